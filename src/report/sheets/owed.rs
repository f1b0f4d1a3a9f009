//! The actions of one owner by when they are due. Overdue and due by the next meeting are never cut; what is due later gives way first.

use super::Desk;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::time::{days_between, long, plain};
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::sentences::strands;
use crate::text::plural;

/// Action lines that fit on one page beside [`NEWS`] lines of what changed; a line of what changed above these takes the room of one.
const PAGE: usize = 16;
const NEWS: usize = 4;

/// The numbers of the actions an answer is expected on.
pub(super) struct Numbers {
    pub(super) overdue: Vec<String>,
    pub(super) next: Vec<String>,
}

/// The sections about actions.
pub(super) struct Owed {
    pub(super) overdue: Vec<Block>,
    pub(super) next: Vec<Block>,
    pub(super) later: Vec<Block>,
    pub(super) claimed: Vec<Block>,
    pub(super) numbers: Numbers,
    /// Lines of what changed that there is room for.
    pub(super) news: usize,
}

/// `news` is how many lines there are of what changed.
pub(super) fn owed(desk: &Desk<'_>, news: usize) -> Owed {
    let day = desk.frame.day;
    let mut actions: Vec<&Action> = desk
        .frame
        .record
        .actions()
        .values()
        .filter(|action| action.state.status.is_live())
        .filter(|action| action.owner.as_ref().is_some_and(|owner| owner.id == desk.owner.id))
        .collect();
    actions.sort_by_key(|action| (action.due.is_none(), action.due, action.number.clone()));
    let (claimed, open): (Vec<&Action>, Vec<&Action>) =
        actions.into_iter().partition(|action| action.state.status == ActionStatus::ClaimedComplete);
    let (overdue, open): (Vec<&Action>, Vec<&Action>) =
        open.into_iter().partition(|action| action.days_late(day).is_some());
    let next = desk.meeting.details.next_on;
    let (soon, later): (Vec<&Action>, Vec<&Action>) =
        open.into_iter().partition(|action| action.due.is_some_and(|due| next.is_some_and(|next| due <= next)));
    let numbers = Numbers {
        overdue: overdue.iter().map(|action| action.number.clone()).collect(),
        next: soon.iter().map(|action| action.number.clone()).collect(),
    };
    let never_cut = overdue.len() + soon.len() + claimed.len();
    let room = PAGE.saturating_sub(never_cut + news.saturating_sub(NEWS));
    let shown = later.len().min(room);
    let (kept, cut) = later.split_at(shown);
    let more = cut.first().map(|first| {
        let count = cut.len();
        let after =
            kept.last().and_then(|last| last.due).map_or_else(String::new, |due| format!(" after {}", plain(due)));
        let on = first.due.map_or_else(|| "without a date".to_owned(), |due| format!("on {}", plain(due)));
        Text::from(format!("And {count} more due{after}, first ")).and_ref(&first.number).and(&format!(" {on}."))
    });
    Owed {
        overdue: table(desk, "Overdue actions", &overdue, "None overdue.", None),
        next: table(desk, "Actions due by the next meeting", &soon, "None.", None),
        later: if kept.is_empty() {
            more.into_iter().map(Block::Paragraph).collect()
        } else {
            table(desk, "Actions due later", kept, "None.", more)
        },
        claimed: if claimed.is_empty() {
            Vec::new()
        } else {
            table(desk, "Actions awaiting sign-off", &claimed, "None.", None)
        },
        numbers,
        news: NEWS + PAGE.saturating_sub(never_cut),
    }
}

fn table(desk: &Desk<'_>, caption: &str, actions: &[&Action], empty: &str, note: Option<Text>) -> Vec<Block> {
    let rows = actions.iter().map(|action| row(desk, action)).collect();
    vec![Block::Table(Table {
        caption: caption.into(),
        columns: vec![
            Column::references("Action"),
            Column::words("Do"),
            Column::words("Due"),
            Column::words("For"),
            Column::words("State"),
        ],
        rows,
        row_head: 0,
        total: None,
        note,
        empty: empty.into(),
    })]
}

fn row(desk: &Desk<'_>, action: &Action) -> Row {
    let day = desk.frame.day;
    let days = |count: i64| plural(u64::try_from(count).unwrap_or(0), "day", "days");
    let mut state = match action.days_late(day) {
        Some(late) => format!("Overdue {}", days(late)),
        None if action.state.status == ActionStatus::ClaimedComplete => {
            format!("awaiting sign-off {}", days(days_between(action.state.since, day)))
        }
        None => action.state.status.word().to_owned(),
    };
    // How often it was moved and carried is counted for the force alone (papers section 4).
    let told = if desk.owner.partner { 0 } else { action.extensions };
    match told {
        0 => {}
        1 => state.push_str("; extended once"),
        count => state.push_str(&format!("; extended {count} times")),
    }
    let carried = desk.frame.carried(action, &desk.frame.past.closes(desk.meeting.kind));
    if carried > 0 && !desk.owner.partner {
        state.push_str(&format!("; carried {}", plural(u64::from(carried), "meeting", "meetings")));
    }
    let what = action.details.text.trim();
    // A partner reads the action's own words only; its detail is for officers.
    let what = if desk.owner.partner || action.details.detail.trim().is_empty() {
        Text::from(what)
    } else {
        Text::from(format!("{what} ({})", action.details.detail.trim()))
    };
    Row::new(vec![
        Text::reference(&action.number),
        what,
        action.due.map_or_else(|| "no date".to_owned(), long).into(),
        Text::from(format!("{}, {}", action.ocg.operation, strands(action.details.strand, action.details.second))),
        state.into(),
    ])
}
