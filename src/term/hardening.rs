//! What the process denies itself at its start: memory dumps, readable files, being looked into.
//!
//! It must not know what the program does.

/// Turns core dumps off, makes every new file readable by its owner only, and refuses to be traced by other processes of the user.
///
/// Best effort: returns one sentence for each protection the system refused, for `muster doctor`. Call it before any thread starts.
#[cfg(unix)]
pub fn harden() -> Vec<String> {
    use rustix::fs::Mode;
    use rustix::process::{Resource, Rlimit, setrlimit, umask};

    let mut refused = Vec::new();
    umask(Mode::from_raw_mode(0o077));
    if let Err(why) = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }) {
        refused.push(format!("Core dumps could not be turned off: {why}."));
    }
    #[cfg(target_os = "linux")]
    if let Err(why) = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable) {
        refused.push(format!("Other processes could not be kept from reading this one's memory: {why}."));
    }
    refused
}

/// Nothing to set on this system.
#[cfg(not(unix))]
pub fn harden() -> Vec<String> {
    Vec::new()
}
