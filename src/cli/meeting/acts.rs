//! What is done with a meeting: each task as commands, one batch, one undo step. Judging them is the rules' work.

use super::super::args::{MeetingTask, MeetingWords};
use super::super::failure::Failure;
use super::super::find::shown;
use super::super::output;
use super::super::words::bad;
use super::{Desk, looks};
use crate::domain::command::Command;
use crate::domain::date_words;
use crate::domain::identity::{MeetingId, Series};
use crate::domain::meeting::{Called, MARK_THEM, Meeting, MeetingDetails, MeetingKind, MeetingState, ReadBack};
use crate::domain::reading::Reading as _;
use crate::domain::role::{IN_PERSON, Right, Role, permit};
use crate::domain::running_order;
use crate::domain::time::Date;
use crate::model::close::Close;

fn kind(words: &MeetingWords, covert: bool) -> Result<Option<MeetingKind>, Failure> {
    words.kind.as_ref().map(|text| MeetingKind::from_words(text, covert).map_err(bad)).transpose()
}

fn is_none(text: &str) -> bool {
    matches!(text.trim(), "none" | "-" | "")
}

/// A time of day as minutes after midnight.
fn time_of_day(text: &str) -> Result<u16, Failure> {
    let (hour, minute) = date_words::clock_time(text).map_err(bad)?;
    Ok(u16::try_from(hour * 60 + minute).unwrap_or_default())
}

fn rest(how: &str) -> Result<Called, Failure> {
    match how.trim().to_lowercase().replace([' ', '_'], "-").as_str() {
        "taken-as-read" | "read" => Ok(Called::TakenAsRead),
        "deferred" | "defer" => Ok(Called::Deferred),
        _ => Err(bad(format!("\"{}\" settles nothing. The rest is taken-as-read or deferred", shown(how)))),
    }
}

impl Desk<'_> {
    fn ahead(&self, text: &str) -> Result<Date, Failure> {
        date_words::parse(text, self.asking.today, &self.anchors).map_err(bad)
    }

    /// The details with what was typed laid over them.
    fn typed(&self, mut details: MeetingDetails, words: &MeetingWords) -> Result<MeetingDetails, Failure> {
        if let Some(text) = &words.date {
            details.on = self.ahead(text)?;
        }
        if let Some(chair) = &words.chair {
            details.chair = self.person(chair);
        }
        if let Some(loggist) = &words.loggist {
            details.loggist = self.person(loggist);
        }
        details.minutes = words.minutes.unwrap_or(details.minutes);
        if let Some(text) = &words.next_date {
            details.next_on = if is_none(text) { None } else { Some(self.ahead(text)?) };
        }
        if let Some(text) = &words.next_time {
            details.next_at = if is_none(text) { None } else { Some(time_of_day(text)?) };
        }
        if let Some(text) = &words.board_date {
            details.board_on = if is_none(text) { None } else { Some(self.ahead(text)?) };
        }
        if !words.first.is_empty() {
            details.first = match words.first.as_slice() {
                [none] if is_none(none) => Vec::new(),
                groups => groups.iter().map(|group| self.find().ocg(group)).collect::<Result<_, _>>()?,
            };
        }
        Ok(details)
    }

    /// Somebody as the register writes them, or as typed.
    pub(super) fn person(&self, typed: &str) -> String {
        let known = self.find().officer(typed).ok();
        let officer = known.and_then(|id| self.opened.store.reading().officer(id).ok().flatten());
        officer.map_or_else(|| typed.trim().to_owned(), |officer| officer.details.label)
    }

    /// The details of a new meeting: the usual ones, out of the meeting before it.
    fn fresh(&self, kind: MeetingKind, words: &MeetingWords) -> Result<MeetingDetails, Failure> {
        let today = self.asking.today;
        let before = self.opened.store.held(kind, 1)?.pop().map(|meeting| meeting.details);
        let planned = before.as_ref().and_then(|before| before.next_on).filter(|on| *on >= today);
        let preparing = matches!(self.asked.task, MeetingTask::Prepare { .. });
        let loggist = match self.opened.seat.role {
            Role::Loggist => self.asking.entered_by.clone(),
            _ => before.as_ref().map(|before| before.loggist.clone()).unwrap_or_default(),
        };
        let usual = MeetingDetails {
            loggist,
            minutes: before.map_or(MeetingDetails::USUAL_MINUTES, |before| before.minutes),
            ..MeetingDetails::of(planned.filter(|_| preparing).unwrap_or(today))
        };
        self.typed(usual, words)
    }

    pub(super) fn prepare(&mut self, words: &MeetingWords) -> Result<(), Failure> {
        let kind = kind(words, self.opened.covert()?)?.unwrap_or(MeetingKind::usual(self.opened.covert()?));
        let details = self.fresh(kind, words)?;
        self.act(&[Command::PrepareMeeting { kind, details, number: words.number }])?;
        Ok(())
    }

    pub(super) fn open(&mut self, words: &MeetingWords, marking: Option<&str>) -> Result<(), Failure> {
        let wanted = kind(words, self.opened.covert()?)?;
        let marking = match marking {
            Some(marking) => marking.to_owned(),
            None => self.opened.store.profile()?.marking.clone(),
        };
        if let Some(open) = self.opened.store.open_meeting()? {
            return self.act(&[Command::OpenMeeting { meeting: open.id, marking, order: Vec::new() }]).map(drop);
        }
        let prepared = self.find().running()?.filter(|meeting| wanted.is_none_or(|wanted| meeting.kind == wanted));
        let mut commands = Vec::new();
        let meeting = match &prepared {
            Some(prepared) => {
                let details = self.typed(prepared.details.clone(), words)?;
                if details != prepared.details {
                    commands.push(Command::AmendMeeting { meeting: prepared.id, details });
                }
                prepared.id
            }
            None => {
                let kind = wanted.unwrap_or(MeetingKind::usual(self.opened.covert()?));
                let details = self.fresh(kind, words)?;
                commands.push(Command::PrepareMeeting { kind, details, number: words.number });
                let highest = self.opened.store.reading().highest_id(Series::Meeting);
                let highest = highest.map_err(|fault| crate::store::StoreError::Defect(fault.0))?;
                MeetingId(highest + 1)
            }
        };
        let turns = self.opened.store.running_order(prepared.as_ref(), self.asking.today)?;
        let order = turns.iter().map(|turn| turn.ocg).collect();
        commands.push(Command::OpenMeeting { meeting, marking, order });
        if self.asked.dry_run && commands.len() > 1 {
            // A dry run decides each command against the record as it is; the opening rests on the preparation.
            commands.pop();
        }
        self.act(&commands)?;
        Ok(())
    }

    pub(super) fn prepared_or_open(&self) -> Result<Meeting, Failure> {
        let nothing = || {
            Failure::refused("Not saved: No meeting is prepared or open. Prepare one with \"muster meeting prepare\".")
        };
        self.find().running()?.ok_or_else(nothing)
    }

    pub(super) fn amend(&mut self, words: &MeetingWords) -> Result<(), Failure> {
        let now = self.prepared_or_open()?;
        if kind(words, self.opened.covert()?)?.is_some_and(|kind| kind != now.kind) || words.number.is_some() {
            return Err(bad("the kind and the number of a meeting stay. Cancel it and prepare another".to_owned()));
        }
        let details = self.typed(now.details, words)?;
        self.act(&[Command::AmendMeeting { meeting: now.id, details }]).map(drop)
    }

    /// The pack is frozen at the last entry there is.
    pub(super) fn freeze(&mut self) -> Result<(), Failure> {
        let meeting = self.prepared_or_open()?.id;
        let entry = self.opened.store.facts()?.map_or(0, |facts| facts.entries);
        self.act(&[Command::FreezePack { meeting, entry }]).map(drop)
    }

    pub(super) fn cancel(&mut self) -> Result<(), Failure> {
        let meeting = self.prepared_or_open()?.id;
        self.act(&[Command::CancelMeeting { meeting, because: self.because() }]).map(drop)
    }

    /// The minutes of the meeting before are accepted.
    pub(super) fn accept_minutes(&mut self) -> Result<(), Failure> {
        let meeting = self.find().open_meeting()?.id;
        self.act(&[Command::AcceptMinutes { meeting }]).map(drop)
    }

    pub(super) fn settle(&mut self, task: &MeetingTask) -> Result<(), Failure> {
        let (called, ocgs) = match task {
            MeetingTask::Read { ocgs } => (Called::TakenAsRead, ocgs),
            MeetingTask::Defer { ocgs } => (Called::Deferred, ocgs),
            MeetingTask::Call { ocgs } => (Called::Discussed, ocgs),
            _ => return Err(Failure::usage("That settles no group.")),
        };
        self.find().open_meeting()?;
        let because = self.because();
        let commands: Vec<Command> = ocgs
            .iter()
            .map(|typed| Ok(Command::SettleOcg { ocg: self.find().ocg(typed)?, called, because: because.clone() }))
            .collect::<Result<_, Failure>>()?;
        self.act(&commands).map(drop)
    }

    pub(super) fn next(&mut self, called: bool) -> Result<(), Failure> {
        let meeting = self.find().open_meeting()?;
        if called {
            let turns = self.opened.store.running_order(Some(&meeting), self.asking.today)?;
            if let Some(ocg) = running_order::next(&turns, None) {
                let settle = Command::SettleOcg { ocg, called: Called::Discussed, because: self.because() };
                if !self.act(&[settle])? {
                    return Ok(());
                }
            }
        }
        looks::turn(self)
    }

    pub(super) fn rest(&mut self, how: &str) -> Result<(), Failure> {
        self.find().open_meeting()?;
        let command = Command::SettleRest { called: rest(how)?, because: self.because() };
        self.act(&[command]).map(drop)
    }

    /// What is read back of the open meeting, all of it agreed.
    fn all_read(&self, meeting: &Meeting, rest: usize) -> Result<ReadBack, Failure> {
        let store = &self.opened.store;
        let entries = match store.meeting_entries(&meeting.code())? {
            Some((first, last)) => store.entered(first, last)?,
            None => Vec::new(),
        };
        let mut close = Close::default();
        close.take(&entries);
        let read = close.read.map_or(0, |read| read.len());
        let of = u32::try_from(read + rest).unwrap_or(u32::MAX);
        Ok(ReadBack { agreed: of, of })
    }

    /// Who signs does so in their own name, also where the batch settles the rest, which could be another's decision. A dry run says the same.
    fn in_person(&self, settles: bool) -> Result<(), Failure> {
        let refused = permit(Right::Sign, &self.opened.store.reading(), &self.asking);
        refused.map_err(|reject| {
            let sentence = reject.to_string();
            let rest = " To settle the rest in another's name, do that before: \"muster meeting rest\".";
            let rest = if settles && sentence == IN_PERSON { rest } else { "" };
            Failure::refused(format!("Not saved: {sentence}{rest}"))
        })
    }

    /// Settles the rest if asked, signs, and prints the seal.
    pub(super) fn close(&mut self, how: Option<&str>, all_read: bool) -> Result<(), Failure> {
        let how = how.map(rest).transpose()?;
        self.in_person(how.is_some())?;
        let meeting = self.find().open_meeting()?;
        // It rests on nothing of the batch, so a dry run says it too.
        meeting.says_who_held_it().map_err(|why| Failure::refused(for_the_command_line(&why)))?;
        let turns = self.opened.store.running_order(Some(&meeting), self.asking.today)?;
        let calls = meeting.kind.calls_groups();
        let left = if calls { turns.iter().filter(|turn| turn.settled.is_none()).count() } else { 0 };
        let rest = how.filter(|_| left > 0);
        let read_back = all_read.then(|| self.all_read(&meeting, if rest.is_some() { left } else { 0 })).transpose()?;
        // With --rest the reason has its place, also where nothing is left that it would be kept with.
        let because = how.map(|_| self.because()).unwrap_or_default();
        let rest = rest.map(|called| Command::SettleRest { called, because });
        // One batch: a signature that is refused leaves nothing settled. A dry run decides each against the record as it stands, so it stops short
        // of the signature, which rests on the other.
        let sign = Command::SignMeeting { meeting: meeting.id, read_back };
        let commands: Vec<Command> = match rest {
            Some(rest) if self.asked.dry_run => vec![rest],
            rest => rest.into_iter().chain([sign]).collect(),
        };
        let signed = self.act(&commands);
        let signed =
            signed.map_err(|failure| Failure { sentence: for_the_command_line(&failure.sentence), ..failure })?;
        if !signed || self.asked.json {
            return Ok(());
        }
        let store = &self.opened.store;
        if let Some(MeetingState::Signed { .. }) = store.meeting(meeting.id)?.map(|meeting| meeting.state)
            && let Some(seal) = store.seal()?
        {
            output::line(&format!("Seal of the {}", meeting.tag()));
            output::line(&seal.to_string());
            output::line(
                "Write these words on paper. Whoever holds them can prove with \"muster verify --against\" that nothing up to here was changed.",
            );
        }
        Ok(())
    }
}

/// The rule's sentence names the keys of the dashboard; here its words are the ones that can be typed here.
fn for_the_command_line(sentence: &str) -> String {
    sentence
        .replace(
            "Press r for taken as read or f to defer.",
            "Settle them with \"muster meeting call\", \"read\" or \"defer\", or give --rest and --because.",
        )
        .replace(MARK_THEM, "Mark who was there with \"muster meeting attend in\".")
        .replacen("Not saved: Not signed", "Not signed", 1)
}
