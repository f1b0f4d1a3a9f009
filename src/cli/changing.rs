//! Whether a run may change anything at all: not with `--read-only`, not with a reader's key, and nothing of a backup. One answer for every command, with exit code 1.
//!
//! It must not know what any command does. What somebody of a role may do beyond that is the rules' to say (`domain::role`).

use super::context::{Context, Opened};
use super::failure::Failure;
use super::files;
use crate::domain::role::{READS_ONLY, Seat};
use crate::store::{Folder, StoreError};
use std::path::{Path, PathBuf};

/// What is told to whoever asked for two things that do not go together.
const ONLY_READ: &str = "Nothing is changed with --read-only. Leave it out and do it again.";

impl Context {
    /// Whether this run only reads, for somebody of this seat.
    pub(super) fn only_reads(&self, seat: &Seat) -> bool {
        self.global.read_only || seat.role.only_reads() || self.changeable().is_err()
    }

    /// Whether the folder of this run is one to change.
    fn changeable(&self) -> Result<(), StoreError> {
        self.store_path().map_or(Ok(()), |path| Folder::unchecked(&path).may_change())
    }

    /// Asked before a passphrase is, and before anything is touched.
    pub(super) fn may_change(&self) -> Result<(), Failure> {
        if self.global.read_only { Err(Failure::refused(ONLY_READ)) } else { Ok(self.changeable()?) }
    }

    /// Asked once it is known whose key it is.
    pub(super) fn may_change_as(&self, seat: &Seat) -> Result<(), Failure> {
        self.may_change()?;
        if self.only_reads(seat) { Err(Failure::refused(format!("Not saved: {READS_ONLY}"))) } else { Ok(()) }
    }
}

impl Opened {
    /// Whether a file may be put there. Where nothing may be changed, nothing is put into the folder of the store either; elsewhere, a paper or a backup is
    /// no change of the record. `way` names the argument that says where.
    pub(super) fn may_put(&self, place: &Path, way: &str, context: &Context) -> Result<(), Failure> {
        let store = self.store.folder().map(Folder::path);
        if !context.only_reads(&self.seat) || store.is_none_or(|store| !lies_in(place, store)) {
            return Ok(());
        }
        Err(Failure::refused(format!(
            "{} lies in the folder of the store, where nothing is written while it is open for reading only. Name a place outside it{way}.",
            files::shown(place)
        )))
    }
}

/// Whether a path, whose last parts may not be there yet, lies in a folder.
fn lies_in(place: &Path, folder: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let there = std::path::absolute(place).unwrap_or_else(|_| place.to_path_buf());
    let nearest: PathBuf = there.ancestors().find(|part| part.exists()).map(whole).unwrap_or_default();
    nearest.starts_with(whole(folder))
}
