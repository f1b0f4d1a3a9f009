//! Keys of the meeting: calling groups, driving, closing, and where to go.

use super::{Row, on_group as write_group, row, writable as write};
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::time::{clock, long};
use crate::model::act::{Act, Scope};
use crate::model::close::Row as Closing;
use crate::model::layout::Pane;
use crate::model::port::BoardPaper;
use crate::model::state::{Model, Screen};

use Scope::{Action, Charts, Close, Drive, Main, Review, Room, Signed};

/// Keys of the drive screen.
pub(super) const DRIVE: &[Row] = &[
    row(Act::PreviousItem, "drive.previous", Drive, &["["], "item", "Previous item, without calling"),
    row(Act::NextItem, "drive.next", Drive, &["]"], "item", "Next item, without calling"),
    row(Act::Return, "drive.return", Drive, &["Backspace"], "come back", "Back to the item that was left by a jump")
        .footer(4)
        .also("return jump")
        .when(jumped),
];

/// Keys of the closing screen.
pub(super) const CLOSE: &[Row] = &[
    row(Act::Agree, "read.agree", Close, &["y"], "agreed", "Agreed as read; next sentence")
        .footer(1)
        .also("yes accept")
        .when(can_agree),
    row(
        Act::Sign,
        "meet.sign",
        Close,
        &["g s"],
        "sign",
        "Sign and seal; the number of the meeting is typed to confirm",
    )
    .also("close finish seal")
    .footer(1)
    .when(can_sign),
    row(Act::EditMeeting, "meet.edit", Close, &["E"], "next date", "Date of the next meeting, chair, loggist, length")
        .footer(2)
        .also("meeting amend"),
];

/// Keys of a meeting that was just signed.
pub(super) const SIGNED: &[Row] = &[
    row(Act::WriteMinutes, "signed.minutes", Signed, &["1"], "minutes", "Write the minutes into the folder for papers")
        .footer(1)
        .also("papers print docx")
        .when(write),
    row(Act::WriteSheets, "signed.sheets", Signed, &["2"], "sheets", "Write a tasking sheet for each owner")
        .footer(2)
        .also("papers owners print docx")
        .when(sheets),
    row(Act::WriteWorklist, "signed.worklist", Signed, &["3"], "worklist", "Write the APMIS worklist")
        .footer(3)
        .also("papers carry across national html")
        .when(tasking),
    row(Act::WritePapers, "signed.papers", Signed, &["4"], "all", "Write all papers of the meeting")
        .footer(4)
        .also("minutes sheets worklist board")
        .when(papers_together),
    row(
        Act::WriteBoardPaper,
        "signed.governance",
        Signed,
        &["5"],
        "board paper",
        "Write the governance board paper, a draft until it is issued",
    )
    .footer(7)
    .also("papers governance four weeks docx")
    .when(tasking),
    row(
        Act::IssueBoardPaper,
        "signed.issue",
        Signed,
        &["6"],
        "issue it",
        "Issue the board paper: its number is typed to confirm, then it is written",
    )
    .footer(8)
    .also("governance board release number final")
    .when(issuable),
    row(Act::BackUp, "signed.copy", Signed, &["b"], "back up", "Back up now, beside the record, and verify the copy")
        .footer(5)
        .also("copy save")
        .when(write),
    row(Act::GoBoard, "signed.board", Signed, &["Enter"], "board", "To the board").footer(6),
];

/// Keys of the review of actions.
pub(super) const REVIEW: &[Row] = &[
    row(Act::PreviousOwner, "owner.previous", Review, &["["], "owner", "Previous owner"),
    row(Act::NextOwner, "owner.next", Review, &["]"], "next owner", "Next owner").footer(1),
    row(Act::Escalate, "action.bid", Action, &["b"], "bid", "Put the action to another body as a bid")
        .footer(5)
        .also("escalate request")
        .when(write_action),
];

/// Keys of the charts.
pub(super) const CHARTS: &[Row] = &[
    row(Act::PreviousItem, "chart.previous", Charts, &["["], "chart", "Previous chart"),
    row(Act::NextItem, "chart.next", Charts, &["]"], "next chart", "Next chart").footer(1),
];

/// Keys of the list of who is in the room.
pub(super) const ROOM: &[Row] = &[
    row(Act::RoomTimes, "room.times", Room, &["Enter"], "times", "When they really came and left, earlier than now")
        .footer(5)
        .also("came left late early")
        .when(in_open),
    row(Act::AcceptMinutes, "room.minutes", Room, &["m"], "minutes", "Accept the minutes of the meeting before")
        .footer(6)
        .also("previous accept agree")
        .when(can_accept),
    row(Act::RoomIn, "room.in", Room, &["i"], "in", "In the room now").footer(1).also("present came").when(in_open),
    row(Act::RoomOut, "room.out", Room, &["x"], "out", "Left the room now").footer(2).also("left gone").when(in_open),
    row(Act::RoomApologies, "room.apologies", Room, &["p"], "apologies", "Apologies, with a deputy if one comes")
        .footer(3)
        .also("absent deputy")
        .when(write),
    row(Act::RoomAdd, "room.add", Room, &["+"], "add", "Somebody who is not on the list").footer(4).when(write),
    row(Act::RoomRemove, "room.remove", Room, &["Del"], "take off", "Take off the list who was never there")
        .when(write),
    row(Act::ListDown, "room.down", Room, &["Down", "j"], "down", "Down"),
    row(Act::ListUp, "room.up", Room, &["Up", "k"], "up", "Up"),
    row(Act::PageDown, "room.page-down", Room, &["PgDn"], "page", "A page down"),
    row(Act::PageUp, "room.page-up", Room, &["PgUp"], "page", "A page up"),
];

/// Calling groups, on the board and while driving.
pub(super) const CALLS: &[Row] = &[
    row(
        Act::CallNext,
        "call.next",
        Main,
        &["Space"],
        "called, next",
        "Called and discussed; go to the next not called",
    )
    .footer(1)
    .also("discussed call done next")
    .when(can_call),
    row(Act::TakeRead, "call.read", Main, &["r"], "as read", "Taken as read; where it was last time too, because")
        .footer(17)
        .leads(to_settle)
        .also("taken read")
        .when(can_settle),
    row(Act::Defer, "call.defer", Main, &["f"], "defer", "Deferred to the next meeting, because")
        .footer(18)
        .leads(to_settle)
        .also("put off postpone")
        .when(can_settle),
    row(Act::Earlier, "order.earlier", Main, &["<"], "earlier", "Earlier in the running order")
        .also("order move up front")
        .when(can_order),
    row(Act::Later, "order.later", Main, &[">"], "later", "Later in the running order")
        .also("order move down back")
        .when(can_order),
    row(Act::AddObjective, "objective.set", Main, &["+ o"], "objective", "Set the objective for the next period")
        .also("plan goal period")
        .when(write_group),
    row(Act::AddGap, "gap.add", Main, &["+ g"], "gap", "Record an intelligence gap")
        .also("unknown intelligence")
        .when(write_group),
    row(Act::AddTrigger, "trigger.add", Main, &["+ t"], "trigger", "Record a trigger: something that happened")
        .also("event release discharge")
        .when(write_group),
    row(Act::AddStakeholder, "partner.consulted", Main, &["+ s"], "partner", "Record that a partner was consulted")
        .also("stakeholder agency consult")
        .when(write_group),
    row(Act::AddBid, "bid.add", Main, &["+ b"], "bid", "Put a bid to another body")
        .also("request resource rocu")
        .when(write_group),
    row(Act::AddLearning, "learning.add", Main, &["+ l"], "learning", "Record learning")
        .also("lesson")
        .when(write_group),
    row(
        Act::AddStatement,
        "statement.add",
        Main,
        &["+ e"],
        "statement",
        "Record what is said of people, graded, with who may be told",
    )
    .also("intelligence 3x5x2 grade assessment fact victim suspect")
    .when(write_group),
    row(Act::AddResult, "outcome.add", Main, &["+ r"], "result", "Record an outcome in figures")
        .also("outcome arrests seizure cash drugs")
        .when(write_group),
    row(Act::AddNotApplicable, "strand.none", Main, &["+ n"], "P not meant", "Say why a P does not apply")
        .also("empty not applicable plan")
        .when(write_group),
    row(
        Act::GoDrive,
        "go.drive",
        Main,
        &["g d"],
        "drive",
        "Drive the meeting; prepares and opens one first if none is",
    )
    .also("meeting open prepare start")
    .when(can_drive),
    row(Act::GoPrepare, "go.prepare", Main, &["g p"], "prepare", "What needs the chair before the meeting")
        .also("agenda matters list"),
    row(Act::GoRoom, "go.room", Main, &["g w"], "room", "Who is in the room")
        .also("attendance present apologies quorum")
        .when(a_meeting),
    row(Act::GoReview, "go.review", Main, &["g a"], "review", "Review actions owner by owner, most late first")
        .also("actions owners overdue"),
    row(Act::GoTriggers, "go.triggers", Main, &["g t"], "triggers", "Triggers, those without a disposal first")
        .also("events"),
    row(Act::GoClaims, "go.claims", Main, &["g i"], "disruptions", "Disruptions, those not moderated first")
        .also("claims impact"),
    row(Act::GoBids, "go.bids", Main, &["g b"], "bids", "Bids, those without an answer first").also("requests"),
    row(Act::GoLearning, "go.learning", Main, &["g l"], "learning", "Learning on record").also("lessons"),
    row(
        Act::GoClose,
        "go.close",
        Main,
        &["g m"],
        "close",
        "Close the meeting: settle, read back, sign; once signed, its papers",
    )
    .also("sign minutes end read back papers signed backup")
    .when(to_close),
    row(Act::GoCharts, "go.charts", Main, &["g c"], "charts", "Charts beside their tables")
        .also("tier picture load heat map months graph"),
    row(Act::GoPast, "go.past", Main, &["g v"], "look back", "The board as it stood at the close of a past meeting")
        .also("time travel history at view past"),
];

fn write_action(model: &Model) -> Result<(), String> {
    write(model)?;
    match model.action_list().and_then(|list| list.current()) {
        Some(_) => Ok(()),
        None => Err("No action is selected.".into()),
    }
}

fn a_meeting(model: &Model) -> Result<(), String> {
    match &model.sitting.meeting {
        Some(_) => Ok(()),
        None => Err("No meeting is prepared or open. g d prepares one.".into()),
    }
}

/// Coming and leaving is marked while the meeting is open.
fn in_open(model: &Model) -> Result<(), String> {
    write(model)?;
    match model.sitting.open() {
        Some(_) => Ok(()),
        None => Err("The meeting is not open yet. g d opens it, then mark who is in the room.".into()),
    }
}

/// The minutes of the meeting before are put to the open meeting, once.
fn can_accept(model: &Model) -> Result<(), String> {
    write(model)?;
    open_meeting(model)?;
    match (model.sitting.open().and_then(|meeting| meeting.minutes_accepted), model.sitting.previous()) {
        (Some(at), _) => Err(format!("They were accepted at {} already.", clock(at))),
        (None, None) => Err("No meeting of this kind was signed before, so there are no minutes to accept.".into()),
        (None, Some(_)) => Ok(()),
    }
}

fn can_drive(model: &Model) -> Result<(), String> {
    if model.sitting.open().is_some() { Ok(()) } else { write(model) }
}

fn open_meeting(model: &Model) -> Result<(), String> {
    match model.sitting.open() {
        Some(_) => Ok(()),
        None => Err("No meeting is open. g d opens one.".into()),
    }
}

/// There is a meeting to close, or one that was signed to look at.
fn to_close(model: &Model) -> Result<(), String> {
    match &model.sitting.former {
        Some(_) => Ok(()),
        None => open_meeting(model),
    }
}

/// A group can be called: a meeting is open that calls groups, and a group is selected where keys are for groups.
fn can_call(model: &Model) -> Result<(), String> {
    write(model)?;
    open_meeting(model)?;
    if model.sitting.calling().is_none() {
        return Err("This meeting calls no groups. Decisions, actions and notes are recorded as usual.".into());
    }
    match (&model.screen, model.focus) {
        (Screen::Drive(_), _) => Ok(()),
        (Screen::Board, Pane::Ocgs | Pane::Tiers) => write_group(model),
        (Screen::Board, _) => Err("Space is for groups. Press 1 to go to the groups.".into()),
        _ => Err("Groups are called on the board and in drive. g d goes there.".into()),
    }
}

fn can_settle(model: &Model) -> Result<(), String> {
    if let Screen::Close(close) = &model.screen {
        write(model)?;
        return match close.chosen().is_empty() {
            true => Err("No group is selected. Choose one that is not settled, or * marks all.".into()),
            false => Ok(()),
        };
    }
    can_call(model).map_err(|why| why.replace("Space is", "r and f are"))
}

/// The cursor of the closing screen is on a group that is not settled: to settle it comes before everything else.
pub(super) fn to_settle(model: &Model) -> bool {
    matches!(&model.screen, Screen::Close(close) if matches!(close.current(), Some(Closing::Unsettled(_))))
}

fn can_order(model: &Model) -> Result<(), String> {
    write_group(model)?;
    match (&model.sitting.meeting, &model.screen) {
        (None, _) => Err("No meeting is prepared. g d prepares one.".into()),
        (Some(_), Screen::Drive(_) | Screen::Board) => Ok(()),
        (Some(_), Screen::Prepare(prepare)) => match prepare.group() {
            Some(_) => Ok(()),
            None => Err("This row names no group to move. Choose one that does.".into()),
        },
        _ => Err("The running order is changed on the board, in the preparation list and in drive.".into()),
    }
}

fn jumped(model: &Model) -> Result<(), String> {
    match &model.screen {
        Screen::Drive(drive) if drive.left_at.is_some() => Ok(()),
        _ => Err("No item was left by a jump. Ctrl-k jumps.".into()),
    }
}

/// A sentence that is read back is under the cursor.
fn can_agree(model: &Model) -> Result<(), String> {
    match &model.screen {
        Screen::Close(close) if matches!(close.current(), Some(Closing::Read(_))) => Ok(()),
        _ => Err("y agrees a sentence that is read back. Settle the groups first.".into()),
    }
}

fn can_sign(model: &Model) -> Result<(), String> {
    write(model)?;
    match model.sitting.left() {
        0 => model.sitting.open().map_or(Ok(()), Meeting::says_who_held_it),
        left => {
            let groups = crate::text::plural(left as u64, "group is", "groups are");
            Err(format!("Not signed: {groups} not settled. Press r for taken as read or f to defer."))
        }
    }
}

/// Tasking sheets go round, which what names its holders does not (papers section 2j).
fn sheets(model: &Model) -> Result<(), String> {
    write(model)?;
    match model.profile.papers.numbered_copies {
        true => Err("This store prints no tasking sheets: 1 writes numbered copies of the minutes.".into()),
        false => Ok(()),
    }
}

/// All papers at once, where there is more than one.
fn papers_together(model: &Model) -> Result<(), String> {
    write(model)?;
    match model.profile.papers.numbered_copies {
        true => Err("This store writes no papers together: 1 writes numbered copies of the minutes.".into()),
        false => Ok(()),
    }
}

/// The board paper of a tasking meeting is issued once.
fn issuable(model: &Model) -> Result<(), String> {
    tasking(model)?;
    let Screen::Signed(signed) = &model.screen else { return Ok(()) };
    match signed.counts.and_then(|counts| counts.board) {
        Some(BoardPaper { number, issued: Some(on), .. }) => {
            Err(format!("Board paper B{number} was issued on {}. 5 writes it again.", long(on)))
        }
        Some(_) => Ok(()),
        None => Err("The board paper is not counted yet, or cannot be made: 5 says why.".into()),
    }
}

/// Worklist and board paper follow the tasking meeting.
fn tasking(model: &Model) -> Result<(), String> {
    write(model)?;
    match &model.screen {
        Screen::Signed(signed) if signed.meeting.kind != MeetingKind::Tasking => {
            Err(format!("This paper follows a tasking meeting; this was a {}.", signed.meeting.kind.word()))
        }
        _ => Ok(()),
    }
}
