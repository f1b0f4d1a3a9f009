//! One changed byte of the record at a time, and what opening and verifying say to it.

use crate::ground;
use muster::store::DataKey;
use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Bytes in a page of the record.
pub(crate) const PAGE: usize = 4096;

/// A store whose record is changed and put right again.
pub(crate) struct Patient {
    path: PathBuf,
    key: DataKey,
    /// The bytes of the whole record.
    pub(crate) whole: Vec<u8>,
}

impl Patient {
    /// Takes a closed store.
    pub(crate) fn new(path: &Path, key: &DataKey) -> Self {
        let whole = fs::read(path.join("record.db")).unwrap();
        Self { path: path.to_path_buf(), key: key.again(), whole }
    }

    fn put(&self, at: usize, byte: u8) {
        let mut file = fs::OpenOptions::new().write(true).open(self.path.join("record.db")).unwrap();
        file.seek(SeekFrom::Start(u64::try_from(at).unwrap())).unwrap();
        file.write_all(&[byte]).unwrap();
    }

    /// What opening and verifying say, in words; `None` when they find nothing.
    pub(crate) fn says(&self) -> Option<String> {
        let found = ground::open(&self.path, &self.key, true, 1).and_then(|store| store.verify());
        found.err().map(|error| error.to_string())
    }

    /// Changes the bits of `mask` in one byte, asks, and puts it right.
    pub(crate) fn says_to(&self, at: usize, mask: u8) -> Option<String> {
        self.put(at, self.whole[at] ^ mask);
        let said = self.says();
        self.put(at, self.whole[at]);
        said
    }

    /// Whether what was said about a changed byte names the record, the page and the way out.
    pub(crate) fn names(at: usize, said: Option<&str>) -> bool {
        let Some(said) = said else { return false };
        let place = match at / PAGE {
            // Without its first page nothing of the record can be read, so no page can be told.
            0 => "cannot be read with the key".to_owned(),
            page => format!("page {})", page + 1),
        };
        said.contains("record.db") && said.contains(&place) && said.contains("muster restore")
    }
}
