//! What the chair takes to the governance board, the objectives with what became of them, and what a partner body may be told of a group.

use crate::evening::{past, seal};
use crate::record::{Record, day};
use crate::verbs::{add, bid, open, prepare};
use muster::domain::command::Command;
use muster::domain::decide::{Reject, decide};
use muster::domain::identity::{MeetingId, OcgId};
use muster::domain::item::{BoardMatter, BoardSubject, Content, Item, Objective, ObjectiveState};
use muster::domain::meeting::Called;
use muster::domain::ocg::OcgDetails;
use muster::domain::tier::Strand;
use muster::report::board::paper;
use muster::report::briefing::briefing;
use muster::report::{Format, render};

fn objective(text: &str) -> Content {
    Content::Objective(Objective {
        text: text.into(),
        set_on: day(11, 10),
        to: Some(day(12, 8)),
        state: ObjectiveState::Set,
        since: day(11, 10),
        remark: String::new(),
    })
}

fn matter(about: BoardSubject, why: &str) -> Content {
    Content::BoardMatter(BoardMatter {
        about,
        why: why.into(),
        on: day(11, 24),
        settled_on: None,
        answer: String::new(),
    })
}

fn newest(record: &Record) -> Item {
    record.memory.items().values().next_back().unwrap().clone()
}

fn judge(record: &mut Record, item: &Item, state: ObjectiveState, remark: &str) {
    let Content::Objective(before) = &item.content else { unreachable!() };
    let judged = Objective { state, since: day(11, 24), remark: remark.into(), ..before.clone() };
    record.does(Command::ChangeItem { item: item.id, content: Content::Objective(judged), because: String::new() });
}

fn sign(record: &mut Record, meeting: MeetingId) {
    record.does(Command::SettleRest { called: Called::TakenAsRead, because: "nothing new".into() });
    record.does(Command::SignMeeting { meeting, read_back: None });
}

fn summarise(record: &mut Record, ocg: OcgId, summary: &str, bodies: &[&str]) {
    let details = record.memory.ocgs()[&ocg].details.clone();
    let summary_for = bodies.iter().map(|body| (*body).to_owned()).collect();
    let details = OcgDetails { partner_summary: summary.into(), summary_for, ..details };
    record.does(Command::AmendOcg { ocg, details });
}

/// Two signed meetings: objectives are set at the first and judged before the second, at which three matters go to the board.
fn two_meetings() -> Record {
    let mut record = Record::new(false);
    let lro = record.officer("DS 2327", "Serious Crime Team", Some(3), Some(day(3, 2)));
    let csp = record.officer("CSP manager", "", None, None);
    record.officer("Probation", "", None, None);
    let poplar = record.ocg("Op Poplar", "NB/OCG/1098", Some(1), None);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(2), Some(lro));
    let cedar = record.ocg("Op Cedar", "NB/OCG/1020", Some(3), Some(lro));
    record.at(day(11, 10), 10, 0);
    let first = prepare(&mut record, 23, day(11, 10), day(11, 24));
    open(&mut record, first);
    let mut set = Vec::new();
    for text in ["Close two county lines", "Overdue under 10%", "Every plan reviewed", "Train two LROs"] {
        add(&mut record, None, objective(text));
        set.push(newest(&record));
    }
    sign(&mut record, first);
    record.at(day(11, 24), 10, 0);
    judge(&mut record, &set[0], ObjectiveState::Met, "2 closed");
    judge(&mut record, &set[1], ObjectiveState::NotMet, "14%");
    judge(&mut record, &set[2], ObjectiveState::PartMet, "");
    let second = prepare(&mut record, 24, day(11, 24), day(12, 8));
    open(&mut record, second);
    let action = record.raises(birch, csp, Strand::Prevent, "name two schools", day(12, 11));
    add(&mut record, Some(poplar), matter(BoardSubject::Group, "tier 1 without LRO; name one"));
    let tag = record.memory.actions()[&action].tag();
    add(&mut record, Some(birch), matter(BoardSubject::Action { action: tag }, "the schools do not answer"));
    add(&mut record, None, Content::Bid(bid("one analyst", "ROCU", day(11, 24), day(12, 1))));
    let made = newest(&record);
    let about = BoardSubject::Bid { bid: made.id, number: made.number };
    add(&mut record, None, matter(about, "unanswered twice before"));
    add(&mut record, Some(cedar), matter(BoardSubject::Group, "settled in the corridor"));
    let settled = newest(&record);
    let Content::BoardMatter(before) = &settled.content else { unreachable!() };
    let now = BoardMatter { settled_on: Some(day(11, 24)), answer: "noted".into(), ..before.clone() };
    record.does(Command::ChangeItem { item: settled.id, content: Content::BoardMatter(now), because: String::new() });
    summarise(&mut record, birch, "two shop units are to be made subject to closure notices", &[]);
    summarise(&mut record, cedar, "licence conditions are being agreed", &["probation"]);
    summarise(&mut record, poplar, "for nobody named here", &["Fire service"]);
    sign(&mut record, second);
    record
}

#[test]
fn the_board_is_asked_what_the_chair_takes_to_it_and_told_what_became_of_its_objectives() {
    let record = two_meetings();
    let md = render(&paper(&past(&record), 24, Some(1), &seal).unwrap(), Format::Markdown);
    let section = |number: u32| -> &str {
        let from = md.find(&format!("\n## {number} ")).unwrap();
        md[from + 4..].split("\n## ").next().unwrap()
    };
    let asked = section(1);
    for words in [
        "Op Poplar (NB/OCG/1098): tier 1 without LRO; name one.",
        "Action NB-2026-0001 (Op Birch, CSP manager, due 11 December 2026: name two schools): the schools do not answer.",
        "Bid NB-BID-2026-0001: unanswered twice before.",
        "Agree the objectives in section 14.",
    ] {
        assert!(asked.contains(words), "{words} in\n{asked}");
    }
    assert!(!asked.contains("corridor"), "what the board has settled is not asked again:\n{asked}");
    let last = section(13);
    for words in [
        "1. \"Close two county lines\", to 8 December 2026: met (2 closed).",
        "2. \"Overdue under 10%\", to 8 December 2026: not met (14%).",
        "3. \"Every plan reviewed\", to 8 December 2026: part met.",
        "4. \"Train two LROs\", to 8 December 2026: stands.",
    ] {
        assert!(last.contains(words), "{words} in\n{last}");
    }
    let next = section(14);
    assert!(next.contains("Train two LROs, to 8 December 2026.") && !next.contains("county lines"), "{next}");
}

#[test]
fn a_partner_is_told_only_what_was_written_for_it() {
    let record = two_meetings();
    let csp = render(&briefing(&past(&record), 24, "CSP manager").unwrap(), Format::Markdown);
    assert!(csp.contains("## 3 What you may be told\n\nOp Birch: two shop units are to be made subject"), "{csp}");
    let probation = render(&briefing(&past(&record), 24, "Probation").unwrap(), Format::Markdown);
    assert!(probation.contains("Op Cedar: licence conditions are being agreed."), "{probation}");
    for (paper, never) in [(&csp, "Op Cedar"), (&csp, "Op Poplar"), (&probation, "Op Birch"), (&probation, "Poplar")] {
        assert!(!paper.contains(never), "{never} in\n{paper}");
    }
}

#[test]
fn a_matter_is_taken_to_the_board_once_and_of_something_that_is_there() {
    let record = two_meetings();
    let asking = muster::domain::command::Asking::now("DCI 3051", record.now);
    let refused = |ocg: Option<OcgId>, content: Content| match decide(
        &Command::AddItem { ocg, content },
        &record.memory,
        &asking,
    ) {
        Err(Reject::Refused(sentence)) => sentence,
        other => format!("{other:?}"),
    };
    let poplar = Some(record.id("Op Poplar"));
    assert!(refused(poplar, matter(BoardSubject::Group, "again")).contains("taken to the board already"));
    assert!(refused(None, matter(BoardSubject::Group, "of none")).contains("needs a group"));
    assert!(refused(poplar, matter(BoardSubject::Group, " ")).contains("What the board is asked is needed"));
    let missing = BoardSubject::Bid { bid: muster::domain::identity::ItemId(99), number: String::new() };
    assert!(refused(None, matter(missing, "why")).contains("is not in the record"));
    let Content::Objective(plain) = objective("x") else { unreachable!() };
    let judged = Content::Objective(Objective { state: ObjectiveState::Met, ..plain.clone() });
    assert!(refused(None, judged).contains("An objective is set first"));
    let backwards = Content::Objective(Objective { to: Some(day(11, 1)), ..plain });
    assert!(refused(None, backwards).contains("cannot run out before it is set"));
}
