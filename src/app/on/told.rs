//! What the record answers: the board, pages, cards, previews, receipts and failures. Only a receipt changes what the screen shows as recorded.

use crate::app::Effect;
use crate::domain::board::{OcgLine, OfficerLine};
use crate::domain::identity::OcgId;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::receipt::Receipt;
use crate::domain::time::{Date, clock};
use crate::model::board::Lines;
use crate::model::form::{Form, MeetingForm, Purpose};
use crate::model::items::Entry;
use crate::model::notice::Kind;
use crate::model::port::{Ask, Told};
use crate::model::state::{Doing, Modal, Model, Screen, Ticket};
use crate::text::count_group;

/// Takes one answer. An answer to an older question than the newest of its kind is dropped.
pub(crate) fn told(model: &mut Model, ticket: Ticket, answer: Told) -> Vec<Effect> {
    let charted = super::lists::charted(model);
    let effects = taken(model, ticket, answer);
    super::lists::stay_on(model, charted);
    effects
}

fn taken(model: &mut Model, ticket: Ticket, answer: Told) -> Vec<Effect> {
    match answer {
        Told::Board(board, profile, facts) => {
            model.lines = Lines::new(*board, &profile, model.today);
            model.profile = profile;
            model.facts = *facts;
            model.seat();
            model.arrange();
            return super::record::stale(model);
        }
        Told::Actions(page) if ticket == model.awaited.calendar => super::calendar::load(model, &page),
        Told::Actions(page) => {
            let taken = model.actions.take(ticket, page.clone());
            match &mut model.screen {
                Screen::Record(record) if !taken => record.actions.take(ticket, page),
                Screen::Drive(drive) if !taken => drive.take(ticket, page),
                Screen::Review(review) if !taken => {
                    review.asked = false;
                    review.actions.take(ticket, page)
                }
                _ => taken,
            };
        }
        Told::Card(card) if ticket == model.awaited.edit => super::verbs::edit_group(model, card.as_deref()),
        Told::Card(card) if ticket == model.awaited.card => {
            if let Screen::Record(record) = &mut model.screen {
                record.card = card;
            }
        }
        Told::Action(action) if ticket == model.awaited.edit => super::verbs::edit_action(model, action.as_deref()),
        Told::History(lines) if ticket == model.awaited.history => {
            if let Some(history) = super::record::history(model) {
                history.take(lines);
            }
        }
        Told::Preview(answer, notes) if ticket == model.awaited.preview => super::form::previewed(model, answer, notes),
        Told::Undoable(found) if ticket == model.awaited.undo => super::undo::show(model, found),
        Told::Hits(hits) if ticket == model.awaited.search => super::finder::hits(model, hits),
        Told::Recorded(receipt, ocgs, officers, meeting) => {
            return recorded(model, ticket, &receipt, ocgs, officers, meeting);
        }
        Told::Meeting(current, former) => super::around::met(model, current, former),
        Told::Grown => return super::around::grown(model),
        Told::KeyGone => return vec![Effect::Lock],
        Told::Briefing(card) if ticket == model.awaited.briefing => {
            if let Screen::Drive(drive) = &mut model.screen {
                drive.card = card;
            }
        }
        Told::Plan(ocg, plan) if ticket == model.awaited.plan => {
            model.plan = Some((ocg, plan));
            super::common::planned(model, ocg);
        }
        Told::ReadBack(entries) if ticket == model.awaited.read_back => {
            let Model { screen, sitting, .. } = model;
            if let Screen::Close(close) = screen {
                close.take(&entries);
                close.arrange(sitting);
            }
        }
        Told::Charts(data) if ticket == model.awaited.list => {
            if let Screen::Charts(charts) = &mut model.screen {
                charts.data = Some(data);
            }
        }
        Told::Reviewed(reviewed) if ticket == model.awaited.list => {
            if let Screen::Review(review) = &mut model.screen {
                review.reviewed = reviewed;
            }
        }
        Told::Agenda(items) if ticket == model.awaited.list => super::agenda::told(model, items),
        Told::Beside(found) if ticket == model.awaited.list => super::beside::told(model, found),
        Told::Preparation(list) if ticket == model.awaited.list => super::lists::prepared(model, list),
        Told::Standing(standing) if ticket == model.awaited.standing => {
            if let Screen::Prepare(prepare) = &mut model.screen {
                prepare.standing = Some(standing);
            }
        }
        // It is about the store and not about a question: whoever is on the list is told.
        Told::Verified(found) => {
            if let Screen::Prepare(prepare) = &mut model.screen
                && let Some(standing) = &mut prepare.standing
            {
                standing.looked_through(found);
            }
        }
        Told::Items(_, found) if ticket == model.awaited.list => {
            super::lists::told(model, found.into_iter().map(|item| Entry::Item(Box::new(item))).collect());
        }
        Told::Claims(found) if ticket == model.awaited.list => {
            super::lists::told(model, found.into_iter().map(|claim| Entry::Claim(Box::new(claim))).collect());
        }
        Told::Place(text) => {
            model.placed = true;
            model.kept.clone_from(&text);
            return super::past::place(model, text.as_deref());
        }
        Told::Meetings(found) if ticket == model.awaited.search => super::past::told(model, found),
        Told::Travelled(to, board, profile, facts) => {
            model.today = match &to {
                Some(meeting) => closed_on(meeting),
                None => model.now.local_date(),
            };
            model.past = to;
            model.lines = Lines::new(*board, &profile, model.today);
            model.profile = profile;
            model.facts = *facts;
            model.arrange();
            let ticket = model.next_ticket();
            let mut effects = vec![Effect::Ask(ticket, Ask::Meeting)];
            effects.extend(super::record::stale(model));
            return effects;
        }
        Told::Signed(facts) if ticket == model.awaited.list => {
            if let Screen::Signed(signed) = &mut model.screen {
                signed.facts = facts;
            }
        }
        Told::PaperCounts(counts) if ticket == model.awaited.card => {
            if let Screen::Signed(signed) = &mut model.screen {
                signed.counts = counts;
            }
        }
        Told::Shown(shown) if ticket == model.awaited.partner => super::partner::told(model, *shown),
        Told::HandedOut(sentence) if ticket == model.awaited.record => return handed_out(model, sentence),
        Told::Outside(written) => super::signed::written(model, ticket, written),
        Told::Refused(why) => return refused(model, ticket, why),
        Told::Failed { sentence, read_only } => return failed(model, ticket, sentence, read_only),
        // Answers to older questions, and to questions of screens that were left.
        Told::Card(_)
        | Told::Action(_)
        | Told::History(_)
        | Told::Preview(..)
        | Told::Undoable(_)
        | Told::Hits(_)
        | Told::Briefing(_)
        | Told::Plan(..)
        | Told::ReadBack(_)
        | Told::Items(..)
        | Told::Claims(_)
        | Told::Preparation(_)
        | Told::Standing(_)
        | Told::Agenda(_)
        | Told::Beside(_)
        | Told::Reviewed(_)
        | Told::Meetings(_)
        | Told::Charts(_)
        | Told::Signed(_)
        | Told::PaperCounts(_)
        | Told::HandedOut(_)
        | Told::Shown(_)
        | Told::Kept => {}
    }
    Vec::new()
}

/// The day a signed meeting closed.
fn closed_on(meeting: &Meeting) -> Date {
    match meeting.state {
        MeetingState::Signed { at, .. } => at.local_date(),
        _ => meeting.details.on,
    }
}

fn recorded(
    model: &mut Model,
    ticket: Ticket,
    receipt: &Receipt,
    ocgs: Vec<OcgLine>,
    officers: Vec<OfficerLine>,
    meeting: Option<Box<Meeting>>,
) -> Vec<Effect> {
    let new: Option<OcgId> = ocgs.iter().map(|line| line.id).find(|id| model.lines.ocg(*id).is_none());
    model.lines.change(ocgs, officers, &receipt.changed.ocgs, &model.profile, model.today);
    model.facts.entries = receipt.last;
    model.facts.last_recorded_at = Some(receipt.recorded_at);
    if let Some(list) = model.action_list_mut() {
        list.marks.clear();
    }
    let mut purpose = None;
    if ticket == model.awaited.record {
        model.awaited.record = 0;
        // What is on the disk now deals with what was not.
        model.notices.dealt_with();
        purpose = close_form(model, new);
    }
    model.arrange();
    tell(model, receipt, purpose.as_ref().is_some_and(Purpose::is_for_good));
    let mut effects = super::meeting::recorded(model, meeting, &receipt.changed.ocgs);
    effects.extend(super::record::stale(model));
    if matches!(purpose, Some(Purpose::Meeting(MeetingForm::Issue(_)))) {
        effects.extend(super::signed::issued(model));
    }
    if model.quitting {
        effects.push(Effect::Quit);
    }
    effects
}

/// Copies went out: the form closes, and it says which, for whom and where.
fn handed_out(model: &mut Model, sentence: String) -> Vec<Effect> {
    model.awaited.record = 0;
    close_form(model, None);
    model.notices.tell(Kind::Saved, sentence);
    if model.quitting { vec![Effect::Quit] } else { Vec::new() }
}

/// The form that was saved closes, stays, or starts again. Returns what it was for.
fn close_form(model: &mut Model, new: Option<OcgId>) -> Option<Purpose> {
    let form = model.form_mut().filter(|form| form.saving)?;
    let (again, stay, purpose) = (form.again, form.stay, form.purpose.clone());
    form.saving = false;
    if let (Purpose::NewOcg, Some(id)) = (&purpose, new) {
        model.selected = Some(id);
    }
    if stay && !again {
        if let Some(form) = model.form_mut() {
            form.saved();
        }
        return Some(purpose);
    }
    model.modals.pop();
    model.drafts.retain(|draft| draft.purpose != purpose);
    if again && let Some(form) = fresh(model, &purpose) {
        model.modals.push(Modal::Form(Box::new(form)));
    }
    Some(purpose)
}

/// The same form, empty, for those that are filled one after another.
fn fresh(model: &Model, purpose: &Purpose) -> Option<Form> {
    use crate::model::form::spec;
    match purpose {
        Purpose::Raise(ocg) => Some(spec::raise(model, model.lines.ocg(*ocg)?)),
        Purpose::Note(ocg, None) => Some(spec::note(model.lines.ocg(*ocg)?, None)),
        Purpose::Disrupt(ocg) => Some(spec::disrupt(model, model.lines.ocg(*ocg)?)),
        Purpose::Assess(ocg) => Some(spec::assess(model, model.lines.ocg(*ocg)?)),
        Purpose::NewOcg => Some(spec::new_ocg(model)),
        Purpose::NewOfficer => Some(spec::new_officer()),
        _ => None,
    }
}

fn tell(model: &mut Model, receipt: &Receipt, for_good: bool) {
    let time = clock(receipt.recorded_at);
    let words = match &model.doing {
        Doing::Undo => format!("Saved {time}. Withdrew: {}. Ctrl-r redoes.", dotless(&receipt.headline)),
        Doing::Redo => format!("Saved {time}. Redone: {}. u undoes.", dotless(&receipt.headline)),
        Doing::Withdraw | Doing::Act | Doing::Settle | Doing::Cross => {
            let entries = if receipt.first == receipt.last {
                format!("entry {}", count_group(receipt.first))
            } else {
                format!("entries {} to {}", count_group(receipt.first), count_group(receipt.last))
            };
            let sentence = match receipt.sentences.as_slice() {
                [one] => one.as_str(),
                _ => receipt.headline.as_str(),
            };
            // A finished crossing has no form any more that says it is for good.
            let undo = if for_good || model.doing == Doing::Cross { "" } else { " u undoes." };
            format!("Saved {time}, {entries}: {}.{undo}", dotless(sentence))
        }
    };
    let hidden =
        model.selected.is_some_and(|id| model.lines.ocg(id).is_some() && model.ocgs.row_of(&model.lines, id).is_none());
    let hidden = if hidden && !model.ocgs.filter.is_empty() {
        format!(" The group is hidden by the filter {}. Esc shows it.", model.ocgs.filter.text)
    } else {
        String::new()
    };
    model.notices.tell(Kind::Saved, words + &hidden);
}

fn dotless(sentence: &str) -> &str {
    sentence.trim_end().trim_end_matches('.')
}

fn refused(model: &mut Model, ticket: Ticket, why: String) -> Vec<Effect> {
    if ticket == model.awaited.record {
        model.awaited.record = 0;
    }
    match model.form_mut().filter(|form| form.saving) {
        Some(form) => {
            form.saving = false;
            let none = none_of(&form.purpose);
            form.wrong = Some(format!("{why}{none}"));
        }
        None => model.notices.tell(Kind::Refused, format!("Not saved: {why}")),
    }
    super::partner::say(model, "Not saved. F5 leaves this view and says why.");
    // What was awaited is answered; the refusal has to be seen before the program ends.
    model.quitting = false;
    Vec::new()
}

/// What is said besides when some of many were refused: a batch is recorded whole or not at all.
fn none_of(purpose: &Purpose) -> String {
    let many = match purpose {
        Purpose::Extend(ids) | Purpose::Hand(ids) | Purpose::Step(ids) | Purpose::Drop(ids) => ids.len(),
        Purpose::Meeting(MeetingForm::Settle(_, ids)) => ids.len(),
        _ => 1,
    };
    if many > 1 { format!(" None of the {many} is saved.") } else { String::new() }
}

fn failed(model: &mut Model, ticket: Ticket, sentence: String, read_only: bool) -> Vec<Effect> {
    if ticket == model.awaited.record {
        model.awaited.record = 0;
        if let Some(form) = model.form_mut() {
            form.saving = false;
        }
    }
    model.facts.read_only |= read_only;
    model.notices.tell(Kind::Failed, sentence);
    // "Called." must not come back when the failure is dealt with.
    super::partner::say(model, "");
    model.quitting = false;
    Vec::new()
}
