//! The dashboard on a store: hands it to the screen and waits until it is closed.

use super::context::Context;
use super::failure::Failure;
use crate::store::{DataKey, Store};

/// Opens the dashboard on the usual store.
pub(super) fn run(context: &Context) -> Result<(), Failure> {
    let opened = context.open(false)?;
    let operator = opened.operator.clone();
    open(opened.store, opened.key, &operator, context)
}

/// Opens the dashboard on an open store.
pub(super) fn open(store: Store, key: DataKey, operator: &str, context: &Context) -> Result<(), Failure> {
    let _ = (store, key, operator, context);
    Err(Failure::environment("The dashboard is not part of this build yet. \"muster list ocgs\" reads the record."))
}
