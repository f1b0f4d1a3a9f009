-- What stands in the place of a body that was erased by law, out of the entry that says so. Part of the projection: made anew from the journal.
CREATE TABLE remains (
  seq INTEGER PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

-- Finds the erasures without reading the journal through.
CREATE INDEX journal_erasure ON journal(seq) WHERE kind = 'record.erased';
