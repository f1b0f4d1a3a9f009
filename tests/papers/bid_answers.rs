//! The answer to a bid is a decision with a number of the one sequence (papers section 3 rule 28), in minutes, read-back and figures.

use crate::evening::{past, seal};
use crate::held::{held, says};
use crate::record::{Record, day};
use crate::verbs::{add, bid};
use muster::domain::command::Command;
use muster::domain::fact::{Fact, Way};
use muster::domain::identity::OcgId;
use muster::domain::item::{Bid, BidAnswer, Content};
use muster::domain::meeting::MeetingKind;
use muster::report::evidence::evidence;
use muster::report::minutes::meeting::of_meeting;
use muster::report::{Format, render};

/// Answers the newest bid, and says which decision number that took.
fn answer(record: &mut Record, answer: BidAnswer, because: &str) -> String {
    let mut bids = record.memory.items().values().filter(|item| matches!(item.content, Content::Bid(_)));
    let item = bids.next_back().unwrap().clone();
    let Content::Bid(before) = item.content else { unreachable!() };
    let content = Content::Bid(Bid { answer: Some(answer), answered_on: Some(day(11, 24)), ..before });
    record.does(Command::ChangeItem { item: item.id, content, because: because.into() });
    match record.entries.last().unwrap().recorded.clone().unwrap().fact {
        Fact::ItemChanged { decision, .. } => decision,
        fact => panic!("{fact:?}"),
    }
}

fn start() -> (Record, OcgId) {
    let mut record = Record::new(false);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(2), None);
    held(&mut record, 1, day(11, 10), |_| {});
    (record, birch)
}

fn minutes(record: &Record) -> String {
    render(&of_meeting(&past(record), MeetingKind::Tasking, 2, &seal).unwrap(), Format::Markdown)
}

#[test]
fn the_answer_to_a_bid_has_a_decision_number_and_is_read_back() {
    let (mut record, birch) = start();
    held(&mut record, 2, day(11, 24), |record| {
        record.decides(birch, None, "on track");
        add(record, Some(birch), Content::Bid(bid("one analyst", "ROCU", day(11, 24), day(12, 1))));
        assert_eq!(answer(record, BidAnswer::Deferred, "panel on Friday"), "", "put off is no answer");
        assert_eq!(answer(record, BidAnswer::Declined, "no capacity"), "NB-DEC-2026-0002");
        record.decides(birch, None, "still on track");
    });
    let paper = minutes(&record);
    for words in [
        "**Decision NB-DEC-2026-0002.** Op Birch (NB/OCG/1007): Bid NB-BID-2026-0001 to ROCU: one analyst, needed by 1 December 2026. Answer: declined.\nReason: no capacity.",
        "| NB-DEC-2026-0002 | NB-BID-2026-0001 to ROCU declined |",
        "| NB-DEC-2026-0003 | Op Birch stays in tier 2 |",
        "3 decisions numbered, none of them withdrawn.",
    ] {
        says(&paper, words);
    }
    let pack = render(&evidence(&past(&record), &seal, Some(record.last())).unwrap(), Format::Markdown);
    says(&pack, "3 decisions. With a reason: 3 of 3 that need one;");
}

#[test]
fn a_number_stays_spent_when_the_answer_is_withdrawn_and_one_answer_has_one_number() {
    let (mut record, birch) = start();
    held(&mut record, 2, day(11, 24), |record| {
        add(record, Some(birch), Content::Bid(bid("one analyst", "ROCU", day(11, 24), day(12, 1))));
        assert_eq!(answer(record, BidAnswer::Declined, "no capacity"), "NB-DEC-2026-0001");
        let entry = record.last();
        record.takes_back(entry..=entry, "misheard", Way::Act);
        assert_eq!(answer(record, BidAnswer::PartSupported, "two weeks"), "NB-DEC-2026-0002");
        let mut items = record.memory.items().values();
        let item = items.rfind(|item| matches!(item.content, Content::Bid(_))).unwrap().clone();
        let Content::Bid(before) = item.content else { unreachable!() };
        let reworded = Content::Bid(Bid { reason: "two weeks only".into(), ..before });
        record.does(Command::ChangeItem { item: item.id, content: reworded, because: String::new() });
        let fact = record.entries.last().unwrap().recorded.clone().unwrap().fact;
        assert!(matches!(fact, Fact::ItemChanged { decision, .. } if decision.is_empty()));
        assert_eq!(answer(record, BidAnswer::Supported, "all of it"), "NB-DEC-2026-0003", "another answer");
        assert_eq!(answer(record, BidAnswer::Withdrawn, "not needed"), "", "taken back is no answer");
    });
    let paper = minutes(&record);
    says(&paper, "3 decisions numbered, of which 1 was withdrawn at the meeting.");
    says(&paper, "| NB-DEC-2026-0001 | Withdrawn: NB-BID-2026-0001 to ROCU declined |");
}
