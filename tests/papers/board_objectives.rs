//! Section 14 of the board paper: dated, and of objectives that run on; what has run out is said to have run out.

use crate::evening::{past, seal};
use crate::held::{board_paper, held, says};
use crate::record::{Record, day};
use crate::verbs::add;
use muster::domain::identity::OcgId;
use muster::domain::item::{Content, Objective, ObjectiveState, OutcomeKind, Plan};
use muster::domain::meeting::MeetingKind;
use muster::domain::time::Date;
use muster::report::sheets::sheets;
use muster::report::{Format, render};

fn plan(record: &mut Record, ocg: OcgId, text: &str, to: Option<Date>) {
    let plan = Plan { objective: text.into(), objective_to: to, ..Plan::first(day(11, 10)) };
    add(record, Some(ocg), Content::Plan(plan));
}

fn objective(record: &mut Record, text: &str, to: Date) {
    let set = day(11, 10);
    let (text, state, remark) = (text.into(), ObjectiveState::Set, String::new());
    add(record, None, Content::Objective(Objective { text, set_on: set, to: Some(to), state, since: set, remark }));
}

fn three() -> Record {
    let mut record = Record::new(false);
    let lro = record.officer("DS 2327", "SCT", Some(9), Some(day(1, 1)));
    let [aspen, birch, cedar, dogwood] = [("Op Aspen", 1), ("Op Birch", 1), ("Op Cedar", 2), ("Op Dogwood", 2)]
        .map(|(name, tier)| record.ocg(name, &name.replace("Op ", "NB/OCG/"), Some(tier), Some(lro)));
    let _ = dogwood;
    held(&mut record, 1, day(11, 10), |record| {
        plan(record, aspen, "recover the firearm.", Some(day(12, 8)));
        plan(record, birch, "charge two", Some(day(11, 24)));
        plan(record, cedar, "close the line", None);
        objective(record, "Overdue under 10%", day(12, 22));
        objective(record, "Train two LROs", day(11, 20));
    });
    held(&mut record, 2, day(11, 24), |_| {});
    record
}

fn section<'a>(paper: &'a str, number: &str) -> &'a str {
    let from = paper.find(&format!("\n## {number} ")).unwrap();
    paper[from + 1..].split("\n## ").next().unwrap()
}

#[test]
fn section_14_is_dated_and_holds_what_runs_on() {
    let paper = board_paper(&three(), 2, 2);
    let next = section(&paper, "14");
    says(next, "## 14 Objectives for 25 November to 22 December 2026");
    says(next, "1. Op Aspen (NB/OCG/Aspen) to 8 December 2026: recover the firearm (DS 2327).");
    says(next, "2. Op Cedar (NB/OCG/Cedar): close the line (DS 2327).");
    says(next, "3. Overdue under 10%, to 22 December 2026.");
    assert!(!next.contains("charge two") && !next.contains("Train two"), "{next}");
    says(
        next,
        "Without an objective for these weeks: Op Birch (tier 1; the last ran to 24 November 2026), Op Dogwood (tier 2; none set).",
    );
}

#[test]
fn an_objective_that_ran_out_unjudged_is_told_of_in_section_13() {
    let last = board_paper(&three(), 2, 2);
    let last = section(&last, "13");
    says(last, "\"Train two LROs\", to 20 November 2026: its time has run out; not judged yet.");
    assert!(!last.contains("Overdue under"), "set in the period and running on:\n{last}");
}

#[test]
fn where_none_runs_on_that_is_said_and_the_board_is_not_asked_to_agree_any() {
    let mut record = Record::new(false);
    record.ocg("Op Birch", "NB/OCG/1007", Some(2), None);
    held(&mut record, 1, day(11, 10), |_| {});
    let paper = board_paper(&record, 1, 1);
    let next = section(&paper, "14");
    says(next, "None are set.\n\nWithout an objective for these weeks: Op Birch (tier 2; none set).");
    assert!(!section(&paper, "1").contains("Agree the objectives"), "{paper}");
}

#[test]
fn a_sheet_says_that_an_objective_ran_out_and_asks_for_one() {
    let all = sheets(&past(&three()), MeetingKind::Tasking, 2).unwrap();
    let sheet = render(&all[0].document, Format::Markdown);
    says(&sheet, "ran out on 24 November 2026: charge two");
    says(&sheet, "to 8 December 2026: recover the firearm");
    says(&sheet, "Op Birch, Op Dogwood: an objective for the next four weeks.");
    assert!(!sheet.contains("Op Cedar: an objective"), "{sheet}");
}

#[test]
fn sentences_are_told_in_years_with_the_months_beside_them() {
    let mut record = Record::new(false);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(2), None);
    held(&mut record, 1, day(11, 10), |record| {
        add(record, Some(birch), crate::verbs::outcome(OutcomeKind::SentenceMonths, 36, day(11, 9)));
    });
    held(&mut record, 2, day(11, 24), |record| {
        add(record, Some(birch), crate::verbs::outcome(OutcomeKind::SentenceMonths, 187, day(11, 23)));
        add(record, Some(birch), crate::verbs::outcome(OutcomeKind::ClassAGrams, 1_840, day(11, 23)));
    });
    let paper = render(&muster::report::board::paper(&past(&record), 2, Some(1), &seal).unwrap(), Format::Markdown);
    says(&paper, "| Sentences | 15 years 7 months | 3 years | 187 and 36 months |");
    says(&paper, "| 1.84 kg | 0 | 1,840 g and 0 g |");
}
