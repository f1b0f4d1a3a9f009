//! Forms: how each looks half filled, what it records, and what it says when it does not.

use super::harness::Play;
use muster::app::{Input, Msg};
use muster::model::notice::WITH_PASTE;

/// A form as it stands after a script, at 100 by 30.
fn form(script: &str) -> String {
    let mut play = Play::new(100, 32);
    play.keys(script);
    play.both()
}

#[test]
fn tier_decision() {
    insta::assert_snapshot!(form("t2Warrant done; two charged."));
}

#[test]
fn no_change_with_the_usual_reasons() {
    insta::assert_snapshot!(form("=<Down><Down>"));
}

#[test]
fn add_action_from_the_quick_line() {
    insta::assert_snapshot!(form("aTalk to landlord of unit 3 @22 #prot fri<Tab>"));
}

#[test]
fn lro_with_ranked_candidates() {
    insta::assert_snapshot!(form("o"));
}

#[test]
fn disruption() {
    insta::assert_snapshot!(form("d<Up><Tab>Two vehicles and £14,200 seized"));
}

#[test]
fn note() {
    insta::assert_snapshot!(form("mAsk the handler about it"));
}

#[test]
fn extend_an_action() {
    insta::assert_snapshot!(form("4e+2w<Tab><Down>"));
}

#[test]
fn complete_three_actions() {
    insta::assert_snapshot!(form("4vvvcDone at the visit"));
}

#[test]
fn a_tier_decision_and_a_no_change_say_what_was_put_and_refused() {
    for script in [
        "t2Warrant done<Tab><Tab><Tab>tier 3, because it moves<Enter>",
        "=on track<Tab>tier 3, because it moves<Enter>",
    ] {
        let mut play = Play::new(100, 32);
        play.keys(script);
        assert!(play.notice().contains("put and refused: tier 3, because it moves"), "{}", play.notice());
    }
}

#[test]
fn more_actions_than_the_table_holds_are_counted() {
    let mut play = Play::new(80, 24);
    play.keys("4A*eeom");
    let shown = play.text();
    assert!(shown.contains("and ") && shown.contains(" more actions") && shown.contains("Due now"), "{shown}");
    assert!(shown.contains("New date") && shown.contains("Enter save"), "{shown}");
}

#[test]
fn hand_an_action_over() {
    insta::assert_snapshot!(form("4o17"));
}

#[test]
fn cancel_an_action() {
    insta::assert_snapshot!(form("4<Del>dup"));
}

#[test]
fn edit_an_action() {
    insta::assert_snapshot!(form("4E"));
}

#[test]
fn edit_a_group() {
    insta::assert_snapshot!(form("E"));
}

#[test]
fn edit_an_officer() {
    insta::assert_snapshot!(form("3E"));
}

#[test]
fn status_of_a_group() {
    insta::assert_snapshot!(form("+ad<Tab>"));
}

#[test]
fn score() {
    insta::assert_snapshot!(form("+c21<Tab>"));
}

#[test]
fn at_sixty_columns_a_form_takes_the_screen() {
    let mut play = Play::new(60, 20);
    play.keys("d<Up><Tab>Two vehicles seized, supply stopped at two addresses for nine days");
    insta::assert_snapshot!(play.both());
}

#[test]
fn what_is_wrong_is_said_beside_the_field_and_the_text_stays() {
    let mut play = Play::new(100, 32);
    play.keys("t2<Tab><Tab>31/11<Enter>");
    assert!(play.text().contains("Not saved: a reason is needed."), "{}", play.text());
    play.keys("Phase done<Enter>");
    assert!(play.text().contains("31 November does not exist"), "{}", play.text());
    assert!(play.text().contains("Phase done"));
    play.keys("<Ctrl-u><Enter>");
    assert!(
        play.notice().starts_with("Saved 10:27, entry 156: Op Alder goes from tier 1 to tier 2"),
        "{}",
        play.notice()
    );
}

#[test]
fn a_draft_is_kept_and_comes_back() {
    let mut play = Play::new(100, 32);
    play.keys("t2half a rea<Esc>");
    assert!(play.notice().contains("Draft kept"), "{}", play.notice());
    play.keys("jj<Esc>t");
    assert!(!play.text().contains("half a rea"), "a draft belongs to its group");
    play.keys("<Esc>kkt");
    assert!(play.text().contains("half a rea"));
    play.keys("son<Enter>");
    assert!(play.notice().contains("because \"half a reason\""), "{}", play.notice());
    play.keys("ggt");
    assert!(!play.text().contains("[ half a rea"), "what was saved is no draft");
}

#[test]
fn in_a_form_every_printable_key_types() {
    let mut play = Play::new(100, 32);
    play.keys("muq? = + / g j");
    assert!(play.text().contains("uq? = + / g j"), "{}", play.text());
    play.paste("\nsecond line\u{1b}[2J");
    assert!(play.text().contains("second line<ESC>[2J"), "{}", play.text());
    play.msg(Msg::Input(Input::WithPaste));
    assert_eq!(play.notice(), WITH_PASTE);
    assert!(play.text().contains(WITH_PASTE) && play.text().contains("second line<ESC>[2J"), "{}", play.text());
}

#[test]
fn the_calendar_moves_by_days_weeks_and_months_and_is_taken() {
    let mut play = Play::new(100, 32);
    play.keys("4e<F4><Right><Down>");
    insta::assert_snapshot!(play.text());
    play.keys("<PgDn><Enter>");
    assert!(play.text().contains("[ 2 Jan 2027") || play.text().contains("Jan 2027"), "{}", play.text());
    play.keys("<F4><Esc><Tab>abs<Enter>");
    assert!(play.notice().starts_with("Saved 10:27"), "{}", play.notice());
    play.keys("t<F4>");
    assert!(play.notice().contains("The calendar is for date fields"), "{}", play.notice());
}

#[test]
fn the_calendar_counts_what_the_owner_has_to_do() {
    let mut play = Play::new(100, 32);
    play.keys("aCall @2217<Tab><Tab><Tab><F4>");
    assert!(play.text().contains("figures: due for DS 2217"), "{}", play.text());
    play.resize(60, 20);
    insta::assert_snapshot!(play.text());
}

/// A warning that falls off the screen warns nobody, and a sentence that ends early looks like all of it.
#[test]
fn what_to_think_of_is_never_cut_and_a_sentence_that_is_cut_says_so() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut play = Play::new(width, height);
        play.keys("m");
        play.paste(&format!("{}The handler says so LASTWORD", "Visit the shops at the corner. ".repeat(12)));
        assert!(play.text().contains("the word \"handler\""), "{}", play.text());
        assert!(play.text().matches("LASTWORD").count() == 2, "in the field and in the sentence: {}", play.text());
        play.paste(&" and ask the manager about the cellar".repeat(40));
        let text = play.text();
        assert!(text.contains("lines more, with the words as typed above"), "{text}");
        assert!(text.contains("the word \"handler\"") && text.contains("Enter save"), "{text}");
    }
}
