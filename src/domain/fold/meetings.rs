//! Folding what changes a meeting: its details and state, who was there, what became of the OCGs.

use super::super::briefed::BriefedChange;
use super::super::fact::Fact;
use super::super::identity::Series;
use super::super::meeting::{Meeting, MeetingState};
use super::super::reading::Records;
use super::{FoldError, for_good, need, stale};

fn found(id: super::super::identity::MeetingId, records: &dyn Records) -> Result<Meeting, FoldError> {
    need(records.meeting(id)?, || "the meeting".to_owned())
}

/// A meeting that can still be written to: what was signed stays as it was signed, also when something before it is taken back.
fn unsigned(id: super::super::identity::MeetingId, records: &dyn Records) -> Result<Meeting, FoldError> {
    let meeting = found(id, records)?;
    signed_for_good(&meeting)?;
    Ok(meeting)
}

fn signed_for_good(meeting: &Meeting) -> Result<(), FoldError> {
    match meeting.state {
        MeetingState::Signed { .. } => for_good(format!(
            "{} is signed by now, and what is found wrong in it is recorded as a correction",
            meeting.tag()
        )),
        MeetingState::Prepared | MeetingState::Open { .. } | MeetingState::Cancelled => Ok(()),
    }
}

pub(super) fn fold(fact: &Fact, records: &mut dyn Records) -> Result<(), FoldError> {
    match fact {
        Fact::MeetingPrepared { meeting } => {
            if records.meeting(meeting.id)?.is_some() {
                return stale(format!("{} is in the record already", meeting.tag()));
            }
            records.spend_id(Series::Meeting, meeting.id.0)?;
            records.put_meeting(meeting)?;
        }
        Fact::MeetingStruckOut { meeting } => {
            let now = found(meeting.id, records)?;
            if now != **meeting {
                signed_for_good(&now)?;
                return stale(format!("later entries rest on {}", meeting.tag()));
            }
            records.remove_meeting(meeting.id)?;
        }
        Fact::MeetingAmended { meeting, from, to } => {
            let mut now = unsigned(meeting.id, records)?;
            if now.details != **from {
                return stale(format!("what is written about {meeting} was changed again later"));
            }
            now.details = (**to).clone();
            records.put_meeting(&now)?;
        }
        Fact::MeetingMoved { meeting, from, to, read_back, order, .. } => {
            let mut now = found(meeting.id, records)?;
            if now.state != *from {
                signed_for_good(&now)?;
                return stale(format!("{meeting} is {} by now", now.state.word()));
            }
            now.state = *to;
            now.read_back = *read_back;
            match to {
                MeetingState::Open { .. } => now.order.clone_from(order),
                MeetingState::Prepared => now.order.clear(),
                MeetingState::Signed { .. } | MeetingState::Cancelled => {}
            }
            records.put_meeting(&now)?;
        }
        Fact::MinutesAccepted { meeting, previous, from, to } => {
            let mut now = unsigned(meeting.id, records)?;
            if now.minutes_accepted != *from {
                return stale(format!(
                    "what the {meeting} said of the minutes of the {previous} was changed again later"
                ));
            }
            now.minutes_accepted = *to;
            records.put_meeting(&now)?;
        }
        Fact::AttendanceMarked { meeting, from, to } => {
            let mut now = unsigned(meeting.id, records)?;
            let who = from.as_ref().or(to.as_ref()).map_or("", |attender| attender.who.as_str());
            let at = now.attenders.iter().position(|attender| attender.who == who);
            if at.and_then(|at| now.attenders.get(at)) != from.as_ref() {
                return stale(format!("the attendance of {who} was marked again later"));
            }
            let was_there = to.as_ref().is_some_and(|to| to.last_visit().is_some());
            if !was_there && now.briefed.iter().any(|on| on.person == who) {
                return stale(format!("whether {who} was briefed was marked later"));
            }
            match (at, to) {
                (Some(at), Some(to)) => now.attenders.splice(at..=at, [to.clone()]).for_each(drop),
                (Some(at), None) => drop(now.attenders.remove(at)),
                (None, Some(to)) => {
                    let at = now.attenders.partition_point(|attender| attender.who < to.who);
                    now.attenders.insert(at, to.clone());
                }
                (None, None) => {}
            }
            records.put_meeting(&now)?;
        }
        Fact::OcgSettled { meeting, ocg, from, to } => {
            let mut now = unsigned(meeting.id, records)?;
            if now.result(ocg.id) != from.as_ref() {
                return stale(format!("{ocg} was settled again later"));
            }
            let at = now.settled.iter().position(|(settled, _)| *settled == ocg.id);
            match (at, to) {
                (Some(at), Some(to)) => now.settled.splice(at..=at, [(ocg.id, to.clone())]).for_each(drop),
                (Some(at), None) => drop(now.settled.remove(at)),
                (None, Some(to)) => {
                    let at = now.settled.partition_point(|(settled, _)| *settled < ocg.id);
                    now.settled.insert(at, (ocg.id, to.clone()));
                }
                (None, None) => {}
            }
            records.put_meeting(&now)?;
        }
        Fact::MeetingBriefed(change) => {
            let mut now = unsigned(change.meeting.id, records)?;
            let BriefedChange { ocg, person, .. } = &**change;
            if now.briefed_on(ocg.id, person) != change.from {
                return stale(format!("whether {person} was briefed on {ocg} was marked again later"));
            }
            now.set_briefed(ocg.id, person, change.to);
            records.put_meeting(&now)?;
        }
        _ => {}
    }
    Ok(())
}
