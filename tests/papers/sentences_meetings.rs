//! The sentences of meetings and of bids, triggers and the other items, and where minutes put them.

use crate::record::{Record, day};
use muster::domain::command::Command;
use muster::domain::fact::Fact;
use muster::domain::identity::{ItemId, MeetingId};
use muster::domain::invert::invert;
use muster::domain::item::{Bid, BidAnswer, Content, Correction, Decision, Trigger};
use muster::domain::meeting::{Called, MeetingDetails, MeetingKind, MeetingTag};
use muster::domain::profile::Profile;
use muster::report::minutes::{Issue, minutes};
use muster::report::sentences::{Around, tell};
use muster::report::{Format, render};

fn told(fact: &Fact) -> String {
    let profile = Profile::builtin("lancashire").unwrap();
    let told = tell(fact, &Around::only(&profile));
    format!("{} {} | {}", told.word, told.number.words(), told.quoted().words())
}

fn fact(record: &Record) -> Fact {
    record.entries.last().unwrap().recorded.clone().unwrap().fact
}

fn bid(answer: Option<BidAnswer>) -> Content {
    Content::Bid(Bid {
        what: "analyst for two weeks.".into(),
        to_whom: "ROCU".into(),
        made_on: day(11, 9),
        needed_by: Some(day(11, 30)),
        answer,
        answered_on: answer.map(|_| day(11, 9)),
        reason: if answer.is_some() { "no capacity before January".into() } else { String::new() },
    })
}

#[test]
fn items_have_their_sentences_and_their_place() {
    let mut record = Record::new(false);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(1), None);
    record.does(Command::AddItem { ocg: Some(birch), content: bid(None) });
    assert_eq!(
        told(&fact(&record)),
        "Bid NB-BID-2026-0001 | Op Birch (NB/OCG/1007): Bid NB-BID-2026-0001 to ROCU: analyst for two weeks, needed by \
         30 November 2026."
    );
    assert_eq!(
        told(&invert(&fact(&record)).unwrap()),
        "Bid NB-BID-2026-0001 | Op Birch (NB/OCG/1007): The bid NB-BID-2026-0001 is struck out."
    );
    let content = bid(Some(BidAnswer::Declined));
    record.does(Command::ChangeItem { item: ItemId(1), content, because: String::new() });
    assert_eq!(
        told(&fact(&record)),
        "Decision NB-DEC-2026-0001 | Op Birch (NB/OCG/1007): Bid NB-BID-2026-0001 to ROCU: analyst for two weeks, needed by \
         30 November 2026. Answer: declined. Reason: no capacity before January."
    );
    let decision = Decision {
        text: "patrols in the ward for two weeks".into(),
        rationale: "three calls in a night".into(),
        refused: "no patrols".into(),
        to_board: true,
    };
    record.does(Command::AddItem { ocg: None, content: Content::Decision(decision) });
    assert_eq!(
        told(&fact(&record)),
        "Decision NB-DEC-2026-0002 | patrols in the ward for two weeks. It is put to the governance board. \
         Reason: three calls in a night. Put and refused: no patrols."
    );
    let trigger = Trigger {
        kind: "firearm discharged".into(),
        occurred_on: day(11, 8),
        notified_on: day(11, 9),
        detail: String::new(),
        disposal: None,
    };
    record.does(Command::AddItem { ocg: Some(birch), content: Content::Trigger(trigger) });
    assert!(told(&fact(&record)).starts_with("Trigger NB-TRG-2026-0001 | Op Birch (NB/OCG/1007): firearm discharged"));
    let meeting = MeetingTag { id: MeetingId(1), kind: MeetingKind::Tasking, number: 23 };
    let correction = Correction {
        meeting,
        entry: 9_014,
        recorded: "due 17 November 2026".into(),
        reads: "due 27 November 2026".into(),
        because: "misheard".into(),
    };
    let item = muster::domain::item::Item {
        id: ItemId(9),
        number: String::new(),
        ocg: None,
        content: Content::Correction(correction),
    };
    assert_eq!(
        told(&Fact::ItemAdded { item: Box::new(item) }),
        "Correction to tasking meeting 23 | Entry 9,014 of tasking meeting 23 recorded \"due 17 November 2026\"; it should read \
         \"due 27 November 2026\". The original entry 9,014 is unchanged. Reason: misheard."
    );
    let figures = record.figures(1);
    assert_eq!(figures.decisions.numbered, 2, "the answer and the decision");
    let md = render(&minutes(record.input(1, 1, Issue::Draft)).unwrap(), Format::Markdown);
    assert!(md.contains("### 2.1 Other decisions\n\n**Decision NB-DEC-2026-0002.** patrols in the ward"), "{md}");
    assert!(md.contains("## 7 Bids, triggers, outcomes and other items\n\n**Bid NB-BID-2026-0001.** Op Birch"), "{md}");
}

#[test]
fn what_became_of_an_ocg_at_a_meeting_is_told() {
    let mut record = Record::new(false);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(1), None);
    let ivy = record.ocg("Op Ivy", "NB/OCG/1056", Some(2), None);
    let details =
        MeetingDetails { chair: "DCI 3051".into(), loggist: "Staff 7719".into(), ..MeetingDetails::of(day(11, 9)) };
    record.does(Command::PrepareMeeting { kind: MeetingKind::Tasking, details, number: Some(24) });
    assert_eq!(
        told(&fact(&record)),
        "Meeting 24 | The tasking meeting 24 on Monday 9 November 2026 is prepared, chair DCI 3051."
    );
    record.does(Command::OpenMeeting {
        meeting: MeetingId(1),
        marking: "OFFICIAL-SENSITIVE".into(),
        order: Vec::new(),
    });
    let settle = |ocg, called, because: &str| Command::SettleOcg { ocg, called, because: because.into() };
    record.does(settle(birch, Called::TakenAsRead, "nothing new"));
    assert_eq!(
        told(&fact(&record)),
        "Meeting 24 | Op Birch (NB/OCG/1007) was taken as read: no change was put and none was decided. Reason: nothing new."
    );
    record.does(settle(ivy, Called::Deferred, "DS 4793 at court"));
    assert_eq!(
        told(&fact(&record)),
        "Meeting 24 | Op Ivy (NB/OCG/1056) was not called: deferred to meeting 25. Reason: DS 4793 at court."
    );
    let md = render(&minutes(record.input(1, 1, Issue::Draft)).unwrap(), Format::Markdown);
    assert!(md.contains("## 11 Not called\n\n**Meeting 24.** Op Birch (NB/OCG/1007) was taken as read"), "{md}");
    assert!(md.contains("## 1 Attendance\n\n**Meeting 24.** The tasking meeting 24"), "{md}");
}

#[test]
fn a_board_objective_is_named_by_its_day() {
    let content = Content::Objective(muster::domain::item::Objective {
        text: "close two county lines".into(),
        set_on: day(11, 24),
        to: Some(day(12, 22)),
        state: muster::domain::item::ObjectiveState::Set,
        since: day(11, 24),
        remark: String::new(),
    });
    let item = muster::domain::item::Item { id: ItemId(1), number: String::new(), ocg: None, content };
    assert_eq!(
        told(&Fact::ItemAdded { item: Box::new(item) }),
        "Board objective of 24 November 2026 | close two county lines, to 22 December 2026."
    );
}
