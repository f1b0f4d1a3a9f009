//! The key table: every key of the program, once (screens section 16).
//!
//! It must not know drawing; a row's `when` says why an act cannot be done now.

mod agenda;
mod always;
mod covert;
mod lists;
mod main;
mod meeting;
pub(super) mod partner;
mod prepare;
mod records;
mod rights;

use std::sync::OnceLock;

use super::chord::Sequence;
use crate::domain::role::{READS_ONLY, Right, Role, SIGNS};
use crate::model::act::{Act, Scope};
use crate::model::notice::READ_ONLY;
use crate::model::state::{Model, Screen};

/// Why an act cannot be done now, in one sentence; or nothing.
type When = fn(&Model) -> Result<(), String>;

/// One row: an act in a scope.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The act.
    pub act: Act,
    /// Its stable name, such as `tier.decide`.
    pub name: &'static str,
    /// Where its keys mean it.
    pub scope: Scope,
    /// Its keys, the one to show first; two chords in a row are written `g e`.
    pub keys: &'static [&'static str],
    /// Label for the footer, a word or two.
    pub label: &'static str,
    /// What it does, for help and palette.
    pub about: &'static str,
    /// Other words under which help finds it.
    pub also: &'static str,
    /// Place in the footer, 1 first; 0 is not shown there.
    pub footer: u8,
    /// Whether it leads the footer now, before every other key, whatever its place: what is to be done where the cursor is.
    pub leads: fn(&Model) -> bool,
    /// Whether it can be done now.
    pub when: fn(&Model) -> Result<(), String>,
}

/// The rows of one scope in the order of the table.
pub type Rows = [Row];

/// Something can be recorded: the store is open for writing, and it is now that is looked at.
fn writable(model: &Model) -> Result<(), String> {
    match &model.past {
        Some(meeting) => Err(format!(
            "This is the record as it stood at the close of meeting {}. Esc on the board goes back to now.",
            meeting.number
        )),
        None if model.role.only_reads() => Err(READS_ONLY.into()),
        None if model.read_only() => Err(READ_ONLY.into()),
        None if matches!(model.screen, Screen::Beside(_)) => {
            Err("This is the open record, to read only. Esc goes back to the covert one.".into())
        }
        None => Ok(()),
    }
}

/// Something can be recorded of the group that is selected.
fn on_group(model: &Model) -> Result<(), String> {
    writable(model)?;
    match (model.subject(), &model.screen) {
        (Some(_), _) => Ok(()),
        (None, Screen::Journal(_)) => {
            Err("This entry is about no group on the board. Choose another, or press g h.".into())
        }
        (None, _) => Err("No group is selected. Press 1 and choose one.".into()),
    }
}

/// Everything goes.
fn always(_: &Model) -> Result<(), String> {
    Ok(())
}

const fn row(
    act: Act,
    name: &'static str,
    scope: Scope,
    keys: &'static [&'static str],
    label: &'static str,
    about: &'static str,
) -> Row {
    Row { act, name, scope, keys, label, about, also: "", footer: 0, leads: |_| false, when: always }
}

impl Row {
    /// Shown in the footer at this place.
    const fn footer(self, footer: u8) -> Self {
        Self { footer, ..self }
    }

    /// Leads the footer where this says so.
    const fn leads(self, leads: fn(&Model) -> bool) -> Self {
        Self { leads, ..self }
    }

    /// Found under these words too.
    const fn also(self, also: &'static str) -> Self {
        Self { also, ..self }
    }

    /// Whether it can be done here and now, by whoever sits here; else why not, in one sentence.
    ///
    /// # Errors
    /// The sentence.
    pub fn now(&self, model: &Model) -> Result<(), String> {
        (self.when)(model)?;
        match (model.role, rights::right_of(self.act)) {
            (Role::Loggist, Right::Sign) => Err(SIGNS.into()),
            (Role::Loggist, Right::Decide) => match model.sitting.open() {
                None => Err(rights::NO_MEETING.into()),
                Some(meeting) if model.is_own_chair(meeting) => Err(rights::NO_CHAIR.into()),
                Some(_) => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Done only when this says so.
    const fn when(self, when: When) -> Self {
        Self { when, ..self }
    }

    /// Its keys, parsed; what cannot be parsed is left out (a test sees to it that nothing is).
    pub fn sequences(&self) -> impl Iterator<Item = Sequence> + '_ {
        self.keys.iter().filter_map(|text| text.parse().ok())
    }
}

/// All rows, innermost scopes first.
#[must_use]
pub fn rows() -> &'static Rows {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        [
            main::ACTION,
            main::RECORD,
            covert::BESIDE,
            covert::BRIEFED,
            meeting::DRIVE,
            meeting::CLOSE,
            meeting::SIGNED,
            meeting::REVIEW,
            meeting::ROOM,
            prepare::ROWS,
            partner::PARTNER,
            meeting::CHARTS,
            agenda::ROWS,
            meeting::CALLS,
            main::VERBS,
            records::ROWS,
            main::MOVES,
            lists::ROWS,
            partner::SWITCH,
            covert::ROWS,
            always::ROWS,
        ]
        .concat()
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed parse fails the test")]
mod tests {
    use super::*;
    use crate::keys::chord::Key;
    use std::collections::HashMap;

    #[test]
    fn every_key_can_be_parsed_and_is_written_as_it_is_shown() {
        for row in rows() {
            for key in row.keys {
                assert_eq!(key.parse::<Sequence>().unwrap().to_string(), *key, "{}", row.name);
            }
        }
    }

    #[test]
    fn no_key_is_bound_twice_in_a_scope_or_hides_one_it_inherits() {
        let mut seen: HashMap<(Scope, Sequence), &str> = HashMap::new();
        for row in rows() {
            for sequence in row.sequences() {
                assert_eq!(seen.insert((row.scope, sequence), row.name), None, "{sequence} twice in {:?}", row.scope);
            }
        }
        // A scope may give a key of the board another meaning only where the board's makes no sense: none does, but for Enter and Esc of modals.
        for ((scope, sequence), name) in &seen {
            if *scope != Scope::Any && *sequence.first.to_string() != *"Esc" {
                assert_eq!(seen.get(&(Scope::Any, *sequence)), None, "{name} hides {sequence}");
            }
            let first_is_prefix = seen.iter().any(|((other, long), _)| {
                other == scope && sequence.second.is_none() && long.second.is_some() && long.first == sequence.first
            });
            assert!(!first_is_prefix, "{name}: {sequence} is the start of another key");
        }
    }

    #[test]
    fn where_text_is_typed_no_printable_key_acts() {
        for row in rows().iter().filter(|row| row.scope.takes_text()) {
            for sequence in row.sequences() {
                assert_eq!(sequence.first.typed(), None, "{} binds {sequence}", row.name);
            }
        }
    }

    #[test]
    fn every_scope_has_a_way_out_and_help() {
        for scope in Scope::ALL {
            let has =
                |act: Act| rows().iter().any(|row| row.act == act && (row.scope == scope || row.scope == Scope::Any));
            assert!(has(Act::Back) && has(Act::Help) && has(Act::Blank), "{scope:?}");
        }
        let esc = |row: &&Row| row.sequences().any(|sequence| sequence.first.key == Key::Esc);
        assert!(rows().iter().filter(esc).all(|row| row.act == Act::Back));
    }

    #[test]
    fn the_withdrawing_key_has_no_shift_neighbour_and_labels_are_short() {
        let del = rows().iter().find(|row| row.act == Act::Withdraw).unwrap();
        assert_eq!(del.keys, ["Del"]);
        assert!(rows().iter().all(|row| row.label.chars().count() <= 12 && !row.about.is_empty()));
        let printable = |c: &str| rows().iter().any(|row| row.keys.contains(&c));
        assert!(!printable("Q") && !printable("U"));
    }

    #[test]
    fn names_are_unique_within_a_scope() {
        let mut seen = HashMap::new();
        for row in rows() {
            assert_eq!(seen.insert((row.scope, row.name), ()), None, "{}", row.name);
        }
    }
}
