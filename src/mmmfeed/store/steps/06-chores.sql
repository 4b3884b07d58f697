CREATE TABLE chore (                 -- what is done now and then
    name      TEXT PRIMARY KEY,
    at        TEXT NOT NULL,         -- when it was done last
    settings  TEXT NOT NULL          -- and by which settings
) STRICT, WITHOUT ROWID;
