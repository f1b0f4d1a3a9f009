//! Who is in the room, marked from the command line: by a word each, or with the times as they really were.

use super::super::args::MeetingTask;
use super::super::failure::Failure;
use super::super::find::shown;
use super::super::words::{self, bad};
use super::Desk;
use crate::domain::command::{Command, Mark};
use crate::domain::meeting::{Attender, Meeting, Presence, Visit};
use crate::domain::time::Timestamp;

impl Desk<'_> {
    /// Marks everybody named, as one batch.
    pub(super) fn attend(&mut self, task: &MeetingTask) -> Result<(), Failure> {
        let MeetingTask::Attend { mark, who, role, came, left, deputy, partner } = task else {
            return Err(Failure::usage("That marks nobody."));
        };
        let meeting = self.prepared_or_open()?;
        let word = mark.trim().to_lowercase();
        if (came.is_some() || left.is_some()) && word != "times" {
            return Err(bad("--came and --left go with \"meeting attend times\"".to_owned()));
        }
        let deputy = deputy.as_deref().map(|deputy| self.person(deputy)).unwrap_or_default();
        let partner = partner.as_deref().map(words::yes).transpose()?;
        let mut names: Vec<String> = Vec::new();
        for typed in who {
            if typed.trim().eq_ignore_ascii_case("all") {
                let expected = meeting.attenders.iter().filter(|attender| attender.presence == Presence::Expected);
                names.extend(expected.map(|attender| attender.who.clone()));
            } else if let Some(attender) = meeting.attender_named(typed) {
                names.push(attender.who.clone());
            } else {
                names.push(self.person(typed));
            }
        }
        if names.is_empty() {
            return Err(Failure::refused("Not saved: Nobody is expected any more."));
        }
        let mut commands = Vec::new();
        for who in names {
            let mark = match word.as_str() {
                "in" | "present" => Mark::In,
                "out" | "left" => Mark::Out,
                "times" => self.times(&meeting, &who, came.as_deref(), left.as_deref())?,
                "apologies" | "apology" => Mark::Apologies { deputy: deputy.clone() },
                "expected" => Mark::Expected,
                "off" | "remove" => Mark::Remove,
                other => {
                    return Err(bad(format!(
                        "\"{}\" is no mark. The marks are in, out, times, apologies, expected and off",
                        shown(other)
                    )));
                }
            };
            let role = role.clone().unwrap_or_default();
            commands.push(Command::MarkAttendance { meeting: meeting.id, who, role, partner, mark });
        }
        self.act(&commands).map(drop)
    }

    /// The last stay with the times that were typed; a time that was not typed stays.
    fn times(&self, meeting: &Meeting, who: &str, came: Option<&str>, left: Option<&str>) -> Result<Mark, Failure> {
        let last = meeting.attender(who).and_then(Attender::last_visit);
        let at = |text: &str| words::moment(text, self.asking.decided_at);
        let joined = match (came, last) {
            (Some(text), _) => at(text)?,
            (None, Some(Visit { joined, .. })) => joined,
            (None, None) => {
                return Err(bad(format!("when {} came is needed. Give --came \"10:02\"", shown(who))));
            }
        };
        let left: Option<Timestamp> = match left.map(str::trim) {
            Some("none" | "-" | "") => None,
            Some(text) => Some(at(text)?),
            None => last.and_then(|last| last.left),
        };
        Ok(Mark::Times { joined, left })
    }
}
