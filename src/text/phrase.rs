//! Words put together: a first letter made a capital, names joined as they are read aloud. Knows no subject.

/// Words as they begin a line or a sentence.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `Pursue`, `Pursue and Protect`, `Pursue, Prevent and Protect`; nothing for none.
#[must_use]
pub fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
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
        assert_eq!(listed(&[]), "");
        assert_eq!(listed(&["one"]), "one");
        assert_eq!(listed(&["one", "two", "three"]), "one, two and three");
    }
}
