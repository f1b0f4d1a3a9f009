//! Candidates for LRO: training before room, room before unit, and the reasons in words. Nobody is left out for a reason; who may not lead is.

use super::lines::{lead, line, profile};
use super::room::day;
use crate::domain::board::{OcgLine, OfficerLine};
use crate::domain::candidates::{Candidate, rank};
use crate::domain::identity::OfficerId;

fn ranked(officers: &[OfficerLine]) -> Vec<Candidate> {
    let ocg = OcgLine { lro: Some(OfficerId(99)), deputy: Some(OfficerId(5)), ..line(1) };
    rank(&ocg, officers, &profile(), day(0))
}

fn labels(officers: &[OfficerLine]) -> Vec<String> {
    ranked(officers).into_iter().map(|candidate| candidate.officer.label).collect()
}

#[test]
fn training_comes_before_room_and_room_before_the_unit() {
    let untrained = OfficerLine { trained_on: None, ..lead(1, "untrained") };
    let lapsed = OfficerLine { trained_on: Some(day(-800)), ..lead(2, "lapsed") };
    let full = OfficerLine { leads: 3, ..lead(3, "full") };
    let away = OfficerLine { away: Some((day(0), day(4))), ..lead(4, "away") };
    let elsewhere = OfficerLine { unit: "Neighbourhood East".into(), ..lead(6, "elsewhere") };
    let tier_unit = OfficerLine { unit: "Target Team South".into(), ..lead(7, "tier unit") };
    let own = lead(8, "own unit");
    assert_eq!(
        labels(&[untrained, lapsed, full, away, elsewhere, tier_unit, own]),
        ["own unit", "tier unit", "elsewhere", "away", "full", "lapsed", "untrained"]
    );
}

#[test]
fn load_and_late_actions_break_ties_and_then_the_label() {
    let late = OfficerLine { late: 2, ..lead(1, "late") };
    let busy = OfficerLine { open: 9, ..lead(2, "busy") };
    assert_eq!(labels(&[late, busy, lead(3, "B"), lead(4, "A")]), ["A", "B", "busy", "late"]);
}

#[test]
fn who_may_not_lead_has_left_or_leads_already_is_no_candidate() {
    let officers = [
        OfficerLine { can_lead: false, ..lead(1, "not a lead") },
        OfficerLine { left_on: Some(day(0)), ..lead(2, "left today") },
        OfficerLine { left_on: Some(day(1)), ..lead(3, "leaves tomorrow") },
        lead(99, "leads already"),
    ];
    assert_eq!(labels(&officers), ["leaves tomorrow"]);
}

#[test]
fn the_reasons_are_words() {
    let why = |officer: OfficerLine| ranked(&[officer]).remove(0).why;
    assert_eq!(why(lead(1, "x")), "trained Aug 2026; room for 2; same unit as the group");
    assert_eq!(
        why(OfficerLine { leads: 4, unit: "Task Force".into(), late: 3, ..lead(1, "x") }),
        "trained Aug 2026; would be OVER by 2; not a tier 1 unit; 3 late"
    );
    assert_eq!(
        why(OfficerLine { trained_on: None, limit: None, away: Some((day(6), day(10))), ..lead(5, "x") }),
        "UNTRAINED; no limit set; same unit as the group; away 30 Nov to 4 Dec; deputy of this group"
    );
    assert!(why(OfficerLine { trained_on: Some(day(-731)), ..lead(1, "x") }).starts_with("training LAPSED Nov 2026"));
}
