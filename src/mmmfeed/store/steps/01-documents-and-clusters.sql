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
