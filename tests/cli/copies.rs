//! Numbered copies of the weekly meeting's minutes: numbers for good, a holder and a purpose each, and a true account where one is spoilt.

use crate::support::Desk;
use std::path::Path;

const MINUTES: [&str; 6] = ["write", "minutes", "--meeting", "1", "--format", "txt"];

/// A covert store with a weekly meeting that DCI 3051 chaired and DI 8107 and DS 6642 attended; not signed yet.
fn held() -> Desk {
    let desk = Desk::covert();
    desk.done(&["record", "ocg", "register", "--operation", "Harbour", "--status", "active", "--tier", "3"]);
    desk.done(&["meeting", "open", "--chair", "DCI 3051"]);
    desk.done(&["meeting", "attend", "in", "DCI 3051"]);
    desk.done(&["meeting", "attend", "in", "DI 8107"]);
    desk.done(&["meeting", "attend", "in", "DS 6642"]);
    desk.done(&["record", "tier", "Harbour", "2", "--because", "single strand, develop first"]);
    desk
}

pub(crate) fn signed() -> Desk {
    let desk = held();
    desk.done(&["meeting", "close", "--rest", "taken-as-read", "--because", "nothing new"]);
    desk
}

pub(crate) fn minutes<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&MINUTES[..], more].concat()
}

/// The lines of the access log of a kind: subject, what, recipient, because.
pub(crate) fn log(desk: &Desk, kind: &str) -> Vec<[String; 4]> {
    let log = desk.run(&["access-log", "--kind", kind, "--json"]).json();
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let rows = log["rows"].as_array().unwrap();
    // What takes a disclosure back is shown with the disclosures; it is an alteration.
    let rows = rows.iter().filter(|row| row["line"].is_u64() && row["kind"] == kind);
    rows.map(|row| ["subject", "what", "recipient", "because"].map(|key| text(row, key))).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_number_is_given_once_for_good_and_every_copy_lists_all_holders_so_far() {
    let desk = signed();
    let first = one_line(&desk.done(&minutes(&["--to", "DI 8107"])));
    assert!(first.contains("Copy 1 of 1: DI 8107") && !first.contains("Copy 2"), "{first}");
    let folder = desk.base.path().join("copies");
    let out = folder.to_str().unwrap();
    // The same holder once more, another, and into a folder that is there already: never a second copy 1.
    desk.done(&minutes(&["--to", "DS 6642", "--out", out]));
    desk.done(&minutes(&["--to", "DCI 3051, di 8107", "--out", out]));
    assert_eq!(names(&folder), ["KX-M1-minutes-copy-2.txt", "KX-M1-minutes-copy-3.txt", "KX-M1-minutes-copy-4.txt"]);
    let read = |number: u32| {
        one_line(&std::fs::read_to_string(folder.join(format!("KX-M1-minutes-copy-{number}.txt"))).unwrap())
    };
    assert!(read(2).contains("Copy 2 of 2: DS 6642"), "{}", read(2));
    for number in [3, 4] {
        let copy = read(number);
        for holder in [
            "Copy 1: DI 8107, given ",
            "Copy 2: DS 6642, given ",
            "Copy 3: DCI 3051, given ",
            "Copy 4: di 8107, given ",
        ] {
            assert!(copy.contains(holder), "{copy}");
        }
    }
    let given = log(&desk, "disclosure");
    let numbered: Vec<(&str, &str)> = given.iter().map(|line| (line[0].as_str(), line[1].as_str())).collect();
    assert_eq!(numbered[2], ("copy:KX-M1-minutes:3", "copy 3 of KX-M1-minutes as txt"));
    assert_eq!(numbered.len(), 4);
    assert!(given.iter().all(|line| line[3] == "attended"), "{given:?}");
    assert!(desk.done(&["verify"]).contains("The access log is whole"));
}

#[test]
fn a_draft_is_another_paper_with_numbers_of_its_own() {
    let desk = held();
    assert!(one_line(&desk.done(&minutes(&["--to", "DI 8107"]))).contains("Copy 1 of 1: DI 8107"));
    assert!(one_line(&desk.done(&minutes(&["--to", "DS 6642"]))).contains("Copy 2 of 2: DS 6642"));
    desk.done(&["meeting", "close", "--rest", "taken-as-read", "--because", "nothing new"]);
    let copy = one_line(&desk.done(&minutes(&["--to", "DI 8107"])));
    assert!(copy.contains("Copy 1 of 1: DI 8107") && !copy.contains("DS 6642, given"), "{copy}");
    let subjects: Vec<String> = log(&desk, "disclosure").into_iter().map(|[subject, ..]| subject).collect();
    assert_eq!(subjects, ["copy:KX-M1-minutes-draft:1", "copy:KX-M1-minutes-draft:2", "copy:KX-M1-minutes:1"]);
}

#[test]
fn what_fails_after_the_number_was_taken_leaves_a_spoilt_number_and_says_so() {
    let desk = signed();
    let folder = desk.base.path().join("copies");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("KX-M1-minutes-copy-2.txt"), "mine").unwrap();
    let to = minutes(&["--to", "DI 8107, DS 6642", "--out", folder.to_str().unwrap()]);
    let why = desk.run(&to).refused(3);
    assert!(why.contains("Nothing was written.") && why.contains("Copies 1 to 2 are spoilt"), "{why}");
    assert!(why.ends_with("the access log says so."), "{why}");
    assert_eq!(names(&folder), ["KX-M1-minutes-copy-2.txt"]);
    assert_eq!(std::fs::read(folder.join("KX-M1-minutes-copy-2.txt")).unwrap(), b"mine");
    let spoilt = log(&desk, "alteration");
    assert_eq!(spoilt.len(), 2, "{spoilt:?}");
    let asked = desk.run(&["access-log", "--kind", "disclosure", "--json"]).json();
    let subjects: Vec<&str> =
        asked["rows"].as_array().unwrap().iter().map(|row| row["subject"].as_str().unwrap()).collect();
    assert_eq!(
        subjects[2..],
        ["spoilt:KX-M1-minutes:1", "spoilt:KX-M1-minutes:2"],
        "whoever asks for disclosures sees it"
    );
    assert_eq!(spoilt[0][0], "spoilt:KX-M1-minutes:1");
    assert!(spoilt[0][1].ends_with("spoilt, and was given to nobody") && !spoilt[0][3].is_empty(), "{spoilt:?}");
    let copy = one_line(&desk.done(&minutes(&["--to", "DS 6642"])));
    assert!(copy.contains("Copy 3 of 3: DS 6642") && copy.contains("Copy 1: spoilt on "), "{copy}");
    assert!(!copy.contains("Copy 1: DI 8107"), "{copy}");
    // What is wrong before a number is taken takes none.
    std::fs::write(desk.base.path().join("plain"), "a file").unwrap();
    let plain = desk.base.path().join("plain");
    desk.run(&minutes(&["--to", "DI 8107", "--out", plain.to_str().unwrap()])).refused(3);
    desk.run(&minutes(&["--to", "DI 8107, DS 6642"])).refused(2);
    desk.run(&["--read-only", "write", "minutes", "--meeting", "1", "--format", "txt", "--to", "DI 8107"]).refused(1);
    assert_eq!(log(&desk, "disclosure").len(), 3);
}

#[test]
#[cfg(target_os = "linux")]
fn standard_output_that_takes_no_more_spoils_the_copy() {
    let desk = signed();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = desk.command().args(minutes(&["--to", "DI 8107"])).stdout(full).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.code() == Some(3) && said.contains("Copy 1 is spoilt"), "{ran:?}");
    assert!(one_line(&desk.done(&minutes(&["--to", "DI 8107"]))).contains("Copy 2 of 2: DI 8107"));
}

#[test]
fn whoever_was_not_in_the_room_gets_a_copy_for_a_reason_only() {
    let desk = signed();
    let why = desk.run(&minutes(&["--to", "DI 8107, Daily Mail"])).refused(2);
    assert!(why.contains("--out"), "{why}");
    let folder = desk.base.path().join("copies");
    let to = minutes(&["--to", "DI 8107, DS 7807", "--out", folder.to_str().unwrap()]);
    let why = desk.run(&to).refused(1);
    assert_eq!(
        why,
        "DS 7807 was not in the room of weekly meeting 1: say why a copy is given, with --because. Nothing was written."
    );
    assert_eq!(desk.run(&[&to[..], &["--because", "  "]].concat()).refused(1), why);
    assert!(log(&desk, "disclosure").is_empty() && !folder.exists());
    desk.done(&[&to[..], &["--because", "takes over on Monday"]].concat());
    let given = log(&desk, "disclosure");
    let purposes: Vec<(&str, &str)> = given.iter().map(|line| (line[2].as_str(), line[3].as_str())).collect();
    assert_eq!(purposes, [("DI 8107", "attended"), ("DS 7807", "takes over on Monday")]);
}

#[test]
fn one_rule_of_formats_holds_for_every_paper_of_the_store() {
    let desk = signed();
    let file = desk.base.path().join("register.docx");
    let docx =
        ["write", "register", "--part", "b", "--investigation", "07N", "--because", "asked for", "--format", "docx"];
    let why = desk.run(&[&docx[..], &["--out", file.to_str().unwrap()]].concat()).refused(1);
    assert!(why.contains("txt and html only") && !file.exists(), "{why}");
    // In the open store there is no such rule.
    let open = Desk::demo();
    let why = open.run(&[&docx[..], &["--out", file.to_str().unwrap()]].concat()).refused(1);
    assert!(!why.contains("only"), "{why}");
}

#[test]
fn a_register_of_the_store_names_whom_it_is_given_to() {
    let desk = signed();
    let register =
        ["write", "register", "--part", "b", "--investigation", "07N", "--because", "asked for", "--format", "txt"];
    let told = "Say to whom this register is given, with --for. Nothing was written.";
    assert_eq!(desk.run(&register).refused(2), told);
    assert_eq!(desk.run(&[&register[..], &["--to", " "]].concat()).refused(2), told);
    // Named, it is refused for what it is about and for nothing else.
    let named = desk.run(&[&register[..], &["--for", "DC 5518"]].concat());
    assert!(!named.err.contains("to whom"), "{named:?}");
    let to = desk.run(&[&register[..], &["--to", "DC 5518"]].concat());
    assert_eq!((to.code, to.err), (named.code, named.err));
}

#[test]
fn a_name_that_gives_something_away_brings_a_note_and_stops_nothing() {
    let desk = signed();
    let base = desk.base.path();
    let named = |name: &str| {
        let out = base.join(name);
        let ran = desk.run(&minutes(&["--to", "DI 8107", "--out", out.to_str().unwrap()]));
        assert!(ran.code == 0 && out.is_dir(), "{ran:?}");
        ran.err
    };
    let told = named("covert-Harbour");
    assert!(told.contains("the name covert-Harbour holds \"covert\" and \"Harbour\""), "{told}");
    assert!(!named("papers").contains("Note: "));
    let open = Desk::demo();
    let out = open.base.path().join("source.md");
    let ran = open.run(&["write", "worklist", "--out", out.to_str().unwrap()]);
    assert!(ran.code == 0 && ran.err.contains("holds \"source\"") && out.is_file(), "{ran:?}");
}

#[test]
fn tiers_are_the_verbs_of_this_store_and_no_balance_is_asked_for() {
    let desk = held();
    desk.done(&["record", "tier", "Harbour", "act", "--because", "corroborated"]);
    let tier = || desk.run(&["list", "ocgs", "--json"]).json()["rows"][0]["tier"].clone();
    assert_eq!(tier(), 1);
    desk.done(&["record", "tier", "Harbour", "2", "--because", "not yet"]);
    assert_eq!(tier(), 2);
    let why = desk.run(&["record", "tier", "Harbour", "ponder", "--because", "x"]).refused(2);
    assert!(why.contains("no tier \"ponder\"") && why.contains("2 Develop"), "{why}");
    let draft = desk.done(&minutes(&["--to", "DI 8107"]));
    assert!(draft.contains("Harbour") && !draft.contains("empty P"), "{draft}");
}

#[test]
fn what_is_given_to_somebody_outside_is_given_for_a_purpose_in_the_open_store_too() {
    let desk = Desk::demo();
    let totals = ["write", "totals", "--quarter", "2026-2", "--to", "Press office"];
    for asked in [&totals[..], &[&totals[..], &["--because", " "]].concat(), &[&totals[..], &["--issue"]].concat()] {
        let why = desk.run(asked).refused(2);
        assert!(why.contains("Press office") && why.contains("--because"), "{why}");
    }
    assert!(log(&desk, "disclosure").is_empty());
    desk.done(&[&totals[..], &["--because", "quarterly release"]].concat());
    assert_eq!(log(&desk, "disclosure").len(), 1);
}

#[test]
fn nobody_is_signed_for_who_is_merely_expected_and_no_holder_is_lost() {
    let desk = Desk::covert();
    desk.done(&["record", "ocg", "register", "--operation", "Harbour", "--status", "active", "--tier", "3"]);
    desk.done(&["meeting", "open", "--chair", "DCI 3051", "--loggist", "DS 7807"]);
    desk.done(&["meeting", "attend", "in", "DI 8107"]);
    let close = ["meeting", "close", "--rest", "taken-as-read", "--because", "nothing new"];
    let why = desk.run(&close).refused(1);
    let names = "Not signed: DCI 3051 and DS 7807 are not marked as in the room.";
    assert_eq!(why, format!("{names} Mark who was there with \"muster meeting attend in\"."));
    desk.done(&["meeting", "attend", "in", "DCI3051"]);
    desk.done(&["meeting", "attend", "apologies", "DS 7807"]);
    desk.done(&close);
    let folder = desk.base.path().join("copies");
    let unit = "Detective Superintendent of the Regional Organised Crime Unit";
    let both = format!("{unit} North; {unit} South");
    let to = minutes(&["--to", &both, "--because", "for information", "--out", folder.to_str().unwrap()]);
    let why = desk.run(&to).refused(1);
    assert!(why.contains("has more than 60 characters: shorten the name") && !folder.exists(), "{why}");
    assert!(log(&desk, "disclosure").is_empty());
}

/// A folder in which a copy can be looked for and not be written: with what is put behind its name meanwhile the path is too long.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_was_made_for_copies_that_did_not_come_goes_again() {
    let desk = signed();
    let outer = desk.base.path().join("deep");
    let room = 4_095 - "KX-M1-minutes-copy-1.txt".len() - 1;
    let mut folder = outer.clone();
    while folder.as_os_str().len() + 102 < room {
        folder.push("d".repeat(100));
    }
    folder.push("d".repeat(room - folder.as_os_str().len() - 1));
    let why = desk.run(&minutes(&["--to", "DI 8107", "--out", folder.to_str().unwrap()])).refused(3);
    assert!(why.contains("Nothing was written. Copy 1 is spoilt"), "{why}");
    assert!(!outer.exists(), "nothing came into it");
    assert_eq!(log(&desk, "alteration")[0][0], "spoilt:KX-M1-minutes:1");
    // Over a copy of before: what replaced nothing is taken away, and what is spoilt is nowhere.
    let folder = desk.base.path().join("copies");
    desk.done(&minutes(&["--to", "DI 8107", "--out", folder.to_str().unwrap()]));
    std::fs::create_dir(folder.join("KX-M1-minutes-copy-4.txt")).unwrap();
    let why =
        desk.run(&minutes(&["--to", "DI 8107, DS 6642", "--force", "--out", folder.to_str().unwrap()])).refused(3);
    assert!(why.contains("Copies 3 to 4 are spoilt"), "{why}");
    assert_eq!(names(&folder), ["KX-M1-minutes-copy-2.txt", "KX-M1-minutes-copy-4.txt"]);
}
