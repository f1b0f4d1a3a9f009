//! The inspection evidence pack: golden file, and figures that can be added up by hand.

use crate::evening::{evening, past, seal};
use crate::golden::golden;
use muster::report::evidence::evidence;
use muster::report::{Format, Past, render};

#[test]
fn the_evidence_pack_is_the_golden_one_and_says_how_young_the_record_is() {
    let (record, signed, _) = evening();
    let document = evidence(&past(&record), &seal, Some(record.last())).unwrap();
    assert_eq!(document.meta().paper, "NB-E2026-evidence");
    let md = render(&document, Format::Markdown);
    golden("evidence.md", &md);
    assert!(md.contains("The record begins on 9 November 2026: 2 of 52 weeks are covered."), "{md}");
    // Two meetings of eight OCGs each: seven taken as read and one deferred, then six, one and one.
    assert!(md.contains("16 OCG items were due: discussed 6 of 16, taken as read 8 of 16, deferred 2 of 16."), "{md}");
    // 9 to 24 November with an LRO on five of eight, the last day on six and one archived: five of seven.
    let days = (15 * 5 + 5, 15 * 8 + 7);
    assert!(md.contains(&format!("OCG-days with an LRO: {} of {} ", days.0, days.1)), "{md}");
    assert_eq!(render(&evidence(&past(&record).upto(signed), &seal, Some(signed)).unwrap(), Format::Markdown), md);
    assert!(evidence(&Past::new(Vec::new()).unwrap(), &seal, None).is_err());
}
