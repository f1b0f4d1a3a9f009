//! What a key can ask for: the acts of the program, and the scopes in which keys mean them.
//!
//! It must not know any key.

/// One act. Panes know these, never keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// Help and palette in one list.
    Help,
    /// One step back.
    Back,
    /// Blank and lock at once.
    Blank,
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
    /// Open the store to read only.
    OpenReadOnly,
    /// Run or take the entry under the cursor.
    Take,
}

/// Where a key means something. Scopes inherit: what a scope does not bind, the next one out may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Everywhere.
    Any,
    /// The dashboard and the full-screen views.
    Main,
    /// Where an action is selected.
    Action,
    /// The record card.
    Record,
    /// Forms.
    Form,
    /// Lists to type into and choose from: help, jump, add.
    Finder,
    /// The filter line.
    Filter,
    /// A question that Enter answers.
    Confirm,
    /// The unlock screen.
    Unlock,
}

impl Scope {
    /// All scopes, in the order of help.
    pub const ALL: [Self; 9] = [
        Self::Action,
        Self::Record,
        Self::Main,
        Self::Form,
        Self::Finder,
        Self::Filter,
        Self::Confirm,
        Self::Unlock,
        Self::Any,
    ];

    /// Where it is, as help says it.
    #[must_use]
    pub const fn place(self) -> &'static str {
        match self {
            Self::Any => "anywhere",
            Self::Main => "board",
            Self::Action => "actions",
            Self::Record => "record",
            Self::Form => "forms",
            Self::Finder => "lists",
            Self::Filter => "filter",
            Self::Confirm => "questions",
            Self::Unlock => "unlock",
        }
    }

    /// Whether printable keys type into something here, so that none may be bound.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        matches!(self, Self::Form | Self::Finder | Self::Filter | Self::Unlock)
    }
}
