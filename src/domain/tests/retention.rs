//! Review, holds and disposal: what is decided, what is refused and why, what is due, and that all of it can be taken back.

use super::room::{Room, action, day};
use crate::domain::command::{Command, NewAction};
use crate::domain::describe::{Voice, describe, entry_sentence};
use crate::domain::fact::{Fact, Recorded, Way};
use crate::domain::fold::fold;
use crate::domain::identity::{ActionId, ItemId, OcgId, OfficerId};
use crate::domain::invert::invert;
use crate::domain::item::{Bid, BidAnswer, Content, Gap, GapState};
use crate::domain::ocg::OcgStatus;
use crate::domain::profile::{Profile, RetentionRules};
use crate::domain::reading::Reading as _;
use crate::domain::retention::{
    Disposal, Due, HoldKind, Retention, RetentionAsk, RetentionAsked, RetentionChange, RetentionStep, due,
};

pub(super) fn retain(ask: RetentionAsk, because: &str) -> Command {
    Command::Retain(RetentionAsked { ocg: OcgId(2), ask, because: because.into() })
}

fn review(group: &str) -> RetentionAsk {
    RetentionAsk::Review { group: group.into(), review: None }
}

fn stands(room: &Room) -> Retention {
    room.memory.ocg(OcgId(2)).unwrap().unwrap().retention.map(|kept| *kept).unwrap_or_default()
}

/// Op Birch archived, so that it may be disposed of.
fn closed() -> Room {
    let mut room = Room::furnished();
    room.does(Command::SetStatus { ocg: OcgId(2), status: OcgStatus::Archived, because: "nothing for a year".into() });
    room
}

#[test]
fn a_review_gives_group_and_date_by_the_profile() {
    let mut room = closed();
    let fact = room.does(retain(review("Group 3"), "six clear years are not over"));
    assert_eq!(
        describe(&fact, Voice::Now),
        "Op Birch is reviewed and goes on being kept: group 3 (all other offences), next review 24 November 2032, because \"six clear years are not over\""
    );
    let kept = stands(&room);
    assert_eq!((kept.reviewed_on, kept.reviewed_by.as_str()), (Some(day(0)), "DCI 3051"));
    // Without a group the present one stays; a date that is given counts.
    room.does(retain(RetentionAsk::Review { group: String::new(), review: Some(day(30)) }, "look sooner"));
    assert_eq!((stands(&room).group.as_str(), stands(&room).review), ("3", Some(day(30))));
}

#[test]
fn what_is_held_is_neither_proposed_nor_agreed_and_the_refusal_says_why() {
    let mut room = closed();
    room.does(retain(RetentionAsk::Propose, "nothing to keep it for"));
    room.does(retain(RetentionAsk::Hold(HoldKind::Disclosure), "trial at Preston."));
    let held = "Op Birch is held for disclosure since 24 November 2026 by DCI 3051, because \"trial at Preston\". It is kept until the hold is lifted.";
    assert_eq!(room.refuses(retain(RetentionAsk::Answer { agreed: true }, "agreed")), held);
    room.does(retain(RetentionAsk::Answer { agreed: false }, "held"));
    assert_eq!(room.refuses(retain(RetentionAsk::Propose, "again")), held);
    room.does(retain(RetentionAsk::Hold(HoldKind::Inquiry), "inquest"));
    assert!(room.refuses(retain(RetentionAsk::Propose, "again")).contains("; and held for inquiry since"));
    for kind in HoldKind::ALL {
        room.does(retain(RetentionAsk::Lift(kind), "over"));
    }
    room.does(retain(RetentionAsk::Propose, "nothing to keep it for"));
    room.does(retain(RetentionAsk::Answer { agreed: true }, "agreed"));
    assert_eq!(stands(&room).disposal_words().as_deref(), Some("disposal agreed on 24 November 2026 by DCI 3051"));
}

#[test]
fn what_makes_no_sense_is_refused_in_words() {
    let mut room = closed();
    let cases = [
        (review(""), "Op Birch has no retention group yet. Name one."),
        (
            review("7"),
            "There is no retention group \"7\". The groups are 1 (public protection and certain serious offences), 2 (other sexual, violent or serious offences), 3 (all other offences), 4 (intelligence, victims, witnesses and the rest).",
        ),
        (
            RetentionAsk::Review { group: "1".into(), review: Some(day(0)) },
            "The next review is to come: 24 November 2026 is not after today.",
        ),
        (RetentionAsk::Lift(HoldKind::Inquiry), "Op Birch is not held for inquiry, so there is nothing to lift."),
        (RetentionAsk::Answer { agreed: true }, "No disposal of Op Birch waits for a decision. Propose it first."),
    ];
    for (ask, sentence) in cases {
        assert_eq!(room.refuses(retain(ask, "because")), sentence);
    }
    assert_eq!(room.refuses(retain(review("1"), "  ")), "A reason is needed. Type a few words.");
    room.does(retain(RetentionAsk::Propose, "nothing to keep it for"));
    assert_eq!(
        room.refuses(retain(RetentionAsk::Propose, "again")),
        "Of Op Birch, disposal proposed on 24 November 2026 by DCI 3051 already."
    );
    assert_eq!(
        room.refuses(retain(review("1"), "look")),
        "The disposal of Op Birch is proposed and not decided. Agree to it or refuse it."
    );
    let live = Command::Retain(RetentionAsked { ocg: OcgId(1), ask: RetentionAsk::Propose, because: "old".into() });
    assert_eq!(room.refuses(live), "Op Alder is active: only what is archived or transferred is disposed of.");
}

#[test]
fn every_step_can_be_taken_back_and_nothing_is_left_of_it() {
    let mut room = closed();
    let before = room.memory.clone();
    let steps = [
        retain(RetentionAsk::Hold(HoldKind::Inquiry), "inquest"),
        retain(RetentionAsk::Lift(HoldKind::Inquiry), "over"),
        retain(review("2"), "kept"),
        retain(RetentionAsk::Propose, "old"),
        retain(RetentionAsk::Answer { agreed: true }, "agreed"),
    ];
    let facts: Vec<Fact> = steps.into_iter().map(|step| room.does(step)).collect();
    let inverse = invert(&facts[2]).unwrap();
    let recorded = Recorded { fact: inverse, because: "wrong group".into(), way: Way::Act };
    assert_eq!(
        entry_sentence(&recorded, Some(9)),
        "Entry 9 was withdrawn, because \"wrong group\": The retention of Op Birch stood as before: no group yet, no review set"
    );
    assert!(fold(&recorded.fact, &mut room.memory.clone()).is_err(), "later steps rest on it");
    for fact in facts.iter().rev() {
        fold(&invert(fact).unwrap(), &mut room.memory).unwrap();
    }
    assert_eq!(room.memory.ocg(OcgId(2)), before.ocg(OcgId(2)));
}

#[test]
fn what_is_due_is_told_by_what_presses_most() {
    let day = day(0);
    let kept = |review| Retention { group: "3".into(), review: Some(review), ..Retention::default() };
    let next = day.succ_opt().unwrap();
    assert_eq!(due(&kept(next), false, day), None);
    assert_eq!(due(&kept(day), true, day), Some(Due::Review), "the day itself counts");
    assert_eq!(due(&Retention::default(), true, day), None, "what is live is in use");
    assert_eq!(due(&Retention::default(), false, day), Some(Due::NoGroup));
    let mut room = closed();
    room.does(retain(RetentionAsk::Propose, "old"));
    assert_eq!(due(&stands(&room), false, day), Some(Due::Proposed));
    room.does(retain(RetentionAsk::Answer { agreed: true }, "agreed"));
    assert_eq!(due(&stands(&room), false, day), Some(Due::Agreed));
    // It was reviewed after all: the disposal is off.
    room.does(retain(review("1"), "kept after all"));
    assert_eq!(due(&stands(&room), false, day), None);
}

#[test]
fn a_force_may_have_groups_of_its_own_and_the_standard_ones_are_not_written_down() {
    let plain = Profile::builtin("plain").unwrap();
    assert!(!serde_json::to_string(&plain).unwrap().contains("retention"), "old journals stay as they are");
    let text = include_str!("../../../assets/profiles/plain.toml");
    let own = "[retention]\ngroups = [{ name = \"A\", words = \"all\", review_years = 7 }]\n\n[statuses]";
    let own = Profile::parse(&text.replacen("[statuses]", own, 1)).unwrap();
    assert_eq!(own.retention.group("group a").unwrap().review_years, 7);
    assert!(own.retention.group("3").is_err());
    assert_eq!(RetentionRules::default().groups.len(), 4);
    let wrong = "[retention]\ngroups = [{ name = \"A\", words = \"all\", review_years = 0 }]\n\n[statuses]";
    let said = Profile::parse(&text.replacen("[statuses]", wrong, 1)).unwrap_err();
    assert!(said.contains("retention.groups.review_years"), "{said}");
}

#[test]
fn a_hold_or_a_second_opening_takes_a_disposal_off() {
    let agreed = || {
        let mut room = closed();
        room.does(retain(RetentionAsk::Propose, "nothing to keep it for"));
        room.does(retain(RetentionAsk::Answer { agreed: true }, "agreed"));
        room
    };
    let mut held = agreed();
    let fact = held.does(retain(RetentionAsk::Hold(HoldKind::Inquiry), "inquest"));
    assert_eq!(
        describe(&fact, Voice::Now),
        "Op Birch is held for inquiry, and the disposal agreed on 24 November 2026 is off, because \"inquest\""
    );
    assert_eq!(stands(&held).disposal, None);
    let mut opened = agreed();
    let again = Command::SetStatus { ocg: OcgId(2), status: OcgStatus::Active, because: "seen again".into() };
    opened.does(again);
    assert_eq!(stands(&opened).disposal, None);
    let facts = opened.facts.iter().rev().take(2);
    let told: Vec<String> = facts.map(|fact| describe(fact, Voice::Now)).collect();
    assert_eq!(told[0], "The disposal of Op Birch is refused, and it is kept, because \"seen again\"");
    assert!(told[1].starts_with("Op Birch"), "{told:?}");
}

#[test]
fn what_somebody_still_has_to_do_is_not_disposed_of() {
    let mut room = Room::furnished();
    let Command::RaiseAction(new) = action(2, "Visit the yard", None) else { unreachable!() };
    room.does(Command::RaiseAction(NewAction { owner: Some(OfficerId(1)), ..new }));
    let bid = Bid {
        what: "an analyst".into(),
        to_whom: "ROCU".into(),
        made_on: day(0),
        needed_by: None,
        answer: None,
        answered_on: None,
        reason: String::new(),
    };
    room.does(Command::AddItem { ocg: Some(OcgId(2)), content: Content::Bid(bid.clone()) });
    room.does(Command::SetStatus { ocg: OcgId(2), status: OcgStatus::Archived, because: "nothing for a year".into() });
    let propose = || retain(RetentionAsk::Propose, "nothing to keep it for");
    assert_eq!(
        room.refuses(propose()),
        "Op Birch still has 1 open action (NB-2026-0002) and 1 open bid (NB-BID-2026-0001). Decide what waits first, then dispose of it."
    );
    let cancelled = Command::CancelAction {
        action: ActionId(2),
        reason_code: "no longer needed".into(),
        because: "archived".into(),
    };
    room.does(cancelled);
    assert!(room.refuses(propose()).starts_with("Op Birch still has 1 open bid (NB-BID-2026-0001)."));
    let answered = Bid { answer: Some(BidAnswer::Withdrawn), answered_on: Some(day(0)), ..bid.clone() };
    room.does(Command::ChangeItem { item: ItemId(1), content: Content::Bid(answered), because: "archived".into() });
    room.does(propose());
    // What nobody knew about it goes with it; what is asked for in between waits too.
    let (raised_on, since, state) = (day(0), day(0), GapState::Raised);
    let gap = Gap { what: "where the yard is".into(), raised_on, state, since, remark: String::new() };
    room.does(Command::AddItem { ocg: Some(OcgId(2)), content: Content::Gap(gap) });
    let agree = || retain(RetentionAsk::Answer { agreed: true }, "agreed");
    let asked = Bid { what: "a drone".into(), ..bid };
    room.does(Command::AddItem { ocg: Some(OcgId(2)), content: Content::Bid(asked) });
    assert!(room.refuses(agree()).starts_with("Op Birch still has 1 open bid (NB-BID-2026-0002)."));
    room.does(retain(RetentionAsk::Answer { agreed: false }, "kept"));
}

#[test]
fn nothing_more_is_recorded_about_what_was_disposed_of() {
    let mut room = closed();
    room.does(retain(RetentionAsk::Propose, "nothing to keep it for"));
    room.does(retain(RetentionAsk::Answer { agreed: true }, "agreed"));
    let from = stands(&room);
    let disposal = from.disposal.clone().map(|disposal| Disposal { erased_on: Some(day(0)), ..disposal });
    let to = Retention { disposal, ..from.clone() };
    let ocg = room.memory.ocg(OcgId(2)).unwrap().unwrap().tag();
    let done = RetentionChange { ocg, step: RetentionStep::Disposed, from, to, because: String::new() };
    fold(&Fact::RetentionSet(Box::new(done)), &mut room.memory).unwrap();
    let gone = "The words about this OCG were erased by law on 24 November 2026, and nothing more is recorded about it. Register the group anew.";
    let again = Command::SetStatus { ocg: OcgId(2), status: OcgStatus::Active, because: "seen again".into() };
    assert_eq!(room.refuses(again), gone);
    assert_eq!(room.refuses(retain(RetentionAsk::Hold(HoldKind::Inquiry), "inquest")), gone);
}
