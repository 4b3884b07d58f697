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
