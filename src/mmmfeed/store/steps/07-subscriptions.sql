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
