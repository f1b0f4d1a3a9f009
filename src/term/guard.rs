//! The one owner of the terminal: enters it, and gives it back whole after quit, error, panic, signal and suspension.
//!
//! Restoring is idempotent: it undoes only what was entered. It never sets the window title. It must not know what is drawn.

use std::io::{self, Stdout, Write, stdout};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::thread::{self, ThreadId};

use super::settings::Settings;

use crossterm::cursor::{MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

/// The terminal as the program draws on it.
pub type Screen = Terminal<CrosstermBackend<Stdout>>;

/// Whether the terminal is ours at this moment.
static OURS: AtomicBool = AtomicBool::new(false);
/// The thread that draws; a panic elsewhere must not tear the screen down.
static OWNER: Mutex<Option<ThreadId>> = Mutex::new(None);
static HOOK: Once = Once::new();
/// How the terminal was set before it was taken, if that can be told.
static BEFORE: Mutex<Option<Settings>> = Mutex::new(None);

/// Holds the terminal; dropping it gives the terminal back.
#[must_use = "dropping the guard leaves the screen at once"]
pub struct Guard {
    _private: (),
}

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste.
    ///
    /// # Errors
    /// When standard output is no terminal or refuses a mode; whatever was entered by then is undone.
    pub fn enter() -> io::Result<Self> {
        HOOK.call_once(install_panic_hook);
        *OWNER.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread::current().id());
        take(true)?;
        Ok(Self { _private: () })
    }

    /// Takes over the terminal from the process this one replaced: the alternate screen is there already, and the settings to give back are those
    /// from before that process.
    ///
    /// # Errors
    /// When standard output is no terminal or refuses a mode.
    pub fn resume(before: Settings) -> io::Result<Self> {
        HOOK.call_once(install_panic_hook);
        *OWNER.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread::current().id());
        take(false)?;
        *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = Some(before);
        Ok(Self { _private: () })
    }

    /// How the terminal was set before it was taken, for a process that replaces this one; nothing when it cannot be told.
    #[must_use]
    pub fn before(&self) -> Option<Settings> {
        BEFORE.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A screen to draw on while the guard is held.
    ///
    /// # Errors
    /// When the size of the terminal cannot be read.
    pub fn screen(&self) -> io::Result<Screen> {
        Terminal::new(CrosstermBackend::new(stdout()))
    }

    /// Gives the terminal back, stops the process until it is continued, and takes the terminal again.
    ///
    /// The screen must be drawn whole afterwards: call `clear` on the [`Screen`]. Does nothing where processes cannot be stopped.
    ///
    /// # Errors
    /// When the terminal cannot be taken again.
    pub fn suspend(&self) -> io::Result<()> {
        #[cfg(unix)]
        {
            restore();
            signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
            take(true)?;
        }
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Wipes the screen and forgets what was on it, so that the next frame is drawn whole.
///
/// `Terminal::clear` would first ask the terminal where its cursor stands, and wait for an answer that the thread which reads keys takes away.
///
/// # Errors
/// When the terminal has gone.
pub fn wipe(screen: &mut Screen) -> io::Result<()> {
    let size = screen.size()?;
    screen.resize(Rect::new(0, 0, size.width, size.height))
}

/// Takes the terminal. The alternate screen is entered once only: a second time some terminals forget where the cursor of the main screen was.
fn take(alternate: bool) -> io::Result<()> {
    *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = Settings::now();
    enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    let entered = if alternate {
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Clear(ClearType::All), MoveTo(0, 0))
    } else {
        execute!(stdout(), EnableBracketedPaste, Clear(ClearType::All), MoveTo(0, 0))
    };
    if entered.is_err() {
        restore();
    }
    entered
}

/// Gives the terminal back: colours reset, alternate screen wiped and left, paste mode off, cursor shown, raw mode off. Safe to call at any time and often.
pub fn restore() {
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    // Each step is tried whatever became of the one before: a terminal that has gone away must not keep the rest from being undone.
    let _gone = write_leave(&mut out);
    let _gone = disable_raw_mode();
    if let Some(before) = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take() {
        before.set();
    }
}

fn write_leave(out: &mut impl Write) -> io::Result<()> {
    queue!(out, ResetColor, Clear(ClearType::All), MoveTo(0, 0), DisableBracketedPaste, LeaveAlternateScreen, Show)?;
    out.flush()
}

/// On a panic of the drawing thread the terminal is given back first. The message names the place and the version, never the text at hand: that may be the record.
fn install_panic_hook() {
    panic::set_hook(Box::new(|info| {
        let owner = *OWNER.lock().unwrap_or_else(PoisonError::into_inner);
        if OURS.load(Ordering::SeqCst) && owner != Some(thread::current().id()) {
            return;
        }
        restore();
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        let _gone = writeln!(
            io::stderr(),
            "Muster {} stopped because of a fault in the program at {place}. Everything shown as saved is on the disk. Start Muster again.",
            env!("CARGO_PKG_VERSION")
        );
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_undoes_every_mode_and_wipes_the_alternate_screen_first() -> io::Result<()> {
        let mut out = Vec::new();
        write_leave(&mut out)?;
        let text = String::from_utf8_lossy(&out).into_owned();
        let at = |mode: &str| text.find(mode);
        for mode in ["\u{1b}[2J", "\u{1b}[?2004l", "\u{1b}[?1049l", "\u{1b}[?25h", "\u{1b}[0m"] {
            assert!(at(mode).is_some(), "{mode:?} in {text:?}");
        }
        assert!(at("\u{1b}[2J") < at("\u{1b}[?1049l"));
        assert!(!text.contains("\u{1b}]"), "no title, no clipboard");
        Ok(())
    }

    #[test]
    fn restoring_what_was_never_taken_does_nothing() {
        restore();
        restore();
        assert!(!OURS.load(Ordering::SeqCst));
    }
}
