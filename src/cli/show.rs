//! `muster show`: one record whole, with its history.

mod items;
mod past;

use super::args::Show;
use super::context::Context;
use super::failure::Failure;
use super::find::{Finder, Target, shown};
use super::journal::sentence;
use super::json;
use super::output;
use crate::domain::access_log::Access;
use crate::domain::action::Action;
use crate::domain::board::{ActionFilter, ActionOrder, HistoryLine};
use crate::domain::disruption::{Disruption, Moderation};
use crate::domain::identity::OcgId;
use crate::domain::matters::matters;
use crate::domain::officer::Officer;
use crate::domain::receipt::Card;
use crate::domain::time::{Date, lateness, short_year};
use crate::store::Store;
use crate::text::count_group;
use serde_json::{Value, json};

/// Entries of a history that are shown; all of them are in the journal.
const MOST: usize = 10_000;

/// Shows.
pub(super) fn run(show: &Show, context: &Context) -> Result<(), Failure> {
    let beside = context.global.beside.is_some();
    let mut opened = if beside {
        context.open_to_look(Access::looked("show", &show.reference.join(" ")))?
    } else {
        context.open(true)?
    };
    // Looking at the other record is noted where it was looked from; the other is not written to.
    let quiet = context.reading_only();
    let context = if beside { &quiet } else { context };
    match show.reference.as_slice() {
        [word] if word == "board" => {
            return past::board(show, opened, context);
        }
        [word] if word == "changes" => {
            return past::changes(show, &mut opened, context);
        }
        _ if show.at.is_some() || show.since.is_some() => {
            return Err(Failure::usage("--at goes with \"muster show board\", --since with \"muster show changes\"."));
        }
        _ => {}
    }
    let today = context.today_for(&opened.store);
    let typed = show.reference.join(" ");
    let target = Finder::new(&opened.store, today).any(&typed)?;
    opened.note(Access::opened(target.subject()), context);
    let desk = Desk { store: &opened.store, today, as_json: show.json };
    match target {
        Target::Ocg(id) => desk.ocg(id, &typed),
        Target::Action(id) => desk.action(desk.read(&typed, |reading| reading.action(id))?),
        Target::Officer(id) => desk.officer(desk.read(&typed, |reading| reading.officer(id))?),
        Target::Disruption(id) => desk.disruption(desk.read(&typed, |reading| reading.disruption(id))?),
        Target::Meeting(id) => {
            let meeting = desk.read(&typed, |reading| reading.meeting(id))?;
            super::meeting::write_meeting(desk.store, &meeting, desk.as_json)
        }
        Target::Item(id) => desk.item(&desk.read(&typed, |reading| reading.item(id))?),
        Target::Entry(number) => desk.entry(number),
    }
}

struct Desk<'a> {
    store: &'a Store,
    today: Date,
    as_json: bool,
}

/// Writes one line of a card: what, and its value; nothing when there is none.
pub(super) fn field(name: &str, value: &str) {
    if !value.is_empty() {
        output::line(&format!("  {name:<14}{value}"));
    }
}

fn date(date: Option<Date>) -> String {
    date.map_or_else(String::new, short_year)
}

pub(super) fn heading(text: &str) {
    output::line("");
    output::line(text);
}

impl Desk<'_> {
    fn read<T>(
        &self,
        typed: &str,
        ask: impl FnOnce(&dyn crate::domain::reading::Reading) -> crate::domain::reading::Answer<Option<T>>,
    ) -> Result<T, Failure> {
        ask(&self.store.reading())
            .map_err(|fault| Failure::from(crate::store::StoreError::Defect(fault.0)))?
            .ok_or_else(|| Failure::usage(format!("\"{}\" is no longer in the record.", shown(typed))))
    }

    /// The record as JSON, with its name around it and its history.
    fn json(&self, what: &str, record: Value, more: Value, history: &[HistoryLine]) {
        let mut answer = json!({
            "format": "muster.show/1",
            "what": what,
            "as_at": crate::domain::time::iso(self.today),
            "entry": self.store.entries(),
            "record": record,
            "history": history.iter().map(json::history).collect::<Vec<_>>(),
        });
        if let (Some(answer), Value::Object(more)) = (answer.as_object_mut(), more) {
            answer.extend(more);
        }
        output::json(&answer);
    }

    fn history(&self, lines: &[HistoryLine]) {
        heading("History, newest first");
        for line in lines {
            output::line(&format!("  {}", sentence(line)));
        }
    }

    fn ocg(&self, id: OcgId, typed: &str) -> Result<(), Failure> {
        let card = self
            .store
            .card(id)?
            .ok_or_else(|| Failure::usage(format!("\"{}\" is no longer in the record.", shown(typed))))?;
        let history = self.store.history(Some(id), None, MOST)?;
        let filter = ActionFilter { ocg: Some(id), ..ActionFilter::default() };
        let actions = self.store.actions(&filter, ActionOrder::Due, false, 0, MOST)?.rows;
        let line = self.store.ocg_lines(&[id], self.today)?.pop();
        let lro = match line.as_ref().and_then(|line| line.lro) {
            Some(lro) => self.store.officer_lines(&[lro], self.today)?.pop(),
            None => None,
        };
        let profile = self.store.profile()?;
        let matters = line.as_ref().map(|line| matters(line, lro.as_ref(), &profile, self.today)).unwrap_or_default();
        if self.as_json {
            let more = json!({
                "matters": matters.iter().map(|matter| matter.sentence()).collect::<Vec<_>>(),
                "assessments": card.assessments.iter().map(json::assessment).collect::<Vec<_>>(),
                "disruptions": card.disruptions.iter().map(json::disruption).collect::<Vec<_>>(),
                "notes": card.notes.iter().map(json::note).collect::<Vec<_>>(),
                "actions": actions.iter().map(|line| json::action_line(line, self.today)).collect::<Vec<_>>(),
            });
            self.json("ocg", json::ocg(&card.ocg), more, &history);
            return Ok(());
        }
        self.ocg_head(&card);
        for matter in &matters {
            field("For the chair", &matter.sentence());
        }
        if !actions.is_empty() {
            heading("Actions");
        }
        for line in &actions {
            let due = match line.due {
                Some(due) if line.status.is_with_owner() => {
                    format!("due {}, {}", short_year(due), lateness(due, self.today))
                }
                _ => line.status.word().to_owned(),
            };
            let strand = line.strand.map_or("no P", |strand| strand.word());
            let owner = if line.owner_label.is_empty() { "nobody" } else { &line.owner_label };
            output::line(&format!("  {}  {strand}  {owner}  {due}  {}", line.number, line.text));
        }
        if !card.assessments.is_empty() {
            heading("Assessments");
        }
        for assessment in &card.assessments {
            let details = &assessment.details;
            let score = details.score.map_or_else(String::new, |score| format!(" score {score}"));
            let band = if details.band.is_empty() { String::new() } else { format!(" band {}", details.band) };
            output::line(&format!("  {}  {}{score}{band}", short_year(assessment.on), details.scheme));
        }
        if !card.disruptions.is_empty() {
            heading("Disruptions");
        }
        for found in &card.disruptions {
            let agreed = found.moderation.as_ref().map_or_else(|| "awaits moderation".to_owned(), Moderation::word);
            output::line(&format!(
                "  {}  {}  {}  claimed {}, {agreed}  {}",
                found.number,
                short_year(found.details.on),
                found.details.strand,
                found.details.claimed.word(),
                found.details.evidence
            ));
        }
        if !card.notes.is_empty() {
            heading("Notes");
        }
        for note in &card.notes {
            let on = note.action.as_ref().map_or_else(String::new, |action| format!("{}  ", action.number));
            output::line(&format!("  {}  {on}{}", short_year(note.on), note.text));
        }
        self.history(&history);
        Ok(())
    }

    fn ocg_head(&self, card: &Card) {
        let (ocg, details) = (&card.ocg, &card.ocg.details);
        output::line(format!("{}  {}", details.operation, details.reference).trim_end());
        field("Kind", details.kind.word());
        field("Status", &format!("{} since {}", ocg.status.word(), short_year(ocg.status_since)));
        if let Some(placement) = &ocg.placement {
            let days = crate::domain::time::days_between(placement.since, self.today).max(0);
            let days = crate::text::plural(days.unsigned_abs(), "day", "days");
            field("Tier", &format!("{} {}, {days} in it", placement.tier, placement.name));
            field("Unit", &placement.unit);
            field("Because", &placement.because);
            field("Review", &date(placement.review));
        }
        for (name, holder) in [("LRO", &ocg.lro), ("Deputy LRO", &ocg.deputy), ("SRO", &ocg.sro)] {
            if let Some(holder) = holder {
                field(name, &format!("{} since {}", holder.officer, short_year(holder.since)));
            }
        }
        field("Descriptive", &details.descriptive);
        field("Area", &details.area);
        field("Threats", &details.threats.join(", "));
        field("Flags", &details.flags.join(", "));
        field("Reach", &details.reach);
        field("Local profile", &details.profile_priority);
        if details.members.total() > 0 {
            field("Members", &count_group(u64::from(details.members.total())));
        }
        field("APMIS", &date(details.apmis_updated));
        if let Some(retention) = ocg.retention.as_deref() {
            field("Retention", &retention.group_and_review());
            field("Held", &retention.held().unwrap_or_default());
            field("Disposal", &retention.disposal_words().unwrap_or_default());
        }
    }

    fn action(&self, action: Action) -> Result<(), Failure> {
        let history = self.store.subject_history(&format!("action:{}", action.id.0), MOST)?;
        if self.as_json {
            self.json("action", json::action(&action, self.today), json!({}), &history);
            return Ok(());
        }
        output::line(&format!("{}  {}", action.number, action.ocg.operation));
        field("To do", &action.details.text);
        field("Detail", &action.details.detail);
        field("P", action.details.strand.map_or("none", |strand| strand.word()));
        field("Second P", action.details.second.map_or("", |strand| strand.word()));
        field("Owner", action.owner.as_ref().map_or("nobody", |owner| owner.label.as_str()));
        field("Raised", &short_year(action.raised_on));
        let late = action.days_late(self.today).map_or_else(String::new, |days| format!(", {days}d late"));
        field("Due", &format!("{}{late}", date(action.due)));
        if action.extensions > 0 {
            field("Moved", &crate::text::plural(u64::from(action.extensions), "time", "times"));
        }
        field("Status", &format!("{} since {}", action.state.status.word(), short_year(action.state.since)));
        field("Result", &action.state.result);
        field("Reason code", &action.state.reason_code);
        field("By", &action.state.by);
        self.history(&history);
        Ok(())
    }

    fn officer(&self, officer: Officer) -> Result<(), Failure> {
        let history = self.store.subject_history(&format!("officer:{}", officer.id.0), MOST)?;
        let board = self.store.board(self.today)?;
        let leads: Vec<&str> =
            board.ocgs.iter().filter(|line| line.lro == Some(officer.id)).map(|line| line.operation.as_str()).collect();
        let filter = ActionFilter { owner: Some(officer.id), live_only: true, ..ActionFilter::default() };
        let actions = self.store.actions(&filter, ActionOrder::Due, false, 0, MOST)?.rows;
        if self.as_json {
            let more = json!({
                "leads": leads,
                "actions": actions.iter().map(|line| json::action_line(line, self.today)).collect::<Vec<_>>(),
            });
            self.json("officer", json::officer(&officer), more, &history);
            return Ok(());
        }
        let details = &officer.details;
        output::line(&details.label);
        field("Unit", &details.unit);
        field("Partner", if details.partner { "yes" } else { "" });
        field("May lead", if details.can_lead { "yes" } else { "no" });
        field("Limit", &details.limit.map_or_else(String::new, |limit| limit.to_string()));
        field("Trained", &date(details.trained_on));
        if let Some((first, last)) = details.away {
            field("Away", &format!("{} to {}", short_year(first), short_year(last)));
        }
        field("Left", &date(details.left_on));
        field("Leads", &leads.join(", "));
        if !actions.is_empty() {
            heading("Open actions");
        }
        for line in &actions {
            let due = line.due.map_or_else(|| "no date".to_owned(), |due| lateness(due, self.today));
            output::line(&format!("  {}  {}  {due}  {}", line.number, line.operation, line.text));
        }
        self.history(&history);
        Ok(())
    }

    fn disruption(&self, disruption: Disruption) -> Result<(), Failure> {
        let history = self.store.subject_history(&format!("disruption:{}", disruption.id.0), MOST)?;
        if self.as_json {
            self.json("disruption", json::disruption(&disruption), json!({}), &history);
            return Ok(());
        }
        let details = &disruption.details;
        output::line(&format!("{}  {}", disruption.number, disruption.ocg.operation));
        field("Day", &short_year(details.on));
        field("P", details.strand.word());
        field("Threat", &details.threat);
        field("Claimed", details.claimed.word());
        field("Unit", &details.unit);
        field("Shared with", &details.shared_with);
        field("Evidence", &details.evidence);
        if let Some(agreed) = &disruption.moderation {
            field("Agreed", &format!("{} by {} on {}", agreed.word(), agreed.by, short_year(agreed.on)));
            field("Because", &agreed.because);
        }
        self.history(&history);
        Ok(())
    }

    fn entry(&self, number: u64) -> Result<(), Failure> {
        let history = self.store.history(None, Some(number + 1), 1)?;
        let mut found = None;
        self.store.entries_from(number, |entry| {
            found = Some(entry);
            Ok(false)
        })?;
        let Some(entry) = found else {
            return Err(Failure::usage(format!("There is no entry {}.", count_group(number))));
        };
        if self.as_json {
            self.json("entry", crate::journal::listing::line(&entry), json!({}), &history);
            return Ok(());
        }
        for line in &history {
            output::line(&sentence(line));
        }
        field("Kind", &entry.header.kind);
        field("Batch", &count_group(entry.header.batch));
        field("Recorded", &crate::domain::time::Timestamp(entry.header.recorded_at).iso());
        field("Hash", &crate::journal::canonical::hex(&entry.hash));
        Ok(())
    }
}
