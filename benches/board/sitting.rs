//! A person at the screen, without a terminal: the real update, the real store, the real drawing and the real escape codes, written to nowhere.

use crate::stores::{OPERATOR, now};
use muster::app::{Effect, Input, Msg, start, update};
use muster::keys::chord::Chord;
use muster::model::layout::Size;
use muster::model::port::{Ask, Told};
use muster::model::state::Model;
use muster::store::Store;
use muster::term::desk::Desk;
use muster::view::glyphs::Glyphs;
use muster::view::skin::Skin;
use muster::view::themes::Theme;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io::Sink;
use std::time::{Duration, Instant};

/// One sitting at an open store.
pub(crate) struct Sitting {
    model: Model,
    desk: Desk,
    skin: Skin,
    terminal: Terminal<CrosstermBackend<Sink>>,
}

impl Sitting {
    /// Sits down: the board, everything the first screen asks for, the first frame.
    pub(crate) fn new(store: Store, width: u16, height: u16) -> Self {
        let mut desk = Desk::new(store, OPERATOR, Box::new(now));
        let Told::Board(board, profile, facts) = desk.answer(Ask::Board) else { panic!("the store gave no board") };
        let mut model = Model::new(Size::new(width, height), now(), OPERATOR, *board, profile, *facts);
        let effects = start(&mut model);
        let viewport = Viewport::Fixed(Rect::new(0, 0, width, height));
        let terminal =
            Terminal::with_options(CrosstermBackend::new(std::io::sink()), TerminalOptions { viewport }).unwrap();
        let mut sitting = Self { model, desk, skin: Skin::new(Theme::default(), Glyphs::Unicode), terminal };
        sitting.take(effects);
        sitting.draw();
        sitting
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Ask(ticket, ask) = effect {
                let told = self.desk.answer(ask);
                let more = update(&mut self.model, Msg::Told(ticket, told));
                self.take(more);
            }
        }
    }

    fn draw(&mut self) {
        let (model, skin) = (&self.model, self.skin);
        let drawn = self.terminal.draw(|frame| {
            if let Some(spot) = muster::view::draw(model, skin, frame.buffer_mut()) {
                frame.set_cursor_position(spot);
            }
        });
        drawn.unwrap();
    }

    /// Presses a key and waits for its frame.
    pub(crate) fn key(&mut self, name: &str) {
        let chord: Chord = name.parse().unwrap_or_else(|_| panic!("there is no key {name}"));
        let effects = update(&mut self.model, Msg::Input(Input::Key(chord)));
        self.take(effects);
        self.draw();
    }

    /// As [`key`](Self::key), and how long it took.
    pub(crate) fn timed(&mut self, name: &str) -> Duration {
        let from = Instant::now();
        self.key(name);
        from.elapsed()
    }

    /// Entries in the journal, as the screen knows them.
    pub(crate) fn entries(&mut self) -> u64 {
        match self.desk.answer(Ask::History { ocg: None, before: None, limit: 1 }) {
            Told::History(lines) => lines.first().map_or(0, |line| line.entry),
            other => panic!("no history but {other:?}"),
        }
    }

    /// What is on the screen.
    pub(crate) fn text(&self) -> String {
        let mut buffer = ratatui::buffer::Buffer::empty(Rect::new(0, 0, self.model.size.width, self.model.size.height));
        muster::view::draw(&self.model, self.skin, &mut buffer);
        muster::view::grid::text(&buffer)
    }

    /// Gets up: the store is closed.
    pub(crate) fn close(self) {
        drop(self.desk);
    }
}
