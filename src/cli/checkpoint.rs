//! `muster verify --checkpoint`: a checkpoint checked by itself, and a listing of the journal recomputed up to it. Opens no store and asks for no
//! passphrase: whoever holds the public key can do it on any computer.

use super::args::Verify;
use super::failure::Failure;
use super::{files, output};
use crate::domain::time::{Timestamp, clock, long};
use crate::journal::canonical::hex;
use crate::journal::chain::{Head, Verifier};
use crate::journal::checkpoint::{Checkpoint, parse_public_key};
use crate::journal::listing;
use crate::text::{clean_line, count_group};
use serde_json::json;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;

/// Longest line of a listing that is read: no entry is near it.
const LINE: u64 = 16 * 1024 * 1024;

/// Checks it.
pub(super) fn run(path: &Path, verify: &Verify) -> Result<(), Failure> {
    let text = files::small_text(path, "checkpoint")?;
    let checkpoint = Checkpoint::parse(&text).map_err(Failure::usage)?;
    let key = match &verify.public_key {
        Some(argument) => Some(public_key(argument)?),
        None => None,
    };
    if key.is_some_and(|key| key != checkpoint.public_key) {
        return Err(Failure::refused(
            "The checkpoint names another public key than the one given: it was made by another store, or by somebody else. Compare the key with the paper it was written on.",
        ));
    }
    if !checkpoint.is_signed_by(&key.unwrap_or(checkpoint.public_key)) {
        return Err(Failure::refused(
            "The signature does not fit: the checkpoint was changed after it was made, or made without the key of the store.",
        ));
    }
    if let Some(line) = checkpoint.says_otherwise(&text) {
        return Err(Failure::refused(format!(
            "The signature fits what is signed, and the line \"{line}\" says something else: it was changed or added afterwards. Do not rely on what it says."
        )));
    }
    let recomputed = match &verify.journal {
        Some(journal) => Some(recompute(journal, &checkpoint)?),
        None => None,
    };
    tell(&checkpoint, key.is_some(), recomputed.is_some(), verify.json);
    Ok(())
}

fn tell(checkpoint: &Checkpoint, known: bool, recomputed: bool, as_json: bool) {
    let point = &checkpoint.point;
    let (store, meeting) = (clean_line(&point.store_id), clean_line(&point.meeting));
    if as_json {
        let answer = json!({
            "format": "muster.checkpoint/1",
            "store_id": store,
            "meeting": meeting,
            "signed_at": point.at,
            "entries": point.entries,
            "head": hex(&point.head),
            "public_key": hex(&checkpoint.public_key),
            "key_given": known,
            "signature_fits": true,
            "journal_fits": recomputed.then_some(true),
        });
        output::json(&answer);
        return;
    }
    let at = Timestamp(point.at);
    output::line(&format!(
        "The signature fits: store {store} said of meeting {meeting} on {}, {}, that {} entries led to this head.",
        long(at.local_date()),
        clock(at),
        count_group(point.entries)
    ));
    if recomputed {
        output::line("The journal fits: recomputed from its first entry it leads to the head that was signed.");
    }
    if !known {
        output::line(&format!(
            "It was checked with the key it names, {}. Compare that with the key you were given, or name yours with --public-key.",
            hex(&checkpoint.public_key)
        ));
    }
}

fn public_key(argument: &str) -> Result<[u8; 32], Failure> {
    let path = Path::new(argument);
    let text = if path.is_file() { files::small_text(path, "public key")? } else { argument.to_owned() };
    let line = text.lines().find(|line| line.contains("Public key:")).unwrap_or(&text);
    parse_public_key(line).map_err(Failure::usage)
}

/// Recomputes a listing up to the checkpoint.
fn recompute(path: &Path, checkpoint: &Checkpoint) -> Result<(), Failure> {
    let point = &checkpoint.point;
    let unread = |why: String| {
        Failure::usage(format!("The journal file {} could not be read: {why} Nothing was checked.", files::shown(path)))
    };
    let file = File::open(path).map_err(|error| unread(format!("{}.", files::why(&error))))?;
    let mut lines = Lines(BufReader::new(file));
    let mut next = || lines.next_line().map_err(|error| unread(format!("{}.", files::why(&error))));
    let store = listing::store_id(&next()?.unwrap_or_default()).map_err(|why| unread(format!("{why}.")))?;
    if store != point.store_id {
        return Err(Failure::refused(format!(
            "The journal is of store {}, the checkpoint of store {}. Find the listing of that store.",
            clean_line(&store),
            clean_line(&point.store_id)
        )));
    }
    let mut verifier = Verifier::new(&store).watch(point.entries);
    let mut seq = 0_u64;
    // Beyond the checkpoint only where something is erased before it: the entry that says so may stand there.
    while seq < point.entries || !verifier.explains_all() {
        let Some(line) = next()? else { break };
        seq += 1;
        let entry = listing::entry(&line).map_err(|why| unread(format!("at entry {}, {why}.", count_group(seq))))?;
        verifier.push(&entry).map_err(|found| Failure::refused(found.sentence()))?;
    }
    let head = verifier.finish(Some((point.entries, point.head))).and_then(Head::explained);
    head.map(|_| ()).map_err(|found| Failure::refused(found.sentence()))
}

/// Lines of a file, none longer than [`LINE`].
struct Lines(BufReader<File>);

impl Lines {
    fn next_line(&mut self) -> std::io::Result<Option<String>> {
        let mut bytes = Vec::new();
        let read = self.0.by_ref().take(LINE).read_until(b'\n', &mut bytes)?;
        let text = String::from_utf8(bytes).map_err(|_| std::io::ErrorKind::InvalidData)?;
        Ok((read > 0).then_some(text))
    }
}
