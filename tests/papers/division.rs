//! An invented division with slips taken back and redone: every set of minutes can be written, each opens where the one before
//! closed, and what was counted by reading backwards is what a record folded forwards holds.

use crate::record::Record;
use muster::demo::{Plan, Size};
use muster::domain::fact::{Fact, Way};
use muster::domain::memory::Memory;
use muster::report::figures::{Close, Figures, count};
use muster::report::minutes::{Issue, days, minutes};
use muster::report::{Format, render};

/// What minutes say of their end, and what the next must say of its beginning.
fn ends(figures: &Figures) -> ([i64; 5], i64, i64) {
    (figures.moves.end, figures.actions.end, figures.leaderless_end)
}

/// Writes the minutes of everything since `first`, and gives their figures.
fn written(record: &Record, number: u32, first: u64, before: &Memory) -> Figures {
    let input = record.input(number, first, Issue::Draft);
    let opening = days(&input.entries).unwrap().0;
    let figures = count(&record.read(first), &record.close(first), opening).unwrap();
    let then = Close::of_memory(before, opening, opening);
    assert_eq!(figures.moves.start, then.tiers(), "minutes {number}");
    assert_eq!(figures.actions.start, i64::try_from(then.actions_live).unwrap(), "minutes {number}");
    assert_eq!(figures.actions.overdue_start, i64::try_from(then.overdue).unwrap(), "minutes {number}");
    let document = minutes(input).unwrap();
    for format in [Format::Markdown, Format::Text] {
        let text = render(&document, format);
        assert!(text.starts_with("OFFICIAL-SENSITIVE\n") && text.ends_with("\nOFFICIAL-SENSITIVE\n"));
        assert!(text.contains("INVENTED DATA: not a police record"));
    }
    figures
}

#[test]
fn every_set_of_minutes_of_a_division_adds_up() {
    for seed in [7, 8, 9] {
        assert!(adds_up(seed) > 5);
    }
}

/// How many sets of minutes a division came to.
fn adds_up(seed: u64) -> u32 {
    let plan = Plan::new(Size::Small, seed, crate::record::day(11, 24)).unwrap();
    let mut chance = fastrand::Rng::with_seed(seed);
    let mut record = Record::empty();
    let (mut first, mut number, mut before) = (1, 0, Memory::default());
    let mut closed: Option<Figures> = None;
    for batch in plan.batches() {
        let from = record.last() + 1;
        record.acts(batch.commands, &batch.asking);
        record.now = batch.asking.recorded_at;
        let issues = matches!(record.entries.last().map(|last| &last.recorded), Some(Some(recorded)) if matches!(recorded.fact, Fact::MinutesIssued { .. }));
        if issues {
            // The minutes end before the entry that issues them.
            let issue = record.entries.pop().unwrap();
            number += 1;
            let figures = written(&record, number, first, &before);
            if let Some(closed) = &closed {
                assert_eq!((figures.moves.start, figures.actions.start, figures.leaderless_start), ends(closed));
            }
            closed = Some(figures);
            first = issue.entry;
            before = record.memory.clone();
            record.entries.push(issue);
        } else if from > 1 && chance.u32(0..12) == 0 {
            let last = record.last();
            let undone = record.takes_back(from..=last, "slip", Way::Undo);
            record.takes_back(last + 1..=undone, "", Way::Redo);
        }
    }
    number
}
