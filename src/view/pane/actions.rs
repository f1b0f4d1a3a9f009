//! Pane 4: the 4P action log, of the selected group or of all.

use crate::domain::action::{ActionStatus, days_late};
use crate::domain::board::ActionLine;
use crate::domain::tier::Strand;
use crate::domain::time::{age, lateness, short_weekday};
use crate::model::layout::{Area, Pane};
use crate::model::panes::{Actions, short_reference};
use crate::model::state::Model;
use crate::model::tables::{ACTIONS, ALL_ACTIONS};
use crate::text::count_group;
use crate::view::frame::pane;
use crate::view::pane::ocgs::when;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};
use crate::view::table::{Row, table};

/// Draws the pane.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, area: Area) -> Option<(u16, u16)> {
    let focused = model.focus == Pane::Actions;
    let list = &model.actions;
    let wide = area.inside().width >= 80;
    let name = if wide { "4 4P action log" } else { "4 Actions" };
    let (title, note) = if list.all {
        (format!("{name}: all groups"), counted(list))
    } else {
        match model.selection() {
            Some(line) => {
                let (open, late) = (line.counts.live_total(), line.counts.late_total());
                let mut words = format!("{open} open, {late} late");
                if list.closed || !list.filter.is_empty() {
                    words = counted(list);
                }
                (format!("{name}: {}", line.operation), words)
            }
            None => (name.to_owned(), String::new()),
        }
    };
    let height = usize::from(area.inside().height.saturating_sub(1));
    let span = list.cursor.span(height, list.len());
    let note =
        if span.is_empty() { note } else { format!("{note}, {}", span.replace(&format!(" of {}", list.len()), "")) };
    let inside = pane(pen, area, &title, &note, focused);
    let rows = rows(model, list, height, focused);
    let used = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let spec = if list.all { &ALL_ACTIONS } else { &ACTIONS };
    let column = spec.position(list.column, inside.width).filter(|_| focused);
    let spot = table(pen, inside, spec.columns, column, focused, &rows);
    if !list.all && list.filter.is_empty() {
        empty_strands(pen, model, inside.below(used));
    }
    spot
}

fn counted(list: &Actions) -> String {
    format!("{} {}", count_group(list.len() as u64), if list.closed { "open and closed" } else { "open" })
}

/// A line for each P of the selected group that is empty, where there is room.
fn empty_strands(pen: &mut Pen<'_>, model: &Model, area: Area) {
    let Some(line) = model.selection().filter(|_| model.profile.balances_plans()) else { return };
    let empty = Strand::ALL.into_iter().filter(|strand| line.counts.is_empty_strand(*strand));
    for (row, strand) in (0..area.height).zip(empty) {
        let words = format!(": nothing open, nothing completed in {} days.", model.profile.empty_p_days);
        pen.line(
            area.row(row).after(2),
            &[Piece::new(format!("{strand} EMPTY"), Role::Alert, Emphasis::Bold), Piece::dim(words)],
        );
    }
}

/// The rows of a list of actions that show in so many lines.
pub(in crate::view) fn rows<'a>(model: &Model, list: &'a Actions, height: usize, focused: bool) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = list
        .cursor
        .shown(height, list.len())
        .filter_map(|row| list.row(row).map(|line| (row, line)))
        .map(|(row, line)| Row::Cells {
            cells: cells(model, line, list.all),
            cursor: focused && row == list.cursor.at,
            mark: list.marks.contains(&line.id),
        })
        .collect();
    rows.extend(note(list).filter(|_| rows.is_empty()));
    rows
}

/// What stands in place of rows when there are none, once that is known.
pub(in crate::view) fn note(list: &Actions) -> Option<Row<'static>> {
    let words = match (list.filter.is_empty(), list.all) {
        (false, _) => "No action passes the filter. Esc shows all.",
        (true, true) => "No action is open.",
        (true, false) => "No action is open. a adds one.",
    };
    list.shows.as_ref().map(|_| Row::Note(Piece::dim(words)))
}

fn cells<'a>(model: &Model, line: &'a ActionLine, all: bool) -> Vec<Piece<'a>> {
    let today = model.today;
    let mut cells = vec![Piece::plain(line.number.as_str()), Piece::plain(short_reference(&line.number))];
    if all {
        cells.push(Piece::plain(line.operation.as_str()));
    }
    cells.push(Piece::plain(line.strand.map_or("-", Strand::word)));
    cells.push(Piece::plain(line.strand.map_or("-", Strand::letters)));
    cells.push(Piece::plain(line.text.as_str()));
    cells.push(match line.owner {
        Some(_) => Piece::plain(line.owner_label.as_str()),
        None => Piece::new("none", Role::Alert, Emphasis::Bold),
    });
    cells.extend(dated(model, line));
    cells.push(state(line, today));
    cells
}

/// The date of an action and how late or how soon it is, for the review: without a column for the state, a claim says so in place of the days.
pub(in crate::view) fn when_cells(model: &Model, line: &ActionLine) -> [Piece<'static>; 2] {
    let [due, when] = dated(model, line);
    match line.status {
        ActionStatus::ClaimedComplete => [due, Piece::new("claimed", Role::Info, Emphasis::Plain)],
        _ => [due, when],
    }
}

fn dated(model: &Model, line: &ActionLine) -> [Piece<'static>; 2] {
    let today = model.today;
    let open = line.status.is_with_owner();
    match line.due {
        Some(due) if line.status.is_live() => {
            let (role, emphasis) = if open { when(due, today) } else { (Role::Text, Emphasis::Plain) };
            // What is claimed waits for the chair and is never late (papers section 3 rule 12): its age is shown instead.
            let words = if open || due >= today { lateness(due, today) } else { age(line.since, today) };
            [Piece::new(short_weekday(due), role, Emphasis::Plain), Piece::new(words, role, emphasis)]
        }
        Some(due) => [Piece::dim(short_weekday(due)), Piece::dim("-")],
        None => [Piece::dim("-"), Piece::dim("-")],
    }
}

/// The state word (screens section 13).
fn state(line: &ActionLine, today: crate::domain::time::Date) -> Piece<'static> {
    let late = days_late(line.status, line.due, today).is_some();
    match line.status {
        _ if late => Piece::new("OVERDUE", Role::Alert, Emphasis::Bold),
        ActionStatus::Open => Piece::plain("open"),
        ActionStatus::InProgress => Piece::plain("begun"),
        ActionStatus::ClaimedComplete => Piece::new("claimed", Role::Info, Emphasis::Plain),
        ActionStatus::Discharged => Piece::new("done", Role::Good, Emphasis::Plain),
        ActionStatus::Transferred => Piece::dim("moved"),
        ActionStatus::Cancelled => Piece::dim("cancelled"),
    }
}
