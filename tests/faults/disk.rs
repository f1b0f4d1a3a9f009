//! A small disk in memory, where the system lets us have one.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A line on the test's own output, which is shown whatever the outcome: what was not run has to be known.
pub(crate) fn say(line: &str) {
    let mut out = std::io::stderr().lock();
    writeln!(out, "{line}").unwrap();
}

/// A mounted disk; gone when it is dropped.
pub(crate) struct Disk {
    path: PathBuf,
}

impl Disk {
    /// Mounts a disk of this size ("4m") below `base`; `None`, and a line on the output, where that is not allowed.
    pub(crate) fn mount(base: &Path, size: &str) -> Option<Self> {
        let path = base.join("disk");
        std::fs::create_dir(&path).unwrap();
        let mounted =
            quietly("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(&path).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self { path });
        }
        say("not run: no disk can be mounted here (that needs the rights of root)");
        None
    }

    /// Where the disk is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// From now on nothing can be written to it.
    pub(crate) fn make_read_only(&self) {
        let done = quietly("mount").args(["-o", "remount,ro"]).arg(&self.path).status().unwrap();
        assert!(done.success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = quietly("umount").arg(&self.path).status();
    }
}

fn quietly(program: &str) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}
