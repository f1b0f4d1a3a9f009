//! The form of a whole version of a 4P plan, filled with the version that stands.
//!
//! It must not know how it is drawn.

use super::super::field::{Field, Name};
use super::super::{Form, ItemForm, Purpose};
use crate::domain::board::OcgLine;
use crate::domain::item::{NOT_APPLICABLE, Plan};
use crate::domain::tier::Strand;
use crate::domain::time::{short, short_year};
use crate::model::state::Model;

/// The field of a P.
pub(in crate::model::form) const fn name_of(strand: Strand) -> Name {
    match strand {
        Strand::Pursue => Name::Pursue,
        Strand::Prevent => Name::Prevent,
        Strand::Protect => Name::Protect,
        Strand::Prepare => Name::Prepare,
    }
}

/// A version of the plan. While the one that stands is not told yet, its fields are empty.
#[must_use]
pub(super) fn plan(model: &Model, line: &OcgLine) -> Form {
    let known = model.plan.as_ref().filter(|(of, _)| *of == line.id).and_then(|(_, plan)| plan.as_deref());
    let mut fields: Vec<Field> = Strand::ALL
        .into_iter()
        .map(|strand| {
            let text = known.map_or(String::new(), |plan| said(plan, strand));
            Field::line(name_of(strand), strand.word(), &text).hint("its objective; or n/a and why it does not apply")
        })
        .collect();
    let day = |date: Option<crate::domain::time::Date>| date.map_or(String::new(), short_year);
    let to = known.and_then(|plan| plan.objective_to).filter(|to| *to > model.today).or(model.anchors.next_meeting);
    fields.extend([
        Field::line(Name::Text, "Next period", known.map_or("", |plan| plan.objective.as_str()))
            .hint("the objective for the next period, or empty"),
        Field::date(Name::Due, "It runs to", &day(to), false).hint("empty: no day set"),
        Field::date(Name::Review, "Review on", &day(known.and_then(|plan| plan.review_on)), false)
            .hint("empty: no review set"),
        Field::line(Name::Whom, "Consulted", "").hint(consulted(known)),
        Field::date(Name::On, "Agreed on", "today", true),
    ]);
    let words = match known {
        Some(plan) => {
            let late = plan.review_on.filter(|review| *review < model.today);
            let late = late.map_or(String::new(), |review| format!(", its review was due {}", short(review)));
            let version = plan.version;
            format!(
                "{}   version {} follows version {version} of {}{late}",
                line.operation,
                version + 1,
                short(plan.agreed_on)
            )
        }
        None => format!("{}   {}   version 1", line.operation, line.reference),
    };
    Form::new(Purpose::Item(line.id, ItemForm::Plan), "4P plan", words, fields, Name::Pursue)
}

fn said(plan: &Plan, strand: Strand) -> String {
    let part = plan.strand(strand);
    if part.not_applicable.is_empty() {
        part.objective.clone()
    } else {
        format!("{NOT_APPLICABLE} {}", part.not_applicable)
    }
}

fn consulted(known: Option<&Plan>) -> String {
    let names: Vec<&str> = known.into_iter().flat_map(|plan| &plan.consulted).map(|(who, _)| who.as_str()).collect();
    match names.as_slice() {
        [] => "partners consulted for it, with commas between; or empty".to_owned(),
        names => format!("partners consulted since, with commas between; kept: {}", names.join(", ")),
    }
}
