//! A form: its fields, what it will record as a sentence, what is wrong, and its keys. Fields scroll; what will be recorded always shows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::changes;
use super::field::{field, height};
use super::{foot, told};
use crate::model::form::{Form, MeetingForm, Purpose};
use crate::model::layout::{Area, modal};
use crate::model::state::Model;
use crate::text::count_group;
use crate::view::keyline::Hint;
use crate::view::pen::{Pen, Piece};
use crate::view::root::hints;
use crate::view::sheet::sheet;

/// Rows that the fields keep, if they are so many, however much stands under them.
const LEAST_FIELDS: u16 = 5;

/// Rows of a form beside its fields and its foot: frame 2, keys 2, first line and blank 2, blank before the foot 1.
const AROUND: u16 = 7;

/// Draws the form.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, form: &Form) -> Option<(u16, u16)> {
    let wide = changes::place(model, form, modal(model.size, 79, 1)).width;
    let width = wide.saturating_sub(4);
    let heights: Vec<u16> =
        form.fields.iter().enumerate().map(|(at, shown)| height(shown, at == form.at, width)).collect();
    let tall: u16 = heights.iter().sum();
    // The fields scroll when they are more than a few rows.
    let free = model.size.height.saturating_sub(AROUND + tall.min(LEAST_FIELDS));
    let foot = foot::lines(model, form, width, usize::from(free));
    let foot_height = u16::try_from(foot.len()).unwrap_or(0);
    let needs = tall.saturating_add(foot_height).saturating_add(AROUND);
    let table = changes::height(form, model.size.height.saturating_sub(needs));
    let area = changes::place(model, form, modal(model.size, 79, needs.saturating_add(table)));
    let note = match &form.purpose {
        _ if form.saving => "being written".to_owned(),
        Purpose::Meeting(MeetingForm::Copies(_)) => "access log".to_owned(),
        _ => format!("entry {}", count_group(model.facts.entries + 1)),
    };
    let body = sheet(pen, area, &form.title, &note, &hints_of(model, form));
    pen.line(body.row(0), &[Piece::plain(form.about.as_str())]);
    let foot_height = foot_height.min(body.height.saturating_sub(3));
    changes::draw(pen, model, form, body.below(2).above(table));
    let middle = body.below(2 + table).above(body.height.saturating_sub(2 + table + foot_height + 1));
    let spot = fields(pen, form, middle, &heights, tall);
    foot::draw(pen, body.below(body.height - foot_height), foot);
    told(pen, model, body);
    spot
}

/// The keys of forms; where one Enter saves several, it says how many.
fn hints_of(model: &Model, form: &Form) -> Vec<Hint> {
    let mut all = hints(model);
    if form.acts_on.len() > 1
        && let Some(enter) = all.iter_mut().find(|hint| hint.key == "Enter")
    {
        enter.label = format!("{} {}", enter.label, form.acts_on.len());
    }
    all
}

/// Draws the fields on a sheet as tall as they need, and copies the part that shows: the field with the input always does.
fn fields(pen: &mut Pen<'_>, form: &Form, area: Area, heights: &[u16], tall: u16) -> Option<(u16, u16)> {
    if area.is_empty() {
        return None;
    }
    let mut sheet = Buffer::empty(Rect::new(0, 0, area.width, tall.max(area.height)));
    let mut spot = None;
    let mut at_row = (0, 0);
    {
        let mut inner = Pen::new(&mut sheet, pen.skin);
        let all = inner.all();
        inner.clear(all);
        let mut row = 0;
        for ((at, shown), height) in form.fields.iter().enumerate().zip(heights) {
            let place = all.below(row).above(*height);
            let found = field(&mut inner, place, shown, at == form.at);
            if at == form.at {
                at_row = (row, *height);
                spot = found;
            }
            row += height;
        }
    }
    let (first, height) = at_row;
    let last = tall.saturating_sub(area.height);
    // The whole field if it fits, else its top.
    let top = (first + height).saturating_sub(area.height).min(first).min(last);
    pen.copy(&sheet, top, area);
    spot.and_then(|(x, y)| {
        let row = y.checked_sub(top)?;
        (row < area.height).then_some((area.x + x, area.y + row))
    })
}
