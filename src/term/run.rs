//! The event loop: blocks until something comes in, updates, does what is asked, draws once. Wakes for input, answers and the
//! minute (while a meeting is driven the second, for the clock of the item), nothing else.
//!
//! Holds no policy: what a key means is decided in `app`.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::enter::{Entered, Opened, Source};
use super::guard::{Guard, Screen};
use super::store_thread::StoreThread;
use super::{input, signals, watch};
use crate::app::{Effect, Input, Msg, start, update};
use crate::model::layout::Size;
use crate::model::notice::Kind;
use crate::model::place::Place;
use crate::model::port::{Ask, Told};
use crate::model::state::{Model, Ticket};
use crate::view;
use crate::view::glyphs::Glyphs;
use crate::view::skin::Skin;
use crate::view::themes::Theme;

/// How long a frame waits for answers that are on their way, so that it is complete.
const PATIENCE: Duration = Duration::from_millis(4);

/// Something that came in from one of the threads.
#[derive(Debug)]
pub(super) enum Event {
    /// From the terminal or a signal.
    Input(Input),
    /// From the store.
    Told(Ticket, Box<Told>),
    /// The store was opened, or not, at the unlock screen.
    Opened(Box<Opened>),
}

/// How the dashboard starts.
pub struct Start {
    /// Where the record comes from.
    pub source: Source,
    /// The theme.
    pub theme: Theme,
    /// The glyph set.
    pub glyphs: Glyphs,
    /// Tells the time; fixed in tests of the whole program.
    pub clock: fn() -> crate::domain::time::Timestamp,
}

/// How one sitting at a store ended.
enum End {
    Quit,
    Lock,
}

/// Runs the dashboard until it is left.
///
/// # Errors
/// One sentence when there is no terminal, or it cannot be used. The terminal is given back whatever happens.
pub fn run(start: Start) -> Result<(), String> {
    let told = |why: std::io::Error| {
        format!("The screen cannot be used: {why}. Use the other commands; \"muster --help\" lists them.")
    };
    let guard = Guard::enter().map_err(told)?;
    let mut shell = Shell::new(&guard, Skin::new(start.theme, start.glyphs), start.clock).map_err(told)?;
    let mut source = start.source;
    loop {
        let Some((entered, again)) = shell.enter(source)? else { return Ok(()) };
        source = again;
        match shell.sit(entered)? {
            End::Quit => return Ok(()),
            End::Lock if !shell.blanked()? => return Ok(()),
            End::Lock => {}
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
    /// Where the user was when the screen was locked.
    place: Option<Place>,
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
        Ok(Self { guard, screen: guard.screen()?, skin, events, sender, clock, place: None, _ear: ear })
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
            let _ = self.screen.clear();
        }
    }

    /// One sitting at an open store.
    fn sit(&mut self, entered: Entered) -> Result<End, String> {
        let Entered { mut desk, operator, note } = entered;
        let (board, profile, facts) = match desk.answer(Ask::Board) {
            Told::Board(board, profile, facts) => (board, profile, facts),
            Told::Failed { sentence, .. } => return Err(sentence),
            _ => return Err("The store did not answer. Run \"muster doctor\".".into()),
        };
        let mut model = Model::new(self.size(), (self.clock)(), &operator, *board, profile, *facts);
        if let Some(place) = self.place.take() {
            model.go_on(place);
        }
        if let Some(note) = note {
            model.notices.tell(Kind::Failed, note);
        }
        let sender = self.sender.clone();
        let store =
            StoreThread::spawn(desk, move |ticket, told| sender.send(Event::Told(ticket, Box::new(told))).is_ok())
                .map_err(|why| format!("The store could not be given a thread of its own: {why}."))?;
        let mut awaited = 0_usize;
        let mut effects = start(&mut model);
        loop {
            for effect in std::mem::take(&mut effects) {
                match effect {
                    Effect::Ask(ticket, ask) => {
                        if store.ask(ticket, ask) {
                            awaited += 1;
                        }
                    }
                    // Dropping the thread waits for it: the store is closed when this returns.
                    Effect::Quit => return Ok(End::Quit),
                    // Nothing shows any more before the store is closed, however long that takes.
                    Effect::Lock => {
                        self.blank()?;
                        self.place = Some(model.place());
                        return Ok(End::Lock);
                    }
                    Effect::Suspend => self.suspend(),
                    Effect::Redraw => {
                        let _ = self.screen.clear();
                    }
                }
            }
            // An answer that is a moment away belongs on this frame.
            let until = Instant::now() + PATIENCE;
            while awaited > 0 && effects.is_empty() {
                match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                    Ok(event) => effects.extend(self.take(&mut model, event, &mut awaited)),
                    Err(_) => break,
                }
            }
            if !effects.is_empty() {
                continue;
            }
            self.draw(|skin, buffer| view::draw(&model, skin, buffer))?;
            match self.events.recv_timeout(watch::until_tick(&model)) {
                Ok(event) => effects.extend(self.take(&mut model, event, &mut awaited)),
                Err(RecvTimeoutError::Timeout) => effects.extend(update(&mut model, Msg::Tick((self.clock)()))),
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Quit),
            }
            // Keys that came in together are one frame.
            while effects.is_empty()
                && let Ok(event) = self.events.try_recv()
            {
                effects.extend(self.take(&mut model, event, &mut awaited));
            }
        }
    }

    fn take(&self, model: &mut Model, event: Event, awaited: &mut usize) -> Vec<Effect> {
        match event {
            Event::Input(input) => {
                model.now = (self.clock)();
                update(model, Msg::Input(input))
            }
            Event::Told(ticket, told) => {
                *awaited = awaited.saturating_sub(1);
                update(model, Msg::Told(ticket, *told))
            }
            Event::Opened(_) => Vec::new(),
        }
    }

    fn blank(&mut self) -> Result<(), String> {
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
                Ok(_) => {}
            }
        }
    }
}
