//! What was taken back, the read-back, and how the meeting closed.

use super::place::{self, Place};
use super::room::Room;
use crate::domain::fact::Fact;
use crate::domain::time::{clock, hour_and_minute, long, plain};
use crate::report::document::{Block, Seal, Signature, Text};
use crate::report::minutes::{Issue, read_back as tables_of, withdrawn as withdrawn_of};
use crate::text::{count_group, plural};

/// Withdrawn at the meeting, whatever it was; a correction of earlier minutes stands under item 2.
pub(super) fn withdrawn(room: &Room<'_>) -> Vec<Block> {
    // Nor is here named what the paper leaves out.
    let unnamed = |fact: &Fact| {
        let business_only = room.run.profile.papers.business_only;
        business_only && fact.subject().ocg.is_some_and(|ocg| room.turn(ocg).is_none())
    };
    let item = |fact: &Fact| match room.place(fact) {
        Place::Section(number) if room.leaves_out(number) => None,
        Place::Frame if unnamed(fact) => Some("an item without business".to_owned()),
        _ => Some(format!("item {}", room.item(fact))),
    };
    let whole = |fact: &Fact| place::is_frame(fact) && !unnamed(fact);
    let mut blocks = withdrawn_of::told_at(&room.run, &item, &whole);
    let corrections = room
        .at(Place::Section(place::PREVIOUS))
        .into_iter()
        .filter(|step| step.stands && matches!(step.fact(), Some(Fact::ItemAdded { item }) if matches!(item.content, crate::domain::item::Content::Correction(_))))
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
        // Nobody confirmed a sentence that was not agreed; what was signed is said to be signed.
        Some(read) if read.agreed == 0 => {
            let told = match read.of {
                0 => "There was nothing to read back. Signed by ".to_owned(),
                of => format!(
                    "Not read back: none of {} was agreed one by one. Signed by ",
                    plural(of.into(), "sentence", "sentences")
                ),
            };
            Some(Text::from(told).and_ref(by).and(&format!(" at {}.", clock(*at))))
        }
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
    blocks.push(Block::Signature(signature(room)));
    if let Issue::Issued { seal, .. } = &room.run.issue {
        blocks.push(Block::Seal(Seal::of(&format!("meeting {}", room.meeting.number), seal)));
    }
    blocks
}

/// The chair as the meeting records it, at the opening or by who took over; who signed, and in which role where that was another.
fn signature(room: &Room<'_>) -> Signature {
    let chair = room.meeting.details.chair.trim();
    let signed = match &room.run.issue {
        Issue::Draft => None,
        Issue::Issued { by, at, entry, .. } => {
            Some(Text::from("Signed off in the record by ").and_ref(by).and(&format!(
                "{} on {} at {} (entry {}).",
                role(room, by),
                long(at.local_date()),
                clock(*at),
                count_group(*entry)
            )))
        }
    };
    Signature { role: "Chair".to_owned(), who: (!chair.is_empty()).then(|| Text::reference(chair)), signed }
}

/// In which role somebody other than the chair signed: ` (present as loggist, with a key as deputy)`.
fn role(room: &Room<'_>, by: &str) -> String {
    let same = |who: &str| who.trim().eq_ignore_ascii_case(by.trim());
    let details = &room.meeting.details;
    if same(&details.chair) {
        return String::new();
    }
    let there = room.meeting.attenders.iter().find(|attender| same(&attender.who) && attender.last_visit().is_some());
    let there = match there.map(|attender| attender.role.trim()) {
        None if same(&details.loggist) => "loggist".to_owned(),
        None => "not recorded as present".to_owned(),
        Some("") => "present".to_owned(),
        Some(role) => format!("present as {role}"),
    };
    let key = room.past.key_role(by).map_or_else(String::new, |role| format!(", with a key as {}", role.word()));
    format!(" ({there}{key})")
}
