//! What a line of the access log says was looked at, and what an export of it proves later.

use super::log::{key, lines};
use super::support::Desk;
use muster::store::Folder;

/// What was looked at, as `subject what`, without the exports of the log.
fn looks(desk: &Desk) -> Vec<String> {
    let looks = lines(desk, "consultation").into_iter().filter(|line| line[0] != "access-log");
    looks.map(|line| format!("{} {}", line[0], line[1])).collect()
}

#[test]
fn an_import_that_brings_nothing_in_was_a_look_at_the_record() {
    let desk = Desk::demo();
    let people = desk.file("people.csv", "Officer,Unit\nDS 9001,West CID\n");
    let import = ["import", people.as_str(), "--what", "officers"];
    desk.done(&[&import[..], &["--preview"]].concat());
    desk.done(&[&import[..], &["--preview", "--json"]].concat());
    assert_eq!(looks(&desk), ["import what people.csv would change"; 2]);
    // Brought in it is an entry, and no second line; brought in again it only shows what is there.
    desk.done(&import);
    assert_eq!(looks(&desk).len(), 2);
    assert_eq!(lines(&desk, "combination").len(), 1);
    desk.done(&import);
    assert_eq!(looks(&desk).len(), 3);
    // To read only notes nothing, as with every look.
    desk.done(&[&["--read-only"], &import[..], &["--preview"]].concat());
    assert_eq!(looks(&desk).len(), 3);
}

#[test]
fn what_was_looked_at_is_named_whole() {
    let desk = Desk::demo();
    desk.done(&["write", "all", "--meeting", "23"]);
    desk.done(&["write", "checkpoint", "--meeting", "23"]);
    desk.done(&["show", "board"]);
    desk.done(&["show", "board", "--at", "23"]);
    desk.done(&["show", "board", "--at", "entry 40"]);
    desk.run(&["show", "board", "--at", "99"]).refused(2);
    desk.done(&["show", "changes", "--since", "23"]);
    desk.run(&["show", "changes"]).refused(2);
    let long = "z".repeat(300);
    desk.done(&["list", "ocgs", &long]);
    let looks = looks(&desk);
    assert_eq!(
        looks[..6],
        [
            "paper all of meeting 23 in the formats they are handed out in",
            "paper checkpoint of meeting 23 as txt",
            "list board",
            "list board at T23",
            "list board at entry 40",
            "journal changes since T23",
        ]
    );
    let cut = looks[6].strip_prefix("search ").unwrap();
    assert!(cut.starts_with("ocgs: zzz") && cut.ends_with("zz..") && cut.len() == 200, "{cut}");
    desk.done(&["access-log", "--from", "1/11", "--to", "30/11", "--who", "1550", "--kind", "consultation", "--csv"]);
    desk.done(&["access-log"]);
    let exports = lines(&desk, "consultation").into_iter().filter(|line| line[0] == "access-log");
    let exports: Vec<String> = exports.map(|[_, what, ..]| what).collect();
    assert_eq!(
        exports,
        [
            "export kind consultation",
            "export from 1 Nov 2026 to 30 Nov 2026 kind consultation who 1550",
            "export",
            "export kind consultation"
        ]
    );
}

#[test]
fn a_range_that_is_backwards_is_refused_and_noted_by_nothing() {
    let desk = Desk::demo();
    let why = desk.run(&["access-log", "--from", "24/11", "--to", "23/11"]).refused(2);
    assert!(why.starts_with("The range is backwards: 24 November 2026 is after 23 November 2026."), "{why}");
    assert_eq!(desk.run(&["access-log", "--json"]).json()["access_lines"], 1);
    desk.done(&["access-log", "--from", "24/11", "--to", "24/11"]);
}

#[test]
fn an_earlier_export_is_held_against_a_later_one() {
    let desk = Desk::demo();
    desk.done(&["show", "board"]);
    let ran = desk.run(&["access-log", "--kind", "disclosure", "--csv"]);
    let head = desk.run(&["verify", "--json"]).json();
    let head = (head["access_lines"].as_u64().unwrap(), head["access_head"].as_str().unwrap().to_owned());
    assert_eq!(ran.err, format!("The access log has 2 lines. Its head is {}.\n", head.1));
    assert!(ran.out.lines().all(|line| line.matches(',').count() == 11), "nothing but CSV: {ran:?}");
    assert!(desk.done(&["verify"]).contains(&format!("The access log is whole: 2 lines. Its head is {}.", head.1)));
    desk.done(&["list", "ocgs"]);
    let later = desk.run(&["access-log", "--json"]);
    assert_eq!(later.err, "", "with --json it stands in the answer");
    let later = later.json();
    assert_eq!(later["access_lines"], 4);
    let hash = |line: u64| {
        let row = later["rows"].as_array().unwrap().iter().find(|row| row["line"] == line).unwrap();
        row["hash"].as_str().unwrap().to_owned()
    };
    assert_eq!((head.0, hash(2)), (2, head.1), "the same line has the same hash");
    assert_eq!(later["access_head"], hash(4));
    // What is no chain any more is written out, and said to be none.
    let folder = Folder::open(&desk.store).unwrap();
    muster::store::testing::alter(&folder, &key(&desk), "UPDATE access SET decided_by = 'DC 1' WHERE seq = 2").unwrap();
    let ran = desk.run(&["access-log", "--csv"]);
    assert!(ran.code == 3 && ran.out.contains("DC 1") && ran.err.contains("access log"), "{ran:?}");
}
