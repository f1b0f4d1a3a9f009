-- Who looked at what (DPA 2018 section 62), beside the journal and never in it; and the one change of a journal row that the law asks for.

CREATE TABLE access (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL,
  recorded_at INTEGER NOT NULL,
  decided_at INTEGER NOT NULL,
  decided_by TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  meeting TEXT,
  batch INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body_version INTEGER NOT NULL,
  undoes INTEGER,
  salt BLOB NOT NULL,
  body TEXT,
  body_hash BLOB NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- Count and head of the access log, written with every line of it: a shortened log shows.
CREATE TABLE access_anchor (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  entries INTEGER NOT NULL,
  head BLOB NOT NULL
) STRICT;

-- An erasure was recorded, and the old pages are not gone yet.
CREATE TABLE unswept (
  one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;

-- A lawful erasure takes body and salt away and leaves everything that is hashed; nothing else ever changes a row.
DROP TRIGGER journal_is_never_changed;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
WHEN NOT (NEW.body IS NULL AND NEW.salt = zeroblob(16)
  AND NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.recorded_at = OLD.recorded_at AND NEW.decided_at = OLD.decided_at
  AND NEW.decided_by = OLD.decided_by AND NEW.entered_by = OLD.entered_by AND NEW.meeting IS OLD.meeting
  AND NEW.batch = OLD.batch AND NEW.kind = OLD.kind AND NEW.subject = OLD.subject AND NEW.body_version = OLD.body_version
  AND NEW.undoes IS OLD.undoes AND NEW.body_hash = OLD.body_hash AND NEW.prev = OLD.prev AND NEW.hash = OLD.hash)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER access_is_never_changed BEFORE UPDATE ON access
WHEN NOT (NEW.body IS NULL AND NEW.salt = zeroblob(16)
  AND NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.recorded_at = OLD.recorded_at AND NEW.decided_at = OLD.decided_at
  AND NEW.decided_by = OLD.decided_by AND NEW.entered_by = OLD.entered_by AND NEW.meeting IS OLD.meeting
  AND NEW.batch = OLD.batch AND NEW.kind = OLD.kind AND NEW.subject = OLD.subject AND NEW.body_version = OLD.body_version
  AND NEW.undoes IS OLD.undoes AND NEW.body_hash = OLD.body_hash AND NEW.prev = OLD.prev AND NEW.hash = OLD.hash)
BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END;
CREATE TRIGGER access_is_never_shortened BEFORE DELETE ON access
BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END;
