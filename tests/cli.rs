//! The command line, tested as a person or a script uses it: the real program, without a terminal, on folders of the test's own.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

#[path = "cli/backups.rs"]
mod backups;
#[path = "cli/briefed.rs"]
mod briefed;
#[path = "cli/carried.rs"]
mod carried;
#[path = "cli/copies.rs"]
mod copies;
#[path = "cli/copies_back.rs"]
mod copies_back;
#[path = "cli/counter.rs"]
mod counter;
#[path = "cli/covert.rs"]
mod covert;
#[path = "cli/doctor.rs"]
mod doctor;
#[path = "cli/erase.rs"]
mod erase;
#[path = "cli/erase_names.rs"]
mod erase_names;
#[path = "cli/holding.rs"]
mod holding;
#[path = "cli/json.rs"]
mod json;
#[path = "cli/meeting.rs"]
mod meeting;
#[path = "cli/operators.rs"]
mod operators;
#[path = "cli/pack.rs"]
mod pack;
#[path = "cli/papers.rs"]
mod papers;
#[path = "cli/passed_on.rs"]
mod passed_on;
#[path = "cli/people.rs"]
mod people;
#[path = "cli/pipes.rs"]
mod pipes;
#[path = "cli/reasons.rs"]
mod reasons;
#[path = "cli/record.rs"]
mod record;
#[path = "cli/recount.rs"]
mod recount;
#[path = "cli/recount_board.rs"]
mod recount_board;
#[path = "cli/recount_evidence.rs"]
mod recount_evidence;
#[path = "cli/refusals.rs"]
mod refusals;
#[path = "cli/rekey.rs"]
mod rekey;
#[path = "cli/restore.rs"]
mod restore;
#[path = "cli/retention.rs"]
mod retention;
#[path = "cli/seals.rs"]
mod seals;
#[path = "cli/stdout.rs"]
mod stdout;
#[path = "cli/store.rs"]
mod store;
#[path = "cli/support.rs"]
mod support;
#[path = "cli/typed_times.rs"]
mod typed_times;
