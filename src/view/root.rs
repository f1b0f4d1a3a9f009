//! The whole screen: what fills it, what stands over it, and where the hardware cursor goes.
//!
//! It must not know what any part shows.

use ratatui::buffer::Buffer;

use crate::keys;
use crate::model::edges::{least, terminal};
use crate::model::layout::{Area, Ladder};
use crate::model::state::{Modal, Model, Screen};
use crate::view::keyline::{Hint, keyline, keylines};
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::paragraph;
use crate::view::skin::{Emphasis, Role, Skin};
use crate::view::{edges, header, modal, pane, screen, status};

/// Where the hardware cursor belongs: on the focused row or in the field.
pub(super) type Spot = Option<(u16, u16)>;

/// Draws the model. Returns where the hardware cursor belongs.
pub fn draw(model: &Model, skin: Skin, buffer: &mut Buffer) -> Option<(u16, u16)> {
    if model.facts.founding.covert { edges::draw(model, skin, buffer) } else { whole(model, skin, buffer) }
}

/// Everything within the edges, where there are any.
pub(super) fn whole(model: &Model, skin: Skin, buffer: &mut Buffer) -> Spot {
    let mut pen = Pen::new(buffer, skin);
    pen.clear(pen.all());
    if model.size.tier() == Ladder::TooSmall {
        small(&mut pen, model);
        return None;
    }
    if let Some(partner) = &model.partner {
        screen::partner(&mut pen, partner, model.notices.failed(), &hints(model), &keys::in_partner_view());
        return None;
    }
    let mut spot = match &model.screen {
        Screen::Board => board(&mut pen, model),
        Screen::Record(record) => screen::record(&mut pen, model, record),
        Screen::Journal(history) => screen::journal(&mut pen, model, history),
        Screen::Drive(drive) => screen::drive(&mut pen, model, drive),
        Screen::Close(close) => screen::close(&mut pen, model, close),
        Screen::Signed(signed) => screen::signed(&mut pen, model, signed),
        Screen::Prepare(prepare) => screen::prepare(&mut pen, model, prepare),
        Screen::Agenda(agenda) => screen::agenda(&mut pen, model, agenda),
        Screen::Beside(beside) => screen::beside(&mut pen, model, beside),
        Screen::Review(review) => screen::review(&mut pen, model, review),
        Screen::Items(items) => screen::items(&mut pen, model, items),
        Screen::Charts(charts) => screen::charts(&mut pen, model, charts),
    };
    for over in &model.modals {
        let found = modal::draw(&mut pen, model, over);
        spot = found.or(spot);
    }
    if let Some(keys) = keys::follows(model) {
        keylines(&mut pen, &as_drawn(keys));
    }
    spot
}

fn board(pen: &mut Pen<'_>, model: &Model) -> Spot {
    let areas = model.areas()?;
    header::header(pen, model, areas.header);
    header::worklist(pen, model, areas.worklist);
    let mut spot = None;
    for (which, area) in areas.shown() {
        let found = pane::draw(pen, model, which, area);
        if which == model.focus {
            spot = found;
        }
    }
    status::status(pen, model, areas.status);
    footer(pen, model, areas.footer);
    spot
}

/// The keys that hold now. While a modal has its own key line, the footer of the screen under it stays empty.
pub(super) fn footer(pen: &mut Pen<'_>, model: &Model, area: Area) {
    if matches!(model.modals.last(), None | Some(Modal::Filter(..))) {
        // A modal's own line ends with the way out of it; a screen's keeps the way to the keys that do not fit.
        let kept = |hint: Hint| {
            let leads_on = hint.label == keys::MORE;
            hint.keep(leads_on)
        };
        let hints: Vec<Hint> = hints(model).into_iter().map(kept).collect();
        keyline(pen, area.after(1).before(area.width.saturating_sub(2)), &hints);
    }
}

/// The keys that hold now, as they are drawn.
pub(super) fn hints(model: &Model) -> Vec<Hint> {
    as_drawn(keys::hints(model))
}

fn as_drawn(keys: Vec<(String, String)>) -> Vec<Hint> {
    keys.into_iter().map(|(key, label)| Hint::new(key, label)).collect()
}

/// One plain sentence when nothing else fits.
fn small(pen: &mut Pen<'_>, model: &Model) {
    let all = pen.all();
    let covert = model.facts.founding.covert;
    let size = terminal(model.size, covert);
    let keys = match model.modals.last() {
        // Partner view is left at a size at which it can be seen.
        _ if model.partner.is_some() => "Nothing is lost. Ctrl-b blanks.",
        Some(Modal::Quit) => "Nothing recorded is lost. Ctrl-b blanks, q again quits.",
        _ => "Nothing is lost. Ctrl-b blanks, q quits.",
    };
    let least = least(covert);
    let lines = [
        format!(
            "Muster needs {} columns by {} rows; this is {} by {}.",
            least.width, least.height, size.width, size.height
        ),
        "Make the window larger or the font smaller.".to_owned(),
        keys.to_owned(),
    ];
    let mut row = 0;
    for line in lines {
        row += paragraph(pen, all.below(row).after(1), &line, Role::Text, Emphasis::Plain);
    }
}

/// The blanked screen: two lines, no marking, no name, no clock.
pub fn blank(skin: Skin, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, skin);
    let all = pen.all();
    pen.clear(all);
    pen.line(all.row(0).after(1), &[Piece::plain("Screen blanked.")]);
    pen.line(all.row(1).after(1), &[Piece::plain("Any key, then the passphrase.")]);
}
