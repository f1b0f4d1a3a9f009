//! What `muster init` asks on a terminal: an answer that does not hold is asked for again, so that nobody goes on typing a passphrase at a shell.

use super::cli_support::PASSPHRASE;
use super::window::{Launch, Window};

/// Too weak to be taken, and none of the words the recovery words are drawn from, which do come on the screen.
const WEAK: &str = "s4v7d!";

#[test]
fn an_answer_that_does_not_hold_is_asked_for_again() {
    let base = tempfile::tempdir().unwrap();
    let store = base.path().join("store");
    let mut window = Launch::on(base.path(), &store).with(&["init"]).open();
    window.shows("Your rank and collar number: ");
    window.keys("DCI 4471\r");
    window.shows("Name of the BCU: ");
    window.keys("\r");
    window.shows("The BCU needs a name");
    window.keys("Eastern BCU\r");
    window.shows("What numbers start with (NB): ");
    window.keys("eb!\r");
    window.shows("Numbers start with one to six capitals");
    window.keys("EB\r");
    // The prompt is written before the terminal stops showing what is typed: whoever waits for both types nothing that is shown.
    let asked = |window: &Window, prompt: &str, times: usize| {
        window.until(&format!("{prompt:?} for the {times}. time, hidden"), |seen| {
            seen.text().matches(prompt).count() == times && window.is_raw()
        });
    };
    asked(&window, "New passphrase: ", 1);
    window.keys(&format!("{WEAK}\r"));
    window.shows("too easy to guess");
    asked(&window, "New passphrase: ", 2);
    window.keys(&format!("{PASSPHRASE}\r"));
    asked(&window, "The same again: ", 1);
    window.keys("something else\r");
    window.shows("The two passphrases differ.");
    asked(&window, "New passphrase: ", 3);
    window.keys(&format!("{PASSPHRASE}\r"));
    asked(&window, "The same again: ", 2);
    window.keys(&format!("{PASSPHRASE}\r"));
    window.shows("Recovery words");
    window.shows("Next: muster import");
    assert!(!window.text().contains(WEAK) && !window.text().contains(PASSPHRASE), "nothing typed is shown");
    assert!(store.join("record.db").is_file());
}
