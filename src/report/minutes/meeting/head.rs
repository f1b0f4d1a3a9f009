//! The head of a meeting's minutes and six lines at a glance.

use super::super::head::actions_line;
use super::room::Room;
use crate::domain::fact::Fact;
use crate::domain::meeting::{Called, MeetingDetails};
use crate::domain::tier::Tier;
use crate::domain::time::{clock, long, plain};
use crate::report::document::{Block, List, Text};
use crate::report::figures::{archives, is_no_change, share};
use crate::text::{count_group, plural};

pub(super) fn head(room: &Room<'_>) -> Vec<Block> {
    let title =
        format!("Minutes: {} {}, {}", super::title(room.meeting.kind), room.meeting.number, room.run.founding.bcu);
    let mut rows: Vec<(String, Text)> = Vec::new();
    let mut pair = |label: &str, text: Text| rows.push((label.to_owned(), text));
    let opened = format!("{}, {}", long(room.day()), clock(room.held.opened_at));
    let when = match room.held.signed {
        Some((_, at)) if at.local_date() == room.day() => format!("{opened} to {}", clock(at)),
        Some((_, at)) => format!("{opened} to {} on {}", clock(at), plain(at.local_date())),
        None => format!("{opened}, not closed yet"),
    };
    pair("Date", when.into());
    pair("Chair", in_turn(room, |details| &details.chair));
    let loggist = in_turn(room, |details| &details.loggist);
    if !loggist.is_blank() {
        pair("Loggist", loggist);
    }
    let last = room.past.last();
    pair("Entries", format!("{} to {}", count_group(room.held.opened), count_group(last)).into());
    let previous = room.previous.as_ref().map_or_else(
        || if room.run.profile.papers.business_only { "none before it" } else { "none in this record" }.to_owned(),
        |held| format!("meeting {}, {}", held.meeting.number, plain(held.day())),
    );
    let next = room.meeting.details.next_on.map_or_else(
        || "next not set".to_owned(),
        |next| format!("meeting {}, {}", room.meeting.number + 1, plain(next)),
    );
    pair("Previous and next", format!("{previous}; {next}").into());
    if let Some(entry) = room.meeting.details.pack {
        pair("Pack", format!("frozen as at entry {}", count_group(entry)).into());
    }
    pair("Profile", format!("{}, version {}", room.run.profile.name, room.run.profile.version).into());
    let mut blocks = vec![Block::heading(1, title), Block::Pairs(rows)];
    // Figures over all items would count those without business (papers section 2j).
    if !room.run.profile.papers.business_only {
        let items = glance(room).into_iter().map(Text::from).collect();
        blocks.extend([Block::heading(2, "At a glance"), Block::List(List { ordered: false, items })]);
    }
    blocks
}

/// Who held a part at the opening, and who took it over when: `DCI 1550; from 10:12 DI 4102`. Empty when nobody held it.
fn in_turn(room: &Room<'_>, held: impl Fn(&MeetingDetails) -> &String) -> Text {
    let changes: Vec<(&String, &String, String)> = room
        .run
        .own(|fact| matches!(fact, Fact::MeetingAmended { meeting, .. } if meeting.id == room.meeting.id))
        .into_iter()
        .filter(|step| step.stands)
        .filter_map(|step| match step.fact() {
            Some(Fact::MeetingAmended { from, to, .. }) => Some((held(from), held(to), clock(step.entered.decided_at))),
            _ => None,
        })
        .filter(|(from, to, _)| from != to)
        .collect();
    let Some((first, ..)) = changes.first() else { return Text::reference(held(&room.meeting.details)) };
    let named = |who: &str| if who.is_empty() { Text::from("nobody") } else { Text::reference(who) };
    changes.iter().fold(named(first), |text, (_, to, at)| text.and(&format!("; from {at} ")).and_text(named(to)))
}

fn glance(room: &Room<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(called(room));
    lines.extend([
        decisions(room),
        tiers(room),
        actions_line(&room.run.figures.actions),
        overdue(room),
        leaderless(room),
    ]);
    lines
}

/// Rule 9: every due OCG has exactly one result.
fn called(room: &Room<'_>) -> Option<String> {
    let due = room.due();
    if due.is_empty() {
        return None;
    }
    let mut found = [0_u64; 4];
    for id in due.iter().chain(room.turns.iter().map(|turn| &turn.ocg.id).filter(|id| !due.contains(id))) {
        let at = match room.result(*id) {
            Some(Called::Discussed) => 0,
            Some(Called::TakenAsRead) => 1,
            Some(Called::Deferred) => 2,
            None => 3,
        };
        found[at] += 1;
    }
    let [discussed, read, deferred, open] = found;
    let open = if open == 0 { String::new() } else { format!(", {open} not settled yet") };
    let all = plural(discussed + read + deferred + found[3], "OCG", "OCGs");
    Some(format!("{all}: {discussed} discussed, {read} taken as read, {deferred} deferred{open}."))
}

fn decisions(room: &Room<'_>) -> String {
    let found = room.run.figures.decisions;
    let withdrawn = match found.withdrawn {
        0 => "none of them withdrawn".to_owned(),
        1 => "of which 1 was withdrawn at the meeting".to_owned(),
        count => format!("of which {count} were withdrawn at the meeting"),
    };
    match found.numbered {
        0 => "No decision was numbered.".to_owned(),
        count => format!("{} numbered, {withdrawn}.", plural(count, "decision", "decisions")),
    }
}

fn tiers(room: &Room<'_>) -> String {
    let (mut moved, mut archived) = (Vec::new(), Vec::new());
    for step in room.run.own(|fact| matches!(fact, Fact::TierDecided { .. }) || archives(fact)) {
        match step.fact() {
            _ if !step.stands => {}
            Some(fact) if is_no_change(fact) => {}
            Some(Fact::TierDecided { ocg, from, to: Some(to), .. }) => {
                let word = if from.is_some() { "to" } else { "placed in" };
                moved.push(format!("{} {word} tier {}", ocg.operation, to.tier));
            }
            Some(Fact::OcgStatusSet { ocg, .. }) => archived.push(ocg.operation.clone()),
            _ => {}
        }
    }
    let counted = |word: &str, names: &[String]| match names.len() {
        0 => format!("{word}: none."),
        count => format!("{word}: {count} ({}).", names.join(", ")),
    };
    let same = match room.run.figures.decisions.no_change {
        0 => "No change: none.".to_owned(),
        count => format!("No change: {count}."),
    };
    format!("{} {same} {}", counted("Tier changes", &moved), counted("Archived", &archived))
}

fn overdue(room: &Room<'_>) -> String {
    let found = room.run.figures.actions;
    let whole = |count: i64| u64::try_from(count).unwrap_or(0);
    let close = share(whole(found.overdue_end), whole(found.with_owner_end()), "with owners at close");
    format!(
        "Overdue: {} at opening; {close}. Awaiting sign-off: {}.",
        count_group(whole(found.overdue_start)),
        count_group(whole(found.claimed_end))
    )
}

fn leaderless(room: &Room<'_>) -> String {
    let end = room.run.figures.leaderless_end;
    let first: Vec<String> = room
        .run
        .close
        .counted()
        .filter(|ocg| ocg.without_lro.is_some() && ocg.tier.map(Tier::number) == Some(1))
        .map(|ocg| ocg.operation.clone())
        .collect();
    let first = match (end, first.len()) {
        (0, _) => String::new(),
        (_, 0) => ", none of them in tier 1".to_owned(),
        (_, count) => format!(", {count} of them in tier 1 ({})", first.join(", ")),
    };
    format!("OCGs without an LRO: {} at opening, {end} at close{first}.", room.run.figures.leaderless_start)
}
