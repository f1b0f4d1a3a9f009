//! The update: messages in, effects out. Knows no terminal and no SQL.
