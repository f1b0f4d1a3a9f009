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
