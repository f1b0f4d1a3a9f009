//! What the board paper says beside its counted figures: the day of the board, scores in a high band, new threat areas, operations with what is
//! measured, what each SRO answers for, figures of the period before that are known better now.

use crate::evening::{past, seal};
use crate::record::{Record, day};
use crate::verbs::{add, details, open, outcome, prepare};
use muster::domain::assessment::AssessmentDetails;
use muster::domain::command::Command;
use muster::domain::disruption::Level;
use muster::domain::identity::{DisruptionId, MeetingId, OcgId};
use muster::domain::item::{Content, Operation, Order, OrderState, OutcomeKind};
use muster::domain::meeting::{Called, MeetingKind};
use muster::domain::ocg::{OcgKind, OcgStatus, Post};
use muster::domain::tier::Strand;
use muster::domain::time::Date;
use muster::report::board::paper;
use muster::report::{Format, render};

fn sign(record: &mut Record, meeting: MeetingId) {
    record.does(Command::SettleRest { called: Called::TakenAsRead, because: "nothing new".into() });
    record.does(Command::SignMeeting { meeting, read_back: None });
}

fn assess(record: &mut Record, ocg: OcgId, on: Date, band: &str) {
    let details = AssessmentDetails { scheme: "OCGM".into(), band: band.into(), ..AssessmentDetails::default() };
    record.does(Command::Assess { ocg, on, details });
}

fn operation(name: &str, began: Date, ended: Option<Date>, figures: [Option<i64>; 2]) -> Content {
    let [before, after] = figures;
    Content::Operation(Operation {
        name: name.into(),
        kind: "intensification week".into(),
        began_on: began,
        ended_on: ended,
        groups: vec![OcgId(1), OcgId(2)],
        measure: "robberies in 20 hotspots".into(),
        before,
        after,
    })
}

fn order(kind: &str) -> Content {
    Content::Order(Order {
        kind: kind.into(),
        subject: "nominal 7".into(),
        state: OrderState::InForce,
        since: day(11, 20),
        granted_on: Some(day(11, 20)),
        expires_on: None,
        remark: String::new(),
    })
}

fn claim(record: &mut Record, ocg: OcgId, id: i64, level: Level) {
    record.does(Command::ClaimDisruption {
        ocg,
        on: Some(day(11, 20)),
        strand: Some(Strand::Pursue),
        threat: None,
        level,
        unit: Some("Target Team North".into()),
        shared_with: String::new(),
        evidence: "three arrests".into(),
    });
    record.does(Command::ModerateDisruption { disruption: DisruptionId(id), level, because: String::new() });
}

/// Two signed meetings a fortnight apart, everything between them.
fn fortnight() -> Record {
    let mut record = Record::new(false);
    let lro = record.officer("DS 2327", "Serious Crime Team", Some(3), Some(day(3, 2)));
    let sro = record.officer("Supt 1101", "Crime", None, None);
    let ids = [("Op Poplar", 1), ("Op Birch", 2), ("Op Cedar", 3)]
        .map(|(name, tier)| record.ocg(name, &format!("NB/OCG/110{tier}"), Some(tier), Some(lro)));
    let [poplar, birch, cedar] = ids;
    for ocg in [poplar, birch] {
        record.does(Command::FillPost { ocg, post: Post::Sro, officer: Some(sro), because: "heads crime".into() });
    }
    assess(&mut record, birch, day(11, 9), "Medium");
    assess(&mut record, cedar, day(11, 9), "High");
    record.at(day(11, 10), 10, 0);
    let first = prepare(&mut record, 23, day(11, 10), day(11, 24));
    open(&mut record, first);
    add(&mut record, Some(birch), outcome(OutcomeKind::CashSeized, 319_000, day(11, 10)));
    sign(&mut record, first);
    record.at(day(11, 20), 9, 0);
    assess(&mut record, birch, day(11, 19), "High");
    let Content::Outcome(cash) = outcome(OutcomeKind::CashSeized, 3_190_000, day(11, 10)) else { unreachable!() };
    let item = record.memory.items().values().find(|item| matches!(item.content, Content::Outcome(_))).unwrap().id;
    record.does(Command::ChangeItem { item, content: Content::Outcome(cash), because: "a nought was missing".into() });
    let mut written = record.memory.ocgs()[&cedar].details.clone();
    written.threats.push("Cyber crime".into());
    record.does(Command::AmendOcg { ocg: cedar, details: written });
    for (kind, content) in [("SCPO", order("SCPO")), ("STPO", order("STPO")), ("SCPO", order("SCPO"))] {
        assert!(matches!(&content, Content::Order(order) if order.kind == kind));
        add(&mut record, Some(poplar), content);
    }
    add(&mut record, None, operation("Op Warden", day(11, 16), Some(day(11, 22)), [Some(40), Some(31)]));
    add(&mut record, None, operation("Op Gale", day(11, 18), None, [Some(1_200), None]));
    add(&mut record, None, operation("Op Frost", day(10, 1), Some(day(10, 7)), [Some(9), Some(9)]));
    record.raises(poplar, lro, Strand::Pursue, "trace the hire vehicles", day(11, 21));
    record.raises(cedar, lro, Strand::Protect, "visit the victims", day(12, 21));
    claim(&mut record, poplar, 1, Level::Minor);
    claim(&mut record, cedar, 2, Level::Major);
    claim(&mut record, birch, 3, Level::None);
    let individual = match Record::new_ocg("Op Wren", "NB/PI/7", Some(2), None) {
        Command::RegisterOcg(mut new) => {
            new.details.kind = OcgKind::PriorityIndividual;
            new.status = OcgStatus::Active;
            Command::RegisterOcg(new)
        }
        _ => unreachable!(),
    };
    record.does(individual);
    let board =
        |on| Command::PrepareMeeting { kind: MeetingKind::Board, details: details(on, day(12, 31)), number: None };
    record.does(board(day(11, 30)));
    record.does(Command::CancelMeeting { meeting: MeetingId(2), because: "moved".into() });
    record.does(board(day(12, 3)));
    record.at(day(11, 24), 10, 0);
    let second = prepare(&mut record, 24, day(11, 24), day(12, 8));
    let second = MeetingId(second.0 + 2);
    open(&mut record, second);
    sign(&mut record, second);
    record
}

#[test]
fn the_board_reads_its_day_the_emerging_threats_the_operations_and_what_each_sro_answers_for() {
    let document = paper(&past(&fortnight()), 24, Some(1), &seal).unwrap();
    let md = render(&document, Format::Markdown);
    for words in [
        "# Governance board paper: Northern BCU, two weeks to 24 November 2026",
        "| Board | Thursday 3 December 2026 |",
        "- New score in a high band: Op Birch (NB/OCG/1102), OCGM band High, assessed on 19 November 2026 (band Medium before).",
        "- New threat area in the BCU: Cyber crime (Op Cedar).",
        "Live beside these and in no figure of OCGs: 1 priority individual, 0 vulnerabilities.",
        "| Cash seized | 0 | £31,900, corrected (section 15) | pounds |",
        "| Orders granted | 3 | 0 | 2 SCPO, 1 STPO |",
        "| Op Warden | intensification week | 16 November 2026 to 22 November 2026 | 2 | robberies in 20 hotspots | 40 | 31 |",
        "| Op Gale | intensification week | 18 November 2026 to still running | 2 | robberies in 20 hotspots | 1,200 | not recorded |",
        "| Supt 1101 | 2 | 2 | 0 | 1 | 1 | 1 |",
        "| No SRO | 1 | 0 | 0 | 1 | 0 | 1 |",
        "| Total | 3 | 2 | 0 | 2 | 1 | 2 |",
    ] {
        assert!(md.contains(words), "\"{words}\" is not in\n{md}");
    }
    // What ended before the period, and a score that was in the band already.
    assert!(!md.contains("Op Frost") && !md.contains("high band: Op Cedar"), "{md}");
}

#[test]
fn the_words_of_every_chart_name_its_highest_and_lowest_figure_and_who_has_them() {
    let md = render(&paper(&past(&fortnight()), 24, Some(1), &seal).unwrap(), Format::Markdown);
    for words in [
        "Stacked bars for 2 meetings, 10 November 2026 to 24 November 2026. The total is 3 at every meeting. Highest part: 6 bars with 1. Lowest part: tier 4 at meeting 23 and tier 4 at meeting 24 with 0.",
        "Bars of live actions. Highest: Pursue and Protect with 1 of 2 each. Lowest: Prevent and Prepare with 0 of 2 each.",
        "Grouped bars by P: Pursue 3 (1 major, 1 minor, 1 none); Prevent none; Protect none; Prepare none. Highest: Pursue major, Pursue minor and Pursue none with 1. Lowest: 17 bars with 0.",
        "Bars for 1 LRO, OCGs beside the limit. Most OCGs: DS 2327 with 3. Fewest: DS 2327 with 3. Every limit that is set is 3. Over the limit: none.",
    ] {
        assert!(md.contains(words), "\"{words}\" is not in\n{md}");
    }
}
