//! The dashboard: how it looks at every step of the ladder, and moving about on it.

use super::harness::Play;

#[test]
fn four_panes_at_160_by_45() {
    insta::assert_snapshot!(Play::new(160, 45).both());
}

#[test]
fn four_panes_at_120_by_36() {
    insta::assert_snapshot!(Play::new(120, 36).both());
}

#[test]
fn two_panes_at_80_by_24() {
    insta::assert_snapshot!(Play::new(80, 24).both());
}

#[test]
fn one_pane_at_60_by_20() {
    insta::assert_snapshot!(Play::new(60, 20).both());
}

#[test]
fn moving_among_groups_selects_everywhere() {
    let mut play = Play::new(120, 36);
    play.keys("j");
    assert!(play.text().contains("4 Actions: Op Yew"), "{}", play.text());
    assert!(play.text().contains(">Yew"));
    play.keys("2l");
    assert!(play.text().contains("4 Actions: Op Willow"), "the same height in the next tier: {}", play.text());
    play.keys("G");
    assert!(play.text().contains("4 Actions: Op Holly"), "{}", play.text());
    play.keys("1gg<PgDn>");
    assert!(play.text().contains("rows 1 to 29 of 31"));
    play.keys("<PgDn>");
    assert!(play.text().contains("rows 3 to 31 of 31"), "{}", play.text());
}

#[test]
fn every_pane_sorts_by_the_column_under_the_cursor() {
    let mut play = Play::new(120, 36);
    let first = |play: &Play| play.model.ocgs.current(&play.model.lines).map(|line| line.operation.clone()).unwrap();
    play.keys("sgg");
    assert_eq!(first(&play), "Op Alder", "by operation");
    play.keys("sgg");
    assert_eq!(first(&play), "Op Yew", "reversed");
    play.keys("sgg");
    assert_eq!(first(&play), "Op Alder", "running order again");
    play.keys("hsgg");
    assert_eq!(first(&play), "Op Spindle", "by reference");
    play.keys("lllllsgg");
    assert!(play.text().contains("matters for the chair"), "{}", play.text());
    play.keys("3ls");
    assert!(play.text().contains("sort: unit"), "{}", play.text());
    play.keys("4hhhhs");
    assert!(play.text().contains("sort: number"), "{}", play.text());
    let numbers: Vec<&str> = play.model.actions.page.rows.iter().map(|row| row.number.as_str()).collect();
    assert!(numbers.is_sorted(), "{numbers:?}");
}

#[test]
fn each_pane_has_a_filter_of_its_own() {
    let mut play = Play::new(160, 45);
    play.keys("3/is:over<Enter>");
    assert!(play.text().contains("3 LRO workload 1"), "{}", play.text());
    play.keys("4A/owner:2217 is:late<Enter>");
    let rows = &play.model.actions.page.rows;
    assert!(!rows.is_empty() && rows.iter().all(|row| row.owner_label == "DS 2217"), "{rows:?}");
    play.keys("1/zzz");
    assert!(play.text().contains("No group passes the filter"), "{}", play.text());
    play.keys("<Esc>");
    assert!(play.text().contains("1 OCGs 31"), "Esc puts the former filter back: {}", play.text());
}

#[test]
fn marks_are_counted_and_taken_away_by_esc() {
    let mut play = Play::new(120, 36);
    play.keys("vjjV");
    assert!(play.text().contains("4 marked"), "{}", play.text());
    play.keys("<Esc>");
    assert!(!play.text().contains("marked"));
    play.keys("4*");
    assert!(play.text().contains("5 marked"), "{}", play.text());
}

#[test]
fn zoom_gives_one_pane_the_screen() {
    let mut play = Play::new(160, 45);
    play.keys("4z");
    insta::assert_snapshot!(play.text());
    play.keys("z");
    assert!(play.text().contains("1 OCGs 31"));
}

#[test]
fn four_panes_at_200_by_60() {
    insta::assert_snapshot!(Play::new(200, 60).both());
}

#[test]
fn each_pane_alone_at_60_by_20() {
    for (keys, name) in [("2", "tiers"), ("3", "lros"), ("4", "actions")] {
        let mut play = Play::new(60, 20);
        play.keys(keys);
        insta::assert_snapshot!(format!("alone_{name}"), play.both());
    }
}

#[test]
fn the_focused_pane_and_its_partner_at_80_by_24() {
    for (keys, name) in [("2j", "tiers"), ("3j", "lros"), ("4j", "actions")] {
        let mut play = Play::new(80, 24);
        play.keys(keys);
        insta::assert_snapshot!(format!("partner_{name}"), play.both());
    }
}
