//! Reading back the forms about what is of no one group.
//!
//! The rules belong to the domain; only what a form alone can tell is judged here.

use super::field::Name;
use super::read::{Read, Reader};
use super::{CommonForm, Wrong};
use crate::domain::command::Command;
use crate::domain::identity::OcgId;
use crate::domain::item::{
    BoardMatter, BoardSubject, Content, Correction, Decision, Objective, ObjectiveState, Operation, Remark,
};
use crate::text::count_group;

/// The command of a form about what is of no one group.
pub(super) fn command(what: &CommonForm, read: &Reader<'_>) -> Read<Command> {
    let today = read.model.today;
    let content = match what {
        CommonForm::Decision => Content::Decision(Decision {
            text: read.needed(Name::Text, "what was decided is needed. Type one sentence.")?,
            rationale: read.needed(Name::Because, "a reason is needed. Type a few words.")?,
            refused: read.text(Name::Refused),
            to_board: !read.form.value(Name::ToBoard).is_empty(),
        }),
        CommonForm::Remark => {
            let under = read.form.value(Name::Under).to_owned();
            if under.is_empty() {
                return Err(Wrong::new(Name::Under, "no item of the agenda matches. Press Down to choose one."));
            }
            let text = read.needed(Name::Text, "a remark needs words. Type a few.")?;
            Content::Remark(Remark { under, text })
        }
        CommonForm::Operation => Content::Operation(Operation {
            name: read.needed(Name::Text, "a name is needed. Type it.")?,
            kind: read.needed(Name::Kind, "a kind is needed. Type it, or press Down to choose.")?,
            began_on: read.date(Name::On)?.unwrap_or(today),
            ended_on: read.date(Name::Ended)?,
            groups: groups(read)?,
            measure: read.text(Name::Measure),
            before: figure(read, Name::Before)?,
            after: figure(read, Name::After)?,
        }),
        CommonForm::Objective => Content::Objective(Objective {
            text: read.needed(Name::Text, "an objective needs words. Type what is to be reached.")?,
            set_on: today,
            to: read.date(Name::Due)?,
            state: ObjectiveState::Set,
            since: today,
            remark: String::new(),
        }),
        CommonForm::Correction(meeting) => {
            let typed = read.needed(Name::Number, "the number of the entry is needed. The minutes print it.")?;
            let entry = typed.replace(',', "").parse();
            let entry = entry.map_err(|_| Wrong::new(Name::Number, "this is no number of an entry. Type figures."))?;
            if entry == 0 || entry > read.model.facts.entries {
                let why = format!("there is no entry {}. The minutes print the numbers.", count_group(entry));
                return Err(Wrong::new(Name::Number, why));
            }
            Content::Correction(Correction {
                meeting: meeting.clone(),
                entry,
                recorded: read.needed(Name::Detail, "what was recorded is needed. Copy it from the minutes.")?,
                reads: read.needed(Name::Text, "what it should read is needed. Type it.")?,
                because: read.needed(Name::Because, "a reason is needed. Type a few words.")?,
            })
        }
    };
    Ok(Command::AddItem { ocg: None, content })
}

/// The command that takes something to the governance board.
pub(super) fn to_board(ocg: Option<OcgId>, about: &BoardSubject, read: &Reader<'_>) -> Read<Command> {
    let why = read.needed(Name::Because, "what the board is asked is needed. Type a sentence.")?;
    let on = read.model.today;
    let matter = BoardMatter { about: about.clone(), why, on, settled_on: None, answer: String::new() };
    Ok(Command::AddItem { ocg, content: Content::BoardMatter(matter) })
}

/// A figure with or without commas between its thousands; nothing when nothing is typed.
pub(super) fn figure(read: &Reader<'_>, name: Name) -> Read<Option<i64>> {
    match read.form.text(name).replace(',', "").as_str() {
        "" => Ok(None),
        text => {
            text.parse().map(Some).map_err(|_| Wrong::new(name, "a whole number is needed here. Type figures only."))
        }
    }
}

/// The groups named with commas between: by operation name with or without "Op", or by reference.
pub(super) fn groups(read: &Reader<'_>) -> Read<Vec<OcgId>> {
    let mut found = Vec::new();
    for typed in read.form.text(Name::Groups).split(',').map(str::trim).filter(|typed| !typed.is_empty()) {
        let is = |known: &str| known.eq_ignore_ascii_case(typed);
        let line = read.model.lines.board().ocgs.iter().find(|line| {
            let short = line.operation.strip_prefix("Op ").unwrap_or(&line.operation);
            is(&line.operation) || is(short) || (!line.reference.is_empty() && is(&line.reference))
        });
        let Some(line) = line else {
            return Err(Wrong::new(
                Name::Groups,
                format!("there is no group \"{typed}\" on the board. Type its name."),
            ));
        };
        if !found.contains(&line.id) {
            found.push(line.id);
        }
    }
    Ok(found)
}
