//! A signed meeting: who signed it and its seal, its papers, and a backup. The same screen comes back later, for the meeting that was signed last.

use crate::app::Effect;
use crate::domain::meeting::Meeting;
use crate::domain::role::SIGNS;
use crate::keys::chord::{Chord, Key};
use crate::model::act::Act;
use crate::model::close::Signed;
use crate::model::form::spec;
use crate::model::notice::Kind;
use crate::model::port::{Ask, Papers};
use crate::model::state::{Model, Screen, Ticket};

/// Shows a signed meeting and asks for what is shown with it.
pub(crate) fn show(model: &mut Model, meeting: Meeting) -> Vec<Effect> {
    let id = meeting.id;
    model.screen = Screen::Signed(Box::new(Signed { meeting, facts: None, counts: None }));
    model.awaited.list = model.next_ticket();
    model.awaited.card = model.next_ticket();
    vec![Effect::Ask(model.awaited.list, Ask::Signed(id)), Effect::Ask(model.awaited.card, Ask::PaperCounts(id))]
}

/// Shows the meeting that was signed last.
pub(crate) fn former(model: &mut Model) -> Vec<Effect> {
    match model.sitting.former.as_deref().cloned() {
        Some(meeting) => show(model, meeting),
        None => Vec::new(),
    }
}

/// Runs an act of a signed meeting; `None` for an act that is not one.
pub(crate) fn run(model: &mut Model, act: Act) -> Option<Vec<Effect>> {
    let Screen::Signed(signed) = &model.screen else { return None };
    let id = signed.meeting.id;
    let (ask, words) = match act {
        Act::IssueBoardPaper => {
            if let Some(paper) = signed.counts.and_then(|counts| counts.board) {
                super::verbs::show(model, spec::issue_board_paper(paper));
            }
            return Some(Vec::new());
        }
        // Copies that name their holders are asked for in a form.
        Act::WriteMinutes if model.profile.papers.numbered_copies => {
            let form = spec::copies(model, &signed.meeting);
            super::verbs::show(model, form);
            return Some(Vec::new());
        }
        Act::WriteMinutes => (Ask::WritePapers(id, Papers::Minutes), "Writing the minutes."),
        Act::WriteSheets => (Ask::WritePapers(id, Papers::Sheets), "Writing the tasking sheets."),
        Act::WriteWorklist => (Ask::WritePapers(id, Papers::Worklist), "Writing the worklist."),
        Act::WriteBoardPaper => (Ask::WritePapers(id, Papers::Board), "Writing the board paper."),
        Act::WritePapers => (Ask::WritePapers(id, Papers::All), "Writing the papers."),
        Act::BackUp => (Ask::BackUp, "Backing up, and verifying the copy."),
        _ => return None,
    };
    if model.awaited.outside != 0 {
        model.notices.tell(Kind::Refused, "Papers or a backup are still being written. Wait a moment.");
        return Some(Vec::new());
    }
    let ticket = model.next_ticket();
    model.awaited.outside = ticket;
    model.notices.tell(Kind::Note, words);
    Some(vec![Effect::Ask(ticket, ask)])
}

/// What is said to whoever goes on typing the number of the paper after they were refused.
const NUMBER: &str = "The number does nothing without the key of the chair or a deputy. Enter, and the keys act again.";

/// Whether the refusal to issue the board paper stands: its number may still be coming from a hand that knows the keys.
pub(crate) fn number_refused(model: &Model) -> bool {
    let refused = model.notices.standing().is_some_and(|notice| [SIGNS, NUMBER].contains(&notice.text.as_str()));
    refused && matches!(model.screen, Screen::Signed(_)) && model.modals.is_empty() && model.partner.is_none()
}

/// After that refusal the digits of the number, which are keys of this screen, write nothing, and the Enter behind them goes nowhere.
pub(crate) fn typed_at_nothing(model: &mut Model, chord: Chord) -> bool {
    let part = chord.typed().is_some_and(|typed| typed.is_ascii_digit()) || chord == Chord::key(Key::Backspace);
    if part {
        model.notices.tell(Kind::Refused, NUMBER);
    }
    part || chord == Chord::key(Key::Enter)
}

/// The board paper is issued: it says so, and what was issued is written.
pub(crate) fn issued(model: &mut Model) -> Vec<Effect> {
    let Screen::Signed(signed) = &model.screen else { return Vec::new() };
    let id = signed.meeting.id;
    model.awaited.card = model.next_ticket();
    model.awaited.outside = model.next_ticket();
    let write = Ask::WritePapers(id, Papers::Board);
    vec![Effect::Ask(model.awaited.card, Ask::PaperCounts(id)), Effect::Ask(model.awaited.outside, write)]
}

/// What was written and where, or why nothing was.
pub(crate) fn written(model: &mut Model, ticket: Ticket, written: Result<String, String>) {
    if ticket == model.awaited.outside {
        model.awaited.outside = 0;
    }
    match written {
        Ok(sentence) => model.notices.tell(Kind::Saved, sentence),
        Err(why) => model.notices.tell(Kind::Refused, format!("Not written: {why}")),
    }
}
