//! The counting rules of papers section 3 about the record, its OCGs, people and decisions; the number is in the name.

use crate::record::{Record, day};
use crate::start::{counted, discharge, start};
use muster::domain::command::{Asking, Command};
use muster::domain::fact::{Fact, Way};
use muster::domain::ocg::{OcgDetails, OcgKind, OcgStatus, Post};
use muster::domain::tier::Strand;
use muster::domain::time::Timestamp;
use muster::report::figures::{Sort, count, share};
use muster::report::minutes::{Issue, days, minutes};
use muster::report::{Format, render};

#[test]
fn rule_1_the_label_names_every_day_that_was_recorded() {
    let mut start = start();
    start.record.decides(start.ocg, None, "on track");
    start.record.at(day(11, 22), 9, 0);
    start.record.decides(start.ocg, None, "on track still");
    assert_eq!(days(&start.record.period(start.first).0), Some((day(11, 22), day(11, 24))));
    let document = minutes(start.record.input(1, start.first, Issue::Draft)).unwrap();
    let txt = render(&document, Format::Text);
    assert!(txt.contains("Period: 22 November 2026 to 24 November 2026\n"), "{txt}");
    assert!(txt.contains("Note: The clock was set back"), "{txt}");
}

#[test]
fn rule_2_days_are_local_days() {
    let mut start = start();
    // 23:30 UTC on 30 June is 1 July in London.
    start.record.now = Timestamp(Timestamp::from_local(day(7, 1), 0, 30).0);
    start.record.decides(start.ocg, None, "on track");
    assert_eq!(days(&start.record.period(start.first).0), Some((day(7, 1), day(7, 1))));
}

#[test]
fn rule_3_an_undo_of_an_undo_restores() {
    let mut start = start();
    let decided = start.record.decides(start.ocg, Some(1), "guns");
    let undone = start.record.takes_back(decided..=decided, "", Way::Undo);
    assert!(!start.record.read(start.first).step(decided).unwrap().stands);
    let redone = start.record.takes_back(undone..=undone, "", Way::Redo);
    let period = start.record.read(start.first);
    assert!(period.step(decided).unwrap().stands);
    assert!(!period.step(undone).unwrap().stands);
    assert_eq!(period.step(redone).unwrap().sort, Sort::Restores(decided));
    let figures = counted(&start);
    assert_eq!((figures.decisions.numbered, figures.decisions.withdrawn), (1, 0));
    assert_eq!((figures.moves.left[1], figures.moves.arrived[0]), (1, 1));
}

#[test]
fn rule_4_what_was_entered_and_withdrawn_in_the_period_is_in_no_flow() {
    let mut start = start();
    let moved = start.record.decides(start.ocg, Some(1), "guns");
    start.record.takes_back(moved..=moved, "", Way::Undo);
    let discharged = start.record.does(discharge(start.action));
    start.record.takes_back(discharged..=discharged, "", Way::Undo);
    start.record.raises(start.ocg, start.ds, Strand::Protect, "visit", day(12, 1));
    let raised = start.record.last();
    start.record.takes_back(raised..=raised, "", Way::Undo);
    let figures = counted(&start);
    assert_eq!((figures.decisions.numbered, figures.decisions.withdrawn), (1, 1));
    assert_eq!((figures.moves.arrived, figures.moves.left), ([0; 5], [0; 5]));
    let actions = figures.actions;
    assert_eq!((actions.start, actions.raised, actions.discharged, actions.end), (1, 0, 0, 1));
}

#[test]
fn rule_4_withdrawing_an_earlier_entry_is_a_correction_and_never_netted_with_the_flow() {
    let mut start = start();
    let earlier = start.record.does(discharge(start.action));
    let decided = start.record.decides(start.ocg, Some(3), "quiet");
    start.first = start.record.last() + 1;
    let undone = start.record.takes_back(earlier..=earlier, "not done", Way::Act);
    start.record.takes_back(decided..=decided, "wrong group", Way::Act);
    start.record.raises(start.ocg, start.ds, Strand::Protect, "visit", day(12, 1));
    let figures = counted(&start);
    assert_eq!((figures.actions.start, figures.actions.raised, figures.actions.reopened), (0, 1, 1));
    assert_eq!((figures.decisions.numbered, figures.decisions.earlier_withdrawn), (0, 1));
    assert_eq!((figures.moves.start[2], figures.moves.end[1]), (1, 1));
    // Restored in a later period: the correction the other way round.
    start.first = start.record.last() + 1;
    start.record.takes_back(undone..=undone, "", Way::Redo);
    let figures = counted(&start);
    assert_eq!((figures.actions.start, figures.actions.discharged, figures.actions.corrections), (2, 0, -1));
}

#[test]
fn rule_5_what_happened_before_the_period_counts_in_it_and_as_late() {
    let mut start = start();
    let asking =
        Asking { decided_at: Timestamp::from_local(day(11, 20), 16, 0), ..Asking::now("DCI 3051", start.record.now) };
    start.record.acts(vec![discharge(start.action)], &asking);
    start.record.decides(start.ocg, None, "on track");
    let figures = counted(&start);
    assert_eq!((figures.late, figures.actions.discharged), (1, 1));
}

#[test]
fn rule_6_only_live_ocgs_count_and_those_without_a_tier_have_their_row() {
    let mut start = start();
    let plain = start.record.ocg("Op Willow", "", None, None);
    let person = start.record.ocg("Op Yew", "NB/PI/1", Some(1), None);
    let details =
        OcgDetails { kind: OcgKind::PriorityIndividual, ..start.record.memory.ocgs()[&person].details.clone() };
    start.record.does(Command::AmendOcg { ocg: person, details });
    let figures = counted(&start);
    assert_eq!(figures.moves.end, [0, 1, 0, 0, 1]);
    assert_eq!(figures.leaderless_end, 1);
    start.record.does(Command::SetStatus { ocg: plain, status: OcgStatus::Archived, because: "closed".into() });
    assert_eq!(counted(&start).moves.end, [0, 1, 0, 0, 0]);
}

#[test]
fn rule_7_two_moves_of_one_ocg_are_two_and_start_with_moves_gives_the_end() {
    let mut start = start();
    start.record.decides(start.ocg, Some(1), "guns");
    start.record.decides(start.ocg, Some(3), "quiet");
    start.record.ocg("Op Aspen", "NB/OCG/1161", Some(3), None);
    let figures = counted(&start);
    assert_eq!(figures.moves.start, [0, 1, 0, 0, 0]);
    assert_eq!(figures.moves.arrived, [1, 0, 2, 0, 0]);
    assert_eq!(figures.moves.left, [1, 1, 0, 0, 0]);
    assert_eq!(figures.moves.end, [0, 0, 2, 0, 0]);
}

#[test]
fn rule_7_a_move_withdrawn_after_the_ocg_was_archived_still_adds_up() {
    let mut start = start();
    let moved = start.record.decides(start.ocg, Some(1), "guns");
    start.record.does(Command::SetStatus { ocg: start.ocg, status: OcgStatus::Archived, because: "closed".into() });
    start.record.takes_back(moved..=moved, "wrong group", Way::Act);
    let figures = counted(&start);
    assert_eq!((figures.moves.left, figures.moves.arrived), ([0, 1, 0, 0, 0], [0; 5]));
}

#[test]
fn rule_8_new_and_archived_in_one_period_is_in_both_and_comes_to_nothing() {
    let mut start = start();
    let ocg = start.record.ocg("Op Aspen", "NB/OCG/1161", Some(3), None);
    start.record.does(Command::SetStatus { ocg, status: OcgStatus::Archived, because: "closed".into() });
    let figures = counted(&start);
    assert_eq!((figures.moves.arrived[2], figures.moves.left[2], figures.moves.end[2]), (1, 1, 0));
}

#[test]
fn rule_10_days_in_tier_run_from_the_first_decision_of_the_run() {
    let mut start = start();
    start.record.decides(start.ocg, None, "on track");
    start.record.does(Command::SetStatus { ocg: start.ocg, status: OcgStatus::Dormant, because: "quiet".into() });
    let document = minutes(start.record.input(1, start.first, Issue::Draft)).unwrap();
    let txt = render(&document, Format::Text);
    assert!(txt.contains("At the close: tier 2 (Neighbourhood), 15 days;"), "{txt}");
}

#[test]
fn rule_24_a_deputy_alone_is_no_lro() {
    let mut start = start();
    let fill = |post, officer| Command::FillPost { ocg: start.ocg, post, officer, because: String::new() };
    let (none, deputy) = (fill(Post::Lro, None), fill(Post::Deputy, Some(start.ds)));
    start.record.does(none);
    start.record.does(deputy);
    let figures = counted(&start);
    assert_eq!((figures.leaderless_start, figures.leaderless_end), (0, 1));
}

#[test]
fn rule_25_load_is_counted_as_at_the_allocation() {
    let mut start = start();
    let aspen = start.record.ocg("Op Aspen", "NB/OCG/1161", Some(1), None);
    let fill = |officer| Command::FillPost { ocg: aspen, post: Post::Lro, officer, because: "free".into() };
    let filled = start.record.does(fill(Some(start.ds)));
    start.record.does(fill(None));
    assert_eq!(counted(&start).load[&filled], 2);
    let document = minutes(start.record.input(1, start.first, Issue::Draft)).unwrap();
    let md = render(&document, Format::Markdown);
    assert!(md.contains("Reason: free. Note: this takes DS 2327 to 2 OCGs against a limit of 1.\n"), "{md}");
    assert!(!md.contains("lapsed"));
}

#[test]
fn rule_28_numbers_given_count_and_action_dispositions_are_no_decisions() {
    let mut start = start();
    start.record.decides(start.ocg, None, "on track");
    let slip = start.record.decides(start.ocg, Some(4), "slip");
    start.record.takes_back(slip..=slip, "", Way::Undo);
    start.record.does(discharge(start.action));
    let decisions = counted(&start).decisions;
    assert_eq!((decisions.numbered, decisions.withdrawn, decisions.no_change), (2, 1, 1));
}

#[test]
fn rules_30_and_31_shares() {
    for (part, whole, told) in [
        (11, 79, "11 of 79 (14%)"),
        (3, 19, "3 of 19"),
        (3, 20, "3 of 20 (15%)"),
        (0, 0, "none to count"),
        (0, 40, "0 of 40 (0%)"),
        (1, 201, "1 of 201 (under 1%)"),
        (1, 200, "1 of 200 (1%)"),
        (999, 1_000, "999 of 1,000 (99%)"),
        (40, 40, "40 of 40 (100%)"),
        (25, 1_000, "25 of 1,000 (3%)"),
    ] {
        assert_eq!(share(part, whole, ""), told);
    }
    assert_eq!(share(11, 79, "with owners"), "11 of 79 with owners (14%)");
}

#[test]
fn rule_32_erased_entries_are_counted_as_left_out() {
    let mut start = start();
    start.record.does(Command::AddNote { ocg: start.ocg, action: None, text: "a name".into() });
    start.record.decides(start.ocg, None, "on track");
    let first = usize::try_from(start.first).unwrap() - 1;
    start.record.entries[first].recorded = None;
    let document = minutes(start.record.input(1, start.first, Issue::Draft)).unwrap();
    let md = render(&document, Format::Markdown);
    assert!(md.contains("1 entry erased by law is not in these figures."), "{md}");
}

#[test]
fn rule_34_a_demo_store_counts_the_same() {
    let figures = |demo| {
        let mut record = Record::new(demo);
        let ds = record.officer("DS 2327", "Serious Crime Team", None, None);
        record.ocg("Op Birch", "NB/OCG/1007", Some(2), Some(ds));
        record.figures(1)
    };
    assert_eq!(figures(true), figures(false));
}

#[test]
fn counting_is_pure_of_the_order_in_which_records_are_read() {
    let mut start = start();
    start.record.decides(start.ocg, Some(1), "guns");
    let period = start.record.read(start.first);
    let mut close = start.record.close(start.first);
    close.ocgs.reverse();
    assert_eq!(count(&period, &close, day(11, 24)).unwrap(), counted(&start));
    assert!(matches!(period.steps[0].fact(), Some(Fact::TierDecided { .. })));
}
