//! The dashboard: decides from the environment how it looks, where the record comes from, and what to do when there is none.

use super::args::{Demo, Doctor, Init, Restore};
use super::context::Context;
use super::failure::Failure;
use super::{given, output};
use crate::domain::role::Seat;
use crate::store::{Folder, Keyring, Store, StoreError};
use crate::term::guard::Guard;
use crate::term::{Anew, Choice, Source, Start, With, first_run};
use crate::view::glyphs::Glyphs;
use crate::view::themes::Theme;
use std::ffi::OsString;
use std::io::IsTerminal as _;

/// Opens the dashboard on the usual store; without one, asks what to do.
pub(super) fn run(context: &Context) -> Result<(), Failure> {
    // The terminal first: whatever goes wrong from here on must give it back.
    let stopped = context.global.stopped;
    let blanked = context.global.takes_over.clone().map(|before| crate::term::take_over(before, stopped)).transpose();
    let blanked = blanked.map_err(Failure::environment)?;
    let path = context.store_path()?;
    if !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal() {
        // A missing store is the better news of the two.
        Folder::open(&path)?;
        return Err(Failure::usage(
            "The dashboard needs a terminal. Without one, \"muster list\", \"muster show\" and \"muster record\" do the same work.",
        ));
    }
    match Folder::open(&path) {
        Err(StoreError::NotAStore { .. }) if context.global.store.is_none() => return first(context),
        other => other?,
    };
    let keyring = Keyring::read(&Folder::open(&path)?.keyring())?;
    let (read_only, operator, demo) = (context.global.read_only, context.global.operator.clone(), keyring.is_demo());
    let source = |path| Source::Folder { path, read_only, operator };
    if blanked.is_some() {
        return start(source(path), demo, blanked, true, context);
    }
    if keyring.is_demo() || context.global.passphrase_file.is_some() {
        let opened = context.open_as_may(false)?;
        return open(opened.store, &opened.operator, opened.seat, true, context);
    }
    start(source(path), false, None, true, context)
}

/// Opens the dashboard on an open store. One that `stays` when the dashboard ends is locked by replacing the process; what this process has to delete
/// afterwards is not, and holds nothing but invented data.
pub(super) fn open(store: Store, operator: &str, seat: Seat, stays: bool, context: &Context) -> Result<(), Failure> {
    let demo = store.founding()?.is_some_and(|founding| founding.demo);
    let path = store.folder().map(|folder| folder.path().to_path_buf()).unwrap_or_default();
    let source = Source::Open { store: Box::new(store), operator: operator.to_owned(), seat, path };
    start(source, demo, None, stays, context)
}

/// Only invented data lets the environment fix the clock, or bring a fault about.
fn start(source: Source, demo: bool, blanked: Option<Guard>, stays: bool, context: &Context) -> Result<(), Failure> {
    let (theme, glyphs) = look(context)?;
    let clock = if demo { Context::demo_clock } else { Context::system_clock };
    let fault = demo && Context::demo_fault();
    let papers = context.global.papers.clone();
    let anew = if stays { Some(anew(context)?) } else { None };
    let (moments, lock_after) = (Context::moments as fn() -> u64, context.global.lock_after);
    let partner = context.global.partner_view;
    let with_read_only = context.global.read_only;
    // Said once, and not again by each process that a lock starts.
    let note = if demo || blanked.is_some() { None } else { super::doctor::screen_kept_by() };
    let with = match &context.global.beside {
        // Once only: after a lock it is asked for, as every passphrase is.
        Some(path) if context.global.with_passphrase_file.is_some() => {
            context.beside()?.map(|beside| With::Open(beside, path.clone()))
        }
        Some(path) => Some(With::Folder(path.clone(), context.global.with_operator.clone())),
        None => None,
    };
    let start = Start {
        source,
        with,
        with_read_only,
        theme,
        glyphs,
        papers,
        clock,
        moments,
        lock_after,
        partner,
        anew,
        note,
        blanked,
        fault,
    };
    crate::term::run(start).map_err(Failure::environment)
}

/// With what the program starts anew after a lock: where the record is, which no other account is to read, and how it looks. Nothing that opens it.
fn anew(context: &Context) -> Result<Anew, Failure> {
    let global = &context.global;
    let mut arguments: Vec<OsString> = Vec::new();
    let folders = [
        (given::STORE, Some(context.store_path()?)),
        (given::PAPERS, global.papers.clone()),
        (given::WITH, global.beside.clone()),
    ];
    let environment = folders.map(|(name, folder)| (name, folder.map(OsString::from))).to_vec();
    if let Some(theme) = &global.theme {
        arguments.extend(["--theme".into(), theme.into()]);
    }
    if let Some(ms) = global.lock_after {
        arguments.extend(["--lock-after".into(), format!("{}s", ms.div_ceil(1_000)).into()]);
    }
    for (flag, set) in [("--ascii", global.ascii), ("--read-only", global.read_only)] {
        if set {
            arguments.push(flag.into());
        }
    }
    Ok(Anew { arguments, environment, beside_of: given::WITH_OPERATOR })
}

/// Theme and glyphs: what was asked for, else what the environment says.
fn look(context: &Context) -> Result<(Theme, Glyphs), Failure> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let theme = match context.global.theme.as_deref() {
        Some(name) => Theme::named(name).ok_or_else(|| {
            let names: Vec<&str> = Theme::ALL.into_iter().map(Theme::name).collect();
            Failure::usage(format!(
                "There is no theme \"{}\". The themes are {}.",
                super::find::shown(name),
                names.join(", ")
            ))
        })?,
        None if set("NO_COLOR") => Theme::Mono,
        None => Theme::default(),
    };
    let bare = matches!(std::env::var("TERM").as_deref(), Ok("linux" | "dumb" | "vt100" | "vt220"));
    let glyphs = if context.global.ascii || bare { Glyphs::Ascii } else { Glyphs::Unicode };
    Ok((theme, glyphs))
}

/// No store yet.
fn first(context: &Context) -> Result<(), Failure> {
    let (theme, glyphs) = look(context)?;
    match first_run(theme, glyphs).map_err(Failure::environment)? {
        Choice::Quit => Ok(()),
        Choice::Demo => super::demo::run(&Demo { size: "bcu".to_owned(), keep: None }, context),
        Choice::Init => {
            super::init::run(&Init { profile: None, bcu: None, prefix: None, generate: false, covert: false }, context)
        }
        Choice::Doctor => super::doctor::run(&Doctor { json: false, backups: Vec::new() }, context),
        Choice::Restore => {
            output::prompt("Path of the backup: ");
            let path = super::init::typed_line()?;
            super::restore::run(&Restore { path: path.into() }, context)
        }
    }
}
