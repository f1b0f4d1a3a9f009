//! The series of board papers: numbered by their issue, each from where the one before it ended; what is issued stays as it was issued.

use crate::evening::{past, seal};
use crate::held::held;
use crate::record::{Record, day};
use crate::verbs::{add, details};
use muster::domain::command::{Asking, Command};
use muster::domain::decide::{Reject, decide};
use muster::domain::fact::Way;
use muster::domain::item::{Content, Issue, IssuedPaper};
use muster::domain::meeting::MeetingKind;
use muster::report::board::{covers, paper};
use muster::report::{Format, render};

fn issue(first: u64, last: u64) -> Content {
    Content::Issue(Issue { paper: IssuedPaper::Board, number: 0, period: String::new(), first, last, on: day(11, 25) })
}

fn written(record: &Record, meeting: u32) -> (String, String) {
    let document = paper(&past(record), meeting, None, &seal).unwrap();
    (document.meta().paper.clone(), render(&document, Format::Markdown))
}

fn start() -> Record {
    let mut record = Record::new(false);
    record.ocg("Op Poplar", "NB/OCG/1098", Some(1), None);
    for (number, on) in [(22, day(11, 10)), (23, day(11, 17)), (24, day(11, 24))] {
        held(&mut record, number, on, |_| {});
    }
    record.at(day(11, 25), 9, 0);
    record
}

#[test]
fn a_board_paper_is_numbered_by_its_issue_and_the_next_begins_where_it_ended() {
    let mut record = start();
    let (name, draft) = written(&record, 24);
    assert_eq!(name, "NB-B1-board-draft");
    assert!(
        draft.contains("DRAFT: not issued") && draft.contains("Not issued.") && draft.contains("meetings 23 and 24")
    );
    let (first, last) = covers(&past(&record), 24, None).unwrap();
    add(&mut record, None, issue(first, last));
    let at = record.last();
    let (name, issued) = written(&record, 24);
    assert_eq!(name, "NB-B1-board");
    assert!(issued.contains(&format!("Issued by DCI 3051 on 25 November 2026 (entry {at}).")), "{issued}");
    assert!(issued.contains("| Paper | B1 |") && issued.contains("| Board | not recorded |"), "{issued}");
    assert!(!issued.contains("DRAFT"), "{issued}");
    // Three meetings later the next paper covers them all: no entry twice, none left out.
    for (number, on) in [(25, day(12, 8)), (26, day(12, 15)), (27, day(12, 22))] {
        held(&mut record, number, on, |_| {});
    }
    let (name, second) = written(&record, 27);
    assert_eq!(name, "NB-B2-board-draft");
    assert!(second.contains("meetings 25, 26 and 27"), "{second}");
    assert_eq!(covers(&past(&record), 27, None).unwrap().0, last + 1);
    assert_eq!(written(&record, 24).1, issued, "what is issued stays as it was issued");
}

#[test]
fn an_issued_paper_reads_the_day_of_the_board_as_at_its_issue_and_is_never_taken_back() {
    let mut record = start();
    let board =
        Command::PrepareMeeting { kind: MeetingKind::Board, details: details(day(12, 3), day(12, 31)), number: None };
    record.does(board);
    assert!(written(&record, 24).1.contains("| Board | not recorded |"), "a draft reads the record as at the close");
    let (first, last) = covers(&past(&record), 24, None).unwrap();
    add(&mut record, None, issue(first, last));
    let (at, batch) = (record.last(), record.entries.len());
    let (_, issued) = written(&record, 24);
    assert!(issued.contains("| Board | Thursday 3 December 2026 |"), "{issued}");
    record.takes_back(at..=at, "too early", Way::Act);
    assert_eq!(record.entries.len(), batch, "nothing takes an issue back");
    let asking = Asking::now("DCI 3051", record.now);
    let refused = |first, last| match decide(
        &Command::AddItem { ocg: None, content: issue(first, last) },
        &record.memory,
        &asking,
    ) {
        Err(Reject::Refused(sentence)) => sentence,
        other => panic!("{other:?}"),
    };
    assert!(refused(first, last).contains("issued up to entry"), "{}", refused(first, last));
    assert!(refused(1, at).contains("The paper begins with entry"), "{}", refused(1, at));
    assert!(refused(0, at).contains("at least one entry"));
}
