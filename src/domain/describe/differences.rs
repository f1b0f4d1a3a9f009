//! What differs between two states of a written record, field by field, in words: for sentences, previews and import plans alike.

use super::super::action::ActionDetails;
use super::super::meeting::MeetingDetails;
use super::super::ocg::{Members, OcgDetails};
use super::super::officer::OfficerDetails;
use super::super::time::{Date, hour_and_minute, plain};
use crate::text::count_group;

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field in words.
    pub field: &'static str,
    /// Before; "none" when it was empty.
    pub from: String,
    /// After; "none" when it is empty.
    pub to: String,
}

struct Finder(Vec<Difference>);

impl Finder {
    fn compare(&mut self, field: &'static str, from: impl Into<String>, to: impl Into<String>) {
        let (from, to) = (from.into(), to.into());
        if from != to {
            let worded = |text: String| if text.is_empty() { "none".to_owned() } else { text.replace('\n', " ") };
            self.0.push(Difference { field, from: worded(from), to: worded(to) });
        }
    }
}

fn day(date: Option<Date>) -> String {
    date.map_or_else(String::new, plain)
}

const fn yes(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

fn members(members: Members) -> String {
    let Members { principal, significant, peripheral, unstated } = members;
    if (principal, significant, peripheral) == (0, 0, 0) {
        return unstated.to_string();
    }
    let mut words = format!("{principal} principal, {significant} significant, {peripheral} peripheral");
    if unstated > 0 {
        words.push_str(&format!(", {unstated} unstated"));
    }
    words
}

/// What differs between two states of an OCG's details.
#[must_use]
pub fn ocg_differences(from: &OcgDetails, to: &OcgDetails) -> Vec<Difference> {
    let mut found = Finder(Vec::new());
    found.compare("reference", &from.reference, &to.reference);
    found.compare("operation name", &from.operation, &to.operation);
    found.compare("descriptive name", &from.descriptive, &to.descriptive);
    found.compare("kind", from.kind.word(), to.kind.word());
    found.compare("area", &from.area, &to.area);
    found.compare("threat areas", from.threats.join(", "), to.threats.join(", "));
    found.compare("flags", from.flags.join(", "), to.flags.join(", "));
    found.compare("reach", &from.reach, &to.reach);
    found.compare("members", members(from.members), members(to.members));
    found.compare("APMIS updated", day(from.apmis_updated), day(to.apmis_updated));
    found.compare("partner summary", &from.partner_summary, &to.partner_summary);
    found.compare("partners that may be told", from.summary_for.join(", "), to.summary_for.join(", "));
    found.compare("priority of the local profile", &from.profile_priority, &to.profile_priority);
    found.0
}

/// What differs between two states of an officer's details.
#[must_use]
pub fn officer_differences(from: &OfficerDetails, to: &OfficerDetails) -> Vec<Difference> {
    let limit = |limit: Option<u32>| limit.map_or_else(String::new, |limit| limit.to_string());
    let away = |away: Option<(Date, Date)>| {
        away.map_or_else(String::new, |(first, last)| format!("{} to {}", plain(first), plain(last)))
    };
    let mut found = Finder(Vec::new());
    found.compare("label", &from.label, &to.label);
    found.compare("unit", &from.unit, &to.unit);
    found.compare("partner", yes(from.partner), yes(to.partner));
    found.compare("can lead", yes(from.can_lead), yes(to.can_lead));
    found.compare("limit", limit(from.limit), limit(to.limit));
    found.compare("LRO training", day(from.trained_on), day(to.trained_on));
    found.compare("away", away(from.away), away(to.away));
    found.compare("left on", day(from.left_on), day(to.left_on));
    found.0
}

/// What differs between two states of an action's details.
#[must_use]
pub fn action_differences(from: &ActionDetails, to: &ActionDetails) -> Vec<Difference> {
    let strand = |strand: Option<super::super::tier::Strand>| strand.map_or("", super::super::tier::Strand::word);
    let mut found = Finder(Vec::new());
    found.compare("action", &from.text, &to.text);
    found.compare("detail", &from.detail, &to.detail);
    found.compare("P", strand(from.strand), strand(to.strand));
    found.compare("second P", strand(from.second), strand(to.second));
    found.compare("partners may be told", yes(from.shareable), yes(to.shareable));
    found.0
}

/// What differs between two states of a meeting's details.
#[must_use]
pub fn meeting_differences(from: &MeetingDetails, to: &MeetingDetails) -> Vec<Difference> {
    let mut found = Finder(Vec::new());
    found.compare("date", plain(from.on), plain(to.on));
    found.compare("chair", &from.chair, &to.chair);
    found.compare("loggist", &from.loggist, &to.loggist);
    found.compare("planned minutes", from.minutes.to_string(), to.minutes.to_string());
    found.compare("next meeting", day(from.next_on), day(to.next_on));
    let time = |at: Option<u16>| at.map_or_else(String::new, hour_and_minute);
    found.compare("time of the next meeting", time(from.next_at), time(to.next_at));
    found.compare("governance board", day(from.board_on), day(to.board_on));
    let pack = |entry: Option<u64>| entry.map_or_else(String::new, |entry| format!("entry {}", count_group(entry)));
    found.compare("frozen pack", pack(from.pack), pack(to.pack));
    let order = |first: &[super::super::identity::OcgId]| match first.len() {
        0 => String::new(),
        n => format!("{n} moved by the chair"),
    };
    found.compare("running order", order(&from.first), order(&to.first));
    if found.0.is_empty() && from.first != to.first {
        found.0.push(Difference { field: "running order", from: "as it was".into(), to: "another".into() });
    }
    found.0
}

/// The differences as one phrase: `reach from local to force; members from 4 to 6`.
pub(super) fn joined(differences: &[Difference]) -> String {
    let parts: Vec<String> = differences
        .iter()
        .map(|difference| format!("{} from {} to {}", difference.field, difference.from, difference.to))
        .collect();
    parts.join("; ")
}
