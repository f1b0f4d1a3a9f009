//! Every OCG whole, for the list of what is due for review or disposal.

use super::error::StoreError;
use super::record::Store;
use crate::domain::ocg::Ocg;

impl Store {
    /// Every OCG, live or not, in the order in which they entered the record.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn ocgs(&self) -> Result<Vec<Ocg>, StoreError> {
        self.records_with("SELECT record FROM ocg ORDER BY id", [])
    }
}
