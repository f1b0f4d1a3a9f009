//! The rows of the preparation list, part by part.

use super::super::board::{ActionLine, OcgLine};
use super::super::identity::OcgId;
use super::super::item::Content;
use super::super::matters::Matter;
use super::super::meeting::{Called, Meeting};
use super::super::officer::{Training, training};
use super::super::tier::{Strand, Tier};
use super::super::time::{Date, days_between, short_year};
use super::{Named, Pack, Row, Target, Topic};
use crate::text::{clean_line, cut, plural};
use std::collections::BTreeMap;

/// Columns a quoted text may take in a note.
const NOTE: usize = 48;

type Found<'a> = (&'a OcgLine, Vec<Matter>);

pub(super) fn group(line: &OcgLine, note: impl Into<String>, days: Option<i64>) -> Named {
    Named { target: Target::Ocg(line.id), name: line.operation.clone(), note: note.into(), days }
}

/// A row of everything that is named, the oldest first, then in the order given.
pub(super) fn row(topic: Topic, mut named: Vec<Named>) -> Row {
    named.sort_by_key(|named| std::cmp::Reverse(named.days));
    let total = named.len();
    Row { topic, lead: String::new(), named, total }
}

fn strands(line: &OcgLine) -> String {
    let empty = Strand::ALL.into_iter().filter(|strand| line.counts.is_empty_strand(*strand));
    empty.map(Strand::word).collect::<Vec<_>>().join(", ")
}

/// Days since the group was last discussed at a meeting; `None` if it never was in the meetings that were read.
fn undiscussed(pack: &Pack<'_>, ocg: OcgId) -> Option<i64> {
    let discussed = |meeting: &&Meeting| meeting.result(ocg).is_some_and(|result| result.called == Called::Discussed);
    pack.held.iter().find(discussed).map(|meeting| days_between(meeting.details.on, pack.today))
}

pub(super) fn of_groups(pack: &Pack<'_>, found: &[Found<'_>]) -> Vec<Row> {
    let mut rows: BTreeMap<Topic, Vec<Named>> = BTreeMap::new();
    for (line, matters) in found {
        let mut empty = false;
        for matter in matters {
            let (topic, named) = match matter {
                Matter::NoLro(days) => (Topic::NoLro, group(line, "", Some(*days))),
                Matter::Unassessed(days) => {
                    (Topic::Unassessed(pack.profile.provisional_days), group(line, "", Some(*days)))
                }
                Matter::ReviewLate(days) => (Topic::ReviewLate, group(line, days.to_string(), Some(*days))),
                Matter::HighInTierFour => {
                    let since = line.assessed_on.map(|on| days_between(on, pack.today));
                    (Topic::HighInTierFour, group(line, line.band.clone(), since))
                }
                Matter::Quiet(days) => {
                    let tier = line.tier.map_or(4, Tier::number);
                    let allowed = pack.profile.quiet_days(tier).unwrap_or_default();
                    (Topic::Quiet(tier, allowed), group(line, days.to_string(), Some(*days)))
                }
                Matter::EmptyStrand(_) if !empty => {
                    empty = true;
                    (Topic::EmptyStrand, group(line, strands(line), None))
                }
                // The matters of an LRO are put once, under the LRO.
                Matter::EmptyStrand(_) | Matter::LroOver(_) | Matter::LroUntrained | Matter::LroLapsed => continue,
            };
            rows.entry(topic).or_default().push(named);
        }
        if let Some(last) = pack.held.first().filter(|last| last.kind.calls_groups()) {
            let (topic, note) = match last.result(line.id) {
                None => (Topic::NotListed(last.number), String::new()),
                Some(result) => match result.called {
                    Called::Discussed => continue,
                    Called::TakenAsRead => (Topic::TakenAsRead(last.number), String::new()),
                    Called::Deferred => {
                        (Topic::Deferred(last.number), format!("because {}", short_reason(&result.because)))
                    }
                },
            };
            rows.entry(topic).or_default().push(group(line, note, undiscussed(pack, line.id)));
        }
    }
    rows.into_iter().map(|(topic, named)| row(topic, named)).collect()
}

fn short_reason(text: &str) -> String {
    cut(clean_line(text).trim_end_matches('.'), NOTE).into_owned()
}

/// LROs of live groups over their limit or without valid training.
pub(super) fn of_officers(pack: &Pack<'_>) -> Vec<Row> {
    let (mut over, mut untrained) = (Vec::new(), Vec::new());
    for officer in pack.board.officers.values().filter(|officer| officer.is_lro(pack.today)) {
        let named =
            |note: String, days| Named { target: Target::Officer(officer.id), name: officer.label.clone(), note, days };
        if let Some(limit) = officer.limit.filter(|limit| officer.leads > *limit) {
            over.push(named(format!("{} of {limit}", officer.leads), None));
        }
        let groups = plural(officer.leads.into(), "group", "groups");
        match training(officer.trained_on, pack.profile.lro_training_valid_days, pack.today) {
            Training::Current(_) => {}
            Training::Lapsed(on) => untrained
                .push(named(format!("lapsed {}, {groups}", short_year(on)), Some(days_between(on, pack.today)))),
            Training::NoneRecorded => untrained.push(named(format!("none recorded, {groups}"), None)),
        }
    }
    vec![row(Topic::LroOver, over), row(Topic::LroUntrained, untrained)]
}

/// Statements about live groups whose day to look again is over.
pub(super) fn of_statements(pack: &Pack<'_>) -> Row {
    let late = pack.rechecks.iter().filter_map(|item| {
        let (Content::Statement(statement), Some(ocg)) = (&item.content, &item.ocg) else { return None };
        let days = days_between(statement.recheck_on?, pack.today);
        pack.board.ocgs.iter().find(|line| line.id == ocg.id && days > 0).map(|line| Named {
            target: Target::Item(item.id, Some(line.id)),
            name: line.operation.clone(),
            note: days.to_string(),
            days: Some(days),
        })
    });
    row(Topic::RecheckLate, late.collect())
}

fn lateness(line: &ActionLine, today: Date) -> Option<i64> {
    line.due.map(|due| days_between(due, today))
}

fn action(line: &ActionLine, note: String, days: Option<i64>) -> Named {
    Named { target: Target::Action(line.id, line.ocg), name: line.number.clone(), note, days }
}

pub(super) fn of_actions(pack: &Pack<'_>) -> Vec<Row> {
    let mut owners: Vec<_> = pack.board.officers.values().filter(|officer| officer.late > 0).collect();
    owners.sort_by_key(|officer| (std::cmp::Reverse(officer.late), officer.label.as_str()));
    let owners: Vec<Named> = owners
        .into_iter()
        .map(|officer| {
            let own = pack.late.iter().filter(|line| line.owner == Some(officer.id));
            Named {
                target: Target::Officer(officer.id),
                name: officer.label.clone(),
                note: officer.late.to_string(),
                days: own.filter_map(|line| lateness(line, pack.today)).max(),
            }
        })
        .collect();
    let carried = pack.carried.iter().map(|(line, count)| {
        let times = plural((*count).into(), "time", "times");
        action(line, format!("{times}, {}", line.operation), lateness(line, pack.today))
    });
    let claimed = pack.claimed.iter().map(|line| {
        let owner = if line.owner_label.is_empty() { "no owner" } else { &line.owner_label };
        action(line, format!("{owner}, {}", line.operation), Some(days_between(line.since, pack.today)))
    });
    let mut claimed = row(Topic::AwaitingSignOff, claimed.collect());
    let all: u32 = pack.board.ocgs.iter().map(|line| line.counts.claimed).sum();
    claimed.total = claimed.total.max(all as usize);
    let total = owners.len();
    vec![
        // Most late actions first, not the oldest: the chair takes the owners in this order.
        Row { topic: Topic::LateByOwner, lead: String::new(), named: owners, total },
        row(Topic::Carried, carried.collect()),
        claimed,
    ]
}

pub(super) fn of_claims(pack: &Pack<'_>) -> Vec<Row> {
    let claims = pack.awaiting.iter().map(|disruption| Named {
        target: Target::Disruption(disruption.id, disruption.ocg.id),
        name: disruption.ocg.operation.clone(),
        note: disruption.details.claimed.word().to_owned(),
        days: Some(days_between(disruption.details.on, pack.today)),
    });
    let bids = pack.bids.iter().filter_map(|item| match &item.content {
        Content::Bid(bid) => Some(Named {
            target: Target::Item(item.id, item.ocg.as_ref().map(|ocg| ocg.id)),
            name: item.number.clone(),
            note: format!("{}, {}", cut(&clean_line(&bid.what), NOTE), bid.to_whom),
            days: Some(days_between(bid.made_on, pack.today)),
        }),
        _ => None,
    });
    let triggers = pack.triggers.iter().filter_map(|item| match &item.content {
        Content::Trigger(trigger) => Some(Named {
            target: Target::Item(item.id, item.ocg.as_ref().map(|ocg| ocg.id)),
            name: item.ocg.as_ref().map_or_else(|| item.number.clone(), |ocg| ocg.operation.clone()),
            note: trigger.kind.clone(),
            days: Some(days_between(trigger.notified_on, pack.today)),
        }),
        _ => None,
    });
    vec![
        row(Topic::NotModerated, claims.collect()),
        row(Topic::BidsOpen, bids.collect()),
        row(Topic::TriggersOpen, triggers.collect()),
    ]
}
