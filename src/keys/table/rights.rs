//! The right an act needs before its form opens, as data. What is recorded in the end is judged by the rules of the domain, whatever this says.

use crate::domain::role::Right;
use crate::model::act::Act;

/// What a loggist is told where the chair decides and no meeting is open to say who that is.
pub(super) const NO_MEETING: &str =
    "A loggist enters what the chair decides, and no meeting is open. g d opens it, or have the chair unlock Muster.";

/// What a loggist is told who stands as the chair of the meeting that is open.
pub(super) const NO_CHAIR: &str =
    "A loggist enters what the chair decides, and you stand as the chair. g m, then E, says who chairs.";

/// The acts that are decisions (the others ask for no more than the right to write, if they write at all).
const DECIDE: [Act; 20] = [
    Act::DecideTier,
    Act::SameTier,
    Act::AddAction,
    Act::SetOwner,
    Act::SetStatus,
    Act::Moderate,
    Act::Extend,
    Act::CallNext,
    Act::TakeRead,
    Act::Defer,
    Act::AddObjective,
    Act::AddNotApplicable,
    Act::AddPlan,
    Act::AddDecision,
    Act::AddBoardObjective,
    Act::AddToBoard,
    Act::AddCorrection,
    Act::AddStakeholder,
    Act::Agree,
    Act::AcceptMinutes,
];

/// The right an act needs.
pub(super) fn right_of(act: Act) -> Right {
    match act {
        Act::Sign | Act::IssueBoardPaper => Right::Sign,
        act if DECIDE.contains(&act) => Right::Decide,
        _ => Right::Enter,
    }
}
