//! The stream is accepted whole by the rules, is the same each time, and ends in a division that looks like one.
#![expect(clippy::unwrap_used, reason = "tests")]

use super::words::{self, Who};
use super::{Plan, Size};
use crate::domain::action::ActionStatus;
use crate::domain::board::{Counts, OcgLine, OfficerLine};
use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::disruption::Level;
use crate::domain::fold::fold;
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::matters::{Matter, MatterKind, matters};
use crate::domain::memory::Memory;
use crate::domain::ocg::OcgStatus;
use crate::domain::reading::Reading;
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::{Date, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

/// The record at the end, the last activity of each group, and how many entries were made.
pub(super) struct End {
    pub(super) memory: Memory,
    active: BTreeMap<OcgId, Date>,
    facts: u64,
    kinds: BTreeSet<&'static str>,
}

fn replay(size: Size, seed: u64, today: Date) -> End {
    replay_plan(&Plan::new(size, seed, today).unwrap(), today)
}

/// Replays a plan; nothing in it is recorded on or after `until`.
pub(super) fn replay_plan(plan: &Plan, until: Date) -> End {
    let mut end = End { memory: Memory::default(), active: BTreeMap::new(), facts: 0, kinds: BTreeSet::new() };
    let (mut last, mut minuted) = (Timestamp(i64::MIN), 0);
    for batch in plan.batches() {
        assert!(batch.asking.recorded_at > last, "time order");
        assert!(batch.asking.recorded_at.local_date() < until);
        last = batch.asking.recorded_at;
        for command in &batch.commands {
            if let Command::IssueMinutes { first, last } = command {
                assert_eq!((*first, *last), (minuted + 1, end.facts), "minutes cover what was recorded");
                minuted = *last;
            }
            let facts = decide(command, &end.memory, &batch.asking)
                .unwrap_or_else(|refusal| unreachable!("{refusal}: {command:?} {:?}", batch.asking));
            assert_eq!(facts.len(), 1);
            for fact in facts {
                fold(&fact, &mut end.memory).unwrap();
                end.facts += 1;
                end.kinds.insert(fact.kind());
                if let (true, Some(ocg)) = (fact.is_activity(), fact.subject().ocg) {
                    end.active.insert(ocg, batch.asking.today);
                }
            }
        }
    }
    end
}

impl End {
    fn line(&self, id: OcgId, today: Date) -> OcgLine {
        let ocg = &self.memory.ocgs()[&id];
        let mut counts = Counts::default();
        for action in self.memory.actions().values().filter(|action| action.ocg.id == id) {
            let at = action.details.strand.unwrap().index();
            if action.state.status.is_live() {
                counts.live[at] += 1;
            }
            if action.days_late(today).is_some() {
                counts.late[at] += 1;
            }
            if action.state.status == ActionStatus::Discharged && (today - action.state.since).num_days() <= 60 {
                counts.lately_done[at] = true;
            }
        }
        let newest = self.memory.latest_assessment(id).unwrap();
        OcgLine {
            band: newest.map(|assessment| assessment.details.band).unwrap_or_default(),
            active_on: self.active.get(&id).copied(),
            counts,
            ..OcgLine::of(ocg)
        }
    }

    fn officer(&self, id: OfficerId) -> OfficerLine {
        let leads = self.memory.led_by(id).unwrap();
        OfficerLine { leads, ..OfficerLine::of(self.memory.officers()[&id].clone()) }
    }

    fn live(&self) -> Vec<OcgId> {
        self.memory.ocgs().values().filter(|ocg| ocg.status.is_live()).map(|ocg| ocg.id).collect()
    }

    fn matters(&self, today: Date) -> Vec<Matter> {
        let profile = self.memory.profile().unwrap();
        self.live()
            .into_iter()
            .flat_map(|id| {
                let line = self.line(id, today);
                let lro = line.lro.map(|lro| self.officer(lro));
                matters(&line, lro.as_ref(), &profile, today)
            })
            .collect()
    }
}

fn counted(matters: &[Matter], kind: MatterKind) -> usize {
    matters.iter().filter(|matter| matter.kind() == kind).count()
}

fn looks_like_a_division(size: Size, seed: u64) -> End {
    let end = replay(size, seed, today());
    let (ocgs, lros, actions) = size.figures();
    let live: Vec<OcgLine> = end.live().into_iter().map(|id| end.line(id, today())).collect();
    assert_eq!(live.len(), ocgs);
    assert_eq!(end.memory.officers().values().filter(|officer| officer.details.can_lead).count(), lros);
    assert_eq!(end.memory.actions().len(), actions);

    let tiers = Tier::ALL.map(|tier| live.iter().filter(|line| line.tier == Some(tier)).count());
    let [first, second, third, fourth] = tiers;
    assert!(first >= ocgs / 7 && second > first && third >= second && fourth < third, "{tiers:?}");

    let total = |count: &dyn Fn(&OcgLine) -> u32| usize::try_from(live.iter().map(count).sum::<u32>()).unwrap();
    let open = total(&|line| line.counts.live_total());
    let late = total(&|line| line.counts.late_total());
    assert!((ocgs * 5 / 2..=ocgs * 9 / 2).contains(&open), "{open} open");
    assert!((open / 16..=open / 3).contains(&late), "{late} of {open} late");
    let by_strand = [0, 1, 2, 3].map(|at: usize| total(&|line: &OcgLine| line.counts.live[at]));
    assert!(by_strand[0] * 4 > open && by_strand[0] * 4 < open * 3, "{by_strand:?}");
    assert!(by_strand.iter().all(|count| *count > 0), "{by_strand:?}");
    assert!(end.memory.actions().values().any(|action| action.state.status == ActionStatus::ClaimedComplete));

    let matters = end.matters(today());
    let many = |kind| counted(&matters, kind);
    assert_eq!(many(MatterKind::NoLro), 1);
    assert_eq!(many(MatterKind::Unassessed), 1);
    assert_eq!(many(MatterKind::High), 1);
    assert!((1..=ocgs / 3).contains(&many(MatterKind::Review)));
    assert!((1..=3).contains(&many(MatterKind::Quiet)));
    let empty = many(MatterKind::Empty);
    assert!((1..=ocgs * 3 / 2).contains(&empty), "{empty} empty Ps");
    assert!((1..=6).contains(&many(MatterKind::Over)), "groups of an LRO over the limit");
    assert!(many(MatterKind::Untrained) > 0 && many(MatterKind::Lapsed) > 0);
    end
}

#[test]
fn a_small_division_is_accepted_whole_and_looks_like_one() {
    for seed in 0..12 {
        looks_like_a_division(Size::Small, seed);
    }
}

#[test]
fn three_years_of_a_division_are_accepted_whole_and_look_like_it() {
    let end = looks_like_a_division(Size::Bcu, 7);
    let disruptions = end.memory.disruptions();
    // Seven a month over three years, moderate between major and minor.
    assert!((180..=330).contains(&disruptions.len()), "{}", disruptions.len());
    let levels = Level::ALL.map(|level| disruptions.values().filter(|one| one.details.claimed == level).count());
    let [major, moderate, minor, none, negative] = levels;
    assert!(major < moderate && moderate < minor && none + negative < moderate, "{levels:?}");
    assert!(disruptions.values().any(|one| one.moderation.as_ref().is_some_and(|by| by.level != one.details.claimed)));
    assert!(end.memory.ocgs().values().any(|ocg| ocg.status == OcgStatus::Archived));
    assert!(end.memory.ocgs().values().any(|ocg| ocg.status == OcgStatus::Dormant));
    for kind in ["action.transferred", "action.extended", "ocg.amended", "ocg.post-filled", "minutes.issued"] {
        assert!(end.kinds.contains(kind), "{kind}");
    }
    assert_eq!(end.memory.minutes_issued().unwrap(), 78);
}

#[test]
fn any_day_will_do() {
    let from = |days: u64| Date::from_ymd_opt(2027, 12, 1).unwrap() + chrono::Days::new(days);
    for days in 0..120 {
        replay(Size::Small, days, from(days * 10));
    }
    // A meeting that falls on a holiday is moved towards the end: a year whose Christmas is on a Monday.
    for days in 0..25 {
        for seed in 0..8 {
            replay(Size::Small, seed, Date::from_ymd_opt(2028, 12, 26).unwrap() + chrono::Days::new(days));
        }
    }
}

fn bytes(size: Size, seed: u64, today: Date) -> String {
    let plan = Plan::new(size, seed, today).unwrap();
    let batches: Vec<String> = plan
        .batches()
        .map(|batch| format!("{:?} {}", batch.asking, serde_json::to_string(&batch.commands).unwrap()))
        .collect();
    batches.join("\n")
}

#[test]
fn the_same_question_has_the_same_answer() {
    let once = bytes(Size::Small, 7, today());
    assert_eq!(once, bytes(Size::Small, 7, today()));
    assert_ne!(once, bytes(Size::Small, 8, today()));
    let plan = Plan::new(Size::Bcu, 7, today()).unwrap();
    assert!(plan.batches().eq(plan.batches()), "each call begins again");
}

#[test]
fn it_begins_with_a_store_that_says_that_it_is_invented() {
    for size in Size::ALL {
        let plan = Plan::new(size, 7, today()).unwrap();
        let mut batches = plan.batches();
        let first = batches.next().unwrap();
        let [Command::Found { founding, .. }] = first.commands.as_slice() else { unreachable!("{first:?}") };
        assert!(founding.demo);
        assert_eq!((founding.bcu.as_str(), founding.prefix.as_str()), ("Northern BCU", "NB"));
        assert!(founding.store_id.starts_with("D3M0-"));
        let groups: Vec<&str> = founding.store_id.split('-').collect();
        assert_eq!(groups.len(), 3);
        let plain = |c: char| c.is_ascii_digit() || (c.is_ascii_uppercase() && !"AEILOU".contains(c));
        assert!(groups.iter().all(|group| group.len() == 4 && group.chars().all(plain)), "{}", founding.store_id);
        let second = batches.next().unwrap();
        assert!(matches!(second.commands.first(), Some(Command::RegisterOfficer(_))));
    }
}

#[test]
fn sizes_have_words() {
    for size in Size::ALL {
        assert_eq!(Size::from_words(&format!(" {} ", size.word().to_uppercase())), Ok(size));
    }
    let refusal = Size::from_words("huge\u{1b}[2J").unwrap_err();
    assert_eq!(refusal, "There is no demo size \"huge<ESC>[2J\". The sizes are small, bcu, force and national.");
}

#[test]
fn the_words_are_many_and_none_belongs_in_the_covert_store() {
    let profile = crate::domain::profile::Profile::builtin("lancashire").unwrap();
    let mut seen = BTreeSet::new();
    for strand in Strand::ALL {
        assert!(words::of(strand).len() >= 40, "{strand}");
        for (_, text) in words::of(strand) {
            assert!(seen.insert(*text), "twice: {text}");
        }
        seen.extend(Who::ALL.iter().flat_map(|who| words::results::of(strand, *who)));
    }
    assert!(words::reasons::NO_CHANGE.len() + words::reasons::TO_TIER.iter().flatten().count() >= 20);
    seen.extend(words::reasons::NO_CHANGE.iter().chain(words::reasons::TO_TIER.iter().flatten()));
    seen.extend(words::reasons::POST.iter().chain(&words::reasons::POST_EMPTIED).chain(&words::reasons::LEVEL));
    let coded = words::reasons::EXTENSION.iter().chain(&words::reasons::CANCEL);
    for (code, text) in coded.clone() {
        assert!(code.is_empty() || profile.reason_code(code) == Some(code), "{code}");
        assert!(!code.is_empty() || !text.is_empty());
    }
    seen.extend(coded.map(|(_, text)| *text));
    seen.extend(&words::reasons::TRANSFER);
    seen.extend(words::records::all());
    seen.extend(words::reasons::REFUSAL.iter().chain(&words::results::NOTES).chain(&words::results::DETAILS));
    seen.extend(Level::ALL.iter().flat_map(|level| words::results::evidence(*level)));
    for text in seen {
        assert_eq!(profile.warned([text]), None, "{text}");
        assert!(crate::text::is_clean(text) && text.is_ascii(), "{text}");
        assert!(!text.replace("{n}", "").replace("{k}", "").replace("{place}", "").contains('{'), "{text}");
    }
}

#[test]
fn names_are_never_given_twice() {
    for size in Size::ALL {
        let plan = Plan::new(size, 7, today()).unwrap();
        let batches = plan.batches();
        let mut seen = BTreeSet::new();
        for group in &batches.groups {
            assert!(seen.insert(group.details.operation.to_lowercase()), "{}", group.details.operation);
            assert!(seen.insert(group.details.reference.to_lowercase()), "{}", group.details.reference);
        }
        let leads = batches.people.leads.iter().map(|lead| &lead.details);
        for officer in leads.chain(batches.people.others.iter().map(|(_, _, details)| details)) {
            assert!(seen.insert(officer.label.to_lowercase()), "{}", officer.label);
        }
        assert_eq!(batches.people.leads.len(), size.figures().1);
        for who in Who::ALL {
            assert!(who == Who::Lead || !batches.people.others_for(who).is_empty(), "{size:?} {who:?}");
        }
    }
}

#[test]
fn the_large_divisions_are_streamed() {
    // Two meetings of the country: nothing is held that was put into the stream, and identities stay dense.
    let plan = Plan::new(Size::National, 7, today()).unwrap();
    let mut batches = plan.batches();
    let (mut ocgs, mut officers, mut commands) = (0, 0, 0);
    for batch in batches.by_ref().take(20_000) {
        assert!(batch.commands.len() <= 100);
        for command in batch.commands {
            commands += 1;
            ocgs += usize::from(matches!(command, Command::RegisterOcg(_)));
            officers += usize::from(matches!(command, Command::RegisterOfficer(_)));
        }
    }
    assert!(commands > 20_000 && ocgs > 3_000 && officers > 3_000);
    let waiting: usize = batches.events.values().map(Vec::len).sum();
    assert!(waiting < 40_000, "{waiting}");
}
