//! The signed screen of the weekly meeting's own store: the keys that work there and no others, and the form that hands out numbered copies.

use std::fs;
use std::path::Path;

use super::harness::{Play, day};
use muster::domain::command::{Asking, Command, Mark, NewOcg};
use muster::domain::identity::{MeetingId, OcgId};
use muster::domain::meeting::{Called, MeetingDetails, MeetingKind};
use muster::domain::ocg::{OcgDetails, OcgStatus};
use muster::domain::profile::Profile;
use muster::domain::reading::Founding;
use muster::domain::tier::Tier;
use muster::domain::time::Timestamp;
use muster::model::state::Screen;
use muster::store::Store;

/// A covert store in memory whose first weekly meeting is open since 09:03: DCI 3051 chairs it, DI 8107 and DS 6642 came. Its item is Harbour.
pub(crate) fn open_weekly() -> Store {
    let mut chance = fastrand::Rng::with_seed(11);
    let random = Box::new(move |bytes: &mut [u8]| {
        chance.fill(bytes);
        Ok(())
    });
    let mut store = Store::in_memory("58VP-VMDK-RDD5", random).unwrap();
    let founding = Founding {
        store_id: "58VP-VMDK-RDD5".into(),
        bcu: "Northern BCU".into(),
        prefix: "KX".into(),
        demo: false,
        covert: true,
    };
    let mut at = |minute: u32, command: Command| {
        let asking = Asking::now("DCI 1550", Timestamp::from_local(day(), 9, minute));
        store.act(&[command], &asking).unwrap();
    };
    at(0, Command::Found { founding, profile: Profile::weekly().unwrap() });
    let details = OcgDetails { operation: "Harbour".into(), ..OcgDetails::default() };
    at(
        1,
        Command::RegisterOcg(NewOcg {
            details,
            status: OcgStatus::Active,
            tier: Tier::new(3),
            unit: String::new(),
            reviewed_on: None,
            review: None,
            lro: None,
            deputy: None,
            sro: None,
        }),
    );
    let details = MeetingDetails { chair: "DCI 3051".into(), ..MeetingDetails::of(day()) };
    at(2, Command::PrepareMeeting { kind: MeetingKind::Covert, details, number: None });
    let meeting = MeetingId(1);
    at(3, Command::OpenMeeting { meeting, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() });
    for who in ["DI 8107", "DS 6642"] {
        at(4, Command::MarkAttendance { meeting, who: who.into(), role: String::new(), partner: None, mark: Mark::In });
    }
    store
}

/// The same, with the meeting signed.
fn weekly() -> Store {
    let mut store = open_weekly();
    let settled = Command::SettleOcg { ocg: OcgId(1), called: Called::Discussed, because: String::new() };
    let (meeting, who) = (MeetingId(1), "DCI 3051".to_owned());
    let chairs = Command::MarkAttendance { meeting, who, role: String::new(), partner: None, mark: Mark::In };
    let sign = Command::SignMeeting { meeting, read_back: None };
    for (minute, command) in [(4, chairs), (5, settled), (6, sign)] {
        store.act(&[command], &Asking::now("DCI 1550", Timestamp::from_local(day(), 9, minute))).unwrap();
    }
    store
}

/// The dashboard on its signed screen.
fn signed(width: u16, height: u16, folder: &Path) -> Play {
    let mut play = Play::over(weekly(), width, height);
    play.papers_in(folder);
    // Here no item needs a balanced plan.
    assert!(!play.text().contains("EMPTY"), "{}", play.text());
    play.keys("gm");
    assert!(matches!(play.model.screen, Screen::Signed(_)), "{}", play.text());
    play
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What the screen says, without frames and line ends.
fn flat(play: &Play) -> String {
    let text = play.text().replace(|c: char| !c.is_ascii(), " ").replace("//", " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_always_refused_there_is_offered_neither_in_the_body_nor_in_the_footer() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("papers");
    for (width, height) in [(80, 24), (120, 36)] {
        let mut play = signed(width, height, &folder);
        let text = play.text();
        assert!(text.contains("1 minutes, a numbered copy for each holder"), "{text}");
        assert!(text.contains("1 copies  b back up  Enter board"), "{text}");
        for not_there in ["sheets", "worklist", "4 all", "board paper"] {
            assert!(!text.contains(not_there), "{not_there}: {text}");
        }
        for (key, why) in [("2", "This store prints no tasking sheets"), ("4", "This store writes no papers together")]
        {
            play.keys(key);
            assert!(
                play.notice().contains(why) && play.notice().contains("1 writes numbered copies"),
                "{}",
                play.notice()
            );
        }
        assert!(!folder.exists());
    }
}

#[test]
fn copies_go_to_those_who_were_in_the_room_by_two_keys() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("papers");
    let mut play = signed(80, 24, &folder);
    let entries = play.model.facts.entries;
    play.keys("1");
    let text = play.text();
    assert!(text.contains("Numbered copies") && text.contains("DCI 3051, DI 8107, DS 6642"), "{text}");
    assert!(text.contains("Enter write copies"), "{text}");
    insta::assert_snapshot!(text);
    play.keys("<Enter>");
    assert!(play.model.modals.is_empty(), "{}", play.text());
    let told = play.notice();
    assert!(
        told.starts_with("Written: KX-M1-minutes, copies 1 for DCI 3051, 2 for DI 8107, 3 for DS 6642, in "),
        "{told}"
    );
    let copies = ["KX-M1-minutes-copy-1.html", "KX-M1-minutes-copy-2.html", "KX-M1-minutes-copy-3.html"];
    assert_eq!(names(&folder), copies);
    assert!(fs::read_to_string(folder.join(copies[1])).unwrap().contains("Copy 2 of 3: DI 8107"));
    // Nothing of it is an entry of the journal, and undo has nothing to take back.
    assert_eq!(play.model.facts.entries, entries);
    assert!(!told.contains("undoes"), "{told}");
    play.keys("1<Tab><Tab>t<Enter>");
    assert_eq!(names(&folder).len(), 6);
    let last = fs::read_to_string(folder.join("KX-M1-minutes-copy-6.txt")).unwrap();
    assert!(last.contains("Copy 1: DCI 3051, given 24 November 2026.") && last.contains("Copy 6: DS 6642"), "{last}");
}

#[test]
fn for_anybody_else_the_form_asks_why() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("papers");
    let mut play = signed(120, 36, &folder);
    play.keys("1<Ctrl-u>DS 7807<Enter>");
    assert!(play.text().contains("DS 7807 was not in the room of weekly meeting 1"), "{}", play.text());
    assert!(!folder.exists());
    // The input is on the field that is missing.
    play.keys("takes over on Monday");
    assert!(flat(&play).contains("1 copy in html, for DS 7807 (takes over on Monday)"), "{}", play.text());
    play.keys("<Enter>");
    assert_eq!(names(&folder), ["KX-M1-minutes-copy-1.html"]);
    play.keys("1<Ctrl-u><Enter>");
    assert!(play.text().contains("holder is needed"), "{}", play.text());
}

#[test]
fn what_cannot_be_written_spoils_the_number_and_the_form_says_so() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("papers");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("KX-M1-minutes-copy-1.html"), "mine").unwrap();
    let mut play = signed(120, 36, &folder);
    play.keys("1<Ctrl-u>DI 8107<Enter>");
    assert!(flat(&play).contains("Copy 1 is spoilt") && !play.model.modals.is_empty(), "{}", play.text());
    assert_eq!(fs::read(folder.join("KX-M1-minutes-copy-1.html")).unwrap(), b"mine");
    play.keys("<Enter>");
    let second = fs::read_to_string(folder.join("KX-M1-minutes-copy-2.html")).unwrap();
    assert!(second.contains("Copy 1: spoilt on 24 November 2026"), "{second}");
}

#[test]
fn help_offers_no_paper_that_the_store_never_writes_and_finds_the_copies() {
    let base = tempfile::tempdir().unwrap();
    let mut play = signed(120, 36, &base.path().join("papers"));
    play.keys("?copies");
    assert!(play.text().contains("Write numbered copies of the minutes, one for each holder"), "{}", play.text());
    for paper in ["worklist", "tasking sheet", "board paper", "all papers"] {
        play.keys("<Ctrl-u>");
        play.paste(paper);
        let text = play.text();
        assert!(!text.contains("Write the APMIS") && !text.contains("Write a tasking sheet"), "{paper}: {text}");
        assert!(!text.contains("board paper, a draft") && !text.contains("Write all papers"), "{paper}: {text}");
    }
}
