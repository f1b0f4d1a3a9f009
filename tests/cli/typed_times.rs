//! Times typed as whole minutes, and names typed with other spaces: the meeting knows seconds, and one person is one row.

use crate::support::{Desk, Ran};

/// Tuesday 24 November 2026, 14:00 in London.
const TWO: i64 = 1_795_528_800_000;

/// Runs the program so many seconds after two.
fn at(desk: &Desk, seconds: i64, arguments: &[&str]) -> Ran {
    let mut command = crate::support::program(desk.base.path());
    command.env("MUSTER_DEMO_CLOCK", (TWO + seconds * 1_000).to_string());
    command.arg("--store").arg(&desk.store).args(arguments).output().unwrap().into()
}

/// Invented data with a meeting of its own, opened two seconds after two.
fn opened() -> Desk {
    let desk = Desk::demo();
    at(&desk, -9_000, &["meeting", "close", "--rest", "taken-as-read", "--because", "end of the morning"]).done();
    at(&desk, 2, &["meeting", "open"]).done();
    desk
}

/// When the last entry was decided, in seconds after two.
fn decided(desk: &Desk) -> i64 {
    let journal = at(desk, 900, &["journal", "--json"]).done();
    let last: serde_json::Value = serde_json::from_str(journal.lines().last().unwrap()).unwrap();
    (last["decided_at"].as_i64().unwrap() - TWO) / 1_000
}

#[test]
fn a_typed_minute_is_the_minute_the_clock_shows() {
    let desk = opened();
    let live = at(&desk, 3, &["list", "ocgs", "--json"]).json();
    let name = |row: usize| live["rows"][row]["operation"].as_str().unwrap().to_owned();
    let (first, second) = (name(0), name(1));
    let why = at(&desk, 90, &["meeting", "call", &first, "--decided-at", "13:59"]).refused(1);
    assert!(why.contains("cannot be settled before the meeting was opened, at 14:00."), "{why}");
    at(&desk, 90, &["meeting", "call", &first, "--decided-at", "14:00"]).done();
    assert_eq!(decided(&desk), 2, "the minute of the opening is the opening");
    at(&desk, 4, &["meeting", "attend", "in", "DI 8107"]).done();
    at(&desk, 95, &["record", "tier", &second, "2", "--because", "develop", "--decided-at", "14:00"]).done();
    assert_eq!(decided(&desk), 4, "who came in that minute was there");
    at(&desk, 100, &["meeting", "call", &second, "--decided-at", "14:01"]).done();
    assert_eq!(decided(&desk), 60);
    let times = ["meeting", "attend", "times", "DI 8107", "--left", "14:00"];
    assert!(at(&desk, 200, &times).done().contains("DI 8107 leaves the room at 14:00"));
}

#[test]
fn one_person_is_one_row_however_the_name_is_typed() {
    let desk = opened();
    at(&desk, 4, &["meeting", "attend", "in", "DI 8107"]).done();
    for typed in ["di  8107", "DI8107", "Di 8107"] {
        let why = at(&desk, 5, &["meeting", "attend", "in", typed]).refused(1);
        assert!(why.contains("DI 8107 is in the room already."), "{typed}: {why}");
    }
}
