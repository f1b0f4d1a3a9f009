//! Judging what is written about OCGs and officers: clean, short enough, unmistakable.

use super::super::command::Asking;
use super::super::fact::Fact;
use super::super::identity::{OcgId, OfficerId, Series};
use super::super::limits::{self, MOST_NAME};
use super::super::ocg::OcgDetails;
use super::super::officer::{Officer, OfficerDetails};
use super::super::reading::Reading;
use super::super::time::{Date, plain};
use super::{Reject, refuse};

/// The officer, if still in the force on that day.
pub(super) fn present_officer(id: OfficerId, record: &dyn Reading, on: Date) -> Result<Officer, Reject> {
    let Some(officer) = record.officer(id)? else {
        return refuse("That officer is not in the record. Type a rank, a number or a unit to find one.");
    };
    match officer.details.left_on {
        Some(left) if left <= on => refuse(format!("{} left on {}. Choose somebody else.", officer.tag(), plain(left))),
        _ => Ok(officer),
    }
}

pub(super) fn owner_tag(
    id: OfficerId,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<super::super::identity::OfficerTag, Reject> {
    Ok(present_officer(id, record, asking.today)?.tag())
}

/// A list of words cleaned, without empties and repeats, order kept.
fn words(what: &str, list: &[String]) -> Result<Vec<String>, Reject> {
    let mut kept: Vec<String> = Vec::with_capacity(list.len());
    for word in list {
        let word = limits::name(what, word)?;
        if !word.is_empty() && !kept.iter().any(|other| other.eq_ignore_ascii_case(&word)) {
            kept.push(word);
        }
    }
    Ok(kept)
}

/// A priority of the local profile in its spelling there. What an OCG has already stands, also when the profile no longer names it.
fn priority(written: &str, itself: Option<OcgId>, record: &dyn Reading) -> Result<String, Reject> {
    let written = limits::name("the priority of the local profile", written)?;
    if written.is_empty() {
        return Ok(written);
    }
    let profile = record.profile()?;
    if let Some(known) = profile.local_profile.priority(&written) {
        return Ok(known.to_owned());
    }
    let before = itself.map(|id| record.ocg(id)).transpose()?.flatten();
    if before.is_some_and(|ocg| ocg.details.profile_priority == written) {
        return Ok(written);
    }
    let priorities = &profile.local_profile.priorities;
    refuse(if priorities.is_empty() {
        "The force profile names no priorities of a local profile. Write them into it under [local_profile] first."
            .to_owned()
    } else {
        format!("The local profile has no priority \"{written}\". Its priorities are: {}.", priorities.join("; "))
    })
}

pub(super) fn clean_ocg(
    written: &OcgDetails,
    itself: Option<OcgId>,
    record: &dyn Reading,
) -> Result<OcgDetails, Reject> {
    let line = limits::name;
    let mut operation = line("the operation name", &written.operation)?;
    let reference = line("the reference", &written.reference)?;
    if operation.is_empty() && reference.is_empty() {
        return refuse("An operation name or a reference is needed.");
    }
    if operation.is_empty() {
        operation.clone_from(&reference);
    }
    if let Some(other) = record.ocg_by_reference(&reference)?
        && Some(other) != itself
    {
        return refuse(format!("The reference {reference} belongs to another OCG. Check which one is meant."));
    }
    if let Some(other) = record.ocg_by_operation(&operation)?
        && Some(other) != itself
    {
        return refuse(format!("The operation name {operation} belongs to another OCG. Check which one is meant."));
    }
    Ok(OcgDetails {
        reference,
        operation,
        descriptive: line("the descriptive name", &written.descriptive)?,
        kind: written.kind,
        area: line("the area", &written.area)?,
        threats: words("a threat area", &written.threats)?,
        flags: words("a flag", &written.flags)?,
        reach: line("the reach", &written.reach)?,
        members: written.members,
        apmis_updated: written.apmis_updated,
        summary_for: if written.partner_summary.trim().is_empty() {
            Vec::new()
        } else {
            words("a body that may be told", &written.summary_for)?
        },
        profile_priority: priority(&written.profile_priority, itself, record)?,
        partner_summary: limits::optional("the partner summary", &written.partner_summary, limits::MOST_CHARACTERS)?,
    })
}

fn clean_officer(
    written: &OfficerDetails,
    itself: Option<OfficerId>,
    record: &dyn Reading,
) -> Result<OfficerDetails, Reject> {
    let label =
        crate::text::clean_line(&limits::needed("a rank and number, or an agency,", &written.label, MOST_NAME)?);
    if let Some(other) = record.officer_by_label(&label)?
        && Some(other) != itself
    {
        return refuse(format!("{label} is in the record already."));
    }
    if let Some((first, last)) = written.away
        && last < first
    {
        return refuse("An absence cannot end before it begins. Check the two dates.");
    }
    if written.limit.is_some_and(|limit| limit > 999) {
        return refuse("The limit must be between 0 and 999 OCGs.");
    }
    Ok(OfficerDetails { label, unit: limits::name("the unit", &written.unit)?, ..written.clone() })
}

pub(super) fn register_officer(written: &OfficerDetails, record: &dyn Reading) -> Result<Vec<Fact>, Reject> {
    let details = clean_officer(written, None, record)?;
    let id = OfficerId(record.highest_id(Series::Officer)? + 1);
    Ok(vec![Fact::OfficerRegistered { officer: Box::new(Officer { id, details }) }])
}

pub(super) fn amend_officer(
    id: OfficerId,
    written: &OfficerDetails,
    record: &dyn Reading,
) -> Result<Vec<Fact>, Reject> {
    let Some(officer) = record.officer(id)? else {
        return refuse("That officer is not in the record.");
    };
    let to = clean_officer(written, Some(id), record)?;
    if to == officer.details {
        return refuse(format!("Nothing about {} was changed.", officer.tag()));
    }
    Ok(vec![Fact::OfficerAmended { officer: officer.tag(), from: Box::new(officer.details), to: Box::new(to) }])
}
