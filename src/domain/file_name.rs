//! What the name of a file gives away (papers section 5.6): whoever sees the folder reads it, and no marking guards it.
//!
//! It must not know where a file is put.

/// Words that are in no name of a paper, whatever is in the record: markings, and what says of which matter it is.
const WORDS: [&str; 11] =
    ["official", "sensitive", "secret", "soc", "ocg", "lro", "covert", "source", "surveillance", "informant", "chis"];

/// Ranks as they stand before a collar number.
const RANKS: [&str; 10] = ["pc", "dc", "ps", "ds", "sgt", "insp", "di", "dci", "supt", "dsupt"];

/// What the record knows by name.
#[derive(Debug)]
pub struct Known<'a> {
    /// Operation names and references.
    pub groups: &'a [&'a String],
    /// Officers by rank and collar number, and agencies.
    pub people: &'a [&'a String],
    /// Kinds of crime.
    pub crimes: &'a [String],
    /// The investigation a paper is for; empty for none.
    pub investigation: &'a str,
}

/// What a name gives away, in the words of the list or of the record, each once.
#[must_use]
pub fn telling(name: &str, known: &Known<'_>) -> Vec<String> {
    let parts = parts(name);
    let mut told: Vec<String> = Vec::new();
    let mut tell = |word: &str| {
        if !told.iter().any(|known| known == word) {
            told.push(word.to_owned());
        }
    };
    for word in WORDS.into_iter().chain(RANKS) {
        if parts.iter().any(|part| part == word) {
            tell(word);
        }
    }
    let groups = known.groups.iter().map(|name| name.as_str());
    let crimes = known.crimes.iter().map(String::as_str);
    for named in groups.chain(crimes).chain([known.investigation]) {
        if holds(&parts, named) {
            tell(named);
        }
    }
    for named in known.people.iter().map(|name| name.as_str()) {
        // A collar number is told without its rank too.
        let collar = |part: &String| part.len() > 2 && part.chars().all(|c| c.is_ascii_digit()) && parts.contains(part);
        if holds(&parts, named) || self::parts(named).iter().any(collar) {
            tell(named);
        }
    }
    told
}

/// Whether the parts of a name hold these words, in one or in several, with or without the `Op` of an operation.
fn holds(parts: &[String], words: &str) -> bool {
    let all = self::parts(words);
    let own = if all.first().is_some_and(|first| first == "op") { all.get(1..).unwrap_or_default() } else { &all };
    let (whole, run) = (all.concat(), own.concat());
    let in_a_row = !own.is_empty() && parts.windows(own.len()).any(|window| window == own);
    run.len() > 2 && (in_a_row || parts.iter().any(|part| *part == run || *part == whole))
}

/// A name in parts, in small letters: at whatever is neither letter nor digit, before a capital after a small letter, between letters and digits.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before: Option<char> = None;
    for c in name.chars() {
        let turns = before.is_some_and(|last| {
            (last.is_lowercase() && c.is_uppercase()) || (last.is_numeric() != c.is_numeric() && last.is_alphanumeric())
        });
        if turns || !c.is_alphanumeric() {
            parts.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(part) = parts.last_mut()
        {
            part.extend(c.to_lowercase());
        }
        before = Some(c);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str) -> Vec<String> {
        let [alder, reference, red, person, agency] =
            ["Op Alder", "NB/OCG/1007", "Op Red Kite", "DI 4102", "Housing"].map(String::from);
        let crimes = ["Illegal drugs".to_owned()];
        telling(
            name,
            &Known {
                groups: &[&alder, &reference, &red],
                people: &[&person, &agency],
                crimes: &crimes,
                investigation: "07N-2026-118",
            },
        )
    }

    #[test]
    fn names_of_the_record_and_words_of_the_list_are_found_however_they_are_joined() {
        for (name, holds) in [
            ("covert-OpAlder-minutes.md", vec!["covert", "Op Alder"]),
            ("alder.txt", vec!["Op Alder"]),
            ("opalder.txt", vec!["Op Alder"]),
            ("red_kite sheet.docx", vec!["Op Red Kite"]),
            ("for-4102", vec!["DI 4102"]),
            ("DI4102.txt", vec!["di", "DI 4102"]),
            ("housing.md", vec!["Housing"]),
            ("nb-ocg-1007", vec!["ocg", "NB/OCG/1007"]),
            ("illegal drugs", vec!["Illegal drugs"]),
            ("07N-2026-118.md", vec!["07N-2026-118"]),
            ("Official", vec!["official"]),
        ] {
            assert_eq!(told(name), holds, "{name}");
        }
    }

    #[test]
    fn the_names_the_program_gives_tell_nothing_and_neither_do_words_within_words() {
        for name in ["NB-T24-minutes.docx", "KX-M1-minutes-copy-3.txt", "resources.md", "society.txt", "balderdash", ""]
        {
            assert!(told(name).is_empty(), "{name}: {:?}", told(name));
        }
    }
}
