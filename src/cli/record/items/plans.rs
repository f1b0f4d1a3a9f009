//! `muster record plan`, `objective`, `not-applicable`, `consulted`: the 4P plan of an OCG. A new version is agreed with `plan`; the others
//! fill in the version in force.

use super::super::super::args::{ItemTask, PlanWords};
use super::super::super::failure::Failure;
use super::super::super::words::bad;
use super::super::Clerk;
use super::{add, other_kind};
use crate::domain::command::Command;
use crate::domain::identity::OcgId;
use crate::domain::item::{Content, Item, Plan, PlanStrand};
use crate::domain::reading::Reading as _;
use crate::domain::tier::Strand;
use crate::domain::time::Date;

impl Clerk<'_> {
    pub(super) fn plan(&self, task: &ItemTask) -> Result<Command, Failure> {
        match task {
            ItemTask::Plan { ocg, words } => {
                let ocg = self.find().ocg(ocg)?;
                let before = self.in_force(ocg)?.map(|(_, plan)| plan);
                let mut plan = before.unwrap_or_else(|| Plan::first(self.asking.today));
                self.say(&mut plan, words)?;
                Ok(add(Some(ocg), Content::Plan(plan)))
            }
            ItemTask::Objective { ocg, text, to, strand } => {
                let to = self.ahead(to.as_ref())?;
                let strand = strand.as_ref().map(|text| Strand::from_words(text).map_err(bad)).transpose()?;
                self.fill_in(ocg, |plan| match strand {
                    Some(strand) => {
                        let of = strand_of(plan, strand);
                        *of = PlanStrand { objective: text.clone(), not_applicable: String::new() };
                    }
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
                self.fill_in(ocg, |plan| {
                    *strand_of(plan, strand) = PlanStrand { objective: String::new(), not_applicable: because };
                })
            }
            ItemTask::Consulted { ocg, partner, on } => {
                let on = self.on(on.as_ref())?;
                self.fill_in(ocg, |plan| plan.consulted.push((partner.clone(), on)))
            }
            _ => Err(other_kind()),
        }
    }

    /// The plan of an OCG in force, with the item that holds it.
    fn in_force(&self, ocg: OcgId) -> Result<Option<(Item, Plan)>, Failure> {
        let found = self.store.reading().plan_of(ocg);
        let found = found.map_err(|fault| Failure::from(crate::store::StoreError::Defect(fault.0)))?;
        Ok(found.and_then(|item| match &item.content {
            Content::Plan(plan) => Some((item.clone(), plan.clone())),
            _ => None,
        }))
    }

    /// Fills in the plan in force, or starts the first one with it.
    fn fill_in(&self, ocg: &str, fill: impl FnOnce(&mut Plan)) -> Result<Command, Failure> {
        let ocg = self.find().ocg(ocg)?;
        match self.in_force(ocg)? {
            Some((item, mut plan)) => {
                fill(&mut plan);
                // The reason of a P that does not apply stands in the plan; it is not said twice.
                Ok(Command::ChangeItem { item: item.id, content: Content::Plan(plan), because: String::new() })
            }
            None => {
                let mut plan = Plan::first(self.asking.today);
                fill(&mut plan);
                Ok(add(Some(ocg), Content::Plan(plan)))
            }
        }
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
                *strand_of(plan, strand) = PlanStrand { objective: text.clone(), not_applicable: String::new() };
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

fn strand_of(plan: &mut Plan, strand: Strand) -> &mut PlanStrand {
    let [pursue, prevent, protect, prepare] = &mut plan.strands;
    match strand {
        Strand::Pursue => pursue,
        Strand::Prevent => prevent,
        Strand::Protect => protect,
        Strand::Prepare => prepare,
    }
}
