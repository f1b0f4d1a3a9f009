//! Who is meant by a name in an extract: rank and collar number in one spelling, or a partner agency. Knows no record.

/// Every rank and grade that is recognised: how it is written here, and the ways it is written elsewhere (lower case, without points and slashes).
const RANKS: [(&str, &[&str]); 19] = [
    ("PC", &["constable", "police constable"]),
    ("DC", &["detective constable", "tdc", "det con"]),
    ("PS", &["sgt", "sergeant", "police sergeant", "skipper"]),
    ("DS", &["detective sergeant", "det sgt", "dsgt", "tds", "ads"]),
    ("Insp", &["inspector", "insp", "ins", "pi", "tinsp", "ainsp"]),
    ("DI", &["detective inspector", "det insp", "dinsp", "tdi", "adi"]),
    ("CI", &["chief inspector", "ch insp", "chinsp", "c insp", "tci"]),
    ("DCI", &["detective chief inspector", "det ch insp", "tdci"]),
    ("Supt", &["superintendent", "tsupt"]),
    ("DSupt", &["detective superintendent", "det supt", "d supt", "dsu"]),
    ("Ch Supt", &["chief superintendent", "chsupt", "c supt", "cs"]),
    ("DCS", &["detective chief superintendent", "det ch supt", "dchsupt"]),
    ("ACC", &["assistant chief constable"]),
    ("DCC", &["deputy chief constable"]),
    ("CC", &["chief constable"]),
    ("PCSO", &["community support officer"]),
    ("SC", &["special constable", "special"]),
    ("PSI", &["police staff investigator", "pso", "investigator"]),
    ("Staff", &["police staff", "staff member", "analyst", "civilian"]),
];

/// Somebody named in an extract.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Person {
    /// An officer or member of staff: rank as written here, and collar number.
    Officer {
        /// Rank or grade.
        rank: String,
        /// Collar number: digits, with letters where the force uses them.
        collar: String,
    },
    /// A collar number without a rank.
    Collar(String),
    /// A partner agency, or anybody not told by rank and number, as written.
    Partner(String),
}

impl Person {
    /// Reads a name such as `DS 2327`, `ds2327`, `Detective Sergeant 2327`, `DS 2327 (acting)`, `2327`, `Probation` or `CSP 07`. The text is a
    /// cleaned line. Words beside a rank and number are left out: the record knows officers by rank and number only.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let digits_from = |word: &str| word.len() - word.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (words, digits) = text.split_at(digits_from(text));
        if !digits.is_empty() && words.trim().is_empty() {
            return Self::Collar(digits.to_owned());
        }
        if let Some(rank) = rank(words).filter(|_| !digits.is_empty()) {
            return Self::Officer { rank: rank.to_owned(), collar: digits.to_owned() };
        }
        Self::among_words(text).unwrap_or_else(|| Self::Partner(one_spaced(text)))
    }

    /// An officer written with other words: begins with a rank, and one word of at least two digits is the number.
    fn among_words(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split([' ', ',', '(', ')', '-']).filter(|word| !word.is_empty()).collect();
        let beyond = text.split_once(' ').map_or("", |(_, beyond)| beyond);
        if beyond.contains(['/', '&', ';', '+']) || beyond.contains(" and ") {
            return None;
        }
        let is_number = |word: &&&str| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let mut numbers = words.iter().filter(is_number);
        let (number, None) = (numbers.next()?, numbers.next()) else { return None };
        let digits_elsewhere =
            words.iter().any(|word| *word != *number && word.bytes().any(|byte| byte.is_ascii_digit()));
        let (count, rank) =
            (1..=words.len().min(4)).rev().find_map(|count| Some((count, rank(&words.get(..count)?.join(" "))?)))?;
        (!digits_elsewhere && words.len() - count <= 3)
            .then(|| Self::Officer { rank: rank.to_owned(), collar: (*number).to_owned() })
    }

    /// Whether a cell names more than one, an officer among them: `DS 2327 / Probation`, `DS 12 and DC 40`.
    #[must_use]
    pub fn several(text: &str) -> bool {
        let text = text.replace(" and ", "&").replace(" And ", "&");
        let parts: Vec<&str> =
            text.split(['/', ',', '&', ';', '+']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let whole = matches!(Self::read(&text), Self::Officer { .. });
        parts.len() > 1 && !whole && parts.iter().any(|part| matches!(Self::read(part), Self::Officer { .. }))
    }

    /// An officer from two columns. A rank that is not known is kept as written.
    #[must_use]
    pub fn of(rank_text: &str, collar: &str) -> Self {
        let rank_text = one_spaced(rank_text);
        Self::Officer { rank: rank(&rank_text).map_or(rank_text, ToOwned::to_owned), collar: one_spaced(collar) }
    }

    /// The label under which the record knows them.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Officer { rank, collar } => format!("{rank} {collar}"),
            Self::Collar(collar) => collar.clone(),
            Self::Partner(name) => name.clone(),
        }
    }
}

/// Every label an officer of this collar number could have, whatever the rank: a promotion does not make another person.
pub(super) fn labels_of(collar: &str) -> impl Iterator<Item = String> + '_ {
    RANKS.iter().map(move |(rank, _)| format!("{rank} {collar}"))
}

/// The rank as written here.
fn rank(text: &str) -> Option<&'static str> {
    let plain: String = text.chars().filter(|letter| !matches!(letter, '.' | '/' | '(' | ')')).collect();
    let plain = one_spaced(&plain.replace(['-', '_', ','], " ")).to_lowercase();
    RANKS
        .iter()
        .find(|(rank, others)| rank.to_lowercase() == plain || others.contains(&plain.as_str()))
        .map(|(rank, _)| *rank)
}

fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn officers_are_known_by_rank_and_number_however_written() {
        for written in
            ["DS 2327", "ds2327", " DS  2327 ", "D/S 2327", "Detective Sergeant 2327", "Det. Sgt. 2327", "DS-2327"]
        {
            assert_eq!(Person::read(written).label(), "DS 2327", "{written}");
        }
        assert_eq!(Person::read("Inspector 4455").label(), "Insp 4455");
        assert_eq!(Person::read("2327"), Person::Collar("2327".to_owned()));
        assert_eq!(Person::of("T/DI", "9374").label(), "DI 9374");
        assert_eq!(Person::of("Grade F", "712").label(), "Grade F 712");
    }

    #[test]
    fn words_beside_rank_and_number_are_left_out() {
        for written in ["DS 2327 (acting)", "DS 2327 - CID", "DS Oak 2327", "Det Sgt 2327, CID", "D/S 2327 (acting)"] {
            assert_eq!(Person::read(written).label(), "DS 2327", "{written}");
        }
    }

    #[test]
    fn several_people_in_one_cell_are_noticed() {
        for written in ["DS 2327 / Probation", "DS 12 and DC 40", "DS 12, DC 40", "DS 12/DC 40"] {
            assert!(Person::several(written), "{written}");
        }
        for written in ["D/S 2327", "DS 2327", "Health and social care", "CSP 07/08", "Det Sgt 2327, CID"] {
            assert!(!Person::several(written), "{written}");
        }
    }

    #[test]
    fn everybody_else_is_a_partner() {
        for written in ["Probation", "CSP 07", "Border Force", "Adult social care", "\u{e9}quipe 3"] {
            assert_eq!(Person::read(written), Person::Partner(written.to_owned()));
        }
    }
}
