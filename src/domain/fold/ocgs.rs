//! Folding what changes an OCG: details, status, tier, posts.

use super::super::fact::{Fact, Standing};
use super::super::ocg::{Holder, Ocg, Post};
use super::super::reading::{NumberSeries, Records};
use super::super::retention::Retention;
use super::{FoldError, for_good, need, spend, stale};

fn same_holder(one: Option<&Holder>, other: Option<&Holder>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => one.officer.id == other.officer.id && one.since == other.since,
        _ => false,
    }
}

/// Sets the days a step of the status moves with it, if it moves any.
fn begin_run(now: &mut Ocg, from: Standing, to: Standing) -> Result<(), FoldError> {
    if let (Some(then), Some(since)) = (from.tier_since, to.tier_since) {
        match now.placement.as_mut().filter(|place| place.since == then) {
            Some(place) => place.since = since,
            None => return stale(format!("the tier of {} was decided again later", now.tag())),
        }
    }
    if from.without_lro_since.is_some() && to.without_lro_since.is_some() {
        if now.without_lro_since != from.without_lro_since {
            return stale(format!("the LRO of {} was changed again later", now.tag()));
        }
        now.without_lro_since = to.without_lro_since;
    }
    Ok(())
}

pub(super) fn fold(fact: &Fact, records: &mut dyn Records) -> Result<(), FoldError> {
    match fact {
        Fact::OcgAmended { ocg, from, to } => {
            let mut now = need(records.ocg(ocg.id)?, || ocg.to_string())?;
            if now.details != **from {
                return stale(format!("what is written about {ocg} was changed again later"));
            }
            now.details = (**to).clone();
            records.put_ocg(&now)?;
        }
        Fact::OcgStatusSet { ocg, number, from, to, .. } => {
            let mut now = need(records.ocg(ocg.id)?, || ocg.to_string())?;
            if now.status != from.status || now.status_since != from.since {
                return stale(format!("the status of {ocg} was changed again later"));
            }
            begin_run(&mut now, *from, *to)?;
            spend(records, NumberSeries::Decision, number)?;
            now.status = to.status;
            now.status_since = to.since;
            records.put_ocg(&now)?;
        }
        Fact::TierDecided { ocg, number, from, to } => {
            let mut now = need(records.ocg(ocg.id)?, || ocg.to_string())?;
            if now.placement != *from {
                return stale(format!("the tier of {ocg} was decided again later"));
            }
            spend(records, NumberSeries::Decision, number)?;
            now.placement.clone_from(to);
            records.put_ocg(&now)?;
        }
        Fact::PostFilled { ocg, number, post, from, to, without_from, without_to, .. } => {
            let mut now = need(records.ocg(ocg.id)?, || ocg.to_string())?;
            if !same_holder(now.holder(*post), from.as_ref()) {
                return stale(format!("the {} of {ocg} was changed again later", post.word()));
            }
            spend(records, NumberSeries::Decision, number)?;
            match post {
                Post::Lro => {
                    if now.without_lro_since != *without_from {
                        return stale(format!("the LRO of {ocg} was changed again later"));
                    }
                    now.lro.clone_from(to);
                    now.without_lro_since = *without_to;
                }
                Post::Deputy => now.deputy.clone_from(to),
                Post::Sro => now.sro.clone_from(to),
            }
            records.put_ocg(&now)?;
        }
        Fact::RetentionSet(change) => {
            let ocg = &change.ocg;
            let mut now = need(records.ocg(ocg.id)?, || ocg.to_string())?;
            if now.retention.as_deref().cloned().unwrap_or_default() != change.from {
                if now.retention.as_deref().is_some_and(Retention::is_disposed) {
                    return for_good(format!("{ocg} is disposed of by now"));
                }
                return stale(format!("the retention of {ocg} was changed again later"));
            }
            // Nothing said is nothing kept, so that what is taken back leaves no trace.
            now.retention = (change.to != Retention::default()).then(|| Box::new(change.to.clone()));
            records.put_ocg(&now)?;
        }
        _ => {}
    }
    Ok(())
}
