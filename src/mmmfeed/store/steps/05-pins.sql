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
