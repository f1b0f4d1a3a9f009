//! Forms about items of a group: objective, a P that does not apply, partners, gaps, triggers, bids, learning, outcomes.
//!
//! They must not know how they are drawn.

use super::super::field::{Choice, Field, Name};
use super::super::{Form, ItemForm, Purpose};
use super::{NONE, strands, with_none};
use crate::domain::board::{ActionLine, OcgLine};
use crate::domain::item::{BidAnswer, Content, Item, OutcomeKind};
use crate::domain::tier::Strand;
use crate::domain::time::short_year;
use crate::model::state::Model;

/// The form of an item on a group.
#[must_use]
pub fn item(model: &Model, line: &OcgLine, what: ItemForm) -> Form {
    let about = format!("{}   {}", line.operation, line.reference);
    let (title, fields, first) = match what {
        ItemForm::Objective => objective(model),
        ItemForm::NotApplicable => not_applicable(line),
        ItemForm::Consulted => consulted(model),
        ItemForm::Gap => gap(),
        ItemForm::Trigger => trigger(),
        ItemForm::Bid => bid(),
        ItemForm::Learning => learning(line),
        ItemForm::Outcome => outcome(),
    };
    Form::new(Purpose::Item(line.id, what), title, about, fields, first)
}

type Parts = (&'static str, Vec<Field>, Name);

fn objective(model: &Model) -> Parts {
    let to = model.anchors.next_meeting.map_or(String::new(), short_year);
    let fields = vec![
        Field::line(Name::Text, "Objective", "").hint("needed: what is to be reached by the day"),
        Field::date(Name::Due, "To", &to, false).hint("empty: no day set"),
    ];
    ("Objective for the period", fields, Name::Text)
}

fn not_applicable(line: &OcgLine) -> Parts {
    let empty = Strand::ALL.into_iter().find(|strand| line.counts.is_empty_strand(*strand));
    let fields = vec![
        Field::choice(Name::Strand, "P", strands(), empty.unwrap_or(Strand::Prevent).letters(), true),
        Field::line(Name::Because, "Because", "").hint("needed: why this P does not apply"),
    ];
    ("A P that does not apply", fields, Name::Strand)
}

fn consulted(model: &Model) -> Parts {
    let partners = model.lines.officers().values().filter(|line| line.partner).map(|line| line.label.clone());
    let partners: Vec<String> = partners.collect();
    let fields = vec![
        Field::usual(Name::Whom, "Partner", &partners).hint("needed: body and role; Down offers those on record"),
        Field::date(Name::On, "On", "today", true),
    ];
    ("Partner consulted", fields, Name::Whom)
}

fn gap() -> Parts {
    let fields = vec![Field::line(Name::Text, "Not known", "").hint("needed: what we do not know")];
    ("Intelligence gap", fields, Name::Text)
}

fn trigger() -> Parts {
    let fields = vec![
        Field::line(Name::Text, "What", "").hint("needed: firearm discharged, release date, rival dispute"),
        Field::date(Name::On, "On", "today", true),
        Field::line(Name::Detail, "Detail", "").hint("in sanitised words, or empty"),
    ];
    ("Trigger", fields, Name::Text)
}

fn bid() -> Parts {
    let fields = vec![
        Field::line(Name::Text, "What", "").hint("needed: what is asked for"),
        Field::usual(Name::Whom, "To whom", &["Force TT&CG".to_owned(), "ROCU".to_owned()])
            .hint("needed; Down offers usual bodies"),
        Field::date(Name::Due, "Needed by", "", false).hint("empty: no day"),
    ];
    ("Bid", fields, Name::Text)
}

fn learning(line: &OcgLine) -> Parts {
    let fields = vec![
        Field::line(Name::Text, "Learned", "").hint("needed: one sentence"),
        Field::line(Name::Theme, "Theme", &line.threat).hint("needed, for finding it again"),
        Field::line(Name::Evidence, "From", &line.operation),
    ];
    ("Learning", fields, Name::Text)
}

fn outcome() -> Parts {
    let kinds = OutcomeKind::ALL.into_iter().map(|kind| Choice::new(kind.word(), kind.word(), kind.unit())).collect();
    let fields = vec![
        Field::pick(Name::Kind, "Outcome", kinds, OutcomeKind::Arrests.word()).hint("type its beginning"),
        Field::line(Name::Quantity, "How much", "").hint("12, \u{a3}14,200, 1.84 kg, 3y 6m"),
        Field::date(Name::On, "On", "today", true),
        Field::choice(Name::Strand, "P", with_none("not said", strands()), NONE, true),
        Field::line(Name::Detail, "Detail", "").hint("or empty"),
    ];
    ("Outcome", fields, Name::Kind)
}

/// A bid for an action that its owner cannot do.
#[must_use]
pub fn escalate(model: &Model, line: &OcgLine, action: &ActionLine) -> Form {
    let mut form = item(model, line, ItemForm::Bid);
    if let Some(field) = form.field_mut(Name::Text) {
        field.edit.set(&format!("{}: {}", action.number, action.text));
    }
    form.at = form.fields.iter().position(|field| field.name == Name::Whom).unwrap_or(0);
    form
}

/// What follows from an item: what was made of a trigger, the answer to a bid, with whom learning was shared. Nothing for the other kinds.
#[must_use]
pub fn move_on(item: &Item) -> Option<Form> {
    let about = item.ocg.as_ref().map_or(item.number.clone(), |ocg| format!("{}   {ocg}", item.number));
    let about = format!("{about}   {}", item.content.words());
    let (title, fields, first) = match &item.content {
        Content::Trigger(_) => {
            let made = ["acted on", "hold", "referred", "no action"].map(Choice::word).to_vec();
            let fields = vec![
                Field::choice(Name::Status, "Made of it", made, "acted on", true),
                Field::line(Name::Because, "Because", "").hint("or what was done; may be empty"),
                Field::date(Name::On, "On", "today", true),
            ];
            ("What was made of a trigger", fields, Name::Status)
        }
        Content::Bid(bid) => {
            let answers = BidAnswer::ALL.map(|answer| Choice::word(answer.word())).to_vec();
            let now = bid.answer.map_or(BidAnswer::Supported, |answer| answer).word();
            let fields = vec![
                Field::choice(Name::Status, "Answer", answers, now, true),
                Field::line(Name::Because, "Because", &bid.reason).hint("the reason given, or empty"),
                Field::date(Name::On, "On", "today", true),
            ];
            ("Answer to a bid", fields, Name::Status)
        }
        Content::Learning(_) => {
            let fields = vec![
                Field::line(Name::Whom, "With whom", "").hint("needed: a team, a meeting, another force"),
                Field::date(Name::On, "On", "today", true),
            ];
            ("Learning shared", fields, Name::Whom)
        }
        _ => return None,
    };
    Some(Form::new(Purpose::MoveOn(Box::new(item.clone())), title, about, fields, first))
}
