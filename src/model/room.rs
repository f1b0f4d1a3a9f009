//! Who is in the room: the people asked, in the order of the list, with when they came and which items they heard.
//!
//! It must not know the disk or how it is drawn.

use crate::domain::meeting::{Attender, Meeting, Presence};
use crate::domain::time::clock;

use super::list::Cursor;
use super::state::Model;

/// The list of people, with its cursor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// The cursor.
    pub cursor: Cursor,
}

/// The people of a meeting: chair, loggist, officers, partners.
#[must_use]
pub fn people(meeting: &Meeting) -> Vec<&Attender> {
    let rank = |attender: &Attender| match attender.role.as_str() {
        "chair" => 0,
        "loggist" => 1,
        _ if attender.partner => 3,
        _ => 2,
    };
    let mut people: Vec<&Attender> = meeting.attenders.iter().collect();
    people.sort_by_key(|attender| (rank(attender), attender.who.clone()));
    people
}

/// Whether they are here, in a word: `yes`, `left`, `no word`, `away`.
#[must_use]
pub fn here(attender: &Attender) -> &'static str {
    match &attender.presence {
        Presence::Expected => "no word",
        Presence::Apologies { .. } => "away",
        Presence::Present { .. } if attender.is_in() => "yes",
        Presence::Present { .. } => "left",
    }
}

/// When they came and left, the last time; of apologies who comes instead.
#[must_use]
pub fn times(attender: &Attender) -> (String, String) {
    match &attender.presence {
        Presence::Present { visits } => match visits.last() {
            Some(visit) => (clock(visit.joined), visit.left.map_or(String::new(), clock)),
            None => (String::new(), String::new()),
        },
        Presence::Apologies { deputy } if !deputy.is_empty() => (format!("deputy: {deputy}"), String::new()),
        Presence::Apologies { .. } | Presence::Expected => (String::new(), String::new()),
    }
}

/// Which items they heard: `1 to 2`, `1 to 3, 6`, `4 to now`, or nothing. What they were out for is left out: the record is who heard what.
#[must_use]
pub fn heard(meeting: &Meeting, attender: &Attender) -> String {
    let mut times: Vec<_> = meeting.settled.iter().map(|(_, settled)| settled.at).collect();
    times.sort_unstable();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (item, _) in (1..).zip(&times).filter(|(_, at)| attender.was_in(**at)) {
        match runs.last_mut() {
            Some((_, to)) if *to + 1 == item => *to = item,
            _ => runs.push((item, item)),
        }
    }
    let words = |(from, to): &(usize, usize)| match (from, to) {
        (from, to) if *to == times.len() && attender.is_in() => format!("{from} to now"),
        (from, to) if from == to => from.to_string(),
        (from, to) => format!("{from} to {to}"),
    };
    runs.iter().map(words).collect::<Vec<_>>().join(", ")
}

/// What they are there for: their role, and the groups they lead.
#[must_use]
pub fn role(model: &Model, attender: &Attender) -> String {
    let board = model.lines.board();
    let led: Vec<&str> = match attender.officer {
        Some(officer) => board
            .ocgs
            .iter()
            .filter(|line| line.lro == Some(officer))
            .map(|line| super::panes::without_op(&line.operation))
            .collect(),
        None => Vec::new(),
    };
    let partner = if attender.partner { "PARTNER " } else { "" };
    let role = if attender.partner && attender.role == "partner" { "" } else { attender.role.as_str() };
    if led.is_empty() { format!("{partner}{role}") } else { format!("{partner}{role}: {}", led.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::{MeetingId, OcgId};
    use crate::domain::meeting::{Called, MeetingDetails, MeetingKind, MeetingState, Settled, Visit};
    use crate::domain::time::Timestamp;

    #[test]
    fn the_word_says_whether_somebody_is_here() {
        let with =
            |presence| Attender { who: "DI 4102".into(), officer: None, role: "LRO".into(), partner: false, presence };
        let visit = |left| Presence::Present { visits: vec![Visit { joined: Timestamp(0), left }] };
        let word = |presence| here(&with(presence));
        assert_eq!(word(Presence::Expected), "no word");
        assert_eq!(word(Presence::Apologies { deputy: String::new() }), "away");
        assert_eq!(word(visit(None)), "yes");
        assert_eq!(word(visit(Some(Timestamp(5)))), "left");
    }

    #[test]
    fn an_item_somebody_was_out_for_is_not_among_those_they_heard() {
        let settled = |at| Settled { called: Called::Discussed, at: Timestamp(at), because: String::new() };
        let day = crate::domain::time::Date::default();
        let meeting = Meeting {
            id: MeetingId(1),
            kind: MeetingKind::Tasking,
            number: 24,
            details: MeetingDetails::of(day),
            state: MeetingState::Open { at: Timestamp(0) },
            attenders: Vec::new(),
            settled: (1..=6).map(|item| (OcgId(item), settled(item * 10))).collect(),
            edition: Meeting::EDITION,
            minutes_accepted: None,
            read_back: None,
            order: Vec::new(),
            briefed: Vec::new(),
        };
        let told = |visits: &[(i64, Option<i64>)]| {
            let visit =
                |(joined, left): &(i64, Option<i64>)| Visit { joined: Timestamp(*joined), left: left.map(Timestamp) };
            let presence = Presence::Present { visits: visits.iter().map(visit).collect() };
            let who = Attender { who: "DI 4102".into(), officer: None, role: "LRO".into(), partner: false, presence };
            heard(&meeting, &who)
        };
        assert_eq!(told(&[(0, None)]), "1 to now");
        assert_eq!(told(&[(0, Some(15)), (35, Some(55))]), "1, 4 to 5");
        assert_eq!(told(&[(0, Some(35)), (45, None)]), "1 to 3, 5 to now");
        assert_eq!(told(&[(65, None)]), "");
    }
}
