//! The figures of the evidence pack counted again from `muster journal --json`: days with an LRO, actions by P and at the ends of quarters, decisions
//! with and without reasons, attendance, what partners did.

use crate::counter::{Division, Run, STRANDS, day_of};
use crate::recount::share;
use serde_json::Value;
use std::collections::BTreeSet;

fn next(day: &str) -> String {
    let day: chrono::NaiveDate = day.parse().unwrap();
    (day + chrono::Days::new(1)).to_string()
}

/// `31 December 2026`.
fn plain(day: &str) -> String {
    let day: chrono::NaiveDate = day.parse().unwrap();
    day.format("%-d %B %Y").to_string()
}

fn live(division: &Division) -> impl Iterator<Item = &crate::counter::Action> {
    division.actions.values().filter(|action| action.live())
}

/// Holds a pack as at the last entry of a journal.
pub(crate) fn holds(journal: &[Value], md: &str) {
    let says = |words: String| assert!(md.contains(&words), "\"{words}\" is not in\n{md}");
    let last = journal.last().unwrap();
    let day = day_of(&last["recorded_at"]);
    let from = crate::counter::days_before(&day, 364);
    let first = journal.iter().find(|entry| day_of(&entry["recorded_at"]) >= from).unwrap();
    let run = Run::new(journal, first["seq"].as_u64().unwrap() - 1, last["seq"].as_u64().unwrap());
    let end = &run.end;
    let step = |word: &str| run.count(|fact| fact["step"] == word);
    let raised = run.count(|fact| fact["kind"] == "action.raised" && fact["action"]["imported"] != true);
    let (timely, all) = run.on_time();
    let (timely, all) = (usize::try_from(timely).unwrap(), usize::try_from(all).unwrap());
    let overdue = |division: &Division, day: &str| division.actions.values().filter(|one| one.overdue(day)).count();
    let with_owner = |division: &Division| division.actions.values().filter(|one| one.with_owner()).count();
    says(format!(
        "{raised} raised: {} discharged, {} cancelled, {} transferred out; {} live. Discharged by the first due date: {}. Overdue today: {}.",
        step("discharged"),
        step("cancelled"),
        step("passed-out"),
        live(end).count(),
        share(timely, all, ""),
        share(overdue(end, &day), with_owner(end), "with owners")
    ));
    for strand in STRANDS {
        let name = format!("{}{}", strand[..1].to_uppercase(), &strand[1..]);
        let raised = run.count(|fact| fact["kind"] == "action.raised" && fact["action"]["details"]["strand"] == strand);
        let done = run.own().filter(|(_, fact)| {
            fact["step"] == "discharged" && end.actions[&fact["action"]["id"].as_i64().unwrap()].strand == strand
        });
        let of: Vec<_> = live(end).filter(|action| action.strand == strand).collect();
        let late = of.iter().filter(|action| action.overdue(&day)).count();
        says(format!("| {name} | {raised} | {} | {} | {late} |", done.count(), of.len()));
    }

    // Every day of the period, with the record as at its end; the ends of quarters on the way.
    let mut now = Division::default();
    let mut entries = journal.iter().peekable();
    let (mut led, mut days) = (0, 0);
    let mut at = day_of(&first["recorded_at"]);
    while at <= day {
        while let Some(entry) = entries.next_if(|entry| day_of(&entry["recorded_at"]) <= at) {
            now.fold(entry);
        }
        let groups = now.groups.values().filter(|group| group.counts()).count();
        days += groups;
        led += groups - now.without_lro(&at).len();
        let ends = ["03-31", "06-30", "09-30", "12-31"].iter().any(|end| at.ends_with(end));
        if ends || at == day {
            let claimed = live(&now).count() - with_owner(&now);
            let overdue = share(overdue(&now, &at), with_owner(&now), "");
            let [all, owned] = [live(&now).count(), with_owner(&now)];
            says(format!("| {} | {all} | {owned} | {claimed} | {overdue} |", plain(&at)));
            let ids: Vec<i64> = now.groups.iter().filter(|(_, group)| group.counts()).map(|(id, _)| *id).collect();
            let empty = |strand: usize| ids.iter().filter(|id| now.empty(**id, &at).contains(&strand)).count();
            let any = ids.iter().filter(|id| !now.empty(**id, &at).is_empty()).count();
            let cells = [0, 1, 2, 3].map(|strand| empty(strand).to_string()).join(" | ");
            says(format!("| {} | {} | {cells} |", plain(&at), share(any, ids.len(), "")));
        }
        at = next(&at);
    }
    let grouped = share(led, days, "");
    assert!(md.replace(',', "").contains(&format!("OCG-days with an LRO: {grouped}")), "{grouped} in\n{md}");

    decisions(&run, journal, md);
    attendance(journal, first["seq"].as_u64().unwrap(), md);
}

fn decisions(run: &Run<'_>, journal: &[Value], md: &str) {
    let claim = |id: &Value| {
        let of =
            |entry: &&Value| entry["kind"] == "disruption.claimed" && entry["body"]["fact"]["disruption"]["id"] == *id;
        journal.iter().find(of).map(|entry| &entry["body"]["fact"]["disruption"]["details"]["claimed"])
    };
    let (mut all, mut asked, mut reasoned, mut withdrawn) = (0, 0, 0, 0);
    for (entry, stands) in run.by_hand() {
        let fact = &entry["body"]["fact"];
        let reason = match entry["kind"].as_str().unwrap() {
            "ocg.status-set" | "ocg.post-filled" => Some(&fact["because"]),
            "ocg.tier-decided" => Some(&fact["to"]["because"]),
            "item.added" if fact["item"]["content"]["type"] == "decision" => {
                Some(&fact["item"]["content"]["rationale"])
            }
            "disruption.moderated" => {
                let to = &fact["to"];
                (to["joined"].is_null() && claim(&fact["disruption"]) != Some(&to["level"])).then_some(&to["because"])
            }
            "item.changed" if fact["to"]["type"] == "bid" => {
                let answers = ["supported", "part-supported", "declined"].map(Value::from);
                let (was, now) = (&fact["from"]["answer"], &fact["to"]["answer"]);
                if !answers.contains(now) || was == now {
                    continue;
                }
                Some(if fact["because"] == "" { &fact["to"]["reason"] } else { &fact["because"] })
            }
            _ => continue,
        };
        all += 1;
        withdrawn += usize::from(!stands);
        if let Some(reason) = reason {
            asked += 1;
            reasoned += usize::from(!reason.as_str().unwrap().trim().is_empty());
        }
    }
    let words = format!(
        "{all} decisions. With a reason: {}; without one {}",
        share(reasoned, asked, "that need one"),
        asked - reasoned
    );
    assert!(md.replace(',', "").contains(&words), "{words} in\n{md}");
    let words = format!(" Withdrawn {}", share(withdrawn, all, ""));
    assert!(md.contains(&words), "{words} in\n{md}");
}

/// Who was asked and who came, over the signed meetings opened in the period.
fn attendance(journal: &[Value], first: u64, md: &str) {
    let is_tasking = |fact: &Value| fact["meeting"]["kind"] == "tasking";
    let mut signed = BTreeSet::new();
    for entry in journal.iter().filter(|entry| entry["kind"] == "meeting.moved") {
        let fact = &entry["body"]["fact"];
        let opened = journal.iter().find(|one| {
            one["kind"] == "meeting.moved"
                && one["body"]["fact"]["to"]["state"] == "open"
                && one["body"]["fact"]["meeting"]["id"] == fact["meeting"]["id"]
        });
        let inside = opened.is_some_and(|one| one["seq"].as_u64().unwrap() >= first);
        if fact["to"]["state"] == "signed" && is_tasking(fact) && inside {
            signed.insert(fact["meeting"]["id"].as_i64().unwrap());
        }
    }
    let mut there = std::collections::BTreeMap::new();
    for entry in journal {
        let fact = &entry["body"]["fact"];
        match entry["kind"].as_str().unwrap() {
            "meeting.prepared" => {
                for who in fact["meeting"]["attenders"].as_array().unwrap() {
                    let key = (fact["meeting"]["id"].as_i64().unwrap(), who["who"].as_str().unwrap().to_owned());
                    there.insert(key, who["presence"]["answer"].as_str().unwrap().to_owned());
                }
            }
            "meeting.attendance-marked" => {
                let who = if fact["to"].is_null() { &fact["from"] } else { &fact["to"] };
                let key = (fact["meeting"]["id"].as_i64().unwrap(), who["who"].as_str().unwrap().to_owned());
                match fact["to"]["presence"]["answer"].as_str() {
                    Some(answer) => drop(there.insert(key, answer.to_owned())),
                    None => drop(there.remove(&key)),
                }
            }
            _ => {}
        }
    }
    let asked: Vec<_> = there.iter().filter(|((meeting, _), _)| signed.contains(meeting)).collect();
    let present = asked.iter().filter(|(_, answer)| *answer == "present").count();
    let words = format!("| Total | {} | {} |", asked.len(), share(present, asked.len(), ""));
    assert!(md.contains(&words), "{words} in\n{md}");
}
