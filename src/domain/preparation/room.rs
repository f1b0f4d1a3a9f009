//! The rows of the preparation list about the meeting itself: its order, who must attend, and what was recorded since its pack was frozen.

use super::rows::{group, row};
use super::{Named, Pack, Row, Target, Topic};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::meeting::{Attender, Meeting, MeetingKind, Presence};
use crate::domain::running_order::running_order;
use crate::text::plural;

/// The rows; none while no meeting is prepared or open.
pub(super) fn of_meeting(pack: &Pack<'_>) -> Vec<Row> {
    let Some(meeting) = pack.meeting else { return Vec::new() };
    let mut rows = Vec::new();
    if meeting.kind.calls_groups() {
        rows.push(order(pack, meeting));
        rows.extend(lros(pack, meeting));
    }
    rows.push(others(pack, meeting));
    rows.extend(since(pack));
    rows
}

/// The groups that come before one which the rule would call before them. What the chair put in front holds some besides, whose place is their own.
fn moved(pack: &Pack<'_>, meeting: &Meeting) -> Vec<OcgId> {
    let first = &meeting.details.first;
    let ruled: Vec<OcgId> =
        running_order(pack.board, None, pack.profile, pack.today).into_iter().map(|turn| turn.ocg).collect();
    let place = |ocg: OcgId| ruled.iter().position(|other| *other == ocg);
    let ahead = |(at, ocg): &(usize, &OcgId)| {
        let before = first.get(..=*at).unwrap_or_default();
        let next = ruled.iter().position(|other| !before.contains(other));
        place(**ocg).is_some_and(|own| next.is_some_and(|next| next < own))
    };
    first.iter().enumerate().filter(ahead).map(|(_, ocg)| *ocg).collect()
}

fn order(pack: &Pack<'_>, meeting: &Meeting) -> Row {
    let moved = moved(pack, meeting);
    let moved = moved.iter().filter_map(|moved| pack.board.ocgs.iter().find(|line| line.id == *moved));
    let named: Vec<Named> = moved.map(|line| group(line, "", None)).collect();
    let moved = match named.len() {
        0 => "none moved by you".to_owned(),
        moved => format!("{moved} moved by you:"),
    };
    Row { lead: format!("tier, then matters for the chair; {moved}"), ..row(Topic::Order, named) }
}

fn attender(who: &str) -> Named {
    Named { target: Target::Attender(who.to_owned()), name: who.to_owned(), note: String::new(), days: None }
}

/// The LROs of live groups as the register writes them, each once, by name.
fn leading<'a>(pack: &Pack<'a>) -> Vec<(OfficerId, &'a str)> {
    let lros = pack.board.ocgs.iter().filter_map(|line| pack.board.officers.get(&line.lro?));
    let mut lros: Vec<_> = lros.map(|officer| (officer.id, officer.label.as_str())).collect();
    lros.sort_by_key(|(id, label)| (*label, *id));
    lros.dedup();
    lros
}

fn is(attender: &Attender, lro: (OfficerId, &str)) -> bool {
    attender.officer == Some(lro.0) || attender.who.eq_ignore_ascii_case(lro.1)
}

/// Who leads a live group must be there. Of whom nothing was heard is named, and who leads one since the list was made and is not on it.
fn lros(pack: &Pack<'_>, meeting: &Meeting) -> Option<Row> {
    let (mut asked, mut answered) = (0_usize, 0_usize);
    let (mut silent, mut not_asked) = (Vec::new(), Vec::new());
    for lro in leading(pack) {
        match meeting.attenders.iter().find(|attender| is(attender, lro)) {
            Some(found) => {
                asked += 1;
                // Whoever chairs does not answer to anybody.
                if found.presence != Presence::Expected || found.who.eq_ignore_ascii_case(&meeting.details.chair) {
                    answered += 1;
                } else {
                    silent.push(attender(&found.who));
                }
            }
            // Nobody is put on the list of a covert meeting unasked.
            None if meeting.kind == MeetingKind::Tasking => {
                not_asked.push(Named { note: "not on the list".into(), ..attender(lro.1) });
            }
            None => {}
        }
    }
    let lead = match (asked, silent.is_empty()) {
        (0, _) if not_asked.is_empty() => return None,
        (0, _) => "none asked; to ask:".to_owned(),
        (_, false) => format!("{asked} asked, {answered} answered; no word from"),
        (_, true) if not_asked.is_empty() => format!("{asked} asked, all answered"),
        (_, true) => format!("{asked} asked, all answered; to ask:"),
    };
    silent.append(&mut not_asked);
    Some(Row { lead, ..row(Topic::LrosAsked, silent) })
}

/// The others who were asked and gave no word.
fn others(pack: &Pack<'_>, meeting: &Meeting) -> Row {
    let lros = if meeting.kind.calls_groups() { leading(pack) } else { Vec::new() };
    let silent = meeting.attenders.iter().filter(|one| {
        one.presence == Presence::Expected
            && !one.who.eq_ignore_ascii_case(&meeting.details.chair)
            && !lros.iter().any(|lro| is(one, *lro))
    });
    row(Topic::NoWord, silent.map(|one| Named { note: one.role.clone(), ..attender(&one.who) }).collect())
}

/// What was recorded since the pack was frozen, with the groups it is about, the last one first.
fn since(pack: &Pack<'_>) -> Option<Row> {
    let since = pack.frozen.filter(|frozen| frozen.since > 0)?.since;
    let groups = pack.since.iter().filter_map(|id| pack.board.ocgs.iter().find(|line| line.id == *id));
    let named: Vec<Named> = groups.map(|line| group(line, "", None)).collect();
    let colon = if named.is_empty() { "" } else { ":" };
    let entries = plural(since, "entry", "entries");
    Some(Row { lead: format!("{entries}{colon}"), ..row(Topic::SincePack, named) })
}
