//! What was taken back, the read-back, and how the meeting closed.

use super::place::{self, Place};
use super::room::Room;
use crate::domain::time::{clock, hour_and_minute, long, plain};
use crate::report::document::{Block, Seal, Signature, Text};
use crate::report::minutes::{Issue, read_back as tables_of, withdrawn as withdrawn_of};
use crate::text::count_group;

/// Withdrawn at the meeting, whatever it was; a correction of earlier minutes stands under item 2.
pub(super) fn withdrawn(room: &Room<'_>) -> Vec<Block> {
    let item = |fact: &crate::domain::fact::Fact| format!("item {}", room.item(fact));
    let mut blocks = withdrawn_of::told_at(&room.run, &item);
    let corrections = room
        .at(Place::Section(place::PREVIOUS))
        .into_iter()
        .filter(|step| step.stands && matches!(step.fact(), Some(crate::domain::fact::Fact::ItemAdded { item }) if matches!(item.content, crate::domain::item::Content::Correction(_))))
        .count();
    match corrections {
        0 => {}
        1 => blocks.push(Block::paragraph("1 correction of earlier minutes (item 2).")),
        count => blocks.push(Block::paragraph(format!("{count} corrections of earlier minutes (item 2)."))),
    }
    blocks
}

pub(super) fn read_back(room: &Room<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = agreed(room).map(Block::paragraph).into_iter().collect();
    blocks.extend(tables_of::tables(&room.run));
    blocks
}

/// How far the decisions and actions were read back before the signature, and who confirmed it by signing.
fn agreed(room: &Room<'_>) -> Option<Text> {
    let Issue::Issued { by, at, .. } = &room.run.issue else { return None };
    match room.meeting.read_back {
        Some(read) => {
            let told = format!(
                "Read back: {} of {} agreed, confirmed by ",
                count_group(read.agreed.into()),
                count_group(read.of.into())
            );
            Some(Text::from(told).and_ref(by).and(&format!(" at {}.", clock(*at))))
        }
        None => room.meeting.says_all().then(|| "That it was read back is not recorded.".into()),
    }
}

pub(super) fn close(room: &Room<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> =
        room.at(Place::Section(place::CLOSE)).into_iter().filter_map(|step| room.run.entry(step)).collect();
    let details = &room.meeting.details;
    let at = details.next_at.map_or_else(String::new, |at| format!(", {}", hour_and_minute(at)));
    let next = details
        .next_on
        .map_or_else(|| "The next meeting is not set.".to_owned(), |next| format!("Next meeting: {}{at}.", long(next)));
    let board = details.board_on.map_or_else(String::new, |on| format!(" Governance board: {}.", long(on)));
    let closed = room.held.signed.map_or_else(
        || "The meeting is not closed yet.".to_owned(),
        |(_, at)| {
            let on =
                if at.local_date() == room.day() { String::new() } else { format!(" on {}", plain(at.local_date())) };
            format!("Closed at {}{on}.", clock(at))
        },
    );
    blocks.push(Block::paragraph(format!("{closed} {next}{board}")));
    blocks.push(Block::paragraph(crate::report::rules::COUNTED));
    match &room.run.issue {
        Issue::Draft => blocks.push(Block::Signature(Signature {
            role: "Chair".to_owned(),
            who: Some(Text::reference(&room.meeting.details.chair)),
            signed: None,
        })),
        Issue::Issued { by, at, entry, seal } => {
            let said = format!(
                "Signed off in the record on {} at {} (entry {}).",
                long(at.local_date()),
                clock(*at),
                count_group(*entry)
            );
            blocks.push(Block::Signature(Signature {
                role: "Chair".to_owned(),
                who: Some(Text::reference(by)),
                signed: Some(said.into()),
            }));
            blocks.push(Block::Seal(Seal::of(&format!("meeting {}", room.meeting.number), seal)));
        }
    }
    blocks
}
