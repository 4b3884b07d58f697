CREATE TABLE ping (                  -- a feed that has changed, of which its hub is still to be told (WebSub)
    hub    TEXT NOT NULL,
    topic  TEXT NOT NULL,            -- the feed's address
    since  TEXT NOT NULL,            -- when it changed last
    tries  INTEGER NOT NULL,         -- how often the hub was told in vain
    due    TEXT NOT NULL,            -- when it may be told again
    rests  INTEGER NOT NULL,         -- 1: until then the hub is told nothing at all
    PRIMARY KEY (hub, topic)
) STRICT, WITHOUT ROWID;
