//! Handing out numbered copies (papers section 2j): the numbers are taken and noted first, then the copies are made and put where they go. What fails in
//! between leaves spoilt numbers, and the access log says so. The dashboard and the command line hand out through here.
//!
//! It must not know what the paper says.

use std::path::Path;

use super::papers::{File, Trouble};
use super::placing::{make_folder, place};
use crate::domain::copies::{CopyFor, NumberedCopy, with_purpose};
use crate::domain::meeting::Meeting;
use crate::domain::time::Timestamp;
use crate::report::minutes::meeting::{addendum, of_meeting};
use crate::report::render::Options;
use crate::report::{Document, Format, NoPaper, Past};
use crate::store::Store;
use crate::store::copies::Copies;
use crate::store::error::shown;

/// What is handed out, to whom, by whom and when.
#[derive(Debug, Clone, Copy)]
pub struct Handing<'a> {
    /// The paper.
    pub document: &'a Document,
    /// To whom, and why.
    pub to: &'a [CopyFor],
    /// In which format.
    pub format: Format,
    /// With which options.
    pub options: Options,
    /// By whom.
    pub who: &'a str,
    /// When.
    pub at: Timestamp,
}

/// What is asked for: copies of which paper, in which format, for whom and why.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The meeting that the paper is about.
    pub meeting: &'a Meeting,
    /// The addendum to its minutes, and not the minutes.
    pub addenda: bool,
    /// In which format.
    pub format: Format,
    /// Whose the copies will be.
    pub holders: &'a [String],
    /// Why somebody who was not in the room is given one.
    pub because: &'a str,
}

/// The paper, and each holder with the purpose of their copy: all that is judged before a number is taken. `ask_why` makes the sentence about those who were not in
/// the room, out of the phrase that names them.
///
/// # Errors
/// The format is none of this store, there is no such paper, or a reason is missing.
pub fn made_ready(
    store: &Store,
    past: &Past,
    wanted: Wanted<'_>,
    ask_why: impl FnOnce(&str) -> String,
) -> Result<(Document, Vec<CopyFor>), Trouble> {
    allowed(store, wanted.format)?;
    let document = paper(store, past, wanted.meeting, wanted.addenda)?;
    let to = with_purpose(wanted.meeting, wanted.holders, wanted.because)
        .map_err(|absent| Trouble::Refused(ask_why(&absent)))?;
    Ok((document, to))
}

/// The minutes of a meeting, or the addendum to them, as they are copied.
fn paper(store: &Store, past: &Past, meeting: &Meeting, addenda: bool) -> Result<Document, Trouble> {
    let seal = |entry| store.seal_at(entry).ok().flatten();
    let of = if addenda { addendum } else { of_meeting };
    Ok(of(past, meeting.kind, meeting.number, &seal)?)
}

/// Refuses a format that this store does not write: one rule for every paper of it.
///
/// # Errors
/// [`Trouble::Refused`] with the formats there are.
pub fn allowed(store: &Store, format: Format) -> Result<(), Trouble> {
    let rules = store.profile()?.papers.clone();
    if rules.allows(format.ending()) {
        return Ok(());
    }
    Err(Trouble::Refused(format!(
        "This store writes {} only: anything else travels too easily. Nothing was written.",
        rules.formats.join(" and ")
    )))
}

/// Takes the numbers, makes the copies and has them put where they go. Answers with the numbers.
///
/// # Errors
/// Nothing was given: no number was taken, or those that were are noted as spoilt, and the sentence says so.
pub fn hand_out(
    store: &mut Store,
    handing: Handing<'_>,
    put: impl FnOnce(&[File]) -> Result<(), String>,
) -> Result<Vec<u32>, Trouble> {
    let copies = Copies {
        paper: &handing.document.meta().paper,
        format: handing.format.ending(),
        to: handing.to,
        who: handing.who,
        at: handing.at,
    };
    let all = store.number_copies(copies)?.ok_or_else(|| {
        Trouble::Refused(
            "What is given to somebody has to be noted in the access log first, and the record is of an older form: open it once for writing. Nothing was written.".into(),
        )
    })?;
    let numbers: Vec<u32> = all.iter().rev().take(handing.to.len()).map(|copy| copy.number).rev().collect();
    let made = files(handing, &all, &numbers);
    let why = match made.map(|files| put(&files)) {
        Ok(Ok(())) => return Ok(numbers),
        Ok(Err(why)) => Trouble::Unwritten(why),
        Err(trouble) => trouble,
    };
    let (words, are) = (in_words(&numbers), if numbers.len() == 1 { "is" } else { "are" });
    let noted = match store.spoil_copies(copies, &numbers, &why.to_string()) {
        Ok(true) => "and the access log says so.".to_owned(),
        Ok(false) => "but the access log says that it was given.".to_owned(),
        Err(error) => format!("but the access log says that it was given, because this could not be noted: {error}"),
    };
    let sentence = format!("{why} {words} {are} spoilt and never given again, {noted}");
    Err(match why {
        Trouble::Unwritten(_) | Trouble::Refused(_) => Trouble::Unwritten(sentence),
        other => other,
    })
}

fn files(handing: Handing<'_>, all: &[NumberedCopy], numbers: &[u32]) -> Result<Vec<File>, Trouble> {
    let mut files = Vec::new();
    for number in numbers {
        let copy = handing.document.copy_for(*number, all).map_err(NoPaper::from)?;
        files.push(File::new(&copy, handing.format, handing.options));
    }
    Ok(files)
}

/// Hands the copies out into a folder, which is made first, before a number is taken. Answers with a sentence that says which and where.
///
/// # Errors
/// As [`hand_out`].
pub fn into_folder(store: &mut Store, handing: Handing<'_>, folder: &Path, over: bool) -> Result<String, Trouble> {
    // Held until the end: a folder that nothing came into goes again.
    let _made = make_folder(folder).map_err(Trouble::Unwritten)?;
    let numbers = hand_out(store, handing, |files| place(folder, files, over).map(|_| ()))?;
    let paper = &handing.document.meta().paper;
    let named: Vec<String> =
        numbers.iter().zip(handing.to).map(|(number, copy)| format!("{number} for {}", copy.holder)).collect();
    let word = if named.len() == 1 { "copy" } else { "copies" };
    Ok(format!("Written: {paper}, {word} {}, in {}.", named.join(", "), shown(folder)))
}

/// `Copy 3`, `Copies 3 to 5`.
fn in_words(numbers: &[u32]) -> String {
    match numbers {
        [one] => format!("Copy {one}"),
        _ => format!(
            "Copies {} to {}",
            numbers.first().copied().unwrap_or_default(),
            numbers.last().copied().unwrap_or_default()
        ),
    }
}
