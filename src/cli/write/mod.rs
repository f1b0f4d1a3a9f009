//! `muster write`: papers, whole or not at all.

mod copies;
mod issue;
mod minutes;
mod names;
mod papers;
mod sheets;

use super::args::{Paper, Write};
use super::context::{Context, Opened};
use super::failure::Failure;
use super::{files, output, receipt};
use crate::domain::marking::within;
use crate::domain::receipt::Receipt;
use crate::report::render::{Options, bytes, render_with};
use crate::report::{Document, Format};
use std::path::Path;

pub(super) use papers::wanted;

/// A paper whose issue is recorded, and how it is written once more where that fails.
struct Issued<'a> {
    document: &'a Document,
    format: Format,
    receipt: &'a Receipt,
    again: &'a str,
}

/// Writes a paper whose issue is recorded already, and says as which entry.
fn put_issued(write: &Write, issued: &Issued<'_>, opened: &mut Opened, context: &Context) -> Result<(), Failure> {
    put(write, issued.document, issued.format).map_err(|failure| {
        let failure = opened.not_issued_after_all(write, failure, context);
        Failure { sentence: format!("{} {}", failure.sentence, issued.again), ..failure }
    })?;
    receipt::remark_headline(issued.receipt);
    Ok(())
}

/// Writes a paper.
pub(super) fn run(write: &Write, context: &Context) -> Result<(), Failure> {
    let format = Format::from_words(&write.format).map_err(Failure::usage)?;
    // Elsewhere that is standard output, which a paper goes to without --out; a file of that name is hard to see and to take away again.
    if write.out.as_deref() == Some(Path::new("-")) {
        return Err(Failure::usage(
            "\"--out -\" names no file, so nothing was written. Name a file or a folder, or leave --out away and the text goes to standard output.",
        ));
    }
    // Recipient and purpose stand in the access log of the store, which holds nothing above OFFICIAL-SENSITIVE.
    for typed in [&write.to, &write.because].into_iter().flatten() {
        within(typed).map_err(|why| Failure::refused(format!("Not written: {why}")))?;
    }
    match &write.out {
        // Into a folder, one file for each owner.
        Some(_) if papers::wanted(write)? == Paper::Sheets && write.whom.is_none() => {}
        _ if papers::wanted(write)? == Paper::All => {}
        // In a store of numbered copies it is a folder; which store this is shows when it is open.
        Some(_) if papers::wanted(write)? == Paper::Minutes && write.meeting.is_some() => {}
        Some(path) => files::may_write(path, write.force)?,
        None if format == Format::Docx => {
            return Err(Failure::usage("A docx is not text: name the file to write with --out."));
        }
        None => {}
    }
    match papers::wanted(write)? {
        Paper::Minutes if write.meeting.is_none() => minutes::run(write, format, context),
        Paper::Board if write.issue => issue::board(write, format, context),
        Paper::Totals if write.issue => issue::totals(write, format, context),
        _ if write.issue => {
            Err(Failure::usage("Only the board paper and totals are issued with --issue. Nothing was written."))
        }
        _ => papers::run(write, format, context),
    }
}

fn options(write: &Write) -> Options {
    Options { bars: !write.no_bars }
}

/// Puts a paper where it was asked for.
fn put(write: &Write, document: &Document, format: Format) -> Result<(), Failure> {
    match &write.out {
        Some(path) => files::write_whole(path, &bytes(document, format, options(write)), write.force),
        None => output::say_paper(&render_with(document, format, options(write))),
    }
}

/// Puts text that is no document where it was asked for.
fn put_text(write: &Write, text: &[u8]) -> Result<(), Failure> {
    match &write.out {
        Some(path) => files::write_whole(path, text, write.force),
        None => output::say_paper(&String::from_utf8_lossy(text)),
    }
}
