//! Moving: cursors, pages, panes, columns, sorting and marks. One selection everywhere: moving among groups selects.

use crate::app::Effect;
use crate::model::close::Row;
use crate::model::layout::Pane;
use crate::model::notice::Kind;
use crate::model::port::Ask;
use crate::model::state::{Model, Screen, Tab};
use crate::model::tables::{ACTIONS, ALL_ACTIONS, LROS, ocgs};

/// Moves the cursor of whatever has the input.
pub(crate) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    if let Some(list) = model.action_list_mut() {
        let len = list.len();
        list.cursor.step(by, len);
        return Vec::new();
    }
    match &mut model.screen {
        Screen::Journal(history) => history.cursor.step(by, history.lines.len()),
        Screen::Record(record) if record.tab == Tab::Facts => {
            let len = record.history.lines.len();
            record.history.cursor.step(by, len);
        }
        Screen::Record(record) => {
            let len = record
                .card
                .as_ref()
                .map_or(0, |card| card.assessments.len() + card.disruptions.len() + card.notes.len());
            record.events.step(by, len);
        }
        Screen::Drive(_) => super::drive::scroll(model, by),
        Screen::Close(close) => {
            close.step(by);
            super::meeting::select(model);
        }
        Screen::Agenda(agenda) => super::agenda::step(agenda, by),
        Screen::Beside(screen) => super::beside::step(screen, by),
        Screen::Prepare(_) | Screen::Items(_) | Screen::Charts(_) => super::lists::step(model, by),
        Screen::Signed(_) | Screen::Review(_) => {}
        Screen::Board => match model.focus {
            Pane::Ocgs => {
                let len = model.ocgs.order.len();
                model.ocgs.cursor.step(by, len);
                select(model);
            }
            Pane::Tiers => {
                model.ocgs.step_in_tier(&model.lines, by);
                select(model);
            }
            Pane::Lros => {
                let len = model.lros.order.len();
                model.lros.cursor.step(by, len);
            }
            Pane::Actions => {}
        },
    }
    Vec::new()
}

/// The group under the cursor is the selected one.
fn select(model: &mut Model) {
    model.selected = model.ocgs.current(&model.lines).map(|line| line.id);
}

/// Left or right: a column, a tier, a tab.
pub(crate) fn across(model: &mut Model, right: bool) -> Vec<Effect> {
    let by = if right { 1 } else { -1 };
    let columns = model.columns(model.focus);
    match &mut model.screen {
        Screen::Record(_) => return tab(model, by),
        Screen::Charts(_) => super::lists::chart(model, by),
        Screen::Board => match model.focus {
            Pane::Ocgs => {
                let table = ocgs(model.ocgs.headed, model.sitting.calling().is_some());
                model.ocgs.column = table.turn(model.ocgs.column, by, columns);
            }
            Pane::Tiers => {
                model.ocgs.step_across(&model.lines, right);
                select(model);
            }
            Pane::Lros => model.lros.column = LROS.turn(model.lros.column, by, columns),
            Pane::Actions => {
                let table = if model.actions.all { &ALL_ACTIONS } else { &ACTIONS };
                model.actions.column = table.turn(model.actions.column, by, columns);
            }
        },
        _ => {}
    }
    Vec::new()
}

fn tab(model: &mut Model, by: isize) -> Vec<Effect> {
    if let Screen::Record(record) = &mut model.screen {
        let at = Tab::ALL.iter().position(|tab| *tab == record.tab).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(Tab::ALL.len() - 1);
        record.tab = Tab::ALL.get(next).copied().unwrap_or_default();
    }
    Vec::new()
}

/// To the first or the last row.
pub(crate) fn edge(model: &mut Model, last: bool) -> Vec<Effect> {
    // No list is longer; each stays inside its own length.
    let far = isize::MAX / 2;
    step(model, if last { far } else { -far })
}

/// A page up or down.
pub(crate) fn page(model: &mut Model, by: isize) -> Vec<Effect> {
    let rows = match &model.screen {
        Screen::Board => model.rows(model.focus),
        Screen::Drive(_) => return step(model, by * super::drive::page(model)),
        _ => usize::from(model.size.height / 2),
    };
    let rows = isize::try_from(rows.saturating_sub(1).max(1)).unwrap_or(1);
    step(model, by * rows)
}

/// The next row that the filter matches: every row that shows does, so this goes on to the next and round.
pub(crate) fn hit(model: &mut Model, by: isize) -> Vec<Effect> {
    let filter = match model.focus {
        Pane::Ocgs | Pane::Tiers => &model.ocgs.filter,
        Pane::Lros => &model.lros.filter,
        Pane::Actions => &model.actions.filter,
    };
    if filter.is_empty() {
        model.notices.tell(Kind::Refused, "Nothing is filtered. / filters this table.");
        return Vec::new();
    }
    let before = (model.ocgs.cursor.at, model.lros.cursor.at, model.actions.cursor.at);
    let effects = step(model, by);
    if (model.ocgs.cursor.at, model.lros.cursor.at, model.actions.cursor.at) == before {
        return edge(model, by < 0);
    }
    effects
}

/// The input goes to a pane.
pub(crate) fn focus(model: &mut Model, pane: Pane) -> Vec<Effect> {
    model.screen = Screen::Board;
    model.sitting.driving = false;
    model.sitting.through_agenda = false;
    model.focus = pane;
    Vec::new()
}

/// The next pane or section.
pub(crate) fn turn(model: &mut Model, by: i32) -> Vec<Effect> {
    match &mut model.screen {
        Screen::Board => {
            model.focus = model.focus.turn(by);
            Vec::new()
        }
        Screen::Record(record) => {
            let at = Tab::ALL.iter().position(|tab| *tab == record.tab).unwrap_or(0);
            let len = Tab::ALL.len();
            let next = if by < 0 { at + len - 1 } else { at + 1 } % len;
            record.tab = Tab::ALL.get(next).copied().unwrap_or_default();
            Vec::new()
        }
        Screen::Drive(_) => {
            super::drive::turn(model);
            Vec::new()
        }
        Screen::Review(_) => super::lists::owner(model, if by < 0 { -1 } else { 1 }),
        Screen::Charts(charts) => {
            charts.drawn = !charts.drawn;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// One pane fills the screen, or all show again.
pub(crate) fn zoom(model: &mut Model) -> Vec<Effect> {
    model.zoom = !model.zoom;
    Vec::new()
}

/// Sorts by the column under the cursor; again reverses; then the usual order.
pub(crate) fn sort(model: &mut Model) -> Vec<Effect> {
    fn next<M: PartialEq>(now: Option<(M, bool)>, column: M) -> Option<(M, bool)> {
        match now {
            Some((sorted, false)) if sorted == column => Some((column, true)),
            Some((sorted, true)) if sorted == column => None,
            _ => Some((column, false)),
        }
    }
    if let Some(list) = model.action_list_mut() {
        let column = list.column;
        list.sort = next(Some(list.sort), column).unwrap_or_default();
        let (by, reversed) = list.sort;
        // The board says it beside its entry; elsewhere the rows alone may not show it.
        if !matches!(model.screen, Screen::Board) {
            let words = format!("Sorted by {}{}.", by.word(), if reversed { ", reversed" } else { "" });
            model.notices.tell(Kind::Note, words);
        }
        return Vec::new();
    }
    if matches!(model.screen, Screen::Charts(_)) {
        super::lists::sort_charted(model);
        return Vec::new();
    }
    if !matches!(model.screen, Screen::Board) {
        return Vec::new();
    }
    match model.focus {
        Pane::Ocgs | Pane::Tiers => model.ocgs.sort = next(model.ocgs.sort, model.ocgs.column),
        Pane::Lros => model.lros.sort = next(model.lros.sort, model.lros.column),
        Pane::Actions => {}
    }
    model.arrange();
    Vec::new()
}

/// Marks, or takes the mark away, and goes down.
pub(crate) fn mark(model: &mut Model) -> Vec<Effect> {
    if let Some(list) = model.action_list_mut() {
        if let Some(id) = list.current().map(|line| line.id)
            && !list.marks.remove(&id)
        {
            list.marks.insert(id);
        }
    } else if let Screen::Close(close) = &mut model.screen {
        if let Some(Row::Unsettled(id)) = close.current().cloned()
            && !close.marks.remove(&id)
        {
            close.marks.insert(id);
        }
    } else if let Some(id) = model.selected
        && !model.ocgs.marks.remove(&id)
    {
        model.ocgs.marks.insert(id);
    }
    step(model, 1)
}

/// Marks everything from the nearest mark above (or below) to here.
pub(crate) fn mark_range(model: &mut Model) -> Vec<Effect> {
    if let Some(list) = model.action_list_mut() {
        let at = list.cursor.at;
        let known = list.page.offset..list.page.offset + list.page.rows.len();
        let marked = |row: &usize| list.row(*row).is_some_and(|line| list.marks.contains(&line.id));
        let from = nearest(known, at, marked);
        let ids: Vec<_> = span(from, at).filter_map(|row| list.row(row)).map(|line| line.id).collect();
        list.marks.extend(ids);
        return Vec::new();
    }
    let (lines, ocgs) = (&model.lines, &mut model.ocgs);
    let id = |row: usize| ocgs.order.get(row).and_then(|at| lines.at(*at)).map(|line| line.id);
    let at = ocgs.cursor.at;
    let from = nearest(0..ocgs.order.len(), at, |row| id(*row).is_some_and(|id| ocgs.marks.contains(&id)));
    let ids: Vec<_> = span(from, at).filter_map(id).collect();
    ocgs.marks.extend(ids);
    Vec::new()
}

fn nearest(rows: std::ops::Range<usize>, at: usize, marked: impl Fn(&usize) -> bool) -> usize {
    rows.filter(marked).min_by_key(|row| row.abs_diff(at)).unwrap_or(at)
}

fn span(from: usize, to: usize) -> std::ops::RangeInclusive<usize> {
    from.min(to)..=from.max(to)
}

/// Marks all that show, or none when something is marked.
pub(crate) fn mark_all(model: &mut Model) -> Vec<Effect> {
    let mut more = false;
    if let Some(list) = model.action_list_mut() {
        if list.marks.is_empty() {
            list.marks = list.page.rows.iter().map(|line| line.id).collect();
            more = list.page.rows.len() < list.len();
        } else {
            list.marks.clear();
        }
    } else if let Screen::Close(close) = &mut model.screen {
        close.mark_all();
    } else if model.ocgs.marks.is_empty() {
        let (lines, ocgs) = (&model.lines, &mut model.ocgs);
        ocgs.marks = ocgs.order.iter().filter_map(|at| lines.at(*at)).map(|line| line.id).collect();
    } else {
        model.ocgs.marks.clear();
    }
    if more {
        model
            .notices
            .tell(Kind::Note, "Note: only the rows read so far are marked. Filter the list to mark all of fewer.");
    }
    Vec::new()
}

/// Actions of all groups, or of the selected one again.
pub(crate) fn all_actions(model: &mut Model) -> Vec<Effect> {
    model.actions.all = !model.actions.all;
    if !model.actions.all {
        return Vec::new();
    }
    let ticket = model.next_ticket();
    vec![Effect::Ask(ticket, Ask::Listed("actions"))]
}

/// Closed actions too, or only open ones.
pub(crate) fn closed(model: &mut Model) -> Vec<Effect> {
    if let Some(list) = model.action_list_mut() {
        list.closed = !list.closed;
    }
    Vec::new()
}
