//! The arguments of `muster erase`.

use clap::{Args, ValueEnum};

/// A lawful erasure.
#[derive(Debug, Args)]
pub struct Erase {
    /// The number of an entry; an action, disruption, bid or other number for every entry about it; an OCG whose disposal was agreed.
    #[arg(required = true, value_name = "ENTRY|NUMBER|OCG")]
    pub reference: Vec<String>,
    /// Why.
    #[arg(long, value_name = "REASON", allow_hyphen_values = true)]
    pub because: String,
    /// On what authority: who decided it, and where that is written down.
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    pub authority: String,
    /// Also where the same words stand in entries about other records.
    #[arg(long)]
    pub everywhere: bool,
    /// What goes: the words that it brought in; names that nothing bears today, such as a label that was amended or a body that was consulted; or both.
    #[arg(long, value_name = "WHAT", default_value = "words")]
    pub take: Taken,
    /// Only show what would go.
    #[arg(long)]
    pub dry_run: bool,
}

/// What is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Taken {
    /// Typed words.
    Words,
    /// Names that nothing bears today.
    Names,
    /// Both.
    Both,
}
