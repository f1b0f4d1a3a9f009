//! The main job as a chair does it: from an empty folder to a decision that is read back by another process.

use super::cli_support::{Desk, PASSPHRASE};
use super::window::{Demo, Launch};

#[test]
fn a_tier_is_decided_undone_and_brought_back_on_the_demo() {
    let demo = Demo::copy();
    let mut window = demo.open();
    assert!(window.text().contains("DEMO"), "{}", window.text());
    window.keys_show("t", "Tier decision");
    window.keys_show("2Warrant done\r", "Saved 10:27");
    window.shows("goes from tier 1 to tier 2, because \"Warrant done\". u undoes.");
    window.keys_show("u", "Would be recorded: ");
    window.keys_show("\r", "Withdrew: ");
    window.keys_show("\u{12}", "Would be recorded again: ");
    window.keys_show("\r", "Redone: ");
    window.quits();
    window.ends_clean(0);
    let said = demo.done(&["journal"]);
    let last: Vec<&str> = said.lines().rev().take(3).collect();
    assert!(last[2].contains("went from tier 1 to tier 2, because \"Warrant done\""), "{last:?}");
    assert!(last[1].contains("back from tier 2 to tier 1"), "{last:?}");
    assert!(last[0].contains("back from tier 1 to tier 2"), "{last:?}");
    assert!(demo.done(&["verify"]).starts_with("The record is whole"));
}

#[test]
fn from_an_empty_folder_over_three_extracts_and_the_unlock_screen_to_a_decision() {
    let desk = Desk::empty();
    desk.done(&["--operator", "DCI 1550", "init", "--bcu", "Northern BCU", "--prefix", "NB"]);
    let fixture = |name: &str| format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    let files = ["mapping-extract.csv", "officers.csv", "action-log.xlsx"].map(fixture);
    desk.done(&["import", &files[0], &files[1], &files[2]]);

    let mut window = Launch::on(desk.base.path(), &desk.store).open();
    window.shows("Type your passphrase");
    assert!(!window.text().contains("Op Birch"), "nothing of the record before it is open");
    window.keys_show("not-the-passphrase\r", "Wait ");
    window.hides("Wait ");
    window.keys(&format!("\u{15}{PASSPHRASE}\r"));
    window.dashboard();
    window.shows("31");
    assert!(!window.text().contains("DEMO"));
    window.keys_show("/Birch\r", "Op Birch");
    window.keys_show("t", "now tier 1");
    window.keys_show("3Principal in custody\r", "Saved ");
    window.quits();
    window.ends_clean(0);

    let said = desk.done(&["journal"]);
    let last = said.lines().last().unwrap();
    assert!(last.contains("Op Birch went from tier 1 to tier 3, because \"Principal in custody\""), "{last}");
    assert_eq!(desk.run(&["show", "Op Birch", "--json"]).json()["record"]["placement"]["tier"], 3);
    desk.done(&["verify"]);
    assert!(!said.contains(PASSPHRASE));
}

#[test]
fn a_paste_with_line_breaks_is_text_and_never_keys() {
    let demo = Demo::copy();
    let before = demo.done(&["journal"]);
    let mut window = demo.open();
    // Each of these would quit, undo or decide if it were keys.
    window.paste("q\nu\r\nt2x\n");
    window.shows("Nothing here takes text");
    window.keys_show("t", "Tier decision");
    window.keys("2");
    window.paste("first\nsecond\r\nthird\rq");
    window.shows("first second third q");
    assert!(window.text().contains("Tier decision") && !window.text().contains("Saved"), "{}", window.text());
    window.keys("\u{15}");
    window.hides("first second");
    window.keys("\u{1b}");
    window.hides("┏━ Tier decision");
    // A form that is left keeps its draft, and quitting asks about it.
    window.keys_show("q", "1 draft was not sent");
    window.keys("\r");
    window.ends_clean(0);
    // What was looked at stands in the access log, which is beside the record.
    assert_eq!(demo.done(&["journal"]), before, "nothing was recorded");
}

#[test]
fn keys_that_come_with_a_paste_do_not_act_and_the_next_key_does() {
    const SAID: &str = "Keys that came with the paste were not used.";
    let demo = Demo::copy();
    let before = demo.done(&["journal"]);
    let mut window = demo.open();
    // The text ends the paste itself; what is left of it would decide a tier, call a group and quit.
    window.paste("first\u{1b}[201~t2because\r q\r");
    window.shows(SAID);
    assert!(!window.text().contains("Tier decision") && !window.text().contains("Leave Muster"), "{}", window.text());
    window.keys_show("m", "┏━ Note");
    window.paste("half a \u{1b}[201~\u{1b}[200~note\u{1b}[201~\r");
    window.shows("half a note");
    window.shows(SAID);
    assert!(window.text().contains("┏━ Note") && !window.text().contains("Saved"), "{}", window.text());
    assert_eq!(demo.done(&["journal"]), before, "nothing was recorded");
    // Enter by itself is a person's.
    window.keys_show("\r", "Saved 10:27");
    window.quits();
    window.ends_clean(0);
    assert!(demo.done(&["journal"]).lines().last().unwrap().contains("half a note"));
}

#[test]
fn after_two_hundred_sizes_the_screen_is_what_it_was() {
    let demo = Demo::copy();
    let mut window = demo.open();
    // A row of the list and the cursor, so that a screen drawn in part would show.
    window.keys_show("G", "entry ");
    window.keys_show("gg", "entry ");
    window.keys_show("?", "type to filter");
    window.keys("\u{1b}");
    window.hides("type to filter");
    let before = window.settled();
    for n in 0..199_u16 {
        window.resize(20 + (n * 37) % 201, 5 + (n * 11) % 66);
    }
    window.resize(120, 36);
    window.until("the screen as it was", |seen| seen.text() == before);
    // A moment of another size is over before it is drawn, but has cut what the terminal held.
    for _ in 0..20 {
        window.resize(40, 10);
        window.resize(120, 36);
    }
    window.until("the screen as it was", |seen| seen.text() == before);
    window.quits();
    window.ended();
}
