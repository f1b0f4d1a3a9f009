//! Review, retention and disposal of an OCG: its group, when it is looked at again, what holds it, and what was proposed (domain section 8).
//!
//! Nothing is ever disposed of by the program: it lists what is due, somebody proposes, the chair decides. It must not know how words are erased.

use super::identity::{OcgId, OcgTag};
use super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// Why a record must be kept whatever its review says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoldKind {
    /// It may be relevant to an investigation or a trial (CPIA 1996).
    Disclosure,
    /// A public inquiry, an inquest or a complaint has asked that it be kept.
    Inquiry,
}

impl HoldKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Disclosure, Self::Inquiry];

    /// The word on screen, on paper and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Disclosure => "disclosure",
            Self::Inquiry => "inquiry",
        }
    }

    /// A kind from its word, any case.
    ///
    /// # Errors
    /// One sentence that names the text and the kinds.
    pub fn from_words(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(text.trim())).ok_or_else(|| {
            format!(
                "there is no hold \"{}\". A record is held for disclosure or for inquiry.",
                crate::text::cut(&crate::text::clean_line(text.trim()), 40)
            )
        })
    }
}

/// One hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// What for.
    pub kind: HoldKind,
    /// Since when.
    pub since: Date,
    /// Who set it.
    pub by: String,
    /// Why, as typed.
    pub because: String,
}

/// A proposal to dispose of a record, and what was decided about it. A proposal that is refused is none any more; its entries stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposal {
    /// When it was proposed.
    pub proposed_on: Date,
    /// By whom.
    pub proposed_by: String,
    /// Why, as typed.
    pub because: String,
    /// When it was agreed; `None` while it is not decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_on: Option<Date>,
    /// Who agreed; empty while it is not decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agreed_by: String,
    /// When its words were erased; `None` while they stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_on: Option<Date>,
}

/// Where the retention of an OCG stands. All of it is empty until somebody has looked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Retention {
    /// Retention group by its name in the profile of the day, `3`; empty while none is given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// What the group was called that day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group_words: String,
    /// When it is to be looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Date>,
    /// When it was looked at last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<Date>,
    /// Who looked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reviewed_by: String,
    /// What holds it, at most one of each kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Hold>,
    /// What was proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposal: Option<Disposal>,
}

impl Retention {
    /// The hold of a kind.
    #[must_use]
    pub fn hold(&self, kind: HoldKind) -> Option<&Hold> {
        self.holds.iter().find(|hold| hold.kind == kind)
    }

    /// What holds it, in words: `held for disclosure since 3 November 2026 by DCI 1550, because "trial at Preston"`; `None` when nothing does.
    #[must_use]
    pub fn held(&self) -> Option<String> {
        let said: Vec<String> = self
            .holds
            .iter()
            .map(|hold| {
                let why = crate::text::clean_line(hold.because.trim_end_matches('.'));
                format!(
                    "held for {} since {} by {}, because \"{}\"",
                    hold.kind.word(),
                    plain(hold.since),
                    hold.by,
                    crate::text::cut(&why, 200)
                )
            })
            .collect();
        (!said.is_empty()).then(|| said.join("; and "))
    }

    /// Group and next review: `group 3 (all other offences), next review 26 November 2032`.
    #[must_use]
    pub fn group_and_review(&self) -> String {
        let group = match (self.group.is_empty(), self.group_words.is_empty()) {
            (true, _) => "no group yet".to_owned(),
            (false, true) => format!("group {}", self.group),
            (false, false) => format!("group {} ({})", self.group, self.group_words),
        };
        let review = self.review.map_or_else(|| "no review set".to_owned(), |on| format!("next review {}", plain(on)));
        format!("{group}, {review}")
    }

    /// Whether its words are erased.
    #[must_use]
    pub fn is_disposed(&self) -> bool {
        self.disposal.as_ref().is_some_and(|disposal| disposal.erased_on.is_some())
    }

    /// What was proposed, in words.
    #[must_use]
    pub fn disposal_words(&self) -> Option<String> {
        self.disposal.as_ref().map(|disposal| match disposal.erased_on.or(disposal.agreed_on) {
            Some(on) if disposal.erased_on.is_some() => format!("disposed of on {}", plain(on)),
            Some(on) => format!("disposal agreed on {} by {}", plain(on), disposal.agreed_by),
            None => format!("disposal proposed on {} by {}", plain(disposal.proposed_on), disposal.proposed_by),
        })
    }

    /// All of it in one line: what holds it first, since that decides.
    #[must_use]
    pub fn words(&self) -> String {
        let held: Vec<String> = self
            .holds
            .iter()
            .map(|hold| format!("held for {} since {}", hold.kind.word(), plain(hold.since)))
            .collect();
        let parts = held.into_iter().chain([self.group_and_review()]).chain(self.disposal_words());
        parts.collect::<Vec<_>>().join("; ")
    }
}

/// What is asked about the retention of an OCG.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RetentionAsk {
    /// It was looked at and is kept: group, and when it is looked at again; counted by the group where nothing is said.
    Review {
        /// Group by its name in the profile; the present one when empty.
        group: String,
        /// The next review.
        review: Option<Date>,
    },
    /// Hold it.
    Hold(HoldKind),
    /// Lift a hold.
    Lift(HoldKind),
    /// Propose its disposal.
    Propose,
    /// Agree to the disposal that was proposed, or refuse it.
    Answer {
        /// True to agree.
        agreed: bool,
    },
}

/// Something asked about the retention of an OCG, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionAsked {
    /// Which.
    pub ocg: OcgId,
    /// What.
    pub ask: RetentionAsk,
    /// Why; needed for all of it.
    pub because: String,
}

/// What became of the retention of an OCG.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RetentionStep {
    /// It was looked at and is kept.
    Reviewed,
    /// It is held.
    Held(HoldKind),
    /// A hold was lifted.
    Lifted(HoldKind),
    /// Its disposal was proposed.
    Proposed,
    /// The disposal was agreed.
    Agreed,
    /// The disposal was refused.
    Refused,
    /// Its words were erased.
    Disposed,
    /// An earlier step was taken back.
    TakenBack,
}

/// A change of the retention of an OCG, with what it replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionChange {
    /// Which.
    pub ocg: OcgTag,
    /// The step.
    pub step: RetentionStep,
    /// Before.
    pub from: Retention,
    /// After.
    pub to: Retention,
    /// Why.
    pub because: String,
}

impl RetentionChange {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { step: RetentionStep::TakenBack, from: self.to.clone(), to: self.from.clone(), ..self.clone() }
    }

    /// The sentence without reason and full stop; of this moment, or of the past.
    #[must_use]
    pub fn words(&self, now: bool) -> String {
        let (ocg, is) = (&self.ocg, if now { "is" } else { "was" });
        match self.step {
            RetentionStep::Reviewed => {
                let verb = if now { "goes" } else { "went" };
                format!("{ocg} {is} reviewed and {verb} on being kept: {}", self.to.group_and_review())
            }
            RetentionStep::Held(kind) => {
                let agreed = self.from.disposal.as_ref().filter(|_| self.to.disposal.is_none());
                let off = match agreed.and_then(|disposal| disposal.agreed_on) {
                    Some(on) => format!(", and the disposal agreed on {} {is} off", plain(on)),
                    None => String::new(),
                };
                format!("{ocg} {is} held for {}{off}", kind.word())
            }
            RetentionStep::Lifted(kind) => format!("The hold of {ocg} for {} {is} lifted", kind.word()),
            RetentionStep::Proposed => format!("The disposal of {ocg} {is} proposed"),
            RetentionStep::Agreed => format!("The disposal of {ocg} {is} agreed"),
            RetentionStep::Refused => format!("The disposal of {ocg} {is} refused, and it is kept"),
            RetentionStep::Disposed => format!("{ocg} {is} disposed of: its words are erased"),
            RetentionStep::TakenBack => {
                let verb = if now { "stands" } else { "stood" };
                format!("The retention of {ocg} {verb} as before: {}", self.to.words())
            }
        }
    }
}

/// Why an OCG stands in the due list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// Its disposal was agreed and its words still stand.
    Agreed,
    /// Its disposal was proposed and not decided.
    Proposed,
    /// Its review has come.
    Review,
    /// It is no longer live and nobody has given it a group.
    NoGroup,
}

impl Due {
    /// The words in the list.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreed => "disposal agreed",
            Self::Proposed => "disposal to decide",
            Self::Review => "review due",
            Self::NoGroup => "no group",
        }
    }
}

/// Why somebody has to look at an OCG on a day; `None` when nobody has. A hold does not take it out of the list: the review is still due.
#[must_use]
pub fn due(retention: &Retention, live: bool, day: Date) -> Option<Due> {
    match &retention.disposal {
        Some(disposal) if disposal.erased_on.is_some() => None,
        Some(disposal) if disposal.agreed_on.is_some() => Some(Due::Agreed),
        Some(_) => Some(Due::Proposed),
        None if retention.review.is_some_and(|review| review <= day) => Some(Due::Review),
        None if !live && retention.group.is_empty() => Some(Due::NoGroup),
        None => None,
    }
}
