//! The invented meetings of record, and the figures that are recorded at them.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::tests::{replay_plan, today};
use super::{Plan, Size};
use crate::domain::identity::MeetingId;
use crate::domain::item::{Content, ItemKind, OutcomeKind};
use crate::domain::meeting::{Called, Meeting, MeetingState, Presence};
use crate::domain::memory::Memory;
use crate::domain::reading::Reading;
use crate::domain::time::{Timestamp, add_days};

fn meetings(memory: &Memory) -> Vec<Meeting> {
    (1..).map_while(|id| memory.meeting(MeetingId(id)).unwrap()).collect()
}

#[test]
fn every_fortnight_a_meeting_is_signed_with_every_group_settled() {
    for (size, count, last) in [(Size::Small, 10, 23), (Size::Bcu, 78, 78)] {
        let end = replay_plan(&Plan::new(size, 1, today()).unwrap(), today());
        let held = meetings(&end.memory);
        assert_eq!((held.len(), held.last().unwrap().number), (count, last));
        for meeting in &held {
            assert!(matches!(meeting.state, MeetingState::Signed { .. }), "{meeting:?}");
            assert!(!meeting.settled.is_empty() && meeting.details.next_on > Some(meeting.details.on));
            assert!(meeting.attenders.iter().any(|attender| matches!(attender.presence, Presence::Present { .. })));
        }
        let all: Vec<Called> =
            held.iter().flat_map(|meeting| meeting.settled.iter().map(|(_, settled)| settled.called)).collect();
        let share = |called| all.iter().filter(|one| **one == called).count() * 100 / all.len();
        let (discussed, deferred) = (share(Called::Discussed), share(Called::Deferred));
        assert!((60..100).contains(&discussed) && deferred < 6, "{discussed} {deferred}");
    }
}

#[test]
fn nobody_but_the_force_is_in_the_room_when_the_meeting_in_progress_is_looked_at_first() {
    // Else a newcomer would find the view for partners, and not the board.
    for size in [Size::Small, Size::Bcu] {
        let now = Timestamp::from_local(today(), 10, 27);
        let end = replay_plan(&Plan::in_progress(size, 1, now).unwrap(), add_days(today(), 1));
        let meeting = meetings(&end.memory).pop().unwrap();
        assert!(matches!(meeting.state, MeetingState::Open { .. }));
        assert!(meeting.attenders.len() > 5 && meeting.partners_in().next().is_none(), "{:?}", meeting.attenders);
    }
}

#[test]
fn outcomes_add_up_to_about_a_third_of_what_a_force_publishes() {
    let end = replay_plan(&Plan::new(Size::Bcu, 1, today()).unwrap(), today());
    let year = add_days(today(), -365);
    let total = |wanted: OutcomeKind| -> u64 {
        let outcomes = end.memory.items().values().filter_map(|item| match &item.content {
            Content::Outcome(outcome) if outcome.kind == wanted && outcome.on > year => Some(outcome.quantity),
            _ => None,
        });
        outcomes.sum()
    };
    // A force of three such divisions: 1,200 arrests, 649 years, 1.2 million pounds, 352 people safeguarded in a year (domain section 4).
    let arrests = total(OutcomeKind::Arrests);
    assert!((200..600).contains(&arrests), "{arrests} arrests");
    let years = total(OutcomeKind::SentenceMonths) / 12;
    assert!((40..400).contains(&years), "{years} years");
    let pounds = total(OutcomeKind::CashSeized) / 100;
    assert!((80_000..500_000).contains(&pounds), "{pounds} pounds");
    let safeguarded = total(OutcomeKind::Safeguarded);
    assert!((30..200).contains(&safeguarded), "{safeguarded} safeguarded");
    let not_invented = [
        ItemKind::Correction,
        ItemKind::Objective,
        ItemKind::BoardMatter,
        ItemKind::Statement,
        ItemKind::Disclosure,
        ItemKind::Issue,
        ItemKind::Remark,
    ];
    for kind in ItemKind::ALL.into_iter().filter(|kind| !not_invented.contains(kind)) {
        let of_kind = end.memory.items().values().filter(|item| item.content.kind() == kind);
        assert!(of_kind.count() > 0, "{kind:?}");
    }
    let open = |kind| {
        let of_kind = end.memory.items().values().filter(|item| item.content.kind() == kind);
        of_kind.filter(|item| item.content.is_open()).count()
    };
    assert!(open(ItemKind::Gap) > 0 && open(ItemKind::Trigger) < 10 && open(ItemKind::Bid) < 8);
}

#[test]
fn one_meeting_is_in_progress_when_asked_for() {
    let now = Timestamp::from_local(today(), 10, 27);
    for size in [Size::Small, Size::Bcu] {
        let plan = Plan::in_progress(size, 1, now).unwrap();
        let quiet = Plan::new(size, 1, today()).unwrap();
        let mut before = quiet.batches();
        let mut batches = plan.batches();
        assert!(before.by_ref().all(|batch| batches.next() == Some(batch)), "what was before stays as it was");
        let rest: Vec<_> = batches.collect();
        assert!(!rest.is_empty() && rest.iter().all(|batch| batch.asking.recorded_at <= now));
        let end = replay_plan(&plan, add_days(today(), 1));
        let meetings = meetings(&end.memory);
        let open = end.memory.open_meeting().unwrap().unwrap();
        assert_eq!(Some(&open), meetings.last());
        assert_eq!(open.state, MeetingState::Open { at: Timestamp::from_local(today(), 10, 0) });
        assert_eq!((open.settled.len(), open.number), (2, if size == Size::Small { 24 } else { 79 }));
        assert_eq!(end.memory.actions().len(), size.figures().2);
    }
    // Also just after midnight, and on a Sunday.
    for (hour, day) in [(0, today()), (23, today()), (9, add_days(today(), 5))] {
        let now = Timestamp::from_local(day, hour, 5);
        replay_plan(&Plan::in_progress(Size::Small, 3, now).unwrap(), add_days(day, 1));
    }
}

#[test]
fn the_largest_divisions_hold_the_last_meetings_only() {
    let plan = Plan::new(Size::National, 7, today()).unwrap();
    assert!((0..78).all(|meeting| !plan.batches().is_held(meeting)));
    let plan = Plan::new(Size::Force, 7, today()).unwrap();
    assert_eq!((0..78).filter(|meeting| plan.batches().is_held(*meeting)).count(), 2);
}
