//! The minutes of a meeting: golden files, sums, and that they never change once they are signed.

use crate::evening::{evening, past, seal};
use crate::golden::golden;
use crate::record::day;
use muster::domain::command::{Command, Mark};
use muster::domain::fact::Fact;
use muster::domain::meeting::MeetingKind;
use muster::report::minutes::meeting::{addendum, item_of, of_meeting};
use muster::report::{Format, Past, render};

#[test]
fn signed_minutes_of_a_meeting_are_the_golden_ones() {
    let (record, ..) = evening();
    let document = of_meeting(&past(&record), MeetingKind::Tasking, 24, &seal).unwrap();
    assert_eq!(document.meta().paper, "NB-T24-minutes");
    golden("meeting-24.md", &render(&document, Format::Markdown));
    golden("meeting-24.txt", &render(&document, Format::Text));
}

#[test]
fn signed_minutes_never_change_whatever_happens_since() {
    let (mut record, signed, _) = evening();
    let write = |past: &Past| render(&of_meeting(past, MeetingKind::Tasking, 24, &seal).unwrap(), Format::Markdown);
    let first = write(&past(&record));
    record.at(day(11, 26), 9, 0);
    let (aspen, birch) = (record.id("Op Aspen"), record.id("Op Birch"));
    record.decides(aspen, Some(3), "arrested and remanded");
    record.decides(birch, None, "no change");
    let entries: Vec<u64> = record
        .entries
        .iter()
        .filter(|entered| entered.entry < signed && entered.undoes.is_none())
        .filter(|entered| {
            matches!(&entered.recorded.as_ref().unwrap().fact, Fact::ActionRaised { action } if action.number.ends_with("0005"))
        })
        .map(|entered| entered.entry)
        .collect();
    record.takes_back(entries[0]..=entries[0], "not wanted after all", muster::domain::fact::Way::Act);
    assert_eq!(write(&past(&record)), first);
    assert_eq!(write(&past(&record).upto(signed)), first);
}

#[test]
fn everything_recorded_at_a_meeting_is_in_its_minutes() {
    let (record, signed, _) = evening();
    let past = past(&record);
    let held = past.meeting(MeetingKind::Tasking, 24).unwrap();
    let md = render(&of_meeting(&past, MeetingKind::Tasking, 24, &seal).unwrap(), Format::Markdown);
    for entered in past.run(held.opened, signed) {
        let fact = &entered.recorded.as_ref().unwrap().fact;
        let told_otherwise = matches!(
            fact,
            Fact::AttendanceMarked { .. }
                | Fact::OcgSettled { .. }
                | Fact::MeetingMoved { .. }
                | Fact::ItemChanged { .. }
        );
        let withdrawn = entered.undoes.is_some();
        if !told_otherwise && !withdrawn {
            let words = format!("entry {}", muster::text::count_group(entered.entry));
            assert!(md.contains(&words), "{words} ({}) is not in the minutes", fact.kind());
        }
    }
}

#[test]
fn a_draft_says_so_and_bears_no_seal_and_a_meeting_that_was_not_opened_has_no_minutes() {
    let (record, signed, _) = evening();
    let open = past(&record).upto(signed - 1);
    let document = of_meeting(&open, MeetingKind::Tasking, 24, &|_| None).unwrap();
    let md = render(&document, Format::Markdown);
    assert_eq!(document.meta().paper, "NB-T24-minutes-draft");
    assert!(md.contains("DRAFT: not signed") && !md.contains("Seal of"));
    assert!(md.contains("The meeting is not closed yet."));
    let refused = of_meeting(&open, MeetingKind::Tasking, 25, &seal).unwrap_err().to_string();
    assert!(refused.contains("There is no tasking meeting 25"), "{refused}");
    assert!(of_meeting(&past(&record), MeetingKind::Tasking, 24, &|_| None).is_err(), "signed minutes need their seal");
}

#[test]
fn a_correction_is_an_addendum_to_the_minutes_it_corrects() {
    let (record, ..) = evening();
    let past = past(&record);
    let document = addendum(&past, MeetingKind::Tasking, 23, &seal).unwrap();
    golden("addendum-23.md", &render(&document, Format::Markdown));
    assert_eq!(document.meta().paper, "NB-T23-addendum-1");
    let refused = addendum(&past, MeetingKind::Tasking, 24, &seal).unwrap_err().to_string();
    assert_eq!(refused, "There is no correction to the tasking meeting 24, so no addendum was written.");
}

#[test]
fn an_entry_is_found_in_the_item_that_prints_it() {
    let (record, ..) = evening();
    let past = past(&record);
    let entry = |wanted: &dyn Fn(&Fact) -> bool| {
        let is = |entered: &&muster::domain::receipt::Entered| wanted(&entered.recorded.as_ref().unwrap().fact);
        past.entries().iter().rfind(is).unwrap().entry
    };
    let birch = record.id("Op Birch");
    let moved = entry(&|fact| matches!(fact, Fact::TierDecided { ocg, .. } if ocg.id == birch));
    assert_eq!(item_of(&past, MeetingKind::Tasking, 24, moved).unwrap().as_deref(), Some("24/7.2"));
    let agreed = entry(&|fact| matches!(fact, Fact::DisruptionModerated { .. }));
    assert_eq!(item_of(&past, MeetingKind::Tasking, 24, agreed).unwrap().as_deref(), Some("24/9"));
    assert_eq!(item_of(&past, MeetingKind::Tasking, 24, 1).unwrap(), None);
}

#[test]
fn rule_26_present_is_joined_by_the_first_entry_and_not_left_before_it() {
    let (mut record, signed, meeting) = evening();
    let md = render(&of_meeting(&past(&record), MeetingKind::Tasking, 24, &seal).unwrap(), Format::Markdown);
    let row = |who: &str| md.lines().find(|line| line.starts_with(&format!("| {who} |"))).unwrap().to_owned();
    assert!(row("DCI 3051").ends_with("| all |"), "{}", row("DCI 3051"));
    // Joined before 7.1 was first entered at 10:28, left after 7.5 and before anything of section 6 or 8 on.
    assert!(row("CSP manager").contains("| 10:24 | 11:10 | 7.1 to 7.5"), "{}", row("CSP manager"));
    // Joined at 10:46, the minute in which 7.3 began, before its first entry.
    assert!(row("DS 4913").contains("from 7.3"), "{}", row("DS 4913"));
    // Back in the room for the last minute: two visits, two rows.
    let last = record.entries.len();
    record.entries.truncate(usize::try_from(signed).unwrap() - 1);
    assert_eq!(last, record.entries.len() + 1);
    record.memory = past(&record).record(signed - 1).unwrap();
    record.at(day(11, 24), 11, 50);
    crate::verbs::mark(&mut record, meeting, "CSP manager", "partner", Mark::In);
    record.does(Command::SignMeeting { meeting, read_back: None });
    let md = render(&of_meeting(&past(&record), MeetingKind::Tasking, 24, &seal).unwrap(), Format::Markdown);
    assert_eq!(md.lines().filter(|line| line.starts_with("| CSP manager | Partner |")).count(), 2);
}
