//! Meetings and items read back: lists for screens, commands and papers.

use super::error::StoreError;
use super::record::Store;
use super::tables::coding::position;
use super::tables::read_json;
use crate::domain::identity::{ItemId, MeetingId, OcgId};
use crate::domain::item::{Item, ItemKind};
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::reading::Reading as _;
use rusqlite::{OptionalExtension as _, Params};

impl Store {
    fn json<T: serde::de::DeserializeOwned>(&self, sql: &str, params: impl Params) -> Result<Vec<T>, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let texts = statement.query_map(params, |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        texts.iter().map(|text| read_json(text).map_err(|fault| self.error_of(fault))).collect()
    }

    /// Meetings, newest first, at most `limit`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn meetings(&self, limit: usize) -> Result<Vec<Meeting>, StoreError> {
        self.json("SELECT record FROM meeting ORDER BY day DESC, id DESC LIMIT ?1", [limit])
    }

    /// One meeting by kind and number.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn meeting_numbered(&self, kind: MeetingKind, number: u32) -> Result<Option<Meeting>, StoreError> {
        let found = self.json(
            "SELECT record FROM meeting WHERE kind = ?1 AND number = ?2",
            (position(&MeetingKind::ALL, &kind), number),
        )?;
        Ok(found.into_iter().next())
    }

    /// The meeting that is open.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn open_meeting(&self) -> Result<Option<Meeting>, StoreError> {
        self.tables().open_meeting().map_err(|fault| self.error_of(fault))
    }

    /// One meeting.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn meeting(&self, id: MeetingId) -> Result<Option<Meeting>, StoreError> {
        self.tables().meeting(id).map_err(|fault| self.error_of(fault))
    }

    /// Items of a kind, newest first, at most `limit`; only the open ones when asked.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn items(&self, kind: ItemKind, open_only: bool, limit: usize) -> Result<Vec<Item>, StoreError> {
        let kind = position(&ItemKind::ALL, &kind);
        let sql = if open_only {
            "SELECT record FROM item WHERE kind = ?1 AND open = 1 ORDER BY id DESC LIMIT ?2"
        } else {
            "SELECT record FROM item WHERE kind = ?1 ORDER BY id DESC LIMIT ?2"
        };
        self.json(sql, (kind, limit))
    }

    /// Items of an OCG, newest first, at most `limit`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn items_of(&self, ocg: OcgId, limit: usize) -> Result<Vec<Item>, StoreError> {
        self.json("SELECT record FROM item WHERE ocg = ?1 ORDER BY id DESC LIMIT ?2", (ocg.0, limit))
    }

    /// One item by its number.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn item_numbered(&self, number: &str) -> Result<Option<Item>, StoreError> {
        let found = self.json("SELECT record FROM item WHERE number = ?1", [number.trim()])?;
        Ok(found.into_iter().next())
    }

    /// One item.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn item(&self, id: ItemId) -> Result<Option<Item>, StoreError> {
        self.tables().item(id).map_err(|fault| self.error_of(fault))
    }

    /// First and last entry that carry the code of a meeting, `T24`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn meeting_entries(&self, code: &str) -> Result<Option<(u64, u64)>, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT min(seq), max(seq) FROM journal WHERE meeting = ?1 HAVING min(seq) IS NOT NULL")?
            .query_row([code], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }
}
