//! Tests of the rules against the record in memory: what holds for every fact, what each rule refuses, what the boundary days are.
#![expect(clippy::unwrap_used, reason = "tests")]

mod asked;
mod asked_items;
mod briefed;
mod candidates;
mod counting;
mod erasable;
mod facts;
mod lines;
mod matters;
mod properties;
mod refused_actions;
mod refused_items;
mod refused_meetings;
mod refused_ocgs;
mod retention;
mod room;
