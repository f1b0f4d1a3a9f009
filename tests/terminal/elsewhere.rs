//! A dashboard that stays open while another process writes to its store or takes its key away.
#![cfg(target_os = "linux")]

use super::lock::{CANARY, desk, image, replaced};
use super::window::{Demo, Launch};

#[test]
fn an_open_dashboard_follows_another_process_into_partner_view() {
    let demo = Demo::copy();
    let reader = demo.launch().with(&["--read-only"]).open();
    reader.dashboard();
    assert!(!reader.text().contains("PARTNER VIEW"));
    demo.done(&["meeting", "attend", "in", "Border Force liaison", "--role", "partner", "--partner"]);
    reader.shows("PARTNER VIEW");
    reader.shows("A partner is in the room: partner view is on.");
}

#[test]
fn whoever_loses_their_key_while_they_read_is_locked_out_and_that_is_said() {
    let desk = desk();
    let other = desk.file("other", "their own long passphrase 5031");
    desk.done(&["operator", "add", "DC 5031", "--role", "reader", "--new-passphrase-file", &other]);
    let mut window = Launch::on(desk.base.path(), &desk.store).with(&["--operator", "DC 5031"]).open();
    window.shows("Type your passphrase");
    window.keys("their own long passphrase 5031\r");
    window.dashboard();
    window.shows(CANARY);
    let before = image(&window);
    let said = desk.done(&["operator", "remove", "DC 5031"]);
    assert!(
        said.contains("Dashboards that DC 5031 has open elsewhere lock at their next look, within seconds."),
        "{said}"
    );
    replaced(&window, &before);
    window.keys_show("x", "Type your passphrase");
    window.shows("DC 5031 has no key to this store; it may have been taken away while the");
    assert!(!window.text().contains(CANARY), "{}", window.text());
    window.keys("\u{1b}");
    window.ends_clean(0);
}
