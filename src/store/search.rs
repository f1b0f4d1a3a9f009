//! Full-text search over OCGs, officers, actions and notes: every typed word is the beginning of a word in the record.

use super::error::StoreError;
use super::record::Store;
use super::tables::coding::SearchRow;
use crate::domain::identity::{ActionId, NoteId, OcgId, OfficerId};
use crate::domain::reading::Reading as _;
use crate::domain::receipt::{Found, Hit};

/// The typed words as a full-text query; `None` when there is no word in it. Whatever is typed is quoted, so nothing typed is an operator.
pub(super) fn match_words(typed: &str) -> Option<String> {
    let words: Vec<String> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(8)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    if words.is_empty() { None } else { Some(words.join(" ")) }
}

impl Store {
    /// What begins with the typed words: OCGs first, then officers, actions and notes; newest first within each.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn search(&self, typed: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let Some(words) = match_words(typed) else { return Ok(Vec::new()) };
        let mut hits = Vec::new();
        for series in 0..4_i64 {
            let mut statement = self.conn.prepare_cached(
                "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid % 4 = ?2 ORDER BY rowid DESC LIMIT ?3",
            )?;
            let rows = statement
                .query_map((&words, series, limit), |row| row.get::<_, i64>(0))?
                .collect::<Result<Vec<_>, _>>()?;
            for number in rows {
                if hits.len() >= limit {
                    return Ok(hits);
                }
                hits.extend(self.hit(SearchRow::from_number(number))?);
            }
        }
        Ok(hits)
    }

    fn hit(&self, row: SearchRow) -> Result<Option<Hit>, StoreError> {
        let tables = self.tables();
        let hit = match row {
            SearchRow::Ocg(id) => tables.ocg(OcgId(id)).map(|ocg| {
                ocg.map(|ocg| Hit {
                    found: Found::Ocg(ocg.id),
                    reference: ocg.details.reference,
                    text: ocg.details.operation,
                })
            }),
            SearchRow::Officer(id) => tables.officer(OfficerId(id)).map(|officer| {
                officer.map(|officer| Hit {
                    found: Found::Officer(officer.id),
                    reference: officer.details.label,
                    text: officer.details.unit,
                })
            }),
            SearchRow::Action(id) => tables.action(ActionId(id)).map(|action| {
                action.map(|action| Hit {
                    found: Found::Action(action.id, action.ocg.id),
                    reference: action.number,
                    text: action.details.text,
                })
            }),
            SearchRow::Note(id) => tables.note(NoteId(id)).map(|note| {
                note.map(|note| Hit { found: Found::Note(note.ocg.id), reference: note.ocg.operation, text: note.text })
            }),
        };
        hit.map_err(|fault| self.error_of(fault))
    }
}
