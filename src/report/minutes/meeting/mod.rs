//! Minutes of a meeting (papers section 2a): who was there, what was decided of each OCG and why, who does what by when, what became of the rest.
//!
//! A draft while the meeting is open. Once it is signed the paper is made of the entries up to the signature only, so it is the same for ever.

mod addendum;
mod attendance;
mod briefed;
mod close;
mod head;
mod place;
mod previous;
mod released;
mod review;
mod room;
mod sections;
mod turns;

pub use addendum::addendum;

use crate::domain::identity::OcgId;
use crate::domain::meeting::{Called, MeetingKind};
use crate::journal::Seal;
use crate::report::document::{Block, Document, Level, Marking, Meta, State};
use crate::report::past::{Held, Past};
use crate::report::{Defect, NoPaper};
use room::Room;

/// How a section is left out or said to be empty.
#[derive(Clone, Copy)]
enum Empty {
    /// It says this.
    Says(&'static str),
    /// It is left out.
    LeftOut,
}

/// A section: its title, what writes it, what stands there when it writes nothing.
type Section = (&'static str, fn(&Room<'_>) -> Vec<Block>, Empty);
const SECTIONS: [Section; 17] = [
    ("Attendance", attendance::attendance, Empty::Says("None.")),
    ("Previous minutes", previous::previous, Empty::Says("None.")),
    ("Decided since the last meeting", sections::since, Empty::Says("None.")),
    ("Actions review", review::review, Empty::Says("No action was due for review.")),
    ("Triggers and new intelligence", sections::triggers, Empty::Says("None reported.")),
    ("New and provisional OCGs", sections::new, Empty::Says("None.")),
    ("OCGs in turn", turns::turns, Empty::Says("No OCG was discussed.")),
    ("LRO capacity", sections::capacity, Empty::Says("No change.")),
    ("Disruptions", sections::disruptions, Empty::Says("None put forward.")),
    ("Bids", sections::bids, Empty::Says("None made or answered.")),
    ("Partners", sections::partners, Empty::LeftOut),
    ("Closures", sections::closures, Empty::LeftOut),
    ("Learning", sections::learning, Empty::Says("None put forward.")),
    ("Not called", turns::not_called, Empty::Says("Every OCG was discussed.")),
    ("Withdrawn and corrected at this meeting", close::withdrawn, Empty::Says("None.")),
    ("Read-back", close::read_back, Empty::Says("None.")),
    ("Close and sign-off", close::close, Empty::Says("None.")),
];

/// The section of what was released to the open record, after all others.
const RELEASED: usize = SECTIONS.len() + 1;

/// The title of the minutes of a kind of meeting.
const fn title(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Tasking => "BCU SOC tasking meeting",
        // Nothing in title or file name says covert (papers section 2j).
        MeetingKind::Covert => "meeting",
        MeetingKind::Lro => "LRO meeting",
        MeetingKind::Board => "governance board",
        MeetingKind::Debrief => "debrief",
    }
}

/// Writes the minutes of a meeting from the past. `seal` gives the seal of the record as at an entry; it is asked for the signing entry only.
///
/// # Errors
/// [`NoPaper::Refused`] when no such meeting was opened; a [`Defect`] when the record does not agree with itself or the seal is missing.
pub fn of_meeting(
    past: &Past,
    kind: MeetingKind,
    number: u32,
    seal: &dyn Fn(u64) -> Option<Seal>,
) -> Result<Document, NoPaper> {
    let signed = past.meeting(kind, number).and_then(|held| held.signed);
    let cut = signed.map(|(entry, _)| past.upto(entry));
    let past = cut.as_ref().unwrap_or(past);
    let room = Room::enter(past, kind, number, seal)?;
    let rules = &room.run.profile.papers;
    let mut blocks = head::head(&room);
    for (number, (title, blocks_of, empty)) in (1_u8..).zip(SECTIONS) {
        let found = blocks_of(&room);
        // A list of those without business would show which they are (papers section 2j).
        let empty = if rules.business_only && title != "Attendance" { Empty::LeftOut } else { empty };
        match (found.is_empty(), empty) {
            (true, Empty::LeftOut) => continue,
            (true, Empty::Says(words)) => {
                blocks.push(Block::numbered(2, &number.to_string(), title));
                blocks.push(Block::paragraph(words));
            }
            (false, _) => {
                blocks.push(Block::numbered(2, &number.to_string(), title));
                blocks.extend(found);
            }
        }
    }
    if !rules.released.is_empty() {
        blocks.push(Block::numbered(2, &RELEASED.to_string(), rules.released.as_str()));
        blocks.extend(released::released(&room));
    }
    let mut marking = Marking::of(Level::OfficialSensitive, Level::from_words(&room.run.profile.marking));
    marking.handling = (!rules.handling.is_empty()).then(|| rules.handling.as_str().into());
    Ok(Document::new(meta(&room), marking, blocks)?)
}

/// The item in which an entry of a signed meeting stands, `24/7.2`; `None` for an entry outside it.
///
/// # Errors
/// The record does not agree with itself.
pub fn item_of(past: &Past, kind: MeetingKind, number: u32, entry: u64) -> Result<Option<String>, NoPaper> {
    let Some(held) = past.meeting(kind, number) else { return Ok(None) };
    let last = held.signed.map_or(past.last(), |(entry, _)| entry);
    if !(held.opened..=last).contains(&entry) {
        return Ok(None);
    }
    let cut = past.upto(last);
    let unsealed = |entries| Some(Seal { store_id: String::new(), entries, head: [0; 32] });
    let room = Room::enter(&cut, kind, number, &unsealed)?;
    let fact = past.entry(entry).and_then(|entered| entered.recorded.as_ref()).map(|recorded| &recorded.fact);
    Ok(fact.map(|fact| format!("{number}/{}", room.item(fact))))
}

/// What became of every OCG that was due at a meeting (rule 9).
///
/// # Errors
/// The record does not agree with itself.
pub(in crate::report) fn coverage(past: &Past, held: &Held) -> Result<Vec<(OcgId, Option<Called>)>, NoPaper> {
    let cut = past.upto(held.signed.map_or(past.last(), |(entry, _)| entry));
    let unsealed = |entries| Some(Seal { store_id: String::new(), entries, head: [0; 32] });
    let room = Room::enter(&cut, held.meeting.kind, held.meeting.number, &unsealed)?;
    let mut due = room.due();
    due.extend(room.turns.iter().map(|turn| turn.ocg.id));
    Ok(due.into_iter().map(|ocg| (ocg, room.result(ocg))).collect())
}

fn meta(room: &Room<'_>) -> Meta {
    let state = if room.seal.is_some() { State::Signed } else { State::Draft };
    let ending = if state == State::Draft { "-draft" } else { "" };
    let base = room.run.meta();
    Meta {
        paper: format!(
            "{}-{}{}-minutes{ending}",
            crate::text::clean_line(&room.run.founding.prefix),
            room.meeting.kind.paper_letter(),
            room.meeting.number
        ),
        period: format!("meeting {}, {}", room.meeting.number, crate::domain::time::plain(room.day())),
        state,
        ..base
    }
}

/// A paper that cannot be made because of what it would hold.
fn defect(words: &str) -> NoPaper {
    NoPaper::Defect(Defect(words.to_owned()))
}
