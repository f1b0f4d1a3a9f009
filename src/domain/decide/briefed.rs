//! Deciding about who was briefed on an item and accepted it: at an open weekly meeting, of an item that is or was under call, and of people who were in the
//! room for it (papers section 2j).

use super::super::briefed::{Briefed, BriefedChange};
use super::super::command::Asking;
use super::super::fact::Fact;
use super::super::identity::{MeetingId, OcgId, OcgTag};
use super::super::limits::{self, MOST_NAME};
use super::super::meeting::{Attender, Called, Meeting, MeetingState};
use super::super::reading::Reading;
use super::super::time::clock;
use super::{Reject, meetings, refuse};

/// A mark as asked; `accepted` is `None` where it is taken back.
pub(super) struct Asked<'a> {
    pub(super) meeting: MeetingId,
    pub(super) ocg: OcgId,
    pub(super) person: &'a str,
    pub(super) accepted: Option<bool>,
}

pub(super) fn mark(asked: &Asked<'_>, record: &dyn Reading, asking: &Asking) -> Result<Vec<Fact>, Reject> {
    let meeting = meetings::unsigned(asked.meeting, record)?;
    if !meeting.kind.briefs() {
        return refuse(format!("Nobody is marked as briefed at a {}.", meeting.kind.word()));
    }
    if !matches!(meeting.state, MeetingState::Open { .. }) {
        return refuse("The meeting is not open yet. Open it, then mark who was briefed.");
    }
    let typed = crate::text::clean_line(&limits::needed("the person", asked.person, MOST_NAME)?);
    let ocg = super::ocgs::found_ocg(asked.ocg, record)?.tag();
    let Some(attender) = meeting.attender_named(&typed) else {
        return refuse(format!("{typed} is not on the list of this meeting. Mark them as in the room first."));
    };
    let person = attender.who.clone();
    let from = meeting.briefed_on(ocg.id, &person);
    let to = match (asked.accepted, from) {
        (None, None) => return refuse(format!("Nothing is marked about {person} and {ocg}.")),
        (None, Some(_)) => None,
        (Some(accepted), Some(from)) if from.accepted == accepted => {
            let what = if accepted { "briefed and accepted" } else { "not briefed and accepted" };
            return refuse(format!("{person} is marked as {what} on {ocg} already, at {}.", clock(from.at)));
        }
        (Some(accepted), _) => {
            // What was marked before can be put right whatever became of the item since.
            if from.is_none() {
                called(&meeting, &ocg, record)?;
            }
            let while_of = meeting.under_call(ocg.id, asking.decided_at);
            // Of somebody who left meanwhile it is marked as at the end of their stay: out of the room nobody is briefed.
            let Some(at) = attender.last_in_within(while_of, asking.decided_at) else {
                return refuse(format!("{person} was not in the room for {ocg}, so nothing is marked about them."));
            };
            Some(Briefed { accepted, at })
        }
    };
    Ok(vec![Fact::MeetingBriefed(Box::new(BriefedChange { meeting: meeting.tag(), ocg, person, from, to }))])
}

/// The item was called, or can be under call: it is due and nothing else became of it. Which of those is being talked about only the room knows.
fn called(meeting: &Meeting, ocg: &OcgTag, record: &dyn Reading) -> Result<(), Reject> {
    match meeting.result(ocg.id).map(|settled| settled.called) {
        Some(Called::Discussed) => Ok(()),
        Some(other) => {
            let what = if meeting.briefed.iter().any(|on| on.ocg == ocg.id) { "nobody else" } else { "nobody" };
            refuse(format!("{ocg} was {} at this meeting, so {what} was briefed on it. Call it first.", other.word()))
        }
        None if record.live_ocgs()?.iter().any(|live| live.id == ocg.id) => Ok(()),
        None => refuse(format!("{ocg} is not live and is not called at this meeting, so nobody was briefed on it.")),
    }
}

/// Other times of somebody leave them in the room for every item of which something is marked about them.
pub(super) fn were_there(meeting: &Meeting, to: &Attender, record: &dyn Reading) -> Result<(), Reject> {
    for on in meeting.briefed.iter().filter(|on| on.person == to.who) {
        if !to.was_in_within(meeting.under_call(on.ocg, on.mark.at)) {
            let ocg = record.ocg(on.ocg)?.map_or_else(|| "an item".to_owned(), |ocg| ocg.tag().to_string());
            return refuse(format!(
                "At {} it was marked whether {} was briefed on {ocg}, for which they would not have been in the room. Take that back first.",
                clock(on.mark.at),
                to.who
            ));
        }
    }
    Ok(())
}
