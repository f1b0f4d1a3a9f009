//! Help, palette and jump: one list to type into; Enter runs or goes.

use crate::app::Effect;
use crate::app::update::run;
use crate::domain::identity::OcgId;
use crate::domain::receipt::{Found, Hit};
use crate::keys;
use crate::keys::chord::Chord;
use crate::model::act::Act;
use crate::model::edit::Edit;
use crate::model::finder::{Entry, Finder, Purpose, Target};
use crate::model::layout::Pane;
use crate::model::notice::Kind;
use crate::model::port::Ask;
use crate::model::state::{Modal, Model, Screen};

/// Hits asked for at a time.
const HITS: usize = 50;

/// Opens help.
pub(crate) fn help(model: &mut Model) -> Vec<Effect> {
    if matches!(model.modals.last(), Some(Modal::Finder(_))) {
        return Vec::new();
    }
    let mut finder = Finder::new(Purpose::Help);
    // What holds now is what holds under the list, so ask before it opens.
    let (entries, of) = keys::entries(model, "");
    finder.fill(entries);
    finder.of = of;
    model.modals.push(Modal::Finder(finder));
    Vec::new()
}

/// Opens jump.
pub(crate) fn jump(model: &mut Model) -> Vec<Effect> {
    model.modals.push(Modal::Finder(Finder::new(Purpose::Jump)));
    refill(model)
}

/// Moves the cursor.
pub(crate) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    if let Some(Modal::Finder(finder)) = model.modals.last_mut() {
        let len = finder.entries.len();
        finder.cursor.step(by, len);
    }
    Vec::new()
}

/// Types into the search line.
pub(crate) fn text(model: &mut Model, chord: Chord) -> Vec<Effect> {
    change(model, |edit| match chord.typed() {
        Some(c) => edit.type_char(c),
        None => super::filter::key_on(edit, chord.key),
    })
}

/// Edits what is typed.
pub(crate) fn edit(model: &mut Model, act: Act) -> Vec<Effect> {
    change(model, |edit| match act {
        Act::DeleteWord => edit.delete_word(),
        _ => edit.clear(),
    })
}

/// Puts a pasted text in.
pub(crate) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    change(model, |edit| edit.paste(text))
}

fn change(model: &mut Model, with: impl FnOnce(&mut Edit)) -> Vec<Effect> {
    let Some(Modal::Finder(finder)) = model.modals.last_mut() else { return Vec::new() };
    let before = finder.edit.text().to_owned();
    with(&mut finder.edit);
    // In help, ? with nothing typed closes, as its frame says.
    if finder.purpose == Purpose::Help && before.is_empty() && finder.edit.text() == "?" {
        model.modals.pop();
        return Vec::new();
    }
    if finder.edit.text() == before { Vec::new() } else { refill(model) }
}

fn refill(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Finder(finder)) = model.modals.last() else { return Vec::new() };
    let (purpose, typed) = (finder.purpose, finder.edit.text().to_owned());
    match purpose {
        Purpose::Help => {
            // As it stands under the list.
            let top = model.modals.pop();
            let (entries, _) = keys::entries(model, &typed);
            model.modals.extend(top);
            if let Some(Modal::Finder(finder)) = model.modals.last_mut() {
                finder.fill(entries);
            }
            Vec::new()
        }
        Purpose::Past => {
            super::past::refill(model, &typed);
            Vec::new()
        }
        Purpose::Jump => {
            let entries = groups(model, &typed);
            if let Some(Modal::Finder(finder)) = model.modals.last_mut() {
                finder.fill(entries);
            }
            if typed.trim().is_empty() {
                return Vec::new();
            }
            let ticket = model.next_ticket();
            model.awaited.search = ticket;
            vec![Effect::Ask(ticket, Ask::Search(typed, HITS))]
        }
    }
}

/// Groups whose words hold what is typed, in running order: they are here, so they show at once.
fn groups(model: &Model, typed: &str) -> Vec<Entry> {
    let wanted = typed.to_lowercase();
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let lines = &model.lines;
    let fits = |at: &&usize| words.iter().all(|word| lines.hay(**at).contains(word));
    let found = lines.running().iter().filter(fits).filter_map(|at| lines.at(*at)).take(HITS);
    found
        .map(|line| {
            let tier = line.tier.map_or("no tier".to_owned(), |tier| format!("tier {tier}"));
            let lro = if line.lro.is_some() { lines.label(line.lro).to_owned() } else { "no LRO".to_owned() };
            Entry {
                key: line.reference.clone(),
                about: format!("{}, {tier}, {lro}", line.operation),
                place: "group".into(),
                refused: None,
                target: Target::Go(Found::Ocg(line.id)),
            }
        })
        .collect()
}

/// Takes the hits of a search in, behind the groups that show already.
pub(crate) fn hits(model: &mut Model, hits: Vec<Hit>) {
    let Some(Modal::Finder(finder)) = model.modals.last_mut() else { return };
    if finder.purpose != Purpose::Jump {
        return;
    }
    for hit in hits {
        let target = Target::Go(hit.found);
        if finder.entries.iter().any(|entry| entry.target == target) {
            continue;
        }
        let place = match hit.found {
            Found::Ocg(_) => "group",
            Found::Officer(_) => "officer",
            Found::Action(..) => "action",
            Found::Note(_) => "note",
        };
        finder.entries.push(Entry { key: hit.reference, about: hit.text, place: place.into(), refused: None, target });
    }
}

/// Runs the act, or goes to the record, under the cursor.
pub(crate) fn take(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Finder(finder)) = model.modals.last() else { return Vec::new() };
    let Some(entry) = finder.current().cloned() else {
        model.notices.tell(Kind::Refused, "Nothing matches. Type something else, or Esc.");
        return Vec::new();
    };
    if let Some(why) = entry.refused {
        model.notices.tell(Kind::Refused, why);
        return Vec::new();
    }
    model.modals.pop();
    match entry.target {
        Target::Run(act) => run(model, act),
        Target::Go(found) => go(model, found),
        Target::Past(meeting) => super::past::travel(model, Some(meeting)),
    }
}

fn go(model: &mut Model, found: Found) -> Vec<Effect> {
    if let (Screen::Drive(_), Found::Ocg(id) | Found::Note(id) | Found::Action(_, id)) = (&model.screen, found)
        && model.lines.ocg(id).is_some()
    {
        super::meeting::jump(model, id);
        return Vec::new();
    }
    match found {
        // What has left the board still has its record.
        Found::Ocg(id) | Found::Note(id) | Found::Action(_, id) if model.lines.ocg(id).is_none() => {
            super::record::card(model, id)
        }
        Found::Ocg(id) | Found::Note(id) => {
            show(model, id);
            Vec::new()
        }
        Found::Action(_, ocg) => {
            show(model, ocg);
            model.focus = Pane::Actions;
            model.actions.all = false;
            Vec::new()
        }
        Found::Officer(id) => {
            model.screen = Screen::Board;
            match model.lros.order.iter().position(|known| *known == id) {
                Some(row) => {
                    model.focus = Pane::Lros;
                    model.lros.cursor.at = row;
                }
                None => {
                    // Not one who leads: what there is to see are their actions.
                    model.focus = Pane::Actions;
                    model.actions.all = true;
                    let label = model.lines.label(Some(id)).to_owned();
                    let last = label.rsplit(' ').next().unwrap_or_default();
                    super::filter::set(model, &format!("owner:{last}"));
                }
            }
            Vec::new()
        }
    }
}

/// Selects a group on the board; a filter that hides it is taken off.
pub(crate) fn show(model: &mut Model, id: OcgId) {
    model.screen = Screen::Board;
    if model.lines.ocg(id).is_none() {
        model.notices.tell(
            Kind::Note,
            "Note: this group is no longer on the board. Its record opens with Enter in the journal, g j.",
        );
        return;
    }
    if model.ocgs.row_of(&model.lines, id).is_none() {
        model.ocgs.filter = Default::default();
        model.ocgs.arrange(&model.lines);
    }
    model.selected = Some(id);
    model.focus = Pane::Ocgs;
    model.arrange();
}
