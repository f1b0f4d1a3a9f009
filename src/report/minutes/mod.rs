//! Minutes of what was recorded since the last minutes (papers section 2a): what was decided, by whom and why, and what of it was taken back. The
//! minutes of a meeting are in [`meeting`].
//!
//! The period is a run of entries labelled with its days. Imported records are counted, not listed (papers section 3 rule 33).

mod actions;
mod decided;
mod groups;
mod head;
pub mod meeting;
mod others;
mod read_back;
mod withdrawn;

use super::document::{Block, Defect, Document, Level, Marking, Meta, State};
use super::figures::{Close, Figures, Period, Sort, Step, count, disruptions, touched, wanted};
use super::past::Past;
use super::sentences::{Around, PostNote, byline, tell, withdrawn as withdrawn_entry};
use crate::domain::disruption::Disruption;
use crate::domain::fact::Fact;
use crate::domain::identity::DisruptionId;
use crate::domain::item::{Content, ItemKind, Plan};
use crate::domain::memory::Memory;
use crate::domain::ocg::Post;
use crate::domain::officer::{Training, training};
use crate::domain::profile::Profile;
use crate::domain::reading::{Answer, Fault, Founding, Reading};
use crate::domain::receipt::Entered;
use crate::domain::time::{Date, Timestamp};
use crate::journal::Seal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the minutes stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issue {
    /// Not issued: printed as a draft, without a seal.
    Draft,
    /// Issued in the record.
    Issued {
        /// By whom.
        by: String,
        /// When.
        at: Timestamp,
        /// The entry that says so.
        entry: u64,
        /// The seal printed at the end.
        seal: Seal,
    },
}

/// Everything minutes are made of.
#[derive(Debug, Clone)]
pub struct MinutesInput {
    /// What the store was founded as.
    pub founding: Founding,
    /// The force words at the close.
    pub profile: Arc<Profile>,
    /// Running number of the minutes, from 1.
    pub number: u32,
    /// The entries they cover, all of them, in order.
    pub entries: Vec<Entered>,
    /// Entries before these that these withdraw (see [`wanted`]); one that is missing is taken as an ordinary entry.
    pub earlier: Vec<Entered>,
    /// The OCGs, officers and actions the entries touch, as at the last of them.
    pub touched: Memory,
    /// The disruptions they touch.
    pub disruptions: BTreeMap<DisruptionId, Disruption>,
    /// For each of the entries that adds a version of a 4P plan, the version before it.
    pub plans: BTreeMap<u64, Plan>,
    /// The record as at the last entry, as far as it is counted.
    pub close: Close,
    /// Draft or issued.
    pub issue: Issue,
}

impl MinutesInput {
    /// Gathers what the minutes need from the record as it stands at the last of `entries` (an issue of minutes after it changes nothing they
    /// print). `close` is counted by the caller as at the local date of the last entry.
    ///
    /// # Errors
    /// The record cannot be read, or the store is not founded.
    pub fn gather(
        record: &dyn Reading,
        number: u32,
        entries: Vec<Entered>,
        earlier: Vec<Entered>,
        close: Close,
        issue: Issue,
    ) -> Answer<Self> {
        let founding =
            record.founding()?.ok_or_else(|| Fault("This store is not founded yet. Run muster init.".to_owned()))?;
        let wanted = wanted(&entries);
        Ok(Self {
            founding,
            profile: record.profile()?,
            number,
            touched: touched(record, &wanted)?,
            disruptions: disruptions(record, &wanted)?,
            plans: plans_before(record, &entries)?,
            entries,
            earlier,
            close,
            issue,
        })
    }
}

/// The first and the last local date on which something of a run was recorded: the days its label names (papers section 3 rule 1).
#[must_use]
pub fn days(entries: &[Entered]) -> Option<(Date, Date)> {
    let day = |entered: &Entered| entered.recorded_at.local_date();
    Some((entries.iter().map(day).min()?, entries.iter().map(day).max()?))
}

/// For each entry that adds a version of a 4P plan, the newest older one in the record.
fn plans_before(record: &dyn Reading, entries: &[Entered]) -> Answer<BTreeMap<u64, Plan>> {
    let known = record.items_of_kind(ItemKind::Plan)?;
    let mut before = BTreeMap::new();
    for entered in entries {
        let Some(Fact::ItemAdded { item }) = entered.recorded.as_ref().map(|one| &one.fact) else { continue };
        let (Content::Plan(_), Some(ocg)) = (&item.content, &item.ocg) else { continue };
        let same = known.iter().filter(|one| one.ocg.as_ref().is_some_and(|tag| tag.id == ocg.id) && one.id < item.id);
        if let Some(Content::Plan(plan)) = same.max_by_key(|one| one.id).map(|one| &one.content) {
            before.insert(entered.entry, plan.clone());
        }
    }
    Ok(before)
}

/// What the sections are written from.
pub(in crate::report) struct Sheet {
    founding: Founding,
    profile: Arc<Profile>,
    number: u32,
    pub(in crate::report) period: Period,
    touched: Memory,
    disruptions: BTreeMap<DisruptionId, Disruption>,
    plans: BTreeMap<u64, Plan>,
    pub(in crate::report) close: Close,
    pub(in crate::report) figures: Figures,
    issue: Issue,
    opening: Date,
    closing: Date,
}

/// The sections in order: their titles, and what writes them.
type Section = (&'static str, fn(&Sheet) -> Vec<Block>);
const SECTIONS: [Section; 14] = [
    ("Attendance", others::attendance),
    ("Decided", decided::decided),
    ("Actions raised", actions::raised),
    ("Actions closed, claimed and changed", actions::closed_and_changed),
    ("LROs and other posts", decided::posts),
    ("Disruptions", others::disruptions),
    ("Bids, triggers, outcomes and other items", others::items),
    ("Notes for the minutes", others::notes),
    ("Records entered and amended", others::records),
    ("Imports", others::imports),
    ("Not called", others::not_called),
    ("Withdrawn, restored and corrected", withdrawn::withdrawn),
    ("Read-back", read_back::tables),
    ("Sign-off", read_back::sign_off),
];

/// Writes the minutes.
///
/// # Errors
/// [`Defect`] when there is no entry, when the entries do not lead to the record as it stands, or when the sums do not close.
pub fn minutes(input: MinutesInput) -> Result<Document, Defect> {
    let Some((opening, closing)) = days(&input.entries) else {
        return Err(Defect("nothing was recorded in its period".to_owned()));
    };
    let period = Period::read(input.entries, &input.earlier, &input.touched)?;
    let figures = count(&period, &input.close, opening)?;
    let sheet = Sheet {
        founding: input.founding,
        profile: input.profile,
        number: input.number,
        period,
        touched: input.touched,
        disruptions: input.disruptions,
        plans: input.plans,
        close: input.close,
        figures,
        issue: input.issue,
        opening,
        closing,
    };
    let mut blocks = head::head(&sheet);
    for (at, (title, blocks_of)) in SECTIONS.iter().enumerate() {
        blocks.extend(section(at + 1, title, blocks_of(&sheet)));
    }
    let marking = Marking::of(Level::OfficialSensitive, Level::from_words(&sheet.profile.marking));
    Document::new(sheet.meta(), marking, blocks)
}

/// A section; one with nothing in it says `None.`
fn section(number: usize, title: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut out = vec![Block::numbered(2, &number.to_string(), title)];
    if blocks.is_empty() {
        out.push(Block::paragraph("None."));
    }
    out.extend(blocks);
    out
}

impl Sheet {
    /// A run of entries of the past with the record as at the last of them.
    pub(in crate::report) fn of_run(
        past: &Past,
        first: u64,
        last: u64,
        record: &Memory,
        number: u32,
    ) -> Result<Self, Defect> {
        let entries = past.run(first, last).to_vec();
        let (opening, closing) =
            days(&entries).ok_or_else(|| Defect("nothing was recorded in its period".to_owned()))?;
        let wanted = wanted(&entries);
        let earlier: Vec<Entered> = wanted.earlier.iter().filter_map(|entry| past.entry(*entry).cloned()).collect();
        let unread = |fault: Fault| Defect(format!("its record cannot be read ({fault})"));
        let founding = record.founding().map_err(unread)?;
        // Read backwards from what the run touches, apart from what rests on it.
        let touched = touched(record, &wanted).map_err(unread)?;
        let period = Period::read(entries, &earlier, &touched)?;
        let close = Close::of_memory(record, opening, closing);
        Ok(Self {
            founding: founding.ok_or_else(|| Defect("its store is not founded".to_owned()))?,
            profile: record.profile().map_err(unread)?,
            number,
            figures: count(&period, &close, opening)?,
            period,
            touched: record.clone(),
            disruptions: record.disruptions().clone(),
            plans: past.plans_before(first, last),
            close,
            issue: Issue::Draft,
            opening,
            closing,
        })
    }

    fn meta(&self) -> Meta {
        let label = |text: &str| crate::text::clean_line(text);
        let ending = if matches!(self.issue, Issue::Draft) { "-draft" } else { "" };
        let last = self.period.steps.last().map(|step| &step.entered);
        Meta {
            paper: format!("{}-T{}-minutes{ending}", label(&self.founding.prefix), self.number),
            force: label(&self.profile.force),
            bcu: label(&self.founding.bcu),
            period: head::period(self),
            as_at_entry: last.map_or(0, |entered| entered.entry),
            as_at_time: last.map_or_else(Timestamp::default, |entered| entered.recorded_at),
            store_id: label(&self.founding.store_id),
            profile: format!("{}, version {}", label(&self.profile.name), self.profile.version),
            state: if matches!(self.issue, Issue::Draft) { State::Draft } else { State::Issued },
            invented: self.founding.demo,
            recipient: None,
        }
    }

    /// The day every time of the paper belongs to, if it is one day: bylines then leave it out.
    fn day(&self) -> Option<Date> {
        (self.opening == self.closing).then_some(self.closing)
    }

    /// The steps somebody recorded by hand, of which the fact is wanted, in entry order.
    pub(in crate::report) fn own(&self, is: impl Fn(&Fact) -> bool) -> Vec<&Step> {
        self.period.steps.iter().filter(|step| step.sort == Sort::Own && step.fact().is_some_and(&is)).collect()
    }

    /// The entry of a step: as it stands, or as withdrawn by the entry that takes it back.
    fn entry(&self, step: &Step) -> Option<Block> {
        let fact = step.fact()?;
        let notes = self.notes_on(step, fact);
        let told = tell(fact, &self.around(step, fact, &notes));
        let by = self.period.withdrawn_by.get(&step.entered.entry).and_then(|entry| self.period.step(*entry));
        Some(match by {
            Some(by) => withdrawn_entry(&told, &by.entered),
            None => told.entry(byline(&step.entered, self.day())),
        })
    }

    fn around<'a>(&'a self, step: &Step, fact: &Fact, notes: &'a [PostNote]) -> Around<'a> {
        let disruption = match fact {
            Fact::DisruptionModerated { disruption, .. } => self.disruptions.get(disruption),
            _ => None,
        };
        Around {
            disruption,
            tier: step.ocg_before.and_then(|point| point.tier),
            due: step.action_after.as_ref().and_then(|action| action.due),
            plan: self.plans.get(&step.entered.entry),
            notes,
            ..Around::only(&self.profile)
        }
    }

    /// What the chair should see beside an allocation as LRO: training and limit (papers section 3 rule 25).
    fn notes_on(&self, step: &Step, fact: &Fact) -> Vec<PostNote> {
        let Fact::PostFilled { post: Post::Lro, to: Some(to), .. } = fact else { return Vec::new() };
        let Some(lead) = self.close.leads.get(&to.officer.id) else { return Vec::new() };
        let on = step.entered.decided_at.local_date();
        let mut notes = Vec::new();
        match training(lead.trained_on, self.profile.lro_training_valid_days, on) {
            Training::Current(_) => {}
            Training::Lapsed(until) => notes.push(PostNote::Lapsed(until)),
            Training::NoneRecorded => notes.push(PostNote::Untrained),
        }
        let leads = self.figures.load.get(&step.entered.entry).copied().unwrap_or(0);
        notes.extend(lead.limit.filter(|limit| leads > *limit).map(|limit| PostNote::Over { leads, limit }));
        notes
    }
}
