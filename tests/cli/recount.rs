//! The figures of two board papers in a row counted again from `muster journal --json` by a counter of the test's own, over a record with undo,
//! withdrawals, transfers, extensions, late entries and corrections; and signed minutes that stay what they were, whatever happens since.

use crate::counter::{Division, Run, STRANDS, day_of};
use crate::support::{Desk, Ran};
use serde_json::Value;

/// Tuesday 24 November 2026, 14:00 in London.
const TWO: i64 = 1_795_528_800_000;
const DAY: i64 = 1_440;

fn at(desk: &Desk, minutes: i64, arguments: &[&str]) -> Ran {
    let mut command = crate::support::program(desk.base.path());
    command.env("MUSTER_DEMO_CLOCK", (TWO + minutes * 60_000).to_string());
    command.arg("--store").arg(&desk.store).args(arguments).output().unwrap().into()
}

/// Runs lines of words, `|` between them.
fn script(desk: &Desk, minutes: i64, lines: &[&str]) {
    for line in lines {
        let arguments: Vec<&str> = line.split('|').map(str::trim).collect();
        at(desk, minutes, &arguments).done();
    }
}

fn journal(desk: &Desk) -> Vec<Value> {
    let text = at(desk, 40 * DAY, &["journal", "--json"]).done();
    text.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The last entry whose body holds all these words.
fn entry(desk: &Desk, words: &[&str]) -> String {
    let is = |entry: &&Value| words.iter().all(|word| entry["body_text"].as_str().unwrap().contains(word));
    journal(desk).iter().rfind(is).unwrap()["seq"].to_string()
}

/// The number of what the last entry with these words recorded.
fn number(desk: &Desk, words: &[&str]) -> String {
    let entry: usize = entry(desk, words).parse().unwrap();
    let fact = journal(desk)[entry - 1]["body"]["fact"].clone();
    let found = ["action", "disruption", "item"].into_iter().find_map(|part| fact[part]["number"].as_str());
    found.unwrap().to_owned()
}

fn first_period(desk: &Desk) {
    script(desk, -180, &["meeting|close|--rest|taken-as-read|--because|end of the morning"]);
    let two_days = 2 * DAY;
    script(
        desk,
        two_days,
        &[
            "record|tier|Op Poplar|1|--because|guns",
            "record|no-change|Op Olive|--because|on track",
            "record|tier|Op Larch|3|--because|slip",
            "undo",
            "record|action|Op Olive|visit three premises|--p|pt|--second|pv|--due|1/12|--owner|DC 4127",
            "record|action|Op Olive|trace the hire car|--p|pu|--due|30/12|--owner|DI 4622",
            "record|action|Op Olive|a slip|--p|pp|--due|30/12|--owner|DI 4622",
            "undo",
            "record|extend|NB-2026-0057|20/12|--code|abstraction|--because|murder team",
            "record|claim|NB-2026-0084|searched",
            "record|claim|NB-2026-0077|traced",
            "record|cancel|NB-2026-0092|--code|no resource|--because|no staff",
            "record|pass-out|NB-2026-0073|Eastern BCU|--because|moved away",
            "record|discharge|NB-2026-0088|assessed|--decided-at|20/11 16:00",
            "record|disruption|Op Olive|moderate|five arrests|--p|pu",
            "record|disruption|Op Sumac|major|route closed|--p|pt|--shared-with|ROCU",
            "record|disruption|Op Lilac|minor|one car|--p|pv",
            "record|disruption|Op Sumac|moderate|the same route|--p|pt",
            "record|outcome|Op Olive|arrests|5",
            "record|outcome|Op Olive|cash seized|\u{a3}3,190",
            "record|outcome|Op Olive|arrests|3",
            "undo",
            "record|bid|analyst|--to|ROCU|--needed-by|4/12",
            "record|bid|arrest team|--to|force|--needed-by|20/12",
            "record|bid|drone|--to|force|--needed-by|20/12",
            "record|lro|Op Beech|DS 1159|--because|free",
            "record|sro|Op Beech|DI 4622|--because|heads the unit",
            "record|sro|Op Sumac|DI 4622|--because|heads the unit",
            "record|sro|Op Olive|DS 1159|--because|a slip",
            "undo",
            "record|sro|Op Olive|DC 4127|--because|acting",
            "record|order|Op Sumac|SCPO|--subject|nominal 7|--state|in-force|--granted|20/11",
            "record|order|Op Sumac|STPO|--subject|nominal 8|--state|sought",
            "record|ocg|register|--operation|Op Rowan|--reference|NB/OCG/1999|--threat|Illegal drugs|--status|active|--tier|2",
            "record|status|Op Hornbeam|archived|--because|closed",
        ],
    );
    let visit = number(desk, &["visit three premises"]);
    script(desk, two_days, &[&format!("record|transfer|{visit}|PC 7053|--because|on leave")]);
    script(desk, 13 * DAY, &["record|officer|amend|DS 6320|--left-on|today"]);
    let meeting = 14 * DAY;
    script(desk, meeting, &["meeting|open", "meeting|attend|in|all"]);
    let arrests = number(desk, &["five arrests"]);
    let (route, team, drone, again) = (
        number(desk, &["route closed"]),
        number(desk, &["arrest team"]),
        number(desk, &["drone"]),
        number(desk, &["the same route"]),
    );
    script(
        desk,
        meeting + 5,
        &[
            "record|refuse-claim|NB-2026-0084|--because|not searched",
            "record|discharge|NB-2026-0077|done",
            &format!("record|moderate|{arrests}|minor|--because|less"),
            &format!("record|join|{again}|{route}|--because|one event"),
            &format!("record|moderate|{route}|major"),
            &format!("record|answer|{team}|declined|--because|none"),
            &format!("record|answer|{drone}|deferred|--because|later"),
            "record|tier|Op Sumac|1|--because|access to firearms",
            "record|decision|ask the board|--because|none free|--to-board",
            "record|tier|Op Olive|4|--because|slip",
            "undo",
        ],
    );
    script(desk, meeting + 30, &["meeting|close|--rest|taken-as-read|--because|in date"]);
}

/// Withdrawals of the first period, and everything that may happen to a record after its minutes were signed.
fn second_period(desk: &Desk) {
    let later = 20 * DAY;
    for words in [
        &["\"step\":\"discharged\"", "NB-2026-0077"][..],
        &["action.raised", "trace the hire car"],
        &["item.added", "cash-seized"],
        &["ocg.tier-decided", "Op Poplar"],
    ] {
        let entry = entry(desk, words);
        script(desk, later, &[&format!("record|withdraw|{entry}|--because|recorded wrongly")]);
    }
    let (arrests, route) =
        (number(desk, &["disruption.claimed", "five arrests"]), entry(desk, &["moderated", "Op Sumac"]));
    let correct = journal(desk).iter().rfind(|entry| entry["meeting"] == "T25").unwrap()["seq"].to_string();
    let team = number(desk, &["item.added", "\"analyst\""]);
    let file = desk.file(
        "more.csv",
        "Reference,Operation name,Tier,Status,Primary threat area\nNB/OCG/2001,Op Heath,3,active,Illegal drugs\n",
    );
    script(
        desk,
        later,
        &[
            &format!("record|withdraw|{route}|--because|wrong claim"),
            &format!("record|moderate|{arrests}|negative|--because|seen again"),
            &format!("record|moderate|{arrests}|moderate|--because|and again"),
            "record|outcome|Op Olive|cash seized|\u{a3}31,900",
            "record|status|Op Hornbeam|active|--because|back",
            "record|tier|Op Rowan|3|--because|quiet",
            "record|discharge|NB-2026-0084|searched at last",
            "undo",
            "redo",
            &format!("record|correction|T25|{correct}|14:30|14:31|--because|misheard"),
            &format!("record|answer|{team}|part-supported|--because|one week"),
            &format!("import|{file}"),
            "record|profile|plain",
            "record|officer|amend|DI 4622|--label|DCI 4622|--left-on|today",
            "record|ocg|amend|Op Olive|--operation|Op Oregano",
        ],
    );
    let meeting = 28 * DAY;
    script(desk, meeting, &["meeting|open", "meeting|attend|in|all"]);
    script(desk, meeting + 30, &["meeting|close|--rest|taken-as-read|--because|in date"]);
}

/// `11 of 79 with owners (14%)` by rules 30 and 31.
pub(crate) fn share(part: usize, whole: usize, words: &str) -> String {
    let words = if words.is_empty() { String::new() } else { format!(" {words}") };
    match (part * 100 + whole / 2).checked_div(whole) {
        None => "none to count".to_owned(),
        Some(_) if whole < 20 => format!("{part} of {whole}{words}"),
        Some(percent) => format!("{part} of {whole}{words} ({percent}%)"),
    }
}

/// The entry that signed a tasking meeting and the day it was opened.
fn signed(journal: &[Value], number: u64) -> (u64, String) {
    let is = |entry: &&Value| {
        let fact = &entry["body"]["fact"];
        let meeting = &fact["meeting"];
        entry["kind"] == "meeting.moved"
            && fact["to"]["state"] == "signed"
            && meeting["kind"] == "tasking"
            && meeting["number"] == number
    };
    let entry = journal.iter().find(is).unwrap();
    (entry["seq"].as_u64().unwrap(), day_of(&entry["body"]["fact"]["to"]["opened"]))
}

/// How many live actions were overdue at three closes or more.
fn carried(journal: &[Value], last: u64, end: &Division) -> usize {
    let mut division = Division::default();
    let mut times = std::collections::BTreeMap::<i64, u32>::new();
    for entry in &journal[..usize::try_from(last).unwrap()] {
        division.fold(entry);
        let fact = &entry["body"]["fact"];
        if entry["kind"] == "meeting.moved" && fact["to"]["state"] == "signed" && fact["meeting"]["kind"] == "tasking" {
            let day = day_of(&fact["to"]["at"]);
            for (id, _) in division.actions.iter().filter(|(_, action)| action.overdue(&day)) {
                *times.entry(*id).or_default() += 1;
            }
        }
    }
    end.actions.iter().filter(|(id, action)| action.live() && times.get(id).is_some_and(|times| *times >= 3)).count()
}

/// Holds one board paper against the journal.
fn holds(desk: &Desk, journal: &[Value], meeting: u64) {
    let (before, first_day) = signed(journal, meeting - 1);
    let (last, day) = signed(journal, meeting);
    let run = Run::new(journal, before, last);
    let (start, end) = (&run.start, &run.end);
    let number = meeting.to_string();
    let md = at(desk, 41 * DAY, &["write", "board", "--meeting", &number, "--meetings", "1"]).done();
    let says = |words: String| assert!(md.contains(&words), "\"{words}\" is not in\n{md}");
    // Tiers and moves.
    let (arrived, left) = run.moves();
    for tier in 1..=4 {
        let line = md.lines().find(|line| line.starts_with(&format!("| {tier} "))).unwrap();
        let cells: Vec<i64> = line.split('|').skip(2).filter_map(|cell| cell.trim().parse().ok()).collect();
        assert_eq!(cells, [start.tiers()[tier], arrived[tier], left[tier], end.tiers()[tier]], "{line}");
    }
    let moved = run.count(|fact| fact["kind"] == "ocg.tier-decided" && fact["from"]["tier"] != fact["to"]["tier"]);
    let listed =
        md.lines().filter(|line| line.contains(" | from tier ") || line.contains(" | placed in tier ")).count();
    assert_eq!(i64::try_from(listed).unwrap(), moved);
    let status = |fact: &Value, word: &str| fact["kind"] == "ocg.status-set" && fact["to"]["status"] == word;
    says(format!(
        "New: {}. Reopened: {}. Archived: {}. Transferred: none.",
        run.named(|_, fact| fact["kind"] == "ocg.registered"),
        run.named(|_, fact| status(fact, "active") && fact["from"]["status"] == "archived"),
        run.named(|_, fact| status(fact, "archived")),
    ));
    // Actions.
    let live = |division: &Division| division.actions.values().filter(|action| action.live()).count();
    let with_owner = |division: &Division| division.actions.values().filter(|action| action.with_owner()).count();
    let late = |division: &Division, day: &str| division.actions.values().filter(|one| one.overdue(day)).count();
    let step = |word: &str| run.count(|fact| fact["step"] == word);
    let raised = run.count(|fact| fact["kind"] == "action.raised");
    let (reopened, gone) = run.taken_back();
    let mut more = String::new();
    if reopened != 0 {
        more.push_str(&format!(", {reopened} reopened"));
    }
    if gone != 0 {
        more.push_str(&format!(", \u{2212}{} by withdrawals of earlier entries", -gone));
    }
    says(format!(
        "{} live at start, {raised} raised, {} discharged, {} cancelled, {} transferred out{more}, {} live at end; {} with owners, {} awaiting sign-off.",
        live(start),
        step("discharged"),
        step("cancelled"),
        step("passed-out"),
        live(end),
        with_owner(end),
        live(end) - with_owner(end)
    ));
    let (timely, all) = run.on_time();
    says(format!(
        "Overdue: {} at start; {} at end. Carried three meetings or more: {}. Discharged by the first due date: {}.",
        share(late(start, &first_day), with_owner(start), "with owners"),
        share(late(end, &day), with_owner(end), "with owners"),
        carried(journal, last, end),
        share(usize::try_from(timely).unwrap(), usize::try_from(all).unwrap(), "")
    ));
    // The four Ps.
    let groups: Vec<i64> = end.groups.iter().filter(|(_, group)| group.counts()).map(|(id, _)| *id).collect();
    let mut empties = Vec::new();
    for (at, strand) in STRANDS.into_iter().enumerate() {
        let name = format!("{}{}", strand[..1].to_uppercase(), &strand[1..]);
        let of: Vec<_> = end.actions.values().filter(|action| action.live() && action.strand == strand).collect();
        let raised = run.count(|fact| fact["kind"] == "action.raised" && fact["action"]["details"]["strand"] == strand);
        let second = end.actions.values().filter(|action| action.live() && action.second == strand).count();
        let is_row = |line: &&str| line.starts_with(&format!("| {name} | {} | ", of.len())) && line.contains('%');
        let row = md.lines().find(is_row).unwrap_or_else(|| panic!("no row of {name} {} in\n{md}", of.len()));
        let overdue = of.iter().filter(|action| action.overdue(&day)).count();
        assert!(row.ends_with(&format!(" | {raised} | {overdue} | {second} |")), "{row}");
        empties.push(format!("{name} {}", groups.iter().filter(|id| end.empty(**id, &day).contains(&at)).count()));
    }
    let any = groups.iter().filter(|id| !end.empty(**id, &day).is_empty()).count();
    says(format!("With at least one empty P: {}; {} (", share(any, groups.len(), "live OCGs"), empties.join(", ")));
    // Disruptions, outcomes, bids.
    let agreed = run.agreed();
    let of = |strand: &str, level: &str| agreed.get(&(strand.to_owned(), level.to_owned())).copied().unwrap_or(0);
    for strand in STRANDS.into_iter().filter(|_| !agreed.is_empty()) {
        let levels = ["major", "moderate", "minor", "none", "negative"].map(|level| of(strand, level));
        let cells = levels.map(|count| count.to_string()).join(" | ");
        says(format!("{} | {cells} | {} |", &strand[1..], levels.iter().sum::<u64>()));
    }
    let awaiting = end.disruptions.values().filter(|(_, level)| level.is_empty()).count();
    says(match awaiting {
        0 => "No claim awaits agreement.".to_owned(),
        1 => "1 claim awaits agreement".to_owned(),
        count => format!("{count} claims await agreement"),
    });
    for (id, (_, then)) in start.disruptions.iter().filter(|(_, (_, level))| !level.is_empty() && level != "joined") {
        let now = end.disruptions.get(id).map_or("", |(_, level)| level.as_str());
        let now = if now == "joined" { "" } else { now };
        let plus = if now.is_empty() { String::new() } else { format!(", {now} +1") };
        let line = format!(": {then} \u{2212}1{plus}, agreed in an earlier period.");
        assert!(then == now || md.contains(&line), "{line} is not in\n{md}");
    }
    let (before_that, _) = signed(journal, meeting - 2);
    let previous = Run::new(journal, before_that, before);
    for (kind, name) in [("arrests", "Arrests"), ("cash-seized", "Cash seized")] {
        let told = |quantity: u64| match (kind, quantity) {
            ("cash-seized", 1..) => {
                let pounds = quantity / 100;
                if pounds < 1_000 {
                    format!("\u{a3}{pounds}")
                } else {
                    format!("\u{a3}{},{:03}", pounds / 1_000, pounds % 1_000)
                }
            }
            _ => quantity.to_string(),
        };
        let (this, last) = (run.outcome(kind, end), previous.outcome(kind, end));
        if this + last > 0 {
            let note = if last == previous.outcome(kind, start) { "" } else { ", corrected (section 15)" };
            says(format!("| {name} | {} | {}{note} |", told(this), told(last)));
        }
    }
    let answered = |word: &str| run.count(|fact| fact["to"]["type"] == "bid" && fact["to"]["answer"] == word);
    let [supported, part, declined, withdrawn] = ["supported", "part-supported", "declined", "withdrawn"].map(answered);
    says(format!(
        "{} open at start, {} made, {} answered ({supported} supported, {part} part-supported, {declined} declined), {withdrawn} withdrawn, {} open at end.",
        start.open_bids(),
        run.count(|fact| fact["item"]["content"]["type"] == "bid"),
        supported + part + declined,
        end.open_bids()
    ));
    // LROs.
    let without = end.without_lro(&day);
    says(format!("Without an LRO: {}", share(without.len(), groups.len(), "live OCGs")));
    for group in without {
        says(format!("{} (", group.name));
    }
    crate::recount_board::holds(&run, &day, &md);
    // Decisions of the meeting itself, in its minutes.
    let is_opening = |entry: &&Value| {
        let fact = &entry["body"]["fact"];
        entry["kind"] == "meeting.moved" && fact["to"]["state"] == "open" && fact["meeting"]["number"] == meeting
    };
    let opened = journal.iter().rfind(is_opening).unwrap()["seq"].as_u64().unwrap();
    let numbered =
        journal.iter().filter(|entry| (opened..=last).contains(&entry["seq"].as_u64().unwrap())).filter(|entry| {
            let fact = &entry["body"]["fact"];
            let kinds = ["ocg.status-set", "ocg.tier-decided", "ocg.post-filled", "disruption.moderated"];
            let is = kinds.contains(&entry["kind"].as_str().unwrap()) || fact["item"]["content"]["type"] == "decision";
            let answers = ["supported", "part-supported", "declined"].map(serde_json::Value::from);
            let (was, now) = (&fact["from"]["answer"], &fact["to"]["answer"]);
            let answered = fact["to"]["type"] == "bid" && answers.contains(now) && was != now;
            (is || answered) && entry["undoes"].is_null()
        });
    let minutes = at(desk, 41 * DAY, &["write", "minutes", "--meeting", &number]).done();
    let count = numbered.count();
    assert!(count == 0 || minutes.contains(&format!("{count} decisions numbered, ")), "{count} in\n{minutes}");
}

fn minutes(desk: &Desk, minutes: i64, name: &str) -> Vec<Vec<u8>> {
    let write = |format: &str| {
        let path = desk.base.path().join(format!("{name}.{format}")).display().to_string();
        at(desk, minutes, &["write", "minutes", "--meeting", "25", "--format", format, "--out", &path]).done();
        std::fs::read(path).unwrap()
    };
    ["md", "txt", "html", "docx"].map(write).to_vec()
}

#[test]
fn two_board_papers_are_counted_again_from_the_journal_and_signed_minutes_never_change() {
    let desk = Desk::demo();
    first_period(&desk);
    let signed = minutes(&desk, 15 * DAY, "signed");
    let issued = at(&desk, 15 * DAY, &["write", "board", "--meeting", "25", "--meetings", "1"]).done();
    second_period(&desk);
    let again = minutes(&desk, 50 * DAY, "again");
    for (format, (first, then)) in ["md", "txt", "html", "docx"].into_iter().zip(signed.iter().zip(&again)) {
        assert!(first == then, "the {format} of signed minutes is another one");
    }
    assert_eq!(at(&desk, 50 * DAY, &["write", "board", "--meeting", "25", "--meetings", "1"]).done(), issued);
    let journal = journal(&desk);
    holds(&desk, &journal, 25);
    holds(&desk, &journal, 26);
    let pack = at(&desk, 41 * DAY, &["write", "evidence"]).done();
    crate::recount_evidence::holds(&journal, &pack);
    assert!(at(&desk, 51 * DAY, &["verify"]).done().contains("The record is whole"));
}
