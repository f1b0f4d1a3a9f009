//! Words that may belong in the covert store: which of the profile's stand in a text, and the note about them. They raise a note and never stop anything.
//! It must not know where a text comes from, nor in which store it is.

use super::Profile;
use crate::text::words_of;

/// Least letters of a word that is looked for with the endings of a verb: shorter ones are the beginnings of too many others.
const LONG: usize = 4;

impl Profile {
    /// The warning words that stand in these texts as whole words, in any case, in the plural and as forms of a verb (`intercepts`, `intercepted`,
    /// `intercepting`): each once, spelt as in the profile.
    #[must_use]
    pub fn warning_words_in<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Vec<&str> {
        let texts: Vec<Vec<String>> = texts.into_iter().map(words_of).collect();
        let known: Vec<(&str, Vec<String>)> =
            self.warning_words.iter().map(|word| (word.as_str(), words_of(word))).collect();
        let stands = |warning: &[String]| {
            let is = |window: &[String]| window.iter().zip(warning).all(|(word, of)| is_form(word, of));
            !warning.is_empty() && texts.iter().any(|text| text.windows(warning.len()).any(is))
        };
        let found: Vec<_> = known.into_iter().filter(|(_, warning)| stands(warning)).collect();
        // A list may have a word and its plural: they are one.
        let one_of = |words: &[String]| {
            let form = |(word, of): (&String, &String)| is_form(word, of);
            found.iter().any(|(_, of)| *of != words && of.len() == words.len() && words.iter().zip(of).all(form))
        };
        found.iter().filter(|(_, words)| !one_of(words)).map(|(word, _)| *word).collect()
    }

    /// The same as words of a sentence: `the words "handler" and "CHIS"`; nothing where there is none.
    #[must_use]
    pub fn warned<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Option<String> {
        warned(&self.warning_words_in(texts))
    }
}

/// Whether a word is another one, its plural, or that one as a verb or an adverb. Both in small letters. Nothing may stand before it: a resource is no
/// source; and no other ending makes one, so that a legendary car is no legend.
fn is_form(word: &str, of: &str) -> bool {
    let ends = |stem: &str, endings: &[&str]| word.strip_prefix(stem).is_some_and(|rest| endings.contains(&rest));
    if ends(of, &["", "s", "es"]) {
        return true;
    }
    if of.chars().count() < LONG {
        return false;
    }
    if let Some(stem) = of.strip_suffix('e') {
        return ends(stem, &["ed", "ing"]);
    }
    if let Some(stem) = of.strip_suffix('y') {
        return ends(stem, &["ies", "ied"]) || ends(of, &["ing"]);
    }
    ends(of, &["ed", "ing", "ly"])
}

/// Warning words as words of a sentence: `the words "handler" and "CHIS"`; nothing where there is none.
#[must_use]
pub fn warned<S: AsRef<str>>(words: &[S]) -> Option<String> {
    let which = if words.len() == 1 { "word" } else { "words" };
    (!words.is_empty()).then(|| format!("the {which} {}", crate::text::quoted(words)))
}

/// The note about them in the open store. It never stops anything; in the covert store there is nothing to say.
#[must_use]
pub fn may_belong_elsewhere(words: &str) -> String {
    format!("{words} may belong in the covert store. Nothing was stopped.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_the_plural_and_as_a_verb_and_as_nothing_else() {
        for (word, of) in [
            ("intercept", "intercept"),
            ("intercepts", "intercept"),
            ("intercepted", "intercept"),
            ("intercepting", "intercept"),
            ("interceptions", "interception"),
            ("sources", "source"),
            ("sourced", "source"),
            ("sourcing", "source"),
            ("covertly", "covert"),
            ("witnesses", "witness"),
            ("decoying", "decoy"),
            ("spies", "spy"),
            ("bugs", "bug"),
        ] {
            // A short word has its plural alone.
            assert_eq!(is_form(word, of), of.len() >= LONG || word.ends_with("gs"), "{word}");
        }
        for (word, of) in [
            ("resource", "source"),
            ("outsourced", "source"),
            ("legendary", "legend"),
            ("controlled", "controller"),
            ("handling", "handler"),
            ("coverts", "cover"),
            ("bused", "bus"),
            ("interceptor", "intercept"),
        ] {
            assert!(!is_form(word, of), "{word}");
        }
    }
}
