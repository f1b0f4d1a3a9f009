//! Short meetings for the tests of counting rules, and the board paper over them.

use crate::evening::{past, seal};
use crate::record::Record;
use crate::verbs::{open, prepare};
use muster::domain::command::Command;
use muster::domain::identity::MeetingId;
use muster::domain::meeting::Called;
use muster::domain::time::Date;
use muster::report::{Format, render};

/// A tasking meeting held on a day from ten to eleven; what is not settled by `room` is taken as read.
pub(crate) fn held(record: &mut Record, number: u32, on: Date, room: impl FnOnce(&mut Record)) -> MeetingId {
    record.at(on, 9, 0);
    prepare(record, number, on, on + chrono::Days::new(14));
    let meeting = *record.memory.meetings().keys().next_back().unwrap();
    record.at(on, 10, 0);
    open(record, meeting);
    record.at(on, 10, 30);
    room(record);
    record.does(Command::SettleRest { called: Called::TakenAsRead, because: "in date".into() });
    record.at(on, 11, 0);
    record.does(Command::SignMeeting { meeting, read_back: None });
    meeting
}

pub(crate) fn board_paper(record: &Record, number: u32, meetings: usize) -> String {
    render(&muster::report::board::paper(&past(record), number, Some(meetings), &seal).unwrap(), Format::Markdown)
}

pub(crate) fn says(paper: &str, words: &str) {
    assert!(paper.contains(words), "\"{words}\" is not in\n{paper}");
}
