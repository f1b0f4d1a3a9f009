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
            // Both, since the indexes over live actions are found by the first.
            conditions.sql.push("a.status <= 2");
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

/// The order in SQL. By due date it follows an index; the others sort what the filter leaves.
fn order(by: ActionOrder, reversed: bool, live_only: bool) -> String {
    let (turn, due) = if reversed { (" DESC", "a.due DESC NULLS FIRST") } else { ("", "a.due NULLS LAST") };
    let keys: &[&str] = match by {
        ActionOrder::Due if live_only => return format!("{due}, a.id{turn}"),
        ActionOrder::Due => &["a.status > 2", "a.due IS NULL", "a.due", "a.id"],
        ActionOrder::Number => &["a.number"],
        ActionOrder::Strand => &["a.strand IS NULL", "a.strand", "a.number"],
        ActionOrder::Text => &["a.text COLLATE NOCASE", "a.number"],
        ActionOrder::Owner => &["coalesce(f.record ->> '$.details.label', '') COLLATE NOCASE", "a.number"],
        ActionOrder::Status => &["a.status", "a.number"],
    };
    keys.iter().map(|key| format!("{key}{turn}")).collect::<Vec<_>>().join(", ")
}

/// The statement of one page. The page is found on the one table first and joined after, so that finding it carries nothing it does not need.
fn page(filter: &ActionFilter, clause: &str, by: ActionOrder, reversed: bool, offset: usize, limit: usize) -> String {
    let order = order(by, reversed, filter.live_only || filter.late_as_at.is_some());
    let owners = if by == ActionOrder::Owner { " LEFT JOIN officer f ON f.id = a.owner" } else { "" };
    format!(
        "SELECT {COLUMNS} {FROM} WHERE a.id IN
           (SELECT a.id FROM action a{owners}{clause} ORDER BY {order} LIMIT {limit} OFFSET {offset})
         ORDER BY {order}"
    )
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
        let sql = page(filter, &clause, by, reversed, offset, limit);
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

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::domain::time::Date;

    /// How the database goes about finding a page: the lines about the inner statement.
    fn plan(filter: &ActionFilter, reversed: bool) -> Vec<String> {
        let store = Store::in_memory("K7QM-2XRD-91VT", Box::new(|_| Ok(()))).unwrap();
        let conditions = Conditions::of(filter);
        let sql = page(filter, &conditions.clause(), ActionOrder::Due, reversed, 0, 40);
        let mut statement = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let mut rows = statement.query(conditions.values().as_slice()).unwrap();
        let mut lines = Vec::new();
        let mut inner = None;
        while let Some(row) = rows.next().unwrap() {
            let (id, parent, line): (i64, i64, String) =
                (row.get(0).unwrap(), row.get(1).unwrap(), row.get(3).unwrap());
            if line.contains("SUBQUERY") {
                inner = Some(id);
            } else if Some(parent) == inner {
                lines.push(line);
            }
        }
        assert!(!lines.is_empty());
        lines
    }

    #[test]
    fn pages_by_due_date_follow_an_index_and_sort_nothing() {
        let today = Date::from_ymd_opt(2026, 11, 24);
        let live = ActionFilter { live_only: true, ..ActionFilter::default() };
        let late = ActionFilter { late_as_at: today, ..ActionFilter::default() };
        for (filter, index) in
            [(live, "action_live_due"), (late, "action_live_due"), (ActionFilter::default(), "action_by_due")]
        {
            for reversed in [false, true] {
                let plan = plan(&filter, reversed);
                assert_eq!(plan.len(), 1, "{plan:?}");
                assert!(plan[0].contains(index), "{plan:?}");
            }
        }
        let one = ActionFilter { ocg: Some(OcgId(1)), ..ActionFilter::default() };
        assert!(plan(&one, false)[0].contains("SEARCH a USING INDEX action_ocg"), "{:?}", plan(&one, false));
    }
}
