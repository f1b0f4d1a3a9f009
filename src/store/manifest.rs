//! `backup.toml`: what a backup says of itself, with a checksum of each of its files. Written when the copy has been proved; read to see that it is still that copy.
//!
//! The checksums have no key: they show a copy that was cut short, damaged or half replaced, not one that somebody forged. A restore opens and measures it too.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::error::{StoreError, shown};
use super::files;
use super::folder::Folder;
use super::plain;
use crate::journal::entry::Hash;
use crate::journal::hex;

/// What `backup.toml` says.
pub(super) struct Manifest {
    /// The store it is a copy of.
    pub(super) store_id: String,
    /// The stamp it was made with: `2026-11-24 1740`, or words.
    pub(super) made: String,
    /// Entries in its journal.
    pub(super) entries: u64,
    /// Hash of the last of them, in hexadecimal.
    pub(super) head: String,
    sums: Vec<(&'static str, String)>,
}

/// The name of the file in the folder of a backup.
pub(super) const NAME: &str = "backup.toml";

/// The files of a backup that carry a checksum.
const SUMMED: [&str; 2] = ["record.db", "keyring.toml"];

/// The beginning of the manifest's last line: a checksum of all lines before it.
const CHECK: &str = "check = ";

/// Writes it, and gives the bytes of the record.
pub(super) fn write(
    folder: &Folder,
    store_id: &str,
    stamp: &str,
    entries: u64,
    head: &Hash,
) -> Result<u64, StoreError> {
    let path = folder.path().join(NAME);
    let stamp = toml::Value::String(stamp.to_owned());
    let mut text = format!(
        "# A backup of a Muster store. Keep the files of this folder together; \"muster restore\" puts them back.\n\
         format = 1\nstore_id = \"{store_id}\"\nmade = {stamp}\nentries = {entries}\nhead = \"{}\"\n",
        hex(head)
    );
    for name in SUMMED {
        let sum = checksum(&folder.path().join(name))?;
        let _ = writeln!(text, "\"{name}\" = \"{sum}\"");
    }
    let sum = hex(&Sha256::digest(text.as_bytes()));
    let _ = writeln!(text, "{CHECK}\"{sum}\"");
    files::replace(&path, text.as_bytes()).map_err(|error| StoreError::file(&path, "written", &error))?;
    Ok(fs::metadata(folder.record()).map_or(0, |about| about.len()))
}

/// The manifest of a backup; `None` for a plain copy of a store, which may be restored too, with less proof.
pub(super) fn read(folder: &Folder) -> Result<Option<Manifest>, StoreError> {
    let path = folder.path().join(NAME);
    let text = match files::read_text(&path, 64 * 1024) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::file(&path, "read", &error)),
    };
    let damaged = || {
        StoreError::Backup(format!(
            "{} is damaged, so the backup cannot be proved. Nothing was changed; take another backup.",
            shown(&path)
        ))
    };
    let (said, sum) = text.rsplit_once(CHECK).ok_or_else(damaged)?;
    if sum != format!("\"{}\"\n", hex(&Sha256::digest(said.as_bytes()))) {
        return Err(damaged());
    }
    let table: toml::Table = said.parse().map_err(|_| damaged())?;
    let word = |key: &str| table.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let entries = table.get("entries").and_then(toml::Value::as_integer).and_then(|count| u64::try_from(count).ok());
    let sums: Option<Vec<(&'static str, String)>> = SUMMED.iter().map(|name| Some((*name, word(name)?))).collect();
    match (entries, word("head"), sums) {
        (Some(entries), Some(head), Some(sums)) => Ok(Some(Manifest {
            store_id: word("store_id").unwrap_or_default(),
            made: word("made").unwrap_or_default(),
            entries,
            head,
            sums,
        })),
        _ => Err(damaged()),
    }
}

impl Manifest {
    /// The first file that is not what it was when the backup was proved; every byte is read.
    pub(super) fn changed(&self, folder: &Folder) -> Result<Option<&'static str>, StoreError> {
        for (name, wanted) in &self.sums {
            if checksum(&folder.path().join(name))? != *wanted {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }
}

fn checksum(path: &Path) -> Result<String, StoreError> {
    let read = |error: io::Error| StoreError::file(path, "read", &error);
    let mut file = plain::own(path).map_err(read)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = file.read(&mut buffer).map_err(read)?;
        if count == 0 {
            return Ok(hex(&hasher.finalize()));
        }
        hasher.update(&buffer[..count]);
    }
}
