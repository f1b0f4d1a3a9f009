//! The briefing for one partner body (papers section 2f): what it is asked to do and what it may know. Left on a bus, it names no subject, no tier,
//! no reference and nobody else's task; it never says how much was left out.

use super::NoPaper;
use super::document::{Block, Column, Document, Level, List, Row, State, Table, Text, ended};
use super::frame::Frame;
use super::past::Past;
use super::redact::own;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::board::OfficerLine;
use crate::domain::item::Handling;
use crate::domain::meeting::MeetingKind;
use crate::domain::tier::Strand;
use crate::domain::time::{long, plain};

/// Writes the briefing for a partner after a signed meeting.
///
/// # Errors
/// [`NoPaper::Refused`] when there is no such partner or the meeting is not signed.
pub fn briefing(past: &Past, number: u32, partner: &str) -> Result<Document, NoPaper> {
    past.prints("briefing")?;
    let held = past.meeting(MeetingKind::Tasking, number);
    let Some((held, (entry, _))) = held.and_then(|held| held.signed.map(|signed| (held, signed))) else {
        return Err(NoPaper::refused(format!(
            "There is no signed tasking meeting {number}, so there is no briefing after it."
        )));
    };
    let past = &past.upto(entry);
    let frame = Frame::at(past, entry, Some(held.day()))?;
    let named = |line: &&OfficerLine| line.label.eq_ignore_ascii_case(partner.trim());
    let Some(body) = frame.board.officers.values().find(named).filter(|line| line.partner) else {
        return Err(NoPaper::refused(format!(
            "There is no partner {} in the record. A briefing is written for a partner body.",
            crate::text::cut(&crate::text::clean_line(partner), 40)
        )));
    };
    let before = past.closes(MeetingKind::Tasking).iter().rev().nth(1).map_or(0, |close| close.entry);
    let since = past.entry(before).map(|entered| entered.decided_at.local_date());
    let mut actions: Vec<&Action> = frame
        .record
        .actions()
        .values()
        .filter(|action| action.owner.as_ref().is_some_and(|owner| owner.id == body.id))
        .collect();
    actions.sort_by_key(|action| (action.due.is_none(), action.due, action.number.clone()));
    let next = frame.record.meetings().get(&held.meeting.id).and_then(|meeting| meeting.details.next_on);
    let mut blocks = vec![
        Block::heading(1, format!("Briefing for {}: after the meeting of {}", body.label, plain(held.day()))),
        Block::numbered(2, "1", "What we ask of you"),
        asked(&frame, &actions, next.map(long)),
    ];
    let done: Vec<Text> = actions
        .iter()
        .filter(|action| {
            let told = matches!(action.state.status, ActionStatus::ClaimedComplete | ActionStatus::Discharged);
            told && since.is_none_or(|since| action.state.since >= since)
        })
        .map(|action| {
            let state = own("action", "status", Text::from(action.state.status.word()));
            own("action", "number", Text::reference(&action.number))
                .and(" (")
                .and_text(own("action", "text", Text::from(action.details.text.trim())))
                .and("): ")
                .and_text(state)
                .and(&format!(" on {}.", plain(action.state.since)))
        })
        .collect();
    if !done.is_empty() {
        blocks.push(Block::numbered(2, "2", "What you told us is done"));
        blocks.push(Block::List(List { ordered: false, items: done }));
    }
    let (told, code) = may_be_told(&frame, body, &actions);
    if !told.is_empty() {
        blocks.push(Block::numbered(2, "3", "What you may be told"));
        blocks.extend(told.into_iter().map(Block::Paragraph));
    }
    blocks.push(Block::numbered(2, "4", "Handling, contact and next meeting"));
    blocks.push(Block::Paragraph(contact(&frame, &actions)));
    let next = next.map_or_else(|| "not set".to_owned(), long);
    blocks.push(Block::paragraph(format!("Next meeting: {next}. You will be told for which part of it.")));
    let name = format!("briefing-{}", super::sheets::file_number(body.id));
    let mut meta = frame.meta(&format!("T{number}"), &name, &plain(held.day()), State::Issued);
    meta.recipient = Some(crate::text::clean_line(&body.label));
    // Entry numbers are the force's own (papers section 4).
    meta.as_at_entry = 0;
    blocks.push(Block::Paragraph(Text::reference(&meta.paper).and(", copy for one recipient")));
    let mut marking = frame.marking(Level::OfficialSensitive);
    let handling = format!("Handling: for {} only. Do not forward. Handling code {}.", body.label, code.word());
    marking.handling = Some(Text::from(handling));
    Ok(Document::new(meta, marking, blocks)?)
}

fn asked(frame: &Frame<'_>, actions: &[&Action], next: Option<String>) -> Block {
    let rows: Vec<Row> = actions
        .iter()
        .filter(|action| action.state.status.is_with_owner())
        .map(|action| {
            let due = action.due.map_or_else(|| "no date".to_owned(), long);
            let late = action.days_late(frame.day).map_or_else(String::new, |days| {
                format!(", overdue {}", crate::text::plural(u64::try_from(days).unwrap_or(0), "day", "days"))
            });
            let strand = action.details.strand.map_or("not given", Strand::word);
            Row::new(vec![
                own("action", "number", Text::reference(&action.number)),
                own("ocg", "operation", Text::from(action.ocg.operation.as_str())),
                own("action", "strand", Text::from(strand)),
                own("action", "text", Text::from(action.details.text.trim())),
                own("action", "due", Text::from(format!("{due}{late}"))),
            ])
        })
        .collect();
    let until = next.map_or_else(String::new, |next| format!(" before {next}"));
    Block::Table(Table {
        caption: "Actions for you".into(),
        columns: vec![
            Column::references("Action"),
            Column::words("Operation"),
            Column::words("Four Ps"),
            Column::words("What"),
            Column::words("By"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: Text::from(format!("Nothing is asked of you{until}.")),
    })
}

/// One paragraph for each operation with a summary for this body: written for it by name (handling code C), or for every partner with a live action
/// on the operation (code P).
///
/// With the handling code of the whole: C as soon as one of them was written for named bodies.
fn may_be_told(frame: &Frame<'_>, body: &OfficerLine, actions: &[&Action]) -> (Vec<Text>, Handling) {
    let mut told: Vec<(&str, &str)> = Vec::new();
    let mut code = Handling::P;
    for ocg in frame.record.ocgs().values().filter(|ocg| ocg.status.is_live()) {
        let details = &ocg.details;
        let on_it = actions.iter().any(|action| action.ocg.id == ocg.id && action.state.status.is_live());
        let named = details.summary_for.iter().any(|one| one.trim().eq_ignore_ascii_case(body.label.trim()));
        let may = if details.summary_for.is_empty() { on_it } else { named };
        if may && !details.partner_summary.trim().is_empty() {
            told.push((&details.operation, details.partner_summary.trim()));
            if named {
                code = Handling::C;
            }
        }
    }
    told.sort_unstable();
    let told = told
        .into_iter()
        .map(|(operation, summary)| {
            own("ocg", "operation", Text::from(operation)).and(": ").and_text(own(
                "ocg",
                "partner_summary",
                Text::from(ended(summary)),
            ))
        })
        .collect();
    (told, code)
}

/// The lead responsible officer (LRO) of each operation the body has a live action on.
fn contact(frame: &Frame<'_>, actions: &[&Action]) -> Text {
    let mut known: Vec<(String, Text)> = Vec::new();
    for action in actions.iter().filter(|action| action.state.status.is_live()) {
        let lro = frame.record.ocgs().get(&action.ocg.id).and_then(|ocg| ocg.lro.as_ref());
        if let Some(lro) = lro.filter(|_| !known.iter().any(|(name, _)| *name == action.ocg.operation)) {
            known.push((action.ocg.operation.clone(), own("ocg", "lro", Text::reference(&lro.officer.label))));
        }
    }
    let lead = Text::from("Keep with restricted access; destroy when the actions are done. Questions: ");
    if known.is_empty() {
        return lead.and("the sender of this paper.");
    }
    let words = known.into_iter().map(|(operation, lro)| lro.and(&format!(" ({operation})")));
    lead.and_text(Text::joined(words, ", ")).and(".")
}
