//! The inspection evidence pack: golden file, and figures that can be added up by hand.

use crate::evening::{evening, past, seal};
use crate::golden::golden;
use crate::record::{Record, day};
use muster::domain::command::Command;
use muster::domain::ocg::OcgDetails;
use muster::domain::profile::{LocalProfile, Profile};
use muster::domain::tier::Strand;
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

fn tie(record: &Record, operation: &str, priority: &str) -> Command {
    let ocg = record.id(operation);
    let details = record.memory.ocgs()[&ocg].details.clone();
    Command::AmendOcg { ocg, details: OcgDetails { profile_priority: priority.into(), ..details } }
}

/// The section of the local profile.
fn local(record: &Record) -> String {
    let md = render(&evidence(&past(record), &seal, None).unwrap(), Format::Markdown);
    let from = md.find("## 13 Local profile?").unwrap();
    md[from..from + md[from..].find("## 14").unwrap()].trim_end().to_owned()
}

#[test]
fn what_is_traceable_to_the_local_profile_can_be_added_up_by_hand() {
    let mut record = Record::new(false);
    let lro = record.officer("DS 2327", "Serious Crime Team", Some(3), Some(day(3, 2)));
    for (operation, reference) in
        [("Op Birch", "NB/OCG/1007"), ("Op Cedar", "NB/OCG/1020"), ("Op Hazel", "NB/OCG/1049")]
    {
        record.acts(
            vec![Record::new_ocg(operation, reference, Some(2), Some(lro))],
            &muster::domain::command::Asking::now("DCI 3051", record.now),
        );
    }
    assert!(local(&record).contains("names no priorities of a local profile, so there is nothing to count."));
    assert!(record.refuses(&tie(&record, "Op Birch", "County lines")).contains("names no priorities"));
    let profile = Profile::builtin("lancashire").unwrap();
    let adopts = |priorities: &[&str], review_on| Command::AdoptProfile {
        profile: Profile {
            local_profile: LocalProfile {
                review_on: Some(review_on),
                priorities: priorities.iter().map(|name| (*name).to_owned()).collect(),
            },
            ..profile.clone()
        },
    };
    record.does(adopts(&["Adults exploited for work", "County lines", "Rural theft"], day(12, 1)));
    let refused = record.refuses(&tie(&record, "Op Birch", "Fraud"));
    assert!(refused.contains("no priority \"Fraud\"") && refused.contains("County lines; Rural theft."), "{refused}");
    // In the spelling of the profile; an action counts by its group.
    let birch = record.does(tie(&record, "Op Birch", "county LINES"));
    let cedar = record.does(tie(&record, "Op Cedar", "Rural theft"));
    record.raises(record.id("Op Birch"), lro, Strand::Pursue, "trace the hire vehicles", day(11, 17));
    record.raises(record.id("Op Birch"), lro, Strand::Protect, "visit the letting agent", day(11, 17));
    record.raises(record.id("Op Hazel"), lro, Strand::Prevent, "run school sessions", day(11, 17));
    assert_eq!(
        local(&record),
        format!(
            "## 13 Local profile?\n\nTraceable to a priority of the local profile: live OCGs 2 of 3 (entries {birch}, {cedar}); live actions 2 of 3; \
             actions raised 2 of 3. The local profile is due for review on 1 December 2026.\n\n**Priorities of the local profile**\n\n\
             | Priority | Live OCGs | Live actions | Raised |\n|---|---:|---:|---:|\n| Adults exploited for work | 0 | 0 | 0 |\n\
             | County lines | 1 | 2 | 2 |\n| Rural theft | 1 | 0 | 0 |"
        )
    );
    // A priority that is gone stands on the group and counts no more.
    record.does(adopts(&["County lines"], day(11, 7)));
    let said = local(&record);
    assert!(
        said.contains("live OCGs 1 of 3") && said.contains(" 1 live OCG names a priority that the local profile no"),
        "{said}"
    );
    assert!(said.contains("due for review on 7 November 2026, overdue 2 days."), "{said}");
    record.does(tie(&record, "Op Birch", ""));
    let said = local(&record);
    assert!(said.contains("live OCGs 0 of 3; live actions 0 of 3; actions raised 0 of 3."), "{said}");
}
