//! The screens that list what needs somebody: preparation, the review of actions, and triggers, claims, bids and learning.

use crate::app::Effect;
use crate::domain::command::Command;
use crate::model::act::Act;
use crate::model::beside::BesideAsk;
use crate::model::charts::order::{self, About};
use crate::model::form::spec;
use crate::model::items::{Entry, Items, Listed};
use crate::model::layout::Pane;
use crate::model::notice::{Kind, READ_ONLY};
use crate::model::port::Ask;
use crate::model::prepare::{Prepare, Way, way};
use crate::model::review::{Review, owners};
use crate::model::state::{Doing, Model, Screen};

/// Items asked for at most.
const MOST: usize = 500;

/// Opens the preparation list.
pub(crate) fn prepare(model: &mut Model) -> Vec<Effect> {
    model.screen = Screen::Prepare(Box::default());
    Vec::new()
}

/// Freezes the pack of the meeting that is prepared at the last entry there is.
pub(crate) fn freeze(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = model.sitting.prepared().map(|meeting| meeting.id) else { return Vec::new() };
    let command = Command::FreezePack { meeting, entry: model.facts.entries };
    super::meeting::act(model, vec![command], Doing::Act)
}

/// Opens the review on the owner with most late actions.
pub(crate) fn review(model: &mut Model) -> Vec<Effect> {
    let Some(owner) = owners(&model.lines).first().map(|line| line.id) else {
        model.notices.tell(Kind::Note, "No action is open.");
        return Vec::new();
    };
    model.screen = Screen::Review(Box::new(Review::of(owner, &model.lines)));
    Vec::new()
}

/// Opens a list.
pub(crate) fn items(model: &mut Model, listed: Listed) -> Vec<Effect> {
    model.screen = Screen::Items(Box::new(Items::new(listed)));
    Vec::new()
}

/// The next or previous chart.
pub(crate) fn chart(model: &mut Model, by: isize) {
    if let Screen::Charts(charts) = &mut model.screen {
        charts.turn(by);
    }
    select(model);
}

/// Opens the group or the officer of the row under the cursor.
pub(crate) fn open_charted(model: &mut Model) -> Vec<Effect> {
    let Screen::Charts(charts) = &model.screen else { return Vec::new() };
    match order::about(model, charts) {
        Some(About::Group(ocg)) => return super::record::card(model, ocg),
        Some(About::Officer(officer)) => super::verbs::open_officer(model, officer),
        Some(About::Time) | None => {
            model.notices.tell(Kind::Refused, "This row is of no group or officer. g v looks back to a meeting.");
        }
    }
    Vec::new()
}

/// Sorts the rows of a chart and its table by the next of their orders.
pub(crate) fn sort_charted(model: &mut Model) {
    if let Screen::Charts(charts) = &mut model.screen {
        charts.turn_order();
        let words = format!("Sorted: {}.", charts.by().word());
        model.notices.tell(Kind::Note, words);
    }
    select(model);
}

/// The next or previous owner of the review.
pub(crate) fn owner(model: &mut Model, by: isize) -> Vec<Effect> {
    let Model { screen, lines, .. } = model;
    if let Screen::Review(review) = screen {
        review.turn(lines, by);
        review.actions.marks.clear();
    }
    Vec::new()
}

/// Moves the cursor of the list; the group of the row is the selected one.
pub(crate) fn step(model: &mut Model, by: isize) {
    let rows = match &model.screen {
        Screen::Charts(charts) => order::rows(model, charts),
        _ => 0,
    };
    match &mut model.screen {
        Screen::Prepare(prepare) => {
            let len = prepare.rows().len();
            prepare.cursor.step(by, len);
        }
        Screen::Items(items) => {
            let len = items.len();
            items.cursor.step(by, len);
        }
        Screen::Charts(charts) => {
            charts.at = charts.at.saturating_add_signed(by).min(rows.saturating_sub(1));
        }
        _ => {}
    }
    select(model);
}

/// What the row of the chart under the cursor is about, before something is told.
pub(crate) fn charted(model: &Model) -> Option<About> {
    match &model.screen {
        Screen::Charts(charts) => order::about(model, charts),
        _ => None,
    }
}

/// The cursor of the chart stays on what it was on, wherever its row stands now: what the cursor shows is what the verbs are about.
pub(crate) fn stay_on(model: &mut Model, before: Option<About>) {
    let Some(before) = before else { return };
    let Screen::Charts(charts) = &model.screen else { return };
    let at = order::row_of(model, charts, before).unwrap_or(charts.at);
    let at = at.min(order::rows(model, charts).saturating_sub(1));
    if let Screen::Charts(charts) = &mut model.screen {
        charts.at = at;
    }
    select(model);
}

/// The group of the row under the cursor is the selected one.
pub(crate) fn select(model: &mut Model) {
    let group = match &model.screen {
        Screen::Prepare(prepare) => prepare.group(),
        Screen::Items(items) => items.current().and_then(|row| row.ocg()).map(|(id, _)| id),
        Screen::Charts(charts) => match order::about(model, charts) {
            Some(About::Group(ocg)) => Some(ocg),
            _ => None,
        },
        _ => None,
    };
    if let Some(group) = group.filter(|id| model.lines.ocg(*id).is_some()) {
        model.selected = Some(group);
    }
}

/// What the list needs and does not have.
pub(crate) fn wants(model: &mut Model) -> Vec<Effect> {
    let mut effects = list_wants(model);
    if let Screen::Prepare(prepare) = &mut model.screen
        && !std::mem::replace(&mut prepare.standing_asked, true)
    {
        let ticket = model.next_ticket();
        model.awaited.standing = ticket;
        effects.push(Effect::Ask(ticket, Ask::Standing));
    }
    effects
}

fn list_wants(model: &mut Model) -> Vec<Effect> {
    let ask = match &mut model.screen {
        Screen::Prepare(prepare) if !prepare.asked => {
            prepare.asked = true;
            Ask::Preparation
        }
        Screen::Agenda(agenda) if !agenda.asked => {
            agenda.asked = true;
            Ask::Agenda
        }
        Screen::Items(items) if !items.asked => {
            items.asked = true;
            match items.listed.kind() {
                Some(kind) => Ask::Items { kind, open_only: false, limit: MOST },
                None => Ask::Claims(MOST),
            }
        }
        Screen::Review(review) if !review.asked && review.actions.shows.is_some() && review.actions.asked.is_none() => {
            review.asked = true;
            Ask::Reviewed(review.known())
        }
        Screen::Beside(screen) if !screen.asked => {
            screen.asked = true;
            Ask::Beside(BesideAsk::Look)
        }
        Screen::Charts(charts) if !charts.asked => {
            charts.asked = true;
            Ask::Charts
        }
        _ => return Vec::new(),
    };
    let ticket = model.next_ticket();
    model.awaited.list = ticket;
    vec![Effect::Ask(ticket, ask)]
}

/// The rows of a list were told.
pub(crate) fn told(model: &mut Model, rows: Vec<Entry>) {
    if let Screen::Items(items) = &mut model.screen {
        items.take(rows);
    }
    select(model);
}

/// The preparation list was told.
pub(crate) fn prepared(model: &mut Model, list: Box<crate::domain::preparation::Preparation>) {
    if let Screen::Prepare(prepare) = &mut model.screen {
        let Prepare { cursor, .. } = prepare.as_mut();
        cursor.to(cursor.at, list.rows.len());
        prepare.list = Some(list);
    }
    select(model);
}

/// Opens what the row under the cursor leads to.
pub(crate) fn open(model: &mut Model) -> Vec<Effect> {
    match &model.screen {
        Screen::Prepare(prepare) => match prepare.current().map(|row| way(row.topic)) {
            Some(found) => go(model, &found),
            None => Vec::new(),
        },
        Screen::Items(items) => match items.current().cloned() {
            Some(entry) => move_on(model, &entry),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn go(model: &mut Model, found: &Way) -> Vec<Effect> {
    let mut filtered = |pane: Pane, text: &str| {
        model.screen = Screen::Board;
        model.focus = pane;
        model.actions.all = pane == Pane::Actions;
        super::filter::set(model, text);
    };
    match found {
        Way::Groups(filter) => filtered(Pane::Ocgs, filter),
        Way::Actions(filter) => filtered(Pane::Actions, filter),
        Way::Group => {
            if let Some(ocg) = model.selected {
                super::finder::show(model, ocg);
            }
        }
        Way::Review => return review(model),
        Way::Claims => return items(model, Listed::Claims),
        Way::Bids => return items(model, Listed::Bids),
        Way::Triggers => return items(model, Listed::Triggers),
        Way::Room => return super::room::open(model),
        Way::Journal => return super::record::journal(model),
        Way::Order => {
            filtered(Pane::Ocgs, "");
            model.ocgs.sort = None;
            model.arrange();
        }
    }
    Vec::new()
}

fn move_on(model: &mut Model, entry: &Entry) -> Vec<Effect> {
    if model.read_only() {
        model.notices.tell(Kind::Refused, READ_ONLY);
        return Vec::new();
    }
    match entry {
        Entry::Claim(claim) => match &claim.moderation {
            Some(moderation) => {
                let words = format!("{} was agreed as {} by {}.", claim.number, moderation.word(), moderation.by);
                model.notices.tell(Kind::Refused, words);
            }
            None => {
                let form = spec::moderate(model, claim);
                super::verbs::show(model, form);
            }
        },
        Entry::Item(item) => match spec::move_on(item) {
            Some(form) => super::verbs::show(model, form),
            None => model.notices.tell(Kind::Refused, "Nothing can follow from this."),
        },
    }
    Vec::new()
}

/// A bid for an action that its owner cannot do: the form of a bid with the words of the action.
pub(crate) fn escalate(model: &mut Model) -> Vec<Effect> {
    let Some(action) = model.action_list().and_then(|list| list.current()).cloned() else { return Vec::new() };
    let Some(line) = model.lines.ocg(action.ocg).cloned() else { return Vec::new() };
    let form = spec::escalate(model, &line, &action);
    super::verbs::show(model, form);
    Vec::new()
}

/// Runs an act of these screens; `None` for an act that is none of them.
pub(crate) fn run(model: &mut Model, act: Act) -> Option<Vec<Effect>> {
    use crate::domain::command::Mark;
    Some(match act {
        Act::GoCharts => {
            model.screen = Screen::Charts(Box::default());
            Vec::new()
        }
        Act::GoPrepare => prepare(model),
        Act::FreezePack => freeze(model),
        Act::GoReview => review(model),
        Act::GoTriggers => items(model, Listed::Triggers),
        Act::GoClaims => items(model, Listed::Claims),
        Act::GoBids => items(model, Listed::Bids),
        Act::GoLearning => items(model, Listed::Learning),
        Act::GoGaps => items(model, Listed::Gaps),
        Act::GoOrders => items(model, Listed::Orders),
        Act::GoOperations => items(model, Listed::Operations),
        Act::GoObjectives => items(model, Listed::Objectives),
        Act::GoBoardMatters => items(model, Listed::BoardMatters),
        Act::PreviousOwner => owner(model, -1),
        Act::NextOwner => owner(model, 1),
        Act::Escalate => escalate(model),
        Act::GoRoom => super::room::open(model),
        Act::RoomIn => super::room::mark(model, Mark::In),
        Act::RoomTimes => super::room::times(model),
        Act::AcceptMinutes => super::room::accept(model),
        Act::RoomOut => super::room::mark(model, Mark::Out),
        Act::RoomRemove => super::room::mark(model, Mark::Remove),
        Act::RoomApologies => super::room::apologies(model),
        Act::RoomAdd => super::room::add(model),
        _ => return None,
    })
}
