//! What a chair sees before and during a meeting: the preparation list, the running order and the briefing card, over a store in memory.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "preparation/rechecks.rs"]
mod rechecks;

use muster::domain::action::ActionDetails;
use muster::domain::board::{ActionFilter, ActionOrder};
use muster::domain::briefing::Way;
use muster::domain::command::{Asking, Command, Mark, NewAction, NewOcg};
use muster::domain::disruption::Level;
use muster::domain::identity::{ActionId, MeetingId, OcgId, OfficerId};
use muster::domain::item::{Bid, Content, Gap, GapState, Learning, Plan, PlanStrand, Trigger};
use muster::domain::meeting::{Called, MeetingDetails, MeetingKind};
use muster::domain::ocg::{OcgDetails, OcgStatus};
use muster::domain::officer::OfficerDetails;
use muster::domain::preparation::{Preparation, Section, Topic};
use muster::domain::profile::Profile;
use muster::domain::reading::Founding;
use muster::domain::tier::{Strand, Tier};
use muster::domain::time::{Date, Timestamp, add_days};
use muster::store::Store;

const STORE: &str = "K7QM-2XRD-91VT";

fn day(month: u32, day: u32) -> Date {
    Date::from_ymd_opt(2026, month, day).unwrap()
}

fn on(date: Date, hour: u32, minute: u32) -> Asking {
    Asking::now("DCI 1550", Timestamp::from_local(date, hour, minute))
}

fn action(ocg: i64, text: &str, due: Date, owner: i64) -> Command {
    let details = ActionDetails { text: text.into(), strand: Some(Strand::Pursue), ..Default::default() };
    Command::RaiseAction(NewAction {
        ocg: OcgId(ocg),
        details,
        owner: Some(OfficerId(owner)),
        due: Some(due),
        history: None,
    })
}

fn group(operation: &str, tier: u8, lro: Option<i64>) -> Command {
    Command::RegisterOcg(NewOcg {
        details: OcgDetails {
            operation: operation.into(),
            threats: vec!["Illegal drugs".into()],
            ..Default::default()
        },
        status: OcgStatus::Active,
        tier: Tier::new(tier),
        unit: String::new(),
        reviewed_on: None,
        review: None,
        lro: lro.map(OfficerId),
        deputy: None,
        sro: None,
    })
}

/// Three groups: Op Alder in tier 1, Op Birch in tier 2 without an LRO, Op Cedar in tier 2. DI 4102 leads one too many.
fn founded() -> Store {
    let mut chance = fastrand::Rng::with_seed(11);
    let random = move |bytes: &mut [u8]| {
        chance.fill(bytes);
        Ok(())
    };
    let mut store = Store::in_memory(STORE, Box::new(random)).unwrap();
    let founding =
        Founding { store_id: STORE.into(), bcu: "Northern BCU".into(), prefix: "NB".into(), demo: true, covert: false };
    let officer = |label: &str, limit, partner: bool| {
        Command::RegisterOfficer(OfficerDetails {
            label: label.into(),
            can_lead: !partner,
            limit: Some(limit),
            trained_on: (!partner).then(|| day(1, 12)),
            partner,
            ..Default::default()
        })
    };
    let commands = [
        Command::Found { founding, profile: Profile::builtin("lancashire").unwrap() },
        officer("DI 4102", 1, false),
        officer("Probation", 0, true),
        group("Op Alder", 1, Some(1)),
        group("Op Birch", 2, None),
        group("Op Cedar", 2, Some(1)),
        action(1, "obtain closure notice", day(9, 4), 1),
        action(3, "visit victims", day(12, 4), 2),
    ];
    store.act(&commands, &on(day(9, 1), 9, 0)).unwrap();
    store
}

/// Prepares and opens meeting `number` on a day.
fn open(store: &mut Store, number: u32, date: Date) -> MeetingId {
    let details = MeetingDetails { chair: "DCI 1550".into(), first: vec![OcgId(3)], ..MeetingDetails::of(date) };
    let prepare = Command::PrepareMeeting { kind: MeetingKind::Tasking, details, number: Some(number) };
    store.act(&[prepare], &on(date, 9, 30)).unwrap();
    let meeting = store.newest_of(MeetingKind::Tasking).unwrap().unwrap().id;
    store
        .act(&[Command::OpenMeeting { meeting, marking: "OFFICIAL".into(), order: Vec::new() }], &on(date, 10, 0))
        .unwrap();
    meeting
}

fn settle(ocg: i64, called: Called, because: &str) -> Command {
    Command::SettleOcg { ocg: OcgId(ocg), called, because: because.into() }
}

/// A whole meeting: the first called, the second deferred, the third taken as read.
fn hold(store: &mut Store, number: u32, date: Date) {
    let meeting = open(store, number, date);
    let results = [
        settle(1, Called::Discussed, ""),
        settle(2, Called::Deferred, "LRO absent"),
        settle(3, Called::TakenAsRead, "in date"),
    ];
    store.act(&results, &on(date, 10, 30)).unwrap();
    store.act(&[Command::SignMeeting { meeting, read_back: None }], &on(date, 11, 0)).unwrap();
}

fn words(list: &Preparation, topic: Topic) -> Option<String> {
    list.rows.iter().find(|row| row.topic == topic).map(|row| row.words(9))
}

#[test]
fn the_list_names_what_needs_the_chair_and_nothing_else() {
    let mut store = founded();
    hold(&mut store, 20, day(9, 8));
    let list = store.preparation(MeetingKind::Tasking, day(9, 22)).unwrap();
    assert_eq!(words(&list, Topic::NoLro).as_deref(), Some("Op Birch"));
    assert_eq!(words(&list, Topic::Deferred(20)).as_deref(), Some("Op Birch (because LRO absent)"));
    assert_eq!(words(&list, Topic::TakenAsRead(20)).as_deref(), Some("Op Cedar"));
    assert_eq!(words(&list, Topic::LroOver).as_deref(), Some("DI 4102 (2 of 1)"));
    assert_eq!(words(&list, Topic::LateByOwner).as_deref(), Some("DI 4102 (1)"));
    assert_eq!(words(&list, Topic::Carried), None);
    assert_eq!(list.section(Section::Claims).count(), 0);
    assert_eq!(list.sentence(), "3 of 3 groups need the chair; 1 action is late.");
    let late = list.rows.iter().find(|row| row.topic == Topic::LateByOwner).unwrap();
    assert_eq!(late.oldest(), Some(18));
    let lro = Command::FillPost {
        ocg: OcgId(2),
        post: muster::domain::ocg::Post::Lro,
        officer: Some(OfficerId(1)),
        because: "room for one more".into(),
    };
    store.act(&[lro], &on(day(9, 22), 9, 0)).unwrap();
    let list = store.preparation(MeetingKind::Tasking, day(9, 22)).unwrap();
    assert_eq!(words(&list, Topic::NoLro), None, "a row disappears when it is settled");
    let sections: Vec<Section> = list.rows.iter().map(|row| row.topic.section()).collect();
    assert!(sections.is_sorted(), "{sections:?}");
}

#[test]
fn an_action_late_at_three_closes_is_carried() {
    let mut store = founded();
    for (number, month, date) in [(20, 9, 8), (21, 9, 22)] {
        hold(&mut store, number, day(month, date));
    }
    assert_eq!(words(&store.preparation(MeetingKind::Tasking, day(10, 6)).unwrap(), Topic::Carried), None);
    hold(&mut store, 22, day(10, 6));
    let list = store.preparation(MeetingKind::Tasking, day(10, 20)).unwrap();
    assert_eq!(words(&list, Topic::Carried).as_deref(), Some("NB-2026-0001 (3 times, Op Alder)"));
    let line = store.action_line(ActionId(1)).unwrap().unwrap();
    let closes = store.closes(MeetingKind::Tasking).unwrap();
    assert_eq!((closes.len(), store.times_carried(&line, &closes).unwrap()), (3, 3));
    let counted = store.carried_of(MeetingKind::Tasking, &[ActionId(1), ActionId(2)]).unwrap();
    assert_eq!(counted.into_iter().collect::<Vec<_>>(), [(ActionId(1), 3)], "what was never carried is left out");
}

#[test]
fn claims_bids_triggers_and_the_room_are_on_the_list_while_they_are_open() {
    let mut store = founded();
    let bid = Content::Bid(Bid {
        what: "analyst for two weeks".into(),
        to_whom: "ROCU".into(),
        made_on: day(9, 2),
        needed_by: None,
        answer: None,
        answered_on: None,
        reason: String::new(),
    });
    let trigger = Content::Trigger(Trigger {
        kind: "firearm discharged".into(),
        occurred_on: day(9, 3),
        notified_on: day(9, 4),
        detail: String::new(),
        disposal: None,
    });
    let claim = Command::ClaimDisruption {
        ocg: OcgId(1),
        on: Some(day(9, 3)),
        strand: None,
        threat: None,
        level: Level::Moderate,
        unit: None,
        shared_with: String::new(),
        evidence: "two vehicles seized".into(),
    };
    let commands = [
        Command::AddItem { ocg: None, content: bid },
        Command::AddItem { ocg: Some(OcgId(1)), content: trigger },
        claim,
        Command::ClaimAction { action: ActionId(1), result: "notice served".into() },
    ];
    store.act(&commands, &on(day(9, 5), 9, 0)).unwrap();
    let meeting = open(&mut store, 20, day(9, 8));
    let list = store.preparation(MeetingKind::Tasking, day(9, 8)).unwrap();
    assert_eq!(words(&list, Topic::BidsOpen).as_deref(), Some("NB-BID-2026-0001 (analyst for two weeks, ROCU)"));
    assert_eq!(words(&list, Topic::TriggersOpen).as_deref(), Some("Op Alder (firearm discharged)"));
    assert_eq!(words(&list, Topic::NotModerated).as_deref(), Some("Op Alder (moderate)"));
    assert_eq!(words(&list, Topic::AwaitingSignOff).as_deref(), Some("NB-2026-0001 (DI 4102, Op Alder)"));
    let order = "tier, then matters for the chair; 1 moved by you: Op Cedar";
    assert_eq!(words(&list, Topic::Order).as_deref(), Some(order));
    let lros = "1 asked, 0 answered; no word from DI 4102";
    assert_eq!(words(&list, Topic::LrosAsked).as_deref(), Some(lros));
    assert_eq!(words(&list, Topic::NoWord), None, "the chair is who reads it");
    let mark = |who: &str| Command::MarkAttendance {
        meeting,
        who: who.into(),
        role: String::new(),
        partner: None,
        mark: Mark::In,
    };
    store.act(&[mark("DCI 1550"), mark("DI 4102")], &on(day(9, 8), 10, 1)).unwrap();
    let list = store.preparation(MeetingKind::Tasking, day(9, 8)).unwrap();
    assert_eq!(words(&list, Topic::LrosAsked).as_deref(), Some("1 asked, all answered"));
}

#[test]
fn the_card_shows_what_changed_since_the_last_call() {
    let mut store = founded();
    let tier = |because: &str| Command::DecideTier {
        ocg: OcgId(1),
        tier: None,
        because: because.into(),
        unit: None,
        review: None,
        refused: String::new(),
    };
    store.act(&[tier("warrant phase live")], &on(day(9, 2), 9, 0)).unwrap();
    let tierless = store.briefing(OcgId(1), day(9, 3)).unwrap().unwrap();
    assert!(tierless.last_called.is_none() && !tierless.changes.is_empty());
    hold(&mut store, 20, day(9, 3));
    let mut plan = Plan::first(day(9, 5));
    plan.objective = "execute storage warrant".into();
    plan.objective_to = Some(day(9, 15));
    plan.strands[1] = PlanStrand { objective: String::new(), not_applicable: "no young people".into() };
    plan.consulted = vec![("CPS".into(), day(9, 2)), ("CSP housing".into(), day(9, 4)), ("cps".into(), day(9, 6))];
    let gap = |what: &str, raised| {
        Content::Gap(Gap {
            what: what.into(),
            raised_on: raised,
            state: GapState::Raised,
            since: raised,
            remark: String::new(),
        })
    };
    let learning = |theme: &str| {
        Content::Learning(Learning {
            what: "drive past before the warrant".into(),
            theme: theme.into(),
            from: "Op Elm".into(),
            on: day(9, 5),
            shared: Vec::new(),
        })
    };
    let add = |ocg: Option<i64>, content| Command::AddItem { ocg: ocg.map(OcgId), content };
    let commands = [
        add(Some(1), Content::Plan(plan)),
        add(Some(1), gap("second phone line", day(9, 5))),
        add(Some(1), gap("source of supply", day(9, 2))),
        add(None, learning("illegal drugs")),
        add(None, learning("Fraud and other economic crime")),
        action(1, "brief custody staff", day(9, 30), 2),
    ];
    store.act(&commands, &on(day(9, 6), 9, 0)).unwrap();
    // What was entered and taken back since is no change.
    let note = Command::AddNote { ocg: OcgId(1), action: None, text: "wrong group".into() };
    let batch = store.act(&[note], &on(day(9, 7), 9, 0)).unwrap().batch;
    store.undo(batch, &on(day(9, 7), 9, 1)).unwrap();
    let meeting = open(&mut store, 21, day(9, 22));
    let mark =
        Command::MarkAttendance { meeting, who: "DI 4102".into(), role: String::new(), partner: None, mark: Mark::In };
    store.act(&[mark, settle(1, Called::Discussed, "")], &on(day(9, 22), 10, 1)).unwrap();
    let card = store.briefing(OcgId(1), day(9, 22)).unwrap().unwrap();
    assert_eq!(card.last_called.as_ref().map(|called| (called.meeting.number, called.on)), Some((20, day(9, 3))));
    let changes: Vec<&str> = card.changes.iter().map(|change| change.sentence.as_str()).collect();
    assert_eq!(changes.len(), 5, "{changes:?}");
    assert_eq!(changes[0], "Action NB-2026-0001 became overdue");
    assert!(changes[1].contains("4P plan, version 1"), "{changes:?}");
    assert!(!changes.iter().any(|change| change.contains("wrong group")));
    let decision = card.last_decision.as_ref().unwrap();
    assert_eq!(decision.sentence, "Op Alder stayed in tier 1, because \"warrant phase live\"");
    assert_eq!(decision.short, "No change: stays in tier 1, because \"warrant phase live\"");
    assert!(decision.entry.is_some() && decision.days_in_tier == 21);
    let entry = decision.entry;
    assert_eq!(card.objective.as_ref().map(|objective| objective.over), Some(true));
    assert_eq!((card.live(), card.late()), (2, 1));
    assert_eq!(card.actions[1].not_applicable, "no young people");
    let gaps: Vec<i64> = card.gaps.iter().map(|(_, days)| *days).collect();
    assert_eq!(gaps, [20, 17]);
    let partners: Vec<(&str, Option<Date>)> = card.stakeholders.iter().map(|(who, on)| (who.as_str(), *on)).collect();
    assert_eq!(partners, [("CPS", Some(day(9, 6))), ("CSP housing", Some(day(9, 4))), ("Probation", None)]);
    assert_eq!(card.learning.len(), 1);
    let lro = card.lro.unwrap();
    assert_eq!((lro.over, lro.in_room, lro.also.len()), (1, Some(true), 1));
    assert!(card.trend.is_none());
    // A decision that was taken back is not the last one, nor is the entry that takes it back; redone it is.
    let move_on = Command::DecideTier {
        ocg: OcgId(1),
        tier: Tier::new(2),
        because: "warrant done".into(),
        unit: None,
        review: None,
        refused: String::new(),
    };
    let batch = store.act(&[move_on], &on(day(9, 22), 10, 5)).unwrap().batch;
    let last = |store: &mut Store| store.briefing(OcgId(1), day(9, 22)).unwrap().unwrap().last_decision.unwrap();
    let moved = last(&mut store);
    assert_eq!((moved.short.as_str(), moved.meeting), ("From tier 1 to tier 2, because \"warrant done\"", Some(21)));
    store.undo(batch, &on(day(9, 22), 10, 6)).unwrap();
    assert_eq!(last(&mut store).entry, entry);
    let undone = store.redoable().unwrap().unwrap().batch;
    store.redo(undone, &on(day(9, 22), 10, 7)).unwrap();
    assert_eq!(last(&mut store), moved);
}

#[test]
fn the_balance_counts_what_was_discharged_in_six_months_and_what_is_open() {
    let mut store = founded();
    store.act(&[action(1, "brief custody staff", day(9, 30), 2)], &on(day(9, 6), 9, 0)).unwrap();
    let balance = |store: &Store, on| store.briefing(OcgId(1), on).unwrap().unwrap().balance;
    let open = balance(&store, day(9, 7)).open;
    assert_eq!((balance(&store, day(9, 7)).done, open[0] > 0), ([0; 5], true));
    let filter = ActionFilter { ocg: Some(OcgId(1)), ..ActionFilter::default() };
    let id = store.actions(&filter, ActionOrder::Number, false, 0, 9).unwrap().rows[0].id;
    let done = Command::DischargeAction { action: id, result: "done".into() };
    store.act(&[done], &on(day(9, 8), 9, 0)).unwrap();
    let then = balance(&store, day(9, 8));
    assert_eq!((then.done, then.open[0]), ([1, 0, 0, 0, 0], open[0] - 1));
    let spring = Date::from_ymd_opt(2027, 3, 8).unwrap();
    assert_eq!(balance(&store, spring).done[0], 1, "on the last of the six months");
    assert_eq!(balance(&store, add_days(spring, 1)).done[0], 0);
}

#[test]
fn scores_are_a_trend_under_one_scheme_only() {
    use muster::domain::assessment::AssessmentDetails;
    let mut store = founded();
    let assess = |on, scheme: &str, score| Command::Assess {
        ocg: OcgId(1),
        on,
        details: AssessmentDetails { scheme: scheme.into(), score: Some(score), ..Default::default() },
    };
    let mut way = |commands: &[Command]| {
        store.act(commands, &on(day(9, 8), 9, 0)).unwrap();
        store.briefing(OcgId(1), day(9, 8)).unwrap().unwrap().trend.unwrap().way
    };
    assert_eq!(way(&[assess(day(9, 1), "OCGM", 14)]), Way::First);
    assert_eq!(way(&[assess(day(9, 2), "OCGM", 21)]), Way::Rising(7));
    assert_eq!(way(&[assess(day(9, 3), "OCGM", 12)]), Way::Falling(2));
    assert_eq!(way(&[assess(day(9, 4), "MoRiLE", 40)]), Way::NotComparable);
    let before = Date::from_ymd_opt(2024, 9, 8).unwrap();
    assert_eq!(way(&[assess(before, "MoRiLE", 31)]), Way::Rising(9), "with the score that stood a year ago");
}
