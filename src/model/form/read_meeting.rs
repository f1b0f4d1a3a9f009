//! Reading back the forms about a meeting.
//!
//! The rules belong to the domain; only what a form alone can tell is judged here.

use super::field::Name;
use super::read::{Read, Reader};
use super::{MeetingForm, Wrong};
use crate::domain::command::{Command, Mark};
use crate::domain::copies::{holders, with_purpose};
use crate::domain::date_words;
use crate::domain::identity::{MeetingId, OcgId};
use crate::domain::item::{Content, Issue, IssuedPaper};
use crate::domain::meeting::{Called, Meeting, MeetingDetails, MeetingKind, ReadBack};
use crate::domain::role::Role;
use crate::domain::time::{Timestamp, add_days, clock};
use crate::model::port::CopiesAsked;
use crate::model::state::{Model, Screen};
use crate::text::plural;

/// Nobody comes half a day before the opening.
const HALF_DAY: i64 = 12 * 60 * 60 * 1_000;

/// While a meeting is driven, a decision of no change calls the group too; unless it was discussed already.
pub(super) fn calls(ocg: OcgId, model: &Model) -> Option<Command> {
    let driven = matches!(model.screen, Screen::Drive(_)) && model.sitting.calling().is_some();
    let discussed = model.sitting.settled(ocg).is_some_and(|settled| settled.called == Called::Discussed);
    (driven && !discussed).then(|| call(ocg))
}

/// The group is called and discussed.
fn call(ocg: OcgId) -> Command {
    Command::SettleOcg { ocg, called: Called::Discussed, because: String::new() }
}

/// Who chairs, or nobody: then it is whoever sits here, unless that is a loggist, who does not chair.
fn chair(read: &Reader<'_>) -> Read<String> {
    let typed = read.text(Name::Chair);
    let own = typed.is_empty() || typed.eq_ignore_ascii_case(&read.model.operator);
    if read.model.role == Role::Loggist && own {
        let why = "who chairs is needed, since a loggist does not. Type the chair's rank and collar number.";
        return Err(Wrong::new(Name::Chair, why));
    }
    Ok(typed)
}

/// The commands of a form about a meeting.
pub(super) fn commands(what: &MeetingForm, read: &Reader<'_>) -> Read<Vec<Command>> {
    Ok(match what {
        MeetingForm::Prepare => {
            let word = read.form.value(Name::Kind);
            let kind = MeetingKind::from_words(word, read.model.facts.founding.covert)
                .map_err(|why| Wrong::new(Name::Kind, why))?;
            let on = read.date(Name::On)?.unwrap_or(read.model.today);
            let details = MeetingDetails {
                chair: chair(read)?,
                loggist: read.text(Name::Loggist),
                minutes: minutes(read)?,
                next_on: read.date(Name::NextOn)?,
                ..MeetingDetails::of(on)
            };
            vec![Command::PrepareMeeting { kind, details, number: read.number(Name::Number)? }]
        }
        MeetingForm::Open(meeting) => {
            let marking = read.needed(Name::Marking, "the marking is needed. Type it as it was read aloud.")?;
            let order = read.model.sitting.turns.iter().map(|turn| turn.ocg).collect();
            vec![Command::OpenMeeting { meeting: *meeting, marking, order }]
        }
        MeetingForm::Amend(meeting, from) => {
            let details = MeetingDetails {
                on: read.date(Name::On)?.unwrap_or(from.on),
                chair: chair(read)?,
                loggist: read.text(Name::Loggist),
                minutes: minutes(read)?,
                next_on: read.date(Name::NextOn)?,
                next_at: next_at(read)?,
                board_on: read.date(Name::BoardOn)?,
                ..(**from).clone()
            };
            vec![Command::AmendMeeting { meeting: *meeting, details }]
        }
        MeetingForm::Settle(called, ids) => {
            let because =
                read.needed(Name::Because, "a reason is needed. Type a few words, or press Down to choose.")?;
            let settle = |ocg: &OcgId| Command::SettleOcg { ocg: *ocg, called: *called, because: because.clone() };
            ids.iter().map(settle).collect()
        }
        MeetingForm::Times(meeting, who, last, opened) => {
            let joined = match time(read, Name::Came, last.map(|last| last.joined), *opened)? {
                Some(joined) => joined,
                None => return Err(Wrong::new(Name::Came, "when they came is needed. Type a time like 09:58.")),
            };
            let left = time(read, Name::Left, last.and_then(|last| last.left), *opened)?;
            let mark = Mark::Times { joined, left };
            vec![marked(*meeting, who, mark)]
        }
        MeetingForm::Apologies(meeting, who) => {
            let mark = Mark::Apologies { deputy: read.text(Name::Whom) };
            vec![marked(*meeting, who, mark)]
        }
        MeetingForm::Attend(meeting) => {
            let who = read.needed(Name::Whom, "rank and collar number, or role and body, is needed. Type it.")?;
            let mark = if read.model.sitting.open().is_some() { Mark::In } else { Mark::Expected };
            let partner = Some(!read.form.value(Name::Partner).is_empty());
            vec![Command::MarkAttendance { meeting: *meeting, who, role: read.text(Name::Text), partner, mark }]
        }
        MeetingForm::Sign(meeting, number) => {
            confirmed(read, *number, "meeting", "sign it")?;
            vec![Command::SignMeeting { meeting: *meeting, read_back: read_back(read.model) }]
        }
        MeetingForm::Issue(board) => {
            confirmed(read, board.number, "paper", "issue it")?;
            let (first, last, on) = (board.first, board.last, read.model.today);
            let issue = Issue { paper: IssuedPaper::Board, number: 0, period: String::new(), first, last, on };
            vec![Command::AddItem { ocg: None, content: Content::Issue(issue) }]
        }
        // They are asked of the desk directly.
        MeetingForm::Copies(_) => Vec::new(),
    })
}

/// The copies a form asks for, and in words what they come to: whose they are and why.
pub(super) fn copies(meeting: &Meeting, read: &Reader<'_>) -> Read<(CopiesAsked, Vec<String>)> {
    let holders = holders(read.form.text(Name::Whom))
        .map_err(|long| Wrong::new(Name::Whom, format!("{long}. Shorten the name.")))?;
    if holders.is_empty() {
        return Err(Wrong::new(Name::Whom, "a holder is needed. Type rank and collar number."));
    }
    let because = read.text(Name::Because);
    let to = with_purpose(meeting, &holders, &because)
        .map_err(|absent| Wrong::new(Name::Because, format!("{absent}. Type why a copy is given.")))?;
    let format = read.form.value(Name::Kind).to_owned();
    let named: Vec<String> = to.iter().map(|copy| format!("{} ({})", copy.holder, copy.because)).collect();
    let copies = plural(named.len() as u64, "copy", "copies");
    let words = vec![format!("In the access log: {copies} in {format}, for {}", named.join(", "))];
    Ok((CopiesAsked { meeting: meeting.id, holders, because, format }, words))
}

/// Another mark for somebody who is on the list; role and partner stay.
fn marked(meeting: MeetingId, who: &str, mark: Mark) -> Command {
    Command::MarkAttendance { meeting, who: who.to_owned(), role: String::new(), partner: None, mark }
}

/// A clock time of the meeting. What was not changed is the moment on record, to the second; else it is on the day of the opening, or on the next
/// where that lies so far before the opening that the meeting must have gone past midnight.
fn time(read: &Reader<'_>, name: Name, before: Option<Timestamp>, opened: Timestamp) -> Read<Option<Timestamp>> {
    let typed = read.text(name);
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if let Some(before) = before.filter(|before| clock(*before) == typed) {
        return Ok(Some(before));
    }
    let (hour, minute) = date_words::clock_time(typed).map_err(|why| Wrong::new(name, why))?;
    let day = opened.local_date();
    let at = Timestamp::from_local(day, hour, minute);
    let next = Timestamp::from_local(add_days(day, 1), hour, minute);
    let past_midnight = opened.0 - at.0 > HALF_DAY && next <= read.model.now;
    Ok(Some(if past_midnight { next } else { at }))
}

/// How far the closing screen was read back.
fn read_back(model: &Model) -> Option<ReadBack> {
    let Screen::Close(close) = &model.screen else { return None };
    close.read.as_ref()?;
    let (agreed, of) = close.agreed(&model.sitting);
    let count = |sentences: usize| u32::try_from(sentences).unwrap_or(u32::MAX);
    Some(ReadBack { agreed: count(agreed), of: count(of) })
}

/// The time of day of the next meeting, in minutes after midnight.
fn next_at(read: &Reader<'_>) -> Read<Option<u16>> {
    let typed = read.text(Name::NextAt);
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let (hour, minute) = date_words::clock_time(&typed).map_err(|why| Wrong::new(Name::NextAt, why))?;
    Ok(u16::try_from(hour * 60 + minute).ok())
}

fn minutes(read: &Reader<'_>) -> Read<u32> {
    read.number(Name::Minutes)?.ok_or_else(|| Wrong::new(Name::Minutes, "a length is needed. Type minutes, 5 to 720."))
}

/// The number typed to confirm what is never taken back.
fn confirmed(read: &Reader<'_>, number: u32, of: &str, to: &str) -> Read<()> {
    let typed = read.form.text(Name::Confirm);
    if typed == number.to_string() {
        return Ok(());
    }
    let why = match typed {
        "" => format!("the number of the {of} is needed. Type {number} to {to}."),
        _ => format!("that is not the number of the {of}. Type {number} to {to}."),
    };
    Err(Wrong::new(Name::Confirm, why))
}
