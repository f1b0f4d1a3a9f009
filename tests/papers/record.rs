//! A small record made the way the program makes one: commands are decided, facts folded, entries kept.

use muster::domain::action::ActionDetails;
use muster::domain::command::{Asking, Command, NewAction, NewOcg};
use muster::domain::decide::{Reject, decide};
use muster::domain::fact::{Fact, Recorded, Way};
use muster::domain::fold::fold;
use muster::domain::identity::{ActionId, OcgId, OfficerId};
use muster::domain::memory::Memory;
use muster::domain::ocg::{OcgDetails, OcgStatus};
use muster::domain::officer::OfficerDetails;
use muster::domain::profile::Profile;
use muster::domain::reading::{Founding, Reading as _};
use muster::domain::receipt::Entered;
use muster::domain::role::{Right, right_of};
use muster::domain::tier::{Strand, Tier};
use muster::domain::time::{Date, Timestamp};
use muster::domain::undo::{Standing, withdraw};
use muster::journal::Seal;
use muster::report::figures::{Close, Figures, Period, count, touched, wanted};
use muster::report::minutes::{Issue, MinutesInput, days};

pub(crate) fn day(month: u32, day: u32) -> Date {
    Date::from_ymd_opt(2026, month, day).unwrap()
}

/// The record and its journal.
pub(crate) struct Record {
    pub(crate) memory: Memory,
    pub(crate) entries: Vec<Entered>,
    pub(crate) now: Timestamp,
    batch: u64,
}

impl Record {
    /// A record before its first entry.
    pub(crate) fn empty() -> Self {
        Self { memory: Memory::default(), entries: Vec::new(), now: Timestamp::default(), batch: 0 }
    }

    /// A founded store on Monday 9 November 2026, 09:00.
    pub(crate) fn new(demo: bool) -> Self {
        let now = Timestamp::from_local(day(11, 9), 9, 0);
        let mut record = Self { now, ..Self::empty() };
        let founding = Founding {
            store_id: "K7QM-2XRD-91VT".into(),
            bcu: "Northern BCU".into(),
            prefix: "NB".into(),
            demo,
            covert: false,
        };
        record.does(Command::Found { founding, profile: Profile::builtin("lancashire").unwrap() });
        record
    }

    pub(crate) fn at(&mut self, date: Date, hour: u32, minute: u32) -> &mut Self {
        self.now = Timestamp::from_local(date, hour, minute);
        self
    }

    fn asking(&self) -> Asking {
        Asking { entered_by: "Staff 7719".into(), ..Asking::now("DCI 3051", self.now) }
    }

    /// One act of the chair, entered at once by the loggist; what is done in person, by the chair.
    pub(crate) fn does(&mut self, command: Command) -> u64 {
        let asking = self.asking_for(&command);
        self.acts(vec![command], &asking)
    }

    /// Who asks for this command: the loggist for the chair, or the chair in person.
    fn asking_for(&self, command: &Command) -> Asking {
        match right_of(command, &self.memory).unwrap() {
            Right::Sign => Asking::now("DCI 3051", self.now),
            Right::Enter | Right::Decide => self.asking(),
        }
    }

    /// What the rules say no to, in words.
    pub(crate) fn refuses(&self, command: &Command) -> String {
        match decide(command, &self.memory, &self.asking_for(command)) {
            Err(Reject::Refused(sentence)) => sentence,
            other => panic!("{command:?} gave {other:?}"),
        }
    }

    /// Several commands in one act.
    pub(crate) fn acts(&mut self, commands: Vec<Command>, asking: &Asking) -> u64 {
        self.batch += 1;
        for command in commands {
            for fact in decide(&command, &self.memory, asking).unwrap() {
                self.append(Recorded::act(fact), None, asking);
            }
        }
        self.last()
    }

    fn append(&mut self, recorded: Recorded, undoes: Option<u64>, asking: &Asking) {
        fold(&recorded.fact, &mut self.memory).unwrap();
        self.entries.push(Entered {
            entry: self.last() + 1,
            batch: self.batch,
            recorded_at: asking.recorded_at,
            decided_at: asking.decided_at,
            decided_by: asking.decided_by.clone(),
            entered_by: asking.entered_by.clone(),
            meeting: None,
            undoes,
            withdrawn_by: None,
            recorded: Some(recorded),
        });
    }

    /// The last entry.
    pub(crate) fn last(&self) -> u64 {
        u64::try_from(self.entries.len()).unwrap()
    }

    /// Takes entries back as one act.
    pub(crate) fn takes_back(&mut self, entries: std::ops::RangeInclusive<u64>, because: &str, way: Way) -> u64 {
        let standing: Vec<Standing> = entries
            .map(|entry| {
                let found = &self.entries[usize::try_from(entry).unwrap() - 1];
                Standing { entry, fact: found.recorded.clone().unwrap().fact }
            })
            .collect();
        let asking = self.asking();
        self.batch += 1;
        for withdrawal in withdraw(&standing, because, way) {
            self.append(withdrawal.recorded, Some(withdrawal.undoes), &asking);
        }
        self.last()
    }

    pub(crate) fn officer(&mut self, label: &str, unit: &str, limit: Option<u32>, trained: Option<Date>) -> OfficerId {
        let partner = unit.is_empty();
        self.does(Command::RegisterOfficer(OfficerDetails {
            label: label.into(),
            unit: unit.into(),
            partner,
            can_lead: !partner,
            limit,
            trained_on: trained,
            ..OfficerDetails::default()
        }));
        self.memory.officer_by_label(label).unwrap().unwrap()
    }

    pub(crate) fn new_ocg(operation: &str, reference: &str, number: Option<u8>, lro: Option<OfficerId>) -> Command {
        Command::RegisterOcg(NewOcg {
            details: OcgDetails {
                operation: operation.into(),
                reference: reference.into(),
                threats: vec!["Illegal drugs".into()],
                ..OcgDetails::default()
            },
            status: OcgStatus::Active,
            tier: number.and_then(Tier::new),
            unit: String::new(),
            reviewed_on: None,
            review: None,
            lro,
            deputy: None,
            sro: None,
        })
    }

    pub(crate) fn ocg(
        &mut self,
        operation: &str,
        reference: &str,
        number: Option<u8>,
        lro: Option<OfficerId>,
    ) -> OcgId {
        self.does(Self::new_ocg(operation, reference, number, lro));
        self.id(operation)
    }

    pub(crate) fn id(&self, operation: &str) -> OcgId {
        self.memory.ocg_by_operation(operation).unwrap().unwrap()
    }

    pub(crate) fn decides(&mut self, ocg: OcgId, number: Option<u8>, because: &str) -> u64 {
        let tier = number.and_then(Tier::new);
        self.does(Command::DecideTier {
            ocg,
            tier,
            because: because.into(),
            unit: None,
            review: None,
            refused: String::new(),
        })
    }

    pub(crate) fn raises(&mut self, ocg: OcgId, owner: OfficerId, strand: Strand, text: &str, due: Date) -> ActionId {
        self.does(Command::RaiseAction(NewAction {
            ocg,
            details: ActionDetails { text: text.into(), strand: Some(strand), ..ActionDetails::default() },
            owner: Some(owner),
            due: Some(due),
            history: None,
        }));
        match &self.entries.last().unwrap().recorded.as_ref().unwrap().fact {
            Fact::ActionRaised { action } => action.id,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn issues(&mut self, first: u64) -> u64 {
        let last = self.last();
        self.does(Command::IssueMinutes { first, last })
    }

    /// The entries from `first` on, and those before that they withdraw.
    pub(crate) fn period(&self, first: u64) -> (Vec<Entered>, Vec<Entered>) {
        let entries: Vec<Entered> = self.entries.iter().filter(|entered| entered.entry >= first).cloned().collect();
        let earlier = wanted(&entries).earlier;
        let earlier = self.entries.iter().filter(|entered| earlier.contains(&entered.entry)).cloned().collect();
        (entries, earlier)
    }

    pub(crate) fn close(&self, first: u64) -> Close {
        let (opening, closing) = days(&self.period(first).0).unwrap();
        Close::of_memory(&self.memory, opening, closing)
    }

    pub(crate) fn input(&self, number: u32, first: u64, issue: Issue) -> MinutesInput {
        let (entries, earlier) = self.period(first);
        MinutesInput::gather(&self.memory, number, entries, earlier, self.close(first), issue).unwrap()
    }

    pub(crate) fn read(&self, first: u64) -> Period {
        let (entries, earlier) = self.period(first);
        let touched = touched(&self.memory, &wanted(&entries)).unwrap();
        Period::read(entries, &earlier, &touched).unwrap()
    }

    /// The figures of the entries from `first` on.
    pub(crate) fn figures(&self, first: u64) -> Figures {
        let opening = days(&self.period(first).0).unwrap().0;
        count(&self.read(first), &self.close(first), opening).unwrap()
    }

    pub(crate) fn seal(&self) -> Seal {
        Seal { store_id: "K7QM-2XRD-91VT".into(), entries: self.last(), head: [0x5a; 32] }
    }
}
