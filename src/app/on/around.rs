//! What another process did to the store while this screen was open: the record has grown, the meeting is over, a key was taken away.
//!
//! It must not know how that is found out.

use crate::app::Effect;
use crate::domain::meeting::Meeting;
use crate::model::notice::Kind;
use crate::model::port::Ask;
use crate::model::state::{Model, Screen};

/// The record has grown: everything that shows is read again. The meeting goes first: a partner who came turns partner view on before anything of it is
/// drawn.
pub(crate) fn grown(model: &mut Model) -> Vec<Effect> {
    // What is past stays as it was; on the way back to now all is read anew.
    if model.past.is_some() {
        return Vec::new();
    }
    let meeting = model.next_ticket();
    let board = model.next_ticket();
    model.awaited.board = board;
    vec![Effect::Ask(meeting, Ask::Meeting), Effect::Ask(board, Ask::Board)]
}

/// The meeting was told. What stands only while one is open gives way to the board where another process closed it or took it back.
pub(crate) fn met(model: &mut Model, current: Option<Box<Meeting>>, former: Option<Box<Meeting>>) {
    let open = |model: &Model| model.sitting.open().map(|meeting| meeting.id);
    let before = open(model);
    super::meeting::told(model, current, former);
    let over = before.is_some() && before != open(model);
    if over && matches!(model.screen, Screen::Drive(_) | Screen::Close(_)) {
        model.screen = Screen::Board;
        model.sitting.driving = false;
        model.notices.tell(Kind::Note, "The meeting was closed or taken back by another process.");
    }
}
