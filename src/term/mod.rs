//! The imperative shell: terminal guard, input, event loop, store thread. Holds no policy.

pub mod guard;
pub mod hardening;
pub mod input;
pub mod offline;
pub mod signals;
