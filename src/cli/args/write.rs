//! The arguments of `muster write`: which paper, of what, in which form and where to.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Paper {
    /// Minutes of a meeting, or of what was recorded since the last minutes.
    Minutes,
    /// The governance board paper as at the close of a signed tasking meeting.
    Board,
    /// What the OCG coordinator carries across to the national record by hand.
    Worklist,
    /// Figures of twelve months for an inspector, each with its denominator.
    Evidence,
    /// What one partner body, named with --for, is asked to do and may know.
    Briefing,
    /// Totals of a quarter or a year for the public, with small counts suppressed.
    Totals,
    /// Tasking sheets of a signed meeting: one for each owner into a folder, or one owner's with --for.
    Sheets,
    /// The signed checkpoint of a signed meeting: for whoever checks a copy of the journal without a passphrase.
    Checkpoint,
    /// One part of the register of an --investigation for its disclosure officer; part b needs a reason of its own.
    Register,
    /// Minutes, sheets, worklist, board paper and checkpoint of a signed meeting into the folder for papers, as the dashboard writes them.
    All,
}

/// A paper.
#[derive(Debug, Args)]
pub struct Write {
    /// What to write.
    pub paper: Paper,
    /// md, txt, html or docx.
    #[arg(long, default_value = "md")]
    pub format: String,
    /// The meeting it is about; the minutes of a meeting are a draft until it is signed.
    #[arg(long, value_name = "N", conflicts_with_all = ["draft", "number"])]
    pub meeting: Option<u32>,
    /// The kind of meeting: tasking, lro, board or debrief; the usual one of the store when not given.
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// The corrections of a signed meeting's minutes, as an addendum to them.
    #[arg(long, requires = "meeting")]
    pub addenda: bool,
    /// For readers outside the force: partner writes the briefing for the body named with --for, public the totals of a --quarter.
    #[arg(long, value_name = "WHO")]
    pub redact: Option<String>,
    /// A quarter of a financial year, 2026-2 is July to September 2026; or the whole year, 2026.
    #[arg(long, value_name = "YEAR[-N]")]
    pub quarter: Option<String>,
    /// A draft of the board paper over so many meetings; when not given it begins where the last issued one ended, or covers two.
    #[arg(long, value_name = "COUNT")]
    pub meetings: Option<usize>,
    /// Issue the board paper: an entry that gives it its number and ends its period. With totals: record that their release was approved.
    #[arg(long, conflicts_with_all = ["draft", "number"])]
    pub issue: bool,
    /// For whom: rank and collar number, or the agency.
    #[arg(long = "for", value_name = "WHO")]
    pub whom: Option<String>,
    /// The investigation of a register, as it was flagged.
    #[arg(long, value_name = "NAME")]
    pub investigation: Option<String>,
    /// The part of a register: a or b.
    #[arg(long, value_name = "PART")]
    pub part: Option<String>,
    /// Leave the bars of charts out of plain text.
    #[arg(long)]
    pub no_bars: bool,
    /// To whom it is given, outside: noted in the access log as a disclosure.
    #[arg(long, value_name = "RECIPIENT")]
    pub to: Option<String>,
    /// Why it is given.
    #[arg(long, value_name = "REASON", allow_hyphen_values = true)]
    pub because: Option<String>,
    /// Where to, a file or a folder; standard output when not given.
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// A draft: nothing is issued.
    #[arg(long)]
    pub draft: bool,
    /// Write issued minutes, or an issued board paper, again, byte for byte.
    #[arg(long, value_name = "N", conflicts_with = "draft")]
    pub number: Option<u32>,
    /// Write over a file that is there.
    #[arg(long)]
    pub force: bool,
}
