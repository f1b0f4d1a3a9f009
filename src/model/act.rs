//! What a key can ask for: the acts of the program, and the scopes in which keys mean them.
//!
//! It must not know any key.

mod scope;

pub use scope::Scope;

/// One act. Panes know these, never keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// Help and palette in one list.
    Help,
    /// One step back.
    Back,
    /// Blank and lock at once.
    Blank,
    /// Show only what partners may see, or leave that view.
    PartnerView,
    /// Leave partner view once it was asked.
    LeavePartnerView,
    /// Cancel a job, or close a form with its draft kept; twice quits.
    Cancel,
    /// Draw the screen again.
    Redraw,
    /// Stop the program for a while and go back to the shell.
    Suspend,
    /// Quit.
    Quit,
    /// Jump to any group, officer, action or note.
    Jump,
    /// Filter the table.
    Filter,
    /// Next match of the filter.
    NextHit,
    /// Previous match of the filter.
    PreviousHit,
    /// Down.
    Down,
    /// Up.
    Up,
    /// Left: column, tier or tab.
    Left,
    /// Right.
    Right,
    /// First row.
    First,
    /// Last row.
    Last,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// Next pane or section.
    NextPane,
    /// Previous pane or section.
    PreviousPane,
    /// The groups.
    PaneOcgs,
    /// The tier board.
    PaneTiers,
    /// The LRO workload.
    PaneLros,
    /// The 4P action log.
    PaneActions,
    /// One pane fills the screen.
    Zoom,
    /// Open the record of the selection.
    Open,
    /// Sort by the column under the cursor.
    Sort,
    /// Mark and go down.
    Mark,
    /// Mark from the last mark to here.
    MarkRange,
    /// Mark all, or none.
    MarkAll,
    /// Undo the last act on record.
    Undo,
    /// Redo what was undone.
    Redo,
    /// Decide the tier.
    DecideTier,
    /// No change, because.
    SameTier,
    /// Add an action.
    AddAction,
    /// Set the LRO of a group, or the owner of an action.
    SetOwner,
    /// Claim a disruption.
    AddDisruption,
    /// Add a note for the minutes.
    AddNote,
    /// Record a score.
    AddScore,
    /// Enter an officer or agency.
    AddPerson,
    /// Enter a group.
    AddGroup,
    /// Change the status of a group.
    SetStatus,
    /// Hold, review or dispose of a group.
    Retain,
    /// Moderate a disruption.
    Moderate,
    /// Edit what is written.
    Edit,
    /// Withdraw the entry, or cancel the action.
    Withdraw,
    /// Give an action a new date.
    Extend,
    /// Claim complete, sign off, refuse or start.
    Complete,
    /// Actions of all groups, or of the selected one.
    GoAllActions,
    /// Closed actions too, or only open ones.
    ShowClosed,
    /// Previous group on the record card.
    PreviousItem,
    /// Next group on the record card.
    NextItem,
    /// The board.
    GoBoard,
    /// The journal: everything recorded.
    GoJournal,
    /// All notices.
    GoNotices,
    /// Save the form.
    Save,
    /// Save and stay.
    SaveStay,
    /// Save and start another.
    SaveAgain,
    /// Next field.
    NextField,
    /// Previous field.
    PreviousField,
    /// Next entry of the list under the field, else the next field.
    ListDown,
    /// Previous entry of the list under the field, else the previous field.
    ListUp,
    /// New line in a long field.
    NewLine,
    /// Delete a word.
    DeleteWord,
    /// Clear the field.
    ClearField,
    /// Take typing back.
    UndoTyping,
    /// Calendar for a date field.
    Calendar,
    /// Open the store to read only.
    OpenReadOnly,
    /// Run or take the entry under the cursor.
    Take,
    /// Called and discussed; go to the next that is not.
    CallNext,
    /// Taken as read.
    TakeRead,
    /// Deferred, because.
    Defer,
    /// Earlier in the running order.
    Earlier,
    /// Later in the running order.
    Later,
    /// Back to the item that was left by a jump.
    Return,
    /// Drive the meeting.
    GoDrive,
    /// Prepare the meeting.
    GoPrepare,
    /// The standing agenda.
    GoAgenda,
    /// The open record beside a covert session, and what passes to it.
    Cross,
    /// The item of the agenda was taken; next.
    TakeItem,
    /// The item of the agenda was not taken after all.
    LeaveItem,
    /// Who is in the room.
    GoRoom,
    /// Review actions owner by owner.
    GoReview,
    /// Close and read back.
    GoClose,
    /// The list of triggers.
    GoTriggers,
    /// The list of disruptions claimed.
    GoClaims,
    /// The list of bids.
    GoBids,
    /// The list of learning.
    GoLearning,
    /// The list of intelligence gaps.
    GoGaps,
    /// The list of court orders.
    GoOrders,
    /// The list of operations.
    GoOperations,
    /// The list of objectives for the board.
    GoObjectives,
    /// The list of what was taken to the board.
    GoBoardMatters,
    /// The charts.
    GoCharts,
    /// The board as it stood at the end of a past meeting.
    GoPast,
    /// What was recorded since the meeting that is looked back to.
    GoChanges,
    /// Set the objective for the period.
    AddObjective,
    /// Record an intelligence gap.
    AddGap,
    /// Record a trigger.
    AddTrigger,
    /// Record that a partner was consulted.
    AddStakeholder,
    /// Put a bid to another body.
    AddBid,
    /// Record learning.
    AddLearning,
    /// Record a statement about people.
    AddStatement,
    /// Record an outcome in figures.
    AddResult,
    /// Say why a P does not apply.
    AddNotApplicable,
    /// Write a whole version of the 4P plan.
    AddPlan,
    /// Record a court order.
    AddOrder,
    /// Record a decision that is none of the others.
    AddDecision,
    /// Note something under an item of the agenda.
    AddRemark,
    /// Record an operation.
    AddOperation,
    /// Set an objective of the division for the board.
    AddBoardObjective,
    /// Take a group, an action or a bid to the governance board.
    AddToBoard,
    /// Correct a signed meeting by addition.
    AddCorrection,
    /// In the room now.
    RoomIn,
    /// Accept the minutes of the meeting before.
    AcceptMinutes,
    /// When somebody really came and left.
    RoomTimes,
    /// Left the room now.
    RoomOut,
    /// Sent apologies.
    RoomApologies,
    /// Somebody who is not on the list.
    RoomAdd,
    /// Take somebody off the list.
    RoomRemove,
    /// Who was briefed on the item and accepted it.
    GoBriefed,
    /// Everybody in the room was briefed and accepted.
    BriefAll,
    /// Briefed and accepted.
    BriefedYes,
    /// Not briefed and accepted.
    BriefedNo,
    /// Take back what was marked.
    BriefedBack,
    /// Put an action to another body as a bid.
    Escalate,
    /// Agreed as read; next sentence.
    Agree,
    /// Sign and seal.
    Sign,
    /// Previous owner.
    PreviousOwner,
    /// Next owner.
    NextOwner,
    /// Write the minutes.
    WriteMinutes,
    /// Write the tasking sheets.
    WriteSheets,
    /// Write the worklist.
    WriteWorklist,
    /// Write the board paper of a signed meeting.
    WriteBoardPaper,
    /// Issue the board paper as at the close of the signed meeting.
    IssueBoardPaper,
    /// Write all papers of the meeting.
    WritePapers,
    /// Back up.
    BackUp,
    /// Amend what is written about the meeting.
    EditMeeting,
    /// Freeze the pack of the meeting that is prepared.
    FreezePack,
}
