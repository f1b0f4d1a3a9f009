//! What was released to the open record since the meeting before, and at this one: the exact words that crossed, when, by whom, under which number there
//! (papers section 2j). Only the store it was released from prints this.

use super::room::Room;
use super::sections::both;
use crate::domain::crossing::CrossingStep;
use crate::domain::fact::Fact;
use crate::domain::time::{clock, plain};
use crate::report::document::{Block, Text};

pub(super) fn released(room: &Room<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (sheet, step) in both(room, &|fact| matches!(fact, Fact::CrossingMarked { .. })) {
        let Some(Fact::CrossingMarked { crossing, step: CrossingStep::Done { number, .. } }) = step.fact() else {
            continue;
        };
        let due = crossing.due.map_or_else(String::new, |due| format!(", due {}", plain(due)));
        let owner = crossing.owner.as_ref().map_or("no owner", |owner| owner.label.as_str());
        let entered = &step.entered;
        let at = entered.decided_at;
        // Between two meetings the day is needed; at the meeting it is the day of the minutes.
        let when = if std::ptr::eq(sheet, &raw const room.run) {
            format!("at {}", clock(at))
        } else {
            format!("on {}, {}", plain(at.local_date()), clock(at))
        };
        blocks.push(Block::paragraph(
            Text::from(format!("From {}: released ", crossing.ocg.operation)).and_text(Text::reference(number)).and(
                &format!(
                    " on {}: \"{}\" ({owner}{due}). By {} {when}.",
                    crossing.to, crossing.text, entered.decided_by
                ),
            ),
        ));
    }
    if blocks.is_empty() {
        blocks.push(Block::paragraph("None."));
    }
    blocks
}
