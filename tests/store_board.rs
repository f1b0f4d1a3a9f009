//! The board is counted twice: by the store in SQL for the screen, and from the record in memory for papers. Both follow one rule.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use muster::demo::{Plan, Size};
use muster::domain::board::Board;
use muster::domain::identity::OcgId;
use muster::domain::time::{Date, Timestamp, add_days};
use muster::report::Past;
use muster::report::figures::board;
use muster::store::{Random, Store};
use std::collections::BTreeMap;

fn random() -> Random {
    let mut chance = fastrand::Rng::with_seed(7);
    Box::new(move |bytes| {
        chance.fill(bytes);
        Ok(())
    })
}

#[test]
fn rules_12_18_24_and_25_are_the_same_on_the_screen_and_in_papers() {
    let now = Timestamp::from_local(Date::from_ymd_opt(2026, 11, 24).unwrap(), 10, 27);
    let plan = Plan::in_progress(Size::Small, 3, now).unwrap();
    let mut store = Store::in_memory("K7QM-2XRD-91VT", random()).unwrap();
    store.fill(plan.batches().map(|batch| (batch.asking, batch.commands)), &mut |_| true).unwrap();
    let past = Past::new(store.entered(1, store.entries()).unwrap()).unwrap();
    let record = past.record(past.last()).unwrap();
    let mut active: BTreeMap<OcgId, Date> = BTreeMap::new();
    for (entered, fact) in past.standing().filter(|(_, fact)| fact.is_activity()) {
        if let Some(ocg) = fact.subject().ocg {
            let on = entered.decided_at.local_date();
            let newest = active.entry(ocg).or_insert(on);
            *newest = on.max(*newest);
        }
    }
    let today = now.local_date();
    let mut late = Vec::new();
    for day in [add_days(today, -40), today, add_days(today, 1), add_days(today, 75)] {
        let shown = store.board(day).unwrap();
        let printed = Board { entry: shown.entry, ..board(&record, day, 60, &active) };
        assert_eq!(shown.ocgs, printed.ocgs, "{day}");
        assert_eq!(shown.officers, printed.officers, "{day}");
        late.push(shown.ocgs.iter().map(|line| line.counts.late_total()).sum::<u32>());
    }
    assert!(late[0] < late[3] && late[1] > 0, "{late:?}");
    assert!(store.board(today).unwrap().ocgs.iter().any(|line| line.counts.lately_done.contains(&true)));
}
