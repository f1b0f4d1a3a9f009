//! Sentences about meetings: preparing, opening, signing, attendance, what became of an OCG.

use super::super::briefed::BriefedChange;
use super::super::fact::Fact;
use super::super::meeting::{Attender, Called, MeetingDetails, MeetingState, MeetingTag, Presence};
use super::super::time::{clock, long};
use super::{Voice, because, differences};
use crate::text::count_group;

/// Both times at once, where whoever marked it corrected when they came; a key only ever says that somebody came or left now.
fn stayed(from: Option<&Attender>, to: &Attender, voice: Voice) -> Option<String> {
    let now = to.last_visit()?;
    let left = now.left?;
    let before = from.and_then(Attender::last_visit);
    (before.map(|before| before.joined) != Some(now.joined))
        .then(|| format!("{} {} present from {} to {}", to.who, voice.of("is", "was"), clock(now.joined), clock(left)))
}

fn presence(attender: &Attender, voice: Voice) -> String {
    let who = &attender.who;
    match &attender.presence {
        Presence::Expected => format!("{who} {} expected", voice.of("is", "was")),
        Presence::Present { visits } => match visits.last() {
            Some(visit) => match visit.left {
                Some(left) => format!("{who} {} the room at {}", voice.of("leaves", "left"), clock(left)),
                None => format!("{who} {} present from {}", voice.of("is", "was"), clock(visit.joined)),
            },
            None => format!("{who} {} present", voice.of("is", "was")),
        },
        Presence::Apologies { deputy } if deputy.is_empty() => {
            format!("{who} {} apologies", voice.of("sends", "sent"))
        }
        Presence::Apologies { deputy } => {
            format!("{who} {} apologies; {deputy} {} instead", voice.of("sends", "sent"), voice.of("comes", "came"))
        }
    }
}

/// The words of an amendment that is of the pack and of nothing else.
fn frozen(meeting: &MeetingTag, from: &MeetingDetails, to: &MeetingDetails, was: &str) -> Option<String> {
    if (MeetingDetails { pack: to.pack, ..from.clone() }) != *to {
        return None;
    }
    match (from.pack, to.pack) {
        (None, Some(entry)) => Some(format!("The pack of the {meeting} {was} frozen at entry {}", count_group(entry))),
        (Some(before), Some(entry)) => Some(format!(
            "The frozen pack of the {meeting} {was} moved from entry {} to entry {}",
            count_group(before),
            count_group(entry)
        )),
        (Some(_), None) => Some(format!("The pack of the {meeting} {was} not frozen any more")),
        (None, None) => None,
    }
}

pub(super) fn describe(fact: &Fact, voice: Voice) -> String {
    let was = voice.of("is", "was");
    match fact {
        Fact::MeetingPrepared { meeting } => format!(
            "The {} on {} {was} prepared, chair {}",
            meeting.tag(),
            long(meeting.details.on),
            meeting.details.chair
        ),
        Fact::MeetingStruckOut { meeting } => format!("The {} {was} struck out", meeting.tag()),
        Fact::MeetingAmended { meeting, from, to } => {
            if let Some(frozen) = frozen(meeting, from, to, was) {
                return frozen;
            }
            format!("The {meeting} {was} amended: {}", differences::joined(&differences::meeting_differences(from, to)))
        }
        Fact::MeetingMoved { meeting, to, remark, read_back, .. } => match to {
            MeetingState::Open { at } => {
                let marking = if remark.is_empty() { String::new() } else { format!(", marking {remark} confirmed") };
                format!("The {meeting} {was} opened at {}{marking}", clock(*at))
            }
            MeetingState::Signed { at, .. } => {
                let read =
                    read_back.map_or_else(String::new, |read| format!(", {} of {} read back", read.agreed, read.of));
                format!("The {meeting} {was} closed and signed at {}{read}", clock(*at))
            }
            MeetingState::Cancelled => format!("The {meeting} {was} cancelled{}", because(remark)),
            MeetingState::Prepared => format!("The {meeting} {was} in preparation again"),
        },
        Fact::MinutesAccepted { previous, to, .. } => {
            let (are, how) = (voice.of("are", "were"), if to.is_some() { "accepted" } else { "not accepted any more" });
            format!("The minutes of the {previous} {are} {how}")
        }
        Fact::AttendanceMarked { from, to, .. } => match (from, to) {
            (from, Some(to)) => stayed(from.as_ref(), to, voice).unwrap_or_else(|| presence(to, voice)),
            (Some(from), None) => format!("{} {was} taken off the list", from.who),
            (None, None) => "Nobody's attendance was marked".to_owned(),
        },
        Fact::OcgSettled { ocg, to, .. } => match to {
            Some(to) => match to.called {
                Called::Discussed => format!("{ocg} {was} called{}", because(&to.because)),
                Called::TakenAsRead => format!("{ocg} {was} taken as read{}", because(&to.because)),
                Called::Deferred => format!("{ocg} {was} deferred{}", because(&to.because)),
            },
            None => format!("{ocg} {was} not settled any more"),
        },
        Fact::MeetingBriefed(change) => briefed(change, voice),
        _ => String::new(),
    }
}

fn briefed(change: &BriefedChange, voice: Voice) -> String {
    let BriefedChange { ocg, person, .. } = change;
    match change.to.map(|to| to.accepted) {
        Some(true) => {
            format!("{person} {} briefed on {ocg} and {} it", voice.of("is", "was"), voice.of("accepts", "accepted"))
        }
        Some(false) => format!("{person} {} marked as not briefed and accepted on {ocg}", voice.of("is", "was")),
        None => {
            format!("Whether {person} was briefed on {ocg} {} not marked any more", voice.of("is", "was"))
        }
    }
}
