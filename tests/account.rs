//! What has to be accounted for: who looked at what and who was told what, what may be kept how long, what the law takes away.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "account/log.rs"]
mod log;
#[path = "account/named.rs"]
mod named;
#[path = "account/not_given.rs"]
mod not_given;
#[path = "cli/support.rs"]
#[expect(dead_code, reason = "shared with the tests of the command line, which use more of it")]
mod support;
