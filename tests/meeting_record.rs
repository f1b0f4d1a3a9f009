//! A meeting of record: prepared, opened, every group settled, signed; and what the rules refuse on the way.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use muster::domain::command::{Asking, Command, Mark, NewOcg};
use muster::domain::fact::Fact;
use muster::domain::identity::{MeetingId, OcgId, OfficerId};
use muster::domain::item::{Bid, BidAnswer, Content, Gap, GapState, ItemKind, Plan, PlanStrand};
use muster::domain::meeting::{Called, MeetingDetails, MeetingKind, MeetingState, Presence};
use muster::domain::ocg::{OcgDetails, OcgStatus};
use muster::domain::officer::OfficerDetails;
use muster::domain::profile::Profile;
use muster::domain::reading::Founding;
use muster::domain::tier::{Strand, Tier};
use muster::domain::time::{Date, Timestamp};
use muster::store::Store;

const STORE: &str = "K7QM-2XRD-91VT";

fn day(day: u32) -> Date {
    Date::from_ymd_opt(2026, 11, day).unwrap()
}

fn at(hour: u32, minute: u32) -> Asking {
    Asking::now("DCI 1550", Timestamp::from_local(day(24), hour, minute))
}

fn founded() -> Store {
    let mut chance = fastrand::Rng::with_seed(11);
    let mut store = Store::in_memory(
        STORE,
        Box::new(move |bytes| {
            chance.fill(bytes);
            Ok(())
        }),
    )
    .unwrap();
    let founding =
        Founding { store_id: STORE.into(), bcu: "Northern BCU".into(), prefix: "NB".into(), demo: true, covert: false };
    let profile = Profile::builtin("lancashire").unwrap();
    let mut commands = vec![Command::Found { founding, profile }];
    for label in ["DI 4102", "DS 2217"] {
        commands.push(Command::RegisterOfficer(OfficerDetails {
            label: label.into(),
            can_lead: true,
            limit: Some(3),
            ..Default::default()
        }));
    }
    for (operation, lro) in [("Op Alder", 1), ("Op Yew", 2), ("Op Birch", 1)] {
        commands.push(Command::RegisterOcg(NewOcg {
            details: OcgDetails { operation: operation.into(), ..Default::default() },
            status: OcgStatus::Active,
            tier: Tier::new(1),
            unit: String::new(),
            reviewed_on: None,
            review: None,
            lro: Some(OfficerId(lro)),
            deputy: None,
            sro: None,
        }));
    }
    store.act(&commands, &at(9, 0)).unwrap();
    store
}

fn details(on: Date) -> MeetingDetails {
    MeetingDetails { chair: "DCI 1550".into(), loggist: "DC 5031".into(), ..MeetingDetails::of(on) }
}

fn prepare(store: &mut Store, number: Option<u32>) {
    let command = Command::PrepareMeeting { kind: MeetingKind::Tasking, details: details(day(24)), number };
    store.act(&[command], &at(9, 30)).unwrap();
}

fn open(store: &mut Store) {
    prepare(store, Some(24));
    let command =
        Command::OpenMeeting { meeting: MeetingId(1), marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() };
    store.act(&[command], &at(10, 0)).unwrap();
}

fn mark(who: &str, mark: Mark) -> Command {
    Command::MarkAttendance { meeting: MeetingId(1), who: who.into(), role: String::new(), partner: None, mark }
}

fn settle(ocg: i64, called: Called, because: &str) -> Command {
    Command::SettleOcg { ocg: OcgId(ocg), called, because: because.into() }
}

fn refusal(store: &mut Store, command: Command, asking: &Asking) -> String {
    store.act(&[command], asking).unwrap_err().to_string()
}

#[test]
fn a_meeting_runs_from_preparation_to_signature() {
    let mut store = founded();
    open(&mut store);
    let meeting = store.meeting(MeetingId(1)).unwrap().unwrap();
    assert_eq!(meeting.code(), "T24");
    let asked: Vec<&str> = meeting.attenders.iter().map(|attender| attender.who.as_str()).collect();
    assert_eq!(asked, ["DC 5031", "DCI 1550", "DI 4102", "DS 2217"]);
    store.act(&[mark("dci 1550", Mark::In), mark("DI 4102", Mark::In)], &at(10, 1)).unwrap();
    store.act(&[mark("DS 2217", Mark::Apologies { deputy: String::new() })], &at(10, 1)).unwrap();
    store.act(&[settle(1, Called::Discussed, "")], &at(10, 5)).unwrap();
    store.act(&[mark("DI 4102", Mark::Out)], &at(10, 6)).unwrap();
    let sign = Command::SignMeeting { meeting: MeetingId(1), read_back: None };
    let refused = refusal(&mut store, sign.clone(), &at(11, 0));
    assert!(refused.contains("2 groups are not settled"), "{refused}");
    let rest = Command::SettleRest { called: Called::TakenAsRead, because: "in date, nothing overdue".into() };
    let receipt = store.act(&[rest], &at(11, 0)).unwrap();
    assert_eq!(receipt.last - receipt.first, 1);
    store.act(&[sign], &at(11, 1)).unwrap();
    let meeting = store.meeting(MeetingId(1)).unwrap().unwrap();
    assert_eq!(meeting.state.word(), "signed");
    let chair = meeting.attender("DI 4102").unwrap();
    assert!(chair.was_in(at(10, 5).decided_at) && !chair.was_in(at(10, 6).decided_at));
    let (first, last) = store.meeting_entries("T24").unwrap().unwrap();
    assert_eq!(last, store.entries());
    let opening = store.entered(first, first).unwrap().remove(0).recorded.unwrap().fact;
    assert!(matches!(opening, Fact::MeetingMoved { to: MeetingState::Open { .. }, .. }));
    store.verify().unwrap();
    let live = store.projection_text().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.projection_text().unwrap(), live);
}

#[test]
fn a_signed_meeting_stays_signed_and_the_next_follows_it() {
    let mut store = founded();
    open(&mut store);
    let rest = Command::SettleRest { called: Called::TakenAsRead, because: "nothing new".into() };
    store.act(&[rest], &at(10, 30)).unwrap();
    let before = store.undoable().unwrap().unwrap();
    store.act(&[Command::SignMeeting { meeting: MeetingId(1), read_back: None }], &at(11, 0)).unwrap();
    assert_eq!(store.undoable().unwrap().unwrap().batch, before.batch, "signing is no undo step");
    let refused = refusal(&mut store, mark("DI 4102", Mark::Expected), &at(11, 5));
    assert!(refused.contains("is signed"), "{refused}");
    let early = Command::PrepareMeeting { kind: MeetingKind::Tasking, details: details(day(23)), number: None };
    assert!(refusal(&mut store, early, &at(11, 5)).contains("is before the tasking meeting 24"));
    prepare(&mut store, None);
    let next = store.meeting(MeetingId(2)).unwrap().unwrap();
    assert_eq!(next.number, 25);
    assert!(next.attenders.iter().all(|attender| attender.presence == Presence::Expected));
    let open = Command::OpenMeeting { meeting: MeetingId(2), marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() };
    store.act(&[open], &at(12, 0)).unwrap();
    let refused = refusal(&mut store, settle(1, Called::TakenAsRead, ""), &at(12, 1));
    assert!(refused.contains("taken as read last time too"), "{refused}");
    let refused = refusal(&mut store, settle(1, Called::Deferred, " "), &at(12, 1));
    assert!(refused.contains("reason is needed"), "{refused}");
}

#[test]
fn only_one_meeting_is_open_and_nothing_is_settled_without_one() {
    let mut store = founded();
    assert!(refusal(&mut store, settle(1, Called::Discussed, ""), &at(10, 0)).contains("No meeting is open"));
    open(&mut store);
    let board = Command::PrepareMeeting { kind: MeetingKind::Board, details: details(day(26)), number: None };
    store.act(&[board], &at(10, 1)).unwrap();
    let second =
        Command::OpenMeeting { meeting: MeetingId(2), marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() };
    assert!(refusal(&mut store, second, &at(10, 2)).contains("tasking meeting 24 is open already"));
    let again = Command::PrepareMeeting { kind: MeetingKind::Tasking, details: details(day(25)), number: None };
    assert!(refusal(&mut store, again, &at(10, 2)).contains("Sign or cancel it"));
    let cancel = Command::CancelMeeting { meeting: MeetingId(2), because: "critical incident".into() };
    store.act(&[cancel], &at(10, 3)).unwrap();
    assert_eq!(store.meeting(MeetingId(2)).unwrap().unwrap().state, MeetingState::Cancelled);
}

#[test]
fn undo_takes_back_attendance_and_results_exactly() {
    let mut store = founded();
    open(&mut store);
    let start = store.meeting(MeetingId(1)).unwrap();
    store.act(&[mark("CSP manager", Mark::In)], &at(10, 1)).unwrap();
    store.act(&[mark("CSP manager", Mark::Out)], &at(10, 2)).unwrap();
    store.act(&[settle(2, Called::Deferred, "LRO at court")], &at(10, 3)).unwrap();
    store.act(&[settle(2, Called::Discussed, "")], &at(10, 4)).unwrap();
    for _ in 0..4 {
        let batch = store.undoable().unwrap().unwrap().batch;
        store.undo(batch, &at(10, 5)).unwrap();
    }
    assert_eq!(store.meeting(MeetingId(1)).unwrap(), start);
}

#[test]
fn items_are_numbered_move_on_and_can_be_withdrawn() {
    let mut store = founded();
    let bid = Bid {
        what: "analyst for two weeks".into(),
        to_whom: "ROCU".into(),
        made_on: day(24),
        needed_by: Some(day(30)),
        answer: None,
        answered_on: None,
        reason: String::new(),
    };
    store.act(&[Command::AddItem { ocg: None, content: Content::Bid(bid.clone()) }], &at(10, 0)).unwrap();
    let item = store.items(ItemKind::Bid, true, 10).unwrap().remove(0);
    assert_eq!(item.number, "NB-BID-2026-0001");
    let answered = Bid { answer: Some(BidAnswer::Declined), answered_on: Some(day(24)), ..bid };
    let change = Command::ChangeItem { item: item.id, content: Content::Bid(answered), because: "no capacity".into() };
    store.act(&[change], &at(10, 1)).unwrap();
    assert!(store.items(ItemKind::Bid, true, 10).unwrap().is_empty());
    let gap = Gap {
        what: "source of supply".into(),
        raised_on: day(24),
        state: GapState::Raised,
        since: day(24),
        remark: String::new(),
    };
    let refused = refusal(&mut store, Command::AddItem { ocg: None, content: Content::Gap(gap.clone()) }, &at(10, 2));
    assert!(refused.contains("needs a group"), "{refused}");
    store.act(&[Command::AddItem { ocg: Some(OcgId(1)), content: Content::Gap(gap) }], &at(10, 3)).unwrap();
    assert_eq!(store.items_of(OcgId(1), 10).unwrap().len(), 1);
    let text = store.projection_text().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.projection_text().unwrap(), text);
}

#[test]
fn a_p_that_does_not_apply_is_not_empty() {
    let mut store = founded();
    let mut plan = Plan::first(day(24));
    plan.strands[1] = PlanStrand { objective: String::new(), not_applicable: "no young people involved".into() };
    plan.objective = "secure two charges".into();
    store.act(&[Command::AddItem { ocg: Some(OcgId(1)), content: Content::Plan(plan.clone()) }], &at(10, 0)).unwrap();
    let line = store.ocg_lines(&[OcgId(1)], day(24)).unwrap().remove(0);
    assert!(!line.counts.is_empty_strand(Strand::Prevent) && line.counts.is_empty_strand(Strand::Pursue));
    assert_eq!(line.objective, "secure two charges");
    plan.strands[1] = PlanStrand::default();
    store.act(&[Command::AddItem { ocg: Some(OcgId(1)), content: Content::Plan(plan) }], &at(10, 1)).unwrap();
    assert!(store.board(day(24)).unwrap().ocgs[0].counts.is_empty_strand(Strand::Prevent));
    let batch = store.undoable().unwrap().unwrap().batch;
    store.undo(batch, &at(10, 2)).unwrap();
    assert!(!store.board(day(24)).unwrap().ocgs[0].counts.is_empty_strand(Strand::Prevent));
}

#[test]
fn the_past_is_the_journal_up_to_an_entry() {
    let mut store = founded();
    let entry = store.entries();
    let then = store.projection_text().unwrap();
    open(&mut store);
    let past = store.as_at(entry).unwrap();
    assert_eq!(past.projection_text().unwrap(), then);
    assert_eq!(past.entries(), entry);
    assert!(past.is_read_only());
    assert_eq!(past.verify().unwrap().entries, entry);
}

#[test]
fn a_place_is_kept_outside_the_record() {
    let mut store = founded();
    let head = store.seal().unwrap();
    store.keep_place("DCI 1550", Some("item 3, because half a sen")).unwrap();
    assert_eq!(store.place("DCI 1550").unwrap().as_deref(), Some("item 3, because half a sen"));
    store.rebuild().unwrap();
    assert_eq!(store.place("DCI 1550").unwrap().as_deref(), Some("item 3, because half a sen"));
    store.keep_place("DCI 1550", None).unwrap();
    assert_eq!((store.place("DCI 1550").unwrap(), store.seal().unwrap()), (None, head));
}

#[test]
fn who_chairs_the_next_meeting_is_not_who_chaired_the_last() {
    let mut store = founded();
    open(&mut store);
    let rest = Command::SettleRest { called: Called::TakenAsRead, because: "nothing new".into() };
    store.act(&[mark("CSP 07", Mark::In), rest], &at(10, 30)).unwrap();
    store.act(&[Command::SignMeeting { meeting: MeetingId(1), read_back: None }], &at(11, 0)).unwrap();
    let details = MeetingDetails { chair: "DI 4102".into(), loggist: "DC 9001".into(), ..MeetingDetails::of(day(24)) };
    let prepare = Command::PrepareMeeting { kind: MeetingKind::Tasking, details, number: None };
    store.act(&[prepare], &at(11, 30)).unwrap();
    let next = store.meeting(MeetingId(2)).unwrap().unwrap();
    let role = |who: &str| next.attender(who).map(|attender| attender.role.clone()).unwrap_or_default();
    let roles = ["DI 4102", "DC 9001", "DCI 1550", "DC 5031", "DS 2217", "CSP 07"].map(role);
    assert_eq!(roles, ["chair", "loggist", "attending", "attending", "LRO", "attending"]);
}
