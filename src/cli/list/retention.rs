//! `muster list retention`: what is due for review or disposal, the most pressing first; every OCG when all are asked for.

use super::super::failure::Failure;
use super::super::json::{day, text};
use super::super::table::{self, Sheet};
use super::{Desk, or_dash};
use crate::domain::identity::OcgId;
use crate::domain::item::{Content, Disclosure, Item, ItemKind, Relevant};
use crate::domain::ocg::Ocg;
use crate::domain::retention::{Due, Hold, Retention, due};
use crate::domain::time::{iso, lateness, short_year};
use crate::store::{Store, StoreError};
use crate::text::Align::Left;
use crate::text::clean_line;
use serde_json::{Value, json};

/// One row: the OCG, its retention, and why it is due, if it is.
struct Row {
    ocg: Ocg,
    retention: Retention,
    due: Option<Due>,
    /// The investigations to which it, or something that was recorded about it, may be relevant: nothing of that is erased.
    flagged: Vec<String>,
}

impl Row {
    /// What keeps it from being erased, whatever was agreed.
    fn held(&self) -> String {
        let holds = self.retention.holds.iter().map(|hold| hold.kind.word().to_owned());
        let flags = self.flagged.iter().map(|name| format!("investigation {name}"));
        holds.chain(flags).collect::<Vec<_>>().join(", ")
    }
}

/// The investigations to which an OCG, an entry about it or a meeting where something was recorded about it may be relevant.
fn flagged(store: &Store, flags: &[Disclosure], ocg: OcgId) -> Result<Vec<String>, StoreError> {
    // The last entry about it up to this one.
    let last =
        |upto: u64| Ok::<_, StoreError>(store.history(Some(ocg), Some(upto + 1), 1)?.first().map(|one| one.entry));
    let mut names = Vec::new();
    for flag in flags {
        let is = match flag {
            Disclosure::Flag { relevant: Relevant::Group { ocg: tag }, .. } => tag.id == ocg,
            Disclosure::Flag { relevant: Relevant::Meeting { meeting }, .. } => {
                match store.meeting_entries(&meeting.code())? {
                    Some((first, end)) => last(end)?.is_some_and(|entry| entry >= first),
                    None => false,
                }
            }
            Disclosure::Flag { relevant: Relevant::Entry { entry }, .. } => last(*entry)? == Some(*entry),
            Disclosure::Item(item) => last(item.entry)? == Some(item.entry),
        };
        let name = clean_line(flag.investigation());
        if is && !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// What is flagged, and what stands on a register.
fn flags(store: &Store) -> Result<Vec<Disclosure>, StoreError> {
    let items = store.items(ItemKind::Disclosure, false, usize::try_from(u32::MAX).unwrap_or(usize::MAX))?;
    let of = |item: Item| if let Content::Disclosure(disclosure) = item.content { Some(disclosure) } else { None };
    // The oldest first.
    Ok(items.into_iter().rev().filter_map(of).collect())
}

/// A hold as JSON.
fn hold(hold: &Hold) -> Value {
    json!({ "kind": hold.kind.word(), "since": iso(hold.since), "by": hold.by, "because": hold.because })
}

/// The retention of an OCG as JSON.
pub(in crate::cli) fn retention_json(retention: &Retention) -> Value {
    let disposal = retention.disposal.as_ref().map(|disposal| {
        json!({
            "proposed_on": iso(disposal.proposed_on),
            "proposed_by": disposal.proposed_by,
            "because": disposal.because,
            "agreed_on": day(disposal.agreed_on),
            "agreed_by": text(&disposal.agreed_by),
            "erased_on": day(disposal.erased_on),
        })
    });
    json!({
        "group": text(&retention.group),
        "group_words": text(&retention.group_words),
        "review": day(retention.review),
        "reviewed_on": day(retention.reviewed_on),
        "reviewed_by": text(&retention.reviewed_by),
        "holds": retention.holds.iter().map(hold).collect::<Vec<_>>(),
        "disposal": disposal,
    })
}

fn row_json(row: &Row) -> Value {
    json!({
        "reference": text(&row.ocg.details.reference),
        "operation": row.ocg.details.operation,
        "status": row.ocg.status.word(),
        "status_since": iso(row.ocg.status_since),
        "due": row.due.map(Due::word),
        "group": text(&row.retention.group),
        "review": day(row.retention.review),
        "held": row.retention.holds.iter().map(|hold| hold.kind.word()).collect::<Vec<_>>(),
        "flagged": row.flagged.iter().map(|name| text(name)).collect::<Vec<_>>(),
        "retention": retention_json(&row.retention),
    })
}

/// Lists.
pub(super) fn list(desk: &Desk<'_>) -> Result<(), Failure> {
    let store = &desk.opened.store;
    let flags = flags(store)?;
    let mut rows = Vec::new();
    for ocg in store.ocgs()? {
        let retention = ocg.retention.as_deref().cloned().unwrap_or_default();
        let due = due(&retention, ocg.status.is_live(), desk.today);
        if desk.list.all || due.is_some() {
            let flagged = flagged(store, &flags, ocg.id)?;
            rows.push(Row { ocg, retention, due, flagged });
        }
    }
    rows.retain(|row| {
        desk.takes_text(&format!(
            "{} {} {} {} {} {}",
            row.ocg.details.reference,
            row.ocg.details.operation,
            row.ocg.status.word(),
            row.due.map_or("", Due::word),
            row.held(),
            row.retention.words()
        ))
    });
    rows.sort_by_key(|row| {
        (row.due.is_none(), row.due, row.retention.review.is_none(), row.retention.review, row.ocg.id)
    });
    rows.truncate(desk.most());
    let sheet = Sheet {
        format: "muster.retention/1",
        envelope: desk.envelope()?,
        columns: &[
            ("Ref", Left),
            ("Operation", Left),
            ("Status", Left),
            ("Due", Left),
            ("Group", Left),
            ("Review", Left),
            ("Held for", Left),
            ("Disposal", Left),
        ],
        flexible: 7,
        cells: &|row: &Row| {
            let review = row.retention.review.map(|on| format!("{}, {}", short_year(on), lateness(on, desk.today)));
            vec![
                or_dash(&row.ocg.details.reference),
                row.ocg.details.operation.clone(),
                row.ocg.status.word().to_owned(),
                or_dash(row.due.map_or("", Due::word)),
                or_dash(&row.retention.group),
                or_dash(&review.unwrap_or_default()),
                or_dash(&row.held()),
                or_dash(&row.retention.disposal_words().unwrap_or_default()),
            ]
        },
        keys: &["reference", "operation", "status", "status_since", "due", "group", "review", "held", "flagged"],
        json: &row_json,
        none: "Nothing is due for review or disposal.",
    };
    table::write(desk.list.shape, &sheet, &rows)
}
