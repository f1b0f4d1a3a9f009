//! The tier picture over a handful of facts.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;
use crate::domain::identity::{MeetingId, OcgTag};
use crate::domain::meeting::MeetingTag;
use crate::domain::ocg::{Ocg, OcgDetails, Placement};
use crate::domain::time::Timestamp;

fn day(day: u32) -> Date {
    Date::from_ymd_opt(2026, 11, day).unwrap()
}

fn placement(tier: u8) -> Option<Placement> {
    Some(Placement {
        tier: Tier::new(tier).unwrap(),
        name: String::new(),
        since: day(1),
        unit: String::new(),
        review: None,
        because: "x".into(),
        refused: String::new(),
        decided_on: day(1),
        decided_by: String::new(),
    })
}

fn tag(id: i64) -> OcgTag {
    OcgTag { id: OcgId(id), reference: String::new(), operation: format!("Op {id}") }
}

fn registered(id: i64, tier: u8) -> Fact {
    Fact::OcgRegistered {
        ocg: Box::new(Ocg {
            id: OcgId(id),
            details: OcgDetails { operation: format!("Op {id}"), ..OcgDetails::default() },
            status: OcgStatus::Active,
            status_since: day(1),
            placement: placement(tier),
            lro: None,
            deputy: None,
            sro: None,
            retention: None,
            without_lro_since: None,
        }),
    }
}

fn signed(number: u32) -> Fact {
    let at = Timestamp::from_local(day(number), 12, 0);
    Fact::MeetingMoved {
        meeting: MeetingTag { id: MeetingId(i64::from(number)), kind: MeetingKind::Tasking, number },
        from: MeetingState::Open { at },
        to: MeetingState::Signed { opened: at, at },
        remark: String::new(),
        read_back: None,
        order: Vec::new(),
    }
}

fn decided(id: i64, from: u8, to: u8) -> Fact {
    Fact::TierDecided { ocg: tag(id), number: String::new(), from: placement(from), to: placement(to) }
}

#[test]
fn the_picture_is_taken_at_every_signature_with_what_moved_since() {
    let mut picture = Picture::default();
    let facts = [registered(1, 1), registered(2, 2), signed(10), decided(2, 2, 1), registered(3, 4), signed(24)];
    facts.iter().for_each(|fact| picture.take(fact));
    picture.take(&decided(1, 1, 3));
    let taken = picture.end(day(25), 12);
    let figures: Vec<(Option<u32>, [u32; 4], u32)> =
        taken.iter().map(|one| (one.meeting, one.tiers, one.all)).collect();
    assert_eq!(figures, [(Some(10), [1, 1, 0, 0], 2), (Some(24), [2, 0, 0, 1], 3), (None, [1, 0, 1, 1], 3)]);
    assert!(taken.first().unwrap().moves.is_empty(), "before the first picture nothing moved");
    assert_eq!(taken.get(1).unwrap().moves, ["Op 2 2 to 1", "new Op 3"]);
    assert_eq!(taken.get(2).unwrap().moves, ["Op 1 1 to 3"]);
}

#[test]
fn a_move_that_is_taken_back_is_no_move_and_only_the_last_are_shown() {
    let mut picture = Picture::default();
    for fact in [registered(1, 1), signed(1), decided(1, 1, 2), decided(1, 2, 1), signed(2)] {
        picture.take(&fact);
    }
    let taken = picture.end(day(25), 2);
    assert_eq!(taken.iter().map(|one| one.meeting).collect::<Vec<_>>(), [Some(2), None]);
    assert!(taken.iter().all(|one| one.moves.is_empty()));
}
