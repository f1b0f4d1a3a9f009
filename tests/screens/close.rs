//! The close by keys: a note on a sentence that is read back, and what was noted for the minutes.

use super::drive::opened;
use muster::model::state::Screen;

#[test]
fn a_note_on_a_sentence_that_is_read_back_stands_under_noted_for_the_minutes() {
    let mut play = opened(120, 36);
    play.keys("t2warrant done<Enter>gm*rin date<Enter>");
    let Screen::Close(close) = &play.model.screen else { panic!("{}", play.text()) };
    let entry =
        close.read.as_ref().unwrap().iter().find(|one| one.sentence.contains("tier 1 to tier 2")).unwrap().entry;
    play.keys("mthe ROCU was told<Enter>");
    insta::assert_snapshot!("noted", play.both());
    let shown = play.text();
    let line = format!("NOTED FOR THE MINUTES  Note on Op Alder: \"Entry {entry}: the ROCU was told\"");
    assert!(shown.contains(&line), "{shown}");
    play.keys("m<Esc>");
    assert!(play.model.drafts.is_empty(), "the beginning of a note is no draft");
    // A sentence of no group: the remark stands under the last item.
    play.keys("+i<Tab>A word<Enter>");
    play.keys("<End>mAnother<Enter>");
    let Screen::Close(close) = &play.model.screen else { panic!("{}", play.text()) };
    let noted = close.noted().unwrap();
    let parts: Vec<&str> = noted.split("; ").collect();
    assert_eq!(parts.len(), 3, "{noted}");
    assert!(parts[2].contains("Read back and next date") && parts[2].contains(": Another"), "{noted}");
    play.keys("u<Enter>");
    let Screen::Close(close) = &play.model.screen else { panic!("{}", play.text()) };
    assert_eq!(close.noted().unwrap().split("; ").count(), 2, "what is withdrawn is noted no more");
}
