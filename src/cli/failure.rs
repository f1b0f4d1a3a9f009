//! Why a command did not do what it was asked, and the exit code that says so.

use crate::store::{ActError, KeyError, StoreError};

/// A failure: one sentence (or two: what is wrong, what to do) and its exit code.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) sentence: String,
    pub(super) code: u8,
}

impl Failure {
    /// A rule said no.
    pub(super) fn refused(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), code: 1 }
    }

    /// Bad input or usage.
    pub(super) fn usage(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), code: 2 }
    }

    /// Disk, lock or key.
    pub(super) fn environment(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), code: 3 }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self { code: error.exit_code(), sentence: error.to_string() }
    }
}

impl From<KeyError> for Failure {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Slot(sentence) => Self::refused(sentence),
            other => Self::environment(other.to_string()),
        }
    }
}

impl From<ActError> for Failure {
    fn from(error: ActError) -> Self {
        match error {
            ActError::Refused { sentence, .. } => Self::refused(format!("Not saved: {sentence}")),
            ActError::Store(error) => error.into(),
        }
    }
}
