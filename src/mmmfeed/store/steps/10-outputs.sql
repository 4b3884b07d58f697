CREATE TABLE touched (               -- a guid of which readers may see something else than what was published last
    guid  TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE page (                  -- an announcement that has a page among the outputs
    guid    TEXT PRIMARY KEY,
    period  TEXT NOT NULL            -- under which it is listed: 2026-03
) STRICT, WITHOUT ROWID;
CREATE INDEX page_period ON page (period, guid);

CREATE TABLE archived (              -- in which closed document of a feed's history an announcement is (RFC 5005)
    feed    TEXT NOT NULL,
    number  INTEGER NOT NULL,        -- from 1, the oldest first
    guid    TEXT NOT NULL,
    PRIMARY KEY (feed, guid)
) STRICT, WITHOUT ROWID;
CREATE INDEX archived_number ON archived (feed, number);

CREATE TABLE written (               -- a file that is ours, since we made it; not the pages of announcements
    name  TEXT PRIMARY KEY           -- as it is called from the folder of feeds.yaml
) STRICT, WITHOUT ROWID;

INSERT INTO touched SELECT guid FROM cluster;

-- Whatever changes what readers see of an announcement touches it, whoever changes it. No INSERT OR IGNORE: inside a
-- trigger the conflict clause of the statement that fires it counts (https://www.sqlite.org/lang_createtrigger.html).
CREATE TRIGGER touched_by_move AFTER UPDATE OF cluster, position ON record
    WHEN old.cluster IS NOT new.cluster OR old.position IS NOT new.position
BEGIN
    INSERT INTO touched SELECT guid FROM cluster
        WHERE id IN (old.cluster, new.cluster) AND guid NOT IN (SELECT guid FROM touched);
END;
CREATE TRIGGER touched_by_version AFTER INSERT ON version
BEGIN
    INSERT INTO touched SELECT guid FROM record JOIN cluster ON cluster.id = record.cluster
        WHERE record.id = new.record AND guid NOT IN (SELECT guid FROM touched);
END;
CREATE TRIGGER touched_by_date AFTER UPDATE OF published, ordinal ON cluster
    WHEN old.published IS NOT new.published OR old.ordinal IS NOT new.ordinal
BEGIN
    INSERT INTO touched SELECT new.guid
        WHERE new.guid NOT IN (SELECT guid FROM touched);
END;
CREATE TRIGGER touched_by_end AFTER DELETE ON cluster
BEGIN
    INSERT INTO touched SELECT old.guid
        WHERE old.guid NOT IN (SELECT guid FROM touched);
END;
CREATE TRIGGER touched_by_decision AFTER INSERT ON overruled
BEGIN
    INSERT INTO touched SELECT guid FROM record JOIN cluster ON cluster.id = record.cluster
        WHERE (record.source, record.source_id) = (new.source, new.source_id) AND guid NOT IN (SELECT guid FROM touched);
END;
CREATE TRIGGER touched_by_other_decision AFTER UPDATE ON overruled
BEGIN
    INSERT INTO touched SELECT guid FROM record JOIN cluster ON cluster.id = record.cluster
        WHERE (record.source, record.source_id) = (new.source, new.source_id) AND guid NOT IN (SELECT guid FROM touched);
END;
CREATE TRIGGER touched_by_no_decision AFTER DELETE ON overruled
BEGIN
    INSERT INTO touched SELECT guid FROM record JOIN cluster ON cluster.id = record.cluster
        WHERE (record.source, record.source_id) = (old.source, old.source_id) AND guid NOT IN (SELECT guid FROM touched);
END;
CREATE TRIGGER touched_by_translation AFTER INSERT ON translation
BEGIN
    INSERT INTO touched SELECT DISTINCT guid FROM record JOIN cluster ON cluster.id = record.cluster
        WHERE record.id IN (new.a, new.b) AND guid NOT IN (SELECT guid FROM touched);
END;
CREATE TRIGGER touched_by_lost_translation AFTER DELETE ON translation
BEGIN
    INSERT INTO touched SELECT DISTINCT guid FROM record JOIN cluster ON cluster.id = record.cluster
        WHERE record.id IN (old.a, old.b) AND guid NOT IN (SELECT guid FROM touched);
END;
