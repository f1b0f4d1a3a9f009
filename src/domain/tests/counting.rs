//! The rules of counting that the records themselves carry: days in tier, overdue, extensions, transfers (papers section 3 rules 10, 12, 13, 16).

use super::room::{Room, action, day, decide_tier, ocg};
use crate::domain::action::{Action, ActionStatus, days_late};
use crate::domain::command::Command;
use crate::domain::fact::Fact;
use crate::domain::identity::{ActionId, OcgId, OfficerId};
use crate::domain::invert::invert;
use crate::domain::ocg::{OcgStatus, Placement};
use crate::domain::reading::{NumberSeries, Reading};
use crate::domain::time::Date;

fn placed(room: &Room, ocg: i64) -> Placement {
    room.memory.ocgs()[&OcgId(ocg)].placement.clone().unwrap()
}

fn one(room: &Room) -> Action {
    room.memory.actions()[&ActionId(1)].clone()
}

#[test]
fn days_in_tier_run_from_the_first_decision_of_the_run() {
    let mut room = Room::furnished();
    room.today = day(14);
    room.does(decide_tier(1, None, "plan on track"));
    assert_eq!((placed(&room, 1).since, placed(&room, 1).decided_on), (day(0), day(14)), "no change restarts nothing");
    room.today = day(28);
    room.does(decide_tier(1, Some(2), "as it was"));
    assert_eq!(placed(&room, 1).since, day(0), "nor does naming the same tier");
    room.does(decide_tier(1, Some(1), "live investigation"));
    assert_eq!(placed(&room, 1).since, day(28));
    room.today = day(42);
    let back = room.does(decide_tier(1, Some(2), "warrant phase complete"));
    assert_eq!(placed(&room, 1).since, day(42), "away and back begins again");
    crate::domain::fold::fold(&invert(&back).unwrap(), &mut room.memory).unwrap();
    assert_eq!((placed(&room, 1).tier.number(), placed(&room, 1).since), (1, day(28)), "a withdrawn move never was");
}

#[test]
fn the_next_review_is_counted_by_the_profile_from_the_day_of_the_decision() {
    let mut room = Room::furnished();
    for (tier, days) in [(1, 28), (2, 42), (3, 56), (4, 84)] {
        room.does(decide_tier(2, Some(tier), "placed"));
        assert_eq!(placed(&room, 2).review, Some(day(days)), "tier {tier}");
    }
    assert_eq!(placed(&room, 2).unit, "Intelligence Review", "the usual unit of the tier");
}

#[test]
fn overdue_begins_the_day_after_and_only_with_the_owner() {
    let due = Some(day(0));
    assert_eq!(days_late(ActionStatus::Open, due, day(0)), None);
    assert_eq!(days_late(ActionStatus::Open, due, day(1)), Some(1));
    assert_eq!(days_late(ActionStatus::InProgress, due, day(11)), Some(11));
    for status in
        [ActionStatus::ClaimedComplete, ActionStatus::Discharged, ActionStatus::Transferred, ActionStatus::Cancelled]
    {
        assert_eq!(days_late(status, due, day(50)), None, "{}", status.word());
    }
    assert_eq!(days_late(ActionStatus::Open, None, Date::MAX), None, "no date, never overdue");
}

#[test]
fn an_extension_counts_and_the_first_date_is_kept() {
    let mut room = Room::furnished();
    let extend = |days| Command::ExtendAction {
        action: ActionId(1),
        due: day(days),
        reason_code: "Abs".into(),
        because: String::new(),
    };
    room.today = day(20);
    assert_eq!(one(&room).days_late(room.today), Some(6));
    let Fact::ActionExtended { reason_code, .. } = room.does(extend(30)) else { unreachable!() };
    assert_eq!(reason_code, "abstraction", "found by its beginning, in its own spelling");
    assert_eq!(one(&room).days_late(day(30)), None);
    assert_eq!(one(&room).days_late(day(31)), Some(1), "counted anew from the new date");
    room.does(extend(40));
    assert_eq!((one(&room).extensions, one(&room).first_due, one(&room).due), (2, Some(day(14)), Some(day(40))));
}

#[test]
fn a_refused_claim_puts_back_the_date_that_stood() {
    let mut room = Room::furnished();
    room.today = day(10);
    room.does(Command::ClaimAction { action: ActionId(1), result: "visit made".into() });
    assert_eq!(one(&room).state.by, "DI 4102", "the owner claims, whoever types");
    room.today = day(20);
    assert_eq!(one(&room).days_late(room.today), None, "a claim waits for the chair");
    room.does(Command::RefuseClaim { action: ActionId(1), because: "form not sent".into() });
    assert_eq!(one(&room).state.status, ActionStatus::InProgress);
    assert_eq!(one(&room).days_late(room.today), Some(6));
}

#[test]
fn a_transfer_keeps_number_and_date_and_passing_out_closes() {
    let mut room = Room::furnished();
    room.does(Command::TransferAction { action: ActionId(1), owner: OfficerId(3), because: String::new() });
    let action = one(&room);
    assert_eq!((action.number.as_str(), action.due), ("NB-2026-0001", Some(day(14))));
    assert_eq!(action.owner.unwrap().label, "Housing");
    room.does(Command::PassActionOut { action: ActionId(1), body: "ROCU".into(), because: "their case".into() });
    assert_eq!(one(&room).state.status, ActionStatus::Transferred);
    assert_eq!(one(&room).state.result, "ROCU: their case");
    assert!(!one(&room).state.status.is_live());
}

#[test]
fn without_an_lro_since_the_day_it_became_so() {
    let mut room = Room::furnished();
    let without = |room: &Room, ocg| room.memory.ocgs()[&OcgId(ocg)].without_lro_since;
    assert_eq!((without(&room, 1), without(&room, 2)), (None, Some(day(0))));
    room.today = day(5);
    let post = |officer: Option<i64>| Command::FillPost {
        ocg: OcgId(1),
        post: crate::domain::ocg::Post::Lro,
        officer: officer.map(OfficerId),
        because: String::new(),
    };
    room.does(post(None));
    assert_eq!(without(&room, 1), Some(day(5)));
    room.does(post(Some(2)));
    assert_eq!(without(&room, 1), None);
}

#[test]
fn numbers_restart_with_the_year_and_are_never_given_again() {
    let mut room = Room::furnished();
    let raise = |room: &mut Room| match room.does(action(1, "Warrant", None)) {
        Fact::ActionRaised { action } => action,
        other => unreachable!("{other:?}"),
    };
    let second = raise(&mut room);
    assert_eq!(second.number, "NB-2026-0002");
    crate::domain::fold::fold(&Fact::ActionStruckOut { action: second.clone() }, &mut room.memory).unwrap();
    let third = raise(&mut room);
    assert_eq!((third.number.as_str(), third.id), ("NB-2026-0003", ActionId(3)));
    room.today = day(60);
    assert_eq!(raise(&mut room).number, "NB-2027-0001");
    assert_eq!(room.memory.highest_number(NumberSeries::Action, 2026).unwrap(), 3);
}

#[test]
fn an_action_without_a_date_or_an_owner_gets_the_usual_ones() {
    let mut room = Room::furnished();
    let Fact::ActionRaised { action } = room.does(action(1, "Warrant", None)) else { unreachable!() };
    assert_eq!((action.due, action.first_due), (Some(day(14)), Some(day(14))));
    assert_eq!(action.owner.unwrap().label, "DI 4102", "the LRO");
}

#[test]
fn a_live_ocg_is_one_the_meeting_calls() {
    let mut room = Room::furnished();
    room.does(ocg("Op Cedar", "", None, Some(OfficerId(1))));
    assert_eq!(room.memory.led_by(OfficerId(1)).unwrap(), 2);
    room.does(Command::SetStatus { ocg: OcgId(3), status: OcgStatus::Archived, because: "closed".into() });
    assert_eq!(room.memory.led_by(OfficerId(1)).unwrap(), 1, "an archived group is no load");
    let live: Vec<OcgStatus> = OcgStatus::ALL.into_iter().filter(|status| status.is_live()).collect();
    assert_eq!(live, [OcgStatus::Provisional, OcgStatus::Active, OcgStatus::Dormant]);
}
