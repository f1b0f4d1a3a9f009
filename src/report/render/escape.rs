//! Markdown escaping: the words of the record as words, whatever they look like. Must not know what a block is.

/// The words with everything escaped that markdown would take for a mark. `start` says that they begin a line, where more characters are marks.
pub(super) fn escape(words: &str, start: bool) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let numbered = if start { list_mark(words) } else { None };
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '$' => true,
            '&' => next.is_none_or(|next| next.is_ascii_alphanumeric() || next == '#'),
            ':' => next == Some('/'),
            '.' => words.get(..at).is_some_and(ends_in_www) || numbered == Some(at),
            ')' => numbered == Some(at),
            '=' | '+' | '-' | '@' => start && at == 0,
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Where the mark of a numbered list would stand: `24.` or `3)` at the start, then a space or nothing; `7.1` is none.
fn list_mark(words: &str) -> Option<usize> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let mark = words.as_bytes().get(digits)?;
    let stands_alone = words.as_bytes().get(digits + 1).is_none_or(u8::is_ascii_whitespace);
    (digits > 0 && matches!(mark, b'.' | b')') && stands_alone).then_some(digits)
}

fn ends_in_www(before: &str) -> bool {
    before.len() >= 3 && before.get(before.len() - 3..).is_some_and(|tail| tail.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::text::corpus;
    use proptest::prelude::*;

    /// What a reader of markdown sees: a backslash before ASCII punctuation vanishes. `None` if a live mark is left.
    pub(in crate::report::render) fn read(source: &str) -> Option<String> {
        let mut out = String::new();
        let mut chars = source.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' => out.push(chars.next().filter(char::is_ascii_punctuation)?),
                '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' => return None,
                '&' if chars.peek().is_none_or(|next| next.is_ascii_alphanumeric() || *next == '#') => return None,
                ':' if chars.peek() == Some(&'/') => return None,
                c => out.push(c),
            }
        }
        Some(out)
    }

    #[test]
    fn marks_of_markdown_become_words() {
        for (words, source) in [
            ("plain words, 40% of \u{a3}12.50 (net)", "plain words, 40% of \u{a3}12.50 (net)"),
            ("# heading", "\\# heading"),
            ("=cmd|' /C calc'!A0", "\\=cmd\\|' /C calc'!A0"),
            ("-x", "\\-x"),
            ("a-b + c", "a-b + c"),
            ("24. November", "24\\. November"),
            ("3) third", "3\\) third"),
            ("at 10.31 (3) done", "at 10.31 (3) done"),
            ("`rm`", "\\`rm\\`"),
            ("Smith & Sons &amp; co", "Smith & Sons \\&amp; co"),
            ("https://x www.y", "https\\://x www\\.y"),
            ("a\\|b", "a\\\\\\|b"),
            ("<b>![x](y)</b>", "\\<b\\>!\\[x\\](y)\\</b\\>"),
        ] {
            assert_eq!(escape(words, true), source);
            assert_eq!(read(source).as_deref(), Some(words));
        }
        assert_eq!(escape("-x", false), "-x");
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_written(text in corpus::any_text(), marks in "[-=+@#|`*_\\[\\]<>&;:/.)0-9 \\\\~!$a-c]{0,24}") {
            for words in [crate::text::clean_line(&text), marks.clone(), format!("{marks}{}", crate::text::clean_line(&text))] {
                let source = escape(&words, true);
                prop_assert_eq!(read(&source), Some(words.clone()));
                let first = source.chars().next();
                prop_assert!(!matches!(first, Some('-' | '+' | '=' | '@')));
                prop_assert!(list_mark(&source).is_none());
            }
        }
    }
}
