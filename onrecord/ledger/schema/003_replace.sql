-- The third form: rows cannot be replaced either. `INSERT OR REPLACE` takes the old row away without asking the guards of
-- DELETE (unless a connection sets recursive_triggers), so an insert is refused where one of its keys is there already.
-- Tables that are all key (appearances, identities, item_keys, report_keys) need no guard: the same row comes again.

CREATE TRIGGER reports_add BEFORE INSERT ON reports
WHEN EXISTS (SELECT 1 FROM reports WHERE key = new.key) OR EXISTS (SELECT 1 FROM reports WHERE identity = new.identity)
  OR EXISTS (SELECT 1 FROM reports WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER versions_add BEFORE INSERT ON versions
WHEN EXISTS (SELECT 1 FROM versions WHERE key = new.key) OR EXISTS (SELECT 1 FROM versions WHERE digest = new.digest)
  OR EXISTS (SELECT 1 FROM versions WHERE report = new.report AND number = new.number)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER records_add BEFORE INSERT ON records
WHEN EXISTS (SELECT 1 FROM records WHERE key = new.key)
  OR EXISTS (SELECT 1 FROM records WHERE version = new.version AND reader = new.reader AND digest = new.digest)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER items_add BEFORE INSERT ON items
WHEN EXISTS (SELECT 1 FROM items WHERE key = new.key)
  OR EXISTS (SELECT 1 FROM items WHERE record = new.record AND (position = new.position OR item = new.item))
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER names_add BEFORE INSERT ON names
WHEN EXISTS (SELECT 1 FROM names WHERE key = new.key) OR EXISTS (SELECT 1 FROM names WHERE name = new.name)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER roles_add BEFORE INSERT ON roles
WHEN EXISTS (SELECT 1 FROM roles WHERE item = new.item AND role = new.role AND position = new.position)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER differences_add BEFORE INSERT ON differences
WHEN EXISTS (SELECT 1 FROM differences WHERE version = new.version)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER matched_add BEFORE INSERT ON matched
WHEN EXISTS (SELECT 1 FROM matched WHERE key = new.key)
  OR EXISTS (SELECT 1 FROM matched WHERE record = new.record AND matcher = new.matcher)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER kept_items_add BEFORE INSERT ON kept_items
WHEN EXISTS (SELECT 1 FROM kept_items WHERE item = new.item AND matched = new.matched)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER links_add BEFORE INSERT ON links
WHEN EXISTS (SELECT 1 FROM links WHERE key = new.key)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER judgements_add BEFORE INSERT ON judgements
WHEN EXISTS (SELECT 1 FROM judgements WHERE key = new.key)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
