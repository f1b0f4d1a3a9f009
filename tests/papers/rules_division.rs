//! The counting rules of papers section 3 about OCGs, their Ps and who heard what; the number is in the name.

use crate::evening::{past, seal};
use crate::held::{board_paper, held, says};
use crate::record::{Record, day};
use crate::start::{Start, start};
use crate::verbs::{add, prepare, settle};
use muster::domain::command::{Command, Mark};
use muster::domain::fact::Way;
use muster::domain::identity::MeetingId;
use muster::domain::item::{Content, Remark};
use muster::domain::meeting::{Called, MeetingKind};
use muster::domain::ocg::{OcgDetails, OcgKind, OcgStatus, Post};
use muster::domain::tier::Strand;
use muster::domain::time::Date;
use muster::report::figures::board;
use muster::report::minutes::meeting::of_meeting;
use muster::report::{Format, render};
use std::collections::BTreeMap;

#[test]
fn rule_6_the_board_names_no_priority_individual_among_ocgs() {
    let mut start = start();
    let ocg = start.ocg;
    held(&mut start.record, 23, day(11, 24), |record| {
        let command = match Record::new_ocg("Op Yew", "NB/PI/1", Some(1), None) {
            Command::RegisterOcg(mut new) => {
                new.details = OcgDetails { kind: OcgKind::PriorityIndividual, ..new.details };
                Command::RegisterOcg(new)
            }
            other => other,
        };
        record.does(command);
        let person = record.id("Op Yew");
        record.decides(person, Some(2), "less to do");
        record.decides(ocg, Some(1), "guns");
    });
    let md = board_paper(&start.record, 23, 1);
    says(&md, "New: Op Birch (NB/OCG/1007).");
    says(&md, "| Op Birch (NB/OCG/1007) | from tier 2 to tier 1 | 23 | guns. |");
    // The board may be asked for an LRO of one; no table and no list of OCGs names one.
    let told = &md[md.find("## 2 ").unwrap()..];
    assert!(!told.contains("Op Yew"), "{md}");
}

#[test]
fn rule_8_live_for_the_first_time_is_new_and_live_again_is_reopened() {
    let mut start = start();
    let status = |ocg, status| Command::SetStatus { ocg, status, because: "as decided".into() };
    let archived = match Record::new_ocg("Op Aspen", "NB/OCG/1161", Some(3), None) {
        Command::RegisterOcg(new) => {
            Command::RegisterOcg(muster::domain::command::NewOcg { status: OcgStatus::Archived, ..new })
        }
        other => other,
    };
    start.record.does(archived);
    let aspen = start.record.id("Op Aspen");
    held(&mut start.record, 23, day(11, 24), |_| {});
    let birch = start.ocg;
    held(&mut start.record, 24, day(12, 8), |record| {
        record.does(status(aspen, OcgStatus::Active));
        record.does(status(birch, OcgStatus::Archived));
        record.does(status(birch, OcgStatus::Active));
    });
    let md = board_paper(&start.record, 24, 1);
    says(&md, "New: Op Aspen (NB/OCG/1161). Reopened: Op Birch (NB/OCG/1007). Archived: Op Birch (NB/OCG/1007).");
}

#[test]
fn rule_9_every_due_ocg_has_one_result_and_discussed_beats_the_others() {
    let mut start = start();
    let [read, put_off, closed, twice] = [("Op Ivy", 1), ("Op Fig", 2), ("Op Maple", 3), ("Op Hazel", 4)]
        .map(|(name, at)| start.record.ocg(name, &format!("NB/OCG/{at}"), Some(3), None));
    let meeting = held(&mut start.record, 23, day(11, 24), |record| {
        settle(record, put_off, Called::Deferred, "no officer");
        record.decides(twice, None, "on track");
        settle(record, twice, Called::Deferred, "no officer");
        record.does(Command::SetStatus { ocg: closed, status: OcgStatus::Archived, because: "closed".into() });
        let new = record.ocg("Op Oak", "NB/OCG/9", Some(3), None);
        let refused = muster::domain::decide::decide(
            &Command::SignMeeting { meeting: MeetingId(1), read_back: None },
            &record.memory,
            &muster::domain::command::Asking::now("DCI 3051", record.now),
        );
        assert!(refused.is_err(), "a due OCG without a result");
        settle(record, new, Called::Discussed, "");
    });
    assert_eq!(meeting, MeetingId(1));
    let signed = &start.record.memory.meetings()[&meeting];
    let result = |ocg| signed.result(ocg).unwrap().called;
    assert_eq!((result(read), result(put_off)), (Called::TakenAsRead, Called::Deferred));
    // Birch and Ivy as read, Fig deferred; Maple (archived), Hazel (decided, whatever its mark) and the new Oak discussed.
    let pack = muster::report::evidence::evidence(&past(&start.record), &seal, None).unwrap();
    let pack = render(&pack, Format::Markdown);
    says(&pack, "6 OCG items were due: discussed 3 of 6, taken as read 2 of 6, deferred 1 of 6.");
    // A cancelled meeting has no due.
    start.record.at(day(12, 8), 9, 0);
    prepare(&mut start.record, 24, day(12, 8), day(12, 22));
    start.record.does(Command::CancelMeeting { meeting: MeetingId(2), because: "critical incident".into() });
    let pack = muster::report::evidence::evidence(&past(&start.record), &seal, None).unwrap();
    let pack = render(&pack, Format::Markdown);
    says(&pack, "6 OCG items were due");
    says(&pack, "2 meetings due: 1 held, 1 cancelled, 0 prepared and not held;");
    says(&pack, "- Cancelled: meeting 24, 8 December 2026 (entry 21). Reason: critical incident.");
}

#[test]
fn rule_10_a_run_ends_with_a_move_or_an_archiving_and_with_nothing_else() {
    let mut start = start();
    let ocg = start.ocg;
    let since = |start: &Start| start.record.memory.ocgs()[&start.ocg].placement.as_ref().unwrap().since;
    let (first, today) = (day(11, 9), day(11, 24));
    start.record.decides(ocg, None, "on track");
    let unit = Some("Target Team South".to_owned());
    start.record.does(Command::DecideTier {
        ocg,
        tier: None,
        because: "moved".into(),
        unit,
        review: None,
        refused: String::new(),
    });
    start.record.does(Command::FillPost { ocg, post: Post::Lro, officer: None, because: "leave".into() });
    assert_eq!(since(&start), first, "no change, another unit, another LRO");
    let moved = start.record.decides(ocg, Some(3), "quiet");
    start.record.takes_back(moved..=moved, "wrong group", Way::Act);
    assert_eq!(since(&start), first, "a withdrawn move never happened");
    start.record.decides(ocg, Some(1), "guns");
    start.record.at(day(11, 25), 10, 0);
    start.record.decides(ocg, Some(2), "guns found");
    assert_eq!(since(&start), day(11, 25), "away and back");
    let status = |status| Command::SetStatus { ocg, status, because: "as decided".into() };
    start.record.at(day(11, 26), 10, 0);
    start.record.does(status(OcgStatus::Archived));
    start.record.at(day(12, 1), 10, 0);
    let again = start.record.does(status(OcgStatus::Active));
    assert_eq!(since(&start), day(12, 1), "archived, then reopened");
    start.record.takes_back(again..=again, "too early", Way::Undo);
    assert_eq!(since(&start), day(11, 25));
    assert!(today > first);
}

#[test]
fn rule_18_an_empty_p_has_nothing_live_nothing_lately_done_and_no_reason() {
    let mut start = start();
    let ocg = start.ocg;
    let empty = |record: &Record, on: Date| {
        let board = board(&record.memory, on, 60, &BTreeMap::new());
        Strand::ALL.map(|strand| board.ocgs[0].counts.is_empty_strand(strand))
    };
    assert_eq!(empty(&start.record, day(11, 24)), [false, true, true, true]);
    let visit = start.record.raises(ocg, start.ds, Strand::Protect, "visit", day(12, 1));
    start.record.does(crate::start::discharge(visit));
    assert_eq!(empty(&start.record, day(11, 24)), [false, true, false, true], "discharged today");
    assert_eq!(empty(&start.record, "2027-01-23".parse().unwrap()), [false, true, false, true], "60 days ago");
    assert_eq!(empty(&start.record, "2027-01-24".parse().unwrap()), [false, true, true, true], "61 days ago");
    let mut plan = muster::domain::item::Plan::first(day(11, 24));
    plan.strands[1].not_applicable = "no young people".into();
    plan.strands[3].objective = "an objective alone does not fill it".into();
    add(&mut start.record, Some(ocg), Content::Plan(plan));
    assert_eq!(empty(&start.record, day(11, 24)), [false, false, false, true]);
}

#[test]
fn rule_18_an_action_without_a_p_is_in_the_denominator_and_a_second_p_in_no_total() {
    let mut start = start();
    start.record.does(crate::start::imported(start.ocg, "OLD-1", muster::domain::action::ActionStatus::Open));
    let details = muster::domain::action::ActionDetails {
        text: "visit".into(),
        strand: Some(Strand::Protect),
        second: Some(Strand::Prevent),
        ..Default::default()
    };
    let raise = muster::domain::command::NewAction {
        ocg: start.ocg,
        details,
        owner: Some(start.ds),
        due: Some(day(12, 1)),
        history: None,
    };
    start.record.does(Command::RaiseAction(raise));
    held(&mut start.record, 23, day(11, 24), |_| {});
    let md = board_paper(&start.record, 23, 1);
    says(&md, "| Pursue | 1 | 34% | 1 | 1 | 0 |");
    says(&md, "| Prevent | 0 | 0% | 0 | 0 | 1 |");
    says(&md, "| Protect | 1 | 33% | 1 | 0 | 0 |");
    says(&md, "| No P | 1 | 33% | 0 | 1 | 0 |");
    says(&md, "Total");
}

#[test]
fn rule_26_present_to_the_second() {
    let mut start = start();
    let ocg = start.ocg;
    held(&mut start.record, 23, day(11, 24), |record| {
        let meeting = MeetingId(1);
        let at = |record: &mut Record, seconds: i64| {
            record.at(day(11, 24), 10, 30);
            record.now.0 += seconds * 1_000;
        };
        for who in ["DC 1", "DC 2", "DC 3"] {
            at(record, 0);
            crate::verbs::mark(
                record,
                meeting,
                who,
                "attending",
                if who == "DC 3" { Mark::Expected } else { Mark::In },
            );
        }
        at(record, 10);
        crate::verbs::mark(record, meeting, "DC 1", "attending", Mark::Out);
        record.decides(ocg, None, "on track");
        at(record, 11);
        crate::verbs::mark(record, meeting, "DC 2", "attending", Mark::Out);
        crate::verbs::mark(record, meeting, "DC 3", "attending", Mark::In);
        at(record, 40);
        add(record, None, Content::Remark(Remark { under: "Learning".into(), text: "none".into() }));
    });
    let minutes = of_meeting(&past(&start.record), MeetingKind::Tasking, 23, &seal).unwrap();
    let md = render(&minutes, Format::Markdown);
    let row = |who: &str| md.lines().find(|line| line.starts_with(&format!("| {who} |"))).unwrap().to_owned();
    // Left in the second in which the item was begun: not there for it. One second later: there, and left during it.
    assert!(!row("DC 1").contains("7.1"), "{}", row("DC 1"));
    assert!(row("DC 2").contains("7.1") && row("DC 2").contains("(left during 7.1)"), "{}", row("DC 2"));
    assert!(row("DC 3").contains("(joined during 7.1)") && !row("DC 3").contains("7.1 to"), "{}", row("DC 3"));
}
