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
