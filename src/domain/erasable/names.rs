//! Names in a body: which fields hold them, which of them an entry brought in, and where they are written down again.
//!
//! A name stays while something is found by it or somebody bears it; one that nothing bears any more (a unit or a label that was amended, a body that was
//! consulted) can be erased where that is asked for. It must not know what is borne today.

use crate::domain::meeting::{ATTENDING, CHAIR, LOGGIST, LRO};
use crate::domain::time::Date;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Fields by which a group or an officer is found: a name in one of them has one bearer, so it means that one wherever it is written down.
const BEARERS: [&str; 3] = ["label", "operation", "reference"];
/// Fields that name a unit, a body, a part that somebody plays or a case.
const OTHERS: [&str; 11] = [
    "chair",
    "consulted",
    "deputy",
    "investigation",
    "loggist",
    "only_here",
    "only_there",
    "role",
    "shared",
    "to_whom",
    "unit",
];
/// Fields that repeat the name of somebody, so that an old entry can be read by itself.
const REPEATED: [&str; 7] = ["agreed_by", "by", "decided_by", "person", "proposed_by", "reviewed_by", "who"];

/// Whether a text under this key is a name.
pub(super) fn is_name(key: &str) -> bool {
    BEARERS.contains(&key) || OTHERS.contains(&key) || REPEATED.contains(&key)
}

/// Names, each with what it names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Names of groups and officers: they mean the same one in any record.
    pub bearers: BTreeSet<String>,
    /// Names of units, bodies and parts: another record may mean another by the same word.
    pub others: BTreeSet<String>,
}

impl Names {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.bearers.union(&self.others)
    }

    /// Those that `keep` is true of.
    #[must_use]
    pub fn only(self, keep: impl Fn(&String) -> bool) -> Self {
        let kept = |names: BTreeSet<String>| names.into_iter().filter(&keep).collect();
        Self { bearers: kept(self.bearers), others: kept(self.others) }
    }

    /// With those of another.
    pub fn extend(&mut self, more: Self) {
        self.bearers.extend(more.bearers);
        self.others.extend(more.others);
    }
}

/// Whether an object says which record is meant and by what name it went on that day: it brings no name, it repeats one.
fn is_tag(object: &Map<String, Value>) -> bool {
    object.contains_key("id") && BEARERS.iter().any(|key| object.contains_key(*key))
}

/// Whether a name under this key of this object is brought here, and not repeated from the register.
fn is_brought(key: &str, object: &Map<String, Value>) -> bool {
    match key {
        "who" => object.get("officer").is_none_or(Value::is_null),
        _ => !is_tag(object) && !REPEATED.contains(&key),
    }
}

/// Whether the program put it there: a day beside a body, or a role of its own.
fn is_of_ours(key: &str, text: &str) -> bool {
    Date::parse_from_str(text, "%Y-%m-%d").is_ok()
        || (key == "role" && [ATTENDING, CHAIR, LOGGIST, LRO].contains(&text))
}

/// Visits every name that is brought, with its key; `old` says that it stands under what a fact replaced.
fn each<'v>(value: &'v Value, key: Option<&'v str>, old: bool, see: &mut dyn FnMut(&'v str, &'v str, bool)) {
    match (value, key) {
        (Value::String(text), Some(key)) if !text.trim().is_empty() => see(key, text, old),
        (Value::Array(all), _) => all.iter().for_each(|one| each(one, key, old, see)),
        (Value::Object(map), _) => {
            for (key, inner) in map {
                let before = old || (key == "from" && inner.is_object());
                let named = (is_name(key) && is_brought(key, map)).then_some(key.as_str());
                each(inner, named, before, see);
            }
        }
        _ => {}
    }
}

/// The names an entry brought in: those it holds and did not find, but for the days that stand beside them.
#[must_use]
pub fn brought(body: &Value) -> Names {
    let (mut now, mut before) = (Names::default(), BTreeSet::new());
    each(body, None, false, &mut |key, text, old| {
        if old {
            before.insert(text.to_owned());
        } else if !is_of_ours(key, text) {
            let names = if BEARERS.contains(&key) { &mut now.bearers } else { &mut now.others };
            names.insert(text.to_owned());
        }
    });
    now.only(|text| !before.contains(text))
}

/// A text without a name, wherever it stands as whole words and in any case of its letters; `None` where it does not.
pub(super) fn without_name(text: &str, name: &str, mark: &str) -> Option<String> {
    let (mut left, mut from) = (String::new(), 0);
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    for (at, _) in text.char_indices() {
        let end = at + name.len();
        let stands = at >= from
            && text.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(name))
            && !joins(text[..at].chars().next_back())
            && !joins(text[end..].chars().next());
        if stands {
            left.push_str(&text[from..at]);
            left.push_str(mark);
            from = end;
        }
    }
    (from > 0).then(|| left + &text[from..])
}
