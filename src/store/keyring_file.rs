//! `keyring.toml`: reading it so that damage is named by its key, and writing it so that it is whole or the old one.
//!
//! Each slot and the head carry a checksum. It is no protection (a forger can make it good, and then the wrapping fails); it tells a
//! damaged file from a wrong passphrase, which would otherwise look alike.

use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};
use toml::{Table, Value};

use super::files;
use super::kdf::Params;
use super::keyring::{Keyring, RECOVERY, Slot};
use super::keyring_error::KeyError;
use super::secret::DataKey;
use super::slot::slot_bytes;
use crate::journal::hex;
use crate::journal::seal::is_store_id;

/// The one format there is.
const FORMAT: i64 = 1;

/// A keyring is a few kilobytes; more than this is something else.
const CAP: u64 = 256 * 1024;

/// More slots than any division has officers at the table.
const MOST_SLOTS: usize = 200;

impl Keyring {
    /// Reads the keyring of a store.
    ///
    /// # Errors
    /// It is missing, unreadable, damaged, or of a newer format.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let text = files::read_text(path, CAP).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => KeyError::Missing { path: super::error::shown(path) },
            io::ErrorKind::InvalidData => damaged("the file", "it is not text"),
            _ => KeyError::File { path: super::error::shown(path), tried: "read", why: files::reason(&error) },
        })?;
        Self::from_toml(&text)
    }

    /// Writes the keyring: beside the old one, synced, then in its place. Needs the key, so that a keyring that does not fit the
    /// store can never replace one that does.
    ///
    /// # Errors
    /// The key is not this keyring's, or the disk refused; the old file stands.
    pub fn write(&self, path: &Path, key: &DataKey) -> Result<(), KeyError> {
        if !self.fits(key) {
            return Err(damaged("key_check", "it does not belong to the key of this store"));
        }
        files::replace(path, self.to_toml().as_bytes()).map_err(|error| KeyError::File {
            path: super::error::shown(path),
            tried: "written",
            why: files::reason(&error),
        })
    }

    /// The file's text.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = String::from(
            "# The keys of a Muster store. The record cannot be read without this file and a passphrase or the recovery words.\n\
             # Keep it beside record.db. Muster writes it; a change by hand locks the store.\n",
        );
        out.push_str(&format!("format = {FORMAT}\nstore_id = {}\n", quoted(&self.store_id)));
        if self.demo {
            out.push_str("demo = true\n");
        }
        out.push_str(&format!("key_check = \"{}\"\n", hex(&self.key_check)));
        out.push_str(&format!("check = \"{}\"\n", self.head_check()));
        for slot in &self.slots {
            out.push_str(&format!(
                "\n[[slot]]\noperator = {}\nrole = {}\n{}",
                quoted(&slot.operator),
                quoted(&slot.role),
                self.slot_lines(slot)
            ));
        }
        out.push_str("\n[recovery]\n");
        out.push_str(&self.slot_lines(&self.recovery));
        out
    }

    fn slot_lines(&self, slot: &Slot) -> String {
        format!(
            "kdf = \"argon2id\"\nm_kib = {}\nt = {}\np = {}\nsalt = \"{}\"\nnonce = \"{}\"\nwrapped = \"{}\"\ncheck = \"{}\"\n",
            slot.params.m_kib,
            slot.params.t,
            slot.params.p,
            hex(&slot.salt),
            hex(&slot.nonce),
            hex(&slot.wrapped),
            slot_check(&self.store_id, self.demo, slot)
        )
    }

    fn head_check(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(b"muster/keyring-head/1");
        hasher.update(self.store_id.as_bytes());
        hasher.update([u8::from(self.demo)]);
        hasher.update(self.key_check);
        hex(&hasher.finalize()[..8])
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// The first key or slot that is not as Muster wrote it; costs out of bounds; a newer format.
    pub fn from_toml(text: &str) -> Result<Self, KeyError> {
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            let at = error.span().map_or(0, |span| span.start.min(text.len()));
            let line = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            damaged(&format!("line {line}"), "it is not TOML")
        })?;
        let head = Part { table: &table, name: "" };
        let format = head.number("format", 0, i64::MAX)?;
        if format > FORMAT {
            return Err(KeyError::Newer { format });
        }
        if format != FORMAT {
            return Err(damaged("format", "it is not 1"));
        }
        head.only(&["format", "store_id", "demo", "key_check", "check", "slot", "recovery"])?;
        let store_id = head.text("store_id")?.to_owned();
        if !is_store_id(&store_id) {
            return Err(damaged("store_id", "it is not three groups of four"));
        }
        let demo = match table.get("demo") {
            None => false,
            Some(Value::Boolean(demo)) => *demo,
            Some(_) => return Err(damaged("demo", "it is neither true nor false")),
        };
        let key_check = head.bytes::<32>("key_check")?;
        let recovery = match table.get("recovery") {
            Some(Value::Table(table)) => Part { table, name: "the recovery slot, key " },
            _ => return Err(damaged("recovery", "the recovery slot is missing")),
        };
        recovery.only(&["kdf", "m_kib", "t", "p", "salt", "nonce", "wrapped", "check"])?;
        let spare = recovery.slot(RECOVERY, RECOVERY)?;
        let keyring = Self { store_id, demo, key_check, slots: read_slots(&table)?, recovery: spare };
        if head.text("check")? != keyring.head_check() {
            return Err(damaged("its head", "store_id, demo or key_check is not what Muster wrote"));
        }
        keyring.verify_checks(&table, &recovery)?;
        Ok(keyring)
    }

    /// Each slot as a whole: what is well-formed may still have been changed.
    fn verify_checks(&self, table: &Table, recovery: &Part<'_>) -> Result<(), KeyError> {
        let whole = |slot: &Slot, part: &Part<'_>, name: &str| {
            slot.params.check(self.demo)?;
            if part.text("check")? == slot_check(&self.store_id, self.demo, slot) {
                return Ok(());
            }
            Err(damaged(name, "one of its values is not what Muster wrote"))
        };
        for (at, slot) in self.slots.iter().enumerate() {
            if self.slots[..at].iter().any(|other| other.operator == slot.operator) {
                return Err(damaged(&format!("slot {}", at + 1), "its operator has another slot"));
            }
            let name = format!("slot {}, key ", at + 1);
            if let Some(Value::Table(table)) = table.get("slot").and_then(|slots| slots.get(at)) {
                whole(slot, &Part { table, name: &name }, &format!("slot {}", at + 1))?;
            }
        }
        whole(&self.recovery, recovery, "the recovery slot")
    }
}

fn read_slots(table: &Table) -> Result<Vec<Slot>, KeyError> {
    let Some(Value::Array(list)) = table.get("slot") else {
        return Err(damaged("slot", "no operator has a key"));
    };
    if list.is_empty() || list.len() > MOST_SLOTS {
        return Err(damaged("slot", &format!("there are {} slots, and 1 to {MOST_SLOTS} are possible", list.len())));
    }
    let mut slots = Vec::with_capacity(list.len());
    for (at, value) in list.iter().enumerate() {
        let Value::Table(table) = value else {
            return Err(damaged(&format!("slot {}", at + 1), "it is not a table"));
        };
        let name = format!("slot {}, key ", at + 1);
        let part = Part { table, name: &name };
        part.only(&["operator", "role", "kdf", "m_kib", "t", "p", "salt", "nonce", "wrapped", "check"])?;
        slots.push(part.slot(part.text("operator")?, part.text("role")?)?);
    }
    Ok(slots)
}

/// One table of the file, with the name under which its damage is reported.
struct Part<'a> {
    table: &'a Table,
    name: &'a str,
}

impl<'a> Part<'a> {
    fn wrong(&self, key: &str, why: &str) -> KeyError {
        damaged(&format!("{}{key}", self.name), why)
    }

    fn only(&self, known: &[&str]) -> Result<(), KeyError> {
        match self.table.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => {
                let shown: String = key.chars().take(20).filter(char::is_ascii_graphic).collect();
                Err(self.wrong(&shown, "Muster writes no such key"))
            }
        }
    }

    fn text(&self, key: &str) -> Result<&'a str, KeyError> {
        match self.table.get(key) {
            None => Err(self.wrong(key, "it is missing")),
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err(self.wrong(key, "it is not text")),
        }
    }

    fn number(&self, key: &str, least: i64, most: i64) -> Result<i64, KeyError> {
        match self.table.get(key) {
            None => Err(self.wrong(key, "it is missing")),
            Some(Value::Integer(number)) if (least..=most).contains(number) => Ok(*number),
            Some(Value::Integer(number)) => Err(self.wrong(key, &format!("{number} is out of range"))),
            Some(_) => Err(self.wrong(key, "it is not a whole number")),
        }
    }

    fn cost(&self, key: &str) -> Result<u32, KeyError> {
        let number = self.number(key, 0, i64::from(u32::MAX))?;
        u32::try_from(number).map_err(|_| self.wrong(key, "it is out of range"))
    }

    fn bytes<const N: usize>(&self, key: &str) -> Result<[u8; N], KeyError> {
        let text = self.text(key)?.as_bytes();
        let mut out = [0; N];
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        if text.len() != N * 2 {
            return Err(self.wrong(key, &format!("it has {} characters and should have {}", text.len(), N * 2)));
        }
        for (slot, pair) in out.iter_mut().zip(text.chunks_exact(2)) {
            match (digit(pair[0]), digit(pair[1])) {
                (Some(high), Some(low)) => *slot = high << 4 | low,
                _ => return Err(self.wrong(key, "it holds something other than 0 to 9 and a to f")),
            }
        }
        Ok(out)
    }

    fn slot(&self, operator: &str, role: &str) -> Result<Slot, KeyError> {
        if self.text("kdf")? != "argon2id" {
            return Err(self.wrong("kdf", "it is not argon2id"));
        }
        Ok(Slot {
            operator: operator.to_owned(),
            role: role.to_owned(),
            params: Params { m_kib: self.cost("m_kib")?, t: self.cost("t")?, p: self.cost("p")? },
            salt: self.bytes("salt")?,
            nonce: self.bytes("nonce")?,
            wrapped: self.bytes("wrapped")?,
        })
    }
}

fn slot_check(store_id: &str, demo: bool, slot: &Slot) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"muster/keyring-slot/1");
    hasher.update(slot_bytes(store_id, demo, slot));
    hasher.update(slot.nonce);
    hasher.update(slot.wrapped);
    hex(&hasher.finalize()[..8])
}

fn damaged(part: &str, why: &str) -> KeyError {
    KeyError::Damaged { part: part.to_owned(), why: why.to_owned() }
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}
