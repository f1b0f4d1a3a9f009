//! The minutes of a small record, against golden files and against what a hostile record would like to do to them.

use crate::golden::golden;
use crate::record::{Record, day};
use muster::domain::action::{ActionDetails, ActionState, ActionStatus};
use muster::domain::assessment::AssessmentDetails;
use muster::domain::command::{ActionHistory, Asking, Command, NewAction};
use muster::domain::disruption::Level;
use muster::domain::fact::Way;
use muster::domain::identity::{ActionId, DisruptionId};
use muster::domain::ocg::{OcgStatus, Post};
use muster::domain::tier::Strand;
use muster::domain::time::Timestamp;
use muster::report::minutes::{Issue, MinutesInput, minutes};
use muster::report::{Format, render};

/// The entries since the last minutes, and the record they are in.
fn division(demo: bool) -> (Record, u64) {
    let mut record = Record::new(demo);
    let ds = record.officer("DS 2327", "Serious Crime Team", Some(3), Some(day(3, 2)));
    let di = record.officer("DI 4331", "Target Team North", Some(3), Some(day(3, 2)));
    let insp = record.officer("Insp 1009", "Target Team North", Some(1), Some("2024-02-02".parse().unwrap()));
    let csp = record.officer("CSP manager", "", None, None);
    let old = |number: &str, ocg, owner, text: &str, due, status| {
        Command::RaiseAction(NewAction {
            ocg,
            details: ActionDetails { text: text.into(), strand: Some(Strand::Pursue), ..ActionDetails::default() },
            owner: Some(owner),
            due: Some(due),
            history: Some(ActionHistory {
                number: number.into(),
                raised_on: day(9, 1),
                state: ActionState { status, ..ActionState::open(day(9, 1)) },
            }),
        })
    };
    let asking = Asking::now("Staff 7719", record.now);
    record.acts(
        vec![
            Command::NoteImport {
                file: "mapping-extract.csv".into(),
                sha256: "00".into(),
                taken: 8,
                rejected: 1,
                differences: None,
            },
            Record::new_ocg("Op Poplar", "NB/OCG/1098", Some(1), None),
            Record::new_ocg("Op Birch", "NB/OCG/1007", Some(1), Some(ds)),
            Record::new_ocg("Op Aspen", "NB/OCG/1161", Some(2), None),
            Record::new_ocg("Op Hazel", "NB/OCG/1049", Some(2), Some(insp)),
            Record::new_ocg("Op Dogwood", "NB/OCG/1060", Some(3), Some(di)),
            Record::new_ocg("Op Maple", "NB/OCG/1077", Some(4), Some(di)),
            Record::new_ocg("Op Willow", "", None, None),
        ],
        &asking,
    );
    let (birch, hazel) = (record.id("Op Birch"), record.id("Op Hazel"));
    record.acts(
        vec![
            Command::NoteImport {
                file: "action-log.xlsx".into(),
                sha256: "01".into(),
                taken: 5,
                rejected: 0,
                differences: None,
            },
            old("NB-2026-0318", birch, ds, "trace the hire vehicles", day(10, 30), ActionStatus::Open),
            old("NB-2026-0352", birch, csp, "school sessions with the CSP", day(11, 20), ActionStatus::InProgress),
            old("NB-2026-0340", hazel, insp, "visit the letting agent", day(11, 6), ActionStatus::ClaimedComplete),
            old("NB-2026-0301", hazel, csp, "community meeting", day(10, 16), ActionStatus::Open),
            old("NB-2026-0290", hazel, csp, "closed long ago", day(9, 16), ActionStatus::Discharged),
        ],
        &asking,
    );
    let wrong = record.decides(record.id("Op Dogwood"), Some(2), "two shops open late");
    record.at(day(11, 10), 12, 4);
    let issued = record.issues(1);
    since(&mut record, wrong);
    (record, issued)
}

fn since(record: &mut Record, wrong: u64) {
    let action = |record: &Record, number: &str| -> ActionId {
        record.memory.actions().values().find(|action| action.number == number).unwrap().id
    };
    let officer = |record: &Record, label: &str| {
        record.memory.officers().values().find(|officer| officer.details.label == label).unwrap().id
    };
    let [poplar, birch, aspen, hazel, dogwood, maple, willow] =
        ["Op Poplar", "Op Birch", "Op Aspen", "Op Hazel", "Op Dogwood", "Op Maple", "Op Willow"]
            .map(|operation| record.id(operation));
    let (ds, insp, csp) = (officer(record, "DS 2327"), officer(record, "Insp 1009"), officer(record, "CSP manager"));
    // Decided by telephone on the 13th, entered the next morning by the chair.
    let asking = Asking {
        recorded_at: Timestamp::from_local(day(11, 14), 8, 5),
        ..Asking::now("DCI 3051", Timestamp::from_local(day(11, 13), 16, 40))
    };
    let because = "DI 4331 on course 16 to 20 November".to_owned();
    record.acts(vec![Command::FillPost { ocg: dogwood, post: Post::Deputy, officer: Some(ds), because }], &asking);
    record.at(day(11, 24), 10, 5);
    record.takes_back(wrong..=wrong, "entered on the wrong operation", Way::Act);
    record.at(day(11, 24), 10, 10);
    let id = action(record, "NB-2026-0318");
    record.does(Command::ExtendAction {
        action: id,
        due: day(12, 4),
        reason_code: "abstraction".into(),
        because: "team on murder enquiry".into(),
    });
    let id = action(record, "NB-2026-0352");
    record.does(Command::ClaimAction { action: id, result: "school sessions held at two sites".into() });
    record.does(Command::DischargeAction { action: id, result: String::new() });
    let id = action(record, "NB-2026-0340");
    record.does(Command::RefuseClaim { action: id, because: "visit made, form not sent".into() });
    record.does(Command::TransferAction { action: id, owner: ds, because: String::new() });
    let id = action(record, "NB-2026-0301");
    record.does(Command::CancelAction {
        action: id,
        reason_code: "no resource".into(),
        because: "venue withdrawn; not to be repeated".into(),
    });
    record.at(day(11, 24), 10, 28);
    record.decides(poplar, None, "charges expected before Christmas; no trained officer free in the team");
    record.at(day(11, 24), 10, 31);
    record.decides(birch, Some(2), "arrest phase complete; what is left is local disruption of two premises.");
    record.raises(birch, ds, Strand::Protect, "visit the nine victims with bank staff.", day(12, 8));
    record.raises(birch, ds, Strand::Pursue, "obtain closure notices for both premises with the CSP", day(12, 4));
    record.at(day(11, 24), 10, 48);
    record.decides(aspen, Some(1), "discharge on 21 November shows access to firearms");
    let because = "Target Team North takes the investigation".to_owned();
    record.does(Command::FillPost { ocg: aspen, post: Post::Lro, officer: Some(insp), because });
    record.at(day(11, 24), 10, 55);
    let slip = record.decides(hazel, Some(3), "county line closed");
    record.at(day(11, 24), 10, 57);
    record.takes_back(slip..=slip, "decided on the wrong operation's figures", Way::Undo);
    record.decides(hazel, None, "two county line numbers still active in the ward");
    record.raises(hazel, csp, Strand::Prevent, "arrange two school sessions", day(12, 1));
    let raised = record.last();
    record.takes_back(raised..=raised, "", Way::Undo);
    let undone = record.last();
    record.takes_back(undone..=undone, "", Way::Redo);
    record.at(day(11, 24), 11, 2);
    record.decides(willow, Some(4), "no current intelligence, monitor");
    record.does(Command::Assess {
        ocg: willow,
        on: day(11, 20),
        details: AssessmentDetails {
            scheme: "OCGM".into(),
            score: Some(41),
            band: "Low".into(),
            ..AssessmentDetails::default()
        },
    });
    record.does(Command::AddNote {
        ocg: birch,
        action: None,
        text: "arrest phase ended 19 November; five arrests,\ntwo charged".into(),
    });
    record.at(day(11, 24), 11, 20);
    for (ocg, level, evidence) in [
        (birch, Level::Moderate, "five arrests, payment route closed"),
        (dogwood, Level::Moderate, "two adults re-housed"),
        (aspen, Level::Minor, "one seizure"),
    ] {
        record.does(Command::ClaimDisruption {
            ocg,
            on: Some(day(11, 19)),
            strand: Some(if ocg == dogwood { Strand::Protect } else { Strand::Pursue }),
            threat: None,
            level,
            unit: None,
            shared_with: String::new(),
            evidence: evidence.into(),
        });
    }
    record.does(Command::ModerateDisruption {
        disruption: DisruptionId(1),
        level: Level::Moderate,
        because: String::new(),
    });
    record.does(Command::ModerateDisruption {
        disruption: DisruptionId(2),
        level: Level::Minor,
        because: "group moved to a second address within a week".into(),
    });
    record.at(day(11, 24), 11, 26);
    record.does(Command::SetStatus {
        ocg: maple,
        status: OcgStatus::Archived,
        because: "principals serving; no activity recorded for 131 days".into(),
    });
}

fn issued(record: &Record) -> Issue {
    let at = Timestamp::from_local(day(11, 24), 11, 51);
    Issue::Issued { by: "DCI 3051".into(), at, entry: record.last() + 1, seal: record.seal() }
}

#[test]
fn issued_minutes_are_the_golden_ones() {
    let (record, first) = division(false);
    let document = minutes(record.input(2, first, issued(&record))).unwrap();
    golden("minutes.md", &render(&document, Format::Markdown));
    golden("minutes.txt", &render(&document, Format::Text));
}

#[test]
fn the_first_minutes_count_imports_and_list_none_of_their_records() {
    let (record, issued) = division(true);
    let mut record = record;
    record.entries.truncate(usize::try_from(issued).unwrap() - 1);
    // The record as it stood then: folded again from the first entry.
    record.memory = muster::domain::memory::Memory::default();
    for entered in &record.entries {
        muster::domain::fold::fold(&entered.recorded.as_ref().unwrap().fact, &mut record.memory).unwrap();
    }
    let document = minutes(record.input(1, 1, Issue::Draft)).unwrap();
    golden("minutes-first-draft.txt", &render(&document, Format::Text));
}

#[test]
fn the_same_record_gives_the_same_bytes_and_a_draft_says_so() {
    let (record, first) = division(true);
    let write = |issue| render(&minutes(record.input(2, first, issue)).unwrap(), Format::Markdown);
    assert_eq!(write(Issue::Draft), write(Issue::Draft));
    let draft = write(Issue::Draft);
    assert!(draft.starts_with(
        "OFFICIAL-SENSITIVE\n\nDRAFT: not signed\n\nINVENTED DATA: not a police record\n\n# Minutes 2: BCU SOC tasking, Northern BCU\n"
    ));
    assert!(
        draft.ends_with("\nOFFICIAL-SENSITIVE\n") && draft.contains("\nNot signed.\n") && !draft.contains("Seal of")
    );
    let issued = write(issued(&record));
    assert!(!issued.contains("DRAFT") && issued.contains("Seal of minutes 2\nStore: K7QM-2XRD-91VT\n"));
    assert_eq!(minutes(record.input(2, first, Issue::Draft)).unwrap().meta().paper, "NB-T2-minutes-draft");
}

#[test]
fn words_of_the_record_cannot_pass_for_marking_or_headings() {
    let mut record = Record::new(false);
    let hostile = "=cmd|' /C calc'!A0\nOFFICIAL\n# Minutes 9\n| a | b |\n```\nSection: 99 Forged";
    let ds = record.officer("DS 2327", "Serious Crime Team", None, None);
    let ocg = record.ocg("Op # `Birch` | x", "=NB|1\u{202e}", Some(1), Some(ds));
    record.decides(ocg, None, hostile);
    let id = record.raises(ocg, ds, Strand::Pursue, hostile, day(11, 20));
    record.does(Command::DischargeAction { action: id, result: hostile.into() });
    record.does(Command::AddNote { ocg, action: None, text: hostile.into() });
    let document = minutes(record.input(1, 1, Issue::Draft)).unwrap();
    let md = render(&document, Format::Markdown);
    assert_eq!(md.lines().filter(|line| *line == "OFFICIAL" || line.starts_with("```")).count(), 0, "{md}");
    assert_eq!(md.lines().filter(|line| line.starts_with("# ")).count(), 1);
    let txt = render(&document, Format::Text);
    assert_eq!(
        txt.lines().filter(|line| line.starts_with("OFFICIAL") && !line.ends_with("SENSITIVE")).count(),
        0,
        "{txt}"
    );
    assert!(txt.lines().all(|line| muster::text::width(line) <= 78));
    assert!(!txt.lines().any(|line| line.starts_with("Section: 99")));
}

#[test]
fn a_paper_that_does_not_agree_with_the_record_is_not_written() {
    let (record, first) = division(false);
    let input = || record.input(2, first, Issue::Draft);
    assert!(minutes(MinutesInput { entries: Vec::new(), ..input() }).is_err());
    let mut close = record.close(first);
    close.ocgs.pop();
    // A board that lost an OCG still adds up by itself, so only a record that does not lead back is refused.
    assert!(minutes(MinutesInput { close, ..input() }).is_ok());
    let mut entries = input().entries;
    entries.remove(9);
    let told = minutes(MinutesInput { entries, ..input() }).unwrap_err().to_string();
    assert!(told.contains("This paper was not written"), "{told}");
}
