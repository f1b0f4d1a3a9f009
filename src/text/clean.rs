//! Cleaning: what a terminal would obey, or an eye would miss, becomes a visible mark. Nothing is ever silently deleted.
//!
//! A mark is printable ASCII, `<ESC>` or `<U+202E>`. Cleaning twice gives the same text as cleaning once.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// Most combining marks kept on one base letter; the rest is shown as marks. Living languages need at most three or four.
const COMBINING_CAP: u8 = 4;

/// Names of the C0 controls, by code.
const C0: [&str; 32] = [
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR", "SO", "SI", "DLE",
    "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
];

/// One line of clean text: line breaks and tabs become a space (CR LF one space), every control, direction override,
/// invisible or private character a visible mark, and combining marks beyond four on one letter are shown as marks.
#[must_use]
pub fn clean_line(text: &str) -> String {
    clean_line_cow(text).into_owned()
}

/// As [`clean_line`], but borrows when the text is already clean.
#[must_use]
pub fn clean_line_cow(text: &str) -> Cow<'_, str> {
    if is_clean(text) { Cow::Borrowed(text) } else { Cow::Owned(rewrite(text, " ")) }
}

/// As [`clean_line`], but keeps line breaks: CR LF and a lone CR become `\n`.
#[must_use]
pub fn clean_block(text: &str) -> String {
    rewrite(text, "\n")
}

/// Whether [`clean_line`] would leave the text as it is.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return true;
    }
    let mut letter = Letter::default();
    text.chars().all(|c| letter.keeps(c))
}

fn rewrite(text: &str, line_break: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut letter = Letter::default();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' => {
                out.push_str(line_break);
                letter = if line_break == "\n" { Letter::default() } else { Letter::begun() };
            }
            '\t' => {
                out.push(' ');
                letter = Letter::begun();
            }
            c if letter.keeps(c) => out.push(c),
            c => push_mark(&mut out, c),
        }
    }
    out
}

fn push_mark(out: &mut String, c: char) {
    let code = u32::from(c);
    match usize::try_from(code).ok().and_then(|index| C0.get(index)) {
        Some(name) => {
            out.push('<');
            out.push_str(name);
            out.push('>');
        }
        None if code == 0x7f => out.push_str("<DEL>"),
        None => out.push_str(&format!("<U+{code:04X}>")),
    }
}

/// The letter being read: whether there is one, and how many combining marks stand on it.
#[derive(Default)]
struct Letter {
    begun: bool,
    marks: u8,
}

impl Letter {
    fn begun() -> Self {
        Self { begun: true, marks: 0 }
    }

    /// Reads one character and says whether it may stay as it is.
    fn keeps(&mut self, c: char) -> bool {
        if is_hidden(c) {
            *self = Self::begun();
            return false;
        }
        if c.width() != Some(0) {
            *self = Self::begun();
            return true;
        }
        // A mark without a letter would settle on whatever stands to the left on the screen.
        if !self.begun || self.marks == COMBINING_CAP {
            return false;
        }
        self.marks += 1;
        true
    }
}

/// Whether a terminal might obey the character, or a reader could not see it: controls (C0, DEL, C1), format characters
/// (general category Cf: direction, tags, annotation, byte order mark), everything ignorable by default (zero width,
/// fillers, variation selectors), line and paragraph separators, private use and noncharacters.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    let code = u32::from(c);
    if code < 0x300 {
        return code < 0x20 || (0x7f..=0x9f).contains(&code) || code == 0xad;
    }
    if code & 0xfffe == 0xfffe {
        return true;
    }
    matches!(
        code,
        0x034f
            | 0x0600..=0x0605
            | 0x061c
            | 0x06dd
            | 0x070f
            | 0x0890..=0x0891
            | 0x08e2
            | 0x115f..=0x1160
            | 0x17b4..=0x17b5
            | 0x180b..=0x180f
            | 0x200b..=0x200f
            | 0x2028..=0x202e
            | 0x2060..=0x206f
            | 0x3164
            | 0xe000..=0xf8ff
            | 0xfdd0..=0xfdef
            | 0xfe00..=0xfe0f
            | 0xfeff
            | 0xffa0
            | 0xfff0..=0xfffb
            | 0x110bd
            | 0x110cd
            | 0x13430..=0x1343f
            | 0x1bca0..=0x1bca3
            | 0x1d173..=0x1d17a
            | 0xe0000..=0x10_ffff
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::corpus;

    fn harmless(text: &str) -> bool {
        !text.chars().any(corpus::must_not_remain)
    }

    #[test]
    fn every_string_of_the_injection_corpus_comes_out_harmless_and_visible() {
        let corpus = corpus::injections();
        assert!(corpus.len() >= 400, "only {} strings", corpus.len());
        for text in corpus {
            let line = clean_line(&text);
            assert!(harmless(&line), "{text:?} gave {line:?}");
            assert!(line.chars().count() >= text.replace("\r\n", "\n").chars().count(), "{text:?} lost something");
            assert_eq!(clean_line(&line), line);
            let block = clean_block(&text);
            assert!(block.lines().all(harmless) && !block.contains('\r'), "{text:?} gave {block:?}");
            assert_eq!(clean_block(&block), block);
        }
    }

    #[test]
    fn marks_are_named() {
        assert_eq!(clean_line("Op \u{1b}[31mAlder\u{7}"), "Op <ESC>[31mAlder<BEL>");
        assert_eq!(clean_line("a\u{9b}2J\u{7f}"), "a<U+009B>2J<DEL>");
        assert_eq!(clean_line("x\u{202e}y\u{200b}z\u{ad}"), "x<U+202E>y<U+200B>z<U+00AD>");
        assert_eq!(clean_line("\u{e0041}\u{e000}\u{10fffe}\u{2028}"), "<U+E0041><U+E000><U+10FFFE><U+2028>");
    }

    #[test]
    fn line_breaks_become_spaces_in_a_line_and_stay_in_a_block() {
        assert_eq!(clean_line("one\r\ntwo\rthree\nfour\tfive"), "one two three four five");
        assert_eq!(clean_block("one\r\ntwo\rthree\nfour\tfive"), "one\ntwo\nthree\nfour five");
    }

    #[test]
    fn combining_marks_are_capped_at_four() {
        let stacked = format!("e{}x", "\u{301}".repeat(6));
        assert_eq!(clean_line(&stacked), format!("e{}<U+0301><U+0301>x", "\u{301}".repeat(4)));
        assert_eq!(clean_line("\u{301}a"), "<U+0301>a");
        assert_eq!(clean_block("a\n\u{301}b"), "a\n<U+0301>b");
    }

    #[test]
    fn clean_text_is_borrowed() {
        for text in ["", "Op Alder", "Señor Çelik, £400", "東京", "नमस्ते"] {
            assert!(is_clean(text), "{text:?}");
            assert!(matches!(clean_line_cow(text), Cow::Borrowed(_)));
        }
        assert!(!is_clean("two\nlines"));
    }

    proptest! {
        #[test]
        fn cleaning_is_idempotent_and_leaves_nothing_hidden(text in corpus::any_text()) {
            let line = clean_line(&text);
            prop_assert!(harmless(&line));
            prop_assert!(is_clean(&line));
            prop_assert_eq!(&clean_line(&line), &line);
            prop_assert_eq!(is_clean(&text), line == text);
            let block = clean_block(&text);
            prop_assert!(block.chars().all(|c| c == '\n' || !corpus::must_not_remain(c)));
            prop_assert_eq!(&clean_block(&block), &block);
        }
    }
}
