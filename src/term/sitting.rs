//! One sitting at an open store: keys, answers and the minute, in the order that is fair to whoever types.
//!
//! A key is not acted on while answers to the one before are a moment away: who types ahead acts on what would have been shown, not on what is still
//! there. The screen is drawn when the answers are in, and at the latest when [`FRAME`] has passed. Wakes for input, answers, what the store found and the minute (while a
//! meeting is driven the second, for the clock of the item), nothing else. Holds no policy.

use std::collections::VecDeque;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use super::run::{End, Event, Shell};
use super::store_thread::StoreThread;
use super::watch;
use crate::app::{Effect, Input, Msg, update};
use crate::model::port::{Ask, Told};
use crate::model::state::Model;
use crate::view;

/// How long a frame waits for answers that are on their way, so that it is complete.
const FRAME: Duration = Duration::from_millis(4);
/// How long the next key waits for them.
const KEY: Duration = Duration::from_millis(150);
/// How long keys that come without pause may keep the screen from being drawn.
const UNSEEN: Duration = Duration::from_millis(40);
/// How long nothing is typed before the place and the unsent text are kept: typing costs no write for each key.
const PAUSE: Duration = Duration::from_millis(700);

/// One sitting.
pub(super) struct Sitting<'s, 'g> {
    pub(super) shell: &'s mut Shell<'g>,
    pub(super) model: Model,
    pub(super) store: StoreThread,
    /// Questions not answered yet.
    pub(super) awaited: usize,
    /// Inputs not acted on yet.
    pub(super) held: VecDeque<Input>,
    /// When the screen was last drawn.
    pub(super) drawn: Instant,
    /// Fail when the screen is to be drawn anew.
    pub(super) fault: bool,
    /// The place of the screen and the unsent text that wait for a pause, with the moment they have waited enough.
    pub(super) place: Option<(Instant, Option<String>)>,
}

impl Sitting<'_, '_> {
    /// Sits until the user leaves or locks. The store is closed when this returns.
    pub(super) fn run(mut self, mut effects: Vec<Effect>) -> Result<End, String> {
        loop {
            for effect in std::mem::take(&mut effects) {
                match effect {
                    Effect::Ask(ticket, ask) => {
                        if self.store.ask(ticket, ask) {
                            self.awaited += 1;
                        } else {
                            let sentence =
                                "NOT WRITTEN: the store is closed. Quit with q and start Muster again.".into();
                            let told = Told::Failed { sentence, read_only: true };
                            effects.extend(update(&mut self.model, Msg::Told(ticket, told)));
                        }
                    }
                    Effect::Keep(text) => self.place = Some((Instant::now() + PAUSE, text)),
                    Effect::Quit => {
                        self.keep_place();
                        return Ok(End::Quit);
                    }
                    // Nothing shows any more before the store is closed, however long that takes.
                    lock @ (Effect::Lock | Effect::LockAndStop) => {
                        self.shell.blank()?;
                        self.settle();
                        let (partner, stops) = (self.model.partner.is_some(), lock == Effect::LockAndStop);
                        return Ok(End::Lock { partner, stops });
                    }
                    Effect::Suspend => {
                        self.shell.suspend();
                        // Before the next frame: it may have been away for longer than it may show without a key.
                        effects.extend(update(&mut self.model, Msg::Moment((self.shell.moments)())));
                    }
                    Effect::Redraw if self.fault => fail_on_purpose(&self.model),
                    Effect::Redraw => self.shell.wipe(),
                }
            }
            if effects.is_empty() {
                effects = self.answers(FRAME);
            }
            if effects.is_empty() {
                match self.next()? {
                    Some(more) => effects = more,
                    None => return Ok(End::Quit),
                }
            }
        }
    }

    /// Draws when it is time to, then acts on the next thing that comes in. Nothing when nothing ever will.
    fn next(&mut self) -> Result<Option<Vec<Effect>>, String> {
        if self.held.is_empty() || self.drawn.elapsed() > UNSEEN {
            let model = &self.model;
            self.shell.draw(|skin, buffer| view::draw(model, skin, buffer))?;
            self.drawn = Instant::now();
        }
        if self.held.is_empty() {
            let tick = watch::until_tick(&self.model);
            let pause = self.place.as_ref().map(|(at, _)| at.saturating_duration_since(Instant::now()));
            let lock = self.model.locking.until().map_or(tick, Duration::from_millis);
            let patience = tick.min(lock);
            match self.shell.events.recv_timeout(pause.map_or(patience, |pause| pause.min(patience))) {
                Ok(event) => {
                    // Keys that came in together are one frame.
                    self.drawn = Instant::now();
                    let mut effects = self.take(event);
                    while effects.is_empty()
                        && let Ok(event) = self.shell.events.try_recv()
                    {
                        effects.extend(self.take(event));
                    }
                    return Ok(Some(effects));
                }
                Err(RecvTimeoutError::Timeout) if pause.is_some_and(|pause| pause <= patience) => {
                    self.keep_place();
                    return Ok(Some(Vec::new()));
                }
                Err(RecvTimeoutError::Timeout) => {
                    let (now, moment) = (self.shell.now(), (self.shell.moments)());
                    let mut effects = update(&mut self.model, Msg::Moment(moment));
                    effects.extend(update(&mut self.model, Msg::Tick(now)));
                    return Ok(Some(effects));
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            }
        }
        let effects = self.answers(KEY);
        if !effects.is_empty() {
            return Ok(Some(effects));
        }
        let Some(input) = self.held.pop_front() else { return Ok(Some(Vec::new())) };
        // A key that comes too late, after the computer slept perhaps, is nobody's.
        let effects = update(&mut self.model, Msg::Moment((self.shell.moments)()));
        if effects.contains(&Effect::Lock) {
            return Ok(Some(effects));
        }
        // A window that was small for a moment has lost what was on it, though its size is what it was.
        if let Input::Resize(_) = input {
            self.shell.wipe();
        }
        self.model.now = self.shell.now();
        Ok(Some(update(&mut self.model, Msg::Input(input))))
    }

    /// Hands the place to the store, if one waits. Nobody waits for the answer.
    fn keep_place(&mut self) {
        if let Some((_, text)) = self.place.take()
            && self.store.ask(0, Ask::KeepPlace(text))
        {
            self.awaited += 1;
        }
    }

    /// Before the screen is locked: what is under way is answered, so that a form that was saved is none to come back to; then the place is kept.
    /// What is typed meanwhile is for the blanked screen.
    fn settle(&mut self) {
        let mut typed = Vec::new();
        self.wait(&mut typed);
        if let Some(text) = self.model.kept_at_lock() {
            self.place = Some((Instant::now(), Some(text)));
        }
        self.keep_place();
        self.wait(&mut typed);
        for event in typed {
            // It comes back to the same queue, which is open as long as the shell is.
            let _ = self.shell.sender.send(event);
        }
    }

    /// Waits for every answer that is awaited, and acts on no more than the answers.
    fn wait(&mut self, typed: &mut Vec<Event>) {
        while self.awaited > 0
            && let Ok(event) = self.shell.events.recv()
        {
            match event {
                Event::Told(..) | Event::Found(..) => drop(self.take(event)),
                other => typed.push(other),
            }
        }
    }

    /// Waits so long for the answers that are awaited, holding back what else comes in; returns what they ask for.
    fn answers(&mut self, patience: Duration) -> Vec<Effect> {
        let until = Instant::now() + patience;
        let mut effects = Vec::new();
        while self.awaited > 0 && effects.is_empty() {
            match self.shell.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(event) => effects.extend(self.take(event)),
                Err(_) => break,
            }
        }
        effects
    }

    fn take(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Input(input) => {
                self.held.push_back(input);
                Vec::new()
            }
            Event::Told(ticket, told) => {
                self.awaited = self.awaited.saturating_sub(1);
                update(&mut self.model, Msg::Told(ticket, *told))
            }
            // Nobody waited for it, and it has no ticket.
            Event::Found(number, told) if number == self.shell.number => update(&mut self.model, Msg::Told(0, *told)),
            Event::Found(..) | Event::Opened(_) => Vec::new(),
        }
    }
}

/// Fails as a fault by accident may: with text of the record in hand.
#[expect(clippy::panic, reason = "what a fault leaves behind is tested with a real one")]
fn fail_on_purpose(model: &Model) -> ! {
    let line = model.selected.and_then(|ocg| model.lines.ocg(ocg));
    std::panic::panic_any(line.map_or_else(String::new, |line| line.operation.clone()))
}
