//! The store keeps the record: what is acted is there after reopening, undo and redo are entries, the projection is the journal replayed.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use muster::domain::board::{ActionFilter, ActionOrder};
use muster::domain::command::{Asking, Command, NewAction, NewOcg};
use muster::domain::identity::{OcgId, OfficerId};
use muster::domain::ocg::{OcgDetails, OcgStatus, Post};
use muster::domain::officer::OfficerDetails;
use muster::domain::profile::Profile;
use muster::domain::reading::{Founding, Reading as _};
use muster::domain::tier::Tier;
use muster::domain::time::{Date, Timestamp};
use muster::journal::claim;
use muster::store::seals::SealVerdict;
use muster::store::{ActError, Store};

fn day() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn asking() -> Asking {
    Asking::now("DCI 1550", Timestamp::from_local(day(), 10, 27))
}

fn random() -> muster::store::Random {
    let mut chance = fastrand::Rng::with_seed(7);
    Box::new(move |bytes| {
        chance.fill(bytes);
        Ok(())
    })
}

const STORE: &str = "K7QM-2XRD-91VT";

fn founded() -> Store {
    let mut store = Store::in_memory(STORE, random()).unwrap();
    let founding =
        Founding { store_id: STORE.into(), bcu: "Northern BCU".into(), prefix: "NB".into(), demo: true, covert: false };
    let profile = Profile::builtin("lancashire").unwrap();
    store.act(&[Command::Found { founding, profile }], &asking()).unwrap();
    let officer = |label: &str| {
        Command::RegisterOfficer(OfficerDetails {
            label: label.into(),
            can_lead: true,
            limit: Some(3),
            ..Default::default()
        })
    };
    store.act(&[officer("DI 4102"), officer("DS 2217")], &asking()).unwrap();
    let ocg = |reference: &str, operation: &str| {
        Command::RegisterOcg(NewOcg {
            details: OcgDetails {
                reference: reference.into(),
                operation: operation.into(),
                threats: vec!["Illegal drugs".into()],
                ..Default::default()
            },
            status: OcgStatus::Active,
            tier: Tier::new(1),
            unit: String::new(),
            reviewed_on: None,
            review: None,
            lro: Some(OfficerId(1)),
            deputy: None,
            sro: None,
        })
    };
    store.act(&[ocg("NB/OCG/1007", "Op Alder"), ocg("NB/OCG/1014", "Op Yew")], &asking()).unwrap();
    store
}

fn tier(to: u8, because: &str) -> Command {
    Command::DecideTier {
        ocg: OcgId(1),
        tier: Tier::new(to),
        because: because.into(),
        unit: None,
        review: None,
        refused: String::new(),
    }
}

fn action(text: &str, due: Option<Date>) -> Command {
    let details = muster::domain::action::ActionDetails { text: text.into(), ..Default::default() };
    Command::RaiseAction(NewAction { ocg: OcgId(1), details, owner: None, due, history: None })
}

fn tier_now(store: &Store) -> Option<u8> {
    store.reading().ocg(OcgId(1)).unwrap().unwrap().tier().map(Tier::number)
}

#[test]
fn a_decision_undo_and_redo_are_all_entries() {
    let mut store = founded();
    let before = store.entries();
    let receipt = store.act(&[tier(2, "warrant done")], &asking()).unwrap();
    assert_eq!(receipt.sentences, ["Op Alder goes from tier 1 to tier 2, because \"warrant done\""]);
    assert_eq!(receipt.headline, "Op Alder to tier 2");
    let what = store.undoable().unwrap().unwrap();
    assert_eq!(what.sentence, "Op Alder goes back from tier 2 to tier 1");
    let undone = store.undo(what.batch, &asking()).unwrap();
    assert_eq!(undone.headline, "Op Alder to tier 2");
    assert_eq!(tier_now(&store), Some(1));
    let again = store.redoable().unwrap().unwrap();
    store.redo(again.batch, &asking()).unwrap();
    assert_eq!(tier_now(&store), Some(2));
    assert!(store.redoable().unwrap().is_none());
    store.undo(what.batch, &asking()).unwrap();
    assert_eq!(tier_now(&store), Some(1));
    assert_eq!(store.entries(), before + 4);
    let history = store.history(Some(OcgId(1)), None, 10).unwrap();
    let first = history.iter().find(|line| line.entry == receipt.first).unwrap();
    assert_eq!(first.withdrawn_by, Some(store.entries()));
    store.verify().unwrap();
}

#[test]
fn undo_walks_back_batch_by_batch_and_redo_forward_until_something_new() {
    let mut store = founded();
    for to in [2, 3, 4] {
        store.act(&[tier(to, "step")], &asking()).unwrap();
    }
    for expected in [3, 2, 1] {
        let batch = store.undoable().unwrap().unwrap().batch;
        store.undo(batch, &asking()).unwrap();
        assert_eq!(tier_now(&store), Some(expected));
    }
    for expected in [2, 3] {
        let batch = store.redoable().unwrap().unwrap().batch;
        store.redo(batch, &asking()).unwrap();
        assert_eq!(tier_now(&store), Some(expected));
    }
    store.act(&[action("something new", None)], &asking()).unwrap();
    assert!(store.redoable().unwrap().is_none());
    let rebuilt_from = store.projection_text().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.projection_text().unwrap(), rebuilt_from);
}

#[test]
fn a_batch_is_all_or_none() {
    let mut store = founded();
    let (entries, text) = (store.entries(), store.projection_text().unwrap());
    let refused = store.act(&[action("one", None), tier(2, ""), action("two", None)], &asking());
    match refused {
        Err(ActError::Refused { sentence, command }) => {
            assert_eq!(command, 1);
            assert!(sentence.contains("reason"), "{sentence}");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(store.entries(), entries);
    assert_eq!(store.projection_text().unwrap(), text);
}

#[test]
fn an_older_entry_is_withdrawn_only_when_nothing_rests_on_it() {
    let mut store = founded();
    let first = store.act(&[tier(2, "one")], &asking()).unwrap().first;
    let second = store.act(&[tier(3, "two")], &asking()).unwrap().first;
    let refused = store.withdraw(first, "wrong group", &asking()).unwrap_err().to_string();
    assert!(refused.contains("decided again later"), "{refused}");
    store.withdraw(second, "wrong group", &asking()).unwrap();
    store.withdraw(first, "wrong group", &asking()).unwrap();
    assert_eq!(tier_now(&store), Some(1));
    let batch = store.undoable().unwrap().unwrap().batch;
    store.undo(batch, &asking()).unwrap();
    assert_eq!(tier_now(&store), Some(2));
    let live = store.projection_text().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.projection_text().unwrap(), live);
}

#[test]
fn the_board_counts_what_the_rules_count() {
    let mut store = founded();
    let late = Date::from_ymd_opt(2026, 11, 25).unwrap();
    store.act(&[action("one", Some(late)), action("two", None)], &asking()).unwrap();
    let board = store.board(Date::from_ymd_opt(2026, 11, 27).unwrap()).unwrap();
    let alder = &board.ocgs[0];
    assert_eq!((alder.counts.live_total(), alder.counts.late_total()), (2, 1));
    let officer = &board.officers[&OfficerId(1)];
    assert_eq!((officer.leads, officer.open, officer.late), (2, 2, 1));
    let today = Date::from_ymd_opt(2026, 11, 27).unwrap();
    assert_eq!(store.ocg_lines(&[OcgId(1)], today).unwrap()[0], *alder);
    assert_eq!(store.officer_lines(&[OfficerId(1)], today).unwrap()[0], *officer);
    let filter = ActionFilter { ocg: Some(OcgId(1)), live_only: true, ..Default::default() };
    for order in [ActionOrder::Due, ActionOrder::Number, ActionOrder::Owner, ActionOrder::Strand, ActionOrder::Text] {
        let page = store.actions(&filter, order, false, 0, 10).unwrap();
        assert_eq!((page.total, page.rows.len()), (2, 2));
    }
    let words = ActionFilter { words: "tw".into(), ..Default::default() };
    assert_eq!(store.actions(&words, ActionOrder::Due, false, 0, 10).unwrap().rows[0].text, "two");
    assert_eq!(store.search("ald", 5).unwrap()[0].text, "Op Alder");
    assert!(store.search("\"*) OR", 5).unwrap().is_empty());
}

#[test]
fn a_post_can_be_left_empty_and_the_days_without_are_kept() {
    let mut store = founded();
    let empty = Command::FillPost { ocg: OcgId(1), post: Post::Lro, officer: None, because: String::new() };
    store.act(&[empty], &asking()).unwrap();
    assert_eq!(store.reading().ocg(OcgId(1)).unwrap().unwrap().without_lro_since, Some(day()));
    let batch = store.undoable().unwrap().unwrap().batch;
    store.undo(batch, &asking()).unwrap();
    assert_eq!(store.reading().ocg(OcgId(1)).unwrap().unwrap().without_lro_since, None);
}

#[test]
fn a_seal_of_old_minutes_is_confirmed_and_a_foreign_one_is_not() {
    let mut store = founded();
    let seal = store.seal().unwrap().unwrap();
    store.act(&[tier(2, "later")], &asking()).unwrap();
    let claim = claim::parse(&seal.to_string()).unwrap();
    assert_eq!(store.hold(&[claim]).unwrap(), [SealVerdict::Confirmed { entry: seal.entries }]);
    let bare = claim::parse(&seal.words().join(" ")).unwrap();
    assert_eq!(store.hold(&[bare]).unwrap(), [SealVerdict::Confirmed { entry: seal.entries }]);
    let misread = claim::parse(&format!("Entries: {} Words: {}", seal.entries - 1, seal.words().join(" "))).unwrap();
    let said = SealVerdict::Elsewhere { claimed: seal.entries - 1, entry: seal.entries };
    assert_eq!(store.hold(&[misread]).unwrap(), [said]);
    let later = store.seal().unwrap().unwrap();
    let undone = founded();
    let claim = claim::parse(&later.to_string()).unwrap();
    assert_eq!(
        undone.hold(&[claim]).unwrap(),
        [SealVerdict::Older { claimed: later.entries, entries: undone.entries() }]
    );
}
