//! `muster record`: tier, posts, status, the OCG itself, assessments, disruptions and notes.

use super::super::args::{AssessWords, DisruptionWords, OcgWords};
use super::super::failure::Failure;
use super::super::find::{Target, shown};
use super::super::words::{self, bad};
use super::Clerk;
use crate::domain::assessment::AssessmentDetails;
use crate::domain::command::{Command, NewOcg};
use crate::domain::disruption::Level;
use crate::domain::ocg::{OcgDetails, OcgKind, OcgStatus, Post};
use crate::domain::reading::Reading as _;
use crate::domain::tier::{Strand, Tier};
use crate::text::listed;

fn kind(text: &str) -> Result<OcgKind, Failure> {
    let typed = text.trim().to_lowercase().replace('-', " ");
    OcgKind::ALL.into_iter().find(|kind| kind.word().to_lowercase() == typed).ok_or_else(|| {
        bad(format!("there is no kind \"{}\". The kinds are ocg, priority-individual and vulnerability", shown(text)))
    })
}

impl Clerk<'_> {
    /// A tier by its number, or by the name the profile gives it: `develop` in the store of the weekly meeting.
    fn tier_named(&self, text: &str) -> Result<Tier, Failure> {
        let profile = self.store.profile()?;
        match profile.tier_named(text).and_then(|tier| Tier::new(tier.number)) {
            Some(tier) => Ok(tier),
            None => Tier::from_words(text).map_err(|_| {
                let named: Vec<String> =
                    profile.tiers.iter().map(|tier| format!("{} {}", tier.number, tier.name)).collect();
                bad(format!("there is no tier \"{}\". The tiers are {}.", shown(text), listed(&named)))
            }),
        }
    }

    pub(super) fn tier(
        &self,
        ocg: &str,
        tier: Option<&String>,
        unit: Option<&String>,
        review: Option<&String>,
        refused: Option<&String>,
    ) -> Result<Command, Failure> {
        Ok(Command::DecideTier {
            tier: tier.map(|text| self.tier_named(text)).transpose()?,
            ocg: self.find().ocg(ocg)?,
            because: self.because(),
            unit: unit.cloned(),
            review: self.ahead(review)?,
            refused: refused.cloned().unwrap_or_default(),
        })
    }

    pub(super) fn post(&self, ocg: &str, post: Post, officer: &str) -> Result<Command, Failure> {
        Ok(Command::FillPost {
            ocg: self.find().ocg(ocg)?,
            post,
            officer: self.find().officer_or_none(officer)?,
            because: self.because(),
        })
    }

    pub(super) fn status(&self, ocg: &str, status: &str) -> Result<Command, Failure> {
        Ok(Command::SetStatus {
            status: OcgStatus::from_words(status).map_err(bad)?,
            ocg: self.find().ocg(ocg)?,
            because: self.because(),
        })
    }

    pub(super) fn register_ocg(
        &self,
        words: &OcgWords,
        status: Option<&String>,
        tier: Option<&String>,
        unit: Option<&String>,
        review: Option<&String>,
        posts: [Option<&String>; 3],
    ) -> Result<Command, Failure> {
        let officer = |typed: Option<&String>| -> Result<_, Failure> {
            Ok(typed.map(|typed| self.find().officer_or_none(typed)).transpose()?.flatten())
        };
        let [lro, deputy, sro] = posts;
        Ok(Command::RegisterOcg(NewOcg {
            details: self.ocg_details(OcgDetails::default(), words)?,
            status: status
                .map(|text| OcgStatus::from_words(text).map_err(bad))
                .transpose()?
                .unwrap_or(OcgStatus::Provisional),
            tier: tier.map(|text| self.tier_named(text)).transpose()?,
            unit: unit.cloned().unwrap_or_default(),
            reviewed_on: None,
            review: self.ahead(review)?,
            lro: officer(lro)?,
            deputy: officer(deputy)?,
            sro: officer(sro)?,
        }))
    }

    pub(super) fn amend_ocg(&self, ocg: &str, words: &OcgWords) -> Result<Command, Failure> {
        let id = self.find().ocg(ocg)?;
        let now = self.store.card(id)?.map(|card| card.ocg.details).unwrap_or_default();
        Ok(Command::AmendOcg { ocg: id, details: self.ocg_details(now, words)? })
    }

    fn ocg_details(&self, mut details: OcgDetails, words: &OcgWords) -> Result<OcgDetails, Failure> {
        let profile = self.store.profile()?;
        for (field, typed) in [
            (&mut details.operation, &words.operation),
            (&mut details.reference, &words.reference),
            (&mut details.descriptive, &words.descriptive),
            (&mut details.area, &words.area),
            (&mut details.reach, &words.reach),
            (&mut details.partner_summary, &words.partner_summary),
            (&mut details.profile_priority, &words.profile_priority),
        ] {
            if let Some(typed) = typed {
                field.clone_from(typed);
            }
        }
        if let Some(text) = &words.kind {
            details.kind = kind(text)?;
        }
        if !words.threats.is_empty() {
            // In the profile's spelling where the profile knows it.
            details.threats = words
                .threats
                .iter()
                .map(|typed| profile.threat_area(typed).map_or_else(|| typed.clone(), str::to_owned))
                .collect();
        }
        if !words.flags.is_empty() {
            details.flags = words
                .flags
                .iter()
                .map(|typed| profile.flag(typed).map_or_else(|| typed.clone(), str::to_owned))
                .collect();
        }
        if !words.summary_for.is_empty() {
            details.summary_for = words.summary_for.iter().filter(|body| !body.trim().is_empty()).cloned().collect();
        }
        for (field, typed) in [
            (&mut details.members.principal, words.principal),
            (&mut details.members.significant, words.significant),
            (&mut details.members.peripheral, words.peripheral),
            (&mut details.members.unstated, words.unstated),
        ] {
            *field = typed.unwrap_or(*field);
        }
        if let Some(text) = &words.apmis_updated {
            details.apmis_updated = words::date_or_none(text, self.asking.today, words::past)?;
        }
        Ok(details)
    }

    pub(super) fn assess(&self, ocg: &str, typed: &AssessWords) -> Result<Command, Failure> {
        let mut values = std::collections::BTreeMap::new();
        for pair in &typed.values {
            let (name, value) = pair
                .split_once('=')
                .and_then(|(name, value)| Some((name.trim(), value.trim().parse::<i64>().ok()?)))
                .filter(|(name, _)| !name.is_empty())
                .ok_or_else(|| bad(format!("\"{}\" is not a value. Type intent=4", shown(pair))))?;
            values.insert(crate::text::clean_line(name), value);
        }
        let today = self.asking.today;
        Ok(Command::Assess {
            ocg: self.find().ocg(ocg)?,
            on: typed.on.as_ref().map(|text| words::past(text, today)).transpose()?.unwrap_or(today),
            details: AssessmentDetails {
                scheme: typed.scheme.clone(),
                values,
                score: typed.score,
                band: typed.band.clone().unwrap_or_default(),
                assessor: typed.assessor.clone().unwrap_or_default(),
                confidence: typed.confidence.clone().unwrap_or_default(),
                next_due: self.ahead(typed.next.as_ref())?,
            },
        })
    }

    pub(super) fn note(&self, reference: &str, text: &str) -> Result<Command, Failure> {
        let (ocg, action) = match self.find().any(reference)? {
            Target::Ocg(id) => (id, None),
            Target::Action(id) => {
                let action = self.store.action_line(id)?;
                let ocg = action.ok_or_else(|| bad("that action is not in the record".to_owned()))?.ocg;
                (ocg, Some(id))
            }
            Target::Disruption(id) => {
                let found = self.store.reading().disruption(id).ok().flatten();
                (found.ok_or_else(|| bad("that disruption is not in the record".to_owned()))?.ocg.id, None)
            }
            Target::Officer(_) | Target::Meeting(_) | Target::Item(_) | Target::Entry(_) => {
                return Err(bad("a note belongs to an OCG or to an action. Name one of them".to_owned()));
            }
        };
        Ok(Command::AddNote { ocg, action, text: text.to_owned() })
    }

    pub(super) fn disruption(
        &self,
        ocg: &str,
        level: &str,
        evidence: &str,
        typed: &DisruptionWords,
    ) -> Result<Command, Failure> {
        let profile = self.store.profile()?;
        let threat = typed.threat.as_ref().map(|typed| profile.threat_area(typed).unwrap_or(typed).to_owned());
        Ok(Command::ClaimDisruption {
            level: Level::from_words(level).map_err(bad)?,
            ocg: self.find().ocg(ocg)?,
            on: typed.on.as_ref().map(|text| words::past(text, self.asking.today)).transpose()?,
            strand: typed.strand.as_ref().map(|text| Strand::from_words(text).map_err(bad)).transpose()?,
            threat,
            unit: typed.unit.clone(),
            shared_with: typed.shared_with.clone().unwrap_or_default(),
            evidence: evidence.to_owned(),
        })
    }

    pub(super) fn moderate(&self, disruption: &str, level: &str) -> Result<Command, Failure> {
        Ok(Command::ModerateDisruption {
            level: Level::from_words(level).map_err(bad)?,
            disruption: self.find().disruption(disruption)?,
            because: self.because(),
        })
    }

    pub(super) fn join(&self, disruption: &str, into: &str) -> Result<Command, Failure> {
        let gone = || bad("that disruption is not in the record".to_owned());
        let unread = |fault: crate::domain::reading::Fault| Failure::from(crate::store::StoreError::Defect(fault.0));
        let into = self.store.reading().disruption(self.find().disruption(into)?).map_err(unread)?;
        Ok(Command::JoinDisruption {
            disruption: self.find().disruption(disruption)?,
            into: into.ok_or_else(gone)?.number,
            because: self.because(),
        })
    }
}
