//! Every way of ending or stopping gives the terminal back as the shell left it.

use super::window::{Demo, EARLIER, Seen, Window};
use rustix::process::Signal;

/// The letter of a process's state.
#[cfg(target_os = "linux")]
pub(super) fn state(window: &Window) -> char {
    let line = std::fs::read_to_string(format!("/proc/{}/stat", window.pid())).unwrap_or_default();
    // The name in brackets may hold anything; the state follows it.
    line.rsplit_once(") ").and_then(|(_, after)| after.chars().next()).unwrap_or('?')
}

#[test]
fn quitting_gives_the_terminal_back() {
    let demo = Demo::copy();
    let mut window = demo.open();
    assert!(window.is_raw());
    assert!(!window.text().contains(EARLIER));
    window.quits();
    window.ends_clean(0);
    assert_eq!(window.text().trim_end(), EARLIER, "nothing was left on the main screen");
}

#[test]
fn a_request_to_end_and_a_hang_up_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let demo = Demo::copy();
        let mut window = demo.open();
        window.keys_show("t", "Tier decision");
        window.keys("2half a reason");
        window.shows("half a reason");
        window.signal(signal);
        window.ends_clean(0);
        assert_eq!(window.text().trim_end(), EARLIER);
    }
}

#[test]
fn a_window_that_is_closed_ends_the_program_with_the_record_whole() {
    let demo = Demo::copy();
    let mut window = demo.open();
    window.keys_show("t", "Tier decision");
    window.keys_show("2Said before the window closed\r", "Saved 10:27");
    window.hang_up();
    let code = window.ended();
    assert!(code == 0 || code == 3, "{code}");
    assert!(demo.done(&["journal"]).contains("Said before the window closed"));
    demo.done(&["verify"]);
}

#[test]
fn a_fault_gives_the_terminal_back_and_says_nothing_of_the_record() {
    let demo = Demo::copy();
    let name = demo.done(&["list", "ocgs", "--plain"]);
    let name = name.lines().next().unwrap().split('\t').nth(1).unwrap().to_owned();
    assert!(name.starts_with("Op "), "{name}");
    let mut window = demo.launch().env("MUSTER_DEMO_PANIC", "yes").open();
    window.dashboard();
    window.shows(&name);
    // The screen is asked to be drawn anew; the fault has the name of the group at the cursor in hand.
    window.keys("\u{c}");
    window.ends_clean(101);
    let said = window.text().replace(EARLIER, "").replace('\n', "");
    assert!(
        said.starts_with("Muster ") && said.contains("stopped because of a fault in the program at src/"),
        "{said}"
    );
    assert!(said.ends_with("Start Muster again.") && said.matches("Muster ").count() == 2, "one message: {said}");
    assert!(!said.contains(&name) && !said.contains("panicked") && !said.contains("Op "), "{said}");
    demo.done(&["verify"]);
}

#[test]
fn a_fault_on_purpose_is_for_invented_data_only() {
    let desk = super::cli_support::Desk::founded();
    let file = desk.base.path().join("passphrase").to_string_lossy().into_owned();
    let launch = super::window::Launch::on(desk.base.path(), &desk.store).with(&["--passphrase-file", &file]);
    let mut window = launch.env("MUSTER_DEMO_PANIC", "yes").open();
    window.dashboard();
    window.keys("\u{c}");
    window.keys_show("?", "type to filter");
    window.keys("\u{1b}");
    window.hides("type to filter");
    window.quits();
    window.ends_clean(0);
}

#[cfg(target_os = "linux")]
#[test]
fn stopping_gives_the_terminal_back_and_continuing_takes_it_again() {
    let demo = Demo::copy();
    let mut window = demo.open();
    window.keys("j");
    let before = window.settled();
    // The key, then the signal that a shell's `kill -TSTP` sends.
    for by_key in [true, false] {
        if by_key {
            window.keys("\u{1a}");
        } else {
            window.signal(Signal::TSTP);
        }
        window.until("the program to stop", |_| state(&window) == 'T');
        window.is_given_back();
        assert_eq!(window.text().trim_end(), EARLIER);
        window.signal(Signal::CONT);
        window.until("the dashboard again", Seen::dashboard);
        window.until("the bracketed paste again", |seen| seen.screen().bracketed_paste());
        assert!(window.is_raw());
    }
    window.until("the screen as it was", |seen| seen.text() == before);
    window.keys_show("t", "Tier decision");
    window.keys_show("2Said after the pause\r", "Saved 10:27");
    window.quits();
    window.ends_clean(0);
}

impl Window {
    /// Quits by the key, whether or not a meeting is open and it is asked.
    pub(crate) fn quits(&mut self) {
        self.keys("q");
        let mut ended = false;
        self.until("the end, or the question before it", |seen| {
            ended = seen.has_ended();
            ended || seen.shows("Enter quits")
        });
        if !ended {
            self.keys("\r");
        }
    }
}
