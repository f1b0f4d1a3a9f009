//! What the key table tells the screen: the footer, the entries of help, the keys that can follow a prefix.
//!
//! It must not know how they are drawn.

use super::table::partner::EVERYWHERE;
use super::table::{Row, rows};
use crate::model::act::{Act, Scope};
use crate::model::beside;
use crate::model::finder::{Entry, Target};
use crate::model::state::{Modal, Model, Screen};
use crate::text::cut;

/// The label of a key that leads to others: what does not fit on a line of keys is found behind it, so it gives way to none of them.
pub const MORE: &str = "more";

/// Columns that the name of a group takes at most in a footer: what the key does stays whole.
const NAME: usize = 24;

/// The keys to show on the last line now, most important first, `? help` last: key and label.
#[must_use]
pub fn hints(model: &Model) -> Vec<(String, String)> {
    let scopes = model.scopes();
    let mut shown: Vec<(_, String, &Row)> = rows()
        .iter()
        .filter_map(|row| {
            let depth = scopes.iter().position(|scope| *scope == row.scope)?;
            let leads = (row.leads)(model);
            if (row.footer == 0 && !leads) || row.now(model).is_err() {
                return None;
            }
            Some(((row.footer == u8::MAX, !leads, depth, row.footer), shown_key(&scopes, row)?, row))
        })
        .collect();
    shown.sort_by_key(|(place, ..)| *place);
    let board = scopes.contains(&Scope::Main);
    let mut found: Vec<(String, String)> =
        shown.into_iter().map(|(_, key, row)| (key, footer_label(model, row))).collect();
    if model.partner.is_some() {
        // No help and no way back stand here but these.
        let always = |act| rows().iter().find(|row| row.act == act);
        let always = [Act::Blank, Act::PartnerView].into_iter().filter_map(always);
        found.extend(always.filter_map(|row| Some((shown_key(&scopes, row)?, label(model, row)))));
    } else if !board {
        found.push(("Esc".into(), back_label(&scopes).into()));
    }
    found
}

/// After the first key of a sequence: every key that can follow with what it does, those of the innermost scope first, the way back last. `None` while no
/// sequence is begun.
#[must_use]
pub fn follows(model: &Model) -> Option<Vec<(String, String)>> {
    let prefix = model.prefix?;
    let mut found: Vec<(String, String)> = Vec::new();
    for scope in model.scopes() {
        for row in rows().iter().filter(|row| row.scope == scope) {
            let second = row.sequences().find(|keys| keys.first.typed() == Some(prefix)).and_then(|keys| keys.second);
            let Some(key) = second.map(|second| second.to_string()) else { continue };
            // What an inner scope gives another meaning means that.
            if found.iter().all(|(taken, _)| *taken != key) {
                found.push((key, label(model, row)));
            }
        }
    }
    found.push(("Esc".into(), "back".into()));
    Some(found)
}

/// The keys that act in partner view and what they do, the way out of it first: all that its help shows.
#[must_use]
pub fn in_partner_view() -> Vec<(String, &'static str)> {
    let there = |act: &Act| rows().iter().find(|row| row.scope == Scope::Any && row.act == *act);
    let mut everywhere = EVERYWHERE.iter().filter_map(there);
    let first = everywhere.next();
    let own = rows().iter().filter(|row| row.scope == Scope::Partner);
    first.into_iter().chain(own).chain(everywhere).map(|row| (row.keys.join(" "), row.about)).collect()
}

/// The key by which an act of the screen that shows can be done now; `None` where it cannot be done. What names keys in the middle of a screen names them by
/// this.
#[must_use]
pub fn key_of(model: &Model, act: Act) -> Option<&'static str> {
    let row = rows().iter().find(|row| row.act == act && row.now(model).is_ok());
    row.and_then(|row| row.keys.first().copied())
}

/// Whether the footer shows only the first key of a sequence, which shows what can follow. A sequence of one screen's own stands there whole.
fn leads_to_more(row: &Row) -> bool {
    row.scope == Scope::Main && row.sequences().next().is_some_and(|keys| keys.second.is_some())
}

/// The key of a row as the footer shows it; `None` where inner scopes give all its keys another meaning.
fn shown_key(scopes: &[Scope], row: &Row) -> Option<String> {
    if leads_to_more(row) {
        return row.sequences().next().map(|keys| keys.first.to_string());
    }
    own_keys(scopes, row).first().map(|key| (*key).to_owned())
}

fn footer_label(model: &Model, row: &Row) -> String {
    if leads_to_more(row) { MORE.into() } else { label(model, row) }
}

fn label(model: &Model, row: &Row) -> String {
    match row.act {
        Act::Open if row.scope == Scope::Beside => release_label(model),
        Act::Cross if matches!(model.screen, Screen::Beside(_)) => "look again".into(),
        Act::Save => match model.modals.last() {
            Some(Modal::Form(form)) => form.enter().into(),
            _ => row.label.to_owned(),
        },
        Act::WriteMinutes if model.profile.papers.numbered_copies => "copies".into(),
        Act::SetOwner if model.action_list().is_some() => "owner".into(),
        Act::PartnerView if model.partner.is_some() => "leave".into(),
        Act::GoAllActions if model.actions.all => "this group".into(),
        _ => row.label.to_owned(),
    }
}

/// What Enter does with the row of the open record that is under the cursor.
fn release_label(model: &Model) -> String {
    let row = match &model.screen {
        Screen::Beside(screen) => screen.current(),
        _ => None,
    };
    match row {
        Some(beside::Row::Group(group)) => format!("release to {}", cut(&group.operation, NAME)),
        _ => "finish or give up".into(),
    }
}

fn back_label(scopes: &[Scope]) -> &'static str {
    match scopes.first() {
        Some(Scope::Form) => "keep draft",
        Some(Scope::Filter) => "undo filter",
        _ => "back",
    }
}

/// The entries of help that match what is typed: by key, words, place or synonym; those that work here first. With how many there are in all.
#[must_use]
pub fn entries(model: &Model, typed: &str) -> (Vec<Entry>, usize) {
    let scopes: Vec<Scope> = model.scopes();
    let wanted = typed.trim().to_lowercase();
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let mut found: Vec<((u8, bool, u8, usize), Entry)> = Vec::new();
    let mut all = 0;
    for (place, row) in rows().iter().enumerate() {
        // The same act under another key of the same scope is one entry; and what only a covert session has is nowhere else.
        if row.name == "help.palette" || row.scope.is_covert() && !model.facts.founding.covert || unwritten(model, row)
        {
            continue;
        }
        all += 1;
        let (label, about) = (label(model, row), about(model, row));
        let Some(rank) = rank(row, &label, about, typed.trim(), &words) else { continue };
        let here = scopes.contains(&row.scope);
        let refused =
            if here { row.now(model).err() } else { Some(format!("not here; it works in: {}", row.scope.place())) };
        let entry = Entry {
            key: if here { own_keys(&scopes, row).join(" ") } else { row.keys.join(" ") },
            about: about.to_owned(),
            place: row.scope.place().to_owned(),
            refused,
            target: Target::Run(row.act),
        };
        // What can be done here and now comes first, in the order of the footer.
        let footer = if row.footer == 0 { u8::MAX } else { row.footer };
        found.push(((rank, entry.refused.is_some(), footer, place), entry));
    }
    found.sort_by_key(|(order, _)| *order);
    (found.into_iter().map(|(.., entry)| entry).collect(), all)
}

/// What a key does, where it does something else than elsewhere.
fn about(model: &Model, row: &Row) -> &'static str {
    match row.act {
        Act::WriteMinutes if model.profile.papers.numbered_copies => {
            "Write numbered copies of the minutes, one for each holder"
        }
        _ => row.about,
    }
}

/// A paper that is never written where copies are numbered (papers section 2j).
fn unwritten(model: &Model, row: &Row) -> bool {
    let paper = matches!(
        row.act,
        Act::WriteSheets | Act::WriteWorklist | Act::WritePapers | Act::WriteBoardPaper | Act::IssueBoardPaper
    );
    paper && model.profile.papers.numbered_copies
}

/// The keys of a row that mean it here: those that no inner scope gives another meaning.
fn own_keys(scopes: &[Scope], row: &Row) -> Vec<&'static str> {
    let own = scopes.iter().position(|scope| *scope == row.scope).unwrap_or(0);
    let inner = scopes.get(..own).unwrap_or_default();
    let taken = |key: &&&str| rows().iter().any(|other| inner.contains(&other.scope) && other.keys.contains(key));
    row.keys.iter().filter(|key| !taken(key)).copied().collect()
}

/// How well a row fits: 0 its key, 1 the start of a word of its label, 2 its description, 3 a synonym or its name; nothing when a word is nowhere.
fn rank(row: &Row, label: &str, about: &str, typed: &str, words: &[&str]) -> Option<u8> {
    if words.is_empty() {
        return Some(0);
    }
    if row.keys.contains(&typed) {
        return Some(0);
    }
    let (label, about) = (label.to_lowercase(), about.to_lowercase());
    let also = format!("{} {} {}", row.also, row.name, row.scope.place()).to_lowercase();
    words.iter().try_fold(0_u8, |worst, word| {
        let here = if label.split_whitespace().any(|part| part.starts_with(word)) {
            1
        } else if about.contains(word) {
            2
        } else if also.contains(word) {
            3
        } else {
            return None;
        };
        Some(worst.max(here))
    })
}
