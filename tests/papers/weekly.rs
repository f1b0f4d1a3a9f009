//! Minutes of a weekly meeting: what became of what was to cross, of items that were deferred or not called, and nothing about what they leave out (papers
//! section 2j).

use crate::briefed::{ONE, attend, brief, call, item, row, text, weekly};
use crate::evening::{past, seal};
use crate::record::{Record, day};
use muster::domain::command::{Command, Mark};
use muster::domain::crossing::{Crossing, CrossingStep};
use muster::domain::fact::Way;
use muster::domain::identity::{MeetingId, OcgId, OcgTag, OfficerId, OfficerTag};
use muster::domain::item::{Basis, Content, Handling, ItemKind, Statement};
use muster::domain::meeting::{Called, MeetingDetails, MeetingKind};
use muster::domain::officer::OfficerDetails;
use muster::domain::reading::Reading as _;
use muster::domain::tier::Strand;
use muster::domain::time::Date;
use muster::report::minutes::meeting::of_meeting;
use muster::report::render::{Format, render};

const HARBOUR: OcgId = OcgId(1);
const LANTERN: OcgId = OcgId(2);

/// What stands in the paper from a section on, with single spaces.
fn from(text: &str, section: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.split_once(&format!("{section} ")).unwrap().1.to_owned()
}

fn crossing(text: &str) -> Crossing {
    let tag = |id, operation: &str| OcgTag { id: OcgId(id), reference: String::new(), operation: operation.into() };
    let (ocg, to) = (tag(1, "Harbour"), tag(7, "Op Alder"));
    Crossing { ocg, to, text: text.into(), owner: None, strand: None, due: None, after: 9, meant: None }
}

fn marks(record: &mut Record, minute: u32, crossing: &Crossing, step: CrossingStep) -> u64 {
    record.at(day(11, 23), 8, minute);
    record.does(Command::MarkCrossing { crossing: Box::new(crossing.clone()), step })
}

fn signs(record: &mut Record, minute: u32) {
    record.at(day(11, 23), 8, minute);
    record.does(Command::SettleRest { called: Called::TakenAsRead, because: "nothing new".into() });
    record.does(Command::SignMeeting { meeting: ONE, read_back: None });
}

/// The same where nobody was marked before: who chairs was there.
fn comes_and_signs(record: &mut Record, minute: u32) {
    attend(record, minute, "DCI 3051", Mark::In);
    signs(record, minute);
}

/// An assessment for nobody but those who are named.
fn statement(text: &str, on: Date) -> Statement {
    Statement {
        text: text.into(),
        basis: Basis::Assessment,
        subjects: Vec::new(),
        grade: None,
        handling: Handling::C,
        conditions: "not outside this list".into(),
        system_reference: String::new(),
        recheck_on: None,
        on,
    }
}

fn states(record: &mut Record, minute: u32, ocg: OcgId, text: &str) -> u64 {
    record.at(day(11, 23), 8, minute);
    let content = Content::Statement(statement(text, day(11, 23)));
    record.does(Command::AddItem { ocg: Some(ocg), content })
}

#[test]
fn words_that_reached_the_open_journal_are_told_though_their_action_was_taken_back_there() {
    let mut record = weekly();
    let intent = marks(&mut record, 33, &crossing("Visit two tenants"), CrossingStep::Intended);
    let waits = format!(
        "From Harbour: begun at 08:33 and not finished, on Op Alder: \"Visit two tenants\". By DCI 3051, entry {intent}."
    );
    assert!(from(&text(&record), "Section: 18 Released to the open record").starts_with(&waits), "{}", text(&record));
    let number = Some("NB-2026-0005".to_owned());
    let gone = marks(&mut record, 35, &crossing("Visit two tenants"), CrossingStep::Abandoned { intent, number });
    comes_and_signs(&mut record, 58);
    let told = from(&text(&record), "Section: 18 Released to the open record");
    let wanted = "From Harbour: NB-2026-0005 on Op Alder: \"Visit two tenants\" was made in the open record and taken back there, and is given up; its journal keeps the words. By DCI 3051 at 08:35.";
    assert!(told.starts_with(wanted), "entry {gone}: {told}");
    assert!(!told.contains("None."), "{told}");
}

#[test]
fn what_waits_at_the_close_is_told_until_it_is_finished_and_then_with_what_the_open_record_filled_in() {
    let mut record = weekly();
    let intent = marks(&mut record, 33, &crossing("Visit two tenants"), CrossingStep::Intended);
    let second = marks(&mut record, 34, &crossing("Repair the gate"), CrossingStep::Intended);
    comes_and_signs(&mut record, 58);
    let told = from(&text(&record), "Section: 18 Released to the open record");
    assert!(told.contains("not finished, on Op Alder: \"Visit two tenants\"."), "{told}");
    record.at(day(11, 30), 8, 0);
    let details = MeetingDetails { chair: "DCI 3051".into(), ..MeetingDetails::of(day(11, 30)) };
    record.does(Command::PrepareMeeting { kind: MeetingKind::Covert, details, number: Some(48) });
    let meeting = record.memory.meetings().values().map(|meeting| meeting.id).max().unwrap();
    record.does(Command::OpenMeeting { meeting, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() });
    let next = |record: &Record| {
        let past = crate::evening::past(record);
        let paper = of_meeting(&past, MeetingKind::Covert, 48, &crate::evening::seal).unwrap();
        from(&render(&paper, Format::Text), "Section: 18 Released to the open record")
    };
    let told = next(&record);
    assert!(told.contains("begun on 23 November 2026, 08:33 and not finished"), "{told}");
    let owner = Some(OfficerTag { id: OfficerId(3), label: "DS 2217".into() });
    let made =
        Crossing { owner, strand: Some(Strand::Pursue), due: Some(day(12, 12)), ..crossing("Visit two tenants") };
    record.at(day(11, 30), 8, 5);
    let done = CrossingStep::Done { intent, number: "NB-2026-0005".into() };
    record.does(Command::MarkCrossing { crossing: Box::new(made), step: done });
    let given_up = CrossingStep::Abandoned { intent: second, number: None };
    record.does(Command::MarkCrossing { crossing: Box::new(crossing("Repair the gate")), step: given_up });
    let told = next(&record);
    let wanted = "From Harbour: released NB-2026-0005 on Op Alder: \"Visit two tenants\" (DS 2217, Pursue, due Saturday 12 December 2026). By DCI 3051 at 08:05.";
    assert!(told.starts_with(wanted) && !told.contains("not finished"), "{told}");
    let wanted = format!(
        "the release begun in entry {second} on Op Alder: \"Repair the gate\" is given up, and not known to have been made in the open record."
    );
    assert!(told.contains(&wanted), "{told}");
    // What an earlier Muster did not keep is left out, and not said to be nobody.
    let mut old = weekly();
    let intent = marks(&mut old, 33, &crossing("Visit two tenants"), CrossingStep::Intended);
    let number = "NB-2026-0005".to_owned();
    marks(&mut old, 33, &crossing("Visit two tenants"), CrossingStep::Done { intent, number });
    let told = from(&text(&old), "Section: 18 Released to the open record");
    assert!(told.contains("on Op Alder: \"Visit two tenants\". By"), "{told}");
}

#[test]
fn an_item_that_was_deferred_or_taken_as_read_after_all_says_so_with_the_reason() {
    let mut record = weekly();
    attend(&mut record, 31, "DI 8107", Mark::In);
    brief(&mut record, 33, 1, &["DI 8107"], Some(true));
    brief(&mut record, 34, 2, &["DI 8107"], Some(true));
    record.at(day(11, 23), 8, 40);
    let because = "the owner of it is away".to_owned();
    record.does(Command::SettleOcg { ocg: LANTERN, called: Called::Deferred, because });
    comes_and_signs(&mut record, 58);
    let text = text(&record);
    let lantern = item(&text, "7.2 Lantern", "Section:");
    assert!(lantern.contains("Deferred to meeting 48 at 08:40. Reason: the owner of it is away."), "{lantern}");
    let harbour = item(&text, "7.1 Harbour", "Section:");
    assert!(harbour.contains("Taken as read at 08:58. Reason: nothing new."), "{harbour}");
    assert!(!text.contains("Slate"), "{text}");
}

#[test]
fn business_of_an_item_that_was_not_called_is_an_item_with_who_was_in_the_room() {
    let mut record = weekly();
    attend(&mut record, 31, "DCI 3051", Mark::In);
    attend(&mut record, 31, "DS 6642", Mark::In);
    states(&mut record, 33, LANTERN, "A planned meeting is likely");
    attend(&mut record, 34, "DS 6642", Mark::Out);
    attend(&mut record, 36, "DC 7300", Mark::In);
    attend(&mut record, 38, "DC 7300", Mark::Out);
    record.at(day(11, 23), 8, 40);
    record.does(Command::AddNote { ocg: LANTERN, action: None, text: "seen twice".into() });
    let intent = marks(&mut record, 45, &crossing("Visit two tenants"), CrossingStep::Intended);
    let number = "NB-2026-0005".to_owned();
    marks(&mut record, 45, &crossing("Visit two tenants"), CrossingStep::Done { intent, number });
    signs(&mut record, 58);
    let text = text(&record);
    let lantern = item(&text, "7.1 Lantern, 08:33", "Section:");
    for wanted in [
        row("DCI 3051", "08:31", "08:58", "no"),
        row("DS 6642", "08:31", "08:34", "no"),
        // In the room while neither was entered.
        row("DC 7300", "out of the room", "out of the room", "no"),
        "Taken as read at 08:58. Reason: nothing new.".to_owned(),
    ] {
        assert!(lantern.contains(&wanted), "{wanted}: {lantern}");
    }
    let harbour = item(&text, "7.2 Harbour, 08:45", "Section:");
    assert!(harbour.contains(&row("DCI 3051", "08:31", "08:58", "no")), "{harbour}");
    assert!(harbour.contains("Released to the open record: see item 18."), "{harbour}");
    assert!(!text.contains("Not called") && !text.contains("Slate"), "{text}");
    let attendance = item(&text, "1 Attendance", "Section:");
    assert!(attendance.contains("Left: 08:34 Items: 7.1"), "{attendance}");
}

#[test]
fn nobody_is_briefed_while_out_of_the_room() {
    let mut record = weekly();
    attend(&mut record, 31, "DCI 3051", Mark::In);
    attend(&mut record, 31, "DS 6642", Mark::In);
    attend(&mut record, 33, "DS 6642", Mark::Out);
    brief(&mut record, 35, 1, &["DS 6642"], Some(true));
    attend(&mut record, 36, "DS 6642", Mark::In);
    call(&mut record, 40, 1, Called::Discussed);
    // What is marked after it was called counts as marked before whoever it is about left.
    attend(&mut record, 41, "DCI 3051", Mark::Out);
    brief(&mut record, 44, 1, &["DCI 3051"], Some(true));
    let harbour = item(&text(&record), "7.1 Harbour", "Section:");
    for wanted in [
        row("DS 6642", "08:31", "08:33", "08:33"),
        row("DS 6642", "08:36", "in the room", "no"),
        row("DCI 3051", "08:31", "08:41", "08:41"),
    ] {
        assert!(harbour.contains(&wanted), "{wanted}: {harbour}");
    }
}

#[test]
fn nobody_is_said_to_have_heard_an_item_that_the_paper_leaves_out() {
    let mut record = weekly();
    attend(&mut record, 31, "DCI 3051", Mark::In);
    call(&mut record, 33, 1, Called::Discussed);
    record.does(Record::new_ocg("Quarry", "", Some(3), None));
    let details = OfficerDetails { label: "DS 2217".into(), ..OfficerDetails::default() };
    record.does(Command::RegisterOfficer(details.clone()));
    let wrong = record.does(Command::RegisterOfficer(OfficerDetails { label: "DS 9999".into(), ..details }));
    record.takes_back(wrong..=wrong, "no such officer", Way::Undo);
    attend(&mut record, 34, "DS 2217", Mark::In);
    let mark = brief(&mut record, 35, 2, &["DS 2217"], Some(true));
    record.takes_back(mark..=mark, "not yet", Way::Undo);
    signs(&mut record, 58);
    let text = text(&record);
    let attendance = item(&text, "1 Attendance", "Section:");
    assert!(attendance.contains("DS 2217 Role: Attending Joined: 08:34 Left: 08:58 Items: none"), "{attendance}");
    assert!(attendance.contains("DCI 3051 Role: Chair Joined: 08:31 Left: 08:58 Items: all"), "{attendance}");
    assert!(!text.contains("Quarry") && !text.contains("DS 9999") && !text.contains("Section: 8"), "{text}");
}

#[test]
fn an_item_goes_by_its_title_and_what_was_withdrawn_of_it_is_said() {
    let mut record = weekly();
    let first = states(&mut record, 33, HARBOUR, "A planned meeting is likely");
    let second = states(&mut record, 34, HARBOUR, "Another one is");
    record.takes_back(second..=second, "said twice", Way::Undo);
    record.does(Command::AddNote { ocg: HARBOUR, action: None, text: "seen twice".into() });
    let mut undone = |ocg| {
        call(&mut record, 35, ocg, Called::Discussed);
        let called = record.last();
        (called, record.takes_back(called..=called, "not yet", Way::Undo))
    };
    let (of_harbour, of_lantern) = (undone(1), undone(2));
    comes_and_signs(&mut record, 58);
    let text = text(&record);
    assert!(!text.contains("no reference yet"), "{text}");
    let harbour = item(&text, "7.1 Harbour", "Section:");
    assert!(harbour.contains("Statement Harbour: (assessment; handling C"), "entry {first}: {harbour}");
    assert!(harbour.contains("Note Harbour: seen twice."), "{harbour}");
    let withdrawn = item(&text, "15 Withdrawn", "Section:");
    let (called, back) = of_harbour;
    let wanted = format!(
        "Meeting 47, entry {called}: Harbour was called. Withdrawn by entry {back} (item 7.1). Reason: not yet."
    );
    assert!(withdrawn.contains(&wanted), "{withdrawn}");
    // What has no business is named nowhere.
    let (called, back) = of_lantern;
    let wanted = format!("Meeting 47, entry {called}, withdrawn by entry {back} (an item without business).");
    assert!(withdrawn.contains(&wanted) && !text.contains("Lantern"), "{withdrawn}");
}

/// What is said between two meetings, and that something was looked at again, is told at the next.
#[test]
fn statements_between_two_meetings_are_told_at_the_next() {
    let mut record = weekly();
    comes_and_signs(&mut record, 50);
    record.at(day(11, 27), 9, 0);
    let statement = Statement { recheck_on: Some(day(11, 29)), ..statement("said between meetings", day(11, 27)) };
    record.does(Command::AddItem { ocg: Some(HARBOUR), content: Content::Statement(statement.clone()) });
    let item = record.memory.items_of_kind(ItemKind::Statement).unwrap().remove(0).id;
    record.at(day(11, 29), 9, 0);
    let again = Content::Statement(Statement { recheck_on: None, ..statement });
    record.does(Command::ChangeItem { item, content: again, because: "seen again".into() });
    let details = MeetingDetails { chair: "DCI 3051".into(), ..MeetingDetails::of(day(11, 30)) };
    record.at(day(11, 30), 8, 0);
    record.does(Command::PrepareMeeting { kind: MeetingKind::Covert, details, number: None });
    record.at(day(11, 30), 8, 30);
    let meeting = MeetingId(2);
    record.does(Command::OpenMeeting { meeting, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() });
    let text = render(&of_meeting(&past(&record), MeetingKind::Covert, 48, &seal).unwrap(), Format::Text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "check again by 29 November 2026): said between meetings",
        "was looked at again and holds, not to be again. Reason: seen again",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

/// Whoever left during the last item did not hear what was said after.
#[test]
fn who_left_during_the_last_item_is_said_to_have_left_it() {
    let mut record = weekly();
    for who in ["DCI 3051", "DS 6642"] {
        attend(&mut record, 31, who, Mark::In);
    }
    states(&mut record, 33, HARBOUR, "said while all were there");
    attend(&mut record, 36, "DS 6642", Mark::Out);
    states(&mut record, 38, HARBOUR, "said after one had left");
    signs(&mut record, 50);
    let text = text(&record).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("DS 6642 Role: Attending Joined: 08:31 Left: 08:36 Items: all (left during 7.1)"), "{text}");
    assert!(text.contains("DCI 3051 Role: Chair Joined: 08:31 Left: 08:50 Items: all "), "{text}");
}
