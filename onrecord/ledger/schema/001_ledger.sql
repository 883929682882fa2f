-- The first form of the ledger. Rows are only ever added: what is corrected later is a new row that says when it came.
-- Instants (recorded_at) are UTC, ISO 8601; days (earliest, latest) are ISO 8601 and inclusive.

-- One report, however often its text changes. `identity` is its address, else its outlet and id.
CREATE TABLE reports (
  key INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  recorded_at TEXT NOT NULL
);

-- A report as it was found once: its text and what was known of its origin. `digest` covers both.
CREATE TABLE versions (
  key INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (key),
  number INTEGER NOT NULL CHECK (number >= 1),
  digest TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  published TEXT,
  url TEXT,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  quiet TEXT NOT NULL,          -- JSON: the spans of bylines and credits
  recorded_at TEXT NOT NULL,
  UNIQUE (report, number)
);

-- What one reader made of one version. `digest` covers the record, so that the same record is kept once.
CREATE TABLE records (
  key INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES versions (key),
  reader TEXT NOT NULL,
  digest TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (version, reader, digest)
);

-- The statements, events and figures of a record. `item` is the id that outlives a new reading, `id` the one inside the record.
CREATE TABLE items (
  key INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES records (key),
  position INTEGER NOT NULL,
  item TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('statement', 'event', 'figure')),
  id TEXT NOT NULL,
  type TEXT,
  status TEXT,
  earliest TEXT,
  latest TEXT,
  quote TEXT NOT NULL,          -- the fullest telling
  further TEXT NOT NULL,        -- the other tellings, U+001E between them
  voices TEXT NOT NULL,         -- JSON: the statements that carry the item, innermost first
  event TEXT,                   -- of a figure: the `item` of its event
  rule TEXT NOT NULL,
  body TEXT NOT NULL,           -- JSON: the item in the form of the record
  UNIQUE (record, position),
  UNIQUE (record, item)
);
CREATE INDEX items_by_id ON items (item);
CREATE INDEX items_by_day ON items (earliest, latest);

-- Every name once, with the form in which it is looked for, and what it does in which item.
CREATE TABLE names (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL
);
CREATE TABLE roles (
  item INTEGER NOT NULL REFERENCES items (key),
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'speaker', 'addressee', 'on_behalf_of', 'place')),
  position INTEGER NOT NULL,
  name INTEGER NOT NULL REFERENCES names (key),
  PRIMARY KEY (item, role, position)
) WITHOUT ROWID;
CREATE INDEX roles_by_name ON roles (name, role);

-- The words of every quote, for `--text`.
CREATE VIRTUAL TABLE quotes USING fts5 (
  quote, further, content='items', content_rowid='key', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER items_are_indexed AFTER INSERT ON items BEGIN
  INSERT INTO quotes (rowid, quote, further) VALUES (new.key, new.quote, new.further);
END;

-- The newest version of each report, as it was read last.
CREATE VIEW current_records AS
SELECT records.*, versions.report
FROM records JOIN versions ON versions.key = records.version
WHERE NOT EXISTS (SELECT 1 FROM versions AS later WHERE later.report = versions.report AND later.number > versions.number)
  AND NOT EXISTS (SELECT 1 FROM records AS later WHERE later.version = records.version AND later.key > records.key);

-- Nothing is rewritten, nothing is lost.
CREATE TRIGGER reports_keep BEFORE UPDATE ON reports BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER reports_stay BEFORE DELETE ON reports BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER versions_keep BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER versions_stay BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER records_keep BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER records_stay BEFORE DELETE ON records BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER items_keep BEFORE UPDATE ON items BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER items_stay BEFORE DELETE ON items BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER names_keep BEFORE UPDATE ON names BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER names_stay BEFORE DELETE ON names BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER roles_keep BEFORE UPDATE ON roles BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER roles_stay BEFORE DELETE ON roles BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
