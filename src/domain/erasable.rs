//! Which parts of a body are typed words, which of them an entry brought in, and the body without them.
//!
//! By the names of the fields, so that it holds for every fact there is and every one to come; a test asks every command with a word it can know again and
//! finds none left. Names, numbers and dates stay: operations, references, officers, bodies, units. It must not know where bodies are kept.

use serde_json::Value;
use std::collections::BTreeSet;

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

/// Words of fewer characters are found as a whole and in the same record only; longer ones also inside longer ones, and in other records.
const LONG: usize = 12;

/// Whether a text under this key of this object is typed words.
fn is_words(key: &str, object: &serde_json::Map<String, Value>) -> bool {
    let of = object.get("type").and_then(Value::as_str);
    (WORDS.contains(&key) && !(key == "what" && of == Some("disclosure")))
        || of.is_some_and(|of| IN_ITEMS.contains(&(of, key)))
}

/// Visits every typed text; `old` says that it stands under what a fact replaced.
fn each<'v>(value: &'v Value, typed: bool, old: bool, see: &mut dyn FnMut(&'v str, bool)) {
    match value {
        Value::String(text) if typed && !text.trim().is_empty() => see(text, old),
        Value::Array(all) => all.iter().for_each(|one| each(one, typed, old, see)),
        Value::Object(map) => {
            for (key, inner) in map {
                let before = old || (key == "from" && inner.is_object());
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
            Value::Object(map) => map.values().for_each(|one| all(one, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    all(value, &mut found);
    found
}

/// Words to be erased, and what stands in their place.
#[derive(Debug, Clone)]
pub struct Eraser {
    long: Vec<String>,
    short: BTreeSet<String>,
    mark: String,
}

impl Eraser {
    /// Erases these words.
    #[must_use]
    pub fn new(words: &BTreeSet<String>, mark: &str) -> Self {
        let is_long = |text: &str| text.chars().count() >= LONG;
        let mut long: Vec<String> = words
            .iter()
            // As they stand, in one line, and without the full stop: so they are quoted elsewhere.
            .flat_map(|text| [text.trim().to_owned(), text.trim().replace('\n', " ")])
            .map(|text| text.trim_end_matches('.').to_owned())
            .filter(|text| is_long(text))
            .collect();
        long.sort_by_key(|text| (std::cmp::Reverse(text.len()), text.clone()));
        long.dedup();
        let short = words.iter().filter(|text| !is_long(text.trim().trim_end_matches('.'))).cloned().collect();
        Self { long, short, mark: mark.to_owned() }
    }

    /// Takes the words out of a body; answers whether any stood there. `same` says that it is of the same record as the erased entry.
    pub fn erase(&self, body: &mut Value, same: bool) -> bool {
        self.inside(body, false, same)
    }

    /// Takes the words out of what an erasure left of other entries: of those in `reached` as of the same record, of others only where `everywhere` says so.
    pub fn erase_remains(&self, recorded: &mut Value, reached: &BTreeSet<u64>, everywhere: bool) -> bool {
        let Some(all) = recorded.pointer_mut("/fact/erased").and_then(Value::as_array_mut) else { return false };
        all.iter_mut().fold(false, |any, one| {
            let same = one["entry"].as_u64().is_some_and(|entry| reached.contains(&entry));
            let Some(left) = one.get_mut("left") else { return any };
            let found = match left.pointer("/fact/erased") {
                Some(_) => self.erase_remains(left, reached, everywhere),
                None if same || everywhere => self.erase(left, same),
                None => false,
            };
            found | any
        })
    }

    fn inside(&self, value: &mut Value, typed: bool, same: bool) -> bool {
        match value {
            Value::String(text) if typed => {
                let Some(left) = self.left(text, same) else { return false };
                *text = left;
                true
            }
            // Every one of them, not only the first.
            Value::Array(all) => all.iter_mut().fold(false, |any, one| self.inside(one, typed, same) | any),
            Value::Object(map) => {
                let typed: BTreeSet<String> = map.keys().filter(|key| is_words(key, map)).cloned().collect();
                map.iter_mut().fold(false, |any, (key, one)| self.inside(one, typed.contains(key), same) | any)
            }
            _ => false,
        }
    }

    /// A text without the words; `None` when none stands in it.
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
        (left != text).then_some(left)
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
