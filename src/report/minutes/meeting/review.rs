//! The actions review: what became of each action at the meeting, owner by owner and overdue first, and how the overdue ones add up.

use super::room::Room;
use crate::report::document::Block;
use crate::report::minutes::actions;

pub(super) fn review(room: &Room<'_>) -> Vec<Block> {
    let mut blocks = actions::dealt_with(&room.run, true);
    if blocks.is_empty() {
        return blocks;
    }
    let found = room.run.figures.actions;
    let (start, end) = (found.overdue_start, found.overdue_end);
    let told = match end - start {
        0 => format!("Overdue: {start} at opening and at close."),
        less @ ..0 => format!("Overdue: {start} at opening, {} less at close: {end}.", -less),
        more => format!("Overdue: {start} at opening, {more} more at close: {end}."),
    };
    blocks.push(Block::paragraph(format!("{told} They stand first on their owners' sheets.")));
    blocks
}
