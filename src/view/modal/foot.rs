//! What stands under the fields of a form: what is wrong, what will be recorded, and what to think of before it is.
//!
//! What to think of is never cut; what is cut of the sentence says so, since it stands in the field above, whole. Must not know the fields.

use super::field::LABEL;
use crate::model::form::changes::carried_on;
use crate::model::form::{Form, Preview};
use crate::model::layout::Area;
use crate::model::state::Model;
use crate::text::{plural, wrap};
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::paragraph;
use crate::view::skin::{Emphasis, Role};

/// One line: a label and words, with how they are said.
pub(super) type Line = (&'static str, String, Role, Emphasis);

/// The lines, in at most so many rows of so many columns.
pub(super) fn lines(model: &Model, form: &Form, width: u16, rows: usize) -> Vec<Line> {
    let said = |label, words: &str, role, emphasis| said(label, words, role, emphasis, width);
    let wrong = form.wrong.iter().flat_map(|why| said("Not saved", why, Role::Alert, Emphasis::Bold));
    let mut all: Vec<Line> = wrong.collect();
    let mut will = match &form.preview {
        Preview::None => said("Will record", "-", Role::Dim, Emphasis::Plain),
        Preview::Will(sentences) => said("Will record", &will(model, form, sentences), Role::Text, Emphasis::Plain),
        Preview::Refused(why) if form.wrong.as_ref() != Some(why) => said("Not yet", why, Role::Warn, Emphasis::Plain),
        Preview::Refused(_) => Vec::new(),
    };
    let notes = form.warnings.iter().flat_map(|warning| said("Note", warning, Role::Warn, Emphasis::Plain));
    let notes: Vec<Line> = notes.collect();
    let most = rows.saturating_sub(all.len() + notes.len()).max(1);
    if will.len() > most {
        let kept = most.saturating_sub(1);
        let more = plural((will.len() - kept) as u64, "line more", "lines more");
        will.truncate(kept);
        let label = if kept == 0 { "Will record" } else { "" };
        will.push((label, format!("... and {more}, with the words as typed above"), Role::Warn, Emphasis::Plain));
    }
    all.extend(will);
    all.extend(notes);
    all
}

/// What will be recorded, in words.
fn will(model: &Model, form: &Form, sentences: &[String]) -> String {
    let shown = sentences.iter().take(3).map(|sentence| format!("{}.", sentence.trim_end_matches('.')));
    let mut words = shown.collect::<Vec<_>>().join(" ");
    if sentences.len() > 3 {
        words.push_str(&format!(" And {} more.", sentences.len() - 3));
    }
    // Several at once stand in the table; what is said of them is that they are one act.
    if form.acts_on.len() > 1 {
        words = format!("{}, one batch, one undo.", plural(sentences.len() as u64, "entry", "entries"));
    }
    match carried_on(form, model.today) {
        Some(carried) => format!("{words} {carried}"),
        None => words,
    }
}

fn said(label: &'static str, words: &str, role: Role, emphasis: Emphasis, width: u16) -> Vec<Line> {
    let lines = wrap(words, usize::from(width.saturating_sub(LABEL))).into_iter().enumerate();
    lines.map(|(at, line)| (if at == 0 { label } else { "" }, line, role, emphasis)).collect()
}

/// Draws them.
pub(super) fn draw(pen: &mut Pen<'_>, area: Area, lines: Vec<Line>) {
    for (row, (label, words, role, emphasis)) in (0_u16..).zip(lines) {
        let line = area.row(row);
        let label_role = if role == Role::Alert { Role::Alert } else { Role::Dim };
        pen.line(line.before(LABEL - 1), &[Piece::new(label, label_role, Emphasis::Plain)]);
        paragraph(pen, line.after(LABEL), &words, role, emphasis);
    }
}
