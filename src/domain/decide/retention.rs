//! Deciding about retention: reviews, holds, and disposal, which is proposed and never automatic (domain section 8).

use super::super::command::Asking;
use super::super::fact::Fact;
use super::super::limits::{self, MOST_CHARACTERS};
use super::super::ocg::Ocg;
use super::super::reading::Reading;
use super::super::retention::{
    Disposal, Hold, Retention, RetentionAsk, RetentionAsked, RetentionChange, RetentionStep,
};
use super::super::time::{Date, plain};
use super::super::unfinished::unfinished;
use super::{Reject, ocgs, refuse};

pub(super) fn decide(asked: &RetentionAsked, record: &dyn Reading, asking: &Asking) -> Result<Vec<Fact>, Reject> {
    let ocg = ocgs::found_ocg(asked.ocg, record)?;
    let because = limits::needed("a reason", &asked.because, MOST_CHARACTERS)?;
    let from = ocg.retention.as_deref().cloned().unwrap_or_default();
    let (step, to) = match &asked.ask {
        RetentionAsk::Review { group, review } => {
            (RetentionStep::Reviewed, reviewed(&ocg, &from, group, *review, record, asking)?)
        }
        RetentionAsk::Hold(kind) => {
            if from.hold(*kind).is_some() {
                return refuse(format!("{} is held for {} already.", ocg.tag(), kind.word()));
            }
            let mut to = from.clone();
            let by = asking.decided_by.clone();
            to.holds.push(Hold { kind: *kind, since: asking.today, by, because: because.clone() });
            to.holds.sort_by_key(|hold| hold.kind);
            // What was agreed before somebody asked for the record to be kept is off; it is proposed again when the hold is lifted.
            to.disposal.take_if(|disposal| disposal.agreed_on.is_some() && disposal.erased_on.is_none());
            (RetentionStep::Held(*kind), to)
        }
        RetentionAsk::Lift(kind) => {
            if from.hold(*kind).is_none() {
                return refuse(format!("{} is not held for {}, so there is nothing to lift.", ocg.tag(), kind.word()));
            }
            let mut to = from.clone();
            to.holds.retain(|hold| hold.kind != *kind);
            (RetentionStep::Lifted(*kind), to)
        }
        RetentionAsk::Propose => {
            may_go(&ocg, &from, record)?;
            if let Some(said) = from.disposal_words() {
                return refuse(format!("Of {}, {said} already.", ocg.tag()));
            }
            let disposal = Disposal {
                proposed_on: asking.today,
                proposed_by: asking.decided_by.clone(),
                because: because.clone(),
                agreed_on: None,
                agreed_by: String::new(),
                erased_on: None,
            };
            (RetentionStep::Proposed, Retention { disposal: Some(disposal), ..from.clone() })
        }
        RetentionAsk::Answer { agreed } => answered(&ocg, &from, *agreed, record, asking)?,
    };
    Ok(vec![Fact::RetentionSet(Box::new(RetentionChange { ocg: ocg.tag(), step, from, to, because }))])
}

/// What a group that is live again does to a disposal which still waits: the meeting calls the group, so nothing of it goes.
pub(super) fn live_again(ocg: &Ocg, because: &str) -> Option<Fact> {
    let from = ocg.retention.as_deref()?;
    from.disposal.as_ref().filter(|disposal| disposal.erased_on.is_none())?;
    let to = Retention { disposal: None, ..from.clone() };
    let (from, because) = (from.clone(), because.to_owned());
    Some(Fact::RetentionSet(Box::new(RetentionChange {
        ocg: ocg.tag(),
        step: RetentionStep::Refused,
        from,
        to,
        because,
    })))
}

/// It is looked at and kept: a disposal that was agreed is off with that, one that waits has to be answered first.
fn reviewed(
    ocg: &Ocg,
    from: &Retention,
    group: &str,
    review: Option<Date>,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Retention, Reject> {
    if from.disposal.as_ref().is_some_and(|disposal| disposal.agreed_on.is_none()) {
        return refuse(format!("The disposal of {} is proposed and not decided. Agree to it or refuse it.", ocg.tag()));
    }
    let group = if group.trim().is_empty() { from.group.as_str() } else { group };
    if group.is_empty() {
        return refuse(format!("{} has no retention group yet. Name one.", ocg.tag()));
    }
    let profile = record.profile()?;
    let group = profile.retention.group(group)?;
    let months = chrono::Months::new(group.review_years.saturating_mul(12));
    let review = review.or_else(|| asking.today.checked_add_months(months));
    if let Some(review) = review.filter(|review| *review <= asking.today) {
        return refuse(format!("The next review is to come: {} is not after today.", plain(review)));
    }
    Ok(Retention {
        group: group.name.clone(),
        group_words: group.words.clone(),
        review,
        reviewed_on: Some(asking.today),
        reviewed_by: asking.decided_by.clone(),
        holds: from.holds.clone(),
        disposal: None,
    })
}

fn answered(
    ocg: &Ocg,
    from: &Retention,
    agreed: bool,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<(RetentionStep, Retention), Reject> {
    let Some(disposal) = from.disposal.clone().filter(|disposal| disposal.agreed_on.is_none()) else {
        return refuse(format!("No disposal of {} waits for a decision. Propose it first.", ocg.tag()));
    };
    if !agreed {
        return Ok((RetentionStep::Refused, Retention { disposal: None, ..from.clone() }));
    }
    may_go(ocg, from, record)?;
    let agreed = Disposal { agreed_on: Some(asking.today), agreed_by: asking.decided_by.clone(), ..disposal };
    Ok((RetentionStep::Agreed, Retention { disposal: Some(agreed), ..from.clone() }))
}

/// Refuses what is held, what the meeting still calls, and what somebody still has to do something about.
fn may_go(ocg: &Ocg, retention: &Retention, record: &dyn Reading) -> Result<(), Reject> {
    if let Some(held) = retention.held() {
        return refuse(format!("{} is {held}. It is kept until the hold is lifted.", ocg.tag()));
    }
    if ocg.status.is_live() {
        let status = ocg.status.word();
        return refuse(format!("{} is {status}: only what is archived or transferred is disposed of.", ocg.tag()));
    }
    if let Some(waiting) = unfinished(ocg, record)? {
        return refuse(waiting);
    }
    Ok(())
}
