//! Deciding about OCGs: entering, amending, status, tier, posts, assessments (domain sections 1, 2 and 5).

use super::super::assessment::{Assessment, AssessmentDetails};
use super::super::command::{Asking, NewOcg};
use super::super::fact::{Fact, Standing};
use super::super::identity::{AssessmentId, OcgId, OfficerId, Series};
use super::super::limits::{self, MOST_CHARACTERS, MOST_NAME};
use super::super::ocg::{Holder, Ocg, OcgDetails, OcgStatus, Placement, Post};
use super::super::reading::{NumberSeries, Reading};
use super::super::tier::Tier;
use super::super::time::Date;
use super::{Reject, brief, details, next_number, refuse, retention};

/// The OCG that something is to be recorded about. One whose words were erased has no name to speak of: nothing more is recorded about it.
pub(super) fn found_ocg(id: OcgId, record: &dyn Reading) -> Result<Ocg, Reject> {
    let ocg = record
        .ocg(id)?
        .ok_or_else(|| Reject::Refused("That OCG is not in the record. Choose one from the list.".into()))?;
    match ocg.retention.as_deref().and_then(|retention| retention.disposal.as_ref()?.erased_on) {
        None => Ok(ocg),
        Some(on) => refuse(format!(
            "The words about this OCG were erased by law on {}, and nothing more is recorded about it. Register the group anew.",
            super::super::time::plain(on)
        )),
    }
}

fn live_ocg(id: OcgId, record: &dyn Reading) -> Result<Ocg, Reject> {
    let ocg = found_ocg(id, record)?;
    if ocg.status.is_live() {
        Ok(ocg)
    } else {
        refuse(format!("{} is {}. Set its status to active first.", ocg.tag(), ocg.status.word()))
    }
}

fn holder(officer: Option<OfficerId>, record: &dyn Reading, since: Date) -> Result<Option<Holder>, Reject> {
    let Some(id) = officer else { return Ok(None) };
    let officer = details::present_officer(id, record, since)?;
    Ok(Some(Holder { officer: officer.tag(), since }))
}

fn review_after(start: Date, days: u32) -> Option<Date> {
    start.checked_add_days(chrono::Days::new(u64::from(days)))
}

pub(super) fn register(new: &NewOcg, record: &dyn Reading, asking: &Asking) -> Result<Vec<Fact>, Reject> {
    let written = details::clean_ocg(&new.details, None, record)?;
    let id = OcgId(record.highest_id(Series::Ocg)? + 1);
    let profile = record.profile()?;
    let placement = match new.tier {
        None => None,
        Some(tier) => {
            let days = profile.review_days(tier.number());
            let unit = limits::name("the unit", &new.unit)?;
            Some(Placement {
                tier,
                name: profile.tier(tier.number()).name.clone(),
                since: asking.today,
                unit: if unit.is_empty() { usual_unit(&profile, tier) } else { unit },
                review: new.review.or_else(|| review_after(new.reviewed_on.unwrap_or(asking.today), days)),
                because: String::new(),
                refused: String::new(),
                decided_on: new.reviewed_on.unwrap_or(asking.today),
                decided_by: String::new(),
            })
        }
    };
    let lro = holder(new.lro, record, asking.today)?;
    let without_lro_since = if lro.is_none() { Some(asking.today) } else { None };
    Ok(vec![Fact::OcgRegistered {
        ocg: Box::new(Ocg {
            id,
            details: written,
            status: new.status,
            status_since: asking.today,
            placement,
            lro,
            deputy: holder(new.deputy, record, asking.today)?,
            sro: holder(new.sro, record, asking.today)?,
            without_lro_since,
            retention: None,
        }),
    }])
}

fn usual_unit(profile: &super::super::profile::Profile, tier: Tier) -> String {
    profile.tier(tier.number()).units.first().cloned().unwrap_or_default()
}

pub(super) fn amend(id: OcgId, written: &OcgDetails, record: &dyn Reading) -> Result<Vec<Fact>, Reject> {
    let ocg = found_ocg(id, record)?;
    let to = details::clean_ocg(written, Some(id), record)?;
    if to == ocg.details {
        return refuse(format!("Nothing about {} was changed.", ocg.tag()));
    }
    Ok(vec![Fact::OcgAmended { ocg: ocg.tag(), from: Box::new(ocg.details), to: Box::new(to) }])
}

pub(super) fn set_status(
    id: OcgId,
    status: OcgStatus,
    because: &str,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let ocg = found_ocg(id, record)?;
    let because = limits::needed("a reason", because, MOST_CHARACTERS)?;
    if ocg.status == status {
        return refuse(format!("{} is {} already.", ocg.tag(), status.word()));
    }
    // Live again, it begins anew: days in its tier and without an LRO run from today (papers section 3 rules 10 and 24).
    let again = !ocg.status.is_live() && status.is_live();
    let tier_since = ocg.placement.as_ref().filter(|_| again).map(|place| place.since);
    let without = ocg.without_lro_since.filter(|_| again && ocg.lro.is_none());
    let today = asking.today;
    let kept = again.then(|| retention::live_again(&ocg, &because)).flatten();
    let set = Fact::OcgStatusSet {
        ocg: ocg.tag(),
        number: next_number(NumberSeries::Decision, record, asking)?,
        from: Standing { status: ocg.status, since: ocg.status_since, tier_since, without_lro_since: without },
        to: Standing {
            status,
            since: today,
            tier_since: tier_since.map(|_| today),
            without_lro_since: without.map(|_| today),
        },
        because,
    };
    Ok([Some(set), kept].into_iter().flatten().collect())
}

/// A tier decision as asked.
pub(super) struct TierAsked<'a> {
    pub(super) ocg: OcgId,
    pub(super) tier: Option<Tier>,
    pub(super) because: &'a str,
    pub(super) unit: Option<&'a str>,
    pub(super) review: Option<Date>,
    pub(super) refused: &'a str,
}

pub(super) fn decide_tier(asked: &TierAsked<'_>, record: &dyn Reading, asking: &Asking) -> Result<Vec<Fact>, Reject> {
    let ocg = live_ocg(asked.ocg, record)?;
    let tier = match (asked.tier, ocg.tier()) {
        (Some(tier), _) => tier,
        (None, Some(tier)) => tier,
        (None, None) => {
            return refuse(format!(
                "{} has no tier yet, so there is nothing to leave unchanged. Choose 1 to 4.",
                ocg.tag()
            ));
        }
    };
    let because = limits::needed("a reason", asked.because, MOST_CHARACTERS)?;
    if let Some(review) = asked.review
        && review < asking.today
    {
        return refuse(format!(
            "The next review cannot be in the past: {} is before today.",
            super::super::time::plain(review)
        ));
    }
    let profile = record.profile()?;
    let same = ocg.placement.as_ref().filter(|placement| placement.tier == tier);
    let unit = match asked.unit {
        Some(unit) => limits::name("the unit", unit)?,
        None => same.map_or_else(|| usual_unit(&profile, tier), |placement| placement.unit.clone()),
    };
    let to = Placement {
        tier,
        name: profile.tier(tier.number()).name.clone(),
        since: same.map_or(asking.today, |placement| placement.since),
        unit,
        review: asked.review.or_else(|| review_after(asking.today, profile.review_days(tier.number()))),
        because,
        refused: limits::optional("what was refused", asked.refused, MOST_CHARACTERS)?,
        decided_on: asking.today,
        decided_by: asking.decided_by.clone(),
    };
    Ok(vec![Fact::TierDecided {
        ocg: ocg.tag(),
        number: next_number(NumberSeries::Decision, record, asking)?,
        from: ocg.placement,
        to: Some(to),
    }])
}

pub(super) fn fill_post(
    id: OcgId,
    post: Post,
    officer: Option<OfficerId>,
    because: &str,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let ocg = live_ocg(id, record)?;
    let because = limits::optional("the reason", because, MOST_CHARACTERS)?;
    let from = ocg.holder(post).cloned();
    let to = holder(officer, record, asking.today)?;
    match (&from, &to) {
        (None, None) => return refuse(format!("{} has no {} to remove.", ocg.tag(), post.word())),
        (Some(now), Some(then)) if now.officer.id == then.officer.id => {
            let (who, ocg) = (brief(&then.officer), brief(&ocg.tag()));
            return refuse(format!("{who} is {} of {ocg} already.", post.word()));
        }
        _ => {}
    }
    let other = match post {
        Post::Lro => ocg.deputy.as_ref(),
        Post::Deputy => ocg.lro.as_ref(),
        Post::Sro => None,
    };
    if let (Some(then), Some(other)) = (&to, other)
        && then.officer.id == other.officer.id
    {
        return refuse(format!(
            "{} cannot be LRO and deputy of {} at once. Remove the other post first.",
            brief(&then.officer),
            brief(&ocg.tag())
        ));
    }
    let without_to = match post {
        Post::Lro if to.is_none() => Some(asking.today),
        Post::Lro => None,
        Post::Deputy | Post::Sro => ocg.without_lro_since,
    };
    Ok(vec![Fact::PostFilled {
        ocg: ocg.tag(),
        number: next_number(NumberSeries::Decision, record, asking)?,
        post,
        from,
        to,
        without_from: ocg.without_lro_since,
        without_to,
        because,
    }])
}

pub(super) fn assess(
    id: OcgId,
    on: Date,
    written: &AssessmentDetails,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let ocg = found_ocg(id, record)?;
    if on > asking.today {
        return refuse("An assessment cannot be dated in the future.");
    }
    let mut to = written.clone();
    to.scheme = crate::text::clean_line(&limits::needed("a scheme", &to.scheme, MOST_NAME)?);
    to.band = limits::name("the band", &to.band)?;
    to.assessor = limits::name("the assessor", &to.assessor)?;
    to.confidence = limits::name("the confidence", &to.confidence)?;
    to.values = to
        .values
        .into_iter()
        .map(|(name, value)| Ok((limits::name("the name of a value", &name)?, value)))
        .collect::<Result<_, String>>()?;
    if to.score.is_none() && to.band.is_empty() && to.values.is_empty() {
        return refuse("An assessment needs a score, a band or values.");
    }
    Ok(vec![Fact::AssessmentRecorded {
        assessment: Box::new(Assessment {
            id: AssessmentId(record.highest_id(Series::Assessment)? + 1),
            ocg: ocg.tag(),
            on,
            details: to,
        }),
    }])
}
