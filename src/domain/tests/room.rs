//! A room to test in: a record in memory, a clock that the test moves, and everything that was recorded.

use crate::domain::action::ActionDetails;
use crate::domain::command::{Asking, Command, Mark, NewAction, NewOcg};
use crate::domain::decide::{Reject, decide};
use crate::domain::fact::Fact;
use crate::domain::fold::fold;
use crate::domain::identity::{MeetingId, OcgId, OfficerId};
use crate::domain::meeting::{Called, MeetingDetails, MeetingKind};
use crate::domain::memory::Memory;
use crate::domain::ocg::{OcgDetails, OcgStatus};
use crate::domain::officer::OfficerDetails;
use crate::domain::profile::Profile;
use crate::domain::reading::Founding;
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::{Date, Timestamp, add_days};

/// The first day of the room, a Tuesday.
pub(super) fn day_one() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

/// So many days after the first.
pub(super) fn day(later: i64) -> Date {
    add_days(day_one(), later)
}

/// A record and the day it is.
#[derive(Debug, Clone)]
pub(super) struct Room {
    pub(super) memory: Memory,
    pub(super) today: Date,
    pub(super) facts: Vec<Fact>,
}

impl Room {
    /// Nothing founded.
    pub(super) fn bare() -> Self {
        Self { memory: Memory::default(), today: day_one(), facts: Vec::new() }
    }

    /// Founded, and nothing in it.
    pub(super) fn founded() -> Self {
        let mut room = Self::bare();
        room.does(founding());
        room
    }

    /// Op Alder (1, tier 2, led by DI 4102) and Op Birch (2, no tier, no LRO); DI 4102 (1), DS 2217 (2), Housing (3), DC 1000 (4, left); one
    /// open action (1) on Op Alder, due in a fortnight.
    pub(super) fn furnished() -> Self {
        let mut room = Self::founded();
        room.does(officer("DI 4102"));
        room.does(officer("DS 2217"));
        room.does(Command::RegisterOfficer(OfficerDetails {
            label: "Housing".into(),
            partner: true,
            ..OfficerDetails::default()
        }));
        room.does(Command::RegisterOfficer(OfficerDetails {
            label: "DC 1000".into(),
            left_on: Some(day(0)),
            ..OfficerDetails::default()
        }));
        room.does(ocg("Op Alder", "NB/OCG/1007", Tier::new(2), Some(OfficerId(1))));
        room.does(ocg("Op Birch", "NB/OCG/1049", None, None));
        room.does(action(1, "Warrant at storage unit 3", Some(day(14))));
        room
    }

    /// Furnished, with tasking meeting 1 signed and tasking meeting 2 open.
    pub(super) fn second_meeting() -> Self {
        let mut room = Self::furnished();
        for number in [1, 2] {
            let meeting = MeetingId(number);
            let details = MeetingDetails { chair: "DCI 3051".into(), ..MeetingDetails::of(day(0)) };
            room.does(Command::PrepareMeeting { kind: MeetingKind::Tasking, details, number: None });
            room.does(Command::OpenMeeting { meeting, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() });
            if number == 1 {
                room.does(Command::SettleRest { called: Called::TakenAsRead, because: "nothing new".into() });
                room.does(Command::SignMeeting { meeting, read_back: None });
            }
        }
        room
    }

    /// A covert store with Harbour (1) and Lantern (2), in which weekly meeting 1 is open and DI 4102 is in the room.
    pub(super) fn weekly() -> Self {
        let mut room = Self::bare();
        let Command::Found { founding, .. } = founding() else { unreachable!() };
        let founding = Founding { prefix: "KX".into(), covert: true, ..founding };
        room.does(Command::Found { founding, profile: Profile::weekly().unwrap() });
        room.does(officer("DI 4102"));
        for operation in ["Harbour", "Lantern"] {
            room.does(ocg(operation, "", Tier::new(3), None));
        }
        let (meeting, kind) = (MeetingId(1), MeetingKind::Covert);
        let details = MeetingDetails { chair: "DCI 3051".into(), ..MeetingDetails::of(day(0)) };
        room.does(Command::PrepareMeeting { kind, details, number: None });
        room.does(Command::OpenMeeting { meeting, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() });
        let who = "DI 4102".to_owned();
        room.does(Command::MarkAttendance { meeting, who, role: String::new(), partner: None, mark: Mark::In });
        room
    }

    /// One of the rooms with records in them, by a number that chance gives.
    pub(super) fn by_chance(number: usize) -> Self {
        match number {
            even if even.is_multiple_of(2) => Self::second_meeting(),
            fives if fives.is_multiple_of(5) => Self::weekly(),
            _ => Self::furnished(),
        }
    }

    pub(super) fn asking(&self) -> Asking {
        Asking::now("DCI 3051", Timestamp::from_local(self.today, 10, 0))
    }

    pub(super) fn tries(&self, command: &Command) -> Result<Vec<Fact>, Reject> {
        decide(command, &self.memory, &self.asking())
    }

    /// What the rules say no to, in words.
    pub(super) fn refuses(&self, command: Command) -> String {
        match self.tries(&command) {
            Err(Reject::Refused(sentence)) => {
                assert_sentence(&sentence);
                assert_house_style(&sentence);
                sentence
            }
            other => unreachable!("{command:?} gave {other:?}"),
        }
    }

    /// Decides and folds; the rules say yes.
    pub(super) fn does(&mut self, command: Command) -> Fact {
        let facts = self.tries(&command).unwrap();
        for fact in &facts {
            fold(fact, &mut self.memory).unwrap();
        }
        self.facts.extend(facts.iter().cloned());
        facts.into_iter().next_back().unwrap()
    }
}

/// One or two sentences that a screen can show as they are.
pub(super) fn assert_sentence(text: &str) {
    assert!(text.chars().count() < 400, "{} characters: {text}", text.chars().count());
    assert!(text.ends_with('.'), "no full stop: {text}");
    assert!(crate::text::is_clean(text), "not clean: {text:?}");
}

/// The program's own words.
fn assert_house_style(text: &str) {
    assert!(!text.starts_with(|c: char| c.is_ascii_lowercase()), "no capital: {text}");
    for word in ["please", "Please", "sorry", "Sorry", "invalid", "Invalid"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

pub(super) fn founding() -> Command {
    Command::Found {
        founding: Founding {
            store_id: "K7QM-2XRD-91VT".into(),
            bcu: "Northern BCU".into(),
            prefix: "NB".into(),
            demo: false,
            covert: false,
        },
        profile: Profile::builtin("lancashire").unwrap(),
    }
}

pub(super) fn officer(label: &str) -> Command {
    Command::RegisterOfficer(OfficerDetails {
        label: label.into(),
        unit: "Target Team North".into(),
        can_lead: true,
        limit: Some(3),
        trained_on: Some(day(-100)),
        ..OfficerDetails::default()
    })
}

pub(super) fn details(operation: &str, reference: &str) -> OcgDetails {
    OcgDetails {
        operation: operation.into(),
        reference: reference.into(),
        threats: vec!["Illegal drugs".into()],
        ..OcgDetails::default()
    }
}

pub(super) fn ocg(operation: &str, reference: &str, tier: Option<Tier>, lro: Option<OfficerId>) -> Command {
    Command::RegisterOcg(NewOcg {
        details: details(operation, reference),
        status: OcgStatus::Active,
        tier,
        unit: String::new(),
        reviewed_on: None,
        review: None,
        lro,
        deputy: None,
        sro: None,
    })
}

pub(super) fn action(ocg: i64, text: &str, due: Option<Date>) -> Command {
    Command::RaiseAction(NewAction {
        ocg: OcgId(ocg),
        details: ActionDetails { text: text.into(), strand: Some(Strand::Pursue), ..ActionDetails::default() },
        owner: None,
        due,
        history: None,
    })
}

pub(super) fn decide_tier(ocg: i64, tier: Option<u8>, because: &str) -> Command {
    Command::DecideTier {
        ocg: OcgId(ocg),
        tier: tier.map(|number| Tier::new(number).unwrap()),
        because: because.into(),
        unit: None,
        review: None,
        refused: String::new(),
    }
}
