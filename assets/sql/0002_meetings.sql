-- Meetings of record, and the items with a life of their own: bids, triggers, gaps, outcomes, orders, plans, learning and the rest.

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  number INTEGER NOT NULL,
  day INTEGER NOT NULL,
  state INTEGER NOT NULL,
  record TEXT NOT NULL,
  UNIQUE (kind, number)
) STRICT;
CREATE INDEX meeting_open ON meeting(state) WHERE state = 1;

CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  number TEXT UNIQUE COLLATE NOCASE,
  ocg INTEGER REFERENCES ocg(id),
  open INTEGER NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX item_ocg ON item(ocg, kind, id) WHERE ocg IS NOT NULL;
CREATE INDEX item_open ON item(kind, id) WHERE open = 1;
CREATE INDEX item_kind ON item(kind, id);

-- What the board shows of the plan: a bit for each P that does not apply, and the objective for the period.
ALTER TABLE ocg_line ADD COLUMN not_applicable INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ocg_line ADD COLUMN objective TEXT NOT NULL DEFAULT '';

CREATE INDEX journal_meeting ON journal(meeting, seq) WHERE meeting IS NOT NULL;

-- Where the screen was and what was typed but not sent. Not part of the record: not in the journal, not in any paper.
CREATE TABLE place (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  text TEXT NOT NULL
) STRICT;
