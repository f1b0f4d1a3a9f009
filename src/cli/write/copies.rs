//! `muster write minutes` of a store whose copies are numbered (papers section 2j): one for each holder who is named, each saying whose it is, with the
//! list of all of them at its end for the recall.

use super::super::access::of_copy;
use super::super::args::Write;
use super::super::context::{Context, Opened};
use super::super::failure::Failure;
use super::super::output;
use super::{options, papers};
use crate::report::minutes::meeting::{addendum, of_meeting};
use crate::report::{Document, Format, Past};
use crate::term::papers::{File, copy_files, place};

pub(super) fn run(
    write: &Write,
    format: Format,
    past: &Past,
    opened: &mut Opened,
    context: &Context,
) -> Result<(), Failure> {
    let kind = papers::kind(write, past)?;
    let number = papers::number(write, past, kind)?;
    let holders = holders(write)?;
    let rules = opened.store.profile()?.papers.clone();
    if !rules.allows(format.ending()) {
        return Err(Failure::refused(format!(
            "This store writes {} only: anything else travels too easily. Nothing was written.",
            rules.formats.join(" and ")
        )));
    }
    let seal = |entry| opened.store.seal_at(entry).ok().flatten();
    let document: Document =
        if write.addenda { addendum(past, kind, number, &seal) } else { of_meeting(past, kind, number, &seal) }?;
    let files: Vec<File> = copy_files(&document, &holders, format, options(write))?;
    if write.out.is_none() && files.len() > 1 {
        return Err(Failure::usage("Several copies are a file each: name a folder for them with --out."));
    }
    let because = write.because.as_deref().unwrap_or_default();
    for holder in &holders {
        opened.note_first(of_copy(write, holder, because), context)?;
    }
    match (&write.out, files.as_slice()) {
        (None, [one]) => {
            output::say(&String::from_utf8_lossy(&one.bytes));
            Ok(())
        }
        (None, _) => Err(Failure::usage("Several copies are a file each: name a folder for them with --out.")),
        (Some(folder), files) => {
            output::remark(&place(folder, files, write.force).map_err(Failure::environment)?);
            Ok(())
        }
    }
}

/// The holders, out of `--to "DI 8107, DS 6642"`.
fn holders(write: &Write) -> Result<Vec<String>, Failure> {
    let named = write.to.as_deref().unwrap_or_default();
    let mut holders: Vec<String> = Vec::new();
    for name in named.split([',', ';']).map(|name| crate::text::clean_line(name.trim())) {
        if !name.is_empty() && !holders.iter().any(|holder| holder.eq_ignore_ascii_case(&name)) {
            holders.push(crate::text::cut(&name, 60).into_owned());
        }
    }
    if holders.is_empty() {
        return Err(Failure::refused(
            "Every copy names its holder. Say whose they are with --to \"DI 8107, DS 6642\". Nothing was written.",
        ));
    }
    Ok(holders)
}
