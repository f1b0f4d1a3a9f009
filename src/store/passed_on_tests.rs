//! What must not be taken from under a crossing, or from under the entries of a meeting: undone, withdrawn, and rehearsed.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;
use crate::domain::command::{Asking, Command, NewOcg};
use crate::domain::crossing::{Crossing, CrossingStep};
use crate::domain::fact::Way;
use crate::domain::identity::{MeetingId, OcgId, OcgTag};
use crate::domain::meeting::{MeetingDetails, MeetingKind, MeetingState};
use crate::domain::ocg::{OcgDetails, OcgStatus};
use crate::domain::profile::Profile;
use crate::domain::reading::Founding;
use crate::domain::tier::Tier;
use crate::domain::time::{Date, Timestamp};
use crate::store::ActError;

fn day() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn asking() -> Asking {
    Asking::now("DCI 1550", Timestamp::from_local(day(), 10, 0))
}

/// A store of either sort with one item.
fn founded(covert: bool) -> Store {
    let mut chance = fastrand::Rng::with_seed(11);
    let random = Box::new(move |bytes: &mut [u8]| {
        chance.fill(bytes);
        Ok(())
    });
    let id = "58VP-VMDK-RDD5";
    let mut store = Store::in_memory(id, random).unwrap();
    let founding =
        Founding { store_id: id.into(), bcu: "Northern BCU".into(), prefix: "KX".into(), demo: false, covert };
    let profile = if covert { Profile::weekly().unwrap() } else { Profile::builtin("lancashire").unwrap() };
    did(&mut store, Command::Found { founding, profile });
    store
}

fn did(store: &mut Store, command: Command) -> u64 {
    store.act(&[command], &asking()).unwrap().last
}

fn register(operation: &str) -> Command {
    Command::RegisterOcg(NewOcg {
        details: OcgDetails { operation: operation.into(), ..OcgDetails::default() },
        status: OcgStatus::Active,
        tier: Tier::new(3),
        unit: String::new(),
        reviewed_on: None,
        review: None,
        lro: None,
        deputy: None,
        sro: None,
    })
}

/// Prepares the next meeting and opens it. Gives the entries of both.
fn open(store: &mut Store, covert: bool) -> [u64; 2] {
    let kind = MeetingKind::usual(covert);
    let details = MeetingDetails { chair: "DCI 1550".into(), ..MeetingDetails::of(day()) };
    let prepared = did(store, Command::PrepareMeeting { kind, details, number: None });
    let meeting = store.meetings(1).unwrap().remove(0).id;
    let marking = "OFFICIAL-SENSITIVE".into();
    [prepared, did(store, Command::OpenMeeting { meeting, marking, order: Vec::new() })]
}

fn cross(store: &mut Store, step: CrossingStep) -> u64 {
    let tag = |id, operation: &str| OcgTag { id: OcgId(id), reference: String::new(), operation: operation.into() };
    let crossing = Crossing {
        ocg: tag(1, "Harbour"),
        to: tag(7, "Op Alder"),
        text: "Visit two tenants".into(),
        owner: None,
        strand: None,
        due: None,
        after: 9,
        meant: None,
    };
    did(store, Command::MarkCrossing { crossing: Box::new(crossing), step })
}

fn released(intent: u64) -> CrossingStep {
    CrossingStep::Done { intent, number: "NB-2026-0412".into() }
}

fn given_up(intent: u64) -> CrossingStep {
    CrossingStep::Abandoned { intent, number: None }
}

fn sentence(done: Result<impl std::fmt::Debug, ActError>) -> String {
    match done.unwrap_err() {
        ActError::Refused { sentence, .. } => sentence,
        ActError::Store(error) => unreachable!("{error}"),
    }
}

/// That an entry cannot be taken back, neither withdrawn nor rehearsed, nothing being written; gives the sentence.
fn stays_put(store: &mut Store, entry: u64) -> String {
    let before = (store.entries(), store.projection_text().unwrap());
    let why = sentence(store.withdraw(entry, "slip", &asking()));
    assert_eq!(sentence(store.rehearse_withdraw(entry, "slip", &asking())), why);
    assert_eq!((store.entries(), store.projection_text().unwrap()), before);
    assert_eq!(why.matches(". ").count(), 0, "one sentence: {why}");
    why
}

/// The same of undo, of the batch that it takes next.
fn undo_refused(store: &mut Store) -> String {
    let batch = store.undoable().unwrap().unwrap().batch;
    let before = store.entries();
    let why = sentence(store.undo(batch, &asking()));
    assert_eq!(sentence(store.rehearse_undo(batch, &asking())), why);
    assert_eq!(store.refusal(Way::Undo, batch, &asking()).unwrap().as_ref(), Some(&why), "said before it is confirmed");
    assert_eq!(store.entries(), before);
    why
}

#[test]
fn an_item_from_which_something_crossed_stays() {
    let mut store = founded(true);
    let harbour = did(&mut store, register("Harbour"));
    let intent = cross(&mut store, CrossingStep::Intended);
    let begun =
        "entry 3 began a release to the open record from Harbour, and it waits; finish that or give it up first";
    assert_eq!(stays_put(&mut store, harbour), format!("Entry 2 cannot be taken back: {begun}."));
    assert_eq!(undo_refused(&mut store), format!("Entry 2 cannot be taken back: {begun}."));
    cross(&mut store, released(intent));
    let why = stays_put(&mut store, harbour);
    assert_eq!(
        why,
        "Entry 2 cannot be taken back: NB-2026-0412 was released to the open record from Harbour, and a release cannot lose what it rests on; close Harbour instead, and add what corrects it."
    );
    assert_eq!(undo_refused(&mut store), why);
    // Another item goes as before.
    let lantern = did(&mut store, register("Lantern"));
    store.withdraw(lantern, "slip", &asking()).unwrap();
}

#[test]
fn what_was_given_up_holds_nothing() {
    let mut store = founded(true);
    let harbour = did(&mut store, register("Harbour"));
    let intent = cross(&mut store, CrossingStep::Intended);
    cross(&mut store, given_up(intent));
    // Of two crossings the one that stands holds.
    let second = cross(&mut store, CrossingStep::Intended);
    assert!(stays_put(&mut store, harbour).contains("entry 5 began"));
    cross(&mut store, given_up(second));
    let batch = store.undoable().unwrap().unwrap().batch;
    assert_eq!(store.refusal(Way::Undo, batch, &asking()).unwrap(), None);
    store.undo(batch, &asking()).unwrap();
    assert!(store.board(day()).unwrap().ocgs.is_empty());
}

#[test]
fn the_opening_of_a_meeting_at_which_something_crossed_stays() {
    let mut store = founded(true);
    did(&mut store, register("Harbour"));
    let [prepared, opened] = open(&mut store, true);
    let intent = cross(&mut store, CrossingStep::Intended);
    let why = stays_put(&mut store, opened);
    assert!(why.contains("entry 5 began a release to the open record at weekly meeting 1, and it waits"), "{why}");
    assert!(why.ends_with("finish that or give it up, and close the meeting instead."), "{why}");
    cross(&mut store, released(intent));
    let why = stays_put(&mut store, opened);
    assert!(
        why.starts_with(
            "Entry 4 cannot be taken back: NB-2026-0412 was released to the open record at weekly meeting 1,"
        ),
        "{why}"
    );
    assert!(why.ends_with("close the meeting instead, and add what corrects it."), "{why}");
    assert_eq!(undo_refused(&mut store), why);
    assert!(stays_put(&mut store, prepared).contains("NB-2026-0412"));
}

#[test]
fn a_crossing_begun_before_the_meeting_and_done_at_it_holds_its_opening() {
    let mut store = founded(true);
    did(&mut store, register("Harbour"));
    let intent = cross(&mut store, CrossingStep::Intended);
    let [_, opened] = open(&mut store, true);
    cross(&mut store, released(intent));
    assert!(stays_put(&mut store, opened).contains("NB-2026-0412 was released to the open record at weekly meeting 1"));
}

#[test]
fn a_meeting_whose_entries_stand_was_opened() {
    let mut store = founded(false);
    let [prepared, opened] = open(&mut store, false);
    let entries = [register("Op Alder"), register("Op Yew")].map(|command| did(&mut store, command));
    let why = stays_put(&mut store, opened);
    assert_eq!(
        why,
        "Entry 3 cannot be taken back: tasking meeting 1 has 2 entries that stand, and they stand or fall one by one; take those back first, or close the meeting and add what corrects it."
    );
    assert!(stays_put(&mut store, prepared).contains("2 entries that stand"));
    // What is taken back holds nothing, in whichever way; nor does what took it back.
    let batch = store.undoable().unwrap().unwrap().batch;
    store.undo(batch, &asking()).unwrap();
    assert!(stays_put(&mut store, opened).contains("has 1 entry that stands, and it would be of no meeting;"));
    let redo = store.redoable().unwrap().unwrap().batch;
    store.redo(redo, &asking()).unwrap();
    assert_eq!(stays_put(&mut store, opened), why, "what was brought back stands");
    for entry in entries {
        store.withdraw(entry, "slip", &asking()).unwrap();
    }
    store.withdraw(opened, "wrong day", &asking()).unwrap();
    assert_eq!(store.meeting(MeetingId(1)).unwrap().unwrap().state, MeetingState::Prepared);
    let text = store.projection_text().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.projection_text().unwrap(), text);
}

#[test]
fn what_was_withdrawn_at_a_meeting_was_done_there() {
    let mut store = founded(false);
    let before = did(&mut store, register("Op Alder"));
    let [_, opened] = open(&mut store, false);
    let withdrawal = store.withdraw(before, "slip", &asking()).unwrap().last;
    assert!(stays_put(&mut store, opened).contains("has 1 entry that stands"));
    store.withdraw(withdrawal, "no slip", &asking()).unwrap();
    store.withdraw(opened, "wrong day", &asking()).unwrap();
}

#[test]
fn undo_goes_back_to_before_a_meeting_one_act_at_a_time() {
    let mut store = founded(false);
    let before = store.projection_text().unwrap();
    open(&mut store, false);
    did(&mut store, register("Op Alder"));
    for _ in 0..3 {
        let batch = store.undoable().unwrap().unwrap().batch;
        store.undo(batch, &asking()).unwrap();
    }
    assert!(store.meetings(9).unwrap().is_empty() && store.projection_text().unwrap() != before);
    // A meeting that has the number again is not held by what the one before left behind.
    let [_, opened] = open(&mut store, false);
    store.withdraw(opened, "wrong day", &asking()).unwrap();
}
