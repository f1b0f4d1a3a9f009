//! How far an erasure reaches: the entries with what they say today, those that are asked for, and what may not go.

use super::{Target, refused};
use crate::domain::erasure::ErasedEntry;
use crate::domain::identity::OcgId;
use crate::domain::item::{Content, Disclosure, ItemKind, Relevant};
use crate::domain::ocg::Ocg;
use crate::domain::reading::Reading as _;
use crate::domain::retention::Retention;
use crate::domain::unfinished::unfinished;
use crate::journal::erasure::KIND;
use crate::store::act_error::ActError;
use crate::store::error::StoreError;
use crate::store::tables::{Tables, read_json};
use crate::text::count_group;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// One entry with what it says today.
pub(super) struct Row {
    pub(super) seq: u64,
    pub(super) kind: String,
    pub(super) subject: String,
    pub(super) body: Option<String>,
    pub(super) hash: [u8; 32],
    pub(super) undoes: Option<u64>,
    pub(super) ocg: Option<i64>,
    pub(super) meeting: Option<String>,
}

const ROWS: &str = "SELECT j.seq, j.kind, j.subject, coalesce(j.body, r.body), j.body_hash, j.undoes, e.ocg, j.meeting
    FROM journal j
    LEFT JOIN remains r ON r.seq = j.seq LEFT JOIN entry e ON e.seq = j.seq";

pub(super) fn rows(conn: &Connection, rest: &str, with: impl rusqlite::Params) -> Result<Vec<Row>, StoreError> {
    let mut statement = conn.prepare(&format!("{ROWS} {rest} ORDER BY j.seq"))?;
    let found = statement.query_map(with, |row| {
        Ok(Row {
            seq: row.get(0)?,
            kind: row.get(1)?,
            subject: row.get(2)?,
            body: row.get(3)?,
            hash: row.get(4)?,
            undoes: row.get(5)?,
            ocg: row.get(6)?,
            meeting: row.get(7)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

impl Row {
    pub(super) fn value(&self) -> Result<Option<Value>, StoreError> {
        self.body.as_deref().map(|body| read_json(body).map_err(damaged(self.seq))).transpose()
    }
}

pub(super) fn damaged(entry: u64) -> impl Fn(crate::domain::reading::Fault) -> StoreError {
    move |fault| StoreError::Damaged { place: "record.db".to_owned(), why: format!("entry {entry}: {}", fault.0) }
}

/// An OCG whose disposal was agreed and not done.
pub(super) fn agreed(tables: &Tables<'_>, id: OcgId) -> Result<Ocg, ActError> {
    let ocg = tables.ocg(id).map_err(|fault| ActError::Store(StoreError::Defect(fault.0)))?;
    let ocg = ocg.ok_or_else(|| refused("That OCG is not in the record."))?;
    let disposal = ocg.retention.as_deref().and_then(|retention| retention.disposal.as_ref());
    // What was raised after it was agreed waits for somebody as well.
    let waiting = unfinished(&ocg, tables).map_err(|fault| ActError::Store(StoreError::Defect(fault.0)))?;
    match disposal {
        Some(disposal) if disposal.agreed_on.is_some() => waiting.map_or(Ok(ocg), |waiting| Err(refused(waiting))),
        _ => Err(refused(format!(
            "The disposal of {} is not agreed, so it is not erased whole. Single entries can be, by their number.",
            ocg.tag()
        ))),
    }
}

/// The entries that are asked for, and the name under which they are.
pub(super) fn targets(conn: &Connection, tables: &Tables<'_>, target: &Target) -> Result<(String, Vec<Row>), ActError> {
    let (name, found) = match target {
        Target::Entry(entry) => (count_group(*entry), rows(conn, "WHERE j.seq = ?1", [entry])?),
        Target::Record(subject, name) => (name.clone(), rows(conn, "WHERE j.subject = ?1", [subject])?),
        Target::Ocg(id) => {
            let ocg = agreed(tables, *id)?;
            let rest = "WHERE e.ocg = ?1 AND j.kind <> 'ocg.retention-set'";
            (ocg.tag().to_string(), rows(conn, rest, [id.0])?)
        }
    };
    if found.is_empty() {
        return Err(refused(format!("There is no entry {name}.")));
    }
    let kept = [KIND, "store.founded", "profile.adopted", "access.changed", "minutes.issued"];
    if let (Target::Entry(_), Some(row)) = (target, found.iter().find(|row| kept.contains(&row.kind.as_str()))) {
        let entry = count_group(row.seq);
        return Err(refused(format!("Entry {entry} ({}) is about the record itself and is kept.", row.kind)));
    }
    Ok((name, found))
}

/// What an erasure reaches beside the entries.
#[derive(Default)]
pub(super) struct Touches {
    pub(super) ocgs: BTreeSet<i64>,
    pub(super) meetings: BTreeSet<String>,
}

/// Refuses what is held, and what stands on a register for disclosure.
pub(super) fn may_go(tables: &Tables<'_>, touched: &Touches, erased: &[ErasedEntry]) -> Result<(), ActError> {
    let fault = |fault: crate::domain::reading::Fault| ActError::Store(StoreError::Defect(fault.0));
    for id in &touched.ocgs {
        let Some(ocg) = tables.ocg(OcgId(*id)).map_err(fault)? else { continue };
        if let Some(held) = ocg.retention.as_deref().and_then(Retention::held) {
            return Err(refused(format!("{} is {held}. Nothing of it is erased until the hold is lifted.", ocg.tag())));
        }
    }
    for item in tables.items_of_kind(ItemKind::Disclosure).map_err(fault)? {
        let Content::Disclosure(disclosure) = &item.content else { continue };
        let named = |entry: u64| erased.iter().any(|one| one.entry == entry);
        let what = match disclosure {
            Disclosure::Item(item) if named(item.entry) => format!("Entry {}", count_group(item.entry)),
            Disclosure::Flag { relevant: Relevant::Entry { entry }, .. } if named(*entry) => {
                format!("Entry {}", count_group(*entry))
            }
            Disclosure::Flag { relevant: Relevant::Group { ocg }, .. } if touched.ocgs.contains(&ocg.id.0) => {
                ocg.to_string()
            }
            Disclosure::Flag { relevant: Relevant::Meeting { meeting }, .. }
                if touched.meetings.contains(&meeting.code()) =>
            {
                format!("What was recorded in the {meeting}")
            }
            Disclosure::Item(_) | Disclosure::Flag { .. } => continue,
        };
        let investigation = crate::text::cut(disclosure.investigation(), 60).into_owned();
        return Err(refused(format!(
            "{what} may be relevant to investigation {investigation}, so it is retained and nothing of it is erased."
        )));
    }
    Ok(())
}
