//! Fits the headings of one row to the fields of one kind: exactly, inside a longer heading, or with one slip of the pen.
//! Knows no rows below the headings.

use super::fields::{self, Field, What, plain};
use super::headings::{Column, Unread};
use super::mapping::Mapping;
use super::sheet::Row;

/// Words that make a longer heading mean something else than the known heading inside it.
const TURNING_WORDS: [&str; 22] = [
    "previous",
    "prior",
    "old",
    "former",
    "proposed",
    "recommended",
    "suggested",
    "requested",
    "days",
    "day",
    "week",
    "month",
    "since",
    "reason",
    "rationale",
    "change",
    "count",
    "number",
    "no",
    "history",
    "not",
    "age",
];

/// What one row would mean as headings of one kind.
pub(super) struct Matched {
    pub(super) columns: Vec<Column>,
    pub(super) unread: Vec<Unread>,
    pub(super) notes: Vec<String>,
    pub(super) clash: Option<(usize, usize, Field)>,
}

/// How well a heading fits a field: smaller is better; from [`LOOSE`] on it is not written as the tables have it.
type Strength = usize;
const LOOSE: Strength = 1_000;
const MISSPELT: Strength = 2_000;

/// Gives each heading of a row to the field it fits best, and each field to the heading that fits it best.
pub(super) fn match_row(what: What, row: &Row, mapping: Option<&Mapping>) -> Matched {
    let mut claims: Vec<(Strength, usize, Field)> = Vec::new();
    let mut matched = Matched { columns: Vec::new(), unread: Vec::new(), notes: Vec::new(), clash: None };
    for (index, cell) in row.cells.iter().enumerate() {
        let heading = cell.shown();
        if cell.is_empty() || mapping.is_some_and(|mapping| mapping.ignores(&heading)) {
            continue;
        }
        match mapping.and_then(|mapping| mapping.field(what, &heading)) {
            Some(field) => claims.push((0, index, field)),
            None => {
                claims.extend(fit(what, &heading).into_iter().map(|(strength, field)| (strength + 1, index, field)))
            }
        }
    }
    claims.sort();
    let mut taken: Vec<(Strength, usize, Field)> = Vec::new();
    for claim in &claims {
        if taken.iter().all(|(_, index, field)| *index != claim.1 && *field != claim.2) {
            taken.push(*claim);
        }
    }
    taken.sort_by_key(|(_, index, _)| *index);
    for (strength, index, field) in &taken {
        let heading = super::shown_value(&row.cell(*index).shown());
        if *strength > LOOSE {
            let label = fields::spec_of(what, *field).map_or("", |spec| spec.label);
            matched.notes.push(format!("The heading \"{heading}\" was read as {label}."));
        }
        matched.columns.push(Column { index: *index, heading, field: *field });
    }
    for (index, cell) in row.cells.iter().enumerate() {
        if cell.is_empty() || taken.iter().any(|(_, taken, _)| *taken == index) {
            continue;
        }
        let rival = claims.iter().find(|(_, claimed, _)| *claimed == index).and_then(|(strength, _, field)| {
            taken
                .iter()
                .find(|(_, _, taken)| taken == field)
                .map(|(other, column, _)| (*strength, *other, *column, *field))
        });
        let why = match rival {
            Some((strength, other, column, field)) => {
                if strength == other && matched.clash.is_none() {
                    matched.clash = Some((column, index, field));
                }
                let label = fields::spec_of(what, field).map_or("", |spec| spec.label);
                format!("is not read: {} is the {label}", super::shown_value(&row.cell(column).shown()))
            }
            None if mapping.is_some_and(|mapping| mapping.ignores(&cell.shown())) => {
                "is not read: the mapping file says so".to_owned()
            }
            None => "is not read: no field of the record is known by that heading".to_owned(),
        };
        matched.unread.push(Unread { heading: super::shown_value(&cell.shown()), why });
    }
    matched
}

/// The fields a heading may stand for.
fn fit(what: What, heading: &str) -> Vec<(Strength, Field)> {
    let words = plain(heading);
    let joined = words.concat();
    let known = fields::known(what);
    let exact: Vec<_> =
        known.iter().filter(|known| known.joined == joined).map(|known| (known.rank, known.field)).collect();
    if !exact.is_empty() || joined.is_empty() {
        return exact;
    }
    let inside = |known: &fields::Known| {
        let extra = words.iter().filter(|word| !known.words.contains(word));
        known.words.len() >= 2
            && known.words.iter().all(|word| words.contains(word))
            && extra.clone().all(|word| !TURNING_WORDS.contains(&word.as_str()))
            && extra.count() <= 3
    };
    let loose: Vec<_> = known
        .iter()
        .filter(|known| inside(known))
        .map(|known| (LOOSE + known.rank + 50 * (words.len() - known.words.len().min(words.len())), known.field))
        .collect();
    if !loose.is_empty() {
        return loose;
    }
    let misspelt =
        |known: &&fields::Known| known.joined.len() >= 5 && joined.len() >= 5 && one_slip(&known.joined, &joined);
    known.iter().filter(misspelt).map(|known| (MISSPELT + known.rank, known.field)).collect()
}

/// Whether two words differ by one letter added, left out, changed, or exchanged with its neighbour.
fn one_slip(left: &str, right: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let start = left.iter().zip(&right).take_while(|(left, right)| left == right).count();
    let end = left
        .iter()
        .skip(start)
        .rev()
        .zip(right.iter().skip(start).rev())
        .take_while(|(left, right)| left == right)
        .count();
    let (left, right) = (&left[start..left.len() - end], &right[start..right.len() - end]);
    match (left, right) {
        ([a, b], [c, d]) => a == d && b == c,
        _ => left.len() <= 1 && right.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_letter() {
        for (left, right) in [("division", "divison"), ("owner", "onwer"), ("status", "statuz"), ("due", "due")] {
            assert!(one_slip(left, right) && one_slip(right, left), "{left}");
        }
        assert!(!one_slip("tier", "time"));
        assert!(!one_slip("owner", "oner2"));
    }
}
