//! The one list of the rules of counting: numbered without a gap, printed whole in the annex of the evidence pack, and each with a test of its name.

use crate::evening::{evening, past, seal};
use muster::report::document::Block;
use muster::report::evidence::evidence;
use muster::report::rules::{COUNTED, EDITION, RULES};
use std::collections::BTreeSet;

/// Numbers in the names of test functions: `rule_20_..`, `rules_30_and_31_..`.
fn named(source: &str) -> BTreeSet<u8> {
    let tests = source.lines().filter_map(|line| line.strip_prefix("fn rule"));
    tests
        .flat_map(|name| {
            name.split('_')
                .map_while(|part| match part {
                    "" | "s" | "and" => Some(None),
                    part => part.parse::<u8>().ok().map(Some),
                })
                .flatten()
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_rule_of_counting_has_a_test_of_its_name() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers");
    let mut tested = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap()) {
        if file.file_name().to_string_lossy().starts_with("rules") {
            tested.extend(named(&std::fs::read_to_string(file.path()).unwrap()));
        }
    }
    let without: Vec<_> = RULES.iter().filter(|rule| !tested.contains(&rule.number)).collect();
    assert!(without.is_empty(), "no test is named after {without:?}");
    assert_eq!(
        named("fn rules_30_and_31_shares() {\nfn rule_7_two_moves() {\n    fn rule_9_x\nfn ruler_8()"),
        [7, 30, 31].into()
    );
}

#[test]
fn the_rules_are_numbered_without_a_gap_and_printed_whole_in_the_annex() {
    let numbers: Vec<u8> = RULES.iter().map(|rule| rule.number).collect();
    assert_eq!(numbers, (1..=35).collect::<Vec<_>>());
    assert!(COUNTED.ends_with(&format!("edition {EDITION}.")));
    let (record, ..) = evening();
    let pack = evidence(&past(&record), &seal, None).unwrap();
    let annex = pack.blocks().iter().rev().find_map(|block| match block {
        Block::Pairs(rows) => Some(rows),
        _ => None,
    });
    let printed: Vec<(String, String)> =
        annex.unwrap().iter().map(|(label, text)| (label.clone(), text.words())).collect();
    let listed: Vec<(String, String)> =
        RULES.iter().map(|rule| (format!("{} {}", rule.number, rule.name), rule.words.to_owned())).collect();
    assert_eq!(printed, listed);
}
