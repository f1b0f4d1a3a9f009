//! Papers: the minutes of a small record against golden files, the counting rules one by one, the sentence patterns.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test that cannot go on should stop")]

mod bid_answers;
mod board;
mod board_asked;
mod board_issued;
mod board_more;
mod board_objectives;
mod differences;
mod division;
mod evening;
mod evidence;
mod formats;
mod golden;
mod held;
mod meeting;
mod minutes;
mod plans;
mod put;
mod record;
mod redact;
mod register;
mod rules;
mod rules_actions;
mod rules_all;
mod rules_division;
mod rules_flow;
mod rules_harm;
mod rules_sums;
mod sentences;
mod sentences_meetings;
mod sheets;
mod sheets_partner;
mod signed_by;
mod start;
mod totals_revised;
mod verbs;
