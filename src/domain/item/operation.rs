//! An operation above the OCGs: a force-wide brand, an intensification week or a place, with a measure before and after.

use super::super::identity::OcgId;
use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// An operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// Its name.
    pub name: String,
    /// What kind: brand, intensification week, place.
    pub kind: String,
    /// First day.
    pub began_on: Date,
    /// Last day; `None` while it runs.
    #[serde(default)]
    pub ended_on: Option<Date>,
    /// The OCGs it groups; their actions and outcomes come with them.
    #[serde(default)]
    pub groups: Vec<OcgId>,
    /// What is measured, in words: "serious violence in 20 hotspots, same quarter last year".
    #[serde(default)]
    pub measure: String,
    /// The figure before.
    #[serde(default)]
    pub before: Option<i64>,
    /// The figure after.
    #[serde(default)]
    pub after: Option<i64>,
}

impl Operation {
    pub(super) fn words(&self) -> String {
        let ended = self.ended_on.map_or_else(String::new, |on| format!(" to {}", plain(on)));
        let measure = match (self.before, self.after) {
            (Some(before), Some(after)) => format!("; {}: {before} before, {after} after", self.measure),
            (Some(before), None) => format!("; {}: {before} before", self.measure),
            _ => String::new(),
        };
        let groups = crate::text::plural(self.groups.len() as u64, "group", "groups");
        format!("operation {} ({}), from {}{ended}, {groups}{measure}", self.name, self.kind, plain(self.began_on))
    }
}
