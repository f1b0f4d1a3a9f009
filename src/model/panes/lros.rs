//! The LRO workload: who leads, how much, and what to say of them.
//!
//! Load is counted from groups and actions only. It must not know how it is drawn.

use crate::domain::board::OfficerLine;
use crate::domain::identity::OfficerId;
use crate::domain::matters::{Matter, lro_matters};
use crate::domain::officer::{Training, training};
use crate::domain::profile::Profile;
use crate::domain::time::{Date, short};

use super::super::board::Lines;
use super::super::filter::Filter;
use super::super::list::Cursor;
use super::super::tables::LroColumn;

/// The LRO workload.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lros {
    /// Who shows, in order.
    pub order: Vec<OfficerId>,
    /// The cursor.
    pub cursor: Cursor,
    /// The column sorted by, and whether reversed; nothing is most late first.
    pub sort: Option<(LroColumn, bool)>,
    /// The column under the column cursor.
    pub column: LroColumn,
    /// What is filtered.
    pub filter: Filter,
    /// Open actions owned by others than those who lead.
    pub elsewhere: u32,
}

impl Lros {
    /// Works out who shows and in what order: everybody who leads a group or may, and has not left.
    pub fn arrange(&mut self, lines: &Lines, profile: &Profile, today: Date) {
        let here =
            |line: &&OfficerLine| line.leads > 0 || (line.can_lead && line.left_on.is_none_or(|left| left > today));
        let all = lines.officers().values();
        self.elsewhere = all.clone().filter(|line| !here(line)).map(|line| line.open).sum();
        let mut order: Vec<&OfficerLine> = all
            .filter(here)
            .filter(|line| {
                self.filter.is_empty() || self.filter.takes_officer(line, &lro_matters(line, profile, today))
            })
            .collect();
        order.sort_by(|a, b| (b.late, b.open, &a.label).cmp(&(a.late, a.open, &b.label)));
        if let Some((column, reversed)) = self.sort {
            order.sort_by(|a, b| {
                let order = match column {
                    LroColumn::Label => a.label.cmp(&b.label),
                    LroColumn::Unit => a.unit.cmp(&b.unit),
                    LroColumn::Groups | LroColumn::Load => b.leads.cmp(&a.leads),
                    LroColumn::Open => b.open.cmp(&a.open),
                    LroColumn::Late => b.late.cmp(&a.late),
                    LroColumn::Note => note(b, profile, today).len().cmp(&note(a, profile, today).len()),
                };
                if reversed { order.reverse() } else { order }
            });
        }
        let before = self.order.get(self.cursor.at).copied();
        self.order = order.into_iter().map(|line| line.id).collect();
        let row = before.and_then(|id| self.order.iter().position(|known| *known == id)).unwrap_or(self.cursor.at);
        self.cursor.to(row, self.order.len());
    }

    /// The officer under the cursor.
    #[must_use]
    pub fn current<'a>(&self, lines: &'a Lines) -> Option<&'a OfficerLine> {
        self.order.get(self.cursor.at).and_then(|id| lines.officers().get(id))
    }
}

/// Remarks on an officer: `over by 1`, `full, lapsed`, `away 30 Nov-4 Dec`.
#[must_use]
pub fn note(line: &OfficerLine, profile: &Profile, today: Date) -> String {
    let mut words = Vec::new();
    if let Some(limit) = line.limit {
        if line.leads > limit {
            words.push(format!("over by {}", line.leads - limit));
        } else if line.leads == limit {
            words.push("full".to_owned());
        }
    }
    match training(line.trained_on, profile.lro_training_valid_days, today) {
        Training::Current(_) => {}
        Training::Lapsed(_) => words.push("lapsed".to_owned()),
        Training::NoneRecorded => words.push("untrained".to_owned()),
    }
    if line.left_on.is_some_and(|left| left <= today) {
        words.push("has left".to_owned());
    }
    if let Some((first, last)) = line.away.filter(|(_, last)| *last >= today) {
        words.push(format!("away {}-{}", short(first), short(last)));
    }
    if line.partner {
        words.push("partner".to_owned());
    }
    words.join(", ")
}

/// Whether something about the officer needs the chair.
#[must_use]
pub fn remark(line: &OfficerLine, profile: &Profile, today: Date) -> Option<Matter> {
    lro_matters(line, profile, today).into_iter().next()
}
