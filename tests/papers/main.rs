//! Papers: the minutes of a small record against golden files, the counting rules one by one, the sentence patterns.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test that cannot go on should stop")]

mod board;
mod board_asked;
mod division;
mod evening;
mod evidence;
mod formats;
mod golden;
mod meeting;
mod minutes;
mod record;
mod redact;
mod rules;
mod rules_actions;
mod sentences;
mod sentences_meetings;
mod sheets;
mod start;
mod verbs;
