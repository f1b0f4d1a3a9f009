//! `muster record statement`: what is said of people, how sure it is and who may be told.

use super::super::super::args::ItemTask;
use super::super::super::failure::Failure;
use super::super::super::words::bad;
use super::super::Clerk;
use super::{add, other_kind};
use crate::domain::command::Command;
use crate::domain::item::{Basis, Content, Grade, Handling, ItemKind, Statement, Subject};

impl Clerk<'_> {
    pub(super) fn statement(&self, task: &ItemTask) -> Result<Command, Failure> {
        if let ItemTask::Recheck { statement, on, .. } = task {
            let item = self.find().item(ItemKind::Statement, statement)?;
            let Content::Statement(known) = &item.content else { return Err(other_kind()) };
            let recheck_on = self.ahead(on.as_ref())?;
            return Ok(self.change(&item, Content::Statement(Statement { recheck_on, ..known.clone() })));
        }
        let ItemTask::Statement { ocg, text, fact, about, grade, conditions, held_as, recheck } = task else {
            return Err(other_kind());
        };
        let statement = Statement {
            text: text.clone(),
            basis: if *fact { Basis::Fact } else { Basis::Assessment },
            subjects: Subject::list(about).map_err(bad)?,
            grade: grade.as_deref().map(Grade::from_words).transpose().map_err(bad)?,
            handling: if conditions.trim().is_empty() { Handling::P } else { Handling::C },
            conditions: conditions.clone(),
            system_reference: held_as.clone(),
            recheck_on: self.ahead(recheck.as_ref())?,
            on: self.asking.today,
        };
        Ok(add(Some(self.find().ocg(ocg)?), Content::Statement(statement)))
    }
}
