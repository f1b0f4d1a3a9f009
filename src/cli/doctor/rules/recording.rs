//! What is said of programs that keep what the terminal shows: which one, what it keeps, and what cannot be seen from here.

use super::super::finding::Finding;
use super::super::seen::Recording;

/// A program that keeps what a terminal shows.
struct Recorder {
    /// Its name.
    name: &'static str,
    /// Beginnings of the names its processes bear.
    processes: &'static [&'static str],
    /// Variables it sets for what it starts.
    variables: &'static [&'static str],
    /// What it keeps.
    keeps: &'static str,
}

const FILE: &str = "writes everything that is shown, in plain words, into a file";
const ATTACH: &str = "holds the picture and what has scrolled off in its memory, may write a log, and shows them to whoever attaches to it";

const RECORDERS: [Recorder; 9] = [
    Recorder { name: "script", processes: &["script"], variables: &["SCRIPT"], keeps: FILE },
    Recorder { name: "asciinema", processes: &["asciinema"], variables: &["ASCIINEMA_REC"], keeps: FILE },
    Recorder { name: "ttyrec", processes: &["ttyrec", "ovh-ttyrec"], variables: &[], keeps: FILE },
    Recorder { name: "termrec", processes: &["termrec"], variables: &[], keeps: FILE },
    Recorder { name: "terminalizer", processes: &["terminalizer"], variables: &[], keeps: FILE },
    Recorder { name: "vhs", processes: &["vhs"], variables: &[], keeps: FILE },
    Recorder { name: "tmux", processes: &["tmux"], variables: &["TMUX"], keeps: ATTACH },
    Recorder { name: "screen", processes: &["screen"], variables: &["STY"], keeps: ATTACH },
    Recorder { name: "zellij", processes: &["zellij"], variables: &["ZELLIJ"], keeps: ATTACH },
];

/// What cannot be seen, said wherever nothing was.
const UNSEEN: &str = "a log of the terminal's own window, a recorder of the whole screen, a camera, and what the far end of a connection keeps cannot be seen from here";

/// The variables that are asked for.
pub(in super::super) fn variables() -> impl Iterator<Item = &'static str> {
    RECORDERS.iter().flat_map(|recorder| recorder.variables).copied()
}

impl Recorder {
    fn is_seen(&self, seen: &Recording) -> bool {
        let bears = |process: &str| {
            // `tmux: server` is tmux, and `scripted` is not script.
            let named = |name: &&&str| {
                process
                    .to_lowercase()
                    .strip_prefix(**name)
                    .is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric()))
            };
            self.processes.iter().any(|name| named(&name)) || (self.name == "script" && process == "scriptlive")
        };
        self.variables.iter().any(|name| seen.environment.contains(name))
            || seen.parents.iter().flatten().any(|process| bears(process))
    }
}

/// Which programs are known to keep what this terminal shows, in the words of one line; nothing where none is.
pub(in super::super) fn kept_by(seen: &Recording) -> Option<String> {
    let names: Vec<&str> =
        RECORDERS.iter().filter(|recorder| recorder.is_seen(seen)).map(|recorder| recorder.name).collect();
    let keep = if names.len() == 1 { "keeps" } else { "keep" };
    (!names.is_empty()).then(|| {
        format!("{} {keep} what this screen shows. \"muster doctor\" says what that means.", names.join(" and "))
    })
}

/// Whether a program is known to keep what this terminal shows.
pub(super) fn recording(seen: &Recording) -> Finding {
    let found: Vec<String> = RECORDERS
        .iter()
        .filter(|recorder| recorder.is_seen(seen))
        .map(|recorder| format!("{} {}", recorder.name, recorder.keeps))
        .collect();
    if !found.is_empty() {
        return Finding::look(
            "recording",
            format!("this terminal runs in a program that keeps what is shown: {}", found.join("; ")),
        )
        .so("Leave it before opening the record, or see that what it keeps is kept as the record is.");
    }
    let blind = match seen.parents {
        Some(_) => "",
        None => "which programs this one was started from cannot be read on this system; ",
    };
    Finding::ok("recording", format!("no program is seen that records this terminal; {blind}{UNSEEN}"))
}

#[cfg(test)]
mod tests {
    use super::super::super::finding::State;
    use super::*;

    #[test]
    fn the_dashboard_says_in_one_line_who_keeps_it() {
        let told = |names: &[&str]| kept_by(&started_from(names)).unwrap_or_default();
        let said = told(&["bash", "tmux: server"]);
        assert_eq!(said, "tmux keeps what this screen shows. \"muster doctor\" says what that means.");
        assert!(said.len() < 78, "it stands on a line of 80 columns");
        assert!(told(&["script", "tmux: server"]).starts_with("script and tmux keep what"));
        assert_eq!(kept_by(&started_from(&["bash", "sshd"])), None);
    }

    fn started_from(names: &[&str]) -> Recording {
        Recording { environment: Vec::new(), parents: Some(names.iter().map(|name| (*name).to_owned()).collect()) }
    }

    #[test]
    fn a_recorder_is_known_by_its_variable_or_its_process_and_what_it_keeps_is_said() {
        for (process, words) in [
            ("script", "script writes everything"),
            ("asciinema", "asciinema writes"),
            ("ttyrec", "ttyrec writes"),
            ("tmux: server", "tmux holds the picture"),
            ("SCREEN", "screen holds the picture"),
            ("screen-4.9.0", "screen holds the picture"),
        ] {
            let found = recording(&started_from(&["bash", process, "systemd"]));
            assert_eq!(found.state, State::Look, "{process}");
            assert!(found.sentence.contains(words) && found.advice.is_some(), "{found:?}");
        }
        for (variable, words) in [("TMUX", "tmux holds"), ("STY", "screen holds"), ("SCRIPT", "script writes")] {
            assert!(variables().any(|name| name == variable), "{variable} is asked for");
            let seen = Recording { environment: vec![variable], parents: None };
            assert!(recording(&seen).sentence.contains(words), "{variable}");
        }
        let both = Recording { environment: vec!["TMUX"], ..started_from(&["script", "tmux: server"]) };
        let told = recording(&both).told();
        assert!(told.contains("script writes") && told.matches("tmux holds").count() == 1, "{told}");
    }

    #[test]
    fn nothing_seen_is_said_with_what_cannot_be_seen() {
        for process in ["scripted", "screenshot", "bash", "tmuxinator"] {
            let found = recording(&started_from(&[process]));
            assert_eq!(found.state, State::Ok, "{process}");
            assert!(found.sentence.contains("cannot be seen from here"), "{found:?}");
        }
        let blind = recording(&Recording::default());
        assert!(blind.sentence.contains("started from cannot be read on this system"), "{blind:?}");
    }
}
