//! Rows of one file that claim to be the same thing: none of them is taken, since nobody can tell which is right.

use std::collections::HashMap;

use super::super::people::Person;
use super::super::trouble::Trouble;
use super::{Drafts, Place};

/// Moves every row that shares its name with another into the troubles, each naming the other.
pub(super) fn reject(drafts: &mut Drafts) {
    let troubles = &mut drafts.troubles;
    part(
        &mut drafts.officers,
        troubles,
        "collar number",
        |row| &row.place,
        |row| match &row.person {
            Person::Officer { collar, .. } | Person::Collar(collar) => collar.clone(),
            Person::Partner(name) => name.clone(),
        },
    );
    part(&mut drafts.ocgs, troubles, "OCG reference", |row| &row.place, |row| row.reference.clone());
    part(
        &mut drafts.ocgs,
        troubles,
        "operation name",
        |row| &row.place,
        |row| row.operation.clone().unwrap_or_default(),
    );
    part(&mut drafts.actions, troubles, "action number", |row| &row.place, |row| row.number.clone());
}

fn part<T>(
    rows: &mut Vec<T>,
    troubles: &mut Vec<Trouble>,
    what: &str,
    place: impl Fn(&T) -> &Place,
    name: impl Fn(&T) -> String,
) {
    let key = |row: &T| name(row).split_whitespace().collect::<String>().to_lowercase();
    let mut places: HashMap<String, Vec<Place>> = HashMap::new();
    for row in rows.iter() {
        places.entry(key(row)).or_default().push(place(row).clone());
    }
    rows.retain(|row| {
        let key = key(row);
        let shared = places.get(&key).map_or(&[][..], Vec::as_slice);
        if key.is_empty() || shared.len() < 2 {
            return true;
        }
        let here = place(row);
        let other = shared.iter().find(|other| *other != here).unwrap_or(here);
        let other = if other.sheet == here.sheet {
            format!("row {}", other.row)
        } else {
            format!("{}, row {}", other.sheet, other.row)
        };
        let more = if shared.len() > 2 { format!(" and {} more", shared.len() - 2) } else { String::new() };
        troubles.push(Trouble {
            sheet: here.sheet.clone(),
            row: here.row,
            column: String::new(),
            value: super::super::shown_value(&name(row)),
            reason: format!("The same {what} stands in {other}{more}. Keep one of them."),
        });
        false
    });
}
