//! Measuring: text in terminal columns, cut, padded and wrapped at graphemes, never inside one.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What shows that text was cut.
const CUT: &str = "..";

/// On which side of its field a text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Padded on the right: words.
    #[default]
    Left,
    /// Padded on the left: numbers.
    Right,
}

/// Columns the text takes on the screen: the widths of its graphemes, added.
#[must_use]
pub fn width(text: &str) -> usize {
    if plain(text) { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// The text if it fits into `columns`, else as much of it as fits before `..` (in one column `.`, in none nothing).
/// A wide character that would not fit whole is left out, so the result may be a column short.
#[must_use]
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    let room = columns.saturating_sub(CUT.len());
    let mut used = 0;
    let mut kept = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used <= room {
            kept = at + grapheme.len();
        }
        if used > columns {
            let head = text.get(..kept).unwrap_or_default();
            return Cow::Owned(format!("{head}{}", CUT.get(..columns.min(CUT.len())).unwrap_or_default()));
        }
    }
    Cow::Borrowed(text)
}

/// The text cut or padded with spaces to exactly `columns`.
#[must_use]
pub fn fit(text: &str, columns: usize, align: Align) -> String {
    let text = cut(text, columns);
    let spaces = " ".repeat(columns.saturating_sub(width(&text)));
    match align {
        Align::Left => format!("{text}{spaces}"),
        Align::Right => format!("{spaces}{text}"),
    }
}

/// A name short of its last words, as many whole words as fit: `Community Safety` of a partnership. When not even the first word fits it is cut.
#[must_use]
pub fn whole_words(name: &str, columns: usize) -> String {
    let first = wrap(name, columns.max(1)).into_iter().next().unwrap_or_default();
    let end = first.trim_end_matches([',', ' ']);
    if name.starts_with(end)
        && name.get(end.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
    {
        return end.to_owned();
    }
    cut(name, columns).into_owned()
}

/// The text in lines of at most `columns` (at least one), broken at spaces; a word longer than a line is split at graphemes.
/// Line breaks in the text are kept, the spaces at a break are not. Never empty: no text is one empty line.
/// Only a single character wider than `columns` can make a line wider than asked.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    for line in text.split('\n') {
        wrap_line(line.strip_suffix('\r').unwrap_or(line), columns, &mut lines);
    }
    lines
}

fn wrap_line(line: &str, columns: usize, lines: &mut Vec<String>) {
    let mut current = String::new();
    let mut used = 0;
    let mut spaces = 0;
    for (index, word) in line.split(' ').enumerate() {
        spaces += usize::from(index > 0);
        if word.is_empty() {
            continue;
        }
        let needed = width(word);
        if used + spaces + needed <= columns {
            current.push_str(&" ".repeat(spaces));
            current.push_str(word);
            used += spaces + needed;
            spaces = 0;
            continue;
        }
        if !current.is_empty() {
            lines.push(std::mem::take(&mut current));
        }
        used = 0;
        spaces = 0;
        for grapheme in word.graphemes(true) {
            let wide = grapheme.width();
            if used + wide > columns && !current.is_empty() {
                lines.push(std::mem::take(&mut current));
                used = 0;
            }
            current.push_str(grapheme);
            used += wide;
        }
    }
    lines.push(current);
}

fn plain(text: &str) -> bool {
    text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{clean_line, corpus};

    #[test]
    fn width_counts_columns() {
        for (text, columns) in [("", 0), ("Alder", 5), ("£400", 4), ("東京", 4), ("e\u{301}", 1), ("🇬🇧", 2)] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn cutting_ends_in_two_stops_and_never_inside_a_grapheme() {
        assert_eq!(cut("Op Hawthorn", 11), "Op Hawthorn");
        assert_eq!(cut("Op Hawthorn", 10), "Op Hawth..");
        assert_eq!(cut("Hawthorn", 2), "..");
        assert_eq!(cut("Hawthorn", 1), ".");
        assert_eq!(cut("Hawthorn", 0), "");
        assert_eq!(cut("東京都庁", 7), "東京..");
        assert_eq!(cut("cafe\u{301} noir", 6), "cafe\u{301}..");
        assert!(matches!(cut("Op", 2), Cow::Borrowed("Op")));
    }

    #[test]
    fn fitting_pads_on_the_side_asked_for() {
        assert_eq!(fit("Yew", 5, Align::Left), "Yew  ");
        assert_eq!(fit("12", 5, Align::Right), "   12");
        assert_eq!(fit("東京都", 5, Align::Left), "東.. ");
    }

    #[test]
    fn wrapping_breaks_at_spaces_splits_long_words_and_keeps_line_breaks() {
        assert_eq!(wrap("Warrant done; two charged.", 12), ["Warrant", "done; two", "charged."]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("one\n\n  two", 9), ["one", "", "  two"]);
        assert_eq!(wrap("", 9), [""]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
        assert_eq!(wrap("a  b   ", 4), ["a  b"]);
    }

    #[test]
    fn ten_thousand_characters_are_no_trouble() {
        let long = "東e\u{301}x ".repeat(2_500);
        assert_eq!(width(&fit(&long, 40, Align::Left)), 40);
        assert_eq!(wrap(&long, 40).iter().map(|line| line.matches('x').count()).sum::<usize>(), 2_500);
        let solid = "x".repeat(10_000);
        assert_eq!(cut(&solid, 10), "xxxxxxxx..");
        assert_eq!(wrap(&solid, 100).len(), 100);
        assert_eq!(width(&clean_line(&"\u{1b}".repeat(10_000))), 50_000);
    }

    proptest! {
        #[test]
        fn a_fitted_text_is_exactly_as_wide_as_asked(text in corpus::any_text(), columns in 0_usize..60, right: bool) {
            let align = if right { Align::Right } else { Align::Left };
            for text in [clean_line(&text), text] {
                let fitted = fit(&text, columns, align);
                prop_assert_eq!(width(&fitted), columns, "{:?}", fitted);
                prop_assert!(width(&cut(&text, columns)) <= columns);
            }
        }

        #[test]
        fn wrapped_lines_are_never_too_wide_and_lose_only_spaces(text in corpus::any_text(), columns in 2_usize..60) {
            let text = clean_line(&text);
            let lines = wrap(&text, columns);
            prop_assert!(!lines.is_empty());
            for line in &lines {
                prop_assert!(width(line) <= columns || line.graphemes(true).count() == 1, "{:?}", line);
            }
            let squeeze = |text: &str| text.replace(' ', "");
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
        }
    }
}
