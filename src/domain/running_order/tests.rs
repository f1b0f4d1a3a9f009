//! The running order over a board of invented groups.
#![expect(clippy::unwrap_used, reason = "the built-in profile is known to be there")]

use super::*;
use crate::domain::board::Counts;
use crate::domain::identity::MeetingId;
use crate::domain::meeting::{Called, MeetingDetails, MeetingKind, MeetingState};
use crate::domain::ocg::{OcgKind, OcgStatus};
use crate::domain::time::Timestamp;

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap_or_default()
}

/// A group in a tier with nothing wrong with it.
pub(in crate::domain) fn line(id: i64, reference: &str, tier: Option<u8>) -> OcgLine {
    OcgLine {
        id: OcgId(id),
        reference: reference.into(),
        operation: format!("Op {id}"),
        kind: OcgKind::Ocg,
        status: OcgStatus::Active,
        status_since: today(),
        tier: tier.and_then(Tier::new),
        tier_since: Some(today()),
        unit: String::new(),
        review: None,
        decided_on: None,
        lro: None,
        deputy: None,
        without_lro_since: None,
        threat: String::new(),
        flags: String::new(),
        band: String::new(),
        score: None,
        assessed_on: None,
        active_on: Some(today()),
        objective: String::new(),
        counts: Counts { live: [1; 4], ..Counts::default() },
    }
}

fn meeting(first: Vec<OcgId>, settled: Vec<(OcgId, Settled)>) -> Meeting {
    Meeting {
        id: MeetingId(1),
        kind: MeetingKind::Tasking,
        number: 24,
        details: MeetingDetails { chair: "DCI 1550".into(), first, ..MeetingDetails::of(today()) },
        state: MeetingState::Open { at: Timestamp(0) },
        attenders: Vec::new(),
        settled,
        edition: Meeting::EDITION,
        minutes_accepted: None,
        read_back: None,
        order: Vec::new(),
        briefed: Vec::new(),
    }
}

fn order(board: &Board, meeting: Option<&Meeting>) -> Vec<i64> {
    let profile = Profile::builtin("lancashire").unwrap();
    running_order(board, meeting, &profile, today()).iter().map(|turn| turn.ocg.0).collect()
}

/// Every group has an LRO out of the register but one, which is thereby flagged.
fn board() -> Board {
    let mut board = Board {
        ocgs: vec![
            line(1, "NB/OCG/1003", Some(2)),
            line(2, "NB/OCG/1002", Some(1)),
            line(3, "NB/OCG/1001", Some(1)),
            line(4, "", None),
            line(5, "NB/OCG/1005", Some(1)),
        ],
        ..Board::default()
    };
    for (at, line) in board.ocgs.iter_mut().enumerate() {
        line.lro = (at != 4).then_some(crate::domain::identity::OfficerId(9));
    }
    board
}

#[test]
fn tier_first_then_matters_then_reference() {
    assert_eq!(order(&board(), None), [5, 3, 2, 1, 4]);
}

#[test]
fn most_matters_first_within_a_tier() {
    let mut board = board();
    // One matter more than Op 5: a review that is late. Without a reference it stands after one that has the same number of matters.
    if let Some(late) = board.ocgs.iter_mut().find(|line| line.id == OcgId(2)) {
        late.lro = None;
        late.review = Some(today() - chrono::Days::new(1));
    }
    assert_eq!(order(&board, None), [2, 5, 3, 1, 4]);
    let profile = Profile::builtin("lancashire").unwrap();
    let turns = running_order(&board, None, &profile, today());
    let mut ranked: Vec<(&OcgLine, usize)> = board
        .ocgs
        .iter()
        .map(|line| (line, turns.iter().find(|turn| turn.ocg == line.id).map_or(0, |turn| turn.matters.len())))
        .collect();
    ranked.sort_by_key(|(line, matters)| rank(line, *matters));
    assert_eq!(ranked.iter().map(|(line, _)| line.id.0).collect::<Vec<_>>(), [2, 5, 3, 1, 4]);
}

#[test]
fn what_the_chair_moved_comes_first_and_what_is_settled_before_it() {
    let board = board();
    let moved = meeting(vec![OcgId(4), OcgId(1)], Vec::new());
    assert_eq!(order(&board, Some(&moved)), [4, 1, 5, 3, 2]);
    let at = |at| Settled { called: Called::Discussed, at: Timestamp(at), because: String::new() };
    let running = meeting(vec![OcgId(4)], vec![(OcgId(2), at(9)), (OcgId(3), at(7))]);
    assert_eq!(order(&board, Some(&running)), [3, 2, 4, 5, 1]);
}

#[test]
fn what_is_decided_on_the_way_moves_no_group_that_is_still_to_come() {
    let mut board = board();
    let mut opened = meeting(Vec::new(), Vec::new());
    opened.order = [5, 3, 2, 1, 4].map(OcgId).to_vec();
    // Op 5 goes to tier 3, Op 1 gets a late review, and a group is mapped while the meeting runs.
    if let [one, .., five] = board.ocgs.as_mut_slice() {
        five.tier = Tier::new(3);
        one.review = Some(today() - chrono::Days::new(1));
    }
    board.ocgs.push(line(6, "NB/OCG/1000", Some(1)));
    assert_eq!(order(&board, None), [6, 3, 2, 1, 5, 4]);
    assert_eq!(order(&board, Some(&opened)), [5, 3, 2, 1, 4, 6]);
    // The chair's own moves and what is settled still come before.
    opened.details.first = vec![OcgId(1)];
    opened.settled = vec![(OcgId(2), Settled { called: Called::Discussed, at: Timestamp(7), because: String::new() })];
    assert_eq!(order(&board, Some(&opened)), [2, 1, 5, 3, 4, 6]);
}

#[test]
fn the_next_turn_wraps_to_what_was_passed_over() {
    let profile = Profile::builtin("lancashire").unwrap();
    let board = board();
    let turns = running_order(&board, None, &profile, today());
    assert_eq!(next(&turns, None), Some(OcgId(5)));
    assert_eq!(next(&turns, Some(OcgId(3))), Some(OcgId(2)));
    assert_eq!(next(&turns, Some(OcgId(4))), Some(OcgId(5)));
    assert_eq!(next(&[], None), None);
}

#[test]
fn the_time_left_is_shared_and_may_be_negative() {
    assert_eq!(seconds_each(120, 27 * 60, 29), Some(192));
    assert_eq!(seconds_each(10, 660, 2), Some(-30));
    assert_eq!(seconds_each(10, 0, 0), None);
}
