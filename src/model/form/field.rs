//! One field of a form: a line, a long text, a date, a choice or a pick from a list. Data, with the few acts that change it.
//!
//! It must not know which form it stands in.

use crate::domain::date_words::{self, Anchors};
use crate::domain::time::Date;
use crate::model::edit::Edit;

pub use super::name::Name;

/// One entry of a choice or a list to pick from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What identifies it to the form: a number, a word, an identity.
    pub value: String,
    /// The key that picks it in a choice, if it has one.
    pub key: Option<char>,
    /// The words in its first column.
    pub label: String,
    /// The words beside it.
    pub about: String,
}

impl Choice {
    /// A choice whose value is its label.
    #[must_use]
    pub fn word(label: &str) -> Self {
        Self { value: label.to_owned(), label: label.to_owned(), ..Self::default() }
    }

    /// A choice with a value, a label and words beside it.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>, about: impl Into<String>) -> Self {
        Self { value: value.into(), key: None, label: label.into(), about: about.into() }
    }

    /// The same choice, picked by a key.
    #[must_use]
    pub fn keyed(self, key: char) -> Self {
        Self { key: Some(key), ..self }
    }
}

/// What kind of field it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of words; `usual` are offered under it with Down.
    Line {
        /// Usual answers.
        usual: Vec<String>,
        /// Which of them the cursor is on, when the list is open.
        open: Option<usize>,
    },
    /// Words over several lines.
    Long,
    /// A date typed the short way.
    Date {
        /// Whether it is a day that has been rather than one to come.
        past: bool,
    },
    /// One of a few, all of them shown, one below the other or in a row.
    Choice {
        /// What there is.
        options: Vec<Choice>,
        /// Which it is.
        at: usize,
        /// Shown in a row rather than one below the other.
        row: bool,
    },
    /// One of many: typing filters, the cursor's entry is the value.
    Pick {
        /// What there is.
        options: Vec<Choice>,
        /// Which it is, an index into `options`.
        at: Option<usize>,
    },
    /// A passphrase: never shown.
    Secret,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which it is.
    pub name: Name,
    /// Its label.
    pub label: &'static str,
    /// What is typed into it.
    pub edit: Edit,
    /// Its kind.
    pub kind: Kind,
    /// A hint shown beside or under it while nothing is wrong.
    pub hint: String,
    /// What is typed, as it is understood: a date in full.
    pub echo: String,
    /// What is wrong with it, in a sentence.
    pub wrong: Option<String>,
    /// Whether words that match no entry of a pick stand for themselves.
    pub or_words: bool,
    /// The entries a pick shows for what is typed: indexes into its options, best first. Worked out when something is typed.
    found: Vec<usize>,
}

impl Field {
    /// A field of a kind with nothing typed.
    #[must_use]
    pub fn new(name: Name, label: &'static str, kind: Kind) -> Self {
        let edit = if kind == Kind::Long { Edit::long("") } else { Edit::default() };
        let (hint, echo) = (String::new(), String::new());
        Self { name, label, edit, kind, hint, echo, wrong: None, or_words: false, found: Vec::new() }
    }

    /// A line of words.
    #[must_use]
    pub fn line(name: Name, label: &'static str, text: &str) -> Self {
        let mut field = Self::new(name, label, Kind::Line { usual: Vec::new(), open: None });
        field.edit = Edit::new(text);
        field
    }

    /// A line of words with usual answers.
    #[must_use]
    pub fn usual(name: Name, label: &'static str, usual: &[String]) -> Self {
        Self::new(name, label, Kind::Line { usual: usual.to_vec(), open: None })
    }

    /// A long text.
    #[must_use]
    pub fn long(name: Name, label: &'static str, text: &str) -> Self {
        Self { edit: Edit::long(text), ..Self::new(name, label, Kind::Long) }
    }

    /// A date; `text` as it would be typed.
    #[must_use]
    pub fn date(name: Name, label: &'static str, text: &str, past: bool) -> Self {
        Self { edit: Edit::new(text), ..Self::new(name, label, Kind::Date { past }) }
    }

    /// A choice, the entry with this value chosen.
    #[must_use]
    pub fn choice(name: Name, label: &'static str, options: Vec<Choice>, value: &str, row: bool) -> Self {
        let at = options.iter().position(|option| option.value == value).unwrap_or(0);
        Self::new(name, label, Kind::Choice { options, at, row })
    }

    /// A pick from a list, the entry with this value chosen if there is one.
    #[must_use]
    pub fn pick(name: Name, label: &'static str, options: Vec<Choice>, value: &str) -> Self {
        let at = options.iter().position(|option| option.value == value);
        let found = (0..options.len()).collect();
        Self { found, ..Self::new(name, label, Kind::Pick { options, at }) }
    }

    /// The same field with a hint.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// The same pick, where words that match no entry stand for themselves.
    #[must_use]
    pub fn or_words(self) -> Self {
        Self { or_words: true, ..self }
    }

    /// The text, trimmed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.edit.text().trim()
    }

    /// Whether Up and Down choose in it: it has answers to choose from.
    #[must_use]
    pub const fn has_list(&self) -> bool {
        match &self.kind {
            Kind::Choice { .. } | Kind::Pick { .. } => true,
            Kind::Line { usual, .. } => !usual.is_empty(),
            Kind::Long | Kind::Date { .. } | Kind::Secret => false,
        }
    }

    /// The value of a choice or pick; the text of any other field.
    #[must_use]
    pub fn value(&self) -> &str {
        match &self.kind {
            Kind::Choice { options, at, .. } => options.get(*at).map_or("", |option| option.value.as_str()),
            Kind::Pick { options, at } => at.and_then(|at| options.get(at)).map_or("", |option| option.value.as_str()),
            Kind::Line { .. } | Kind::Long | Kind::Date { .. } | Kind::Secret => self.text(),
        }
    }

    /// The date typed; nothing when nothing is typed.
    ///
    /// # Errors
    /// The sentence for the person who typed it.
    pub fn read_date(&self, today: Date, anchors: &Anchors) -> Result<Option<Date>, String> {
        match self.text() {
            "" => Ok(None),
            text if self.kind == Kind::Date { past: true } => date_words::parse_past(text, today, anchors).map(Some),
            text => date_words::parse(text, today, anchors).map(Some),
        }
    }

    /// Says how what is typed is understood, beside the field.
    pub fn understand(&mut self, today: Date, anchors: &Anchors) {
        if !matches!(self.kind, Kind::Date { .. }) {
            return;
        }
        self.echo = match self.read_date(today, anchors) {
            Ok(Some(date)) => date_words::echo(date, today),
            Ok(None) => String::new(),
            // Half-typed dates are not scolded; saving says what is wrong.
            Err(_) => "not a date yet".to_owned(),
        };
    }

    /// Whether printable keys type into it (a choice takes keys as picks).
    #[must_use]
    pub const fn takes_text(&self) -> bool {
        !matches!(self.kind, Kind::Choice { .. })
    }

    /// The entries a pick shows for what is typed: indexes into its options, best first.
    #[must_use]
    pub fn matching(&self) -> &[usize] {
        &self.found
    }

    fn search(&self) -> Vec<usize> {
        let Kind::Pick { options, .. } = &self.kind else { return Vec::new() };
        let wanted = self.text().to_lowercase();
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let mut found: Vec<(u8, usize)> =
            options.iter().enumerate().filter_map(|(index, option)| Some((rank(option, &words)?, index))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, index)| index).collect()
    }

    /// Types a character. In a choice it picks; returns whether it picked, so that the form goes on to the next field.
    pub fn type_char(&mut self, c: char) -> bool {
        self.wrong = None;
        if let Kind::Choice { options, at, .. } = &mut self.kind {
            let lower = c.to_ascii_lowercase();
            let by_key = options.iter().position(|option| option.key == Some(lower));
            let by_letter = || {
                let starts = |option: &Choice| {
                    option.label.chars().next().map(|first| first.to_ascii_lowercase()) == Some(lower)
                };
                let after = options.iter().enumerate().skip(*at + 1).find(|(_, option)| starts(option));
                after.or_else(|| options.iter().enumerate().find(|(_, option)| starts(option))).map(|(index, _)| index)
            };
            if let Some(index) = by_key {
                *at = index;
                return true;
            }
            if let Some(index) = by_letter() {
                *at = index;
            }
            return false;
        }
        self.edit.type_char(c);
        self.typed();
        false
    }

    /// Something was typed: a pick goes to its best entry, a list of usual answers closes.
    pub fn typed(&mut self) {
        self.wrong = None;
        self.found = self.search();
        let best = self.found.first().copied();
        let blank = self.edit.is_blank();
        match &mut self.kind {
            Kind::Pick { at, .. } if !blank || at.is_none() => *at = best,
            Kind::Line { open, .. } => *open = None,
            _ => {}
        }
    }

    /// Up or down in the list of the field. Returns whether the field has a list that took the step.
    pub fn step(&mut self, by: isize) -> bool {
        let shown = &self.found;
        match &mut self.kind {
            Kind::Choice { options, at, .. } => {
                *at = at.saturating_add_signed(by).min(options.len().saturating_sub(1));
                self.wrong = None;
                true
            }
            Kind::Pick { at, .. } => {
                let now = at.and_then(|at| shown.iter().position(|index| *index == at));
                let next = match now {
                    Some(now) => now.saturating_add_signed(by).min(shown.len().saturating_sub(1)),
                    None => 0,
                };
                *at = shown.get(next).copied();
                self.wrong = None;
                true
            }
            Kind::Line { usual, open } if !usual.is_empty() => {
                let next = match (*open, by > 0) {
                    (None, true) => Some(0),
                    (None, false) => return false,
                    (Some(0), false) => None,
                    (Some(now), _) => Some(now.saturating_add_signed(by).min(usual.len() - 1)),
                };
                *open = next;
                if let Some(words) = next.and_then(|next| usual.get(next)) {
                    let words = words.clone();
                    self.edit.set(&words);
                }
                self.wrong = None;
                true
            }
            _ => false,
        }
    }
}

/// How well an entry fits the typed words: 0 best; nothing when a word is nowhere in it.
fn rank(option: &Choice, words: &[&str]) -> Option<u8> {
    let label = option.label.to_lowercase();
    let about = option.about.to_lowercase();
    words.iter().try_fold(0_u8, |worst, word| {
        let here = if label.split_whitespace().any(|part| part.starts_with(word)) || label.starts_with(word) {
            0
        } else if label.contains(word) {
            1
        } else if about.contains(word) {
            2
        } else {
            return None;
        };
        Some(worst.max(here))
    })
}

#[cfg(test)]
mod tests;
