//! The arguments: what may be typed after `muster`. Help, completions and the manual page are made from this.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Runs a tasking meeting from the keyboard and keeps a record of it that can be proved.
#[derive(Debug, Parser)]
#[command(name = "muster", version, about, disable_help_subcommand = true)]
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
    /// The folder of the store, instead of the usual place.
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// Change nothing.
    #[arg(long, global = true)]
    pub read_only: bool,
    /// A file whose first line is the passphrase.
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Whose slot of the keyring to open, when there are several: rank and collar number.
    #[arg(long, global = true, value_name = "OFFICER")]
    pub operator: Option<String>,
    /// Who decided, when it is not the operator: rank and collar number.
    #[arg(long, global = true, value_name = "OFFICER")]
    pub decided_by: Option<String>,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Look round with invented data.
    Demo {
        /// How large: small, bcu, force or national.
        #[arg(long, default_value = "bcu")]
        size: String,
        /// Keep the invented store in this folder instead of deleting it.
        #[arg(long, value_name = "DIR")]
        keep: Option<PathBuf>,
    },
}
