//! What the minutes say of acceptance, read-back and quorum: what was recorded, and that the rest was not; meetings of old journals keep their words.

use crate::evening::{past, seal};
use crate::record::{Record, day};
use crate::verbs::{mark, open, prepare, settle};
use muster::domain::command::{Command, Mark};
use muster::domain::fact::{Fact, Way};
use muster::domain::identity::MeetingId;
use muster::domain::meeting::{Called, MeetingKind, ReadBack};
use muster::domain::reading::Reading as _;
use muster::report::minutes::meeting::of_meeting;
use muster::report::{Format, Past, render};

const NEXT: MeetingId = MeetingId(2);

/// Meeting 23 signed and meeting 24 open, for which two beside the chair make a quorum; three are there, one from 10:20 on.
fn next() -> Record {
    let mut record = Record::new(false);
    let mut profile = (*record.memory.profile().unwrap()).clone();
    profile.version += 1;
    profile.quorum = Some(2);
    record.does(Command::AdoptProfile { profile });
    record.does(Record::new_ocg("Op Birch", "NB/OCG/1007", Some(1), None));
    crate::held::held(&mut record, 23, day(11, 10), |_| ());
    record.at(day(11, 24), 9, 30);
    assert_eq!(prepare(&mut record, 24, day(11, 24), day(12, 8)), NEXT);
    record.at(day(11, 24), 10, 0);
    open(&mut record, NEXT);
    for who in ["DCI 3051", "DS 2327"] {
        mark(&mut record, NEXT, who, "", Mark::In);
    }
    record
}

fn rest(record: &mut Record, read_back: Option<ReadBack>) {
    record.at(day(11, 24), 10, 20);
    mark(record, NEXT, "DI 9374", "", Mark::In);
    let birch = record.id("Op Birch");
    settle(record, birch, Called::Discussed, "");
    record.at(day(11, 24), 11, 0);
    record.does(Command::SignMeeting { meeting: NEXT, read_back });
}

fn of(past: &Past, number: u32) -> String {
    render(&of_meeting(past, MeetingKind::Tasking, number, &seal).unwrap(), Format::Markdown)
}

fn says(paper: &str, words: &[&str], not: &[&str]) {
    for words in words {
        assert!(paper.contains(words), "\"{words}\" is not in\n{paper}");
    }
    for words in not {
        assert!(!paper.contains(words), "\"{words}\" is in\n{paper}");
    }
}

#[test]
fn what_was_recorded_is_said_with_who_and_when() {
    let mut record = next();
    says(&of(&past(&record), 24), &["are not accepted yet."], &["were accepted", "Read back"]);
    record.at(day(11, 24), 10, 4);
    let accepted = record.does(Command::AcceptMinutes { meeting: NEXT });
    rest(&mut record, Some(ReadBack { agreed: 1, of: 2 }));
    let paper = of(&past(&record), 24);
    let by = format!("were accepted without correction. Accepted by DCI 3051 at 10:04; entry {accepted}.");
    says(
        &paper,
        &[
            &by,
            "Read back: 1 of 2 agreed, confirmed by DCI 3051 at 11:00.",
            "Quorate: no (chair + 2 needed) at these items: 2.",
        ],
        &["not put to the meeting", "is not recorded", "Meeting 24. The minutes"],
    );
}

#[test]
fn what_nobody_agreed_is_not_said_to_be_confirmed() {
    let of_read = |agreed: u32, of_all: u32| {
        let mut record = next();
        rest(&mut record, Some(ReadBack { agreed, of: of_all }));
        of(&past(&record), 24)
    };
    let none = "Not read back: none of 2 sentences was agreed one by one. Signed by DCI 3051 at 11:00.";
    says(&of_read(0, 2), &[none], &["confirmed by"]);
    says(
        &of_read(0, 0),
        &["There was nothing to read back. Signed by DCI 3051 at 11:00."],
        &["confirmed by", "Not read"],
    );
    says(&of_read(2, 2), &["Read back: 2 of 2 agreed, confirmed by DCI 3051 at 11:00."], &["Signed by DCI 3051 at"]);
}

#[test]
fn what_nobody_recorded_is_said_to_be_not_recorded() {
    let mut record = next();
    rest(&mut record, None);
    let now = past(&record);
    let paper = of(&now, 24);
    says(
        &paper,
        &["were not put to the meeting.", "That it was read back is not recorded.", "Quorate: yes (chair + 2)."],
        &["were accepted", "Read back:"],
    );
    // The same meeting out of a journal that could not say it: word for word as it was printed then.
    for entered in &mut record.entries {
        if let Some(Fact::MeetingPrepared { meeting }) = entered.recorded.as_mut().map(|recorded| &mut recorded.fact) {
            meeting.edition = 0;
        }
    }
    let old = of(&past(&record), 24);
    says(&old, &["were accepted without correction."], &["Accepted by", "read back is", "Quorate", "not put"]);
    let odd = |line: &&str| {
        !line.contains("minutes of meeting 23") && !line.contains("read back") && !line.contains("Quorate")
    };
    let lines =
        |text: &str| text.lines().filter(odd).filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&old), lines(&paper), "nothing else is otherwise");
}

#[test]
fn an_acceptance_that_was_taken_back_is_none() {
    let mut record = next();
    record.at(day(11, 24), 10, 4);
    let accepted = record.does(Command::AcceptMinutes { meeting: NEXT });
    record.takes_back(accepted..=accepted, "not read yet", Way::Undo);
    rest(&mut record, None);
    says(
        &of(&past(&record), 24),
        &[
            "were not put to the meeting.",
            "**Withdrawn.** Meeting 24: The minutes of the tasking meeting 23 are accepted.",
        ],
        &["were accepted without"],
    );
}
