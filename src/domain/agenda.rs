//! The standing agenda of a meeting (domain section (b), papers section 2a): its items in the order of the profile, and in one line what waits under each.
//!
//! Nothing here is recorded: what is decided under an item is, and the minutes print it there. Must not know a store or a screen: what was read comes
//! in as values.

use super::board::{Board, OfficerLine};
use super::matters::{MatterKind, matters};
use super::meeting::{Called, Meeting, MeetingState, Presence};
use super::ocg::OcgStatus;
use super::preparation::{Preparation, Topic};
use super::profile::Profile;
use super::quorum::Quorum;
use super::tier::Tier;
use super::time::{Date, clock, hour_and_minute, long};
use crate::text::plural;

/// What an item of the agenda is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Business {
    /// Who is in the room, and the marking.
    Attendance,
    /// The minutes of the meeting before.
    Previous,
    /// Actions, owner by owner.
    Review,
    /// Triggers and new intelligence.
    Triggers,
    /// New and provisional groups.
    New,
    /// Every group in turn.
    Groups,
    /// What is overdue for another look.
    Recheck,
    /// LRO workload.
    Workload,
    /// Disruptions claimed.
    Disruptions,
    /// Bids and capacity.
    Bids,
    /// Partners.
    Partners,
    /// Closures.
    Closures,
    /// Learning.
    Learning,
    /// Read back and the next date.
    Close,
    /// An item of the force's own: remarks are noted under it.
    Other,
}

/// The words of a profile by which an item is known; the first that is found decides.
const KNOWN: [(&str, Business); 18] = [
    ("previous", Business::Previous),
    ("attendance", Business::Attendance),
    ("read back", Business::Close),
    ("next date", Business::Close),
    ("action", Business::Review),
    ("trigger", Business::Triggers),
    ("intelligence", Business::Triggers),
    ("in turn", Business::Groups),
    ("workload", Business::Workload),
    ("lro", Business::Workload),
    ("disruption", Business::Disruptions),
    ("bid", Business::Bids),
    ("partner", Business::Partners),
    ("closure", Business::Closures),
    ("learning", Business::Learning),
    ("debrief", Business::Learning),
    ("overdue", Business::Recheck),
    ("new", Business::New),
];

impl Business {
    /// What an item of a profile's agenda is about.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let words = words.to_lowercase();
        KNOWN.iter().find(|(word, _)| words.contains(word)).map_or(Self::Other, |(_, business)| *business)
    }

    /// A stable word for it, for `--json`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Attendance => "attendance",
            Self::Previous => "previous-minutes",
            Self::Review => "actions",
            Self::Triggers => "triggers",
            Self::New => "new-groups",
            Self::Groups => "groups",
            Self::Recheck => "reviews",
            Self::Workload => "workload",
            Self::Disruptions => "disruptions",
            Self::Bids => "bids",
            Self::Partners => "partners",
            Self::Closures => "closures",
            Self::Learning => "learning",
            Self::Close => "close",
            Self::Other => "other",
        }
    }
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its words in the profile.
    pub words: String,
    /// What it is about.
    pub business: Business,
    /// How many things wait under it.
    pub waiting: usize,
    /// What waits, in one line.
    pub sentence: String,
    /// True when the record itself says that it was dealt with: the minutes accepted, every group settled.
    pub done: bool,
}

/// What was read for an agenda.
#[derive(Debug, Clone, Copy)]
pub struct Read<'a> {
    /// The board as at `today`.
    pub board: &'a Board,
    /// The profile in force.
    pub profile: &'a Profile,
    /// The day for which ages are counted.
    pub today: Date,
    /// The meeting that is prepared or open, if there is one.
    pub meeting: Option<&'a Meeting>,
    /// The last signed meeting of the same kind.
    pub previous: Option<&'a Meeting>,
    /// What needs the chair.
    pub preparation: &'a Preparation,
    /// Learning that was shared with nobody yet.
    pub unshared: usize,
}

/// The standing agenda, with what waits under each item.
#[must_use]
pub fn agenda(read: &Read<'_>) -> Vec<Item> {
    let item = |words: &String| {
        let business = Business::of(words);
        let (waiting, sentence) = waits(read, business);
        Item { words: words.clone(), business, waiting, sentence, done: is_done(read, business, waiting) }
    };
    read.profile.agenda.iter().map(item).collect()
}

/// Parts of a sentence that name something, joined; their sum; and what is said when there is none.
fn told(parts: &[(usize, String)], none: &str) -> (usize, String) {
    let said: Vec<&str> = parts.iter().filter(|(count, _)| *count > 0).map(|(_, words)| words.as_str()).collect();
    let sum = parts.iter().map(|(count, _)| count).sum();
    (sum, if said.is_empty() { none.to_owned() } else { said.join("; ") })
}

fn counted(count: usize, one: &str, many: &str) -> (usize, String) {
    (count, plural(count as u64, one, many))
}

fn waits(read: &Read<'_>, business: Business) -> (usize, String) {
    let total = |wanted: fn(Topic) -> bool| -> usize {
        read.preparation.rows.iter().filter(|row| wanted(row.topic)).map(|row| row.total).sum()
    };
    match business {
        Business::Attendance => attendance(read),
        Business::Previous => previous(read),
        Business::Review => told(
            &[
                counted(read.preparation.late as usize, "action is late", "actions are late"),
                counted(total(|topic| topic == Topic::AwaitingSignOff), "awaits your sign-off", "await your sign-off"),
            ],
            "No action is late",
        ),
        Business::Triggers => told(
            &[counted(
                total(|topic| topic == Topic::TriggersOpen),
                "trigger without a disposal",
                "triggers without a disposal",
            )],
            "Every trigger was dealt with",
        ),
        Business::New => new_groups(read, total(|topic| matches!(topic, Topic::Unassessed(_)))),
        Business::Groups => groups(read),
        Business::Recheck => told(
            &[
                counted(total(|topic| topic == Topic::ReviewLate), "review is late", "reviews are late"),
                counted(
                    total(|topic| topic == Topic::RecheckLate),
                    "statement is past its re-check",
                    "statements are past their re-check",
                ),
            ],
            "Nothing is late",
        ),
        Business::Workload => told(
            &[
                counted(total(|topic| topic == Topic::NoLro), "group has no LRO", "groups have no LRO"),
                counted(total(|topic| topic == Topic::LroOver), "LRO is over the limit", "LROs are over the limit"),
                counted(total(|topic| topic == Topic::LroUntrained), "untrained or lapsed", "untrained or lapsed"),
            ],
            "Nobody is over the limit",
        ),
        Business::Disruptions => told(
            &[counted(
                total(|topic| topic == Topic::NotModerated),
                "disruption awaits agreement",
                "disruptions await agreement",
            )],
            "Every level is agreed",
        ),
        Business::Bids => told(
            &[counted(total(|topic| topic == Topic::BidsOpen), "bid without an answer", "bids without an answer")],
            "Every bid is answered",
        ),
        Business::Partners => partners(read),
        Business::Closures => closures(read),
        Business::Learning => told(
            &[counted(read.unshared, "point is shared with nobody yet", "points are shared with nobody yet")],
            "All learning on record was shared",
        ),
        Business::Close => close(read),
        Business::Other => (0, "Remarks are noted under it".to_owned()),
    }
}

fn is_done(read: &Read<'_>, business: Business, waiting: usize) -> bool {
    let open = read.meeting.filter(|meeting| matches!(meeting.state, MeetingState::Open { .. }));
    match business {
        Business::Previous => open.is_some_and(|meeting| meeting.minutes_accepted.is_some()),
        Business::Groups => open.is_some() && waiting == 0,
        _ => false,
    }
}

fn attendance(read: &Read<'_>) -> (usize, String) {
    let Some(meeting) = read.meeting else { return (0, "No meeting is prepared".to_owned()) };
    let mut counts = [0; 3];
    for attender in &meeting.attenders {
        match attender.presence {
            Presence::Present { .. } if attender.is_in() => counts[0] += 1,
            Presence::Present { .. } => {}
            Presence::Apologies { .. } => counts[1] += 1,
            Presence::Expected => counts[2] += 1,
        }
    }
    let [here, away, silent] = counts;
    let quorate = match read.profile.quorum.map(|needed| Quorum::now(meeting, needed).is_met()) {
        None => "",
        Some(true) => ", quorate",
        Some(false) => ", not quorate yet",
    };
    let away = if away == 0 { String::new() } else { format!(", {}", plural(away as u64, "apology", "apologies")) };
    (silent, format!("{here} in the room{quorate}{away}; {silent} gave no word"))
}

fn previous(read: &Read<'_>) -> (usize, String) {
    match (read.previous, read.meeting.and_then(|meeting| meeting.minutes_accepted)) {
        (None, _) => (0, "No minutes are on record yet".to_owned()),
        (Some(previous), Some(at)) => {
            (0, format!("Those of meeting {} were accepted at {}", previous.number, clock(at)))
        }
        (Some(previous), None) => (1, format!("Those of meeting {} wait to be accepted", previous.number)),
    }
}

fn new_groups(read: &Read<'_>, past_clock: usize) -> (usize, String) {
    let provisional = read.board.ocgs.iter().filter(|line| line.status == OcgStatus::Provisional).count();
    if provisional == 0 {
        return (0, "No group is provisional".to_owned());
    }
    let late = if past_clock == 0 { "none" } else { &past_clock.to_string() };
    let groups = plural(provisional as u64, "group is provisional", "groups are provisional");
    (provisional, format!("{groups}, {late} past the clock"))
}

fn groups(read: &Read<'_>) -> (usize, String) {
    let all = read.board.ocgs.len();
    let Some(meeting) = read.meeting.filter(|meeting| meeting.kind.calls_groups()) else {
        return (0, "This meeting calls no groups".to_owned());
    };
    let left = read.board.ocgs.iter().filter(|line| meeting.result(line.id).is_none()).count();
    let deferred = meeting.settled.iter().filter(|(_, settled)| settled.called == Called::Deferred).count();
    let deferred = if deferred == 0 { String::new() } else { format!(", {deferred} deferred") };
    match left {
        0 => (0, format!("Every group is settled{deferred}")),
        left => (left, format!("{left} of {} not called{deferred}", plural(all as u64, "group", "groups"))),
    }
}

fn partners(read: &Read<'_>) -> (usize, String) {
    let partners: Vec<&OfficerLine> =
        read.board.officers.values().filter(|officer| officer.partner && officer.left_on.is_none()).collect();
    let open: u32 = partners.iter().map(|officer| officer.open).sum();
    let late: u32 = partners.iter().map(|officer| officer.late).sum();
    if open == 0 {
        return (0, "No action is with a partner".to_owned());
    }
    let late = if late == 0 { "none" } else { &late.to_string() };
    (open as usize, format!("{} with partners, {late} late", plural(open.into(), "action is", "actions are")))
}

/// Groups that may be closed: in tier 4 and gone quiet.
fn closures(read: &Read<'_>) -> (usize, String) {
    let quiet = read.board.ocgs.iter().filter(|line| {
        let lro = line.lro.and_then(|lro| read.board.officers.get(&lro));
        line.tier.map(Tier::number) == Some(4)
            && matters(line, lro, read.profile, read.today).iter().any(|matter| matter.kind() == MatterKind::Quiet)
    });
    told(
        &[counted(quiet.count(), "group of tier 4 has gone quiet", "groups of tier 4 have gone quiet")],
        "No group of tier 4 has gone quiet",
    )
}

fn close(read: &Read<'_>) -> (usize, String) {
    let Some(details) = read.meeting.map(|meeting| &meeting.details) else {
        return (0, "No meeting is prepared".to_owned());
    };
    let board = details.board_on.map_or_else(String::new, |on| format!("; board {}", long(on)));
    match details.next_on {
        None => (1, format!("The next date is not set{board}")),
        Some(on) => {
            let at = details.next_at.map_or_else(String::new, |at| format!(", {}", hour_and_minute(at)));
            (0, format!("Next {}{at}{board}", long(on)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_of_the_built_in_agendas_is_known() {
        let found = |profile: Result<Profile, String>| -> Vec<Business> {
            let agenda = profile.map(|profile| profile.agenda).unwrap_or_default();
            agenda.iter().map(|words| Business::of(words)).collect()
        };
        use Business::{
            Attendance, Bids, Close, Closures, Disruptions, Groups, Learning, New, Other, Partners, Previous, Recheck,
            Review, Triggers, Workload,
        };
        let open = [
            Attendance,
            Previous,
            Review,
            Triggers,
            New,
            Groups,
            Workload,
            Disruptions,
            Bids,
            Partners,
            Closures,
            Learning,
            Close,
        ];
        assert_eq!(found(Profile::builtin("lancashire")), open);
        assert_eq!(found(Profile::builtin("plain")), open);
        assert_eq!(found(Profile::weekly()), [Attendance, Previous, Recheck, Review, New, Groups, Other, Close]);
    }

    #[test]
    fn only_what_waits_is_named() {
        let parts = [counted(0, "is late", "are late"), counted(1, "awaits", "await")];
        assert_eq!(told(&parts, "none"), (1, "1 awaits".to_owned()));
        assert_eq!(told(&parts[..1], "none"), (0, "none".to_owned()));
    }
}
