//! The arguments of `muster copies`: which numbered copies, and what became of some of them.

use super::Shape;
use clap::{ArgGroup, Args};

/// Numbered copies.
#[derive(Debug, Args)]
#[command(
    group(ArgGroup::new("became").args(["returned", "destroyed", "spoilt"]).requires("numbers").conflicts_with("listed")),
    group(ArgGroup::new("listed").args(["meeting", "out", "json", "csv", "plain"]).multiple(true)),
    after_help = "With a paper, numbers and what became of them it is noted in the access log, for good; else they are listed."
)]
pub struct Copies {
    /// The paper, such as KX-M1-minutes.
    #[arg(value_name = "PAPER")]
    pub paper: Option<String>,
    /// The numbers of the copies.
    #[arg(value_name = "NUMBER", requires = "became")]
    pub numbers: Vec<u32>,
    /// They came back.
    #[arg(long)]
    pub returned: bool,
    /// They are destroyed.
    #[arg(long)]
    pub destroyed: bool,
    /// They are spoilt, and were given to nobody.
    #[arg(long)]
    pub spoilt: bool,
    /// How it is known, or why.
    #[arg(long, value_name = "REASON", requires = "became", allow_hyphen_values = true)]
    pub because: Option<String>,
    /// Only those of the papers of this meeting.
    #[arg(long, value_name = "N")]
    pub meeting: Option<u32>,
    /// Only those that are still out.
    #[arg(long)]
    pub out: bool,
    /// How to write it.
    #[command(flatten)]
    pub shape: Shape,
}
