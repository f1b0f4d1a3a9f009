//! What is recorded, refused, failed and taken back; and answers that come late.

use super::harness::Play;
use muster::app::{Effect, Input, Msg};
use muster::model::port::Told;
use muster::model::state::Screen;

#[test]
fn a_failed_write_keeps_the_text_and_stands_until_dealt_with() {
    let mut play = Play::new(120, 36);
    play.sabotage = Some(Told::Failed {
        sentence: "NOT WRITTEN TO DISK at 10:27: the disk is full. Your text is kept.".into(),
        read_only: false,
    });
    play.keys("t2phase done<Enter>");
    assert!(play.text().contains("phase done"), "the form stands with what was typed");
    assert!(play.notice().starts_with("NOT WRITTEN TO DISK"));
    play.keys("x");
    assert!(play.notice().starts_with("NOT WRITTEN TO DISK"), "it stands");
    assert_eq!(
        play.model.selection().and_then(|line| line.tier).map(|tier| tier.number()),
        Some(1),
        "nothing changed on the screen"
    );
    play.keys("<Backspace><Enter>");
    assert_eq!(play.model.facts.entries, 156, "Enter tried again");
    assert!(play.notice().starts_with("Saved 10:27"), "{}", play.notice());
}

#[test]
fn after_a_failure_that_ends_writing_the_screen_is_read_only() {
    let mut play = Play::new(120, 36);
    play.sabotage = Some(Told::Failed { sentence: "NOT WRITTEN TO DISK".into(), read_only: true });
    play.keys("mwords<Enter>");
    assert!(play.text().contains("READ-ONLY"));
    play.keys("<Esc><Esc>t");
    assert!(play.notice().contains("open read-only"), "{}", play.notice());
    assert!(play.model.modals.is_empty());
}

#[test]
fn a_refusal_stands_in_the_form() {
    let mut play = Play::new(120, 36);
    play.sabotage = Some(Told::Refused("a rule says no.".into()));
    play.keys("mwords<Enter>");
    assert!(play.text().contains("a rule says no."), "{}", play.text());
    assert!(play.text().contains("words"));
}

#[test]
fn undo_and_redo_go_through_the_record_and_are_shown_in_words() {
    let mut play = Play::new(120, 36);
    let tier = |play: &Play| play.model.selection().and_then(|line| line.tier).map(|tier| tier.number());
    play.keys("t3monitor only<Enter>");
    assert_eq!(tier(&play), Some(3));
    play.keys("u");
    assert!(play.text().contains("Would be recorded: Op Alder goes back"), "{}", play.text());
    play.keys("<Esc>");
    assert_eq!(tier(&play), Some(3), "Esc leaves it");
    play.keys("u<Enter>");
    assert_eq!(tier(&play), Some(1));
    assert!(play.notice().contains("Withdrew:"), "{}", play.notice());
    play.keys("<Ctrl-r><Enter>");
    assert_eq!(tier(&play), Some(3));
    play.keys("<Ctrl-r>");
    assert!(play.notice().contains("Nothing was undone that could be redone"), "{}", play.notice());
    assert!(play.model.modals.is_empty());
}

#[test]
fn one_entry_is_withdrawn_from_the_history_with_a_reason() {
    let mut play = Play::new(120, 36);
    play.keys("mfirst<Enter>msecond<Enter><Enter>j<Del>wrong group<Enter>");
    assert!(play.notice().contains("Saved 10:27, entry 158"), "{}", play.notice());
    let text = play.text();
    assert!(text.contains("WITHDRAWN by entry 158. It said: Note on Op Alder: \"first\""), "{text}");
    play.keys("<Esc>");
    assert_eq!(play.model.screen, Screen::Board);
}

#[test]
fn a_disruption_is_moderated_from_the_card() {
    let mut play = Play::new(120, 36);
    play.keys("d<Tab>two vehicles<Enter><Enter>ll");
    assert!(play.text().contains("claimed minor"), "{}", play.text());
    play.keys("d<Up><Tab>lasting effect<Enter>");
    assert!(play.text().contains("moderate"), "{}", play.text());
    assert!(!play.text().contains("claimed minor"));
    play.keys("<Enter>");
    assert!(play.notice().contains("was agreed as moderate"), "{}", play.notice());
}

#[test]
fn claim_refuse_and_sign_off() {
    let mut play = Play::new(120, 36);
    play.keys("4cvisits made<Tab>c<Enter>");
    assert!(play.notice().contains("claims") || play.notice().contains("claimed"), "{}", play.notice());
    // A claimed action is no longer late, so it stands among those to come: find it by its state.
    let row = play.model.actions.page.rows.iter().position(|row| row.status.word() == "claimed complete").unwrap();
    play.keys("gg");
    play.keys(&"j".repeat(row));
    play.keys("cno evidence<Tab>n<Enter>");
    assert!(
        play.model.actions.page.rows.iter().all(|row| row.status.word() != "claimed complete"),
        "{}",
        play.notice()
    );
    play.keys("ggcdone<Enter>");
    assert_eq!(play.model.actions.page.total, 6, "{}", play.notice());
    play.keys("C");
    assert!(play.text().contains("done"), "closed ones show when asked for");
}

#[test]
fn a_new_group_and_a_new_officer() {
    let mut play = Play::empty(120, 36);
    play.keys("+mOp Teal<Tab>NB/OCG/2001<Enter>");
    assert!(play.text().contains("Op Teal"), "{}", play.text());
    assert!(play.notice().contains("Op Teal enters the record"), "{}", play.notice());
    play.keys("t1live investigation<Enter>");
    assert!(play.text().contains("Op Teal        1"), "{}", play.text());
    play.keys("+pDS 9001<Ctrl-n>DS 9002<Enter>");
    assert!(play.notice().contains("DS 9002"), "{}", play.notice());
    play.keys("odS 9001");
    assert!(play.text().contains("DS 9001 becomes LRO"), "{}", play.text());
}

#[test]
fn what_leaves_the_board_takes_the_selection_along() {
    let mut play = Play::new(120, 36);
    play.keys("+a");
    play.keys("<Down><Down>");
    play.keys("<Tab>closed, offenders charged<Enter>");
    assert!(play.text().contains("1 OCGs 30"), "{}", play.notice());
    assert!(play.model.selection().is_some());
    play.keys("u<Enter>");
    assert!(play.text().contains("1 OCGs 31"), "{}", play.notice());
}

#[test]
fn answers_that_come_late_do_no_harm() {
    let mut play = Play::new(120, 36);
    play.hold = true;
    play.keys("tju=<Esc><Esc>jjj4jj1kk<Enter>lll<Esc>gj<Esc>?x<Esc><Ctrl-k>alder<Esc>u<Esc>");
    play.answer_all();
    assert!(play.model.modals.is_empty(), "{:?}", play.model.modals);
    assert_eq!(play.model.screen, Screen::Board);
    let selected = play.model.selected;
    assert!(
        play.model.actions.page.rows.iter().all(|row| Some(row.ocg) == selected),
        "the rows belong to the group in the title"
    );
}

#[test]
fn quitting_waits_for_the_disk() {
    let mut play = Play::new(120, 36);
    play.hold = true;
    play.keys("mwords<Enter>");
    play.msg(Msg::Input(Input::End));
    assert!(play.effects.is_empty(), "the note is not on the disk yet");
    play.answer_all();
    assert_eq!(play.effects, [Effect::Quit]);
    assert_eq!(play.model.facts.entries, 156);
}

#[test]
fn quitting_asks_once_while_a_draft_waits() {
    let mut play = Play::new(120, 36);
    play.keys("mhalf a note<Esc>q");
    let words = "1 draft was not sent: Note for the minutes. It waits";
    assert!(
        play.text().contains(words)
            && play.text().contains("for DCI 1550 here.")
            && play.text().contains("No meeting is open."),
        "{}",
        play.text()
    );
    assert!(play.text().contains("Everything shown as saved is on the disk."), "{}", play.text());
    assert!(play.text().contains("Enter quits  Esc stays"), "{}", play.text());
    play.keys("<Esc>");
    assert!(play.effects.is_empty());
    play.keys("q<Enter>");
    assert_eq!(play.effects, [Effect::Quit]);
}

#[test]
fn quitting_asks_once_while_a_meeting_is_open() {
    let mut play = super::drive::opened(120, 36);
    play.keys("ghq");
    let words = "Meeting 24 is open, and stays open.";
    assert!(play.effects.is_empty() && play.text().contains(words), "{}", play.text());
    play.keys("<Esc>");
    assert!(play.effects.is_empty() && play.model.modals.is_empty());
    play.keys("q<Enter>");
    assert_eq!(play.effects, [Effect::Quit]);
    // With a text that will not be there, that is said.
    let mut play = super::drive::opened(120, 36);
    play.keys("mSECRET words<Esc>q");
    assert!(play.text().contains("A text above OFFICIAL-SENSITIVE"), "{}", play.text());
    // Without a meeting and without a draft nothing is asked.
    let mut play = Play::new(120, 36);
    play.keys("q");
    assert_eq!(play.effects, [Effect::Quit]);
}

#[test]
fn a_form_that_is_open_is_named_before_it_is_left_by_quitting() {
    // Only in a window too small for the form does q reach it.
    let mut play = Play::new(120, 36);
    play.keys("mhalf a note");
    play.resize(59, 19);
    play.keys("q");
    assert!(play.effects.is_empty() && play.text().contains("q again quits"), "{}", play.text());
    play.resize(120, 36);
    assert!(play.text().contains("1 draft was not sent: Note for the minutes."), "{}", play.text());
    play.keys("<Esc>");
    assert!(play.effects.is_empty() && play.text().contains("half a note"), "{}", play.text());
    // A draft that is open again counts once.
    play.keys("<Esc>m");
    play.resize(59, 19);
    play.keys("q");
    play.resize(120, 36);
    assert!(play.text().contains("1 draft was not sent: Note for the minutes."), "{}", play.text());
}

#[test]
fn too_small_a_window_is_left_by_the_key_it_names() {
    for before in ["", "mhalf a note", "?", "u"] {
        let mut play = super::drive::opened(120, 36);
        play.keys(before);
        play.resize(59, 19);
        assert!(play.text().contains("q quits."), "{before}: {}", play.text());
        play.keys("q");
        assert!(play.effects.is_empty() && play.text().contains("q again"), "{before}: {}", play.text());
        play.keys("q");
        assert_eq!(play.effects, [Effect::Quit], "{before}");
    }
}

#[test]
fn an_act_while_another_is_being_written_is_refused_in_words() {
    let mut play = Play::new(120, 36);
    play.hold = true;
    play.keys("mwords<Enter>");
    play.keys("<Enter>");
    assert!(play.notice().contains("still being written"), "{}", play.notice());
    play.answer_all();
    assert_eq!(play.model.facts.entries, 156, "written once");
}

#[test]
fn locking_keeps_the_place_and_what_was_typed() {
    let mut play = Play::new(120, 36);
    play.keys("jjj4mhalf a note");
    let (selected, focus) = (play.model.selected, play.model.focus);
    play.lock();
    assert!(play.text().contains("half a note"), "{}", play.text());
    assert_eq!((play.model.selected, play.model.focus), (selected, focus));
    play.keys("<Esc>");
    assert!(play.notice().contains("Draft kept"), "{}", play.notice());
}

#[test]
fn on_a_narrow_screen_what_is_told_shows_inside_the_form() {
    let mut play = Play::new(60, 20);
    play.keys("t");
    play.keys("<Ctrl-n>");
    assert!(play.text().contains("This form is filled once"), "{}", play.text());
    play.sabotage = Some(Told::Failed { sentence: "NOT WRITTEN TO DISK: the disk is full.".into(), read_only: false });
    play.keys("2phase done<Enter>");
    assert!(play.text().contains("NOT WRITTEN TO DISK"), "{}", play.text());
    assert!(play.text().contains("phase done"));
}

#[test]
fn verbs_act_on_the_group_whose_record_is_on_the_screen() {
    let mut play = Play::new(120, 36);
    play.keys("+a<Down><Down><Tab>closed, offenders charged<Enter>");
    assert!(play.text().contains("1 OCGs 30"), "{}", play.notice());
    // Its record opens from the journal; whatever is selected on the board is not what the verbs are about.
    play.keys("gj<Enter>");
    assert!(play.text().contains("archived"), "{}", play.text());
    play.keys("+a");
    assert!(play.text().contains("┃ Op Alder"), "{}", play.text());
    play.keys("anew offences<Enter><Esc>");
    assert!(play.text().contains("1 OCGs 31"), "{}", play.notice());
    play.keys("jjgj");
    play.keys("m");
    assert!(play.text().contains("┃ Op Alder"), "in the journal, the group of the entry: {}", play.text());
}
