//! From a chord to what it means here and now.
//!
//! It must not know drawing, and changes nothing.

use super::chord::Chord;
use super::table::{Row, rows};
use crate::model::act::{Act, Scope};
use crate::model::state::Model;

/// What a chord means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// Do this.
    Run(Act),
    /// It would mean something, but not now: why.
    Blocked(String),
    /// It is typing, for whatever takes text.
    Text(Chord),
    /// It starts a sequence; wait for the next key.
    Wait(char),
    /// It means nothing here.
    Nothing,
}

/// What a chord means to the model as it stands. A key that is one word of a sequence waits; a second key that continues none does nothing.
#[must_use]
pub fn resolve(model: &Model, chord: Chord) -> Resolved {
    let scopes = model.scopes();
    if let Some(prefix) = model.prefix {
        let first = Chord::char(prefix);
        if let Some(row) =
            find(&scopes, |row| row.sequences().any(|keys| keys.first == first && keys.second == Some(chord)))
        {
            return run(model, row);
        }
        // A second key that continues nothing must not act as if it stood alone: only those that hold everywhere do.
        let everywhere = |row: &Row| row.sequences().any(|keys| keys.first == chord && keys.second.is_none());
        return find(&[Scope::Any], everywhere).map_or(Resolved::Nothing, |row| run(model, row));
    }
    // The innermost scope that takes text gets every printable key.
    if scopes.first().is_some_and(|scope| scope.takes_text()) && chord.typed().is_some() {
        return Resolved::Text(chord);
    }
    if let Some(row) = find(&scopes, |row| row.sequences().any(|keys| keys.first == chord && keys.second.is_none())) {
        return run(model, row);
    }
    let starts = find(&scopes, |row| row.sequences().any(|keys| keys.first == chord && keys.second.is_some()));
    match (starts, chord.typed()) {
        (Some(_), Some(c)) => Resolved::Wait(c),
        _ if scopes.first().is_some_and(|scope| scope.takes_text()) => Resolved::Text(chord),
        _ => Resolved::Nothing,
    }
}

/// What a chord means at the unlock screen, where there is no model yet.
#[must_use]
pub fn door(chord: Chord) -> Option<Act> {
    let bound = |row: &Row| row.sequences().any(|keys| keys.first == chord && keys.second.is_none());
    find(&[Scope::Unlock, Scope::Any], bound).map(|row| row.act)
}

fn find(scopes: &[Scope], wanted: impl Fn(&Row) -> bool) -> Option<&'static Row> {
    scopes.iter().find_map(|scope| rows().iter().find(|row| row.scope == *scope && wanted(row)))
}

fn run(model: &Model, row: &Row) -> Resolved {
    match row.now(model) {
        Ok(()) => Resolved::Run(row.act),
        Err(why) => Resolved::Blocked(why),
    }
}
