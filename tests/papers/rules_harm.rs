//! The counting rules of papers section 3 about disruptions, orders, harm and LROs; the number is in the name.

use crate::evening::{past, seal};
use crate::held::{board_paper, held, says};
use crate::record::{Record, day};
use crate::start::{Start, counted, start};
use crate::verbs::add;
use muster::domain::assessment::AssessmentDetails;
use muster::domain::command::Command;
use muster::domain::disruption::Level;
use muster::domain::fact::Way;
use muster::domain::identity::{DisruptionId, OcgId, OfficerId};
use muster::domain::item::{Content, Order, OrderState};
use muster::domain::meeting::MeetingKind;
use muster::domain::memory::Memory;
use muster::domain::ocg::{OcgStatus, Post};
use muster::domain::tier::Strand;
use muster::domain::time::Date;
use muster::report::figures::{Assessed, Harm, Kept, Trend, board, disrupted, harm, live_since, reassessed};
use muster::report::minutes::meeting::of_meeting;
use muster::report::{Format, render};
use std::collections::BTreeMap;

fn leaves(record: &mut Record, officer: OfficerId, on: Date) -> u64 {
    let details = record.memory.officers()[&officer].details.clone();
    record.does(Command::AmendOfficer {
        officer,
        details: muster::domain::officer::OfficerDetails { left_on: Some(on), ..details },
    })
}

fn assess(
    record: &mut Record,
    ocg: OcgId,
    on: Date,
    scheme: &str,
    score: Option<i64>,
    band: &str,
    due: Option<Date>,
) -> u64 {
    record.does(Command::Assess {
        ocg,
        on,
        details: AssessmentDetails {
            scheme: scheme.into(),
            score,
            band: band.into(),
            next_due: due,
            ..AssessmentDetails::default()
        },
    })
}

fn compared(record: &Record, start: &Memory, on: Date) -> Harm {
    let since = live_since(&past(record));
    let bands = ["Low", "Medium", "High"].map(str::to_owned);
    harm(start, &record.memory, &Assessed { bands: &bands, clock: 28, live_since: &since, day: on })
}

fn claim(record: &mut Record, ocg: OcgId, strand: Strand, level: Level, shared: &str) {
    record.does(Command::ClaimDisruption {
        ocg,
        on: Some(day(11, 10)),
        strand: Some(strand),
        threat: None,
        level,
        unit: Some("Target Team North".into()),
        shared_with: shared.into(),
        evidence: "two vehicles seized".into(),
    });
}

fn agree(record: &mut Record, id: i64, level: Level, because: &str) -> u64 {
    record.does(Command::ModerateDisruption { disruption: DisruptionId(id), level, because: because.into() })
}

#[test]
fn rule_19_a_disruption_counts_once_where_it_was_first_agreed_at_the_level_that_stands() {
    let mut start = start();
    let ocg = start.ocg;
    claim(&mut start.record, ocg, Strand::Pursue, Level::Major, "ROCU");
    claim(&mut start.record, ocg, Strand::Protect, Level::None, "");
    claim(&mut start.record, ocg, Strand::Protect, Level::Minor, "");
    agree(&mut start.record, 1, Level::Major, "");
    agree(&mut start.record, 1, Level::Moderate, "seen again");
    agree(&mut start.record, 2, Level::None, "");
    let before = past(&start.record).record(start.first - 1).unwrap();
    let first = disrupted(&start.record.read(start.first), &before, &start.record.memory);
    assert_eq!((first.agreed[0], first.agreed[2]), ([0, 1, 0, 0, 0], [0, 0, 0, 1, 0]));
    assert_eq!((first.achieved(), first.all(), first.awaiting, first.shared, first.changed), (1, 2, 1, 1, 1));
    assert_eq!(first.corrected, []);
    // The next period: changed twice, one agreement withdrawn, one claim agreed at last.
    let before = start.record.memory.clone();
    start.first = start.record.last() + 1;
    agree(&mut start.record, 1, Level::Minor, "less than thought");
    let back = agree(&mut start.record, 1, Level::Negative, "much less");
    agree(&mut start.record, 3, Level::Minor, "");
    let entry = start.record.entries.iter().rfind(|entered| {
        matches!(
            &entered.recorded.as_ref().unwrap().fact,
            muster::domain::fact::Fact::DisruptionModerated { disruption: DisruptionId(2), .. }
        )
    });
    let entry = entry.unwrap().entry;
    start.record.takes_back(entry..=entry, "wrong claim", Way::Act);
    let next = disrupted(&start.record.read(start.first), &before, &start.record.memory);
    assert_eq!((next.all(), next.achieved(), next.awaiting), (1, 1, 1));
    let numbers: Vec<_> = next.corrected.iter().map(|(_, then, now)| (*then, *now)).collect();
    assert_eq!(numbers, [(Some(Level::Moderate), Some(Level::Negative)), (Some(Level::None), None)]);
    // Taken back and restored: in the next period nothing changed.
    let before = start.record.memory.clone();
    start.first = start.record.last() + 1;
    let undone = start.record.takes_back(back..=back, "", Way::Undo);
    start.record.takes_back(undone..=undone, "", Way::Redo);
    let last = disrupted(&start.record.read(start.first), &before, &start.record.memory);
    assert_eq!((last.all(), last.corrected), (0, Vec::new()));
}

#[test]
fn rule_19_two_records_of_one_event_are_one_under_the_number_that_stays() {
    let mut start = start();
    let ocg = start.ocg;
    let join = |disruption, into: &str, because: &str| Command::JoinDisruption {
        disruption: DisruptionId(disruption),
        into: into.into(),
        because: because.into(),
    };
    held(&mut start.record, 23, day(11, 24), |record| {
        for level in [Level::Moderate, Level::Moderate, Level::Minor] {
            claim(record, ocg, Strand::Pursue, level, "");
        }
        agree(record, 1, Level::Moderate, "");
        record.does(join(2, "NB-DIS-2026-0001", "the same five arrests"));
        agree(record, 3, Level::Minor, "");
    });
    let md = board_paper(&start.record, 23, 1);
    says(
        &md,
        "2 achieved, 0 judged none, 0 negative. No claim awaits agreement. 1 is joined with another record of the same event.",
    );
    says(&md, "| Pursue | 0 | 1 | 1 | 0 | 0 | 2 |");
    let issued = md;
    let mut joined = 0;
    held(&mut start.record, 24, day(12, 8), |record| {
        joined = record.does(join(3, "NB-DIS-2026-0001", "the same car"));
    });
    let md = board_paper(&start.record, 24, 1);
    says(&md, "Disruption NB-DIS-2026-0003: minor \u{2212}1, agreed in an earlier period.");
    assert_eq!(board_paper(&start.record, 23, 1), issued, "no issued figure changes silently");
    // Taken back, it counts again where it did; judged by itself after all, it is agreed for the first time then.
    held(&mut start.record, 25, day(12, 22), |record| {
        record.takes_back(joined..=joined, "two cars", Way::Act);
        agree(record, 2, Level::Minor, "a second address");
    });
    let md = board_paper(&start.record, 25, 1);
    says(&md, "| Pursue | 0 | 0 | 1 | 0 | 0 | 1 |");
    says(&md, "Disruption NB-DIS-2026-0003: minor +1, agreed in an earlier period.");
    let asking = muster::domain::command::Asking::now("DCI 3051", start.record.now);
    for (command, words) in [
        (join(1, "NB-DIS-2026-0009", "x"), "There is no disruption NB-DIS-2026-0009"),
        (join(1, "NB-DIS-2026-0001", "x"), "cannot be joined with itself"),
        (join(1, "NB-DIS-2026-0003", " "), "The reason is needed"),
    ] {
        let refused = muster::domain::decide::decide(&command, &start.record.memory, &asking);
        assert!(format!("{refused:?}").contains(words), "{refused:?}");
    }
    start.record.does(join(1, "NB-DIS-2026-0003", "one event"));
    let refused = muster::domain::decide::decide(&join(2, "NB-DIS-2026-0001", "x"), &start.record.memory, &asking);
    assert!(format!("{refused:?}").contains("is joined with NB-DIS-2026-0003 itself"), "{refused:?}");
}

#[test]
fn rule_21_an_order_is_in_force_from_its_grant_to_its_last_day_and_applied_for_is_not_granted() {
    let order = |state, granted, expires| Order {
        kind: "SCPO".into(),
        subject: "subject 2".into(),
        state,
        since: day(11, 1),
        granted_on: granted,
        expires_on: expires,
        remark: String::new(),
    };
    let today = day(11, 24);
    for (state, granted, expires, is) in [
        (OrderState::InForce, None, None, true),
        (OrderState::InForce, Some(today), Some(today), true),
        (OrderState::InForce, Some(day(11, 25)), None, false),
        (OrderState::InForce, Some(day(11, 1)), Some(day(11, 23)), false),
        (OrderState::Breached, None, None, true),
        (OrderState::Applied, None, None, false),
        (OrderState::Expired, None, None, false),
        (OrderState::Discharged, None, None, false),
    ] {
        assert_eq!(order(state, granted, expires).is_in_force_on(today), is, "{state:?} {granted:?} {expires:?}");
    }
    let mut start = start();
    let ocg = start.ocg;
    held(&mut start.record, 23, day(11, 24), |record| {
        for state in [OrderState::Applied, OrderState::InForce, OrderState::InForce] {
            add(record, Some(ocg), Content::Order(order(state, None, None)));
        }
        for (item, state) in [(2, OrderState::Breached), (3, OrderState::Expired)] {
            let content = Content::Order(order(state, None, None));
            let item = muster::domain::identity::ItemId(item);
            record.does(Command::ChangeItem { item, content, because: String::new() });
        }
    });
    let md = board_paper(&start.record, 23, 1);
    for words in ["| Orders granted | 2 | 0 | 2 SCPO |", "| Orders breached | 1 | 0 |", "| Orders expired | 1 | 0 |"] {
        says(&md, words);
    }
}

#[test]
fn rule_22_scores_are_compared_under_one_scheme_from_the_older_to_the_newer() {
    let mut record = Record::new(false);
    let ids =
        ["Op Ash", "Op Bay", "Op Elm", "Op Fir", "Op Gum", "Op Yew"].map(|name| record.ocg(name, "", Some(3), None));
    let [ash, bay, elm, fir, gum, _] = ids;
    for ocg in [ash, bay, fir, gum] {
        assess(&mut record, ocg, day(11, 1), "OCGM", Some(40), "Medium", None);
    }
    let newest = assess(&mut record, gum, day(11, 5), "OCGM", Some(60), "High", None);
    let start = record.memory.clone();
    record.at(day(11, 24), 10, 0);
    assess(&mut record, ash, day(11, 20), "OCGM", Some(41), "Medium", None);
    assess(&mut record, bay, day(11, 20), "MoRiLE", Some(90), "High", None);
    assess(&mut record, elm, day(11, 20), "OCGM", Some(10), "Low", None);
    assess(&mut record, fir, day(11, 20), "OCGM", None, "Low", None);
    // An older score stands again: it is no re-assessment.
    record.takes_back(newest..=newest, "wrong group", Way::Act);
    let found = compared(&record, &start, day(11, 24));
    let ways: Vec<(OcgId, Trend)> = found.assessed.iter().map(|(id, _, way)| (*id, *way)).collect();
    assert_eq!(ways, [(ash, Trend::More), (bay, Trend::NotComparable), (elm, Trend::First), (fir, Trend::Less)]);
    assert_eq!((found.live, found.never), (6, 1));
}

#[test]
fn rule_23_never_assessed_runs_from_the_day_it_became_live() {
    let mut record = Record::new(false);
    // Live from 9 November: 28 days end on 7 December. A change of status while live does not begin them anew.
    let ash = record.ocg("Op Ash", "", Some(3), None);
    record.at(day(11, 20), 10, 0);
    record.does(Command::SetStatus { ocg: ash, status: OcgStatus::Dormant, because: "quiet".into() });
    let due = |record: &Record, on| {
        let found = compared(record, &Memory::default(), on);
        found.overdue.iter().map(|(id, _, due)| (*id, *due)).collect::<Vec<_>>()
    };
    assert_eq!(due(&record, day(12, 7)), []);
    assert_eq!(due(&record, day(12, 8)), [(ash, day(12, 7))]);
    // Assessed: overdue when the next date is past, not on it.
    assess(&mut record, ash, day(11, 20), "OCGM", Some(10), "Low", Some(day(12, 10)));
    assert_eq!(due(&record, day(12, 10)), []);
    assert_eq!(due(&record, day(12, 11)), [(ash, day(12, 10))]);
    // Over a year: assessed on the day it was due is on time.
    let bay = record.ocg("Op Bay", "", Some(3), None);
    assess(&mut record, bay, day(11, 1), "OCGM", Some(10), "Low", Some(day(11, 5)));
    assess(&mut record, bay, day(11, 5), "OCGM", Some(10), "Low", Some(day(11, 8)));
    assess(&mut record, bay, day(11, 9), "OCGM", Some(10), "Low", Some(day(11, 30)));
    let found = reassessed(&record.memory, day(11, 1), day(12, 11));
    assert_eq!([Kept::OnTime, Kept::Late, Kept::Outstanding].map(|kept| found.of(kept)), [1, 1, 2]);
}

#[test]
fn rule_24_an_lro_who_left_is_none_from_the_leaving_date() {
    let mut start = start();
    let (ocg, ds) = (start.ocg, start.ds);
    leaves(&mut start.record, ds, day(11, 24));
    let figures = counted(&start);
    assert_eq!((figures.leaderless_start, figures.leaderless_end), (0, 1));
    held(&mut start.record, 23, day(11, 26), |_| {});
    let md = board_paper(&start.record, 23, 1);
    says(&md, "Name an LRO for Op Birch (tier 2), none for 2 days.");
    says(&md, "Without an LRO: 1 of 1 live OCGs: Op Birch (tier 2, 2 days).");
    assert!(!md.contains("| DS 2327 |"), "{md}");
    // 9 to 26 November, led up to the 23rd.
    let pack = muster::report::evidence::evidence(&past(&start.record), &seal, None).unwrap();
    says(&render(&pack, Format::Markdown), "OCG-days with an LRO: 15 of 18.");
    let minutes = of_meeting(&past(&start.record), MeetingKind::Tasking, 23, &seal).unwrap();
    let md = render(&minutes, Format::Markdown);
    says(&md, "OCGs without an LRO: 1 at opening, 1 at close, none of them in tier 1.");
    // On the screen it is the same rule.
    let lines = board(&start.record.memory, day(11, 26), 60, &BTreeMap::new());
    let profile = muster::domain::profile::Profile::builtin("lancashire").unwrap();
    let found = muster::domain::matters::matters(&lines.ocgs[0], lines.officers.get(&ds), &profile, day(11, 26));
    assert!(found.contains(&muster::domain::matters::Matter::NoLro(2)), "{found:?}");
    assert_eq!(lines.without_lro(&lines.ocgs[0], day(11, 23)), None);
    assert_eq!(lines.ocgs[0].id, ocg);
}

#[test]
fn rule_24_days_without_an_lro_run_from_the_day_it_is_live_again() {
    let mut start = start();
    let ocg = start.ocg;
    start.record.does(Command::FillPost { ocg, post: Post::Lro, officer: None, because: "leave".into() });
    let status = |status| Command::SetStatus { ocg, status, because: "as decided".into() };
    start.record.does(status(OcgStatus::Archived));
    start.record.at(day(12, 1), 10, 0);
    let again = start.record.does(status(OcgStatus::Provisional));
    let since = |start: &Start| start.record.memory.ocgs()[&start.ocg].without_lro_since;
    assert_eq!(since(&start), Some(day(12, 1)));
    start.record.takes_back(again..=again, "too early", Way::Undo);
    assert_eq!(since(&start), Some(day(11, 24)));
}

#[test]
fn rule_25_load_is_live_ocgs_as_lro_deputies_apart_and_no_limit_is_never_over() {
    let mut record = Record::new(false);
    let trained = Some("2024-11-24".parse().unwrap());
    let [over, free] = [("DS 2327", Some(1)), ("DI 9374", None)]
        .map(|(label, limit)| record.officer(label, "Serious Crime Team", limit, trained));
    for (at, lro) in [over, over, free, free, free].into_iter().enumerate() {
        record.ocg(&format!("Op Wood {at}"), "", Some(3), Some(lro));
    }
    let first = record.id("Op Wood 2");
    record.does(Command::FillPost { ocg: first, post: Post::Deputy, officer: Some(over), because: String::new() });
    held(&mut record, 23, day(11, 24), |record| {
        let ocg = record.id("Op Wood 4");
        record.does(Command::SetStatus { ocg, status: OcgStatus::Archived, because: "closed".into() });
    });
    let md = board_paper(&record, 23, 1);
    says(&md, "| DS 2327 | 2 | 1 | Over by 1 | 1 |");
    says(&md, "| DI 9374 | 2 | not set | no limit set | 0 |");
    // Training is current on the last day of its interval, lapsed the day after, and none recorded is its own answer.
    use muster::domain::officer::{Training, training};
    let on = day(1, 1);
    let days = |days| on.checked_add_days(chrono::Days::new(days)).unwrap();
    assert_eq!(training(Some(on), 300, days(300)), Training::Current(on));
    assert_eq!(training(Some(on), 300, days(301)), Training::Lapsed(days(300)));
    assert_eq!(training(None, 300, on), Training::NoneRecorded);
}
