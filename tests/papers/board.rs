//! The board paper: golden files, and its figures counted again from the journal's JSON by other code.

use crate::evening::{evening, past, seal};
use crate::golden::golden;
use crate::record::{Record, day};
use muster::domain::item::{Content, Issue, IssuedPaper, OutcomeKind};
use muster::report::board::paper;
use muster::report::render::{Options, bytes};
use muster::report::{Document, Format, Past, render};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn written(past: &Past, meetings: usize) -> Document {
    paper(past, 24, Some(meetings), &seal).unwrap()
}

#[test]
fn the_board_paper_is_the_golden_one() {
    let (mut record, signed, _) = evening();
    record.at(day(11, 25), 9, 10);
    let issue =
        Issue { paper: IssuedPaper::Board, number: 0, period: String::new(), first: 1, last: signed, on: day(11, 25) };
    crate::verbs::add(&mut record, None, Content::Issue(issue));
    let document = paper(&past(&record), 24, None, &seal).unwrap();
    assert_eq!(document.meta().paper, "NB-B1-board");
    for (format, name) in [
        (Format::Markdown, "board.md"),
        (Format::Text, "board.txt"),
        (Format::Html, "board.html"),
        (Format::Docx, "board.docx.xml"),
    ] {
        golden(name, &render(&document, format));
    }
    let parts = crate::formats::unzipped(&bytes(&document, Format::Docx, Options::default()));
    assert_eq!(parts.keys().filter(|name| name.starts_with("word/media/")).count(), 4);
    if let Some(keep) = std::env::var_os("MUSTER_KEEP_PAPERS") {
        std::fs::write(
            std::path::Path::new(&keep).join("board.docx"),
            bytes(&document, Format::Docx, Options::default()),
        )
        .unwrap();
    }
}

#[test]
fn a_board_paper_is_written_of_a_signed_meeting_and_stays_as_it_is() {
    let (mut record, signed, _) = evening();
    let refused = paper(&past(&record).upto(signed - 1), 24, None, &seal).unwrap_err().to_string();
    assert!(refused.contains("There is no signed tasking meeting 24"), "{refused}");
    let first = written(&past(&record), 1);
    record.at(day(11, 27), 9, 0);
    record.decides(record.id("Op Birch"), Some(4), "closed");
    crate::verbs::add(
        &mut record,
        Some(muster::domain::identity::OcgId(1)),
        crate::verbs::outcome(OutcomeKind::Arrests, 9, day(11, 27)),
    );
    assert_eq!(written(&past(&record), 1), first);
}

/// The journal as `journal --json` prints it: the body of an entry is its JSON.
fn journal(record: &Record) -> Vec<Value> {
    record
        .entries
        .iter()
        .map(|entered| {
            json!({
                "seq": entered.entry,
                "decided_at": entered.decided_at.0,
                "batch": entered.batch,
                "undoes": entered.undoes,
                "body": serde_json::to_value(entered.recorded.as_ref().unwrap()).unwrap(),
            })
        })
        .collect()
}

/// What is counted from the JSON alone, with nothing of the program's own counting.
#[derive(Default)]
struct Counted {
    actions: BTreeMap<i64, (String, Option<String>, Option<String>)>,
    tiers: BTreeMap<i64, (String, Option<i64>, bool)>,
    raised: u64,
    discharged: u64,
    cancelled: u64,
    agreed: BTreeMap<(String, String), u64>,
    claims: BTreeMap<i64, (String, bool)>,
    outcomes: BTreeMap<String, u64>,
    bids: BTreeMap<i64, bool>,
    made: u64,
    declined: u64,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn count(journal: &[Value], from: u64) -> Counted {
    let mut withdrawn: BTreeSet<u64> = BTreeSet::new();
    for entry in journal.iter().rev() {
        let stands = !withdrawn.contains(&entry["seq"].as_u64().unwrap());
        withdrawn.extend(entry["undoes"].as_u64().filter(|_| stands));
    }
    let imports: BTreeSet<u64> = journal
        .iter()
        .filter(|entry| entry["body"]["fact"]["kind"] == "import.made")
        .map(|entry| entry["batch"].as_u64().unwrap())
        .collect();
    let mut found = Counted::default();
    for entry in journal {
        let fact = &entry["body"]["fact"];
        let seq = entry["seq"].as_u64().unwrap();
        let flows = seq >= from
            && entry["undoes"].is_null()
            && !withdrawn.contains(&seq)
            && !imports.contains(&entry["batch"].as_u64().unwrap());
        match fact["kind"].as_str().unwrap() {
            "action.raised" => {
                let action = &fact["action"];
                let due = action["due"].as_str().map(str::to_owned);
                let strand = action["details"]["strand"].as_str().map(str::to_owned);
                found.actions.insert(action["id"].as_i64().unwrap(), (text(&action["state"]["status"]), due, strand));
                found.raised += u64::from(flows);
            }
            "action.struck-out" => {
                found.actions.remove(&fact["action"]["id"].as_i64().unwrap());
            }
            "action.extended" => {
                let id = fact["action"]["id"].as_i64().unwrap();
                found.actions.get_mut(&id).unwrap().1 = fact["to"]["due"].as_str().map(str::to_owned);
            }
            "action.moved" => {
                let id = fact["action"]["id"].as_i64().unwrap();
                found.actions.get_mut(&id).unwrap().0 = text(&fact["to"]["status"]);
                found.discharged += u64::from(flows && fact["step"] == "discharged");
                found.cancelled += u64::from(flows && fact["step"] == "cancelled");
            }
            "ocg.registered" => {
                let ocg = &fact["ocg"];
                let tier = ocg["placement"]["tier"].as_i64();
                found.tiers.insert(ocg["id"].as_i64().unwrap(), (text(&ocg["status"]), tier, !ocg["lro"].is_null()));
            }
            "ocg.tier-decided" => {
                found.tiers.get_mut(&fact["ocg"]["id"].as_i64().unwrap()).unwrap().1 = fact["to"]["tier"].as_i64();
            }
            "ocg.status-set" => {
                found.tiers.get_mut(&fact["ocg"]["id"].as_i64().unwrap()).unwrap().0 = text(&fact["to"]["status"]);
            }
            "ocg.post-filled" if fact["post"] == "lro" => {
                found.tiers.get_mut(&fact["ocg"]["id"].as_i64().unwrap()).unwrap().2 = !fact["to"].is_null();
            }
            "disruption.claimed" => {
                let one = &fact["disruption"];
                found.claims.insert(one["id"].as_i64().unwrap(), (text(&one["details"]["strand"]), false));
            }
            "disruption.moderated" => {
                let claim = found.claims.get_mut(&fact["disruption"].as_i64().unwrap()).unwrap();
                claim.1 = true;
                if flows {
                    *found.agreed.entry((claim.0.clone(), text(&fact["to"]["level"]))).or_default() += 1;
                }
            }
            "item.added" => {
                let item = &fact["item"];
                match item["content"]["type"].as_str().unwrap() {
                    "outcome" if flows => {
                        let kind = text(&item["content"]["kind"]);
                        *found.outcomes.entry(kind).or_default() += item["content"]["quantity"].as_u64().unwrap();
                    }
                    "bid" => {
                        found.bids.insert(item["id"].as_i64().unwrap(), true);
                        found.made += u64::from(flows);
                    }
                    _ => {}
                }
            }
            "item.changed" if fact["to"]["type"] == "bid" => {
                found.bids.insert(fact["item"].as_i64().unwrap(), false);
                found.declined += u64::from(flows && fact["to"]["answer"] == "declined");
            }
            _ => {}
        }
    }
    found
}

#[test]
fn the_figures_of_the_board_paper_are_those_counted_again_from_the_journal() {
    let (record, ..) = evening();
    let past = past(&record);
    let first = past.meeting(muster::domain::meeting::MeetingKind::Tasking, 23).unwrap().signed.unwrap().0 + 1;
    let found = count(&journal(&record), first);
    let before = count(&journal(&record)[..usize::try_from(first).unwrap() - 1], 1);
    let md = render(&written(&past, 1), Format::Markdown);
    let says = |words: String| assert!(md.contains(&words), "\"{words}\" is not in\n{md}");

    let live = |counted: &Counted| {
        let is = |status: &str| ["open", "in-progress", "claimed-complete"].contains(&status);
        counted.actions.values().filter(|(status, ..)| is(status)).count()
    };
    let with_owner: Vec<_> =
        found.actions.values().filter(|(status, ..)| status == "open" || status == "in-progress").collect();
    let overdue = with_owner.iter().filter(|(_, due, _)| due.as_deref().is_some_and(|due| due < "2026-11-24")).count();
    says(format!(
        "{} live at start, {} raised, {} discharged, {} cancelled, 0 transferred out, {} live at end; {} with owners, {} awaiting sign-off.",
        live(&before),
        found.raised,
        found.discharged,
        found.cancelled,
        live(&found),
        with_owner.len(),
        live(&found) - with_owner.len()
    ));
    says(format!("{overdue} of {} with owners", with_owner.len()));
    for strand in ["Pursue", "Prevent", "Protect", "Prepare"] {
        let is = |(status, _, of): &&(String, Option<String>, Option<String>)| {
            ["open", "in-progress", "claimed-complete"].contains(&status.as_str())
                && of.as_deref() == Some(strand.to_lowercase().as_str())
        };
        says(format!("| {strand} | {} |", found.actions.values().filter(is).count()));
    }

    let lives = |status: &str| ["provisional", "active", "dormant"].contains(&status);
    for tier in 1..=4 {
        let of = |counted: &Counted| {
            counted.tiers.values().filter(|(status, at, _)| lives(status) && *at == Some(tier)).count()
        };
        let line = md.lines().find(|line| line.starts_with(&format!("| {tier} "))).unwrap();
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        assert_eq!((cells[2], cells[5]), (of(&before).to_string().as_str(), of(&found).to_string().as_str()), "{line}");
    }
    let groups = found.tiers.values().filter(|(status, ..)| lives(status)).count();
    let without = found.tiers.values().filter(|(status, _, lro)| lives(status) && !lro).count();
    says(format!("Without an LRO: {without} of {groups} live OCGs"));

    for (strand, name) in [("pursue", "Pursue"), ("protect", "Protect")] {
        let of = |level: &str| found.agreed.get(&(strand.to_owned(), level.to_owned())).copied().unwrap_or(0);
        let levels: Vec<u64> = ["major", "moderate", "minor", "none", "negative"].map(of).to_vec();
        let cells: Vec<String> = levels.iter().map(u64::to_string).collect();
        says(format!("| {name} | {} | {} |", cells.join(" | "), levels.iter().sum::<u64>()));
    }
    let awaiting = found.claims.values().filter(|(_, agreed)| !agreed).count();
    says(format!("{awaiting} claim awaits agreement"));

    says(format!("| Arrests | {} |", found.outcomes["arrests"]));
    says(format!(
        "| Cash seized | \u{a3}{},{:03} |",
        found.outcomes["cash-seized"] / 100_000,
        found.outcomes["cash-seized"] / 100 % 1_000
    ));
    let open = found.bids.values().filter(|open| **open).count();
    let open_before = before.bids.values().filter(|open| **open).count();
    says(format!(
        "{open_before} open at start, {} made, {} answered (0 supported, 0 part-supported, {} declined), 0 withdrawn, {open} open at end.",
        found.made, found.declined, found.declined
    ));
}
