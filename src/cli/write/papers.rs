//! The papers that are folded from the whole journal: one builder of `report` for each.

use super::super::args::{Paper, Write};
use super::super::context::{Context, Opened};
use super::super::failure::Failure;
use super::super::{files, output};
use super::names::warn;
use super::{copies, put, sheets};
use crate::domain::item::Part;
use crate::domain::meeting::MeetingKind;
use crate::journal::Seal;
use crate::model::port::Papers;
use crate::report::board;
use crate::report::briefing::briefing;
use crate::report::evidence::evidence;
use crate::report::minutes::meeting::{addendum, of_meeting};
use crate::report::redact::Audience;
use crate::report::totals::{Span, totals};
use crate::report::worklist::worklist;
use crate::report::{Document, Format, NoPaper, Past};
use crate::store::{Folder, Store, StoreError};
use crate::term::copies::allowed;
use crate::term::papers::{self, Trouble, checkpoint_file, past, signed};
use crate::term::placing::Placing;
use std::path::PathBuf;

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self { code: trouble.exit_code(), sentence: trouble.to_string() }
    }
}

impl From<NoPaper> for Failure {
    fn from(why: NoPaper) -> Self {
        match why {
            NoPaper::Refused(sentence) => Self::refused(sentence),
            NoPaper::Defect(defect) => StoreError::Defect(defect.0).into(),
        }
    }
}

/// Writes one of them.
pub(super) fn run(write: &Write, format: Format, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(true)?;
    let past = past(&opened.store)?;
    let wanted = wanted(write)?;
    warn(write, &opened, context)?;
    let folder = together(write, &opened.store, context);
    if let Some(place) = (wanted == Paper::All).then_some(&folder).or(write.out.as_ref()) {
        opened.may_put(place, " with --out", context)?;
    }
    if past.is_covert() && wanted == Paper::Minutes {
        return copies::run(write, format, &past, &mut opened, context);
    }
    if let (Some(file), Paper::Minutes) = (&write.out, wanted) {
        files::may_write(file, write.force)?;
    }
    match wanted {
        Paper::Board => past.prints("board paper")?,
        Paper::Evidence => past.prints("evidence pack")?,
        Paper::Worklist => past.prints("worklist")?,
        Paper::Briefing => past.prints("briefing")?,
        Paper::Totals => past.prints("totals")?,
        Paper::Sheets => past.prints("tasking sheets")?,
        Paper::Minutes | Paper::All | Paper::Checkpoint | Paper::Register => {}
    }
    // What cannot be made is given to nobody: a paper is noted when it is whole.
    if wanted == Paper::All {
        let kind = kind(write, &past)?;
        let number = number(write, &past, kind)?;
        let files = papers::files(&opened.store, &past, kind, number, Papers::All)?;
        let placing = Placing::look(&folder, &files, write.force).map_err(Failure::environment)?;
        output::line(&opened.noting_files(write, number, placing, context)?);
        return Ok(());
    }
    if wanted == Paper::Sheets {
        return sheets::run(write, format, &past, &mut opened, context);
    }
    if wanted == Paper::Checkpoint {
        let kind = kind(write, &past)?;
        let file = checkpoint_file(&opened.store, &past, kind, number(write, &past, kind)?)?;
        return opened.noting_paper(write, None, context, || super::put_text(write, &file.bytes));
    }
    if wanted == Paper::Register {
        return register(write, format, &past, &mut opened, context);
    }
    let document = paper(write, &past, &opened.store)?;
    let outside = match wanted {
        Paper::Briefing => write.whom.as_deref(),
        Paper::Totals => {
            goes_outside(write)?;
            None
        }
        _ => None,
    };
    opened.noting_paper(write, outside, context, || put(write, &document, format))
}

/// The paper that was asked for: with `--redact` the one that is made for such readers, whatever else was named.
pub(in crate::cli) fn wanted(write: &Write) -> Result<Paper, Failure> {
    let Some(words) = &write.redact else { return Ok(write.paper) };
    match Audience::from_words(words).map_err(|why| Failure::usage(format!("Not written: {why}")))? {
        Audience::Partner => Ok(Paper::Briefing),
        Audience::Public => Ok(Paper::Totals),
        Audience::Full | Audience::Board => Ok(write.paper),
    }
}

/// The meeting that was asked for, or the last that was signed.
pub(super) fn number(write: &Write, past: &Past, kind: MeetingKind) -> Result<u32, Failure> {
    let last = || past.held(kind).into_iter().rev().find(|held| held.signed.is_some()).map(|held| held.meeting.number);
    write
        .meeting
        .or_else(last)
        .ok_or_else(|| Failure::refused(format!("No {} is signed yet, so there is nothing to write.", kind.word())))
}

/// The meeting at whose close the board paper stands: that of the paper of this number, or as for the others.
fn board_meeting(write: &Write, past: &Past) -> Result<u32, Failure> {
    match write.number {
        Some(paper) => super::issue::meeting_of(past, paper),
        None => number(write, past, MeetingKind::Tasking),
    }
}

pub(super) fn kind(write: &Write, past: &Past) -> Result<MeetingKind, Failure> {
    match &write.kind {
        Some(words) => MeetingKind::from_words(words, past.is_covert())
            .map_err(|why| Failure::usage(format!("Not written: {why}"))),
        None => Ok(MeetingKind::usual(past.is_covert())),
    }
}

/// The folder that all papers of a meeting go to.
fn together(write: &Write, store: &Store, context: &Context) -> PathBuf {
    let usual = || store.folder().map(Folder::papers);
    write.out.clone().or_else(|| context.global.papers.clone()).or_else(usual).unwrap_or_default()
}

/// One part of a register. What is not assessed is told to the operator, never in a file (papers section 2h).
fn register(write: &Write, format: Format, past: &Past, opened: &mut Opened, context: &Context) -> Result<(), Failure> {
    allowed(&opened.store, format)?;
    let named = |what: &Option<String>, sentence: &str| what.clone().ok_or_else(|| Failure::usage(sentence));
    let investigation = named(&write.investigation, "Name the investigation with --investigation.")?;
    let typed = named(&write.part, "Name the part with --part: a or b. Each is a file of its own.")?;
    let part = Part::ALL.into_iter().find(|part| part.word().eq_ignore_ascii_case(typed.trim()));
    let part = part.ok_or_else(|| Failure::usage("The parts of a register are a and b. Nothing was written."))?;
    if part == Part::A && past.is_covert() {
        // What is held there is proposed as sensitive, always (papers section 2j).
        return Err(Failure::refused("This store writes part b of a register only. Nothing was written."));
    }
    if part == Part::B && write.because.as_deref().is_none_or(|because| because.trim().is_empty()) {
        return Err(Failure::usage("Say why part b is written, with --because. Nothing was written."));
    }
    let recipient = write.to.as_deref().or(write.whom.as_deref()).map(str::trim);
    if past.is_covert() && recipient.is_none_or(str::is_empty) {
        // Every copy of what is held there has a holder (papers section 2j).
        return Err(Failure::usage("Say to whom this register is given, with --for. Nothing was written."));
    }
    let register = crate::report::register::register(past, &investigation, part, write.whom.as_deref())?;
    opened.noting_paper(write, write.whom.as_deref(), context, || put(write, &register.document, format))?;
    if register.not_assessed > 0 {
        output::remark(&format!(
            "{} for this investigation not assessed yet, and in no file.",
            crate::text::plural(register.not_assessed, "flagged entry is", "flagged entries are")
        ));
    }
    Ok(())
}

/// The quarter or the year of totals.
pub(super) fn span(write: &Write) -> Result<Span, Failure> {
    let named = write.quarter.as_deref().ok_or_else(|| {
        Failure::usage("Name the quarter with --quarter: 2026-2 is July to September 2026, 2026 the whole year.")
    })?;
    Span::from_words(named).map_err(Failure::usage)
}

/// Refuses what goes outside without saying to whom.
pub(super) fn goes_outside(write: &Write) -> Result<(), Failure> {
    if write.to.is_some() {
        return Ok(());
    }
    Err(Failure::usage(
        "Say to whom the totals are given, with --to: they go outside, and that is noted in the access log.",
    ))
}

fn paper(write: &Write, past: &Past, store: &Store) -> Result<Document, Failure> {
    let kind = kind(write, past)?;
    let seal: &dyn Fn(u64) -> Option<Seal> = &|entry| store.seal_at(entry).ok().flatten();
    match wanted(write)? {
        Paper::Minutes => {
            let number = write.meeting.unwrap_or(0);
            let document =
                if write.addenda { addendum(past, kind, number, seal) } else { of_meeting(past, kind, number, seal) };
            Ok(document?)
        }
        Paper::Board => Ok(board::paper(past, board_meeting(write, past)?, write.meetings, seal)?),
        Paper::Evidence => Ok(evidence(past, seal, Some(store.verify()?.entries))?),
        Paper::Worklist => match write.meeting {
            Some(number) => Ok(worklist(&signed(past, kind, number)?)?),
            None => Ok(worklist(past)?),
        },
        Paper::Briefing => {
            let whom = write.whom.as_deref().ok_or_else(|| Failure::usage("Name the partner body with --for."))?;
            Ok(briefing(past, number(write, past, MeetingKind::Tasking)?, whom)?)
        }
        Paper::Totals => Ok(totals(past, span(write)?)?),
        Paper::Sheets | Paper::Checkpoint | Paper::Register | Paper::All => {
            Err(Failure::usage("This paper is written by itself."))
        }
    }
}
