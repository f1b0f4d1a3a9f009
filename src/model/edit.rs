//! The text of one field under edit: insertion point, words, undo. Whole graphemes always; cleaned as it enters.
//!
//! It must not know which field it is nor what the text means.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{clean_block, clean_line};

/// Most characters a field takes; the rest of a paste is dropped. The same figure the rules allow.
pub const MOST: usize = 10_000;
/// Steps of typing that can be taken back.
const UNDO_STEPS: usize = 100;

/// A text and its insertion point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    text: String,
    /// Byte position, always between two graphemes.
    at: usize,
    /// Whether line breaks are kept.
    lines: bool,
    undo: Vec<(String, usize)>,
    /// Whether the last act was typing, so that a run of letters is one step.
    typing: bool,
}

impl Edit {
    /// A text of one line, insertion point at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = clean_line(text);
        Self { at: text.len(), text, ..Self::default() }
    }

    /// A text that may have several lines.
    #[must_use]
    pub fn long(text: &str) -> Self {
        let text = clean_block(text);
        Self { at: text.len(), text, lines: true, ..Self::default() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Byte position of the insertion point.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Whether nothing but spaces is typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Types one character.
    pub fn type_char(&mut self, c: char) {
        if !self.typing || c == ' ' {
            self.remember();
        }
        self.typing = true;
        self.put(c.encode_utf8(&mut [0; 4]));
    }

    /// Puts a pasted text in, cleaned.
    pub fn paste(&mut self, text: &str) {
        self.remember();
        self.typing = false;
        self.put(text);
    }

    /// Starts a new line where the field allows one; else does nothing.
    pub fn new_line(&mut self) {
        if self.lines {
            self.remember();
            self.put("\n");
        }
    }

    /// Replaces the whole text.
    pub fn set(&mut self, text: &str) {
        self.remember();
        self.typing = false;
        self.text = if self.lines { clean_block(text) } else { clean_line(text) };
        self.at = self.text.len();
    }

    /// Deletes the grapheme before the insertion point.
    pub fn backspace(&mut self) {
        let from = self.before(1);
        self.cut(from, self.at);
    }

    /// Deletes the grapheme after the insertion point.
    pub fn delete(&mut self) {
        let to = self.after(1);
        self.cut(self.at, to);
    }

    /// Deletes the word before the insertion point, with the spaces behind it.
    pub fn delete_word(&mut self) {
        let head = self.text.get(..self.at).unwrap_or_default();
        let word = head.trim_end();
        let from = word.rfind(char::is_whitespace).map_or(0, |space| {
            space + word.get(space..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        self.cut(from, self.at);
    }

    /// Deletes everything.
    pub fn clear(&mut self) {
        self.cut(0, self.text.len());
    }

    /// Moves by so many graphemes; negative goes left.
    pub fn step(&mut self, by: isize) {
        self.typing = false;
        self.at = if by < 0 { self.before(by.unsigned_abs()) } else { self.after(by.unsigned_abs()) };
    }

    /// Moves to the start of the line.
    pub fn home(&mut self) {
        self.typing = false;
        self.at = self.text.get(..self.at).and_then(|head| head.rfind('\n')).map_or(0, |line| line + 1);
    }

    /// Moves to the end of the line.
    pub fn end(&mut self) {
        self.typing = false;
        self.at =
            self.text.get(self.at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |line| self.at + line);
    }

    /// Takes the last step of typing back. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.typing = false;
        match self.undo.pop() {
            Some((text, at)) => {
                (self.text, self.at) = (text, at);
                true
            }
            None => false,
        }
    }

    fn put(&mut self, raw: &str) {
        let (head, tail) = self.text.split_at_checked(self.at).unwrap_or((&self.text, ""));
        // Cleaned together with what stands before it: a combining accent typed after its letter belongs to that letter.
        let joined = format!("{head}{raw}");
        let clean = if self.lines { clean_block(&joined) } else { clean_line(&joined) };
        let room = MOST.saturating_sub(tail.chars().count());
        let kept: String = clean.chars().take(room).collect();
        self.at = kept.len();
        self.text = kept + tail;
        self.snap();
    }

    fn cut(&mut self, from: usize, to: usize) {
        if from >= to {
            return;
        }
        self.remember();
        self.typing = false;
        let (head, tail) = (self.text.get(..from).unwrap_or_default(), self.text.get(to..).unwrap_or_default());
        self.text = format!("{head}{tail}");
        self.at = from;
        self.snap();
    }

    /// A combining character typed after a letter joins it: the insertion point must not end up inside.
    fn snap(&mut self) {
        let at = self.at;
        self.at = self
            .text
            .grapheme_indices(true)
            .map(|(start, _)| start)
            .find(|start| *start >= at)
            .unwrap_or(self.text.len());
    }

    fn remember(&mut self) {
        if self.undo.len() == UNDO_STEPS {
            self.undo.remove(0);
        }
        self.undo.push((self.text.clone(), self.at));
    }

    fn before(&self, count: usize) -> usize {
        let head = self.text.get(..self.at).unwrap_or_default();
        match count.checked_sub(1) {
            None => self.at,
            Some(nth) => head.grapheme_indices(true).rev().nth(nth).map_or(0, |(start, _)| start),
        }
    }

    fn after(&self, count: usize) -> usize {
        let tail = self.text.get(self.at..).unwrap_or_default();
        tail.grapheme_indices(true).nth(count).map_or(self.text.len(), |(start, _)| self.at + start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Edit {
        let mut edit = Edit::default();
        text.chars().for_each(|c| edit.type_char(c));
        edit
    }

    #[test]
    fn typing_moving_and_deleting_go_by_whole_graphemes() {
        let mut edit = typed("cafe\u{301} £5");
        edit.step(-3);
        edit.backspace();
        assert_eq!(edit.text(), "caf £5");
        edit.delete();
        edit.home();
        edit.delete();
        assert_eq!((edit.text(), edit.at()), ("af£5", 0));
        edit.end();
        assert_eq!(edit.at(), edit.text().len());
    }

    #[test]
    fn words_lines_and_undo() {
        let mut edit = typed("two charged, cash seized ");
        edit.delete_word();
        assert_eq!(edit.text(), "two charged, cash ");
        edit.new_line();
        assert_eq!(edit.text(), "two charged, cash ", "a field of one line stays on one line");
        edit.clear();
        assert!(edit.is_blank() && edit.undo());
        assert_eq!(edit.text(), "two charged, cash ");
        while edit.undo() {}
        assert_eq!(edit.text(), "");
        let mut long = Edit::long("one");
        long.new_line();
        long.type_char('x');
        long.home();
        assert_eq!((long.text(), long.at()), ("one\nx", 4));
    }

    #[test]
    fn what_enters_is_cleaned_and_capped() {
        let mut edit = Edit::default();
        edit.paste("red\u{1b}[31m\nline");
        assert_eq!(edit.text(), "red<ESC>[31m line");
        edit.paste(&"x".repeat(3 * MOST));
        assert_eq!(edit.text().chars().count(), MOST);
        edit.type_char('y');
        assert_eq!(edit.text().chars().count(), MOST);
    }

    proptest::proptest! {
        #[test]
        fn any_keys_leave_the_insertion_point_between_graphemes(acts in proptest::collection::vec((0_u8..12, proptest::char::any()), 0..60)) {
            let mut edit = Edit::long("a\u{301}b £");
            for (act, c) in acts {
                match act {
                    0..=3 => edit.type_char(c),
                    4 => edit.backspace(),
                    5 => edit.delete(),
                    6 => edit.step(-1),
                    7 => edit.step(1),
                    8 => edit.delete_word(),
                    9 => edit.home(),
                    10 => edit.new_line(),
                    _ => { edit.undo(); }
                }
                proptest::prop_assert!(edit.text().is_char_boundary(edit.at()));
                let whole = edit.at() == edit.text().len() || edit.text().grapheme_indices(true).any(|(start, _)| start == edit.at());
                proptest::prop_assert!(whole, "{:?} at {}", edit.text(), edit.at());
            }
        }
    }
}
