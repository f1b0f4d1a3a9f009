//! Whether each OCG has a capable LRO: days with one, gaps, handovers, training and load (papers section 3 rules 24 and 25).

use super::groups::is_counted;
use super::{Pack, count};
use crate::domain::fact::Fact;
use crate::domain::identity::OcgId;
use crate::domain::memory::Memory;
use crate::domain::ocg::{Ocg, Post, without_lro};
use crate::domain::officer::{Training, training};
use crate::domain::time::{Date, add_days, plain};
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::figures::share;
use std::collections::{BTreeMap, BTreeSet};

/// A gap longer than this is counted.
const LONG_GAP: u64 = 14;

/// Whether somebody leads it who has not left.
fn is_led(record: &Memory, ocg: &Ocg, day: Date) -> bool {
    let left = ocg.lro.as_ref().and_then(|lro| record.officers().get(&lro.officer.id)?.details.left_on);
    without_lro(ocg.lro.is_some(), ocg.without_lro_since, left, day).is_none()
}

/// The days of a period.
#[derive(Default)]
struct Days {
    led: u64,
    live: u64,
    /// Gaps longer than [`LONG_GAP`] days, and of these those that go on.
    gaps: u64,
    going_on: u64,
}

/// Rule 24: live OCGs at the end of each day, and of these with an LRO; runs of days without one.
fn days(pack: &Pack<'_>) -> Option<Days> {
    let mut record = pack.start.clone();
    let mut at = pack.before;
    let mut found = Days::default();
    let mut gaps: BTreeMap<OcgId, u64> = BTreeMap::new();
    let mut entries = pack.past.run(pack.before + 1, pack.end.entry).iter().peekable();
    let mut day = pack.first_day;
    while day <= pack.end.day {
        let mut upto = at;
        while let Some(entered) = entries.next_if(|entered| entered.recorded_at.local_date() <= day) {
            upto = entered.entry;
        }
        pack.past.fold_on(&mut record, at, upto).ok()?;
        at = upto;
        let mut without = BTreeSet::new();
        for ocg in record.ocgs().values().filter(is_counted) {
            found.live += 1;
            if is_led(&record, ocg, day) {
                found.led += 1;
            } else {
                without.insert(ocg.id);
            }
        }
        let ended = gaps.extract_if(.., |id, _| !without.contains(id));
        found.gaps += count(ended.filter(|(_, length)| *length > LONG_GAP).count());
        for id in without {
            *gaps.entry(id).or_default() += 1;
        }
        day = add_days(day, 1);
    }
    found.going_on = count(gaps.values().filter(|length| **length > LONG_GAP).count());
    found.gaps += found.going_on;
    Some(found)
}

/// `3, of which 2 go on`; `1, which goes on`; `none`.
fn gaps(found: u64, going_on: u64) -> String {
    match (found, going_on) {
        (0, _) => "none".to_owned(),
        (1, 0) => "1, which has ended".to_owned(),
        (1, _) => "1, which goes on".to_owned(),
        (found, 0) => format!("{found}, all ended"),
        (found, 1) => format!("{found}, of which 1 goes on"),
        (found, all) if found == all => format!("{found}, all of which go on"),
        (found, some) => format!("{found}, of which {some} go on"),
    }
}

pub(super) fn lros(pack: &Pack<'_>) -> Vec<Block> {
    let Some(found) = days(pack) else { return vec![Block::paragraph("The days could not be counted.")] };
    let day = pack.end.day;
    let valid = pack.end.profile.lro_training_valid_days;
    let mut officers: Vec<_> = pack.end.board.officers.values().filter(|officer| officer.is_lro(day)).collect();
    officers.sort_by(|one, other| one.label.cmp(&other.label));
    let all = count(officers.len());
    let answer = |is: fn(Training) -> bool| {
        share(count(officers.iter().filter(|officer| is(training(officer.trained_on, valid, day))).count()), all, "")
    };
    let over = officers.iter().filter(|officer| officer.limit.is_some_and(|limit| officer.leads > limit)).count();
    let handovers: Vec<&str> = pack
        .standing()
        .filter_map(|(_, fact)| match fact {
            Fact::PostFilled { post: Post::Lro, from: Some(_), to: Some(_), because, .. } => Some(because.trim()),
            _ => None,
        })
        .collect();
    let noted = handovers.iter().filter(|because| !because.is_empty()).count();
    let rows = officers.iter().map(|officer| {
        let word = match training(officer.trained_on, valid, day) {
            Training::Current(_) => "current",
            Training::Lapsed(_) => "lapsed",
            Training::NoneRecorded => "none recorded",
        };
        let on = |on: Option<Date>| on.map_or_else(|| "not recorded".to_owned(), plain);
        let limit = officer.limit.map_or_else(|| "not set".to_owned(), |limit| limit.to_string());
        Row::new(vec![
            Text::reference(&officer.label),
            officer.leads.to_string().into(),
            limit.into(),
            on(officer.trained_on).into(),
            on(officer.trained_on.map(|trained| add_days(trained, i64::from(valid)))).into(),
            word.into(),
        ])
    });
    vec![
        Block::paragraph(format!(
            "OCG-days with an LRO: {}. Gaps of more than {LONG_GAP} days: {}. Handovers from one LRO to another: {}{}.",
            share(found.led, found.live, ""),
            gaps(found.gaps, found.going_on),
            handovers.len(),
            if handovers.is_empty() {
                String::new()
            } else {
                format!(", with a note {}", share(count(noted), count(handovers.len()), ""))
            }
        )),
        Block::paragraph(format!(
            "LRO training on {}: current {}, lapsed {}, none recorded {}. Over their limit: {}.",
            plain(day),
            answer(|training| matches!(training, Training::Current(_))),
            answer(|training| matches!(training, Training::Lapsed(_))),
            answer(|training| matches!(training, Training::NoneRecorded)),
            share(count(over), all, "")
        )),
        Block::Table(Table {
            caption: "LROs: load and training".into(),
            columns: vec![
                Column::references("LRO"),
                Column::figures("OCGs"),
                Column::figures("Limit"),
                Column::words("Trained on"),
                Column::words("Current until"),
                Column::words("Training"),
            ],
            rows: rows.collect(),
            row_head: 0,
            total: None,
            note: None,
            empty: "No OCG has an LRO.".into(),
        }),
    ]
}
