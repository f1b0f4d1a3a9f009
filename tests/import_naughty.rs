//! Every naughty string as every text of an import: the record takes it clean or the row is rejected with a reason; nothing else.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

use std::path::Path;

use muster::domain::command::{Asking, Command};
use muster::domain::decide::decide;
use muster::domain::fold::fold;
use muster::domain::memory::Memory;
use muster::domain::profile::Profile;
use muster::domain::reading::Founding;
use muster::domain::time::{Date, Timestamp};
use muster::exchange::plan::{FileMark, Plan};
use muster::exchange::preview;
use muster::exchange::read::read;
use muster::exchange::rows::interpret;

fn carry_out(record: &mut Memory, commands: &[Command]) {
    let asking = Asking::now("DCI 1001", Timestamp::from_local(Date::from_ymd_opt(2026, 11, 24).unwrap(), 10, 0));
    for command in commands {
        for fact in decide(command, record, &asking).unwrap_or_else(|reject| panic!("{command:?}: {reject}")) {
            fold(&fact, record).unwrap();
        }
    }
}

fn import(record: &mut Memory, name: &str, text: &str) -> Plan {
    let drafts = interpret(&read(name, text.as_bytes()).unwrap(), None, None).unwrap();
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let plan = Plan::make(&drafts, FileMark::of(name, text.as_bytes()), record, today).unwrap();
    carry_out(record, &plan.commands());
    for line in preview::lines(&plan) {
        assert!(muster::text::is_clean(&line), "{line:?}");
    }
    plan
}

/// The public list, and escape sequences it lacks.
fn naughty() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/naughty-strings/blns.json");
    let mut strings: Vec<String> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    for start in [
        "\u{1b}]52;c;",
        "\u{1b}]0;",
        "\u{9d}52;c;",
        "\u{1b}[2J",
        "\u{9b}6n",
        "\u{1b}P",
        "\u{1b}_",
        "\u{202e}",
        "\u{200b}",
        "\u{e0041}",
        "\r\n\u{1b}c",
    ] {
        for end in ["", "\u{7}", "\u{1b}\\", "\u{9c}"] {
            strings.push(format!("{start}x{end}"));
        }
    }
    strings.into_iter().map(|text| text.replace('\0', "")).collect()
}

#[test]
fn whatever_the_texts_are_the_record_stays_clean_and_the_second_import_changes_nothing() {
    let mut record = Memory::default();
    let founding = Founding {
        store_id: "K7QM-2XRD-91VT".into(),
        bcu: "Northern BCU".into(),
        prefix: "NB".into(),
        demo: false,
        covert: false,
    };
    carry_out(&mut record, &[Command::Found { founding, profile: Profile::builtin("lancashire").unwrap() }]);
    let strings = naughty();
    let quoted: Vec<String> = strings.iter().map(|text| format!("\"{}\"", text.replace('"', "\"\""))).collect();
    let lines = |head: &str, line: &dyn Fn(usize, &str) -> String| -> String {
        std::iter::once(head.to_owned()).chain(quoted.iter().enumerate().map(|(n, text)| line(n, text))).collect()
    };
    let files = [
        (
            "ocgs.csv",
            lines("Ref,Operation,Tier,Area,Threat,LRO,Unit,Band\n", &|n, text| {
                format!("R{n},{text},1,{text},{text},{text},{text},{text}\n")
            }),
        ),
        ("refs.csv", lines("Ref,Operation,Tier\n", &|n, text| format!("{text},Op N{n},1\n"))),
        ("officers.csv", lines("Rank,Collar,Unit,Capacity\n", &|n, text| format!("{text},{},{text},2\n", 50_000 + n))),
        (
            "actions.csv",
            lines("No,OCG,Action,Owner,Result,Due\n", &|n, text| format!("A{n},R0,{text},{text},{text},{text}\n")),
        ),
        (
            "texts.csv",
            lines("No,OCG,Action,Owner,Result\n", &|n, text| format!("T{n},Op N20,Visit {text},{text},{text}\n")),
        ),
    ];
    for (name, text) in &files {
        let plan = import(&mut record, name, text);
        assert!(plan.new.len() + plan.rejected_rows() >= strings.len() / 2, "{name}: {}", preview::counts(&plan));
    }
    assert!(
        record.ocgs().len() > 500 && record.actions().len() > 300,
        "{} {}",
        record.ocgs().len(),
        record.actions().len()
    );
    for ocg in record.ocgs().values() {
        let details = &ocg.details;
        for text in [&details.reference, &details.operation, &details.area].into_iter().chain(&details.threats) {
            assert!(muster::text::is_clean(text), "{text:?}");
        }
    }
    for text in record
        .officers()
        .values()
        .map(|officer| &officer.details.label)
        .chain(record.actions().values().map(|action| &action.details.text))
    {
        assert!(muster::text::is_clean(text), "{text:?}");
    }
    for (name, text) in &files {
        let plan = import(&mut record, name, text);
        assert_eq!((plan.new.len(), plan.changed.len()), (0, 0), "{name}: {}", preview::text(&plan));
    }
}
