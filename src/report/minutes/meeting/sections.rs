//! The sections around the OCGs: previous minutes, what happened in between, triggers, new OCGs, capacity, disruptions, bids, partners, closures,
//! learning.

use super::place::{self, Place};
use super::room::Room;
use super::turns::open_items;
use crate::domain::fact::Fact;
use crate::domain::item::{Content, Item};
use crate::domain::ocg::OcgStatus;
use crate::domain::officer::{Training, training};
use crate::domain::tier::Tier;
use crate::domain::time::{days_between, plain};
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::figures::{Step, archives, decision_number};
use crate::report::minutes::{Sheet, actions, others, withdrawn};
use crate::report::sentences::{named, strands};
use crate::text::{listed, plural};

fn section(room: &Room<'_>, number: u8) -> Vec<Block> {
    room.at(Place::Section(number)).into_iter().filter_map(|step| room.run.entry(step)).collect()
}

/// Entries of the run before the meeting, then of the meeting.
pub(super) fn both<'a>(room: &'a Room<'_>, is: &dyn Fn(&Fact) -> bool) -> Vec<(&'a Sheet, &'a Step)> {
    let of = |sheet: &'a Sheet| sheet.own(is).into_iter().map(move |step| (sheet, step)).collect::<Vec<_>>();
    let mut found = room.between.as_ref().map(of).unwrap_or_default();
    found.extend(of(&room.run));
    found
}

pub(super) fn since(room: &Room<'_>) -> Vec<Block> {
    let Some(sheet) = &room.between else { return Vec::new() };
    let steps = sheet.own(|fact| match fact {
        Fact::ActionRaised { action } => !action.imported,
        Fact::PostFilled { .. } => true,
        // They have sections of their own.
        Fact::DisruptionModerated { .. } | Fact::ItemChanged { .. } => false,
        fact => decision_number(fact).is_some(),
    });
    let mut blocks: Vec<Block> = steps.into_iter().filter_map(|step| sheet.entry(step)).collect();
    blocks.extend(actions::dealt_with(sheet, true));
    blocks.extend(others::imports(sheet));
    let left_out = |fact: &Fact| matches!(place::place(fact), Place::Section(number) if room.leaves_out(number));
    let inside = |fact: &Fact| (!left_out(fact)).then(|| "since the last meeting".to_owned());
    blocks.extend(withdrawn::told_at(sheet, &inside, &place::is_frame));
    blocks
}

pub(super) fn triggers(room: &Room<'_>) -> Vec<Block> {
    let steps =
        both(room, &|fact| matches!(fact, Fact::ItemAdded { item } if matches!(item.content, Content::Trigger(_))));
    let mut items: Vec<&Item> = steps
        .iter()
        .filter(|(_, step)| step.stands)
        .filter_map(|(_, step)| match step.fact() {
            // As it stands at the close; one struck out since is not in the record any more.
            Some(Fact::ItemAdded { item }) => room.record.items().get(&item.id),
            _ => None,
        })
        .collect();
    items.extend(open_items(room, |content| matches!(content, Content::Trigger(_))));
    items.sort_by_key(|item| item.id);
    items.dedup_by_key(|item| item.id);
    let rows: Vec<Row> = items.into_iter().filter_map(|item| trigger(room, item)).collect();
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            caption: "Triggers".into(),
            columns: vec![
                Column::references("Trigger"),
                Column::words("OCG"),
                Column::words("Kind"),
                Column::words("Occurred"),
                Column::words("Notified"),
                Column::words("Disposal"),
            ],
            rows,
            row_head: 0,
            total: None,
            note: None,
            empty: "None reported.".into(),
        }));
    }
    let told = both(room, &|fact| match fact {
        Fact::ItemAdded { item } => matches!(item.content, Content::Remark(_)) && is_at(room, fact, place::TRIGGERS),
        _ => false,
    });
    blocks.extend(told.into_iter().filter_map(|(sheet, step)| sheet.entry(step)));
    if let Some(sheet) = &room.between {
        let new = sheet.own(|fact| match fact {
            Fact::AssessmentRecorded { .. } | Fact::NoteAdded { .. } => true,
            Fact::ItemAdded { item } => matches!(item.content, Content::Gap(_) | Content::Statement(_)),
            Fact::ItemChanged { to, .. } => matches!(**to, Content::Statement(_)),
            _ => false,
        });
        blocks.extend(new.into_iter().filter_map(|step| sheet.entry(step)));
    }
    blocks
}

fn is_at(room: &Room<'_>, fact: &Fact, number: u8) -> bool {
    room.place(fact) == Place::Section(number)
}

fn trigger(room: &Room<'_>, item: &Item) -> Option<Row> {
    let Content::Trigger(trigger) = &item.content else { return None };
    let ocg = item.ocg.as_ref();
    let taken = ocg.and_then(|ocg| room.turn(ocg.id)).map(|(at, _)| format!("taken at item 7.{at}"));
    let disposal = trigger.disposal.as_ref().map(|disposal| {
        if disposal.because.is_empty() {
            disposal.what.clone()
        } else {
            format!("{}: {}", disposal.what, disposal.because)
        }
    });
    let told = match (disposal, taken) {
        (Some(disposal), Some(taken)) => format!("{disposal}; {taken}"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => "none yet".to_owned(),
    };
    Some(Row::new(vec![
        Text::reference(&item.number),
        ocg.map_or_else(|| "none named".to_owned(), |ocg| ocg.operation.clone()).into(),
        trigger.kind.as_str().into(),
        plain(trigger.occurred_on).into(),
        plain(trigger.notified_on).into(),
        told.into(),
    ]))
}

pub(super) fn new(room: &Room<'_>) -> Vec<Block> {
    if room.leaves_out(place::NEW) {
        return Vec::new();
    }
    let steps = both(room, &|fact| matches!(fact, Fact::OcgRegistered { .. }));
    let mut blocks: Vec<Block> = steps.into_iter().filter_map(|(sheet, step)| sheet.entry(step)).collect();
    let day = room.day();
    for line in room.closing.ocgs.iter().filter(|line| line.status == OcgStatus::Provisional) {
        let Some(ocg) = room.record.ocgs().get(&line.id) else { continue };
        let days = plural(u64::try_from(days_between(line.status_since, day)).unwrap_or(0), "day", "days");
        let assessed = line
            .assessed_on
            .map_or_else(|| "assessment not received".to_owned(), |on| format!("assessed {}", plain(on)));
        let taken = match (room.turn(line.id), room.calls()) {
            (Some((at, _)), _) => format!(" Taken at item 7.{at}."),
            (None, true) => " See item 14.".to_owned(),
            (None, false) => String::new(),
        };
        blocks.push(Block::paragraph(named(&ocg.tag()).and(&format!(": provisional for {days}; {assessed}.{taken}"))));
    }
    blocks.extend(
        room.at(Place::Section(place::NEW))
            .into_iter()
            .filter(|step| !matches!(step.fact(), Some(Fact::OcgRegistered { .. })))
            .filter_map(|step| room.run.entry(step)),
    );
    blocks
}

pub(super) fn capacity(room: &Room<'_>) -> Vec<Block> {
    if room.leaves_out(place::CAPACITY) {
        return Vec::new();
    }
    let board = &room.closing;
    let profile = &room.run.profile;
    let mut rows = Vec::new();
    let mut officers: Vec<_> = board.officers.values().filter(|officer| officer.is_lro(room.day())).collect();
    officers.sort_by(|one, other| one.label.cmp(&other.label));
    for officer in officers {
        let mut notes = Vec::new();
        match officer.limit {
            Some(limit) if officer.leads > limit => notes.push(format!("Over by {}", officer.leads - limit)),
            Some(limit) if officer.leads == limit => notes.push("At limit".to_owned()),
            Some(_) => {}
            None => notes.push("No limit set".to_owned()),
        }
        match training(officer.trained_on, profile.lro_training_valid_days, room.day()) {
            Training::Current(_) => {}
            Training::Lapsed(on) => notes.push(format!("Training lapsed {}", plain(on))),
            Training::NoneRecorded => notes.push("No LRO training recorded".to_owned()),
        }
        let notes = if notes.is_empty() { "none".to_owned() } else { notes.join("; ") };
        rows.push(Row::new(vec![
            Text::reference(&officer.label),
            officer.leads.to_string().into(),
            officer.limit.map_or_else(|| "not set".to_owned(), |limit| limit.to_string()).into(),
            officer.open.to_string().into(),
            officer.late.to_string().into(),
            notes.into(),
        ]));
    }
    let mut blocks = vec![Block::Table(Table {
        caption: "LROs at the close".into(),
        columns: vec![
            Column::references("LRO"),
            Column::figures("OCGs"),
            Column::figures("Limit"),
            Column::figures("Live actions"),
            Column::figures("Overdue"),
            Column::words("Note"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "No OCG has an LRO.".into(),
    })];
    blocks.extend(section(room, place::CAPACITY));
    blocks.push(Block::paragraph(without_lro(room)));
    blocks
}

fn without_lro(room: &Room<'_>) -> String {
    let mut tiers: Vec<(u8, Vec<&str>)> = Vec::new();
    let mut lines: Vec<_> = room.run.close.counted().filter(|ocg| ocg.without_lro.is_some()).collect();
    lines.sort_by_key(|ocg| (ocg.tier.map_or(5, Tier::number), ocg.operation.clone()));
    for ocg in &lines {
        let tier = ocg.tier.map_or(5, Tier::number);
        match tiers.last_mut() {
            Some((last, names)) if *last == tier => names.push(&ocg.operation),
            _ => tiers.push((tier, vec![&ocg.operation])),
        }
    }
    let words: Vec<String> = tiers
        .iter()
        .map(|(tier, names)| {
            let tier = if *tier > 4 { "no tier yet".to_owned() } else { format!("tier {tier}") };
            format!("{} ({tier})", listed(names))
        })
        .collect();
    match lines.len() {
        0 => "Every OCG has an LRO at the close.".to_owned(),
        count => format!("Without LRO at close ({count}): {}.", words.join(", ")),
    }
}

pub(super) fn disruptions(room: &Room<'_>) -> Vec<Block> {
    let steps = both(room, &|fact| matches!(fact, Fact::DisruptionClaimed { .. } | Fact::DisruptionModerated { .. }));
    let mut blocks: Vec<Block> = steps.into_iter().filter_map(|(sheet, step)| sheet.entry(step)).collect();
    blocks.extend(
        room.at(Place::Section(place::DISRUPTIONS))
            .into_iter()
            .filter(|step| matches!(step.fact(), Some(Fact::ItemAdded { .. })))
            .filter_map(|step| room.run.entry(step)),
    );
    let waiting: Vec<Text> = room
        .record
        .disruptions()
        .values()
        .filter(|disruption| disruption.moderation.is_none())
        .map(|disruption| Text::reference(&disruption.number))
        .collect();
    if !waiting.is_empty() {
        let lead = Text::from(format!("Awaiting agreement: {} (", waiting.len()));
        blocks.push(Block::paragraph(lead.and_text(Text::joined(waiting, ", ")).and(").")));
    }
    blocks
}

pub(super) fn bids(room: &Room<'_>) -> Vec<Block> {
    let steps = both(room, &|fact| is_at(room, fact, place::BIDS));
    let mut blocks: Vec<Block> = steps.into_iter().filter_map(|(sheet, step)| sheet.entry(step)).collect();
    let late: Vec<Text> = open_items(room, |content| matches!(content, Content::Bid(_)))
        .filter_map(|item| match &item.content {
            Content::Bid(bid) => {
                let by = bid.needed_by.filter(|by| *by < room.day())?;
                Some(Text::reference(&item.number).and(&format!(
                    " (made {}, needed by {})",
                    plain(bid.made_on),
                    plain(by)
                )))
            }
            _ => None,
        })
        .collect();
    if !late.is_empty() {
        let words = Text::from("Unanswered past its date: ").and_text(Text::joined(late, "; ")).and(".");
        blocks.push(Block::paragraph(words));
    }
    blocks
}

/// Actions given to partners at the meeting, and whether they may be told.
pub(super) fn partners(room: &Room<'_>) -> Vec<Block> {
    let is_partner = |fact: &Fact| match fact {
        Fact::ActionRaised { action } if !action.imported => action
            .owner
            .as_ref()
            .and_then(|owner| room.closing.officers.get(&owner.id))
            .is_some_and(|officer| officer.partner),
        _ => false,
    };
    let rows: Vec<Row> = room
        .run
        .own(is_partner)
        .into_iter()
        .filter(|step| step.stands)
        .filter_map(|step| match step.fact() {
            Some(Fact::ActionRaised { action }) => Some(Row::new(vec![
                Text::reference(&action.number),
                action.owner.as_ref().map_or_else(|| Text::from("none"), |owner| Text::reference(&owner.label)),
                action.ocg.operation.as_str().into(),
                strands(action.details.strand, action.details.second).into(),
                if action.details.shareable { "this action" } else { "nothing until the chair says so" }.into(),
            ])),
            _ => None,
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
        caption: "Actions given to partners".into(),
        columns: vec![
            Column::references("Action"),
            Column::words("Partner"),
            Column::words("OCG"),
            Column::words("P"),
            Column::words("May be told"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "None.".into(),
    })]
}

pub(super) fn closures(room: &Room<'_>) -> Vec<Block> {
    let steps = both(room, &archives);
    let mut blocks = Vec::new();
    for (_, step) in steps.into_iter().filter(|(_, step)| step.stands) {
        let Some(Fact::OcgStatusSet { ocg, .. }) = step.fact() else { continue };
        let orders = room
            .record
            .items()
            .values()
            .filter(|item| item.ocg.as_ref().is_some_and(|tag| tag.id == ocg.id))
            .filter(|item| matches!(&item.content, Content::Order(order) if order.is_in_force_on(room.day())))
            .count();
        let held = room.record.meetings().values().any(|meeting| {
            meeting.kind == crate::domain::meeting::MeetingKind::Debrief
                && matches!(meeting.state, crate::domain::meeting::MeetingState::Signed { .. })
                && meeting.settled.iter().any(|(id, _)| *id == ocg.id)
        });
        let debrief = if held { "held" } else { "not held" };
        let at = match room.turn(ocg.id) {
            Some((at, _)) => format!("archived at item 7.{at}"),
            None => "archived since the last meeting".to_owned(),
        };
        blocks.push(Block::paragraph(
            room.named(ocg).and(&format!(": {at}. Debrief {debrief}. Orders in force: {orders}.")),
        ));
    }
    blocks
}

pub(super) fn learning(room: &Room<'_>) -> Vec<Block> {
    let steps = both(room, &|fact| is_at(room, fact, place::LEARNING));
    steps.into_iter().filter_map(|(sheet, step)| sheet.entry(step)).collect()
}
