//! The rules of sums and shares: outcomes (20), medians (29) and shares of a whole (31).

use crate::board::written;
use crate::evening::{evening, past};
use crate::record::day;
use muster::domain::item::{Content, OutcomeKind};
use muster::report::{Format, render};

#[test]
fn rule_20_an_estimate_is_not_added_to_what_was_measured() {
    let (mut record, signed, _) = evening();
    record.entries.truncate(usize::try_from(signed).unwrap() - 1);
    record.memory = past(&record).record(signed - 1).unwrap();
    record.at(day(11, 24), 11, 46);
    let birch = record.id("Op Birch");
    for (quantity, estimated) in [(1_000, false), (840, false), (500, true)] {
        let Content::Outcome(outcome) = crate::verbs::outcome(OutcomeKind::ClassAGrams, quantity, day(11, 19)) else {
            panic!()
        };
        let content = Content::Outcome(muster::domain::item::Outcome { estimated, ..outcome });
        crate::verbs::add(&mut record, Some(birch), content);
    }
    record.does(muster::domain::command::Command::SignMeeting {
        meeting: muster::domain::identity::MeetingId(2),
        read_back: None,
    });
    let md = render(&written(&past(&record), 1), Format::Markdown);
    assert!(md.contains("| Class A drugs | 1.84 kg |") && md.contains("| Class A drugs, estimated | 500 g |"), "{md}");
}

#[test]
fn rules_29_and_31_medians_occurred_and_shares_add_up() {
    use muster::report::figures::{median, shares};
    assert_eq!((median(&[3, 1, 2]), median(&[4, 1, 3, 2]), median(&[])), (Some(2), Some(2), None));
    assert_eq!(shares(&[41, 14, 22, 9]), [48, 16, 26, 10]);
    assert_eq!(shares(&[1, 1, 1]), [34, 33, 33]);
    assert_eq!(shares(&[0, 0]), [0, 0]);
    for parts in [[1, 2, 3, 994], [7, 7, 7, 7], [0, 0, 1, 2]] {
        assert_eq!(shares(&parts).iter().sum::<u64>(), 100);
    }
}
