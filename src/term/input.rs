//! What comes in from the terminal, as values: keys, pasted text, a new size. Key releases, focus and mouse are dropped here.
//!
//! It must not know what any of it means.

use std::io;
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, poll, read};

use crate::app::Input;
use crate::keys::chord::Chord;
use crate::model::layout::Size;

/// Most bytes of one paste that are taken; the rest is dropped at a character. No field is meant for more.
pub const PASTE_LIMIT: usize = 64 * 1024;

/// The input of a terminal event, if it is one.
#[must_use]
pub fn from_event(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => Chord::from_event(&key).map(Input::Key),
        Event::Paste(mut text) => {
            if text.len() > PASTE_LIMIT {
                text.truncate(text.floor_char_boundary(PASTE_LIMIT));
            }
            Some(Input::Paste(text))
        }
        Event::Resize(width, height) => Some(Input::Resize(Size::new(width, height))),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}

/// Waits so long for one input; nothing when none came, or one that is dropped.
///
/// # Errors
/// When the terminal cannot be read.
pub fn next(patience: Duration) -> io::Result<Option<Input>> {
    if poll(patience)? { Ok(from_event(read()?)) } else { Ok(None) }
}

/// Reads the terminal on its own thread for the rest of the process, handing each input to `send` until that returns `false`.
///
/// # Errors
/// When the thread cannot be started.
pub fn spawn(send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        loop {
            let input = match read() {
                Ok(event) => from_event(event),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
                Err(error) => {
                    send(Input::Lost(error.to_string()));
                    return;
                }
            };
            if let Some(input) = input
                && !send(input)
            {
                return;
            }
        }
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    #[test]
    fn releases_focus_and_mouse_are_dropped() {
        let release = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(from_event(Event::Key(release)), None);
        assert_eq!(from_event(Event::FocusLost), None);
        assert_eq!(from_event(Event::Resize(80, 24)), Some(Input::Resize(Size::new(80, 24))));
    }

    #[test]
    fn a_huge_paste_is_capped_at_a_character() {
        let text = "£".repeat(PASTE_LIMIT);
        let Some(Input::Paste(kept)) = from_event(Event::Paste(text)) else { unreachable!("a paste is an input") };
        assert_eq!(kept.len(), PASTE_LIMIT);
    }
}
