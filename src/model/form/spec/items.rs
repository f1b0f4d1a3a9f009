//! Forms about items of a group: objective, a P that does not apply, partners, gaps, triggers, bids, learning, outcomes, orders.
//!
//! They must not know how they are drawn.

use super::super::field::{Choice, Field, Name};
use super::super::{Form, ItemForm, Purpose};
use super::{NONE, strands, with_none};
use crate::domain::board::{ActionLine, OcgLine};
use crate::domain::item::{Basis, OrderState, OutcomeKind};
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
        ItemForm::Order => order(),
        ItemForm::Statement => statement(),
        ItemForm::Plan => return super::plan::plan(model, line),
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

fn statement() -> Parts {
    let bases = Basis::ALL.into_iter().map(|basis| Choice::word(basis.word())).collect();
    let fields = vec![
        Field::line(Name::Text, "Statement", "").hint("needed, sanitised: never a source"),
        Field::choice(Name::Kind, "It is", bases, Basis::Assessment.word(), true),
        Field::line(Name::Category, "About", "").hint("suspect, convicted, victim, witness; or empty"),
        Field::line(Name::Grade, "Grade", "").hint("3x5x2: source 1-3, information A-E, as in 2C; or empty"),
        Field::line(Name::Conditions, "Conditions", "").hint("handling code C with these; empty: code P"),
        Field::line(Name::Reference, "Held as", "").hint("reference in the owning system, or empty"),
        Field::date(Name::Review, "Check again", "", false).hint("empty: no day set"),
    ];
    ("Statement", fields, Name::Text)
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

fn order() -> Parts {
    let kinds = ["SCPO", "STPO", "TRO", "FRO"].map(str::to_owned);
    let states = OrderState::ALL.map(|state| Choice::word(state.word())).to_vec();
    let fields = vec![
        Field::usual(Name::Kind, "Order", &kinds).hint("needed; Down offers usual kinds"),
        Field::line(Name::Reference, "Against", "").hint("needed: a reference in another system, never a name"),
        Field::choice(Name::Status, "Stands", states, OrderState::Sought.word(), false),
        Field::date(Name::On, "Since", "today", true),
        Field::date(Name::Granted, "Granted on", "", true).hint("empty: not granted"),
        Field::date(Name::Expires, "Runs to", "", false).hint("empty: no day set"),
        Field::line(Name::Detail, "Remark", "").hint("or empty"),
    ];
    ("Court order", fields, Name::Kind)
}

/// A bid for an action that its owner cannot do.
#[must_use]
pub fn escalate(model: &Model, line: &OcgLine, action: &ActionLine) -> Form {
    let mut form = item(model, line, ItemForm::Bid);
    form.begin(Name::Text, &format!("{}: {}", action.number, action.text));
    form.at = form.fields.iter().position(|field| field.name == Name::Whom).unwrap_or(0);
    form
}
