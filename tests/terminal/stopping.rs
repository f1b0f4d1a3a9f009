//! A covert session that is stopped, back to the shell, is locked first: the process that stands still has nothing of the record in its memory.
#![cfg(target_os = "linux")]

use super::cli_support::{Desk, PASSPHRASE};
use super::endings::state;
use super::lock::{CANARY, UNSENT, image, memory, secrets};
use super::window::{Launch, Seen};
use rustix::process::Signal;

#[test]
fn what_stands_still_in_a_shell_holds_nothing_of_a_covert_record() {
    let desk = Desk::covert();
    desk.done(&["record", "ocg", "register", "--operation", &format!("Op {CANARY}"), "--tier", "2"]);
    let secrets = secrets(&desk);
    let mut window = Launch::on(desk.base.path(), &desk.store).open();
    window.shows("Type your passphrase");
    window.keys(&format!("{PASSPHRASE}\r"));
    window.dashboard();
    window.shows(CANARY);
    // The key, then the signal that a shell's `kill -TSTP` sends, while something is typed: there the key takes typing back.
    for by_key in [true, false] {
        if !by_key {
            window.keys_show("m", "Note for the minutes");
            window.keys_show(UNSENT, UNSENT);
        }
        let before = image(&window);
        if by_key {
            window.keys("\u{1a}");
        } else {
            window.signal(Signal::TSTP);
        }
        window.until("another program, stopped", |_| state(&window) == 'T' && image(&window) != before);
        window.is_given_back();
        if let Some(memory) = memory(&window) {
            for (what, bytes) in &secrets {
                assert!(
                    memchr::memmem::find(&memory, bytes).is_none(),
                    "{what} stands in the memory of a stopped process"
                );
            }
        }
        window.signal(Signal::CONT);
        window.until("the blank screen", |seen| seen.shows("Screen blanked."));
        window.keys_show("x", "Type your passphrase");
        window.keys(&format!("{PASSPHRASE}\r"));
        window.until("the screen as it was", |seen| Seen::dashboard(seen) && seen.shows(UNSENT) != by_key);
    }
    window.keys_show("\r", "Saved ");
    window.quits();
    window.ends_clean(0);
}
