"""The tables, and how an older file becomes a newer one."""

from __future__ import annotations

# "mmmf": tells our files from any other SQLite file (PRAGMA application_id).
APPLICATION_ID = 0x6D6D6D66

# The n-th step makes version n of version n - 1 (PRAGMA user_version). A step that was released never changes.
# Times are RFC 3339 in UTC with seconds, so that they sort as text.
MIGRATIONS = (
    """
    CREATE TABLE document (              -- a body that some location once had
        id    INTEGER PRIMARY KEY,
        hash  BLOB NOT NULL UNIQUE,      -- BLAKE2b of the body, 16 bytes
        body  BLOB NOT NULL              -- zstd
    ) STRICT;

    CREATE TABLE hearing (               -- a location said something else than before; `rebuild` replays these
        id          INTEGER PRIMARY KEY,
        source      TEXT NOT NULL,
        location    TEXT NOT NULL,
        heard       TEXT NOT NULL,
        document    INTEGER NOT NULL REFERENCES document,
        media_type  TEXT,
        base_url    TEXT
    ) STRICT;

    CREATE TABLE location (              -- what a location said last, and what to ask it again with
        source         TEXT NOT NULL,
        location       TEXT NOT NULL,
        hearing        INTEGER NOT NULL REFERENCES hearing,
        etag           TEXT,             -- byte for byte as received
        last_modified  TEXT,
        fingerprint    TEXT NOT NULL,    -- of the program and the settings it was read with
        problems       TEXT NOT NULL,    -- JSON
        PRIMARY KEY (source, location)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE cluster (
        id         INTEGER PRIMARY KEY,
        guid       TEXT NOT NULL UNIQUE,
        since      TEXT NOT NULL,        -- when the guid was minted
        published  TEXT NOT NULL
    ) STRICT;
    CREATE INDEX cluster_newest ON cluster (published DESC, guid);

    CREATE TABLE alias (                 -- the guid of a cluster that was joined into another one
        guid     TEXT PRIMARY KEY,
        cluster  INTEGER NOT NULL REFERENCES cluster
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alias_cluster ON alias (cluster);

    CREATE TABLE record (                -- an announcement of one source, in all its versions
        id         INTEGER PRIMARY KEY,
        source     TEXT NOT NULL,
        source_id  TEXT NOT NULL,
        cluster    INTEGER REFERENCES cluster,
        position   INTEGER,              -- in its cluster; 0 leads
        rule       TEXT,                 -- why it is in its cluster; null for the one that began it
        score      REAL,
        evidence   TEXT,
        UNIQUE (source, source_id)
    ) STRICT;
    CREATE INDEX record_cluster ON record (cluster, position);

    CREATE TABLE version (
        id       INTEGER PRIMARY KEY,    -- the highest one of a record is its newest
        record   INTEGER NOT NULL REFERENCES record,
        hearing  INTEGER NOT NULL REFERENCES hearing,
        heard    TEXT NOT NULL,
        body     BLOB NOT NULL           -- zstd of JSON
    ) STRICT;
    CREATE INDEX version_record ON version (record, id);

    CREATE TABLE key (                   -- what a record can be recognised by, from all its versions
        key     TEXT NOT NULL,
        record  INTEGER NOT NULL REFERENCES record,
        PRIMARY KEY (key, record)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX key_record ON key (record);
    """,
    """
    -- What a corrected copy, and a person in feeds.yaml, find a record by. All of it as its source said it last.
    ALTER TABLE record ADD COLUMN name TEXT;     -- what its document calls it now; it was called source_id first
    ALTER TABLE record ADD COLUMN day TEXT;      -- of its publication, in its source's time zone; null: undated
    ALTER TABLE record ADD COLUMN opening TEXT;  -- the first words of its text, in their comparable form
    ALTER TABLE record ADD COLUMN heading TEXT;  -- and those of its title
    ALTER TABLE record ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;  -- among those of one moment in its document
    UPDATE record SET name = source_id;
    UPDATE record SET (day, opening, heading) = (
        SELECT day_in(body), opening_in(body), heading_in(body) FROM version
        WHERE version.id = (SELECT max(id) FROM version WHERE record = record.id)
    );
    CREATE INDEX record_name ON record (source, name);
    CREATE INDEX record_day ON record (source, day, name);
    CREATE INDEX record_opening ON record (opening);
    CREATE INDEX record_heading ON record (heading);

    ALTER TABLE location RENAME TO location_1;
    CREATE TABLE location (              -- what a location said last, and what to ask it again with
        id             INTEGER PRIMARY KEY,
        source         TEXT NOT NULL,
        location       TEXT NOT NULL,
        hearing        INTEGER NOT NULL REFERENCES hearing,
        etag           TEXT,             -- byte for byte as received
        last_modified  TEXT,
        fingerprint    TEXT NOT NULL,    -- of the program and the settings it was read with
        problems       TEXT NOT NULL,    -- JSON
        reading        INTEGER NOT NULL DEFAULT 0,  -- how often a document was read here that is all its source says
        UNIQUE (source, location)
    ) STRICT;
    -- Everything is read once more, so that it is known what stands where.
    INSERT INTO location (source, location, hearing, etag, last_modified, fingerprint, problems)
        SELECT source, location, hearing, etag, last_modified, '', problems FROM location_1;
    DROP TABLE location_1;

    CREATE TABLE place (                 -- where a record stands; with a lower reading it is gone from there
        record    INTEGER NOT NULL REFERENCES record,
        location  INTEGER NOT NULL REFERENCES location,
        reading   INTEGER NOT NULL,
        PRIMARY KEY (record, location)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE overruled (             -- how a record is shown, where feeds.yaml decides; `rebuild` keeps it
        source     TEXT NOT NULL,
        source_id  TEXT NOT NULL,
        body       BLOB NOT NULL,        -- zstd of JSON: the fields that differ from what was heard
        PRIMARY KEY (source, source_id)
    ) STRICT, WITHOUT ROWID;

    -- Those of one moment stand in the order of their document.
    ALTER TABLE cluster ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;
    DROP INDEX cluster_newest;
    CREATE INDEX cluster_newest ON cluster (published DESC, ordinal, guid);
    """,
    """
    CREATE TABLE poll (                  -- what came of asking a source so far
        source    TEXT NOT NULL,
        location  TEXT NOT NULL,
        body      TEXT NOT NULL,         -- JSON
        PRIMARY KEY (source, location)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE validator (             -- what a URL is to be asked with, byte for byte as received
        source         TEXT NOT NULL,
        url            TEXT NOT NULL,
        etag           TEXT,
        last_modified  TEXT,
        PRIMARY KEY (source, url)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO validator SELECT source, location, etag, last_modified FROM location
        WHERE etag IS NOT NULL OR last_modified IS NOT NULL;
    ALTER TABLE location DROP COLUMN etag;
    ALTER TABLE location DROP COLUMN last_modified;

    CREATE TABLE pending (               -- a record whose newest version is not merged yet
        source  TEXT NOT NULL,
        record  INTEGER NOT NULL REFERENCES record,
        PRIMARY KEY (source, record)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE location ADD COLUMN said INTEGER NOT NULL DEFAULT 0;  -- announcements in its last document
    ALTER TABLE location ADD COLUMN since INTEGER REFERENCES hearing; -- when it first said something; null: never
    UPDATE location SET since = hearing, said = (SELECT count(*) FROM record WHERE record.source = location.source);
    UPDATE location SET since = NULL WHERE said = 0;

    CREATE TABLE held (                  -- a document that brings so much at once that it was held back
        hearing   INTEGER PRIMARY KEY REFERENCES hearing,
        source    TEXT NOT NULL,
        location  TEXT NOT NULL,
        rule      TEXT NOT NULL,         -- why
        since     TEXT NOT NULL,         -- when it was first said
        names     TEXT NOT NULL,         -- JSON: the ids of what it brings; empty once something else was said
        passed    TEXT                   -- when it was let through; null: it was not
    ) STRICT;
    CREATE INDEX held_location ON held (source, location, hearing);

    CREATE TABLE habit (                 -- what a source does again and again
        source  TEXT NOT NULL,
        rule    TEXT NOT NULL,
        times   INTEGER NOT NULL,        -- in a row
        PRIMARY KEY (source, rule)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE print (                 -- the runs of words that a record has, or had (merge.likeness.shingles)
        recent  INTEGER NOT NULL,        -- 1: not yet among the others (store.words)
        hash    INTEGER NOT NULL,
        record  INTEGER NOT NULL,        -- no reference: each row were looked at for each record that is dropped
        PRIMARY KEY (recent, hash, record)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE feature (               -- what a record would have in another language, too (merge.translation)
        recent  INTEGER NOT NULL,        -- 1: not yet among the others (store.words)
        hash    INTEGER NOT NULL,
        record  INTEGER NOT NULL,
        PRIMARY KEY (recent, hash, record)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE judgement (             -- what came of comparing two records; those that are not alike have none
        a         INTEGER NOT NULL REFERENCES record,  -- the smaller of the two
        b         INTEGER NOT NULL REFERENCES record,
        kind      TEXT NOT NULL,         -- same, different, unsure
        rule      TEXT NOT NULL,
        score     REAL NOT NULL,
        evidence  TEXT NOT NULL,
        decided   TEXT NOT NULL,
        apart     INTEGER NOT NULL DEFAULT 0,  -- the same, and yet not in one cluster: people should say
        PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX judgement_other ON judgement (b, a);
    CREATE INDEX judgement_url ON judgement (a) WHERE rule = 'url';
    CREATE INDEX judgement_unsure ON judgement (decided) WHERE kind = 'unsure' OR apart;

    CREATE TABLE link (                  -- two records that may be one in two languages
        a         INTEGER NOT NULL REFERENCES record,  -- the smaller of the two
        b         INTEGER NOT NULL REFERENCES record,
        score     REAL NOT NULL,
        evidence  TEXT NOT NULL,
        PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX link_other ON link (b, a);

    CREATE TABLE translation (           -- those of them that stand, since no other one is likelier
        a         INTEGER NOT NULL REFERENCES record,
        b         INTEGER NOT NULL REFERENCES record,
        score     REAL NOT NULL,
        evidence  TEXT NOT NULL,
        PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX translation_other ON translation (b, a);

    CREATE TABLE tongue (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;  -- the languages in which something is known

    CREATE TABLE guid (                  -- what subscribers know an announcement by; `rebuild` keeps it
        guid       TEXT PRIMARY KEY,
        since      TEXT NOT NULL,        -- when it was minted
        source     TEXT NOT NULL,        -- of what: in whatever cluster that is, its guid is known
        source_id  TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX guid_of ON guid (source, source_id);
    CREATE TEMP TABLE seed AS
        SELECT cluster, min(id) AS record FROM record WHERE rule IS NULL AND cluster IS NOT NULL GROUP BY cluster;
    INSERT INTO guid SELECT guid, since, source, source_id
        FROM cluster JOIN seed ON seed.cluster = cluster.id JOIN record ON record.id = seed.record;
    -- The older guid was kept, so that of these is younger, though nobody knows by how much.
    INSERT INTO guid SELECT alias.guid, strftime('%Y-%m-%dT%H:%M:%SZ', since, '+1 second'), source, source_id
        FROM alias JOIN cluster ON cluster.id = alias.cluster
        JOIN seed ON seed.cluster = cluster.id JOIN record ON record.id = seed.record;
    INSERT INTO judgement
        SELECT min(seed.record, id), max(seed.record, id), 'same', rule, coalesce(score, 1.0), coalesce(evidence, ''),
               (SELECT since FROM cluster WHERE id = record.cluster), 0
        FROM record JOIN seed USING (cluster) WHERE rule IS NOT NULL;
    DROP TABLE seed;
    DROP TABLE alias;
    -- All are looked at once more, for the words that they share.
    INSERT INTO pending SELECT source, id FROM record WHERE true ON CONFLICT DO NOTHING;

    CREATE TABLE story (                 -- what became of guids, for people
        id        INTEGER PRIMARY KEY,
        at        TEXT NOT NULL,
        guid      TEXT NOT NULL,
        event     TEXT NOT NULL,         -- joined, left
        source    TEXT NOT NULL,
        source_id TEXT NOT NULL,
        evidence  TEXT NOT NULL
    ) STRICT;
    CREATE INDEX story_of ON story (guid);

    ALTER TABLE record ADD COLUMN prints INTEGER NOT NULL DEFAULT 0;  -- how many runs of words it has

    CREATE TABLE seen (                  -- what readers saw last (model.Seen); `rebuild` keeps it
        guid      TEXT PRIMARY KEY,
        words     BLOB NOT NULL,         -- hash of title and text
        changed   TEXT                   -- when these last changed; null: not since they were published
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE pin (                   -- two records of which feeds.yaml says that they are one, or are not
        a_source  TEXT NOT NULL,         -- the one that sorts first
        a_id      TEXT NOT NULL,
        b_source  TEXT NOT NULL,
        b_id      TEXT NOT NULL,
        same      INTEGER NOT NULL,      -- 1, or 0: they are not
        place     TEXT NOT NULL,         -- feeds.yaml:12
        PRIMARY KEY (a_source, a_id, b_source, b_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX pin_other ON pin (b_source, b_id);
    """,
    """
    CREATE TABLE chore (                 -- what is done now and then
        name      TEXT PRIMARY KEY,
        at        TEXT NOT NULL,         -- when it was done last
        settings  TEXT NOT NULL          -- and by which settings
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE subscription (          -- a feed that a list among the sources names, or named once
        list      TEXT NOT NULL,         -- the source that is the list
        place     TEXT NOT NULL,         -- what all ways to write the feed's address share
        name      TEXT NOT NULL,         -- what it is called, behind the list's name; for life
        url       TEXT NOT NULL,         -- as the list has it
        title     TEXT NOT NULL,
        position  INTEGER,               -- in the list; null: it is not there any more
        PRIMARY KEY (list, place),
        UNIQUE (list, name)
    ) STRICT, WITHOUT ROWID;
    """,
)
