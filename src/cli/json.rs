//! The JSON of records: snake_case keys, ISO dates, `null` for what is not there. A stable contract, described in docs/json.md.

use crate::domain::action::Action;
use crate::domain::assessment::Assessment;
use crate::domain::board::{ActionLine, Board, HistoryLine, OcgLine, OfficerLine};
use crate::domain::disruption::Disruption;
use crate::domain::identity::OfficerTag;
use crate::domain::matters::Matter;
use crate::domain::note::Note;
use crate::domain::ocg::{Holder, Ocg};
use crate::domain::officer::Officer;
use crate::domain::receipt::Receipt;
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::{Date, iso};
use serde_json::{Value, json};

/// A date, or null.
pub(super) fn day(date: Option<Date>) -> Value {
    date.map_or(Value::Null, |date| Value::from(iso(date)))
}

/// Text, or null when empty.
pub(super) fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::from(text) }
}

fn tier(tier: Option<Tier>) -> Value {
    tier.map_or(Value::Null, |tier| Value::from(tier.number()))
}

fn strand(strand: Option<Strand>) -> Value {
    strand.map_or(Value::Null, |strand| Value::from(strand.word().to_lowercase()))
}

fn officer_tag(officer: Option<&OfficerTag>) -> Value {
    officer.map_or(Value::Null, |officer| Value::from(officer.label.as_str()))
}

/// The label of an officer on the board, or null.
pub(super) fn label(board: &Board, officer: Option<crate::domain::identity::OfficerId>) -> Value {
    officer.and_then(|id| board.officers.get(&id)).map_or(Value::Null, |line| Value::from(line.label.as_str()))
}

/// An OCG as a row of a list.
pub(super) fn ocg_line(line: &OcgLine, board: &Board, matters: &[Matter]) -> Value {
    let counts = &line.counts;
    let by_strand = |figures: &[u32; 4]| {
        Strand::ALL
            .iter()
            .zip(figures)
            .map(|(strand, figure)| (strand.word().to_lowercase(), Value::from(*figure)))
            .collect::<serde_json::Map<_, _>>()
    };
    json!({
        "reference": text(&line.reference),
        "operation": line.operation,
        "kind": line.kind.word(),
        "status": line.status.word(),
        "status_since": iso(line.status_since),
        "tier": tier(line.tier),
        "tier_since": day(line.tier_since),
        "unit": text(&line.unit),
        "review": day(line.review),
        "decided_on": day(line.decided_on),
        "lro": label(board, line.lro),
        "deputy": label(board, line.deputy),
        "without_lro_since": day(line.without_lro_since),
        "primary_threat": text(&line.threat),
        "flags": line.flags.split(", ").filter(|flag| !flag.is_empty()).collect::<Vec<_>>(),
        "band": text(&line.band),
        "score": line.score,
        "assessed_on": day(line.assessed_on),
        "active_on": day(line.active_on),
        "open": counts.live_total(),
        "late": counts.late_total(),
        "claimed": counts.claimed,
        "open_by_p": by_strand(&counts.live),
        "late_by_p": by_strand(&counts.late),
        "matters": matters.iter().map(|matter| matter.short()).collect::<Vec<_>>(),
    })
}

/// An officer as a row of a list.
pub(super) fn officer_line(line: &OfficerLine, matters: &[Matter]) -> Value {
    json!({
        "label": line.label,
        "unit": text(&line.unit),
        "partner": line.partner,
        "can_lead": line.can_lead,
        "leads": line.leads,
        "limit": line.limit,
        "open": line.open,
        "late": line.late,
        "trained_on": day(line.trained_on),
        "away_from": day(line.away.map(|(first, _)| first)),
        "away_to": day(line.away.map(|(_, last)| last)),
        "left_on": day(line.left_on),
        "matters": matters.iter().map(|matter| matter.short()).collect::<Vec<_>>(),
    })
}

/// An action as a row of a list.
pub(super) fn action_line(line: &ActionLine, today: Date) -> Value {
    json!({
        "number": line.number,
        "operation": line.operation,
        "p": strand(line.strand),
        "second_p": strand(line.second),
        "text": line.text,
        "owner": text(&line.owner_label),
        "raised_on": iso(line.raised_on),
        "due": day(line.due),
        "days_late": crate::domain::action::days_late(line.status, line.due, today),
        "extensions": line.extensions,
        "status": line.status.word(),
        "since": iso(line.since),
        "result": text(&line.result),
        "shareable": line.shareable,
    })
}

/// An action, whole.
pub(super) fn action(action: &Action, today: Date) -> Value {
    json!({
        "number": action.number,
        "reference": text(&action.ocg.reference),
        "operation": action.ocg.operation,
        "p": strand(action.details.strand),
        "second_p": strand(action.details.second),
        "text": action.details.text,
        "detail": text(&action.details.detail),
        "owner": officer_tag(action.owner.as_ref()),
        "raised_on": iso(action.raised_on),
        "first_due": day(action.first_due),
        "due": day(action.due),
        "days_late": action.days_late(today),
        "extensions": action.extensions,
        "status": action.state.status.word(),
        "since": iso(action.state.since),
        "result": text(&action.state.result),
        "reason_code": text(&action.state.reason_code),
        "by": text(&action.state.by),
        "shareable": action.details.shareable,
        "imported": action.imported,
    })
}

/// A disruption, whole.
pub(super) fn disruption(disruption: &Disruption) -> Value {
    let details = &disruption.details;
    json!({
        "number": disruption.number,
        "reference": text(&disruption.ocg.reference),
        "operation": disruption.ocg.operation,
        "on": iso(details.on),
        "p": strand(Some(details.strand)),
        "threat": text(&details.threat),
        "claimed": details.claimed.word(),
        "unit": text(&details.unit),
        "shared_with": text(&details.shared_with),
        "evidence": details.evidence,
        "moderated": disruption.moderation.as_ref().and_then(|agreed| agreed.counted()).map(|level| level.word()),
        "moderated_by": disruption.moderation.as_ref().map(|agreed| agreed.by.as_str()),
        "moderated_on": disruption.moderation.as_ref().map(|agreed| iso(agreed.on)),
        "joined_with": disruption.moderation.as_ref().and_then(|agreed| agreed.joined.as_ref()).map(|joined| joined.number.as_str()),
        "moderated_because": disruption.moderation.as_ref().map_or(Value::Null, |agreed| text(&agreed.because)),
    })
}

fn holder(holder: Option<&Holder>) -> Value {
    holder.map_or(Value::Null, |holder| json!({ "officer": holder.officer.label, "since": iso(holder.since) }))
}

/// An OCG, whole.
pub(super) fn ocg(ocg: &Ocg) -> Value {
    let details = &ocg.details;
    let placement = ocg.placement.as_ref().map(|placement| {
        json!({
            "tier": placement.tier.number(),
            "name": placement.name,
            "since": iso(placement.since),
            "unit": text(&placement.unit),
            "review": day(placement.review),
            "because": text(&placement.because),
            "decided_on": iso(placement.decided_on),
            "decided_by": text(&placement.decided_by),
        })
    });
    json!({
        "reference": text(&details.reference),
        "operation": details.operation,
        "descriptive": text(&details.descriptive),
        "kind": details.kind.word(),
        "area": text(&details.area),
        "threats": details.threats,
        "flags": details.flags,
        "reach": text(&details.reach),
        "profile_priority": text(&details.profile_priority),
        "members": {
            "principal": details.members.principal,
            "significant": details.members.significant,
            "peripheral": details.members.peripheral,
            "unstated": details.members.unstated,
            "total": details.members.total(),
        },
        "apmis_updated": day(details.apmis_updated),
        "status": ocg.status.word(),
        "status_since": iso(ocg.status_since),
        "placement": placement,
        "lro": holder(ocg.lro.as_ref()),
        "deputy": holder(ocg.deputy.as_ref()),
        "sro": holder(ocg.sro.as_ref()),
        "without_lro_since": day(ocg.without_lro_since),
        "retention": ocg.retention.as_deref().map(super::list::retention_json),
    })
}

/// An officer, whole.
pub(super) fn officer(officer: &Officer) -> Value {
    let details = &officer.details;
    json!({
        "label": details.label,
        "unit": text(&details.unit),
        "partner": details.partner,
        "can_lead": details.can_lead,
        "limit": details.limit,
        "trained_on": day(details.trained_on),
        "away_from": day(details.away.map(|(first, _)| first)),
        "away_to": day(details.away.map(|(_, last)| last)),
        "left_on": day(details.left_on),
    })
}

/// An assessment.
pub(super) fn assessment(assessment: &Assessment) -> Value {
    let details = &assessment.details;
    json!({
        "on": iso(assessment.on),
        "scheme": details.scheme,
        "values": details.values,
        "score": details.score,
        "band": text(&details.band),
        "assessor": text(&details.assessor),
        "confidence": text(&details.confidence),
        "next_due": day(details.next_due),
    })
}

/// A note.
pub(super) fn note(note: &Note) -> Value {
    json!({
        "on": iso(note.on),
        "action": note.action.as_ref().map(|action| action.number.as_str()),
        "text": note.text,
    })
}

/// One line of a history.
pub(super) fn history(line: &HistoryLine) -> Value {
    json!({
        "entry": line.entry,
        "decided_at": line.decided_at.iso(),
        "recorded_at": line.recorded_at.iso(),
        "decided_by": line.decided_by,
        "entered_by": line.entered_by,
        "kind": line.kind,
        "sentence": line.sentence,
        "withdrawn_by": line.withdrawn_by,
        "undoes": line.undoes,
    })
}

/// What was written.
pub(super) fn receipt(receipt: &Receipt) -> Value {
    json!({
        "format": "muster.receipt/1",
        "batch": receipt.batch,
        "first": receipt.first,
        "last": receipt.last,
        "recorded_at": receipt.recorded_at.iso(),
        "headline": receipt.headline,
        "sentences": receipt.sentences,
    })
}
