//! The real program in a real pseudo-terminal: the main job from an empty folder to a decision read back, what every way of ending leaves behind,
//! and every byte that was written on the way. Nothing sleeps: each step waits for what it did to show.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "cli/support.rs"]
#[expect(dead_code, reason = "made for the tests of the command line")]
mod cli_support;
#[path = "../src/text/corpus.rs"]
#[expect(dead_code, reason = "the generator of any text is not needed here")]
mod corpus;

#[path = "terminal/arguments.rs"]
mod arguments;
#[path = "terminal/asking.rs"]
mod asking;
#[path = "terminal/beside.rs"]
mod beside;
#[path = "terminal/demo.rs"]
mod demo;
#[cfg(target_os = "linux")]
#[path = "terminal/disk.rs"]
mod disk;
#[path = "terminal/elsewhere.rs"]
mod elsewhere;
#[path = "terminal/endings.rs"]
mod endings;
#[path = "terminal/every_argument.rs"]
mod every_argument;
#[path = "terminal/fields.rs"]
mod fields;
#[path = "screens/harness.rs"]
#[expect(dead_code, reason = "shared with the tests of the screens, which use more of it")]
mod harness;
#[path = "terminal/hostile.rs"]
mod hostile;
#[path = "terminal/lock.rs"]
mod lock;
#[path = "terminal/main_job.rs"]
mod main_job;
#[path = "terminal/places.rs"]
mod places;
#[path = "terminal/quiet.rs"]
mod quiet;
#[path = "terminal/raw.rs"]
mod raw;
#[cfg(target_os = "linux")]
#[path = "terminal/stopping.rs"]
mod stopping;
#[path = "terminal/stream.rs"]
mod stream;
#[path = "terminal/window.rs"]
mod window;
