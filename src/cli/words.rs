//! Typed words to values: dates the short way, moments, yes and no, tiers, strands, levels. What cannot be read is bad input, in one sentence.

use super::failure::Failure;
use super::find::shown;
use super::receipt::stopped;
use crate::domain::date_words::{self, Anchors};
use crate::domain::meeting::{MeetingKind, MeetingState};
use crate::domain::profile::Profile;
use crate::domain::time::{Date, Timestamp};
use crate::store::Store;

/// A refusal of the reader, as a sentence with a capital and a full stop.
pub(super) fn bad(sentence: String) -> Failure {
    unread(format!("Not saved: {}", crate::text::capital(&sentence)))
}

/// The same where nothing was to be saved.
pub(super) fn unread(sentence: String) -> Failure {
    Failure::usage(stopped(&crate::text::capital(&sentence)))
}

/// A date that is to come: `fri`, `+2w`, `27/11`.
pub(super) fn ahead(text: &str, today: Date) -> Result<Date, Failure> {
    date_words::parse(text, today, &Anchors::default()).map_err(bad)
}

/// The days that have a name: `next` is the next meeting of the usual kind, `board` the next governance board, as far as they are set.
pub(super) fn anchors(store: &Store, today: Date) -> Result<Anchors, Failure> {
    let next = |kind| -> Result<Option<Date>, Failure> {
        let Some(newest) = store.newest_of(kind)? else { return Ok(None) };
        let on = match newest.state {
            MeetingState::Prepared => Some(newest.details.on).filter(|on| *on > today),
            MeetingState::Open { .. } | MeetingState::Signed { .. } | MeetingState::Cancelled => None,
        };
        Ok(on.or(newest.details.next_on).filter(|on| *on > today))
    };
    Ok(Anchors { next_meeting: next(MeetingKind::usual(store.is_covert()?))?, board: next(MeetingKind::Board)? })
}

/// A date that has been.
pub(super) fn past(text: &str, today: Date) -> Result<Date, Failure> {
    date_words::parse_past(text, today, &Anchors::default()).map_err(bad)
}

/// A date or `none`.
pub(super) fn date_or_none(
    text: &str,
    today: Date,
    read: fn(&str, Date) -> Result<Date, Failure>,
) -> Result<Option<Date>, Failure> {
    match text.trim() {
        "none" | "-" | "" => Ok(None),
        other => read(other, today).map(Some),
    }
}

/// A moment that has been: a clock time of today, or a day and a clock time, or a day alone (noon).
pub(super) fn moment(text: &str, now: Timestamp) -> Result<Timestamp, Failure> {
    let today = now.local_date();
    let text = text.trim();
    let (day, time) = match text.rsplit_once(' ') {
        Some((day, time)) if time.contains(':') => (day, Some(time)),
        _ if text.contains(':') => ("today", Some(text)),
        _ => (text, None),
    };
    let day = past(day.trim_end_matches([',', ' ']).trim_end_matches(" at"), today)?;
    let (hour, minute) = match time {
        None => (12, 0),
        Some(time) => time
            .split_once(':')
            .and_then(|(hour, minute)| hour.parse::<u32>().ok().zip(minute.parse::<u32>().ok()))
            .filter(|(hour, minute)| *hour < 24 && *minute < 60)
            .ok_or_else(|| bad(format!("\"{}\" is not a time of day. Type 14:30.", shown(time))))?,
    };
    let moment = Timestamp::from_local(day, hour, minute);
    if moment > now {
        return Err(bad("a decision cannot be entered before it was made. Check the time of the decision".to_owned()));
    }
    Ok(moment)
}

/// When something was decided: as [`moment`], and a minute of the open meeting as what is known to have been in it.
pub(super) fn decided(text: &str, now: Timestamp, store: &Store) -> Result<Timestamp, Failure> {
    let typed = moment(text, now)?;
    Ok(store.open_meeting()?.map_or(typed, |meeting| meeting.within_minute(typed).min(now)))
}

/// Yes or no.
pub(super) fn yes(text: &str) -> Result<bool, Failure> {
    match text.trim().to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" => Ok(true),
        "no" | "n" | "false" => Ok(false),
        _ => Err(bad(format!("\"{}\" is neither yes nor no", shown(text)))),
    }
}

/// A built-in profile by its name, or one from a file.
pub(super) fn profile(text: &str) -> Result<Profile, Failure> {
    if Profile::builtin_names().contains(&text) {
        return Profile::builtin(text).map_err(Failure::usage);
    }
    let path = std::path::Path::new(text);
    if !path.exists() {
        return Err(Failure::usage(format!(
            "There is no profile \"{}\". The built-in ones are {}; a file has to be named with its path.",
            shown(text),
            Profile::builtin_names().join(" and ")
        )));
    }
    Profile::parse(&super::files::small_text(path, "profile")?).map_err(Failure::usage)
}
