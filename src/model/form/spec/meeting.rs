//! Forms about a meeting: prepare, open with the marking confirmed, settle groups with a reason, sign.
//!
//! They must not know how they are drawn.

use super::super::field::{Choice, Field, Name};
use super::super::{Form, MeetingForm, Purpose};
use super::{NONE, yes_no};
use crate::domain::copies::in_the_room;
use crate::domain::identity::OcgId;
use crate::domain::meeting::{Attender, Called, Meeting, MeetingDetails, MeetingKind};
use crate::domain::profile::PaperRules;
use crate::domain::role::Role;
use crate::domain::time::{Timestamp, clock, hour_and_minute, long, short_weekday, short_year};
use crate::model::port::BoardPaper;
use crate::model::state::Model;
use crate::text::{count_group, plural};

/// Prepare a meeting.
#[must_use]
pub fn prepare_meeting(model: &Model) -> Form {
    let covert = model.facts.founding.covert;
    let kinds = MeetingKind::ALL.into_iter().filter(|kind| kind.is_held(covert));
    let kinds = kinds.map(|kind| Choice::word(kind.word())).collect();
    let former = model.sitting.former.as_deref();
    let chair = chair(model, former.map_or(model.operator.as_str(), |former| former.details.chair.as_str()));
    let loggist = match model.role {
        Role::Loggist => model.operator.as_str(),
        _ => former.map_or("", |former| former.details.loggist.as_str()),
    };
    let minutes = former.map_or(MeetingDetails::USUAL_MINUTES, |former| former.details.minutes).to_string();
    let following = former.map_or("empty: 1, or as you counted before".to_owned(), |former| {
        format!("empty: {}, if it is a {}", former.number + 1, former.kind.word())
    });
    // What the last one set as the next date; a date that has passed is offered to nobody.
    let next = former.and_then(|former| former.details.next_on).filter(|next| *next >= model.today);
    let on = next.map_or_else(|| "today".to_owned(), short_year);
    let fields = vec![
        Field::choice(Name::Kind, "Kind", kinds, MeetingKind::usual(covert).word(), true),
        Field::date(Name::On, "Date", &on, false),
        Field::line(Name::Number, "Number", "").hint(following),
        Field::line(Name::Chair, "Chair", chair).hint("rank and collar number"),
        Field::line(Name::Loggist, "Loggist", loggist).hint("empty: the chair writes the log"),
        Field::line(Name::Minutes, "Length", &minutes).hint("minutes, 5 to 720"),
        Field::date(Name::NextOn, "Next one on", "", false).hint("empty: not set yet"),
    ];
    let words = "Everybody of the last one and every LRO is asked to come.".to_owned();
    Form::new(Purpose::Meeting(MeetingForm::Prepare), "Prepare a meeting", words, fields, Name::Kind)
}

/// Who is offered as chair: nobody where that would be the loggist who sits here, who does not chair.
fn chair<'a>(model: &Model, known: &'a str) -> &'a str {
    let own = model.role == Role::Loggist && known.eq_ignore_ascii_case(&model.operator);
    if own { "" } else { known }
}

/// Change what is written about a meeting.
#[must_use]
pub fn amend_meeting(model: &Model, meeting: &Meeting) -> Form {
    let details = &meeting.details;
    let next = details.next_on.map_or(String::new(), short_year);
    let fields = vec![
        Field::date(Name::NextOn, "Next one on", &next, false).hint("empty: not set yet"),
        Field::line(Name::NextAt, "at", &details.next_at.map_or(String::new(), hour_and_minute))
            .hint("a time like 10:00; empty: not set yet"),
        Field::date(Name::BoardOn, "Board on", &details.board_on.map_or(String::new(), short_year), false)
            .hint("the next governance board; empty: not set yet"),
        Field::line(Name::Chair, "Chair", chair(model, &details.chair)),
        Field::line(Name::Loggist, "Loggist", &details.loggist).hint("empty: the chair writes the log"),
        Field::line(Name::Minutes, "Length", &details.minutes.to_string()).hint("minutes, 5 to 720"),
        Field::date(Name::On, "Date", &short_year(details.on), false),
    ];
    let purpose = Purpose::Meeting(MeetingForm::Amend(meeting.id, Box::new(details.clone())));
    let words = format!("Meeting {}, {}", meeting.number, long(details.on));
    if model.is_own_chair(meeting) {
        let words = format!("{words}. Say who chairs it: a loggist does not.");
        return Form::new(purpose, "Meeting", words, fields, Name::Chair);
    }
    Form::new(purpose, "Meeting", words, fields, Name::NextOn)
}

/// Open the prepared meeting: the marking is read aloud and confirmed.
#[must_use]
pub fn open_meeting(model: &Model, meeting: &Meeting) -> Form {
    let fields = vec![
        Field::line(Name::Marking, "Marking", &model.profile.marking).hint("read it aloud; change it if it is another"),
    ];
    let words = format!(
        "{} {}   {}   chair {}   {} asked",
        meeting.kind.word(),
        meeting.number,
        short_weekday(meeting.details.on),
        meeting.details.chair,
        meeting.attenders.len()
    );
    Form::new(Purpose::Meeting(MeetingForm::Open(meeting.id)), "Open the meeting", words, fields, Name::Marking)
}

/// Taken as read, or deferred, because.
#[must_use]
pub fn settle(model: &Model, called: Called, ids: Vec<OcgId>) -> Form {
    let names: Vec<&str> =
        ids.iter().take(4).filter_map(|id| model.lines.ocg(*id)).map(|line| line.operation.as_str()).collect();
    let more = if ids.len() > names.len() { format!(" and {} more", ids.len() - names.len()) } else { String::new() };
    let words = format!("{}: {}{more}", plural(ids.len() as u64, "group", "groups"), names.join(", "));
    let (title, usual) = match called {
        Called::Deferred => ("Deferred", model.profile.reason_codes.as_slice()),
        _ => ("Taken as read", model.profile.usual_reasons_no_change.as_slice()),
    };
    let fields =
        vec![Field::usual(Name::Because, "Because", usual).hint("needed, a few words; Down offers usual reasons")];
    Form::new(Purpose::Meeting(MeetingForm::Settle(called, ids)), title, words, fields, Name::Because)
}

/// Sign: the number of the meeting is typed, so that no slip signs.
#[must_use]
pub fn sign(meeting: &Meeting) -> Form {
    let fields =
        vec![Field::line(Name::Confirm, "Number", "").hint(format!("type {} to sign and seal", meeting.number))];
    let words = "Signing cannot be undone. What is found wrong later is an addition.".to_owned();
    let purpose = Purpose::Meeting(MeetingForm::Sign(meeting.id, meeting.number));
    Form::new(purpose, "Sign the meeting", words, fields, Name::Confirm)
}

/// Issue the board paper: its number is typed, so that no slip issues it.
#[must_use]
pub fn issue_board_paper(paper: BoardPaper) -> Form {
    let number = paper.number;
    let fields = vec![Field::line(Name::Confirm, "Number", "").hint(format!("type {number} to issue and write it"))];
    let words = format!(
        "Paper B{number}, entries {} to {}. Issuing cannot be undone.",
        count_group(paper.first),
        count_group(paper.last)
    );
    Form::new(Purpose::Meeting(MeetingForm::Issue(paper)), "Issue the board paper", words, fields, Name::Confirm)
}

/// Numbered copies of the minutes of a signed meeting: for those who were in its room, unless others are named.
#[must_use]
pub fn copies(model: &Model, meeting: &Meeting) -> Form {
    let rules = &model.profile.papers;
    // What is printed from html has its marking on every page.
    let usual = if rules.allows("html") { "html" } else { "txt" };
    let choices = PaperRules::FORMATS.into_iter().filter(|format| rules.allows(format)).map(Choice::word).collect();
    let fields = vec![
        Field::long(Name::Whom, "Holders", &in_the_room(meeting).join(", "))
            .hint("one copy each; take out or add, with commas between"),
        Field::line(Name::Because, "Because", "").hint("needed for whoever was not in the room; the others attended"),
        Field::choice(Name::Kind, "Format", choices, usual, true),
    ];
    let words = format!("Minutes of meeting {}. A number that is given is never given again.", meeting.number);
    let purpose = Purpose::Meeting(MeetingForm::Copies(meeting.id));
    Form::new(purpose, "Numbered copies", words, fields, Name::Whom)
}

/// Apologies, with who comes instead.
#[must_use]
pub fn apologies(meeting: &Meeting, who: &str) -> Form {
    let fields = vec![Field::line(Name::Whom, "Deputy", "").hint("who comes instead, or empty")];
    let purpose = Purpose::Meeting(MeetingForm::Apologies(meeting.id, who.to_owned()));
    Form::new(purpose, "Apologies", who.to_owned(), fields, Name::Whom)
}

/// When somebody really came and left. What is there is what is recorded.
#[must_use]
pub fn times(meeting: &Meeting, person: &Attender, now: Timestamp) -> Form {
    let last = person.last_visit();
    let came = clock(last.map_or(now, |last| last.joined));
    let left = last.and_then(|last| last.left).map_or(String::new(), clock);
    let fields = vec![
        Field::line(Name::Came, "Came", &came).hint("a time like 09:58; not later than now"),
        Field::line(Name::Left, "Left", &left).hint("empty: still in the room"),
    ];
    let opened = meeting.state.opened().unwrap_or(now);
    let purpose = Purpose::Meeting(MeetingForm::Times(meeting.id, person.who.clone(), last, opened));
    Form::new(purpose, "Came and left", person.who.clone(), fields, Name::Came)
}

/// Somebody who is not on the list.
#[must_use]
pub fn attend(meeting: &Meeting) -> Form {
    let fields = vec![
        Field::line(Name::Whom, "Who", "").hint("needed: rank and collar number, or role and body"),
        Field::line(Name::Text, "For", "").hint("LRO, partner, observer; or empty"),
        Field::choice(Name::Partner, "Partner", yes_no(), NONE, true),
    ];
    let words = format!("Meeting {}", meeting.number);
    Form::new(Purpose::Meeting(MeetingForm::Attend(meeting.id)), "Somebody more", words, fields, Name::Whom)
}
