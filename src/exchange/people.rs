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
    /// Reads a name such as `DS 2327`, `ds2327`, `Detective Sergeant 2327`, `2327`, `Probation` or `CSP 07`. The text is a cleaned line.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let split = text
            .rfind(|letter: char| !letter.is_ascii_digit())
            .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let (words, digits) = text.split_at(split);
        if digits.is_empty() {
            return Self::Partner(one_spaced(text));
        }
        if words.trim().is_empty() {
            return Self::Collar(digits.to_owned());
        }
        match rank(words) {
            Some(rank) => Self::Officer { rank: rank.to_owned(), collar: digits.to_owned() },
            None => Self::Partner(one_spaced(text)),
        }
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
    fn everybody_else_is_a_partner() {
        for written in ["Probation", "CSP 07", "Border Force", "Adult social care", "\u{e9}quipe 3"] {
            assert_eq!(Person::read(written), Person::Partner(written.to_owned()));
        }
    }
}
