//! `muster operator rekey`: the record under a new key. Says who loses theirs, has a word typed, and shows the new recovery words.
//!
//! It must not know how the record is encrypted anew.

use super::{Hand, typed_passphrase};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::{output, receipt, secrets, typed};
use crate::domain::access::{Access, AccessStep};
use crate::domain::command::Command;
use crate::domain::role::Role;
use crate::journal::hex;
use crate::store::keyring::Created;
use crate::store::record::Opening;
use crate::store::rekey::Renewed;
use crate::store::{Folder, Keyring, Params};
use crate::text::listed;

/// What is typed to go on.
const WORD: &str = "rekey";

/// Gives the record a new key, which whoever asks opens with the passphrase they have.
pub(super) fn run(folder: Folder, keyring: &Keyring, context: &Context) -> Result<(), Failure> {
    let passphrase = typed_passphrase(keyring, context)?;
    let place = folder.clone();
    let hand = Hand::unlock_with(&passphrase, folder, keyring, |_| false, context)?;
    let others: Vec<(String, Role)> = hand
        .keyring
        .slots()
        .iter()
        .filter(|slot| slot.operator != hand.who)
        .map(|slot| (slot.operator.clone(), slot.seat()))
        .collect();
    confirm(&hand.who, &others)?;
    let Created { keyring, key, recovery } =
        hand.keyring.renewed(&hand.who, &passphrase, &mut *Context::random(), Params::STANDARD)?;
    let asking = hand.asking(context);
    let commands = commands(&hand.who, &others);
    let gone: Vec<String> = others.iter().map(|(who, _)| who.clone()).collect();
    let started = context.stamp();
    let opening = Opening { key: &key, read_only: false, pid: std::process::id(), started: &started };
    let renewed = Renewed { keyring: &keyring, opening, commands: &commands, gone: &gone };
    let receipt = hand.store.rekey(&renewed, &asking, Context::random(), &mut |_, _| true)?;
    receipt::say(&receipt, false);
    // What is shown once comes after, so nothing may end this here.
    if let Ok(Some(public)) = context.open_with(place, &key, true).and_then(|store| store.checkpoint_key()) {
        output::line(&format!(
            "Checkpoints are signed with another key from now on; its public half is {}. Those of before are checked with the one they name.",
            hex(&public)
        ));
    }
    if !gone.is_empty() {
        let (have, back) = match gone.len() {
            1 => ("has", "If they are to have a key again"),
            _ => ("have", "Whoever is to have a key again"),
        };
        output::line(&format!(
            "Dashboards that {} {have} open elsewhere lock at their next look. {back}: \"muster operator add\".",
            listed(&gone)
        ));
    }
    output::line(
        "Backups made before still open with the keys of then. Make one now (\"muster backup\"), and keep those where only you reach them.",
    );
    output::line("Destroy the old recovery words; this record opens with them no longer.");
    secrets::show_recovery(&recovery);
    Ok(())
}

/// Says what goes before it does, and has a word typed.
fn confirm(who: &str, others: &[(String, Role)]) -> Result<(), Failure> {
    let named: Vec<String> = others.iter().map(|(who, role)| format!("{who} ({})", role.word())).collect();
    let gone = match named.as_slice() {
        [] => "No other key is there".to_owned(),
        [one] => format!("The key of {one} goes"),
        many => format!("The keys of {} go", listed(many)),
    };
    output::line(&format!(
        "The record is encrypted with a new key, which {who} opens with the passphrase of now. {gone}; the recovery words are made anew."
    ));
    output::prompt(&format!("Type {WORD} to go on: "));
    if typed::again(WORD) {
        return Ok(());
    }
    Err(Failure::refused(format!("Nothing was changed: {WORD} was not typed.")))
}

/// What is recorded: each key that goes, and the new one.
fn commands(who: &str, others: &[(String, Role)]) -> Vec<Command> {
    let change = |operator: &str, step, from| {
        Command::ChangeAccess(Access { operator: operator.to_owned(), step, from, to: None })
    };
    let mut commands: Vec<Command> =
        others.iter().map(|(other, role)| change(other, AccessStep::Removed, Some(*role))).collect();
    commands.push(change(who, AccessStep::Rekeyed, None));
    commands
}
