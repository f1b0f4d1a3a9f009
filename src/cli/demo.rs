//! `muster demo`: an invented division in a store of its own, deleted on exit unless it is to be kept.

use super::args::Demo;
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;
use crate::demo::{Plan, Size};
use crate::domain::command::{Asking, Command};
use crate::domain::identity::OcgId;
use crate::domain::role::Seat;
use crate::store::record::Opening;
use crate::store::{Folder, Keyring, Store};
use crate::text::{count_group, plural};
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

/// Who owns a demo.
const OPERATOR: &str = "DCI 1550";

/// The seed of every demo: the same day gives the same division.
const SEED: u64 = 1;

/// Builds the store and opens the dashboard on it.
pub(super) fn run(demo: &Demo, context: &Context) -> Result<(), Failure> {
    context.may_change()?;
    let size = Size::from_words(&demo.size).map_err(Failure::usage)?;
    let held = match &demo.keep {
        Some(path) => Held { path: path.clone(), delete: false },
        None => Held { path: fleeting()?, delete: true },
    };
    let store = build(&held.path, size, context)?;
    let entries = plural(store.entries(), "entry", "entries");
    if std::io::stdout().is_terminal() {
        let papers = store.folder().map(Folder::papers);
        let left = super::dashboard::open(store, OPERATOR, Seat::default(), false, context);
        if held.delete && papers.is_some_and(|papers| papers.exists()) {
            output::line("The demo was deleted with the papers written in it. Keep one with --keep DIR.");
        }
        return left;
    }
    drop(store);
    if held.delete {
        output::line(&format!(
            "An invented division of {entries} was made and deleted again. Keep one with --keep DIR."
        ));
    } else {
        output::line(&format!("An invented division of {entries} stands in {}.", files::shown(&held.path)));
        output::line(&format!("Open it with: muster --store {}", files::shown(&held.path)));
    }
    Ok(())
}

/// A folder that is deleted when it goes out of hand.
struct Held {
    path: PathBuf,
    delete: bool,
}

impl Drop for Held {
    fn drop(&mut self) {
        if self.delete {
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}

/// A new folder for this user only, among those the system clears.
fn fleeting() -> Result<PathBuf, Failure> {
    let mut bytes = [0; 8];
    Context::random()(&mut bytes).map_err(Failure::environment)?;
    let name = format!("muster-demo-{}", crate::journal::canonical::hex(&bytes));
    Ok(std::env::temp_dir().join(name))
}

/// Founds and fills a demo store, with progress on standard error.
fn build(path: &Path, size: Size, context: &Context) -> Result<Store, Failure> {
    let plan = Plan::in_progress(size, SEED, Context::demo_clock()).map_err(Failure::usage)?;
    let folder = Folder::create(path)?;
    let created = Keyring::create_demo(OPERATOR, &mut *Context::random())?;
    created.keyring.write(&folder.keyring(), &created.key)?;
    let started = context.stamp();
    let opening = Opening { key: &created.key, read_only: false, pid: std::process::id(), started: &started };
    let mut store = Store::create(folder, &opening, Context::random())?;
    let store_id = created.keyring.store_id();
    let batches = plan.batches().map(|mut batch| {
        for command in &mut batch.commands {
            if let Command::Found { founding, .. } = command {
                store_id.clone_into(&mut founding.store_id);
            }
        }
        (batch.asking, batch.commands)
    });
    let (ocgs, _, actions) = size.figures();
    output::remark(&format!(
        "Inventing {} and {}. No passphrase; marked DEMO.",
        plural(ocgs as u64, "OCG", "OCGs"),
        plural(actions as u64, "action", "actions")
    ));
    let shown = std::io::stderr().is_terminal();
    let mut progress = |done| {
        if shown {
            output::progress(&format!("{} acts recorded ", count_group(done as u64)));
        }
        true
    };
    let opening = plan.opening();
    let mut batches = batches.peekable();
    let before = |(asking, _): &(Asking, Vec<Command>)| opening.is_none_or(|opening| asking.decided_at < opening);
    store.fill(std::iter::from_fn(|| batches.next_if(before)), &mut progress)?;
    // The meeting in progress is opened with the running order as it stood, as every meeting is.
    if let Some(opening) = opening {
        let turns = store.running_order(None, opening.local_date())?;
        let due: Vec<OcgId> = turns.iter().map(|turn| turn.ocg).collect();
        let rest = batches.map(|(asking, mut commands)| {
            for command in &mut commands {
                if let Command::OpenMeeting { order, .. } = command {
                    order.clone_from(&due);
                }
            }
            (asking, commands)
        });
        store.fill(rest, &mut |_| true)?;
    }
    if shown {
        output::prompt("\n");
    }
    Ok(store)
}
