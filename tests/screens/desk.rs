//! The desk and the thread that owns the store: answers come in order, failures are said, letting go waits.

use std::cell::RefCell;
use std::sync::mpsc;

use super::harness::{Play, now};
use muster::domain::command::Command;
use muster::domain::identity::OcgId;
use muster::model::port::{Ask, Told};
use muster::model::standing::Chain;
use muster::store::Store;
use muster::term::desk::Desk;
use muster::term::store_thread::{Said, StoreThread, serve};

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
    let say = move |said| match said {
        Said::Answer(ticket, answer) => told.send((ticket, answer)).is_ok(),
        Said::Found(_) => true,
    };
    let thread = StoreThread::spawn(desk, say).unwrap();
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

fn noted(count: usize) -> Ask {
    let note = Command::AddNote { ocg: OcgId(1), action: None, text: "Press line agreed".into() };
    Ask::Act(vec![note; count])
}

/// What the thread says to questions that wait when it begins; nobody listens any more after the first find.
fn said(questions: Vec<Ask>, let_go: bool) -> Vec<Said> {
    let (ask, asked) = mpsc::channel();
    for (ticket, question) in (1..).zip(questions) {
        ask.send((ticket, question)).unwrap();
    }
    let _open = (!let_go).then_some(ask);
    let said = RefCell::new(Vec::new());
    serve(Play::new(120, 36).desk, &asked, |one| {
        let goes_on = matches!(one, Said::Answer(..));
        said.borrow_mut().push(one);
        goes_on
    });
    said.into_inner()
}

#[test]
fn a_decision_goes_before_the_entries_that_are_being_looked_through() {
    let said = said(vec![Ask::Standing, noted(1)], false);
    let [Said::Answer(1, Told::Standing(standing)), Said::Answer(2, Told::Recorded(..)), Said::Found(found)] =
        &said[..]
    else {
        panic!("{said:?}")
    };
    assert_eq!((standing.chain, standing.entries), (Chain::Checking, 155));
    assert_eq!(*found, Told::Verified(Some(156)), "what was recorded meanwhile was looked through too");
}

#[test]
fn a_store_that_is_let_go_leaves_what_it_was_looking_through() {
    let said = said(vec![Ask::Standing], true);
    assert!(matches!(&said[..], [Said::Answer(1, Told::Standing(_))]), "{said:?}");
}

#[test]
fn the_entries_are_looked_through_some_at_a_time() {
    let mut play = Play::new(120, 36);
    assert!(matches!(play.ask(noted(600)), Told::Recorded(..)));
    assert!(matches!(play.ask(Ask::Standing), Told::Standing(standing) if standing.entries == 755));
    for _ in 0..2 {
        assert_eq!(play.desk.look_on(), None);
        assert!(matches!(play.ask(noted(100)), Told::Recorded(..)));
    }
    let found = std::iter::from_fn(|| play.desk.is_looking().then(|| play.desk.look_on())).flatten().last();
    assert_eq!(found, Some(Told::Verified(Some(955))));
}
