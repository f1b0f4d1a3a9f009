//! `muster record plan`, `objective`, `not-applicable`, `consulted`: the 4P plan of an OCG. Each agrees a new
//! version, which begins with what the one before says.

use super::super::super::args::{ItemTask, PlanWords};
use super::super::super::failure::Failure;
use super::super::super::words::bad;
use super::super::Clerk;
use super::{add, other_kind};
use crate::domain::command::Command;
use crate::domain::identity::OcgId;
use crate::domain::item::{Content, Plan, PlanStrand};
use crate::domain::reading::Reading as _;
use crate::domain::tier::Strand;
use crate::domain::time::Date;

impl Clerk<'_> {
    pub(super) fn plan(&self, task: &ItemTask) -> Result<Command, Failure> {
        match task {
            ItemTask::Plan { ocg, words } => {
                let ocg = self.find().ocg(ocg)?;
                let mut plan = self.next_version(ocg)?;
                self.say(&mut plan, words)?;
                Ok(add(Some(ocg), Content::Plan(plan)))
            }
            ItemTask::Objective { ocg, text, to, strand } => {
                let to = to.as_ref().map_or(Ok(self.anchors.next_meeting), |text| self.ahead_or_none(text))?;
                let strand = strand.as_ref().map(|text| Strand::from_words(text).map_err(bad)).transpose()?;
                self.plan_with(ocg, |plan| match strand {
                    Some(strand) => plan.set(strand, PlanStrand::to_reach(text.clone())),
                    None => {
                        plan.objective.clone_from(text);
                        plan.objective_to = to;
                    }
                })
            }
            ItemTask::NotApplicable { ocg, strand } => {
                let strand = Strand::from_words(strand).map_err(bad)?;
                let because = self.because();
                if because.trim().is_empty() {
                    return Err(Failure::refused("Not saved: A reason is needed. Give it with --because."));
                }
                self.plan_with(ocg, |plan| plan.set(strand, PlanStrand::does_not_apply(because)))
            }
            ItemTask::Consulted { ocg, partner, on } => {
                let on = self.on(on.as_ref())?;
                self.plan_with(ocg, |plan| plan.consult(partner, on))
            }
            _ => Err(other_kind()),
        }
    }

    /// The plan of an OCG as its next version begins.
    fn next_version(&self, ocg: OcgId) -> Result<Plan, Failure> {
        let found = self.store.reading().plan_of(ocg);
        let found = found.map_err(|fault| Failure::from(crate::store::StoreError::Defect(fault.0)))?;
        let before = found.as_ref().and_then(|item| match &item.content {
            Content::Plan(plan) => Some(plan),
            _ => None,
        });
        Ok(Plan::after(before, self.asking.today))
    }

    /// A new version that differs from the one before in one thing.
    fn plan_with(&self, ocg: &str, change: impl FnOnce(&mut Plan)) -> Result<Command, Failure> {
        let ocg = self.find().ocg(ocg)?;
        let mut plan = self.next_version(ocg)?;
        change(&mut plan);
        Ok(add(Some(ocg), Content::Plan(plan)))
    }

    fn ahead_or_none(&self, text: &String) -> Result<Option<Date>, Failure> {
        if matches!(text.trim(), "none" | "-" | "") { Ok(None) } else { self.ahead(Some(text)) }
    }

    fn say(&self, plan: &mut Plan, typed: &PlanWords) -> Result<(), Failure> {
        plan.agreed_on = self.on(typed.agreed.as_ref())?;
        for (strand, text) in
            Strand::ALL.into_iter().zip([&typed.pursue, &typed.prevent, &typed.protect, &typed.prepare])
        {
            if let Some(text) = text {
                let part = PlanStrand::from_words(text.trim());
                let why = || bad(format!("why {strand} does not apply is needed. Type n/a and a few words"));
                plan.set(strand, part.ok_or_else(why)?);
            }
        }
        if let Some(text) = &typed.objective {
            plan.objective.clone_from(text);
            plan.objective_to = None;
        }
        if let Some(text) = &typed.to {
            plan.objective_to = self.ahead_or_none(text)?;
        }
        if let Some(text) = &typed.review {
            plan.review_on = self.ahead_or_none(text)?;
        }
        Ok(())
    }
}
