//! The entries of a period with what each did to the record, found by reading them backwards from the close.
//!
//! Every fact says what it replaced, so the record at the close and the entries of the period are enough; nothing before the period is read, and
//! the cost follows the period, not the record.

use super::super::document::Defect;
use super::points::{ActionPoint, OcgPoint};
use crate::domain::disruption::Disruption;
use crate::domain::fact::{Fact, Way};
use crate::domain::fold::fold;
use crate::domain::identity::{ActionId, DisruptionId, OcgId, OfficerId};
use crate::domain::invert::invert;
use crate::domain::memory::Memory;
use crate::domain::reading::{Answer, Reading, Records as _};
use crate::domain::receipt::Entered;
use crate::text::count_group;
use std::collections::{BTreeMap, BTreeSet};

/// What an entry is to the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Somebody recorded it.
    Own,
    /// It came with an import, or takes back what did.
    Import,
    /// It withdraws an entry of this period.
    WithdrawsInside(u64),
    /// It withdraws an entry of an earlier period (rule 4).
    WithdrawsEarlier(u64),
    /// It takes a withdrawal back, so that the entry before it stands again.
    Restores(u64),
    /// Its body was erased by law (rule 32).
    Erased,
    /// It flags or describes entries for disclosure: in no paper but the register.
    Apart,
}

/// One entry with what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The entry.
    pub entered: Entered,
    /// What it is to the period.
    pub sort: Sort,
    /// Whether it stands at the close (rule 3).
    pub stands: bool,
    /// The OCG it is about, before.
    pub ocg_before: Option<OcgPoint>,
    /// The OCG it is about, after.
    pub ocg_after: Option<OcgPoint>,
    /// The action it is about, before.
    pub action_before: Option<ActionPoint>,
    /// The action it is about, after.
    pub action_after: Option<ActionPoint>,
}

impl Step {
    /// The fact, unless it was erased.
    #[must_use]
    pub fn fact(&self) -> Option<&Fact> {
        self.entered.recorded.as_ref().map(|recorded| &recorded.fact)
    }

    /// The OCG it is about.
    #[must_use]
    pub fn ocg(&self) -> Option<OcgId> {
        self.fact().and_then(|fact| fact.subject().ocg)
    }
}

/// A period: its entries, first to last, with what each did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The entries, at least one.
    pub steps: Vec<Step>,
    /// For each entry that was withdrawn in the period and stays so, the entry that withdraws it.
    pub withdrawn_by: BTreeMap<u64, u64>,
}

/// What the entries of a period touch: the records to ask for, and the earlier entries they withdraw.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// OCGs.
    pub ocgs: BTreeSet<OcgId>,
    /// Officers.
    pub officers: BTreeSet<OfficerId>,
    /// Actions.
    pub actions: BTreeSet<ActionId>,
    /// Disruptions.
    pub disruptions: BTreeSet<DisruptionId>,
    /// Entries before the period that it withdraws.
    pub earlier: BTreeSet<u64>,
}

/// What the entries of a period touch.
#[must_use]
pub fn wanted(entries: &[Entered]) -> Wanted {
    let first = entries.first().map_or(0, |entered| entered.entry);
    let mut touched = crate::domain::touched::Touched::default();
    let mut wanted = Wanted::default();
    for entered in entries {
        wanted.earlier.extend(entered.undoes.filter(|undone| *undone < first));
        let Some(recorded) = &entered.recorded else { continue };
        touched.add(&recorded.fact);
        match &recorded.fact {
            Fact::DisruptionModerated { disruption, .. } => {
                wanted.disruptions.insert(*disruption);
            }
            Fact::DisruptionClaimed { disruption } | Fact::DisruptionStruckOut { disruption } => {
                wanted.disruptions.insert(disruption.id);
            }
            _ => {}
        }
    }
    let changed = touched.changed();
    wanted.ocgs.extend(changed.ocgs);
    wanted.officers.extend(changed.officers);
    wanted.actions.extend(changed.actions);
    wanted
}

/// The OCGs, officers and actions a period touches, as at its close, apart from everything else.
///
/// # Errors
/// The record cannot be read.
pub fn touched(record: &dyn Reading, wanted: &Wanted) -> Answer<Memory> {
    let mut memory = Memory::default();
    for id in &wanted.officers {
        if let Some(officer) = record.officer(*id)? {
            memory.put_officer(&officer)?;
        }
    }
    for id in &wanted.actions {
        if let Some(action) = record.action(*id)? {
            memory.put_action(&action)?;
        }
    }
    let of_actions = memory.actions().values().map(|action| action.ocg.id);
    let ocgs: BTreeSet<OcgId> = wanted.ocgs.iter().copied().chain(of_actions).collect();
    for id in ocgs {
        if let Some(ocg) = record.ocg(id)? {
            memory.put_ocg(&ocg)?;
        }
    }
    Ok(memory)
}

/// The disruptions a period touches, as at its close. They stand apart from the other records, since they are not read backwards.
///
/// # Errors
/// The record cannot be read.
pub fn disruptions(record: &dyn Reading, wanted: &Wanted) -> Answer<BTreeMap<DisruptionId, Disruption>> {
    let mut found = BTreeMap::new();
    for id in &wanted.disruptions {
        if let Some(disruption) = record.disruption(*id)? {
            found.insert(*id, disruption);
        }
    }
    Ok(found)
}

impl Period {
    /// Reads the entries backwards from the touched records as at the close. `earlier` are the entries before the period that it withdraws; one
    /// that is missing is taken as an ordinary entry.
    ///
    /// # Errors
    /// The entries do not lead back from the record as it stands: the paper would not agree with the record.
    pub fn read(entries: Vec<Entered>, earlier: &[Entered], touched: &Memory) -> Result<Self, Defect> {
        let sorts = sorts(&entries, earlier);
        let withdrawn_by = withdrawn(&entries);
        let mut memory = touched.clone();
        let mut steps = Vec::with_capacity(entries.len());
        for (entered, sort) in entries.into_iter().zip(sorts).rev() {
            let stands = !withdrawn_by.contains_key(&entered.entry);
            let mut step = Step {
                sort,
                stands,
                ocg_before: None,
                ocg_after: None,
                action_before: None,
                action_after: None,
                entered,
            };
            if let Some(fact) = step.fact().cloned() {
                (step.ocg_after, step.action_after) = points(&fact, &memory);
                if let Some(inverse) = inverse(&fact) {
                    fold(&inverse, &mut memory).map_err(|error| {
                        let entry = count_group(step.entered.entry);
                        Defect(format!("entry {entry} does not lead to the record as it stands ({error})"))
                    })?;
                }
                (step.ocg_before, step.action_before) = points(&fact, &memory);
            }
            steps.push(step);
        }
        steps.reverse();
        Ok(Self { steps, withdrawn_by })
    }

    /// Whether an entry takes back another of this period: the two together do nothing to any figure (rule 4).
    #[must_use]
    pub fn is_inside(&self, step: &Step) -> bool {
        step.entered.undoes.is_some_and(|undone| self.step(undone).is_some())
    }

    /// A step by its entry number.
    #[must_use]
    pub fn step(&self, entry: u64) -> Option<&Step> {
        let first = self.steps.first()?.entered.entry;
        let at = usize::try_from(entry.checked_sub(first)?).ok()?;
        self.steps.get(at).filter(|step| step.entered.entry == entry)
    }
}

/// The inverse of a fact about OCGs, officers and actions; other facts are not counted by reading back.
fn inverse(fact: &Fact) -> Option<Fact> {
    match fact {
        Fact::OcgRegistered { .. }
        | Fact::OcgStruckOut { .. }
        | Fact::OcgAmended { .. }
        | Fact::OcgStatusSet { .. }
        | Fact::TierDecided { .. }
        | Fact::PostFilled { .. }
        | Fact::ActionRaised { .. }
        | Fact::ActionStruckOut { .. }
        | Fact::ActionAmended { .. }
        | Fact::ActionExtended { .. }
        | Fact::ActionTransferred { .. }
        | Fact::ActionMoved { .. } => invert(fact),
        // Also what cannot be taken back: the record before it is what is asked for.
        Fact::RetentionSet(change) => Some(Fact::RetentionSet(Box::new(change.inverse()))),
        Fact::StoreFounded { .. }
        | Fact::ProfileAdopted { .. }
        | Fact::ImportMade { .. }
        | Fact::AssessmentRecorded { .. }
        | Fact::AssessmentStruckOut { .. }
        | Fact::OfficerRegistered { .. }
        | Fact::OfficerStruckOut { .. }
        | Fact::OfficerAmended { .. }
        | Fact::DisruptionClaimed { .. }
        | Fact::DisruptionStruckOut { .. }
        | Fact::DisruptionModerated { .. }
        | Fact::NoteAdded { .. }
        | Fact::NoteStruckOut { .. }
        | Fact::MeetingPrepared { .. }
        | Fact::MeetingStruckOut { .. }
        | Fact::MeetingAmended { .. }
        | Fact::MeetingMoved { .. }
        | Fact::MinutesAccepted { .. }
        | Fact::AttendanceMarked { .. }
        | Fact::OcgSettled { .. }
        | Fact::MeetingBriefed(_)
        | Fact::ItemAdded { .. }
        | Fact::ItemStruckOut { .. }
        | Fact::ItemChanged { .. }
        | Fact::AccessChanged { .. }
        | Fact::CrossingMarked { .. }
        | Fact::Erased(_)
        | Fact::MinutesIssued { .. } => None,
    }
}

fn points(fact: &Fact, memory: &Memory) -> (Option<OcgPoint>, Option<ActionPoint>) {
    let ocg = fact.subject().ocg.and_then(|id| memory.ocgs().get(&id)).map(OcgPoint::of);
    let action = match fact {
        Fact::ActionRaised { action } | Fact::ActionStruckOut { action } => Some(action.id),
        Fact::ActionAmended { action, .. }
        | Fact::ActionExtended { action, .. }
        | Fact::ActionTransferred { action, .. }
        | Fact::ActionMoved { action, .. } => Some(action.id),
        _ => None,
    };
    (ocg, action.and_then(|id| memory.actions().get(&id)).map(ActionPoint::of))
}

/// For each entry of the run that does not stand, the standing entry that withdraws it (rule 3). Later entries are settled first, since only a
/// later entry can withdraw an earlier one.
fn withdrawn(entries: &[Entered]) -> BTreeMap<u64, u64> {
    let mut by = BTreeMap::new();
    for entered in entries.iter().rev() {
        if let Some(undone) = entered.undoes.filter(|_| !by.contains_key(&entered.entry)) {
            by.insert(undone, entered.entry);
        }
    }
    by
}

fn sorts(entries: &[Entered], earlier: &[Entered]) -> Vec<Sort> {
    let first = entries.first().map_or(0, |entered| entered.entry);
    let imports: BTreeSet<u64> = entries
        .iter()
        .filter(|entered| matches!(entered.recorded.as_ref().map(|r| &r.fact), Some(Fact::ImportMade { .. })))
        .map(|entered| entered.batch)
        .collect();
    let undoes: BTreeMap<u64, Option<u64>> =
        earlier.iter().chain(entries).map(|entered| (entered.entry, entered.undoes)).collect();
    let mut imported: BTreeSet<u64> = BTreeSet::new();
    let mut sorts = Vec::with_capacity(entries.len());
    for entered in entries {
        let sort = match (&entered.recorded, entered.undoes) {
            (None, _) => Sort::Erased,
            (Some(recorded), _) if recorded.fact.is_disclosure() => Sort::Apart,
            (Some(_), None) if imports.contains(&entered.batch) => Sort::Import,
            (Some(_), None) => Sort::Own,
            (Some(_), Some(undone)) if imported.contains(&undone) => Sort::Import,
            (Some(recorded), Some(undone)) => match undoes.get(&undone) {
                Some(Some(original)) => Sort::Restores(*original),
                None if recorded.way == Way::Redo => Sort::Restores(undone),
                _ if undone >= first => Sort::WithdrawsInside(undone),
                _ => Sort::WithdrawsEarlier(undone),
            },
        };
        if sort == Sort::Import {
            imported.insert(entered.entry);
        }
        sorts.push(sort);
    }
    sorts
}
