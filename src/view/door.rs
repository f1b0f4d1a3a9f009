//! The unlock screen, and the choice of a first run (screens section 2). The field never shows a length.

use ratatui::buffer::Buffer;

use crate::model::door::Door;
use crate::model::layout::{Area, Size, modal};
use crate::view::frame::pane;
use crate::view::keyline::{Hint, keyline};
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::{FieldText, field, paragraph};
use crate::view::skin::{Emphasis, Role, Skin};

/// Columns of the labels.
const LABEL: u16 = 12;

const FORGOTTEN: &str = "A forgotten passphrase cannot be read out of the store. Another operator can open it and give you a new one, and the recovery \
                         words printed when the store was made open it too: run \"muster operator passphrase\" and follow what it says. Without any of \
                         these nobody can open the record, which is the protection working.";

/// Draws the unlock screen. Returns where the hardware cursor belongs.
pub fn door(state: &Door, skin: Skin, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let mut pen = Pen::new(buffer, skin);
    let all = pen.all();
    pen.clear(all);
    let area = modal(Size::new(all.width, all.height), 79, 15);
    let body = padded(pane(&mut pen, area, "Unlock", "", true));
    if state.help {
        paragraph(&mut pen, body, FORGOTTEN, Role::Text, Emphasis::Plain);
        pen.line(body.row(body.height.saturating_sub(1)), &[Piece::dim("Any key goes back.")]);
        return None;
    }
    pen.line(body, &[Piece::plain("Muster keeps its record encrypted. Type your passphrase to open it.")]);
    labelled(&mut pen, body.row(2), "Store", &state.store);
    labelled(&mut pen, body.row(3), "Operator", state.operator());
    let others = state.operators.len().saturating_sub(1);
    if others > 0 {
        pen.right(body.row(3), &Piece::dim(format!("Up Down: {} others", others)));
    }
    pen.line(body.row(4), &[Piece::dim("Passphrase")]);
    let secret = if state.has_secret() { "typed" } else { "" };
    let shown = FieldText { text: secret, at: 0, focused: !state.opening, secret: true };
    let spot = field(&mut pen, body.row(4).after(LABEL).before(45), &shown);
    let (words, role) = match (&state.wrong, state.opening, state.wait) {
        (_, true, _) => {
            ("Opening. This takes about one second: that is the protection working.".to_owned(), Role::Info)
        }
        (Some(wrong), _, 0) => (wrong.clone(), Role::Alert),
        (Some(wrong), _, wait) => (format!("{wrong} Wait {wait} s."), Role::Alert),
        (None, _, wait) if wait > 0 => (format!("Wait {wait} s."), Role::Alert),
        _ => (String::new(), Role::Text),
    };
    let emphasis = if role == Role::Alert { Emphasis::Bold } else { Emphasis::Plain };
    paragraph(&mut pen, body.below(6).above(3), &words, role, emphasis);
    let keys = [
        Hint::new("Enter", "open"),
        Hint::new("Ctrl-r", "open read-only"),
        Hint::new("F1", "forgotten"),
        Hint::new("Esc", "quit"),
    ];
    keyline(&mut pen, body.row(body.height.saturating_sub(1)), &keys);
    spot
}

/// The choices of a first run, the cursor on one of them.
pub const FIRST_RUN: [(&str, &str); 4] = [
    (
        "Look round with invented data (demo)",
        "An invented division, three years of meetings. No passphrase. Marked DEMO on every screen and page. Deleted when you quit.",
    ),
    (
        "Start a new record (init)",
        "Asks for the BCU, the force profile, and a passphrase for you. Prints recovery words once: have paper ready. About 2 minutes.",
    ),
    ("Restore a backup", "From a backup folder made by \"muster backup\"."),
    ("Check this computer (doctor)", "Terminal, folders, protection of memory and disk."),
];

/// Draws the first-run screen.
pub fn first_run(at: usize, skin: Skin, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let mut pen = Pen::new(buffer, skin);
    let all = pen.all();
    pen.clear(all);
    let area = modal(Size::new(all.width, all.height), 79, 18);
    let body = padded(pane(&mut pen, area, "First run", "no store found", true));
    pen.line(body, &[Piece::plain("There is no store on this computer yet. Choose one.")]);
    let mut row = 2;
    let mut spot = None;
    for (index, (what, about)) in FIRST_RUN.into_iter().enumerate() {
        let line = body.row(row);
        let chosen = index == at;
        let mark = if chosen { ">" } else { " " };
        let piece = Piece::new(
            format!("{mark} {}  {what}", index + 1),
            Role::Text,
            if chosen { Emphasis::Bold } else { Emphasis::Plain },
        );
        pen.line(line, &[piece]);
        row += 1;
        if chosen {
            pen.mark_cursor(line);
            spot = Some((line.x, line.y));
            row += paragraph(&mut pen, body.below(row).after(5).above(3), about, Role::Dim, Emphasis::Plain);
        }
    }
    let keys = [Hint::new("Up Down", "choose"), Hint::new("Enter", "go"), Hint::new("Esc", "quit")];
    keyline(&mut pen, body.row(body.height.saturating_sub(1)), &keys);
    spot
}

fn padded(area: Area) -> Area {
    area.after(2).before(area.width.saturating_sub(4)).below(1)
}

fn labelled(pen: &mut Pen<'_>, row: Area, label: &str, value: &str) {
    pen.line(row.before(LABEL), &[Piece::dim(label)]);
    pen.line(row.after(LABEL), &[Piece::plain(value)]);
}
