//! What an erasure takes out of a body: every typed word of every fact that can be asked for, nothing that names or counts, and only what the entry brought in.

use super::asked::asked;
use super::properties::{ask, holds};
use super::room::{Room, day};
use crate::domain::command::Command;
use crate::domain::erasable::names::{self, Names};
use crate::domain::erasable::{Eraser, Gone, Reach, brought, single, texts};
use crate::domain::erasure::mark;
use crate::domain::fact::{Fact, Recorded};
use crate::domain::identity::{ActionId, OcgId};
use crate::domain::ocg::OcgDetails;
use proptest::collection::vec;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Fields that name somebody or something and stay where names are not asked for.
const NAMES: [&str; 18] = [
    "by",
    "chair",
    "consulted",
    "deputy",
    "investigation",
    "label",
    "loggist",
    "number",
    "operation",
    "operator",
    "period",
    "reference",
    "role",
    "sha256",
    "shared",
    "to_whom",
    "unit",
    "who",
];

/// Those of them that stay where names are asked for too: who recorded or decided, what the program numbers or counts by, and who holds a key.
const SEALED: [&str; 5] = ["by", "number", "operator", "period", "sha256"];

/// Where a word still stands: the names of the fields.
fn fields(value: &Value, key: &str, word: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.contains(word) => {
            found.insert(key.to_owned());
        }
        Value::Array(all) => all.iter().for_each(|one| fields(one, key, word, found)),
        Value::Object(map) => {
            for (inner, one) in map {
                if inner.contains(word) {
                    found.insert(format!("a key of {key}"));
                }
                fields(one, inner, word, found);
            }
        }
        _ => {}
    }
}

fn body(fact: &Fact) -> Value {
    serde_json::to_value(Recorded::act(fact.clone())).unwrap()
}

#[test]
fn no_typed_word_of_any_fact_is_left_and_what_is_left_is_a_fact() {
    let (seen, left_over) = (RefCell::new(BTreeSet::new()), RefCell::new(BTreeSet::new()));
    let sealed = RefCell::new(BTreeSet::new());
    holds(160, vec(asked(), 1..40), |all| {
        let mut room = Room::by_chance(all.len());
        let named = RefCell::new(Names::default());
        for (at, asked) in all.into_iter().enumerate() {
            let word = format!("Kestrel{at}q");
            for fact in ask(&asked.saying(&format!("{word} was seen by the lamps")), &mut room) {
                let mut body = body(&fact);
                let words = brought(&body, &BTreeSet::new());
                if words.iter().any(|text| text.contains(&word)) {
                    seen.borrow_mut().insert(fact.kind());
                }
                let names = names::brought(&body);
                Eraser::new(&words, Names::default(), &mark(day(0), 99)).erase(&mut body, Reach::Same);
                fields(&body, "", &word, &mut left_over.borrow_mut());
                assert!(serde_json::from_value::<Recorded>(body.clone()).is_ok(), "{body}");
                named.borrow_mut().extend(names);
                Eraser::new(&words, named.borrow().clone(), &mark(day(0), 99)).erase(&mut body, Reach::Same);
                fields(&body, "", &word, &mut sealed.borrow_mut());
                assert!(serde_json::from_value::<Recorded>(body.clone()).is_ok(), "{body}");
            }
        }
    });
    let left: Vec<String> = left_over.into_inner().into_iter().collect();
    assert_eq!(left, NAMES, "say whether these fields hold typed words or names");
    let sealed: Vec<String> = sealed.into_inner().into_iter().collect();
    assert_eq!(sealed, SEALED, "say whether these fields hold names");
    for kind in ["action.raised", "action.amended", "item.added", "item.changed", "note.added", "ocg.tier-decided"] {
        assert!(seen.borrow().contains(kind), "{kind} was tried");
    }
}

#[test]
fn an_entry_loses_what_it_brought_and_keeps_what_it_found() {
    let mut room = Room::furnished();
    let written = |descriptive: &str, area: &str| Command::AmendOcg {
        ocg: OcgId(1),
        details: OcgDetails {
            descriptive: descriptive.into(),
            area: area.into(),
            ..super::room::details("Op Alder", "NB/OCG/1007")
        },
    };
    room.does(written("the brothers of Mill Lane", "Riverside"));
    let fact = room.does(written("the cousins of Mill Lane", "Riverside"));
    let words = brought(&body(&fact), &BTreeSet::new());
    assert_eq!(words, BTreeSet::from(["the cousins of Mill Lane".to_owned()]));
    let mut left = body(&fact);
    assert!(Eraser::new(&words, Names::default(), "erased").erase(&mut left, Reach::Same));
    assert_eq!(left.pointer("/fact/from/descriptive").and_then(Value::as_str), Some("the brothers of Mill Lane"));
    assert_eq!(left.pointer("/fact/to/descriptive").and_then(Value::as_str), Some("erased"));
    assert_eq!(left.pointer("/fact/to/area").and_then(Value::as_str), Some("Riverside"));
    // Words of the force are nobody's.
    let known = BTreeSet::from(["the cousins of mill lane".to_owned()]);
    assert!(brought(&body(&fact), &known).is_empty());
}

#[test]
fn long_words_go_wherever_they_stand_and_short_ones_only_as_a_whole_in_the_same_record() {
    let words = BTreeSet::from(["No change".to_owned(), "He lives at 4 Mill Lane.\nAlone".to_owned()]);
    let eraser = Eraser::new(&words, Names::default(), "gone");
    let left = |text: &str, same| eraser.left(text, same);
    assert_eq!(left("No change", true).as_deref(), Some("gone"));
    assert_eq!(left("No change", false), None);
    assert_eq!(left("No change of LRO", true), None);
    let quoted = "It was said: \"He lives at 4 Mill Lane. Alone\"";
    assert_eq!(left(quoted, false).as_deref(), Some("It was said: \"gone\""));
    let mut room = Room::furnished();
    let claim = room.does(Command::ClaimAction { action: ActionId(1), result: "No change".into() });
    let mut value = body(&claim);
    assert!(eraser.erase(&mut value, Reach::Same));
    assert!(!value.to_string().contains("No change"), "{value}");
}

#[test]
fn a_search_is_known_by_words_that_stand_nowhere_any_more() {
    let standing: BTreeSet<String> = single("The warehouse at Harbour ward").collect();
    let gone = Gone::new([&"Dewhurst keeps the warehouse".to_owned()].into_iter(), &standing);
    for (typed, is) in
        [("ocgs: dewh", true), ("Dewhurst harbour", true), ("ware", false), ("keep", true), ("dew", false)]
    {
        assert_eq!(gone.is_in(typed, &standing), is, "{typed}");
    }
    assert!(texts(&serde_json::json!({"a": ["Illegal Drugs"]})).contains("illegal drugs"));
}
