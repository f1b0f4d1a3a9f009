//! The plan against a record: three extracts into an empty store, the same again, and every kind of difference.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

use std::path::Path;

use muster::domain::action::ActionStatus;
use muster::domain::command::{Asking, Command};
use muster::domain::decide::decide;
use muster::domain::fact::Fact;
use muster::domain::fold::fold;
use muster::domain::memory::Memory;
use muster::domain::profile::Profile;
use muster::domain::reading::{Founding, Reading};
use muster::domain::tier::Tier;
use muster::domain::time::{Date, Timestamp};
use muster::exchange::plan::{FileMark, Plan};
use muster::exchange::preview;
use muster::exchange::read::read;
use muster::exchange::rows::interpret;
use proptest::prelude::*;

fn asking() -> Asking {
    Asking::now("DCI 1001", Timestamp::from_local(Date::from_ymd_opt(2026, 11, 24).unwrap(), 10, 0))
}

fn carry_out(record: &mut Memory, commands: &[Command]) -> Vec<Fact> {
    let mut facts = Vec::new();
    for command in commands {
        let decided = decide(command, record, &asking()).unwrap_or_else(|reject| panic!("{command:?}: {reject}"));
        for fact in decided {
            fold(&fact, record).unwrap();
            facts.push(fact);
        }
    }
    facts
}

fn founded() -> Memory {
    let mut record = Memory::default();
    let founding = Founding {
        store_id: "K7QM-2XRD-91VT".into(),
        bcu: "Northern BCU".into(),
        prefix: "NB".into(),
        demo: false,
        covert: false,
    };
    let profile = Profile::builtin("lancashire").unwrap();
    carry_out(&mut record, &[Command::Found { founding, profile }]);
    record
}

fn plan_of(record: &Memory, name: &str, bytes: &[u8]) -> Plan {
    let drafts = interpret(&read(name, bytes).unwrap(), None, None).unwrap();
    Plan::make(&drafts, FileMark::of(name, bytes), record, asking().today).unwrap()
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

fn import(record: &mut Memory, name: &str, bytes: &[u8]) -> Plan {
    let plan = plan_of(record, name, bytes);
    assert!(plan.holds(record).unwrap());
    carry_out(record, &plan.commands());
    plan
}

const EXTRACTS: [(&str, usize); 3] = [("officers.csv", 14), ("mapping-extract.csv", 31), ("action-log.xlsx", 240)];

fn full() -> Memory {
    let mut record = founded();
    for (name, _) in EXTRACTS {
        import(&mut record, name, &fixture(name));
    }
    record
}

#[test]
fn the_three_extracts_enter_whole_and_again_change_nothing_in_either_order() {
    for order in [[0, 1, 2], [1, 2, 0]] {
        let mut record = founded();
        for (name, rows) in order.map(|at| EXTRACTS[at]) {
            let plan = import(&mut record, name, &fixture(name));
            assert_eq!(
                (plan.new.len() + plan.changed.len() + plan.unchanged.len(), plan.rejected.len()),
                (rows, 0),
                "{name}"
            );
            assert_eq!(plan.kept, []);
        }
        assert_eq!((record.ocgs().len(), record.actions().len()), (31, 240));
        for (name, rows) in EXTRACTS {
            let before = record.clone();
            let plan = import(&mut record, name, &fixture(name));
            assert_eq!(preview::counts(&plan), format!("0 new, 0 changed, {rows} unchanged, 0 rejected"), "{name}");
            assert_eq!((plan.commands(), plan.kept.len()), (Vec::new(), 0));
            assert!(record == before);
        }
    }
}

#[test]
fn what_was_imported_is_what_the_rows_say() {
    let record = full();
    let cedar = record.ocg(record.ocg_by_reference("nb/ocg/1014").unwrap().unwrap()).unwrap().unwrap();
    assert_eq!(cedar.details.operation, "Op Cedar");
    assert_eq!(cedar.details.threats, ["Money laundering", "Cyber crime", "Fraud and other economic crime"]);
    let placement = cedar.placement.clone().unwrap();
    assert_eq!((placement.tier.number(), placement.unit.as_str()), (2, "Neighbourhood West"));
    assert_eq!(placement.decided_on, Date::from_ymd_opt(2026, 7, 19).unwrap());
    assert!(cedar.lro.is_none() && cedar.details.members.total() == 15);
    let assessment = record.latest_assessment(cedar.id).unwrap().unwrap();
    assert_eq!((assessment.details.band.as_str(), assessment.details.values["intent"]), ("High", 2));
    let birch = record.ocg(record.ocg_by_operation("Op Birch").unwrap().unwrap()).unwrap().unwrap();
    assert_eq!(birch.lro.unwrap().officer.label, "DS 2327");
    let action = record.action(record.action_by_number("NB-2026-0005").unwrap().unwrap()).unwrap().unwrap();
    assert_eq!((action.state.status, action.owner.unwrap().label.as_str()), (ActionStatus::Open, "Insp 4455"));
    assert_eq!(
        (action.raised_on, action.due),
        (Date::from_ymd_opt(2026, 3, 10).unwrap(), Date::from_ymd_opt(2026, 4, 21))
    );
    let closed = record.action(record.action_by_number("NB-2026-0001").unwrap().unwrap()).unwrap().unwrap();
    assert_eq!(
        (closed.state.status, closed.state.result.as_str(), closed.imported),
        (ActionStatus::Discharged, "Done, outcome recorded", true)
    );
}

#[test]
fn people_who_are_not_in_the_register_are_entered_with_the_rows_that_name_them() {
    let mut record = founded();
    let plan = import(&mut record, "mapping-extract.csv", &fixture("mapping-extract.csv"));
    assert!(!plan.newcomers.is_empty());
    assert!(preview::text(&plan).contains("mapping-extract.csv, row 3: DS 2327 enters the register as officer\n"));
    let log = b"Action No,OCG,Action,Owner,Due\nX-1,Op Birch,Visit,Probation,\nX-2,Birch,Call,CSP 07,\nX-3,NB/OCG/1007,Search,ds2327,\nX-4,Op Birch,Ask,LRO,\n";
    let plan = import(&mut record, "log.csv", log);
    let named: Vec<_> = plan.newcomers.iter().map(|newcomer| (newcomer.label.as_str(), newcomer.partner)).collect();
    assert_eq!(named, [("Probation", true), ("CSP 07", true)]);
    for number in ["X-3", "X-4"] {
        let action = record.action(record.action_by_number(number).unwrap().unwrap()).unwrap().unwrap();
        assert_eq!(action.owner.unwrap().label, "DS 2327");
    }
}

#[test]
fn a_changed_row_shows_old_and_new_and_becomes_it() {
    let mut record = full();
    let text = String::from_utf8(fixture("mapping-extract.csv")).unwrap();
    let changed = text
        .replace("NB/OCG/1007,Op Birch,Active,1,Northern,Fraud and other economic crime,,1,2,Low,17,N,DS 2327,Serious Crime Team", "NB/OCG/1007,Op Birch,Dormant,2,Northern,Fraud and other economic crime,Drugs,1,3,Medium,18,Y,PC 77,Task Force");
    let plan = import(&mut record, "later.csv", changed.as_bytes());
    assert_eq!(preview::counts(&plan), "0 new, 1 changed, 30 unchanged, 0 rejected");
    let line = preview::lines(&plan).into_iter().find(|line| line.contains("Op Birch")).unwrap();
    assert_eq!(
        line,
        "  later.csv, row 3: NB/OCG/1007 Op Birch: threat areas Fraud and other economic crime -> Fraud and other economic crime; Illegal drugs; \
         flags (nothing) -> county lines; members 17 -> 18; status active -> dormant; tier 1 -> 2; owning unit Serious Crime Team -> Task Force; \
         next review 31/10/2026 -> 05/01/2027; \
         LRO DS 2327 -> PC 77; capability 2 -> 3; threat band Low -> Medium"
    );
    let again = plan_of(&record, "later.csv", changed.as_bytes());
    assert_eq!(preview::counts(&again), "0 new, 0 changed, 31 unchanged, 0 rejected");
    // What came with an import may change with the next one.
    let back = import(&mut record, "mapping-extract.csv", text.as_bytes());
    assert_eq!(preview::counts(&back), "0 new, 1 changed, 30 unchanged, 0 rejected");
}

#[test]
fn a_tier_decided_here_stays_and_the_difference_is_shown() {
    let mut record = full();
    let birch = record.ocg_by_operation("Op Birch").unwrap().unwrap();
    carry_out(
        &mut record,
        &[Command::DecideTier {
            ocg: birch,
            tier: Tier::new(3),
            because: "Arrests made.".into(),
            unit: None,
            review: None,
            refused: String::new(),
        }],
    );
    let plan = plan_of(&record, "mapping-extract.csv", &fixture("mapping-extract.csv"));
    assert_eq!(preview::counts(&plan), "0 new, 0 changed, 31 unchanged, 0 rejected");
    assert!(
        preview::text(&plan)
            .contains("NB/OCG/1007 Op Birch: tier stays 3, the file says 1: decided here on 24 November 2026\n")
    );
}

#[test]
fn an_action_log_moves_actions_on_and_never_back() {
    let mut record = full();
    let log = b"Action No,OCG,4P,Action,Owner,Raised,Due,Status,Result\n\
        NB-2026-0005,NB/OCG/1112,Prevent,Probation licence condition review,Insp 4455,10/03/2026,01/12/2026,Complete,Licence varied\n\
        NB-2026-0007,NB/OCG/1000,Pursue,Arrest phase planning with CPS,CPS,01/11/2026,13/12/2026,In progress,\n\
        NB-2026-0001,NB/OCG/1021,Pursue,ANPR marker review,DI 4331,09/09/2026,07/10/2026,Open,\n\
        NB-2026-0038,NB/OCG/1000,Protect,Fraud protect call to 34 victims,DI 4331,22/09/2026,03/11/2026,In progress,\n\
        NB-2026-0999,NB/OCG/9999,Protect,Call,DI 4331,22/09/2026,03/11/2026,Open,\n";
    let plan = import(&mut record, "log.csv", log);
    assert_eq!(preview::counts(&plan), "0 new, 2 changed, 1 unchanged, 2 rejected");
    let text = preview::text(&plan);
    for line in [
        "log.csv, row 2: NB-2026-0005: due 21/04/2026 -> 01/12/2026; status open -> discharged; result (nothing) -> Licence varied",
        "log.csv, row 3: NB-2026-0007: owner DS 4476 -> CPS; status open -> in progress",
        "log.csv, row 4: NB-2026-0001: status stays discharged, the file says open: it is discharged here since",
        "log.csv, row 5, OCG \"NB/OCG/1000\": NB-2026-0038 belongs to Op Damson in the record, not to Op Alder.",
        "log.csv, row 6, OCG \"NB/OCG/9999\": No OCG \"NB/OCG/9999\" is in the record. Import the OCGs first.",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert_eq!(preview::counts(&plan_of(&record, "log.csv", log)), "0 new, 0 changed, 3 unchanged, 2 rejected");
}

#[test]
fn an_officer_promoted_is_the_same_officer() {
    let mut record = full();
    let people = record.officers().len();
    let plan = import(
        &mut record,
        "officers.csv",
        b"Rank,Collar Number,Unit,LRO Trained,OCG Capacity\nDI,2327,Task Force,16/05/2026,4\n",
    );
    assert_eq!(preview::counts(&plan), "0 new, 1 changed, 0 unchanged, 0 rejected");
    assert_eq!(record.officers().len(), people);
    assert!(record.officer_by_label("DI 2327").unwrap().is_some());
}

#[test]
fn names_that_belong_to_another_ocg_are_rejected() {
    let record = full();
    let plan = plan_of(
        &record,
        "x.csv",
        b"Ref,Operation,Tier,LRO\nNB/OCG/5000,Op Birch,1,\nNB/OCG/1000,Op Cedar,1,\nNB/OCG/5001,Op New,1,12345\n",
    );
    assert_eq!(preview::counts(&plan), "0 new, 0 changed, 0 unchanged, 3 rejected");
    let text = preview::text(&plan);
    assert!(
        text.contains("x.csv, row 2, operation name \"Op Birch\": Op Birch is NB/OCG/1007 in the record."),
        "{text}"
    );
    assert!(text.contains("x.csv, row 4, LRO \"12345\": Nobody in the register has the number 12345."), "{text}");
    assert!(text.ends_with("Nothing to import.\n"));
}

#[test]
fn one_file_may_bring_people_ocgs_and_actions_together() {
    let mut record = founded();
    let json = br#"{"actions":[{"number":"NB-2026-0001","ocg":"Op One","action":"Visit","owner":"DS 12","due":"2026-12-01"}],
        "ocgs":[{"reference":"A1","operation":"Op One","tier":2,"lro":"DS 12","threats":["drugs","Heritage crime"],"county_lines":true}],
        "officers":[{"rank":"DS","collar":"12","unit":"CID","capacity":3}]}"#;
    let plan = import(&mut record, "all.json", json);
    assert_eq!((plan.new.len(), plan.newcomers.len(), plan.rejected.len()), (3, 0, 0));
    assert!(preview::text(&plan).contains("the profile has no threat area \"Heritage crime\"; it is kept as written."));
    let ocg = record.ocgs().values().next().unwrap();
    assert_eq!((ocg.details.flags.as_slice(), ocg.details.threats.len()), (&["county lines".to_owned()][..], 2));
    assert_eq!(preview::counts(&plan_of(&record, "all.json", json)), "0 new, 0 changed, 3 unchanged, 0 rejected");
}

fn pick(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    proptest::sample::select(words)
}

const PEOPLE: &[&str] =
    &["", "DS 12", "DI 12", "ds40", "Probation", "12", "LRO", "CSP 07", "DC 7 / DC 8", "vacant", "Staff 9"];
const DATES: &[&str] = &["", "01/02/2026", "24/11/2026", "30/11/2026", "15/01/2027", "31/02/2026", "2026-11-20"];

fn ocg_file() -> impl Strategy<Value = (&'static str, String)> {
    let row = (
        pick(&["A1", "A2", "A3", "a 1", ""]),
        pick(&["Op One", "Op Two", "op one", "Op Three", ""]),
        pick(&["1", "Tier 2", "3", "T4", "", "5"]),
        pick(&["Active", "Dormant", "Archived", "Transferred", "", "Provisional"]),
        (pick(PEOPLE), pick(PEOPLE), pick(PEOPLE)),
        (pick(&["", "Task Force", "CID"]), pick(DATES), pick(DATES)),
        (pick(&["", "1", "4"]), pick(&["", "High", "low"]), pick(&["", "3", "9"]), pick(&["", "Y", "N"])),
        pick(&["", "drugs; fraud", "Heritage crime", "Drugs"]),
    );
    proptest::collection::vec(row, 1..5).prop_map(|rows| {
        let mut text = "Ref;Operation;Tier;Status;LRO;Deputy;SRO;Owning unit;Last reviewed;Next review;Intent;Band;Members;County lines;Threats\n".to_owned();
        for (a, b, c, d, (e, f, g), (h, i, j), (k, l, m, n), o) in rows {
            text += &format!("{a};{b};{c};{d};{e};{f};{g};{h};{i};{j};{k};{l};{m};{n};\"{o}\"\n");
        }
        ("ocgs.csv", text)
    })
}

fn action_file() -> impl Strategy<Value = (&'static str, String)> {
    let row = (
        pick(&["NB-2026-0001", "NB-2026-0002", "7", "8", ""]),
        pick(&["A1", "A2", "Op Three", "Two", "A9"]),
        pick(&["Visit", "Call", ""]),
        pick(&["Pursue", "pv", "", "Pursue/Protect", "x"]),
        pick(PEOPLE),
        (pick(DATES), pick(DATES), pick(DATES)),
        pick(&["Open", "In progress", "Complete", "Claimed", "Cancelled", "Transferred", "", "Overdue"]),
        pick(&["", "Done", "duplicate"]),
    );
    proptest::collection::vec(row, 1..6).prop_map(|rows| {
        let mut text = "No;OCG;Action;4P;Owner;Raised;Due;Closed;Status;Result\n".to_owned();
        for (a, b, c, d, e, (f, g, h), i, j) in rows {
            text += &format!("{a};{b};{c};{d};{e};{f};{g};{h};{i};{j}\n");
        }
        ("actions.csv", text)
    })
}

fn officer_file() -> impl Strategy<Value = (&'static str, String)> {
    let row = (
        pick(&["DS", "DI", "Staff", ""]),
        pick(&["12", "40", "9", ""]),
        pick(&["", "CID", "Task Force"]),
        pick(DATES),
        pick(&["", "0", "3"]),
    );
    proptest::collection::vec(row, 1..4).prop_map(|rows| {
        let mut text = "Rank;Collar;Unit;LRO trained;Capacity\n".to_owned();
        for (a, b, c, d, e) in rows {
            text += &format!("{a};{b};{c};{d};{e}\n");
        }
        ("officers.csv", text)
    })
}

/// What somebody may decide here between two imports.
fn decide_here(record: &mut Memory, what: usize) {
    let ocg = record.ocgs().values().next().map(|ocg| (ocg.id, ocg.status.is_live()));
    let action = record.actions().values().find(|action| action.state.status.is_live()).map(|action| action.id);
    let because = "Decided in the meeting.".to_owned();
    match (what, ocg, action) {
        (1, Some((ocg, true)), _) => {
            carry_out(
                record,
                &[Command::DecideTier {
                    ocg,
                    tier: Tier::new(2),
                    because,
                    unit: None,
                    review: None,
                    refused: String::new(),
                }],
            );
        }
        (2, _, Some(action)) => {
            carry_out(record, &[Command::DischargeAction { action, result: because }]);
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the files say: the rules accept every command of the plan, every row is accounted for, and the same file again
    /// changes nothing.
    #[test]
    fn every_plan_is_carried_out_whole_and_settles_at_once(
        files in proptest::collection::vec((prop_oneof![ocg_file(), action_file(), officer_file()], 0..4_usize), 1..6)
    ) {
        let mut record = founded();
        for ((name, text), here) in files {
            let drafts = interpret(&read(name, text.as_bytes()).unwrap(), None, None).unwrap();
            let rows: usize = drafts.sheets.iter().map(|sheet| sheet.rows).sum();
            let plan = import(&mut record, name, text.as_bytes());
            prop_assert_eq!(plan.new.len() + plan.changed.len() + plan.unchanged.len() + plan.rejected_rows(), rows, "{}", preview::text(&plan));
            // A row that was refused for a name may be taken once another row of the file has given that name up.
            if !plan.rejected.is_empty() {
                import(&mut record, name, text.as_bytes());
            }
            let again = plan_of(&record, name, text.as_bytes());
            prop_assert!(again.new.is_empty() && again.changed.is_empty(), "{}\n{}", text, preview::text(&again));
            decide_here(&mut record, here);
        }
    }
}
