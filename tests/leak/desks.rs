//! The two stores: an open one of invented data, and a covert one beside it that is full of words which stand nowhere else.

use crate::support::{Desk, PASSPHRASE, Ran, program};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Words of the covert store only, in every place a person can type into.
pub(crate) const CANARIES: [&str; 7] =
    ["Zirconfalcon", "Quillmarsh", "Obsidiankite", "Velvetanvil", "Marrowlantern", "Thistlegate", "KX-20"];

/// The first canary in a text, in any case.
pub(crate) fn canary(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    CANARIES.into_iter().find(|canary| lower.contains(&canary.to_lowercase()))
}

/// A place with an open store in it, and room for a covert one beside it.
pub(crate) struct Place {
    pub(crate) open: Desk,
    /// The open store as it was made.
    pristine: tempfile::TempDir,
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    std::fs::set_permissions(to, std::fs::metadata(from).unwrap().permissions()).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file under a folder with its bytes.
pub(crate) fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(bytes(&path));
            found.insert(path, Vec::new());
        } else {
            found.insert(path.clone(), std::fs::read(path).unwrap());
        }
    }
    found
}

impl Place {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    /// The same, with something done to the open store first.
    pub(crate) fn with(prepare: impl FnOnce(&Path)) -> Self {
        Self::over(Desk::demo(), prepare)
    }

    /// The same around an open store that is there.
    pub(crate) fn over(open: Desk, prepare: impl FnOnce(&Path)) -> Self {
        prepare(&open.store);
        let pristine = tempfile::tempdir().unwrap();
        copy(&open.store, &pristine.path().join("store"));
        Self { open, pristine }
    }

    /// Puts the open store back as it was made, and takes away everything else but the covert store.
    pub(crate) fn reset(&self) {
        for entry in std::fs::read_dir(self.open.base.path()).unwrap() {
            let path = entry.unwrap().path();
            if path == self.covert_path() || path == self.key_file() || path == self.open.base.path().join("passphrase")
            {
                continue;
            }
            if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
        }
        copy(&self.pristine.path().join("store"), &self.open.store);
    }

    pub(crate) fn covert_path(&self) -> PathBuf {
        self.open.base.path().join("kx")
    }

    pub(crate) fn key_file(&self) -> PathBuf {
        self.open.base.path().join("kx-key")
    }

    /// Makes the covert store beside the open one and fills it.
    pub(crate) fn add_covert(&self) {
        let made = Desk::covert();
        copy(&made.store, &self.covert_path());
        crate::support::private(&self.key_file(), format!("{PASSPHRASE}\n"));
        let fill: [&[&str]; 9] = [
            &["record", "officer", "register", "DI 8107", "--unit", "Quillmarsh unit", "--can-lead", "yes"],
            &["record", "ocg", "register", "--operation", "Zirconfalcon", "--status", "active", "--tier", "3"],
            &["meeting", "open", "--chair", "DCI 3051 Thistlegate"],
            &["meeting", "attend", "in", "DCI 3051 Thistlegate"],
            &["record", "tier", "Zirconfalcon", "2", "--because", "Obsidiankite says develop"],
            &["record", "action", "Zirconfalcon", "Velvetanvil to report", "--owner", "DI 8107", "--due", "fri"],
            &["record", "note", "Zirconfalcon", "Marrowlantern is not to be named"],
            &["meeting", "close", "--rest", "taken-as-read", "--because", "Quillmarsh has nothing new"],
            &["backup"],
        ];
        for arguments in fill {
            self.covert(arguments).done();
        }
    }

    /// Runs the program on the covert store.
    pub(crate) fn covert(&self, arguments: &[&str]) -> Ran {
        let mut command = program(self.open.base.path());
        command.arg("--store").arg(self.covert_path()).arg("--passphrase-file").arg(self.key_file());
        command.args(arguments).output().unwrap().into()
    }

    /// Runs the program on the covert store with the open one beside it.
    pub(crate) fn beside(&self, arguments: &[&str]) -> Ran {
        let open = self.open.store.to_string_lossy().into_owned();
        self.covert(&[arguments, &["--with", &open]].concat())
    }

    /// Begins a crossing that is cut short, since somebody has the open store: its intention is on record, its action is not. Gives the entry.
    pub(crate) fn cut_short(&self, cross: &[&str]) -> String {
        let folder = muster::store::Folder::open(&self.open.store).unwrap();
        let lock = muster::store::Lock::take(&folder, 1, "Tuesday at 09:58").unwrap();
        assert_ne!(self.beside(cross).code, 0);
        drop(lock);
        let told = self.covert(&["cross"]).done();
        told.trim_start_matches("Entry ").split(':').next().unwrap().replace(',', "")
    }

    /// Every file of the open store with its bytes.
    pub(crate) fn bytes(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        bytes(&self.open.store)
    }

    /// Every file of the covert store with its bytes.
    pub(crate) fn bytes_of_covert(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        bytes(&self.covert_path())
    }

    /// Every file and folder with its bytes, but those of the covert store.
    pub(crate) fn all_but_covert(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut all = bytes(self.open.base.path());
        all.retain(|path, _| !path.starts_with(self.covert_path()) && *path != self.key_file());
        all
    }

    /// Names of all files and folders, but those of the covert store.
    pub(crate) fn names(&self) -> Vec<String> {
        let base = self.open.base.path();
        let mut found = Vec::new();
        let mut to_see = vec![base.to_path_buf()];
        while let Some(folder) = to_see.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path == self.covert_path() || path == self.key_file() {
                    continue;
                }
                found.push(path.strip_prefix(base).unwrap().to_string_lossy().into_owned());
                if path.is_dir() {
                    to_see.push(path);
                }
            }
        }
        found.sort();
        found
    }

    /// The first canary in the bytes of any file but those of the covert store.
    pub(crate) fn canary_in_files(&self) -> Option<String> {
        self.names().into_iter().find_map(|name| {
            let path = self.open.base.path().join(&name);
            let bytes = if path.is_file() { unpacked(&std::fs::read(path).unwrap()) } else { Vec::new() };
            canary(&name).or_else(|| canary(&String::from_utf8_lossy(&bytes))).map(|found| format!("{found} in {name}"))
        })
    }
}

/// The bytes of a file, and those of what is packed in it: a word-processor file and a workbook are folders that were packed.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut all = bytes.to_vec();
    if let Ok(mut packed) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) {
        for at in 0..packed.len() {
            packed.by_index(at).unwrap().read_to_end(&mut all).unwrap();
        }
    }
    all
}

#[test]
fn what_is_packed_in_a_paper_is_looked_through() {
    let place = Place::new();
    let paper = place.open.base.path().join("minutes.docx");
    place.open.done(&["write", "minutes", "--format", "docx", "--out", paper.to_str().unwrap()]);
    let bytes = std::fs::read(paper).unwrap();
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("Northern BCU");
    assert!(!holds(&bytes) && holds(&unpacked(&bytes)));
}
