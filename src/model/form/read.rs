//! Reading a form back: from its fields to the commands it asks for, or the field that is wrong.
//!
//! Only what a form alone can tell is judged here (a date that is none, a number that is none); the rules of the record belong to the domain.

use super::field::Name;
use super::spec::{self, NONE};
use super::{Form, MeetingForm, Purpose, Wrong};
use crate::domain::action::ActionDetails;
use crate::domain::assessment::AssessmentDetails;
use crate::domain::command::{Command, NewAction, NewOcg};
use crate::domain::date_words;
use crate::domain::disruption::Level;
use crate::domain::identity::{ActionId, OfficerId};
use crate::domain::ocg::{OcgDetails, OcgKind, OcgStatus, Post};
use crate::domain::officer::OfficerDetails;
use crate::domain::profile::may_belong_elsewhere;
use crate::domain::retention::RetentionAsked;
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::Date;
use crate::model::beside::BesideAsk;
use crate::model::form::quick;
use crate::model::port::CopiesAsked;
use crate::model::state::Model;

/// What was read, or the field that is wrong.
pub type Read<T> = Result<T, Wrong>;

/// What a form asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// Commands of this record; none for a withdrawal, which is asked of the record directly.
    Commands(Vec<Command>),
    /// Something of the open record beside.
    Beside(BesideAsk),
    /// Numbered copies of a paper; with what they come to, in words.
    Copies(Box<CopiesAsked>, Vec<String>),
}

/// What a form asks for, as it stands.
///
/// # Errors
/// The first field that is wrong.
pub fn asked(form: &Form, model: &Model) -> Read<Asked> {
    match &form.purpose {
        Purpose::Cross(what) => super::read_crossing::crossing(what, &Reader { form, model }).map(Asked::Beside),
        Purpose::Meeting(MeetingForm::Copies(id)) => {
            let gone = || Wrong::new(Name::Whom, "this meeting is not at hand. Esc, and press the key again.");
            let meeting = model.held_meeting(*id).ok_or_else(gone)?;
            let (asked, words) = super::read_meeting::copies(meeting, &Reader { form, model })?;
            Ok(Asked::Copies(Box::new(asked), words))
        }
        _ => commands(form, model).map(Asked::Commands),
    }
}

/// The commands a form asks for, as it stands.
///
/// # Errors
/// The first field that is wrong.
fn commands(form: &Form, model: &Model) -> Read<Vec<Command>> {
    let read = Reader { form, model };
    let because = || read.text(Name::Because);
    Ok(match &form.purpose {
        Purpose::Tier(ocg) => vec![Command::DecideTier {
            ocg: *ocg,
            tier: Tier::from_words(form.value(Name::Tier)).ok(),
            because: read.needed(Name::Because, "a reason is needed. Type a few words, or press Down to choose.")?,
            unit: read.optional(Name::Unit),
            review: read.date(Name::Review)?,
            refused: read.text(Name::Refused),
        }],
        Purpose::Same(ocg) => {
            let because =
                read.needed(Name::Because, "a reason is needed. Type a few words, or press Down to choose.")?;
            let decide = Command::DecideTier {
                ocg: *ocg,
                tier: None,
                because,
                unit: None,
                review: None,
                refused: read.text(Name::Refused),
            };
            [decide].into_iter().chain(super::read_meeting::calls(*ocg, model)).collect()
        }
        Purpose::Raise(ocg) => {
            let text = quick::read(form.text(Name::Quick), model.today, &model.anchors).text;
            if text.is_empty() {
                return Err(Wrong::new(Name::Quick, "an action needs words. Type what is to be done."));
            }
            let details = ActionDetails { text, ..read.details(&ActionDetails::default()) };
            vec![Command::RaiseAction(NewAction {
                ocg: *ocg,
                details,
                owner: read.officer("nobody matches. Clear the field, or type a number, rank or unit.")?,
                due: read.date(Name::Due)?,
                history: None,
            })]
        }
        Purpose::EditAction(action, from) => {
            vec![Command::AmendAction {
                action: *action,
                details: ActionDetails { text: read.text(Name::Text), ..read.details(from) },
            }]
        }
        Purpose::Extend(ids) => {
            let Some(due) = read.date(Name::Due)? else {
                return Err(Wrong::new(Name::Due, "a date is needed. Type 27/11, fri or +2w."));
            };
            let reason_code = form.value(Name::Code).to_owned();
            // Words typed where a usual reason is chosen are the reason when none of those matches.
            let typed = if reason_code.is_empty() { form.text(Name::Code) } else { "" };
            let because =
                [typed, &because()].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". ");
            each(ids, |action| Command::ExtendAction {
                action,
                due,
                reason_code: reason_code.clone(),
                because: because.clone(),
            })
        }
        Purpose::Hand(ids) => match read.optional(Name::SharedWith) {
            Some(body) => each(ids, |action| Command::PassActionOut { action, body: body.clone(), because: because() }),
            None => {
                let Some(owner) =
                    read.officer("nobody matches. Type a number, rank or unit, or press Down to choose.")?
                else {
                    return Err(Wrong::new(
                        Name::Officer,
                        "an owner is needed. Type a number, rank or unit, or press Down to choose.",
                    ));
                };
                each(ids, |action| Command::TransferAction { action, owner, because: because() })
            }
        },
        Purpose::Step(ids) => {
            let words = read.text(Name::Evidence);
            each(ids, |action| match form.value(Name::Status) {
                "claim" => Command::ClaimAction { action, result: words.clone() },
                "start" => Command::StartAction { action },
                "refuse" => Command::RefuseClaim { action, because: words.clone() },
                _ => Command::DischargeAction { action, result: words.clone() },
            })
        }
        Purpose::Drop(ids) => {
            let reason_code = read.value_needed(Name::Code, "a reason is needed. Press Down to choose one.")?;
            each(ids, |action| Command::CancelAction { action, reason_code: reason_code.clone(), because: because() })
        }
        Purpose::Post(ocg) => {
            let post = Post::ALL.into_iter().find(|post| post.word() == form.value(Name::Post)).unwrap_or(Post::Lro);
            let officer = read.officer("nobody matches. Clear the field, or type a rank, number or unit.")?;
            vec![Command::FillPost { ocg: *ocg, post, officer, because: because() }]
        }
        Purpose::Disrupt(ocg) => vec![Command::ClaimDisruption {
            ocg: *ocg,
            on: read.date(Name::On)?,
            strand: Strand::from_words(form.value(Name::Strand)).ok(),
            threat: Some(form.value(Name::Threat).to_owned()).filter(|threat| !threat.is_empty()),
            level: read.level()?,
            unit: read.optional(Name::Unit),
            shared_with: read.text(Name::SharedWith),
            evidence: read.needed(Name::Evidence, "evidence is needed. Type what shows it.")?,
        }],
        Purpose::Moderate(disruption) => vec![match read.optional(Name::SharedWith) {
            Some(into) => Command::JoinDisruption { disruption: *disruption, into, because: because() },
            None => Command::ModerateDisruption { disruption: *disruption, level: read.level()?, because: because() },
        }],
        Purpose::Note(ocg, action) => vec![Command::AddNote {
            ocg: *ocg,
            action: *action,
            text: read.needed(Name::Text, "a note needs words. Type a few.")?,
        }],
        Purpose::Assess(ocg) => {
            let on = read.date(Name::On)?.unwrap_or(model.today);
            vec![Command::Assess { ocg: *ocg, on, details: read.assessment()? }]
        }
        Purpose::Status(ocg) => vec![Command::SetStatus {
            ocg: *ocg,
            status: OcgStatus::from_words(form.value(Name::Status)).map_err(|why| Wrong::new(Name::Status, why))?,
            because: read.needed(Name::Because, "a reason is needed. Type a few words.")?,
        }],
        Purpose::Retain(ocg) => vec![Command::Retain(RetentionAsked {
            ocg: *ocg,
            ask: spec::retention_asked(form.value(Name::Status), form.value(Name::Kind), read.date(Name::Review)?),
            because: read.needed(Name::Because, "a reason is needed. Type a few words.")?,
        })],
        Purpose::NewOcg => vec![Command::RegisterOcg(NewOcg {
            details: read.ocg(&OcgDetails::default())?,
            status: OcgStatus::Provisional,
            tier: None,
            unit: String::new(),
            reviewed_on: None,
            review: None,
            lro: None,
            deputy: None,
            sro: None,
        })],
        Purpose::EditOcg(ocg, from) => vec![Command::AmendOcg { ocg: *ocg, details: read.ocg(from)? }],
        Purpose::NewOfficer => vec![Command::RegisterOfficer(read.person()?)],
        Purpose::EditOfficer(officer, _) => {
            vec![Command::AmendOfficer { officer: *officer, details: read.person()? }]
        }
        Purpose::Meeting(what) => super::read_meeting::commands(what, &read)?,
        Purpose::Item(ocg, what) => vec![super::read_items::command(*ocg, *what, &read)?],
        Purpose::Common(what) => vec![super::read_common::command(what, &read)?],
        Purpose::ToBoard(ocg, about) => vec![super::read_common::to_board(*ocg, about, &read)?],
        Purpose::MoveOn(item) => vec![super::read_moving::move_on(item, &read)?],
        // Nothing that crosses is a command of this record.
        Purpose::Cross(_) => Vec::new(),
        // Withdrawal is asked of the record directly; the form only has to hold a reason.
        Purpose::Withdraw(_) => {
            read.needed(Name::Because, "a reason is needed. Type a few words.")?;
            Vec::new()
        }
    })
}

fn each(ids: &[ActionId], command: impl Fn(ActionId) -> Command) -> Vec<Command> {
    ids.iter().map(|id| command(*id)).collect()
}

pub(super) struct Reader<'a> {
    pub(super) form: &'a Form,
    pub(super) model: &'a Model,
}

impl Reader<'_> {
    pub(super) fn text(&self, name: Name) -> String {
        self.form.text(name).to_owned()
    }

    pub(super) fn optional(&self, name: Name) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    pub(super) fn needed(&self, name: Name, why: &str) -> Read<String> {
        self.optional(name).ok_or_else(|| Wrong::new(name, why))
    }

    fn value_needed(&self, name: Name, why: &str) -> Read<String> {
        Some(self.form.value(name).to_owned()).filter(|value| !value.is_empty()).ok_or_else(|| Wrong::new(name, why))
    }

    pub(super) fn date(&self, name: Name) -> Read<Option<Date>> {
        match self.form.field(name) {
            Some(field) => {
                field.read_date(self.model.today, &self.model.anchors).map_err(|why| Wrong::new(name, lower(&why)))
            }
            None => Ok(None),
        }
    }

    /// The officer picked; nobody when "nobody" is picked or nothing is. A search that finds nobody is wrong.
    pub(super) fn officer(&self, why: &str) -> Read<Option<OfficerId>> {
        let Some(field) = self.form.field(Name::Officer) else { return Ok(None) };
        match field.value() {
            "" if !field.text().is_empty() && field.matching().is_empty() => Err(Wrong::new(Name::Officer, why)),
            "" => Ok(None),
            id => Ok(id.parse().ok().map(OfficerId)),
        }
    }

    fn level(&self) -> Read<Level> {
        Level::from_words(self.form.value(Name::Level)).map_err(|why| Wrong::new(Name::Level, why))
    }

    fn details(&self, from: &ActionDetails) -> ActionDetails {
        ActionDetails {
            detail: self.text(Name::Detail),
            strand: Strand::from_words(self.form.value(Name::Strand)).ok().or(from.strand),
            second: Strand::from_words(self.form.value(Name::Second)).ok(),
            shareable: self.form.value(Name::Shareable) != NONE,
            ..from.clone()
        }
    }

    fn assessment(&self) -> Read<AssessmentDetails> {
        let score = self.number(Name::Score)?;
        Ok(AssessmentDetails {
            scheme: self.form.value(Name::Scheme).to_owned(),
            score,
            band: self.form.value(Name::Band).to_owned(),
            assessor: self.text(Name::Assessor),
            confidence: self.form.value(Name::Confidence).to_owned(),
            ..AssessmentDetails::default()
        })
    }

    pub(super) fn number<T: std::str::FromStr>(&self, name: Name) -> Read<Option<T>> {
        match self.form.text(name) {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| Wrong::new(name, "a whole number is needed here. Type figures only.")),
        }
    }

    fn ocg(&self, from: &OcgDetails) -> Read<OcgDetails> {
        let operation = self.needed(Name::Text, "an operation name is needed. Type it.")?;
        let mut threats = from.threats.clone();
        let primary = self.form.value(Name::Threat);
        if !primary.is_empty() && threats.first().map(String::as_str) != Some(primary) {
            threats.retain(|threat| threat != primary);
            threats.insert(0, primary.to_owned());
        }
        let flags =
            self.form.text(Name::Flags).split(',').map(str::trim).filter(|flag| !flag.is_empty()).map(str::to_owned);
        let kind =
            OcgKind::ALL.into_iter().find(|kind| kind.word() == self.form.value(Name::Kind)).unwrap_or(from.kind);
        let (reference, area) = (self.text(Name::Reference), self.text(Name::Area));
        Ok(OcgDetails { operation, reference, kind, threats, flags: flags.collect(), area, ..from.clone() })
    }

    fn person(&self) -> Read<OfficerDetails> {
        let away = match (self.date(Name::AwayFrom)?, self.date(Name::AwayTo)?) {
            (None, None) => None,
            (Some(from), Some(to)) if from <= to => Some((from, to)),
            (Some(from), None) => Some((from, from)),
            (Some(_), Some(_)) => {
                return Err(Wrong::new(Name::AwayTo, "the last day is before the first. Type a later one."));
            }
            (None, Some(_)) => {
                return Err(Wrong::new(Name::AwayFrom, "the first day is missing. Type it, or clear the last."));
            }
        };
        Ok(OfficerDetails {
            label: self.needed(Name::Text, "rank and collar number, or the agency, is needed. Type it.")?,
            unit: self.text(Name::Unit),
            partner: self.form.value(Name::Partner) != NONE,
            can_lead: self.form.value(Name::CanLead) != NONE,
            limit: self.number(Name::Limit)?,
            trained_on: self.date(Name::Trained)?,
            away,
            left_on: self.date(Name::Left)?,
        })
    }
}

/// A sentence as it stands after "Not saved:".
fn lower(sentence: &str) -> String {
    let mut chars = sentence.chars();
    match chars.next() {
        Some(first) if chars.clone().next().is_some_and(char::is_lowercase) || chars.as_str().starts_with(' ') => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => sentence.to_owned(),
    }
}

/// Words of warning on a form as it stands; they never stop anything.
#[must_use]
pub fn warnings(form: &Form, model: &Model) -> Vec<String> {
    let mut found = Vec::new();
    let texts = form.fields.iter().map(|field| field.edit.text());
    if let Some(words) = model.profile.warned(texts).filter(|_| !model.facts.founding.covert) {
        found.push(may_belong_elsewhere(&words));
    }
    for field in &form.fields {
        let ahead = matches!(field.name, Name::Due | Name::Review);
        if ahead && let Ok(Some(date)) = field.read_date(model.today, &model.anchors) {
            found.extend(date_words::note(date));
        }
    }
    if let (Purpose::Post(_), "LRO") = (&form.purpose, form.value(Name::Post))
        && let Some(line) =
            form.value(Name::Officer).parse().ok().and_then(|id| model.lines.officers().get(&OfficerId(id)))
        && let Some(limit) = line.limit.filter(|limit| line.leads >= *limit)
    {
        let groups = crate::text::plural(u64::from(line.leads) + 1, "group", "groups");
        found.push(format!("{} would lead {groups}; the limit is {limit}. Add the reason if you go on.", line.label));
    }
    found.truncate(2);
    found
}
