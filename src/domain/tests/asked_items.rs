//! Any content of an item, by chance.

use crate::domain::identity::{ActionId, ActionTag, ItemId, MeetingId, OcgId, OcgTag};
use crate::domain::item::{
    Basis, Bid, BidAnswer, BoardMatter, BoardSubject, Content, Correction, Decision, Disclosure, Disposal, Gap,
    GapState, Grade, Handling, Issue, IssuedPaper, Learning, Objective, ObjectiveState, Operation, Order, OrderState,
    Outcome, OutcomeKind, Plan, PlanStrand, Relevant, Remark, Statement, Subject, Trigger,
};
use crate::domain::meeting::{MeetingKind, MeetingTag};
use crate::domain::tier::Strand;
use crate::domain::time::Date;

/// What a content is made of.
pub(super) struct Raw<'a> {
    pub(super) kind: u8,
    pub(super) pick: u8,
    pub(super) text: &'a str,
    pub(super) other: &'a str,
    pub(super) on: Date,
    pub(super) today: Date,
}

fn one<T: Copy>(all: &[T], pick: u8) -> T {
    all[usize::from(pick) % all.len()]
}

impl Raw<'_> {
    fn text(&self) -> String {
        self.text.to_owned()
    }

    fn other(&self) -> String {
        self.other.to_owned()
    }

    fn perhaps<T>(&self, every: u8, value: T) -> Option<T> {
        self.pick.is_multiple_of(every).then_some(value)
    }

    pub(super) fn content(&self) -> Content {
        let (text, other, on, today) = (self.text(), self.other(), self.on, self.today);
        match self.kind % 16 {
            0 => Content::Bid(Bid {
                what: text,
                to_whom: other.clone(),
                made_on: today,
                needed_by: self.perhaps(2, on),
                answer: self.perhaps(3, one(&BidAnswer::ALL, self.pick)),
                answered_on: self.perhaps(3, today),
                reason: other,
            }),
            1 => Content::Trigger(Trigger {
                kind: text.clone(),
                occurred_on: on,
                notified_on: today,
                detail: other.clone(),
                disposal: self.perhaps(2, Disposal { what: other, on: today, because: text }),
            }),
            2 => Content::Gap(Gap {
                what: text,
                raised_on: today,
                state: one(&GapState::ALL, self.pick),
                since: on,
                remark: other,
            }),
            3 => Content::Outcome(Outcome {
                kind: one(&OutcomeKind::ALL, self.pick),
                quantity: if self.pick == 9 { u64::MAX } else { u64::from(self.pick) },
                estimated: self.pick.is_multiple_of(2),
                strand: self.perhaps(2, one(&Strand::ALL, self.pick)),
                on,
                detail: text,
            }),
            4 => Content::Order(Order {
                kind: text,
                subject: other.clone(),
                state: one(&OrderState::ALL, self.pick),
                since: today,
                granted_on: self.perhaps(2, today),
                expires_on: self.perhaps(3, on),
                remark: other,
            }),
            5 => {
                let strand = |n: u8| PlanStrand {
                    objective: if self.pick.is_multiple_of(n) { text.clone() } else { String::new() },
                    not_applicable: if self.pick.is_multiple_of(n + 1) { String::new() } else { other.clone() },
                };
                Content::Plan(Plan {
                    version: if self.pick == 11 { u32::MAX } else { 1 },
                    review_on: self.perhaps(2, on),
                    strands: [strand(2), strand(3), strand(4), strand(5)],
                    objective: other.clone(),
                    objective_to: self.perhaps(3, on),
                    consulted: vec![(other.clone(), today)],
                    ..Plan::first(today)
                })
            }
            6 => Content::Learning(Learning {
                what: text,
                theme: other.clone(),
                from: other.clone(),
                on,
                shared: vec![(other, today)],
            }),
            7 => Content::Operation(Operation {
                name: text.clone(),
                kind: other,
                began_on: today,
                ended_on: self.perhaps(2, on),
                groups: vec![OcgId(1), OcgId(99)],
                measure: text,
                before: Some(i64::MIN),
                after: self.perhaps(2, 7),
            }),
            8 => Content::Decision(Decision {
                text,
                rationale: other.clone(),
                refused: other,
                to_board: self.pick.is_multiple_of(2),
            }),
            9 => Content::Remark(Remark { under: other, text }),
            10 => Content::Objective(Objective {
                text,
                set_on: today,
                to: self.perhaps(2, on),
                state: one(&ObjectiveState::ALL, if self.pick.is_multiple_of(3) { self.pick } else { 0 }),
                since: today,
                remark: other,
            }),
            11 => Content::BoardMatter(BoardMatter {
                about: match self.pick % 3 {
                    0 => BoardSubject::Group,
                    1 => BoardSubject::Action {
                        action: ActionTag {
                            id: ActionId(i64::from(self.pick % 4)),
                            number: other.clone(),
                            ocg: OcgTag { id: OcgId(1), reference: String::new(), operation: "Op Alder".into() },
                        },
                    },
                    _ => BoardSubject::Bid { bid: ItemId(i64::from(self.pick % 4)), number: other.clone() },
                },
                why: text,
                on: today,
                settled_on: self.perhaps(4, on),
                answer: other,
            }),
            12 => Content::Statement(Statement {
                text,
                basis: one(&Basis::ALL, self.pick),
                subjects: Subject::ALL.into_iter().take(usize::from(self.pick % 5)).collect(),
                grade: self.perhaps(2, Grade { source: 2, information: 'C' }),
                handling: one(&Handling::ALL, self.pick),
                conditions: if self.pick.is_multiple_of(2) { String::new() } else { other.clone() },
                system_reference: other,
                recheck_on: self.perhaps(3, on),
                on: today,
            }),
            13 => Content::Disclosure(Disclosure::Flag {
                investigation: text,
                relevant: Relevant::Entry { entry: u64::from(self.pick) },
                on,
            }),
            14 => Content::Issue(Issue {
                paper: one(&IssuedPaper::ALL, self.pick),
                number: u32::MAX,
                period: text,
                first: u64::from(self.pick % 5),
                last: u64::from(self.pick),
                on,
            }),
            _ => Content::Correction(Correction {
                meeting: MeetingTag { id: MeetingId(1), kind: MeetingKind::Tasking, number: 23 },
                entry: u64::MAX,
                recorded: text.clone(),
                reads: other,
                because: text,
            }),
        }
    }
}
