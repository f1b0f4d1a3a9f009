//! The sheet of a partner body: no word that was typed for the force, whatever became of its actions; and what handling code C keeps off any sheet.

use crate::evening::past;
use crate::held::held;
use crate::record::{Record, day};
use muster::domain::action::ActionDetails;
use muster::domain::command::Command;
use muster::domain::identity::{ActionId, OcgId, OfficerId};
use muster::domain::item::{Basis, Content, Handling, Statement};
use muster::domain::meeting::MeetingKind;
use muster::domain::tier::Strand;
use muster::report::sheets::sheets;
use muster::report::{Format, render};

struct Room {
    record: Record,
    birch: OcgId,
    ds: OfficerId,
    csp: OfficerId,
}

fn room() -> Room {
    let mut record = Record::new(false);
    let ds = record.officer("DS 2327", "Serious Crime Team", Some(3), Some(day(1, 1)));
    let csp = record.officer("CSP manager", "", None, None);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(2), Some(ds));
    Room { record, birch, ds, csp }
}

fn amends(record: &mut Record, action: ActionId, text: &str, detail: &str) {
    let details = ActionDetails {
        text: text.into(),
        detail: detail.into(),
        strand: Some(Strand::Pursue),
        ..ActionDetails::default()
    };
    record.does(Command::AmendAction { action, details });
}

fn passes(record: &mut Record, action: ActionId, owner: OfficerId) {
    record.does(Command::TransferAction { action, owner, because: "POLICE REASON".into() });
}

fn sheet(record: &Record, number: u32, label: &str) -> String {
    let all = sheets(&past(record), MeetingKind::Tasking, number).unwrap();
    render(&all.iter().find(|sheet| sheet.label == label).unwrap().document, Format::Text)
}

#[test]
fn words_taken_out_of_an_action_before_or_after_it_is_passed_on_are_not_told() {
    let Room { mut record, birch, ds, csp } = room();
    held(&mut record, 1, day(11, 24), |record| {
        let due = day(12, 1);
        let first = record.raises(birch, ds, Strand::Pursue, "POLICE WORDS one", due);
        let second = record.raises(birch, ds, Strand::Pursue, "POLICE WORDS two", due);
        let own = record.raises(birch, csp, Strand::Pursue, "visit the shops", due);
        amends(record, first, "safe words", "");
        passes(record, first, csp);
        // Never told: what it said until the officer who passed it on had cleaned it.
        passes(record, second, csp);
        amends(record, second, "safe words too", "POLICE DETAIL");
        amends(record, own, "visit all the shops", "");
        amends(record, own, "visit all the shops", "POLICE DETAIL");
        record.does(Command::ExtendAction {
            action: own,
            due: day(12, 15),
            reason_code: String::new(),
            because: "POLICE REASON".into(),
        });
    });
    let sheet = sheet(&record, 1, "CSP manager");
    for never in ["POLICE", "DS 2327", "extended", "NB/OCG", "Tier", "meeting 1", "entry"] {
        assert!(!sheet.contains(never), "{never} is in a partner's sheet:\n{sheet}");
    }
    for said in [
        "Handling: for CSP manager only. Do not forward.",
        "- Action NB-2026-0001 is passed to you.",
        "- Action NB-2026-0002 is passed to you.\n- Action NB-2026-0002 is amended; it stands below as it is now.",
        "- Action NB-2026-0003 is amended; it stands below as it is now.\n- Action NB-2026-0003: due date moves from 1 December",
        "One action raised for you: NB-2026-0003.",
        "visit all the shops",
    ] {
        assert!(sheet.contains(said), "{said} is not in\n{sheet}");
    }
    assert_eq!(sheet.matches("NB-2026-0003 is amended").count(), 1, "a detail is the force's:\n{sheet}");
}

#[test]
fn what_becomes_of_an_action_is_told_without_the_words_beside_it() {
    let Room { mut record, birch, ds, csp } = room();
    let mut actions = Vec::new();
    held(&mut record, 1, day(11, 10), |record| {
        for words in ["one", "two", "three"] {
            actions.push(record.raises(birch, csp, Strand::Prevent, words, day(11, 20)));
        }
        record.raises(birch, csp, Strand::Prevent, "four", day(12, 20));
    });
    held(&mut record, 2, day(11, 24), |record| {
        record.does(Command::ClaimAction { action: actions[0], result: "two schools visited".into() });
        record.does(Command::RefuseClaim { action: actions[0], because: "POLICE REASON".into() });
        record.does(Command::CancelAction {
            action: actions[1],
            reason_code: "other".into(),
            because: "POLICE REASON".into(),
        });
        passes(record, actions[2], ds);
    });
    let told = sheet(&record, 2, "CSP manager");
    for never in ["POLICE", "DS 2327"] {
        assert!(!told.contains(never), "{never} is in a partner's sheet:\n{told}");
    }
    for said in [
        "- The claim on action NB-2026-0001 is not accepted; it is in progress again.",
        "- Action NB-2026-0002 is cancelled.",
        "- Action NB-2026-0003 is with you no longer.",
        "Section: 7 Passed to someone else\n- NB-2026-0003.",
    ] {
        assert!(told.contains(said), "{said} is not in\n{told}");
    }
    let told = sheet(&record, 2, "DS 2327");
    assert!(
        told.contains("Action NB-2026-0003: passes from CSP manager to DS 2327"),
        "the officer is told all:\n{told}"
    );
}

#[test]
fn a_statement_under_conditions_stands_on_the_sheet_of_those_they_name_only() {
    for (conditions, stands) in [("CSP manager only", false), ("DS 2327 and the chair", true)] {
        let Room { mut record, birch, ds, .. } = room();
        held(&mut record, 1, day(11, 24), |record| {
            record.raises(birch, ds, Strand::Pursue, "task", day(12, 1));
            let statement = Statement {
                text: "WORDS UNDER CONDITIONS".into(),
                basis: Basis::Assessment,
                subjects: Vec::new(),
                grade: None,
                handling: Handling::C,
                conditions: conditions.into(),
                system_reference: String::new(),
                recheck_on: None,
                on: day(11, 24),
            };
            crate::verbs::add(record, Some(birch), Content::Statement(statement));
        });
        let told = sheet(&record, 1, "DS 2327");
        assert_eq!(told.contains("WORDS UNDER CONDITIONS"), stands, "{conditions}:\n{told}");
        let instead = "Op Birch: a statement is recorded under handling code C; ask the chair.";
        assert_eq!(told.replace("\n  ", " ").contains(instead), !stands, "{conditions}:\n{told}");
    }
}
