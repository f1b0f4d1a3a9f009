//! Corrections by addition: in the minutes of the meeting that made them, and as the addendum to the minutes they correct.

use super::{defect, item_of};
use crate::domain::fact::Fact;
use crate::domain::item::{Content, Correction};
use crate::domain::meeting::{MeetingKind, MeetingTag};
use crate::domain::receipt::Entered;
use crate::domain::time::plain;
use crate::journal::Seal as JournalSeal;
use crate::report::document::{Block, Document, Entry, EntryStatus, Level, Marking, Meta, Seal, State, Text, ended};
use crate::report::figures::Step;
use crate::report::minutes::Sheet;
use crate::report::past::Past;
use crate::report::sentences::by_whom;
use crate::report::{Defect, NoPaper};
use crate::text::{clean_line, count_group};

/// The standing corrections of a meeting's minutes up to the last entry, in order.
fn of_meeting<'a>(past: &'a Past, meeting: &MeetingTag) -> Vec<(&'a Entered, &'a Correction)> {
    past.standing()
        .filter_map(|(entered, fact)| match fact {
            Fact::ItemAdded { item } => match &item.content {
                Content::Correction(correction) if correction.meeting.id == meeting.id => Some((entered, correction)),
                _ => None,
            },
            _ => None,
        })
        .collect()
}

fn block(past: &Past, entered: &Entered, correction: &Correction) -> Block {
    let meeting = &correction.meeting;
    let number = of_meeting(past, meeting)
        .iter()
        .position(|(other, _)| other.entry == entered.entry)
        .map_or_else(|| "withdrawn".to_owned(), |at| (at + 1).to_string());
    let item = item_of(past, meeting.kind, meeting.number, correction.entry).ok().flatten();
    let item = item.map_or_else(String::new, |item| format!(", item {item}"));
    let of = count_group(correction.entry);
    let byline = Text::from("Recorded by ").and_text(by_whom(entered)).and(&format!(
        " on {} (entry {}). The original entry {of} is unchanged.",
        plain(entered.decided_at.local_date()),
        count_group(entered.entry)
    ));
    Block::Entry(Entry {
        word: "Correction".to_owned(),
        number: Text::from(format!("{number} to meeting {}{item}", meeting.number)),
        aside: String::new(),
        runs_on: true,
        status: EntryStatus::Stands,
        sentence: Text::from(format!(
            "recorded \"{}\"; it should read \"{}\".",
            correction.recorded.trim(),
            correction.reads.trim()
        )),
        reason: Some(ended(&correction.because).into()),
        byline: Some(byline),
    })
}

/// A correction made at a meeting; every other step as it is told elsewhere.
pub(super) fn correction(past: &Past, run: &Sheet, step: &Step) -> Option<Block> {
    match step.fact() {
        Some(Fact::ItemAdded { item }) if step.stands => match &item.content {
            Content::Correction(correction) => Some(block(past, &step.entered, correction)),
            _ => run.entry(step),
        },
        _ => run.entry(step),
    }
}

/// Writes the addendum to the signed minutes of a meeting: every correction since, with the seal of the last entry.
///
/// # Errors
/// [`NoPaper::Refused`] when the meeting is not signed or there is no correction.
pub fn addendum(
    past: &Past,
    kind: MeetingKind,
    number: u32,
    seal: &dyn Fn(u64) -> Option<JournalSeal>,
) -> Result<Document, NoPaper> {
    let refused = |words: String| Err(NoPaper::refused(words));
    let Some(held) = past.meeting(kind, number) else {
        return refused(format!("There is no {} {number} that was opened, so it has no addendum.", kind.word()));
    };
    if held.signed.is_none() {
        return refused(format!("The {} is not signed yet, so nothing can be added to its minutes.", held.meeting));
    }
    let corrections = of_meeting(past, &held.meeting);
    let Some((last, _)) = corrections.last() else {
        return refused(format!("There is no correction to the {}, so no addendum was written.", held.meeting));
    };
    let cut = past.upto(last.entry);
    let record = cut.record(last.entry)?;
    let run = Sheet::of_run(&cut, last.entry, last.entry, &record, number)?;
    let seal = seal(last.entry).filter(|seal| seal.entries == last.entry);
    let seal = seal.ok_or_else(|| defect("there is no seal of its last entry"))?;
    let code = format!("{}{number}", kind.paper_letter());
    let meta = Meta {
        paper: format!("{}-{code}-addendum-{}", clean_line(&run.founding.prefix), corrections.len()),
        period: format!("meeting {number}, {}", plain(held.day())),
        state: State::Signed,
        ..run.meta()
    };
    let mut blocks = vec![
        Block::heading(1, format!("Addendum to the minutes of meeting {number}, {}", run.founding.bcu)),
        Block::paragraph(format!("This paper adds to the signed minutes of meeting {number}; it replaces nothing.")),
    ];
    blocks.extend(corrections.iter().map(|(entered, correction)| block(&cut, entered, correction)));
    blocks.push(Block::Seal(Seal::of(&format!("addendum to meeting {number}"), &seal)));
    let mut marking = Marking::of(Level::OfficialSensitive, Level::from_words(&run.profile.marking));
    let handling = run.profile.papers.handling.as_str();
    marking.handling = (!handling.is_empty()).then(|| handling.into());
    Document::new(meta, marking, blocks).map_err(|Defect(what)| NoPaper::Defect(Defect(what)))
}
