//! Who was briefed on an item and accepted it, marked from the command line; in the record of a weekly meeting only.

use super::super::args::MeetingTask;
use super::super::failure::Failure;
use super::super::output;
use super::super::words::bad;
use super::Desk;
use crate::domain::command::Command;
use crate::domain::identity::OcgId;
use crate::domain::meeting::Meeting;
use crate::domain::running_order;
use crate::model::briefed;

/// What is marked, one line for each item and person.
pub(super) fn tell(meeting: &Meeting, name: &dyn Fn(OcgId) -> String) {
    for on in &meeting.briefed {
        let mark = briefed::mark(meeting, on.ocg, &on.person);
        output::line(&format!("  {}  {}  {mark}", name(on.ocg), on.person));
    }
    if meeting.briefed.is_empty() {
        output::line("  Nobody is marked.");
    }
}

impl Desk<'_> {
    /// Marks everybody named, as one batch.
    pub(super) fn briefed(&mut self, task: &MeetingTask) -> Result<(), Failure> {
        let MeetingTask::Briefed { who, item, not, off } = task else {
            return Err(Failure::usage("That marks nobody."));
        };
        let meeting = self.find().open_meeting()?;
        // Every other record says the same as a rule of it would, whatever was asked.
        if !meeting.kind.briefs() {
            return Err(Failure::refused(format!(
                "Not saved: Nobody is marked as briefed at a {}.",
                meeting.kind.word()
            )));
        }
        let ocg = match item {
            Some(typed) => self.find().ocg(typed)?,
            None => {
                let turns = self.opened.store.running_order(Some(&meeting), self.asking.today)?;
                running_order::next(&turns, None)
                    .ok_or_else(|| bad("every item is settled. Name the one that is meant with --item".to_owned()))?
            }
        };
        let accepted = if *off { None } else { Some(!not) };
        let mut people: Vec<String> = Vec::new();
        for typed in who {
            if !typed.trim().eq_ignore_ascii_case("all") {
                let attender = meeting.attender_named(typed);
                people.push(attender.map_or_else(|| self.person(typed), |attender| attender.who.clone()));
            } else if *off {
                people.extend(meeting.briefed.iter().filter(|on| on.ocg == ocg).map(|on| on.person.clone()));
            } else {
                people.extend(briefed::waiting(&meeting, ocg, self.asking.decided_at));
            }
        }
        // "all" and a name beside it: each is marked once.
        let mut once: Vec<String> = Vec::new();
        people.retain(|person| {
            let first = !once.contains(person);
            once.extend(first.then(|| person.clone()));
            first
        });
        if people.is_empty() {
            return Err(Failure::refused(match off {
                true => "Not saved: Nobody is marked on this item.",
                false => "Not saved: Everybody who is in the room for this item is marked already.",
            }));
        }
        let mark = |person| Command::MarkBriefed { meeting: meeting.id, ocg, person, accepted };
        self.act(&people.into_iter().map(mark).collect::<Vec<_>>()).map(drop)
    }
}
