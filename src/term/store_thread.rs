//! The thread that owns the store: takes questions in order, answers each, looks through the store where none waits and about it every few seconds, and
//! closes it when it is let go.
//!
//! It must not know what any question is for.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::desk::Desk;
use crate::model::port::{Ask, Told};
use crate::model::state::Ticket;

/// How long nothing is asked before what was looked at is written down: no key waits for it.
const PAUSE: Duration = Duration::from_millis(250);
/// How long nothing more is typed before a search has come to rest.
const QUIET: Duration = Duration::from_secs(3);
/// How often it looks what other processes did to the store, however much is asked: so much later at most a partner who was marked as in turns partner
/// view on, and a key that was taken away locks.
const LOOK: Duration = Duration::from_secs(3);

/// What the thread says.
#[derive(Debug)]
pub enum Said {
    /// The answer to a question: one for each, in order.
    Answer(Ticket, Told),
    /// What was found while nothing was asked.
    Found(Told),
}

/// A handle on the thread. Dropping it lets the last question be answered, closes the store and waits until both are done.
#[derive(Debug)]
pub struct StoreThread {
    questions: Option<Sender<(Ticket, Ask)>>,
    thread: Option<JoinHandle<()>>,
}

impl StoreThread {
    /// Starts the thread. `say` hands on what is said, and returns `false` when nobody listens any more.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn spawn(desk: Desk, say: impl Fn(Said) -> bool + Send + 'static) -> io::Result<Self> {
        let (questions, asked) = mpsc::channel::<(Ticket, Ask)>();
        let thread = thread::Builder::new().name("store".into()).spawn(move || serve(desk, &asked, say))?;
        Ok(Self { questions: Some(questions), thread: Some(thread) })
    }

    /// Asks; returns whether the thread is there to answer.
    pub fn ask(&self, ticket: Ticket, ask: Ask) -> bool {
        self.questions.as_ref().is_some_and(|questions| questions.send((ticket, ask)).is_ok())
    }
}

impl Drop for StoreThread {
    fn drop(&mut self) {
        self.questions = None;
        if let Some(thread) = self.thread.take() {
            // A thread that came to grief has said so in its answers; there is nothing left to wait for.
            let _ = thread.join();
        }
    }
}

/// What the thread does, until nobody asks or listens any more: what is being looked through then is left, and nothing is said of it.
pub fn serve(mut desk: Desk, asked: &Receiver<(Ticket, Ask)>, say: impl Fn(Said) -> bool) {
    let mut patience = PAUSE;
    let (mut looked, mut quiet) = (Instant::now(), Instant::now());
    loop {
        if looked.elapsed() >= LOOK {
            looked = Instant::now();
            if desk.look_about().is_some_and(|found| !say(Said::Found(found))) {
                return;
            }
        }
        let next = if desk.is_looking() {
            // A question goes before the next few entries.
            match asked.try_recv() {
                Ok(question) => Ok(question),
                Err(TryRecvError::Disconnected) => Err(RecvTimeoutError::Disconnected),
                Err(TryRecvError::Empty) => {
                    let heard = desk.look_on().is_none_or(|found| say(Said::Found(found)));
                    if heard {
                        continue;
                    }
                    return;
                }
            }
        } else {
            let look = LOOK.saturating_sub(looked.elapsed());
            let note = desk.has_notes().then(|| patience.saturating_sub(quiet.elapsed()));
            asked.recv_timeout(note.map_or(look, |note| note.min(look)))
        };
        match next {
            Ok((ticket, ask)) => {
                if !say(Said::Answer(ticket, desk.answer(ask))) {
                    return;
                }
                (patience, quiet) = (PAUSE, Instant::now());
            }
            // What was looked at is noted while nobody waits for an answer; what is being typed when it has come to rest.
            Err(RecvTimeoutError::Timeout) if desk.has_notes() && quiet.elapsed() >= patience => {
                desk.note(patience == QUIET);
                (patience, quiet) = (QUIET, Instant::now());
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
