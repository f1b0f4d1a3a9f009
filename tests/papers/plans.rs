//! The 4P plan on paper: what a version says, what it changed from what to what, and whom of the partners was consulted.

use crate::evening::{past, seal};
use crate::held::{held, says};
use crate::record::{Record, day};
use crate::verbs::add;
use muster::domain::command::Command;
use muster::domain::describe::{Voice, describe};
use muster::domain::fact::{Fact, Way};
use muster::domain::identity::{ItemId, OcgId};
use muster::domain::item::{Content, Plan, PlanStrand};
use muster::domain::meeting::MeetingKind;
use muster::domain::tier::Strand;
use muster::report::minutes::meeting::of_meeting;
use muster::report::sheets::sheets;
use muster::report::{Format, render};

fn first() -> Plan {
    let mut plan = Plan::first(day(11, 10));
    plan.objective = "charge two".into();
    plan.objective_to = Some(day(12, 8));
    plan.review_on = Some(day(12, 1));
    plan.set(Strand::Prevent, PlanStrand::does_not_apply("no young people".into()));
    plan
}

fn sentence(record: &Record) -> String {
    let fact = record.entries.last().unwrap().recorded.clone().unwrap().fact;
    describe(&fact, Voice::Now)
}

/// The minutes of a meeting and the sheet of the LRO after it.
fn papers(record: &Record, number: u32) -> [String; 2] {
    let past = past(record);
    let minutes = of_meeting(&past, MeetingKind::Tasking, number, &seal).unwrap();
    let sheets = sheets(&past, MeetingKind::Tasking, number).unwrap();
    [render(&minutes, Format::Markdown), render(&sheets[0].document, Format::Markdown)]
}

/// A record with an OCG that has a plan, agreed at meeting 1.
fn planned() -> (Record, OcgId) {
    let mut record = Record::new(false);
    let lro = record.officer("DS 2327", "SCT", Some(3), Some(day(1, 1)));
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(2), Some(lro));
    held(&mut record, 1, day(11, 10), |record| add(record, Some(birch), Content::Plan(first())));
    (record, birch)
}

#[test]
fn a_first_plan_says_all_that_it_holds() {
    let (record, _) = planned();
    for paper in papers(&record, 1) {
        says(
            &paper,
            "Op Birch (NB/OCG/1007): version 1 of the 4P plan is agreed. Objective to 8 December 2026: charge two. Prevent does not apply: no young people. Next review by 1 December 2026.",
        );
    }
}

#[test]
fn a_new_version_says_what_changed_and_who_was_consulted() {
    let (mut record, birch) = planned();
    held(&mut record, 2, day(11, 24), |record| {
        let mut plan = first();
        plan.objective = "close the line".into();
        plan.objective_to = Some(day(12, 22));
        plan.consult("CSP manager", day(11, 20));
        add(record, Some(birch), Content::Plan(plan.clone()));
        // Written on once more at the same meeting: the version before is now this one.
        plan.consult("CPS", day(11, 24));
        add(record, Some(birch), Content::Plan(plan));
    });
    for paper in papers(&record, 2) {
        says(
            &paper,
            "Op Birch (NB/OCG/1007): version 2 of the 4P plan is agreed. Changed: objective from \"charge two\" to \"close the line\"; objective runs to 22 December 2026 instead of 8 December 2026; CSP manager consulted on 20 November 2026.",
        );
        says(&paper, "version 3 of the 4P plan is agreed. Changed: CPS consulted on 24 November 2026.");
        assert!(!paper.contains("Before:"), "{paper}");
    }
}

#[test]
fn a_version_that_was_taken_back_is_not_what_the_next_one_changed() {
    let (mut record, birch) = planned();
    held(&mut record, 2, day(11, 24), |record| {
        let version = |text: &str| Content::Plan(Plan { objective: text.into(), ..first() });
        add(record, Some(birch), version("never meant"));
        let entry = record.last();
        record.takes_back(entry..=entry, "", Way::Undo);
        add(record, Some(birch), version("close the line"));
    });
    let [minutes, sheet] = papers(&record, 2);
    for paper in [&minutes, &sheet] {
        says(paper, "Changed: objective from \"charge two\" to \"close the line\".");
    }
}

#[test]
fn an_amendment_says_what_really_changed_from_what_to_what() {
    let (mut record, _) = planned();
    held(&mut record, 2, day(11, 24), |record| {
        let mut plan = first();
        plan.set(Strand::Pursue, PlanStrand::to_reach("arrest the supplier".into()));
        plan.consult("CSP manager", day(11, 20));
        record.does(Command::ChangeItem {
            item: ItemId(1),
            content: Content::Plan(plan),
            because: "agreed with partners".into(),
        });
    });
    for paper in papers(&record, 2) {
        says(
            &paper,
            "Op Birch (NB/OCG/1007): the 4P plan, version 1, is amended: Pursue objective from none to \"arrest the supplier\"; CSP manager consulted on 20 November 2026.",
        );
        assert!(!paper.contains("Before:"), "{paper}");
    }
}

#[test]
fn a_version_is_read_aloud_as_a_sentence() {
    let (mut record, birch) = planned();
    let mut plan = first();
    plan.objective = "close the line".into();
    plan.consult("CSP manager", day(11, 20));
    add(&mut record, Some(birch), Content::Plan(plan));
    assert_eq!(
        sentence(&record),
        "Op Birch, 4P plan, version 2, is recorded: objective to 8 December 2026: \"close the line\"; Prevent does not apply, because \"no young people\"; review on 1 December 2026; CSP manager consulted on 20 November 2026"
    );
    let entry = record.last();
    record.takes_back(entry..=entry, "", Way::Undo);
    assert_eq!(sentence(&record), "Op Birch, 4P plan, version 2, is struck out");
    let changed = Plan { agreed_on: day(11, 23), ..first() };
    record.does(Command::ChangeItem { item: ItemId(1), content: Content::Plan(changed), because: String::new() });
    assert_eq!(sentence(&record), "Op Birch, 4P plan, version 1, is amended");
    assert!(matches!(record.entries.last().unwrap().recorded.as_ref().unwrap().fact, Fact::ItemChanged { .. }));
}
