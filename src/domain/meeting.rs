//! A meeting of record: when, who was in the room, what became of every OCG, how it closed (domain section 6, papers section 2a).
//!
//! One meeting is open at a time in a store; every entry written while it is open belongs to it.

use super::briefed::BriefedOn;
use super::identity::{MeetingId, OcgId, OfficerId};
use super::time::{Date, Timestamp};
use crate::text::same_name;
use serde::{Deserialize, Serialize};

pub use super::meeting_kind::MeetingKind;

/// What is written about a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDetails {
    /// The day.
    pub on: Date,
    /// Who chairs: rank and collar number.
    pub chair: String,
    /// Who writes the log; empty when the chair does.
    #[serde(default)]
    pub loggist: String,
    /// Planned length in minutes, 5 to 720.
    pub minutes: u32,
    /// The next meeting of this kind, once it is set.
    #[serde(default)]
    pub next_on: Option<Date>,
    /// The time of day of the next meeting in minutes after midnight, below 1,440; `None` while it is not set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_at: Option<u16>,
    /// The next governance board, once it is set (domain section (b) step 14).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub board_on: Option<Date>,
    /// The entry up to which the pack was read when the chair froze it; `None` while it is not frozen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<u64>,
    /// OCGs the chair moved to the front of the running order, in this order; the others follow by tier, flags and reference.
    #[serde(default)]
    pub first: Vec<OcgId>,
}

impl MeetingDetails {
    /// The planned length where nothing else is said, in minutes.
    pub const USUAL_MINUTES: u32 = 120;

    /// Of a meeting on a day, with the usual length and nothing else written yet.
    #[must_use]
    pub const fn of(on: Date) -> Self {
        Self {
            on,
            chair: String::new(),
            loggist: String::new(),
            minutes: Self::USUAL_MINUTES,
            next_on: None,
            next_at: None,
            board_on: None,
            pack: None,
            first: Vec::new(),
        }
    }
}

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "state")]
pub enum MeetingState {
    /// Being prepared.
    Prepared,
    /// Open since.
    Open {
        /// When it was opened.
        at: Timestamp,
    },
    /// Closed and signed off.
    Signed {
        /// When it was opened.
        opened: Timestamp,
        /// When it was signed.
        at: Timestamp,
    },
    /// Not held.
    Cancelled,
}

impl MeetingState {
    /// The word on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Open { .. } => "open",
            Self::Signed { .. } => "signed",
            Self::Cancelled => "cancelled",
        }
    }

    /// When it was opened, if it was.
    #[must_use]
    pub const fn opened(self) -> Option<Timestamp> {
        match self {
            Self::Open { at } => Some(at),
            Self::Signed { opened, .. } => Some(opened),
            Self::Prepared | Self::Cancelled => None,
        }
    }
}

/// One stay in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Came.
    pub joined: Timestamp,
    /// Left; `None` while in the room, or when they stayed to the close.
    pub left: Option<Timestamp>,
}

/// Whether somebody was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "answer")]
pub enum Presence {
    /// Asked to come, no word yet.
    Expected,
    /// In the room, once or more often.
    Present {
        /// The stays, in order; the last may still run.
        visits: Vec<Visit>,
    },
    /// Sent apologies.
    Apologies {
        /// Who came instead; empty for nobody.
        deputy: String,
    },
}

/// The role of whoever chairs: it comes from what is written of a meeting, and not from the one before it.
pub const CHAIR: &str = "chair";
/// The role of whoever writes the log; as that of the chair.
pub const LOGGIST: &str = "loggist";
/// The role of the LRO of a live OCG.
pub const LRO: &str = "LRO";
/// The role of whoever has no other.
pub const ATTENDING: &str = "attending";

/// One person and a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attender {
    /// Rank and collar number, or role and body.
    pub who: String,
    /// The officer of the register, when they are in it.
    #[serde(default)]
    pub officer: Option<OfficerId>,
    /// What they are there for: chair, loggist, LRO, partner, or words.
    pub role: String,
    /// True for partners, who may hear a part only.
    #[serde(default)]
    pub partner: bool,
    /// Whether they were there.
    pub presence: Presence,
}

impl Attender {
    /// Their last stay in the room, if they were there.
    #[must_use]
    pub fn last_visit(&self) -> Option<Visit> {
        match &self.presence {
            Presence::Present { visits } => visits.last().copied(),
            Presence::Expected | Presence::Apologies { .. } => None,
        }
    }

    /// True while they are in the room.
    #[must_use]
    pub fn is_in(&self) -> bool {
        matches!(&self.presence, Presence::Present { visits } if visits.last().is_some_and(|visit| visit.left.is_none()))
    }

    /// True if they were in the room at a moment: joined at or before it and not left before (papers section 3 rule 26).
    #[must_use]
    pub fn was_in(&self, at: Timestamp) -> bool {
        match &self.presence {
            Presence::Present { visits } => {
                visits.iter().any(|visit| visit.joined <= at && visit.left.is_none_or(|left| at < left))
            }
            Presence::Expected | Presence::Apologies { .. } => false,
        }
    }
}

/// What became of an OCG at a meeting (papers section 3 rule 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Called {
    /// Called and discussed.
    Discussed,
    /// Taken as read: no change was put and none was decided.
    TakenAsRead,
    /// Deferred to the next meeting.
    Deferred,
}

impl Called {
    /// The words on paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Discussed => "discussed",
            Self::TakenAsRead => "taken as read",
            Self::Deferred => "deferred",
        }
    }
}

/// How one OCG was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The result.
    pub called: Called,
    /// When.
    pub at: Timestamp,
    /// Why; needed for a deferral, and for being taken as read twice running.
    pub because: String,
}

/// One meeting, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Identity.
    pub id: MeetingId,
    /// Kind.
    pub kind: MeetingKind,
    /// Running number within the kind; a cancelled meeting keeps its number.
    pub number: u32,
    /// What is written about it.
    pub details: MeetingDetails,
    /// Where it stands.
    pub state: MeetingState,
    /// Who was asked and who came, in the order of `who`.
    pub attenders: Vec<Attender>,
    /// What became of each OCG, in the order of identities; the times tell the order in which they were settled.
    pub settled: Vec<(OcgId, Settled)>,
    /// What its record can say: 0 for meetings prepared before the acceptance of minutes, the read-back and the quorum were recorded, whose minutes keep
    /// their wording; from [`Meeting::EDITION`] 1 on, what was not recorded is said to be not recorded; from [`Meeting::BRIEFS`] on, of who was briefed too.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub edition: u8,
    /// When the minutes of the meeting of its kind before it were accepted; `None` while they were not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_accepted: Option<Timestamp>,
    /// How far it was read back when it was signed; `None` where that was not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_back: Option<ReadBack>,
    /// The running order when it was opened; empty before, and in older records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<OcgId>,
    /// Who was briefed on which item, in the order of items and people; only of a weekly meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub briefed: Vec<BriefedOn>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_zero(edition: &u8) -> bool {
    *edition == 0
}

/// How far the decisions and actions of a meeting were read back before it was signed (papers section 2a, 16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBack {
    /// Sentences that were agreed as read.
    pub agreed: u32,
    /// Sentences there were.
    pub of: u32,
}

/// A meeting as a fact names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingTag {
    /// Identity.
    pub id: MeetingId,
    /// Kind.
    pub kind: MeetingKind,
    /// Running number.
    pub number: u32,
}

impl MeetingTag {
    /// The short word that entries of this meeting carry in the journal: `T24`.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{}{}", self.kind.letter(), self.number)
    }
}

impl std::fmt::Display for MeetingTag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind.word(), self.number)
    }
}

/// What to do where the record does not say that the chair or the loggist was there.
pub const MARK_THEM: &str = "Press g w and mark who was there.";

impl Meeting {
    /// The edition of meetings prepared from now on, but for weekly ones: [`Meeting::BRIEFS`].
    pub const EDITION: u8 = 1;

    /// True when what its record does not hold was not done: the acceptance of minutes, the read-back, the quorum.
    #[must_use]
    pub const fn says_all(&self) -> bool {
        self.edition > 0
    }

    /// The tag under which facts name this meeting.
    #[must_use]
    pub const fn tag(&self) -> MeetingTag {
        MeetingTag { id: self.id, kind: self.kind, number: self.number }
    }

    /// The short word of this meeting: [`MeetingTag::code`].
    #[must_use]
    pub fn code(&self) -> String {
        self.tag().code()
    }

    /// What became of an OCG; `None` while nothing did.
    #[must_use]
    pub fn result(&self, ocg: OcgId) -> Option<&Settled> {
        self.settled.iter().find(|(settled, _)| *settled == ocg).map(|(_, settled)| settled)
    }

    /// Whether the record says of the chair and of the loggist that they were there, or sent apologies: needed before the minutes of a meeting that briefs are
    /// signed, since they say who was in the room for each item.
    ///
    /// # Errors
    /// Who is merely expected, and what to do, in two sentences.
    pub fn says_who_held_it(&self) -> Result<(), String> {
        let expected = |who: &&str| {
            let attender = self.attender(who);
            !who.is_empty() && attender.is_none_or(|attender| matches!(attender.presence, Presence::Expected))
        };
        let mut who: Vec<&str> =
            [self.details.chair.as_str(), self.details.loggist.as_str()].into_iter().filter(expected).collect();
        who.dedup_by(|one, other| one.eq_ignore_ascii_case(other));
        if !self.kind.briefs() || who.is_empty() {
            return Ok(());
        }
        let are = if who.len() == 1 { "is" } else { "are" };
        let who: Vec<String> = who.into_iter().map(|who| crate::text::cut(who, 60).into_owned()).collect();
        Err(format!("Not signed: {} {are} not marked as in the room. {MARK_THEM}", crate::text::listed(&who)))
    }

    /// Partners who are in the room now; nobody is in that of a meeting that is not open.
    pub fn partners_in(&self) -> impl Iterator<Item = &Attender> {
        let open = matches!(self.state, MeetingState::Open { .. });
        self.attenders.iter().filter(move |attender| open && attender.partner && attender.is_in())
    }

    /// One attender.
    #[must_use]
    pub fn attender(&self, who: &str) -> Option<&Attender> {
        self.attenders.iter().find(|attender| attender.who.eq_ignore_ascii_case(who))
    }

    /// What a typed minute says of an open meeting: the latest moment within that minute at which it was opened, somebody came or a group was settled, so
    /// that who came in the same minute is there and nothing is before the opening; without one, the minute as it begins.
    #[must_use]
    pub fn within_minute(&self, typed: Timestamp) -> Timestamp {
        let visits = self.attenders.iter().filter_map(|attender| match &attender.presence {
            Presence::Present { visits } => Some(visits.iter().map(|visit| visit.joined)),
            Presence::Expected | Presence::Apologies { .. } => None,
        });
        let settled = self.settled.iter().map(|(_, settled)| settled.at);
        let moments = self.state.opened().into_iter().chain(visits.flatten()).chain(settled);
        moments.filter(|moment| moment.same_minute(typed)).max().map_or(typed, |moment| moment.max(typed))
    }

    /// One attender as somebody types them: the name as it stands, or the same with other spaces.
    #[must_use]
    pub fn attender_named(&self, typed: &str) -> Option<&Attender> {
        self.attender(typed).or_else(|| self.attenders.iter().find(|attender| same_name(&attender.who, typed)))
    }
}
