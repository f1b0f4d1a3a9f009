//! Chords: one key with its modifiers, and sequences of one or two of them; read from text and from the terminal, written as the screen shows them.
//!
//! It must not know what any key does.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character as typed: `A` is Shift and the key `a`. The space bar is `' '`.
    Char(char),
    /// A function key, 1 to 12.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab; Shift-Tab is Tab with `shift`.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Del,
    /// Insert.
    Ins,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PgUp,
    /// Page down.
    PgDn,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
}

const NAMES: [(&str, Key); 16] = [
    ("Enter", Key::Enter),
    ("Esc", Key::Esc),
    ("Tab", Key::Tab),
    ("Backspace", Key::Backspace),
    ("Del", Key::Del),
    ("Ins", Key::Ins),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PgUp", Key::PgUp),
    ("PgDn", Key::PgDn),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Space", Key::Char(' ')),
    ("Minus", Key::Char('-')),
];

/// One key with its modifiers. Shift is part of a character, so `shift` is only ever set on keys that are not characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Ctrl held.
    pub ctrl: bool,
    /// Alt held.
    pub alt: bool,
    /// Shift held (never with a character).
    pub shift: bool,
}

impl Chord {
    /// A key on its own.
    #[must_use]
    pub const fn key(key: Key) -> Self {
        Self { key, ctrl: false, alt: false, shift: false }
    }

    /// A typed character.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::key(Key::Char(c))
    }

    /// Ctrl with a character.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self { ctrl: true, ..Self::char(c) }
    }

    /// The character this chord types into a field, if it types one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self {
            Self { key: Key::Char(c), ctrl: false, alt: false, .. } => Some(c),
            _ => None,
        }
    }

    /// The chord of a terminal event: presses and repeats; nothing for releases and keys that have no name here.
    ///
    /// Shift is folded into characters; AltGr, which arrives as Ctrl and Alt, is the character it typed.
    #[must_use]
    pub fn from_event(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let held = |modifier| event.modifiers.contains(modifier);
        let (mut ctrl, mut alt, mut shift) =
            (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), held(KeyModifiers::SHIFT));
        let key = match event.code {
            KeyCode::Char(c) => {
                let c = if shift && !ctrl && c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c };
                shift = false;
                if ctrl && alt && !c.is_ascii_alphanumeric() {
                    (ctrl, alt) = (false, false);
                }
                Key::Char(if ctrl { c.to_ascii_lowercase() } else { c })
            }
            KeyCode::F(n @ 1..=12) => Key::F(n),
            KeyCode::Enter => Key::Enter,
            KeyCode::Esc => Key::Esc,
            KeyCode::Tab => Key::Tab,
            KeyCode::BackTab => {
                shift = true;
                Key::Tab
            }
            KeyCode::Backspace => Key::Backspace,
            KeyCode::Delete => Key::Del,
            KeyCode::Insert => Key::Ins,
            KeyCode::Home => Key::Home,
            KeyCode::End => Key::End,
            KeyCode::PageUp => Key::PgUp,
            KeyCode::PageDown => Key::PgDn,
            KeyCode::Up => Key::Up,
            KeyCode::Down => Key::Down,
            KeyCode::Left => Key::Left,
            KeyCode::Right => Key::Right,
            _ => return None,
        };
        Some(Self { key, ctrl, alt, shift })
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.key {
            Key::F(n) => write!(f, "F{n}"),
            // A bare minus is written as itself; with a modifier it has a name.
            Key::Char('-') if !(self.ctrl || self.alt) => f.write_str("-"),
            key => match NAMES.iter().find(|(_, named)| *named == key) {
                Some((name, _)) => f.write_str(name),
                None => match key {
                    Key::Char(c) => write!(f, "{c}"),
                    _ => Ok(()),
                },
            },
        }
    }
}

impl FromStr for Chord {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut rest = text;
        let mut chord = Self::char(' ');
        loop {
            let held = [("Ctrl-", 0), ("Alt-", 1), ("Shift-", 2)]
                .into_iter()
                .find_map(|(name, which)| strip_name(rest, name).map(|after| (which, after)));
            match held {
                Some((0, after)) => (chord.ctrl, rest) = (true, after),
                Some((1, after)) => (chord.alt, rest) = (true, after),
                Some((_, after)) => (chord.shift, rest) = (true, after),
                None => break,
            }
        }
        let mut chars = rest.chars();
        chord.key = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() && c != ' ' => Key::Char(c),
            _ => named(rest)
                .ok_or_else(|| format!("\"{text}\" is not a key; write it like a, Ctrl-b, F12 or Shift-Tab"))?,
        };
        if let Key::Char(c) = chord.key {
            if chord.shift {
                chord.key = Key::Char(c.to_ascii_uppercase());
                chord.shift = false;
            }
            if chord.ctrl {
                chord.key = Key::Char(c.to_ascii_lowercase());
            }
        }
        Ok(chord)
    }
}

fn strip_name<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let head = text.get(..name.len())?;
    text.get(name.len()..).filter(|after| head.eq_ignore_ascii_case(name) && !after.is_empty())
}

fn named(text: &str) -> Option<Key> {
    if let Some(key) = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        return Some(key.1);
    }
    let number = text.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=12).contains(&number).then_some(Key::F(number))
}

/// What a row of the key table is bound to: one chord, or two pressed one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sequence {
    /// The first chord.
    pub first: Chord,
    /// The second, if there is one.
    pub second: Option<Chord>,
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.second {
            None => write!(f, "{}", self.first),
            Some(second) if second == self.first && self.first.typed().is_some() => write!(f, "{0}{0}", self.first),
            Some(second) => write!(f, "{} {second}", self.first),
        }
    }
}

impl FromStr for Sequence {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            [one] => match one.parse() {
                Ok(first) => Ok(Self { first, second: None }),
                Err(why) => {
                    let mut chars = one.chars();
                    match (chars.next(), chars.next(), chars.next()) {
                        (Some(a), Some(b), None) if a == b && !a.is_control() => {
                            Ok(Self { first: Chord::char(a), second: Some(Chord::char(b)) })
                        }
                        _ => Err(why),
                    }
                }
            },
            [one, two] => Ok(Self { first: one.parse()?, second: Some(two.parse()?) }),
            _ => Err(format!("\"{text}\" is not one key or two keys in a row, such as gg or g p")),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed parse fails the test")]
mod tests {
    use super::*;

    fn event(code: KeyCode, modifiers: KeyModifiers) -> Option<String> {
        Chord::from_event(&KeyEvent::new(code, modifiers)).map(|chord| chord.to_string())
    }

    #[test]
    fn text_and_back() {
        for text in [
            "a",
            "A",
            "?",
            "-",
            "Ctrl-b",
            "F12",
            "F1",
            "Shift-Tab",
            "Alt-Enter",
            "Space",
            "Del",
            "PgDn",
            "Esc",
            "gg",
            "g p",
            "g Space",
            "<",
            "/",
            "Ctrl-Minus",
            "Ctrl-Alt-Del",
        ] {
            assert_eq!(text.parse::<Sequence>().unwrap().to_string(), text);
        }
        assert_eq!("ctrl-B".parse::<Chord>().unwrap().to_string(), "Ctrl-b");
        assert_eq!("Shift-a".parse::<Chord>().unwrap().to_string(), "A");
        assert_eq!("g g".parse::<Sequence>().unwrap().to_string(), "gg");
    }

    #[test]
    fn what_is_no_key_is_refused_in_words() {
        for text in ["", " ", "F13", "F0", "Hyper-x", "g p q", "abc", "Ctrl-", "\u{1b}"] {
            assert!(text.parse::<Sequence>().is_err(), "{text:?}");
        }
        let why = "Hyper-x".parse::<Chord>().unwrap_err();
        assert!(why.starts_with("\"Hyper-x\" is not a key"), "{why}");
    }

    #[test]
    fn events_become_chords() {
        let none = KeyModifiers::NONE;
        assert_eq!(event(KeyCode::Char('a'), none).unwrap(), "a");
        assert_eq!(event(KeyCode::Char('A'), KeyModifiers::SHIFT).unwrap(), "A");
        assert_eq!(event(KeyCode::Char('a'), KeyModifiers::SHIFT).unwrap(), "A");
        assert_eq!(event(KeyCode::Char('?'), KeyModifiers::SHIFT).unwrap(), "?");
        assert_eq!(event(KeyCode::Char('B'), KeyModifiers::CONTROL | KeyModifiers::SHIFT).unwrap(), "Ctrl-b");
        assert_eq!(event(KeyCode::BackTab, KeyModifiers::SHIFT).unwrap(), "Shift-Tab");
        assert_eq!(event(KeyCode::BackTab, none).unwrap(), "Shift-Tab");
        assert_eq!(event(KeyCode::Enter, KeyModifiers::ALT).unwrap(), "Alt-Enter");
        assert_eq!(event(KeyCode::Char(' '), none).unwrap(), "Space");
        assert_eq!(event(KeyCode::Char('é'), KeyModifiers::CONTROL | KeyModifiers::ALT).unwrap(), "é");
        assert_eq!(event(KeyCode::F(13), none), None);
        assert_eq!(event(KeyCode::CapsLock, none), None);
    }

    #[test]
    fn releases_are_ignored_and_repeats_are_presses() {
        let of = |kind| Chord::from_event(&KeyEvent::new_with_kind(KeyCode::Down, KeyModifiers::NONE, kind));
        assert_eq!(of(KeyEventKind::Release), None);
        assert_eq!(of(KeyEventKind::Repeat), of(KeyEventKind::Press));
    }

    #[test]
    fn only_bare_characters_type() {
        assert_eq!(Chord::char('x').typed(), Some('x'));
        assert_eq!(Chord::ctrl('x').typed(), None);
        assert_eq!(Chord::key(Key::Enter).typed(), None);
    }
}
