//! What the program does not do: wake when nothing happens, open a socket, leave its memory behind.
#![cfg(target_os = "linux")]

use super::window::{Demo, Window};
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How often the threads of the process have gone to sleep so far; each wake-up ends in one more.
fn sleeps(window: &Window) -> u64 {
    let threads = std::fs::read_dir(format!("/proc/{}/task", window.pid())).unwrap();
    let count = |status: String| -> u64 {
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        line.unwrap().trim().parse().unwrap()
    };
    threads.map(|thread| count(std::fs::read_to_string(thread.unwrap().path().join("status")).unwrap())).sum()
}

#[test]
fn nothing_is_written_and_nothing_wakes_while_nothing_happens() {
    let demo = Demo::copy();
    let mut window = demo.open();
    // The clock of this demo stands still at a full minute, so the next tick of the minute is a minute after the last key.
    let quiet = (0..10).any(|_| {
        let (bytes, slept) = (window.written(), sleeps(&window));
        let wrote = window.writes_within(Duration::from_millis(1_200));
        !wrote && bytes == window.written() && slept == sleeps(&window)
    });
    assert!(quiet, "it kept waking or writing");
    let bytes = window.written();
    window.keys_show("?", "type to filter");
    assert!(window.written() > bytes, "it was there all the time");
    window.keys("\u{1b}");
    window.hides("type to filter");
    window.quits();
    window.ends_clean(0);
}

/// What the kernel says of a process: of one line of its status.
fn status(pid: u32, name: &str) -> String {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(&format!("{name}:")));
    line.unwrap_or_default().trim().to_owned()
}

/// A process with the kernel's rule against sockets, whose new files are its owner's only, and whose memory is left nowhere and shown to nobody.
fn is_hardened(pid: u32) {
    if cfg!(any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")) {
        assert_eq!(status(pid, "Seccomp"), "2");
    }
    assert_eq!(status(pid, "Umask"), "0077");
    let limits = std::fs::read_to_string(format!("/proc/{pid}/limits")).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert!(core.split_whitespace().eq(["Max", "core", "file", "size", "0", "0", "bytes"]), "{core}");
}

#[test]
fn the_process_can_open_no_socket_and_leaves_no_memory_behind() {
    let demo = Demo::copy();
    let mut window = demo.open();
    let pid = u32::try_from(window.pid()).unwrap();
    is_hardened(pid);
    // The key of the open record is kept out of swap, where the system lets anybody keep anything out of it.
    if rustix::process::getrlimit(rustix::process::Resource::Memlock).current.is_none_or(|most| most >= 1 << 16) {
        assert_ne!(status(pid, "VmLck"), "0 kB");
    }
    // The program that replaces it at a lock does the same anew.
    let before = super::lock::image(&window);
    window.keys("\u{2}");
    super::lock::replaced(&window, &before);
    is_hardened(pid);
    window.keys(" ");
    window.dashboard();
    window.quits();
    window.ends_clean(0);
}

/// Every subcommand begins in the one place; this one waits for its input, so that it can be looked at.
#[test]
fn a_subcommand_is_hardened_and_shows_its_memory_to_nobody() {
    // It has come to its work once it holds itself back.
    waits_hardened("read-sheets", "", |child| limits_files(child.id()));
}

/// Nor while it waits for the arguments themselves: the words of the record may be among them.
#[test]
fn the_program_is_hardened_before_it_reads_its_arguments() {
    waits_hardened("@-", "list\n", |child| {
        let given = child.stdin.as_ref().unwrap();
        rustix::io::ioctl_fionread(given).unwrap() == 0
    });
}

/// Starts the program with an argument with which it waits for its input, as somebody else than root, to whom everything is shown; gives it some and
/// looks at it once `ready` says that it has come to that.
fn waits_hardened(argument: &str, given: &str, ready: fn(&std::process::Child) -> bool) {
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::process::CommandExt as _;
    let mut command = Command::new(env!("CARGO_BIN_EXE_muster"));
    command.arg(argument).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let root = rustix::process::getuid().is_root();
    if root {
        command.uid(65_534).gid(65_534);
    }
    let Ok(mut child) = command.spawn() else {
        let _ = writeln!(std::io::stderr(), "nobody else may run the program here: its memory was not asked for.");
        return;
    };
    let pid = child.id();
    let end = std::time::Instant::now() + Duration::from_secs(60);
    child.stdin.as_mut().unwrap().write_all(given.as_bytes()).unwrap();
    while !ready(&child) {
        assert!(std::time::Instant::now() < end, "it never waited for its input");
        std::thread::yield_now();
    }
    is_hardened(pid);
    // What is not dumpable belongs to root, whoever runs it.
    let owner = std::fs::metadata(format!("/proc/{pid}/environ")).unwrap().uid();
    assert_eq!(owner, 0, "other programs of the same account can read its memory");
    drop(child.stdin.take());
    child.wait().unwrap();
}

/// Whether a process may write no file any more, as whoever reads a sheet.
fn limits_files(pid: u32) -> bool {
    let limits = std::fs::read_to_string(format!("/proc/{pid}/limits")).unwrap();
    let size = limits.lines().find(|line| line.starts_with("Max file size")).unwrap_or_default();
    size.split_whitespace().nth(3) == Some("0")
}

#[test]
fn no_socket_but_a_local_one_is_asked_for() {
    let can = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).stdin(Stdio::null()).output();
    if !can.is_ok_and(|ran| ran.status.success()) {
        let _ = writeln!(std::io::stderr(), "strace is not here or may not watch: the sockets were not looked at.");
        return;
    }
    let demo = Demo::copy();
    let calls = demo.home.path().join("calls");
    let watched = ["strace", "-f", "-e", "trace=network", "-o", &calls.to_string_lossy()].map(str::to_owned);
    let watched: Vec<&str> = watched.iter().map(String::as_str).collect();
    let mut window = demo.launch().under(&watched).open();
    window.dashboard();
    window.keys_show("t", "Tier decision");
    window.keys_show("2Watched\r", "Saved 10:27");
    window.keys_show("u", "Would be recorded: ");
    window.keys_show("\r", "Withdrew: ");
    window.quits();
    assert_eq!(window.ended(), 0);
    let calls = std::fs::read_to_string(calls).unwrap();
    assert!(calls.contains("exited with 0"), "it was watched to the end: {calls}");
    for line in calls.lines().filter(|line| line.contains("AF_") || line.contains("PF_")) {
        assert!(line.contains("AF_UNIX"), "{line}");
    }
    // What is sent without an address goes over a socket that is there already, and those are all local, as the lines above show: a signal's byte
    // to the thread that reads the keys.
    let near = |line: &str| line.contains("AF_UNIX") || line.contains("NULL, 0)");
    for call in ["connect(", "bind(", "listen(", "sendto("] {
        let far = calls.lines().find(|line| line.contains(call) && !near(line));
        assert_eq!(far, None);
    }
}
