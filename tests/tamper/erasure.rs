//! A lawful erasure leaves the chain whole, the seals good and the tables what a rebuild makes; a text taken out without one is found.

use crate::ground::{action, asking, make, open, tier};
use muster::domain::assessment::AssessmentDetails;
use muster::domain::command::Command;
use muster::domain::erasure::mark_of_name;
use muster::domain::identity::{ActionId, OcgId};
use muster::domain::retention::{HoldKind, RetentionAsk, RetentionAsked};
use muster::journal::claim;
use muster::store::erase::{EraseAsked, Take, Target};
use muster::store::seals::SealVerdict;
use muster::store::{ActError, Folder, Store, testing};
use std::path::Path;

const SECRET: &str = "Dewhurst keeps the van in Mill Lane";

fn wanted(target: Target) -> EraseAsked {
    EraseAsked {
        target,
        because: "recorded of the wrong person".into(),
        authority: "DPO 2026/118".into(),
        everywhere: false,
        take: Take::Words,
    }
}

fn erase(store: &mut Store, target: Target, at: u64) -> Result<u64, ActError> {
    let asked = wanted(target);
    let plan = store.plan_erasure(&asked, &asking(at))?;
    let (receipt, swept) = store.erase(&asked, &plan, &asking(at))?;
    assert!(swept);
    Ok(receipt.last)
}

fn refusal(store: &mut Store, target: Target) -> String {
    match erase(store, target, 300) {
        Err(ActError::Refused { sentence, .. }) => sentence,
        other => panic!("{other:?}"),
    }
}

/// The entry whose sentence holds these words.
fn entry_with(store: &Store, words: &str) -> u64 {
    let lines = store.history(None, None, 1_000).unwrap();
    lines.iter().rev().find(|line| line.sentence.contains(words)).unwrap().entry
}

/// An action with a secret that was claimed, refused and amended, so that later entries carry it as what they replaced.
fn told(path: &Path) -> (Store, muster::store::DataKey) {
    let (mut store, key) = make(path, 1);
    store.act(&[action(1, SECRET), action(1, "visit the second unit")], &asking(10)).unwrap();
    store.act(&[Command::StartAction { action: ActionId(1) }], &asking(11)).unwrap();
    let details = muster::domain::action::ActionDetails { text: "visit the tenant".into(), ..Default::default() };
    store.act(&[Command::AmendAction { action: ActionId(1), details }], &asking(12)).unwrap();
    store.act(&[tier(1, 1, &format!("It was said: {SECRET}."))], &asking(13)).unwrap();
    assert!(plain(path, &key).contains("Dewhurst"));
    (store, key)
}

/// Everything the record holds, read through its key.
fn plain(path: &Path, key: &muster::store::DataKey) -> String {
    let bytes = testing::plain_bytes(&Folder::open(path).unwrap(), key).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn verdict(store: &Store, seal: &str) -> SealVerdict {
    store.hold(&[claim::parse(seal).unwrap()]).unwrap().remove(0)
}

#[test]
fn an_erasure_keeps_chain_seals_and_numbers_and_leaves_no_word() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (mut store, key) = told(&path);
    let seal = store.seal().unwrap().unwrap().to_string();
    let raised = entry_with(&store, SECRET);
    let asked = wanted(Target::Entry(raised));
    let plan = store.plan_erasure(&asked, &asking(20)).unwrap();
    assert_eq!(plan.texts, [SECRET]);
    let shown: Vec<u64> = plan.entries.iter().map(|(entry, _)| *entry).collect();
    assert_eq!(shown, [raised, raised + 3, raised + 4], "raised, amended, and the tier that repeats it");
    let number = erase(&mut store, Target::Entry(raised), 20).unwrap();
    let mark = format!("erased on Tuesday 24 November 2026 (entry {number})");
    // The chain holds, and the seal of before.
    assert_eq!(store.verify().unwrap().erased, shown);
    assert!(matches!(verdict(&store, &seal), SealVerdict::Confirmed { .. }));
    // The tables are what a rebuild makes of the journal, and hold no word of it.
    let live = store.projection_text().unwrap();
    let held = plain(&path, &key);
    assert!(!held.contains("Dewhurst") && held.contains(&mark), "nor in a free page");
    store.rebuild().unwrap();
    assert_eq!(store.projection_text().unwrap(), live);
    assert!(store.search("dewhurst", 9).unwrap().is_empty());
    // The past reads without it as well, and the history says what is gone.
    let past = store.as_at(raised).unwrap();
    assert!(past.history(None, None, 1).unwrap()[0].sentence.contains(&mark));
    assert_eq!(entry_with(&store, "The words of entry"), number);
    // Numbers stay spent and the record goes on.
    store.act(&[action(1, "the next one")], &asking(30)).unwrap();
    assert_eq!(entry_with(&store, "NB-2026-0003 "), number + 1);
    drop(store);
    let store = open(&path, &key, false, 5).unwrap();
    store.verify().unwrap();
}

#[test]
fn what_was_erased_cannot_be_taken_back() {
    let base = tempfile::tempdir().unwrap();
    let (mut store, _) = make(&base.path().join("store"), 1);
    store.act(&[action(1, SECRET)], &asking(10)).unwrap();
    let raised = store.entries();
    let number = erase(&mut store, Target::Entry(raised), 20).unwrap();
    let said = |error: ActError| error.to_string();
    let gone = format!("Entry {raised} was erased by law");
    assert!(said(store.withdraw(raised, "slip", &asking(21)).unwrap_err()).starts_with(&gone));
    let kept = said(store.withdraw(number, "slip", &asking(21)).unwrap_err());
    assert!(kept.contains("happened once and for all"), "{kept}");
    let batch = store.undoable().unwrap().unwrap().batch;
    assert!(said(store.undo(batch, &asking(22)).unwrap_err()).starts_with(&gone));
    // What was undone first, and erased then, is not brought back.
    store.act(&[action(1, "Dewhurst again, in the blue van")], &asking(30)).unwrap();
    let batch = store.undoable().unwrap().unwrap().batch;
    let again = store.entries();
    store.undo(batch, &asking(31)).unwrap();
    let asked = wanted(Target::Entry(again));
    let plan = store.plan_erasure(&asked, &asking(32)).unwrap();
    assert_eq!(plan.entries.len(), 2, "raised and struck out");
    erase(&mut store, Target::Entry(again), 32).unwrap();
    assert!(store.redoable().unwrap().is_none_or(|redo| store.redo(redo.batch, &asking(33)).is_err()));
    store.verify().unwrap();
}

#[test]
fn an_erasure_of_what_another_left_keeps_both() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (mut store, key) = make(&path, 1);
    let note = |text: &str| Command::AddNote { ocg: OcgId(1), action: None, text: text.into() };
    store.act(&[action(1, SECRET)], &asking(10)).unwrap();
    let first = store.entries();
    let both = format!("{SECRET}, and Pemberton drives it on Fridays");
    store.act(&[note(&both)], &asking(11)).unwrap();
    erase(&mut store, Target::Entry(first), 20).unwrap();
    let mut last = store.entries();
    assert!(store.history(None, None, 9).unwrap()[1].sentence.contains("Pemberton drives it"));
    // The note holds the rest of its words only by way of the erasure, which loses them now too.
    last = erase(&mut store, Target::Entry(first + 1), 21).unwrap().max(last);
    let live = store.projection_text().unwrap();
    let held = plain(&path, &key);
    assert!(!held.contains("Pemberton") && !held.contains("Dewhurst"));
    assert_eq!(store.verify().unwrap().erased, [first, first + 1, first + 2]);
    store.rebuild().unwrap();
    assert_eq!(store.projection_text().unwrap(), live);
    assert_eq!(store.entries(), last);
}

#[test]
fn the_same_words_about_another_record_stay_unless_it_is_said() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (mut store, key) = told(&path);
    let quoted = format!("as of Op Alder: {SECRET}");
    store.act(&[Command::AddNote { ocg: OcgId(2), action: None, text: quoted.clone() }], &asking(15)).unwrap();
    let (raised, note) = (entry_with(&store, SECRET), store.entries());
    let asked = wanted(Target::Entry(raised));
    let plan = store.plan_erasure(&asked, &asking(20)).unwrap();
    assert_eq!(plan.elsewhere.iter().map(|(entry, _)| *entry).collect::<Vec<_>>(), [note]);
    assert!(plan.entries.iter().all(|(entry, _)| *entry != note));
    let asked = EraseAsked { everywhere: true, ..asked };
    let all = store.plan_erasure(&asked, &asking(20)).unwrap();
    assert!(all.elsewhere.is_empty() && all.entries.len() == plan.entries.len() + 1);
    // What was not shown does not go.
    let narrow = wanted(Target::Entry(raised));
    assert!(store.erase(&narrow, &all, &asking(20)).is_err());
    store.erase(&narrow, &plan, &asking(20)).unwrap();
    assert_eq!(entry_with(&store, &quoted), note);
    erase(&mut store, Target::Entry(note), 21).unwrap();
    assert!(!plain(&path, &key).contains("Dewhurst"));
    store.verify().unwrap();
}

#[test]
fn a_text_taken_out_without_an_erasure_is_found() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (mut store, key) = told(&path);
    let raised = entry_with(&store, SECRET);
    let number = erase(&mut store, Target::Entry(raised), 20).unwrap();
    drop(store);
    let folder = Folder::open(&path).unwrap();
    let emptied = |entry: u64| format!("UPDATE journal SET body = NULL, salt = zeroblob(16) WHERE seq = {entry}");
    let whole = std::fs::read(path.join("record.db")).unwrap();
    let says = |sql: &str| {
        testing::alter(&folder, &key, sql).unwrap();
        let mut store = open(&path, &key, false, 6).unwrap();
        let said = store.verify().unwrap_err().to_string();
        assert_eq!(store.rebuild().unwrap_err().to_string(), said);
        drop(store);
        std::fs::write(path.join("record.db"), &whole).unwrap();
        said
    };
    // An entry that no erasure names, and the one that names the others.
    assert!(says(&emptied(raised + 1)).contains(&format!("The text of entry {} was taken out", raised + 1)));
    assert!(says(&emptied(number)).contains(&format!("The text of entry {raised} was taken out")));
    // A name with another hash is none.
    let another = "UPDATE journal SET body = replace(body, '\"hash\":\"', '\"hash\":\"0') WHERE kind = 'record.erased'";
    assert!(says(another).contains(&format!("Entry {number} was changed after it was recorded")));
    open(&path, &key, false, 7).unwrap().verify().unwrap();
}

#[test]
fn what_is_held_or_of_the_record_itself_is_not_erased() {
    let base = tempfile::tempdir().unwrap();
    let (mut store, _) = told(&base.path().join("store"));
    let raised = entry_with(&store, SECRET);
    let retain = |ask| Command::Retain(RetentionAsked { ocg: OcgId(1), ask, because: "trial".into() });
    store.act(&[retain(RetentionAsk::Hold(HoldKind::Disclosure))], &asking(20)).unwrap();
    let held = refusal(&mut store, Target::Entry(raised));
    assert!(held.starts_with("Op Alder is held for disclosure since 24 November 2026 by DCI 1550"), "{held}");
    store.act(&[retain(RetentionAsk::Lift(HoldKind::Disclosure))], &asking(21)).unwrap();
    assert!(refusal(&mut store, Target::Entry(1)).contains("about the record itself"));
    assert!(refusal(&mut store, Target::Entry(99_999)).starts_with("There is no entry 99,999"));
    let started = entry_with(&store, "in progress");
    assert!(refusal(&mut store, Target::Entry(started)).contains("brought no typed words"));
    assert!(refusal(&mut store, Target::Ocg(OcgId(1))).contains("is not agreed"));
    let asked = EraseAsked { because: format!("it says {SECRET}"), ..wanted(Target::Entry(raised)) };
    assert!(store.plan_erasure(&asked, &asking(22)).unwrap_err().to_string().contains("must not repeat"));
    let entries = store.entries();
    // What was shown is what goes: with something recorded since, nothing does.
    let asked = wanted(Target::Entry(raised));
    let plan = store.plan_erasure(&asked, &asking(23)).unwrap();
    let note = Command::AddNote { ocg: OcgId(1), action: None, text: format!("Again: {SECRET}") };
    store.act(&[note], &asking(24)).unwrap();
    let refused = store.erase(&asked, &plan, &asking(25)).unwrap_err().to_string();
    assert!(refused.contains("in the meantime"), "{refused}");
    assert_eq!(store.entries(), entries + 1);
    assert!(store.verify().unwrap().erased.is_empty());
}

#[test]
fn an_agreed_disposal_takes_every_typed_word_of_the_group_and_no_other() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (mut store, key) = told(&path);
    store.act(&[action(2, "watch the yard of the second group")], &asking(19)).unwrap();
    // What waits is decided first: a group with open actions is not disposed of.
    for action in [ActionId(1), ActionId(2)] {
        let (reason_code, because) = ("no longer needed".to_owned(), "the tenant moved on".to_owned());
        store.act(&[Command::CancelAction { action, reason_code, because }], &asking(19)).unwrap();
    }
    let status = muster::domain::ocg::OcgStatus::Archived;
    let because = "nothing for six years".to_owned();
    store.act(&[Command::SetStatus { ocg: OcgId(1), status, because }], &asking(20)).unwrap();
    for (at, ask) in [(21, RetentionAsk::Propose), (22, RetentionAsk::Answer { agreed: true })] {
        let asked = RetentionAsked { ocg: OcgId(1), ask, because: "the schedule is over".into() };
        store.act(&[Command::Retain(asked)], &asking(at)).unwrap();
    }
    erase(&mut store, Target::Ocg(OcgId(1)), 30).unwrap();
    let live = store.projection_text().unwrap();
    let held = plain(&path, &key);
    for gone in ["Dewhurst", "second unit", "visit the tenant", "the tenant moved on", "nothing for six years"] {
        assert!(!held.contains(gone), "{gone}");
    }
    for kept in ["watch the yard", "Op Alder", "the schedule is over", "erased_on"] {
        assert!(held.contains(kept), "{kept}");
    }
    store.verify().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.projection_text().unwrap(), live);
    let undo = store.undoable().unwrap().unwrap();
    assert!(store.undo(undo.batch, &asking(31)).is_err(), "what was disposed of stays so");
}

/// A scheme that the profile does not know names its values itself.
#[test]
fn the_typed_names_of_values_go_and_their_figures_stay() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (mut store, key) = make(&path, 1);
    let named = |name: &str, figure| (name.to_owned(), figure);
    let details = AssessmentDetails {
        scheme: "our own".into(),
        values: [named("Dewhurst harm", 4), named("Dewhurst reach", 2), named("harm", 3)].into(),
        ..AssessmentDetails::default()
    };
    store.act(&[Command::Assess { ocg: OcgId(1), on: asking(10).today, details }], &asking(10)).unwrap();
    let entry = store.entries();
    let asked = wanted(Target::Entry(entry));
    let plan = store.plan_erasure(&asked, &asking(20)).unwrap();
    assert!(plan.texts.iter().any(|text| text == "Dewhurst harm"), "{:?}", plan.texts);
    let number = erase(&mut store, Target::Entry(entry), 20).unwrap();
    let held = plain(&path, &key);
    assert!(!held.contains("Dewhurst"));
    let mark = format!("erased on Tuesday 24 November 2026 (entry {number})");
    let second = mark_of_name(&mark, 2);
    for left in [format!("\"{mark}\":4"), format!("\"{second}\":2"), "\"harm\":3".to_owned()] {
        assert!(held.contains(&left), "{left}");
    }
    let live = store.projection_text().unwrap();
    store.verify().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.projection_text().unwrap(), live);
}

#[test]
fn what_could_not_be_swept_is_swept_at_the_next_opening() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (store, key) = told(&path);
    drop(store);
    let folder = Folder::open(&path).unwrap();
    // As an erasure leaves it that was cut short before its last step: an old page is free and still full.
    let owed = "PRAGMA secure_delete = OFF; CREATE TABLE scrap (words TEXT); INSERT INTO scrap VALUES (hex(zeroblob(9000)) || 'Pemberton');
         DROP TABLE scrap; INSERT INTO unswept (one) VALUES (1)";
    testing::with_triggers(&folder, &key, owed).unwrap();
    assert!(plain(&path, &key).contains("Pemberton"));
    drop(open(&path, &key, true, 3).unwrap());
    assert!(plain(&path, &key).contains("Pemberton"), "who only reads changes nothing");
    drop(open(&path, &key, false, 3).unwrap());
    assert!(!plain(&path, &key).contains("Pemberton"));
    open(&path, &key, false, 4).unwrap().verify().unwrap();
}

#[test]
fn a_record_of_the_form_before_erasures_is_read_as_it_is_and_brought_up() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (store, key) = told(&path);
    let raised = entry_with(&store, SECRET);
    drop(store);
    let folder = Folder::open(&path).unwrap();
    let before = "DROP INDEX journal_erasure; DROP TABLE remains; PRAGMA user_version = 3";
    testing::with_triggers(&folder, &key, before).unwrap();
    let bytes = std::fs::read(path.join("record.db")).unwrap();
    let store = open(&path, &key, true, 3).unwrap();
    assert_eq!(entry_with(&store, SECRET), raised);
    store.verify().unwrap();
    assert!(store.as_at(raised).unwrap().history(None, None, 1).unwrap()[0].sentence.contains(SECRET));
    drop(store);
    assert_eq!(std::fs::read(path.join("record.db")).unwrap(), bytes, "not a byte of it");
    let mut store = open(&path, &key, false, 4).unwrap();
    erase(&mut store, Target::Entry(raised), 40).unwrap();
    store.verify().unwrap();
}
