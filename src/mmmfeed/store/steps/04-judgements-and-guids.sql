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
