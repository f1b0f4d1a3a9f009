//! `muster list`: OCGs, actions, officers, disruptions, decisions, filtered by words and terms.

mod decisions;
mod disruptions;
mod items;
mod meetings;
mod retention;

pub(super) use items::{day as item_day, item_json, state as item_state};
pub(super) use meetings::meetings;
pub(super) use retention::retention_json;

use super::args::{List, Listed};
use super::context::{Context, Opened};
use super::failure::Failure;

use super::json;
use super::table::{self, Sheet};
use crate::domain::board::{ActionFilter, ActionLine, ActionOrder, Board, OcgLine, OfficerLine};
use crate::domain::date_words::Anchors;
use crate::domain::item::ItemKind;
use crate::domain::matters::{Matter, lro_matters, matters};
use crate::domain::time::{Date, lateness, short_year};
use crate::model::filter::{Filter, Term, joined};
use crate::text::Align::{Left, Right};
use serde_json::{Value, json};

/// Actions asked for at a time.
const PAGE: usize = 20_000;

/// Lists.
pub(super) fn run(list: &List, context: &Context) -> Result<(), Failure> {
    let opened = context.open_to_look(super::access::of_list(list))?;
    let today = context.today_for(&opened.store);
    let filter = Filter::read(&joined(&list.filter), today, &Anchors::default());
    let desk = Desk { list, opened: &opened, today, filter };
    match list.what {
        Listed::Ocgs => desk.ocgs(),
        Listed::Actions => desk.actions(),
        Listed::Officers => desk.officers(),
        Listed::Disruptions => disruptions::list(&desk),
        Listed::Decisions => decisions::list(&desk),
        Listed::Retention => retention::list(&desk),
        Listed::Meetings => meetings(&desk.opened.store, list.limit, list.shape),
        Listed::Bids => items::list(&desk, ItemKind::Bid),
        Listed::Triggers => items::list(&desk, ItemKind::Trigger),
        Listed::Gaps => items::list(&desk, ItemKind::Gap),
        Listed::Outcomes => items::list(&desk, ItemKind::Outcome),
        Listed::Orders => items::list(&desk, ItemKind::Order),
        Listed::Plans => items::list(&desk, ItemKind::Plan),
        Listed::Learning => items::list(&desk, ItemKind::Learning),
        Listed::Statements => items::list(&desk, ItemKind::Statement),
        Listed::Operations => items::list(&desk, ItemKind::Operation),
        Listed::Remarks => items::list(&desk, ItemKind::Remark),
        Listed::Corrections => items::list(&desk, ItemKind::Correction),
        Listed::BoardObjectives => items::list(&desk, ItemKind::Objective),
        Listed::BoardMatters => items::list(&desk, ItemKind::BoardMatter),
        Listed::Disclosures => items::list(&desk, ItemKind::Disclosure),
        Listed::Issues => items::list(&desk, ItemKind::Issue),
    }
}

/// Lists the OCGs of a store as at a day: also of one that shows the past.
pub(super) fn ocgs_as_at(list: &List, opened: &Opened, today: Date) -> Result<(), Failure> {
    Desk { list, opened, today, filter: Filter::read("", today, &Anchors::default()) }.ocgs()
}

/// What every list needs.
struct Desk<'a> {
    list: &'a List,
    opened: &'a Opened,
    today: Date,
    filter: Filter,
}

fn date(date: Option<Date>) -> String {
    date.map_or_else(|| "-".to_owned(), short_year)
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "-".to_owned() } else { text.to_owned() }
}

impl Desk<'_> {
    /// What stands around the rows in JSON.
    fn envelope(&self) -> Result<Value, Failure> {
        let facts = self.opened.store.facts()?;
        let founding = facts.as_ref().map(|facts| &facts.founding);
        Ok(json!({
            "store_id": founding.map(|founding| founding.store_id.as_str()),
            "bcu": founding.map(|founding| founding.bcu.as_str()),
            "demo": founding.map(|founding| founding.demo),
            "entry": self.opened.store.entries(),
            "as_at": crate::domain::time::iso(self.today),
            "filter": self.filter.text,
        }))
    }

    fn most(&self) -> usize {
        self.list.limit.unwrap_or(usize::MAX)
    }

    /// Whether all plain words of the filter stand in a text; for lists whose rows know no terms.
    fn takes_text(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.filter.text.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }

    /// Whether an action has the status the filter asks for.
    fn takes_status(&self, line: &ActionLine) -> bool {
        self.filter.terms.iter().all(|term| match term {
            Term::State(state) => state == "all" || line.status.word().starts_with(state.as_str()),
            _ => true,
        })
    }

    fn ocgs(&self) -> Result<(), Failure> {
        let store = &self.opened.store;
        let (board, profile) = (store.board(self.today)?, store.profile()?);
        let closed = if self.list.all { store.closed_ocg_lines(self.today)? } else { Vec::new() };
        let mut rows: Vec<(&OcgLine, Vec<Matter>)> = board
            .ocgs
            .iter()
            .chain(&closed)
            .map(|line| {
                let lro = line.lro.and_then(|lro| board.officers.get(&lro));
                (line, matters(line, lro, &profile, self.today))
            })
            .filter(|(line, matters)| {
                let lro = words_of(&board, line.lro);
                let hay = format!(
                    "{} {} {} {} {} {lro} {}",
                    line.reference,
                    line.operation,
                    line.threat,
                    line.flags,
                    line.unit,
                    line.kind.word()
                )
                .to_lowercase();
                self.filter.takes_ocg(line, matters, &hay, &lro)
            })
            .collect();
        rows.sort_by_key(|(line, _)| (line.tier.is_none(), line.tier, line.reference.clone(), line.id));
        rows.truncate(self.most());
        let sheet = Sheet {
            format: "muster.ocgs/1",
            envelope: self.envelope()?,
            columns: &[
                ("Ref", Left),
                ("Operation", Left),
                ("Tier", Right),
                ("Status", Left),
                ("LRO", Left),
                ("Review", Left),
                ("Open", Right),
                ("Late", Right),
                ("For the chair", Left),
            ],
            flexible: 8,
            cells: &|(line, matters): &(&OcgLine, Vec<Matter>)| {
                let said: Vec<String> = matters.iter().map(|matter| matter.short()).collect();
                vec![
                    or_dash(&line.reference),
                    line.operation.clone(),
                    line.tier.map_or_else(|| "-".to_owned(), |tier| tier.to_string()),
                    line.status.word().to_owned(),
                    or_dash(&words_of(&board, line.lro)),
                    line.review.map_or_else(|| "-".to_owned(), |review| lateness(review, self.today)),
                    line.counts.live_total().to_string(),
                    line.counts.late_total().to_string(),
                    or_dash(&said.join(", ")),
                ]
            },
            keys: &[
                "reference",
                "operation",
                "kind",
                "status",
                "status_since",
                "tier",
                "tier_since",
                "unit",
                "review",
                "decided_on",
                "lro",
                "deputy",
                "primary_threat",
                "flags",
                "band",
                "score",
                "assessed_on",
                "active_on",
                "open",
                "late",
                "claimed",
                "matters",
            ],
            json: &|(line, matters): &(&OcgLine, Vec<Matter>)| json::ocg_line(line, &board, matters),
            none: "No OCG fits.",
        };
        table::write(self.list.shape, &sheet, &rows)
    }

    fn officers(&self) -> Result<(), Failure> {
        let store = &self.opened.store;
        let (board, profile) = (store.board(self.today)?, store.profile()?);
        let mut rows: Vec<(&OfficerLine, Vec<Matter>)> = board
            .officers
            .values()
            .filter(|line| self.list.all || line.left_on.is_none_or(|left| left > self.today))
            .map(|line| {
                let leads = line.can_lead && !line.partner;
                (line, if leads { lro_matters(line, &profile, self.today) } else { Vec::new() })
            })
            .filter(|(line, matters)| self.filter.takes_officer(line, matters))
            .collect();
        rows.sort_by_key(|(line, _)| (line.partner, line.label.to_lowercase()));
        rows.truncate(self.most());
        let sheet = Sheet {
            format: "muster.officers/1",
            envelope: self.envelope()?,
            columns: &[
                ("Officer", Left),
                ("Unit", Left),
                ("Leads", Right),
                ("Limit", Right),
                ("Open", Right),
                ("Late", Right),
                ("Trained", Left),
                ("For the chair", Left),
            ],
            flexible: 7,
            cells: &|(line, matters): &(&OfficerLine, Vec<Matter>)| {
                let said: Vec<String> = matters.iter().map(|matter| matter.short()).collect();
                vec![
                    line.label.clone(),
                    or_dash(&line.unit),
                    line.leads.to_string(),
                    line.limit.map_or_else(|| "-".to_owned(), |limit| limit.to_string()),
                    line.open.to_string(),
                    line.late.to_string(),
                    date(line.trained_on),
                    or_dash(&said.join(", ")),
                ]
            },
            keys: &[
                "label",
                "unit",
                "partner",
                "can_lead",
                "leads",
                "limit",
                "open",
                "late",
                "trained_on",
                "away_from",
                "away_to",
                "left_on",
                "matters",
            ],
            json: &|(line, matters): &(&OfficerLine, Vec<Matter>)| json::officer_line(line, matters),
            none: "No officer fits.",
        };
        table::write(self.list.shape, &sheet, &rows)
    }

    fn actions(&self) -> Result<(), Failure> {
        let store = &self.opened.store;
        let board = store.board(self.today)?;
        let base = ActionFilter { live_only: !self.list.all, ..ActionFilter::default() };
        let officers = board.officers.values().map(|line| (line.id, line.label.clone()));
        let filter = self.filter.for_actions(base, self.today, officers);
        let mut rows: Vec<ActionLine> = Vec::new();
        let mut offset = 0;
        loop {
            let page = store.actions(&filter, ActionOrder::Due, false, offset, PAGE.min(self.most() - rows.len()))?;
            let read = page.rows.len();
            rows.extend(page.rows.into_iter().filter(|line| self.takes_status(line)));
            offset += read;
            if read == 0 || rows.len() >= self.most() {
                break;
            }
        }
        let sheet = Sheet {
            format: "muster.actions/1",
            envelope: self.envelope()?,
            columns: &[
                ("Number", Left),
                ("Operation", Left),
                ("P", Left),
                ("Owner", Left),
                ("Due", Left),
                ("Status", Left),
                ("Action", Left),
            ],
            flexible: 6,
            cells: &|line: &ActionLine| {
                let due = match line.due {
                    Some(due) if line.status.is_with_owner() => {
                        format!("{}, {}", short_year(due), lateness(due, self.today))
                    }
                    other => date(other),
                };
                vec![
                    line.number.clone(),
                    line.operation.clone(),
                    line.strand.map_or("-", |strand| strand.word()).to_owned(),
                    or_dash(&line.owner_label),
                    due,
                    line.status.word().to_owned(),
                    line.text.clone(),
                ]
            },
            keys: &[
                "number",
                "operation",
                "p",
                "second_p",
                "text",
                "owner",
                "raised_on",
                "due",
                "days_late",
                "extensions",
                "status",
                "since",
                "result",
                "shareable",
            ],
            json: &|line: &ActionLine| json::action_line(line, self.today),
            none: "No action fits.",
        };
        table::write(self.list.shape, &sheet, &rows)
    }
}

fn words_of(board: &Board, officer: Option<crate::domain::identity::OfficerId>) -> String {
    officer.and_then(|id| board.officers.get(&id)).map_or_else(String::new, |line| line.label.clone())
}
