//! Putting files into a folder: all of them or none. In two steps, so that what is given to somebody can be noted in between: first it is found out what
//! is in the way and what is there already, then it is written.
//!
//! It must not know what is in the files, nor the access log.

use std::io::ErrorKind;
use std::path::Path;

use super::papers::File;
use crate::store::error::shown;
use crate::store::out::{self, Made, Put};
use crate::text::{listed, plural};

/// Files that can be put in a folder: the folder is there, nothing is in their way, and it is known which of them are there already.
///
/// A folder that was made for them goes again, where none of them came into it.
#[derive(Debug)]
pub struct Placing<'f> {
    folder: &'f Path,
    files: &'f [File],
    over: bool,
    /// Those that are not there yet, and whether something else stands there that they replace.
    missing: Vec<(&'f File, bool)>,
    _made: Made,
}

/// Why files were not put where they were to go.
#[derive(Debug)]
pub struct Unplaced<'f> {
    /// In one or two sentences.
    pub why: String,
    /// Those that do not stand there: they were to be written, and nobody was given them.
    pub unwritten: Vec<&'f File>,
    /// Whether some of them stand there all the same, in the place of others.
    pub some: bool,
}

impl<'f> Placing<'f> {
    /// Makes the folder, if it is not there, and looks what stands in it. What is there already byte for byte stays; with `over` other files of these names
    /// are replaced.
    ///
    /// # Errors
    /// One sentence that says what is in the way. Nothing was written then.
    pub fn look(folder: &'f Path, files: &'f [File], over: bool) -> Result<Self, String> {
        let made = make_folder(folder)?;
        let mut missing = Vec::new();
        for file in files {
            match out::is_there(&folder.join(&file.name), &file.bytes) {
                Ok(true) => {}
                Ok(false) => missing.push((file, false)),
                Err(error) if over && error.kind() == ErrorKind::AlreadyExists => missing.push((file, true)),
                Err(error) => {
                    return Err(format!(
                        "{} in {} {} Nothing was written.",
                        file.name,
                        shown(folder),
                        in_the_way(&error)
                    ));
                }
            }
        }
        Ok(Self { folder, files, over, missing, _made: made })
    }

    /// The files that are to be written: what is there already the same is not written again, and given to nobody.
    pub fn to_write(&self) -> impl Iterator<Item = &'f File> {
        self.missing.iter().map(|(file, _)| *file)
    }

    /// Writes them, and answers with a sentence that says which and where.
    ///
    /// # Errors
    /// What came in the way since, or why the disk refused; what was written of them by then is taken away, unless it replaced something.
    pub fn place(self) -> Result<String, Unplaced<'f>> {
        let mut written = Vec::new();
        for (file, replaces) in &self.missing {
            let path = self.folder.join(&file.name);
            match if self.over { out::put_over(&path, &file.bytes) } else { out::put(&path, &file.bytes) } {
                Ok(Put::Written) => written.push((path, replaces)),
                Ok(Put::Already) => {}
                Err(error) => {
                    written.iter().filter(|(_, replaces)| !**replaces).for_each(|(path, _)| out::take_away(path));
                    return Err(self.unplaced(file, &error));
                }
            }
        }
        Ok(sentence(self.folder, self.files, written.len()))
    }

    /// How it stands after one of the files could not be written.
    fn unplaced(&self, file: &File, error: &std::io::Error) -> Unplaced<'f> {
        let (mut there, mut unwritten) = (0_u64, Vec::new());
        for (file, _) in &self.missing {
            match out::is_there(&self.folder.join(&file.name), &file.bytes) {
                Ok(true) => there += 1,
                Ok(false) => unwritten.push(*file),
                Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::IsADirectory) => {
                    unwritten.push(*file);
                }
                // What cannot be looked at may stand there: that it was given to nobody is not said.
                Err(_) => {}
            }
        }
        let some = unwritten.len() < self.missing.len();
        let rest = match there {
            0 if some => "Look which of the others are there.".to_owned(),
            0 => "Nothing was written.".to_owned(),
            there => format!("{} written all the same.", plural(there, "other file was", "other files were")),
        };
        let why = format!("{} in {} {} {rest}", file.name, shown(self.folder), in_the_way(error));
        Unplaced { why, unwritten, some }
    }
}

/// Looks, and writes where nothing is in the way: for files that are noted by themselves.
///
/// # Errors
/// As [`Placing::look`] and [`Placing::place`].
pub fn place(folder: &Path, files: &[File], over: bool) -> Result<String, String> {
    Placing::look(folder, files, over)?.place().map_err(|unplaced| unplaced.why)
}

/// Makes a folder for papers, if it is not there. It goes again with what is answered, where nothing came into it.
///
/// # Errors
/// One sentence that says why there is none.
pub fn make_folder(folder: &Path) -> Result<Made, String> {
    out::folder(folder).map_err(|error| {
        format!("{} could not be made a folder: {}. Nothing was written.", shown(folder), out::why(&error))
    })
}

fn in_the_way(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::AlreadyExists => {
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
    let word = match files.len() - written.min(files.len()) {
        0 => "Written".to_owned(),
        _ if written == 0 => "Written already, the same".to_owned(),
        same => format!("Written, {same} of them before and the same"),
    };
    format!("{word}: {}, in {}.", listed(&named), shown(folder))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use std::fs;

    fn file(name: &str) -> File {
        File { name: name.to_owned(), bytes: name.as_bytes().to_vec(), sheet: true, to: Some(name.to_owned()) }
    }

    fn of<'f>(files: impl IntoIterator<Item = &'f File>) -> Vec<&'f str> {
        files.into_iter().map(|file| file.name.as_str()).collect()
    }

    #[test]
    fn what_comes_in_the_way_meanwhile_leaves_nothing_but_what_was_replaced() {
        let base = tempfile::tempdir().unwrap();
        let files = ["same", "other", "new", "last"].map(file);
        let path = |name: &str| base.path().join(name);
        fs::write(path("same"), "same").unwrap();
        let placing = Placing::look(base.path(), &files, false).unwrap();
        assert_eq!(of(placing.to_write()), ["other", "new", "last"]);
        fs::create_dir(path("last")).unwrap();
        let unplaced = placing.place().unwrap_err();
        assert_eq!((of(unplaced.unwritten), unplaced.some), (vec!["other", "new", "last"], false));
        assert!(unplaced.why.ends_with("Nothing was written."), "{}", unplaced.why);
        assert!(!path("other").exists() && !path("new").exists());
        // Over what is there: it is replaced, and stays so.
        fs::remove_dir(path("last")).unwrap();
        fs::write(path("other"), "of before").unwrap();
        assert!(Placing::look(base.path(), &files, false).unwrap_err().ends_with("Nothing was written."));
        let placing = Placing::look(base.path(), &files, true).unwrap();
        fs::create_dir(path("last")).unwrap();
        let unplaced = placing.place().unwrap_err();
        assert_eq!((of(unplaced.unwritten), unplaced.some), (vec!["new", "last"], true));
        assert!(unplaced.why.ends_with("1 other file was written all the same."), "{}", unplaced.why);
        assert_eq!(fs::read(path("other")).unwrap(), b"other");
        assert!(!path("new").exists());
    }
}
