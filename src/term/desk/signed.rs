//! What the desk answers about a signed meeting: who signed it and its seal, and its papers and a backup, written as the command line writes them.
//!
//! It must not know what any paper says.

use std::path::PathBuf;

use super::Desk;
use crate::domain::access_log::Access;
use crate::domain::fact::Fact;
use crate::domain::identity::MeetingId;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::time::{Timestamp, clock};
use crate::journal::hex;
use crate::model::port::{CopiesAsked, Papers, Sealed, SignedFacts, Told};
use crate::report::Format;
use crate::report::render::Options;
use crate::store::access::Noted;
use crate::store::backup::stamp;
use crate::store::error::shown;
use crate::store::{Folder, StoreError};
use crate::term::copies::{self, Handing, Wanted};
use crate::term::papers::{self, Trouble};
use crate::term::placing::Placing;
use crate::text::plural;

impl Desk {
    /// Papers go to this folder instead of the store's own.
    pub fn set_papers(&mut self, folder: Option<PathBuf>) {
        self.papers = folder;
    }

    fn folder(&self) -> Option<PathBuf> {
        self.papers.clone().or_else(|| self.store.folder().map(Folder::papers))
    }

    /// By whom a meeting was signed, which entries it is made of, and the seal it carries.
    pub(super) fn signed(&self, id: MeetingId) -> Result<Told, StoreError> {
        let Some(meeting) = self.store.meeting(id)? else { return Ok(Told::Signed(None)) };
        let Some((first, last)) = self.store.meeting_entries(&meeting.code())? else { return Ok(Told::Signed(None)) };
        let entries = self.store.entered(first, last)?;
        let signs = |fact: &Fact| matches!(fact, Fact::MeetingMoved { meeting, to: MeetingState::Signed { .. }, .. } if meeting.id == id);
        let signature = entries.iter().rev().find(|entered| {
            entered.withdrawn_by.is_none() && entered.recorded.as_ref().is_some_and(|one| signs(&one.fact))
        });
        let (Some(signature), false) = (signature, meeting.state == MeetingState::Prepared) else {
            return Ok(Told::Signed(None));
        };
        let Some(seal) = self.store.seal_at(signature.entry)? else { return Ok(Told::Signed(None)) };
        let head = hex(&seal.head);
        let sealed = Sealed {
            words: seal.words().join(" "),
            store: seal.store_id.clone(),
            entries: seal.entries,
            head: format!("{} {} ..", head.get(..4).unwrap_or_default(), head.get(4..8).unwrap_or_default()),
        };
        let run = || entries.iter().filter(|entered| entered.entry <= signature.entry);
        Ok(Told::Signed(Some(Box::new(SignedFacts {
            seal: sealed,
            by: signature.decided_by.clone(),
            first,
            last: signature.entry,
            withdrawn: run().filter(|one| one.undoes.is_none() && one.withdrawn_by.is_some()).count() as u64,
            folder: self.folder().map_or_else(String::new, |folder| shown(&folder)),
        }))))
    }

    fn meeting_of(&self, id: MeetingId) -> Result<Meeting, String> {
        match self.store.meeting(id) {
            Ok(Some(meeting)) => Ok(meeting),
            Ok(None) => Err("this meeting is not on record.".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// How the papers of a signed meeting stand.
    pub(super) fn paper_counts(&self, id: MeetingId) -> Told {
        let counts = self.meeting_of(id).and_then(|meeting| {
            papers::counts(&self.store, meeting.kind, meeting.number).map_err(|trouble| trouble.to_string())
        });
        // Without them the keys stand by themselves; writing says what is wrong.
        Told::PaperCounts(counts.ok())
    }

    /// Writes papers of a signed meeting, and notes it: what is refused was seen by nobody.
    pub(super) fn write_papers(&mut self, id: MeetingId, which: Papers) -> Told {
        let found = self.meeting_of(id);
        let number = found.as_ref().map(|meeting| meeting.number).unwrap_or_default();
        let written = found.and_then(|meeting| {
            if self.papers.is_none() && self.store.is_read_only() {
                return Err("the store is open for reading only, and the usual folder of papers is its own. Start with --papers DIR.".to_owned());
            }
            let folder = self.folder().ok_or("a store in memory has no folder for papers.")?;
            let files = papers::past(&self.store)
                .and_then(|whole| papers::files(&self.store, &whole, meeting.kind, meeting.number, which))
                .map_err(|trouble| trouble.to_string())?;
            // What is in the way and what is there already is found out before anything is noted.
            let placing = Placing::look(&folder, &files, false)?;
            self.note_given(papers::disclosures(placing.to_write(), number, ""))?;
            placing.place().map_err(|unplaced| {
                let not_given = papers::disclosures(unplaced.unwritten, number, "");
                format!("{}{}", unplaced.why, self.take_back(&not_given, &unplaced.why))
            })
        });
        if written.is_ok() && !self.store.is_read_only() {
            let at = self.now();
            let what = format!("{which:?} of meeting {number}").to_lowercase();
            self.noting.paper(&what, &self.operator, at);
        }
        Told::Outside(written)
    }

    /// Whether a disclosure can be noted at all: what cannot be noted is not given.
    fn may_give(&self) -> Result<(), String> {
        match self.store.is_read_only() {
            true => {
                Err("the store is open for reading only, and what is given to somebody is noted in it first."
                    .to_owned())
            }
            false => Ok(()),
        }
    }

    /// Notes what partner bodies are given before it is written.
    fn note_given(&mut self, given: Vec<Access>) -> Result<(), String> {
        if given.is_empty() {
            return Ok(());
        }
        self.may_give()?;
        let at = self.now();
        let noted = |access| Noted { access, who: self.operator.clone(), at };
        let lines: Vec<Noted> = given.into_iter().map(noted).collect();
        self.store.note_access(&lines).map_err(|error| error.to_string())
    }

    /// Notes that what was noted as given was not written after all. Answers with a sentence that says so, or what the access log says instead.
    fn take_back(&mut self, given: &[Access], why: &str) -> String {
        if given.is_empty() {
            return String::new();
        }
        let back = given.iter().map(|access| access.unwritten(why, false)).collect();
        papers::taken_back(self.note_given(back))
    }

    /// Hands out numbered copies of a signed meeting's minutes, as `write minutes --to` does.
    pub(super) fn hand_out(&mut self, asked: &CopiesAsked, at: Timestamp) -> Told {
        match self.handed_out(asked, at) {
            Ok(sentence) => Told::HandedOut(sentence),
            Err(why) => Told::Refused(why),
        }
    }

    fn handed_out(&mut self, asked: &CopiesAsked, at: Timestamp) -> Result<String, String> {
        let said = |trouble: Trouble| trouble.to_string();
        self.may_give()?;
        let folder = self.folder().ok_or("a store in memory has no folder for papers.")?;
        let meeting = self.meeting_of(asked.meeting)?;
        let format = Format::from_words(&asked.format)?;
        let past = papers::past(&self.store).map_err(said)?;
        let (holders, because) = (&asked.holders, asked.because.as_str());
        let wanted = Wanted { meeting: &meeting, addenda: false, format, holders, because };
        let why = |absent: &str| format!("{absent}. Say why a copy is given.");
        let (document, to) = copies::made_ready(&self.store, &past, wanted, why).map_err(said)?;
        let who = self.operator.clone();
        let options = Options::default();
        let handing = Handing { document: &document, to: &to, format, options, who: &who, at };
        copies::into_folder(&mut self.store, handing, &folder, false).map_err(said)
    }

    /// Makes a proved copy among the backups of the store.
    pub(super) fn back_up(&mut self) -> Told {
        if self.store.is_read_only() {
            return Told::Outside(Err(
                "the store is open for reading only, and its backups lie in its own folder. \"muster backup DIR\" makes one elsewhere.".to_owned(),
            ));
        }
        let now = self.now();
        let made = self.store.backup(None, &stamp(now), &mut |_, _| true);
        if let Ok(report) = &made {
            self.noting.looked(Access::backed_up(&shown(&report.path)), &self.operator, now);
        }
        Told::Outside(made.map_err(|error| error.to_string()).map(|report| {
            let entries = plural(report.entries, "entry", "entries");
            format!(
                "Backed up at {}: {entries}, opened again and verified, in {}. It opens with the same passphrase.",
                clock(now),
                shown(&report.path)
            )
        }))
    }
}
