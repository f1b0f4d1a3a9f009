//! The journal read back: histories in sentences, entries with their facts, record cards.

use super::error::StoreError;
use super::record::Store;
use super::tables::read_json;
use crate::domain::board::HistoryLine;
use crate::domain::describe::entry_sentence;
use crate::domain::fact::Recorded;
use crate::domain::identity::OcgId;
use crate::domain::ocg::Ocg;
use crate::domain::reading::Reading as _;
use crate::domain::receipt::{Card, Entered};
use crate::domain::time::Timestamp;
use rusqlite::{OptionalExtension as _, Params, Row};

const COLUMNS: &str = "j.seq, j.batch, j.recorded_at, j.decided_at, j.decided_by, j.entered_by, j.kind, j.undoes,
    e.withdrawn_by, coalesce(j.body, r.body), e.ocg, j.meeting
    FROM entry e JOIN journal j ON j.seq = e.seq LEFT JOIN remains r ON r.seq = j.seq";

struct Raw {
    entered: Entered,
    kind: String,
    body: Option<String>,
    ocg: Option<i64>,
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        entered: Entered {
            entry: row.get(0)?,
            batch: row.get(1)?,
            recorded_at: Timestamp(row.get(2)?),
            decided_at: Timestamp(row.get(3)?),
            decided_by: row.get(4)?,
            entered_by: row.get(5)?,
            meeting: row.get(11)?,
            undoes: row.get(7)?,
            withdrawn_by: row.get(8)?,
            recorded: None,
        },
        kind: row.get(6)?,
        body: row.get(9)?,
        ocg: row.get(10)?,
    })
}

impl Store {
    fn raws(&self, sql: &str, params: impl Params) -> Result<Vec<(Raw, Option<Recorded>)>, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let raw = raw(row)?;
            let recorded =
                raw.body.as_deref().map(read_json::<Recorded>).transpose().map_err(|fault| self.error_of(fault))?;
            found.push((raw, recorded));
        }
        Ok(found)
    }

    /// Entries below `before` (all for `None`), newest first, of one OCG or of everything.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn history(
        &self,
        ocg: Option<OcgId>,
        before: Option<u64>,
        limit: usize,
    ) -> Result<Vec<HistoryLine>, StoreError> {
        let before = before.unwrap_or(u64::from(u32::MAX) << 20);
        let rows = match ocg {
            Some(ocg) => self.raws(
                &format!("SELECT {COLUMNS} WHERE e.ocg = ?1 AND e.seq < ?2 ORDER BY e.seq DESC LIMIT ?3"),
                (ocg.0, before, limit),
            )?,
            None => {
                self.raws(&format!("SELECT {COLUMNS} WHERE e.seq < ?1 ORDER BY e.seq DESC LIMIT ?2"), (before, limit))?
            }
        };
        Ok(rows.into_iter().map(|(raw, recorded)| history_line(raw, recorded.as_ref())).collect())
    }

    /// Entries `first` to `last` with their facts, in order.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn entered(&self, first: u64, last: u64) -> Result<Vec<Entered>, StoreError> {
        let sql = format!("SELECT {COLUMNS} WHERE e.seq BETWEEN ?1 AND ?2 ORDER BY e.seq");
        let rows = self.raws(&sql, (first, last))?;
        Ok(rows.into_iter().map(|(raw, recorded)| Entered { recorded, ..raw.entered }).collect())
    }

    /// Entries of some kinds, named by their stable words, with their facts, in order.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn entered_of_kinds(&self, kinds: &[&'static str]) -> Result<Vec<Entered>, StoreError> {
        let sql = format!("SELECT {COLUMNS} WHERE j.kind IN ('{}') ORDER BY e.seq", kinds.join("', '"));
        let rows = self.raws(&sql, [])?;
        Ok(rows.into_iter().map(|(raw, recorded)| Entered { recorded, ..raw.entered }).collect())
    }

    /// Entries of one OCG below `before` (all for `None`) with their facts, newest first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn entered_of(&self, ocg: OcgId, before: Option<u64>, limit: usize) -> Result<Vec<Entered>, StoreError> {
        let before = before.unwrap_or(u64::from(u32::MAX) << 20);
        let sql = format!("SELECT {COLUMNS} WHERE e.ocg = ?1 AND e.seq < ?2 ORDER BY e.seq DESC LIMIT ?3");
        let rows = self.raws(&sql, (ocg.0, before, limit))?;
        Ok(rows.into_iter().map(|(raw, recorded)| Entered { recorded, ..raw.entered }).collect())
    }

    /// Every entry about one action of an OCG with its fact, in order.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn entered_of_action(
        &self,
        action: crate::domain::identity::ActionId,
        ocg: OcgId,
    ) -> Result<Vec<Entered>, StoreError> {
        let sql = format!("SELECT {COLUMNS} WHERE e.ocg = ?1 AND j.subject = ?2 ORDER BY e.seq");
        let rows = self.raws(&sql, (ocg.0, format!("action:{}", action.0)))?;
        Ok(rows.into_iter().map(|(raw, recorded)| Entered { recorded, ..raw.entered }).collect())
    }

    /// The last issue of minutes: running number, first and last entry covered, and its own entry.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn last_minutes(&self) -> Result<Option<(u32, u64, u64, u64)>, StoreError> {
        let mut found =
            self.raws(&format!("SELECT {COLUMNS} WHERE j.kind = 'minutes.issued' ORDER BY e.seq DESC LIMIT 1"), [])?;
        Ok(found.pop().and_then(|(raw, recorded)| match recorded?.fact {
            crate::domain::fact::Fact::MinutesIssued { number, first, last } => {
                Some((number, first, last, raw.entered.entry))
            }
            _ => None,
        }))
    }

    /// The SHA-256 of the mapping extract that was compared with the record last; `None` before the first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn last_extract(&self) -> Result<Option<String>, StoreError> {
        let found = self.raws(&format!("SELECT {COLUMNS} WHERE j.kind = 'import.made' ORDER BY e.seq DESC"), [])?;
        Ok(found.into_iter().find_map(|(_, recorded)| match recorded?.fact {
            crate::domain::fact::Fact::ImportMade { sha256, differences: Some(_), .. } => Some(sha256),
            _ => None,
        }))
    }

    /// The record card of an OCG.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn card(&self, id: OcgId) -> Result<Option<Card>, StoreError> {
        let Some(ocg) = self.tables().ocg(id).map_err(|fault| self.error_of(fault))? else { return Ok(None) };
        Ok(Some(Card {
            ocg: self.as_known_today(ocg)?,
            assessments: self
                .records("SELECT record FROM assessment WHERE ocg = ?1 ORDER BY day DESC, id DESC LIMIT 12", id)?,
            disruptions: self
                .records("SELECT record FROM disruption WHERE ocg = ?1 ORDER BY day DESC, id DESC LIMIT 50", id)?,
            notes: self.records("SELECT record FROM note WHERE ocg = ?1 ORDER BY id DESC LIMIT 50", id)?,
            history: self
                .conn
                .prepare_cached("SELECT count(*) FROM entry WHERE ocg = ?1")?
                .query_row([id.0], |row| row.get(0))?,
        }))
    }

    /// The same OCG with whoever holds a post under the label of today: the record keeps the label of the day they took it.
    fn as_known_today(&self, mut ocg: Ocg) -> Result<Ocg, StoreError> {
        for holder in [&mut ocg.lro, &mut ocg.deputy, &mut ocg.sro].into_iter().flatten() {
            let officer = self.tables().officer(holder.officer.id).map_err(|fault| self.error_of(fault))?;
            holder.officer.label = officer.map_or_else(|| holder.officer.label.clone(), |now| now.details.label);
        }
        Ok(ocg)
    }

    /// Every disruption, newest first, at most `limit`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn disruptions(&self, limit: usize) -> Result<Vec<crate::domain::disruption::Disruption>, StoreError> {
        self.records_with("SELECT record FROM disruption ORDER BY day DESC, id DESC LIMIT ?1", [limit])
    }

    fn records<T: serde::de::DeserializeOwned>(&self, sql: &str, ocg: OcgId) -> Result<Vec<T>, StoreError> {
        self.records_with(sql, [ocg.0])
    }

    pub(super) fn records_with<T: serde::de::DeserializeOwned>(
        &self,
        sql: &str,
        params: impl Params,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let texts = statement.query_map(params, |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        texts.iter().map(|text| read_json(text).map_err(|fault| self.error_of(fault))).collect()
    }

    /// The first entry at or after a number that names an action, for its history.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn subject_history(&self, subject: &str, limit: usize) -> Result<Vec<HistoryLine>, StoreError> {
        let ocg: Option<i64> = self
            .conn
            .prepare_cached(
                "SELECT e.ocg FROM journal j JOIN entry e ON e.seq = j.seq WHERE j.subject = ?1 ORDER BY j.seq LIMIT 1",
            )?
            .query_row([subject], |row| row.get(0))
            .optional()?
            .flatten();
        let rows = match ocg {
            Some(ocg) => self.raws(
                &format!("SELECT {COLUMNS} WHERE e.ocg = ?1 AND j.subject = ?2 ORDER BY e.seq DESC LIMIT ?3"),
                (ocg, subject, limit),
            )?,
            None => self.raws(
                &format!("SELECT {COLUMNS} WHERE j.subject = ?1 ORDER BY e.seq DESC LIMIT ?2"),
                (subject, limit),
            )?,
        };
        Ok(rows.into_iter().map(|(raw, recorded)| history_line(raw, recorded.as_ref())).collect())
    }
}

fn history_line(raw: Raw, recorded: Option<&Recorded>) -> HistoryLine {
    let entered = raw.entered;
    HistoryLine {
        sentence: recorded
            .map_or_else(|| "Erased by law".to_owned(), |recorded| entry_sentence(recorded, entered.undoes)),
        entry: entered.entry,
        decided_at: entered.decided_at,
        recorded_at: entered.recorded_at,
        decided_by: entered.decided_by,
        entered_by: entered.entered_by,
        kind: raw.kind,
        withdrawn_by: entered.withdrawn_by,
        undoes: entered.undoes,
        ocg: raw.ocg.map(OcgId),
    }
}
