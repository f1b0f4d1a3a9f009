//! The counting rules of papers section 3 about what flows from meeting to meeting, and how figures are said; the number is in the name.

use crate::evening::{past, seal};
use crate::held::{board_paper, held, says};
use crate::record::{Record, day};
use crate::start::{cancel, counted, discharge, start};
use crate::verbs::{add, bid, outcome};
use muster::domain::command::{Asking, Command};
use muster::domain::fact::Way;
use muster::domain::identity::ItemId;
use muster::domain::item::{Bid, BidAnswer, Content, Outcome, OutcomeKind};
use muster::domain::meeting::{MeetingDetails, MeetingKind};
use muster::domain::tier::Strand;
use muster::domain::time::Timestamp;
use muster::report::figures::{board, on_time, share_words};
use muster::report::minutes::meeting::of_meeting;
use muster::report::render::{Options, bytes};
use muster::report::{Format, render};
use std::collections::BTreeMap;

#[test]
fn rule_1_two_board_papers_share_no_entry_and_leave_none_out() {
    let mut start = start();
    held(&mut start.record, 23, day(11, 24), |_| {});
    let first = start.record.last();
    held(&mut start.record, 24, day(12, 8), |_| {});
    says(&board_paper(&start.record, 23, 1), &format!("(entries 1 to {first})"));
    says(&board_paper(&start.record, 24, 1), &format!("(entries {} to {})", first + 1, start.record.last()));
}

#[test]
fn rule_2_a_change_of_the_clocks_makes_no_day_longer() {
    let mut record = Record::new(false);
    let ocg = record.ocg("Op Ash", "", Some(3), None);
    // The clocks went back on 25 October 2026, between half past midnight and half past eleven at night of the same day.
    let (early, late) = (Timestamp::from_local(day(10, 25), 0, 30), Timestamp::from_local(day(10, 25), 23, 30));
    assert_eq!((early.local_date(), late.local_date()), (day(10, 25), day(10, 25)));
    assert_eq!(late.0 - early.0, 24 * 3_600_000);
    let lines = board(&record.memory, day(11, 24), 60, &BTreeMap::new());
    assert_eq!(lines.without_lro(&lines.ocgs[0], day(11, 24)), Some(day(11, 9)));
    assert_eq!(lines.ocgs[0].id, ocg);
}

#[test]
fn rule_5_a_changed_quantity_counts_its_difference_as_a_correction() {
    let mut start = start();
    let ocg = start.ocg;
    let cash = |pence| match outcome(OutcomeKind::CashSeized, pence, day(11, 10)) {
        Content::Outcome(outcome) => outcome,
        _ => unreachable!(),
    };
    let to = |record: &mut Record, item, pence| {
        let content = Content::Outcome(Outcome { ..cash(pence) });
        record.does(Command::ChangeItem { item: ItemId(item), content, because: "miscounted".into() });
    };
    held(&mut start.record, 23, day(11, 24), |record| {
        add(record, Some(ocg), Content::Outcome(cash(319_000)));
        add(record, Some(ocg), Content::Outcome(cash(50_000)));
    });
    let issued = board_paper(&start.record, 23, 1);
    says(&issued, "| Cash seized | \u{a3}3,690 | 0 | pounds |");
    held(&mut start.record, 24, day(12, 8), |record| {
        to(record, 1, 3_190_000);
        let second = record.entries.iter().rfind(|entered| {
            matches!(&entered.recorded.as_ref().unwrap().fact, muster::domain::fact::Fact::ItemAdded { .. })
        });
        let second = second.unwrap().entry;
        record.takes_back(second..=second, "counted twice", Way::Act);
        // What is entered and changed in one period corrects nothing.
        add(record, Some(ocg), Content::Outcome(cash(100)));
        to(record, 3, 200);
    });
    let md = board_paper(&start.record, 24, 1);
    says(&md, "| Cash seized | \u{a3}2 | \u{a3}31,900, corrected (section 15) | pounds |");
    says(&md, "Cash seized: recorded \u{a3}3,190, now \u{a3}31,900: +\u{a3}28,710. ");
    says(&md, "of an earlier period is withdrawn: ");
    assert!(!md.contains("recorded \u{a3}1"), "{md}");
    assert_eq!(board_paper(&start.record, 23, 1), issued, "no issued figure changes silently");
}

#[test]
fn rule_14_overdue_is_of_those_with_their_owners_on_the_day_of_each_end() {
    let mut start = start();
    let (ocg, ds) = (start.ocg, start.ds);
    start.record.raises(ocg, ds, Strand::Prevent, "one", day(12, 1));
    held(&mut start.record, 23, day(11, 24), |_| {});
    // Overdue since the first meeting: it is not overdue at the start of the next period, which begins with that close.
    start.record.at(day(12, 7), 9, 0);
    start.record.raises(ocg, ds, Strand::Prevent, "two", day(12, 20));
    let claimed = start.action;
    held(&mut start.record, 24, day(12, 8), |record| {
        record.does(Command::ClaimAction { action: claimed, result: "done".into() });
    });
    says(&board_paper(&start.record, 23, 1), "Overdue: none to count at start; 1 of 2 with owners at end.");
    says(&board_paper(&start.record, 24, 1), "Overdue: 1 of 2 with owners at start; 1 of 2 with owners at end.");
    let minutes = of_meeting(&past(&start.record), MeetingKind::Tasking, 24, &seal).unwrap();
    says(&render(&minutes, Format::Markdown), "Overdue: 2 at opening; 1 of 2 with owners at close.");
}

#[test]
fn rule_15_on_time_is_the_accepted_claim_against_the_first_due_date() {
    let mut start = start();
    let (ocg, ds) = (start.ocg, start.ds);
    start.record.at(day(11, 20), 9, 0);
    let [extended, refused, straight, cancelled] =
        ["a", "b", "c", "d"].map(|text| start.record.raises(ocg, ds, Strand::Prevent, text, day(11, 24)));
    let claim = |action| Command::ClaimAction { action, result: "done".into() };
    let refuse = |action| Command::RefuseClaim { action, because: "not done".into() };
    start.record.at(day(11, 24), 9, 0);
    start.record.does(claim(start.action));
    let claimed = start.action;
    start.record.does(claim(refused));
    start.record.does(refuse(refused));
    start.record.does(Command::ExtendAction {
        action: extended,
        due: day(12, 4),
        reason_code: String::new(),
        because: "court".into(),
    });
    start.record.does(discharge(straight));
    start.record.at(day(11, 26), 9, 0);
    // A claim that was refused does not help, nor does an extension.
    start.record.does(discharge(refused));
    start.record.does(discharge(extended));
    start.record.does(discharge(claimed));
    start.record.does(cancel(cancelled));
    let period = start.record.read(start.first);
    // Of "trace the vehicles", due on the 20th and claimed on the 24th, "b" and "a" none was on time; "c" was.
    assert_eq!(on_time(&past(&start.record), &period, &start.record.memory), (1, 4));
    // Claimed on the day it was due, accepted six days later.
    let late = start.record.raises(ocg, ds, Strand::Prevent, "e", day(11, 26));
    start.record.does(claim(late));
    start.record.at(day(12, 2), 9, 0);
    start.record.does(discharge(late));
    let period = start.record.read(start.first);
    assert_eq!(on_time(&past(&start.record), &period, &start.record.memory), (2, 5));
}

#[test]
fn rule_16_live_and_overdue_belong_to_the_present_owner() {
    let mut start = start();
    let other = start.record.officer("DI 4331", "Target Team North", None, None);
    let of = |record: &Record, id| {
        let line = &board(&record.memory, day(11, 24), 60, &BTreeMap::new()).officers[&id];
        (line.open, line.late)
    };
    assert_eq!((of(&start.record, start.ds), of(&start.record, other)), ((1, 1), (0, 0)));
    start.record.does(Command::TransferAction { action: start.action, owner: other, because: String::new() });
    assert_eq!((of(&start.record, start.ds), of(&start.record, other)), ((0, 0), (1, 1)));
    let figures = counted(&start).actions;
    assert_eq!((figures.start, figures.raised, figures.end, figures.overdue_end), (1, 0, 1, 1));
}

#[test]
fn rule_17_carried_is_the_closes_at_which_it_was_overdue() {
    let mut start = start();
    let action = start.action;
    for (number, on) in [(23, day(11, 24)), (24, day(12, 8)), (25, day(12, 22))] {
        held(&mut start.record, number, on, |_| {});
    }
    says(&board_paper(&start.record, 24, 1), "Carried three meetings or more: 0.");
    says(&board_paper(&start.record, 25, 1), "Carried three meetings or more: 1.");
    // An extension stops the count and keeps it; closing ends it.
    held(&mut start.record, 26, "2027-01-05".parse().unwrap(), |record| {
        record.does(Command::ExtendAction {
            action,
            due: "2027-02-01".parse().unwrap(),
            reason_code: String::new(),
            because: "court".into(),
        });
    });
    says(&board_paper(&start.record, 26, 1), "Carried three meetings or more: 1.");
    held(&mut start.record, 27, "2027-01-19".parse().unwrap(), |record| {
        record.does(discharge(action));
    });
    says(&board_paper(&start.record, 27, 1), "Carried three meetings or more: 0.");
}

fn answer(record: &mut Record, item: i64, answer: BidAnswer) {
    let Content::Bid(made) = record.memory.items()[&ItemId(item)].content.clone() else { panic!("no bid") };
    let content = Content::Bid(Bid { answer: Some(answer), answered_on: Some(day(11, 24)), ..made });
    record.does(Command::ChangeItem { item: ItemId(item), content, because: "as told".into() });
}

#[test]
fn rule_27_deferred_is_no_answer_and_unmet_demand_is_listed() {
    let mut start = start();
    let ask = |needed| Content::Bid(bid("analyst", "ROCU", day(11, 10), needed));
    for needed in [day(11, 23), day(11, 24), day(11, 23)] {
        add(&mut start.record, None, ask(needed));
    }
    held(&mut start.record, 23, day(11, 24), |_| {});
    says(&board_paper(&start.record, 23, 1), "0 open at start, 3 made, 0 answered");
    let action = start.action;
    held(&mut start.record, 24, day(12, 8), |record| {
        add(record, None, ask(day(12, 30)));
        add(record, None, ask(day(12, 30)));
        answer(record, 1, BidAnswer::Deferred);
        answer(record, 2, BidAnswer::PartSupported);
        answer(record, 3, BidAnswer::Declined);
        answer(record, 4, BidAnswer::Supported);
        answer(record, 5, BidAnswer::Withdrawn);
        record.does(cancel(action));
    });
    let md = board_paper(&start.record, 24, 1);
    says(
        &md,
        "3 open at start, 2 made, 3 answered (1 supported, 1 part-supported, 1 declined), 1 withdrawn, 1 open at end.",
    );
    says(&md, "Past its needed-by date: NB-BID-2026-0001.");
    says(
        &md,
        "Unmet demand: 1 declined, 1 part-supported, 1 unanswered past its date, 1 action cancelled for no resource.",
    );
    says(&md, "unanswered for 28 days.");
}

#[test]
fn rule_31_no_share_is_nought_unless_it_is_nothing_nor_a_hundred_unless_it_is_all() {
    assert_eq!(share_words(&[999, 1, 0]), ["99%", "under 1%", "0%"]);
    assert_eq!(share_words(&[5, 0]), ["100%", "0%"]);
    assert_eq!(share_words(&[1, 1, 1]), ["34%", "33%", "33%"]);
}

#[test]
fn rule_34_an_invented_store_says_so_in_every_format() {
    let mut record = Record::new(true);
    record.ocg("Op Ash", "", Some(3), None);
    held(&mut record, 23, day(11, 24), |_| {});
    let paper = muster::report::board::paper(&past(&record), 23, Some(1), &seal).unwrap();
    let said = |text: &str| text.contains("INVENTED DATA") && text.contains("OFFICIAL-SENSITIVE");
    for format in [Format::Markdown, Format::Text, Format::Html] {
        assert!(said(&render(&paper, format)), "{format:?}");
    }
    let docx = bytes(&paper, Format::Docx, Options::default());
    assert!(crate::formats::unzipped(&docx).values().any(|part| said(&String::from_utf8_lossy(part))));
}

#[test]
fn rule_35_a_meeting_of_another_kind_is_in_no_figure_and_no_number_of_the_tasking_meeting() {
    let plain = {
        let mut start = start();
        held(&mut start.record, 23, day(11, 24), |_| {});
        board_paper(&start.record, 23, 2)
    };
    let mut start = start();
    let details = MeetingDetails { chair: "DCI 3051".into(), minutes: 60, ..MeetingDetails::of(day(11, 20)) };
    start.record.at(day(11, 20), 9, 0);
    start.record.does(Command::PrepareMeeting { kind: MeetingKind::Debrief, details, number: None });
    let other = *start.record.memory.meetings().keys().next_back().unwrap();
    crate::verbs::open(&mut start.record, other);
    start.record.does(Command::SignMeeting { meeting: other, read_back: None });
    held(&mut start.record, 23, day(11, 24), |_| {});
    let without_entries =
        |md: &str| -> Vec<String> { md.lines().filter(|line| !line.contains("entr")).map(str::to_owned).collect() };
    let figures = without_entries(&board_paper(&start.record, 23, 2));
    let expected = without_entries(&plain);
    let seal_from = |lines: &[String]| lines.iter().position(|line| line.starts_with("```")).unwrap_or(lines.len());
    assert_eq!(figures[..seal_from(&figures)], expected[..seal_from(&expected)]);
}

#[test]
fn rule_33_what_an_import_brings_is_no_new_ocg_and_no_agreed_disruption() {
    let mut record = Record::new(false);
    let asking = Asking::now("DCI 3051", record.now);
    let note = Command::NoteImport {
        file: "mapping.csv".into(),
        sha256: "0".into(),
        taken: 1,
        rejected: 0,
        differences: None,
    };
    record.acts(vec![note, Record::new_ocg("Op Ash", "NB/OCG/1", Some(3), None)], &asking);
    held(&mut record, 23, day(11, 24), |_| {});
    let md = board_paper(&record, 23, 1);
    says(&md, "New: none.");
    says(&md, "| 3 Intel development | 0 | 1 | 0 | 1 |");
}
