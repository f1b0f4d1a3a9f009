//! What can go wrong with a keyring or a passphrase, each as one sentence.

use std::fmt;

/// Why no key came out of the keyring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyError {
    /// There is no keyring beside the record.
    Missing {
        /// Where it should be.
        path: String,
    },
    /// The file is there but cannot be read or written.
    File {
        /// Which file.
        path: String,
        /// `read` or `written`.
        tried: &'static str,
        /// What the system said.
        why: String,
    },
    /// The file was changed by something other than Muster.
    Damaged {
        /// Which key or slot of the file.
        part: String,
        /// What is wrong with it.
        why: String,
    },
    /// The file was written by a newer Muster.
    Newer {
        /// Its format.
        format: i64,
    },
    /// A cost of the key derivation is out of bounds.
    Cost {
        /// Which: `m_kib`, `t` or `p`.
        name: &'static str,
        /// What the file asks for.
        value: u32,
        /// The least that is accepted.
        least: u32,
        /// The most that is accepted.
        most: u32,
    },
    /// The passphrase opens no slot it was tried on.
    WrongPassphrase {
        /// Whose slot, when one was named.
        operator: Option<String>,
    },
    /// No slot bears this name.
    NoSuchOperator {
        /// The name asked for.
        operator: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// A slot with this name is there already, or it is the last one, or the name cannot be used; the sentence is whole.
    Slot(String),
    /// The recovery words are not in order; the sentence is whole.
    Recovery(String),
    /// The recovery words are in order but open another store.
    WrongRecovery,
    /// Not enough memory for the key derivation.
    Memory,
    /// The system gave no random bytes.
    NoRandomness(String),
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { path } => write!(
                f,
                "The keyring {path} is missing, and without it the record cannot be read. Put it back from a backup of this store."
            ),
            Self::File { path, tried, why } => {
                write!(
                    f,
                    "The keyring {path} could not be {tried}: {why}. Nothing was changed; put the folder right and do it again."
                )
            }
            Self::Damaged { part, why } => write!(
                f,
                "The keyring keyring.toml is damaged at {part}: {why}. Nothing was changed; put the file back from a backup of this store."
            ),
            Self::Newer { format } => write!(
                f,
                "The keyring was written by a newer Muster (format {format}; this program knows 1). Nothing was changed; open the store with the newer program."
            ),
            Self::Cost { name, value, least, most } => write!(
                f,
                "The keyring keyring.toml asks for {name} = {value}, and only {least} to {most} is accepted. The file was altered; put it back from a backup of this store."
            ),
            Self::WrongPassphrase { operator: Some(operator) } => {
                write!(f, "This is not the passphrase of {operator}. Type it again, or use the recovery words.")
            }
            Self::WrongPassphrase { operator: None } => {
                write!(f, "This passphrase does not open the store. Type it again, or use the recovery words.")
            }
            Self::NoSuchOperator { operator, known } => {
                write!(f, "No operator {operator} has a key to this store. Those who have: {}.", known.join(", "))
            }
            Self::Slot(sentence) | Self::Recovery(sentence) => f.write_str(sentence),
            Self::WrongRecovery => {
                write!(
                    f,
                    "These recovery words do not open this store. Check that they were printed for it; every store has its own."
                )
            }
            Self::Memory => write!(
                f,
                "There is not enough free memory to work out the key (256 MiB are needed). Close other programs and do it again."
            ),
            Self::NoRandomness(why) => {
                write!(
                    f,
                    "The system gave no random bytes ({why}), so no key was made. Nothing was changed; do it again later."
                )
            }
        }
    }
}

impl std::error::Error for KeyError {}
