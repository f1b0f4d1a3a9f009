//! `muster verify --checkpoint`: a checkpoint checked by itself, and a listing of the journal recomputed to its end. Opens no store and asks for no
//! passphrase: whoever holds the public key can do it on any computer.

use super::args::Verify;
use super::failure::Failure;
use super::{files, output};
use crate::domain::time::{Timestamp, clock, long};
use crate::journal::canonical::hex;
use crate::journal::checkpoint::{Checkpoint, parse_public_key};
use crate::journal::listing::{self, Listing};
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
            "The checkpoint names another public key than the one given: it was made by another store, by somebody else, or under an earlier key of the store (\"muster operator rekey\"). Compare the key with the paper it was written on.",
        ));
    }
    if !checkpoint.is_signed_by(&key.unwrap_or(checkpoint.public_key)) {
        return Err(Failure::refused(
            "The signature does not fit: the checkpoint was changed after it was made, or made without the key of the store.",
        ));
    }
    checkpoint.exactly(&text).map_err(|why| {
        Failure::refused(format!(
            "The signature fits what is signed, and the file is not what was handed out: {why}. It was changed afterwards; do not rely on what it says, and ask for the file itself."
        ))
    })?;
    let recomputed = match &verify.journal {
        Some(journal) => Some(recompute(journal, &checkpoint)?),
        None => None,
    };
    tell(&checkpoint, key.is_some(), recomputed, verify.json);
    Ok(())
}

fn tell(checkpoint: &Checkpoint, known: bool, following: Option<u64>, as_json: bool) {
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
            "journal_fits": following.map(|_| true),
            "entries_after": following,
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
    match following {
        None => {}
        Some(0) => output::line(
            "The journal fits: recomputed from its first entry it leads to the head that was signed, and every field of it says what was signed.",
        ),
        Some(after) => output::line(&format!(
            "The journal fits up to entry {}: recomputed from its first entry it leads to the head that was signed, and every field of it says what was signed. The {} chained to it and not signed by this checkpoint.",
            count_group(point.entries),
            if after == 1 {
                "entry after it is".to_owned()
            } else {
                format!("{} entries after it are", count_group(after))
            }
        )),
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

/// Recomputes a listing to its end, and says how many entries stand behind those that the checkpoint signs.
fn recompute(path: &Path, checkpoint: &Checkpoint) -> Result<u64, Failure> {
    let point = &checkpoint.point;
    let unread = |why: String| {
        Failure::usage(format!("The journal file {} could not be read: {why} Nothing was checked.", files::shown(path)))
    };
    let file = files::open(path).map_err(|error| unread(format!("{}.", files::why(&error))))?;
    let mut lines = Lines(BufReader::new(file));
    let mut next = || lines.next_line().map_err(|error| unread(format!("{}.", files::why(&error))));
    let first = next()?.unwrap_or_default();
    let store = listing::store_id(&first).map_err(unread)?;
    if store != point.store_id {
        return Err(Failure::refused(format!(
            "The journal is of store {}, the checkpoint of store {}. Find the listing of that store.",
            clean_line(&store),
            clean_line(&point.store_id)
        )));
    }
    let mut listing = Listing::begin(&first, point.entries).map_err(Failure::refused)?;
    while let Some(line) = next()? {
        listing.push(&line).map_err(Failure::refused)?;
    }
    listing.finish((point.entries, point.head)).map_err(Failure::refused)
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
