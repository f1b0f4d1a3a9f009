//! From what a person types to a meeting or an item of the record: `T24`, `meeting 24`, `NB-BID-2026-0007`, `item 12`.

use super::failure::Failure;
use super::find::{Finder, shown};
use crate::domain::identity::ItemId;
use crate::domain::item::{Content, Item, ItemKind};
use crate::domain::meeting::{Meeting, MeetingKind, MeetingState};
use crate::domain::reading::NumberSeries;

/// The series a kind of item is numbered in.
const fn series(kind: ItemKind) -> Option<NumberSeries> {
    match kind {
        ItemKind::Bid => Some(NumberSeries::Bid),
        ItemKind::Trigger => Some(NumberSeries::Trigger),
        ItemKind::Learning => Some(NumberSeries::Learning),
        ItemKind::Decision => Some(NumberSeries::Decision),
        ItemKind::Gap
        | ItemKind::Outcome
        | ItemKind::Order
        | ItemKind::Plan
        | ItemKind::Operation
        | ItemKind::Remark
        | ItemKind::Correction
        | ItemKind::Objective
        | ItemKind::Statement
        | ItemKind::BoardMatter
        | ItemKind::Disclosure
        | ItemKind::Issue => None,
    }
}

/// How an item is called where a person may have to type it again.
pub(super) fn item_name(item: &Item) -> String {
    if item.number.is_empty() { format!("item {}", item.id.0) } else { item.number.clone() }
}

/// The identity in `item 12`, `#12` or `12`.
fn identity(typed: &str) -> Option<ItemId> {
    let lower = typed.trim().to_lowercase();
    let bare = lower.strip_prefix("item").unwrap_or(&lower).trim_start_matches(['#', ' ']);
    bare.parse().ok().map(ItemId)
}

impl Finder<'_> {
    /// The meeting with this code or number; a bare number is a meeting of the usual kind.
    pub(super) fn meeting(&self, typed: &str) -> Result<Meeting, Failure> {
        let lower = typed.trim().to_lowercase();
        let bare = lower.strip_prefix("meeting").unwrap_or(&lower).trim();
        let found = match bare.parse::<u32>() {
            Ok(number) => self.store.meeting_numbered(self.usual_kind()?, number)?,
            Err(_) => self.meeting_exactly(typed)?,
        };
        found.ok_or_else(|| {
            Failure::usage(format!(
                "There is no meeting \"{}\" in the record. \"muster meeting list\" shows their numbers.",
                shown(typed)
            ))
        })
    }

    /// The meeting with this code, `T24`, or with the word before the number, `meeting 24`.
    pub(super) fn meeting_exactly(&self, typed: &str) -> Result<Option<Meeting>, Failure> {
        let lower = typed.trim().to_lowercase();
        let parts = match lower.strip_prefix("meeting") {
            Some(number) => Some((self.usual_kind()?, number.trim())),
            None => MeetingKind::ALL.into_iter().find_map(|kind| {
                let rest = lower.strip_prefix(kind.letter().to_ascii_lowercase());
                let rest = rest.or_else(|| lower.strip_prefix(kind.word()).map(str::trim_start));
                rest.filter(|rest| rest.parse::<u32>().is_ok()).map(|rest| (kind, rest))
            }),
        };
        match parts.and_then(|(kind, number)| Some((kind, number.parse().ok()?))) {
            Some((kind, number)) => Ok(self.store.meeting_numbered(kind, number)?),
            None => Ok(None),
        }
    }

    fn usual_kind(&self) -> Result<MeetingKind, Failure> {
        Ok(MeetingKind::usual(self.store.is_covert()?))
    }

    /// The meeting that is open.
    pub(super) fn open_meeting(&self) -> Result<Meeting, Failure> {
        let open = self.store.open_meeting()?;
        open.ok_or_else(|| Failure::refused("No meeting is open. Open one with \"muster meeting open\"."))
    }

    /// The meeting that is open, else the newest that is prepared.
    pub(super) fn running(&self) -> Result<Option<Meeting>, Failure> {
        if let Some(open) = self.store.open_meeting()? {
            return Ok(Some(open));
        }
        let all = self.store.meetings(usize::from(u8::MAX))?;
        Ok(all.into_iter().find(|meeting| meeting.state == MeetingState::Prepared))
    }

    /// An item of a kind, by its number (the prefix may be left out, and the year too) or its place in the record.
    pub(super) fn item(&self, kind: ItemKind, typed: &str) -> Result<Item, Failure> {
        if let Some(series) = series(kind) {
            let letters = format!("{}-", series.number("", 0, 0).split('-').nth(1).unwrap_or_default());
            let bare = typed.trim().to_uppercase();
            for number in self.numbers(series, bare.strip_prefix(&letters).unwrap_or(&bare))? {
                if let Some(item) = self.store.item_numbered(&number)?.filter(|item| item.content.kind() == kind) {
                    return Ok(item);
                }
            }
        }
        let found = identity(typed).map(|id| self.store.item(id)).transpose()?.flatten();
        found.filter(|item| item.content.kind() == kind).ok_or_else(|| {
            Failure::usage(format!(
                "There is no {} \"{}\" in the record. \"muster list {}\" shows their numbers.",
                kind.word(),
                shown(typed),
                kind.list()
            ))
        })
    }

    /// An item of any kind, by its whole number or as `item 12`.
    pub(super) fn any_item(&self, typed: &str) -> Result<Option<ItemId>, Failure> {
        if let Some(item) = self.store.item_numbered(typed)? {
            return Ok(Some(item.id));
        }
        if !typed.trim().to_lowercase().starts_with("item") {
            return Ok(None);
        }
        let found = identity(typed).map(|id| self.store.item(id)).transpose()?.flatten();
        Ok(found.map(|item| item.id))
    }

    /// The operation with this name, letter case ignored, or with this place in the record.
    pub(super) fn operation(&self, typed: &str) -> Result<Option<Item>, Failure> {
        let all = self.store.items(ItemKind::Operation, false, usize::from(u16::MAX))?;
        let bare = typed.trim().to_lowercase();
        Ok(all.into_iter().find(|item| match &item.content {
            Content::Operation(operation) => {
                operation.name.to_lowercase() == bare || bare == format!("item {}", item.id.0)
            }
            _ => false,
        }))
    }
}
