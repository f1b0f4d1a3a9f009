//! `muster verify`: the whole chain recomputed, and an old seal held against it. `muster rebuild`: every table made anew.

use super::args::Verify;
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;
use crate::journal::canonical::hex;
use crate::journal::claim::{self, SealClaim};
use crate::journal::seal::Seal;
use crate::store::seals::SealVerdict;
use crate::text::{count_group, plural};
use serde_json::json;
use std::path::Path;

/// Verifies: a checkpoint by itself, or the store with whatever seals were named.
pub(super) fn run(verify: &Verify, context: &Context) -> Result<(), Failure> {
    if let Some(path) = &verify.checkpoint {
        return super::checkpoint::run(path, verify);
    }
    let claims = verify.against.iter().map(|argument| claimed(argument)).collect::<Result<Vec<_>, _>>()?;
    let opened = context.open(true)?;
    let store = &opened.store;
    let head = store.verify()?;
    let log = store.verify_access()?;
    let looks = log.as_ref().map_or(0, |log| log.entries);
    let log_head = log.map(|log| hex(&log.hash));
    let seal = store.seal()?.unwrap_or(Seal { store_id: String::new(), entries: head.entries, head: head.hash });
    let verdicts = store.hold(&claims)?;
    let told: Vec<(bool, String)> =
        verdicts.iter().zip(&claims).map(|(verdict, claim)| sentence(verdict, claim)).collect();
    let confirmed = told.iter().all(|(confirmed, _)| *confirmed);
    // Where one is not confirmed, that is what has to be said.
    let said = told.iter().filter(|(one, _)| *one == confirmed).map(|(_, sentence)| sentence.as_str());
    let said = said.collect::<Vec<_>>().join(" ");
    if verify.json {
        let answer = json!({
            "format": "muster.verify/1",
            "store_id": seal.store_id,
            "entries": head.entries,
            "head": hex(&head.hash),
            "words": seal.words(),
            "whole": true,
            "access_lines": looks,
            "access_head": log_head,
            "public_key": store.checkpoint_key()?.map(|key| hex(&key)),
            "seal_confirmed": (!claims.is_empty()).then_some(confirmed),
            "seal_sentence": (!claims.is_empty()).then_some(&said),
        });
        output::json(&answer);
    } else {
        output::line(&format!(
            "The record is whole: {} verified, each tied to the one before.",
            plural(head.entries, "entry", "entries")
        ));
        let its_head = log_head.map_or_else(String::new, |head| format!(" Its head is {head}."));
        output::line(&format!("The access log is whole: {}.{its_head}", plural(looks, "line", "lines")));
        output::line(&seal.to_string());
        if let Some(key) = store.checkpoint_key()? {
            output::line(&format!("Public key: {}", hex(&key)));
        }
    }
    if !confirmed {
        return Err(Failure::refused(said));
    }
    if !verify.json && !claims.is_empty() {
        output::line(&said);
    }
    Ok(())
}

/// The seal out of an argument, a file or standard input.
fn claimed(argument: &str) -> Result<SealClaim, Failure> {
    let text = if argument == "-" {
        files::small_input()?
    } else if Path::new(argument).is_file() {
        let text = files::small_text(Path::new(argument), "seal")?;
        if text.trim().is_empty() {
            return Err(no_seal(argument, "is empty"));
        }
        text
    } else {
        argument.to_owned()
    };
    // A whole set of minutes names other entries above; its seal stands in the block at its end.
    let block = text.rfind("Seal of ").and_then(|at| text.get(at..)).unwrap_or(&text);
    claim::parse(block).map_err(|why| match Path::new(argument) {
        path if argument == "-" || path.is_file() => Failure::usage(why),
        path if path.is_dir() => no_seal(argument, "is a folder"),
        path if path.exists() => no_seal(argument, "is not a plain file"),
        path if is_path(path, argument) => no_seal(argument, "is not there"),
        _ => Failure::usage(why),
    })
}

/// Whether words that are no seal were meant to name a file.
fn is_path(path: &Path, argument: &str) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ends = ending.is_some_and(|ending| !ending.is_empty() && ending.chars().all(char::is_alphanumeric));
    !argument.contains('\n') && (ends || argument.contains(std::path::is_separator))
}

fn no_seal(argument: &str, why: &str) -> Failure {
    let name = files::shown(Path::new(argument));
    Failure::usage(format!("The seal file {name} {why}. Name the minutes, or type the words of the seal."))
}

/// Whether the seal is confirmed, and the sentence that says so.
fn sentence(verdict: &SealVerdict, claim: &SealClaim) -> (bool, String) {
    match verdict {
        SealVerdict::Confirmed { entry } => {
            let few = if claim.is_full() {
                ""
            } else {
                " These are not all twelve words: that is a check of the eye, not proof."
            };
            (true, format!("The seal is confirmed: nothing up to entry {} has changed since.{few}", count_group(*entry)))
        }
        SealVerdict::OtherStore { claimed } => (
            false,
            format!("The seal is of another store ({claimed}). Open that store, or look for the minutes of this one."),
        ),
        SealVerdict::Elsewhere { claimed, entry } => (
            false,
            format!(
                "The words are the seal of entry {}, not of entry {}: up to there nothing was changed, but the number on the paper is another. Compare the paper again.",
                count_group(*entry),
                count_group(*claimed)
            ),
        ),
        SealVerdict::Older { claimed, entries } => (
            false,
            format!(
                "The seal covers {} and this record has only {}: it is an older copy, whole in itself, in the place of the record. Look for the later one or its backup.",
                plural(*claimed, "entry", "entries"),
                count_group(*entries)
            ),
        ),
        SealVerdict::CutShort { claimed, entries } => (
            false,
            format!(
                "The seal covers {} and this record has only {}: its end was cut off, for its tables still hold what the missing entries recorded. Keep this copy as evidence and look for a later backup.",
                plural(*claimed, "entry", "entries"),
                count_group(*entries)
            ),
        ),
        SealVerdict::Differs { entry } => (
            false,
            format!(
                "The seal is not confirmed: the sealed entries are not those of this record, which is whole in itself: it was written anew with its key. The first that can differ is entry {}. Compare with a backup of that day, or hold older seals against it as well.",
                count_group(*entry)
            ),
        ),
        SealVerdict::Unknown => (
            false,
            "The seal is not confirmed: no entry of this record carries these words. Check the words against the paper, or give the number of entries too.".to_owned(),
        ),
    }
}

/// Makes every table anew from the journal.
pub(super) fn rebuild(context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(false)?;
    let entries = opened.store.rebuild()?;
    output::line(&format!("Every table was made anew from {}.", plural(entries, "entry", "entries")));
    Ok(())
}
