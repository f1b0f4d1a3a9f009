//! The JSON of meetings, preparation lists, running orders and briefing cards: snake_case keys, ISO dates, `null` for what is not there.

use super::super::json::{action_line, day, text};
use super::super::list::item_json;
use crate::domain::agenda::Item;
use crate::domain::board::Board;
use crate::domain::briefing::{Briefing, Way};
use crate::domain::disruption::Level;
use crate::domain::meeting::{Attender, Meeting, MeetingState, Presence};
use crate::domain::officer::Training;
use crate::domain::preparation::{Frozen, Preparation, Section};
use crate::domain::running_order::Turn;
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::{Date, Timestamp, hour_and_minute, iso};
use crate::model::standing::Standing;
use serde_json::{Value, json};

fn moment(at: Option<Timestamp>) -> Value {
    at.map_or(Value::Null, |at| Value::from(at.iso()))
}

fn attender(attender: &Attender) -> Value {
    let (answer, visits, deputy) = match &attender.presence {
        Presence::Expected => ("expected", Vec::new(), Value::Null),
        Presence::Present { visits } => {
            let visits = visits.iter().map(|visit| json!({ "joined": visit.joined.iso(), "left": moment(visit.left) }));
            ("present", visits.collect(), Value::Null)
        }
        Presence::Apologies { deputy } => ("apologies", Vec::new(), text(deputy)),
    };
    json!({
        "who": attender.who,
        "role": attender.role,
        "partner": attender.partner,
        "presence": answer,
        "visits": visits,
        "deputy": deputy,
    })
}

/// A meeting; `name` gives the reference and the operation name of a group.
pub(in crate::cli) fn meeting(
    meeting: &Meeting,
    name: &dyn Fn(crate::domain::identity::OcgId) -> (String, String),
) -> Value {
    let signed = match meeting.state {
        MeetingState::Signed { at, .. } => Some(at),
        MeetingState::Prepared | MeetingState::Open { .. } | MeetingState::Cancelled => None,
    };
    let mut settled: Vec<_> = meeting.settled.iter().collect();
    settled.sort_by_key(|(_, settled)| settled.at);
    let settled = settled.into_iter().map(|(ocg, settled)| {
        let (reference, operation) = name(*ocg);
        json!({
            "reference": text(&reference),
            "operation": operation,
            "called": settled.called.word().replace(' ', "-"),
            "at": settled.at.iso(),
            "because": text(&settled.because),
        })
    });
    let mut told = json!({
        "code": meeting.code(),
        "kind": meeting.kind.word(),
        "number": meeting.number,
        "on": iso(meeting.details.on),
        "state": meeting.state.word(),
        "opened_at": moment(meeting.state.opened()),
        "signed_at": moment(signed),
        "minutes_accepted_at": moment(meeting.minutes_accepted),
        "read_back": meeting.read_back.map(|read| json!({ "agreed": read.agreed, "of": read.of })),
        "chair": meeting.details.chair,
        "loggist": text(&meeting.details.loggist),
        "planned_minutes": meeting.details.minutes,
        "next_on": day(meeting.details.next_on),
        "next_at": meeting.details.next_at.map(hour_and_minute),
        "board_on": day(meeting.details.board_on),
        "pack_entry": meeting.details.pack,
        "first": meeting.details.first.iter().map(|ocg| name(*ocg).1).collect::<Vec<_>>(),
        "attenders": meeting.attenders.iter().map(attender).collect::<Vec<_>>(),
        "settled": settled.collect::<Vec<_>>(),
    });
    // Only of a meeting that marks it.
    if meeting.kind.briefs() {
        let marks = meeting.briefed.iter().map(|on| {
            let (reference, operation) = name(on.ocg);
            json!({
                "reference": text(&reference),
                "operation": operation,
                "who": on.person,
                "accepted": on.mark.accepted,
                "at": on.mark.at.iso(),
            })
        });
        let marks: Value = marks.collect();
        told.as_object_mut().map(|told| told.insert("briefed".to_owned(), marks));
    }
    told
}

/// First and last entry of a meeting.
pub(in crate::cli) fn entries(entries: Option<(u64, u64)>) -> Value {
    entries.map_or(Value::Null, |(first, last)| json!({ "first": first, "last": last }))
}

/// A frozen pack; null where it is not frozen.
pub(super) fn pack(frozen: Option<&Frozen>) -> Value {
    frozen.map_or(
        Value::Null,
        |frozen| json!({ "entry": frozen.entry, "frozen_at": moment(frozen.at), "entries_since": frozen.since }),
    )
}

/// The preparation list.
pub(super) fn preparation(list: &Preparation, standing: &Standing) -> Value {
    let sections = Section::ALL.into_iter().map(|section| {
        let rows = list.section(section).map(|row| {
            let named = row
                .named
                .iter()
                .map(|named| json!({ "name": named.name, "note": text(&named.note), "days": named.days }));
            json!({
                "matter": row.topic.words(),
                "sentence": row.words(usize::MAX),
                "total": row.total,
                "oldest_days": row.oldest(),
                "named": named.collect::<Vec<_>>(),
            })
        });
        json!({ "section": section.heading(), "rows": rows.collect::<Vec<_>>() })
    });
    json!({
        "format": "muster.preparation/1",
        "groups": list.groups,
        "need_the_chair": list.need_the_chair,
        "late_actions": list.late,
        "pack": pack(list.frozen.as_ref()),
        "last_backup_at": moment(standing.backup),
        "store_entries": standing.entries,
        "store_verified": standing.chain.verified(),
        "sections": sections.collect::<Vec<_>>(),
    })
}

/// The standing agenda.
pub(super) fn agenda(meeting: Option<&Meeting>, items: &[Item]) -> Value {
    let rows = (1..).zip(items).map(|(place, item): (usize, _)| {
        json!({
            "place": place,
            "item": item.words,
            "business": item.business.word(),
            "waiting": item.waiting,
            "sentence": item.sentence,
            "done": item.done,
        })
    });
    json!({
        "format": "muster.agenda/1",
        "meeting": meeting.map(Meeting::code),
        "rows": rows.collect::<Vec<_>>(),
    })
}

/// The running order.
pub(super) fn order(turns: &[Turn], board: &Board) -> Value {
    let rows = turns.iter().enumerate().filter_map(|(at, turn)| {
        let line = board.ocgs.iter().find(|line| line.id == turn.ocg)?;
        Some(json!({
            "place": at + 1,
            "reference": text(&line.reference),
            "operation": line.operation,
            "tier": line.tier.map(Tier::number),
            "lro": super::super::json::label(board, line.lro),
            "moved_by_chair": turn.moved,
            "called": turn.settled.as_ref().map(|settled| settled.called.word().replace(' ', "-")),
            "matters": turn.matters.iter().map(|matter| matter.short()).collect::<Vec<_>>(),
        }))
    });
    json!({ "format": "muster.order/1", "rows": rows.collect::<Vec<_>>() })
}

/// A briefing card.
pub(super) fn card(card: &Briefing, today: Date) -> Value {
    let strands = card.actions.iter().map(|strand| {
        json!({
            "p": strand.strand.map(|strand| strand.word().to_lowercase()),
            "empty": strand.empty,
            "not_applicable": text(&strand.not_applicable),
            "objective": text(&strand.objective),
            "late": strand.late,
            "actions": strand.actions.iter().map(|line| action_line(line, today)).collect::<Vec<_>>(),
        })
    });
    let lro = card.lro.as_ref().map(|lro| {
        json!({
            "officer": lro.officer.label,
            "since": day(lro.since),
            "leads": lro.officer.leads,
            "limit": lro.officer.limit,
            "over": lro.over,
            "open": lro.officer.open,
            "late": lro.officer.late,
            "training": match lro.training {
                Training::Current(_) => "current",
                Training::Lapsed(_) => "lapsed",
                Training::NoneRecorded => "none recorded",
            },
            "also_leads": lro.also.iter().map(|(_, operation, _)| operation).collect::<Vec<_>>(),
            "in_room": lro.in_room,
        })
    });
    let trend = card.trend.as_ref().map(|trend| {
        let scores = trend.assessments.iter().map(super::super::json::assessment);
        json!({
            "way": match trend.way {
                Way::First => "first",
                Way::Rising(_) => "rising",
                Way::Falling(_) => "falling",
                Way::Level => "level",
                Way::NotComparable => "not comparable",
            },
            "by": match trend.way {
                Way::Rising(by) | Way::Falling(by) => Some(by),
                Way::First | Way::Level | Way::NotComparable => None,
            },
            "assessments": scores.collect::<Vec<_>>(),
        })
    });
    json!({
        "format": "muster.card/1",
        "as_at": iso(today),
        "reference": text(&card.line.reference),
        "operation": card.line.operation,
        "tier": card.line.tier.map(Tier::number),
        "matters": card.matters.iter().map(|matter| matter.sentence()).chain(card.plan_words()).collect::<Vec<_>>(),
        "last_called": card.last_called.as_ref().map(|called| json!({
            "meeting": called.meeting.to_string(), "on": iso(called.on), "entry": called.entry,
        })),
        "changes": card.changes.iter().map(|change| json!({
            "on": iso(change.on), "entry": change.entry, "sentence": change.sentence,
        })).collect::<Vec<_>>(),
        "open": card.live(),
        "late": card.late(),
        "actions_by_p": strands.collect::<Vec<_>>(),
        "last_decision": card.last_decision.as_ref().map(|decision| json!({
            "on": iso(decision.on), "by": decision.by, "sentence": decision.sentence, "entry": decision.entry,
            "meeting": decision.meeting, "days_in_tier": decision.days_in_tier, "in_tier_since": iso(decision.since),
        })),
        "objective": card.objective.as_ref().map(|objective| json!({
            "text": objective.text, "to": day(objective.to), "over": objective.over,
        })),
        "last_objective": text(&card.last_objective),
        "balance_6_months": card.balance.done.iter().zip(card.balance.open).enumerate().map(|(place, (done, open))| json!({
            "p": Strand::ALL.get(place).map(|strand| strand.word().to_lowercase()), "completed": done, "open": open,
        })).collect::<Vec<_>>(),
        "shareable": card.shareable(),
        "lro": lro,
        "deputy": card.deputy.as_ref().map(|deputy| deputy.officer.label.as_str()),
        "trend": trend,
        "triggers": card.triggers.iter().map(item_json).collect::<Vec<_>>(),
        "gaps": card.gaps.iter().map(|(item, _)| item_json(item)).collect::<Vec<_>>(),
        "orders": card.orders.iter().map(item_json).collect::<Vec<_>>(),
        "stakeholders": card.stakeholders.iter().map(|(who, on)| json!({
            "who": who, "consulted_on": day(*on),
        })).collect::<Vec<_>>(),
        "disruptions_12_months": Level::ALL.into_iter().zip(card.disruptions)
            .map(|(level, count)| (level.word().to_owned(), Value::from(count)))
            .collect::<serde_json::Map<_, _>>(),
        "disruptions_awaiting": card.awaiting,
        "learning": card.learning.iter().map(item_json).collect::<Vec<_>>(),
    })
}
