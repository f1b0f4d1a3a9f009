//! Lines of text with what they mean, before any ink: words, bars and rising bars.
//!
//! It must not know colours, glyphs or where a line stands.

use crate::domain::identity::ActionId;

/// What some words mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Body text.
    #[default]
    Plain,
    /// A label or hint.
    Dim,
    /// A heading, or a state word that needs an act.
    Bold,
    /// Overdue, empty, no LRO.
    Alert,
    /// Over time, lapsed.
    Warn,
    /// Called, done.
    Good,
    /// Claimed, awaiting.
    Info,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Words with their meaning.
    Words(String, Tone),
    /// A bar: so many full cells, then so many light ones. The figure stands beside it.
    Bar(u16, u16),
    /// So many cells of a density, 1 to 4. The figure stands beside it.
    Shade(u8, u16),
    /// A rising bar of 0 to 8 eighths. The figure stands beside it.
    Rise(u8),
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its parts.
    pub inks: Vec<Ink>,
    /// The action it shows, if it shows one.
    pub action: Option<ActionId>,
}

impl Line {
    /// Plain words.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::said(text, Tone::Plain)
    }

    /// Words with a meaning.
    #[must_use]
    pub fn said(text: impl Into<String>, tone: Tone) -> Self {
        Self { inks: vec![Ink::Words(text.into(), tone)], action: None }
    }

    /// A heading in capitals.
    #[must_use]
    pub fn heading(text: &str) -> Self {
        Self::said(text.to_uppercase(), Tone::Bold)
    }

    /// The same line with more behind it.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.inks.push(Ink::Words(text.into(), tone));
        self
    }

    /// The same line with another part behind it.
    #[must_use]
    pub fn ink(mut self, ink: Ink) -> Self {
        self.inks.push(ink);
        self
    }

    /// Its words, for tests and for finding things.
    #[must_use]
    pub fn words(&self) -> String {
        let said = |ink: &Ink| match ink {
            Ink::Words(words, _) => words.clone(),
            Ink::Bar(..) | Ink::Rise(_) | Ink::Shade(..) => String::new(),
        };
        self.inks.iter().map(said).collect()
    }
}

/// A text wrapped into lines of so many columns, the first behind `lead`, the others indented as far.
#[must_use]
pub fn hanging(lead: &str, text: &str, columns: usize, tone: Tone) -> Vec<Line> {
    let indent = crate::text::width(lead);
    let room = columns.saturating_sub(indent).max(10);
    let wrapped = crate::text::wrap(&crate::text::clean_line(text), room);
    let first = |at: usize| if at == 0 { lead.to_owned() } else { " ".repeat(indent) };
    wrapped.into_iter().enumerate().map(|(at, words)| Line::said(first(at), Tone::Dim).and(words, tone)).collect()
}
