//! What a row says about an OCG, laid over what the record says.

use super::super::super::rows::OcgRow;
use super::super::{Desk, FieldChange, day, differ, threats};
use crate::domain::ocg::{Members, OcgDetails};

impl Desk<'_> {
    /// The details as they are to stand: the record's (or none) with everything the row states laid over.
    pub(super) fn details(&mut self, row: &OcgRow, known: Option<&OcgDetails>) -> OcgDetails {
        let mut to = known.cloned().unwrap_or_default();
        if to.reference.is_empty() {
            to.reference.clone_from(&row.reference);
        }
        for (field, said) in [
            (&mut to.operation, &row.operation),
            (&mut to.descriptive, &row.descriptive),
            (&mut to.area, &row.area),
            (&mut to.reach, &row.reach),
        ] {
            if let Some(said) = said {
                field.clone_from(said);
            }
        }
        if to.operation.is_empty() {
            to.operation.clone_from(&row.reference);
        }
        to.kind = row.kind.unwrap_or(to.kind);
        to.threats = self.threats(row, &to.threats);
        for (flag, up) in &row.flags {
            let word = self.profile.flag(flag).unwrap_or(flag).to_owned();
            let stands = to.flags.iter().any(|stands| stands.eq_ignore_ascii_case(&word));
            if *up && !stands {
                to.flags.push(word);
            } else if !*up && stands {
                to.flags.retain(|stands| !stands.eq_ignore_ascii_case(&word));
            }
        }
        to.members = members(row, to.members);
        to.apmis_updated = row.apmis_updated.or(to.apmis_updated);
        to
    }

    /// Threat areas, the primary one first. A column that says nothing leaves its part as it stands.
    fn threats(&mut self, row: &OcgRow, known: &[String]) -> Vec<String> {
        if row.primary_threats.is_none() && row.secondary_threats.is_none() {
            return known.to_vec();
        }
        let mut strange = Vec::new();
        let mut read = |parts: &Option<Vec<String>>| {
            parts.as_ref().map(|parts| {
                parts.iter().flat_map(|part| threats::areas(part, &self.profile, &mut strange)).collect::<Vec<_>>()
            })
        };
        let primary = read(&row.primary_threats).unwrap_or_else(|| known.iter().take(1).cloned().collect());
        let secondary =
            read(&row.secondary_threats).unwrap_or_else(|| known.iter().skip(primary.len()).cloned().collect());
        for area in strange {
            let note = format!(
                "{}: the profile has no threat area \"{}\"; it is kept as written.",
                row.place,
                super::super::super::shown_value(&area)
            );
            self.plan.notes.push(note);
        }
        let mut areas: Vec<String> = Vec::new();
        for area in primary.into_iter().chain(secondary) {
            if !areas.iter().any(|other| other.eq_ignore_ascii_case(&area)) {
                areas.push(area);
            }
        }
        areas
    }
}

/// Members by role where the row gives roles; a bare total changes only what no role accounts for.
fn members(row: &OcgRow, known: Members) -> Members {
    let by_role = row.principals.is_some() || row.significants.is_some() || row.peripherals.is_some();
    let mut to = Members {
        principal: row.principals.unwrap_or(known.principal),
        significant: row.significants.unwrap_or(known.significant),
        peripheral: row.peripherals.unwrap_or(known.peripheral),
        unstated: if by_role { 0 } else { known.unstated },
    };
    if let Some(total) = row.members {
        let roles = Members { unstated: 0, ..to }.total();
        to = match total.checked_sub(roles) {
            Some(unstated) => Members { unstated, ..to },
            None if by_role => to,
            None => Members { unstated: total, ..Members::default() },
        };
    }
    to
}

/// Every field in which two details differ.
pub(super) fn differences(from: &OcgDetails, to: &OcgDetails, fields: &mut Vec<FieldChange>) {
    differ(fields, "OCG reference", from.reference.as_str(), to.reference.as_str());
    differ(fields, "operation name", from.operation.as_str(), to.operation.as_str());
    differ(fields, "descriptive name", from.descriptive.as_str(), to.descriptive.as_str());
    differ(fields, "kind", from.kind.word(), to.kind.word());
    differ(fields, "BCU and area", from.area.as_str(), to.area.as_str());
    differ(fields, "threat areas", from.threats.join("; "), to.threats.join("; "));
    differ(fields, "flags", from.flags.join("; "), to.flags.join("; "));
    differ(fields, "geographic reach", from.reach.as_str(), to.reach.as_str());
    differ(fields, "members", counted(from.members), counted(to.members));
    differ(fields, "APMIS last updated", day(from.apmis_updated), day(to.apmis_updated));
}

fn counted(members: Members) -> String {
    if members == (Members { unstated: members.unstated, ..Members::default() }) {
        return members.unstated.to_string();
    }
    let Members { principal, significant, peripheral, unstated } = members;
    let rest = if unstated > 0 { format!(", {unstated} of no stated role") } else { String::new() };
    format!("{principal} principal, {significant} significant, {peripheral} peripheral{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_counted_in_words_where_roles_are_known() {
        assert_eq!(counted(Members { unstated: 8, ..Members::default() }), "8");
        let mixed = Members { principal: 1, significant: 2, peripheral: 3, unstated: 4 };
        assert_eq!(counted(mixed), "1 principal, 2 significant, 3 peripheral, 4 of no stated role");
    }
}
