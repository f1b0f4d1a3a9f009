//! The thread that owns the store: takes questions in order, answers each, and closes the store when it is let go.
//!
//! It must not know what any question is for.

use std::io;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use super::desk::Desk;
use crate::model::port::{Ask, Told};
use crate::model::state::Ticket;

/// A handle on the thread. Dropping it lets the last question be answered, closes the store and waits until both are done.
#[derive(Debug)]
pub struct StoreThread {
    questions: Option<Sender<(Ticket, Ask)>>,
    thread: Option<JoinHandle<()>>,
}

impl StoreThread {
    /// Starts the thread. `answer` hands each answer on, and returns `false` when nobody listens any more.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn spawn(mut desk: Desk, answer: impl Fn(Ticket, Told) -> bool + Send + 'static) -> io::Result<Self> {
        let (questions, asked) = mpsc::channel::<(Ticket, Ask)>();
        let thread = thread::Builder::new().name("store".into()).spawn(move || {
            for (ticket, ask) in asked {
                if !answer(ticket, desk.answer(ask)) {
                    return;
                }
            }
        })?;
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
