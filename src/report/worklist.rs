//! The APMIS update worklist (papers section 2d): what the OCG coordinator carries across by hand. When every row is ticked, the national record and
//! ours agree.

use super::NoPaper;
use super::document::{Block, Column, Document, Level, List, Row, State, Table, Text};
use super::figures::newest;
use super::frame::{Frame, tag_of};
use super::past::Past;
use crate::domain::board::OcgLine;
use crate::domain::fact::Fact;
use crate::domain::identity::OcgId;
use crate::domain::meeting::MeetingKind;
use crate::domain::memory::Memory;
use crate::domain::ocg::Ocg;
use crate::domain::time::{add_days, days_between, long, plain};
use crate::report::sentences::named;
use crate::text::{count_group, plural};
use std::collections::BTreeMap;

/// One carried field of an OCG in words.
type Fields = Vec<(&'static str, String)>;

fn or_none(words: String) -> String {
    if words.trim().is_empty() { "none".to_owned() } else { words }
}

/// The fields the national record holds too.
fn fields(ocg: &Ocg, record: &Memory) -> Fields {
    let place = ocg.placement.as_ref();
    let members = ocg.details.members;
    let assessment = newest(record).get(&ocg.id).map_or_else(
        || "none".to_owned(),
        |newest| {
            let details = &newest.details;
            let score = details.score.map_or_else(String::new, |score| format!(" score {score}"));
            let band = if details.band.is_empty() { String::new() } else { format!(" (band {})", details.band) };
            format!("{}{score}{band}, {}", details.scheme, plain(newest.on))
        },
    );
    let agreed: Vec<String> = record
        .disruptions()
        .values()
        .filter(|one| one.ocg.id == ocg.id)
        .filter_map(|one| Some(format!("{} {}", one.number, one.moderation.as_ref()?.word())))
        .collect();
    vec![
        ("Reference", or_none(ocg.details.reference.clone())),
        ("Operation", ocg.details.operation.clone()),
        ("Status", ocg.status.word().to_owned()),
        ("Tier", place.map_or_else(|| "none".to_owned(), |place| place.tier.to_string())),
        ("Owning unit", or_none(place.map_or_else(String::new, |place| place.unit.clone()))),
        ("LRO", ocg.lro.as_ref().map_or_else(|| "none".to_owned(), |lro| lro.officer.label.clone())),
        ("Threat areas", or_none(ocg.details.threats.join(", "))),
        ("Flags", or_none(ocg.details.flags.join(", "))),
        (
            "Members",
            format!(
                "principal {}, significant {}, peripheral {}, unstated {}",
                members.principal, members.significant, members.peripheral, members.unstated
            ),
        ),
        ("Assessment", assessment),
        ("Disruptions agreed", or_none(agreed.join("; "))),
    ]
}

/// Whether a fact touches a carried field.
fn touches(fact: &Fact, field: &str) -> bool {
    match fact {
        Fact::TierDecided { .. } => matches!(field, "Tier" | "Owning unit"),
        Fact::OcgStatusSet { .. } => field == "Status",
        Fact::PostFilled { .. } => field == "LRO",
        Fact::AssessmentRecorded { .. } => field == "Assessment",
        Fact::DisruptionModerated { .. } => field == "Disruptions agreed",
        Fact::OcgAmended { .. } => {
            matches!(field, "Reference" | "Operation" | "Threat areas" | "Flags" | "Members")
        }
        _ => false,
    }
}

/// The entry that last said when an OCG was carried across.
fn carried(past: &Past) -> BTreeMap<OcgId, u64> {
    let mut found = BTreeMap::new();
    for (entered, fact) in past.standing() {
        match fact {
            Fact::OcgRegistered { ocg } if ocg.details.apmis_updated.is_some() => {
                found.insert(ocg.id, entered.entry);
            }
            Fact::OcgAmended { ocg, from, to } if to.apmis_updated != from.apmis_updated => {
                if to.apmis_updated.is_some() {
                    found.insert(ocg.id, entered.entry);
                } else {
                    found.remove(&ocg.id);
                }
            }
            _ => {}
        }
    }
    found
}

/// Writes the worklist as at the last entry; a signed meeting before it gives it its number and its next date.
///
/// # Errors
/// A defect when the record does not fold.
pub fn worklist(past: &Past) -> Result<Document, NoPaper> {
    past.prints("worklist")?;
    Ok(made(past)?.0)
}

/// How many OCGs have something to carry across as at the last entry.
///
/// # Errors
/// As [`worklist`].
pub fn to_carry(past: &Past) -> Result<u64, NoPaper> {
    past.prints("worklist")?;
    Ok(made(past)?.1)
}

fn made(past: &Past) -> Result<(Document, u64), NoPaper> {
    let frame = Frame::at(past, past.last(), None)?;
    let last = past.held(MeetingKind::Tasking).into_iter().rev().find(|held| held.signed.is_some());
    let next = last
        .as_ref()
        .and_then(|held| frame.record.meetings().get(&held.meeting.id))
        .and_then(|meeting| meeting.details.next_on);
    let carried = carried(past);
    let then = at_the_time(past, &carried)?;
    let (mut groups, mut due) = (Vec::new(), Vec::new());
    let mut changed = 0_u64;
    for line in frame.ordered() {
        let Some(ocg) = frame.record.ocgs().get(&line.id) else { continue };
        match changes(&frame, ocg, then.get(&line.id)) {
            Some(rows) => {
                changed += 1;
                groups.extend(group(ocg, line, changed, rows));
            }
            None => due.extend(due_words(&frame, ocg, next)),
        }
    }
    let amount = format!("{} with changes, {} due without a change.", plural(changed, "OCG", "OCGs"), due.len());
    let as_at = format!("{} (entry {})", long(frame.day), count_group(frame.entry));
    let mut blocks = vec![
        Block::heading(1, format!("APMIS update worklist: {}, as at {as_at}", frame.founding.bcu)),
        Block::paragraph(format!("{amount} Tick, date, initial; then record it: each tick is one entry in Muster.")),
        Block::numbered(2, "1", "To carry across"),
    ];
    if groups.is_empty() {
        groups.push(Block::paragraph("Nothing to carry across."));
    }
    blocks.extend(groups);
    blocks.push(Block::numbered(2, "2", "Due without a change"));
    blocks.push(if due.is_empty() {
        Block::paragraph("None.")
    } else {
        Block::List(List { ordered: false, items: due })
    });
    blocks.push(Block::numbered(2, "3", "Differences seen at the last import"));
    blocks.extend(differences(past));
    blocks.push(Block::numbered(2, "4", "Done since the last meeting but one"));
    blocks.push(Block::paragraph(done(past)));
    let code = last.map_or_else(String::new, |held| format!("T{}", held.meeting.number));
    let meta = frame.meta(&code, "worklist", &plain(frame.day), State::Issued);
    Ok((Document::new(meta, frame.marking(Level::OfficialSensitive), blocks)?, changed))
}

/// The carried fields of each OCG as they were when it was last carried across.
fn at_the_time(past: &Past, carried: &BTreeMap<OcgId, u64>) -> Result<BTreeMap<OcgId, (u64, Fields)>, NoPaper> {
    let mut order: Vec<(u64, OcgId)> = carried.iter().map(|(ocg, entry)| (*entry, *ocg)).collect();
    order.sort_unstable();
    let mut record = Memory::default();
    let mut at = 0;
    let mut found = BTreeMap::new();
    for (entry, id) in order {
        past.fold_on(&mut record, at, entry)?;
        at = entry;
        if let Some(ocg) = record.ocgs().get(&id) {
            found.insert(id, (entry, fields(ocg, &record)));
        }
    }
    Ok(found)
}

/// The rows of an OCG with changes; `None` when nothing is to be carried. A field changed and changed back is not listed.
fn changes(frame: &Frame<'_>, ocg: &Ocg, then: Option<&(u64, Fields)>) -> Option<Vec<Row>> {
    let Some((entry, was)) = then else { return Some(Vec::new()) };
    let now = fields(ocg, &frame.record);
    let rows: Vec<Row> = was
        .iter()
        .zip(&now)
        .filter(|((_, was), (_, now))| was != now)
        .map(|((name, was), (_, now))| {
            let since = frame
                .past
                .standing()
                .filter(|(entered, fact)| entered.entry > *entry && fact.subject().ocg == Some(ocg.id))
                .filter(|(_, fact)| touches(fact, name))
                .last();
            let (on, number) = since.map_or_else(
                || ("not recorded".to_owned(), "none".to_owned()),
                |(entered, _)| (plain(entered.decided_at.local_date()), count_group(entered.entry)),
            );
            Row::new(vec![
                (*name).into(),
                was.as_str().into(),
                now.as_str().into(),
                on.into(),
                number.into(),
                "[ ]".into(),
            ])
        })
        .collect();
    (!rows.is_empty()).then_some(rows)
}

fn group(ocg: &Ocg, line: &OcgLine, number: u64, rows: Vec<Row>) -> Vec<Block> {
    let on = ocg.details.apmis_updated.map_or_else(String::new, |on| format!(", last carried across {}", plain(on)));
    let heading = Block::numbered(3, &format!("1.{number}"), named(&tag_of(line)).and(&on));
    if rows.is_empty() {
        return vec![heading, Block::paragraph("No update recorded: carry the whole record. [ ]")];
    }
    let table = Table {
        caption: Text::from(format!("Changes of {}", line.operation)),
        columns: vec![
            Column::words("Field"),
            Column::words("Was"),
            Column::words("Is now"),
            Column::words("Since"),
            Column::figures("Entry"),
            Column::words("Done"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "None.".into(),
    };
    vec![heading, Block::Table(table)]
}

fn due_words(frame: &Frame<'_>, ocg: &Ocg, next: Option<crate::domain::time::Date>) -> Option<Text> {
    let due = add_days(ocg.details.apmis_updated?, i64::from(frame.profile.apmis_due_days));
    if due > next.unwrap_or(frame.day) {
        return None;
    }
    let late = days_between(due, frame.day);
    let late = match u64::try_from(late) {
        Ok(late @ 1..) => format!(", overdue {}", plural(late, "day", "days")),
        _ => String::new(),
    };
    Some(named(&ocg.tag()).and(&format!(": due {}{late}.", plain(due))))
}

/// What the last mapping extract and the record did not agree on, as its import found it; the chair is not overruled by an extract.
fn differences(past: &Past) -> Vec<Block> {
    let imports = past.standing().filter_map(|(entered, fact)| match fact {
        Fact::ImportMade { file, differences: Some(found), .. } => Some((entered, file, found)),
        _ => None,
    });
    let Some((entered, file, found)) = imports.last() else {
        return vec![Block::paragraph("No mapping extract was compared with this record yet.")];
    };
    let names = |names: &[String]| if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    let rows = found.kept.iter().map(|kept| {
        Row::new(vec![
            kept.group.as_str().into(),
            kept.field.as_str().into(),
            or_none(kept.here.clone()).into(),
            or_none(kept.there.clone()).into(),
        ])
    });
    vec![
        Block::paragraph(format!(
            "Extract {file}, brought in on {} (entry {}).",
            plain(entered.recorded_at.local_date()),
            count_group(entered.entry)
        )),
        Block::paragraph(format!("In the extract, not here: {}.", names(&found.only_there))),
        Block::paragraph(format!("Here, not in the extract: {}.", names(&found.only_here))),
        Block::Table(Table {
            caption: "Different there, and kept as it is here".into(),
            columns: vec![
                Column::words("OCG"),
                Column::words("Field"),
                Column::words("Here"),
                Column::words("In the extract"),
            ],
            rows: rows.collect(),
            row_head: 0,
            total: None,
            note: None,
            empty: "No field was kept against the extract.".into(),
        }),
    ]
}

/// What was carried across since the close of the last meeting but one.
fn done(past: &Past) -> String {
    let since = past.closes(MeetingKind::Tasking).iter().rev().nth(1).map_or(0, |close| close.entry);
    let entries: Vec<(u64, &str)> = past
        .standing()
        .filter(|(entered, _)| entered.entry > since)
        .filter(|(_, fact)| {
            matches!(fact, Fact::OcgAmended { from, to, .. } if to.apmis_updated != from.apmis_updated && to.apmis_updated.is_some())
        })
        .map(|(entered, _)| (entered.entry, entered.entered_by.as_str()))
        .collect();
    match (entries.first(), entries.last()) {
        (Some((first, _)), Some((last, _))) => {
            let count = plural(entries.len() as u64, "OCG", "OCGs");
            let who: std::collections::BTreeSet<&str> = entries.iter().map(|(_, who)| *who).collect();
            let who: Vec<&str> = who.into_iter().collect();
            format!("{count}, by {} (entries {} to {}).", who.join(" and "), count_group(*first), count_group(*last))
        }
        _ => "None.".to_owned(),
    }
}
