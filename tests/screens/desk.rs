//! The desk and the thread that owns the store: answers come in order, failures are said, letting go waits.

use std::sync::mpsc;

use super::harness::{Play, now};
use muster::model::port::{Ask, Told};
use muster::store::Store;
use muster::term::desk::Desk;
use muster::term::store_thread::StoreThread;

fn empty() -> Store {
    let mut chance = fastrand::Rng::with_seed(3);
    let random = Box::new(move |bytes: &mut [u8]| {
        chance.fill(bytes);
        Ok(())
    });
    Store::in_memory("K7QM-2XRD-91VT", random).unwrap()
}

#[test]
fn the_thread_answers_in_order_and_is_waited_for() {
    let (told, answers) = mpsc::channel();
    let desk = Desk::new(empty(), "DCI 1550", Box::new(now));
    let thread = StoreThread::spawn(desk, move |ticket, answer| told.send((ticket, answer)).is_ok()).unwrap();
    for ticket in 1..=50 {
        assert!(thread.ask(ticket, Ask::UndoWhat));
    }
    drop(thread);
    let tickets: Vec<u64> = answers.iter().map(|(ticket, _)| ticket).collect();
    assert_eq!(tickets, (1..=50).collect::<Vec<_>>(), "all were answered before letting go returned");
}

#[test]
fn a_store_without_a_founding_entry_is_said_in_a_sentence() {
    let mut desk = Desk::new(empty(), "DCI 1550", Box::new(now));
    let Told::Failed { sentence, .. } = desk.answer(Ask::Board) else { panic!("an empty store has no board") };
    assert!(sentence.starts_with("NOT READ: "), "{sentence}");
}

#[test]
fn a_refused_act_writes_nothing_and_says_why() {
    let mut play = Play::new(120, 36);
    let entries = play.model.facts.entries;
    let Told::Refused(why) = play.ask(Ask::Act(Vec::new())) else { panic!("nothing to record") };
    assert!(why.ends_with('.'), "{why}");
    let Told::Board(_, _, facts) = play.ask(Ask::Board) else { panic!("a board") };
    assert_eq!(facts.entries, entries);
}
