//! The scopes: where a key means something, and where that is in the words of help.
//!
//! It must not know any key or any act.

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
    /// Driving the meeting.
    Drive,
    /// The review of actions, owner by owner.
    Review,
    /// The list of what needs the chair before a meeting.
    Prepare,
    /// The standing agenda.
    Agenda,
    /// Closing and reading back.
    Close,
    /// A meeting that was just signed.
    Signed,
    /// A list of triggers, claims, bids or learning.
    Items,
    /// The charts.
    Charts,
    /// Who is in the room.
    Room,
    /// Who was briefed on an item.
    Briefed,
    /// Partner view.
    Partner,
    /// The session of a covert store.
    Covert,
    /// The open record beside it.
    Beside,
    /// Forms.
    Form,
    /// Lists to type into and choose from: help, jump, add.
    Finder,
    /// The filter line.
    Filter,
    /// A question that Enter answers.
    Confirm,
    /// The calendar over a date field.
    Calendar,
    /// The unlock screen.
    Unlock,
}

impl Scope {
    /// All scopes, in the order of help.
    pub const ALL: [Self; 23] = [
        Self::Action,
        Self::Record,
        Self::Drive,
        Self::Review,
        Self::Prepare,
        Self::Agenda,
        Self::Close,
        Self::Signed,
        Self::Items,
        Self::Charts,
        Self::Room,
        Self::Partner,
        Self::Covert,
        Self::Beside,
        Self::Briefed,
        Self::Main,
        Self::Form,
        Self::Finder,
        Self::Filter,
        Self::Confirm,
        Self::Calendar,
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
            Self::Drive => "drive",
            Self::Review => "review",
            Self::Prepare => "prepare",
            Self::Agenda => "agenda",
            Self::Close => "close",
            Self::Signed => "signed",
            Self::Items => "lists of items",
            Self::Charts => "charts",
            Self::Room => "room",
            Self::Partner => "partner view",
            Self::Covert => "covert",
            Self::Beside => "open record",
            Self::Briefed => "briefed",
            Self::Form => "forms",
            Self::Finder => "lists",
            Self::Filter => "filter",
            Self::Confirm => "questions",
            Self::Calendar => "calendar",
            Self::Unlock => "unlock",
        }
    }

    /// Whether only a covert session has it: its keys are nowhere in the help of an open one.
    #[must_use]
    pub const fn is_covert(self) -> bool {
        matches!(self, Self::Covert | Self::Beside | Self::Briefed)
    }

    /// Whether printable keys type into something here, so that none may be bound.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        matches!(self, Self::Form | Self::Finder | Self::Filter | Self::Unlock)
    }
}
