//! Where a screen was and what was typed but not sent: kept in the encrypted store beside the record, for each operator by themselves.
//!
//! It must not know what the text says. One row holds the places of all; a row from before the places had an owner is anybody's, and whoever reads it
//! has to leave out what is of one person.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension as _;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::record::Store;

/// The places of all operators.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    /// By the name of the operator.
    of: BTreeMap<String, String>,
}

/// The row as places with their owners; nothing when it is from before they had any.
fn owned(row: &str) -> Option<Places> {
    serde_json::from_str(row).ok()
}

impl Store {
    /// Keeps unsent text and the place of a screen for this operator, in the encrypted store but not in the record: after a crash the same item is on
    /// screen with the same words. `None` forgets it. What others left stays; what nobody owned goes.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn keep_place(&mut self, operator: &str, text: Option<&str>) -> Result<(), StoreError> {
        if self.read_only {
            return Ok(());
        }
        let mut places = self.place_row()?.and_then(|row| owned(&row)).unwrap_or_default();
        match text {
            Some(text) => drop(places.of.insert(operator.to_owned(), text.to_owned())),
            None => drop(places.of.remove(operator)),
        }
        let written = if places.of.is_empty() {
            self.conn.execute("DELETE FROM place", [])
        } else {
            let row = serde_json::to_string(&places).map_err(|error| StoreError::Defect(error.to_string()))?;
            self.conn.execute(
                "INSERT INTO place (one, text) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET text = ?1",
                [row],
            )
        };
        written.map(drop).map_err(|error| self.after_failure(error.into()))
    }

    /// The place that was kept for this operator, or the one that nobody owns; never another's.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn place(&self, operator: &str) -> Result<Option<String>, StoreError> {
        let Some(row) = self.place_row()? else { return Ok(None) };
        Ok(match owned(&row) {
            Some(mut places) => places.of.remove(operator),
            None => Some(row),
        })
    }

    fn place_row(&self) -> Result<Option<String>, StoreError> {
        Ok(self.conn.prepare_cached("SELECT text FROM place")?.query_row([], |row| row.get(0)).optional()?)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    fn store() -> Store {
        Store::in_memory("NB-0001", Box::new(|_| Ok(()))).unwrap()
    }

    #[test]
    fn each_operator_has_their_own_and_nobody_is_told_anothers() {
        let mut store = store();
        store.keep_place("DCI 1550", Some("the chair's words")).unwrap();
        store.keep_place("DC 5031", Some("the loggist's")).unwrap();
        assert_eq!(store.place("DCI 1550").unwrap().as_deref(), Some("the chair's words"));
        assert_eq!(store.place("DC 5031").unwrap().as_deref(), Some("the loggist's"));
        assert_eq!(store.place("DS 7807").unwrap(), None);
        store.keep_place("DCI 1550", None).unwrap();
        assert_eq!(store.place("DCI 1550").unwrap(), None);
        assert_eq!(store.place("DC 5031").unwrap().as_deref(), Some("the loggist's"));
        store.keep_place("DC 5031", None).unwrap();
        assert_eq!(store.place_row().unwrap(), None, "nothing is left of either");
    }

    #[test]
    fn a_row_without_an_owner_is_read_and_goes_with_the_first_that_has_one() {
        for old in ["{\"item\":3,\"forms\":[]}", "half a line", "{}", ""] {
            let mut store = store();
            store.conn.execute("INSERT INTO place (one, text) VALUES (1, ?1)", [old]).unwrap();
            assert_eq!(store.place("DC 5031").unwrap().as_deref(), Some(old));
            store.keep_place("DC 5031", Some("mine")).unwrap();
            assert_eq!(store.place("DC 5031").unwrap().as_deref(), Some("mine"));
            assert_eq!(store.place("DCI 1550").unwrap(), None, "{old}");
        }
    }
}
