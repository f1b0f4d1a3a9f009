//! Lists of triggers, disruptions claimed, bids, learning, gaps, orders, operations and what the board owes: what is open first, with a cursor.
//!
//! It must not know the disk or how it is drawn.

use crate::domain::disruption::Disruption;
use crate::domain::identity::OcgId;
use crate::domain::item::{Content, Item, ItemKind};
use crate::domain::time::{Date, short_year};

use super::list::Cursor;

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Triggers.
    Triggers,
    /// Disruptions claimed.
    Claims,
    /// Bids.
    Bids,
    /// Learning.
    Learning,
    /// Intelligence gaps.
    Gaps,
    /// Court orders.
    Orders,
    /// Operations.
    Operations,
    /// Objectives of the division for the governance board.
    Objectives,
    /// What was taken to the governance board.
    BoardMatters,
}

impl Listed {
    /// The title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Triggers => "Triggers",
            Self::Claims => "Disruptions",
            Self::Bids => "Bids",
            Self::Learning => "Learning",
            Self::Gaps => "Intelligence gaps",
            Self::Orders => "Court orders",
            Self::Operations => "Operations",
            Self::Objectives => "Board objectives",
            Self::BoardMatters => "Taken to the board",
        }
    }

    /// What Enter does with a row.
    #[must_use]
    pub const fn does(self) -> &'static str {
        match self {
            Self::Triggers => "Enter records what was made of it",
            Self::Claims => "Enter agrees the level",
            Self::Bids => "Enter records the answer",
            Self::Learning => "Enter records with whom it was shared",
            Self::Gaps => "Enter records that it was tasked, filled or closed",
            Self::Orders => "Enter records where it stands",
            Self::Operations => "Enter records the figure after, more groups, its end",
            Self::Objectives => "Enter records what became of it",
            Self::BoardMatters => "Enter records the answer of the board",
        }
    }

    /// The kind of item it lists; nothing for disruptions, which are none.
    #[must_use]
    pub const fn kind(self) -> Option<ItemKind> {
        match self {
            Self::Triggers => Some(ItemKind::Trigger),
            Self::Bids => Some(ItemKind::Bid),
            Self::Learning => Some(ItemKind::Learning),
            Self::Gaps => Some(ItemKind::Gap),
            Self::Orders => Some(ItemKind::Order),
            Self::Operations => Some(ItemKind::Operation),
            Self::Objectives => Some(ItemKind::Objective),
            Self::BoardMatters => Some(ItemKind::BoardMatter),
            Self::Claims => None,
        }
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// An item.
    Item(Box<Item>),
    /// A disruption.
    Claim(Box<Disruption>),
}

impl Entry {
    /// Its number.
    #[must_use]
    pub fn number(&self) -> &str {
        match self {
            Self::Item(item) => &item.number,
            Self::Claim(claim) => &claim.number,
        }
    }

    /// The group it is about.
    #[must_use]
    pub fn ocg(&self) -> Option<(OcgId, &str)> {
        let tag = match self {
            Self::Item(item) => item.ocg.as_ref(),
            Self::Claim(claim) => Some(&claim.ocg),
        };
        tag.map(|tag| (tag.id, tag.operation.as_str()))
    }

    /// Its day.
    #[must_use]
    pub fn on(&self) -> Option<Date> {
        match self {
            Self::Claim(claim) => Some(claim.details.on),
            Self::Item(item) => match &item.content {
                Content::Trigger(trigger) => Some(trigger.occurred_on),
                Content::Bid(bid) => Some(bid.made_on),
                Content::Learning(learning) => Some(learning.on),
                Content::Gap(gap) => Some(gap.raised_on),
                Content::Order(order) => Some(order.since),
                Content::Operation(operation) => Some(operation.began_on),
                Content::Objective(objective) => Some(objective.set_on),
                Content::BoardMatter(matter) => Some(matter.on),
                _ => None,
            },
        }
    }

    /// Whether somebody still has to do something about it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Item(item) => item.content.is_open(),
            Self::Claim(claim) => claim.moderation.is_none(),
        }
    }

    /// Where it stands, in a few words.
    #[must_use]
    pub fn state(&self) -> String {
        match self {
            Self::Claim(claim) => match &claim.moderation {
                Some(moderation) if moderation.joined.is_some() => moderation.word(),
                Some(moderation) => format!("agreed {}", moderation.word()),
                None => format!("claimed {}", claim.details.claimed.word()),
            },
            Self::Item(item) => match &item.content {
                Content::Trigger(trigger) => match &trigger.disposal {
                    Some(disposal) => format!("{}, {}", disposal.what, short_year(disposal.on)),
                    None => "no disposal".to_owned(),
                },
                Content::Bid(bid) => match bid.answer {
                    Some(answer) => answer.word().to_owned(),
                    None => "no answer".to_owned(),
                },
                Content::Learning(learning) if learning.shared.is_empty() => "not shared".to_owned(),
                Content::Learning(learning) => format!("shared with {}", learning.shared.len()),
                Content::Gap(gap) => gap.state.word().to_owned(),
                Content::Order(order) => order.state.word().to_owned(),
                Content::Operation(operation) => match operation.ended_on {
                    Some(ended) => format!("ended {}", short_year(ended)),
                    None => "runs".to_owned(),
                },
                Content::Objective(objective) => objective.state.word().to_owned(),
                Content::BoardMatter(matter) => match matter.settled_on {
                    Some(on) => format!("settled {}", short_year(on)),
                    None => "no answer".to_owned(),
                },
                _ => String::new(),
            },
        }
    }

    /// What it says.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Claim(claim) => format!("{}: {}", claim.details.strand, claim.details.evidence),
            Self::Item(item) => match &item.content {
                Content::Trigger(trigger) if trigger.detail.is_empty() => trigger.kind.clone(),
                Content::Trigger(trigger) => format!("{}: {}", trigger.kind, trigger.detail),
                Content::Bid(bid) => {
                    let by = bid.needed_by.map_or(String::new(), |by| format!(", needed by {}", short_year(by)));
                    format!("{}: {}{by}", bid.to_whom, bid.what)
                }
                Content::Learning(learning) => format!("{}: {}", learning.theme, learning.what),
                Content::Gap(gap) if gap.remark.is_empty() => gap.what.clone(),
                Content::Gap(gap) => format!("{} ({})", gap.what, gap.remark),
                Content::Order(order) => {
                    let expires = order.expires_on.map_or(String::new(), |on| format!(", to {}", short_year(on)));
                    format!("{} against {}{expires}", order.kind, order.subject)
                }
                Content::Operation(operation) => {
                    let groups = crate::text::plural(operation.groups.len() as u64, "group", "groups");
                    let figure = |value: Option<i64>| value.map_or("?".to_owned(), |value| value.to_string());
                    let measure = match (operation.before, operation.after) {
                        (None, None) => String::new(),
                        (before, after) => format!("; {}: {} to {}", operation.measure, figure(before), figure(after)),
                    };
                    format!("{} ({}), {groups}{measure}", operation.name, operation.kind)
                }
                Content::Objective(objective) => objective.text.clone(),
                Content::BoardMatter(matter) => matter.why.clone(),
                other => other.words(),
            },
        }
    }
}

/// A list on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Items {
    /// Which.
    pub listed: Listed,
    /// Its rows; nothing until told.
    pub rows: Option<Vec<Entry>>,
    /// Whether it was asked for since something was recorded.
    pub asked: bool,
    /// The cursor.
    pub cursor: Cursor,
}

impl Items {
    /// A list of which nothing is known yet.
    #[must_use]
    pub fn new(listed: Listed) -> Self {
        Self { listed, rows: None, asked: false, cursor: Cursor::default() }
    }

    /// Takes the rows: what is open first, each part as it came.
    pub fn take(&mut self, mut rows: Vec<Entry>) {
        rows.sort_by_key(|row| !row.is_open());
        self.cursor.to(self.cursor.at, rows.len());
        self.rows = Some(rows);
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.as_ref().map_or(0, Vec::len)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Entry> {
        self.rows.as_ref()?.get(self.cursor.at)
    }
}
