//! The records over the tables: the store's side of [`Reading`](crate::domain::reading::Reading) and [`Records`](crate::domain::reading::Records).
//!
//! One value borrows the connection; founding and profile are kept beside it, since every decision asks for them.

mod actions;
pub(super) mod coding;
mod ocgs;
mod reading;
mod writing;

use super::error::StoreError;
use crate::domain::profile::Profile;
use crate::domain::reading::{Answer, Fault, Founding};
use rusqlite::{Connection, OptionalExtension as _, Params, Row};
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::sync::Arc;

/// Founding and profile as last read or written.
#[derive(Debug, Default)]
pub(super) struct Kept {
    founding: RefCell<Option<Founding>>,
    profile: RefCell<Option<Arc<Profile>>>,
    error: RefCell<Option<StoreError>>,
}

impl Kept {
    /// Forgets what was kept: after a rollback.
    pub(super) fn forget(&self) {
        self.founding.replace(None);
        self.profile.replace(None);
    }

    /// The database's own error behind the last [`Fault`], taken once.
    pub(super) fn take_error(&self) -> Option<StoreError> {
        self.error.take()
    }
}

/// The records over one connection.
#[derive(Debug)]
pub(super) struct Tables<'c> {
    conn: &'c Connection,
    kept: &'c Kept,
}

impl<'c> Tables<'c> {
    pub(super) const fn new(conn: &'c Connection, kept: &'c Kept) -> Self {
        Self { conn, kept }
    }

    /// Keeps the database's error for the caller of the rules, and gives the rules its sentence.
    fn fault(&self, error: rusqlite::Error) -> Fault {
        let error = StoreError::from(error);
        let sentence = error.to_string();
        self.kept.error.replace(Some(error));
        Fault(sentence)
    }

    /// One row or none.
    fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Answer<Option<T>> {
        self.conn
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row(params, map).optional())
            .map_err(|error| self.fault(error))
    }

    /// Every row.
    fn many<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Answer<Vec<T>> {
        self.conn
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map(params, map)?.collect())
            .map_err(|error| self.fault(error))
    }

    /// One value that is always there.
    fn value<T: rusqlite::types::FromSql>(&self, sql: &str, params: impl Params) -> Answer<T> {
        self.conn
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row(params, |row| row.get(0)))
            .map_err(|error| self.fault(error))
    }

    fn run(&self, sql: &str, params: impl Params) -> Answer<()> {
        self.conn
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(params))
            .map(|_| ())
            .map_err(|error| self.fault(error))
    }

    /// A whole record kept as JSON.
    fn record<T: DeserializeOwned>(&self, sql: &str, params: impl Params) -> Answer<Option<T>> {
        self.one(sql, params, |row| row.get::<_, String>(0))?.map(|text| read_json(&text)).transpose()
    }
}

/// Reads a record kept as JSON.
pub(super) fn read_json<T: DeserializeOwned>(text: &str) -> Answer<T> {
    serde_json::from_str(text).map_err(|error| {
        Fault(format!("A record is not in the form it was written in ({error}). Run \"muster rebuild\"."))
    })
}

/// Writes a record as JSON.
pub(super) fn write_json<T: serde::Serialize>(record: &T) -> Answer<String> {
    serde_json::to_string(record).map_err(|error| Fault(format!("A record could not be written down ({error}).")))
}
