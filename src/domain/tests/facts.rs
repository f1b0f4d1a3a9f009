//! The bodies that are in journals: one of each kind, held to a file, so that no old journal becomes unreadable.

use super::retention::retain;
use super::room::{Room, action, day, decide_tier, details, founding, ocg, officer};
use crate::domain::access::{Access, AccessStep};
use crate::domain::action::ActionDetails;
use crate::domain::assessment::AssessmentDetails;
use crate::domain::command::{Command, Mark};
use crate::domain::crossing::{Crossing, CrossingStep};
use crate::domain::describe::{Voice, describe, entry_sentence};
use crate::domain::disruption::Level;
use crate::domain::erasure::{ErasedEntry, ErasedLine, Erasure, Took};
use crate::domain::fact::{Fact, Recorded, Way};
use crate::domain::identity::{ActionId, DisruptionId, ItemId, MeetingId, OcgId, OcgTag, OfficerId, OfficerTag};
use crate::domain::invert::invert;
use crate::domain::item::{Bid, BidAnswer, Content};
use crate::domain::meeting::{Called, MeetingDetails, MeetingKind, ReadBack};
use crate::domain::ocg::{OcgStatus, Post};
use crate::domain::officer::OfficerDetails;
use crate::domain::profile::Profile;
use crate::domain::retention::{HoldKind, RetentionAsk};
use crate::domain::role::Role;
use crate::domain::tier::{Strand, Tier};
use std::collections::BTreeMap;

/// Every kind there is.
pub(super) const KINDS: [&str; 41] = [
    "access.changed",
    "action.amended",
    "action.extended",
    "action.moved",
    "action.raised",
    "action.struck-out",
    "action.transferred",
    "assessment.recorded",
    "assessment.struck-out",
    "crossing.marked",
    "disruption.claimed",
    "disruption.moderated",
    "disruption.struck-out",
    "import.made",
    "item.added",
    "item.changed",
    "item.struck-out",
    "meeting.amended",
    "meeting.attendance-marked",
    "meeting.briefed",
    "meeting.minutes-accepted",
    "meeting.moved",
    "meeting.ocg-settled",
    "meeting.prepared",
    "meeting.struck-out",
    "minutes.issued",
    "note.added",
    "note.struck-out",
    "ocg.amended",
    "ocg.post-filled",
    "ocg.registered",
    "ocg.retention-set",
    "ocg.status-set",
    "ocg.struck-out",
    "ocg.tier-decided",
    "officer.amended",
    "officer.registered",
    "officer.struck-out",
    "profile.adopted",
    "record.erased",
    "store.founded",
];

/// One fact of each kind, as the rules make them.
fn samples() -> BTreeMap<&'static str, Fact> {
    let mut room = Room::bare();
    let mut facts = vec![room.does(founding())];
    let plain = Profile::builtin("plain").unwrap();
    facts.push(room.does(Command::AdoptProfile { profile: plain }));
    facts.push(room.does(Command::NoteImport {
        file: "mapping-extract.csv".into(),
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        taken: 31,
        rejected: 2,
        differences: None,
    }));
    facts.push(room.does(officer("DI 4102")));
    room.does(officer("DS 2217"));
    facts.push(room.does(Command::AmendOfficer {
        officer: OfficerId(2),
        details: OfficerDetails { label: "DI 2217".into(), away: Some((day(6), day(10))), ..OfficerDetails::default() },
    }));
    facts.push(room.does(ocg("Op Alder", "NB/OCG/1007", Tier::new(2), Some(OfficerId(1)))));
    room.does(ocg("Op Birch", "NB/OCG/1049", None, None));
    let mut written = details("Op Birch", "NB/OCG/1049");
    written.flags = vec!["county lines".into()];
    written.members.principal = 2;
    facts.push(room.does(Command::AmendOcg { ocg: OcgId(2), details: written }));
    facts.push(room.does(Command::SetStatus {
        ocg: OcgId(2),
        status: OcgStatus::Dormant,
        because: "principals serving".into(),
    }));
    facts.push(room.does(retain(RetentionAsk::Hold(HoldKind::Disclosure), "trial of two members")));
    facts.push(room.does(decide_tier(1, Some(1), "discharge on 21 November shows access to firearms")));
    facts.push(room.does(Command::FillPost {
        ocg: OcgId(1),
        post: Post::Lro,
        officer: Some(OfficerId(2)),
        because: "over limit by two".into(),
    }));
    facts.push(room.does(Command::Assess {
        ocg: OcgId(1),
        on: day(-2),
        details: AssessmentDetails {
            scheme: "OCGM".into(),
            values: [("intent".to_owned(), 3), ("capability".to_owned(), 4)].into(),
            score: Some(62),
            band: "High".into(),
            assessor: "Staff 7204".into(),
            confidence: "medium".into(),
            next_due: Some(day(363)),
        },
    }));
    facts.push(room.does(action(1, "Obtain closure notices for both premises", Some(day(10)))));
    facts.push(room.does(Command::AmendAction {
        action: ActionId(1),
        details: ActionDetails {
            text: "Obtain closure notices for both premises with the CSP".into(),
            detail: "Ask the ward inspector for staff.".into(),
            strand: Some(Strand::Protect),
            second: Some(Strand::Pursue),
            shareable: true,
        },
    }));
    facts.push(room.does(Command::ExtendAction {
        action: ActionId(1),
        due: day(24),
        reason_code: "abstraction".into(),
        because: "team on murder enquiry".into(),
    }));
    facts.push(room.does(Command::TransferAction {
        action: ActionId(1),
        owner: OfficerId(1),
        because: "same premises as in Op Birch".into(),
    }));
    facts.push(
        room.does(Command::ClaimAction { action: ActionId(1), result: "orders granted for three months".into() }),
    );
    facts.push(room.does(Command::ClaimDisruption {
        ocg: OcgId(1),
        on: Some(day(-5)),
        strand: Some(Strand::Pursue),
        threat: None,
        level: Level::Moderate,
        unit: None,
        shared_with: "ROCU".into(),
        evidence: "five arrests, payment route closed".into(),
    }));
    let claimed = facts.last().cloned();
    facts.push(room.does(Command::ModerateDisruption {
        disruption: DisruptionId(1),
        level: Level::Minor,
        because: "group moved to a second address within a week".into(),
    }));
    facts.push(room.does(Command::AddNote {
        ocg: OcgId(1),
        action: Some(ActionId(1)),
        text: "Two shop units still in use.".into(),
    }));
    facts.push(room.does(Command::IssueMinutes { first: 1, last: 22 }));
    facts.push(room.does(Command::ChangeAccess(Access {
        operator: "Staff 7719".into(),
        step: AccessStep::RoleSet,
        from: Some(Role::Reader),
        to: Some(Role::Loggist),
    })));
    // The open store of these tests refuses it, so it is put here as it is written.
    facts.push(Fact::CrossingMarked {
        crossing: Box::new(Crossing {
            ocg: OcgTag { id: OcgId(1), reference: String::new(), operation: "Harbour".into() },
            to: OcgTag { id: OcgId(1), reference: "NB/OCG/1007".into(), operation: "Op Alder".into() },
            text: "Visit two tenants".into(),
            owner: Some(OfficerTag { id: OfficerId(2), label: "DS 2217".into() }),
            strand: Some(Strand::Protect),
            due: Some(day(3)),
            after: 9,
            meant: None,
        }),
        step: CrossingStep::Done { intent: 40, number: "NB-2026-0412".into() },
    });
    // Only the store can say what an erasure leaves, so this one too is put here as it is written.
    let note = facts.iter().rev().find(|fact| fact.kind() == "note.added").cloned().unwrap();
    facts.push(Fact::Erased(Box::new(Erasure {
        asked: "entry 21".into(),
        because: "recorded of the wrong person".into(),
        authority: "DPO 2026/118".into(),
        took: Took::Words,
        erased: vec![ErasedEntry { entry: 21, hash: "9f".repeat(32), left: Box::new(Recorded::act(note)) }],
        lines: vec![ErasedLine { line: 4, hash: "a0".repeat(32) }],
    })));
    let meeting = MeetingId(1);
    let details =
        MeetingDetails { chair: "DCI 3051".into(), loggist: "Staff 7719".into(), ..MeetingDetails::of(day(0)) };
    facts.push(room.does(Command::PrepareMeeting {
        kind: MeetingKind::Tasking,
        details: details.clone(),
        number: Some(24),
    }));
    facts.push(room.does(Command::AmendMeeting {
        meeting,
        details: MeetingDetails { next_on: Some(day(14)), first: vec![OcgId(2)], ..details.clone() },
    }));
    room.does(Command::OpenMeeting { meeting, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() });
    facts.push(room.does(Command::MarkAttendance {
        meeting,
        who: "CSP manager".into(),
        role: "partner".into(),
        partner: Some(true),
        mark: Mark::In,
    }));
    facts.push(room.does(Command::SettleRest { called: Called::Deferred, because: "out of time".into() }));
    facts.push(room.does(Command::SignMeeting { meeting, read_back: None }));
    let (next, kind) = (MeetingId(2), MeetingKind::Tasking);
    room.does(Command::PrepareMeeting { kind, details: MeetingDetails { on: day(0), ..details }, number: None });
    room.does(Command::OpenMeeting { meeting: next, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() });
    facts.push(room.does(Command::AcceptMinutes { meeting: next }));
    let bid = Bid {
        what: "analyst for two weeks".into(),
        to_whom: "ROCU".into(),
        made_on: day(0),
        needed_by: Some(day(20)),
        answer: None,
        answered_on: None,
        reason: String::new(),
    };
    facts.push(room.does(Command::AddItem { ocg: Some(OcgId(1)), content: Content::Bid(bid.clone()) }));
    facts.push(room.does(Command::ChangeItem {
        item: ItemId(1),
        content: Content::Bid(Bid {
            answer: Some(BidAnswer::Declined),
            answered_on: Some(day(0)),
            reason: "no capacity before January".into(),
            ..bid
        }),
        because: String::new(),
    }));
    // At a weekly meeting only, so it is of another record.
    facts.push(Room::weekly().does(Command::MarkBriefed {
        meeting,
        ocg: OcgId(1),
        person: "DI 4102".into(),
        accepted: Some(true),
    }));
    facts.extend(claimed.as_ref().and_then(invert));
    let struck = [
        "ocg.registered",
        "officer.registered",
        "action.raised",
        "assessment.recorded",
        "note.added",
        "meeting.prepared",
        "item.added",
    ];
    let made: Vec<Fact> = facts.iter().filter(|fact| struck.contains(&fact.kind())).filter_map(invert).collect();
    facts.extend(made);
    facts.into_iter().map(|fact| (fact.kind(), fact)).collect()
}

#[test]
fn one_body_of_each_kind_is_written_as_it_always_was() {
    let golden: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(include_str!("../../../tests/golden/facts.json")).unwrap();
    assert_eq!(golden.keys().map(String::as_str).collect::<Vec<_>>(), KINDS);
    let samples = samples();
    assert_eq!(samples.keys().copied().collect::<Vec<_>>(), KINDS);
    for (kind, fact) in samples {
        let body = serde_json::to_value(Recorded::act(fact.clone())).unwrap();
        let held = golden.get(kind).cloned().unwrap_or_default();
        assert_eq!(body, held, "{kind} is written otherwise: old journals could not be read");
        assert_eq!(serde_json::from_value::<Recorded>(held).unwrap(), Recorded::act(fact), "{kind}");
    }
}

#[test]
fn a_meeting_of_an_old_journal_is_read_and_written_as_it_was() {
    let fact = samples().remove("meeting.prepared").unwrap();
    let Fact::MeetingPrepared { meeting } = &fact else { unreachable!("{fact:?}") };
    assert!(meeting.says_all());
    let mut old = serde_json::to_value(Recorded::act(fact.clone())).unwrap();
    let body = old.pointer_mut("/fact/meeting").and_then(|body| body.as_object_mut()).unwrap();
    assert_eq!(body.remove("edition"), Some(1.into()));
    let read: Recorded = serde_json::from_value(old.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), old, "no byte more than it had");
    let Fact::MeetingPrepared { meeting } = read.fact else { unreachable!("{old}") };
    assert!(!meeting.says_all());
    // A signature that says how far it was read back says so; one of an old journal has no word more.
    let signed = samples().remove("meeting.moved").unwrap();
    assert!(!serde_json::to_string(&signed).unwrap().contains("read_back"));
    let Fact::MeetingMoved { meeting, from, to, remark, .. } = signed else { unreachable!("{signed:?}") };
    let read_back = Some(ReadBack { agreed: 67, of: 68 });
    let signed = Fact::MeetingMoved { meeting, from, to, remark, read_back, order: Vec::new() };
    assert_eq!(
        describe(&signed, Voice::Past),
        "The tasking meeting 24 was closed and signed at 10:00, 67 of 68 read back"
    );
    let body = serde_json::to_value(&signed).unwrap();
    assert_eq!(serde_json::from_value::<Fact>(body).unwrap(), signed);
}

#[test]
fn an_answer_of_an_old_journal_has_no_decision_number_and_is_written_as_it_was() {
    let fact = samples().remove("item.changed").unwrap();
    let Fact::ItemChanged { decision, .. } = &fact else { unreachable!("{fact:?}") };
    assert!(decision.starts_with("NB-DEC-2026-"), "{decision}");
    let mut old = serde_json::to_value(Recorded::act(fact.clone())).unwrap();
    let body = old.pointer_mut("/fact").and_then(|body| body.as_object_mut()).unwrap();
    assert!(body.remove("decision").is_some());
    let read: Recorded = serde_json::from_value(old.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), old, "no byte more than it had");
    let Fact::ItemChanged { decision, .. } = read.fact else { unreachable!("{old}") };
    assert_eq!(decision, "");
}

#[test]
fn a_withdrawal_is_written_with_its_reason_and_its_way() {
    let fact = samples().remove("note.struck-out").unwrap();
    let recorded = Recorded { fact, because: "wrong group".into(), way: Way::Undo };
    let body = serde_json::to_value(&recorded).unwrap();
    assert_eq!(body.get("because"), Some(&"wrong group".into()));
    assert_eq!(body.get("way"), Some(&"undo".into()));
    assert_eq!(
        entry_sentence(&recorded, Some(9_362)),
        "Entry 9,362 was withdrawn, because \"wrong group\": The note on Op Alder was struck out"
    );
}

#[test]
fn each_kind_is_read_aloud_in_both_tenses() {
    let said = |kind: &str, voice| describe(&samples().remove(kind).unwrap(), voice);
    let cases = [
        (
            "action.extended",
            "NB-2026-0001 moves from Friday 4 December 2026 to Friday 18 December 2026, because \"abstraction: team on murder enquiry\"",
        ),
        (
            "action.raised",
            "NB-2026-0001 is raised for DI 2217, Pursue, due Friday 4 December 2026: \"Obtain closure notices for both premises\"",
        ),
        ("action.transferred", "NB-2026-0001 passes from DI 2217 to DI 4102, because \"same premises as in Op Birch\""),
        ("action.moved", "DI 4102 claims NB-2026-0001 complete: \"orders granted for three months\""),
        ("assessment.recorded", "Op Alder is assessed on 22 November 2026 (OCGM): score 62 band High"),
        (
            "disruption.claimed",
            "NB-DIS-2026-0001: moderate disruption is claimed for Op Alder, Pursue, 19 November 2026: \"five arrests, payment route closed\"",
        ),
        (
            "disruption.moderated",
            "NB-DIS-2026-0001 of Op Alder is agreed as minor, because \"group moved to a second address within a week\"",
        ),
        ("import.made", "mapping-extract.csv is brought in: 31 rows taken, 2 rejected"),
        ("access.changed", "Staff 7719 goes from reader to loggist, with a new passphrase"),
        ("meeting.briefed", "DI 4102 is briefed on Harbour and accepts it"),
        ("meeting.minutes-accepted", "The minutes of the tasking meeting 24 are accepted"),
        ("minutes.issued", "Minutes 1 are issued, entries 1 to 22"),
        (
            "record.erased",
            "The words of entry 21 are erased for good, in 1 entry and 1 line of the access log, on the authority of DPO 2026/118, because \"recorded of the wrong person\"",
        ),
        ("note.added", "Note on NB-2026-0001: \"Two shop units still in use\""),
        (
            "ocg.amended",
            "Op Birch is amended: flags from none to county lines; members from 0 to 2 principal, 0 significant, 0 peripheral",
        ),
        ("ocg.post-filled", "DI 2217 becomes LRO of Op Alder in place of DI 4102, because \"over limit by two\""),
        ("ocg.retention-set", "Op Birch is held for disclosure, because \"trial of two members\""),
        ("ocg.status-set", "Op Birch goes from active to dormant, because \"principals serving\""),
        (
            "ocg.tier-decided",
            "Op Alder goes from tier 2 to tier 1, because \"discharge on 21 November shows access to firearms\"",
        ),
        (
            "officer.amended",
            "DS 2217 is amended: label from DS 2217 to DI 2217; unit from Target Team North to none; can lead from yes to no; limit from 3 to none; LRO training from 16 August 2026 to none; away from none to 30 November 2026 to 4 December 2026",
        ),
        ("store.founded", "The record of Northern BCU is opened, store K7QM-2XRD-91VT"),
    ];
    for (kind, sentence) in cases {
        assert_eq!(said(kind, Voice::Now), sentence, "{kind}");
    }
    assert_eq!(
        said("ocg.tier-decided", Voice::Past),
        "Op Alder went from tier 2 to tier 1, because \"discharge on 21 November shows access to firearms\""
    );
    assert_eq!(said("minutes.issued", Voice::Past), "Minutes 1 were issued, entries 1 to 22");
}
