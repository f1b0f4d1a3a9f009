//! Threat areas in the profile's spelling, from the words extracts use.

use super::super::fields::plain;
use crate::domain::profile::Profile;

/// Short forms and older names, with the area they mean in the built-in profiles (domain section 1).
const ALSO: [(&str, &str); 36] = [
    ("csae", "Child sexual abuse and exploitation"),
    ("csea", "Child sexual abuse and exploitation"),
    ("cse", "Child sexual abuse and exploitation"),
    ("csa", "Child sexual abuse and exploitation"),
    ("child sexual exploitation", "Child sexual abuse and exploitation"),
    ("modern slavery", "Modern slavery and human trafficking"),
    ("human trafficking", "Modern slavery and human trafficking"),
    ("msht", "Modern slavery and human trafficking"),
    ("mshts", "Modern slavery and human trafficking"),
    ("oic", "Organised immigration crime"),
    ("immigration crime", "Organised immigration crime"),
    ("immigration", "Organised immigration crime"),
    ("people smuggling", "Organised immigration crime"),
    ("drugs", "Illegal drugs"),
    ("drug supply", "Illegal drugs"),
    ("drugs supply", "Illegal drugs"),
    ("drug trafficking", "Illegal drugs"),
    ("supply of drugs", "Illegal drugs"),
    ("supply of controlled drugs", "Illegal drugs"),
    ("firearms", "Illegal firearms"),
    ("guns", "Illegal firearms"),
    ("firearms supply", "Illegal firearms"),
    ("oac", "Organised acquisitive crime"),
    ("acquisitive crime", "Organised acquisitive crime"),
    ("serious acquisitive crime", "Organised acquisitive crime"),
    ("organised theft", "Organised acquisitive crime"),
    ("fraud", "Fraud and other economic crime"),
    ("economic crime", "Fraud and other economic crime"),
    ("financial crime", "Fraud and other economic crime"),
    ("laundering", "Money laundering"),
    ("ml", "Money laundering"),
    ("bribery", "Bribery, corruption and sanctions evasion"),
    ("corruption", "Bribery, corruption and sanctions evasion"),
    ("sanctions evasion", "Bribery, corruption and sanctions evasion"),
    ("cyber", "Cyber crime"),
    ("computer misuse", "Cyber crime"),
];

/// The areas one part of a cell names, each in the profile's spelling, or as written where the profile knows none; the latter are added to
/// `strange`.
pub(super) fn areas(part: &str, profile: &Profile, strange: &mut Vec<String>) -> Vec<String> {
    if let Some(area) = area(part, profile) {
        return vec![area];
    }
    let parts: Vec<&str> = part.split([',', '/']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let found: Vec<String> = parts.iter().filter_map(|part| area(part, profile)).collect();
    if parts.len() > 1 && found.len() == parts.len() {
        return found;
    }
    strange.push(part.to_owned());
    vec![part.to_owned()]
}

fn area(text: &str, profile: &Profile) -> Option<String> {
    if let Some(area) = profile.threat_area(text) {
        return Some(area.to_owned());
    }
    let words = plain(&text.replace('&', " and ")).concat();
    let same = |other: &str| plain(other).concat() == words;
    let listed = profile.threat_areas.iter().find(|area| same(area));
    listed.cloned().or_else(|| {
        let (_, area) = ALSO.iter().find(|(also, _)| same(also))?;
        profile.threat_area(area).map(ToOwned::to_owned)
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]
    use super::*;

    fn read(text: &str) -> (Vec<String>, usize) {
        let mut strange = Vec::new();
        let areas = areas(text, &Profile::builtin("lancashire").unwrap(), &mut strange);
        (areas, strange.len())
    }

    #[test]
    fn areas_are_found_under_the_names_extracts_use() {
        for (written, area) in [
            ("illegal drugs", "Illegal drugs"),
            ("Drugs", "Illegal drugs"),
            ("MSHT", "Modern slavery and human trafficking"),
            ("Modern Slavery & Human Trafficking", "Modern slavery and human trafficking"),
            ("Bribery, corruption and sanctions evasion", "Bribery, corruption and sanctions evasion"),
            ("Cyber-crime", "Cyber crime"),
        ] {
            assert_eq!(read(written), (vec![area.to_owned()], 0), "{written}");
        }
        assert_eq!(
            read("Drugs, Fraud"),
            (vec!["Illegal drugs".to_owned(), "Fraud and other economic crime".to_owned()], 0)
        );
        assert_eq!(read("drugs/firearms").0.len(), 2);
    }

    #[test]
    fn an_unknown_area_is_kept_as_written_and_said() {
        assert_eq!(read("Heritage crime, rural"), (vec!["Heritage crime, rural".to_owned()], 1));
    }
}
