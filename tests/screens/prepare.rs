//! The preparation screen of a meeting that is prepared: the frozen pack, and what was recorded since.

use super::harness::Play;

/// A screen over a division whose next meeting is prepared for Friday, on the list of what needs the chair.
fn prepared(width: u16, height: u16) -> Play {
    let mut play = Play::new(width, height);
    play.keys("gd<Tab><Ctrl-u>fri<Enter>gp");
    play
}

fn pack(play: &Play) -> Option<u64> {
    play.model.sitting.prepared().and_then(|meeting| meeting.details.pack)
}

#[test]
fn the_pack_is_frozen_at_the_last_entry_and_later_again() {
    let mut play = Play::new(120, 36);
    play.keys("gpgf");
    assert!(play.notice().contains("No meeting is prepared"), "{}", play.notice());
    play.keys("<Esc>gd<Tab><Ctrl-u>fri<Enter>gp");
    assert!(play.text().contains("Prepare   pack not frozen   OFFICIAL-SENSITIVE"), "{}", play.text());
    let last = play.model.facts.entries;
    play.keys("gf");
    assert_eq!(pack(&play), Some(last));
    let said = format!("The pack of the tasking meeting 1 is frozen at entry {last}. u undoes.");
    assert!(play.notice().ends_with(&said), "{}", play.notice());
    let shown = format!("pack frozen at entry {last}, 24 November 10:27   OFFICIAL-SENSITIVE");
    assert!(play.text().contains(&shown), "{}", play.text());
    play.keys("gf");
    assert!(play.notice().contains("nothing was recorded since"), "{}", play.notice());
    play.keys("mPress line agreed<Enter>gf");
    let said = format!("The frozen pack of the tasking meeting 1 is moved from entry {last} to entry {}", last + 2);
    assert!(play.notice().contains(&said), "{}", play.notice());
    play.keys("u<Enter>");
    assert_eq!(pack(&play), Some(last), "{}", play.notice());
    play.resize(80, 24);
    assert!(play.text().contains(&format!("pack frozen at entry {last}  OFFICIAL")), "{}", play.text());
}

#[test]
fn an_open_meeting_has_its_pack_behind_it_and_a_reader_freezes_nothing() {
    let mut play = prepared(120, 36);
    play.model.facts.read_only = true;
    play.keys("gf");
    assert!(play.notice().contains("read-only") && pack(&play).is_none(), "{}", play.notice());
    play.model.facts.read_only = false;
    play.keys("gf<Esc>gd<Enter>gpgf");
    assert!(play.notice().contains("frozen before it is opened"), "{}", play.notice());
}
