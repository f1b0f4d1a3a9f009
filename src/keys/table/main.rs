//! Keys of the board and the full-screen views: moves, and the verbs of the meeting.

use super::{Row, on_group as write_group, row, writable as write};
use crate::domain::action::ActionStatus;
use crate::model::act::{Act, Scope};
use crate::model::charts::order::{self, About};
use crate::model::layout::Pane;
use crate::model::state::{Model, Screen, Tab};

use Scope::{Action, Main, Record};

/// Keys where an action is selected.
pub(super) const ACTION: &[Row] = &[
    row(
        Act::Extend,
        "action.extend",
        Action,
        &["e"],
        "extend",
        "New date and reason for the action, or for all that are marked",
    )
    .footer(1)
    .also("date due postpone later")
    .when(live_action),
    row(
        Act::Complete,
        "action.done",
        Action,
        &["c"],
        "complete",
        "Sign off, claim complete, refuse the claim or begin, with the result",
    )
    .footer(2)
    .also("done discharge claim finish close start")
    .when(live_action),
    row(
        Act::GoAllActions,
        "action.all",
        Action,
        &["A"],
        "all groups",
        "Actions of all groups, or of the selected one again",
    )
    .footer(6)
    .also("everything overdue")
    .when(on_board),
    row(Act::ShowClosed, "action.closed", Action, &["C"], "closed too", "Closed actions too, or only open ones")
        .also("history done"),
];

/// Keys of the record card and the journal.
pub(super) const RECORD: &[Row] = &[
    row(Act::PreviousItem, "item.previous", Record, &["["], "group", "Previous group, in the order of the list")
        .when(a_record),
    row(Act::NextItem, "item.next", Record, &["]"], "group", "Next group, in the order of the list")
        .footer(5)
        .when(a_record),
];

/// The verbs of the meeting.
pub(super) const VERBS: &[Row] = &[
    row(Act::SameTier, "tier.same", Main, &["="], "no change", "No change: the group stays in its tier, because")
        .footer(10)
        .also("keep stay")
        .when(write_group),
    row(Act::DecideTier, "tier.decide", Main, &["t"], "tier", "Tier decision")
        .footer(11)
        .also("move raise lower")
        .when(write_group),
    row(Act::AddAction, "action.add", Main, &["a"], "action", "Add an action to the selected group")
        .footer(12)
        .also("job task raise new")
        .when(write_group),
    row(Act::SetOwner, "owner.set", Main, &["o"], "LRO", "LRO or deputy of the group; on an action its owner")
        .footer(13)
        .also("lead responsible officer deputy allocate transfer hand over reassign over limit")
        .when(write_owner),
    row(
        Act::AddDisruption,
        "disrupt.add",
        Main,
        &["d"],
        "disrupt",
        "Claim a disruption; on a claim in the record, agree its level",
    )
    .footer(14)
    .also("moderate major minor result impact")
    .when(write_group),
    row(Act::AddNote, "note.add", Main, &["m"], "note", "Note for the minutes on the selection")
        .footer(15)
        .also("memo comment remark")
        .when(write_group),
    row(
        Act::Edit,
        "record.edit",
        Main,
        &["E"],
        "edit",
        "Edit what is written: the group, the officer in pane 3, the action in pane 4",
    )
    .also("change amend correct rename")
    .when(write_edit),
    row(
        Act::Withdraw,
        "withdraw",
        Main,
        &["Del"],
        "withdraw",
        "Withdraw the entry of a history, or cancel the action, with a reason",
    )
    .also("delete remove cancel strike")
    .when(write_withdraw),
    row(Act::Undo, "undo", Main, &["u"], "undo", "Undo the last act on record; shown in words first, Enter does it")
        .footer(30)
        .also("take back revert")
        .when(write),
    row(Act::Redo, "redo", Main, &["Ctrl-r"], "redo", "Redo what was undone; shown in words first")
        .also("again")
        .when(write),
    row(Act::AddScore, "score.add", Main, &["+ c"], "score", "Record a score of the group")
        .also("assess assessment ocgm morile band")
        .when(write_group),
    row(Act::AddPerson, "person.add", Main, &["+ p"], "person", "Enter an officer or partner agency")
        .footer(16)
        .also("officer lro agency new")
        .when(write),
    row(Act::AddGroup, "ocg.add", Main, &["+ m"], "map a group", "Map a group: enter an OCG")
        .also("new ocg register")
        .when(write),
    row(
        Act::SetStatus,
        "status.set",
        Main,
        &["+ a"],
        "status",
        "Change the status of the group: active, dormant, archived",
    )
    .also("archive close dormant transfer")
    .when(write_group),
];

/// Moves, panes and views.
pub(super) const MOVES: &[Row] = &[
    row(Act::Open, "open", Main, &["Enter"], "open", "Open the record of the selection")
        .footer(20)
        .also("card details history")
        .when(a_selection),
    row(
        Act::Filter,
        "filter.open",
        Main,
        &["/"],
        "filter",
        "Filter this table: words, tier:1 is:late lro: 4p: due:<fri",
    )
    .when(a_search)
    .footer(21)
    .also("search find is:over is:empty"),
    row(Act::Help, "help.palette", Main, &[":"], "command", "Help list as a command line")
        .footer(22)
        .also("palette run"),
    row(Act::Help, "help.board", Main, &["?"], "help", "Help and palette in one list").footer(255),
    row(Act::Jump, "jump", Main, &["Ctrl-k"], "jump", "Jump to any group, officer, action or note")
        .also("go to find search"),
    row(Act::NextHit, "find.next", Main, &["n"], "next hit", "Next row that the filter matches").also("search"),
    row(Act::PreviousHit, "find.previous", Main, &["N"], "previous hit", "Previous row that the filter matches"),
    row(Act::Down, "move.down", Main, &["j", "Down"], "down", "Down"),
    row(Act::Up, "move.up", Main, &["k", "Up"], "up", "Up"),
    row(Act::Left, "move.left", Main, &["h", "Left"], "left", "Left: column, tier or tab"),
    row(Act::Right, "move.right", Main, &["l", "Right"], "right", "Right: column, tier or tab"),
    row(Act::First, "page.first", Main, &["gg", "Home"], "first", "First row"),
    row(Act::Last, "page.last", Main, &["G", "End"], "last", "Last row"),
    row(Act::PageDown, "page.down", Main, &["Ctrl-d", "PgDn"], "page down", "A page down"),
    row(Act::PageUp, "page.up", Main, &["Ctrl-u", "PgUp"], "page up", "A page up"),
    row(Act::NextPane, "focus.next", Main, &["Tab"], "pane", "Next pane or section").footer(23).when(sections),
    row(Act::PreviousPane, "focus.previous", Main, &["Shift-Tab"], "pane", "Previous pane or section").when(sections),
    row(Act::PaneOcgs, "focus.1", Main, &["1"], "groups", "The OCGs").also("pane list"),
    row(Act::PaneTiers, "focus.2", Main, &["2"], "tier board", "The tier board").also("pane"),
    row(Act::PaneLros, "focus.3", Main, &["3"], "LROs", "LRO workload: who is over the limit").also("pane load over"),
    row(Act::PaneActions, "focus.4", Main, &["4"], "actions", "The 4P action log").also("pane overdue"),
    row(Act::Zoom, "pane.zoom", Main, &["z"], "zoom", "One pane fills the screen; again restores")
        .also("full large")
        .when(on_board),
    row(
        Act::Sort,
        "sort",
        Main,
        &["s"],
        "sort",
        "Sort by the column under the cursor; again reverses; on the third press the usual order",
    )
    .when(to_sort)
    .also("order"),
    row(Act::Mark, "mark", Main, &["v"], "mark", "Mark and go down").also("select").when(a_list),
    row(Act::MarkRange, "mark.range", Main, &["V"], "mark to here", "Mark from the last mark to here").when(a_list),
    row(Act::MarkAll, "mark.all", Main, &["*"], "mark all", "Mark all in the filter, or none")
        .leads(super::meeting::to_settle)
        .when(a_list),
    row(Act::GoBoard, "go.board", Main, &["g h"], "board", "Go to the board").also("home dashboard"),
    row(
        Act::GoJournal,
        "go.journal",
        Main,
        &["g j"],
        "journal",
        "Go to the journal: everything recorded, newest first",
    )
    .also("history log entries"),
    row(Act::GoNotices, "go.notices", Main, &["g e"], "notices", "Go to the notices so far").also("messages errors"),
    row(Act::Suspend, "app.suspend", Main, &["Ctrl-z"], "shell", "Back to the shell for a while")
        .also("stop background"),
    row(Act::Quit, "app.quit", Main, &["q"], "quit", "Quit; asks once while a meeting is open; waits for the disk")
        .also("exit leave close"),
];

fn write_owner(model: &Model) -> Result<(), String> {
    match model.action_list() {
        Some(_) => live_action(model),
        None => write_group(model),
    }
}

fn write_edit(model: &Model) -> Result<(), String> {
    write(model)?;
    match (&model.screen, model.focus) {
        (Screen::Board, Pane::Lros) if model.lros.current(&model.lines).is_none() => {
            Err("No officer is selected. Press 3 and choose one.".into())
        }
        (Screen::Board, Pane::Lros) => Ok(()),
        _ if model.action_list().is_some() => an_action(model),
        (Screen::Journal(_), _) => Err("An entry is never edited. Del withdraws it, with a reason.".into()),
        _ => write_group(model),
    }
}

fn write_withdraw(model: &Model) -> Result<(), String> {
    write(model)?;
    match &model.screen {
        _ if model.action_list().is_some() => live_action(model),
        Screen::Journal(history) => withdrawable(history.current()),
        Screen::Record(record) if record.tab == Tab::Facts => withdrawable(record.history.current()),
        Screen::Record(_) => Err("Go to the history, on the first tab, and choose the entry to withdraw.".into()),
        _ => Err("Del cancels an action or withdraws an entry. Press 4 for the actions, Enter for the history.".into()),
    }
}

fn withdrawable(line: Option<&crate::domain::board::HistoryLine>) -> Result<(), String> {
    match line {
        None => Err("No entry is selected.".into()),
        Some(line) => match line.withdrawn_by {
            Some(by) => Err(format!("This entry was withdrawn by entry {}.", crate::text::count_group(by))),
            None => Ok(()),
        },
    }
}

fn an_action(model: &Model) -> Result<(), String> {
    write(model)?;
    match model.action_list().and_then(|list| list.current()) {
        None => Err("No action is selected.".into()),
        Some(_) => Ok(()),
    }
}

fn live_action(model: &Model) -> Result<(), String> {
    an_action(model)?;
    let Some(list) = model.action_list().filter(|list| list.marks.is_empty()) else { return Ok(()) };
    match list.current() {
        Some(line) if !line.status.is_live() => {
            let word = match line.status {
                ActionStatus::Discharged => "signed off",
                ActionStatus::Transferred => "passed out of this record",
                _ => "cancelled",
            };
            Err(format!("{} is {word}. It can be read, not changed.", line.number))
        }
        _ => Ok(()),
    }
}

fn a_selection(model: &Model) -> Result<(), String> {
    match &model.screen {
        Screen::Board if model.focus == Pane::Lros => Ok(()),
        Screen::Charts(charts) => match order::about(model, charts) {
            Some(About::Group(_)) => Ok(()),
            Some(About::Officer(_)) => write(model),
            _ => Err("This row is of no group or officer. g v looks back to a meeting.".into()),
        },
        Screen::Record(record) if record.tab == Tab::Facts => {
            Err("This is the record. Tab goes to its actions, Esc back.".into())
        }
        _ if model.selected.is_none() => Err("No group is selected. Press 1 and choose one.".into()),
        _ => Ok(()),
    }
}

fn a_list(model: &Model) -> Result<(), String> {
    match (&model.screen, model.focus) {
        (Screen::Board, Pane::Ocgs) | (Screen::Close(_), _) => Ok(()),
        _ if model.action_list().is_some() => Ok(()),
        _ => Err("Marks are for groups and actions. Press 1 or 4.".into()),
    }
}

/// More than one pane or section to go round.
fn sections(model: &Model) -> Result<(), String> {
    match &model.screen {
        Screen::Journal(_)
        | Screen::Prepare(_)
        | Screen::Agenda(_)
        | Screen::Beside(_)
        | Screen::Items(_)
        | Screen::Close(_)
        | Screen::Signed(_) => Err("There is one list here. Esc goes back.".into()),
        _ => Ok(()),
    }
}

fn on_board(model: &Model) -> Result<(), String> {
    if matches!(model.screen, Screen::Board) {
        Ok(())
    } else {
        Err("This works on the board. Press Esc to go back.".into())
    }
}

fn a_record(model: &Model) -> Result<(), String> {
    if matches!(model.screen, Screen::Record(_)) { Ok(()) } else { Err("The journal is of all groups.".into()) }
}

/// A table to filter; while driving, the items to search.
fn a_search(model: &Model) -> Result<(), String> {
    if matches!(model.screen, Screen::Drive(_)) { Ok(()) } else { a_table(model) }
}

/// A table to sort: those of the charts too.
fn to_sort(model: &Model) -> Result<(), String> {
    if matches!(model.screen, Screen::Charts(_)) { Ok(()) } else { a_table(model) }
}

fn a_table(model: &Model) -> Result<(), String> {
    match &model.screen {
        Screen::Board => Ok(()),
        _ if model.action_list().is_some() => Ok(()),
        _ => Err("There is no table here to filter or sort. Esc goes back to the board.".into()),
    }
}
