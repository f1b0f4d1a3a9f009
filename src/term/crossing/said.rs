//! What is said where one of two records cannot be opened or written: which of the two it is, and what to do with that one. It opens nothing.

use crate::domain::role::NOBODY_DECIDES;
use crate::store::StoreError;
use crate::store::keyring_error::KeyError;
use crate::term::papers::Trouble;
use std::path::Path;

/// What is said where the open record was opened with the key of a loggist, and nobody chairs a meeting there.
const LOGGISTS_KEY: &str = "The open record: its key is a loggist's, so nothing crossed. Start again with a chair's or a deputy's key of that record.";

/// Trouble of the open record. Nobody is named there who decided: who has a loggist's key of it is told what helps, which no argument does.
pub(super) fn there(trouble: impl Into<Trouble>) -> Trouble {
    match trouble.into() {
        Trouble::Store(error) => Trouble::Beside(error),
        Trouble::Refused(sentence) if sentence.starts_with(NOBODY_DECIDES) => Trouble::Refused(LOGGISTS_KEY.to_owned()),
        other => other,
    }
}

/// An error of the open record in one sentence that says so.
#[must_use]
pub fn of_open_record(error: &StoreError) -> String {
    match error {
        StoreError::Locked { started } => held("open", started.as_deref(), "Close it, then do this again."),
        StoreError::Unfinished { place } => {
            let folder = Path::new(place).parent().map_or_else(|| place.clone(), |folder| folder.display().to_string());
            format!(
                "The last writing to the open record {place} was cut short, and that has to be put right before it can be read. Start the dashboard on that record by itself (muster --store {folder}) and leave it, then do this again; everything that was shown as saved is there."
            )
        }
        StoreError::Full { place } => format!(
            "The disk of the open record {place} is full, so nothing was saved there. Free some space and do this again; everything saved before is there."
        ),
        StoreError::ReadOnly { place } => format!(
            "The open record {place} is open for reading only here, so nothing was saved there. Open it with a key that may write and without Ctrl-r or --read-only, or make its folder writable."
        ),
        StoreError::NotAStore { folder } => format!(
            "There is no Muster store in {folder}: record.db is not there. Name the folder of the open record with --with."
        ),
        StoreError::Key(error) => of_key("open", error),
        other => format!("The open record: {other}"),
    }
}

/// An error of the covert record in one sentence, where an open one is named beside it.
#[must_use]
pub fn of_covert_record(error: &StoreError) -> String {
    match error {
        StoreError::Locked { started } => {
            held("covert", started.as_deref(), "Close it, or look at the record with --read-only.")
        }
        StoreError::Key(error) => of_key("covert", error),
        other => other.to_string(),
    }
}

/// A passphrase that does not fit, or somebody without a key: to which of the two records.
fn of_key(which: &str, error: &KeyError) -> String {
    match error {
        KeyError::WrongPassphrase { operator: Some(operator) } => format!(
            "This is not the passphrase of {operator} for the {which} record. Type it again, or use the recovery words of that record."
        ),
        KeyError::WrongPassphrase { operator: None } => format!(
            "This passphrase does not open the {which} record. Type it again, or use the recovery words of that record."
        ),
        KeyError::NoSuchOperator { operator, known } => {
            format!("No operator {operator} has a key to the {which} record. Those who have: {}.", known.join(", "))
        }
        other => format!("The {which} record: {other}"),
    }
}

fn held(which: &str, started: Option<&str>, what_now: &str) -> String {
    let started = started.map_or_else(String::new, |started| format!(", started {started},"));
    format!("Another Muster{started} has the {which} record. {what_now}")
}
