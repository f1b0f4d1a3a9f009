//! Lists of actions, by the page: the filter and the order become one statement over an index.

use super::error::StoreError;
use super::record::Store;
use super::search::match_words;
use super::tables::coding::{self, action_status_at, date_at, date_or_none_at, strand_at};
use crate::domain::board::{ActionFilter, ActionLine, ActionOrder, ActionPage};
use crate::domain::identity::{ActionId, OcgId, OfficerId};
use rusqlite::{Row, ToSql};

const FROM: &str = "FROM action a JOIN ocg_line l ON l.id = a.ocg LEFT JOIN officer f ON f.id = a.owner";

const COLUMNS: &str = "a.id, a.number, a.ocg, l.operation, a.strand, a.second, a.text, a.owner,
    coalesce(f.record ->> '$.details.label', ''), a.raised_on, a.due, a.extensions, a.status, a.since, a.result, a.shareable";

fn line(row: &Row<'_>) -> rusqlite::Result<ActionLine> {
    Ok(ActionLine {
        id: ActionId(row.get(0)?),
        number: row.get(1)?,
        ocg: OcgId(row.get(2)?),
        operation: row.get(3)?,
        strand: strand_at(row, 4)?,
        second: strand_at(row, 5)?,
        text: row.get(6)?,
        owner: row.get::<_, Option<i64>>(7)?.map(OfficerId),
        owner_label: row.get(8)?,
        raised_on: date_at(row, 9)?,
        due: date_or_none_at(row, 10)?,
        extensions: row.get(11)?,
        status: action_status_at(row, 12)?,
        since: date_at(row, 13)?,
        result: row.get(14)?,
        shareable: row.get(15)?,
    })
}

/// The conditions of a filter, and the values they name.
struct Conditions {
    sql: Vec<&'static str>,
    values: Vec<Box<dyn ToSql>>,
}

impl Conditions {
    fn of(filter: &ActionFilter) -> Self {
        let mut conditions = Self { sql: Vec::new(), values: Vec::new() };
        if let Some(ocg) = filter.ocg {
            conditions.add("a.ocg = ?", ocg.0);
        }
        if let Some(owner) = filter.owner {
            conditions.add("a.owner = ?", owner.0);
        }
        if let Some(strand) = filter.strand {
            conditions.add("a.strand = ?", strand.index() as i64);
        }
        if filter.live_only {
            conditions.sql.push("a.status <= 2");
        }
        if let Some(day) = filter.late_as_at {
            conditions.sql.push("a.status < 2");
            conditions.add("a.due < ?", coding::day(day));
        }
        if let Some(day) = filter.due_before {
            conditions.add("a.due < ?", coding::day(day));
        }
        if let Some(words) = match_words(&filter.words) {
            conditions.add("a.id IN (SELECT rowid / 4 FROM search WHERE search MATCH ? AND rowid % 4 = 2)", words);
        }
        conditions
    }

    fn add(&mut self, sql: &'static str, value: impl ToSql + 'static) {
        self.sql.push(sql);
        self.values.push(Box::new(value));
    }

    fn clause(&self) -> String {
        if self.sql.is_empty() { String::new() } else { format!(" WHERE {}", self.sql.join(" AND ")) }
    }

    fn values(&self) -> Vec<&dyn ToSql> {
        self.values.iter().map(AsRef::as_ref).collect()
    }
}

/// The order in SQL. With a filter that is not tied to one OCG or owner, the order by due date follows an index.
fn order(order: ActionOrder, reversed: bool, live_only: bool) -> String {
    let keys: &[&str] = match order {
        ActionOrder::Due if live_only => &["a.due IS NULL", "a.due", "a.id"],
        ActionOrder::Due => &["a.status > 2", "a.due IS NULL", "a.due", "a.id"],
        ActionOrder::Number => &["a.number"],
        ActionOrder::Strand => &["a.strand IS NULL", "a.strand", "a.number"],
        ActionOrder::Text => &["a.text COLLATE NOCASE", "a.number"],
        ActionOrder::Owner => &["9 COLLATE NOCASE", "a.number"],
        ActionOrder::Status => &["a.status", "a.number"],
    };
    let turn = if reversed { " DESC" } else { "" };
    keys.iter().map(|key| format!("{key}{turn}")).collect::<Vec<_>>().join(", ")
}

impl Store {
    /// A page of actions.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn actions(
        &self,
        filter: &ActionFilter,
        by: ActionOrder,
        reversed: bool,
        offset: usize,
        limit: usize,
    ) -> Result<ActionPage, StoreError> {
        let conditions = Conditions::of(filter);
        let clause = conditions.clause();
        let total: usize = self
            .conn
            .prepare_cached(&format!("SELECT count(*) FROM action a{clause}"))?
            .query_row(conditions.values().as_slice(), |row| row.get(0))?;
        // The page is found on the narrow table first and joined after, so that sorting never carries text it does not show.
        let order = order(by, reversed, filter.live_only || filter.late_as_at.is_some());
        let order = order.replacen("9 COLLATE", "coalesce(f.record ->> '$.details.label', '') COLLATE", 1);
        let sql = format!("SELECT {COLUMNS} {FROM}{clause} ORDER BY {order} LIMIT {limit} OFFSET {offset}");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map(conditions.values().as_slice(), line)?.collect::<Result<Vec<_>, _>>()?;
        Ok(ActionPage { rows, offset, total })
    }

    /// One action as a line of a list.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn action_line(&self, id: ActionId) -> Result<Option<ActionLine>, StoreError> {
        let mut statement = self.conn.prepare_cached(&format!("SELECT {COLUMNS} {FROM} WHERE a.id = ?1"))?;
        let mut rows = statement.query_map([id.0], line)?;
        Ok(rows.next().transpose()?)
    }
}
