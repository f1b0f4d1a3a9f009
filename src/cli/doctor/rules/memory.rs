//! What is said of the memory of this process: dumps of it, and other programs that look into it.

use super::super::finding::{Finding, State};
use super::super::seen::Memory;

/// Dumps, other programs of the account, and whether the key stays out of swap.
pub(super) fn memory(seen: &Memory) -> Finding {
    let found = dumps(seen);
    if seen.locked != Some(false) {
        return found;
    }
    let advice = "Raise how much memory this account may lock (ulimit -l), or see that swap is encrypted.";
    Finding {
        state: found.state.max(State::Look),
        sentence: format!(
            "{}; the key cannot be locked in it and may be written to swap",
            found.sentence.trim_end_matches('.')
        ),
        advice: Some(found.advice.map_or_else(|| advice.to_owned(), |first| format!("{first} {advice}"))),
        ..found
    }
}

/// Core dumps and other programs of the account. A process that is not dumpable leaves no dump whatever the limit, and cannot be looked into by others of its
/// account; a dump that is piped into a program knows no limit.
fn dumps(seen: &Memory) -> Finding {
    if !seen.refused.is_empty() {
        return Finding::look("memory", seen.refused.join(" "));
    }
    let piped = seen.core_pattern.starts_with('|');
    match seen.dumpable {
        Some(true) => Finding::look(
            "memory",
            if piped {
                "a crash would hand the memory to a program of the system, and other programs of this account can read it"
            } else {
                "other programs of this account can read the memory"
            },
        )
        .so("Start the program anew; if it says so again, tell whoever runs this computer."),
        None if seen.core_limit != Some(0) => {
            Finding::look("memory", "whether a crash leaves the memory on the disk cannot be read on this system")
                .so("Turn core dumps off for this account.")
        }
        None => Finding::ok("memory", "core dumps are off; who may look into the memory cannot be read on this system"),
        Some(false) => Finding::ok("memory", format!("core dumps are off and no other program of this account can read the memory{}", around(seen))),
    }
}

/// The terminal's own window holds what is shown as well, and is protected by the system only.
fn around(seen: &Memory) -> &'static str {
    match seen.ptrace_scope {
        Some(0) => "; what the terminal's window holds of the screen they can (the system's ptrace_scope is 0)",
        Some(_) | None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_is_not_dumpable_is_well_whatever_the_system_does_with_dumps() {
        let hard = Memory { core_limit: Some(0), dumpable: Some(false), ..Memory::default() };
        let piped = Memory { core_pattern: "|/usr/lib/collect %P".into(), core_limit: None, ..hard.clone() };
        let plain = "core dumps are off and no other program of this account can read the memory";
        assert_eq!([memory(&hard), memory(&piped)], [Finding::ok("memory", plain), Finding::ok("memory", plain)]);
        let open = Memory { ptrace_scope: Some(0), ..hard.clone() };
        assert!(memory(&open).sentence.contains("ptrace_scope is 0"));
        assert_eq!(memory(&Memory { ptrace_scope: Some(1), ..hard }), Finding::ok("memory", plain));
    }

    #[test]
    fn a_key_that_cannot_be_locked_is_said_beside_the_rest() {
        let hard = Memory { core_limit: Some(0), dumpable: Some(false), locked: Some(false), ..Memory::default() };
        let found = memory(&hard);
        assert_eq!(found.state, State::Look);
        assert!(
            found.sentence.starts_with("core dumps are off") && found.told().contains("may be written to swap. Raise")
        );
        let soft = memory(&Memory { dumpable: Some(true), ..hard.clone() });
        assert!(soft.told().contains("Start the program anew") && soft.told().contains("ulimit -l"), "{soft:?}");
        assert_eq!(memory(&Memory { locked: Some(true), ..hard }).state, State::Ok);
    }

    #[test]
    fn what_was_refused_or_cannot_be_read_is_worth_a_look() {
        let soft = Memory { dumpable: Some(true), core_limit: Some(0), ..Memory::default() };
        assert_eq!(memory(&soft).state, State::Look);
        let piped = Memory { core_pattern: "|/bin/keep".into(), ..soft };
        assert!(memory(&piped).told().starts_with("a crash would hand the memory to a program"));
        let refused = Memory { refused: vec!["Core dumps could not be turned off: no.".into()], ..Memory::default() };
        assert_eq!(memory(&refused), Finding::look("memory", "Core dumps could not be turned off: no."));
        assert_eq!(memory(&Memory::default()).state, State::Look);
        assert_eq!(memory(&Memory { core_limit: Some(0), ..Memory::default() }).state, State::Ok);
    }
}
