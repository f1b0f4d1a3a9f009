//! The arguments: what may be typed after `muster`. Help, completions and the manual page are made from this.
//!
//! No argument and no environment variable ever holds a passphrase.

mod account;
mod copies;
mod cross;
mod erase;
mod items;
mod meeting;
mod operator;
mod record;
mod retention;
mod words;
mod write;

pub use account::AccessLog;
pub use copies::Copies;
pub use cross::Cross;
pub use erase::{Erase, Taken};
pub use items::{ItemTask, PlanWords};
pub use meeting::{Meeting, MeetingTask, MeetingWords, shape};
pub use operator::{NewPassphrase, Operator};
pub use record::{Record, RecordTask};
pub use retention::RetentionTask;
pub use words::{ActionWords, AssessWords, DisruptionWords, OcgAsk, OcgWords, OfficerAsk, OfficerWords};
pub use write::{Paper, Write};

use crate::term::settings::Settings;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// How anything is said without standing on the command line.
const UNSEEN: &str = "\"muster @FILE\" takes its arguments from FILE, one a line, and \"muster @-\" from standard input: what stands on a command line, other \
                      accounts of the computer can read and the shell keeps.";

/// Runs a tasking meeting from the keyboard and keeps a record of it that can be proved.
#[derive(Debug, Parser)]
#[command(name = "muster", version, about, disable_help_subcommand = true, after_help = UNSEEN, styles = clap::builder::Styles::plain())]
pub struct Arguments {
    /// Options of every subcommand.
    #[command(flatten)]
    pub global: Global,
    /// What to do; the dashboard when nothing is named.
    #[command(subcommand)]
    pub task: Option<Task>,
}

/// Options of every subcommand.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// The folder of the store, instead of the usual place; or MUSTER_STORE in the environment.
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// The folder papers are written to from the dashboard and by "write all", instead of the one beside the record; or MUSTER_PAPERS in the environment.
    #[arg(long, global = true, value_name = "DIR")]
    pub papers: Option<PathBuf>,
    /// Change nothing.
    #[arg(long, global = true)]
    pub read_only: bool,
    /// A file whose first line is the passphrase.
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Another record beside this one, to be read as context; where this store knows one. Or MUSTER_WITH in the environment.
    #[arg(long = "with", global = true, value_name = "DIR")]
    pub beside: Option<PathBuf>,
    /// A file whose first line is the passphrase of the record named with --with.
    #[arg(long, global = true, value_name = "FILE")]
    pub with_passphrase_file: Option<PathBuf>,
    /// Whose key to the record named with --with; the operator of this one when not given. Or MUSTER_WITH_OPERATOR in the environment.
    #[arg(long, global = true, value_name = "OFFICER")]
    pub with_operator: Option<String>,
    /// Whose slot of the keyring to open, when there are several: rank and collar number.
    #[arg(long, global = true, value_name = "OFFICER")]
    pub operator: Option<String>,
    /// Who decided, when it is not the operator: rank and collar number.
    #[arg(long, global = true, value_name = "OFFICER")]
    pub decided_by: Option<String>,
    /// The theme of the dashboard: dark, light, high-contrast, deuteranopia or mono.
    #[arg(long, global = true, value_name = "NAME")]
    pub theme: Option<String>,
    /// Draw the dashboard with ASCII characters only.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Lock the dashboard after so long without a key, such as 2m or 90s; it lowers the figure of the force profile and never raises it.
    #[arg(long, global = true, value_name = "TIME", value_parser = words::duration)]
    pub lock_after: Option<u64>,
    /// Begin with only what partners in the room may see; F5 leaves.
    #[arg(long, global = true)]
    pub partner_view: bool,
    /// The terminal is taken over, blanked, from the process this one replaced; how to give it back.
    #[arg(long, global = true, hide = true, value_name = "MODES")]
    pub takes_over: Option<Settings>,
    /// Then stop until the process is continued.
    #[arg(long, global = true, hide = true)]
    pub stopped: bool,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Start a new record.
    Init(Init),
    /// Look round with invented data.
    Demo(Demo),
    /// Bring in extracts: officers, OCGs, actions.
    Import(Import),
    /// List OCGs, actions, officers, disruptions or decisions.
    List(List),
    /// Show one record whole, with its history.
    Show(Show),
    /// Record what the dashboard can record.
    Record(Box<Record>),
    /// Run a meeting: prepare, open, attend, call, close.
    Meeting(Box<Meeting>),
    /// Pass an action on to another record, in words of its own.
    Cross(Cross),
    /// Erase words by law: what goes is shown first, and the number is typed to confirm it.
    Erase(Erase),
    /// Take the newest batch back.
    Undo(Step),
    /// Bring back what was undone last.
    Redo(Step),
    /// Read the journal.
    Journal(Journal),
    /// Who looked at what, who was told what and who changed what, for the auditor.
    AccessLog(AccessLog),
    /// Recompute the whole chain, and hold an old seal against it.
    Verify(Verify),
    /// Make every table anew from the journal.
    Rebuild,
    /// Make a proved copy of the store.
    Backup(Backup),
    /// Put a backup in the place of the store.
    Restore(Restore),
    /// Write papers.
    Write(Write),
    /// Numbered copies: whose they are, and what became of them.
    Copies(Copies),
    /// Check this computer and this store.
    Doctor(Doctor),
    /// The keys of the dashboard.
    Keys(Look),
    /// The operators of the store and their passphrases.
    #[command(subcommand)]
    Operator(Operator),
    /// Where things are.
    #[command(subcommand)]
    Config(Config),
    /// Completions for a shell, to standard output.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
    /// The manual page, to standard output.
    Man,
    /// Reads sheets for its parent.
    #[command(hide = true)]
    ReadSheets,
}

/// A new record.
#[derive(Debug, Args)]
pub struct Init {
    /// The force profile: a built-in name (lancashire, plain) or a file.
    #[arg(long, value_name = "NAME|FILE")]
    pub profile: Option<String>,
    /// Name of the BCU, for example "Northern BCU".
    #[arg(long, value_name = "NAME")]
    pub bcu: Option<String>,
    /// What numbers start with, for example NB; the profile's when not given.
    #[arg(long, value_name = "LETTERS")]
    pub prefix: Option<String>,
    /// Take a generated passphrase of five words (six with --covert) and print it once.
    #[arg(long)]
    pub generate: bool,
    /// The separate store of the weekly covert meeting: its own folder, named with --store, its own key and numbers.
    #[arg(long)]
    pub covert: bool,
}

/// Invented data.
#[derive(Debug, Args)]
pub struct Demo {
    /// How large: small, bcu, force or national.
    #[arg(long, default_value = "bcu")]
    pub size: String,
    /// Keep the invented store in this folder instead of deleting it.
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
}

/// Extracts to bring in.
#[derive(Debug, Args)]
pub struct Import {
    /// CSV, Excel, OpenDocument or JSON; several are taken in the right order (officers, OCGs, actions).
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What the rows are, when the headings do not say: ocgs, officers or actions.
    #[arg(long, value_name = "WHAT")]
    pub what: Option<String>,
    /// A file that says which heading is which field.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Only say what would be imported.
    #[arg(long)]
    pub preview: bool,
    /// Say it as JSON.
    #[arg(long)]
    pub json: bool,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Listed {
    /// OCGs, priority individuals and vulnerabilities.
    Ocgs,
    /// Actions.
    Actions,
    /// Officers and partner agencies with their load.
    Officers,
    /// Disruptions, newest first.
    Disruptions,
    /// Decisions, newest first.
    Decisions,
    /// Meetings, newest first.
    Meetings,
    /// Bids, newest first; the open ones.
    Bids,
    /// Triggers without a disposal, newest first.
    Triggers,
    /// Intelligence gaps that are open, newest first.
    Gaps,
    /// Outcomes, newest first.
    Outcomes,
    /// Court orders that are sought or in force, newest first.
    Orders,
    /// 4P plans, every version, newest first.
    Plans,
    /// Learning, newest first.
    Learning,
    /// Statements about people, graded, newest first.
    Statements,
    /// Operations that run, newest first.
    Operations,
    /// Remarks under items of the agenda, newest first.
    Remarks,
    /// Corrections by addition, newest first.
    Corrections,
    /// Objectives for the governance board, every one, newest first.
    BoardObjectives,
    /// What is taken to the governance board and not settled, newest first.
    BoardMatters,
    /// Flags and register items for disclosure, newest first.
    Disclosures,
    /// OCGs due for review or disposal, the most pressing first.
    Retention,
    /// Papers that were issued or released, newest first.
    Issues,
}

/// A list.
#[derive(Debug, Args)]
pub struct List {
    /// What to list.
    pub what: Listed,
    /// Words, or terms such as tier:1 lro:4102 "owner:CSP 11" 4p:protect is:late due:<fri state:active.
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,
    /// Closed ones too.
    #[arg(long)]
    pub all: bool,
    /// At most so many rows.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// How to write it.
    #[command(flatten)]
    pub shape: Shape,
}

/// How rows are written; a table when nothing is said.
#[derive(Debug, Clone, Copy, Args)]
#[group(multiple = false)]
pub struct Shape {
    /// JSON: a stable contract, see docs/json.md.
    #[arg(long)]
    pub json: bool,
    /// CSV with a heading row.
    #[arg(long)]
    pub csv: bool,
    /// One row a line, values separated by tabs, no headings, nothing cut.
    #[arg(long)]
    pub plain: bool,
}

/// One record.
#[derive(Debug, Args)]
pub struct Show {
    /// A reference, an operation name, an action, disruption or bid number, a meeting (T24), an officer, or the number of an entry; "board" or
    /// "changes" for the whole division.
    #[arg(required = true, value_name = "REF")]
    pub reference: Vec<String>,
    /// With "board": as it stood at the end of this meeting (23, T23) or after this entry ("entry 9,096").
    #[arg(long, value_name = "MEETING|ENTRY")]
    pub at: Option<String>,
    /// With "changes": since the end of this meeting, or after this entry.
    #[arg(long, value_name = "MEETING|ENTRY")]
    pub since: Option<String>,
    /// Say it as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Undo or redo.
#[derive(Debug, Args)]
pub struct Step {
    /// Only say what would be recorded.
    #[arg(long)]
    pub dry_run: bool,
    /// Say it as JSON.
    #[arg(long)]
    pub json: bool,
}

/// The journal.
#[derive(Debug, Args)]
pub struct Journal {
    /// The first entry.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub from: u64,
    /// Only what is about this OCG.
    #[arg(long, value_name = "REF")]
    pub ocg: Option<String>,
    /// One JSON object a line with everything that is hashed, see docs/journal-format.md.
    #[arg(long)]
    pub json: bool,
}

/// Verification.
#[derive(Debug, Args)]
pub struct Verify {
    /// An old seal: its words, a file that holds them (a copy of minutes will do), or - for standard input. May be given more than once: what an
    /// older one confirms narrows down where a newer one differs.
    #[arg(long, value_name = "SEAL|FILE|-")]
    pub against: Vec<String>,
    /// A checkpoint file of a meeting, checked by itself: needs no store and no passphrase.
    #[arg(long, value_name = "FILE", conflicts_with = "against")]
    pub checkpoint: Option<PathBuf>,
    /// With --checkpoint: the public key as it was written down, or a file that holds it; else the one the checkpoint names.
    #[arg(long, value_name = "KEY|FILE", requires = "checkpoint")]
    pub public_key: Option<String>,
    /// With --checkpoint: a listing made with "muster journal --json", to be recomputed to its end.
    #[arg(long, value_name = "FILE", requires = "checkpoint")]
    pub journal: Option<PathBuf>,
    /// Say it as JSON.
    #[arg(long)]
    pub json: bool,
}

/// A backup.
#[derive(Debug, Args)]
pub struct Backup {
    /// The folder to make it in; the store's own folder of backups when not given.
    pub path: Option<PathBuf>,
}

/// A restore.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup.
    pub path: PathBuf,
}

/// A look at the computer and the store.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Say it as JSON.
    #[arg(long)]
    pub json: bool,
    /// A folder where backups are kept, beside the store's own; may be given more than once.
    #[arg(long, value_name = "DIR")]
    pub backups: Vec<PathBuf>,
}

/// Only looking.
#[derive(Debug, Args)]
pub struct Look {
    /// Say it as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Configuration.
#[derive(Debug, Subcommand)]
pub enum Config {
    /// The folders and files in use.
    Paths,
}
