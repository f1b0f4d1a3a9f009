//! Nothing of the covert store can be seen from the open one (security S8): every command, every key, every file of the open store is the same, byte for
//! byte, with a covert store beside it and without; and after something crossed it is as if the chair had raised the action. And read-only means read-only.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "leak/beside.rs"]
mod beside;
#[path = "leak/commands.rs"]
mod commands;
#[path = "leak/crossing.rs"]
mod crossing;
#[path = "leak/deeds.rs"]
mod deeds;
#[path = "leak/desks.rs"]
mod desks;
#[path = "screens/harness.rs"]
#[expect(dead_code, reason = "shared with the tests of the screens, which use more of it")]
mod harness;
#[path = "leak/markings.rs"]
mod markings;
#[path = "leak/meant.rs"]
mod meant;
#[path = "leak/notes.rs"]
mod notes;
#[path = "leak/reads_only.rs"]
mod reads_only;
#[path = "leak/screens.rs"]
mod screens;
#[path = "cli/support.rs"]
mod support;
#[path = "leak/unfinished.rs"]
mod unfinished;
#[path = "leak/unseen.rs"]
mod unseen;
