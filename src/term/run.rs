//! The dashboard in a terminal: entering a store, sitting at it, locking, leaving. Gives the terminal back whatever happens.
//!
//! Holds no policy: what a key means is decided in `app`; what comes in when is the matter of a sitting.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Instant;

use super::crossing::Beside;
use super::enter::{Entered, Opened, Source};
use super::guard::{Guard, Screen, wipe};
use super::replace::{Anew, Begins, replace};
use super::sitting::Sitting;
use super::store_thread::{Said, StoreThread};
use super::{input, signals};
use crate::app::{Input, show_partners, start};
use crate::model::layout::Size;
use crate::model::locking::Locking;
use crate::model::notice::Kind;
use crate::model::port::{Ask, Told};
use crate::model::state::{Model, Ticket};
use crate::view;
use crate::view::glyphs::Glyphs;
use crate::view::skin::Skin;
use crate::view::themes::Theme;

/// Something that came in from one of the threads.
#[derive(Debug)]
pub(super) enum Event {
    /// From the terminal or a signal.
    Input(Input),
    /// From the store.
    Told(Ticket, Box<Told>),
    /// What the store found by itself, with the number of the sitting: what comes after its end is about a store that was closed.
    Found(u64, Box<Told>),
    /// The store was opened, or not, at the unlock screen.
    Opened(Box<Opened>),
}

/// The open record beside a covert session, as the dashboard is started with it.
pub enum With {
    /// At hand: its passphrase came from a file.
    Open(Beside, PathBuf),
    /// Its folder, whose passphrase is asked for, and whose name stands there first.
    Folder(PathBuf, Option<String>),
}

/// How the dashboard starts.
pub struct Start {
    /// Where the record comes from.
    pub source: Source,
    /// The open record beside a covert session.
    pub with: Option<With>,
    /// Whether that is never written to.
    pub with_read_only: bool,
    /// The theme.
    pub theme: Theme,
    /// The glyph set.
    pub glyphs: Glyphs,
    /// Where papers are written, if not in the store's own folder for them.
    pub papers: Option<PathBuf>,
    /// Tells the time; fixed in tests of the whole program.
    pub clock: fn() -> crate::domain::time::Timestamp,
    /// Milliseconds of a clock that only goes forwards, also while the computer sleeps.
    pub moments: fn() -> u64,
    /// Lock after so many milliseconds without a key, if that is sooner than the force's figure.
    pub lock_after: Option<u64>,
    /// Begin in partner view.
    pub partner: bool,
    /// With what the program starts anew when it locks; none where that is not done.
    pub anew: Option<Anew>,
    /// The terminal, blanked, as it was taken over from the process this one replaced.
    pub blanked: Option<Guard>,
    /// What is to be said when the screen opens first.
    pub note: Option<String>,
    /// Fail when the screen is to be drawn anew, with text of the record in hand: how a fault ends is tested so. Never set for a real record.
    pub fault: bool,
}

/// What is said where `--with` leads nowhere.
pub const ALONE: &str = "This record is read by itself. Leave out --with or MUSTER_WITH.";

/// How one sitting at a store ended.
pub(super) enum End {
    Quit,
    /// Locked.
    Lock {
        /// Whether partner view was on.
        partner: bool,
        /// Whether the process is to stop until it is continued.
        stops: bool,
    },
}

/// Runs the dashboard until it is left.
///
/// # Errors
/// One sentence when there is no terminal, or it cannot be used. The terminal is given back whatever happens.
pub fn run(start: Start) -> Result<(), String> {
    let told = |why: std::io::Error| {
        format!("The screen cannot be used: {why}. Use the other commands; \"muster --help\" lists them.")
    };
    let taken_over = start.blanked.is_some();
    let guard = match start.blanked {
        Some(guard) => guard,
        None => Guard::enter().map_err(told)?,
    };
    let mut shell = Shell::new(&guard, Skin::new(start.theme, start.glyphs), start.clock).map_err(told)?;
    (shell.moments, shell.lock_after, shell.partner) = (start.moments, start.lock_after, start.partner);
    shell.note = start.note;
    let (mut source, mut with) = (start.source, start.with);
    if taken_over && !shell.blanked()? {
        return Ok(());
    }
    loop {
        let Some((mut entered, again)) = shell.enter(source)? else { return Ok(()) };
        source = again;
        if let Some(beside) = with.take() {
            if !entered.desk.is_covert() {
                return Err(ALONE.to_owned());
            }
            let (path, found) = match beside {
                With::Open(beside, path) => (path, Some(beside)),
                With::Folder(path, first) => {
                    let found = shell.unlock_beside(&path, start.with_read_only, first.as_deref())?;
                    (path, found)
                }
            };
            let Some(found) = found else { return Ok(()) };
            with = Some(With::Folder(path, Some(found.operator.clone())));
            entered.desk.set_beside(Some(found));
        }
        let operator = entered.operator.clone();
        match shell.sit(entered, start.fault, start.papers.clone())? {
            End::Quit => return Ok(()),
            End::Lock { partner, stops } => {
                shell.partner = partner;
                if let Some(anew) = &start.anew {
                    let beside = match &with {
                        Some(With::Folder(_, beside)) => beside.as_deref(),
                        Some(With::Open(..)) | None => None,
                    };
                    let why = replace(&guard, anew, &operator, beside, Begins { partner, stopped: stops });
                    shell.note = Some(format!(
                        "Note: the lock asked for the passphrase, but did not empty the memory of the program: {why}."
                    ));
                }
                if stops {
                    shell.suspend();
                }
                if !shell.blanked()? {
                    return Ok(());
                }
            }
        }
    }
}

/// The terminal and what comes in from it.
pub(super) struct Shell<'a> {
    guard: &'a Guard,
    pub(super) screen: Screen,
    pub(super) skin: Skin,
    pub(super) events: Receiver<Event>,
    pub(super) sender: Sender<Event>,
    pub(super) clock: fn() -> crate::domain::time::Timestamp,
    pub(super) moments: fn() -> u64,
    lock_after: Option<u64>,
    /// Whether the next sitting begins in partner view.
    partner: bool,
    /// What is to be said when the store is open: of the screen at first, of the lock when it is open again.
    note: Option<String>,
    /// The number of the sitting, from 1.
    pub(super) number: u64,
    _ear: signals::Ear,
}

impl<'a> Shell<'a> {
    pub(super) fn new(
        guard: &'a Guard,
        skin: Skin,
        clock: fn() -> crate::domain::time::Timestamp,
    ) -> std::io::Result<Self> {
        let (sender, events) = mpsc::channel();
        let from_terminal = sender.clone();
        input::spawn(move |input| from_terminal.send(Event::Input(input)).is_ok())?;
        let from_signals = sender.clone();
        let ear = signals::listen(move |input| from_signals.send(Event::Input(input)).is_ok())?;
        let screen = guard.screen()?;
        Ok(Self {
            guard,
            screen,
            skin,
            events,
            sender,
            clock,
            moments: || 0,
            lock_after: None,
            partner: false,
            note: None,
            number: 0,
            _ear: ear,
        })
    }

    pub(super) fn size(&self) -> Size {
        self.screen.size().map_or(Size::new(80, 24), |size| Size::new(size.width, size.height))
    }

    /// Draws a frame. An error means that the terminal has gone.
    pub(super) fn draw(
        &mut self,
        with: impl FnOnce(Skin, &mut ratatui::buffer::Buffer) -> Option<(u16, u16)>,
    ) -> Result<(), String> {
        let skin = self.skin;
        let drawn = self.screen.draw(|frame| {
            if let Some(spot) = with(skin, frame.buffer_mut()) {
                frame.set_cursor_position(spot);
            }
        });
        drawn.map(|_| ()).map_err(|why| {
            format!("The terminal can no longer be drawn on: {why}. Everything shown as saved is on the disk.")
        })
    }

    /// Stops the process for a while; the screen is drawn whole when it goes on.
    pub(super) fn suspend(&mut self) {
        // A terminal that cannot be taken again shows at the next frame.
        if self.guard.suspend().is_ok() {
            let _ = wipe(&mut self.screen);
        }
    }

    /// Has everything drawn again at the next frame.
    pub(super) fn wipe(&mut self) {
        // A terminal that has gone shows at the next frame.
        let _ = wipe(&mut self.screen);
    }

    /// The time.
    pub(super) fn now(&self) -> crate::domain::time::Timestamp {
        (self.clock)()
    }

    /// One sitting at an open store.
    fn sit(&mut self, entered: Entered, fault: bool, papers: Option<PathBuf>) -> Result<End, String> {
        let Entered { mut desk, operator, seat, note } = entered;
        desk.set_papers(papers);
        let (board, profile, facts) = match desk.answer(Ask::Board) {
            Told::Board(board, profile, facts) => (board, profile, facts),
            Told::Failed { sentence, .. } => return Err(sentence),
            _ => return Err("The store did not answer. Run \"muster doctor\".".into()),
        };
        let mut model = Model::new(self.size(), (self.clock)(), &operator, *board, profile, *facts);
        model.role = seat.role;
        let covert = model.facts.founding.covert;
        model.locking = Locking::new(model.profile.locking, covert, self.lock_after, (self.moments)());
        // Before anything is drawn: what may not be shown must not flash up.
        let met =
            |told: &Told| matches!(told, Told::Meeting(Some(meeting), _) if meeting.partners_in().next().is_some());
        let was_on = std::mem::take(&mut self.partner);
        if !covert && (was_on || met(&desk.answer(Ask::Meeting))) {
            show_partners(&mut model);
        }
        if let Some(note) = self.note.take() {
            model.notices.tell(Kind::Note, note);
        }
        if let Some(note) = note {
            model.notices.tell(Kind::Failed, note);
        }
        let sender = self.sender.clone();
        self.number += 1;
        let number = self.number;
        let say = move |said| {
            let event = match said {
                Said::Answer(ticket, told) => Event::Told(ticket, Box::new(told)),
                Said::Found(told) => Event::Found(number, Box::new(told)),
            };
            sender.send(event).is_ok()
        };
        let store = StoreThread::spawn(desk, say)
            .map_err(|why| format!("The store could not be given a thread of its own: {why}."))?;
        let effects = start(&mut model);
        let (awaited, held, drawn) = (0, VecDeque::new(), Instant::now());
        Sitting { shell: self, model, store, awaited, held, drawn, fault, place: None }.run(effects)
    }

    pub(super) fn blank(&mut self) -> Result<(), String> {
        self.draw(|skin, buffer| {
            view::blank(skin, buffer);
            None
        })
    }

    /// The blank screen, until any key. Returns whether to go on to the unlock screen.
    fn blanked(&mut self) -> Result<bool, String> {
        loop {
            self.blank()?;
            match self.events.recv() {
                Ok(Event::Input(Input::Key(_) | Input::Paste(_))) => return Ok(true),
                Ok(Event::Input(Input::End | Input::Lost(_))) | Err(_) => return Ok(false),
                Ok(Event::Input(Input::Suspend)) => self.suspend(),
                Ok(Event::Input(Input::Resize(_))) => self.wipe(),
                Ok(_) => {}
            }
        }
    }
}
