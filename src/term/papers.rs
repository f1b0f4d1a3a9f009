//! The papers of a signed meeting as files: which there are, under which names, and into which folder. The dashboard and the command line write them
//! through here, so that neither writes anything the other would not.
//!
//! Each builder of a paper is in `report`; this must not know a word of what they say.

use std::path::Path;

use crate::domain::access_log::Access;
use crate::domain::meeting::MeetingKind;
use crate::domain::time::Timestamp;
use crate::model::port::{BoardPaper, PaperCounts, Papers};
use crate::report::board;
use crate::report::minutes::meeting::of_meeting;
use crate::report::render::{Options, bytes};
use crate::report::sheets::{Sheet, index, sheets};
use crate::report::worklist::{to_carry, worklist};
use crate::report::{Document, Format, NoPaper, Past};
use crate::store::error::shown;
use crate::store::out::{self, Put};
use crate::store::{Store, StoreError};
use crate::text::plural;

/// A paper that is ready to be put in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, with its ending and without a folder (papers section 5.6).
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// One of many of a kind: counted, not named, when the files are listed.
    pub sheet: bool,
    /// The partner body it is written for: what is given to it is a disclosure (domain section 8).
    pub to: Option<String>,
}

impl File {
    /// A document in a format.
    #[must_use]
    pub fn new(document: &Document, format: Format, options: Options) -> Self {
        let name = format!("{}.{}", document.meta().paper, format.ending());
        Self { name, bytes: bytes(document, format, options), sheet: false, to: None }
    }
}

/// Why there is no paper.
#[derive(Debug)]
pub enum Trouble {
    /// There is nothing to write it of, in one sentence.
    Refused(String),
    /// The store said no.
    Store(StoreError),
    /// The open record beside a covert session said no.
    Beside(StoreError),
    /// A crossing was begun by this entry and waits, for the reason within.
    Begun(u64, Box<Self>),
    /// It could not be put where it was to go, in one or two sentences.
    Unwritten(String),
}

impl Trouble {
    /// The exit code of the command line.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Refused(_) => 1,
            Self::Store(error) | Self::Beside(error) => error.exit_code(),
            Self::Begun(_, why) => why.exit_code(),
            Self::Unwritten(_) => 3,
        }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<NoPaper> for Trouble {
    fn from(why: NoPaper) -> Self {
        match why {
            NoPaper::Refused(sentence) => Self::Refused(sentence),
            NoPaper::Defect(defect) => Self::Store(StoreError::Defect(defect.0)),
        }
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(sentence) | Self::Unwritten(sentence) => f.write_str(sentence),
            Self::Store(error) => error.fmt(f),
            Self::Beside(error) => f.write_str(&super::crossing::of_open_record(error)),
            Self::Begun(entry, why) => write!(
                f,
                "{why} The crossing is on record as begun and waits: finish it with \"muster cross --finish {entry} --with DIR\", or give it up with --abandon {entry}."
            ),
        }
    }
}

/// Every entry of a store.
///
/// # Errors
/// The store cannot be read.
pub fn past(store: &Store) -> Result<Past, Trouble> {
    Ok(Past::new(store.entered(1, store.entries())?).map_err(NoPaper::from)?)
}

/// The entries up to the signature of a meeting: what its papers are made of, whenever they are written.
///
/// # Errors
/// [`Trouble::Refused`] when there is no such meeting, or it is not signed.
pub fn signed(past: &Past, kind: MeetingKind, number: u32) -> Result<Past, Trouble> {
    Ok(past.upto(signature(past, kind, number)?.0))
}

/// The entry that signed a meeting, and when.
fn signature(past: &Past, kind: MeetingKind, number: u32) -> Result<(u64, Timestamp), Trouble> {
    let Some(held) = past.meeting(kind, number) else {
        return Err(Trouble::Refused(format!("There is no {} {number} that was opened.", kind.word())));
    };
    held.signed.ok_or_else(|| {
        Trouble::Refused(format!("The {} is not signed yet. Sign it, then write its papers.", held.meeting))
    })
}

/// The sheets of a signed meeting and the list of whose is which.
///
/// # Errors
/// The meeting is not signed, or a paper cannot be made.
pub fn sheet_files(
    past: &Past,
    kind: MeetingKind,
    number: u32,
    format: Format,
    options: Options,
) -> Result<Vec<File>, Trouble> {
    let all: Vec<Sheet> = sheets(past, kind, number)?;
    let list = index(past, kind, number, &all)?;
    let sheet = |sheet: &Sheet| File {
        sheet: true,
        to: sheet.outside.then(|| sheet.label.clone()),
        ..File::new(&sheet.document, format, options)
    };
    let mut files: Vec<File> = all.iter().map(sheet).collect();
    files.push(File::new(&list, Format::Text, options));
    Ok(files)
}

/// What the access log says of the files that go to partner bodies. `because` is the purpose where one was typed; the purpose of a tasking sheet is the
/// tasking.
#[must_use]
pub fn disclosures(files: &[File], number: u32, because: &str) -> Vec<Access> {
    files.iter().filter_map(|file| file.to.as_deref()).map(|body| Access::tasked(body, number, because)).collect()
}

/// The signed checkpoint of a meeting: plain text, for whoever checks a copy of the journal without a passphrase.
///
/// # Errors
/// The meeting is not signed, or the store cannot be read or has no key.
pub fn checkpoint_file(store: &Store, past: &Past, kind: MeetingKind, number: u32) -> Result<File, Trouble> {
    let (entry, at) = signature(past, kind, number)?;
    // What goes outside does not say what the weekly meeting is.
    let code = format!("{}{number}", kind.paper_letter());
    let checkpoint = store.checkpoint(&code, entry, at)?.ok_or_else(|| {
        Trouble::Refused(
            "This store has no key of its own, so it signs no checkpoint. Open a store in a folder.".into(),
        )
    })?;
    let prefix = store.founding()?.map(|founding| founding.prefix).unwrap_or_default();
    Ok(File {
        name: format!("{prefix}-{code}-checkpoint.txt"),
        bytes: format!("{checkpoint}\n").into_bytes(),
        sheet: false,
        to: None,
    })
}

/// The papers of a signed meeting, in the formats they are handed out in (papers section 5.6): minutes, sheets and board paper as docx, the worklist as
/// html. Worklist and board paper belong to the tasking meeting. `whole` is the [`past`] of this store.
///
/// # Errors
/// The meeting is not signed, the store cannot be read, or a paper cannot be made.
pub fn files(store: &Store, whole: &Past, kind: MeetingKind, number: u32, which: Papers) -> Result<Vec<File>, Trouble> {
    let past = signed(whole, kind, number)?;
    if past.is_covert() {
        return Err(Trouble::Refused(
            "This store writes no papers together: its minutes go out in numbered copies, with \"muster write minutes --to\". Nothing was written.".into(),
        ));
    }
    let options = Options::default();
    let seal = |entry| store.seal_at(entry).ok().flatten();
    let mut files = Vec::new();
    if matches!(which, Papers::Minutes | Papers::All) {
        files.push(File::new(&of_meeting(&past, kind, number, &seal)?, Format::Docx, options));
    }
    if matches!(which, Papers::Sheets | Papers::All) {
        files.extend(sheet_files(&past, kind, number, Format::Docx, options)?);
    }
    let tasking = kind == MeetingKind::Tasking;
    if which == Papers::Worklist || (which == Papers::All && tasking) {
        files.push(File::new(&worklist(&past)?, Format::Html, options));
    }
    if which == Papers::Board || (which == Papers::All && tasking) {
        // Its issue is an entry after the signature, so the whole past is asked.
        files.push(File::new(&board::paper(whole, number, None, &seal)?, Format::Docx, options));
    }
    // A store in memory has no key: it is looked at and thrown away, and nobody checks a copy of it.
    if which == Papers::All && store.checkpoint_key()?.is_some() {
        files.push(checkpoint_file(store, &past, kind, number)?);
    }
    Ok(files)
}

/// How the papers of a signed meeting stand: how many tasking sheets, how many groups its worklist carries across, and whether its board paper is out.
///
/// # Errors
/// As [`files`].
pub fn counts(store: &Store, kind: MeetingKind, number: u32) -> Result<PaperCounts, Trouble> {
    let whole = past(store)?;
    let past = signed(&whole, kind, number)?;
    let board = match kind {
        MeetingKind::Tasking => {
            let board::Standing { number, first, last, issued } = board::standing(&whole, number)?;
            Some(BoardPaper { number, first, last, issued })
        }
        _ => None,
    };
    Ok(PaperCounts { sheets: sheets(&past, kind, number)?.len() as u64, groups: to_carry(&past)?, board })
}

/// Puts files into a folder, which is made if need be: all of them or none. What is there already byte for byte stays; with `over` other files of
/// these names are replaced.
///
/// # Errors
/// One sentence that says what is in the way or why the disk refused. Nothing was written then.
pub fn place(folder: &Path, files: &[File], over: bool) -> Result<String, String> {
    let refused = |name: &str, why: String| Err(format!("{name} in {} {why} Nothing was written.", shown(folder)));
    make_folder(folder)?;
    // Whatever is in the way is found before the first is written.
    for file in files.iter().filter(|_| !over) {
        if let Err(error) = out::is_there(&folder.join(&file.name), &file.bytes) {
            return refused(&file.name, in_the_way(&error));
        }
    }
    let mut written = Vec::new();
    for file in files {
        let path = folder.join(&file.name);
        match if over { out::put_over(&path, &file.bytes) } else { out::put(&path, &file.bytes) } {
            Ok(Put::Written) => written.push(path),
            Ok(Put::Already) => {}
            Err(error) => {
                for path in written.iter().filter(|_| !over) {
                    out::take_away(path);
                }
                return refused(&file.name, in_the_way(&error));
            }
        }
    }
    Ok(sentence(folder, files, written.len()))
}

/// Makes a folder for papers, if it is not there.
///
/// # Errors
/// One sentence that says why there is none.
pub fn make_folder(folder: &Path) -> Result<(), String> {
    out::folder(folder).map_err(|error| {
        format!("{} could not be made a folder: {}. Nothing was written.", shown(folder), out::why(&error))
    })
}

fn in_the_way(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            "is there already and says something else; it was not written over. Move it away, then write again.".into()
        }
        _ => format!("could not be written: {}.", out::why(error)),
    }
}

/// `Written: NB-T24-minutes.docx and 12 sheets, in /records/papers.`
fn sentence(folder: &Path, files: &[File], written: usize) -> String {
    let sheets = files.iter().filter(|file| file.sheet).count() as u64;
    let mut named: Vec<String> = files.iter().filter(|file| !file.sheet).map(|file| file.name.clone()).collect();
    if sheets > 0 {
        named.push(plural(sheets, "sheet", "sheets"));
    }
    let last = named.pop().unwrap_or_default();
    let names = if named.is_empty() { last } else { format!("{} and {last}", named.join(", ")) };
    let word = match files.len() - written.min(files.len()) {
        0 => "Written".to_owned(),
        _ if written == 0 => "Written already, the same".to_owned(),
        same => format!("Written, {same} of them before and the same"),
    };
    format!("{word}: {names}, in {}.", shown(folder))
}
