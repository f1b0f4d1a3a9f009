//! The journal up to one entry, from which every paper is folded (papers, "five choices", 1): the record at any entry, the runs between entries,
//! and which entries made a meeting. Must not know where the entries come from.

use super::NoPaper;
use super::document::Defect;
use crate::domain::access::AccessStep;
use crate::domain::carried::Close;
use crate::domain::fact::Fact;
use crate::domain::fold::fold;
use crate::domain::identity::{ItemId, MeetingId, OcgId};
use crate::domain::item::{Content, Issue, IssuedPaper, Plan};
use crate::domain::meeting::{MeetingKind, MeetingState, MeetingTag};
use crate::domain::memory::Memory;
use crate::domain::receipt::Entered;
use crate::domain::role::Role;
use crate::domain::time::{Date, Timestamp};
use std::collections::BTreeMap;

/// A meeting that was opened, as its entries say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The meeting.
    pub meeting: MeetingTag,
    /// The entry that opened it.
    pub opened: u64,
    /// When.
    pub opened_at: Timestamp,
    /// The entry that signed it and when; `None` while it is open.
    pub signed: Option<(u64, Timestamp)>,
}

impl Held {
    /// `24, 24 November 2026` is made of this: the local day it was opened.
    #[must_use]
    pub fn day(&self) -> Date {
        self.opened_at.local_date()
    }
}

/// The withdrawn of a run that begins with the first entry; a withdrawal that was withdrawn withdraws nothing.
fn withdrawals(entries: &[Entered]) -> BTreeMap<u64, u64> {
    let mut withdrawn = BTreeMap::new();
    for entered in entries.iter().rev() {
        if let Some(undone) = entered.undoes.filter(|_| !withdrawn.contains_key(&entered.entry)) {
            withdrawn.insert(undone, entered.entry);
        }
    }
    withdrawn
}

/// Every entry from the first to the as-at entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    entries: Vec<Entered>,
    withdrawn: BTreeMap<u64, u64>,
}

impl Past {
    /// Takes the entries of a journal, all of them from the first on, in order.
    ///
    /// # Errors
    /// An entry is missing.
    pub fn new(entries: Vec<Entered>) -> Result<Self, Defect> {
        if entries.iter().zip(1_u64..).any(|(entered, number)| entered.entry != number) {
            return Err(Defect("an entry of its journal is missing".to_owned()));
        }
        let withdrawn = withdrawals(&entries);
        Ok(Self { entries, withdrawn })
    }

    /// Whether these are the entries of the covert store: its first says so.
    #[must_use]
    pub fn is_covert(&self) -> bool {
        let first = self.entries.first().and_then(|entered| entered.recorded.as_ref());
        first.is_some_and(|one| matches!(&one.fact, Fact::StoreFounded { founding, .. } if founding.covert))
    }

    /// Refuses a paper that the covert store does not print (papers section 2j): it is in no figure, sheet or list that travels.
    ///
    /// # Errors
    /// [`NoPaper::Refused`] for the covert store.
    pub fn prints(&self, paper: &str) -> Result<(), NoPaper> {
        if self.is_covert() {
            return Err(NoPaper::refused(format!(
                "This store prints no {paper}: it writes minutes in numbered copies, their checkpoint and part b of a register. Nothing was written."
            )));
        }
        Ok(())
    }

    /// The past as it was at an entry: what came later is forgotten.
    #[must_use]
    pub fn upto(&self, entry: u64) -> Self {
        let kept = self.run(1, entry).to_vec();
        Self::new(kept).unwrap_or_else(|_| Self { entries: Vec::new(), withdrawn: BTreeMap::new() })
    }

    /// The last entry; 0 for none.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.entries.last().map_or(0, |entered| entered.entry)
    }

    /// Every entry.
    #[must_use]
    pub fn entries(&self) -> &[Entered] {
        &self.entries
    }

    /// One entry.
    #[must_use]
    pub fn entry(&self, number: u64) -> Option<&Entered> {
        self.run(number, number).first()
    }

    /// The entries `first` to `last`, as far as they are there.
    #[must_use]
    pub fn run(&self, first: u64, last: u64) -> &[Entered] {
        let from = usize::try_from(first.saturating_sub(1)).unwrap_or(usize::MAX);
        let to = usize::try_from(last).unwrap_or(usize::MAX).min(self.entries.len());
        self.entries.get(from..to).unwrap_or_default()
    }

    /// The standing entry that withdraws this one, as at the last entry (papers section 3 rule 3).
    #[must_use]
    pub fn withdrawn_by(&self, entry: u64) -> Option<u64> {
        self.withdrawn.get(&entry).copied()
    }

    /// What was withdrawn as at an earlier entry, each with the standing entry that withdraws it.
    pub(in crate::report) fn withdrawn_at(&self, entry: u64) -> BTreeMap<u64, u64> {
        withdrawals(self.run(1, entry))
    }

    /// The standing entries somebody asked for: neither withdrawn nor withdrawals, nor erased.
    pub fn standing(&self) -> impl Iterator<Item = (&Entered, &Fact)> {
        self.entries.iter().filter_map(|entered| {
            let stands = entered.undoes.is_none() && self.withdrawn_by(entered.entry).is_none();
            let recorded = entered.recorded.as_ref().filter(|_| stands)?;
            Some((entered, &recorded.fact))
        })
    }

    /// The record after an entry, folded from the first.
    ///
    /// # Errors
    /// An entry does not fold.
    pub fn record(&self, entry: u64) -> Result<Memory, Defect> {
        let mut memory = Memory::default();
        self.fold_on(&mut memory, 0, entry)?;
        Ok(memory)
    }

    /// Folds the entries after `from` up to `to` into a record that stands at `from`.
    ///
    /// # Errors
    /// An entry does not fold.
    pub fn fold_on(&self, memory: &mut Memory, from: u64, to: u64) -> Result<(), Defect> {
        for entered in self.run(from + 1, to) {
            if let Some(recorded) = &entered.recorded {
                fold(&recorded.fact, memory)
                    .map_err(|error| Defect(format!("entry {} does not fold ({error})", entered.entry)))?;
            }
        }
        Ok(())
    }

    /// The meetings of a kind that were opened, in the order of their opening; an opening that was taken back is none.
    #[must_use]
    pub fn held(&self, kind: MeetingKind) -> Vec<Held> {
        let mut found: BTreeMap<MeetingId, Held> = BTreeMap::new();
        for entered in &self.entries {
            let Some(Fact::MeetingMoved { meeting, to, .. }) = entered.recorded.as_ref().map(|one| &one.fact) else {
                continue;
            };
            if meeting.kind != kind {
                continue;
            }
            match to {
                MeetingState::Prepared | MeetingState::Cancelled => {
                    found.remove(&meeting.id);
                }
                MeetingState::Open { at } => {
                    let opened = Held { meeting: meeting.clone(), opened: entered.entry, opened_at: *at, signed: None };
                    found.entry(meeting.id).or_insert(opened).signed = None;
                }
                MeetingState::Signed { at, .. } => {
                    if let Some(held) = found.get_mut(&meeting.id) {
                        held.signed = Some((entered.entry, *at));
                    }
                }
            }
        }
        let mut held: Vec<Held> = found.into_values().collect();
        held.sort_by_key(|held| held.opened);
        held
    }

    /// The issues of a paper, in the order in which they were issued, each with its entry.
    #[must_use]
    pub fn issues(&self, paper: IssuedPaper) -> Vec<(&Entered, &Issue)> {
        self.standing()
            .filter_map(|(entered, fact)| match fact {
                Fact::ItemAdded { item } => match &item.content {
                    Content::Issue(issue) if issue.paper == paper => Some((entered, issue)),
                    _ => None,
                },
                _ => None,
            })
            .collect()
    }

    /// For each entry in `first` to `last` that adds a version of a 4P plan, the version that stood before it, as the record was at that entry.
    #[must_use]
    pub fn plans_before(&self, first: u64, last: u64) -> BTreeMap<u64, Plan> {
        let mut plans: BTreeMap<(OcgId, ItemId), &Plan> = BTreeMap::new();
        let mut before = BTreeMap::new();
        for entered in self.run(1, last) {
            match entered.recorded.as_ref().map(|one| &one.fact) {
                Some(Fact::ItemAdded { item }) => {
                    let (Content::Plan(plan), Some(ocg)) = (&item.content, &item.ocg) else { continue };
                    if entered.entry >= first
                        && let Some((_, stood)) = plans.range((ocg.id, ItemId(0))..(ocg.id, item.id)).next_back()
                    {
                        before.insert(entered.entry, (*stood).clone());
                    }
                    plans.insert((ocg.id, item.id), plan);
                }
                Some(Fact::ItemStruckOut { item }) => {
                    if let Some(ocg) = &item.ocg {
                        plans.remove(&(ocg.id, item.id));
                    }
                }
                Some(Fact::ItemChanged { item, ocg: Some(ocg), to, .. }) => {
                    if let Content::Plan(plan) = &**to {
                        plans.insert((ocg.id, *item), plan);
                    }
                }
                _ => {}
            }
        }
        before
    }

    /// The role in which somebody held a key at the last entry, as the record says; the one who founded the record holds it as chair.
    #[must_use]
    pub fn key_role(&self, who: &str) -> Option<Role> {
        let founder = self.entries.first().filter(|entered| entered.entered_by == who);
        let mut role = founder.map(|_| Role::Chair);
        for entered in &self.entries {
            if let Some(Fact::AccessChanged { access }) = entered.recorded.as_ref().map(|one| &one.fact)
                && access.operator == who
                && !matches!(access.step, AccessStep::RecoveryRenewed | AccessStep::Rekeyed)
            {
                role = access.to;
            }
        }
        role
    }

    /// One meeting of a kind by its number, if it was opened.
    #[must_use]
    pub fn meeting(&self, kind: MeetingKind, number: u32) -> Option<Held> {
        self.held(kind).into_iter().find(|held| held.meeting.number == number)
    }

    /// The closes of the signed meetings of a kind, as carried actions are counted by (rule 17).
    #[must_use]
    pub fn closes(&self, kind: MeetingKind) -> Vec<Close> {
        let signed = |held: &Held| held.signed.map(|(entry, at)| Close { entry, on: at.local_date() });
        self.held(kind).iter().filter_map(signed).collect()
    }
}
