//! Tasking sheets: golden files, what is never cut, and that a partner's sheet tells nothing but the partner's own actions.

use crate::evening::{evening, past};
use crate::golden::golden;
use crate::record::day;
use muster::domain::item::{Content, Gap, GapState, OutcomeKind};
use muster::domain::meeting::MeetingKind;
use muster::domain::tier::Strand;
use muster::report::sheets::{Sheet, index, sheets};
use muster::report::{Format, render};

fn of<'a>(sheets: &'a [Sheet], label: &str) -> &'a Sheet {
    sheets.iter().find(|sheet| sheet.label == label).unwrap()
}

#[test]
fn the_sheet_of_an_officer_is_the_golden_one() {
    let (record, ..) = evening();
    let past = past(&record);
    let all = sheets(&past, MeetingKind::Tasking, 24).unwrap();
    let labels: Vec<&str> = all.iter().map(|sheet| sheet.label.as_str()).collect();
    assert_eq!(labels, ["CSP manager", "DI 9374", "DS 2327", "Insp 1009"]);
    let sheet = of(&all, "DS 2327");
    for (format, name) in [
        (Format::Markdown, "sheet.md"),
        (Format::Text, "sheet.txt"),
        (Format::Html, "sheet.html"),
        (Format::Docx, "sheet.docx.xml"),
    ] {
        golden(name, &render(&sheet.document, format));
    }
    let list = render(&index(&past, MeetingKind::Tasking, 24, &all).unwrap(), Format::Text);
    assert!(list.contains("NB-T24-sheet-01\n  Owner: DS 2327"), "{list}");
    assert!(!sheet.document.meta().paper.contains("2327"), "a file name names nobody");
}

#[test]
fn a_partners_sheet_holds_own_actions_and_operation_names_only() {
    let (record, ..) = evening();
    let all = sheets(&past(&record), MeetingKind::Tasking, 24).unwrap();
    let md = render(&of(&all, "CSP manager").document, Format::Markdown);
    golden("sheet-partner.md", &md);
    for never in ["tier", "NB/OCG", "LRO", "DS 2327", "Insp 1009", "NB-2026-0004", "NB-2026-0006", "Reason"] {
        assert!(!md.contains(never), "{never} is in a partner's sheet:\n{md}");
    }
}

#[test]
fn overdue_and_due_by_the_next_meeting_are_never_cut() {
    let (mut record, signed, _) = evening();
    record.entries.truncate(usize::try_from(signed).unwrap() - 1);
    record.memory = past(&record).record(signed - 1).unwrap();
    record.at(day(11, 24), 11, 46);
    let (birch, ds) = (record.id("Op Birch"), muster::domain::identity::OfficerId(1));
    for number in 0..30 {
        record.raises(birch, ds, Strand::Pursue, &format!("task {number}"), day(12, if number < 20 { 1 } else { 20 }));
    }
    record.does(muster::domain::command::Command::SignMeeting {
        meeting: muster::domain::identity::MeetingId(2),
        read_back: None,
    });
    let all = sheets(&past(&record), MeetingKind::Tasking, 24).unwrap();
    let md = render(&of(&all, "DS 2327").document, Format::Markdown);
    assert!((0..20).all(|number| md.contains(&format!("task {number} "))), "{md}");
    assert!(!md.contains("task 25 ") && md.contains("And 10 more due, first "), "{md}");
}

/// A meeting with 20 gaps and 3 outcomes of an OCG, and `soon` actions due by the next one and 10 later.
fn crowded(soon: usize) -> String {
    let mut record = crate::record::Record::new(false);
    let ds = record.officer("DS 2327", "SCT", Some(3), Some(day(1, 1)));
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(2), Some(ds));
    crate::held::held(&mut record, 1, day(11, 24), |record| {
        for number in 1..=20 {
            let (what, on) = (format!("unknown {number}"), day(11, 24));
            let gap = Gap { what, raised_on: on, state: GapState::Raised, since: on, remark: String::new() };
            crate::verbs::add(record, Some(birch), Content::Gap(gap));
        }
        for count in 1..=3 {
            crate::verbs::add(record, Some(birch), crate::verbs::outcome(OutcomeKind::Arrests, count, day(11, 23)));
        }
        for number in 0..soon {
            record.raises(birch, ds, Strand::Pursue, &format!("task {number}"), day(12, 1));
        }
        for number in 0..10 {
            record.raises(birch, ds, Strand::Pursue, &format!("later {number}"), day(12, 20));
        }
    });
    let all = sheets(&past(&record), MeetingKind::Tasking, 1).unwrap();
    render(&of(&all, "DS 2327").document, Format::Markdown)
}

#[test]
fn a_line_of_what_changed_says_what_it_is() {
    let (record, ..) = evening();
    let all = sheets(&past(&record), MeetingKind::Tasking, 24).unwrap();
    let md = render(&of(&all, "DS 2327").document, Format::Markdown);
    for words in [
        "- Outcome: Op Birch (NB/OCG/1007): 19 November 2026: 5 arrests.",
        "- Op Birch (NB/OCG/1007): version 1 of the 4P plan is agreed.",
    ] {
        assert!(md.contains(words), "{words} in\n{md}");
    }
    assert!(crowded(0).contains("- Intelligence gap: Op Birch (NB/OCG/1007): unknown 1."));
}

#[test]
fn what_changed_takes_room_on_the_page_and_gaps_give_way_before_outcomes() {
    // 20 gaps, 3 outcomes and the line of the actions raised: later actions give way to them, and they to the page.
    let md = crowded(0);
    assert!(md.contains("And 10 more due, first "), "{md}");
    assert!(md.contains("unknown 16.") && !md.contains("unknown 17."), "{md}");
    assert!(md.contains("- And 4 more intelligence gaps: see the minutes of meeting 1."), "{md}");
    assert!(md.contains("1 arrest") && !md.contains("1 arrests") && md.contains("3 arrests"), "{md}");
    let md = crowded(16);
    assert!(!md.contains("unknown 1.") && md.contains("task 15 "), "{md}");
    assert!(md.contains("- And 20 more intelligence gaps: see the minutes of meeting 1."), "{md}");
    // Nothing else is cut, however full the page.
    let md = crowded(30);
    assert!(md.contains("task 29 ") && md.contains("3 arrests"), "{md}");
}

#[test]
fn sheets_are_written_of_a_signed_meeting_and_stay_as_they_are() {
    let (mut record, signed, _) = evening();
    let open = past(&record).upto(signed - 1);
    let refused = sheets(&open, MeetingKind::Tasking, 24).unwrap_err().to_string();
    assert_eq!(refused, "The tasking meeting 24 is not signed yet. Sign it, then write its sheets.");
    let first = sheets(&past(&record), MeetingKind::Tasking, 24).unwrap();
    record.at(day(11, 27), 9, 0);
    record.decides(record.id("Op Birch"), Some(3), "moved on");
    assert_eq!(sheets(&past(&record), MeetingKind::Tasking, 24).unwrap(), first);
}
