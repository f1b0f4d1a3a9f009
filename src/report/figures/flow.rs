//! What flowed in a period beside tiers and actions: disruptions agreed, outcomes, bids, reasons, what was done on time (papers section 3 rules 15,
//! 18, 19, 20 and 27). Only standing entries of the period count (rule 4); what an import brought does not (rule 33).

use super::period::{Period, Sort, Step};
use crate::domain::action::Action;
use crate::domain::disruption::{Disruption, Level, Moderation};
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::identity::DisruptionId;
use crate::domain::item::{BidAnswer, Content, OutcomeKind};
use crate::domain::memory::Memory;
use crate::domain::tier::Strand;
use crate::domain::time::Date;
use crate::report::document::Defect;
use crate::report::past::Past;
use std::collections::{BTreeMap, BTreeSet};

/// The standing steps somebody recorded by hand.
fn own(period: &Period) -> impl Iterator<Item = (&Step, &Fact)> {
    period
        .steps
        .iter()
        .filter(|step| step.sort == Sort::Own && step.stands)
        .filter_map(|step| Some((step, step.fact()?)))
}

/// Disruptions of a period (rule 19).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disrupted {
    /// Agreed in the period, by P and level, at the level that stands at its end.
    pub agreed: [[u64; 5]; 4],
    /// Of these, agreed at another level than claimed.
    pub changed: u64,
    /// Of these, shared with another body.
    pub shared: u64,
    /// Joined in the period with another record of the same event, under which they are counted.
    pub joined: u64,
    /// Not agreed at the end of the period; in no other figure.
    pub awaiting: u64,
    /// Agreed in an earlier period and not at that level now, or agreed again: number, level at the start, level at the end.
    pub corrected: Vec<(String, Option<Level>, Option<Level>)>,
}

impl Disrupted {
    /// All of a level, over the four Ps.
    #[must_use]
    pub fn of_level(&self, level: Level) -> u64 {
        let at = Level::ALL.into_iter().position(|other| other == level).unwrap_or(0);
        self.agreed.iter().filter_map(|levels| levels.get(at)).sum()
    }

    /// Achieved: major, moderate and minor; none and negative are never added.
    #[must_use]
    pub fn achieved(&self) -> u64 {
        Level::ALL.into_iter().filter(|level| level.is_achieved()).map(|level| self.of_level(level)).sum()
    }

    /// All that were agreed.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.agreed.iter().flatten().sum()
    }
}

/// The disruptions first agreed in a period and agreed at its end, each once, as they stand at its end (rule 19).
#[must_use]
pub fn agreed<'a>(period: &Period, end: &'a Memory) -> Vec<&'a Disruption> {
    let mut seen: BTreeSet<DisruptionId> = BTreeSet::new();
    let moderated = own(period).filter_map(|(_, fact)| match fact {
        // A record that was joined and stands by itself again is agreed for the first time then.
        Fact::DisruptionModerated { disruption, from, .. }
            if from.as_ref().is_none_or(|from| from.counted().is_none()) =>
        {
            end.disruptions().get(disruption)
        }
        _ => None,
    });
    moderated.filter(|one| level(one).is_some() && seen.insert(one.id)).collect()
}

/// Counts the disruptions of a period, from the record before it to the record at its end.
#[must_use]
pub fn disrupted(period: &Period, start: &Memory, end: &Memory) -> Disrupted {
    let mut found = Disrupted {
        awaiting: end.disruptions().values().filter(|one| one.moderation.is_none()).count() as u64,
        ..Disrupted::default()
    };
    let mut counted: BTreeSet<DisruptionId> = BTreeSet::new();
    let joined: BTreeSet<DisruptionId> = own(period)
        .filter_map(|(_, fact)| match fact {
            Fact::DisruptionModerated { disruption, to: Some(to), .. } if to.joined.is_some() => Some(*disruption),
            _ => None,
        })
        .collect();
    let stays = |id: &&DisruptionId| {
        let now = end.disruptions().get(id).and_then(|one| one.moderation.as_ref());
        now.is_some_and(|moderation| moderation.joined.is_some())
    };
    found.joined = joined.iter().filter(stays).count() as u64;
    for one in agreed(period, end) {
        counted.insert(one.id);
        let Some(now) = level(one) else { continue };
        let at = Level::ALL.into_iter().position(|level| level == now).unwrap_or(0);
        if let Some(count) = found.agreed.get_mut(one.details.strand.index()).and_then(|levels| levels.get_mut(at)) {
            *count += 1;
        }
        found.changed += u64::from(now != one.details.claimed);
        found.shared += u64::from(!one.details.shared_with.trim().is_empty());
    }
    // What earlier periods counted, and what stands of it now: never netted with this period's own (rule 4).
    let all: BTreeMap<DisruptionId, &Disruption> =
        start.disruptions().iter().chain(end.disruptions()).map(|(id, one)| (*id, one)).collect();
    for (id, one) in all {
        let then = start.disruptions().get(&id).and_then(level);
        let now = end.disruptions().get(&id).and_then(level).filter(|_| !counted.contains(&id));
        if then != now {
            found.corrected.push((one.number.clone(), then, now));
        }
    }
    found
}

/// The level it counts at; none while it awaits agreement, and none for a record joined with another.
fn level(disruption: &Disruption) -> Option<Level> {
    disruption.moderation.as_ref().and_then(Moderation::counted)
}

/// Quantities entered in the period, by kind, measured apart from estimated, in base units with how many records they come from (rule 20).
#[must_use]
pub fn outcomes(period: &Period, end: &Memory) -> BTreeMap<(OutcomeKind, bool), (u64, u64)> {
    let mut found: BTreeMap<(OutcomeKind, bool), (u64, u64)> = BTreeMap::new();
    for (_, fact) in own(period) {
        let Fact::ItemAdded { item } = fact else { continue };
        // As it stands at the end; one struck out since is gone.
        let Some(Content::Outcome(outcome)) = end.items().get(&item.id).map(|item| &item.content) else { continue };
        let (sum, records) = found.entry((outcome.kind, outcome.estimated)).or_default();
        *sum = sum.saturating_add(outcome.quantity);
        *records += 1;
    }
    found
}

/// Bids of a period (rule 27).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bids {
    /// Open at its start.
    pub start: i64,
    /// Made in it.
    pub made: i64,
    /// Supported in it.
    pub supported: i64,
    /// Part-supported in it.
    pub part: i64,
    /// Declined in it.
    pub declined: i64,
    /// Taken back in it.
    pub withdrawn: i64,
    /// Open at its end.
    pub end: i64,
    /// Unanswered at its end and past the day they were needed.
    pub late: i64,
}

impl Bids {
    /// Answered: supported, part-supported, declined. Deferred is no answer.
    #[must_use]
    pub const fn answered(&self) -> i64 {
        self.supported + self.part + self.declined
    }
}

/// Counts the bids of a period.
///
/// # Errors
/// Start and flow do not give the end: such a paper is not written.
pub fn bids(period: &Period, start: &Memory, end: &Memory, day: Date) -> Result<Bids, Defect> {
    let open = |record: &Memory| {
        let bids =
            record.items().values().filter(|item| matches!(item.content, Content::Bid(_)) && item.content.is_open());
        i64::try_from(bids.count()).unwrap_or(i64::MAX)
    };
    let mut found = Bids { start: open(start), end: open(end), ..Bids::default() };
    let answers = |answer: Option<BidAnswer>| !matches!(answer, None | Some(BidAnswer::Deferred));
    for step in &period.steps {
        // Entered and withdrawn in one period, it is in no figure; a withdrawal of earlier entries moves the stock the other way.
        if !step.stands || period.is_inside(step) {
            continue;
        }
        match step.fact() {
            Some(Fact::ItemAdded { item }) => {
                if let Content::Bid(bid) = &item.content {
                    found.made += 1;
                    found.count(bid.answer, 1);
                }
            }
            Some(Fact::ItemStruckOut { item }) => {
                if let Content::Bid(bid) = &item.content {
                    found.made -= 1;
                    found.count(bid.answer, -1);
                }
            }
            Some(Fact::ItemChanged { from, to, .. }) => {
                if let (Content::Bid(from), Content::Bid(to)) = (&**from, &**to)
                    && answers(from.answer) | answers(to.answer)
                {
                    found.count(from.answer, -1);
                    found.count(to.answer, 1);
                }
            }
            _ => {}
        }
    }
    let late = |content: &Content| matches!(content, Content::Bid(bid) if content.is_open() && bid.needed_by.is_some_and(|by| by < day));
    found.late = i64::try_from(end.items().values().filter(|item| late(&item.content)).count()).unwrap_or(i64::MAX);
    if found.start + found.made - found.answered() - found.withdrawn != found.end {
        return Err(Defect("its bids do not add up from the opening to the close".to_owned()));
    }
    Ok(found)
}

impl Bids {
    fn count(&mut self, answer: Option<BidAnswer>, by: i64) {
        match answer {
            Some(BidAnswer::Supported) => self.supported += by,
            Some(BidAnswer::PartSupported) => self.part += by,
            Some(BidAnswer::Declined) => self.declined += by,
            Some(BidAnswer::Withdrawn) => self.withdrawn += by,
            None | Some(BidAnswer::Deferred) => {}
        }
    }
}

/// Reason codes of the extensions, or of the cancellations, of a period with how often each was given; what was said in words only is `other`.
#[must_use]
pub fn reasons(period: &Period, cancelled: bool) -> Vec<(String, u64)> {
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for (_, fact) in own(period) {
        let code = match fact {
            Fact::ActionExtended { from, reason_code, .. } if !cancelled && from.due.is_some() => reason_code,
            Fact::ActionMoved { step: ActionStep::Cancelled, to, .. } if cancelled => &to.reason_code,
            _ => continue,
        };
        let code = if code.trim().is_empty() { "other" } else { code.trim() };
        *found.entry(code.to_owned()).or_default() += 1;
    }
    let mut found: Vec<(String, u64)> = found.into_iter().collect();
    found.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    found
}

/// Discharged in the period with a first due date, and of these on time: the claim that was accepted, or the discharge if it was never claimed, is
/// dated on or before the first due date (rule 15).
#[must_use]
pub fn on_time(past: &Past, period: &Period, end: &Memory) -> (u64, u64) {
    on_time_of(past, period, end, &|_| true)
}

/// The same of some actions only.
#[must_use]
pub fn on_time_of(past: &Past, period: &Period, end: &Memory, is: &dyn Fn(&Action) -> bool) -> (u64, u64) {
    let (mut all, mut timely) = (0, 0);
    for (step, fact) in own(period) {
        let Fact::ActionMoved { action, step: ActionStep::Discharged, .. } = fact else { continue };
        let of = end.actions().get(&action.id).filter(|action| is(action));
        let Some(first) = of.and_then(|action| action.first_due) else { continue };
        all += 1;
        let mut done = step.entered.decided_at.local_date();
        for (entered, fact) in past.standing().take_while(|(entered, _)| entered.entry < step.entered.entry) {
            match fact {
                Fact::ActionMoved { action: of, step: ActionStep::Claimed, .. } if of.id == action.id => {
                    done = entered.decided_at.local_date();
                }
                Fact::ActionMoved { action: of, step: ActionStep::ClaimRefused, .. } if of.id == action.id => {
                    done = step.entered.decided_at.local_date();
                }
                _ => {}
            }
        }
        timely += u64::from(done <= first);
    }
    (timely, all)
}

/// One P of the balance (rule 18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// Live at the end, by primary P.
    pub live: u64,
    /// Raised in the period.
    pub raised: u64,
    /// Overdue at the end.
    pub overdue: u64,
    /// Live with it as the second P; in no total.
    pub second: u64,
}

/// The four Ps and, last, no P.
#[must_use]
pub fn strands(period: &Period, end: &Memory, day: Date) -> [Balance; 5] {
    let at = |strand: Option<Strand>| strand.map_or(4, Strand::index);
    let mut rows = [Balance::default(); 5];
    let live = |action: &&Action| action.state.status.is_live();
    for action in end.actions().values().filter(live) {
        rows[at(action.details.strand)].live += 1;
        rows[at(action.details.strand)].overdue += u64::from(action.days_late(day).is_some());
        if let Some(second) = action.details.second {
            rows[second.index()].second += 1;
        }
    }
    for (_, fact) in own(period) {
        if let Fact::ActionRaised { action } = fact
            && !action.imported
        {
            rows[at(action.details.strand)].raised += 1;
        }
    }
    rows
}
