//! Forms about a group: tier, no change, posts, disruptions, notes, scores, status, details, withdrawal.
//!
//! They must not know how they are drawn.

use super::super::field::{Choice, Field, Name};
use super::super::{Form, Purpose};
use super::{NONE, about, strands, with_none};
use crate::domain::board::{HistoryLine, OcgLine};
use crate::domain::candidates;
use crate::domain::disruption::{Disruption, Level};
use crate::domain::identity::{ActionId, DisruptionId, OcgId};
use crate::domain::ocg::{OcgDetails, OcgKind, OcgStatus, Post};
use crate::domain::tier::Tier;
use crate::model::state::Model;
use crate::text::count_group;

const NEEDED: &str = "needed, a few words; Down offers usual reasons";

/// What was put and refused beside what was decided (papers section 2a).
fn refused() -> Field {
    Field::line(Name::Refused, "Refused", "").hint("an option that was put and refused, with why; or empty")
}

/// Tier decision.
#[must_use]
pub fn tier(model: &Model, line: &OcgLine) -> Form {
    let profile = &model.profile;
    let mut tiers: Vec<Choice> = Tier::ALL
        .into_iter()
        .map(|tier| {
            let words = profile.tier(tier.number());
            let key = char::from(b'0' + tier.number());
            Choice::new(tier.number().to_string(), words.name.clone(), words.owner.clone()).keyed(key)
        })
        .collect();
    tiers.push(Choice::new(NONE, "No change", "").keyed('='));
    let now = line.tier.map_or(String::new(), |tier| tier.number().to_string());
    let was = if line.unit.is_empty() {
        "usual one of the tier".to_owned()
    } else {
        format!("empty: the usual one; was {}", line.unit)
    };
    let fields = vec![
        Field::choice(Name::Tier, "New tier", tiers, &now, false),
        Field::usual(Name::Because, "Because", &profile.usual_reasons_tier_change).hint(NEEDED),
        Field::line(Name::Unit, "Owner unit", "").hint(was),
        Field::date(Name::Review, "Review on", "", false).hint("empty: the usual day of the tier"),
        refused(),
    ];
    Form::new(Purpose::Tier(line.id), "Tier decision", about(line, model.today), fields, Name::Tier)
}

/// No change, because.
#[must_use]
pub fn same(model: &Model, line: &OcgLine) -> Form {
    let words = match line.tier {
        Some(tier) => format!("{} stays in tier {tier}", line.operation),
        None => format!("{} has no tier yet: press Esc, then t", line.operation),
    };
    let because = Field::usual(Name::Because, "Because", &model.profile.usual_reasons_no_change).hint(NEEDED);
    let fields = vec![because, refused()];
    Form::new(Purpose::Same(line.id), "No change", words, fields, Name::Because)
}

/// LRO, deputy or SRO: candidates ranked with the reasons in words; the program never allocates.
#[must_use]
pub fn post(model: &Model, line: &OcgLine) -> Form {
    let officers: Vec<_> = model.lines.officers().values().cloned().collect();
    let ranked = candidates::rank(line, &officers, &model.profile, model.today);
    let mut options: Vec<Choice> = ranked
        .iter()
        .map(|candidate| {
            let officer = &candidate.officer;
            let groups = match officer.limit {
                Some(limit) => format!("{}/{limit}", officer.leads),
                None => officer.leads.to_string(),
            };
            let words = format!("{groups:>5} {:>4} {:>4}  {}", officer.open, officer.late, candidate.why);
            Choice::new(officer.id.0.to_string(), officer.label.clone(), words)
        })
        .collect();
    let first = options.first().map_or(String::new(), |option| option.value.clone());
    options.push(Choice::new(NONE, "nobody", "leave the post empty"));
    let posts = Post::ALL.into_iter().map(|post| {
        let key = match post {
            Post::Lro => 'l',
            Post::Deputy => 'd',
            Post::Sro => 's',
        };
        Choice::word(post.word()).keyed(key)
    });
    let fields = vec![
        Field::pick(Name::Officer, "Candidate", options, &first).hint("groups led, open, late, why"),
        Field::line(Name::Because, "Because", "").hint("a few words, or empty"),
        Field::choice(Name::Post, "Role", posts.collect(), "LRO", true),
    ];
    let standing = match line.without_lro_since {
        Some(since) if line.lro.is_none() => {
            let days = u64::try_from((model.today - since).num_days()).unwrap_or(0);
            format!("no LRO for {}", crate::text::plural(days, "day", "days"))
        }
        _ if line.lro.is_none() => "no LRO".to_owned(),
        _ => format!("LRO {}", model.lines.label(line.lro)),
    };
    let tier = line.tier.map_or("no tier".to_owned(), |tier| format!("tier {tier}"));
    let words = [line.operation.as_str(), line.reference.as_str(), &tier, &standing].join("   ");
    Form::new(Purpose::Post(line.id), &format!("LRO: {}", line.operation), words, fields, Name::Officer)
}

/// Claim a disruption. The cursor starts on the level minor.
#[must_use]
pub fn disrupt(model: &Model, line: &OcgLine) -> Form {
    let profile = &model.profile;
    let threats = profile.threat_areas.iter().map(|area| Choice::word(area)).collect();
    let fields = vec![
        Field::date(Name::On, "Date", "today", true),
        Field::choice(Name::Strand, "P", strands(), "Pu", true),
        Field::choice(Name::Level, "Level", levels(model), Level::Minor.word(), false),
        Field::long(Name::Evidence, "Evidence", "").hint("needed: what shows it"),
        Field::line(Name::Unit, "Claimed by", &line.unit),
        Field::line(Name::SharedWith, "Shared with", "").hint("empty: nobody"),
        Field::pick(Name::Threat, "Threat area", threats, &line.threat),
    ];
    Form::new(Purpose::Disrupt(line.id), "Disruption", about(line, model.today), fields, Name::Level)
}

/// Agree the level of a claimed disruption.
#[must_use]
pub fn moderate(model: &Model, disruption: &Disruption) -> Form {
    let claimed = disruption.details.claimed.word();
    let words =
        format!("{}   {}   claimed {claimed} by {}", disruption.number, disruption.ocg, disruption.details.unit);
    agree_level(model, disruption.id, claimed, words)
}

/// The same for a disruption of which only the identity is at hand; `claimed` is the level the choice starts on.
#[must_use]
pub fn agree_level(model: &Model, id: DisruptionId, claimed: &str, words: String) -> Form {
    let fields = vec![
        Field::choice(Name::Level, "Agreed", levels(model), claimed, false),
        Field::line(Name::Because, "Because", "").hint("needed when the level differs from the claim"),
        Field::line(Name::SharedWith, "Same event as", "").hint("number of another record; counted there, not here"),
    ];
    Form::new(Purpose::Moderate(id), "Moderate a disruption", words, fields, Name::Level)
}

fn levels(model: &Model) -> Vec<Choice> {
    let criteria = |level: Level| model.profile.criteria(level.word()).unwrap_or_default().to_owned();
    Level::ALL.into_iter().map(|level| Choice::new(level.word(), level.word(), criteria(level))).collect()
}

/// A note for the minutes on a group, or on one of its actions.
#[must_use]
pub fn note(line: &OcgLine, action: Option<(ActionId, &str)>) -> Form {
    let words = match action {
        Some((_, number)) => format!("{number}   {}   {}", line.operation, line.reference),
        None => format!("{}   {}", line.operation, line.reference),
    };
    let fields = vec![Field::long(Name::Text, "Note", "").hint("needed, a few words for the minutes")];
    let purpose = Purpose::Note(line.id, action.map(|(id, _)| id));
    Form::new(purpose, "Note for the minutes", words, fields, Name::Text)
}

/// Record a score. A score is shown beside the tier and never turned into one.
#[must_use]
pub fn assess(model: &Model, line: &OcgLine) -> Form {
    let profile = &model.profile;
    let words = |list: &[String]| list.iter().map(|word| Choice::word(word)).collect::<Vec<_>>();
    let schemes: Vec<Choice> = profile.schemes.iter().map(|scheme| Choice::word(&scheme.name)).collect();
    let fields = vec![
        Field::line(Name::Score, "Score", "").hint("a whole number; empty when the scheme has none"),
        Field::choice(Name::Scheme, "Scheme", schemes, "", true),
        Field::choice(Name::Band, "Band", with_none("none", words(&profile.bands)), "", true),
        Field::choice(Name::Confidence, "Confidence", with_none("not said", words(&profile.confidences)), "", true),
        Field::line(Name::Assessor, "Assessor", ""),
        Field::date(Name::On, "Assessed on", "today", true),
    ];
    Form::new(Purpose::Assess(line.id), "Score", about(line, model.today), fields, Name::Score)
}

/// Change the status.
#[must_use]
pub fn status(model: &Model, line: &OcgLine) -> Form {
    let about_status = |status: OcgStatus| match status {
        OcgStatus::Provisional => "awaiting assessment",
        OcgStatus::Active => "mapped and active",
        OcgStatus::Dormant => "mapped, nothing known at present",
        OcgStatus::Archived => "closed; leaves the board",
        OcgStatus::Transferred => "owned elsewhere; leaves the board",
    };
    let options = OcgStatus::ALL.into_iter().map(|status| {
        let key = status.word().chars().next().unwrap_or(' ');
        let choice = Choice::new(status.word(), status.word(), about_status(status));
        // Active and archived begin alike: the one that closes a record gets no key.
        if status == OcgStatus::Archived { choice } else { choice.keyed(key) }
    });
    let fields = vec![
        Field::choice(Name::Status, "Status", options.collect(), line.status.word(), false),
        Field::line(Name::Because, "Because", "").hint("needed, a few words"),
    ];
    Form::new(Purpose::Status(line.id), "Status", about(line, model.today), fields, Name::Status)
}

/// Enter a group.
#[must_use]
pub fn new_ocg(model: &Model) -> Form {
    let fields = ocg_fields(model, &OcgDetails::default());
    Form::new(
        Purpose::NewOcg,
        "New group",
        "It starts as provisional, without tier and LRO.".into(),
        fields,
        Name::Text,
    )
}

/// Edit what is written about a group.
#[must_use]
pub fn edit_ocg(model: &Model, id: OcgId, details: &OcgDetails) -> Form {
    let fields = ocg_fields(model, details);
    let words = format!("{}   {}", details.operation, details.reference);
    Form::new(Purpose::EditOcg(id, Box::new(details.clone())), "Edit group", words, fields, Name::Text)
}

fn ocg_fields(model: &Model, details: &OcgDetails) -> Vec<Field> {
    let kinds = OcgKind::ALL.into_iter().map(|kind| Choice::word(kind.word())).collect();
    let threats = model.profile.threat_areas.iter().map(|area| Choice::word(area)).collect();
    let primary = details.threats.first().map_or("", String::as_str);
    let flags = format!("commas between; known: {}", model.profile.flags.join(", "));
    vec![
        Field::line(Name::Text, "Operation", &details.operation).hint("needed"),
        Field::line(Name::Reference, "Reference", &details.reference).hint("as in the mapping system, or empty"),
        Field::choice(Name::Kind, "Kind", kinds, details.kind.word(), true),
        Field::pick(Name::Threat, "Threat area", threats, primary).hint("the primary one"),
        Field::line(Name::Flags, "Flags", &details.flags.join(", ")).hint(flags),
        Field::line(Name::Area, "Area", &details.area),
    ]
}

/// Withdraw one entry of the history.
#[must_use]
pub fn withdraw(line: &HistoryLine) -> Form {
    let fields = vec![Field::line(Name::Because, "Because", "").hint("needed, a few words")];
    let title = format!("Withdraw entry {}", count_group(line.entry));
    Form::new(Purpose::Withdraw(line.entry), &title, line.sentence.clone(), fields, Name::Because)
}
