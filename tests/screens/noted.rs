//! What the dashboard leaves in the access log: what is looked for and what shows all of a record, in the words of the command that does the same.

use super::harness::{Play, founded_in, opened_in};
use muster::domain::identity::MeetingId;
use muster::model::port::{Ask, Papers, Told};

/// Types a script over a record, closes it, and gives the lines of its access log as `subject what`.
fn lines(script: &str) -> Vec<String> {
    lines_after(|play| {
        play.keys(script);
    })
}

fn lines_after(does: impl FnOnce(&mut Play)) -> Vec<String> {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let mut play = Play::over(founded_in(&path), 120, 36);
    does(&mut play);
    drop(play);
    let noted = opened_in(&path).accesses().unwrap();
    noted.into_iter().map(|line| format!("{} {}", line.subject, line.words.unwrap_or_default().what)).collect()
}

#[test]
fn a_filter_that_is_kept_or_left_stands_there_as_a_search_with_its_terms() {
    assert_eq!(lines("/birch<Enter>"), ["list board", "search ocgs: birch"]);
    assert_eq!(lines("/tier:1 elm<Esc>"), ["list board", "search ocgs: tier:1 elm"]);
    // In mid-word when the program ends.
    assert_eq!(lines("/haz"), ["list board", "search ocgs: haz"]);
    // Opened and left as it was: nothing was looked for.
    assert_eq!(lines("/<Esc>/<Enter>"), ["list board"]);
    assert_eq!(lines("3/4102<Enter>"), ["list board", "search officers: 4102"]);
    assert_eq!(lines("4/warrant<Enter>"), ["list board", "search actions: warrant"]);
    assert_eq!(lines("/birch<Enter>/<Ctrl-u>yew<Enter>"), ["list board", "search ocgs: birch", "search ocgs: yew"]);
}

#[test]
fn the_journal_and_the_lists_stand_there_in_the_words_of_the_commands() {
    assert_eq!(lines("gj<Down><PageDown>"), ["list board", "journal journal"]);
    let wanted = ["list board", "list learning", "list bids", "list triggers", "list disruptions"];
    assert_eq!(lines("glgbgtgi"), wanted);
}

/// Whoever makes one takes the whole record along.
#[test]
fn a_backup_stands_there_with_its_folder() {
    let looked = lines_after(|play| {
        let told = play.ask(Ask::BackUp);
        assert!(matches!(told, Told::Outside(Ok(_))), "{told:?}");
    });
    assert!(looked.len() == 2 && looked[1].starts_with("backup backup to "), "{looked:?}");
    assert!(looked[1].ends_with(".muster-backup"), "{looked:?}");
}

#[test]
fn papers_that_are_refused_are_none_that_were_seen() {
    let refused = lines_after(|play| {
        let told = play.ask(Ask::WritePapers(MeetingId(99), Papers::All));
        assert!(matches!(told, Told::Outside(Err(_))), "{told:?}");
    });
    assert_eq!(refused, ["list board"]);
}

#[test]
fn a_board_of_the_past_is_named_with_its_meeting() {
    let looked = lines_after(|play| {
        play.keys("gd<Tab><Tab>24<Tab><Tab>DC 5031<Tab><Tab>+2w<Enter><Enter>");
        let meeting = play.model.sitting.open().unwrap().id;
        play.keys("gm*rEverything in date<Enter>gs24<Enter>");
        for to in [Some(meeting), None] {
            let told = play.ask(Ask::Travel(to));
            assert!(matches!(told, Told::Travelled(..)), "{told:?}");
        }
    });
    let boards: Vec<&String> = looked.iter().filter(|line| line.starts_with("list board at")).collect();
    assert_eq!(boards, ["list board at T24"], "{looked:?}");
}
