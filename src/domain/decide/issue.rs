//! Deciding about the issue of a paper: its number is given here and never again, and its period begins where the one before it ended.

use super::super::item::{Content, Issue, IssuedPaper, ItemKind};
use super::super::limits::{self, MOST_NAME};
use super::super::reading::Reading;
use super::{Reject, refuse};
use crate::text::count_group;

/// Cleaned, with what it needs.
pub(super) fn clean(issue: &mut Issue) -> Result<(), Reject> {
    issue.period = crate::text::clean_line(&limits::optional("the period", &issue.period, MOST_NAME)?);
    if issue.first == 0 || issue.last < issue.first {
        return refuse("A paper that is issued covers at least one entry.");
    }
    if issue.paper == IssuedPaper::Totals && issue.period.is_empty() {
        return refuse("Totals are released of a quarter or a year. Name it.");
    }
    Ok(())
}

/// Numbered after those of its kind.
pub(super) fn next(issue: Issue, record: &dyn Reading) -> Result<Issue, Reject> {
    let known = record.items_of_kind(ItemKind::Issue)?.into_iter();
    let known: Vec<Issue> = known
        .filter_map(|item| if let Content::Issue(known) = item.content { Some(known) } else { None })
        .filter(|known| known.paper == issue.paper)
        .collect();
    let newest = known.iter().max_by_key(|known| known.number);
    match issue.paper {
        IssuedPaper::Board => {
            if let Some(newest) = newest.filter(|newest| newest.last >= issue.last) {
                return refuse(format!(
                    "Governance board paper {} is issued up to entry {} already.",
                    newest.number,
                    count_group(newest.last)
                ));
            }
            if let Some(newest) = newest.filter(|newest| newest.last + 1 != issue.first) {
                return refuse(format!(
                    "The paper begins with entry {}, where paper {} ended. Leave the count of meetings out.",
                    count_group(newest.last + 1),
                    newest.number
                ));
            }
        }
        IssuedPaper::Totals => {
            if let Some(same) = known.iter().find(|known| known.period == issue.period) {
                return refuse(format!("The totals of {} are released already: release {}.", same.period, same.number));
            }
            if let Some(revealing) = Issue::reveals(&issue.period, &known) {
                return refuse(revealing);
            }
        }
    }
    Ok(Issue { number: newest.map_or(0, |newest| newest.number).saturating_add(1), ..issue })
}
