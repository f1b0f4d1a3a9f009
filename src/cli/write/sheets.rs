//! `muster write sheets`: one file for each owner into a folder, with a list of whose is which; or one owner's sheet.

use super::super::args::Write;
use super::super::context::{Context, Opened};
use super::super::failure::Failure;
use super::super::output;
use super::papers::{kind, number};
use super::{options, put};
use crate::domain::access_log::Access;
use crate::report::sheets::{Sheet, sheets};
use crate::report::{Format, Past};
use crate::term::papers::sheet_files;
use crate::term::placing::Placing;
use crate::text::{clean_line, cut};

pub(super) fn run(
    write: &Write,
    format: Format,
    past: &Past,
    opened: &mut Opened,
    context: &Context,
) -> Result<(), Failure> {
    let kind = kind(write, past)?;
    let number = number(write, past, kind)?;
    if let Some(whom) = &write.whom {
        let all = sheets(past, kind, number)?;
        let sheet = of(&all, whom)?;
        if sheet.outside && write.to.is_none() {
            // It goes to the body, whose sheet it is.
            let because = write.because.as_deref().unwrap_or_default();
            let given = Access::tasked(&sheet.label, number, because);
            return opened.noting_given(write, given, context, || put(write, &sheet.document, format));
        }
        return opened.noting_paper(write, None, context, || put(write, &sheet.document, format));
    }
    let Some(folder) = &write.out else {
        return Err(Failure::usage(
            "Sheets are one file each: name a folder for them with --out, or one owner with --for.",
        ));
    };
    let files = sheet_files(past, kind, number, format, options(write))?;
    let placing = Placing::look(folder, &files, write.force).map_err(Failure::environment)?;
    output::remark(&opened.noting_files(write, number, placing, context)?);
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
