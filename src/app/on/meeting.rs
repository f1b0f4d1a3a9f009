//! The meeting: going to it, calling groups, taking them as read, deferring them, the running order. What was settled goes on to the next.

use crate::app::Effect;
use crate::domain::command::Command;
use crate::domain::identity::OcgId;
use crate::domain::meeting::{Called, Meeting, MeetingDetails, MeetingState};
use crate::domain::running_order::running_order;
use crate::model::act::Act;
use crate::model::close::{Close, Row};
use crate::model::drive::Drive;
use crate::model::form::spec;
use crate::model::notice::{Kind, STILL_WRITING};
use crate::model::port::Ask;
use crate::model::sitting::HELD;
use crate::model::state::{Doing, Model, Screen};

/// Groups in a list up to which the shortest list of moved ones is sought.
const SHORT: usize = 200;

/// Opens the drive screen, or the form that is needed first: to open the meeting that is prepared, or to prepare one.
pub(crate) fn drive(model: &mut Model) -> Vec<Effect> {
    if model.sitting.open().is_some() {
        let last = model.sitting.item.filter(|ocg| model.sitting.settled(*ocg).is_none());
        let item = last.filter(|ocg| model.lines.ocg(*ocg).is_some());
        let on = |ocg: OcgId| matches!(&model.screen, Screen::Drive(drive) if drive.ocg == ocg);
        match item.or_else(|| model.sitting.next(None)).or(model.selected) {
            // It is on the screen already, as far as it was read.
            Some(ocg) if on(ocg) => {}
            Some(ocg) => turn_to(model, ocg, true),
            None => model.notices.tell(Kind::Refused, "There is no group to call. Map one with + m."),
        }
        return Vec::new();
    }
    let form = match model.sitting.prepared() {
        // A loggist who stands as its chair says first who chairs it.
        Some(meeting) if model.is_own_chair(meeting) => spec::amend_meeting(model, meeting),
        Some(meeting) => spec::open_meeting(model, meeting),
        None => spec::prepare_meeting(model),
    };
    super::verbs::show(model, form);
    Vec::new()
}

/// Puts an item on the drive screen, or selects it on the board.
pub(crate) fn turn_to(model: &mut Model, ocg: OcgId, on_drive: bool) {
    model.selected = Some(ocg);
    if model.ocgs.row_of(&model.lines, ocg).is_none() {
        model.ocgs.filter = Default::default();
    }
    model.arrange();
    if on_drive {
        let left_at = match &model.screen {
            Screen::Drive(drive) => drive.left_at,
            _ => None,
        };
        let before = model.sitting.spent.get(&ocg).copied().unwrap_or(0);
        let share = model.sitting.share(model.now);
        model.screen = Screen::Drive(Box::new(Drive { left_at, ..Drive::new(ocg, model.now, share, before) }));
        model.sitting.item = Some(ocg);
        model.sitting.driving = true;
    }
}

/// The clock of the item that was left stops.
pub(crate) fn stop_clock(model: &mut Model, before: Option<(OcgId, i64)>) {
    let Some((ocg, since)) = before else { return };
    let still = matches!(&model.screen, Screen::Drive(drive) if drive.ocg == ocg && drive.since.0 == since);
    if !still {
        *model.sitting.spent.entry(ocg).or_default() += model.now.0.saturating_sub(since).max(0);
        // The same item came back on the screen within one step: its clock goes on from there.
        let spent = model.sitting.spent.get(&ocg).copied().unwrap_or(0);
        if let Screen::Drive(drive) = &mut model.screen
            && drive.ocg == ocg
        {
            drive.before = spent;
        }
    }
}

/// The group a key of the meeting is about.
fn item(model: &Model) -> Option<OcgId> {
    match &model.screen {
        Screen::Drive(drive) => Some(drive.ocg),
        Screen::Record(record) => Some(record.ocg),
        _ => model.selected,
    }
}

/// Hands commands to the record.
pub(crate) fn act(model: &mut Model, commands: Vec<Command>, doing: Doing) -> Vec<Effect> {
    if model.awaited.record != 0 {
        model.notices.tell(Kind::Refused, STILL_WRITING);
        return Vec::new();
    }
    let ticket = model.next_ticket();
    model.awaited.record = ticket;
    model.doing = doing;
    vec![Effect::Ask(ticket, Ask::Act(commands))]
}

/// Called and discussed, then the next. A second press within a moment is a held key.
pub(crate) fn call(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let before = model.sitting.spaced_at.replace(now);
    if before.is_some_and(|before| now.0.saturating_sub(before.0).abs() < HELD) {
        return Vec::new();
    }
    let Some(ocg) = item(model) else { return Vec::new() };
    if model.sitting.settled(ocg).is_some_and(|settled| settled.called == Called::Discussed) {
        go_on(model, ocg);
        return Vec::new();
    }
    let command = Command::SettleOcg { ocg, called: Called::Discussed, because: String::new() };
    act(model, vec![command], Doing::Settle)
}

/// Taken as read, or deferred. A reason is asked for where the rules need one.
pub(crate) fn settle(model: &mut Model, called: Called) -> Vec<Effect> {
    let ids = match &model.screen {
        Screen::Close(close) => close.chosen(),
        _ => item(model).into_iter().collect(),
    };
    let one = match ids.as_slice() {
        [] => {
            model.notices.tell(Kind::Refused, "No group is selected. Choose one that is not settled, or * marks all.");
            return Vec::new();
        }
        [one] => Some(*one),
        _ => None,
    };
    match one.filter(|ocg| called == Called::TakenAsRead && !model.sitting.read_last_time(*ocg)) {
        Some(ocg) => act(model, vec![Command::SettleOcg { ocg, called, because: String::new() }], Doing::Settle),
        None => {
            let form = spec::settle(model, called, ids);
            super::verbs::show(model, form);
            Vec::new()
        }
    }
}

/// Goes to the group whose turn it is after one that was settled.
pub(crate) fn go_on(model: &mut Model, after: OcgId) {
    let on_drive = matches!(model.screen, Screen::Drive(_));
    match model.sitting.next(Some(after)) {
        Some(next) => turn_to(model, next, on_drive),
        None => {
            if let Screen::Drive(drive) = &mut model.screen {
                drive.asked = false;
            }
            model.notices.tell(Kind::Note, "Every group is settled. g m closes the meeting.");
        }
    }
}

/// The previous or next item, without calling.
pub(crate) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let Screen::Drive(drive) = &model.screen else { return Vec::new() };
    let at = model.sitting.place(drive.ocg).unwrap_or(0);
    let last = model.sitting.turns.len().saturating_sub(1);
    let to = model.sitting.turns.get(at.saturating_add_signed(by).min(last)).map(|turn| turn.ocg);
    match to.filter(|ocg| *ocg != drive.ocg) {
        Some(ocg) => turn_to(model, ocg, true),
        None => {
            model.notices.tell(Kind::Note, if by < 0 { "This is the first item." } else { "This is the last item." })
        }
    }
    Vec::new()
}

/// Jumps to an item and remembers the one that is left.
pub(crate) fn jump(model: &mut Model, ocg: OcgId) {
    let Screen::Drive(drive) = &model.screen else { return };
    let from = drive.left_at.or(Some(drive.ocg)).filter(|from| *from != ocg);
    turn_to(model, ocg, true);
    if let Screen::Drive(drive) = &mut model.screen {
        drive.left_at = from;
    }
}

/// Back to the item that was left by a jump.
pub(crate) fn come_back(model: &mut Model) -> Vec<Effect> {
    if let Screen::Drive(drive) = &mut model.screen
        && let Some(back) = drive.left_at.take()
    {
        turn_to(model, back, true);
    }
    Vec::new()
}

/// One place earlier or later in the running order, among those that are not settled.
pub(crate) fn order(model: &mut Model, by: isize) -> Vec<Effect> {
    let (Some(ocg), Some(meeting)) = (item(model), model.sitting.meeting.as_deref()) else { return Vec::new() };
    let open = |model: &Model| -> Vec<OcgId> {
        let turns = model.sitting.turns.iter().filter(|turn| turn.settled.is_none());
        turns.map(|turn| turn.ocg).collect()
    };
    let mut order = open(model);
    let Some(at) = order.iter().position(|id| *id == ocg) else {
        model.notices.tell(Kind::Refused, "This group is settled. Only those to come can be moved.");
        return Vec::new();
    };
    let to = at.saturating_add_signed(by).min(order.len() - 1);
    if to == at {
        model.notices.tell(Kind::Note, "It cannot be moved further.");
        return Vec::new();
    }
    order.swap(at, to);
    let first = shortest(model, meeting, &order, at.max(to));
    let details = MeetingDetails { first, ..meeting.details.clone() };
    let command = Command::AmendMeeting { meeting: meeting.id, details };
    act(model, vec![command], Doing::Act)
}

/// The fewest groups to put in front so that the order comes out as asked.
fn shortest(model: &Model, meeting: &Meeting, order: &[OcgId], touched: usize) -> Vec<OcgId> {
    let prefix = |len: usize| order.iter().copied().take(len).collect::<Vec<_>>();
    // Those that were moved before stay moved, as far as they are still to come.
    let moved = meeting.details.first.iter().filter_map(|id| order.iter().position(|other| other == id)).max();
    let whole = touched.max(moved.unwrap_or(0)) + 1;
    if order.len() > SHORT {
        return prefix(whole);
    }
    (0..=whole)
        .map(prefix)
        .find(|first| {
            let details = MeetingDetails { first: first.clone(), ..meeting.details.clone() };
            let tried = Meeting { details, ..meeting.clone() };
            let turns = running_order(model.lines.board(), Some(&tried), &model.profile, model.today);
            turns.iter().filter(|turn| turn.settled.is_none()).map(|turn| turn.ocg).eq(order.iter().copied())
        })
        .unwrap_or_else(|| prefix(whole))
}

/// Opens the screen that closes the meeting.
pub(crate) fn close(model: &mut Model) -> Vec<Effect> {
    let Some(id) = model.sitting.open().map(|meeting| meeting.id) else { return super::signed::former(model) };
    let mut close = Close::default();
    close.arrange(&model.sitting);
    model.screen = Screen::Close(Box::new(close));
    select(model);
    let ticket = model.next_ticket();
    model.awaited.read_back = ticket;
    vec![Effect::Ask(ticket, Ask::ReadBack(id))]
}

/// The group under the cursor of the closing screen is the selected one.
pub(crate) fn select(model: &mut Model) {
    if let Screen::Close(close) = &model.screen
        && let Some(Row::Unsettled(ocg)) = close.current()
    {
        model.selected = Some(*ocg);
    }
}

/// Agreed as read; on to the next sentence.
pub(crate) fn agree(model: &mut Model) -> Vec<Effect> {
    let Screen::Close(close) = &mut model.screen else { return Vec::new() };
    match close.current() {
        Some(Row::Read(at)) => {
            let entry = close.read.as_ref().and_then(|read| read.get(*at)).map(|one| one.entry);
            model.sitting.agreed.extend(entry);
            close.step(1);
        }
        _ => model.notices.tell(Kind::Refused, "y agrees a sentence that is read back. Settle the groups first."),
    }
    Vec::new()
}

/// Opens the form that signs.
pub(crate) fn sign(model: &mut Model) -> Vec<Effect> {
    if let Some(form) = model.sitting.open().map(spec::sign) {
        super::verbs::show(model, form);
    }
    Vec::new()
}

/// The meeting was told: at the start, and after it was signed.
pub(crate) fn told(model: &mut Model, current: Option<Box<Meeting>>, former: Option<Box<Meeting>>) {
    let first = model.sitting.meeting.is_none() && model.sitting.former.is_none();
    let partners = model.sitting.partners();
    model.sitting.meeting = current;
    model.sitting.former = former;
    model.seat();
    model.arrange();
    // Told again it is about what was recorded a moment ago, which is after the last minute that has passed here.
    if first {
        super::remarks::all(model);
    }
    super::partner::room(model, &partners);
}

/// What was recorded changed the meeting, or may have: the order is worked out again, and the screen goes on or comes back.
pub(crate) fn recorded(model: &mut Model, meeting: Option<Box<Meeting>>, touched: &[OcgId]) -> Vec<Effect> {
    let before = model.sitting.open().cloned();
    let partners = model.sitting.partners();
    let was = |ocg: OcgId| before.as_ref().and_then(|meeting| meeting.result(ocg)).is_some();
    let on = item(model).filter(|ocg| !was(*ocg));
    let had_one = model.sitting.meeting.is_some();
    model.sitting.meeting = meeting;
    model.seat();
    model.arrange();
    let mut effects = Vec::new();
    match (&before, model.sitting.open().map(|meeting| meeting.id)) {
        (Some(before), now) if now != Some(before.id) => effects.extend(ended(model, before.clone())),
        (None, Some(_)) if matches!(model.doing, Doing::Act | Doing::Redo) => {
            model.sitting.spent.clear();
            model.sitting.agreed.clear();
            model.sitting.taken.clear();
            model.sitting.item = None;
            effects.extend(drive(model));
        }
        // Prepared for today: it can be opened at once.
        (None, None) if !had_one && model.doing == Doing::Act => {
            let form = model.sitting.prepared().filter(|meeting| meeting.details.on <= model.today);
            if let Some(form) = form.map(|meeting| spec::open_meeting(model, meeting)) {
                super::verbs::show(model, form);
            }
        }
        _ => {}
    }
    match model.doing {
        Doing::Act | Doing::Settle | Doing::Cross => {
            if let Some(ocg) = on.filter(|ocg| model.sitting.settled(*ocg).is_some())
                && matches!(model.screen, Screen::Drive(_) | Screen::Board)
            {
                go_on(model, ocg);
            }
        }
        Doing::Undo | Doing::Redo | Doing::Withdraw => {
            let back = touched.iter().copied().find(|ocg| was(*ocg) && model.sitting.settled(*ocg).is_none());
            if let Some(ocg) = back
                && matches!(model.screen, Screen::Drive(_) | Screen::Board)
            {
                let on_drive = matches!(model.screen, Screen::Drive(_));
                turn_to(model, ocg, on_drive);
            }
        }
    }
    let sitting = &model.sitting;
    if let Screen::Close(close) = &mut model.screen {
        close.arrange(sitting);
        if let Some(id) = model.sitting.open().map(|meeting| meeting.id) {
            let ticket = model.next_ticket();
            model.awaited.read_back = ticket;
            effects.push(Effect::Ask(ticket, Ask::ReadBack(id)));
        }
    }
    select(model);
    super::partner::room(model, &partners);
    effects
}

/// The meeting that was open is no longer: it was signed, or its opening taken back.
fn ended(model: &mut Model, before: Meeting) -> Vec<Effect> {
    let opened = before.state.opened();
    let taken_back = model.sitting.meeting.as_ref().is_some_and(|now| now.id == before.id);
    model.sitting.driving = false;
    let ticket = model.next_ticket();
    let mut effects = vec![Effect::Ask(ticket, Ask::Meeting)];
    if taken_back {
        model.screen = Screen::Board;
        return effects;
    }
    let at = model.facts.last_recorded_at.unwrap_or(model.now);
    let state = MeetingState::Signed { opened: opened.unwrap_or(at), at };
    effects.extend(super::signed::show(model, Meeting { state, ..before }));
    effects
}

/// Runs an act of the meeting; `None` for an act that is not one.
pub(crate) fn run(model: &mut Model, act: Act) -> Option<Vec<Effect>> {
    Some(match act {
        Act::GoDrive => drive(model),
        Act::CallNext => call(model),
        Act::TakeRead => settle(model, Called::TakenAsRead),
        Act::Defer => settle(model, Called::Deferred),
        Act::Earlier => order(model, -1),
        Act::Later => order(model, 1),
        Act::Return => come_back(model),
        Act::GoClose => close(model),
        Act::Agree => agree(model),
        Act::Sign => sign(model),
        Act::EditMeeting => {
            if let Some(form) = model.sitting.meeting.as_deref().map(|meeting| spec::amend_meeting(model, meeting)) {
                super::verbs::show(model, form);
            }
            Vec::new()
        }
        _ => return None,
    })
}
