//! What the sections of a meeting's minutes are written from: the meeting, its run of entries, the run before it, the record at both ends.

use super::super::{Issue, Sheet};
use super::place::{Place, place};
use crate::domain::board::Board;
use crate::domain::fact::Fact;
use crate::domain::identity::{OcgId, OcgTag};
use crate::domain::meeting::{Called, Meeting, MeetingKind};
use crate::domain::memory::Memory;
use crate::domain::time::{Date, Timestamp};
use crate::journal::Seal;
use crate::report::document::Text;
use crate::report::figures::{Sort, Step, decision_number};
use crate::report::frame::{activity, board_at};
use crate::report::past::{Held, Past};
use crate::report::sentences::Around;
use crate::report::{Defect, NoPaper};
use std::collections::BTreeSet;

/// One OCG that was discussed, in the order of being called.
pub(super) struct Turn {
    /// The OCG.
    pub(super) ocg: OcgTag,
    /// The time of its first entry.
    pub(super) at: Timestamp,
}

pub(super) struct Room<'a> {
    pub(super) past: &'a Past,
    pub(super) held: Held,
    pub(super) meeting: Meeting,
    pub(super) previous: Option<Held>,
    /// The entries of the meeting, from the opening on.
    pub(super) run: Sheet,
    /// The entries since the last meeting of this kind, up to the opening.
    pub(super) between: Option<Sheet>,
    /// The record as at the close.
    pub(super) record: Memory,
    /// The board at the opening and at the close, both as at the day of the meeting (rule 14).
    pub(super) opening: Board,
    pub(super) closing: Board,
    pub(super) turns: Vec<Turn>,
    /// The seal of the signing entry, for signed minutes.
    pub(super) seal: Option<Seal>,
}

impl<'a> Room<'a> {
    /// The meeting as at the last entry of the past, which must not go beyond its signature.
    pub(super) fn enter(
        past: &'a Past,
        kind: MeetingKind,
        number: u32,
        seal: &dyn Fn(u64) -> Option<Seal>,
    ) -> Result<Self, NoPaper> {
        let held = past.meeting(kind, number).ok_or_else(|| {
            NoPaper::refused(format!("There is no {} {number} that was opened, so it has no minutes.", kind.word()))
        })?;
        let last = held.signed.map_or(past.last(), |(entry, _)| entry);
        let previous =
            past.held(kind).into_iter().rev().find(|other| other.opened < held.opened && other.signed.is_some());
        let before = previous.as_ref().and_then(|previous| previous.signed).map_or(0, |(entry, _)| entry);
        let mut record = past.record(held.opened - 1)?;
        let between = if before + 1 < held.opened {
            Some(Sheet::of_run(past, before + 1, held.opened - 1, &record, number)?)
        } else {
            None
        };
        let day = held.day();
        let opening = board_at(&record, day, &activity(past, held.opened));
        past.fold_on(&mut record, held.opened - 1, last)?;
        let meeting = record.meetings().get(&held.meeting.id).cloned();
        let meeting = meeting.ok_or_else(|| Defect("its meeting is not in the record".to_owned()))?;
        let mut run = Sheet::of_run(past, held.opened, last, &record, number)?;
        // Every count of a meeting is as at its own day, however late it was signed (rule 14).
        run.close = crate::report::figures::Close::of_memory(&record, day, day);
        run.figures = crate::report::figures::count(&run.period, &run.close, day)?;
        let seal = match held.signed {
            None => None,
            Some((entry, at)) => {
                let seal = seal(entry).filter(|seal| seal.entries == entry);
                let seal = seal.ok_or_else(|| Defect("there is no seal of the entry that signed it".to_owned()))?;
                let by = past.entry(entry).map_or_else(String::new, |entered| entered.decided_by.clone());
                run.issue = Issue::Issued { by, at, entry, seal: seal.clone() };
                Some(seal)
            }
        };
        let closing = board_at(&record, day, &activity(past, last));
        let turns = turns(&run, &meeting);
        Ok(Self { past, held, meeting, previous, run, between, record, opening, closing, turns, seal })
    }

    /// The day of the meeting.
    pub(super) fn day(&self) -> Date {
        self.held.day()
    }

    /// True when the meeting calls OCGs.
    pub(super) const fn calls(&self) -> bool {
        self.meeting.kind.calls_groups()
    }

    /// Where a fact is printed. What was recorded about an OCG that was not discussed has no item of its own: posts stand under LRO capacity,
    /// everything else with what was not called.
    pub(super) fn place(&self, fact: &Fact) -> Place {
        match place(fact) {
            Place::Group(id) if self.turn(id).is_none() => match fact {
                Fact::PostFilled { .. } => Place::Section(super::place::CAPACITY),
                _ => Place::Section(14),
            },
            other => other,
        }
    }

    /// The turn of an OCG, if it was discussed, with its place from 1.
    pub(super) fn turn(&self, ocg: OcgId) -> Option<(usize, &Turn)> {
        self.turns.iter().enumerate().find(|(_, turn)| turn.ocg.id == ocg).map(|(at, turn)| (at + 1, turn))
    }

    /// The item in which a fact of this meeting stands: `7.2`, `9`.
    pub(super) fn item(&self, fact: &Fact) -> String {
        match self.place(fact) {
            Place::Frame => match fact {
                Fact::OcgSettled { ocg, .. } => {
                    self.turn(ocg.id).map_or_else(|| "14".to_owned(), |(at, _)| format!("7.{at}"))
                }
                // Whoever was briefed on it heard it.
                Fact::MeetingBriefed(change) => {
                    self.turn(change.ocg.id).map_or_else(|| "14".to_owned(), |(at, _)| format!("7.{at}"))
                }
                Fact::CrossingMarked { crossing, .. } => {
                    self.turn(crossing.ocg.id).map_or_else(|| super::RELEASED.to_string(), |(at, _)| format!("7.{at}"))
                }
                _ => "1".to_owned(),
            },
            Place::Section(number) => number.to_string(),
            Place::Group(id) => self.turn(id).map_or_else(|| "7".to_owned(), |(at, _)| format!("7.{at}")),
        }
    }

    /// An OCG as this paper names it.
    pub(super) fn named(&self, ocg: &OcgTag) -> Text {
        Around::only(&self.run.profile).named(ocg)
    }

    /// Whether a section is left out of this paper whatever was entered: a list of all would show which have no business (papers section 2j).
    pub(super) fn leaves_out(&self, section: u8) -> bool {
        self.run.profile.papers.business_only && matches!(section, super::place::NEW | super::place::CAPACITY)
    }

    /// What was entered of an OCG as its own business, at its item: standing or withdrawn, and what of it was to cross.
    pub(super) fn business(&self, ocg: OcgId) -> Vec<&Step> {
        self.run.own(|fact| is_business(fact) && fact.subject().ocg == Some(ocg))
    }

    /// The steps of this meeting that have this place, in entry order, imports apart.
    pub(super) fn at(&self, wanted: Place) -> Vec<&Step> {
        self.run.own(|fact| self.place(fact) == wanted)
    }

    /// OCGs due at the meeting: live at the opening or made live during it (rule 9).
    pub(super) fn due(&self) -> BTreeSet<OcgId> {
        if !self.calls() {
            return BTreeSet::new();
        }
        let mut due: BTreeSet<OcgId> = self.opening.ocgs.iter().map(|line| line.id).collect();
        due.extend(self.closing.ocgs.iter().map(|line| line.id));
        due
    }

    /// What became of a due OCG (rule 9): discussed beats the others.
    pub(super) fn result(&self, ocg: OcgId) -> Option<Called> {
        if self.turn(ocg).is_some() {
            return Some(Called::Discussed);
        }
        self.meeting.result(ocg).map(|settled| settled.called)
    }
}

/// Whether a fact is business of the OCG it names, at its own item.
fn is_business(fact: &Fact) -> bool {
    matches!(fact, Fact::CrossingMarked { .. }) || matches!(place(fact), Place::Group(_))
}

/// Discussed: marked so, or a standing decision was taken on it (rule 9), or somebody was briefed on it; in the order of the first entry of each. Where the paper
/// says of each item who heard it, whatever was entered of one makes it an item.
fn turns(run: &Sheet, meeting: &Meeting) -> Vec<Turn> {
    let mut discussed: BTreeSet<OcgId> =
        meeting.settled.iter().filter(|(_, to)| to.called == Called::Discussed).map(|(ocg, _)| *ocg).collect();
    discussed.extend(meeting.briefed.iter().map(|on| on.ocg));
    let decides = |fact: &Fact| {
        matches!(fact, Fact::TierDecided { .. } | Fact::OcgStatusSet { .. } | Fact::ItemAdded { .. })
            && decision_number(fact).is_some()
    };
    let all = run.profile.papers.business_only && meeting.says_briefed();
    for step in run.period.steps.iter().filter(|step| step.sort == Sort::Own) {
        let fact = step.fact().filter(|fact| step.stands && decides(fact) || all && is_business(fact));
        discussed.extend(fact.and_then(|fact| fact.subject().ocg));
    }
    let mut turns: Vec<Turn> = Vec::new();
    for step in run.period.steps.iter().filter(|step| step.sort == Sort::Own) {
        let Some(fact) = step.fact() else { continue };
        let settles = matches!(fact, Fact::OcgSettled { .. } | Fact::MeetingBriefed(_));
        let Some(ocg) = fact.subject().ocg.filter(|id| discussed.contains(id)) else { continue };
        let known = turns.iter().any(|turn| turn.ocg.id == ocg);
        if known || !(settles || is_business(fact)) {
            continue;
        }
        if let Some(tag) = super::super::groups::tag_of(fact) {
            turns.push(Turn { ocg: tag, at: step.entered.decided_at });
        }
    }
    turns
}
