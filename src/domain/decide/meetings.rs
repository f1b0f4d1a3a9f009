//! Deciding about meetings: preparing, opening, settling OCGs, signing (domain section 6, papers section 3 rule 9).

use super::super::command::{Asking, Command};
use super::super::erasure::is_mark;
use super::super::fact::Fact;
use super::super::identity::{MeetingId, OcgId, OcgTag, Series};
use super::super::limits::{self, MOST_CHARACTERS, MOST_NAME};
use super::super::marking;
use super::super::meeting::{
    ATTENDING, Attender, CHAIR, Called, LOGGIST, LRO, Meeting, MeetingDetails, MeetingKind, MeetingState, Presence,
    ReadBack, Settled,
};
use super::super::reading::{MOST_RUNNING, Reading};
use super::super::role::no_loggist_chairs;
use super::super::time::{clock, plain};
use super::{Reject, refuse};
use crate::text::{count_group, same_name};
use std::collections::BTreeSet;

pub(super) fn found(id: MeetingId, record: &dyn Reading) -> Result<Meeting, Reject> {
    record.meeting(id)?.ok_or_else(|| Reject::Refused("That meeting is not in the record.".into()))
}

pub(super) fn unsigned(id: MeetingId, record: &dyn Reading) -> Result<Meeting, Reject> {
    let meeting = found(id, record)?;
    match meeting.state {
        MeetingState::Prepared | MeetingState::Open { .. } => Ok(meeting),
        MeetingState::Signed { .. } => {
            refuse(format!("The {} is signed. What is found wrong now is recorded as a correction.", meeting.tag()))
        }
        MeetingState::Cancelled => refuse(format!("The {} is cancelled.", meeting.tag())),
    }
}

pub(super) fn open(record: &dyn Reading) -> Result<Meeting, Reject> {
    record.open_meeting()?.ok_or_else(|| Reject::Refused("No meeting is open. Open one first.".into()))
}

fn clean(details: &MeetingDetails, last: Option<&str>, asking: &Asking) -> Result<MeetingDetails, Reject> {
    let chair = limits::name("the chair", &details.chair)?;
    let chair = if chair.is_empty() { asking.decided_by.clone() } else { chair };
    no_loggist_chairs(&chair, last, asking)?;
    if !(5..=720).contains(&details.minutes) {
        return refuse("The planned length must be between 5 and 720 minutes.");
    }
    if details.next_on.is_some_and(|next| next <= details.on) {
        return refuse(format!("The next meeting must be after {}.", plain(details.on)));
    }
    if details.next_at.is_some_and(|at| at >= 24 * 60) {
        return refuse("The time of the next meeting must be a time of day. Type 10:00.");
    }
    if details.board_on.is_some_and(|board| board < details.on) {
        return refuse(format!("The governance board must not be before {}.", plain(details.on)));
    }
    Ok(MeetingDetails { chair, loggist: limits::name("the loggist", &details.loggist)?, ..details.clone() })
}

/// Everybody of the last meeting of this kind, and the LROs of live OCGs, all expected. Who chaired, wrote the log or led a group then need not now.
fn asked(kind: MeetingKind, details: &MeetingDetails, record: &dyn Reading) -> Result<Vec<Attender>, Reject> {
    let mut asked: Vec<Attender> = record.newest_signed(kind)?.map(|meeting| meeting.attenders).unwrap_or_default();
    // Whose name was erased is asked by nobody; an officer is asked by the label of today.
    asked.retain(|attender| attender.officer.is_some() || !is_mark(&attender.who));
    for attender in &mut asked {
        if let Some(officer) = attender.officer.map(|id| record.officer(id)).transpose()?.flatten() {
            attender.who = officer.details.label;
        }
        attender.presence = Presence::Expected;
        if [CHAIR, LOGGIST, LRO].contains(&attender.role.as_str()) {
            ATTENDING.clone_into(&mut attender.role);
        }
    }
    let mut add = |who: &str, officer, role: &str, partner| {
        let known = asked.iter_mut().find(|attender| same_name(&attender.who, who));
        match known {
            _ if who.is_empty() => {}
            Some(known) if known.role == ATTENDING => role.clone_into(&mut known.role),
            Some(_) => {}
            None => asked.push(Attender {
                who: who.to_owned(),
                officer,
                role: role.to_owned(),
                partner,
                presence: Presence::Expected,
            }),
        }
    };
    add(&details.chair, record.officer_by_label(&details.chair)?, CHAIR, false);
    add(&details.loggist, record.officer_by_label(&details.loggist)?, LOGGIST, false);
    if kind == MeetingKind::Tasking {
        for tag in record.live_ocgs()? {
            if let Some(lro) = record.ocg(tag.id)?.and_then(|ocg| ocg.lro) {
                let officer = record.officer(lro.officer.id)?;
                let partner = officer.as_ref().is_some_and(|officer| officer.details.partner);
                let label = officer.map_or(lro.officer.label, |officer| officer.details.label);
                add(&label, Some(lro.officer.id), LRO, partner);
            }
        }
    }
    asked.sort_by(|one, other| one.who.cmp(&other.who));
    Ok(asked)
}

/// The pack is read up to the entry named. The entry after it is the freezing itself, so that to freeze again needs a later one.
fn freeze(id: MeetingId, entry: u64, record: &dyn Reading) -> Result<Vec<Fact>, Reject> {
    let now = unsigned(id, record)?;
    if now.state != MeetingState::Prepared {
        return refuse(format!("The {} is open. Its pack is frozen before it is opened.", now.tag()));
    }
    if let Some(before) = now.details.pack.filter(|before| entry <= before.saturating_add(1)) {
        return refuse(format!(
            "The pack of the {} is frozen at entry {} already, and nothing was recorded since.",
            now.tag(),
            count_group(before)
        ));
    }
    let to = MeetingDetails { pack: Some(entry), ..now.details.clone() };
    Ok(vec![Fact::MeetingAmended { meeting: now.tag(), from: Box::new(now.details), to: Box::new(to) }])
}

fn prepare(
    kind: MeetingKind,
    details: &MeetingDetails,
    number: Option<u32>,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let last = record.newest_signed(kind)?.map(|signed| signed.details.chair);
    let details = MeetingDetails { pack: None, ..clean(details, last.as_deref(), asking)? };
    if !kind.is_held(record.founding()?.is_some_and(|founding| founding.covert)) {
        return refuse("Meetings of that kind are not held in this store.");
    }
    let newest = record.newest_meeting(kind)?;
    if let Some(newest) = &newest
        && matches!(newest.state, MeetingState::Prepared | MeetingState::Open { .. })
    {
        return refuse(format!(
            "The {} of {} is {}. Sign or cancel it before another is prepared.",
            newest.tag(),
            plain(newest.details.on),
            newest.state.word()
        ));
    }
    if let Some(signed) = record.newest_signed(kind)?
        && details.on < signed.details.on
    {
        return refuse(format!(
            "{} is before the {} of {}. Check the date.",
            plain(details.on),
            signed.tag(),
            plain(signed.details.on)
        ));
    }
    let following = newest.map_or(1, |newest| newest.number.saturating_add(1));
    let number = number.unwrap_or(following);
    if number > MOST_RUNNING {
        return refuse(format!("The number {number} is too high for a {}. The next is {following}.", kind.word()));
    }
    if number < following {
        return refuse(format!("The number {number} is spent. The next {} is {following}.", kind.word()));
    }
    let attenders = asked(kind, &details, record)?;
    Ok(vec![Fact::MeetingPrepared {
        meeting: Box::new(Meeting {
            id: MeetingId(record.highest_id(Series::Meeting)? + 1),
            kind,
            number,
            details,
            state: MeetingState::Prepared,
            attenders,
            settled: Vec::new(),
            edition: if kind.briefs() { Meeting::BRIEFS } else { Meeting::EDITION },
            minutes_accepted: None,
            read_back: None,
            order: Vec::new(),
            briefed: Vec::new(),
        }),
    }])
}

pub(super) fn decide(command: &Command, record: &dyn Reading, asking: &Asking) -> Result<Vec<Fact>, Reject> {
    match command {
        Command::PrepareMeeting { kind, details, number } => prepare(*kind, details, *number, record, asking),
        Command::AmendMeeting { meeting, details } => {
            let now = unsigned(*meeting, record)?;
            // The pack is frozen by an act of its own, with its own rules: what was typed before it was must not undo it.
            let to = MeetingDetails { pack: now.details.pack, ..clean(details, None, asking)? };
            if to == now.details {
                return refuse(format!("Nothing about the {} was changed.", now.tag()));
            }
            Ok(vec![Fact::MeetingAmended { meeting: now.tag(), from: Box::new(now.details), to: Box::new(to) }])
        }
        Command::FreezePack { meeting, entry } => freeze(*meeting, *entry, record),
        Command::OpenMeeting { meeting, marking, order } => {
            if let Some(other) = record.open_meeting()? {
                return refuse(format!("The {} is open already. Sign it first.", other.tag()));
            }
            let now = unsigned(*meeting, record)?;
            no_loggist_chairs(&now.details.chair, None, asking)?;
            let marking = marking::confirmed(&limits::needed("the marking", marking, MOST_NAME)?)?;
            let to = MeetingState::Open { at: asking.decided_at };
            Ok(vec![moved(&now, to, marking, due_in(order, &now, record)?)])
        }
        Command::SignMeeting { meeting, read_back } => sign(*meeting, *read_back, record, asking),
        Command::AcceptMinutes { meeting } => accept(*meeting, record, asking),
        Command::CancelMeeting { meeting, because } => {
            let now = unsigned(*meeting, record)?;
            if now.state != MeetingState::Prepared {
                return refuse(format!("The {} is open and can only be signed.", now.tag()));
            }
            let remark = limits::needed("a reason", because, MOST_CHARACTERS)?;
            Ok(vec![moved(&now, MeetingState::Cancelled, remark, Vec::new())])
        }
        Command::SettleOcg { ocg, called, because } => {
            let meeting = open(record)?;
            let ocg = super::ocgs::found_ocg(*ocg, record)?;
            settle(&meeting, &ocg.tag(), *called, because, record, asking).map(|fact| vec![fact])
        }
        Command::SettleRest { called, because } => {
            if *called == Called::Discussed {
                return refuse("What was not called cannot be settled as discussed. Take it as read or defer it.");
            }
            let meeting = open(record)?;
            let rest = unsettled(&meeting, record)?;
            if rest.is_empty() {
                return refuse("Every group is settled already.");
            }
            let because = limits::needed("a reason", because, MOST_CHARACTERS)?;
            rest.iter().map(|ocg| settle(&meeting, ocg, *called, &because, record, asking)).collect()
        }
        _ => refuse("That is not something that can be done to a meeting."),
    }
}

/// The OCGs due at a meeting that have no result yet. Only the tasking and the covert meeting call OCGs.
fn unsettled(meeting: &Meeting, record: &dyn Reading) -> Result<Vec<OcgTag>, Reject> {
    if !meeting.kind.calls_groups() {
        return Ok(Vec::new());
    }
    Ok(record.live_ocgs()?.into_iter().filter(|ocg| meeting.result(ocg.id).is_none()).collect())
}

fn taken_as_read_last_time(meeting: &Meeting, ocg: OcgId, record: &dyn Reading) -> Result<bool, Reject> {
    let last = record.newest_signed(meeting.kind)?;
    Ok(last.and_then(|last| last.result(ocg).map(|settled| settled.called)) == Some(Called::TakenAsRead))
}

fn settle(
    meeting: &Meeting,
    ocg: &OcgTag,
    called: Called,
    because: &str,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Fact, Reject> {
    let because = limits::optional("the reason", because, MOST_CHARACTERS)?;
    if because.is_empty() && called == Called::Deferred {
        return refuse("A reason is needed. Type a few words.");
    }
    if because.is_empty() && called == Called::TakenAsRead && taken_as_read_last_time(meeting, ocg.id, record)? {
        return refuse(format!("{ocg} was taken as read last time too. A reason is needed."));
    }
    let from = meeting.result(ocg.id).cloned();
    if from.as_ref().is_some_and(|from| from.called == called && from.because == because) {
        return refuse(format!("{ocg} is {} already.", called.word()));
    }
    if let Some(opened) = meeting.state.opened().filter(|opened| asking.decided_at < *opened) {
        return refuse(format!(
            "{ocg} cannot be settled before the meeting was opened, at {}. Check the time, and the clock of this computer.",
            clock(opened)
        ));
    }
    let to = Settled { called, at: asking.decided_at, because };
    Ok(Fact::OcgSettled { meeting: meeting.tag(), ocg: ocg.clone(), from, to: Some(to) })
}

fn moved(now: &Meeting, to: MeetingState, remark: String, order: Vec<OcgId>) -> Fact {
    Fact::MeetingMoved { meeting: now.tag(), from: now.state, to, remark, read_back: None, order }
}

/// The groups of an order that are due at a meeting, each once.
fn due_in(order: &[OcgId], meeting: &Meeting, record: &dyn Reading) -> Result<Vec<OcgId>, Reject> {
    let mut due: BTreeSet<OcgId> = unsettled(meeting, record)?.into_iter().map(|ocg| ocg.id).collect();
    Ok(order.iter().copied().filter(|ocg| due.remove(ocg)).collect())
}

/// The minutes of the last signed meeting of this kind are accepted; once, while the meeting is open.
fn accept(id: MeetingId, record: &dyn Reading, asking: &Asking) -> Result<Vec<Fact>, Reject> {
    let meeting = unsigned(id, record)?;
    if meeting.state == MeetingState::Prepared {
        return refuse(format!("The {} is not open yet. Open it, then accept the minutes.", meeting.tag()));
    }
    let Some(previous) = record.newest_signed(meeting.kind)? else {
        return refuse(format!(
            "No {} was signed before in this record, so there are no minutes to accept.",
            meeting.kind.word()
        ));
    };
    if let Some(at) = meeting.minutes_accepted {
        return refuse(format!("The minutes of the {} were accepted at {} already.", previous.tag(), clock(at)));
    }
    let to = Some(asking.decided_at);
    Ok(vec![Fact::MinutesAccepted { meeting: meeting.tag(), previous: previous.tag(), from: None, to }])
}

fn sign(
    id: MeetingId,
    read_back: Option<ReadBack>,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let meeting = found(id, record)?;
    let MeetingState::Open { at } = meeting.state else {
        return refuse(format!("Not signed: the {} is {}.", meeting.tag(), meeting.state.word()));
    };
    let rest = unsettled(&meeting, record)?;
    if !rest.is_empty() {
        let groups = crate::text::plural(rest.len() as u64, "group is", "groups are");
        return refuse(format!("Not signed: {groups} not settled. Press r for taken as read or f to defer."));
    }
    meeting.says_who_held_it().map_err(Reject::Refused)?;
    if let Some(read) = read_back.filter(|read| read.agreed > read.of) {
        return refuse(format!(
            "Not signed: {} of {} cannot be read back. Read them back again.",
            read.agreed, read.of
        ));
    }
    if asking.decided_at < at {
        return refuse("Not signed: the clock stands before the opening of the meeting. Put the clock right.");
    }
    let to = MeetingState::Signed { opened: at, at: asking.decided_at };
    let (remark, order) = (String::new(), Vec::new());
    Ok(vec![Fact::MeetingMoved { meeting: meeting.tag(), from: meeting.state, to, remark, read_back, order }])
}
