//! `muster write sheets`: one file for each owner into a folder, with a list of whose is which; or one owner's sheet.

use super::super::args::Write;
use super::super::failure::Failure;
use super::super::{files, output};
use super::papers::{kind, number};
use super::{options, put};
use crate::report::render::bytes;
use crate::report::sheets::{Sheet, index, sheets};
use crate::report::{Format, Past};
use crate::text::{clean_line, cut, plural};

pub(super) fn run(write: &Write, format: Format, past: &Past) -> Result<(), Failure> {
    let kind = kind(write)?;
    let number = number(write, past, kind)?;
    let all = sheets(past, kind, number)?;
    if let Some(whom) = &write.whom {
        return put(write, &of(&all, whom)?.document, format);
    }
    let Some(folder) = &write.out else {
        return Err(Failure::usage(
            "Sheets are one file each: name a folder for them with --out, or one owner with --for.",
        ));
    };
    let list = index(past, kind, number, &all)?;
    let mut wanted: Vec<_> = all.iter().map(|sheet| (&sheet.document, format)).collect();
    wanted.push((&list, Format::Text));
    let path = |document: &crate::report::Document, format: Format| {
        folder.join(format!("{}.{}", document.meta().paper, format.ending()))
    };
    std::fs::create_dir_all(folder).map_err(|error| {
        let why = files::why(&error);
        Failure::environment(format!(
            "{} could not be made a folder: {why}. Nothing was written.",
            files::shown(folder)
        ))
    })?;
    // Whatever is in the way is found before the first sheet is written.
    for (document, format) in &wanted {
        files::may_write(&path(document, *format), write.force)?;
    }
    for (document, format) in &wanted {
        files::write_whole(&path(document, *format), &bytes(document, *format, options(write)), write.force)?;
    }
    output::remark(&format!(
        "{} of meeting {number} and the list of whose is which are in {}.",
        plural(all.len() as u64, "sheet", "sheets"),
        files::shown(folder)
    ));
    Ok(())
}

fn of<'a>(all: &'a [Sheet], whom: &str) -> Result<&'a Sheet, Failure> {
    all.iter().find(|sheet| sheet.label.eq_ignore_ascii_case(whom.trim())).ok_or_else(|| {
        Failure::refused(format!(
            "There is no sheet for {}: nobody of that name leads a group or has a live action.",
            cut(&clean_line(whom), 40)
        ))
    })
}
