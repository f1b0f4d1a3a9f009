//! The names of fields: by them a form's meaning is read back.
//!
//! They must not know what kind of field they name.

/// Which field of a form it is: how the form's meaning is read back from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Name {
    /// Quick line of the action form.
    Quick,
    /// What is to be done, or the operation name.
    Text,
    /// More about it.
    Detail,
    /// Why.
    Because,
    /// A reason code of the profile.
    Code,
    /// The tier.
    Tier,
    /// The owning unit.
    Unit,
    /// The next review.
    Review,
    /// Owner, LRO, deputy: an officer or agency.
    Officer,
    /// Which post.
    Post,
    /// The P.
    Strand,
    /// A second P.
    Second,
    /// Due date.
    Due,
    /// May partners be told.
    Shareable,
    /// The day something happened.
    On,
    /// Level of a disruption.
    Level,
    /// With whom it is shared.
    SharedWith,
    /// What shows it, what was done.
    Evidence,
    /// Threat area.
    Threat,
    /// Status of a group, or the step an action takes.
    Status,
    /// Reference.
    Reference,
    /// Kind of record.
    Kind,
    /// Assessment scheme.
    Scheme,
    /// Score.
    Score,
    /// Band.
    Band,
    /// Assessor.
    Assessor,
    /// Confidence.
    Confidence,
    /// Limit of groups.
    Limit,
    /// Trained on.
    Trained,
    /// First day of an absence.
    AwayFrom,
    /// Last day of an absence.
    AwayTo,
    /// Came, as a clock time.
    Came,
    /// Left on; of a stay in the room, as a clock time.
    Left,
    /// Whether they may lead.
    CanLead,
    /// Whether a partner.
    Partner,
    /// Flags.
    Flags,
    /// Area in words.
    Area,
    /// The passphrase.
    Passphrase,
    /// A running number.
    Number,
    /// Who chairs.
    Chair,
    /// Who writes the log.
    Loggist,
    /// Planned length in minutes.
    Minutes,
    /// The next meeting.
    NextOn,
    /// The time of day of the next meeting.
    NextAt,
    /// The next governance board.
    BoardOn,
    /// The marking.
    Marking,
    /// What is typed to confirm.
    Confirm,
    /// To whom, with whom.
    Whom,
    /// How much.
    Quantity,
    /// A theme.
    Theme,
    /// What was put and refused.
    Refused,
    /// Whether it goes to the governance board.
    ToBoard,
    /// An item of the agenda.
    Under,
    /// Groups by name.
    Groups,
    /// What is measured.
    Measure,
    /// The figure before.
    Before,
    /// The figure after.
    After,
    /// The last day of something that runs.
    Ended,
    /// The day an order was granted.
    Granted,
    /// The day an order runs out.
    Expires,
    /// Categories of people.
    Category,
    /// A 3x5x2 grade.
    Grade,
    /// The conditions of a handling code.
    Conditions,
    /// The plan for Pursue.
    Pursue,
    /// The plan for Prevent.
    Prevent,
    /// The plan for Protect.
    Protect,
    /// The plan for Prepare.
    Prepare,
}
