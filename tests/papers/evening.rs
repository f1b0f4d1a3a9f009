//! A division with two meetings held: 23 short, 24 with everything a meeting can record.

use crate::record::{Record, day};
use crate::verbs::{add, bid, mark, open, outcome, prepare, settle};
use muster::domain::assessment::AssessmentDetails;
use muster::domain::command::{Asking, Command, Mark};
use muster::domain::disruption::Level;
use muster::domain::fact::Way;
use muster::domain::identity::{DisruptionId, MeetingId, OcgId, OfficerId};
use muster::domain::item::{
    Bid, BidAnswer, Content, Correction, Decision, Disposal, Gap, GapState, Learning, Order, OrderState, OutcomeKind,
    Plan, Remark, Trigger,
};
use muster::domain::meeting::{Called, MeetingKind, MeetingTag, ReadBack};
use muster::domain::ocg::{OcgStatus, Post};
use muster::domain::tier::Strand;
use muster::domain::time::Timestamp;
use muster::journal::Seal;
use muster::report::Past;

/// The past of a record up to its last entry.
pub(crate) fn past(record: &Record) -> Past {
    Past::new(record.entries.clone()).unwrap()
}

/// A seal of any entry.
pub(crate) fn seal(entries: u64) -> Option<Seal> {
    Some(Seal { store_id: "K7QM-2XRD-91VT".into(), entries, head: [0x5a; 32] })
}

/// The people and groups of the division.
struct Cast {
    ds: OfficerId,
    insp: OfficerId,
    csp: OfficerId,
    ids: [OcgId; 8],
}

fn cast(record: &mut Record) -> Cast {
    let ds = record.officer("DS 2327", "Serious Crime Team", Some(3), Some(day(3, 2)));
    let di = record.officer("DI 9374", "Target Team North", Some(2), Some(day(3, 2)));
    let insp = record.officer("Insp 1009", "Target Team North", Some(3), Some("2024-02-02".parse().unwrap()));
    let csp = record.officer("CSP manager", "", None, None);
    let asking = Asking::now("Staff 7719", record.now);
    record.acts(
        vec![
            Command::NoteImport {
                file: "mapping-extract.csv".into(),
                sha256: "00".into(),
                taken: 7,
                rejected: 0,
                differences: None,
            },
            Record::new_ocg("Op Poplar", "NB/OCG/1098", Some(1), None),
            Record::new_ocg("Op Birch", "NB/OCG/1007", Some(1), Some(ds)),
            Record::new_ocg("Op Aspen", "NB/OCG/1161", Some(2), None),
            Record::new_ocg("Op Hazel", "NB/OCG/1049", Some(2), Some(di)),
            Record::new_ocg("Op Dogwood", "NB/OCG/1060", Some(3), Some(di)),
            Record::new_ocg("Op Ivy", "NB/OCG/1056", Some(3), Some(di)),
            Record::new_ocg("Op Maple", "NB/OCG/1077", Some(4), Some(di)),
        ],
        &asking,
    );
    record.does(Command::RegisterOcg(muster::domain::command::NewOcg {
        status: OcgStatus::Provisional,
        ..match Record::new_ocg("Op Willow", "", Some(4), None) {
            Command::RegisterOcg(ocg) => ocg,
            _ => unreachable!(),
        }
    }));
    let ids = ["Op Poplar", "Op Birch", "Op Aspen", "Op Hazel", "Op Dogwood", "Op Ivy", "Op Maple", "Op Willow"]
        .map(|operation| record.id(operation));
    Cast { ds, insp, csp, ids }
}

fn meeting_23(record: &mut Record, cast: &Cast) {
    let [poplar, birch, _, hazel, .., willow] = cast.ids;
    record.at(day(11, 10), 9, 30);
    let meeting = prepare(record, 23, day(11, 10), day(11, 24));
    record.at(day(11, 10), 10, 0);
    open(record, meeting);
    mark(record, meeting, "DCI 3051", "chair", Mark::In);
    record.at(day(11, 10), 10, 10);
    record.raises(birch, cast.ds, Strand::Pursue, "trace the hire vehicles", day(11, 17));
    record.raises(hazel, cast.csp, Strand::Prevent, "run school sessions at two sites", day(11, 20));
    record.raises(poplar, cast.insp, Strand::Protect, "visit the letting agent", day(11, 16));
    settle(record, willow, Called::Deferred, "assessment not received");
    record.does(Command::SettleRest { called: Called::TakenAsRead, because: "first reading of the list".into() });
    record.at(day(11, 10), 11, 40);
    record.does(Command::SignMeeting { meeting, read_back: None });
}

/// The record after meeting 24, the entry that signed it, and the meeting's identity.
pub(crate) fn evening() -> (Record, u64, MeetingId) {
    let mut record = Record::new(false);
    let cast = cast(&mut record);
    meeting_23(&mut record, &cast);
    between(&mut record, &cast);
    let meeting = prepare(&mut record, 24, day(11, 24), day(12, 8));
    record.at(day(11, 24), 10, 0);
    open(&mut record, meeting);
    room(&mut record, meeting, &cast);
    record.at(day(11, 24), 11, 51);
    let read_back = Some(ReadBack { agreed: 21, of: 22 });
    let signed = record.does(Command::SignMeeting { meeting, read_back });
    (record, signed, meeting)
}

fn between(record: &mut Record, cast: &Cast) {
    let [_, birch, aspen, hazel, dogwood, ..] = cast.ids;
    // Decided by telephone on the 13th, entered the next morning by the chair.
    let asking = Asking {
        recorded_at: Timestamp::from_local(day(11, 14), 8, 5),
        ..Asking::now("DCI 3051", Timestamp::from_local(day(11, 13), 16, 40))
    };
    let because = "DI 9374 on course 16 to 20 November".to_owned();
    record.acts(vec![Command::FillPost { ocg: dogwood, post: Post::Deputy, officer: Some(cast.ds), because }], &asking);
    record.at(day(11, 19), 15, 0);
    record.does(Command::ClaimDisruption {
        ocg: birch,
        on: Some(day(11, 19)),
        strand: Some(Strand::Pursue),
        threat: None,
        level: Level::Moderate,
        unit: Some("Serious Crime Team".into()),
        shared_with: String::new(),
        evidence: "five arrests, payment route closed".into(),
    });
    add(record, None, Content::Bid(bid("production-order support", "force TT&CG", day(11, 12), day(11, 20))));
    record.at(day(11, 22), 9, 0);
    add(
        record,
        Some(aspen),
        Content::Trigger(Trigger {
            kind: "firearm discharged".into(),
            occurred_on: day(11, 21),
            notified_on: day(11, 22),
            detail: String::new(),
            disposal: None,
        }),
    );
    record.does(Command::Assess {
        ocg: hazel,
        on: day(11, 20),
        details: AssessmentDetails {
            scheme: "OCGM".into(),
            score: Some(41),
            band: "Medium".into(),
            next_due: Some("2027-02-20".parse().unwrap()),
            ..AssessmentDetails::default()
        },
    });
    let action =
        record.memory.actions().values().find(|action| action.owner.as_ref().unwrap().id == cast.insp).unwrap().id;
    record.does(Command::ClaimAction { action, result: "visit made".into() });
    record.at(day(11, 24), 9, 30);
}

fn room(record: &mut Record, meeting: MeetingId, cast: &Cast) {
    let [poplar, birch, aspen, hazel, dogwood, ivy, maple, willow] = cast.ids;
    record.at(day(11, 24), 10, 1);
    for (who, role) in
        [("DCI 3051", "chair"), ("Staff 7719", "loggist"), ("DS 2327", "LRO"), ("Insp 1009", "attending")]
    {
        mark(record, meeting, who, role, Mark::In);
    }
    mark(record, meeting, "DI 9374", "LRO", Mark::Apologies { deputy: "DI 2024".into() });
    record.at(day(11, 24), 10, 4);
    let wrong = record.entries.iter().find(|entered| {
        matches!(&entered.recorded.as_ref().unwrap().fact, muster::domain::fact::Fact::ActionRaised { .. })
    });
    let entry = wrong.unwrap().entry;
    let tag = MeetingTag { id: MeetingId(1), kind: MeetingKind::Tasking, number: 23 };
    add(
        record,
        None,
        Content::Correction(Correction {
            meeting: tag,
            entry,
            recorded: "due 17 November 2026".into(),
            reads: "due 27 November 2026".into(),
            because: "misheard; DS 2327 confirms".into(),
        }),
    );
    record.does(Command::AcceptMinutes { meeting });
    review(record, cast);
    record.at(day(11, 24), 10, 20);
    let item = record.memory.items().values().find(|item| matches!(item.content, Content::Trigger(_))).unwrap().clone();
    let Content::Trigger(trigger) = item.content else { unreachable!() };
    let disposal = Some(Disposal { what: "acted on".into(), on: day(11, 24), because: String::new() });
    let content = Content::Trigger(Trigger { disposal, ..trigger });
    record.does(Command::ChangeItem { item: item.id, content, because: String::new() });
    add(
        record,
        None,
        Content::Remark(Remark {
            under: "Triggers and new intelligence".into(),
            text: "release dates to be read weekly".into(),
        }),
    );
    record.at(day(11, 24), 10, 24);
    mark(record, meeting, "CSP manager", "partner", Mark::In);
    record.at(day(11, 24), 10, 28);
    record.decides(poplar, None, "charges expected before Christmas; no trained officer free in the team");
    add(
        record,
        Some(poplar),
        Content::Decision(Decision {
            text: "ask the board to name an LRO for Op Poplar".into(),
            rationale: "no trained officer free in the BCU".into(),
            refused: "a deputy only, because nobody would own the plan".into(),
            to_board: true,
        }),
    );
    settle(record, poplar, Called::Discussed, "");
    record.at(day(11, 24), 10, 30);
    groups(record, meeting, cast);
    record.at(day(11, 24), 11, 5);
    record.decides(dogwood, None, "in date, no new information");
    settle(record, dogwood, Called::Discussed, "");
    record.at(day(11, 24), 11, 10);
    mark(record, meeting, "CSP manager", "partner", Mark::Out);
    record.at(day(11, 24), 11, 26);
    record.does(Command::SetStatus {
        ocg: maple,
        status: OcgStatus::Archived,
        because: "principals serving; no activity recorded for 131 days".into(),
    });
    record.at(day(11, 24), 11, 30);
    disruptions_and_bids(record, birch, aspen, hazel);
    record.at(day(11, 24), 11, 40);
    add(
        record,
        None,
        Content::Learning(Learning {
            what: "housing officer in the planning meeting halved the time to closure".into(),
            theme: "partners".into(),
            from: "Op Maple debrief".into(),
            on: day(11, 24),
            shared: vec![("all LROs".into(), day(11, 24))],
        }),
    );
    record.at(day(11, 24), 11, 45);
    settle(record, ivy, Called::TakenAsRead, "in date, no new information, nothing overdue");
    settle(record, willow, Called::Deferred, "assessment on 1 December first");
}

fn review(record: &mut Record, cast: &Cast) {
    record.at(day(11, 24), 10, 8);
    let of = |record: &Record, owner: OfficerId| {
        record.memory.actions().values().find(|action| action.owner.as_ref().unwrap().id == owner).unwrap().id
    };
    let action = of(record, cast.ds);
    record.does(Command::ExtendAction {
        action,
        due: day(12, 4),
        reason_code: "abstraction".into(),
        because: "team on murder enquiry".into(),
    });
    let action = of(record, cast.csp);
    record.does(Command::DischargeAction { action, result: "school sessions held at two sites".into() });
    let action = of(record, cast.insp);
    record.does(Command::RefuseClaim { action, because: "visit made, form not sent".into() });
}

fn groups(record: &mut Record, meeting: MeetingId, cast: &Cast) {
    let [_, birch, aspen, hazel, ..] = cast.ids;
    record.does(Command::AddNote {
        ocg: birch,
        action: None,
        text: "arrest phase ended 19 November; five arrests, two charged; two shop units still in use".into(),
    });
    record.at(day(11, 24), 10, 31);
    record.decides(birch, Some(2), "arrest phase complete; what is left is local disruption of two premises");
    let mut plan = Plan::first(day(11, 24));
    plan.objective = "no further victims through the two premises".into();
    plan.objective_to = Some(day(12, 22));
    plan.consulted = vec![("CSP manager".into(), day(11, 24))];
    add(record, Some(birch), Content::Plan(plan));
    record.raises(birch, cast.ds, Strand::Pursue, "obtain closure notices for both premises with the CSP", day(12, 4));
    record.raises(birch, cast.ds, Strand::Protect, "visit the nine victims with bank staff", day(12, 8));
    add(record, Some(birch), outcome(OutcomeKind::Arrests, 5, day(11, 19)));
    add(record, Some(birch), outcome(OutcomeKind::CashSeized, 4_825_000, day(11, 19)));
    settle(record, birch, Called::Discussed, "");
    record.at(day(11, 24), 10, 46);
    mark(record, meeting, "DS 4913", "attending", Mark::In);
    record.decides(aspen, Some(1), "discharge on 21 November shows access to firearms");
    let because = "Target Team North takes the investigation".to_owned();
    record.does(Command::FillPost { ocg: aspen, post: Post::Lro, officer: Some(cast.insp), because });
    record.raises(aspen, cast.insp, Strand::Pursue, "agree an arrest plan", day(11, 27));
    record.raises(aspen, cast.csp, Strand::Protect, "arrange target hardening at three addresses", day(11, 27));
    let gap = Gap {
        what: "source of supply".into(),
        raised_on: day(11, 24),
        state: GapState::Raised,
        since: day(11, 24),
        remark: String::new(),
    };
    add(record, Some(aspen), Content::Gap(gap));
    settle(record, aspen, Called::Discussed, "");
    record.at(day(11, 24), 10, 55);
    let slip = record.decides(hazel, Some(3), "county line closed");
    record.at(day(11, 24), 10, 57);
    record.takes_back(slip..=slip, "decided on the wrong operation's figures", Way::Undo);
    record.decides(hazel, None, "two county line numbers still active in the ward");
    add(
        record,
        Some(hazel),
        Content::Order(Order {
            kind: "SCPO".into(),
            subject: "subject 2 of the file".into(),
            state: OrderState::InForce,
            since: day(11, 20),
            granted_on: Some(day(11, 20)),
            expires_on: None,
            remark: String::new(),
        }),
    );
    settle(record, hazel, Called::Discussed, "");
}

fn disruptions_and_bids(record: &mut Record, birch: OcgId, aspen: OcgId, hazel: OcgId) {
    record.does(Command::ModerateDisruption {
        disruption: DisruptionId(1),
        level: Level::Moderate,
        because: String::new(),
    });
    for (ocg, strand) in [(hazel, Strand::Protect), (birch, Strand::Pursue)] {
        record.does(Command::ClaimDisruption {
            ocg,
            on: Some(day(11, 12)),
            strand: Some(strand),
            threat: None,
            level: Level::Moderate,
            unit: Some("Target Team North".into()),
            shared_with: String::new(),
            evidence: "two adults re-housed".into(),
        });
    }
    record.does(Command::ModerateDisruption {
        disruption: DisruptionId(2),
        level: Level::Minor,
        because: "group moved to a second address within a week".into(),
    });
    add(record, None, Content::Bid(bid("analyst for two weeks", "ROCU", day(11, 24), day(12, 1))));
    let item = record.memory.items().values().rfind(|item| matches!(item.content, Content::Bid(_))).unwrap().clone();
    let Content::Bid(made) = item.content else { unreachable!() };
    let answered = Bid { answer: Some(BidAnswer::Declined), answered_on: Some(day(11, 24)), ..made };
    record.does(Command::ChangeItem {
        item: item.id,
        content: Content::Bid(answered),
        because: "no capacity before January".into(),
    });
    add(record, Some(aspen), Content::Bid(bid("arrest team of 12", "force TT&CG", day(11, 24), day(11, 30))));
}
