//! The two glyph sets: Unicode frames and blocks, and their ASCII stand-ins (screens section 1).
//!
//! Both sets give every drawing the same layout. It must not know colours or what is drawn.

use std::borrow::Cow;

/// The lines of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    /// Horizontal line.
    pub across: char,
    /// Vertical line.
    pub down: char,
    /// Corner, top left.
    pub top_left: char,
    /// Corner, top right.
    pub top_right: char,
    /// Corner, bottom left.
    pub bottom_left: char,
    /// Corner, bottom right.
    pub bottom_right: char,
}

/// Which characters frames and charts are drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// Box and block characters.
    #[default]
    Unicode,
    /// Printable ASCII only, for terminals that measure box characters wrongly.
    Ascii,
}

impl Glyphs {
    /// The frame lines: heavy for the focused pane, light for the others.
    #[must_use]
    pub const fn lines(self, heavy: bool) -> Lines {
        const fn set(chars: [char; 6]) -> Lines {
            let [across, down, top_left, top_right, bottom_left, bottom_right] = chars;
            Lines { across, down, top_left, top_right, bottom_left, bottom_right }
        }
        match (self, heavy) {
            (Self::Unicode, false) => set(['─', '│', '┌', '┐', '└', '┘']),
            (Self::Unicode, true) => set(['━', '┃', '┏', '┓', '┗', '┛']),
            (Self::Ascii, false) => set(['-', '|', '+', '+', '+', '+']),
            (Self::Ascii, true) => set(['=', '#', '#', '#', '#', '#']),
        }
    }

    /// A bar cell by density: 0 nothing, 1 light, 2 medium, 3 dark, 4 and more full.
    #[must_use]
    pub const fn shade(self, density: u8) -> char {
        match (self, density) {
            (_, 0) => ' ',
            (Self::Unicode, 1) => '░',
            (Self::Unicode, 2) => '▒',
            (Self::Unicode, 3) => '▓',
            (Self::Unicode, _) => '█',
            (Self::Ascii, 1) => '.',
            (Self::Ascii, 2) => ':',
            (Self::Ascii, 3) => 'x',
            (Self::Ascii, _) => '#',
        }
    }

    /// A rising bar of 1 to 8 eighths; 0 is a space, more than 8 is 8.
    #[must_use]
    pub const fn rise(self, eighths: u8) -> char {
        match (self, eighths) {
            (_, 0) => ' ',
            (Self::Unicode, 1) => '▁',
            (Self::Unicode, 2) => '▂',
            (Self::Unicode, 3) => '▃',
            (Self::Unicode, 4) => '▄',
            (Self::Unicode, 5) => '▅',
            (Self::Unicode, 6) => '▆',
            (Self::Unicode, 7) => '▇',
            (Self::Unicode, _) => '█',
            (Self::Ascii, 1..=8) => (b'0' + eighths) as char,
            (Self::Ascii, _) => '8',
        }
    }

    /// Text as this set can show it: the pound sign becomes `GBP ` in ASCII.
    #[must_use]
    pub fn text<'a>(self, text: Cow<'a, str>) -> Cow<'a, str> {
        match self {
            Self::Ascii if text.contains('£') => Cow::Owned(text.replace('£', "GBP ")),
            _ => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_glyphs_are_ascii() {
        let ascii = Glyphs::Ascii;
        for heavy in [false, true] {
            let l = ascii.lines(heavy);
            for c in [l.across, l.down, l.top_left, l.top_right, l.bottom_left, l.bottom_right] {
                assert!(c.is_ascii());
            }
        }
        assert!((0..=255).all(|n| ascii.shade(n).is_ascii() && ascii.rise(n).is_ascii()));
        assert_eq!(ascii.rise(3), '3');
        assert_eq!(ascii.text("£14,200".into()), "GBP 14,200");
        assert_eq!(Glyphs::Unicode.text("£14,200".into()), "£14,200");
    }
}
