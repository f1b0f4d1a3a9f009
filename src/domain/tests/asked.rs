//! Anything that can be asked, by chance: commands of every kind, mostly about records there are, with ordinary and hostile words.

use super::asked_items::Raw;
use super::room::day;
use crate::domain::access::{Access, AccessStep};
use crate::domain::action::{ActionDetails, ActionState, ActionStatus};
use crate::domain::assessment::AssessmentDetails;
use crate::domain::command::{ActionHistory, Command, Mark, NewAction, NewOcg};
use crate::domain::disruption::Level;
use crate::domain::identity::{ActionId, DisruptionId, ItemId, MeetingId, OcgId, OfficerId, Series};
use crate::domain::item::{Content, ItemKind};
use crate::domain::meeting::{Called, MeetingDetails, MeetingKind};
use crate::domain::memory::Memory;
use crate::domain::ocg::{Members, OcgDetails, OcgKind, OcgStatus, Post};
use crate::domain::officer::OfficerDetails;
use crate::domain::profile::Profile;
use crate::domain::reading::Reading;
use crate::domain::retention::{HoldKind, RetentionAsk, RetentionAsked};
use crate::domain::role::Role;
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::Date;
use proptest::prelude::*;

/// Something that happens in a room, not yet tied to records.
#[derive(Debug, Clone)]
pub(super) enum Turn {
    /// Somebody asks.
    Ask(Asked),
    /// The day moves on.
    Wait(i64),
    /// The newest standing batch is withdrawn.
    Undo,
    /// The newest withdrawal is withdrawn.
    Redo,
}

/// A command in the raw: what is asked, of which records, with which words.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    kind: u8,
    one: u8,
    two: u8,
    pick: u8,
    text: String,
    other: String,
    days: i64,
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => proptest::sample::select(vec![
            "Op Alder", "Op Birch", "DI 4102", "PS 1894", "new intelligence", "abstraction", "done", "Illegal drugs",
            "NB-2026-0001", "nb-2026-0007", "NB-2026-4294967295", "High", "two lines\nof it", "ends with a stop.",
        ])
        .prop_map(String::from),
        3 => "[A-Za-z ]{1,12}",
        1 => Just(String::new()),
        2 => crate::text::corpus::any_text(),
        1 => crate::text::corpus::any_text().prop_map(|text| format!("x{text}").repeat(40)),
        1 => (9_990_usize..10_020).prop_map(|many| "a".repeat(many)),
        1 => (180_usize..220).prop_map(|many| "\u{202e}".repeat(many)),
        1 => (195_usize..205).prop_map(|many| "W".repeat(many)),
    ]
}

impl Asked {
    /// The same with these words in every place where words are typed.
    pub(super) fn saying(self, words: &str) -> Self {
        Self { text: words.to_owned(), other: words.to_owned(), ..self }
    }
}

/// Anything asked.
pub(super) fn asked() -> impl Strategy<Value = Asked> {
    let days = prop_oneof![6 => -40_i64..60, 1 => Just(i64::from(i32::MAX)), 1 => Just(-400_000_i64)];
    (0_u8..40, any::<u8>(), any::<u8>(), any::<u8>(), words(), words(), days)
        .prop_map(|(kind, one, two, pick, text, other, days)| Asked { kind, one, two, pick, text, other, days })
}

/// Anything that happens.
pub(super) fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        12 => asked().prop_map(Turn::Ask),
        1 => (1_i64..200).prop_map(Turn::Wait),
        2 => Just(Turn::Undo),
        1 => Just(Turn::Redo),
    ]
}

impl Asked {
    fn id(&self, raw: u8, series: Series, memory: &Memory) -> i64 {
        // One beyond the last is asked for now and then.
        i64::from(raw) % (memory.highest_id(series).unwrap() + 1) + 1
    }

    fn ocg(&self, memory: &Memory) -> OcgId {
        OcgId(self.id(self.one, Series::Ocg, memory))
    }

    fn officer(&self, memory: &Memory) -> OfficerId {
        OfficerId(self.id(self.two, Series::Officer, memory))
    }

    fn perhaps(&self, memory: &Memory) -> Option<OfficerId> {
        (!self.pick.is_multiple_of(3)).then(|| self.officer(memory))
    }

    fn action(&self, memory: &Memory) -> ActionId {
        ActionId(self.id(self.one, Series::Action, memory))
    }

    fn date(&self, today: Date) -> Date {
        let days = chrono::Duration::days(self.days);
        today.checked_add_signed(days).unwrap_or(if self.days < 0 { Date::MIN } else { Date::MAX })
    }

    fn strand(&self, raw: u8) -> Option<Strand> {
        Strand::ALL.get(usize::from(raw % 5)).copied()
    }

    fn level(&self) -> Level {
        Level::ALL[usize::from(self.pick % 5)]
    }

    fn ocg_details(&self) -> OcgDetails {
        OcgDetails {
            reference: if self.pick.is_multiple_of(2) {
                self.other.clone()
            } else {
                format!("NB/OCG/{}", self.one % 6)
            },
            operation: self.text.clone(),
            kind: OcgKind::ALL[usize::from(self.pick % 3)],
            area: self.other.clone(),
            threats: vec![self.other.clone(), "Illegal drugs".into()],
            flags: vec![self.text.clone()],
            reach: self.other.clone(),
            members: Members {
                principal: u32::from(self.one),
                significant: if self.pick == 7 { u32::MAX } else { 2 },
                peripheral: u32::from(self.two),
                unstated: u32::from(self.pick % 3),
            },
            apmis_updated: (self.pick.is_multiple_of(4)).then(|| self.date(day(0))),
            ..OcgDetails::default()
        }
    }

    fn officer_details(&self) -> OfficerDetails {
        OfficerDetails {
            label: self.text.clone(),
            unit: self.other.clone(),
            partner: self.pick.is_multiple_of(5),
            can_lead: true,
            limit: Some(u32::from(self.one) * 8),
            trained_on: Some(self.date(day(0))),
            away: (self.pick.is_multiple_of(4)).then(|| (self.date(day(0)), day(3))),
            left_on: (self.pick.is_multiple_of(9)).then(|| self.date(day(0))),
        }
    }

    fn action_details(&self) -> ActionDetails {
        ActionDetails {
            text: self.text.clone(),
            detail: self.other.clone(),
            strand: self.strand(self.pick),
            second: self.strand(self.pick / 5),
            shareable: self.pick.is_multiple_of(2),
        }
    }

    fn content(&self, kind: u8, today: Date) -> Content {
        let (text, other) = (self.text.as_str(), self.other.as_str());
        Raw { kind, pick: self.pick, text, other, on: self.date(today), today }.content()
    }

    fn meeting_command(&self, memory: &Memory, today: Date) -> Command {
        let (text, other) = (self.text.clone(), self.other.clone());
        let open = memory.open_meeting().unwrap().filter(|_| !self.two.is_multiple_of(8)).map(|meeting| meeting.id);
        let meeting = open.unwrap_or_else(|| MeetingId(self.id(self.one, Series::Meeting, memory)));
        let details = MeetingDetails {
            chair: if self.pick.is_multiple_of(3) { other.clone() } else { "DCI 3051".into() },
            loggist: if self.pick.is_multiple_of(5) { text.clone() } else { "Staff 7719".into() },
            minutes: if self.pick.is_multiple_of(7) { u32::from(self.one) * 4 } else { 120 },
            next_on: self.pick.is_multiple_of(6).then(|| self.date(today)),
            first: vec![OcgId(2), OcgId(99)],
            ..MeetingDetails::of(if self.pick.is_multiple_of(4) { self.date(today) } else { today })
        };
        let called = [Called::Discussed, Called::TakenAsRead, Called::Deferred][usize::from(self.pick % 3)];
        match self.kind {
            23 => Command::PrepareMeeting {
                kind: if self.two.is_multiple_of(4) { MeetingKind::Board } else { MeetingKind::Tasking },
                details,
                number: match self.pick {
                    0..20 => Some(u32::from(self.one)),
                    20..24 => Some(u32::MAX),
                    _ => None,
                },
            },
            24 if self.two.is_multiple_of(3) => Command::FreezePack { meeting, entry: u64::from(self.one) },
            24 => Command::AmendMeeting { meeting, details },
            25 => Command::OpenMeeting { meeting, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() },
            26 => match self.pick % 4 {
                0 => Command::SignMeeting { meeting, read_back: None },
                1 => Command::CancelMeeting { meeting, because: text },
                2 => Command::OpenMeeting { meeting, marking: text, order: Vec::new() },
                _ => Command::SettleRest { called, because: text },
            },
            28 if memory.open_meeting().unwrap().is_some_and(|meeting| meeting.kind == MeetingKind::Covert) => {
                Command::MarkBriefed {
                    meeting,
                    ocg: self.ocg(memory),
                    person: if self.pick.is_multiple_of(4) { text } else { "DI 4102".into() },
                    accepted: [Some(true), Some(false), None][usize::from(self.two % 3)],
                }
            }
            27 | 28 => Command::MarkAttendance {
                meeting,
                who: if self.pick.is_multiple_of(4) {
                    text
                } else {
                    ["DI 4102", "csp 07"][usize::from(self.two % 2)].into()
                },
                role: if self.pick.is_multiple_of(6) { other.clone() } else { String::new() },
                partner: self.two.is_multiple_of(3).then_some(true),
                mark: match self.one % 7 {
                    6 => {
                        let at =
                            |minute: u8| crate::domain::time::Timestamp::from_local(day(0), 9, u32::from(minute % 60));
                        Mark::Times { joined: at(self.two), left: self.pick.is_multiple_of(2).then(|| at(self.pick)) }
                    }
                    0 => Mark::Expected,
                    1 => Mark::Remove,
                    2 => Mark::Out,
                    3 => Mark::Apologies { deputy: other },
                    _ => Mark::In,
                },
            },
            38 => Command::AcceptMinutes { meeting },
            29 => Command::SettleOcg { ocg: self.ocg(memory), called, because: text },
            _ => Command::SettleRest { called: Called::TakenAsRead, because: "nothing new".into() },
        }
    }

    /// A step of retention.
    fn retention(&self, today: Date) -> RetentionAsk {
        let kind = HoldKind::ALL[usize::from(self.two % 2)];
        match self.one % 6 {
            0 => RetentionAsk::Review { group: (self.pick % 6).to_string(), review: None },
            1 => RetentionAsk::Review { group: String::new(), review: Some(self.date(today)) },
            2 | 3 => RetentionAsk::Hold(kind),
            4 => RetentionAsk::Lift(kind),
            _ if self.two.is_multiple_of(2) => RetentionAsk::Propose,
            _ => RetentionAsk::Answer { agreed: self.pick.is_multiple_of(2) },
        }
    }

    /// The command, tied to the records there are.
    pub(super) fn command(&self, memory: &Memory, today: Date) -> Command {
        let (text, other) = (self.text.clone(), self.other.clone());
        let (ocg, officer, action) = (self.ocg(memory), self.officer(memory), self.action(memory));
        let tier = Tier::new(self.pick % 5);
        match self.kind {
            0 => Command::RegisterOcg(NewOcg {
                details: self.ocg_details(),
                status: OcgStatus::ALL[usize::from(self.pick % 5)],
                tier,
                unit: other,
                reviewed_on: (self.pick.is_multiple_of(3)).then(|| self.date(today)),
                review: (self.pick.is_multiple_of(4)).then(|| self.date(today)),
                lro: self.perhaps(memory),
                deputy: None,
                sro: self.perhaps(memory),
            }),
            1 => Command::AmendOcg { ocg, details: self.ocg_details() },
            2 => Command::SetStatus { ocg, status: OcgStatus::ALL[usize::from(self.pick % 5)], because: text },
            3 | 4 => Command::DecideTier {
                ocg,
                tier,
                because: text,
                unit: (self.pick.is_multiple_of(3)).then_some(other),
                review: (self.pick.is_multiple_of(4)).then(|| self.date(today)),
                refused: String::new(),
            },
            5 => Command::FillPost {
                ocg,
                post: Post::ALL[usize::from(self.pick % 3)],
                officer: self.perhaps(memory),
                because: text,
            },
            6 => Command::Assess {
                ocg,
                on: self.date(today),
                details: AssessmentDetails {
                    scheme: text.clone(),
                    values: [(other.clone(), i64::from(self.one)), (text, i64::MIN)].into(),
                    score: (self.pick.is_multiple_of(2)).then_some(i64::MAX),
                    band: other.clone(),
                    assessor: other.clone(),
                    confidence: other,
                    next_due: Some(self.date(today)),
                },
            },
            7 => Command::RegisterOfficer(self.officer_details()),
            8 => Command::AmendOfficer { officer, details: self.officer_details() },
            9 | 10 => Command::RaiseAction(NewAction {
                ocg,
                details: self.action_details(),
                owner: self.perhaps(memory),
                due: (!self.pick.is_multiple_of(3)).then(|| self.date(today)),
                history: (self.pick.is_multiple_of(5)).then(|| ActionHistory {
                    number: other.clone(),
                    raised_on: self.date(today),
                    state: ActionState {
                        status: ActionStatus::ALL[usize::from(self.two % 6)],
                        since: self.date(today),
                        result: text.clone(),
                        reason_code: other,
                        by: text,
                    },
                }),
            }),
            11 => Command::AmendAction { action, details: self.action_details() },
            12 => Command::ExtendAction { action, due: self.date(today), reason_code: other, because: text },
            13 => Command::TransferAction { action, owner: officer, because: text },
            14 => Command::StartAction { action },
            15 => Command::ClaimAction { action, result: text },
            16 => Command::RefuseClaim { action, because: text },
            17 => Command::DischargeAction { action, result: text },
            18 => Command::CancelAction { action, reason_code: other, because: text },
            19 => Command::PassActionOut { action, body: other, because: text },
            20 => Command::ClaimDisruption {
                ocg,
                on: (self.pick.is_multiple_of(2)).then(|| self.date(today)),
                strand: self.strand(self.pick),
                threat: (self.pick.is_multiple_of(3)).then_some(other.clone()),
                level: self.level(),
                unit: (self.pick.is_multiple_of(4)).then_some(other.clone()),
                shared_with: other,
                evidence: text,
            },
            21 => Command::ModerateDisruption {
                disruption: DisruptionId(self.id(self.one, Series::Disruption, memory)),
                level: self.level(),
                because: text,
            },
            22 => Command::AddNote { ocg, action: (self.pick.is_multiple_of(2)).then_some(action), text },
            39 => Command::Retain(RetentionAsked { ocg, ask: self.retention(today), because: text }),
            23..=30 | 38 => self.meeting_command(memory, today),
            31..=34 => Command::AddItem {
                ocg: (!self.two.is_multiple_of(4)).then_some(ocg),
                content: self.content(self.one, today),
            },
            35 | 36 => {
                let item = ItemId(self.id(self.one, Series::Item, memory));
                // Mostly of its own kind; another kind is refused.
                let kind = memory.item(item).unwrap().filter(|_| self.two != 1).map(|item| item.content.kind());
                let at = kind.and_then(|kind| ItemKind::ALL.into_iter().position(|other| other == kind));
                let at = at.and_then(|at| u8::try_from(at).ok()).unwrap_or(self.two);
                Command::ChangeItem { item, content: self.content(at, today), because: text }
            }
            _ => match self.pick % 4 {
                0 => Command::NoteImport { file: text, sha256: other, taken: 3, rejected: u32::MAX, differences: None },
                1 => Command::AdoptProfile {
                    profile: Profile { version: u32::from(self.one), ..(*memory.profile().unwrap()).clone() },
                },
                2 => Command::IssueMinutes { first: u64::from(self.one), last: u64::from(self.two) },
                3 if self.one != 0 => Command::ChangeAccess(Access {
                    operator: text,
                    step: AccessStep::Given,
                    from: None,
                    to: Some(Role::ALL[usize::from(self.one % 4)]),
                }),
                _ => super::room::founding(),
            },
        }
    }
}
