//! What the fault tests stand on: a small encrypted store in a folder of its own, opened with its key so that no test derives one twice.

use muster::domain::action::ActionDetails;
use muster::domain::command::{Asking, Command, NewAction, NewOcg};
use muster::domain::identity::{OcgId, OfficerId};
use muster::domain::ocg::{OcgDetails, OcgStatus};
use muster::domain::officer::OfficerDetails;
use muster::domain::profile::Profile;
use muster::domain::reading::Founding;
use muster::domain::tier::Tier;
use muster::domain::time::{Date, Timestamp};
use muster::store::record::Opening;
use muster::store::{DataKey, Folder, Keyring, Random, Store, StoreError};
use std::path::Path;

/// Random bytes out of a seed.
pub(crate) fn random(seed: u64) -> Random {
    let mut chance = fastrand::Rng::with_seed(seed);
    Box::new(move |bytes| {
        chance.fill(bytes);
        Ok(())
    })
}

/// The chair, so many seconds into the meeting.
pub(crate) fn asking(seconds: u64) -> Asking {
    let day = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let start = Timestamp::from_local(day, 10, 0);
    Asking::now("DCI 1550", Timestamp(start.0 + i64::try_from(seconds).unwrap() * 1000))
}

/// Opens the store in a folder.
pub(crate) fn open(path: &Path, key: &DataKey, read_only: bool, seed: u64) -> Result<Store, StoreError> {
    let opening = Opening { key, read_only, pid: std::process::id(), started: "10:00" };
    Store::open(Folder::open(path)?, &opening, random(seed))
}

/// Decides a tier.
pub(crate) fn tier(ocg: i64, to: u8, because: &str) -> Command {
    Command::DecideTier {
        ocg: OcgId(ocg),
        tier: Tier::new(to),
        because: because.into(),
        unit: None,
        review: None,
        refused: String::new(),
    }
}

/// Raises an action.
pub(crate) fn action(ocg: i64, text: &str) -> Command {
    let details = ActionDetails { text: text.into(), ..Default::default() };
    Command::RaiseAction(NewAction { ocg: OcgId(ocg), details, owner: None, due: None, history: None })
}

/// Makes an encrypted store with two officers and three OCGs in the folder, which must not be there yet. Its id, key and salts follow from the
/// seed.
pub(crate) fn make(path: &Path, seed: u64) -> (Store, DataKey) {
    let folder = Folder::create(path).unwrap();
    let created = Keyring::create_demo("DCI 1550", &mut random(seed)).unwrap();
    created.keyring.write(&folder.keyring(), &created.key).unwrap();
    let opening = Opening { key: &created.key, read_only: false, pid: std::process::id(), started: "10:00" };
    let store_id = created.keyring.store_id().to_owned();
    let mut store = Store::create(folder, &opening, random(seed + 1)).unwrap();
    let founding = Founding { store_id, bcu: "Northern BCU".into(), prefix: "NB".into(), demo: true, covert: false };
    let profile = Profile::builtin("lancashire").unwrap();
    store.act(&[Command::Found { founding, profile }], &asking(0)).unwrap();
    let officers = ["DI 4102", "DS 2217"].map(|label| {
        Command::RegisterOfficer(OfficerDetails { label: label.into(), can_lead: true, ..Default::default() })
    });
    store.act(&officers, &asking(1)).unwrap();
    let groups = ["Op Alder", "Op Birch", "Op Yew"].map(|operation| {
        Command::RegisterOcg(NewOcg {
            details: OcgDetails {
                operation: operation.into(),
                threats: vec!["Illegal drugs".into()],
                ..Default::default()
            },
            status: OcgStatus::Active,
            tier: Tier::new(2),
            unit: String::new(),
            reviewed_on: None,
            review: None,
            lro: Some(OfficerId(1)),
            deputy: None,
            sro: None,
        })
    });
    store.act(&groups, &asking(2)).unwrap();
    (store, created.key)
}
