//! Reads one cell as the kind of value its field wants: a line, a date, a count, yes or no, a tier, a P, a status.
//!
//! Every reader gives `Ok(None)` for a cell that says nothing, and one sentence for a cell that says something else. Knows no rows.

use chrono::Datelike;

use super::sheet::Cell;
use crate::domain::action::ActionStatus;
use crate::domain::date_words;
use crate::domain::limits::MOST_NAME;
use crate::domain::ocg::{OcgKind, OcgStatus};
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::Date;

/// What a cell gives: a value, nothing, or a sentence.
pub(super) type Given<T> = Result<Option<T>, String>;

/// Words that stand for an empty cell.
const NOTHING: [&str; 16] = [
    "-",
    "--",
    "n/a",
    "na",
    "nil",
    "none",
    "tbc",
    "tba",
    "tbd",
    "not known",
    "unknown",
    "not allocated",
    "unallocated",
    "vacant",
    "no lro",
    "awaiting allocation",
];

/// The cell's text, cleaned and trimmed; an error cell is refused.
pub(super) fn line(cell: &Cell) -> Given<String> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Error(what) => Err(format!("The cell holds {} instead of a value.", super::shown_value(what))),
        Cell::Text(_) | Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => {
            let text = crate::text::clean_line(&cell.shown());
            let text = text.trim();
            Ok((!text.is_empty()).then(|| text.to_owned()))
        }
    }
}

/// A line in which the usual words for nothing mean nothing.
pub(super) fn entry(cell: &Cell) -> Given<String> {
    Ok(line(cell)?.filter(|text| !NOTHING.contains(&text.to_lowercase().as_str())))
}

/// A day: a date cell, or one of the written forms that cannot be misread.
pub(super) fn date(cell: &Cell) -> Given<Date> {
    match cell {
        Cell::Date(date) if (1990..=2100).contains(&date.year()) => Ok(Some(*date)),
        Cell::Date(_) => Err("The year must be between 1990 and 2100.".to_owned()),
        Cell::Number(_) => {
            Err("This is a number, not a date. Give the column a date format in the workbook.".to_owned())
        }
        Cell::Bool(_) => Err("This is not a date. Write it like 27/11/2026.".to_owned()),
        Cell::Text(_) | Cell::Error(_) | Cell::Empty => match entry(cell)? {
            None => Ok(None),
            Some(text) => date_words::parse_cell(&text).map(Some),
        },
    }
}

/// A whole number from 0 to `most`.
pub(super) fn count(cell: &Cell, most: u32) -> Given<u32> {
    let wrong = || format!("This is not a whole number from 0 to {}.", crate::text::count_group(u64::from(most)));
    match cell {
        Cell::Number(number) => {
            let whole = number.fract() == 0.0 && (0.0..=f64::from(most)).contains(number);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked to be whole and in range"
            )]
            if whole { Ok(Some(*number as u32)) } else { Err(wrong()) }
        }
        Cell::Date(_) | Cell::Bool(_) => Err(wrong()),
        Cell::Text(_) | Cell::Error(_) | Cell::Empty => match entry(cell)? {
            None => Ok(None),
            Some(text) => {
                let digits = text.replace([',', ' '], "");
                let digits = digits.strip_suffix(".0").unwrap_or(&digits);
                let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
                digits.parse::<u32>().ok().filter(|number| all && *number <= most).map(Some).ok_or_else(wrong)
            }
        },
    }
}

/// Yes or no.
pub(super) fn yes(cell: &Cell) -> Given<bool> {
    match cell {
        Cell::Bool(truth) => Ok(Some(*truth)),
        Cell::Number(number) if *number == 0.0 => Ok(Some(false)),
        Cell::Number(number) if *number == 1.0 => Ok(Some(true)),
        Cell::Text(_) | Cell::Error(_) | Cell::Empty | Cell::Number(_) | Cell::Date(_) => match entry(cell)? {
            None => Ok(None),
            Some(text) => match text.to_lowercase().as_str() {
                "y" | "yes" | "true" | "t" | "1" | "x" => Ok(Some(true)),
                "n" | "no" | "false" | "f" | "0" => Ok(Some(false)),
                _ => Err("This is neither yes nor no. Write Y or N.".to_owned()),
            },
        },
    }
}

/// A tier: `Tier 2`, `T2`, `2`, `two`, `2 - Disruption`.
pub(super) fn tier(cell: &Cell) -> Given<Tier> {
    let Some(text) = line(cell)? else { return Ok(None) };
    let wrong = || format!("There is no tier \"{}\". The tiers are 1, 2, 3 and 4.", super::shown_value(&text));
    let lower = text.to_lowercase();
    let bare = lower
        .strip_prefix("tier")
        .or_else(|| lower.strip_prefix('t').filter(|rest| rest.starts_with([' ', '1', '2', '3', '4', '-'])));
    let bare = bare.unwrap_or(&lower).trim_start_matches([' ', '-', ':', '_']);
    let word = bare.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    let rest = bare.get(word.len()..).unwrap_or_default();
    let number = match word {
        "1" | "one" => 1,
        "2" | "two" => 2,
        "3" | "three" => 3,
        "4" | "four" => 4,
        _ => return Err(wrong()),
    };
    if rest.starts_with(['.', ',', '/']) || rest.bytes().any(|byte| byte.is_ascii_digit()) {
        return Err(wrong());
    }
    Tier::new(number).map(Some).ok_or_else(wrong)
}

/// A P, and a second one where the cell gives two: the words, their beginnings, or the two letters, as `Pursue`, `1. Prot`, `Pursue / Prevent`.
pub(super) fn strands(cell: &Cell) -> Given<(Strand, Option<Strand>)> {
    let Some(text) = entry(cell)? else { return Ok(None) };
    let wrong = || {
        format!("\"{}\" is not one of the four Ps: Pursue, Prevent, Protect and Prepare.", super::shown_value(&text))
    };
    let joined = text.replace(" and ", "/");
    let mut parts = joined.split(['/', ',', '&', '+', ';']).map(strand_of);
    let first = parts.next().flatten().ok_or_else(wrong)?;
    let second = parts.next().map(|part| part.ok_or_else(wrong)).transpose()?;
    if parts.next().is_some() {
        return Err("An action has one P, and at most a second one. Name two at most.".to_owned());
    }
    Ok(Some((first, second.filter(|second| *second != first))))
}

fn strand_of(text: &str) -> Option<Strand> {
    let bare = text.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
    let noun = |strand: &Strand| match strand {
        Strand::Pursue => ["pursuit", "pursuing"],
        Strand::Prevent => ["prevention", "preventing"],
        Strand::Protect => ["protection", "protecting"],
        Strand::Prepare => ["preparation", "preparing"],
    };
    Strand::from_words(&bare)
        .ok()
        .or_else(|| Strand::ALL.into_iter().find(|strand| noun(strand).contains(&bare.as_str())))
}

/// The status of an OCG in the words forces use.
pub(super) fn ocg_status(cell: &Cell) -> Given<OcgStatus> {
    let Some(text) = line(cell)? else { return Ok(None) };
    match text.to_lowercase().as_str() {
        "active" | "live" | "open" | "mapped" | "current" => Ok(Some(OcgStatus::Active)),
        "provisional" | "prov" | "pending" | "awaiting assessment" | "under development" | "in development" | "new" => {
            Ok(Some(OcgStatus::Provisional))
        }
        "dormant" | "inactive" | "monitor" | "monitored" => Ok(Some(OcgStatus::Dormant)),
        "archived" | "archive" | "closed" | "dismantled" | "removed" => Ok(Some(OcgStatus::Archived)),
        "transferred" | "transferred out" | "referred" | "moved" => Ok(Some(OcgStatus::Transferred)),
        _ => Err("There is no such status. The statuses are provisional, active, dormant, archived and transferred."
            .to_owned()),
    }
}

/// The kind of mapped threat.
pub(super) fn kind(cell: &Cell) -> Given<OcgKind> {
    let Some(text) = entry(cell)? else { return Ok(None) };
    match text.to_lowercase().as_str() {
        "ocg" | "organised crime group" | "group" | "network" | "ocn" => Ok(Some(OcgKind::Ocg)),
        "priority individual" | "pi" | "individual" | "nominal" => Ok(Some(OcgKind::PriorityIndividual)),
        "vulnerability" | "vuln" | "place" | "location" => Ok(Some(OcgKind::Vulnerability)),
        _ => Err("There is no such kind. The kinds are OCG, priority individual and vulnerability.".to_owned()),
    }
}

/// The status of an action in the words logs use. Overdue is no status: it is open with a date gone by.
pub(super) fn action_status(cell: &Cell) -> Given<ActionStatus> {
    if let Cell::Bool(done) = cell {
        return Ok(Some(if *done { ActionStatus::Discharged } else { ActionStatus::Open }));
    }
    let Some(text) = line(cell)? else { return Ok(None) };
    match text.to_lowercase().replace(['-', '_'], " ").as_str() {
        "open" | "new" | "overdue" | "outstanding" | "live" | "not started" | "raised" | "allocated" | "pending" | "red" | "due" | "n" | "no" => {
            Ok(Some(ActionStatus::Open))
        }
        "in progress" | "ongoing" | "on going" | "started" | "progressing" | "under way" | "underway" | "wip" | "amber" | "active" => {
            Ok(Some(ActionStatus::InProgress))
        }
        "claimed complete" | "claimed" | "awaiting sign off" | "awaiting signoff" | "for sign off" | "complete awaiting sign off"
        | "for review" | "submitted" => Ok(Some(ActionStatus::ClaimedComplete)),
        "complete" | "completed" | "closed" | "done" | "discharged" | "finalised" | "finished" | "resulted" | "green" | "blue" | "y"
        | "yes" => Ok(Some(ActionStatus::Discharged)),
        "transferred" | "passed on" | "referred" | "passed out" | "handed over" => Ok(Some(ActionStatus::Transferred)),
        "cancelled" | "canceled" | "withdrawn" | "not required" | "no longer required" | "superseded" | "abandoned" => {
            Ok(Some(ActionStatus::Cancelled))
        }
        _ => Err("There is no such status. The statuses are open, in progress, claimed complete, discharged (or complete), transferred and cancelled."
            .to_owned()),
    }
}

/// Parts of a list; commas and slashes are left for those who know which names hold one.
pub(super) fn list(cell: &Cell) -> Given<Vec<String>> {
    let Some(text) = (match cell {
        Cell::Text(raw) => Ok(Some(raw.clone())),
        _ => line(cell),
    })?
    else {
        return Ok(None);
    };
    let parts: Vec<String> = text
        .split([';', '|', '\n', '\u{2022}'])
        .map(|part| crate::text::clean_line(part).trim().to_owned())
        .filter(|part| !part.is_empty() && !NOTHING.contains(&part.to_lowercase().as_str()))
        .collect();
    if parts.iter().any(|part| part.chars().count() > MOST_NAME) {
        return Err(format!("A part of the list is longer than {MOST_NAME} characters. Shorten it."));
    }
    Ok((!parts.is_empty()).then_some(parts))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::text(text)
    }

    #[test]
    fn a_tier_is_read_as_people_write_it() {
        for (written, number) in [
            ("Tier 1", 1),
            ("2", 2),
            ("T3", 3),
            ("tier four", 4),
            ("T 2", 2),
            ("3 - Intelligence", 3),
            ("Tier-2", 2),
            ("Tier 2 (disruption)", 2),
        ] {
            assert_eq!(tier(&text(written)).unwrap().unwrap().number(), number, "{written}");
        }
        assert_eq!(tier(&Cell::Number(2.0)).unwrap().unwrap().number(), 2);
        for wrong in ["5", "0", "Tier", "Tier 12", "1.5", "1/2", "top", "22", "Tier 1 or 2", "three-ish 4"] {
            assert!(tier(&text(wrong)).is_err(), "{wrong}");
        }
        assert!(tier(&Cell::Number(1.5)).is_err());
        assert_eq!(tier(&Cell::Empty), Ok(None));
    }

    #[test]
    fn a_strand_is_read_as_people_write_it() {
        for (written, wanted) in [
            ("Pursue", Strand::Pursue),
            ("PU", Strand::Pursue),
            ("Prot.", Strand::Protect),
            ("1. Pursue", Strand::Pursue),
            ("Prevention", Strand::Prevent),
            ("Pp", Strand::Prepare),
        ] {
            assert_eq!(strands(&text(written)), Ok(Some((wanted, None))), "{written}");
        }
        assert_eq!(strands(&text("Pursue / Prevent")), Ok(Some((Strand::Pursue, Some(Strand::Prevent)))));
        assert_eq!(strands(&text("Pursue and pursue")), Ok(Some((Strand::Pursue, None))));
        for wrong in ["Pr", "Other", "Pursue/", "Pu/Pv/Pt"] {
            assert!(strands(&text(wrong)).is_err(), "{wrong}");
        }
        assert_eq!(strands(&text("n/a")), Ok(None));
    }

    #[test]
    fn dates_are_days_or_a_sentence() {
        assert_eq!(date(&text("27/11/2026")).unwrap(), Date::from_ymd_opt(2026, 11, 27));
        assert!(date(&text("31/02/2026")).unwrap_err().contains("February 2026"));
        assert!(date(&Cell::Number(46_000.0)).is_err());
        assert!(date(&text("soon")).is_err());
        assert!(date(&Cell::Date(Date::from_ymd_opt(1900, 1, 1).unwrap())).is_err());
        assert_eq!(date(&text("TBC")), Ok(None));
    }

    #[test]
    fn counts_and_yes_and_no() {
        assert_eq!(count(&text("1,204"), 9_999), Ok(Some(1_204)));
        assert_eq!(count(&Cell::Number(3.0), 9), Ok(Some(3)));
        for wrong in
            [text("3.5"), text("-1"), text("many"), Cell::Number(2.5), Cell::Number(-1.0), text("10000"), text("1e3")]
        {
            assert!(count(&wrong, 9_999).is_err(), "{wrong:?}");
        }
        assert_eq!(yes(&text("Y")), Ok(Some(true)));
        assert_eq!(yes(&text("no")), Ok(Some(false)));
        assert_eq!(yes(&Cell::Bool(true)), Ok(Some(true)));
        assert!(yes(&text("maybe")).is_err());
    }

    #[test]
    fn statuses_are_read_in_the_words_of_logs() {
        for (written, wanted) in [
            ("Open", ActionStatus::Open),
            ("Overdue", ActionStatus::Open),
            ("In Progress", ActionStatus::InProgress),
            ("Complete", ActionStatus::Discharged),
            ("Closed", ActionStatus::Discharged),
            ("Cancelled", ActionStatus::Cancelled),
            ("Transferred", ActionStatus::Transferred),
        ] {
            assert_eq!(action_status(&text(written)), Ok(Some(wanted)), "{written}");
        }
        assert!(action_status(&text("purple")).is_err());
        assert_eq!(ocg_status(&text("ACTIVE")), Ok(Some(OcgStatus::Active)));
        assert!(ocg_status(&text("asleep")).is_err());
    }

    #[test]
    fn error_cells_and_hostile_text_are_harmless() {
        assert!(line(&Cell::Error("#REF!".to_owned())).unwrap_err().contains("#REF!"));
        assert_eq!(line(&text("a\u{202e}b\u{1b}]52;c")).unwrap().unwrap(), "a<U+202E>b<ESC>]52;c");
        assert!(list(&text(&format!("drugs; {}", "x".repeat(201)))).is_err());
        assert_eq!(list(&text("drugs; fraud;;none")).unwrap().unwrap(), ["drugs", "fraud"]);
    }
}
