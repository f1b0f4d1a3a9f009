//! The counting rules of papers section 3 about actions and imports; the number is in the name.

use crate::record::day;
use crate::start::{cancel, counted, discharge, imported, start};
use muster::domain::action::ActionStatus;
use muster::domain::command::{Asking, Command};
use muster::domain::fact::Way;
use muster::domain::memory::Memory;
use muster::domain::tier::Strand;
use muster::report::minutes::{Issue, minutes};
use muster::report::{Format, render};

#[test]
fn rule_11_start_and_flow_give_the_end() {
    let mut start = start();
    let [one, two, three] =
        ["one", "two", "three"].map(|text| start.record.raises(start.ocg, start.ds, Strand::Prevent, text, day(12, 1)));
    start.record.does(discharge(one));
    start.record.does(cancel(two));
    start.record.does(Command::PassActionOut { action: three, body: "Probation".into(), because: String::new() });
    let actions = counted(&start).actions;
    assert_eq!((actions.start, actions.raised, actions.end), (1, 3, 1));
    assert_eq!((actions.discharged, actions.cancelled, actions.passed_out), (1, 1, 1));
}

#[test]
fn rule_11_a_close_that_does_not_agree_is_refused() {
    let mut start = start();
    start.record.does(discharge(start.action));
    let mut input = start.record.input(1, start.first, Issue::Draft);
    // An entry that closes an action which the record holds open.
    input.touched = Memory::default();
    let told = minutes(input).unwrap_err().to_string();
    assert!(told.contains("does not lead to the record as it stands"), "{told}");
}

#[test]
fn rule_12_due_today_is_not_overdue_tomorrow_it_is_and_a_claim_never_is() {
    let mut start = start();
    start.record.at(day(11, 20), 10, 0);
    start.record.decides(start.ocg, None, "on track");
    assert_eq!(counted(&start).actions.overdue_end, 0);
    start.record.at(day(11, 21), 10, 0);
    start.record.decides(start.ocg, None, "on track");
    let figures = counted(&start);
    // As at the opening day, the 20th, it was not yet.
    assert_eq!((figures.actions.overdue_start, figures.actions.overdue_end), (0, 1));
    start.record.does(Command::ClaimAction { action: start.action, result: "done".into() });
    let actions = counted(&start).actions;
    assert_eq!((actions.overdue_end, actions.claimed_end, actions.with_owner_end()), (0, 1, 0));
}

#[test]
fn rule_13_an_extension_counts_from_its_entry_on_and_a_refused_claim_is_overdue_at_once() {
    let mut start = start();
    start.record.does(Command::ExtendAction {
        action: start.action,
        due: day(12, 4),
        reason_code: String::new(),
        because: "court".into(),
    });
    let actions = counted(&start).actions;
    assert_eq!((actions.overdue_start, actions.overdue_end), (1, 0));
    let mut start = crate::start::start();
    start.record.does(Command::ClaimAction { action: start.action, result: "done".into() });
    start.record.does(Command::RefuseClaim { action: start.action, because: "not done".into() });
    assert_eq!(counted(&start).actions.overdue_end, 1);
}

#[test]
fn rule_14_the_opening_is_before_the_first_entry() {
    let mut start = start();
    start.record.does(discharge(start.action));
    let actions = counted(&start).actions;
    assert_eq!((actions.overdue_start, actions.overdue_end), (1, 0));
}

#[test]
fn rule_16_a_transfer_is_counted_once() {
    let mut start = start();
    let other = start.record.officer("DI 4331", "Target Team North", None, None);
    start.record.does(Command::TransferAction { action: start.action, owner: other, because: String::new() });
    let actions = counted(&start).actions;
    assert_eq!((actions.start, actions.raised, actions.passed_out, actions.end), (1, 0, 0, 1));
}

#[test]
fn rule_33_imports_are_stock_and_no_flow_and_a_withdrawn_import_leaves_nothing() {
    let mut start = start();
    let asking = Asking::now("DCI 3051", start.record.now);
    let note =
        Command::NoteImport { file: "log.xlsx".into(), sha256: "0".into(), taken: 3, rejected: 0, differences: None };
    let commands = vec![
        note,
        imported(start.ocg, "OLD-1", ActionStatus::Open),
        imported(start.ocg, "OLD-2", ActionStatus::Open),
        imported(start.ocg, "OLD-3", ActionStatus::Discharged),
    ];
    let last = start.record.acts(commands, &asking);
    let actions = counted(&start).actions;
    assert_eq!((actions.raised, actions.imported, actions.discharged, actions.end), (0, 2, 0, 3));
    let document = minutes(start.record.input(1, start.first, Issue::Draft)).unwrap();
    let md = render(&document, Format::Markdown);
    assert!(
        !md.contains("OLD-1") && md.contains("3 rows taken, none rejected. 3 actions entered (entries 5 to 8)."),
        "{md}"
    );
    start.record.takes_back(last - 2..=last, "wrong file", Way::Undo);
    let actions = counted(&start).actions;
    assert_eq!((actions.imported, actions.corrections, actions.end), (0, 0, 1));
    let document = minutes(start.record.input(1, start.first, Issue::Draft)).unwrap();
    let md = render(&document, Format::Markdown);
    assert!(!md.contains("OLD-1") && md.contains("Withdrawn since, and of no effect: all 3 of these entries."), "{md}");
    // In a later period the whole import is taken back: counted, not listed.
    let mut start = crate::start::start();
    let asking = Asking::now("DCI 3051", start.record.now);
    let mut commands = vec![Command::NoteImport {
        file: "log.xlsx".into(),
        sha256: "0".into(),
        taken: 30,
        rejected: 0,
        differences: None,
    }];
    commands.extend((0..30).map(|n| imported(start.ocg, &format!("OLD-{n}"), ActionStatus::Open)));
    let last = start.record.acts(commands, &asking);
    start.first = last + 1;
    start.record.takes_back(last - 29..=last, "wrong file", Way::Act);
    let actions = counted(&start).actions;
    assert_eq!((actions.start, actions.corrections, actions.end), (31, -30, 1));
    let document = minutes(start.record.input(1, start.first, Issue::Draft)).unwrap();
    let md = render(&document, Format::Markdown);
    assert!(!md.contains("OLD-1") && md.contains(": 30 actions entered. Reason: wrong file."), "{md}");
}
