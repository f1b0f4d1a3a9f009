//! Running text of a paper: plain words, strong words, and numbers that must not break over a line. No other inline style exists.
//!
//! Text is cleaned here again, whatever was done where it entered, and kept in composed form (NFC), so that no control character reaches a page
//! (papers section 1.4).

use unicode_normalization::UnicodeNormalization as _;

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Ordinary words.
    Plain(String),
    /// Words that stand out.
    Strong(String),
    /// A number or reference that must not break over a line, `NB-2026-0412`.
    Ref(String),
}

impl Span {
    /// The words of the piece.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(words) | Self::Strong(words) | Self::Ref(words) => words,
        }
    }

    /// The same piece with other words.
    #[must_use]
    pub fn with(&self, words: String) -> Self {
        match self {
            Self::Plain(_) => Self::Plain(words),
            Self::Strong(_) => Self::Strong(words),
            Self::Ref(_) => Self::Ref(words),
        }
    }
}

/// Running text. Line breaks may stand in it; a renderer turns them into what its format allows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(Vec<Span>);

fn clean(words: &str) -> String {
    let composed: String = words.nfc().collect();
    crate::text::clean_block(&composed)
}

impl Text {
    /// Plain words.
    #[must_use]
    pub fn plain(words: &str) -> Self {
        Self::default().and(words)
    }

    /// Strong words.
    #[must_use]
    pub fn strong(words: &str) -> Self {
        Self(vec![Span::Strong(clean(words))])
    }

    /// A number that must not break over a line.
    #[must_use]
    pub fn reference(words: &str) -> Self {
        Self::default().and_ref(words)
    }

    /// Adds plain words.
    #[must_use]
    pub fn and(mut self, words: &str) -> Self {
        if let Some(Span::Plain(last)) = self.0.last_mut() {
            let joined = format!("{last}{words}");
            *last = clean(&joined);
        } else if !words.is_empty() {
            self.0.push(Span::Plain(clean(words)));
        }
        self
    }

    /// Adds a number that must not break over a line.
    #[must_use]
    pub fn and_ref(mut self, words: &str) -> Self {
        if !words.is_empty() {
            self.0.push(Span::Ref(clean(words)));
        }
        self
    }

    /// Adds another text.
    #[must_use]
    pub fn and_text(self, other: Self) -> Self {
        other.0.into_iter().fold(self, |text, span| match span {
            Span::Plain(words) => text.and(&words),
            other => Self(text.0.into_iter().chain([other]).collect()),
        })
    }

    /// Texts joined with plain words between them.
    #[must_use]
    pub fn joined(texts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut out = Self::default();
        for (at, text) in texts.into_iter().enumerate() {
            if at > 0 {
                out = out.and(between);
            }
            out = out.and_text(text);
        }
        out
    }

    /// The pieces in order.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// All words, without style.
    #[must_use]
    pub fn words(&self) -> String {
        self.0.iter().map(Span::words).collect()
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|span| span.words().trim().is_empty())
    }

    /// The same text on one line: line breaks, with the spaces around them, become `between`.
    #[must_use]
    pub fn on_one_line(&self, between: &str) -> Self {
        let one = |span: &Span| {
            if !span.words().contains('\n') {
                return span.clone();
            }
            let parts: Vec<&str> = span.words().split('\n').map(str::trim).filter(|part| !part.is_empty()).collect();
            span.with(parts.join(between))
        };
        Self(self.0.iter().map(one).collect())
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::plain(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::plain(&words)
    }
}

/// Words as typed, with a full stop added only where no end mark was typed (papers section 2.0).
#[must_use]
pub fn ended(words: &str) -> String {
    let words = words.trim();
    let last = words.trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}']);
    if words.is_empty() || last.ends_with(['.', '!', '?', '\u{2026}']) { words.to_owned() } else { format!("{words}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_is_added_only_where_no_end_mark_was_typed() {
        for (typed, printed) in [
            ("arrest phase complete", "arrest phase complete."),
            ("arrest phase complete.", "arrest phase complete."),
            ("why not?", "why not?"),
            ("he said \"never again.\"", "he said \"never again.\""),
            ("(see plan)", "(see plan)."),
            ("  spaced  ", "spaced."),
            ("", ""),
        ] {
            assert_eq!(ended(typed), printed);
        }
    }

    #[test]
    fn text_is_cleaned_and_composed_when_it_is_made() {
        assert_eq!(Text::plain("a\u{1b}[2Jb").words(), "a<ESC>[2Jb");
        assert_eq!(Text::plain("e\u{301}").words(), "\u{e9}");
        assert_eq!(Text::plain("e").and("\u{301}").words(), "\u{e9}");
        assert_eq!(Text::reference("NB\u{202e}1").words(), "NB<U+202E>1");
    }

    #[test]
    fn line_breaks_become_what_the_format_allows() {
        let text = Text::plain("one \n\n two\n").and_ref("NB-1");
        assert_eq!(text.on_one_line("; ").words(), "one; twoNB-1");
        assert_eq!(Text::joined([Text::plain("a"), Text::reference("b")], ", ").words(), "a, b");
        assert!(Text::plain(" \n ").is_blank() && !text.is_blank());
    }
}
