//! Looks at this computer and notes what is there: the part of `muster doctor` that reads files of the system, the environment and the process.
//! Judges nothing, writes nothing, and takes what cannot be read as not known.

mod ground;
mod lock;
mod mounts;
mod store;
mod swaps;

pub(super) use ground::Surface;
pub(super) use store::store;

use super::seen::{Computer, Disk, Memory, Recording, Terminal};
use crate::cli::files;
use std::io::IsTerminal as _;
use std::path::Path;

/// Most programs that are looked at above this one.
const ABOVE: usize = 64;

/// The computer, with the disk of the folder the store stands in or will be made in.
pub(super) fn computer(store: &Path, surface: &Surface) -> Computer {
    Computer {
        disk: disk(store, surface),
        swap: swaps::seen(surface),
        memory: memory(),
        network: Some(crate::term::offline::deny_network()),
        recording: recording(),
        terminal: terminal(),
        program: format!(
            "muster {} for {} {}, schema {}",
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH,
            crate::store::schema::newest()
        ),
    }
}

/// What tells of a terminal that is recorded.
pub(super) fn recording() -> Recording {
    Recording { environment: super::rules::recorded_by().filter(|name| is_set(name)).collect(), parents: parents() }
}

/// The disk of a folder, or of the nearest folder above that is there.
pub(super) fn disk(path: &Path, surface: &Surface) -> Disk {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let there = whole.ancestors().find(|folder| folder.exists()).unwrap_or(&whole);
    Disk { at: files::shown(there), free: free(there), ground: surface.of_path(there) }
}

#[cfg(unix)]
fn free(path: &Path) -> Option<u64> {
    let about = rustix::fs::statvfs(path).ok()?;
    Some(about.f_bavail.saturating_mul(about.f_frsize))
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<u64> {
    None
}

/// Major and minor number of a device.
#[cfg(target_os = "linux")]
fn numbers(device: u64) -> (u32, u32) {
    (rustix::fs::major(device), rustix::fs::minor(device))
}

#[cfg(not(target_os = "linux"))]
fn numbers(_: u64) -> (u32, u32) {
    (0, 0)
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn memory() -> Memory {
    let word = |path: &str| std::fs::read_to_string(path).map(|text| text.trim().to_owned()).unwrap_or_default();
    Memory {
        refused: crate::term::hardening::harden(),
        locked: crate::store::secret::stays_in_memory(),
        core_limit: core_limit(),
        dumpable: dumpable(),
        core_pattern: word("/proc/sys/kernel/core_pattern"),
        ptrace_scope: word("/proc/sys/kernel/yama/ptrace_scope").parse().ok(),
    }
}

#[cfg(unix)]
fn core_limit() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::Core).current
}

#[cfg(not(unix))]
fn core_limit() -> Option<u64> {
    None
}

#[cfg(target_os = "linux")]
fn dumpable() -> Option<bool> {
    use rustix::process::{DumpableBehavior, dumpable_behavior};
    dumpable_behavior().ok().map(|found| found == DumpableBehavior::Dumpable)
}

#[cfg(not(target_os = "linux"))]
fn dumpable() -> Option<bool> {
    None
}

/// Names of the programs this one was started from, the nearest first; `None` where the system does not tell.
fn parents() -> Option<Vec<String>> {
    let stat = |process: &str| std::fs::read(format!("/proc/{process}/stat")).ok().and_then(|text| stat_of(&text));
    let (_, mut process) = stat("self")?;
    let mut names = Vec::new();
    while process != "0" && names.len() < ABOVE {
        // A process of somebody else may be hidden; what was seen up to there stands.
        let Some((name, parent)) = stat(&process) else { break };
        names.push(name);
        process = parent;
    }
    Some(names)
}

/// The name and the parent in the `stat` of a process: the name stands in brackets, and may hold brackets and blanks itself.
fn stat_of(text: &[u8]) -> Option<(String, String)> {
    let text = String::from_utf8_lossy(text);
    let (_, rest) = text.split_once('(')?;
    let (name, fields) = rest.rsplit_once(')')?;
    let parent = fields.split_whitespace().nth(1)?;
    Some((crate::text::clean_line(name), parent.to_owned()))
}

fn terminal() -> Option<Terminal> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    let value = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    Some(Terminal {
        kind: crate::text::clean_line(&value("TERM").unwrap_or_else(|| "unknown".to_owned())),
        locale: ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| value(name)).unwrap_or_default(),
        columns: crate::term::columns(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_process_may_hold_anything() {
        let read = |text: &str| stat_of(text.as_bytes());
        assert_eq!(read("42 (script) S 7 42 0 34816"), Some(("script".into(), "7".into())));
        assert_eq!(read("42 (tmux: server) S 1 42"), Some(("tmux: server".into(), "1".into())));
        assert_eq!(read("42 (a) b (c)) R 9 1"), Some(("a) b (c)".into(), "9".into())));
        let strange = read("42 (a\u{1b}[2J) R 9 1").map(|(name, _)| name).unwrap_or_default();
        assert!(!strange.contains('\u{1b}'), "{strange:?}");
        assert_eq!((read(""), read("42 (half"), read("42 (name)")), (None, None, None));
    }
}
