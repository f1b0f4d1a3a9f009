//! Matters for the chair: each kind on its last quiet day and on its first loud one (screens section 3, papers section 3 rules 12, 18, 23 to 25).

use super::lines::{lead, line, profile};
use super::room::day;
use crate::domain::board::{Counts, OcgLine, OfficerLine};
use crate::domain::matters::{Matter, MatterKind, lro_matters, matters};
use crate::domain::ocg::OcgStatus;
use crate::domain::tier::Strand;

fn found(line: &OcgLine, lro: Option<&OfficerLine>) -> Vec<Matter> {
    matters(line, lro, &profile(), day(0))
}

fn of(line: &OcgLine) -> Vec<Matter> {
    found(line, Some(&lead(1, "DI 4102")))
}

#[test]
fn where_all_is_well_there_is_nothing_to_say() {
    for tier in 1..=4 {
        assert_eq!(of(&line(tier)), [], "tier {tier}");
    }
}

#[test]
fn what_is_not_live_is_not_called() {
    for status in [OcgStatus::Archived, OcgStatus::Transferred] {
        let line = OcgLine { status, review: Some(day(-50)), lro: None, counts: Counts::default(), ..line(1) };
        assert_eq!(found(&line, None), []);
    }
}

#[test]
fn a_review_is_late_the_day_after() {
    assert_eq!(of(&OcgLine { review: Some(day(0)), ..line(1) }), []);
    assert_eq!(of(&OcgLine { review: Some(day(-1)), ..line(1) }), [Matter::ReviewLate(1)]);
    assert_eq!(of(&OcgLine { review: None, ..line(1) }), [], "no date, never late");
}

#[test]
fn without_an_lro_from_the_day_it_is_empty() {
    let empty = |since| OcgLine { lro: None, without_lro_since: Some(day(since)), ..line(1) };
    assert_eq!(found(&empty(0), None), [Matter::NoLro(0)]);
    assert_eq!(found(&empty(-43), None), [Matter::NoLro(43)]);
    assert_eq!(Matter::NoLro(0).sentence(), "There is no LRO since today.");
    assert_eq!(Matter::NoLro(1).sentence(), "There is no LRO for 1 day.");
    // One who left counts as none from the leaving date.
    let leaving = |on| OfficerLine { left_on: Some(day(on)), ..lead(1, "DI 4102") };
    assert_eq!(found(&line(1), Some(&leaving(1))), []);
    assert_eq!(found(&line(1), Some(&leaving(0))), [Matter::NoLro(0)]);
    assert_eq!(found(&line(1), Some(&leaving(-5))), [Matter::NoLro(5)]);
}

#[test]
fn the_clock_of_a_provisional_group_runs_out() {
    let allowed = i64::from(profile().provisional_days);
    let since = |days: i64| OcgLine { status: OcgStatus::Provisional, status_since: day(-days), ..line(3) };
    assert_eq!(of(&since(allowed)), []);
    assert_eq!(of(&since(allowed + 1)), [Matter::Unassessed(1)]);
}

#[test]
fn a_high_band_is_a_matter_in_tier_four_only_and_moves_nothing() {
    let banded = |tier, band: &str| OcgLine { band: band.into(), ..line(tier) };
    assert_eq!(of(&banded(4, "Medium")), []);
    assert_eq!(of(&banded(4, "High")), [Matter::HighInTierFour]);
    assert_eq!(of(&banded(4, "very high")), [Matter::HighInTierFour]);
    assert_eq!(of(&banded(3, "Very high")), []);
}

#[test]
fn quiet_begins_the_day_after_what_the_tier_allows() {
    for (tier, allowed) in [(1, 28), (2, 42), (3, 84)] {
        assert_eq!(profile().quiet_days(tier), Some(u32::try_from(allowed).unwrap()));
        let silent = |days: i64| OcgLine { active_on: Some(day(-days)), ..line(tier) };
        assert_eq!(of(&silent(allowed)), [], "tier {tier}");
        assert_eq!(of(&silent(allowed + 1)), [Matter::Quiet(allowed + 1)], "tier {tier}");
    }
    assert_eq!(of(&OcgLine { active_on: Some(day(-900)), ..line(4) }), [], "tier 4 is not watched for silence");
    let never = OcgLine { active_on: None, tier_since: Some(day(-29)), ..line(1) };
    assert_eq!(of(&never), [Matter::Quiet(29)], "counted from the tier when nothing was ever done");
    assert_eq!(Matter::Quiet(45).short(), "quiet 45d");
}

#[test]
fn a_p_is_empty_without_anything_live_or_lately_done() {
    let counts = |live, lately_done| Counts { live, lately_done, ..Counts::default() };
    let with = |tier, counts| OcgLine { counts, ..line(tier) };
    let pursue_only = counts([3, 0, 0, 0], [true, false, true, false]);
    assert_eq!(of(&with(2, pursue_only)), [Matter::EmptyStrand(Strand::Prevent), Matter::EmptyStrand(Strand::Prepare)]);
    assert_eq!(of(&with(4, pursue_only)), [], "tier 4 is watched, not worked on");
    let dormant = OcgLine { status: OcgStatus::Dormant, ..with(2, pursue_only) };
    assert_eq!(of(&dormant), []);
    // Live actions without a P fill none.
    let unnamed = Counts { live_without_strand: 4, ..Counts::default() };
    assert_eq!(of(&with(2, unnamed)).len(), 4);
    assert_eq!(Matter::EmptyStrand(Strand::Protect).short(), "no Protect");
}

#[test]
fn the_lro() {
    let at = |leads, limit| OfficerLine { leads, limit, ..lead(1, "DI 4102") };
    let matters = |lro: &OfficerLine| lro_matters(lro, &profile(), day(0));
    assert_eq!(matters(&at(3, Some(3))), []);
    assert_eq!(matters(&at(4, Some(3))), [Matter::LroOver(1)]);
    assert_eq!(matters(&at(40, None)), [], "no limit set is never over");
    let trained = |on| OfficerLine { trained_on: on, ..lead(1, "DI 4102") };
    let valid = i64::from(profile().lro_training_valid_days);
    assert_eq!(matters(&trained(Some(day(-valid)))), [], "valid on its last day");
    assert_eq!(matters(&trained(Some(day(-valid - 1)))), [Matter::LroLapsed]);
    assert_eq!(matters(&trained(None)), [Matter::LroUntrained], "none recorded is its own answer");
}

#[test]
fn the_most_pressing_comes_first_and_each_has_its_words() {
    let worst = OcgLine {
        status: OcgStatus::Provisional,
        review: Some(day(-9)),
        lro: None,
        without_lro_since: Some(day(-43)),
        active_on: Some(day(-100)),
        counts: Counts::default(),
        ..line(1)
    };
    let all = found(&worst, None);
    let kinds: Vec<MatterKind> = all.iter().map(|matter| matter.kind()).collect();
    assert_eq!(
        kinds.first_chunk::<5>(),
        Some(&[MatterKind::Review, MatterKind::NoLro, MatterKind::Unassessed, MatterKind::Quiet, MatterKind::Empty])
    );
    for matter in all.into_iter().chain([Matter::HighInTierFour, Matter::LroOver(2), Matter::LroLapsed]) {
        assert!(matter.short().len() <= 14, "{}", matter.short());
        assert!(matter.sentence().ends_with('.') && matter.sentence().len() < 100);
        assert!(MatterKind::ALL.contains(&matter.kind()));
    }
    assert_eq!(MatterKind::Empty.counted(7), "7 have an empty P");
    assert_eq!(MatterKind::Empty.counted(1), "1 has an empty P");
    assert_eq!(MatterKind::Review.counted(1), "1 review late");
}
