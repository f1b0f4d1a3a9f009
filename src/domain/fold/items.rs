//! Folding bids, triggers, gaps, outcomes, orders, plans and the other items.

use super::super::fact::Fact;
use super::super::identity::Series;
use super::super::item::{Content, Disclosure, Item, Part};
use super::super::reading::{NumberSeries, Records};
use super::{FoldError, for_good, need, spend, stale};

/// The series a kind of item is numbered in; `None` for the kinds without numbers.
pub(in super::super) const fn series(content: &Content) -> Option<NumberSeries> {
    match content {
        Content::Bid(_) => Some(NumberSeries::Bid),
        Content::Trigger(_) => Some(NumberSeries::Trigger),
        Content::Learning(_) => Some(NumberSeries::Learning),
        Content::Decision(_) => Some(NumberSeries::Decision),
        Content::Gap(_)
        | Content::Outcome(_)
        | Content::Order(_)
        | Content::Plan(_)
        | Content::Operation(_)
        | Content::Remark(_)
        | Content::Correction(_)
        | Content::Objective(_)
        | Content::Statement(_)
        | Content::BoardMatter(_)
        | Content::Issue(_)
        | Content::Disclosure(_) => None,
    }
}

/// Why an item of a register for disclosure is never taken back (papers section 2h: numbers are never reused).
const SPENT: &str = "the numbers of a register for disclosure stay given; describe the entry anew instead";

fn loses_a_number(from: &Content, to: &Content) -> bool {
    let (Content::Disclosure(Disclosure::Item(from)), Content::Disclosure(Disclosure::Item(to))) = (from, to) else {
        return false;
    };
    Part::ALL.iter().any(|part| from.number_in(*part) != 0 && to.number_in(*part) != from.number_in(*part))
}

fn name(item: &Item) -> String {
    if item.number.is_empty() { format!("the {}", item.content.kind().word()) } else { item.number.clone() }
}

pub(super) fn fold(fact: &Fact, records: &mut dyn Records) -> Result<(), FoldError> {
    match fact {
        Fact::ItemAdded { item } => {
            if let Some(ocg) = &item.ocg {
                need(records.ocg(ocg.id)?, || ocg.to_string())?;
            }
            if records.item(item.id)?.is_some() {
                return stale(format!("{} is in the record already", name(item)));
            }
            records.spend_id(Series::Item, item.id.0)?;
            if let Some(series) = series(&item.content) {
                spend(records, series, &item.number)?;
            }
            records.put_item(item)?;
        }
        Fact::ItemStruckOut { item } => {
            if let Content::Disclosure(Disclosure::Item(_)) = &item.content {
                return for_good(SPENT);
            }
            let now = need(records.item(item.id)?, || name(item))?;
            if now.content != item.content {
                return stale(format!("{} moved on later", name(item)));
            }
            records.remove_item(item.id)?;
        }
        Fact::ItemChanged { item, number, from, to, decision, .. } => {
            let mut now = need(records.item(*item)?, || number.clone())?;
            if now.content != **from {
                return stale(format!("{} moved on again later", name(&now)));
            }
            if loses_a_number(from, to) {
                return for_good(SPENT);
            }
            spend(records, NumberSeries::Decision, decision)?;
            now.content = (**to).clone();
            records.put_item(&now)?;
        }
        _ => {}
    }
    Ok(())
}
