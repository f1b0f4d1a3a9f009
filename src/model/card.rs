//! The record card of a group: its sections, and what is known of it.
//!
//! It must not know the disk or how it is drawn.

use crate::domain::identity::OcgId;
use crate::domain::receipt::Card;

use super::history::History;
use super::list::Cursor;
use super::panes::Actions;

/// The sections of a record card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// What is written about the group, with its history below.
    #[default]
    Facts,
    /// Its actions, closed ones too.
    Actions,
    /// Scores, disruptions and notes.
    Events,
}

impl Tab {
    /// All, from left to right.
    pub const ALL: [Self; 3] = [Self::Facts, Self::Actions, Self::Events];
}

/// The record card of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Which group.
    pub ocg: OcgId,
    /// What the record says; nothing until told.
    pub card: Option<Box<Card>>,
    /// The section shown.
    pub tab: Tab,
    /// Its history.
    pub history: History,
    /// Its actions.
    pub actions: Actions,
    /// The cursor among scores, disruptions and notes.
    pub events: Cursor,
}

impl Record {
    /// The card of a group with nothing known yet.
    #[must_use]
    pub fn new(ocg: OcgId) -> Self {
        let actions = Actions { closed: true, ..Actions::default() };
        let (card, tab, events) = (None, Tab::Facts, Cursor::default());
        Self { ocg, card, tab, history: History::new(Some(ocg)), actions, events }
    }
}
