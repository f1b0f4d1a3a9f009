//! Deciding about attendance: who came, left, sent apologies (papers section 3 rule 26).

use super::super::command::{Asking, Mark};
use super::super::fact::Fact;
use super::super::identity::MeetingId;
use super::super::limits::{self, MOST_NAME};
use super::super::meeting::{Attender, Meeting, MeetingState, Presence, Visit};
use super::super::reading::Reading;
use super::super::time::{Timestamp, clock, plain};
use super::{Reject, meetings, refuse};

/// A mark as asked.
pub(super) struct Asked<'a> {
    pub(super) who: &'a str,
    pub(super) role: &'a str,
    pub(super) partner: Option<bool>,
    pub(super) mark: &'a Mark,
}

pub(super) fn mark(
    meeting: MeetingId,
    asked: &Asked<'_>,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let meeting = meetings::unsigned(meeting, record)?;
    let typed = crate::text::clean_line(&limits::needed("the person", asked.who, MOST_NAME)?);
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let from = meeting.attender_named(&typed).cloned();
    let officer = match &from {
        Some(from) => from.officer,
        None => match record.officer_by_label(&typed)? {
            Some(officer) => Some(officer),
            None => record.officer_by_label(&apart(&typed))?,
        },
    };
    let known = officer.map(|id| record.officer(id)).transpose()?.flatten();
    let who = match (&from, &known) {
        (Some(from), _) => from.who.clone(),
        (None, Some(officer)) => officer.details.label.clone(),
        (None, None) => typed,
    };
    let role = limits::name("the role", asked.role)?;
    let role = match (role.is_empty(), &from) {
        (false, _) => role,
        (true, Some(from)) => from.role.clone(),
        (true, None) => super::super::meeting::ATTENDING.to_owned(),
    };
    let partner = asked
        .partner
        .or_else(|| from.as_ref().map(|from| from.partner))
        .unwrap_or_else(|| known.as_ref().is_some_and(|officer| officer.details.partner));
    let visits = match from.as_ref().map(|from| &from.presence) {
        Some(Presence::Present { visits }) => visits.clone(),
        _ => Vec::new(),
    };
    let at = asking.decided_at;
    let presence = match asked.mark {
        Mark::Remove => {
            let Some(from) = from else {
                return refuse(format!("{who} is not on the list."));
            };
            if !visits.is_empty() {
                return refuse(format!("{who} was in the room and stays on the list."));
            }
            return Ok(vec![Fact::AttendanceMarked { meeting: meeting.tag(), from: Some(from), to: None }]);
        }
        // Who was there once heard what was said then: no later mark takes that away.
        Mark::Expected | Mark::Apologies { .. } if !visits.is_empty() => {
            return refuse(format!("{who} was in the room and stays on the list. Mark them as out."));
        }
        Mark::Expected => Presence::Expected,
        Mark::Apologies { deputy } => Presence::Apologies { deputy: limits::name("the deputy", deputy)? },
        Mark::In => {
            in_open(&meeting.state)?;
            if from.as_ref().is_some_and(Attender::is_in) {
                return refuse(format!("{who} is in the room already."));
            }
            let mut visits = visits;
            visits.push(Visit { joined: at, left: None });
            Presence::Present { visits }
        }
        Mark::Out => {
            in_open(&meeting.state)?;
            let mut visits = visits;
            match visits.last_mut() {
                Some(visit) if visit.left.is_none() && visit.joined <= at => visit.left = Some(at),
                Some(visit) if visit.left.is_none() => {
                    return refuse("The clock stands before the time they came. Put the clock right.");
                }
                _ => return refuse(format!("{who} is not in the room.")),
            }
            Presence::Present { visits }
        }
        Mark::Times { joined, left } => {
            Presence::Present { visits: stayed(&who, visits, (*joined, *left), &meeting, asking)? }
        }
    };
    let to = Attender { who, officer, role, partner, presence };
    if from.as_ref() == Some(&to) {
        return refuse(format!("Nothing about {} was changed.", to.who));
    }
    super::briefed::were_there(&meeting, &to, record)?;
    Ok(vec![Fact::AttendanceMarked { meeting: meeting.tag(), from, to: Some(to) }])
}

/// A name typed in one word, with its rank and its number apart: `DCI3051` as `DCI 3051`.
fn apart(name: &str) -> String {
    let rank = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    format!("{} {}", rank.trim_end(), name.strip_prefix(rank).unwrap_or_default())
}

/// The stays with the last one as it really was. Times that are past may be before the opening, never after now; a stay is on the day of the meeting.
fn stayed(
    who: &str,
    mut visits: Vec<Visit>,
    (joined, left): (Timestamp, Option<Timestamp>),
    meeting: &Meeting,
    asking: &Asking,
) -> Result<Vec<Visit>, Reject> {
    in_open(&meeting.state)?;
    // The last stay gives way to what it really was.
    let _ = visits.pop();
    let before = visits.last().and_then(|before| before.left);
    // Typed times are whole minutes: those of one minute stand in the order in which they must have been.
    let joined = before.filter(|before| before.same_minute(joined)).map_or(joined, |before| joined.max(before));
    let left = left.map(|left| if left.same_minute(joined) { left.max(joined) } else { left });
    let latest = left.unwrap_or(joined);
    if latest > asking.decided_at || joined > asking.decided_at {
        return refuse(format!(
            "{} is still to come. Type when {who} came and left as it was.",
            clock(latest.max(joined))
        ));
    }
    let first_day = meeting.state.opened().map_or(meeting.details.on, Timestamp::local_date);
    if joined.local_date() < first_day {
        return refuse(format!("{who} cannot have come before the day of the meeting, {}.", plain(first_day)));
    }
    if left.is_some_and(|left| left < joined) {
        return refuse(format!("{who} cannot have left before they came, at {}.", clock(joined)));
    }
    if let Some(before) = before.filter(|before| joined < *before) {
        return refuse(format!("{who} left at {} before that, and can only have come back later.", clock(before)));
    }
    visits.push(Visit { joined, left });
    Ok(visits)
}

fn in_open(state: &MeetingState) -> Result<(), Reject> {
    if matches!(state, MeetingState::Open { .. }) {
        Ok(())
    } else {
        refuse("The meeting is not open yet. Open it, then mark who is in the room.")
    }
}
