//! Keys at the door: the unlock screen.

use super::Input;
use crate::keys::chord::{Chord, Key};
use crate::keys::door;
use crate::model::act::Act;
use crate::model::door::{Door, Step};
use crate::model::notice::WITH_PASTE;

/// Takes one input at the unlock screen.
#[must_use]
pub fn knock(state: &mut Door, input: &Input) -> Step {
    match input {
        Input::Key(chord) => key(state, *chord),
        Input::Paste(text) => {
            state.paste(text);
            Step::Stay
        }
        Input::WithPaste => {
            state.wrong = Some(WITH_PASTE.to_owned());
            Step::Stay
        }
        Input::End | Input::Lost(_) => Step::Quit,
        Input::Resize(_) | Input::Suspend => Step::Stay,
    }
}

fn key(state: &mut Door, chord: Chord) -> Step {
    if state.help {
        state.help = false;
        return Step::Stay;
    }
    match door(chord) {
        Some(Act::Take) => return state.open(false),
        Some(Act::OpenReadOnly) => return state.open(true),
        Some(Act::ListDown) => state.turn(1),
        Some(Act::ListUp) => state.turn(-1),
        Some(Act::ClearField) => state.clear(),
        Some(Act::Help) => state.help = true,
        Some(Act::Back | Act::Cancel) => return Step::Quit,
        _ => match (chord.typed(), chord.key) {
            (Some(c), _) => state.type_char(c),
            (None, Key::Backspace) => state.backspace(),
            _ => {}
        },
    }
    Step::Stay
}
