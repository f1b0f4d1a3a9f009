//! The form about how long a group is kept: a hold, its review, and disposal, which is proposed and never automatic (domain section 8).
//!
//! It must not know how it is drawn nor what is refused.

use super::super::field::{Choice, Field, Name};
use super::super::{Form, Purpose};
use super::NONE;
use crate::domain::board::OcgLine;
use crate::domain::retention::{HoldKind, RetentionAsk};
use crate::model::state::{Model, Screen};

/// What can be asked, by its value in the form.
pub(in crate::model::form) fn asked(
    value: &str,
    group: &str,
    review: Option<crate::domain::time::Date>,
) -> RetentionAsk {
    match value {
        "hold-inquiry" => RetentionAsk::Hold(HoldKind::Inquiry),
        "lift-disclosure" => RetentionAsk::Lift(HoldKind::Disclosure),
        "lift-inquiry" => RetentionAsk::Lift(HoldKind::Inquiry),
        "review" => RetentionAsk::Review { group: group.to_owned(), review },
        "propose" => RetentionAsk::Propose,
        "agree" => RetentionAsk::Answer { agreed: true },
        "refuse" => RetentionAsk::Answer { agreed: false },
        _ => RetentionAsk::Hold(HoldKind::Disclosure),
    }
}

/// How long a group is kept, and what holds it.
#[must_use]
pub fn retention(model: &Model, line: &OcgLine) -> Form {
    let choice = |value: &str, label: &str, words: &str, key: char| Choice::new(value, label, words).keyed(key);
    let ways = vec![
        choice("hold-disclosure", "hold: disclosure", "an investigation or a trial may need it", 'h'),
        choice("hold-inquiry", "hold: inquiry", "an inquiry, an inquest or a complaint has asked for it", 'i'),
        choice("lift-disclosure", "lift disclosure", "the hold is over", 'l'),
        choice("lift-inquiry", "lift inquiry", "the hold is over", 'f'),
        choice("review", "review", "it was looked at and goes on being kept", 'r'),
        choice("propose", "propose disposal", "nothing is erased by this", 'p'),
        choice("agree", "agree disposal", "its words may be erased with \"muster erase\"", 'a'),
        choice("refuse", "refuse disposal", "it is kept", 'n'),
    ];
    let mut groups = vec![Choice::new(NONE, "as now", "")];
    groups.extend(
        model
            .profile
            .retention
            .groups
            .iter()
            .map(|group| Choice::new(group.name.clone(), format!("group {}", group.name), group.words.clone())),
    );
    let fields = vec![
        Field::choice(Name::Status, "What", ways, "hold-disclosure", false),
        Field::line(Name::Because, "Because", "").hint("needed, a few words"),
        Field::pick(Name::Kind, "Group", groups, NONE).hint("for a review"),
        Field::date(Name::Review, "Review on", "", false).hint("for a review; empty: by its group"),
    ];
    let stands = match &model.screen {
        Screen::Record(record) => record.card.as_deref().and_then(|card| card.ocg.retention.as_deref()),
        _ => None,
    };
    let stands = stands.map_or_else(String::new, |kept| format!("   {}", kept.words()));
    let about = format!("{}   {}{stands}", line.operation, line.reference);
    Form::new(Purpose::Retain(line.id), "Retention", about, fields, Name::Status)
}
