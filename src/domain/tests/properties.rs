//! What holds whatever is asked: facts are taken back exactly, the journal leads to the same record, nothing is numbered twice, nothing panics.

use super::asked::{Asked, Turn, asked, turn};
use super::room::{Room, assert_sentence};
use crate::domain::decide::{Reject, decide};
use crate::domain::describe::{Voice, describe, entry_sentence, headline};
use crate::domain::fact::{Fact, Recorded, Way};
use crate::domain::fold::fold;
use crate::domain::invert::invert;
use crate::domain::item::Content;
use crate::domain::meeting::MeetingState;
use crate::domain::memory::Memory;
use crate::domain::time::add_days;
use crate::domain::undo::{Standing, withdraw};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The same cases every time.
pub(super) fn holds<T: std::fmt::Debug>(cases: u32, strategy: impl Strategy<Value = T>, check: impl Fn(T)) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    runner
        .run(&strategy, |value| {
            check(value);
            Ok(())
        })
        .unwrap();
}

/// What comes of asking: the facts, folded; nothing when it was refused in a clean sentence.
pub(super) fn ask(asked: &Asked, room: &mut Room) -> Vec<Fact> {
    let command = asked.command(&room.memory, room.today);
    match decide(&command, &room.memory, &room.asking()) {
        Ok(facts) => {
            assert!(!facts.is_empty());
            for fact in &facts {
                fold(fact, &mut room.memory).unwrap();
            }
            facts
        }
        Err(Reject::Refused(sentence)) => {
            assert_sentence(&sentence);
            Vec::new()
        }
        Err(Reject::Fault(fault)) => unreachable!("{fault}"),
    }
}

fn read_aloud(fact: &Fact) {
    for voice in [Voice::Now, Voice::Past] {
        let sentence = describe(fact, voice);
        assert!(!sentence.trim().is_empty(), "{fact:?}");
        assert!(crate::text::is_clean(&sentence), "{sentence:?}");
    }
    assert!(crate::text::is_clean(&headline(fact)));
    let recorded = Recorded { fact: fact.clone(), because: "slip\nof the hand".into(), way: Way::Undo };
    assert!(crate::text::is_clean(&entry_sentence(&recorded, Some(9_482))));
    let json = serde_json::to_value(&recorded).unwrap();
    assert_eq!(json.pointer("/fact/kind").and_then(|kind| kind.as_str()), Some(fact.kind()));
    assert_eq!(serde_json::from_value::<Recorded>(json).unwrap(), recorded);
}

#[test]
fn every_fact_can_be_taken_back_and_put_in_again() {
    let kinds = RefCell::new(BTreeSet::new());
    holds(160, vec(asked(), 1..40), |all| {
        let mut room = Room::by_chance(all.len());
        for asked in all {
            let before = room.memory.clone();
            let facts = ask(&asked, &mut room);
            if facts.is_empty() {
                assert_eq!(before, room.memory, "a refusal leaves no trace");
            }
            facts.iter().for_each(read_aloud);
            kinds.borrow_mut().extend(facts.iter().map(Fact::kind));
            let after = room.memory.clone();
            let back: Vec<Fact> = facts.iter().rev().filter_map(invert).collect();
            if back.len() < facts.len() {
                continue;
            }
            for fact in &back {
                read_aloud(fact);
                fold(fact, &mut room.memory).unwrap();
            }
            assert_eq!(room.memory.without_spent(), before.without_spent(), "taken back: {facts:?}");
            for fact in back.iter().rev().filter_map(invert) {
                read_aloud(&fact);
                fold(&fact, &mut room.memory).unwrap();
            }
            assert_eq!(room.memory, after, "put in again: {facts:?}");
        }
    });
    // Everything but the founding, which is there already, what only a withdrawal brings, and what an open store or the rules by themselves refuse.
    let asked: BTreeSet<&str> = super::facts::KINDS
        .into_iter()
        .filter(|kind| {
            !["store.founded", "crossing.marked", "record.erased"].contains(kind) && !kind.ends_with(".struck-out")
        })
        .collect();
    assert_eq!(kinds.into_inner(), asked, "every kind was tried");
}

#[test]
fn a_batch_is_taken_back_whole() {
    holds(120, (vec(asked(), 0..20), vec(asked(), 1..20)), |(earlier, batch)| {
        let mut room = Room::furnished();
        for asked in earlier {
            ask(&asked, &mut room);
        }
        let mut before = room.memory.clone();
        let mut facts = Vec::new();
        for asked in batch {
            facts.extend(ask(&asked, &mut room));
            if facts.iter().any(is_final) {
                // What was signed or issued is not taken back: begin again behind it.
                facts.clear();
                before = room.memory.clone();
            }
        }
        facts.retain(|fact| invert(fact).is_some());
        let minutes = room.memory.clone();
        let entries: Vec<Standing> = (1..).zip(facts).map(|(entry, fact)| Standing { entry, fact }).collect();
        let withdrawals = withdraw(&entries, "typed too fast", Way::Undo);
        assert_eq!(withdrawals.len(), entries.len());
        for (withdrawal, standing) in withdrawals.iter().zip(entries.iter().rev()) {
            assert_eq!(withdrawal.undoes, standing.entry);
            fold(&withdrawal.recorded.fact, &mut room.memory).unwrap();
        }
        // Minutes that left the house stay counted.
        assert_eq!(same_minutes(&room.memory, &minutes), same_minutes(&before, &minutes));
    });
}

fn is_final(fact: &Fact) -> bool {
    match fact {
        Fact::MeetingMoved { to, .. } => matches!(to, MeetingState::Signed { .. }),
        Fact::ItemAdded { item } => matches!(item.content, Content::Issue(_)),
        _ => false,
    }
}

fn same_minutes(memory: &Memory, like: &Memory) -> Memory {
    use crate::domain::reading::{Reading, Records};
    let mut memory = memory.without_spent();
    memory.put_minutes_issued(like.minutes_issued().unwrap()).unwrap();
    memory
}

/// A journal as the store keeps it, in small: batches of entries, each standing or withdrawn.
struct Journal {
    room: Room,
    facts: Vec<Fact>,
    done: Vec<Vec<Fact>>,
    undone: Vec<Vec<Fact>>,
    given: BTreeSet<String>,
}

impl Journal {
    fn new() -> Self {
        let room = Room::furnished();
        let facts = room.facts.clone();
        let mut given = BTreeSet::new();
        facts.iter().flat_map(numbers).for_each(|number| assert!(given.insert(number)));
        Self { room, facts, done: Vec::new(), undone: Vec::new(), given }
    }

    fn take(&mut self, turn: &Turn) {
        match turn {
            Turn::Wait(days) => self.room.today = add_days(self.room.today, *days),
            Turn::Ask(asked) => {
                let facts = ask(asked, &mut self.room);
                for number in facts.iter().flat_map(numbers) {
                    assert!(self.given.insert(number.clone()), "given twice: {number}");
                }
                self.facts.extend(facts.iter().cloned());
                if facts.iter().any(is_final) {
                    self.done.clear();
                    self.undone.clear();
                } else if facts.iter().any(|fact| invert(fact).is_some()) {
                    self.done.push(facts);
                    self.undone.clear();
                }
            }
            Turn::Undo => {
                if let Some(batch) = self.done.pop() {
                    let back = self.back(&batch);
                    self.undone.push(back);
                }
            }
            Turn::Redo => {
                if let Some(batch) = self.undone.pop() {
                    let again = self.back(&batch);
                    self.done.push(again);
                }
            }
        }
    }

    fn back(&mut self, batch: &[Fact]) -> Vec<Fact> {
        let facts: Vec<Fact> = batch.iter().rev().filter_map(invert).collect();
        for fact in &facts {
            fold(fact, &mut self.room.memory).unwrap();
        }
        self.facts.extend(facts.iter().cloned());
        facts
    }
}

/// The identities and numbers that a new fact gives away.
fn numbers(fact: &Fact) -> Vec<String> {
    let decision = |number: &String| if number.is_empty() { vec![] } else { vec![number.to_lowercase()] };
    match fact {
        Fact::OcgRegistered { ocg } => vec![format!("ocg {}", ocg.id.0)],
        Fact::OfficerRegistered { officer } => vec![format!("officer {}", officer.id.0)],
        Fact::ActionRaised { action } => {
            vec![format!("action {}", action.id.0), format!("action {}", action.number.to_lowercase())]
        }
        Fact::DisruptionClaimed { disruption } => {
            vec![format!("disruption {}", disruption.id.0), disruption.number.to_lowercase()]
        }
        Fact::AssessmentRecorded { assessment } => vec![format!("assessment {}", assessment.id.0)],
        Fact::NoteAdded { note } => vec![format!("note {}", note.id.0)],
        Fact::OcgStatusSet { number, .. }
        | Fact::TierDecided { number, .. }
        | Fact::PostFilled { number, .. }
        | Fact::DisruptionModerated { number, .. } => decision(number),
        Fact::MeetingPrepared { meeting } => vec![format!("meeting {}", meeting.id.0)],
        Fact::ItemAdded { item } => decision(&item.number).into_iter().chain([format!("item {}", item.id.0)]).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_journal_leads_to_the_same_record_and_nothing_is_numbered_twice() {
    holds(160, vec(turn(), 1..50), |turns| {
        let mut journal = Journal::new();
        for turn in &turns {
            journal.take(turn);
        }
        let mut replayed = Memory::default();
        for fact in &journal.facts {
            fold(fact, &mut replayed).unwrap();
        }
        assert_eq!(replayed, journal.room.memory);
    });
}
