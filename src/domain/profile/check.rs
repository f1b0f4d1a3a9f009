//! Whether a profile makes sense, and how to say where it does not: one sentence with the key.

use serde::de::{Deserialize, Deserializer, Error};

use super::{PaperRules, Profile, ProfileTier};
use crate::text::{clean_line, cut, is_clean, width};

/// Longest word or phrase in a list, in columns.
const WORD: usize = 80;

/// Longest text of a criterion, in columns.
const CRITERION: usize = 600;

/// What is said of anything but four tiers.
const TIERS: &str = "In the profile \"tiers\" must be tiers 1, 2, 3 and 4, in this order.";

/// Most days an interval may have: ten years.
const DAYS: u32 = 3_653;

/// Reads exactly four tiers; an array by itself would pass over a fifth.
pub(super) fn four<'de, D: Deserializer<'de>>(source: D) -> Result<[ProfileTier; 4], D::Error> {
    Vec::deserialize(source)?.try_into().map_err(|_| D::Error::custom(TIERS))
}

/// What the reader of the file is told when it cannot be read.
pub(super) fn told(error: &toml::de::Error, text: &str) -> String {
    let message = clean_line(error.message().lines().next().unwrap_or_default()).replace('`', "\"");
    let start = error.span().map(|span| span.start);
    let line = start.and_then(|start| text.get(..start)).map(|before| before.matches('\n').count() + 1);
    let at = line.map_or(String::new(), |line| format!(" at line {line}"));
    if error.message() == TIERS {
        return TIERS.to_owned();
    }
    if let Some(rest) = message.strip_prefix("unknown field ") {
        let key = rest.split(',').next().unwrap_or_default();
        return format!("The profile has a key {key}{at} that is not known.");
    }
    if let Some(key) = message.strip_prefix("missing field ") {
        return match line {
            Some(line) if line > 1 => {
                format!("The profile lacks the key {key} in the part that starts at line {line}.")
            }
            _ => format!("The profile lacks the key {key}."),
        };
    }
    if let Some(rest) = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: ")) {
        let source = line.and_then(|line| text.lines().nth(line - 1)).unwrap_or_default();
        let key = source.split('=').next().map(clean_line).unwrap_or_default();
        let (found, wanted) = rest.rsplit_once(", expected ").unwrap_or((rest, "another value"));
        let wanted = match wanted {
            "u8" | "u32" => "a whole number",
            "a string" => "text in quotes",
            "a sequence" => "a list in brackets",
            other => other,
        };
        return format!("In the profile the value of \"{}\"{at} is {found}; it must be {wanted}.", cut(key.trim(), 40));
    }
    format!("The profile cannot be read{at}: {}.", message.trim_end_matches('.'))
}

/// The profile, if it makes sense.
pub(super) fn checked(profile: Profile) -> Result<Profile, String> {
    for (key, text) in [("name", &profile.name), ("force", &profile.force)] {
        word(key, text, WORD)?;
    }
    if profile.version == 0 {
        return Err("In the profile \"version\" must be 1 or more.".to_owned());
    }
    let sound = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    if !(1..=6).contains(&profile.prefix.len()) || !profile.prefix.chars().all(sound) {
        return Err("In the profile \"prefix\" must be one to six capitals or figures, such as NB.".to_owned());
    }
    if !matches!(profile.marking.as_str(), "OFFICIAL" | "OFFICIAL-SENSITIVE") {
        return Err("In the profile \"marking\" must be OFFICIAL or OFFICIAL-SENSITIVE; nothing above it may be held."
            .to_owned());
    }
    for (key, days) in [
        ("provisional_days", profile.provisional_days),
        ("lro_training_valid_days", profile.lro_training_valid_days),
        ("empty_p_days", profile.empty_p_days),
        ("apmis_due_days", profile.apmis_due_days),
        ("default_due_days", profile.default_due_days),
    ] {
        number(key, days, DAYS)?;
    }
    number("default_capacity", profile.default_capacity, 99)?;
    for (key, figure, most) in profile.locking.figures() {
        number(key, figure, most)?;
    }
    for group in &profile.retention.groups {
        word("retention.groups.name", &group.name, 12)?;
        word("retention.groups.words", &group.words, WORD)?;
        number("retention.groups.review_years", group.review_years, 100)?;
    }
    let names: Vec<String> = profile.retention.groups.iter().map(|group| group.name.clone()).collect();
    list("retention.groups", &names)?;
    if !profile.local_profile.priorities.is_empty() {
        list("local_profile.priorities", &profile.local_profile.priorities)?;
    }
    if let Some(quorum) = profile.quorum {
        number("quorum", quorum, 99)?;
    }
    lists(&profile)?;
    if let Some(band) = profile.high_bands.iter().find(|band| profile.band(band).is_none()) {
        return Err(format!("In the profile \"high_bands\" names \"{band}\", which is not one of \"bands\"."));
    }
    statuses_and_levels(&profile)?;
    for scheme in &profile.schemes {
        word("schemes.name", &scheme.name, WORD)?;
        list("schemes.values", &scheme.values)?;
    }
    tiers(&profile.tiers)?;
    papers(&profile)?;
    Ok(profile)
}

fn lists(profile: &Profile) -> Result<(), String> {
    for (key, entries) in [
        ("threat_areas", &profile.threat_areas),
        ("flags", &profile.flags),
        ("reaches", &profile.reaches),
        ("bands", &profile.bands),
        ("high_bands", &profile.high_bands),
        ("confidences", &profile.confidences),
        ("reason_codes", &profile.reason_codes),
        ("usual_reasons_tier_change", &profile.usual_reasons_tier_change),
        ("usual_reasons_no_change", &profile.usual_reasons_no_change),
        ("agenda", &profile.agenda),
        ("warning_words", &profile.warning_words),
    ] {
        list(key, entries)?;
    }
    Ok(())
}

fn statuses_and_levels(profile: &Profile) -> Result<(), String> {
    let statuses = &profile.statuses;
    let words = [&statuses.provisional, &statuses.active, &statuses.dormant, &statuses.archived, &statuses.transferred];
    list("statuses", &words.map(Clone::clone))?;
    let levels = &profile.disruption_levels;
    for (key, text) in [
        ("disruption_levels.major", &levels.major),
        ("disruption_levels.moderate", &levels.moderate),
        ("disruption_levels.minor", &levels.minor),
        ("disruption_levels.none", &levels.none),
        ("disruption_levels.negative", &levels.negative),
    ] {
        word(key, text, CRITERION)?;
    }
    Ok(())
}

fn tiers(tiers: &[ProfileTier]) -> Result<(), String> {
    if !tiers.iter().map(|tier| tier.number).eq(1..=4) {
        return Err(TIERS.to_owned());
    }
    for tier in tiers {
        let key = |name: &str| format!("tiers.{name} of tier {}", tier.number);
        for (name, text) in [("name", &tier.name), ("short", &tier.short), ("owner", &tier.owner)] {
            word(&key(name), text, WORD)?;
        }
        list(&key("units"), &tier.units)?;
        number(&key("review_days"), tier.review_days, DAYS)?;
        number(&key("quiet_days"), tier.quiet_days.unwrap_or(1), DAYS)?;
    }
    let names: Vec<_> = tiers.iter().map(|tier| tier.name.clone()).collect();
    list("tiers.name", &names)
}

fn papers(profile: &Profile) -> Result<(), String> {
    let rules = &profile.papers;
    for (key, text) in [("papers.handling", &rules.handling), ("papers.released", &rules.released)] {
        if !text.is_empty() {
            word(key, text, WORD)?;
        }
    }
    match rules.formats.iter().find(|format| !PaperRules::FORMATS.contains(&format.as_str())) {
        Some(format) => Err(format!(
            "In the profile \"papers.formats\" names \"{}\"; the formats are md, txt, html and docx.",
            cut(&clean_line(format), 40)
        )),
        None => Ok(()),
    }
}

fn number(key: &str, value: u32, highest: u32) -> Result<(), String> {
    if (1..=highest).contains(&value) {
        return Ok(());
    }
    Err(format!("In the profile \"{key}\" is {value}; it must be from 1 to {highest}."))
}

fn list(key: &str, entries: &[String]) -> Result<(), String> {
    if entries.is_empty() {
        return Err(format!("In the profile \"{key}\" is empty; it needs at least one entry."));
    }
    for (index, entry) in entries.iter().enumerate() {
        word(key, entry, WORD)?;
        if entries.iter().take(index).any(|earlier| earlier.eq_ignore_ascii_case(entry)) {
            return Err(format!("In the profile \"{key}\" names \"{entry}\" twice."));
        }
    }
    Ok(())
}

fn word(key: &str, text: &str, columns: usize) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err(format!("In the profile \"{key}\" holds an empty text."));
    }
    if !is_clean(text) || text.trim() != text {
        let shown = clean_line(text);
        return Err(format!(
            "In the profile \"{key}\" holds \"{}\", which has hidden characters or spaces at its ends.",
            cut(&shown, 40)
        ));
    }
    if width(text) > columns {
        return Err(format!("In the profile \"{key}\" holds a text of more than {columns} characters."));
    }
    Ok(())
}
