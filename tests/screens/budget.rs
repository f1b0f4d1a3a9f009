//! The interaction budget (screens section 18): so many keys and the words, no more.

use super::harness::Play;
use muster::domain::identity::OcgId;
use muster::model::port::{Ask, Told};

/// Plays a script from the board; returns the keys it took without those that typed words, and what was said.
fn cost(play: &mut Play, script: &str, words: usize) -> (usize, String) {
    let keys = play.keys(script);
    (keys - words, play.notice())
}

#[test]
fn every_act_that_exists_stays_within_its_budget() {
    let mut play = Play::new(120, 36);
    let (keys, said) = cost(&mut play, "=<Down><Enter>", 0);
    assert_eq!(keys, 3, "no change, usual reason");
    assert!(said.contains("Op Alder stays in tier 1, because \"Plan on track"), "{said}");
    let (keys, said) = cost(&mut play, "=own words<Enter>", 9);
    assert_eq!(keys, 2, "no change, own reason");
    assert!(said.contains("because \"own words\""), "{said}");
    let (keys, said) = cost(&mut play, "t2phase done<Enter>", 10);
    assert_eq!(keys, 3, "change tier with reason");
    assert!(said.contains("Op Alder goes from tier 1 to tier 2"), "{said}");
    let line = "Talk to landlord @22 #prot fri";
    let (keys, said) = cost(&mut play, &format!("a{line}<Enter>"), line.len());
    assert_eq!(keys, 2, "add action with owner, P and date");
    assert!(said.contains("NB-2026-0111") && said.contains("DS 2217") && said.contains("Protect"), "{said}");
    let (keys, said) = cost(&mut play, "o<Tab>room for one<Enter>", 12);
    assert_eq!(keys, 3, "first-ranked LRO with reason");
    assert!(said.contains("LRO of Op Alder"), "{said}");
    let (keys, said) = cost(&mut play, "d<Up><Tab>two vehicles<Enter>", 12);
    assert_eq!(keys, 4, "claim a moderate disruption");
    assert!(said.contains("moderate"), "{said}");
    let (keys, said) = cost(&mut play, "u<Enter>", 0);
    assert_eq!(keys, 2, "undo the last act");
    assert!(said.contains("Withdrew: "), "{said}");
    let (keys, _) = cost(&mut play, "<Ctrl-k>willow<Enter>", 6);
    assert_eq!(keys, 2, "find any record");
    assert_eq!(play.model.selection().map(|line| line.operation.as_str()), Some("Op Willow"));
    let (keys, _) = cost(&mut play, "?journal<Enter>", 7);
    assert_eq!(keys, 2, "run a command nobody remembers");
    assert!(play.text().contains("everything recorded, newest first"), "{}", play.text());
}

#[test]
fn three_late_actions_go_to_a_later_day_in_one_batch() {
    let mut play = Play::new(120, 36);
    let before = play.model.facts.entries;
    let (keys, said) = cost(&mut play, "4vvve+2w<Tab><Down><Enter>", 3);
    assert_eq!(keys - 1, 7, "besides the key that goes to the pane");
    assert_eq!(play.model.facts.entries, before + 3);
    assert!(said.contains("entries 156 to 158"), "{said}");
    play.keys("u<Enter>");
    assert_eq!(play.model.facts.entries, before + 6, "one undo takes all three back, as three entries");
    let Told::Actions(page) = play.ask(Ask::Actions {
        filter: muster::domain::board::ActionFilter { ocg: Some(OcgId(3)), live_only: true, ..Default::default() },
        order: Default::default(),
        reversed: false,
        offset: 0,
        limit: 10,
    }) else {
        panic!("a page")
    };
    assert!(page.rows.iter().all(|row| row.extensions == 0));
}
