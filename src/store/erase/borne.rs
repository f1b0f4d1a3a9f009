//! Which names something in the record bears, so that they are not erased from under it: what a group or an officer is found by, and who recorded or decided.

use super::reach::{Row, rows};
use crate::domain::erasable::names::{Names, brought};
use crate::domain::reading::Reading as _;
use crate::store::error::StoreError;
use crate::store::tables::{Tables, read_json};
use rusqlite::{Connection, OptionalExtension as _};
use serde_json::Value;
use std::collections::BTreeSet;

/// The facts that give a group or an officer a name.
const NAMING: [&str; 4] = ["ocg.registered", "ocg.amended", "officer.registered", "officer.amended"];

/// Names that stay, and why.
pub(super) struct Borne {
    /// Groups and officers bear them today, or somebody in the room.
    today: BTreeSet<String>,
    /// A group or an officer bore them once, which another entry gave them: whoever was promoted is not renamed wherever they came.
    once: BTreeSet<String>,
    /// Operators have or had a key by them.
    keys: BTreeSet<String>,
    /// Who recorded or decided.
    headers: BTreeSet<String>,
}

/// Looks up what stays when these entries lose their names.
pub(super) fn borne(conn: &Connection, tables: &Tables<'_>, targets: &[Row]) -> Result<Borne, StoreError> {
    let mut today = BTreeSet::new();
    let mut statement = conn.prepare("SELECT record FROM ocg UNION ALL SELECT record FROM officer")?;
    let mut records = statement.query([])?;
    while let Some(record) = records.next()? {
        let record: Value = read_json(&record.get::<_, String>(0)?).map_err(|fault| StoreError::Defect(fault.0))?;
        today.extend(brought(&record).all().cloned());
    }
    let meeting = tables.open_meeting().map_err(|fault| StoreError::Defect(fault.0))?;
    today.extend(meeting.into_iter().flat_map(|meeting| meeting.attenders).map(|attender| attender.who));
    let (mut once, mut given) = (BTreeSet::new(), BTreeSet::new());
    let naming = NAMING.map(|kind| format!("'{kind}'")).join(", ");
    for row in rows(conn, &format!("WHERE j.kind IN ({naming}) AND e.withdrawn_by IS NULL"), [])? {
        once.extend(row.value()?.map(|body| brought(&body)).unwrap_or_default().all().cloned());
    }
    for row in targets.iter().filter(|row| NAMING.contains(&row.kind.as_str())) {
        given.extend(row.value()?.map(|body| brought(&body)).unwrap_or_default().all().cloned());
    }
    // Whoever founded the record has its first key.
    let mut keys: BTreeSet<String> = conn
        .query_row("SELECT entered_by FROM journal WHERE seq = 1", [], |row| row.get(0))
        .optional()?
        .into_iter()
        .collect();
    for row in rows(conn, "WHERE j.kind = 'access.changed'", [])? {
        let body = row.value()?.unwrap_or_default();
        keys.extend(body.pointer("/fact/access/operator").and_then(Value::as_str).map(str::to_owned));
    }
    let mut statement = conn.prepare("SELECT decided_by FROM journal UNION SELECT entered_by FROM journal")?;
    let headers = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Borne { today, once: once.difference(&given).cloned().collect(), keys, headers })
}

impl Borne {
    /// The names that can go.
    pub(super) fn without(&self, names: Names) -> Names {
        let free = |name: &String| [&self.today, &self.once, &self.keys].iter().all(|names| !names.contains(name));
        let Names { bearers, others } = names.only(free);
        // The label of an officer who recorded something goes where it was written down anew; a chair who did is named rightly.
        Names { bearers, others: others.into_iter().filter(|name| !self.headers.contains(name)).collect() }
    }

    /// Why none of these can go, as the end of a sentence about them, and what to do.
    pub(super) fn why(&self, names: &[String]) -> &'static str {
        if names.iter().any(|name| self.today.contains(name)) {
            "a group, an officer or somebody in the room bears that today. Amend it there, and erase the entry then"
        } else if names.iter().any(|name| self.once.contains(name)) {
            "a group or an officer bore that before. It goes with the entry that gave it to them"
        } else if names.iter().any(|name| self.keys.contains(name)) {
            "somebody has or had a key to the record by that name, which stands in the keyring and with what they recorded"
        } else {
            "somebody of that name recorded or decided here, and that is sealed"
        }
    }
}

/// How many entries name one of these as who recorded or decided.
pub(super) fn sealed(conn: &Connection, names: &Names) -> Result<u64, StoreError> {
    let mut statement = conn.prepare("SELECT count(*) FROM journal WHERE ?1 IN (decided_by, entered_by)")?;
    names.bearers.iter().try_fold(0, |sum, name| Ok(sum + statement.query_row([name], |row| row.get::<_, u64>(0))?))
}
