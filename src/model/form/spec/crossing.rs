//! Forms of the covert session about what passes to the open record: an action in words of its own, and what was begun and not finished.
//!
//! They must not know how anything crosses.

use super::super::field::{Choice, Field, Name};
use super::super::{CrossForm, Form, Purpose};
use super::{NONE, strands, with_none};
use crate::domain::board::OcgLine;
use crate::domain::crossing::Crossing;
use crate::domain::identity::OcgTag;
use crate::model::beside::Beside;
use crate::text::count_group;

/// An action for a group of the open record. Nothing of the record it comes from stands in it before it is typed.
#[must_use]
pub fn pass(beside: &Beside, from: &OcgLine, to: &OcgLine) -> Form {
    let mut owners: Vec<Choice> = beside
        .officers
        .iter()
        .map(|officer| Choice::new(officer.id.0.to_string(), officer.label.clone(), officer.unit.clone()))
        .collect();
    owners.push(Choice::new(NONE, "as usual there", "the LRO of that group; where it has none, choose somebody"));
    let lro = to.lro.map_or(String::new(), |id| id.0.to_string());
    // Where it goes comes first: what is cut of a narrow line is the other name.
    let about = format!("To {} {} of the open record, from {}.", to.operation, to.reference, from.operation);
    let to = OcgTag { id: to.id, reference: to.reference.clone(), operation: to.operation.clone() };
    let purpose = Purpose::Cross(CrossForm::Pass(from.id, to));
    Form::new(purpose, "Pass an action to the open record", about, fields(owners, &lro), Name::Text)
}

/// What is kept of an action for a group of the open record, before anybody looks at that record again: its groups and officers are not known. It waits
/// among the drafts for the form that is.
#[must_use]
pub fn pass_kept(purpose: &Purpose) -> Form {
    Form::new(purpose.clone(), "", String::new(), fields(Vec::new(), NONE), Name::Text)
}

/// What is asked of an action that passes: what is kept is told apart by the place in this list.
fn fields(owners: Vec<Choice>, owner: &str) -> Vec<Field> {
    vec![
        Field::long(Name::Text, "Words", "").hint("needed: exactly what the open record may hold"),
        Field::pick(Name::Officer, "Owner", owners, owner).hint("officers and agencies of the open record"),
        Field::choice(Name::Strand, "P", with_none("as usual there", strands()), NONE, true),
        Field::date(Name::Due, "Due", "", false).hint("empty: the usual day of the open record"),
    ]
}

/// A crossing that was cut short: finish it, or give it up.
#[must_use]
pub fn unfinished(entry: u64, crossing: &Crossing) -> Form {
    let ways = vec![
        Choice::new("finish", "finish", "the action is made, or found where it was made already").keyed('f'),
        Choice::new("give up", "give up", "no action is made").keyed('g'),
    ];
    let fields = vec![Field::choice(Name::Status, "What now", ways, "finish", false)];
    let about = format!("Entry {}: {} {}.", count_group(entry), crossing.ocg, crossing.words());
    Form::new(Purpose::Cross(CrossForm::Unfinished(entry)), "Begun and not finished", about, fields, Name::Status)
}
