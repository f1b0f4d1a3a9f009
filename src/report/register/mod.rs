//! The register extract for disclosure (papers section 2h): numbered, described items of what this record holds that may be relevant to one
//! investigation. One part in one file; neither file says anything of the other, nor of what is not assessed.

mod proposal;
mod select;

use super::document::{Block, Column, Document, Level, Row, State, Table, Text};
use super::frame::Frame;
use super::minutes::meeting::item_of;
use super::past::Past;
use super::{Defect, NoPaper};
use crate::domain::item::{Content, Disclosure, Part, RegisterItem};
use crate::domain::meeting::MeetingKind;
use crate::domain::memory::Memory;
use crate::domain::receipt::Entered;
use crate::domain::time::{Timestamp, clock, plain};
use crate::text::{count_group, cut, plural};
use std::collections::BTreeSet;

pub use proposal::proposal;

/// A part of the register, and what the operator is told beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// The file.
    pub document: Document,
    /// Entries that are flagged and in neither part yet: for the operator, never for a file.
    pub not_assessed: u64,
}

/// The items of an investigation that have, or had, a number in a part, by that number.
fn items_in(record: &Memory, investigation: &str, part: Part) -> Vec<RegisterItem> {
    let mut items: Vec<RegisterItem> = items(record, investigation).filter(|item| item.number_in(part) != 0).collect();
    items.sort_by_key(|item| item.number_in(part));
    items
}

fn items<'a>(record: &'a Memory, investigation: &'a str) -> impl Iterator<Item = RegisterItem> + 'a {
    record.items().values().filter_map(move |item| match &item.content {
        Content::Disclosure(Disclosure::Item(item))
            if item.investigation.eq_ignore_ascii_case(investigation.trim()) =>
        {
            Some(item.clone())
        }
        _ => None,
    })
}

/// Writes one part of the register of an investigation, all its items from the first.
///
/// # Errors
/// [`NoPaper::Refused`] when the part has no item yet; a defect when the journal does not fold.
pub fn register(past: &Past, investigation: &str, part: Part, whom: Option<&str>) -> Result<Register, NoPaper> {
    let frame = Frame::at(past, past.last(), None)?;
    let items = items_in(&frame.record, investigation, part);
    let assessed: BTreeSet<u64> = self::items(&frame.record, investigation).map(|item| item.entry).collect();
    let flagged = select::flagged(past, investigation);
    let not_assessed = flagged.difference(&assessed).count() as u64;
    let Some(first) = items.first() else {
        let name = cut(&crate::text::clean_line(investigation), 60).into_owned();
        return Err(NoPaper::refused(format!(
            "Part {} of the register of investigation \"{name}\" has no item yet, so nothing was written. Flag with \"muster record relevant\" and assess with \"muster record describe\".",
            part.letter()
        )));
    };
    let unconfirmed = items.iter().filter(|item| item.part == part && item.description.is_empty()).count() as u64;
    let state = if unconfirmed == 0 { State::Issued } else { State::Draft };
    let mut rows = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        rows.push(row(&frame, item, part, &items, at == 0)?);
    }
    let said = match unconfirmed {
        0 => "issued".to_owned(),
        count => format!("draft ({} to be confirmed)", plural(count, "description", "descriptions")),
    };
    let whom =
        whom.map_or_else(|| "the disclosure officer".to_owned(), |whom| format!("the disclosure officer, {whom}"));
    let title = format!("Register extract for disclosure, part {}", part.letter());
    let mut blocks = vec![
        Block::heading(1, title),
        Block::Pairs(vec![
            ("Investigation".to_owned(), Text::from(first.investigation.as_str())),
            ("Items".to_owned(), Text::from(format!("1 to {}", items.len()))),
            ("As at".to_owned(), Text::from(format!("entry {}", count_group(frame.entry)))),
            ("Prepared for".to_owned(), Text::from(whom)),
            ("State".to_owned(), Text::from(said)),
        ]),
        Block::Table(table(rows)),
    ];
    if part == Part::B {
        blocks.push(Block::Table(reasons(&items)));
    }
    let code = format!("R{:04}", first.register);
    let name = format!("register-{}", part.word());
    let meta = frame.meta(&code, &name, &plain(frame.day), state);
    Ok(Register { document: Document::new(meta, frame.marking(Level::OfficialSensitive), blocks)?, not_assessed })
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        caption: "Items".into(),
        columns: vec![
            Column::figures("Item"),
            Column::words("Made and entered"),
            Column::words("Description"),
            Column::words("By"),
            Column::words("State"),
            Column::words("Where"),
            Column::words("Prosecutor's comment"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "None.".into(),
    }
}

fn reasons(items: &[RegisterItem]) -> Table {
    let rows = items.iter().filter(|item| item.part == Part::B);
    Table {
        caption: "Reasons for sensitivity".into(),
        columns: vec![Column::figures("Item"), Column::words("Reason for sensitivity")],
        rows: rows
            .map(|item| Row::new(vec![item.number_b.to_string().into(), item.sensitive.as_str().into()]))
            .collect(),
        row_head: 0,
        total: None,
        note: None,
        empty: "None.".into(),
    }
}

fn at(moment: Timestamp) -> String {
    format!("{}, {}", plain(moment.local_date()), clock(moment))
}

fn row(frame: &Frame<'_>, item: &RegisterItem, part: Part, all: &[RegisterItem], first: bool) -> Result<Row, NoPaper> {
    let number = item.number_in(part).to_string();
    // What left this part keeps its number; where it went is not said.
    if item.part != part {
        let gone = || Text::from("not applicable");
        let out = Text::from("no longer part of this register; the number is not used again");
        return Ok(Row::new(vec![number.into(), gone(), out, gone(), gone(), gone(), gone()]));
    }
    let past = frame.past;
    let entered = past.entry(item.entry);
    let entered = entered.ok_or_else(|| Defect(format!("item {number} describes an entry that is not there")))?;
    let made = at(entered.decided_at);
    let when = if at(entered.recorded_at) == made {
        format!("{made}; entered the same")
    } else {
        format!("{made}; entered {}", at(entered.recorded_at))
    };
    let description = match (item.description.as_str(), &entered.recorded) {
        ("", Some(recorded)) => format!("description to be confirmed (kind: {})", proposal::kind(&recorded.fact)),
        ("", None) => "description to be confirmed (the entry was erased by law)".to_owned(),
        (words, _) => words.to_owned(),
    };
    let by = if entered.decided_by == entered.entered_by {
        Text::reference(&entered.decided_by)
    } else {
        Text::reference(&entered.decided_by).and("; ").and_ref(&entered.entered_by)
    };
    let store = if first { format!("{}, ", frame.founding.store_id) } else { String::new() };
    let place = format!("{store}entry {}{}", count_group(item.entry), in_minutes(past, entered));
    Ok(Row::new(vec![
        number.into(),
        when.into(),
        description.into(),
        by,
        stands(past, entered, part, all).into(),
        place.into(),
        "to be completed".into(),
    ]))
}

/// `, minutes 24/7.2`; nothing for what was recorded outside a signed meeting.
fn in_minutes(past: &Past, entered: &Entered) -> String {
    let within = MeetingKind::ALL.into_iter().find_map(|kind| {
        past.held(kind)
            .into_iter()
            .find(|held| held.signed.is_some_and(|(last, _)| (held.opened..=last).contains(&entered.entry)))
    });
    let Some(held) = within else { return String::new() };
    let item = item_of(past, held.meeting.kind, held.meeting.number, entered.entry).ok().flatten();
    item.map_or_else(|| format!(", minutes {}", held.meeting.number), |item| format!(", minutes {item}"))
}

/// Stands, withdrawn, corrected, or itself the withdrawal or correction; the counterpart is named where it has a number in this part.
fn stands(past: &Past, entered: &Entered, part: Part, all: &[RegisterItem]) -> String {
    let counterpart = |entry: u64, by: &str| {
        let item = all.iter().find(|item| item.entry == entry && item.part == part);
        item.map_or_else(String::new, |item| format!(" ({by} {})", item.number_in(part)))
    };
    if let Some(by) = past.withdrawn_by(entered.entry) {
        return format!("withdrawn{}", counterpart(by, "by item"));
    }
    if let Some(undone) = entered.undoes {
        return format!("stands; withdraws an earlier entry{}", counterpart(undone, "item"));
    }
    if let Some(corrected) = select::corrects(entered) {
        return format!("stands; corrects an earlier entry{}", counterpart(corrected, "item"));
    }
    match past.standing().find(|(other, _)| select::corrects(other) == Some(entered.entry)) {
        Some((by, _)) => format!("corrected{}", counterpart(by.entry, "by item")),
        None => "stands".to_owned(),
    }
}
