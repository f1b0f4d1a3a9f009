//! Tier, owning unit and review of a row beside the placement that stands.
//!
//! What came with an import may change with an import. What was decided here stays, and the difference is shown: an extract is often
//! older than the last meeting.

use super::super::super::rows::OcgRow;
use super::super::{Desk, Entry, FieldChange, IMPORT_REASON, day, differ};
use crate::domain::command::Command;
use crate::domain::ocg::{Ocg, Placement};
use crate::domain::time::{add_days, plain};

impl Desk<'_> {
    pub(super) fn placing(&mut self, row: &OcgRow, ocg: &Ocg, entry: &Entry, fields: &mut Vec<FieldChange>) {
        let because = self.plan.file.reason();
        let Some(now) = &ocg.placement else {
            if let Some(tier) = row.tier {
                differ(fields, "tier", "", tier.to_string());
                let review = row.next_review.filter(|review| *review >= self.today);
                let unit = row.owning_unit.clone();
                self.ocg_commands.push(Command::DecideTier {
                    ocg: ocg.id,
                    tier: Some(tier),
                    because,
                    unit,
                    review,
                    refused: String::new(),
                });
            }
            return;
        };
        let tier = row.tier.filter(|tier| *tier != now.tier);
        let unit = row.owning_unit.clone().filter(|unit| !unit.eq_ignore_ascii_case(&now.unit));
        if !came_with_import(now) {
            let why = format!("decided here on {}", plain(now.decided_on));
            if let Some(tier) = tier {
                self.keep(entry, "tier", now.tier.to_string(), tier.to_string(), &why);
            }
            if let Some(unit) = unit {
                self.keep(entry, "owning unit", now.unit.clone(), unit, &why);
            }
            return;
        }
        let review = self.review(row, now, tier.unwrap_or(now.tier).number());
        if let Some(review) = review
            && review < self.today
        {
            let why = "a next review in the past cannot be set; decide the tier or no change".to_owned();
            self.keep(entry, "next review", day(now.review), day(Some(review)), &why);
        }
        let review = review.filter(|review| *review >= self.today);
        if tier.is_none() && unit.is_none() && review.is_none() {
            return;
        }
        differ(fields, "tier", now.tier.to_string(), tier.unwrap_or(now.tier).to_string());
        // With another tier, and no unit named, the owner is the usual one of that tier: the rule says so, and the preview with it.
        let unit = match tier {
            Some(tier) if row.owning_unit.is_none() => {
                self.profile.tier(tier.number()).units.first().cloned().unwrap_or_default()
            }
            _ => row.owning_unit.clone().unwrap_or_else(|| now.unit.clone()),
        };
        differ(fields, "owning unit", now.unit.as_str(), unit.as_str());
        // Without a date of its own, the next review of another tier is counted anew from today; of the same tier it stays.
        let days = self.profile.review_days(tier.unwrap_or(now.tier).number());
        let counted = add_days(self.today, i64::from(days));
        let given = review.or(row.next_review.filter(|review| *review >= self.today));
        let stands = if tier.is_none() { now.review.filter(|review| *review >= self.today) } else { None };
        let review = given.or(stands).unwrap_or(counted);
        differ(fields, "next review", day(now.review), day(Some(review)));
        let review = Some(review);
        self.ocg_commands.push(Command::DecideTier {
            ocg: ocg.id,
            tier,
            because,
            unit: Some(unit),
            review,
            refused: String::new(),
        });
    }

    /// The next review the row asks for, where it differs from the one that stands: as given, or counted from a review the record does not
    /// know of yet.
    fn review(&self, row: &OcgRow, now: &Placement, tier: u8) -> Option<crate::domain::time::Date> {
        let counted = row
            .last_reviewed
            .map(|date| date.min(self.today))
            .filter(|date| *date > now.decided_on)
            .map(|date| add_days(date, i64::from(self.profile.review_days(tier))));
        row.next_review.or(counted).filter(|review| Some(*review) != now.review)
    }
}

/// Whether nobody has decided anything about this placement here.
fn came_with_import(now: &Placement) -> bool {
    (now.decided_by.is_empty() && now.because.is_empty()) || now.because.starts_with(IMPORT_REASON)
}
