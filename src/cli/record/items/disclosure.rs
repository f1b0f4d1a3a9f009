//! `muster record relevant` and `describe`: what may be relevant to an investigation, and what its register says of an entry.

use super::super::super::args::ItemTask;
use super::super::super::failure::Failure;
use super::super::super::find::Target;
use super::super::super::words::bad;
use super::super::Clerk;
use super::{add, other_kind, word_of};
use crate::domain::command::Command;
use crate::domain::item::{Content, Disclosure, ItemKind, Part, RegisterItem, Relevant};
use crate::domain::reading::Reading as _;
use crate::report::register::proposal;
use crate::store::StoreError;
use crate::term::papers::past;

impl Clerk<'_> {
    pub(super) fn disclosure(&self, task: &ItemTask) -> Result<Command, Failure> {
        match task {
            ItemTask::Relevant { reference, investigation, on } => {
                let flag = Disclosure::Flag {
                    investigation: investigation.clone(),
                    relevant: self.relevant(reference)?,
                    on: self.on(on.as_ref())?,
                };
                Ok(add(None, Content::Disclosure(flag)))
            }
            ItemTask::Describe { entry, description, investigation, part, as_proposed, on } => {
                let entry = self.find().entry(entry)?;
                let items =
                    self.store.items(ItemKind::Disclosure, false, usize::try_from(u32::MAX).unwrap_or(usize::MAX))?;
                let known = items.into_iter().find_map(|item| match &item.content {
                    Content::Disclosure(Disclosure::Item(known))
                        if known.entry == entry && known.investigation.eq_ignore_ascii_case(investigation.trim()) =>
                    {
                        let known = known.clone();
                        Some((item, known))
                    }
                    _ => None,
                });
                let description = match (description, as_proposed) {
                    (Some(words), _) => words.clone(),
                    (None, true) => self.proposed(entry)?,
                    (None, false) => known.as_ref().map_or_else(String::new, |(_, known)| known.description.clone()),
                };
                let part = word_of(&Part::ALL, Part::word, "part of a register", part)?;
                let said = Disclosure::Item(RegisterItem {
                    investigation: investigation.clone(),
                    register: 0,
                    entry,
                    part,
                    number_a: 0,
                    number_b: 0,
                    description,
                    sensitive: match part {
                        Part::A => String::new(),
                        Part::B => self.because(),
                    },
                    on: self.on(on.as_ref())?,
                });
                Ok(match known {
                    Some((item, _)) => Self::reasoned(&item, Content::Disclosure(said)),
                    None => add(None, Content::Disclosure(said)),
                })
            }
            _ => Err(other_kind()),
        }
    }

    fn proposed(&self, entry: u64) -> Result<String, Failure> {
        let past = past(self.store)?;
        past.entry(entry).and_then(|entered| proposal(&past, entered)).ok_or_else(|| {
            bad("that entry was erased, so nothing can be proposed. Describe it in your own words".to_owned())
        })
    }

    fn relevant(&self, reference: &str) -> Result<Relevant, Failure> {
        let unread = |fault: crate::domain::reading::Fault| Failure::from(StoreError::Defect(fault.0));
        let gone = || bad("what is flagged is not in the record".to_owned());
        match self.find().any(reference)? {
            Target::Ocg(id) => {
                let ocg = self.store.reading().ocg(id).map_err(unread)?.ok_or_else(gone)?;
                Ok(Relevant::Group { ocg: ocg.tag() })
            }
            Target::Meeting(id) => {
                let meeting = self.store.reading().meeting(id).map_err(unread)?.ok_or_else(gone)?;
                Ok(Relevant::Meeting { meeting: meeting.tag() })
            }
            Target::Entry(entry) => Ok(Relevant::Entry { entry }),
            Target::Action(_) | Target::Item(_) | Target::Disruption(_) | Target::Officer(_) => {
                Err(bad("an OCG, a meeting or an entry is flagged. Name one of them".to_owned()))
            }
        }
    }
}
