//! What the meeting is about: OCGs, tiers, officers, actions; commands, facts and the rules between them.
//!
//! A *command* is what somebody asks; [`decide`](decide::decide) answers with a refusal in words or with *facts*; [`fold`](fold::fold) puts a fact
//! into the records; [`invert`](invert::invert) takes it back; [`describe`](describe::describe) reads it aloud. Nothing here knows a screen, a
//! database, a clock or a file: times, dates and identities come in as values.

pub mod access;
pub mod access_log;
pub mod action;
pub mod agenda;
pub mod asking;
pub mod assessment;
pub mod board;
pub mod briefed;
pub mod briefing;
pub mod candidates;
pub mod carried;
pub mod command;
pub mod copies;
pub mod crossing;
pub mod date_words;
pub mod decide;
pub mod describe;
pub mod disruption;
pub mod erasable;
pub mod erasure;
pub mod extract;
pub mod fact;
pub mod file_name;
pub mod fold;
pub mod identity;
pub mod invert;
pub mod item;
pub mod limits;
pub mod mark;
pub mod marking;
pub mod matters;
pub mod meeting;
mod meeting_kind;
pub mod memory;
pub mod new_records;
pub mod note;
pub mod ocg;
pub mod officer;
pub mod partner_view;
pub mod passed_on;
pub mod picture;
pub mod preparation;
pub mod profile;
pub mod quorum;
pub mod reading;
pub mod receipt;
pub mod retention;
pub mod role;
pub mod running_order;
pub mod tier;
pub mod time;
pub mod touched;
pub mod undo;
pub mod unfinished;

#[cfg(test)]
mod tests;
