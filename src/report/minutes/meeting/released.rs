//! What was released to the open record at this meeting: the exact words that crossed, when, by whom, under which number there (papers section 2j). Only the
//! store it was released from prints this.

use super::room::Room;
use crate::domain::crossing::CrossingStep;
use crate::domain::fact::Fact;
use crate::domain::time::{clock, plain};
use crate::report::document::{Block, Text, ended};

pub(super) fn released(room: &Room<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for step in room.run.own(|fact| matches!(fact, Fact::CrossingMarked { .. })) {
        let Some(Fact::CrossingMarked { crossing, step: CrossingStep::Done { number, .. } }) = step.fact() else {
            continue;
        };
        let due = crossing.due.map_or_else(String::new, |due| format!(", due {}", plain(due)));
        let owner = crossing.owner.as_ref().map_or("no owner", |owner| owner.label.as_str());
        let entered = &step.entered;
        blocks.push(Block::paragraph(
            Text::from(format!("From {}: released ", crossing.ocg.operation)).and_text(Text::reference(number)).and(
                &format!(
                    " on {}: \"{}\" ({owner}{due}). By {} at {}.",
                    crossing.to,
                    ended(&crossing.text),
                    entered.decided_by,
                    clock(entered.decided_at)
                ),
            ),
        ));
    }
    if blocks.is_empty() {
        blocks.push(Block::paragraph("None."));
    }
    blocks
}
