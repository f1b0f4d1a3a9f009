//! The invented stores that are measured: built once for each size, kept beside the build.

use muster::demo::{Plan, Size};
use muster::domain::command::Command;
use muster::domain::time::{Date, Timestamp};
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::record::Opening;
use muster::store::{DataKey, Folder, Keyring, Passphrase, Random, Store};
use std::io::Write as _;
use std::path::PathBuf;

/// Who sits at the store.
pub(crate) const OPERATOR: &str = "DCI 1550";

/// The day of every measure.
pub(crate) fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

/// The moment of every measure.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_local(today(), 10, 27)
}

fn random() -> Random {
    let mut chance = fastrand::Rng::with_seed(2026);
    Box::new(move |bytes| {
        chance.fill(bytes);
        Ok(())
    })
}

/// Where the store of a size is kept. The version in its name is that of its contents: a new one is built when the invented division changes.
pub(crate) fn path(size: Size) -> PathBuf {
    let version = format!("{}-{}", env!("CARGO_PKG_VERSION"), muster::store::schema::newest());
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/bench-stores").join(version).join(size.word())
}

/// The key of a store that was built.
pub(crate) fn key(size: Size) -> DataKey {
    let keyring = Keyring::read(&Folder::open(&path(size)).unwrap().keyring()).unwrap();
    keyring.unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap()
}

/// Opens a store that was built.
pub(crate) fn open(size: Size, key: &DataKey) -> Store {
    let opening = Opening { key, read_only: false, pid: std::process::id(), started: "10:27" };
    Store::open(Folder::open(&path(size)).unwrap(), &opening, random()).unwrap()
}

/// Invents the division of a size.
pub(crate) fn build(size: Size) {
    let path = path(size);
    let half = path.with_extension("half");
    let _ = std::fs::remove_dir_all(&half);
    std::fs::create_dir_all(half.parent().unwrap()).unwrap();
    let folder = Folder::create(&half).unwrap();
    let mut chance = random();
    let created = Keyring::create_demo(OPERATOR, &mut *chance).unwrap();
    created.keyring.write(&folder.keyring(), &created.key).unwrap();
    let opening = Opening { key: &created.key, read_only: false, pid: std::process::id(), started: "10:27" };
    let mut store = Store::create(folder, &opening, random()).unwrap();
    let plan = Plan::new(size, 1, today()).unwrap();
    let batches = plan.batches().map(|mut batch| {
        for command in &mut batch.commands {
            if let Command::Found { founding, .. } = command {
                created.keyring.store_id().clone_into(&mut founding.store_id);
            }
        }
        (batch.asking, batch.commands)
    });
    let mut out = std::io::stderr().lock();
    let from = std::time::Instant::now();
    let mut shown = 0;
    let done = store.fill(batches, &mut |done| {
        if done >= shown + 50_000 {
            shown = done;
            writeln!(out, "  inventing {}: {done} acts in {:.0} s", size.word(), from.elapsed().as_secs_f64()).unwrap();
        }
        true
    });
    let done = done.unwrap();
    writeln!(out, "  invented {}: {done} acts in {:.0} s", size.word(), from.elapsed().as_secs_f64()).unwrap();
    drop(store);
    std::fs::rename(&half, &path).unwrap();
}
