//! What leaves the force: the allow-list, the partner's briefing, the public's totals, and the worklist beside them.

use crate::evening::{evening, past, seal};
use crate::golden::golden;
use crate::record::{Record, day};
use crate::verbs::{add, outcome};
use muster::domain::command::Command;
use muster::domain::extract::{Differences, KeptField};
use muster::domain::item::{Content, Issue, IssuedPaper, OutcomeKind};
use muster::report::briefing::briefing;
use muster::report::redact::{Audience, Rule, TABLE, rule};
use muster::report::totals::{Span, covers, quantity, suppressed, totals};
use muster::report::worklist::worklist;
use muster::report::{Format, render};
use serde_json::Value;
use std::collections::BTreeSet;

/// Keys of an object and of the objects right under it that hold what is written about it.
fn keys(value: &Value, into: &mut BTreeSet<String>) {
    for (key, inner) in value.as_object().unwrap() {
        into.insert(key.clone());
        if ["details", "state", "moderation"].contains(&key.as_str()) && inner.is_object() {
            into.extend(inner.as_object().unwrap().keys().cloned());
        }
    }
}

#[test]
fn a_new_field_is_told_to_nobody_until_it_is_written_into_the_table() {
    let (record, ..) = evening();
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    let mut note = |entity: &str, value: Value| {
        let mut names = BTreeSet::new();
        keys(&value, &mut names);
        found.extend(names.into_iter().map(|name| (entity.to_owned(), name)));
    };
    let memory = &record.memory;
    note("ocg", serde_json::to_value(memory.ocgs().values().next().unwrap()).unwrap());
    note("officer", serde_json::to_value(memory.officers().values().next().unwrap()).unwrap());
    note("action", serde_json::to_value(memory.actions().values().next().unwrap()).unwrap());
    note("assessment", serde_json::to_value(memory.assessments().values().next().unwrap()).unwrap());
    note("disruption", serde_json::to_value(memory.disruptions().values().next().unwrap()).unwrap());
    note("meeting", serde_json::to_value(memory.meetings().values().next().unwrap()).unwrap());
    let kept = memory.items().values().find_map(|item| match &item.content {
        muster::domain::item::Content::Outcome(outcome) => Some(serde_json::to_value(outcome).unwrap()),
        _ => None,
    });
    note("outcome", kept.unwrap());
    let named: BTreeSet<(String, String)> =
        TABLE.iter().map(|(entity, field, _)| ((*entity).to_owned(), (*field).to_owned())).collect();
    let unnamed: Vec<_> = found.difference(&named).filter(|(_, field)| field != "opened" && field != "at").collect();
    assert!(unnamed.is_empty(), "write these into the table of redaction, and decide who may be told: {unnamed:?}");
    for audience in [Audience::Board, Audience::Partner, Audience::Public] {
        assert_eq!(rule(audience, "ocg", "a field of next year"), Rule::No);
    }
    assert_eq!(rule(Audience::Full, "ocg", "a field of next year"), Rule::Yes);
}

#[test]
fn a_briefing_left_on_a_bus_names_no_group_tier_officer_of_others_or_other_task() {
    let (record, ..) = evening();
    let document = briefing(&past(&record), 24, "csp manager").unwrap();
    let md = render(&document, Format::Markdown);
    golden("briefing.md", &md);
    for never in [
        "tier",
        "Tier",
        "NB/OCG",
        "OCG",
        "entry",
        "NB-2026-0004",
        "NB-2026-0006",
        "Op Birch",
        "Op Poplar",
        "DS 2327",
        "Seal",
    ] {
        assert!(!md.contains(never), "{never} is in the briefing:\n{md}");
    }
    assert!(md.contains("NB-2026-0007") && md.contains("NB-2026-0002 (run school sessions at two sites): discharged"));
    let refused = briefing(&past(&record), 24, "DS 2327").unwrap_err().to_string();
    assert!(refused.contains("There is no partner DS 2327"), "{refused}");
    assert!(briefing(&past(&record), 9, "CSP manager").is_err());
}

#[test]
fn the_suppression_rule_hides_what_would_reveal_a_small_count() {
    // The worked examples of papers section 2g.
    assert_eq!(suppressed(&[3, 14, 22, 6]), (vec![None, Some(14), Some(22), None], Some(45)));
    assert_eq!(suppressed(&[28, 5, 9, 3]), (vec![Some(28), None, Some(9), None], Some(45)));
    // Nothing small: nothing hidden. Only small: the total gives way too.
    assert_eq!(suppressed(&[5, 6, 7]), (vec![Some(5), Some(6), Some(7)], Some(18)));
    assert_eq!(suppressed(&[0, 0, 0]), (vec![None, None, None], None));
    assert_eq!(suppressed(&[1, 1, 2]), (vec![None, None, None], None));
    // Of two equal ones the last in order gives way.
    assert_eq!(suppressed(&[9, 9, 2]), (vec![Some(9), None, None], Some(20)));
    for cells in [[0, 1, 40, 7], [4, 4, 4, 4], [5, 5, 5, 0], [100, 0, 0, 9]] {
        let (shown, total) = suppressed(&cells);
        let hidden: Vec<u64> =
            cells.iter().zip(&shown).filter(|(_, one)| one.is_none()).map(|(cell, _)| *cell).collect();
        let told = total.is_some() && !hidden.is_empty();
        assert!(!told || hidden.len() > 1 && hidden.iter().sum::<u64>() >= 5, "{cells:?}: {shown:?}");
        assert!(shown.iter().flatten().all(|cell| *cell > 4));
    }
}

#[test]
fn a_quantity_needs_five_records_and_none_that_is_nearly_all_of_it() {
    let cash = OutcomeKind::CashSeized;
    assert_eq!(quantity(cash, &[4_825_000; 4]), None, "four records");
    assert_eq!(quantity(cash, &[4_825_000; 5]).as_deref(), Some("\u{a3}241,000"), "rounded to a thousand pounds");
    assert_eq!(quantity(cash, &[100_000_000, 100, 100, 100, 100]), None, "one record is nearly all");
    assert_eq!(quantity(OutcomeKind::Arrests, &[4]), None);
    assert_eq!(quantity(OutcomeKind::Arrests, &[5]).as_deref(), Some("5"));
    assert_eq!(quantity(OutcomeKind::SentenceMonths, &[37; 5]).as_deref(), Some("15 years"));
}

#[test]
fn totals_are_of_a_quarter_that_is_over_and_hold_no_small_figure() {
    let (mut record, ..) = evening();
    let quarter = Span::from_words("2026-3").unwrap();
    let refused = totals(&past(&record), quarter).unwrap_err().to_string();
    assert!(refused.contains("the quarter is not over in the record"), "{refused}");
    record.at(day(12, 1), 9, 0);
    let birch = record.id("Op Birch");
    for _ in 0..5 {
        add(&mut record, Some(birch), outcome(OutcomeKind::CashSeized, 1_234_567, day(11, 30)));
    }
    record.at("2027-01-04".parse().unwrap(), 9, 0);
    record.decides(birch, None, "the quarter is over");
    let document = totals(&past(&record), quarter).unwrap();
    assert_eq!(document.meta().paper, "NB-Q2026-3-totals");
    let md = render(&document, Format::Markdown);
    golden("totals.md", &md);
    assert!(md.starts_with("OFFICIAL\n") && !md.contains("SENSITIVE"));
    for never in ["tier", "Op ", "LRO", "entry 8", "Seal", "DCI", "| 1 |", "| 2 |", "| 3 |", "| 4 |"] {
        assert!(!md.contains(never), "{never} is in the totals:\n{md}");
    }
    assert!(md.contains("| Cash seized | \u{a3}110,000 |") && md.contains("| Arrests | 5 |"), "{md}");
    for wrong in ["2026-5", "2026-", "2026-0", "summer", "1900", ""] {
        assert!(Span::from_words(wrong).is_err(), "{wrong}");
    }

    // Released, they say so, and stay what was released; the year beside a quarter would show what it hides.
    let year = Span::from_words("2026").unwrap();
    record.at("2027-04-02".parse().unwrap(), 9, 0);
    record.decides(birch, None, "the year is over");
    let proposed = render(&totals(&past(&record), year).unwrap(), Format::Markdown);
    assert!(proposed.contains("totals for April 2026 to March 2027"), "{proposed}");
    let release = |period: &str, (first, last): (u64, u64)| {
        let on = "2027-04-02".parse().unwrap();
        Content::Issue(Issue { paper: IssuedPaper::Totals, number: 0, period: period.into(), first, last, on })
    };
    let entries = covers(&past(&record), quarter).unwrap();
    add(&mut record, None, release("2026-3", entries));
    let released = render(&totals(&past(&record), quarter).unwrap(), Format::Markdown);
    let (proposal, approved) = ("Prepared for decision on release", "Approved for release on 2 April 2027: release 1.");
    assert!(released.contains(approved) && !released.contains(proposal), "{released}");
    let same = |text: &str| text.lines().filter(|line| line.starts_with('|')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(same(&released), same(&md));
    let revealing = totals(&past(&record), year).unwrap_err().to_string();
    assert!(revealing.contains("2026-3 are released (release 1)"), "{revealing}");
    let again = Command::AddItem { ocg: None, content: release("2026-3", entries) };
    assert!(record.refuses(&again).contains("released already: release 1"));
    let whole = Command::AddItem { ocg: None, content: release("2026", entries) };
    assert!(record.refuses(&whole).contains("would show figures that were hidden"));
}

#[test]
fn the_worklist_names_what_changed_since_it_was_carried_across_and_nothing_changed_back() {
    let mut record = Record::new(false);
    let ds = record.officer("DS 2327", "Serious Crime Team", None, None);
    let [aspen, birch, cedar] =
        [("Op Aspen", "NB/OCG/1161", 2), ("Op Birch", "NB/OCG/1007", 1), ("Op Cedar", "NB/OCG/1020", 3)]
            .map(|(name, reference, tier)| record.ocg(name, reference, Some(tier), None));
    record.at(day(11, 12), 9, 0);
    for ocg in [aspen, cedar] {
        let details = record.memory.ocgs()[&ocg].details.clone();
        let details = muster::domain::ocg::OcgDetails { apmis_updated: Some(day(11, 12)), ..details };
        record.does(Command::AmendOcg { ocg, details });
    }
    record.at(day(11, 24), 10, 0);
    record.decides(aspen, Some(1), "access to firearms");
    let because = String::new();
    record.does(Command::FillPost { ocg: aspen, post: muster::domain::ocg::Post::Lro, officer: Some(ds), because });
    record.decides(cedar, Some(2), "a slip");
    record.decides(cedar, Some(3), "back again");
    let md = render(&worklist(&past(&record)).unwrap(), Format::Markdown);
    golden("worklist.md", &md);
    assert!(md.contains("| Tier | 2 | 1 | 24 November 2026 |") && md.contains("| LRO | none | DS 2327 |"), "{md}");
    assert!(!md.contains("Op Cedar"), "changed and changed back:\n{md}");
    assert!(md.contains("No mapping extract was compared with this record yet."), "{md}");
    let kept = vec![KeptField {
        group: "NB/OCG/1161 Op Aspen".into(),
        field: "tier".into(),
        here: "1".into(),
        there: "2".into(),
    }];
    let found = Differences { only_there: Vec::new(), only_here: vec!["Op Hawthorn (NB/OCG/1210)".into()], kept };
    for (file, differences) in [("mapping.csv", Some(Box::new(found))), ("officers.csv", None)] {
        record.does(Command::NoteImport { file: file.into(), sha256: "0".into(), taken: 1, rejected: 0, differences });
    }
    let md = render(&worklist(&past(&record)).unwrap(), Format::Markdown);
    for words in [
        "Extract mapping.csv, brought in on 24 November 2026 (entry 12).",
        "In the extract, not here: none.",
        "Here, not in the extract: Op Hawthorn (NB/OCG/1210).",
        "| NB/OCG/1161 Op Aspen | tier | 1 | 2 |",
        "2 OCGs, by Staff 7719 (entries 6 to 7).",
    ] {
        assert!(md.contains(words), "\"{words}\" is not in\n{md}");
    }
    assert!(md.contains("Op Birch") && md.contains("No update recorded: carry the whole record."));
    let _ = (birch, seal(1));
}
