//! The papers of a signed meeting as files: which there are, and under which names. The dashboard and the command line make them here and put them in a
//! folder by [`super::placing`], so that neither writes anything the other would not.
//!
//! Each builder of a paper is in `report`; this must not know a word of what they say.

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
use crate::store::{Store, StoreError};

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
pub fn disclosures<'f>(files: impl IntoIterator<Item = &'f File>, number: u32, because: &str) -> Vec<Access> {
    files.into_iter().filter_map(|file| file.to.as_deref()).map(|body| Access::tasked(body, number, because)).collect()
}

/// What is said of disclosures that were noted and then not made: whether the access log says so too.
#[must_use]
pub fn taken_back(noted: Result<(), String>) -> String {
    match noted {
        Ok(()) => " The access log says that it was not written after all.".to_owned(),
        Err(why) => format!(" The access log says that it was given, because this could not be noted: {why}"),
    }
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
