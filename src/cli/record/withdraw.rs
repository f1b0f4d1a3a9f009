//! `muster record withdraw`: one entry, whatever its age, because.

use super::super::args::Record;
use super::super::failure::Failure;
use super::super::find::Finder;
use super::super::receipt;
use crate::domain::command::Asking;
use crate::store::Store;

pub(super) fn run(typed: &str, record: &Record, store: &mut Store, asking: &Asking) -> Result<(), Failure> {
    let entry = Finder::new(store, asking.today).entry(typed)?;
    let because = record.because.as_deref().unwrap_or_default();
    if record.dry_run {
        // Refused as the withdrawal itself would be.
        receipt::would(&store.rehearse_withdraw(entry, because, asking)?.sentences, record.json);
    } else {
        receipt::say(&store.withdraw(entry, because, asking)?, record.json);
    }
    Ok(())
}
