//! What may be said to the program without standing on the command line, where other accounts of the computer read it and the shell keeps it: arguments out
//! of a file or of standard input (`muster @FILE`, `muster @-`), and folders out of the environment.
//!
//! It must not know what any argument means. No passphrase is given so.

use super::args::Global;
use super::failure::Failure;
use super::files;
use crate::text::{clean_line, cut};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The environment variable that names the folder of the store, as `--store` does.
pub(super) const STORE: &str = "MUSTER_STORE";

/// The environment variable that names the record beside it, as `--with` does.
pub(super) const WITH: &str = "MUSTER_WITH";

/// The environment variable that names whose key opens the record beside it, as `--with-operator` does.
pub(super) const WITH_OPERATOR: &str = "MUSTER_WITH_OPERATOR";

/// The environment variable that names the folder of papers, as `--papers` does.
pub(super) const PAPERS: &str = "MUSTER_PAPERS";

/// The arguments of a command line, the program's name first: where the first of them is `@FILE`, the lines of that file in its place.
pub(super) fn arguments(typed: impl IntoIterator<Item = OsString>) -> Result<Vec<OsString>, Failure> {
    let mut typed: Vec<OsString> = typed.into_iter().collect();
    let Some(name) = typed.get(1).and_then(|first| first.to_str()).and_then(|first| first.strip_prefix('@')) else {
        return Ok(typed);
    };
    let lines = lines(&read(name)?).map_err(|why| Failure::usage(format!("{why} Nothing was done.")))?;
    typed.splice(1..2, lines.into_iter().map(OsString::from));
    Ok(typed)
}

/// What is said where `@FILE` stands somewhere else than first: it was taken for the name of a command.
pub(super) fn misplaced(error: &clap::Error) -> Option<Failure> {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    (error.kind() == ErrorKind::InvalidSubcommand && word.starts_with('@')).then(|| {
        let word = cut(&clean_line(word), 60).into_owned();
        Failure::usage(format!(
            "{word} is read as a file of arguments only where it stands first, right after muster. Put what stands before it into the file too, one argument a line. Nothing was done."
        ))
    })
}

fn read(name: &str) -> Result<String, Failure> {
    if name == "-" { files::small_input() } else { files::small_text(Path::new(name), "arguments") }
}

/// One argument a line, exactly as it stands; a line that begins with a space goes on the one before it. Empty lines say nothing.
fn lines(text: &str) -> Result<Vec<String>, String> {
    let mut found: Vec<String> = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let words = line.trim();
        match found.last_mut() {
            _ if words.is_empty() => {}
            Some(last) if line.starts_with([' ', '\t']) => {
                last.push('\n');
                last.push_str(words);
            }
            None if line.starts_with([' ', '\t']) => {
                return Err(format!("Line {} of the arguments begins with a space and goes on none.", at + 1));
            }
            _ => found.push(words.to_owned()),
        }
    }
    if found.is_empty() { Err("There are no arguments there: one stands on each line.".to_owned()) } else { Ok(found) }
}

/// Folders, and whose key opens the record beside, that the environment names and the command line does not; `beside` says whether this command looks at
/// such a record.
pub(super) fn folders(mut global: Global, beside: bool) -> Global {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    global.store = global.store.or_else(|| named(STORE));
    global.papers = global.papers.or_else(|| named(PAPERS));
    if beside {
        global.beside = global.beside.or_else(|| named(WITH));
        global.with_operator = global.with_operator.or_else(|| named(WITH_OPERATOR)?.to_str().map(str::to_owned));
    }
    global
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed read fails the test")]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_argument_and_an_indented_one_goes_on_the_one_before() {
        let text = "\u{feff}--store\n/media/stick/a store\r\n\ncross\nHarbour\n@home, two \"words\"\n  and a second line\n--yes\n";
        let read = lines(text).unwrap();
        assert_eq!(
            read,
            ["--store", "/media/stick/a store", "cross", "Harbour", "@home, two \"words\"\nand a second line", "--yes"]
        );
        assert!(lines(" x").unwrap_err().contains("Line 1"));
        assert!(lines("\n \n").unwrap_err().contains("no arguments"));
    }

    #[test]
    fn only_the_first_is_ever_looked_up() {
        let typed = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        for words in [&["muster", "record", "note", "Op Alder", "@home"][..], &["muster"], &["muster", "--store", "@x"]]
        {
            assert_eq!(arguments(typed(words)).unwrap(), typed(words));
        }
        let why = arguments(typed(&["muster", "@/nowhere/at/all"])).unwrap_err();
        assert!(
            why.code == 2 && why.sentence.contains("The arguments file /nowhere/at/all could not be read"),
            "{why:?}"
        );
    }
}
