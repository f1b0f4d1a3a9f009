//! The door: the unlock screen as a value, before there is a record to show.
//!
//! The passphrase is held in memory that is wiped, and its length is never shown. It must not know the keyring.

use zeroize::Zeroizing;

/// Most characters of a passphrase that are taken.
const MOST: usize = 1_000;

/// What the unlock screen shows and holds.
#[derive(Clone, Debug, Default)]
pub struct Door {
    /// The store, in words.
    pub store: String,
    /// Whose passphrases open it.
    pub operators: Vec<String>,
    /// Which of them is chosen.
    pub at: usize,
    secret: Zeroizing<String>,
    /// What was wrong the last time, in a sentence.
    pub wrong: Option<String>,
    /// How often the passphrase was wrong.
    pub failures: u32,
    /// Not to be tried again before so many seconds have passed; counted down by the shell.
    pub wait: u64,
    /// Being opened at this moment.
    pub opening: bool,
    /// Whether the help for a forgotten passphrase shows.
    pub help: bool,
}

/// What is asked of the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing; draw.
    Stay,
    /// Try the passphrase; read-only when true.
    Try(bool),
    /// Leave.
    Quit,
}

impl Door {
    /// The door of a store with these operators.
    #[must_use]
    pub fn new(store: String, operators: Vec<String>) -> Self {
        Self { store, operators, ..Self::default() }
    }

    /// The chosen operator.
    #[must_use]
    pub fn operator(&self) -> &str {
        self.operators.get(self.at).map_or("", String::as_str)
    }

    /// Takes the passphrase out, to be tried.
    #[must_use]
    pub fn take_secret(&mut self) -> Zeroizing<String> {
        std::mem::take(&mut self.secret)
    }

    /// Whether something is typed.
    #[must_use]
    pub fn has_secret(&self) -> bool {
        !self.secret.is_empty()
    }

    /// Types a character.
    pub fn type_char(&mut self, c: char) {
        self.wrong = None;
        if self.secret.chars().count() < MOST {
            self.secret.push(c);
        }
    }

    /// Puts a pasted text in.
    pub fn paste(&mut self, text: &str) {
        text.trim_end_matches(['\r', '\n']).chars().for_each(|c| self.type_char(c));
    }

    /// Deletes the last character.
    pub fn backspace(&mut self) {
        self.secret.pop();
    }

    /// Deletes everything.
    pub fn clear(&mut self) {
        self.secret = Zeroizing::default();
    }

    /// The next or previous operator.
    pub fn turn(&mut self, by: isize) {
        self.at = self.at.saturating_add_signed(by).min(self.operators.len().saturating_sub(1));
        self.clear();
    }

    /// Asks to open: only with something typed, not while waiting or opening.
    pub fn open(&mut self, read_only: bool) -> Step {
        if self.opening || self.wait > 0 {
            return Step::Stay;
        }
        if self.secret.is_empty() {
            self.wrong = Some("A passphrase is needed. Type it, then press Enter.".into());
            return Step::Stay;
        }
        self.opening = true;
        self.wrong = None;
        Step::Try(read_only)
    }

    /// It did not open. A wrong passphrase costs 1, 2, then 4 seconds.
    pub fn refused(&mut self, why: String, passphrase: bool) {
        self.opening = false;
        self.wrong = Some(why);
        if passphrase {
            self.failures += 1;
            self.wait = 1 << (self.failures - 1).min(2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_passphrase_waits_one_two_four_seconds() {
        let mut door = Door::new("store".into(), vec!["DCI 1550".into()]);
        assert_eq!(door.open(false), Step::Stay, "nothing typed");
        for wait in [1, 2, 4, 4] {
            door.type_char('x');
            assert_eq!(door.open(false), Step::Try(false));
            assert_eq!(door.open(false), Step::Stay, "it is being opened");
            assert_eq!(door.take_secret().as_str(), "x");
            door.refused("Wrong.".into(), true);
            assert_eq!(door.wait, wait);
            door.type_char('x');
            assert_eq!(door.open(true), Step::Stay, "it waits");
            door.clear();
            door.wait = 0;
        }
    }

    #[test]
    fn nothing_of_the_passphrase_is_in_its_debug_words() {
        let mut door = Door::default();
        door.paste("hunter2\n");
        assert!(door.has_secret());
        let words = format!("{door:?} {door:#?}");
        assert!(words.contains("secret") && !words.contains("hunter"), "{words}");
        assert_eq!(door.take_secret().as_str(), "hunter2");
    }
}
