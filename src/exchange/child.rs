//! Reads a file in a process of its own, with little memory and little time, so that a file made to exhaust either ends that process and
//! not the meeting. A failed allocation cannot be caught in the process that asks for it (security section 0 finding 5).
//!
//! The parent starts the program again with [`ARGUMENT`], writes the file's name on one line and then its bytes; the child answers with one
//! line that counts the bytes of the JSON after it. The child opens no file and no socket. Linux and other Unix systems hold it to the
//! limits; elsewhere it is a process of its own all the same.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};

use super::limits::check_size;
use super::sheet::Reading;

/// The hidden subcommand under which the program reads sheets for its parent.
pub const ARGUMENT: &str = "read-sheets";
/// The most memory the child may have, in bytes.
pub const MEMORY_BYTES: u64 = 512 * 1024 * 1024;
/// The most processor time the child may use, in seconds.
pub const SECONDS: u64 = 20;
/// The most the parent takes as an answer, in bytes.
const ANSWER_BYTES: u64 = 512 * 1024 * 1024;
/// How the line before the answer begins.
const GREETING: &str = "muster-sheets/1 ";

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Read(Reading),
    Refused(String),
}

/// The child's whole work: limits itself, reads one file from `input`, writes the answer to `output`.
///
/// # Errors
/// Only when `input` or `output` fails; a file that cannot be read is an answer.
pub fn serve(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    hold_back()?;
    let mut sent = Vec::new();
    input.read_to_end(&mut sent)?;
    let end = sent.iter().position(|byte| *byte == b'\n').unwrap_or(sent.len());
    let name = String::from_utf8_lossy(sent.get(..end).unwrap_or_default()).into_owned();
    let bytes = sent.get(end + 1..).unwrap_or_default();
    let answer = match super::read::read(&name, bytes) {
        Ok(reading) => Answer::Read(reading),
        Err(sentence) => Answer::Refused(sentence),
    };
    let json = serde_json::to_vec(&answer).map_err(io::Error::other)?;
    writeln!(output, "{GREETING}{}", json.len())?;
    output.write_all(&json)?;
    output.flush()
}

/// Reads a file by way of a child of the program `exe`. The file's name is used in sentences only.
///
/// # Errors
/// One sentence, as [`read`](super::read::read) gives it, or that the file asked for too much.
pub fn read_in_child(exe: &Path, name: &str, bytes: &[u8]) -> Result<Reading, String> {
    let mut command = Command::new(exe);
    command.arg(ARGUMENT);
    read_with(command, name, bytes)
}

/// As [`read_in_child`], with a command that comes to [`serve`] in its own way.
///
/// # Errors
/// As [`read_in_child`].
pub fn read_with(mut command: Command, name: &str, bytes: &[u8]) -> Result<Reading, String> {
    check_size(name, bytes.len() as u64)?;
    let name = super::shown_name(name);
    let unable = |error: io::Error| {
        let error = crate::text::clean_line(&error.to_string());
        format!(
            "{name} could not be read: the reading process did not start ({error}). Nothing was imported; try again."
        )
    };
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(unable)?;
    let (sender, receiver) = (child.stdin.take(), child.stdout.take());
    let answered = std::thread::scope(|scope| {
        scope.spawn(|| {
            // A child that was stopped no longer listens; what it did say is judged below.
            if let Some(mut sender) = sender {
                let _ = sender
                    .write_all(name.as_bytes())
                    .and_then(|()| sender.write_all(b"\n"))
                    .and_then(|()| sender.write_all(bytes));
            }
        });
        let mut answered = Vec::new();
        let received = receiver.map(|receiver| receiver.take(ANSWER_BYTES).read_to_end(&mut answered));
        if !matches!(received, Some(Ok(_))) {
            answered.clear();
        }
        answered
    });
    let ended = child.wait().map_err(unable)?;
    let answer = body(&answered).filter(|_| ended.success()).and_then(|json| serde_json::from_slice(json).ok());
    match answer {
        Some(Answer::Read(reading)) => Ok(clean(reading)),
        Some(Answer::Refused(sentence)) => Err(crate::text::clean_line(&sentence)),
        None => Err(format!(
            "{name} asked for more memory or time than an extract needs and was stopped. Nothing was imported; save a copy as CSV."
        )),
    }
}

/// The JSON after the line that announces it; nothing where the answer is not whole.
fn body(answered: &[u8]) -> Option<&[u8]> {
    let mut rest = answered;
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let (line, after) = (rest.get(..end)?, rest.get(end + 1..)?);
        if let Some(count) = std::str::from_utf8(line).ok().and_then(|line| line.strip_prefix(GREETING)) {
            return after.get(..count.parse().ok()?);
        }
        rest = after;
    }
}

/// Names and sentences cleaned again on this side; the cells are cleaned where they are given a meaning.
fn clean(mut reading: Reading) -> Reading {
    for sheet in &mut reading.sheets {
        sheet.name = crate::text::clean_line(&sheet.name);
    }
    for note in &mut reading.notes {
        *note = crate::text::clean_line(note);
    }
    reading
}

/// Gives up memory, time, and the writing of files and memory images.
#[cfg(unix)]
fn hold_back() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, most) in
        [(Resource::As, MEMORY_BYTES), (Resource::Cpu, SECONDS), (Resource::Core, 0), (Resource::Fsize, 0)]
    {
        let most = getrlimit(resource).maximum.map_or(most, |already| already.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn hold_back() -> io::Result<()> {
    Ok(())
}
