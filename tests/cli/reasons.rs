//! A reason typed after `--because` is in the journal afterwards, or it is refused: for every command under `muster record`, one row.

use crate::support::Desk;
use std::collections::BTreeSet;

/// What becomes of the reason.
#[derive(PartialEq, Eq)]
enum Reason {
    /// It is kept with what is recorded.
    Kept,
    /// There is no place for it: refused, and the same is recorded without it.
    Refused,
}

use Reason::{Kept, Refused};

/// Every command in an order in which each can be done, parts separated by bars. `{action}` is the action raised last, `{claimed}` the disruption
/// claimed last, `{entry}` the entry recorded last, `{list NAME}` the newest item of a list and `{number NAME}` its number.
const ROWS: &[(Reason, &str)] = &[
    (Refused, "officer|register|DS 1234|--can-lead|yes"),
    (Refused, "officer|amend|DS 1234|--limit|3"),
    (Refused, "ocg|register|--operation|Op Zephyr|--tier|3|--lro|DS 1234"),
    (Refused, "ocg|amend|Op Zephyr|--area|Docks"),
    (Kept, "status|Op Zephyr|active"),
    (Kept, "tier|Op Zephyr|2"),
    (Kept, "no-change|Op Zephyr"),
    (Kept, "lro|Op Zephyr|none"),
    (Kept, "deputy|Op Zephyr|DS 1234"),
    (Kept, "sro|Op Zephyr|DS 1234"),
    (Refused, "assess|Op Zephyr|--scheme|OCGM|--score|14"),
    (Refused, "action|Op Zephyr|Visit|--owner|DS 1234"),
    (Refused, "amend-action|{action}|--text|Visit twice"),
    (Kept, "extend|{action}|+4w"),
    (Kept, "transfer|{action}|Probation"),
    (Refused, "start|{action}"),
    (Refused, "claim|{action}|Visited"),
    (Kept, "refuse-claim|{action}"),
    (Refused, "discharge|{action}|Both visited"),
    (Refused, "action|Op Zephyr|Second|--owner|DS 1234"),
    (Kept, "discharge|{action}"),
    (Refused, "action|Op Zephyr|Third|--owner|DS 1234"),
    (Kept, "cancel|{action}|--code|dup"),
    (Refused, "action|Op Zephyr|Fourth|--owner|DS 1234"),
    (Kept, "pass-out|{action}|HMRC"),
    (Refused, "note|Op Zephyr|Ask again"),
    (Kept, "withdraw|{entry}"),
    (Refused, "disruption|Op Zephyr|minor|One arrest"),
    (Refused, "disruption|Op Zephyr|major|Two arrests"),
    (Kept, "moderate|{claimed}|minor"),
    (Kept, "join|{claimed}|NB-DIS-2026-0001"),
    (Refused, "bid|An analyst|--to|ROCU"),
    (Kept, "answer|{number bids}|declined"),
    (Refused, "trigger|Op Zephyr|rival dispute"),
    (Kept, "dispose|{number triggers}|hold"),
    (Refused, "gap|Op Zephyr|Supply"),
    (Kept, "fill|{list gaps}|seen"),
    (Refused, "outcome|Op Zephyr|arrests|2"),
    (Refused, "order|Op Zephyr|SCPO|--subject|custody record 12"),
    (Kept, "order|{list orders}|--state|applied"),
    (Refused, "plan|Op Zephyr|--objective|Two charges"),
    (Refused, "objective|Op Zephyr|Three charges"),
    (Kept, "not-applicable|Op Zephyr|prevent"),
    (Refused, "consulted|Op Zephyr|Probation"),
    (Refused, "statement|Op Zephyr|He holds the keys|--about|suspect|--grade|2B"),
    (Kept, "recheck|{list statements}|--on|+2w"),
    (Refused, "learning|Drive past first|--theme|Illegal drugs"),
    (Kept, "share|{number learning}|Rural team"),
    (Refused, "operation|Week of action|--kind|brand"),
    (Kept, "operation|Week of action|--after|3"),
    (Kept, "decision|Ask the board"),
    (Refused, "remark|AOB|Nothing else"),
    (Kept, "correction|24|{entry}|two|three"),
    (Refused, "board-objective|Fewer groups"),
    (Kept, "board-state|{list board-objectives}|met"),
    (Refused, "to-board|Op Zephyr|For a decision"),
    (Kept, "board-answer|{list board-matters}|Agreed"),
    (Refused, "relevant|Op Zephyr|--investigation|Harbour"),
    (Refused, "describe|{entry}|Record of a group|--investigation|Harbour|--part|a"),
    (Kept, "describe|9|Record of a method|--investigation|Harbour|--part|b"),
    (Kept, "retention|hold|Op Zephyr|inquiry"),
    (Kept, "retention|lift|Op Zephyr|inquiry"),
    (Kept, "retention|review|Op Zephyr|--group|3"),
    (Kept, "order|{list orders}|--state|refused"),
    (Kept, "status|Op Zephyr|archived"),
    (Kept, "retention|propose|Op Zephyr"),
    (Kept, "retention|refuse|Op Zephyr"),
    (Kept, "retention|propose|Op Zephyr"),
    (Kept, "retention|agree|Op Zephyr"),
    (Refused, "profile|plain"),
];

/// The names under "Commands:" in a help.
fn commands(desk: &Desk, of: &[&str]) -> Vec<String> {
    let help = desk.done(&[of, &["--help"]].concat());
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let rows = list.lines().take_while(|line| !line.is_empty());
    let named = rows.filter_map(|line| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')));
    named.filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

/// What was recorded last, for the placeholders of a row.
#[derive(Default)]
struct Last {
    action: String,
    claimed: String,
    entry: String,
}

impl Last {
    fn fill(&self, desk: &Desk, part: &str) -> String {
        let inner = part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let Some(inner) = inner else { return part.to_owned() };
        let newest = |list: &str| {
            let told = desk.run(&["list", list, "--all", "--json"]).json();
            told["rows"].as_array().unwrap().iter().max_by_key(|row| row["item"].as_i64()).unwrap().clone()
        };
        match inner.split_once(' ') {
            Some(("list", list)) => format!("item {}", newest(list)["item"]),
            Some((_, list)) => newest(list)["number"].as_str().unwrap().to_owned(),
            None if inner == "action" => self.action.clone(),
            None if inner == "claimed" => self.claimed.clone(),
            None => self.entry.clone(),
        }
    }

    fn take(&mut self, row: &str, receipt: &str) {
        let (head, sentence) = receipt.split_once(": ").unwrap();
        self.entry = head.rsplit(' ').next().unwrap().to_owned();
        let first = sentence.split([' ', ':']).next().unwrap().to_owned();
        if row.starts_with("action|") {
            self.action = first;
        } else if row.starts_with("disruption|") {
            self.claimed = first;
        }
    }
}

#[test]
fn every_reason_is_kept_in_the_journal_or_refused() {
    let desk = Desk::demo();
    let mut last = Last::default();
    let mut given = Vec::new();
    for (place, (wanted, row)) in ROWS.iter().enumerate() {
        let parts: Vec<String> = row.split('|').map(|part| last.fill(&desk, part)).collect();
        let asked: Vec<&str> = std::iter::once("record").chain(parts.iter().map(String::as_str)).collect();
        let reason = format!("because{place:03}");
        let with = [&asked[..], &["--because", &reason]].concat();
        let receipt = if *wanted == Kept {
            desk.done(&with)
        } else {
            let told = desk.run(&with).refused(2);
            assert!(told.contains("No reason is kept with ") && told.contains("Leave --because out"), "{row}: {told}");
            desk.done(&asked)
        };
        assert!(receipt.starts_with("Saved "), "{row}: {receipt}");
        last.take(row, &receipt);
        given.push((wanted, row, reason));
    }
    let journal = desk.done(&["journal", "--json"]);
    for (wanted, row, reason) in given {
        assert_eq!(journal.contains(&reason), *wanted == Kept, "{row}");
    }
    let tried: BTreeSet<String> = ROWS.iter().map(|(_, row)| row.split('|').next().unwrap().to_owned()).collect();
    let there: BTreeSet<String> = commands(&desk, &["record"]).into_iter().collect();
    assert_eq!(tried, there, "every command has its row");
    for group in ["ocg", "officer", "retention"] {
        let second = |row: &str| row.strip_prefix(group)?.strip_prefix('|')?.split('|').next().map(str::to_owned);
        let tried: BTreeSet<String> = ROWS.iter().filter_map(|(_, row)| second(row)).collect();
        assert_eq!(tried, commands(&desk, &["record", group]).into_iter().collect(), "{group}");
    }
    // A meeting takes a reason where it keeps one, by the same rule.
    let told = desk.run(&["meeting", "accept-minutes", "--because", "Read by all"]).refused(2);
    assert!(told.contains("No reason is kept with this"), "{told}");
}
