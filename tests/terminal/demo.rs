//! The small demo store, made once, and a copy of it for each test.

use super::window::{Launch, Window};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A folder of a test's own with a copy of the small demo store, which is made once for all tests.
pub(crate) struct Demo {
    pub(crate) home: tempfile::TempDir,
    pub(crate) store: PathBuf,
}

impl Demo {
    pub(crate) fn copy() -> Self {
        static MADE: OnceLock<super::cli_support::Desk> = OnceLock::new();
        let made = MADE.get_or_init(super::cli_support::Desk::demo);
        Self::of(&made.store)
    }

    fn of(made: &Path) -> Self {
        let home = tempfile::tempdir().unwrap();
        let store = home.path().join("store");
        std::fs::create_dir_all(store.join("backups")).unwrap();
        for file in ["record.db", "keyring.toml"] {
            std::fs::copy(made.join(file), store.join(file)).unwrap();
        }
        Self { home, store }
    }

    /// The same store in another folder.
    pub(crate) fn again(&self) -> Self {
        Self::of(&self.store)
    }

    pub(crate) fn launch(&self) -> Launch {
        Launch::on(self.home.path(), &self.store)
    }

    /// The dashboard, ready.
    pub(crate) fn open(&self) -> Window {
        let window = self.launch().open();
        window.dashboard();
        window
    }

    /// Runs another command on the store and takes what it wrote.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let mut command = super::cli_support::program(self.home.path());
        command.arg("--store").arg(&self.store).args(arguments);
        super::cli_support::Ran::from(command.output().unwrap()).done()
    }
}
