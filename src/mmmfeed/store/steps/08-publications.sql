CREATE TABLE publication (           -- a feed was published, and differed from the publication before
    id        INTEGER PRIMARY KEY,
    feed      TEXT NOT NULL,
    at        TEXT NOT NULL,
    entries   INTEGER NOT NULL,
    new       INTEGER NOT NULL,
    changed   INTEGER NOT NULL,
    vanished  INTEGER NOT NULL,
    settings  TEXT NOT NULL,         -- names what feeds.yaml wanted of the feed
    apart     INTEGER NOT NULL,      -- how many announcements feeds.yaml kept apart
    is_usual  INTEGER NOT NULL       -- 0: the first one, and what a person had to accept
) STRICT;
CREATE INDEX publication_feed ON publication (feed, id);

CREATE TABLE told (                  -- what a feed ever told its subscribers
    feed       TEXT NOT NULL,
    guid       TEXT NOT NULL,
    title      TEXT NOT NULL,
    source     TEXT NOT NULL,        -- whom its text is from
    published  TEXT NOT NULL,
    words      BLOB NOT NULL,        -- hash of what readers see of it
    shown      INTEGER NOT NULL,     -- 1: it was in the last publication
    PRIMARY KEY (feed, guid)
) STRICT, WITHOUT ROWID;
