//! What is read of a meeting: the meeting itself, its preparation list, its running order, the briefing card of a group, whose turn it is.

use super::super::failure::Failure;
use super::super::output;
use super::super::receipt::stopped;
use super::super::show::{field, heading};
use super::{Desk, card, json, seconds};
use crate::domain::access_log::Access;
use crate::domain::identity::OcgId;
use crate::domain::meeting::{Attender, Meeting, MeetingKind, MeetingState, Presence};
use crate::domain::preparation::{Frozen, Section};
use crate::domain::running_order::{self, Turn};
use crate::domain::time::{Date, clock, hour_and_minute, long, plain};
use crate::store::Store;
use crate::term::standing::standing;
use crate::text::{clean_line, count_group, plural};
use std::collections::HashMap;

/// Names a row of the preparation list reads out.
const MOST_NAMED: usize = 12;

pub(super) fn show(
    desk: &mut Desk<'_>,
    typed: Option<&str>,
    prepare: bool,
    order: bool,
    card: Option<&str>,
) -> Result<(), Failure> {
    if let Some(typed) = card {
        let ocg = desk.find().ocg(typed)?;
        return one_card(desk, ocg);
    }
    let meeting = match typed {
        Some(typed) => Some(desk.find().meeting(typed)?),
        None => match desk.find().running()? {
            Some(running) => Some(running),
            None => desk.opened.store.meetings(1)?.pop(),
        },
    };
    if prepare {
        return preparation(desk, meeting.as_ref());
    }
    if order {
        return running(desk, meeting.as_ref());
    }
    let Some(meeting) = meeting else {
        return Err(Failure::usage("There is no meeting in the record. Prepare one with \"muster meeting prepare\"."));
    };
    desk.note(Access::opened(format!("meeting:{}", meeting.id.0)));
    write(&desk.opened.store, &meeting, desk.asked.json)
}

/// The reference and operation name of each group a meeting names.
fn names(store: &Store, meeting: &Meeting) -> Result<HashMap<OcgId, (String, String)>, Failure> {
    let mut names = HashMap::new();
    let settled = meeting.settled.iter().map(|(ocg, _)| ocg);
    let briefed = meeting.briefed.iter().map(|on| &on.ocg);
    for ocg in meeting.details.first.iter().chain(settled).chain(briefed) {
        if let Some(card) = store.card(*ocg)? {
            names.insert(*ocg, (card.ocg.details.reference, card.ocg.details.operation));
        }
    }
    Ok(names)
}

fn presence(attender: &Attender) -> String {
    match &attender.presence {
        Presence::Expected => "expected, no word yet".to_owned(),
        Presence::Apologies { deputy } if deputy.is_empty() => "apologies".to_owned(),
        Presence::Apologies { deputy } => format!("apologies, deputy {deputy}"),
        Presence::Present { visits } => {
            let stays = visits.iter().map(|visit| match visit.left {
                Some(left) => format!("{} to {}", clock(visit.joined), clock(left)),
                None => format!("from {}", clock(visit.joined)),
            });
            format!("in the room {}", stays.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Writes one meeting, whole.
pub(in crate::cli) fn write(store: &Store, meeting: &Meeting, as_json: bool) -> Result<(), Failure> {
    let names = names(store, meeting)?;
    let name = |ocg: OcgId| names.get(&ocg).cloned().unwrap_or_default();
    let entries = store.meeting_entries(&meeting.code())?;
    let frozen = store.frozen(meeting)?;
    if as_json {
        let mut answer = json::meeting(meeting, &name);
        if let Some(answer) = answer.as_object_mut() {
            answer.insert("format".into(), "muster.meeting/1".into());
            answer.insert("entries".into(), json::entries(entries));
            answer.insert("pack".into(), json::pack(frozen.as_ref()));
        }
        output::json(&answer);
        return Ok(());
    }
    let details = &meeting.details;
    output::line(&format!("{}  {}", meeting.tag(), long(details.on)));
    let state = match meeting.state {
        MeetingState::Open { at } => format!("open since {}", clock(at)),
        MeetingState::Signed { opened, at } => format!("held from {}, signed at {}", clock(opened), clock(at)),
        MeetingState::Prepared | MeetingState::Cancelled => meeting.state.word().to_owned(),
    };
    field("State", &state);
    field("Chair", &details.chair);
    field("Loggist", &details.loggist);
    field("Planned", &plural(u64::from(details.minutes), "minute", "minutes"));
    let at = details.next_at.map(|at| format!(", {}", hour_and_minute(at))).unwrap_or_default();
    field("Next", &details.next_on.map(|on| format!("{}{at}", long(on))).unwrap_or_default());
    field("Board", &details.board_on.map(long).unwrap_or_default());
    field("Pack", &frozen.map(|frozen| in_short(&frozen)).unwrap_or_default());
    let first: Vec<String> = details.first.iter().map(|ocg| name(*ocg).1).collect();
    field("Called first", &first.join(", "));
    if let Some((first, last)) = entries {
        field("Entries", &format!("{} to {}", count_group(first), count_group(last)));
    }
    field("Last minutes", &meeting.minutes_accepted.map(|at| format!("accepted at {}", clock(at))).unwrap_or_default());
    field(
        "Read back",
        &meeting.read_back.map(|read| format!("{} of {} agreed", read.agreed, read.of)).unwrap_or_default(),
    );
    heading("Room");
    for attender in &meeting.attenders {
        let partner = if attender.partner { ", partner" } else { "" };
        output::line(&format!("  {}  {}{partner}  {}", attender.who, attender.role, presence(attender)));
    }
    let mut settled: Vec<_> = meeting.settled.iter().collect();
    settled.sort_by_key(|(_, settled)| settled.at);
    heading(&format!("Settled: {}", plural(settled.len() as u64, "group", "groups")));
    for (ocg, settled) in settled {
        let because = if settled.because.is_empty() {
            String::new()
        } else {
            format!(", because {}", clean_line(&settled.because))
        };
        let words = format!("{}  {}  {}{because}", clock(settled.at), name(*ocg).1, settled.called.word());
        output::line(&format!("  {}", stopped(&words)));
    }
    if meeting.kind.briefs() {
        heading("Briefed");
        super::briefed::tell(meeting, &|ocg| name(ocg).1);
    }
    Ok(())
}

/// `frozen at entry 3,995, 22 November 17:40; 3 entries since`.
fn in_short(frozen: &Frozen) -> String {
    let words = frozen.words();
    let since = plural(frozen.since, "entry", "entries");
    format!("{}; {since} since", words.strip_prefix("pack ").unwrap_or(&words))
}

/// The day ages are counted for: the day of a meeting that is prepared for later, else today.
fn day(desk: &Desk<'_>, meeting: Option<&Meeting>) -> Date {
    let prepared = meeting.filter(|meeting| meeting.state == MeetingState::Prepared);
    prepared.map_or(desk.asking.today, |meeting| meeting.details.on.max(desk.asking.today))
}

fn preparation(desk: &mut Desk<'_>, meeting: Option<&Meeting>) -> Result<(), Failure> {
    desk.note(Access::listed("preparation"));
    let usual = MeetingKind::usual(desk.opened.covert()?);
    let kind = meeting.map_or(usual, |meeting| meeting.kind);
    let on = day(desk, meeting);
    let list = desk.opened.store.preparation(kind, on)?;
    let standing = standing(&desk.opened.store)?;
    if desk.asked.json {
        output::json(&json::preparation(&list, &standing));
        return Ok(());
    }
    output::line(&format!("{} Ages are as at {}.", list.sentence(), plain(on)));
    if meeting.is_some_and(|meeting| meeting.state == MeetingState::Prepared) {
        let pack = list.frozen.map_or_else(|| "not frozen".to_owned(), |frozen| in_short(&frozen));
        output::line(&format!("The pack is {pack}."));
    }
    for section in Section::ALL {
        let mut rows = list.section(section).peekable();
        if rows.peek().is_some() {
            heading(section.heading());
        }
        for row in rows {
            let age = row.oldest().map_or_else(String::new, |days| {
                format!("  oldest {}", plural(days.max(0).unsigned_abs(), "day", "days"))
            });
            output::line(&format!("  {}: {}{age}", row.topic.words(), row.words(MOST_NAMED)));
        }
    }
    output::line("");
    output::line(&standing.sentence(desk.asking.today));
    Ok(())
}

/// Shows the standing agenda with what waits under each item.
pub(super) fn agenda(desk: &mut Desk<'_>) -> Result<(), Failure> {
    desk.note(Access::listed("agenda"));
    let meeting = desk.find().running()?;
    let usual = MeetingKind::usual(desk.opened.covert()?);
    let kind = meeting.as_ref().map_or(usual, |meeting| meeting.kind);
    let on = day(desk, meeting.as_ref());
    let items = desk.opened.store.agenda(kind, on)?;
    if desk.asked.json {
        output::json(&json::agenda(meeting.as_ref(), &items));
        return Ok(());
    }
    match &meeting {
        Some(meeting) => {
            output::line(&format!("{}  {}  {}", meeting.tag(), long(meeting.details.on), meeting.state.word()))
        }
        None => output::line("No meeting is prepared or open. Prepare one with \"muster meeting prepare\"."),
    }
    for (place, item) in (1..).zip(&items) {
        let done = if item.done { "  done" } else { "" };
        output::line(&format!("{place:>4}  {}: {}{done}", item.words, item.sentence));
    }
    Ok(())
}

fn running(desk: &mut Desk<'_>, meeting: Option<&Meeting>) -> Result<(), Failure> {
    desk.note(Access::listed("running order"));
    let store = &desk.opened.store;
    let meeting = meeting.filter(|meeting| matches!(meeting.state, MeetingState::Prepared | MeetingState::Open { .. }));
    let on = day(desk, meeting);
    let turns = store.running_order(meeting, on)?;
    let board = store.board(on)?;
    if desk.asked.json {
        output::json(&json::order(&turns, &board));
        return Ok(());
    }
    let lines: HashMap<OcgId, _> = board.ocgs.iter().map(|line| (line.id, line)).collect();
    for (at, turn) in turns.iter().enumerate() {
        let Some(line) = lines.get(&turn.ocg) else { continue };
        let tier = line.tier.map_or_else(|| "no tier".to_owned(), |tier| format!("tier {tier}"));
        let lro = line.lro.and_then(|lro| board.officers.get(&lro)).map_or("no LRO", |officer| officer.label.as_str());
        let words = turn.matters.iter().map(|matter| matter.short()).collect::<Vec<_>>().join(", ");
        let moved = if turn.moved { "  moved to the front" } else { "" };
        let settled = turn.settled.as_ref().map_or_else(String::new, |settled| format!("  {}", settled.called.word()));
        let said = format!("{:>4}  {}  {tier}  {lro}{settled}{moved}  {words}", at + 1, line.operation);
        output::line(said.trim_end());
    }
    Ok(())
}

fn one_card(desk: &mut Desk<'_>, ocg: OcgId) -> Result<(), Failure> {
    let today = desk.asking.today;
    let found = desk.opened.store.briefing(ocg, today)?;
    let found = found.ok_or_else(|| Failure::usage("That group is closed: no meeting calls it."))?;
    desk.note(Access::opened(format!("ocg:{}", ocg.0)));
    if desk.asked.json {
        output::json(&json::card(&found, today));
    } else {
        card::write(&found, today);
    }
    Ok(())
}

/// Shows whose turn it is at the open meeting.
pub(super) fn turn(desk: &mut Desk<'_>) -> Result<(), Failure> {
    let meeting = desk.find().open_meeting()?;
    let turns: Vec<Turn> = desk.opened.store.running_order(Some(&meeting), desk.asking.today)?;
    let Some(ocg) = running_order::next(&turns, None) else {
        output::line("Every group is settled. Close the meeting with \"muster meeting close\".");
        return Ok(());
    };
    if !desk.asked.json {
        let left = turns.iter().filter(|turn| turn.settled.is_none()).count();
        let used = meeting.state.opened().map_or(0, |opened| seconds(opened, desk.asking.decided_at));
        output::line(&pace(turns.len(), left, meeting.details.minutes, used));
        output::line("");
    }
    one_card(desk, ocg)
}

/// `Item 3 of 31   93 min left, 3 min 12 s for each of 29`; an overrun says so.
fn pace(all: usize, left: usize, planned: u32, used: i64) -> String {
    let over = used - i64::from(planned) * 60;
    let time = if over > 0 {
        format!("+{} min over the planned time", over / 60)
    } else {
        let each = running_order::seconds_each(planned, used, left).unwrap_or(0).max(0);
        format!("{} min left, {} min {} s for each of {left}", -over / 60, each / 60, each % 60)
    };
    format!("Item {} of {all}   {time}", all - left + 1)
}

#[cfg(test)]
mod tests {
    use super::pace;

    #[test]
    fn the_pace_shows_what_is_left_and_an_overrun() {
        assert_eq!(pace(31, 29, 120, 27 * 60), "Item 3 of 31   93 min left, 3 min 12 s for each of 29");
        assert_eq!(pace(31, 1, 120, 120 * 60), "Item 31 of 31   0 min left, 0 min 0 s for each of 1");
        assert_eq!(pace(31, 1, 120, 124 * 60 + 5), "Item 31 of 31   +4 min over the planned time");
    }
}
