//! Why nothing was recorded: a rule's refusal, or the store's. Decides nothing.

use super::error::StoreError;
use std::fmt;

/// Why nothing was recorded.
#[derive(Debug)]
pub enum ActError {
    /// A rule says no: the sentence, and which command of the batch (from 0) it is about.
    Refused {
        /// The sentence.
        sentence: String,
        /// Position of the command in the batch.
        command: usize,
    },
    /// The store says no.
    Store(StoreError),
}

impl fmt::Display for ActError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { sentence, .. } => f.write_str(sentence),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ActError {}

impl From<StoreError> for ActError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<rusqlite::Error> for ActError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// A refusal that is about the first command, or the only one.
pub(super) fn refused(sentence: impl Into<String>) -> ActError {
    ActError::Refused { sentence: sentence.into(), command: 0 }
}
