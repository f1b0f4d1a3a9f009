//! The signed meeting: its papers and a backup, written from the screen; again later; and what is in the way.

use std::fs;

use super::drive::opened;
use super::harness::Play;
use muster::model::port::{Ask, Told};
use muster::model::state::Screen;

/// A play whose papers go to a folder, with meeting 24 signed.
fn signed(width: u16, height: u16, folder: &std::path::Path) -> Play {
    let mut play = opened(width, height);
    play.papers_in(folder);
    play.keys("gm*rEverything in date<Enter>gs24<Enter>");
    assert!(matches!(play.model.screen, Screen::Signed(_)), "{}", play.text());
    play
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_papers_are_written_by_a_key_each_and_are_there_already_the_second_time() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("papers");
    let mut play = signed(120, 36, &folder);
    assert!(play.text().contains("Signed by    DCI 1550   Tuesday 24 November 2026"), "{}", play.text());
    assert!(play.text().contains("2 tasking sheets (12)"), "{}", play.text());
    play.keys("1");
    assert_eq!(names(&folder), ["NB-T24-minutes.docx"]);
    assert!(play.notice().starts_with("Written: NB-T24-minutes.docx, in "), "{}", play.notice());
    let before = fs::read(folder.join("NB-T24-minutes.docx")).unwrap();
    play.keys("3");
    assert_eq!(names(&folder), ["NB-T24-minutes.docx", "NB-T24-worklist.html"]);
    play.keys("4");
    assert_eq!(names(&folder).len(), 16, "{:?}", names(&folder));
    assert!(play.notice().starts_with("Written, 2 of them before and the same: "), "{}", play.notice());
    // What the governance board reads exists when the meeting closes: a draft, until it is issued.
    assert!(names(&folder).contains(&"NB-B1-board-draft.docx".to_owned()), "{:?}", names(&folder));
    play.keys("5");
    assert!(play.notice().starts_with("Written already, the same: NB-B1-board-draft.docx"), "{}", play.notice());
    // Something else is recorded after the meeting; its papers stay what they were.
    play.keys("<Enter>=No new information<Enter>gm");
    assert!(matches!(play.model.screen, Screen::Signed(_)), "g m comes back: {}", play.text());
    assert!(play.text().contains("Meeting 24 is signed.") && play.text().contains("DCI 1550"), "{}", play.text());
    play.keys("4");
    assert!(play.notice().starts_with("Written already, the same: "), "{}", play.notice());
    assert_eq!(fs::read(folder.join("NB-T24-minutes.docx")).unwrap(), before);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join("NB-T24-minutes.docx"))), (0o700, 0o600));
    }
    play.keys("<Esc>");
    assert!(matches!(play.model.screen, Screen::Board));
}

/// The chair types the number of the paper: it has its number, its period ends, and what was issued is in the folder.
#[test]
fn the_board_paper_is_issued_by_a_key_once_and_is_written_as_issued() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("papers");
    let mut play = signed(120, 36, &folder);
    assert!(play.text().contains("5 board paper B1, a draft  6 issue it"), "{}", play.text());
    play.keys("6");
    assert!(
        play.text().contains("Paper B1, entries 1 to") && play.text().contains("type 1 to issue"),
        "{}",
        play.text()
    );
    assert!(play.text().contains("Enter issue  Esc keep draft"), "{}", play.text());
    // Another number issues nothing, and Esc goes back.
    play.keys("24<Enter>");
    assert!(play.text().contains("that is not the number of the paper. Type 1 to"), "{}", play.text());
    let entries = play.model.facts.entries;
    play.keys("<Esc>");
    assert!(matches!(play.model.screen, Screen::Signed(_)) && play.model.modals.is_empty(), "{}", play.text());
    play.keys("6<Ctrl-u>");
    play.keys("1<Enter>");
    assert_eq!(play.model.facts.entries, entries + 1, "{}", play.text());
    assert_eq!(names(&folder), ["NB-B1-board.docx"]);
    assert!(play.notice().starts_with("Written: NB-B1-board.docx, in "), "{}", play.notice());
    assert!(play.text().contains("5 board paper B1, issued on 24 November 2026"), "{}", play.text());
    // Once: the key says when, and 5 writes the same bytes.
    play.keys("6");
    assert_eq!(play.notice(), "Board paper B1 was issued on Tuesday 24 November 2026. 5 writes it again.");
    play.keys("5");
    assert!(play.notice().starts_with("Written already, the same: NB-B1-board.docx"), "{}", play.notice());
    assert_eq!(play.model.facts.entries, entries + 1);
}

/// A loggist is refused before a number is asked for; the number that follows all the same is no key of the screen.
#[test]
fn the_number_a_refused_loggist_goes_on_to_type_writes_nothing() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("papers");
    let mut play = signed(120, 36, &folder);
    play.model.role = muster::domain::role::Role::Loggist;
    let entries = play.model.facts.entries;
    play.keys("6");
    assert!(play.notice().starts_with("Only the chair or a deputy does this"), "{}", play.notice());
    play.keys("1");
    assert!(play.notice().starts_with("The number does nothing"), "{}", play.notice());
    play.keys("3<Backspace>4<Enter>");
    assert!(matches!(play.model.screen, Screen::Signed(_)) && play.model.modals.is_empty(), "{}", play.text());
    assert!(!folder.exists() && play.model.facts.entries == entries, "{}", play.text());
    // Then the keys act again.
    play.keys("1");
    assert_eq!(names(&folder), ["NB-T24-minutes.docx"]);
}

#[test]
fn another_file_of_the_name_is_never_written_over_and_all_or_none_are_written() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("papers");
    let mut play = signed(120, 36, &folder);
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("NB-T24-sheets.txt"), "mine").unwrap();
    play.keys("4");
    assert!(play.notice().contains("Not written: NB-T24-sheets.txt in"), "{}", play.notice());
    assert!(play.notice().contains("was not written over") && play.notice().ends_with("Nothing was written."));
    assert_eq!(names(&folder), ["NB-T24-sheets.txt"]);
    assert_eq!(fs::read(folder.join("NB-T24-sheets.txt")).unwrap(), b"mine");
    // A folder in the place of a file; then a file in the place of the folder.
    fs::create_dir(folder.join("NB-T24-minutes.docx")).unwrap();
    play.keys("1");
    assert!(play.notice().contains("it is a folder"), "{}", play.notice());
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "not a folder").unwrap();
    play.keys("1");
    assert!(play.notice().contains("could not be made a folder"), "{}", play.notice());
    assert_eq!(fs::read(&folder).unwrap(), b"not a folder");
}

#[test]
fn a_backup_that_cannot_be_made_is_said_and_a_second_press_waits() {
    let base = tempfile::tempdir().unwrap();
    let mut play = signed(120, 36, base.path());
    play.keys("b");
    assert_eq!(play.notice(), "Not written: A store in memory cannot be backed up.");
    play.hold = true;
    play.keys("11");
    assert!(play.notice().contains("still being written"), "{}", play.notice());
    play.answer_all();
    assert!(play.notice().starts_with("Written: NB-T24-minutes.docx"), "{}", play.notice());
}

#[test]
fn the_signed_meeting_at_three_sizes() {
    let base = tempfile::tempdir().unwrap();
    let mut play = signed(120, 36, &base.path().join("x"));
    for (width, height) in [(60, 20), (80, 24), (120, 36)] {
        play.resize(width, height);
        let text = play.text();
        assert!(text.contains("SEAL") && text.contains("1 minutes") && text.contains("Saved 10:27"), "{text}");
    }
}

#[test]
fn an_unsigned_meeting_has_no_papers() {
    let base = tempfile::tempdir().unwrap();
    let mut play = opened(120, 36);
    play.papers_in(base.path());
    let id = play.model.sitting.open().unwrap().id;
    let Told::Signed(None) = play.ask(Ask::Signed(id)) else { panic!("not signed") };
    let Told::Outside(Err(why)) = play.ask(Ask::WritePapers(id, muster::model::port::Papers::All)) else {
        panic!("refused")
    };
    assert!(why.contains("is not signed yet"), "{why}");
    assert_eq!(fs::read_dir(base.path()).unwrap().count(), 0);
}

#[test]
fn what_was_agreed_at_the_read_back_is_still_agreed_after_esc_and_after_a_crash() {
    let mut play = opened(120, 36);
    play.keys("t2Warrant phase done<Enter>aVisit @22 fri<Enter>gm");
    play.keys("Gy");
    let agreed = play.model.sitting.agreed.clone();
    assert_eq!(agreed.len(), 1, "{}", play.text());
    play.keys("<Esc>gm");
    assert_eq!(play.model.sitting.agreed, agreed);
    play.restart();
    play.keys("gmG");
    assert_eq!(play.model.sitting.agreed, agreed, "{}", play.text());
    assert!(play.text().contains("agreed") && play.text().contains("step 2 of 5"), "{}", play.text());
    // Signed: the next meeting starts with nothing agreed.
    play.keys("*rnothing new<Enter>gs24<Enter>");
    assert!(
        play.notice().ends_with("is closed and signed at 10:27, 1 of 33 read back."),
        "no undo is offered: {}",
        play.notice()
    );
}
