//! Runs the real program against a folder of the test's own. Shared by the tests of the command line.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Tuesday 24 November 2026, 10:27 in London.
pub(crate) const NOW: &str = "1795516020000";

/// The passphrase of every store that has one.
pub(crate) const PASSPHRASE: &str = "amber-kettle-north-fable-willow";

/// A folder with a store in it.
pub(crate) struct Desk {
    pub(crate) base: tempfile::TempDir,
    pub(crate) store: PathBuf,
    passphrase: Option<PathBuf>,
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// The JSON that was written.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Asserts that it was done, and gives what was written.
    pub(crate) fn done(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// Asserts one sentence on standard error with this code, and gives it.
    pub(crate) fn refused(self, code: i32) -> String {
        assert_eq!(self.code, code, "{self:?}");
        let lines: Vec<&str> = self.err.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines.len(), 1, "{self:?}");
        assert!(lines[0].starts_with("muster: ") && lines[0].ends_with('.'), "{self:?}");
        for word in ["panicked", "os error", "Please", "please", "sorry", "nvalid", "Error("] {
            assert!(!lines[0].contains(word), "{self:?}");
        }
        lines[0]["muster: ".len()..].to_owned()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Writes a file that no other account can read, as one with a passphrase should be.
pub(crate) fn private(path: &Path, bytes: impl AsRef<[u8]>) {
    std::fs::write(path, bytes).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}

/// The program without a terminal, with a fixed clock for invented data and a home of its own.
pub(crate) fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muster"));
    command
        .stdin(Stdio::null())
        .env("HOME", home)
        .env("TMPDIR", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("MUSTER_DEMO_CLOCK", NOW);
    command
}

impl Desk {
    /// A small demo store.
    pub(crate) fn demo() -> Self {
        let base = tempfile::tempdir().unwrap();
        let store = base.path().join("store");
        let made = program(base.path()).args(["demo", "--size", "small", "--keep"]).arg(&store).output().unwrap();
        assert!(made.status.success(), "{made:?}");
        Self { base, store, passphrase: None }
    }

    /// A founded store with no data, whose key derivation costs little.
    pub(crate) fn founded() -> Self {
        Self::founded_as(false)
    }

    /// The same for the weekly covert meeting.
    pub(crate) fn covert() -> Self {
        Self::founded_as(true)
    }

    fn founded_as(covert: bool) -> Self {
        use muster::domain::command::{Asking, Command};
        use muster::domain::profile::Profile;
        use muster::domain::reading::Founding;
        use muster::domain::time::Timestamp;
        use muster::store::record::{Opening, Random};
        use muster::store::{Folder, Keyring, Params, Passphrase, Store};
        let desk = Self::empty();
        let random = || -> Random { Box::new(|bytes| getrandom::fill(bytes).map_err(|error| error.to_string())) };
        let folder = Folder::create(&desk.store).unwrap();
        let passphrase = Passphrase::from(PASSPHRASE);
        let created = Keyring::create("DCI 1550", &passphrase, &mut *random(), Params::FLOOR).unwrap();
        created.keyring.write(&folder.keyring(), &created.key).unwrap();
        let opening = Opening { key: &created.key, read_only: false, pid: 1, started: "09:58" };
        let mut store = Store::create(folder, &opening, random()).unwrap();
        let founding = Founding {
            store_id: created.keyring.store_id().to_owned(),
            bcu: "Northern BCU".to_owned(),
            prefix: if covert { "KX" } else { "NB" }.to_owned(),
            demo: false,
            covert,
        };
        let profile = if covert { Profile::weekly() } else { Profile::builtin("lancashire") }.unwrap();
        let asking = Asking::now("DCI 1550", Timestamp(1_700_000_000_000));
        store.act(&[Command::Found { founding, profile }], &asking).unwrap();
        desk.file("recovery", created.recovery.words().join(" "));
        desk
    }

    /// A folder without a store, with a passphrase file.
    pub(crate) fn empty() -> Self {
        let base = tempfile::tempdir().unwrap();
        let passphrase = base.path().join("passphrase");
        private(&passphrase, format!("{PASSPHRASE}\n"));
        Self { store: base.path().join("store"), base, passphrase: Some(passphrase) }
    }

    /// The program on the store, with its passphrase.
    pub(crate) fn command(&self) -> Command {
        let mut command = program(self.base.path());
        command.arg("--store").arg(&self.store);
        if let Some(path) = &self.passphrase {
            command.arg("--passphrase-file").arg(path);
        }
        command
    }

    /// Runs the program on the store.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.command().args(arguments).output().unwrap().into()
    }

    /// Runs the program on the store with a line on standard input.
    pub(crate) fn typing(&self, arguments: &[&str], line: &str) -> Ran {
        use std::io::Write as _;
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Whoever asks for nothing may have ended before it is said.
        let _ = child.stdin.take().map(|mut input| input.write_all(format!("{line}\n").as_bytes()));
        child.wait_with_output().unwrap().into()
    }

    /// Runs the program on the store and takes what it wrote.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        self.run(arguments).done()
    }

    /// A file beside the store.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.base.path().join(name);
        private(&path, bytes);
        path.to_string_lossy().into_owned()
    }
}
