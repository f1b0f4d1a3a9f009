//! Forms about actions: raise, edit, new date, new owner, the steps of its life, cancellation.
//!
//! They must not know how they are drawn.

use super::super::field::{Choice, Field, Name};
use super::super::{Form, Purpose};
use super::{NONE, id_text, owners, strands, with_none, yes_no};
use crate::domain::action::{ActionDetails, ActionStatus};
use crate::domain::board::{ActionLine, OcgLine};
use crate::domain::identity::ActionId;
use crate::domain::time::{add_days, short_weekday};
use crate::model::state::Model;
use crate::text::plural;

/// Raise an action: a quick line, and the fields it fills.
#[must_use]
pub fn raise(model: &Model, line: &OcgLine) -> Form {
    let days = model.profile.default_due_days;
    let usual = short_weekday(add_days(model.today, i64::from(days)));
    let mut choices = owners(model, line.lro);
    if line.lro.is_none() {
        choices.insert(0, Choice::new(NONE, "no owner yet", "the group has no LRO: choose one"));
    }
    let fields = vec![
        Field::line(Name::Quick, "Quick line", "").hint("@ owner   # P   a date: all optional, in any order"),
        Field::pick(Name::Officer, "Owner", choices, &id_text(line.lro)).hint("type a number, rank, unit or agency"),
        Field::choice(Name::Strand, "P", strands(), "Pu", true),
        Field::date(Name::Due, "Due", "", false).hint(format!("empty: {usual}, in {days} days")),
        Field::choice(Name::Second, "Second P", with_none("none", strands()), NONE, true),
        Field::choice(Name::Shareable, "Partners", yes_no(), NONE, true).hint("may partners be told of it"),
        Field::long(Name::Detail, "Detail", ""),
    ];
    let words = format!("{}   {}", line.operation, line.reference);
    Form::new(Purpose::Raise(line.id), "Add action", words, fields, Name::Quick)
}

/// Edit what is written about an action.
#[must_use]
pub fn edit_action(id: ActionId, number: &str, operation: &str, details: &ActionDetails) -> Form {
    let letters = |strand: Option<crate::domain::tier::Strand>| strand.map_or(NONE, |strand| strand.letters());
    let strand = if details.strand.is_none() { with_none("none", strands()) } else { strands() };
    let fields = vec![
        Field::line(Name::Text, "Action", &details.text),
        Field::choice(Name::Strand, "P", strand, letters(details.strand), true),
        Field::choice(Name::Second, "Second P", with_none("none", strands()), letters(details.second), true),
        Field::choice(Name::Shareable, "Partners", yes_no(), if details.shareable { "yes" } else { NONE }, true)
            .hint("may partners be told of it"),
        Field::long(Name::Detail, "Detail", &details.detail),
    ];
    let purpose = Purpose::EditAction(id, Box::new(details.clone()));
    Form::new(purpose, "Edit action", format!("{number}   {operation}"), fields, Name::Text)
}

/// `NB-2026-0388   Op Alder`, or `3 actions: NB-2026-0388, ...`.
fn about(lines: &[&ActionLine], count: usize) -> String {
    match lines {
        [one] if count == 1 => format!("{}   {}   {}", one.number, one.operation, one.text),
        some => {
            let numbers: Vec<&str> = some.iter().take(4).map(|line| line.number.as_str()).collect();
            let more =
                if count > numbers.len() { format!(" and {} more", count - numbers.len()) } else { String::new() };
            format!("{}: {}{more}", plural(count as u64, "action", "actions"), numbers.join(", "))
        }
    }
}

fn codes(model: &Model, leave_out: &[&str]) -> Vec<Choice> {
    let kept = model.profile.reason_codes.iter().filter(|code| !leave_out.contains(&code.as_str()));
    kept.map(|code| Choice::word(code)).collect()
}

/// A new date, with a reason.
#[must_use]
pub fn extend(model: &Model, ids: Vec<ActionId>, lines: &[&ActionLine]) -> Form {
    let codes = codes(model, &["done", "no longer needed", "superseded", "duplicate"]);
    let now = match lines {
        [one] => one.due.map_or("no date now".to_owned(), |due| format!("now {}", short_weekday(due))),
        _ => String::new(),
    };
    let fields = vec![
        Field::date(Name::Due, "New date", "", false).hint(now),
        Field::pick(Name::Code, "Reason", codes, NONE).hint("or a few words").or_words(),
        Field::line(Name::Because, "In words", ""),
    ];
    let words = about(lines, ids.len());
    let title = format!("Extend {}", plural(ids.len() as u64, "action", "actions"));
    Form::new(Purpose::Extend(ids), &title, words, fields, Name::Due)
}

/// Another owner, or a body outside this record.
#[must_use]
pub fn hand(model: &Model, ids: Vec<ActionId>, lines: &[&ActionLine]) -> Form {
    let now = match lines {
        [one] => one.owner,
        _ => None,
    };
    let options = owners(model, None).into_iter().filter(|option| option.value != id_text(now)).collect();
    let fields = vec![
        Field::pick(Name::Officer, "New owner", options, NONE).hint("type a number, rank, unit or agency"),
        Field::line(Name::Because, "Because", "").hint("a few words, or empty"),
        Field::line(Name::SharedWith, "Or pass to", "")
            .hint("a body outside this record; then it is no longer followed here"),
    ];
    let words = about(lines, ids.len());
    let title = format!("Owner of {}", plural(ids.len() as u64, "action", "actions"));
    Form::new(Purpose::Hand(ids), &title, words, fields, Name::Officer)
}

/// The next step in an action's life: sign off, claim, refuse the claim, begin.
#[must_use]
pub fn step(ids: Vec<ActionId>, lines: &[&ActionLine]) -> Form {
    let claimed = lines.iter().any(|line| line.status == ActionStatus::ClaimedComplete);
    let mut steps = vec![
        Choice::new("discharge", "sign off", "accepted as done or not needed").keyed('s'),
        Choice::new("claim", "claimed", "done, says the owner").keyed('c'),
        Choice::new("start", "begun", "the owner has started").keyed('b'),
    ];
    if claimed {
        steps.push(Choice::new("refuse", "not accepted", "the claim goes back").keyed('n'));
    }
    let hint = if claimed { "empty: the owner's words stand" } else { "needed: what came of it" };
    let fields = vec![
        Field::line(Name::Evidence, "Result", "").hint(hint),
        Field::choice(Name::Status, "Step", steps, "discharge", false),
    ];
    let words = about(lines, ids.len());
    let title = format!("Complete {}", plural(ids.len() as u64, "action", "actions"));
    Form::new(Purpose::Step(ids), &title, words, fields, Name::Evidence)
}

/// Cancel, with a reason.
#[must_use]
pub fn drop(model: &Model, ids: Vec<ActionId>, lines: &[&ActionLine]) -> Form {
    let fields = vec![
        Field::pick(Name::Code, "Reason", codes(model, &["done"]), NONE).hint("needed; Down chooses"),
        Field::line(Name::Because, "In words", "").hint("a few words, or empty"),
    ];
    let words = about(lines, ids.len());
    let title = format!("Cancel {}", plural(ids.len() as u64, "action", "actions"));
    Form::new(Purpose::Drop(ids), &title, words, fields, Name::Code)
}
