//! The imperative shell: terminal guard, input, event loop, store thread. Holds no policy.
//!
//! [`run`](run::run) is the door for the command line. [`offline`] and [`hardening`] are called first of all, before any thread starts.

pub mod copies;
pub mod crossing;
pub mod desk;
mod enter;
mod first_run;
pub mod guard;
pub mod hardening;
pub mod input;
mod noting;
pub mod offline;
pub mod papers;
pub mod placing;
mod replace;
mod run;
pub mod settings;
pub mod signals;
mod sitting;
pub mod standing;
pub mod store_thread;
pub mod watch;
mod width;

pub use enter::{Source, random};
pub use first_run::{Choice, first_run};
pub use replace::{Anew, take_over};
pub use run::{ALONE, Start, With, run};
pub use width::columns;
