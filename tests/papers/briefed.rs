//! Minutes of a weekly meeting: of each item who was in the room for it, when, and who was briefed and accepted it (papers section 2j).

use crate::evening::{past, seal};
use crate::golden::golden;
use crate::record::{Record, day};
use muster::domain::command::{Command, Mark};
use muster::domain::fact::{Fact, Way};
use muster::domain::identity::{MeetingId, OcgId};
use muster::domain::meeting::{Called, MeetingDetails, MeetingKind};
use muster::domain::profile::Profile;
use muster::domain::reading::Founding;
use muster::report::minutes::meeting::of_meeting;
use muster::report::render::{Format, render};

pub(crate) const ONE: MeetingId = MeetingId(1);

/// A record with weekly meeting 47 open since 08:30, and items Harbour (1), Lantern (2) and Slate (3).
pub(crate) fn weekly() -> Record {
    let mut record = Record::empty();
    record.at(day(11, 23), 8, 0);
    let founding = Founding {
        store_id: "58VP-VMDK-RDD5".into(),
        bcu: "Northern BCU".into(),
        prefix: "KX".into(),
        demo: false,
        covert: true,
    };
    record.does(Command::Found { founding, profile: Profile::weekly().unwrap() });
    for operation in ["Harbour", "Lantern", "Slate"] {
        record.does(Record::new_ocg(operation, "", Some(3), None));
    }
    let details =
        MeetingDetails { chair: "DCI 3051".into(), next_on: Some(day(11, 30)), ..MeetingDetails::of(day(11, 23)) };
    record.does(Command::PrepareMeeting { kind: MeetingKind::Covert, details, number: Some(47) });
    record.at(day(11, 23), 8, 30);
    record.does(Command::OpenMeeting { meeting: ONE, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() });
    record
}

pub(crate) fn attend(record: &mut Record, minute: u32, who: &str, mark: Mark) {
    record.at(day(11, 23), 8, minute);
    record.does(Command::MarkAttendance { meeting: ONE, who: who.into(), role: String::new(), partner: None, mark });
}

pub(crate) fn brief(record: &mut Record, minute: u32, ocg: i64, people: &[&str], accepted: Option<bool>) -> u64 {
    record.at(day(11, 23), 8, minute);
    for person in people {
        let person = (*person).to_owned();
        record.does(Command::MarkBriefed { meeting: ONE, ocg: OcgId(ocg), person, accepted });
    }
    record.last()
}

pub(crate) fn call(record: &mut Record, minute: u32, ocg: i64, called: Called) {
    record.at(day(11, 23), 8, minute);
    record.does(Command::SettleOcg { ocg: OcgId(ocg), called, because: String::new() });
}

/// Three people, two items and one taken as read; signed at 08:58.
fn held() -> Record {
    let mut record = weekly();
    for who in ["DCI 3051", "DI 8107", "DS 6642"] {
        attend(&mut record, 31, who, Mark::In);
    }
    brief(&mut record, 33, 1, &["DCI 3051", "DS 6642"], Some(true));
    brief(&mut record, 34, 1, &["DI 8107"], Some(false));
    attend(&mut record, 38, "DS 6642", Mark::Out);
    call(&mut record, 40, 1, Called::Discussed);
    // They come in for the second, and whoever left is back for the end of it.
    attend(&mut record, 41, "DC 7300", Mark::In);
    brief(&mut record, 43, 2, &["DCI 3051"], Some(true));
    attend(&mut record, 44, "DS 6642", Mark::In);
    let taken = brief(&mut record, 45, 2, &["DC 7300"], Some(true));
    record.takes_back(taken..=taken, "not yet", Way::Undo);
    call(&mut record, 50, 2, Called::Discussed);
    call(&mut record, 51, 3, Called::TakenAsRead);
    record.at(day(11, 23), 8, 58);
    record.does(Command::SignMeeting { meeting: ONE, read_back: None });
    record
}

pub(crate) fn text(record: &Record) -> String {
    render(&of_meeting(&past(record), MeetingKind::Covert, 47, &seal).unwrap(), Format::Text)
}

/// What stands under an item, with single spaces.
pub(crate) fn item(text: &str, from: &str, to: &str) -> String {
    let after = text.split_once(from).unwrap().1;
    let words = after.split_once(to).map_or(after, |(item, _)| item);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn row(who: &str, came: &str, left: &str, told: &str) -> String {
    format!("{who} In: {came} Out: {left} Briefed and accepted: {told}")
}

#[test]
fn each_item_says_who_was_in_the_room_and_who_was_briefed_and_accepted() {
    let text = text(&held());
    golden("weekly-47.txt", &text);
    let first = item(&text, "7.1 Harbour", "7.2 Lantern");
    for row in [
        row("DCI 3051", "08:31", "08:58", "08:33"),
        row("DI 8107", "08:31", "08:58", "no"),
        row("DS 6642", "08:31", "08:38", "08:33"),
        row("DC 7300", "out of the room", "out of the room", "no"),
    ] {
        assert!(first.contains(&row), "{row}: {first}");
    }
    let second = item(&text, "7.2 Lantern", "Withdrawn");
    // Whoever came for the end of it stands there with that stay only, and a mark that was taken back is none.
    for row in [
        row("DC 7300", "08:41", "08:58", "no"),
        row("DS 6642", "08:44", "08:58", "no"),
        row("DCI 3051", "08:31", "08:58", "08:43"),
    ] {
        assert!(second.contains(&row), "{row}: {second}");
    }
    // Whoever comes when an item is over did not join during it.
    assert!(!text.contains("joined during 7.1") && text.contains("Items: 7.2\n"), "{text}");
    assert!(!text.contains("Slate"), "an item taken as read needs none: {text}");
    assert!(!text.contains("no reference yet") && !text.contains("in this record;"), "{text}");
}

#[test]
fn a_mark_alone_shows_that_an_item_was_called() {
    let mut record = weekly();
    attend(&mut record, 31, "DI 8107", Mark::In);
    brief(&mut record, 33, 2, &["DI 8107"], Some(true));
    let draft = text(&record);
    assert!(
        item(&draft, "7.1 Lantern, 08:33", "Read-back").contains(&row("DI 8107", "08:31", "in the room", "08:33")),
        "{draft}"
    );
    call(&mut record, 40, 2, Called::TakenAsRead);
    assert!(text(&record).contains("7.1 Lantern, 08:33"), "{}", text(&record));
}

#[test]
fn minutes_of_a_meeting_whose_record_could_not_say_it_keep_their_wording() {
    let mut record = weekly();
    attend(&mut record, 31, "DI 8107", Mark::In);
    call(&mut record, 40, 1, Called::Discussed);
    attend(&mut record, 41, "DS 6642", Mark::In);
    assert!(text(&record).contains("Briefed and accepted"));
    for entered in &mut record.entries {
        if let Some(Fact::MeetingPrepared { meeting }) = entered.recorded.as_mut().map(|recorded| &mut recorded.fact) {
            meeting.edition = 1;
        }
    }
    let old = text(&record);
    assert!(!old.contains("Briefed and accepted"), "{old}");
    assert!(
        old.contains("In the room for this item: DI 8107.") && old.contains("Out of the room for this item: DS 6642.")
    );
}
