//! The line above the footer: what was saved or refused, and what is filtered, sorted and marked.
//!
//! A failure is a banner across the line, in words and reversed; it is never told by colour alone.

use crate::model::layout::{Area, Pane};
use crate::model::notice::Kind;
use crate::model::state::{Modal, Model, Screen};
use crate::text::{count_group, plural};
use crate::view::header::needing_words;
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::{FieldText, field};
use crate::view::skin::{Emphasis, Role};

/// Draws the status line.
pub(super) fn status(pen: &mut Pen<'_>, model: &Model, area: Area) {
    let line = area.after(1).before(area.width.saturating_sub(2));
    let shown = model.notices.showing();
    if let Some(failed) = shown.filter(|notice| notice.kind == Kind::Failed) {
        pen.mark(area, Role::Alert, Emphasis::Loud);
        pen.line(line, &[Piece::new(failed.text.as_str(), Role::Alert, Emphasis::Loud)]);
        return;
    }
    let state = state(model);
    let state_wide = pen.width(&state);
    let room = line.width.saturating_sub(state_wide).saturating_sub(3);
    let notice = shown.map(|notice| {
        let (role, emphasis) = look(notice.kind);
        Piece::new(notice.text.clone(), role, emphasis)
    });
    let notice =
        notice.or_else(|| standing(model)).or_else(|| crossing(pen, model, room)).or_else(|| match model.areas() {
            // Where there is no worklist line, the count stands here.
            Some(areas) if areas.worklist.is_empty() => {
                let (needing, _) = model.lines.worklist();
                (needing > 0).then(|| Piece::dim(needing_words(needing)))
            }
            _ => None,
        });
    let wide = notice.as_ref().map_or(0, |piece| pen.width(&piece.text));
    // The words come first; what is sorted shows if it fits beside them.
    if wide.saturating_add(state_wide).saturating_add(3) <= line.width {
        pen.right(line, &Piece::dim(state));
    }
    if let Some(piece) = notice {
        pen.line(line, &[piece]);
    }
}

/// On the preparation list: how the store itself stands.
fn standing(model: &Model) -> Option<Piece<'static>> {
    let Screen::Prepare(prepare) = &model.screen else { return None };
    let standing = prepare.standing.as_ref()?;
    let today = model.now.local_date();
    let words = standing.sentence(today);
    Some(match standing.needs_a_look(today) {
        true => Piece::new(words, Role::Warn, Emphasis::Plain),
        false => Piece::dim(words),
    })
}

/// On the board of a covert session with the open record beside it: how anything passes to that one, where there is room to say so.
fn crossing(pen: &Pen<'_>, model: &Model, room: u16) -> Option<Piece<'static>> {
    const WORDS: &str =
        "CROSSING TO THE OPEN RECORD: g x writes a new action there with no link back. You see its exact words first.";
    let here = matches!(model.screen, Screen::Board) && model.facts.founding.covert && model.facts.beside;
    (here && model.past.is_none() && pen.width(WORDS) <= room).then(|| Piece::dim(WORDS))
}

/// How a notice of a kind is written.
pub(super) const fn look(kind: Kind) -> (Role, Emphasis) {
    match kind {
        Kind::Saved => (Role::Good, Emphasis::Plain),
        Kind::Note => (Role::Info, Emphasis::Plain),
        Kind::Refused | Kind::Failed => (Role::Warn, Emphasis::Bold),
    }
}

/// `3 marked   filter: tier:1   sort: running order   entry 4,118`.
fn state(model: &Model) -> String {
    let mut words = Vec::new();
    let list = model.action_list();
    let marked = list.map_or(model.ocgs.marks.len(), |list| list.marks.len());
    if marked > 0 {
        words.push(format!("{} marked", count_group(marked as u64)));
    }
    if matches!(model.screen, Screen::Board) {
        let filter = match (list, model.focus) {
            (Some(list), _) => &list.filter,
            (None, Pane::Lros) => &model.lros.filter,
            (None, _) => &model.ocgs.filter,
        };
        if !filter.is_empty() {
            words.push(format!("filter: {}", filter.text));
        }
        let sorted = match model.focus {
            Pane::Ocgs | Pane::Tiers => model.ocgs.sort.map(|(column, reversed)| (column.word(), reversed)),
            Pane::Lros => model.lros.sort.map(|(column, reversed)| (column.word(), reversed)),
            Pane::Actions => Some((model.actions.sort.0.word(), model.actions.sort.1)),
        };
        words.push(match sorted {
            None if model.focus == Pane::Lros => "sort: late first".to_owned(),
            None => "sort: running order".to_owned(),
            Some((column, reversed)) => format!("sort: {column}{}", if reversed { ", reversed" } else { "" }),
        });
    }
    words.push(format!("entry {}", count_group(model.facts.entries)));
    words.join("   ")
}

/// The filter line in place of the status line, with what it reads as. Returns where the hardware cursor belongs.
pub(super) fn filter(pen: &mut Pen<'_>, model: &Model, area: Area) -> Option<(u16, u16)> {
    let Some(Modal::Filter(edit, _)) = model.modals.last() else { return None };
    pen.clear(area);
    let line = area.after(1).before(area.width.saturating_sub(2));
    pen.line(line, &[Piece::bold("Filter")]);
    let width = line.width / 2;
    let shown = FieldText { text: edit.text(), at: edit.at(), focused: true, secret: false };
    let spot = field(pen, line.after(7).before(width), &shown);
    let (filter, count) = match (model.action_list(), model.focus) {
        (Some(list), _) => (&list.filter, plural(list.len() as u64, "action", "actions")),
        (None, Pane::Lros) => (&model.lros.filter, plural(model.lros.order.len() as u64, "officer", "officers")),
        (None, _) => {
            let of = count_group(model.lines.len() as u64);
            (&model.ocgs.filter, format!("{} of {of} groups", count_group(model.ocgs.order.len() as u64)))
        }
    };
    let words =
        if filter.is_empty() { "words, tier:1 is:late lro:4102 4p:prot due:<fri".to_owned() } else { filter.words() };
    pen.line(line.after(width + 9), &[Piece::plain(count), Piece::dim(": "), Piece::dim(words)]);
    spot
}
