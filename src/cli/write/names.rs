//! Warnings before a paper is written: of a name that gives away what is in it (papers section 5.6), and of a reader for whom another paper is made.
//! They stop nothing.

use super::super::args::{Paper, Write};
use super::super::context::{Context, Opened};
use super::super::failure::Failure;
use super::super::output;
use crate::domain::file_name::{Known, telling};
use crate::text::{clean_line, cut, quoted};

/// Says what the name of `--out` tells to whoever sees the folder.
pub(super) fn warn_of_name(write: &Write, opened: &Opened, context: &Context) -> Result<(), Failure> {
    let Some(name) = write.out.as_deref().and_then(std::path::Path::file_name) else { return Ok(()) };
    let name = clean_line(&name.to_string_lossy());
    let today = context.today_for(&opened.store);
    let board = opened.store.board(today)?;
    let closed = opened.store.closed_ocg_lines(today)?;
    let profile = opened.store.profile()?;
    let told = telling(
        &name,
        &Known {
            groups: &board
                .ocgs
                .iter()
                .chain(&closed)
                .flat_map(|line| [&line.operation, &line.reference])
                .collect::<Vec<_>>(),
            people: &board.officers.values().map(|line| &line.label).collect::<Vec<_>>(),
            crimes: &profile.threat_areas,
            investigation: write.investigation.as_deref().unwrap_or_default(),
        },
    );
    if !told.is_empty() {
        output::remark(&format!(
            "muster: Note: the name {} holds {}, which whoever sees the folder reads. It stops nothing; give it another name.",
            cut(&name, 60),
            quoted(&told)
        ));
    }
    Ok(())
}

/// Says so where a paper of the force is given to a partner body, for which a briefing is made (papers section 2f).
pub(super) fn warn_of_partner(write: &Write, paper: Paper, opened: &Opened, context: &Context) -> Result<(), Failure> {
    let Some(to) = write.to.as_deref().map(str::trim) else { return Ok(()) };
    if matches!(paper, Paper::Briefing | Paper::Totals) {
        return Ok(());
    }
    let board = opened.store.board(context.today_for(&opened.store))?;
    let body = board.officers.values().find(|line| line.partner && line.label.eq_ignore_ascii_case(to));
    if let Some(body) = body.map(|line| &line.label) {
        output::remark(&format!(
            "muster: Note: this is the force's own paper, whole. What {body} may be told is \"muster write briefing --for '{body}'\"."
        ));
    }
    Ok(())
}
