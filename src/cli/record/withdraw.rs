//! `muster record withdraw`: one entry, whatever its age, because.

use super::super::args::Record;
use super::super::failure::Failure;
use super::super::find::Finder;
use super::super::receipt;
use crate::domain::command::Asking;
use crate::domain::describe::{Voice, describe};
use crate::domain::fact::Way;
use crate::domain::undo::{Standing, withdraw};
use crate::store::Store;
use crate::text::count_group;

pub(super) fn run(typed: &str, record: &Record, store: &mut Store, asking: &Asking) -> Result<(), Failure> {
    let entry = Finder::new(store, asking.today).entry(typed)?;
    let because = record.because.as_deref().unwrap_or_default();
    if !record.dry_run {
        let receipt = store.withdraw(entry, because, asking)?;
        receipt::say(&receipt, record.json);
        return Ok(());
    }
    let number = count_group(entry);
    let found = store.entered(entry, entry)?.pop();
    if let Some(by) = found.as_ref().and_then(|found| found.withdrawn_by) {
        let by = count_group(by);
        return Err(Failure::refused(format!("Not saved: Entry {number} was withdrawn by entry {by} already.")));
    }
    let fact = found.and_then(|found| found.recorded).map(|recorded| recorded.fact).ok_or_else(|| {
        Failure::refused(format!("Not saved: Entry {number} was erased by law and cannot be withdrawn."))
    })?;
    let withdrawals = withdraw(&[Standing { entry, fact }], because, Way::Act);
    if withdrawals.is_empty() {
        return Err(Failure::refused(format!(
            "Not saved: Entry {number} happened once and for all and cannot be withdrawn."
        )));
    }
    let sentences: Vec<String> =
        withdrawals.iter().map(|withdrawal| describe(&withdrawal.recorded.fact, Voice::Now)).collect();
    receipt::would(&sentences, record.json);
    Ok(())
}
