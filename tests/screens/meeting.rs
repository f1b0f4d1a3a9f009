//! Around the meeting: what needs the chair, who is in the room, the review of actions, triggers, claims, bids and learning.

use super::drive::opened;
use super::harness::Play;
use muster::domain::identity::OcgId;
use muster::model::layout::Pane;
use muster::model::state::{Modal, Screen};

#[test]
fn what_needs_the_chair_is_listed_and_leads_on() {
    let mut play = Play::new(120, 36);
    play.keys("gp");
    play.rest();
    insta::assert_snapshot!("prepare", play.both());
    play.keys("<Enter>");
    assert_eq!((play.model.focus, play.model.ocgs.filter.text.as_str()), (Pane::Ocgs, "is:nolro"));
    play.keys("gp");
    assert_eq!(play.model.selection().map(|line| line.operation.as_str()), Some("Op Medlar"));
    play.keys("o<Tab>room for one<Enter>");
    assert!(!play.text().contains("No LRO"), "it disappears when it is settled: {}", play.text());
    assert!(matches!(play.model.screen, Screen::Prepare(_)), "the verbs work in the list");
}

#[test]
fn everybody_in_the_room_is_one_key_each() {
    let mut play = opened(120, 36);
    play.keys("gw");
    let before = play.text();
    assert!(before.contains("In the room 0") && before.contains("no word 14"), "{before}");
    play.keys("iiii");
    assert!(play.text().contains("In the room 4"), "{}", play.text());
    play.keys("pPS 1190<Enter>");
    assert!(play.text().contains("deputy: PS 1190"), "{}", play.text());
    play.keys("+Probation officer<Tab>partner<Tab>y<Enter>");
    assert!(play.text().contains("PARTNER VIEW"), "{}", play.text());
    play.keys("<F5><Enter>");
    assert!(play.text().contains("partners 1"), "{}", play.text());
    play.keys("<Up><Up><Up><Up><Up><Up><Up><Up>x");
    insta::assert_snapshot!("room", play.both());
    play.keys("<Up>x");
    assert!(play.notice().contains("is not in the room"), "{}", play.notice());
    play.keys("<Esc>");
    assert!(matches!(play.model.screen, Screen::Drive(_)) && play.model.modals.is_empty());
    play.wait(60_000);
    play.keys(" gw");
    assert!(play.text().contains("1 to now"), "who is in the room heard the item: {}", play.text());
}

#[test]
fn before_the_meeting_is_open_only_apologies_are_marked() {
    let mut play = Play::new(120, 36);
    play.keys("gw");
    assert!(play.notice().contains("No meeting is prepared"), "{}", play.notice());
    play.keys("gd<Tab><Ctrl-u>fri<Enter>");
    assert!(play.model.modals.is_empty(), "a meeting of another day is not opened at once");
    play.keys("gwi");
    assert!(play.notice().contains("not open yet"), "{}", play.notice());
    play.keys("p<Enter>");
    assert!(play.text().contains("apologies 1"), "{}", play.text());
}

#[test]
fn the_review_goes_owner_by_owner_and_moves_three_at_once() {
    let mut play = opened(120, 36);
    play.keys("ga");
    insta::assert_snapshot!("review", play.both());
    let Screen::Review(review) = &play.model.screen else { panic!("the review") };
    let (first, late) = (review.owner, review.actions.len());
    assert!(late > 2);
    let before = play.model.facts.entries;
    let keys = play.keys("vvvenext<Tab><Down><Enter>");
    assert_eq!(keys - 4, 7);
    assert_eq!(play.model.facts.entries, before + 3, "{}", play.notice());
    play.keys("u<Enter>");
    assert_eq!(play.model.facts.entries, before + 6, "one undo takes the batch back");
    play.keys("]");
    let Screen::Review(review) = &play.model.screen else { panic!("the review") };
    assert_ne!(review.owner, first);
    assert!(!review.actions.is_empty(), "the next owner's actions are read");
    play.keys("b<Tab>soon<Esc>");
    play.keys("[");
    let Screen::Review(review) = &play.model.screen else { panic!("the review") };
    assert_eq!(review.owner, first);
    play.keys("<Esc>");
    assert!(matches!(play.model.screen, Screen::Drive(_)), "back to the item");
}

/// The next key is meant for the action that the eye is on: the rows stay where they were, and what is signed off makes way for the next one.
#[test]
fn the_review_stays_on_the_action_that_was_moved_and_its_rows_keep_their_places() {
    let mut play = opened(120, 36);
    play.keys("ga");
    let seen = |play: &Play| {
        let Screen::Review(review) = &play.model.screen else { panic!("the review") };
        let rows: Vec<_> = review.actions.page.rows.iter().map(|line| line.id).collect();
        (rows, review.actions.current().map(|line| line.id))
    };
    let (rows, on) = seen(&play);
    assert!(rows.len() > 3 && on == rows.first().copied());
    play.keys("e+9w<Tab>awaits the lab<Enter>");
    assert!(play.notice().starts_with("Saved"), "{}", play.notice());
    assert!(play.notice().contains("because \"awaits the lab\""), "{}", play.notice());
    assert_eq!(seen(&play), (rows.clone(), on), "it is due last now, and stands where it stood");
    play.keys("cSeen to<Enter>");
    assert!(play.notice().starts_with("Saved"), "{} {}", play.notice(), play.text());
    assert_eq!(seen(&play), (rows[1..].to_vec(), rows.get(1).copied()), "the one that was moved is signed off");
    play.keys("u<Enter>");
    let (back, now) = seen(&play);
    assert_eq!((back.len(), now), (rows.len(), rows.get(1).copied()), "what comes back does not take the cursor away");
    // Another owner's list is in the order of its dates.
    play.keys("][");
    assert_eq!(seen(&play).0.last(), on.as_ref());
}

#[test]
fn the_cursor_of_the_action_log_goes_with_the_action_that_was_moved() {
    let mut play = Play::new(120, 36);
    play.keys("4A");
    let on = |play: &Play| play.model.actions.current().map(|line| (line.id, play.model.actions.cursor.at));
    let (id, at) = on(&play).unwrap();
    play.keys("e+9w<Tab><Down><Enter>");
    assert!(play.notice().starts_with("Saved"), "{} {}", play.notice(), play.text());
    let (now, row) = on(&play).unwrap();
    assert_eq!(now, id, "{}", play.text());
    assert_ne!(row, at, "it is due later than others");
}

#[test]
fn the_review_passes_nobody_over_when_an_owner_has_nothing_late_any_more() {
    let mut play = opened(120, 36);
    play.keys("ga");
    let order = match &play.model.screen {
        Screen::Review(review) => review.order.clone(),
        other => panic!("{other:?}"),
    };
    for (at, wanted) in order.iter().enumerate() {
        let Screen::Review(review) = &play.model.screen else { panic!("the review") };
        assert_eq!((review.owner, review.place(&play.model.lines)), (Some(*wanted), at));
        play.keys("*e+3w<Tab><Down><Enter>]");
    }
    assert!(play.notice().contains("last owner"), "{}", play.notice());
}

#[test]
fn a_bulk_edit_shows_now_and_will_be_under_the_rows_and_says_how_often_each_was_carried() {
    let mut play = opened(120, 36);
    play.keys("ga");
    let Screen::Review(review) = &mut play.model.screen else { panic!("the review") };
    let (id, number) = review.actions.current().map(|line| (line.id, line.number.clone())).unwrap();
    review.reviewed.carried.insert(id, 3);
    assert!(play.text().contains(" 3rd"), "{}", play.text());
    play.resize(80, 24);
    assert!(play.text().contains("10 open, 3 late") && play.text().contains("owners left 12"), "{}", play.text());
    play.resize(120, 36);
    play.keys("vvve");
    assert!(play.text().contains("3 marked: e extends all of them"), "{}", play.text());
    play.keys("8/12<Tab>abs");
    insta::assert_snapshot!("review_bulk", play.both());
    let short = number.rsplit('-').next().unwrap();
    assert!(play.text().contains(&format!("{short} will have been carried 4 times.")), "{}", play.text());
    play.keys("<Enter>");
    assert!(play.notice().starts_with("Saved"), "{}", play.notice());
    play.keys("cSeen to<Enter>");
    let done = play.text();
    let line = done.lines().skip_while(|line| !line.contains("Done today")).nth(1).unwrap_or_default();
    assert!(line.split_whitespace().take(3).eq(["DS", "2098", "1"]), "signed off today, by owner: {done}");
    play.keys("u<Enter>");
    let after = play.text();
    let line = after.lines().skip_while(|line| !line.contains("Done today")).nth(1).unwrap_or_default();
    assert!(line.contains("none"), "what was taken back is not done: {after}");
}

#[test]
fn an_action_is_put_to_another_body_as_a_bid() {
    let mut play = opened(120, 36);
    play.keys("gabROCU<Enter>");
    assert!(play.notice().contains("NB-BID-2026-0001"), "{}", play.notice());
    play.keys("gb");
    assert!(play.text().contains("1 open of 1") && play.text().contains("no answer"), "{}", play.text());
    play.keys("<Enter>d<Enter>");
    assert!(
        play.text().contains("1 open of 1") && play.text().contains("deferred"),
        "put off is no answer: {}",
        play.text()
    );
}

#[test]
fn triggers_bids_claims_and_learning_are_settled_in_their_lists() {
    let mut play = opened(120, 36);
    play.keys(
        "+tRelease from custody<Enter>d<Tab>two vehicles<Enter>+lOpen fridays first<Enter>+bAnalyst<Tab>ROCU<Enter>",
    );
    play.keys("gt");
    insta::assert_snapshot!("triggers", play.both());
    play.keys("<Enter><Tab>two more seen<Enter>");
    assert!(play.text().contains("0 open of 1") && play.text().contains("acted on"), "{}", play.text());
    play.keys("gi<Enter><Enter>");
    assert!(play.text().contains("agreed minor"), "{}", play.text());
    play.keys("<Enter>");
    assert!(play.notice().contains("was agreed as minor"), "{}", play.notice());
    play.keys("gl<Enter>Eastern BCU<Enter>");
    assert!(play.text().contains("shared with 1"), "{}", play.text());
    play.keys("gb<Enter><Right><Right><Right><Tab>no capacity<Enter>");
    assert!(play.text().contains("declined"), "{}", play.text());
    play.keys("<Esc>");
    assert!(matches!(play.model.screen, Screen::Drive(_)));
}

#[test]
fn the_lists_are_safe_when_empty_and_at_every_size() {
    let mut play = Play::empty(120, 36);
    for keys in ["gp", "gt", "gi", "gb", "gl", "ga"] {
        play.keys(keys);
        play.keys("<Enter><Down><PgDn>G");
        for (width, height) in [(60, 20), (80, 24), (200, 60), (10, 3), (120, 36)] {
            play.resize(width, height);
            play.text();
        }
        play.keys("<Esc>");
    }
    let mut play = opened(120, 36);
    for keys in ["gw", "ga", "gp"] {
        play.keys(keys);
        for (width, height) in [(60, 20), (80, 24), (200, 60), (10, 3), (120, 36)] {
            play.resize(width, height);
            play.text();
        }
        if matches!(play.model.modals.last(), Some(Modal::Room(_))) {
            play.keys("<Esc>");
        }
    }
    assert_eq!(play.model.sitting.settled(OcgId(1)), None);
}
