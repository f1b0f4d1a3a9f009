//! The JSON of every command as a contract: which keys there are and of which kind, held against a snapshot and against docs/json.md.

use crate::support::Desk;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Every path in a value and the kinds of value that stand there.
fn shape(path: &str, value: &Value, found: &mut BTreeMap<String, BTreeSet<&'static str>>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    found.entry(path.to_owned()).or_default().insert(kind);
    match value {
        Value::Array(items) => items.iter().for_each(|item| shape(&format!("{path}[]"), item, found)),
        Value::Object(map) => map.iter().for_each(|(key, value)| shape(&format!("{path}.{key}"), value, found)),
        _ => {}
    }
}

/// What is told of all commands: the keys of each, and the kinds each key has anywhere. Whether a value is null depends on the record.
#[derive(Default)]
struct Contract {
    keys: String,
    kinds: BTreeMap<String, BTreeSet<&'static str>>,
}

impl Contract {
    /// The contract of one command, leaving out what a body or named values hold.
    fn add(&mut self, title: &str, values: &[Value]) {
        let mut found = BTreeMap::new();
        values.iter().for_each(|value| shape("", value, &mut found));
        self.keys.push_str(&format!("{title}\n"));
        for (path, kinds) in found {
            if path.is_empty()
                || path.ends_with("[]")
                || path.contains(".body.")
                || path.contains(".values.")
                || path.contains(".content.")
            {
                continue;
            }
            self.keys.push_str(&format!("  {path}\n"));
            let key = path.rsplit('.').next().unwrap_or_default().to_owned();
            self.kinds.entry(key).or_default().extend(kinds.into_iter().filter(|kind| *kind != "null"));
        }
    }

    fn told(&self) -> String {
        let mut out = self.keys.clone();
        for (key, kinds) in self.kinds.iter().filter(|(_, kinds)| !kinds.is_empty()) {
            out.push_str(&format!("{key}: {}\n", kinds.iter().copied().collect::<Vec<_>>().join(" or ")));
        }
        out
    }
}

/// What is asked about meetings and items; one group gets one of each, and its card is the answer.
fn meeting_contract(desk: &Desk, told: &mut Contract) -> Value {
    let json = |arguments: &[&str]| desk.run(&[arguments, &["--json"]].concat()).json();
    for arguments in [
        &["trigger", "Op Olive", "rival dispute"][..],
        &["gap", "Op Olive", "Source of supply"],
        &["order", "Op Olive", "SCPO", "--subject", "custody record 12"],
        &["plan", "Op Olive", "--objective", "two charges", "--to", "+4w"],
        &["consulted", "Op Olive", "Probation"],
        &["learning", "Drive past first", "--theme", "Illegal drugs", "--ocg", "Op Olive"],
        &["decision", "Ask the board", "--because", "None is trained", "--ocg", "Op Olive"],
        &["assess", "Op Olive", "--scheme", "OCGM", "--score", "9", "--on", "yesterday"],
    ] {
        desk.done(&[&["record"], arguments].concat());
    }
    desk.done(&["meeting", "attend", "apologies", "DS 9996", "--deputy", "DS 9995"]);
    desk.done(&["meeting", "amend", "--first", "Op Beech"]);
    told.add("list meetings", &[json(&["list", "meetings"])]);
    let kinds = ["bids", "triggers", "gaps", "outcomes", "orders", "plans", "learning", "operations", "remarks"];
    told.add("list bids and the other items", &kinds.map(|what| json(&["list", what, "--all"])));
    // Nothing waits about this one, so it may be disposed of.
    desk.done(&["record", "ocg", "register", "--operation", "Op Sallow", "--status", "active", "--tier", "4"]);
    for arguments in [
        &["status", "Op Sallow", "archived"][..],
        &["retention", "review", "Op Sallow", "--group", "3"],
        &["retention", "propose", "Op Sallow"],
        &["retention", "agree", "Op Sallow"],
        &["retention", "hold", "Op Beech", "inquiry"],
    ] {
        desk.done(&[&["record"], arguments, &["--because", "Nothing new"]].concat());
    }
    told.add("list retention", &[json(&["list", "retention", "--all"])]);
    told.add("show OCG with its retention", &["Op Sallow", "Op Olive", "Op Beech"].map(|ocg| json(&["show", ocg])));
    for _ in 0..6 {
        desk.done(&["undo"]);
    }
    told.add("show ITEM", &[json(&["show", "NB-TRG-2026-0001"])]);
    told.add("meeting show", &[json(&["meeting", "show"])]);
    told.add("meeting show --prepare", &[json(&["meeting", "show", "--prepare"])]);
    told.add("meeting agenda", &[json(&["meeting", "agenda"])]);
    told.add("meeting show --order", &[json(&["meeting", "show", "--order"])]);
    told.add("show board", &[json(&["show", "board", "--at", "23"])]);
    told.add("show changes", &[json(&["show", "changes", "--since", "23"])]);
    json(&["meeting", "show", "--card", "Op Olive"])
}

#[test]
fn keys_and_kinds_are_a_contract() {
    let desk = Desk::demo();
    let json = |arguments: &[&str]| desk.run(&[arguments, &["--json"]].concat()).json();
    let raised = desk.done(&["record", "action", "Op Olive", "Visit", "--due", "+2w", "--p", "pv", "--second", "pt"]);
    let number = raised.split(": ").nth(1).unwrap().split(' ').next().unwrap();
    desk.done(&[
        "record", "assess", "Op Olive", "--scheme", "OCGM", "--score", "14", "--band", "High", "--value", "intent=4",
    ]);
    desk.done(&["record", "note", number, "Ask again"]);
    let mut told = Contract::default();
    for what in ["ocgs", "actions", "officers", "disruptions", "decisions"] {
        told.add(&format!("list {what}"), &[json(&["list", what, "--all"])]);
    }
    let disruption = json(&["list", "disruptions"])["rows"][0]["number"].as_str().unwrap().to_owned();
    told.add("show OCG", &[json(&["show", "Op Olive"]), json(&["show", "Op Beech"])]);
    told.add("show ACTION", &[json(&["show", number])]);
    told.add("show OFFICER", &[json(&["show", "DI 9035"])]);
    told.add("show DISRUPTION", &[json(&["show", &disruption])]);
    told.add("show ENTRY", &[json(&["show", "entry 5"])]);
    told.add("record, undo, redo", &[json(&["record", "start", number]), json(&["undo"]), json(&["redo"])]);
    told.add("record --dry-run", &[json(&["record", "claim", number, "Done", "--dry-run"])]);
    let card = meeting_contract(&desk, &mut told);
    told.add("meeting show --card", &[card]);
    let rows = desk.file(
        "rows.csv",
        "Rank,Collar Number,Unit,LRO Trained\nDS,9998,Target Team,1/2/2026\nDS,9997,Team,31/02/2026\n",
    );
    told.add("import", &[json(&["import", "--preview", &rows]), json(&["import", &rows])]);
    let words =
        json(&["verify"])["words"].as_array().unwrap().iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ");
    told.add("verify", &[json(&["verify"]), json(&["verify", "--against", &words])]);
    told.add("access-log", &[json(&["access-log"])]);
    let weekly = crate::copies::signed();
    weekly.done(&crate::copies::minutes(&["--to", "DI 8107"]));
    told.add("copies", &[weekly.run(&["copies", "--json"]).json()]);
    told.add("operator list", &[json(&["operator", "list"])]);
    told.add("doctor", &[json(&["doctor"])]);
    told.add("keys", &[json(&["keys"])]);
    let journal = desk.done(&["journal", "--json"]);
    let lines: Vec<Value> = journal.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    told.add("journal, first line", &lines[..1]);
    told.add("journal, every other line", &lines[1..]);
    insta::assert_snapshot!("json", told.told());

    // Every key is described.
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/json.md")).unwrap();
    let docs = docs + &std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/journal-format.md")).unwrap();
    let keys: Vec<&str> = told.kinds.keys().map(String::as_str).collect();
    let missing: Vec<&&str> = keys.iter().filter(|key| !docs.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "docs/json.md does not say what these are: {missing:?}");
    // Dates and moments are ISO.
    for row in json(&["list", "actions"])["rows"].as_array().unwrap() {
        let day = row["raised_on"].as_str().unwrap();
        assert!(day.len() == 10 && day.as_bytes()[4] == b'-', "{day}");
    }
}
