//! Which parts of a body are typed words, which of them an entry brought in, and the body without them.
//!
//! By the names of the fields, so that it holds for every fact there is and every one to come; a test asks every command with a word it can know again and
//! finds none left. Numbers and dates stay, and names too where they are not asked for: operations, references, officers, bodies, units ([`names`]). It must
//! not know where bodies are kept.

pub mod names;

use super::erasure::mark_of_name;
use names::{Names, is_name, without_name};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Fields that hold typed words wherever they stand.
const WORDS: [&str; 40] = [
    "area",
    "assessor",
    "authority",
    "band",
    "because",
    "conditions",
    "confidence",
    "description",
    "descriptive",
    "detail",
    "evidence",
    "file",
    "flags",
    "here",
    "measure",
    "not_applicable",
    "objective",
    "partner_summary",
    "rationale",
    "reach",
    "reads",
    "reason",
    "reason_code",
    "recorded",
    "refused",
    "remark",
    "result",
    "scheme",
    "sensitive",
    "shared_with",
    "subject",
    "summary_for",
    "system_reference",
    "text",
    "there",
    "threat",
    "threats",
    "under",
    "what",
    "why",
];
/// Fields that hold typed words in one kind of item only: elsewhere they name something.
const IN_ITEMS: [(&str, &str); 7] = [
    ("board-matter", "answer"),
    ("learning", "from"),
    ("learning", "theme"),
    ("operation", "kind"),
    ("operation", "name"),
    ("order", "kind"),
    ("trigger", "kind"),
];

/// The field of an assessment whose keys are typed: a scheme that the profile does not know names its values itself.
const NAMED_VALUES: &str = "values";

/// Words of fewer characters are found as a whole and in the same record only; longer ones also inside longer ones, and in other records.
const LONG: usize = 12;

/// Whether a text under this key of this object is typed words.
fn is_words(key: &str, object: &serde_json::Map<String, Value>) -> bool {
    let of = object.get("type").and_then(Value::as_str);
    (WORDS.contains(&key) && !(key == "what" && of == Some("disclosure")))
        || of.is_some_and(|of| IN_ITEMS.contains(&(of, key)))
}

/// The typed names of values under this key.
fn named_values<'v>(key: &str, value: &'v Value) -> impl Iterator<Item = &'v String> {
    value.as_object().filter(|_| key == NAMED_VALUES).into_iter().flat_map(serde_json::Map::keys)
}

/// Visits every typed text; `old` says that it stands under what a fact replaced.
fn each<'v>(value: &'v Value, typed: bool, old: bool, see: &mut dyn FnMut(&'v str, bool)) {
    match value {
        Value::String(text) if typed && !text.trim().is_empty() => see(text, old),
        Value::Array(all) => all.iter().for_each(|one| each(one, typed, old, see)),
        Value::Object(map) => {
            for (key, inner) in map {
                let before = old || (key == "from" && inner.is_object());
                named_values(key, inner).for_each(|name| see(name, before));
                each(inner, is_words(key, map), before, see);
            }
        }
        _ => {}
    }
}

/// The words an entry brought in: those it holds and did not find. `known` are words of the force, which are nobody's.
#[must_use]
pub fn brought(body: &Value, known: &BTreeSet<String>) -> BTreeSet<String> {
    let (mut now, mut before) = (BTreeSet::new(), BTreeSet::new());
    each(body, false, false, &mut |text, old| {
        if old { &mut before } else { &mut now }.insert(text.to_owned());
    });
    now.into_iter().filter(|text| !before.contains(text) && !known.contains(&text.to_lowercase())).collect()
}

/// Every text of a value, for the words of a profile: lower case.
#[must_use]
pub fn texts(value: &Value) -> BTreeSet<String> {
    fn all(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => {
                found.insert(text.to_lowercase());
            }
            Value::Array(many) => many.iter().for_each(|one| all(one, found)),
            Value::Object(map) => {
                for (key, one) in map {
                    found.extend(named_values(key, one).map(|name| name.to_lowercase()));
                    all(one, found);
                }
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    all(value, &mut found);
    found
}

/// How much is taken out of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// All: the entry is about the same record or OCG as what is erased.
    Same,
    /// What means the same in another record too: longer words, and names.
    Other,
    /// Names of groups and officers only, which mean the same one wherever they stand.
    Bearers,
}

/// What a text may hold, by the field it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Words,
    Name,
    Neither,
}

/// Words and names to be erased, and what stands in their place.
#[derive(Debug, Clone)]
pub struct Eraser {
    long: Vec<String>,
    short: BTreeSet<String>,
    names: Names,
    /// What stands in the place of each name.
    marks: BTreeMap<String, String>,
    mark: String,
}

impl Eraser {
    /// Erases these words and names.
    #[must_use]
    pub fn new(words: &BTreeSet<String>, names: Names, mark: &str) -> Self {
        let is_long = |text: &str| text.chars().count() >= LONG;
        let all = || words.iter().chain(names.all());
        let several = names.all().count() > 1;
        let marked = |(place, name): (usize, &String)| {
            (name.clone(), if several { mark_of_name(mark, place + 1) } else { mark.to_owned() })
        };
        let marks = names.all().enumerate().map(marked).collect();
        let mut long: Vec<String> = all()
            // As they stand, in one line, and without the full stop: so they are quoted elsewhere.
            .flat_map(|text| [text.trim().to_owned(), text.trim().replace('\n', " ")])
            .map(|text| text.trim_end_matches('.').to_owned())
            .filter(|text| is_long(text))
            .collect();
        long.sort_by_key(|text| (std::cmp::Reverse(text.len()), text.clone()));
        long.dedup();
        let short = all().filter(|text| !is_long(text.trim().trim_end_matches('.'))).cloned().collect();
        Self { long, short, names, marks, mark: mark.to_owned() }
    }

    /// Takes out of a body what goes as far as `reach` says; answers whether anything of it stood there.
    pub fn erase(&self, body: &mut Value, reach: Reach) -> bool {
        self.inside(body, Holds::Neither, reach)
    }

    /// The same in an erasure, in what it says and in what it left of other entries: of those in `reached` as of the same record, of others as far as `other` says.
    pub fn erase_remains(&self, recorded: &mut Value, reached: &BTreeSet<u64>, other: Reach) -> bool {
        let mut own = false;
        for key in ["asked", "because", "authority"] {
            if let Some(Value::String(text)) = recorded.get_mut("fact").and_then(|fact| fact.get_mut(key)) {
                let left = if other == Reach::Bearers { self.without_names(text) } else { self.left(text, false) };
                own |= left.is_some();
                *text = left.unwrap_or_else(|| std::mem::take(text));
            }
        }
        let Some(all) = recorded.pointer_mut("/fact/erased").and_then(Value::as_array_mut) else { return own };
        all.iter_mut().fold(own, |any, one| {
            let same = one["entry"].as_u64().is_some_and(|entry| reached.contains(&entry));
            let Some(left) = one.get_mut("left") else { return any };
            let found = match left.pointer("/fact/erased") {
                Some(_) => self.erase_remains(left, reached, other),
                None => self.erase(left, if same { Reach::Same } else { other }),
            };
            found | any
        })
    }

    fn inside(&self, value: &mut Value, holds: Holds, reach: Reach) -> bool {
        match value {
            Value::String(text) => {
                let left = match holds {
                    Holds::Words if reach != Reach::Bearers => self.left(text, reach == Reach::Same),
                    Holds::Name if self.is_named(text, reach) => self.marks.get(text).cloned(),
                    Holds::Words | Holds::Name | Holds::Neither => None,
                };
                let Some(left) = left else { return false };
                *text = left;
                true
            }
            // Every one of them, not only the first.
            Value::Array(all) => all.iter_mut().fold(false, |any, one| self.inside(one, holds, reach) | any),
            Value::Object(map) => {
                let words: BTreeSet<String> = map.keys().filter(|key| is_words(key, map)).cloned().collect();
                map.iter_mut().fold(false, |any, (key, one)| {
                    let named = match one {
                        Value::Object(values) if key == NAMED_VALUES && reach != Reach::Bearers => {
                            self.of_values(values, reach == Reach::Same)
                        }
                        _ => false,
                    };
                    let any = any | named;
                    let holds = match key {
                        key if words.contains(key) => Holds::Words,
                        key if is_name(key) => Holds::Name,
                        _ => Holds::Neither,
                    };
                    self.inside(one, holds, reach) | any
                })
            }
            _ => false,
        }
    }

    /// The names of values, each with its figure: where two lose theirs, they are still two.
    fn of_values(&self, values: &mut serde_json::Map<String, Value>, same: bool) -> bool {
        let mut left = serde_json::Map::new();
        let mut found = false;
        for (name, figure) in std::mem::take(values) {
            let without = self.left(&name, same);
            found |= without.is_some();
            let mut key = without.unwrap_or(name);
            let bare = key.clone();
            let mut place = 1;
            while left.contains_key(&key) {
                place += 1;
                key = if bare == self.mark { mark_of_name(&bare, place) } else { format!("{bare} {place}") };
            }
            left.insert(key, figure);
        }
        *values = left;
        found
    }

    fn is_named(&self, text: &str, reach: Reach) -> bool {
        self.names.bearers.contains(text) || (reach != Reach::Bearers && self.names.others.contains(text))
    }

    /// A text without the words; `None` when none stands in it. `same` says that it is of the same record as the erased entry.
    #[must_use]
    pub fn left(&self, text: &str, same: bool) -> Option<String> {
        if same && self.short.contains(text) {
            return Some(self.mark.clone());
        }
        let mut left = text.to_owned();
        for words in &self.long {
            if left.contains(words.as_str()) {
                left = left.replace(words.as_str(), &self.mark);
            }
        }
        let left = self.without_names(&left).unwrap_or(left);
        (left != text).then_some(left)
    }

    /// A text without the names of groups and officers, which are known again inside it however short they are; `None` when none stands in it.
    fn without_names(&self, text: &str) -> Option<String> {
        let mut left = None;
        for name in &self.names.bearers {
            let mark = self.marks.get(name).unwrap_or(&self.mark);
            left = without_name(left.as_deref().unwrap_or(text), name, mark).or(left);
        }
        left
    }
}

/// The words of a text one by one, in lower case, of four letters or more: shorter ones say nothing about anybody.
pub fn single(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 4).map(str::to_lowercase)
}

/// Words of the erased texts that stand nowhere any more: whoever typed one can only have meant what is gone.
#[derive(Debug, Clone, Default)]
pub struct Gone {
    erased: BTreeSet<String>,
}

impl Gone {
    /// The words of the erased texts but for those in `standing`.
    #[must_use]
    pub fn new<'t>(erased: impl Iterator<Item = &'t String>, standing: &BTreeSet<String>) -> Self {
        let erased = erased.flat_map(|text| single(text)).filter(|word| !standing.contains(word)).collect();
        Self { erased }
    }

    /// Whether a text holds such a word, or the beginning of one that begins no word in `standing`: so searches are typed.
    #[must_use]
    pub fn is_in(&self, text: &str, standing: &BTreeSet<String>) -> bool {
        let begins = |all: &BTreeSet<String>, start: &str| {
            all.range(start.to_owned()..).next().is_some_and(|word| word.starts_with(start))
        };
        single(text).any(|typed| begins(&self.erased, &typed) && !begins(standing, &typed))
    }
}
