//! The first run: no store yet, and what to do about it. The cursor stands on the harmless choice.

use std::io;
use std::sync::mpsc;
use std::time::Duration;

use super::guard::{Guard, wipe};
use super::{input, signals};
use crate::app::Input;
use crate::keys::chord::{Chord, Key};
use crate::view;
use crate::view::glyphs::Glyphs;
use crate::view::skin::Skin;
use crate::view::themes::Theme;

/// What the user chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Look round with invented data.
    Demo,
    /// Start a new record.
    Init,
    /// Restore a backup.
    Restore,
    /// Check this computer.
    Doctor,
    /// Leave.
    Quit,
}

/// How long a key is waited for before signals are looked at.
const PATIENCE: Duration = Duration::from_millis(250);

const CHOICES: [Choice; 4] = [Choice::Demo, Choice::Init, Choice::Restore, Choice::Doctor];

/// Asks what to do on a computer without a store. The terminal is given back before this returns, and nothing goes on reading it: what follows may ask
/// its own questions.
///
/// # Errors
/// One sentence when there is no terminal, or it cannot be used.
pub fn first_run(theme: Theme, glyphs: Glyphs) -> Result<Choice, String> {
    let told = |why: io::Error| format!("The screen cannot be used: {why}. Run \"muster demo\" or \"muster init\".");
    let guard = Guard::enter().map_err(told)?;
    let (sender, signals) = mpsc::channel();
    let _ear = signals::listen(move |input| sender.send(input).is_ok()).map_err(told)?;
    let mut screen = guard.screen().map_err(told)?;
    let skin = Skin::new(theme, glyphs);
    let (mut at, mut burst) = (0, input::Burst::default());
    loop {
        let drawn = screen.draw(|frame| {
            if let Some(spot) = view::first_run(at, skin, frame.buffer_mut()) {
                frame.set_cursor_position(spot);
            }
        });
        drawn.map_err(told)?;
        let input = loop {
            if let Ok(input) = signals.try_recv() {
                break input;
            }
            if let Some(input) = input::next(&mut burst, PATIENCE).map_err(told)? {
                break input;
            }
        };
        match input {
            Input::Key(chord) => match chosen(chord, &mut at) {
                Some(choice) => return Ok(choice),
                None => continue,
            },
            Input::End | Input::Lost(_) => return Ok(Choice::Quit),
            Input::Suspend => {
                guard.suspend().map_err(told)?;
                wipe(&mut screen).map_err(told)?;
            }
            Input::Resize(_) => wipe(&mut screen).map_err(told)?,
            Input::Paste(_) | Input::WithPaste => {}
        }
    }
}

fn chosen(chord: Chord, at: &mut usize) -> Option<Choice> {
    let choice = |index: usize| CHOICES.get(index).copied();
    match chord.key {
        Key::Char('c') if chord.ctrl => Some(Choice::Quit),
        Key::Down | Key::Char('j') => {
            *at = (*at + 1).min(CHOICES.len() - 1);
            None
        }
        Key::Up | Key::Char('k') => {
            *at = at.saturating_sub(1);
            None
        }
        Key::Enter => choice(*at),
        Key::Char(c @ '1'..='4') => choice(usize::try_from(u32::from(c) - u32::from('1')).unwrap_or(0)),
        Key::Esc | Key::Char('q') => Some(Choice::Quit),
        _ => None,
    }
}
