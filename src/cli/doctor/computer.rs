//! The computer: disk, swap, core dumps, network, terminal, and what program this is.

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::files;
use super::Finding;
use std::io::IsTerminal as _;

/// Programs that record a terminal.
const RECORDERS: [&str; 7] = ["script", "asciinema", "ttyrec", "termrec", "scriptlive", "terminalizer", "vhs"];

/// Free bytes below which the disk is worth a look.
const ROOM: u64 = 1 << 30;

/// Free bytes below which nothing should be recorded.
const NO_ROOM: u64 = 50 << 20;

/// Looks at the computer.
pub(super) fn look(context: &Context) -> Result<Vec<Finding>, Failure> {
    let mut findings = vec![disk(context)?, swap()];
    let refused = crate::term::hardening::harden();
    findings.push(if refused.is_empty() {
        Finding::ok("memory", "core dumps are off and no other program of this account can read the memory")
    } else {
        Finding::look("memory", refused.join(" "))
    });
    findings.push(match crate::term::offline::deny_network() {
        Ok(true) => Finding::ok("network", "the kernel refuses this program every socket but a local one"),
        Ok(false) => {
            Finding::look("network", "this system has no rule against sockets; the program opens none by itself")
        }
        Err(sentence) => Finding::look("network", sentence),
    });
    findings.push(recording());
    findings.push(terminal());
    findings.push(Finding::ok(
        "program",
        format!(
            "muster {} for {} {}, schema {}",
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH,
            crate::store::schema::newest()
        ),
    ));
    Ok(findings)
}

/// Room on the disk of the store, or of the folder it will be made in.
fn disk(context: &Context) -> Result<Finding, Failure> {
    let path = context.store_path()?;
    let there = path.ancestors().find(|folder| folder.exists()).unwrap_or(&path);
    Ok(match free(there) {
        None => Finding::ok("disk", "its free space cannot be read on this system"),
        Some(bytes) => {
            let said = format!("{} MB free at {}", crate::text::count_group(bytes >> 20), files::shown(there));
            match bytes {
                0..NO_ROOM => Finding::wrong("disk", format!("{said}. Free some space before recording.")),
                NO_ROOM..ROOM => Finding::look("disk", format!("{said}. Free some space soon.")),
                _ => Finding::ok("disk", said),
            }
        }
    })
}

#[cfg(unix)]
fn free(path: &std::path::Path) -> Option<u64> {
    let about = rustix::fs::statvfs(path).ok()?;
    Some(about.f_bavail.saturating_mul(about.f_frsize))
}

#[cfg(not(unix))]
fn free(_: &std::path::Path) -> Option<u64> {
    None
}

/// Swap that is not encrypted may hold what was on the screen.
fn swap() -> Finding {
    let Ok(text) = std::fs::read_to_string("/proc/swaps") else {
        return Finding::ok("swap", "cannot be read on this system; use full-disk encryption");
    };
    let plain: Vec<&str> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().next())
        .filter(|device| !device.starts_with("/dev/zram") && !device.starts_with("/dev/dm-"))
        .collect();
    if plain.is_empty() {
        return Finding::ok("swap", "none, or in memory or on a mapped device");
    }
    Finding::look(
        "swap",
        format!("{} may not be encrypted. The key is kept out of it, text on the screen is not.", plain.join(", ")),
    )
}

/// Whether a program above this one records the terminal.
fn recording() -> Finding {
    if std::env::var_os("ASCIINEMA_REC").is_some() {
        return Finding::look("recording", "asciinema records this terminal. End it before opening the record.");
    }
    match parents().into_iter().find(|name| RECORDERS.contains(&name.as_str())) {
        Some(name) => {
            Finding::look("recording", format!("{name} records this terminal. End it before opening the record."))
        }
        None => Finding::ok("recording", "no program is known to record this terminal"),
    }
}

/// Names of the programs this one was started from.
fn parents() -> Vec<String> {
    let mut names = Vec::new();
    let mut process = "self".to_owned();
    for _ in 0..32 {
        let Ok(status) = std::fs::read_to_string(format!("/proc/{process}/status")) else { break };
        let field =
            |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim().to_owned());
        names.extend(field("Name:"));
        match field("PPid:") {
            Some(parent) if parent != "0" => process = parent,
            _ => break,
        }
    }
    names
}

fn terminal() -> Finding {
    if !std::io::stdout().is_terminal() {
        return Finding::ok("terminal", "none; everything but the dashboard works without one");
    }
    let kind = std::env::var("TERM").unwrap_or_else(|_| "unknown".to_owned());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let wide = crate::term::columns().map_or_else(String::new, |columns| format!(", {columns} columns"));
    let said = format!("{}{wide}", crate::text::clean_line(&kind));
    match locale {
        Some(locale) if locale.to_lowercase().replace('-', "").contains("utf8") => Finding::ok("terminal", said),
        _ => Finding::look(
            "terminal",
            format!("{said}; the locale is not UTF-8. Start with --ascii if lines look wrong."),
        ),
    }
}
