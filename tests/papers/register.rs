//! The register for disclosure (papers section 2h): what is selected, numbered and described, and what neither part may say.

use crate::evening::{past, seal};
use crate::golden::golden;
use crate::record::{Record, day};
use crate::verbs::{add, open, prepare};
use muster::domain::command::Command;
use muster::domain::decide::{Reject, decide};
use muster::domain::fact::Way;
use muster::domain::fold::fold;
use muster::domain::identity::OcgId;
use muster::domain::invert::invert;
use muster::domain::item::{Content, Disclosure, Part, RegisterItem, Relevant};
use muster::domain::meeting::{Called, MeetingKind};
use muster::domain::tier::Strand;
use muster::report::minutes::meeting::of_meeting;
use muster::report::register::{Register, proposal, register};
use muster::report::{Format, render};

const INVESTIGATION: &str = "07N-2026-118";

fn flag(record: &mut Record, relevant: Relevant) {
    let flag = Disclosure::Flag { investigation: INVESTIGATION.into(), relevant, on: day(11, 9) };
    add(record, None, Content::Disclosure(flag));
}

fn item(entry: u64, part: Part, description: &str) -> Content {
    Content::Disclosure(Disclosure::Item(RegisterItem {
        investigation: INVESTIGATION.into(),
        register: 0,
        entry,
        part,
        number_a: 0,
        number_b: 0,
        description: description.into(),
        sensitive: if part == Part::B { "it would show how the group is watched".into() } else { String::new() },
        on: day(11, 9),
    }))
}

fn of(record: &Record, part: Part) -> Register {
    register(&past(record), INVESTIGATION, part, Some("DC 5518")).unwrap()
}

fn words(record: &Record, part: Part) -> String {
    render(&of(record, part).document, Format::Markdown)
}

/// A group with a tier decision taken back, a decision at a signed meeting, and an action that was extended; all of it flagged with the group.
struct Case {
    record: Record,
    wrong: u64,
    taken_back: u64,
    decided: u64,
    raised: u64,
    extended: u64,
}

fn case() -> Case {
    let mut record = Record::new(false);
    let lro = record.officer("DS 2327", "Serious Crime Team", Some(3), Some(day(3, 2)));
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(1), Some(lro));
    record.ocg("Op Hazel", "NB/OCG/1049", Some(2), Some(lro));
    let wrong = record.at(day(11, 9), 10, 5).decides(birch, Some(3), "the intelligence is thin");
    let taken_back = record.at(day(11, 9), 10, 9).takes_back(wrong..=wrong, "not this group", Way::Act);
    record.at(day(11, 10), 10, 0);
    let meeting = prepare(&mut record, 23, day(11, 10), day(11, 24));
    open(&mut record, meeting);
    let decided = record.at(day(11, 10), 10, 31).decides(birch, Some(2), "local officers lead from here");
    record.does(Command::SettleRest { called: Called::TakenAsRead, because: "nothing new".into() });
    record.does(Command::SignMeeting { meeting, read_back: None });
    let action = record.at(day(11, 12), 9, 0).raises(birch, lro, Strand::Pursue, "obtain closure notices", day(12, 4));
    let raised = record.last();
    let extended = record.does(Command::ExtendAction {
        action,
        due: day(12, 18),
        reason_code: String::new(),
        because: "the court is full".into(),
    });
    Case { record, wrong, taken_back, decided, raised, extended }
}

fn group(record: &Record) -> Relevant {
    Relevant::Group { ocg: record.memory.ocgs()[&record.id("Op Birch")].tag() }
}

#[test]
fn part_a_is_as_it_is_kept_and_is_a_draft_while_a_description_is_to_be_confirmed() {
    let Case { mut record, wrong, taken_back, decided, raised, .. } = case();
    let flagged = group(&record);
    flag(&mut record, flagged);
    let proposed = |record: &Record, entry| {
        let past = past(record);
        proposal(&past, past.entry(entry).unwrap()).unwrap()
    };
    for entry in [wrong, taken_back, decided] {
        let said = proposed(&record, entry);
        assert!(!said.contains("Birch") && !said.contains("lead from here") && !said.contains("3051"), "{said}");
        add(&mut record, None, item(entry, Part::A, &said));
    }
    add(&mut record, None, item(raised, Part::A, ""));
    let draft = words(&record, Part::A);
    golden("register-a.md", &draft);
    // Words of reason are those that were typed: none are counted where none were given.
    assert!(!proposed(&record, raised).contains("reasons") && proposed(&record, taken_back).ends_with("(3 words)"));
    assert!(draft.contains("DRAFT: not signed") && draft.contains("draft (1 description to be confirmed)"));
    assert!(draft.contains("withdrawn (by item 2)") && draft.contains("withdraws an earlier entry (item 1)"));
    assert!(draft.contains("minutes 23/7.1"), "{draft}");
    let id = record.memory.items().values().next_back().unwrap().id;
    let content = item(raised, Part::A, "Record of a task to obtain closure notices");
    record.does(Command::ChangeItem { item: id, content, because: String::new() });
    let issued = of(&record, Part::A).document;
    assert!(!render(&issued, Format::Markdown).contains("DRAFT"));
    assert_eq!(issued.meta().paper, "NB-R0001-register-a");
    // Title, and with it the window and the property of a docx, does not name the investigation (papers section 5.6).
    assert!(!issued.title().contains(INVESTIGATION));
}

#[test]
fn neither_part_says_anything_of_the_other_or_of_what_is_not_assessed() {
    let Case { mut record, wrong, taken_back, decided, raised, extended } = case();
    for entry in [wrong, taken_back, decided, raised, extended] {
        flag(&mut record, Relevant::Entry { entry });
    }
    add(&mut record, None, item(wrong, Part::A, "first"));
    let alone = words(&record, Part::A);
    add(&mut record, None, item(taken_back, Part::B, "second"));
    add(&mut record, None, item(decided, Part::B, "third"));
    let (a, b) = (of(&record, Part::A), of(&record, Part::B));
    assert_eq!(a.not_assessed, 2);
    let (a, b) = (render(&a.document, Format::Markdown), render(&b.document, Format::Markdown));
    let as_at = |text: &str| {
        text.replace(&format!("entry {}", record.last()), "").replace(&format!("entry {}", record.last() - 2), "")
    };
    assert_eq!(as_at(&a), as_at(&alone), "part A is the same whether there is a part B or not");
    assert!(!a.to_lowercase().contains("part b") && !a.contains("sensitivity") && a.contains("| withdrawn |"), "{a}");
    assert!(!b.to_lowercase().contains("part a") && b.contains("it would show how the group is watched"), "{b}");
    assert!(b.contains("| 1 |") && b.contains("| 2 |") && !b.contains("first") && !b.contains("(item"), "{b}");
}

#[test]
fn an_entry_that_undoes_corrects_or_extends_a_flagged_one_is_selected_with_it() {
    let Case { mut record, wrong, raised, .. } = case();
    flag(&mut record, Relevant::Entry { entry: wrong });
    add(&mut record, None, item(wrong, Part::A, "said"));
    assert_eq!(of(&record, Part::A).not_assessed, 1, "the withdrawal");
    flag(&mut record, Relevant::Entry { entry: raised });
    assert_eq!(of(&record, Part::A).not_assessed, 3, "the action and its new date");
    let before = record.last();
    let meeting = record.memory.meetings().values().next().unwrap().tag();
    flag(&mut record, Relevant::Meeting { meeting });
    let of_meeting = past(&record).meeting(MeetingKind::Tasking, 23).unwrap();
    let entries = of_meeting.signed.unwrap().0 - of_meeting.opened + 1;
    assert_eq!(of(&record, Part::A).not_assessed, 3 + entries + 1, "the meeting's entries and its preparation");
    record.takes_back(before + 1..=before + 1, "not that meeting", Way::Act);
    assert_eq!(of(&record, Part::A).not_assessed, 3, "a flag taken back selects nothing");
}

#[test]
fn a_number_once_given_in_a_part_is_never_given_again() {
    let Case { mut record, wrong, decided, raised, .. } = case();
    add(&mut record, None, item(wrong, Part::A, "one"));
    let first = record.memory.items().values().next_back().unwrap().clone();
    add(&mut record, None, item(decided, Part::A, "two"));
    let moved = item(wrong, Part::B, "one");
    let moved_at = record.does(Command::ChangeItem { item: first.id, content: moved, because: "assessed anew".into() });
    add(&mut record, None, item(raised, Part::A, "three"));
    let a = words(&record, Part::A);
    assert!(a.contains("no longer part of this register") && !a.contains("| one |"), "{a}");
    assert!(a.contains("| two |") && a.contains("| 3 |"), "{a}");
    assert!(words(&record, Part::B).contains("| 1 |"));
    // Neither the item nor its number in a part can be taken back.
    for entry in [moved_at, record.last()] {
        let fact = record.entries[usize::try_from(entry).unwrap() - 1].recorded.clone().unwrap().fact;
        let refused = fold(&invert(&fact).unwrap(), &mut record.memory).unwrap_err().to_string();
        assert!(refused.contains("stay given"), "{refused}");
    }
    let asking = muster::domain::command::Asking::now("DCI 3051", record.now);
    for (content, said) in [
        (item(decided, Part::A, "again"), "on the register of investigation"),
        (
            Content::Disclosure(Disclosure::Item(RegisterItem {
                sensitive: String::new(),
                ..match item(2, Part::B, "x") {
                    Content::Disclosure(Disclosure::Item(item)) => item,
                    _ => unreachable!(),
                }
            })),
            "a reason for sensitivity",
        ),
    ] {
        let refused = decide(&Command::AddItem { ocg: None, content }, &record.memory, &asking).unwrap_err();
        assert!(matches!(&refused, Reject::Refused(sentence) if sentence.to_lowercase().contains(said)), "{refused:?}");
    }
}

#[test]
fn no_other_paper_says_that_anything_is_flagged() {
    let make = |disclosed: bool| {
        let mut record = Record::new(false);
        let birch: OcgId = record.ocg("Op Birch", "NB/OCG/1007", Some(1), None);
        record.ocg("Op Hazel", "NB/OCG/1049", Some(2), None);
        record.at(day(11, 10), 10, 0);
        let meeting = prepare(&mut record, 23, day(11, 10), day(11, 24));
        open(&mut record, meeting);
        let decided = record.decides(birch, Some(2), "local officers lead from here");
        record.does(Command::SettleRest { called: Called::TakenAsRead, because: "nothing new".into() });
        if disclosed {
            let flagged = group(&record);
            flag(&mut record, flagged);
            add(&mut record, None, item(decided, Part::B, "Record of a decision"));
        } else {
            for text in ["a", "b"] {
                let remark = muster::domain::item::Remark { under: "next date".into(), text: text.into() };
                add(&mut record, None, Content::Remark(remark));
            }
        }
        record.does(Command::SignMeeting { meeting, read_back: None });
        render(&of_meeting(&past(&record), MeetingKind::Tasking, 23, &seal).unwrap(), Format::Markdown)
    };
    let (with, without) = (make(true), make(false));
    assert!(!with.to_lowercase().contains("disclos") && !with.contains(INVESTIGATION), "{with}");
    let notes = |line: &&str| !line.starts_with("**Note.**") && !line.starts_with("Decided by") && !line.is_empty();
    let told = |text: &str| text.lines().filter(notes).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(told(&with).len(), told(&without).len(), "{with}\n{without}");
}
