//! Words put together: a first letter made a capital, names joined as they are read aloud. Knows no subject.

/// Words as they begin a line or a sentence.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words of a text, in small letters and without what stands between them: what is compared.
#[must_use]
pub fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

/// `Pursue`, `Pursue and Protect`, `Pursue, Prevent and Protect`; nothing for none.
#[must_use]
pub fn listed<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// As [`listed`], each word in quotation marks: `"handler" and "CHIS"`.
#[must_use]
pub fn quoted<S: AsRef<str>>(words: &[S]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{}\"", word.as_ref())).collect();
    listed(&words)
}

/// Whether two names are of one person as people type them: case and spaces aside.
#[must_use]
pub fn same_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        name.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_with_a_capital_and_are_joined_as_they_are_read() {
        assert_eq!(
            (capital("the marking"), capital("\u{e9}t\u{e9}"), capital("")),
            ("The marking".into(), "\u{c9}t\u{e9}".into(), String::new())
        );
        assert_eq!(words_of(" Op-Alder, (CHIS)"), ["op", "alder", "chis"]);
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["one"]), "one");
        assert_eq!(listed(&["one", "two", "three"]), "one, two and three");
        assert_eq!(quoted(&["one", "two"]), "\"one\" and \"two\"");
    }
}
