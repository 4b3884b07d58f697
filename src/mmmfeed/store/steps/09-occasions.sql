CREATE TABLE occasion (              -- an event as calendars know it (model.Occasion); `rebuild` keeps it
    uid       TEXT PRIMARY KEY,      -- for life
    guid      TEXT NOT NULL,         -- of the announcement that it was minted for, also where that is an alias by now
    number    INTEGER NOT NULL,      -- in which order those of one guid were minted
    event     TEXT NOT NULL,         -- model.Event as JSON
    sequence  INTEGER NOT NULL,      -- how often it was moved, cancelled or brought back
    stamp     TEXT NOT NULL,         -- when it became as it is, by the announcement's own dates
    cancelled INTEGER NOT NULL,      -- 1, or 0: it takes place
    UNIQUE (guid, number)
) STRICT, WITHOUT ROWID;
