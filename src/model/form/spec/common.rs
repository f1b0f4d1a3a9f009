//! Forms about what is of no one group: a general decision, a remark under an item of the agenda, an operation, an objective for the board, what is
//! taken to the board, a correction by addition.
//!
//! They must not know how they are drawn.

use super::super::field::{Choice, Field, Name};
use super::super::{CommonForm, Form, Purpose};
use super::{NONE, yes_no};
use crate::domain::board::HistoryLine;
use crate::domain::identity::OcgId;
use crate::domain::item::BoardSubject;
use crate::domain::meeting::Meeting;
use crate::model::state::Model;
use crate::text::count_group;

/// Usual kinds of operation.
const KINDS: [&str; 3] = ["brand", "intensification week", "place"];

/// A decision that is none of the others, with what was put and refused.
#[must_use]
pub fn decision() -> Form {
    let fields = vec![
        Field::line(Name::Text, "Decided", "").hint("needed: what was decided, in one sentence"),
        Field::line(Name::Because, "Because", "").hint("needed, a few words"),
        Field::line(Name::Refused, "Refused", "").hint("options that were put and refused, with why; or empty"),
        Field::choice(Name::ToBoard, "To the board", yes_no(), NONE, true).hint("does it ask something of the board"),
    ];
    common(CommonForm::Decision, "Decision", "A decision about no one group.".to_owned(), fields, Name::Text)
}

/// A remark under an item of the agenda: the one that is named, or one to choose.
#[must_use]
pub fn remark(model: &Model, under: Option<&str>) -> Form {
    let items = model.profile.agenda.iter().map(|item| Choice::word(item)).collect();
    let first = under.or(model.profile.agenda.first().map(String::as_str)).unwrap_or(NONE);
    let fields = vec![
        Field::pick(Name::Under, "Under", items, first).hint("type its beginning, or Down"),
        Field::line(Name::Text, "Remark", "").hint("needed: the words for the minutes"),
    ];
    let words = "Stands in the minutes under the item of the agenda.".to_owned();
    let at = if under.is_some() { Name::Text } else { Name::Under };
    common(CommonForm::Remark, "Remark", words, fields, at)
}

/// An operation: a brand, an intensification week or a place, with the groups it takes in and what is measured.
#[must_use]
pub fn operation(model: &Model) -> Form {
    let marked = model.ocgs.marks.iter().filter_map(|id| model.lines.ocg(*id)).map(|line| line.operation.as_str());
    let marked: Vec<&str> = marked.collect();
    let kinds: Vec<String> = KINDS.map(str::to_owned).to_vec();
    let fields = vec![
        Field::line(Name::Text, "Name", "").hint("needed: the name of the operation"),
        Field::usual(Name::Kind, "Kind", &kinds).hint("needed; Down offers usual kinds"),
        Field::date(Name::On, "From", "today", false),
        Field::date(Name::Ended, "To", "", false).hint("empty: it runs"),
        Field::line(Name::Groups, "Groups", &marked.join(", ")).hint("operation names with commas between, or empty"),
        Field::line(Name::Measure, "Measure", "").hint("what is counted: serious violence in 20 hotspots, quarter"),
        Field::line(Name::Before, "Before", "").hint("the figure before; empty: not known"),
        Field::line(Name::After, "After", "").hint("the figure after; empty: not yet"),
    ];
    let words = "Groups, with their actions and outcomes, under one name.".to_owned();
    common(CommonForm::Operation, "Operation", words, fields, Name::Text)
}

/// An objective of the division for the weeks to the next board.
#[must_use]
pub fn board_objective() -> Form {
    let fields = vec![
        Field::line(Name::Text, "Objective", "").hint("needed: what the division is to reach"),
        Field::date(Name::Due, "To", "", false).hint("empty: no day set"),
    ];
    let words = "Of the division, for the governance board.".to_owned();
    common(CommonForm::Objective, "Board objective", words, fields, Name::Text)
}

/// A correction by addition to a signed meeting; an entry under the cursor of a history is the one to correct.
#[must_use]
pub fn correction(meeting: &Meeting, line: Option<&HistoryLine>) -> Form {
    let entry = line.map_or(String::new(), |line| line.entry.to_string());
    let said = line.map_or("", |line| line.sentence.as_str());
    let fields = vec![
        Field::line(Name::Number, "Entry", &entry).hint("needed: its number, as the minutes print it"),
        Field::line(Name::Detail, "It says", said).hint("needed: what was recorded"),
        Field::line(Name::Text, "Should read", "").hint("needed: what it should read"),
        Field::line(Name::Because, "Because", "").hint("needed, a few words"),
    ];
    let words = format!("To the {}. The entry stays as it is; the correction is added.", meeting.tag());
    let first = if line.is_some() { Name::Text } else { Name::Number };
    common(CommonForm::Correction(meeting.tag()), "Correction", words, fields, first)
}

/// A group, an action or a bid taken to the governance board.
#[must_use]
pub fn to_board(ocg: Option<OcgId>, about: BoardSubject, words: String) -> Form {
    let fields = vec![Field::line(Name::Because, "Asked", "").hint("needed: what the board is asked")];
    Form::new(Purpose::ToBoard(ocg, Box::new(about)), "To the governance board", words, fields, Name::Because)
}

fn common(what: CommonForm, title: &str, words: String, fields: Vec<Field>, first: Name) -> Form {
    Form::new(Purpose::Common(what), title, words, fields, first)
}

/// The figure of an item as it stands in a field.
pub(super) fn figure(value: Option<i64>) -> String {
    value.map_or(String::new(), |value| {
        let digits = count_group(value.unsigned_abs());
        if value < 0 { format!("-{digits}") } else { digits }
    })
}
