//! `muster show NB-BID-2026-0007`, `muster show "item 12"`: one item whole, with its history.

use super::super::find_meetings::item_name;
use super::super::list::{item_day, item_json, item_state};
use super::super::output;
use super::{Desk, MOST, field};
use crate::cli::failure::Failure;
use crate::domain::item::{Content, Item};
use crate::domain::tier::Strand;
use crate::domain::time::{plain, short_year};
use serde_json::json;

impl Desk<'_> {
    pub(super) fn item(&self, item: &Item) -> Result<(), Failure> {
        let kind = item.content.kind();
        let history = self.store.subject_history(&format!("item:{}", item.id.0), MOST)?;
        if self.as_json {
            self.json(kind.word(), item_json(item), json!({}), &history);
            return Ok(());
        }
        let operation = item.ocg.as_ref().map_or("", |ocg| ocg.operation.as_str());
        output::line(format!("{}  {}  {operation}", item_name(item), kind.word()).trim_end());
        field("What", &item.content.words());
        field("Day", &item_day(&item.content).map(short_year).unwrap_or_default());
        field("State", item_state(&item.content));
        match &item.content {
            Content::Bid(bid) => field("Because", &bid.reason),
            Content::Trigger(trigger) => {
                field("Told", &short_year(trigger.notified_on));
                if let Some(disposal) = &trigger.disposal {
                    field("Because", &disposal.because);
                }
            }
            Content::Plan(plan) => {
                for strand in Strand::ALL {
                    let of = plan.strand(strand);
                    let words = if of.not_applicable.is_empty() {
                        of.objective.clone()
                    } else {
                        format!("does not apply, because {}", of.not_applicable)
                    };
                    field(strand.word(), &words);
                }
                for (who, on) in &plan.consulted {
                    field("Consulted", &format!("{who}, {}", plain(*on)));
                }
            }
            Content::Decision(decision) => field("Refused", &decision.refused),
            Content::Order(order) => field("Remark", &order.remark),
            Content::Gap(_)
            | Content::Outcome(_)
            | Content::Learning(_)
            | Content::Operation(_)
            | Content::Remark(_)
            | Content::Correction(_)
            | Content::Objective(_)
            | Content::Statement(_)
            | Content::Issue(_)
            | Content::BoardMatter(_) => {}
            Content::Disclosure(disclosure) => {
                field("Sensitive", disclosure.item().map_or("", |item| &item.sensitive));
            }
        }
        self.history(&history);
        Ok(())
    }
}
