//! What is said of what was seen: from a snapshot to findings, and nothing else. Reads no file, no clock and no environment, so that every sentence is tested
//! over an invented computer.

mod backup;
mod disk;
mod memory;
mod recording;
mod store;

pub(super) use backup::{days, is_good, last_good};
pub(super) use recording::{kept_by, variables as recorded_by};

use super::finding::Finding;
use super::seen::store::Store;
use super::seen::{Computer, Terminal};

/// What is said of the store and its backups, in the order of the list. Where there is no store and no backup, that there is none.
pub(super) fn store(seen: &Store) -> Vec<Finding> {
    let mut findings = store::store(seen);
    let known = seen.places.iter().any(|place| !place.own || !place.backups.is_empty());
    if findings.len() > 1 || known {
        findings.extend(backup::backups(seen));
    }
    findings
}

/// What is said of the computer, in the order of the list.
pub(super) fn computer(seen: &Computer) -> Vec<Finding> {
    vec![
        disk::room(&seen.disk),
        disk::encryption(&seen.disk),
        disk::swap(seen.swap.as_deref()),
        memory::memory(&seen.memory),
        network(seen.network.as_ref()),
        recording::recording(&seen.recording),
        terminal(seen.terminal.as_ref()),
        Finding::ok("program", seen.program.clone()),
    ]
}

fn network(seen: Option<&Result<bool, String>>) -> Finding {
    match seen {
        Some(Ok(true)) => Finding::ok("network", "the kernel refuses this program every socket but a local one"),
        Some(Ok(false)) | None => {
            Finding::look("network", "this system has no rule against sockets; the program opens none by itself")
        }
        Some(Err(sentence)) => Finding::look("network", sentence.clone()),
    }
}

fn terminal(seen: Option<&Terminal>) -> Finding {
    let Some(seen) = seen else {
        return Finding::ok("terminal", "none; everything but the dashboard works without one");
    };
    let wide = seen.columns.map_or_else(String::new, |columns| format!(", {columns} columns"));
    let said = format!("{}{wide}", seen.kind);
    if seen.locale.to_lowercase().replace('-', "").contains("utf8") {
        return Finding::ok("terminal", said);
    }
    Finding::look("terminal", format!("{said}; the locale is not UTF-8")).so("Start with --ascii if lines look wrong.")
}

#[cfg(test)]
mod tests {
    use super::super::finding::State;
    use super::*;

    #[test]
    fn a_computer_of_which_nothing_is_known_is_told_of_in_full() {
        let findings = computer(&Computer::default());
        let names: Vec<&str> = findings.iter().map(|found| found.what).collect();
        let wanted = ["disk", "encryption", "swap", "memory", "network", "recording", "terminal", "program"];
        assert_eq!(names, wanted);
        assert!(findings.iter().all(|found| found.state != State::Wrong && found.what.len() <= 10), "{findings:?}");
    }

    #[test]
    fn a_terminal_is_named_and_a_strange_locale_said() {
        let seen = |locale: &str| Terminal { kind: "xterm".into(), locale: locale.into(), columns: Some(80) };
        assert_eq!(terminal(Some(&seen("en_GB.UTF-8"))), Finding::ok("terminal", "xterm, 80 columns"));
        assert_eq!(terminal(Some(&seen("C.utf8"))).state, State::Ok);
        let told = terminal(Some(&seen(""))).told();
        assert_eq!(told, "xterm, 80 columns; the locale is not UTF-8. Start with --ascii if lines look wrong.");
        assert_eq!(network(Some(&Err("It was refused.".into()))).told(), "It was refused.");
    }
}
