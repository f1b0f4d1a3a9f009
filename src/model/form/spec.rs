//! The forms, each as a list of field specs filled with what the board knows. Data only: the engine is the same for all.
//!
//! They must not know how they are drawn nor what a command does with them.

mod actions;
mod common;
mod crossing;
mod groups;
mod items;
mod meeting;
mod moving;
mod people;
mod plan;
mod retention;

pub use actions::{drop, edit_action, extend, hand, raise, step};
pub use common::{board_objective, correction, decision, operation, remark, to_board};
pub use crossing::{pass, pass_kept, unfinished};
pub use groups::{agree_level, assess, disrupt, edit_ocg, moderate, new_ocg, note, post, same, status, tier, withdraw};
pub use items::{escalate, item};
pub use meeting::{
    amend_meeting, apologies, attend, copies, issue_board_paper, open_meeting, prepare_meeting, settle, sign, times,
};
pub use moving::move_on;
pub use people::{edit_officer, new_officer};
pub(super) use plan::name_of;
pub(super) use retention::asked as retention_asked;
pub use retention::retention;

use super::field::Choice;
use crate::domain::board::{OcgLine, OfficerLine};
use crate::domain::identity::OfficerId;
use crate::domain::tier::Strand;
use crate::domain::time::{Date, lateness, short};
use crate::model::state::Model;
use crate::text::plural;

/// The value that stands for "none" in a choice.
pub const NONE: &str = "";

/// The keys of the four Ps: their second letters, as in Pu Pv Pt Pp.
fn strands() -> Vec<Choice> {
    Strand::ALL
        .into_iter()
        .map(|strand| {
            let key = strand.letters().chars().nth(1).unwrap_or(' ');
            Choice::new(strand.letters(), strand.word(), "").keyed(key)
        })
        .collect()
}

fn with_none(label: &str, mut options: Vec<Choice>) -> Vec<Choice> {
    options.insert(0, Choice::new(NONE, label, "").keyed('n'));
    options
}

fn yes_no() -> Vec<Choice> {
    vec![Choice::new(NONE, "no", "").keyed('n'), Choice::new("yes", "yes", "").keyed('y')]
}

/// `Op Alder   NB/OCG/1007   now tier 1 for 70 days, review 3d late`.
fn about(line: &OcgLine, today: Date) -> String {
    let mut words = vec![line.operation.clone()];
    if !line.reference.is_empty() {
        words.push(line.reference.clone());
    }
    let mut standing = Vec::new();
    match (line.tier, line.tier_since) {
        (Some(tier), Some(since)) => {
            let days = u64::try_from((today - since).num_days()).unwrap_or(0);
            standing.push(format!("now tier {tier} for {}", plural(days, "day", "days")));
        }
        (Some(tier), None) => standing.push(format!("now tier {tier}")),
        (None, _) => standing.push("no tier decided yet".to_owned()),
    }
    if let Some(review) = line.review {
        standing.push(format!("review {}", lateness(review, today)));
    }
    words.push(standing.join(", "));
    words.join("   ")
}

/// Everybody who can own an action: officers, staff and partner agencies who have not left; the one named first stands first.
fn owners(model: &Model, first: Option<OfficerId>) -> Vec<Choice> {
    let mut lines: Vec<&OfficerLine> =
        model.lines.officers().values().filter(|line| line.left_on.is_none_or(|left| left > model.today)).collect();
    lines.sort_by_key(|line| (Some(line.id) != first, line.label.clone()));
    lines
        .into_iter()
        .map(|line| Choice::new(line.id.0.to_string(), line.label.clone(), load(line, model.today)))
        .collect()
}

fn load(line: &OfficerLine, today: Date) -> String {
    let mut words = Vec::new();
    if !line.unit.is_empty() {
        words.push(line.unit.clone());
    }
    words.push(format!("{} open", line.open));
    if line.late > 0 {
        words.push(format!("{} late", line.late));
    }
    if let Some((from, _)) = line.away.filter(|(_, to)| *to >= today) {
        words.push(format!("away {}", short(from)));
    }
    words.join(", ")
}

fn id_text(id: Option<OfficerId>) -> String {
    id.map_or(String::new(), |id| id.0.to_string())
}
