-- The record: the journal first, then what is read out of it.
-- Days are counted from 1 January of year 1 (that day is 1); moments are milliseconds since 1970 in UTC.

CREATE TABLE journal (
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

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Count and head of the journal, written with every batch: a shortened journal shows.
CREATE TABLE anchor (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  entries INTEGER NOT NULL,
  head BLOB NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;

-- Everything below is the projection: "muster rebuild" makes it anew from the journal.

CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  ocg INTEGER,
  activity INTEGER NOT NULL,
  day INTEGER NOT NULL,
  withdrawn_by INTEGER
) STRICT;
CREATE INDEX entry_ocg ON entry(ocg, seq) WHERE ocg IS NOT NULL;
CREATE INDEX entry_active ON entry(ocg, day) WHERE activity = 1 AND withdrawn_by IS NULL;

CREATE TABLE batch (
  batch INTEGER PRIMARY KEY,
  way TEXT NOT NULL,
  target INTEGER,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  undoable INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX batch_open ON batch(way, undone, undoable, batch);

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE spent_id (
  series TEXT PRIMARY KEY,
  highest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE spent_number (
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE ocg (
  id INTEGER PRIMARY KEY,
  reference TEXT,
  operation TEXT NOT NULL UNIQUE,
  record TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ocg_reference ON ocg(reference) WHERE reference IS NOT NULL;

-- One narrow row for each OCG: all the board shows, so that the whole board is read in one short scan.
CREATE TABLE ocg_line (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL,
  operation TEXT NOT NULL,
  kind INTEGER NOT NULL,
  status INTEGER NOT NULL,
  status_since INTEGER NOT NULL,
  tier INTEGER,
  tier_since INTEGER,
  unit TEXT NOT NULL,
  review INTEGER,
  decided_on INTEGER,
  lro INTEGER,
  deputy INTEGER,
  sro INTEGER,
  without_lro_since INTEGER,
  threat TEXT NOT NULL,
  flags TEXT NOT NULL,
  live INTEGER NOT NULL,
  band TEXT NOT NULL DEFAULT '',
  score INTEGER,
  assessed_on INTEGER,
  active_on INTEGER
) STRICT;
CREATE INDEX ocg_line_lro ON ocg_line(lro) WHERE live = 1;

CREATE TABLE officer (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  record TEXT NOT NULL
) STRICT;

CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE COLLATE NOCASE,
  ocg INTEGER NOT NULL REFERENCES ocg(id),
  strand INTEGER,
  second INTEGER,
  text TEXT NOT NULL,
  detail TEXT NOT NULL,
  shareable INTEGER NOT NULL,
  owner INTEGER REFERENCES officer(id),
  raised_on INTEGER NOT NULL,
  first_due INTEGER,
  due INTEGER,
  extensions INTEGER NOT NULL,
  status INTEGER NOT NULL,
  since INTEGER NOT NULL,
  result TEXT NOT NULL,
  reason_code TEXT NOT NULL,
  by TEXT NOT NULL,
  imported INTEGER NOT NULL
) STRICT;
-- Status 0, 1, 2 is live (open, in progress, claimed complete); 3 is discharged.
CREATE INDEX action_ocg ON action(ocg);
CREATE INDEX action_owner ON action(owner);
CREATE INDEX action_live_ocg ON action(ocg, strand, status, due) WHERE status <= 2;
CREATE INDEX action_live_owner ON action(owner, status, due) WHERE status <= 2;
CREATE INDEX action_live_due ON action(due, id) WHERE status <= 2;
CREATE INDEX action_by_due ON action(status > 2, due IS NULL, due, id);
CREATE INDEX action_done ON action(since, ocg, strand) WHERE status = 3;

CREATE TABLE disruption (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  ocg INTEGER NOT NULL REFERENCES ocg(id),
  day INTEGER NOT NULL,
  moderated INTEGER NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX disruption_ocg ON disruption(ocg, day);

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  ocg INTEGER NOT NULL REFERENCES ocg(id),
  day INTEGER NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_ocg ON assessment(ocg, day, id);

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  ocg INTEGER NOT NULL REFERENCES ocg(id),
  record TEXT NOT NULL
) STRICT;
CREATE INDEX note_ocg ON note(ocg);

-- Full text over OCGs, officers, actions and notes. The row number is the identity times four plus the series
-- (0 OCG, 1 officer, 2 action, 3 note).
CREATE VIRTUAL TABLE search USING fts5(
  words, content='', contentless_delete=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 2"
);
