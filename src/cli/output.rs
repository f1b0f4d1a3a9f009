//! The two places where the program speaks: standard output and standard error. Text is cleaned before it leaves.

use super::ending;
use super::failure::Failure;
use super::files::why;
use crate::text::{clean_block, clean_line, is_hidden};
use serde_json::Value;
use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;
use std::sync::OnceLock;

/// Why standard output did not take all that was said, when it did not: the first time.
static MISSED: OnceLock<String> = OnceLock::new();

/// Writes text to standard output. A reader that has gone away (a closed pipe) is no failure; any other is kept for the end of the run.
pub(super) fn say(text: &str) {
    if let Err(error) = put_out(text)
        && error.kind() != ErrorKind::BrokenPipe
    {
        let _ = MISSED.set(why(&error));
    }
}

/// Why standard output did not take all of what was said so far; `None` when it did, or when nobody reads it any more.
pub(super) fn missed() -> Option<&'static str> {
    MISSED.get().map(String::as_str)
}

fn put_out(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes a paper to standard output: whether it went out decides what is noted of it. A reader that has gone away is no failure.
///
/// # Errors
/// One sentence that says why not all of it went out.
pub(super) fn say_paper(text: &str) -> Result<(), Failure> {
    match put_out(text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::environment(format!(
            "Standard output did not take all of it ({}): destroy what came out, and write it again.",
            why(&error)
        ))),
        _ => Ok(()),
    }
}

/// Writes what is given to somebody to standard output: here it matters that all of it went out.
///
/// # Errors
/// One sentence that says that it did not.
pub(super) fn say_whole(text: &str) -> Result<(), String> {
    put_out(text).map_err(|_| "Standard output did not take all of it: destroy what came out.".to_owned())
}

/// Writes one JSON document to standard output, in one line.
pub(super) fn json(document: &Value) {
    say(&format!("{}\n", escaped(&document.to_string())));
}

/// JSON that can be looked at on a terminal: JSON itself escapes ESC, but neither DEL, nor the eight-bit controls, nor what turns the direction of
/// writing. To whoever reads it, it is the same JSON.
pub(super) fn escaped(document: &str) -> String {
    let mut out = String::with_capacity(document.len());
    for c in document.chars() {
        if is_hidden(c) && c != '\n' {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Writes one cleaned line to standard output.
pub(super) fn line(text: &str) {
    say(&format!("{}\n", clean_block(text)));
}

/// Writes one cleaned line to standard error: progress and remarks.
pub(super) fn remark(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = writeln!(out, "{}", clean_block(text));
}

/// Reports a failure and gives its exit code.
pub(super) fn failed(failure: &Failure) -> ExitCode {
    remark(&format!("muster: {}", failure.sentence));
    ExitCode::from(failure.code)
}

/// What clap has to say: help and version on standard output with code 0, usage errors on standard error with code 2.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    // It quotes what was typed, as it was typed; without styles there is no sequence in it that is ours.
    let said = error.render().ansi().to_string();
    if error.use_stderr() {
        remark(said.trim_end());
        return ExitCode::from(2);
    }
    line(said.trim_end());
    ending::code(Ok(()), ending::Left::Answer)
}

/// Asks on standard error, so that standard output holds answers only.
pub(super) fn prompt(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = write!(out, "{}", clean_block(text));
    let _ = out.flush();
}

/// How far a long job is, on the terminal's standard error: each time over the one before, on the same line.
pub(super) fn progress(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = write!(out, "\r{}", clean_line(text));
    let _ = out.flush();
}

/// What is said of a mistake of ours: where it happened, and no word of the record. The exit code is 101.
pub(super) fn fault(info: &std::panic::PanicHookInfo<'_>) {
    let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
    remark(&format!(
        "muster: Muster {} stopped because of a fault in the program at {place}. Everything shown as saved is on the disk; report it with the place.",
        env!("CARGO_PKG_VERSION")
    ));
}
