//! Tasking sheets: golden files, what is never cut, and that a partner's sheet tells nothing but the partner's own actions.

use crate::evening::{evening, past};
use crate::golden::golden;
use crate::record::day;
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
