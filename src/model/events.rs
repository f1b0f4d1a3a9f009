//! What happened to a group besides its actions: disruptions, scores and notes, in one list with one cursor.
//!
//! It must not know how it is drawn.

use crate::domain::assessment::Assessment;
use crate::domain::disruption::Disruption;
use crate::domain::note::Note;
use crate::domain::receipt::Card;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event<'a> {
    /// A disruption.
    Disruption(&'a Disruption),
    /// A score.
    Score(&'a Assessment),
    /// A note.
    Note(&'a Note),
}

/// All of a card: disruptions, then scores, then notes, each newest first.
#[must_use]
pub fn events(card: &Card) -> Vec<Event<'_>> {
    let disruptions = card.disruptions.iter().map(Event::Disruption);
    let scores = card.assessments.iter().map(Event::Score);
    disruptions.chain(scores).chain(card.notes.iter().map(Event::Note)).collect()
}
