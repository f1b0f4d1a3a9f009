//! The arguments of `muster meeting`: a meeting of record from preparation to signature.

use super::Shape;
use clap::{Args, Subcommand};

/// A meeting.
#[derive(Debug, Args)]
pub struct Meeting {
    /// What.
    #[command(subcommand)]
    pub task: MeetingTask,
    /// Why; refused where no reason is kept, as with attendance and with who was briefed.
    #[arg(long, global = true, value_name = "REASON", allow_hyphen_values = true)]
    pub because: Option<String>,
    /// When it was decided, when not now: "10:02", "yesterday 14:30", "23/11 14:30".
    #[arg(long, global = true, value_name = "WHEN")]
    pub decided_at: Option<String>,
    /// Only say what would be recorded.
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Say it as JSON.
    #[arg(long, global = true)]
    pub json: bool,
}

/// What is written about a meeting. What is not named stays, or is the usual.
#[derive(Debug, Default, Args)]
pub struct MeetingWords {
    /// tasking, lro, board or debrief.
    #[arg(long)]
    pub kind: Option<String>,
    /// The day: today when not given.
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Who chairs: rank and collar number; who asks when not given.
    #[arg(long, value_name = "OFFICER")]
    pub chair: Option<String>,
    /// Who writes the log.
    #[arg(long, value_name = "OFFICER")]
    pub loggist: Option<String>,
    /// Planned length in minutes.
    #[arg(long, value_name = "N")]
    pub minutes: Option<u32>,
    /// The day of the meeting after it.
    #[arg(long, value_name = "DATE")]
    pub next_date: Option<String>,
    /// The time of day of the meeting after it: 10:00, or "none".
    #[arg(long, value_name = "TIME")]
    pub next_time: Option<String>,
    /// The day of the next governance board, or "none".
    #[arg(long, value_name = "DATE")]
    pub board_date: Option<String>,
    /// OCGs to call first, in this order; give it once for each, or "none".
    #[arg(long = "first", value_name = "OCG")]
    pub first: Vec<String>,
    /// Its number, when it does not follow from the record.
    #[arg(long, value_name = "N")]
    pub number: Option<u32>,
}

/// One thing to do with a meeting.
#[derive(Debug, Subcommand)]
pub enum MeetingTask {
    /// Prepare the next meeting: its list of what needs the chair is `meeting show --prepare`.
    Prepare {
        /// What is written about it.
        #[command(flatten)]
        words: MeetingWords,
    },
    /// Freeze the pack of the meeting that is prepared at the last entry there is; later again, to freeze it anew.
    Freeze,
    /// Open the meeting that is prepared; prepares it when none is.
    Open {
        /// What is written about it.
        #[command(flatten)]
        words: MeetingWords,
        /// The marking that was confirmed aloud; the profile's when not given.
        #[arg(long)]
        marking: Option<String>,
    },
    /// Accept the minutes of the meeting before, at the open meeting.
    AcceptMinutes,
    /// Show the standing agenda, and what waits under each item.
    Agenda,
    /// Mark who is in the room.
    Attend {
        /// in, out, times, apologies, expected or off (off the list).
        mark: String,
        /// Rank and collar number, or role and body; "all" is everybody who is expected.
        #[arg(required = true)]
        who: Vec<String>,
        /// What they are there for.
        #[arg(long)]
        role: Option<String>,
        /// When they really came, with times: "10:02".
        #[arg(long, value_name = "WHEN")]
        came: Option<String>,
        /// When they really left, with times; "none" while they are in the room.
        #[arg(long, value_name = "WHEN")]
        left: Option<String>,
        /// Who comes instead, with apologies.
        #[arg(long, value_name = "OFFICER")]
        deputy: Option<String>,
        /// Whether they are a partner: yes or no.
        #[arg(long, num_args = 0..=1, default_missing_value = "yes")]
        partner: Option<String>,
    },
    /// Mark who was briefed on an item and accepted it, where the meeting marks that.
    Briefed {
        /// Who, as the list of the meeting has them; "all" is everybody in the room about whom nothing is marked yet.
        #[arg(required = true)]
        who: Vec<String>,
        /// The item; the one whose turn it is when not given.
        #[arg(long, value_name = "OCG")]
        item: Option<String>,
        /// They were not briefed, or did not accept.
        #[arg(long, conflicts_with = "off")]
        not: bool,
        /// Take the mark back; "all" is then everybody who is marked.
        #[arg(long)]
        off: bool,
    },
    /// Settle OCGs as called and discussed.
    Call {
        /// The OCGs.
        #[arg(required = true, value_name = "OCG")]
        ocgs: Vec<String>,
    },
    /// Settle OCGs as taken as read.
    Read {
        /// The OCGs.
        #[arg(required = true, value_name = "OCG")]
        ocgs: Vec<String>,
    },
    /// Defer OCGs to the next meeting, because.
    Defer {
        /// The OCGs.
        #[arg(required = true, value_name = "OCG")]
        ocgs: Vec<String>,
    },
    /// Show the briefing card of the OCG whose turn it is.
    Next {
        /// Settle the OCG whose turn it is as called first, then show the one after it.
        #[arg(long)]
        called: bool,
    },
    /// Settle every OCG that has no result yet, because.
    Rest {
        /// taken-as-read or deferred.
        how: String,
    },
    /// Show a meeting: the open one, or the newest.
    Show {
        /// `T24`, or 24 for a tasking meeting.
        meeting: Option<String>,
        /// The list of what needs the chair.
        #[arg(long, group = "view")]
        prepare: bool,
        /// The running order.
        #[arg(long, group = "view")]
        order: bool,
        /// The briefing card of an OCG.
        #[arg(long, group = "view", value_name = "OCG")]
        card: Option<String>,
    },
    /// List the meetings, newest first.
    List {
        /// At most so many.
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
        /// Write CSV with a heading row.
        #[arg(long, conflicts_with = "plain")]
        csv: bool,
        /// One meeting a line, values separated by tabs, no headings.
        #[arg(long)]
        plain: bool,
    },
    /// Change what is written about the meeting that is prepared or open.
    Amend {
        /// What changes.
        #[command(flatten)]
        words: MeetingWords,
    },
    /// Cancel the meeting that is prepared, because.
    Cancel,
    /// Close and sign the open meeting, and print its seal.
    Close {
        /// Settle what was not called first: taken-as-read or deferred, with --because.
        #[arg(long, value_name = "HOW")]
        rest: Option<String>,
        /// Every decision and action was read back and agreed.
        #[arg(long)]
        read_back: bool,
    },
}

impl MeetingTask {
    /// True when nothing is recorded.
    #[must_use]
    pub const fn only_looks(&self) -> bool {
        matches!(self, Self::Show { .. } | Self::Agenda | Self::List { .. } | Self::Next { called: false })
    }
}

/// The shape of a list of meetings.
#[must_use]
pub const fn shape(json: bool, csv: bool, plain: bool) -> Shape {
    Shape { json, csv, plain }
}
