//! What `muster init` asks on a terminal: an answer that does not hold is asked for again, so that nobody goes on typing a passphrase at a shell.

use super::cli_support::PASSPHRASE;
use super::window::Launch;

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
    window.shows("New passphrase: ");
    window.keys("short\r");
    window.shows("too easy to guess");
    window.keys(&format!("{PASSPHRASE}\r"));
    window.shows("The same again: ");
    window.keys("something else\r");
    window.shows("The two passphrases differ.");
    window.keys(&format!("{PASSPHRASE}\r"));
    window.until("to be asked the same again twice", |seen| seen.text().matches("The same again: ").count() == 2);
    window.keys(&format!("{PASSPHRASE}\r"));
    window.shows("Recovery words");
    window.shows("Next: muster import");
    assert!(!window.text().contains("short") && !window.text().contains(PASSPHRASE), "nothing typed is shown");
    assert!(store.join("record.db").is_file());
}
