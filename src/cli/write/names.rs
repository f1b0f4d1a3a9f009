//! Warnings before a paper is written: of a name that gives away what is in it (papers section 5.6), and of a reader for whom another paper is made.
//! They stop nothing.

use super::super::args::{Paper, Write};
use super::super::context::{Context, Opened};
use super::super::failure::Failure;
use super::super::output;
use super::wanted;
use crate::domain::board::{Board, OcgLine};
use crate::domain::copies::holders;
use crate::domain::file_name::{Known, telling};
use crate::domain::profile::Profile;
use crate::text::{clean_line, cut, quoted};

/// Says what the reader should know before a paper is written.
pub(super) fn warn(write: &Write, opened: &Opened, context: &Context) -> Result<(), Failure> {
    let name = write.out.as_deref().and_then(std::path::Path::file_name);
    let to = write.to.as_deref().and_then(|to| holders(to).ok()).unwrap_or_default();
    if name.is_none() && to.is_empty() {
        return Ok(());
    }
    let today = context.today_for(&opened.store);
    let board = opened.store.board(today)?;
    if let Some(name) = name {
        let closed = opened.store.closed_ocg_lines(today)?;
        warn_of_name(write, &clean_line(&name.to_string_lossy()), &board, &closed, &*opened.store.profile()?);
    }
    if !matches!(wanted(write)?, Paper::Briefing | Paper::Totals) {
        warn_of_partner(&to, &board);
    }
    Ok(())
}

/// What the name of `--out` tells to whoever sees the folder.
fn warn_of_name(write: &Write, name: &str, board: &Board, closed: &[OcgLine], profile: &Profile) {
    let groups: Vec<&String> =
        board.ocgs.iter().chain(closed).flat_map(|line| [&line.operation, &line.reference]).collect();
    let people: Vec<&String> = board.officers.values().map(|line| &line.label).collect();
    let investigation = write.investigation.as_deref().unwrap_or_default();
    let known = Known { groups: &groups, people: &people, crimes: &profile.threat_areas, investigation };
    let told = telling(name, &known);
    if !told.is_empty() {
        output::remark(&format!(
            "muster: Note: the name {} holds {}, which whoever sees the folder reads. It stops nothing; give it another name.",
            cut(name, 60),
            quoted(&told)
        ));
    }
}

/// A paper of the force that is given to a partner body, for which a briefing is made (papers section 2f).
fn warn_of_partner(to: &[String], board: &Board) {
    let given = |label: &str| to.iter().any(|to| to.eq_ignore_ascii_case(label));
    for body in board.officers.values().filter(|line| line.partner && given(&line.label)).map(|line| &line.label) {
        output::remark(&format!(
            "muster: Note: this is the force's own paper, whole. What {body} may be told is \"muster write briefing --for '{body}'\"."
        ));
    }
}
