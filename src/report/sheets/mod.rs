//! Tasking sheets (papers section 2b): what one officer or partner owes after a meeting, on one page.
//!
//! A partner's sheet holds the partner's own actions and operation names, and nothing else about any OCG.

mod changed;
mod owed;
mod partner;

use super::NoPaper;
use super::document::{Block, Column, Document, Level, List, Row, State, Table, Text};
use super::frame::Frame;
use super::past::{Held, Past};
use crate::domain::board::{OcgLine, OfficerLine};
use crate::domain::identity::OfficerId;
use crate::domain::item::Plan;
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::tier::Strand;
use crate::domain::time::{Date, days_between, long, plain};
use crate::report::figures::plan_of;
use crate::report::sentences::named;
use crate::text::plural;

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Whose it is.
    pub owner: OfficerId,
    /// Rank and collar number, or the agency.
    pub label: String,
    /// Whether it is a partner body's, and so leaves the force.
    pub outside: bool,
    /// The paper.
    pub document: Document,
}

/// What the sections of one sheet are written from.
struct Desk<'a> {
    frame: &'a Frame<'a>,
    held: &'a Held,
    meeting: &'a Meeting,
    owner: &'a OfficerLine,
}

impl Desk<'_> {
    /// The OCGs the owner leads or deputises, with the role.
    fn ocgs(&self) -> Vec<(&OcgLine, &'static str)> {
        if self.owner.partner {
            return Vec::new();
        }
        let role = |line: &OcgLine| match (line.lro == Some(self.owner.id), line.deputy == Some(self.owner.id)) {
            (true, _) => Some("LRO"),
            (false, true) => Some("deputy LRO"),
            (false, false) => None,
        };
        self.frame.ordered().into_iter().filter_map(|line| Some((line, role(line)?))).collect()
    }
}

/// The number of a sheet in file names: fixed for each owner in the store, and no name.
#[must_use]
pub fn file_number(owner: OfficerId) -> String {
    format!("{:02}", owner.0)
}

/// Every sheet of a meeting, in the order of the owners' words: who leads or deputises a live OCG, or has a live action.
///
/// # Errors
/// [`NoPaper::Refused`] when the meeting is not signed.
pub fn sheets(past: &Past, kind: MeetingKind, number: u32) -> Result<Vec<Sheet>, NoPaper> {
    past.prints("tasking sheets")?;
    let Some(held) = past.meeting(kind, number) else {
        return Err(NoPaper::refused(format!(
            "There is no {} {number} that was opened, so it has no sheets.",
            kind.word()
        )));
    };
    let Some((entry, _)) = held.signed else {
        return Err(NoPaper::refused(format!(
            "The {} is not signed yet. Sign it, then write its sheets.",
            held.meeting
        )));
    };
    let past = past.upto(entry);
    let frame = Frame::at(&past, entry, Some(held.day()))?;
    let Some(meeting) = frame.record.meetings().get(&held.meeting.id) else {
        return Err(super::Defect("its meeting is not in the record".to_owned()).into());
    };
    let mut owners: Vec<&OfficerLine> = frame
        .board
        .officers
        .values()
        .filter(|owner| {
            let leads = |line: &OcgLine| line.lro == Some(owner.id) || line.deputy == Some(owner.id);
            owner.open > 0 || frame.board.ocgs.iter().any(leads)
        })
        .collect();
    owners.sort_by(|one, other| one.label.cmp(&other.label));
    owners.into_iter().map(|owner| one(&Desk { frame: &frame, held: &held, meeting, owner })).collect()
}

/// Whose sheet is which: stays with the loggist.
///
/// # Errors
/// As [`sheets`].
pub fn index(past: &Past, kind: MeetingKind, number: u32, sheets: &[Sheet]) -> Result<Document, NoPaper> {
    past.prints("tasking sheets")?;
    let entry = past.meeting(kind, number).and_then(|held| held.signed).map_or(past.last(), |(entry, _)| entry);
    let frame = Frame::at(past, entry, None)?;
    let code = format!("{}{number}", kind.letter());
    let rows = sheets
        .iter()
        .map(|sheet| Row::new(vec![Text::reference(&sheet.document.meta().paper), Text::reference(&sheet.label)]))
        .collect();
    let blocks = vec![
        Block::heading(1, format!("Tasking sheets of meeting {number}: whose is which")),
        Block::paragraph("This list stays with the loggist."),
        Block::Table(Table {
            caption: "Sheets".into(),
            columns: vec![Column::references("Sheet"), Column::references("Owner")],
            rows,
            row_head: 0,
            total: None,
            note: None,
            empty: "Nobody owes anything.".into(),
        }),
    ];
    let meta = frame.meta(&code, "sheets", &format!("meeting {number}"), State::Issued);
    Ok(Document::new(meta, frame.marking(Level::OfficialSensitive), blocks)?)
}

fn one(desk: &Desk<'_>) -> Result<Sheet, NoPaper> {
    let (frame, owner) = (desk.frame, desk.owner);
    let mut blocks = head(desk);
    let mut section = |number: &str, title: String, found: Vec<Block>| {
        if !found.is_empty() {
            blocks.push(Block::numbered(2, number, title));
            blocks.extend(found);
        }
    };
    let news = if owner.partner { partner::changed(desk) } else { changed::changed(desk) };
    let owed = owed::owed(desk, news.len());
    let title = format!("What changed for you at {}", at(desk));
    section("1", title, changed::printed(desk, news, owed.news));
    section("2", "Your OCGs".to_owned(), ocgs(desk));
    section("3", "Overdue".to_owned(), owed.overdue);
    section("4", "Due by the next meeting".to_owned(), owed.next);
    section("5", "Due later".to_owned(), owed.later);
    section("6", "Claimed, awaiting sign-off".to_owned(), owed.claimed);
    section("7", "Passed to someone else".to_owned(), changed::passed(desk));
    section("8", "Expected at the next meeting".to_owned(), expected(desk, &owed.numbers));
    let name = format!("sheet-{}", file_number(owner.id));
    let mut meta = frame.meta(&desk.meeting.code(), &name, &format!("meeting {}", desk.meeting.number), State::Issued);
    meta.recipient = Some(crate::text::clean_line(&owner.label));
    let mut marking = frame.marking(Level::OfficialSensitive);
    if owner.partner {
        // Entry numbers are the force's own, and the paper leaves it (papers section 4).
        meta.as_at_entry = 0;
        marking.handling = Some(Text::from(format!("Handling: for {} only. Do not forward.", owner.label)));
    }
    let document = Document::new(meta, marking, blocks)?;
    Ok(Sheet { owner: owner.id, label: owner.label.clone(), outside: owner.partner, document })
}

/// The meeting as the owner knows it: a partner is told its date and not its number (papers section 4).
fn at(desk: &Desk<'_>) -> String {
    match desk.owner.partner {
        true => format!("the meeting of {}", plain(desk.held.day())),
        false => format!("meeting {}", desk.meeting.number),
    }
}

/// The line of the actions that were raised for the owner, if there were any.
fn raised_for_you(raised: Vec<Text>) -> Option<Text> {
    let count = match raised.len() {
        0 => return None,
        1 => "One action raised for you: ".to_owned(),
        count => format!("{count} actions raised for you: "),
    };
    Some(Text::from(count).and_text(Text::joined(raised, ", ")).and("."))
}

fn head(desk: &Desk<'_>) -> Vec<Block> {
    let (frame, owner) = (desk.frame, desk.owner);
    let mut rows: Vec<(String, Text)> = Vec::new();
    let mut pair = |label: &str, text: String| rows.push((label.to_owned(), text.into()));
    let day = long(desk.held.day());
    pair(
        "As at",
        match owner.partner {
            true => format!("the meeting of {day}"),
            false => {
                format!("meeting {}, {day} (entry {})", desk.meeting.number, crate::text::count_group(frame.entry))
            }
        },
    );
    pair("Next meeting", desk.meeting.details.next_on.map_or_else(|| "not set".to_owned(), long));
    if !owner.partner && (owner.can_lead || owner.leads > 0) {
        let limit = match owner.limit {
            None => ", no limit set".to_owned(),
            Some(limit) if owner.leads > limit => format!(" of {limit} (over by {})", owner.leads - limit),
            Some(limit) if owner.leads == limit => format!(" of {limit} (at limit)"),
            Some(limit) => format!(" of {limit}"),
        };
        pair("OCGs", format!("{}{limit}", owner.leads));
    }
    pair("Live actions", format!("{}, of which overdue {}", owner.open, owner.late));
    vec![Block::heading(1, Text::from("Tasking sheet: ").and_ref(&owner.label)), Block::Pairs(rows)]
}

fn ocgs(desk: &Desk<'_>) -> Vec<Block> {
    let frame = desk.frame;
    let rows: Vec<Row> = desk
        .ocgs()
        .into_iter()
        .map(|(line, role)| {
            let plan = plan_of(&frame.record, line.id);
            let since = line.tier_since.map_or_else(String::new, |since| format!(", since {}", plain(since)));
            Row::new(vec![
                named(&super::frame::tag_of(line)),
                role.into(),
                format!("{}{since}", frame.tier(line.tier)).into(),
                objective(plan, frame.day).into(),
                review(desk, line).into(),
                empty(line).into(),
            ])
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
        caption: "OCGs you answer for".into(),
        columns: vec![
            Column::words("OCG"),
            Column::words("Role"),
            Column::words("Tier"),
            Column::words("Objective"),
            Column::words("Next review"),
            Column::words("Empty"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "None.".into(),
    })]
}

fn objective(plan: Option<&Plan>, day: Date) -> String {
    match plan.filter(|plan| !plan.objective.trim().is_empty()) {
        None => "none set".to_owned(),
        Some(plan) => {
            let to = plan.objective_to.map_or_else(String::new, |to| {
                format!("{} {}: ", if plan.aims_beyond(day) { "to" } else { "ran out on" }, plain(to))
            });
            format!("{to}{}", plan.objective)
        }
    }
}

/// Rule 23: overdue the day after its date.
fn review(desk: &Desk<'_>, line: &OcgLine) -> String {
    match line.review {
        None => "no date set".to_owned(),
        Some(on) if on < desk.frame.day => {
            let late = u64::try_from(days_between(on, desk.frame.day)).unwrap_or(0);
            format!("Review overdue {} ({})", plural(late, "day", "days"), plain(on))
        }
        Some(on) => plain(on),
    }
}

/// The empty Ps of an OCG (rule 18).
fn empty(line: &OcgLine) -> String {
    let empty: Vec<&str> =
        Strand::ALL.into_iter().filter(|strand| line.counts.is_empty_strand(*strand)).map(Strand::word).collect();
    if empty.is_empty() { "none".to_owned() } else { empty.join(", ") }
}

/// What the chair will ask for, by fixed rules.
fn expected(desk: &Desk<'_>, numbers: &owed::Numbers) -> Vec<Block> {
    let mut items: Vec<Text> = Vec::new();
    let listed = |numbers: &[String]| Text::joined(numbers.iter().map(|number| Text::reference(number)), ", ");
    if !numbers.overdue.is_empty() {
        items.push(Text::from("An answer on each overdue action: ").and_text(listed(&numbers.overdue)).and("."));
    }
    if !numbers.next.is_empty() {
        items.push(Text::from("The result of ").and_text(listed(&numbers.next)).and("."));
    }
    let ocgs = desk.ocgs();
    if !ocgs.is_empty() {
        let names: Vec<&str> = ocgs.iter().map(|(line, _)| line.operation.as_str()).collect();
        items.push(Text::from(format!("A two-minute update on {}.", names.join(", "))));
    }
    let mut aimless: Vec<&str> = Vec::new();
    for (line, _) in &ocgs {
        let next = desk.meeting.details.next_on;
        if let Some(on) = line.review {
            if on < desk.frame.day {
                items.push(Text::from(format!("{}: plan review, overdue since {}.", line.operation, plain(on))));
            } else if next.is_some_and(|next| on <= next) {
                items.push(Text::from(format!("{}: plan review, due {}.", line.operation, plain(on))));
            }
        }
        if plan_of(&desk.frame.record, line.id).is_none_or(|plan| !plan.aims_beyond(desk.frame.day)) {
            aimless.push(&line.operation);
        }
        let waits = desk.frame.record.disruptions().values();
        let waits: Vec<String> = waits
            .filter(|one| one.ocg.id == line.id && one.moderation.is_none())
            .map(|one| one.number.clone())
            .collect();
        if !waits.is_empty() {
            items.push(Text::from(format!("{}: evidence for ", line.operation)).and_text(listed(&waits)).and("."));
        }
    }
    if !aimless.is_empty() {
        items.push(Text::from(format!("{}: an objective for the next four weeks.", aimless.join(", "))));
    }
    items.extend(training_due(desk));
    if items.is_empty() {
        return vec![Block::paragraph("Nothing more than your presence.")];
    }
    vec![Block::List(List { ordered: true, items })]
}

/// A training refresh within 60 days, or one that is past.
fn training_due(desk: &Desk<'_>) -> Option<Text> {
    use crate::domain::officer::{Training, training};
    if desk.owner.partner || desk.owner.leads == 0 {
        return None;
    }
    let valid = desk.frame.profile.lro_training_valid_days;
    match training(desk.owner.trained_on, valid, desk.frame.day) {
        Training::NoneRecorded => Some("The date of your LRO training: none is recorded.".into()),
        Training::Lapsed(on) => Some(Text::from(format!("A date for LRO training: it lapsed on {}.", plain(on)))),
        Training::Current(on) => {
            let until = crate::domain::time::add_days(on, i64::from(valid));
            (days_between(desk.frame.day, until) <= 60)
                .then(|| Text::from(format!("A date for LRO training: it lapses on {}.", plain(until))))
        }
    }
}
