//! `muster init`: a new record. Asks on the terminal for what the flags do not say; without a terminal everything comes from flags.

use super::args::Init;
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;
use super::receipt::stopped;
use super::secrets::{self, Source, Strength};
use super::words;
use crate::domain::command::{Asking, Command};
use crate::domain::profile::Profile;
use crate::domain::reading::Founding;
use crate::store::record::Opening;
use crate::store::{Folder, Keyring, Params, Store};
use std::io::{BufRead as _, IsTerminal as _};

/// Makes the store.
pub(super) fn run(init: &Init, context: &Context) -> Result<(), Failure> {
    context.may_change()?;
    if init.covert && context.global.store.is_none() {
        return Err(Failure::usage(
            "A store of this kind has no usual place. Name a new folder for it with --store; nothing is kept outside that folder.",
        ));
    }
    let place = context.store_path()?;
    if std::fs::read_dir(&place).is_ok_and(|mut entries| entries.next().is_some()) {
        Folder::create(&place)?;
    }
    let profile = match init.profile.as_deref() {
        None if init.covert => Profile::weekly().map_err(Failure::usage)?,
        named => words::profile(named.unwrap_or("lancashire"))?,
    };
    if init.covert && (profile.papers.handling.is_empty() || !profile.papers.numbered_copies) {
        return Err(Failure::usage(
            "The profile of such a store needs a handling line and numbered copies, under [papers]. Leave --profile out to take the usual one.",
        ));
    }
    let operator = asked("operator", context.global.operator.as_deref(), "Your rank and collar number", None, anybody)?;
    let bcu = asked("bcu", init.bcu.as_deref(), "Name of the BCU", None, name)?;
    let prefix = asked("prefix", init.prefix.as_deref(), "What numbers start with", Some(&profile.prefix), letters)?;
    let mut founding = Founding { store_id: String::new(), bcu, prefix, demo: false, covert: init.covert };
    let strength = Strength::of(init.covert);
    let source = Source { file: context.global.passphrase_file.as_deref(), generate: init.generate };
    let (passphrase, generated) = secrets::new_passphrase(&source, strength)?;

    let mut random = Context::random();
    let created = Keyring::create(operator.trim(), &passphrase, &mut *random, Params::STANDARD)?;
    let folder = Folder::create(&place)?;
    let made = || -> Result<_, Failure> {
        created.keyring.write(&folder.keyring(), &created.key)?;
        let started = context.stamp();
        let opening = Opening { key: &created.key, read_only: false, pid: std::process::id(), started: &started };
        let mut store = Store::create(folder.clone(), &opening, Context::random())?;
        founding.store_id = created.keyring.store_id().to_owned();
        let asking = Asking::now(operator.trim(), Context::system_clock());
        Ok(store.act(&[Command::Found { founding, profile }], &asking)?)
    };
    let receipt = made().inspect_err(|_| undo_making(&folder))?;
    for sentence in &receipt.sentences {
        output::line(&stopped(sentence));
    }
    output::line(&format!("It stands in {}.", files::shown(&place)));
    secrets::show_passphrase(generated.as_ref());
    secrets::show_recovery(&created.recovery);
    output::line(if init.covert {
        "Next: muster --store with this folder opens the dashboard. Write the folder down nowhere else."
    } else {
        "Next: muster import FILE, or muster to open the dashboard."
    });
    Ok(())
}

/// Takes back a store that could not be founded: it holds nothing yet.
fn undo_making(folder: &Folder) {
    for file in [folder.record(), folder.keyring(), folder.lock()] {
        let _ = std::fs::remove_file(file);
    }
    let _ = std::fs::remove_dir(folder.backups());
    let _ = std::fs::remove_dir(folder.path());
}

/// The name of the BCU.
fn name(bcu: &str) -> Result<(), &'static str> {
    match bcu.chars().count() {
        1..=80 => Ok(()),
        _ => Err("The BCU needs a name of at most 80 characters. Give one with --bcu."),
    }
}

/// What numbers start with.
fn letters(prefix: &str) -> Result<(), &'static str> {
    let plain = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    match prefix.len() {
        1..=6 if prefix.chars().all(plain) => Ok(()),
        _ => Err("Numbers start with one to six capitals or figures. Give them with --prefix NB."),
    }
}

/// Who founds it. What a name may be is judged where the keyring is made.
fn anybody(operator: &str) -> Result<(), &'static str> {
    if operator.is_empty() { Err("Rank and collar number are needed. Give them with --operator.") } else { Ok(()) }
}

/// What a flag says, or what is typed on the terminal, or the usual. On a terminal what does not hold is asked for again: nothing typed before is lost.
fn asked(
    flag: &str,
    said: Option<&str>,
    question: &str,
    usual: Option<&str>,
    holds: fn(&str) -> Result<(), &'static str>,
) -> Result<String, Failure> {
    if let Some(said) = said {
        let said = crate::text::clean_line(said.trim());
        return holds(&said).map(|()| said).map_err(Failure::usage);
    }
    if !std::io::stdin().is_terminal() {
        return usual.map(str::to_owned).ok_or_else(|| {
            Failure::usage(format!("--{flag} is needed, since there is no terminal to ask on. Nothing was made."))
        });
    }
    let hint = usual.map_or_else(String::new, |usual| format!(" ({usual})"));
    loop {
        output::prompt(&format!("{question}{hint}: "));
        let line = typed_line()?;
        let said = match usual {
            Some(usual) if line.is_empty() => usual.to_owned(),
            _ => line,
        };
        match holds(&said) {
            Ok(()) => return Ok(said),
            Err(why) => output::remark(why),
        }
    }
}

/// One line typed on the terminal, cleaned.
pub(super) fn typed_line() -> Result<String, Failure> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    let read =
        read.map_err(|error| Failure::environment(format!("The terminal could not be read: {}.", files::why(&error))))?;
    if read == 0 {
        return Err(Failure::usage("Nothing more was typed. Nothing was done."));
    }
    Ok(crate::text::clean_line(line.trim()))
}
