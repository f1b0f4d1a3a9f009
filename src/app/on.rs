//! One file for each behaviour. Each reads and changes the model and returns effects; none knows keys.

pub(super) mod agenda;
pub(super) mod around;
pub(super) mod back;
pub(super) mod beside;
pub(super) mod briefed;
pub(super) mod calendar;
pub(super) mod common;
pub(super) mod drive;
pub(super) mod filter;
pub(super) mod finder;
pub(super) mod form;
pub(super) mod lists;
pub(super) mod lock;
pub(super) mod meeting;
pub(super) mod moves;
pub(super) mod notes;
pub(super) mod partner;
pub(super) mod past;
pub(super) mod record;
pub(super) mod remarks;
pub(super) mod room;
pub(super) mod signed;
pub(super) mod still;
pub(super) mod told;
pub(super) mod undo;
pub(super) mod verbs;
