//! What the rules refuse about actions and disruptions: each refusal once, in its words.

use super::room::{Room, action, day};
use crate::domain::action::{ActionDetails, ActionState, ActionStatus};
use crate::domain::command::{ActionHistory, Command, NewAction};
use crate::domain::disruption::Level;
use crate::domain::fact::Fact;
use crate::domain::identity::{ActionId, DisruptionId, OcgId, OfficerId};
use crate::domain::ocg::OcgStatus;
use crate::domain::tier::Strand;

const ONE: ActionId = ActionId(1);

fn claim() -> Command {
    Command::ClaimAction { action: ONE, result: "warrant executed".into() }
}

fn imported(number: &str) -> Command {
    Command::RaiseAction(NewAction {
        ocg: OcgId(1),
        details: ActionDetails { text: "Brought along".into(), ..ActionDetails::default() },
        owner: None,
        due: None,
        history: Some(ActionHistory {
            number: number.into(),
            raised_on: day(-300),
            state: ActionState { result: "done\u{1b}[2J".into(), ..ActionState::open(day(-300)) },
        }),
    })
}

#[test]
fn raising() {
    let mut room = Room::furnished();
    assert_eq!(room.refuses(action(1, " ", None)), "What is to be done is needed. Type a few words.");
    assert_eq!(
        room.refuses(action(1, "Warrant", Some(day(-1)))),
        "The date must not be in the past: 23 November 2026 is before today."
    );
    assert_eq!(
        room.refuses(action(2, "Warrant", None)),
        "An owner is needed: Op Birch has no LRO. Type @ and a number or a name."
    );
    let twice = ActionDetails {
        text: "Warrant".into(),
        strand: Some(Strand::Protect),
        second: Some(Strand::Protect),
        ..ActionDetails::default()
    };
    assert_eq!(
        room.refuses(Command::AmendAction { action: ONE, details: twice }),
        "The second P is the same as the first. Leave it empty or choose another."
    );
    room.does(Command::SetStatus { ocg: OcgId(1), status: OcgStatus::Archived, because: "closed".into() });
    assert_eq!(room.refuses(action(1, "Warrant", None)), "Op Alder is archived. Set its status to active first.");
}

#[test]
fn imported_numbers_are_kept_once_and_use_up_ours() {
    let mut room = Room::furnished();
    assert_eq!(room.refuses(imported("nb-2026-0001")), "The action number nb-2026-0001 is in the record already.");
    assert_eq!(
        room.refuses(imported("NB\n2026\u{7}".repeat(20).as_str())),
        "The action number has 240 characters; at most 200 can be kept. Shorten it."
    );
    let Fact::ActionRaised { action: kept } = room.does(imported("nb-2026-0007")) else { unreachable!() };
    assert_eq!((kept.number.as_str(), kept.state.result.as_str()), ("nb-2026-0007", "done<ESC>[2J"));
    let Fact::ActionRaised { action: next } = room.does(action(1, "Warrant", None)) else { unreachable!() };
    assert_eq!(next.number, "NB-2026-0008", "a number in other letters is used up all the same");
    // A number that could not be ours uses nothing up.
    room.does(imported("NB-2026-4294967295"));
    room.does(imported("XY-2026-0900"));
    let Fact::ActionRaised { action: next } = room.does(action(1, "Warrant", None)) else { unreachable!() };
    assert_eq!(next.number, "NB-2026-0009");
    room.does(imported("NB-2026-9999999"));
    assert_eq!(room.refuses(action(1, "Warrant", None)), "The action numbers of 2026 are used up.");
}

#[test]
fn changing() {
    let room = Room::furnished();
    let details = room.memory.actions()[&ONE].details.clone();
    assert_eq!(room.refuses(Command::AmendAction { action: ONE, details }), "Nothing about NB-2026-0001 was changed.");
    assert_eq!(
        room.refuses(Command::StartAction { action: ActionId(9) }),
        "That action is not in the record. Choose one from the list."
    );
    let extend = |days, code: &str, because: &str| Command::ExtendAction {
        action: ONE,
        due: day(days),
        reason_code: code.into(),
        because: because.into(),
    };
    assert_eq!(
        room.refuses(extend(-1, "", "late")),
        "The date must not be in the past: 23 November 2026 is before today."
    );
    assert_eq!(room.refuses(extend(14, "", "late")), "NB-2026-0001 is due on 8 December 2026 already.");
    assert_eq!(room.refuses(extend(15, "", "")), "A reason is needed. Type a few words, or choose a reason code.");
    assert_eq!(
        room.refuses(extend(15, "weather\u{1b}[2J", "")),
        "There is no reason code \"weather<ESC>[2j\". The codes are done, abstraction, no resource, intelligence \
         stale, partner delay, court date, no longer needed, superseded, duplicate, other."
    );
    let transfer = |owner| Command::TransferAction { action: ONE, owner: OfficerId(owner), because: String::new() };
    assert_eq!(room.refuses(transfer(1)), "NB-2026-0001 is with DI 4102 already.");
    assert_eq!(room.refuses(transfer(4)), "DC 1000 left on 24 November 2026. Choose somebody else.");
}

#[test]
fn the_steps_of_a_life() {
    let mut room = Room::furnished();
    let refuse = |because: &str| Command::RefuseClaim { action: ONE, because: because.into() };
    let discharge = |result: &str| Command::DischargeAction { action: ONE, result: result.into() };
    assert_eq!(
        room.refuses(refuse("not done")),
        "NB-2026-0001 is not claimed complete, so there is nothing to refuse."
    );
    assert_eq!(room.refuses(discharge("")), "What came of it is needed. Type a few words.");
    assert_eq!(
        room.refuses(Command::ClaimAction { action: ONE, result: String::new() }),
        "What was done is needed. Type a few words."
    );
    room.does(Command::StartAction { action: ONE });
    assert_eq!(room.refuses(Command::StartAction { action: ONE }), "NB-2026-0001 is in progress already.");
    room.does(claim());
    assert_eq!(room.refuses(claim()), "NB-2026-0001 is claimed complete already and awaits sign-off.");
    assert_eq!(room.refuses(refuse("")), "A reason is needed. Type a few words.");
    room.does(discharge(""));
    let state = room.memory.actions()[&ONE].state.clone();
    assert_eq!((state.status, state.result.as_str()), (ActionStatus::Discharged, "warrant executed"));
    for closed in [claim(), discharge("again"), refuse("again"), Command::StartAction { action: ONE }] {
        assert_eq!(room.refuses(closed), "NB-2026-0001 is discharged since 24 November 2026.");
    }
}

#[test]
fn giving_up_and_passing_out() {
    let room = Room::furnished();
    assert_eq!(
        room.refuses(Command::CancelAction { action: ONE, reason_code: " ".into(), because: "no".into() }),
        "A reason code is needed: done, abstraction, no resource, intelligence stale, partner delay, court date, no \
         longer needed, superseded, duplicate, other."
    );
    assert_eq!(
        room.refuses(Command::PassActionOut { action: ONE, body: String::new(), because: "no".into() }),
        "The body it passes to is needed. Type a few words."
    );
}

#[test]
fn disruptions() {
    let mut room = Room::furnished();
    let disrupt = |later, evidence: &str| Command::ClaimDisruption {
        ocg: OcgId(1),
        on: Some(day(later)),
        strand: None,
        threat: None,
        level: Level::Moderate,
        unit: None,
        shared_with: String::new(),
        evidence: evidence.into(),
    };
    assert_eq!(
        room.refuses(disrupt(1, "five arrests")),
        "A disruption cannot be dated in the future: 25 November 2026 is after today."
    );
    assert_eq!(room.refuses(disrupt(0, "")), "The evidence is needed. Type a few words.");
    let moderate = |id, level, because: &str| Command::ModerateDisruption {
        disruption: DisruptionId(id),
        level,
        because: because.into(),
    };
    assert_eq!(room.refuses(moderate(1, Level::Minor, "")), "That disruption is not in the record.");
    room.does(disrupt(0, "five arrests"));
    assert_eq!(
        room.refuses(moderate(1, Level::Minor, "")),
        "A reason is needed: moderate was claimed and minor is to be agreed."
    );
    room.does(moderate(1, Level::Moderate, ""));
    assert_eq!(room.refuses(moderate(1, Level::Moderate, "")), "NB-DIS-2026-0001 is agreed as moderate already.");
}
