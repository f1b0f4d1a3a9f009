//! The arguments of `muster operator`. No argument ever holds a passphrase, only the name of a file that does.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Operators.
#[derive(Debug, Subcommand)]
pub enum Operator {
    /// Who has a key to this store.
    List {
        /// Hold the keys against the record as well: which key no entry accounts for, and which was taken away and opens again.
        #[arg(long)]
        check: bool,
        /// Say it as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Give somebody a key of their own.
    Add {
        /// Rank and collar number.
        #[arg(value_name = "OFFICER")]
        name: String,
        /// What they may do: chair, deputy, loggist or reader.
        #[arg(long, value_name = "ROLE")]
        role: String,
        /// Their passphrase.
        #[command(flatten)]
        new: NewPassphrase,
    },
    /// Take somebody's key away.
    Remove {
        /// Rank and collar number.
        #[arg(value_name = "OFFICER")]
        name: String,
    },
    /// Give somebody another role, with a new passphrase.
    Role {
        /// Rank and collar number.
        #[arg(value_name = "OFFICER")]
        name: String,
        /// What they may do: chair, deputy, loggist or reader.
        role: String,
        /// Their new passphrase.
        #[command(flatten)]
        new: NewPassphrase,
    },
    /// Change a passphrase: your own, or as chair or deputy somebody else's.
    Passphrase {
        /// Whose, when it is not your own: rank and collar number.
        #[arg(value_name = "OFFICER")]
        name: Option<String>,
        /// The new passphrase.
        #[command(flatten)]
        new: NewPassphrase,
        /// A file with the 24 recovery words, or - to type them, when the old passphrase is lost.
        #[arg(long, value_name = "FILE")]
        recovery_file: Option<PathBuf>,
    },
    /// Make new recovery words; the old ones open the store no longer.
    Recovery,
    /// Encrypt the record with a new key, after a keyring or a key may have been copied: every key but your own goes, and the recovery words.
    Rekey,
}

/// Where a new passphrase comes from; typed when nothing is said.
#[derive(Debug, Args)]
pub struct NewPassphrase {
    /// A file whose first line is the new passphrase.
    #[arg(long, value_name = "FILE", conflicts_with = "generate")]
    pub new_passphrase_file: Option<PathBuf>,
    /// Take a generated passphrase of five words (six in a covert store) and print it once.
    #[arg(long)]
    pub generate: bool,
}
