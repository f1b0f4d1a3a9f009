//! Which names something in the record bears, so that they are not erased from under it: what a group or an officer is found by, and who recorded or decided.

use super::reach::{Row, rows};
use crate::domain::erasable::names::{Names, brought};
use crate::store::error::StoreError;
use crate::store::tables::read_json;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// The facts that give a group or an officer a name.
const NAMING: &str = "'ocg.registered', 'ocg.amended', 'officer.registered', 'officer.amended'";

/// Names that stay.
pub(super) struct Borne {
    /// Of groups and officers as they stand, and of others than those asked for as they once stood.
    register: BTreeSet<String>,
    /// Of those who recorded or decided.
    headers: BTreeSet<String>,
}

/// Looks up what stays when these entries lose their names.
pub(super) fn borne(conn: &Connection, targets: &[Row]) -> Result<Borne, StoreError> {
    let mut register = BTreeSet::new();
    let mut statement = conn.prepare("SELECT record FROM ocg UNION ALL SELECT record FROM officer")?;
    let mut records = statement.query([])?;
    while let Some(record) = records.next()? {
        let record: Value = read_json(&record.get::<_, String>(0)?).map_err(|fault| StoreError::Defect(fault.0))?;
        register.extend(brought(&record).all().cloned());
    }
    // A rank of before: whoever was promoted is not renamed wherever they came.
    let asked: BTreeSet<&str> = targets.iter().map(|row| row.subject.as_str()).collect();
    for row in rows(conn, &format!("WHERE j.kind IN ({NAMING}) AND e.withdrawn_by IS NULL"), [])? {
        if !asked.contains(row.subject.as_str())
            && let Some(body) = row.value()?
        {
            register.extend(brought(&body).all().cloned());
        }
    }
    let mut statement = conn.prepare("SELECT decided_by FROM journal UNION SELECT entered_by FROM journal")?;
    let headers = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Borne { register, headers })
}

impl Borne {
    /// The names that can go.
    pub(super) fn without(&self, names: Names) -> Names {
        let Names { bearers, others } = names.only(|name| !self.register.contains(name));
        // The label of an officer who recorded something goes where it was written down anew; a chair who did is named rightly.
        Names { bearers, others: others.into_iter().filter(|name| !self.headers.contains(name)).collect() }
    }
}

/// How many entries name one of these as who recorded or decided.
pub(super) fn sealed(conn: &Connection, names: &Names) -> Result<u64, StoreError> {
    let mut statement = conn.prepare("SELECT count(*) FROM journal WHERE ?1 IN (decided_by, entered_by)")?;
    names.bearers.iter().try_fold(0, |sum, name| Ok(sum + statement.query_row([name], |row| row.get::<_, u64>(0))?))
}
