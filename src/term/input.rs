//! What comes in from the terminal, as values: keys, pasted text, a new size. Key releases, focus and mouse are dropped here, and so are keys that came
//! with a paste: a text that holds the end of a paste ends it too early, and what is left of the text comes in as keys.
//!
//! It must not know what any of it means.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{Event, poll, read};

use crate::app::Input;
use crate::keys::chord::Chord;
use crate::model::layout::Size;

/// Most bytes of one paste that are taken; the rest is dropped at a character. No field is meant for more.
pub const PASTE_LIMIT: usize = 64 * 1024;

/// How long the terminal is silent before a key after a paste is somebody's who read what was pasted. What follows without such a silence was in the paste.
const BREATH: Duration = Duration::from_millis(100);

/// Which keys came with a paste.
#[derive(Debug, Default)]
pub struct Burst {
    /// A paste came, and the terminal has not been silent since.
    open: bool,
    /// It was handed on that keys came with it.
    said: bool,
}

impl Burst {
    /// What is handed on of an input for which the terminal was waited for so long: keys in the same breath as a paste are not, but once for each paste
    /// that there were some.
    #[must_use]
    pub fn take(&mut self, input: Input, waited: Duration) -> Option<Input> {
        if waited >= BREATH {
            self.over();
        }
        match input {
            Input::Paste(_) => {
                self.open = true;
                Some(input)
            }
            Input::Key(_) if self.open => (!std::mem::replace(&mut self.said, true)).then_some(Input::WithPaste),
            other => Some(other),
        }
    }

    /// The terminal was silent: what comes next is no part of the paste.
    pub fn over(&mut self) {
        *self = Self::default();
    }
}

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
pub fn next(burst: &mut Burst, patience: Duration) -> io::Result<Option<Input>> {
    let from = Instant::now();
    if poll(patience)? {
        let input = from_event(read()?);
        return Ok(input.and_then(|input| burst.take(input, from.elapsed())));
    }
    burst.over();
    Ok(None)
}

/// Reads the terminal on its own thread for the rest of the process, handing each input to `send` until that returns `false`.
///
/// # Errors
/// When the thread cannot be started.
pub fn spawn(send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        let mut burst = Burst::default();
        loop {
            // What the terminal has sent already is there at once, however late it is fetched: only waiting counts.
            let from = Instant::now();
            let input = match read() {
                Ok(event) => from_event(event).and_then(|input| burst.take(input, from.elapsed())),
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
    fn keys_in_the_same_breath_as_a_paste_are_said_once_and_a_later_one_acts() {
        let (at_once, mut burst) = (Duration::from_millis(3), Burst::default());
        let (enter, paste) = (Input::Key(Chord::char('q')), Input::Paste("half".into()));
        assert_eq!(burst.take(enter.clone(), at_once), Some(enter.clone()), "typed fast, and nothing was pasted");
        for _ in 0..2 {
            assert_eq!(burst.take(paste.clone(), BREATH), Some(paste.clone()));
            assert_eq!(burst.take(enter.clone(), at_once), Some(Input::WithPaste));
            assert_eq!(burst.take(paste.clone(), at_once), Some(paste.clone()), "what is pasted is text");
            for _ in 0..3 {
                assert_eq!(burst.take(enter.clone(), at_once), None, "it was said");
            }
            let size = Input::Resize(Size::new(80, 24));
            assert_eq!(burst.take(size.clone(), at_once), Some(size), "no key");
            assert_eq!(burst.take(enter.clone(), at_once), None);
        }
        assert_eq!(burst.take(enter.clone(), BREATH), Some(enter.clone()), "somebody's");
        assert_eq!(burst.take(enter.clone(), at_once), Some(enter.clone()), "and what they type after it");
        let _ = burst.take(paste, BREATH);
        burst.over();
        assert_eq!(burst.take(enter.clone(), at_once), Some(enter));
    }

    #[test]
    fn a_huge_paste_is_capped_at_a_character() {
        let text = "£".repeat(PASTE_LIMIT);
        let Some(Input::Paste(kept)) = from_event(Event::Paste(text)) else { unreachable!("a paste is an input") };
        assert_eq!(kept.len(), PASTE_LIMIT);
    }
}
