//! A small beginning for the tests of counting rules, and what holds for every count.

use crate::record::{Record, day};
use muster::domain::action::{ActionDetails, ActionState, ActionStatus};
use muster::domain::command::{ActionHistory, Command, NewAction};
use muster::domain::identity::{ActionId, OcgId, OfficerId};
use muster::domain::memory::Memory;
use muster::domain::tier::Strand;
use muster::report::figures::{Close, Figures};
use muster::report::minutes::days;

/// A record with one OCG in tier 2, its LRO and one action due on 20 November; the entry after which the period begins.
pub(crate) struct Start {
    pub(crate) record: Record,
    pub(crate) ocg: OcgId,
    pub(crate) ds: OfficerId,
    pub(crate) action: ActionId,
    pub(crate) first: u64,
}

pub(crate) fn start() -> Start {
    let mut record = Record::new(false);
    let ds = record.officer("DS 2327", "Serious Crime Team", Some(1), Some(day(3, 2)));
    let ocg = record.ocg("Op Birch", "NB/OCG/1007", Some(2), Some(ds));
    let action = record.raises(ocg, ds, Strand::Pursue, "trace the vehicles", day(11, 20));
    let first = record.last() + 1;
    record.at(day(11, 24), 10, 0);
    Start { record, ocg, ds, action, first }
}

pub(crate) fn discharge(action: ActionId) -> Command {
    Command::DischargeAction { action, result: "done".into() }
}

pub(crate) fn cancel(action: ActionId) -> Command {
    Command::CancelAction { action, reason_code: "no resource".into(), because: String::new() }
}

pub(crate) fn imported(ocg: OcgId, number: &str, status: ActionStatus) -> Command {
    Command::RaiseAction(NewAction {
        ocg,
        details: ActionDetails { text: "old".into(), ..ActionDetails::default() },
        owner: None,
        due: Some(day(11, 1)),
        history: Some(ActionHistory {
            number: number.into(),
            raised_on: day(9, 1),
            state: ActionState { status, ..ActionState::open(day(9, 1)) },
        }),
    })
}

/// Start and flow give the end, as the rules say, apart from what the counting itself checks.
pub(crate) fn closes(figures: &Figures) {
    let actions = figures.actions;
    let sum = actions.start + actions.raised + actions.imported + actions.reopened + actions.corrections
        - actions.discharged
        - actions.cancelled
        - actions.passed_out;
    assert_eq!(sum, actions.end, "{actions:?}");
    let moves = figures.moves;
    for row in 0..5 {
        assert_eq!(moves.start[row] + moves.arrived[row] - moves.left[row], moves.end[row], "{moves:?}");
    }
}

/// What was counted as the opening is what a record folded up to there holds.
pub(crate) fn opens_as_folded(start: &Start, figures: &Figures) {
    let mut before = Memory::default();
    for entered in start.record.entries.iter().filter(|entered| entered.entry < start.first) {
        muster::domain::fold::fold(&entered.recorded.as_ref().unwrap().fact, &mut before).unwrap();
    }
    let (opening, _) = days(&start.record.period(start.first).0).unwrap();
    let then = Close::of_memory(&before, opening, opening);
    assert_eq!(figures.actions.start, i64::try_from(then.actions_live).unwrap());
    assert_eq!(figures.actions.overdue_start, i64::try_from(then.overdue).unwrap());
    assert_eq!(figures.moves.start, then.tiers());
    let leaderless = then.counted().filter(|ocg| ocg.without_lro.is_some()).count();
    assert_eq!(figures.leaderless_start, i64::try_from(leaderless).unwrap());
}

pub(crate) fn counted(start: &Start) -> Figures {
    let figures = start.record.figures(start.first);
    closes(&figures);
    opens_as_folded(start, &figures);
    figures
}
