-- The second form: links between reports, judgements of people, what was known when, full text of reports.
-- Where a new column of an old table has to be filled, its guard is taken away for that one statement.

-- The id of a report, the same on every machine: digits of the digest of its identity.
DROP TRIGGER reports_keep;
ALTER TABLE reports ADD COLUMN id TEXT NOT NULL DEFAULT '';
UPDATE reports SET id = report_id(identity);
CREATE TRIGGER reports_keep BEFORE UPDATE ON reports BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE UNIQUE INDEX reports_by_id ON reports (id);

-- The day of publication, as the report tells it.
ALTER TABLE versions ADD COLUMN day TEXT GENERATED ALWAYS AS (substr(published, 1, 10)) VIRTUAL;

-- What a changed report says otherwise than the version before. `changes` is JSON: a list of {"was", "now", "at"}, each a
-- stretch of words that went, that came, and where it came (offset in the newer text).
CREATE TABLE differences (
  version INTEGER PRIMARY KEY REFERENCES versions (key),
  previous INTEGER NOT NULL REFERENCES versions (key),
  changes TEXT NOT NULL
);
INSERT INTO differences
SELECT newer.key, older.key, difference(older.text, newer.text)
FROM versions AS newer JOIN versions AS older ON older.report = newer.report AND older.number = newer.number - 1;

-- What a record says beside its items (identities of actors, places on the map), as JSON, and how many items it has.
DROP TRIGGER records_keep;
ALTER TABLE records ADD COLUMN extra TEXT NOT NULL DEFAULT '{}';
ALTER TABLE records ADD COLUMN statements INTEGER NOT NULL DEFAULT 0;
ALTER TABLE records ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE records ADD COLUMN figures INTEGER NOT NULL DEFAULT 0;
UPDATE records SET
  statements = (SELECT count(*) FROM items WHERE items.record = records.key AND kind = 'statement'),
  events = (SELECT count(*) FROM items WHERE items.record = records.key AND kind = 'event'),
  figures = (SELECT count(*) FROM items WHERE items.record = records.key AND kind = 'figure');
CREATE TRIGGER records_keep BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

-- Under which day an item stands ('none' comes after all days), so that a timeline is read in its order.
ALTER TABLE items ADD COLUMN day TEXT GENERATED ALWAYS AS (coalesce(earliest, latest, 'none')) VIRTUAL;
DROP INDEX items_by_day;
CREATE INDEX items_by_day ON items (day, kind, earliest, latest, type, status);

-- Who (place = 0) and what place (place = 1) stands in an item, by day. A name may be an identity ("state:UKR") too.
DROP INDEX roles_by_name;
CREATE TABLE appearances (
  name INTEGER NOT NULL REFERENCES names (key),
  place INTEGER NOT NULL CHECK (place IN (0, 1)),
  day TEXT NOT NULL,
  item INTEGER NOT NULL REFERENCES items (key),
  PRIMARY KEY (name, place, day, item)
) WITHOUT ROWID;
INSERT OR IGNORE INTO appearances
SELECT roles.name, roles.role = 'place', items.day, items.key FROM roles JOIN items ON items.key = roles.item;

-- Which identities a name has stood for in some record; `identity` is the name that is the identity itself.
CREATE TABLE identities (
  name INTEGER NOT NULL REFERENCES names (key),
  identity INTEGER NOT NULL REFERENCES names (key),
  PRIMARY KEY (name, identity)
) WITHOUT ROWID;

-- The words of names and of reports.
CREATE VIRTUAL TABLE name_words USING fts5 (folded, content='names', content_rowid='key');
INSERT INTO name_words (rowid, folded) SELECT key, folded FROM names;
CREATE TRIGGER names_are_indexed AFTER INSERT ON names BEGIN
  INSERT INTO name_words (rowid, folded) VALUES (new.key, new.folded);
END;
CREATE VIRTUAL TABLE texts USING fts5 (
  title, text, content='versions', content_rowid='key', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO texts (rowid, title, text) SELECT key, title, text FROM versions;
CREATE TRIGGER versions_are_indexed AFTER INSERT ON versions BEGIN
  INSERT INTO texts (rowid, title, text) VALUES (new.key, new.title, new.text);
END;

-- What an item is about: the subject of an event, the words of a statement, the unit of a figure. Only the index is kept.
CREATE VIRTUAL TABLE topics USING fts5 (topic, content='', tokenize='unicode61 remove_diacritics 2');
INSERT INTO topics (rowid, topic)
SELECT items.key, topic(items.body, versions.text)
FROM items JOIN records ON records.key = items.record JOIN versions ON versions.key = records.version;

-- What matching keeps of a record and of its items: the keys (64-bit integers) by which those are found that could be
-- linked, and what it compares, as JSON in matching's own form. A newer matcher's row comes beside the older one's.
CREATE TABLE matched (
  key INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES records (key),
  matcher TEXT NOT NULL,
  kept TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  UNIQUE (record, matcher)
);
CREATE TABLE kept_items (
  item INTEGER NOT NULL REFERENCES items (key),
  matched INTEGER NOT NULL REFERENCES matched (key),
  kept TEXT NOT NULL,
  PRIMARY KEY (item, matched)
) WITHOUT ROWID;
CREATE TABLE item_keys (
  key INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES items (key),
  PRIMARY KEY (key, item)
) WITHOUT ROWID;
CREATE TABLE report_keys (
  key INTEGER NOT NULL,
  record INTEGER NOT NULL REFERENCES records (key),
  PRIMARY KEY (key, record)
) WITHOUT ROWID;

-- Links between reports (kind 'copy') or items, by their ids. The newest row of a kind and pair says whether it holds.
CREATE TABLE links (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  maker TEXT NOT NULL,
  recorded_at TEXT NOT NULL
);
CREATE INDEX links_by_one ON links (one, kind, other);
CREATE INDEX links_by_other ON links (other, kind, one);

-- What people have judged, by the ids of items. `other` is the second item of 'merge' and 'split'; `field` and `value`
-- (JSON) belong to 'correct'; `judgement` is the one that 'withdraw' takes back. The newest one stands.
CREATE TABLE judgements (
  key INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct', 'merge', 'split', 'withdraw')),
  item TEXT NOT NULL,
  other TEXT,
  field TEXT,
  value TEXT,
  judgement INTEGER REFERENCES judgements (key),
  person TEXT NOT NULL,
  note TEXT,
  recorded_at TEXT NOT NULL
);
CREATE INDEX judgements_by_item ON judgements (item);
CREATE INDEX judgements_by_other ON judgements (other);

CREATE INDEX records_by_instant ON records (recorded_at);

-- The links that hold.
CREATE VIEW current_links AS
SELECT links.* FROM links
WHERE links.holds AND NOT EXISTS (
  SELECT 1 FROM links AS later
  WHERE later.one = links.one AND later.kind = links.kind AND later.other = links.other AND later.key > links.key
);

CREATE TRIGGER differences_keep BEFORE UPDATE ON differences BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER differences_stay BEFORE DELETE ON differences BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER appearances_keep BEFORE UPDATE ON appearances BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER appearances_stay BEFORE DELETE ON appearances BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER identities_keep BEFORE UPDATE ON identities BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER identities_stay BEFORE DELETE ON identities BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER matched_keep BEFORE UPDATE ON matched BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER matched_stay BEFORE DELETE ON matched BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER report_keys_keep BEFORE UPDATE ON report_keys BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER report_keys_stay BEFORE DELETE ON report_keys BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER item_keys_keep BEFORE UPDATE ON item_keys BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER item_keys_stay BEFORE DELETE ON item_keys BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER kept_items_keep BEFORE UPDATE ON kept_items BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER kept_items_stay BEFORE DELETE ON kept_items BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER links_keep BEFORE UPDATE ON links BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER links_stay BEFORE DELETE ON links BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgements_keep BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
