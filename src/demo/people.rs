//! The people of the invented division: rank and collar number, units of the profile, partner agencies.

use super::Plan;
use super::cast::Shape;
use super::scale::Scale;
use super::words::Who;
use crate::domain::identity::OfficerId;
use crate::domain::officer::OfficerDetails;
use crate::domain::time::{Date, add_days};
use std::collections::{BTreeMap, BTreeSet};

/// One who leads, as planned.
#[derive(Debug, Clone)]
pub(super) struct Lead {
    /// Identity.
    pub(super) id: OfficerId,
    /// The tier whose units they belong to.
    pub(super) tier: u8,
    /// Groups led at the end.
    pub(super) leads: u32,
    /// Day of LRO training that is entered later than the founding.
    pub(super) trains_on: Option<Date>,
    /// An absence that is entered shortly before the end.
    pub(super) away: Option<(Date, Date)>,
    /// As written.
    pub(super) details: OfficerDetails,
}

/// Everybody.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    /// Those who lead; they come first in the order of identities.
    pub(super) leads: Vec<Lead>,
    /// The others who own actions, with what falls to them.
    pub(super) others: Vec<(OfficerId, Who, OfficerDetails)>,
    by_kind: BTreeMap<Who, Vec<OfficerId>>,
}

/// Who decides.
pub(super) const CHAIR: &str = "DCI 3051";
/// Who enters.
pub(super) const LOGGIST: &str = "Staff 7719";

impl People {
    /// Everybody, found by what falls to them.
    pub(super) fn new(leads: Vec<Lead>, others: Vec<(OfficerId, Who, OfficerDetails)>) -> Self {
        let mut by_kind: BTreeMap<Who, Vec<OfficerId>> = BTreeMap::new();
        for (id, who, _) in &others {
            by_kind.entry(*who).or_default().push(*id);
        }
        Self { leads, others, by_kind }
    }

    /// Those to whom such wordings fall.
    pub(super) fn others_for(&self, who: Who) -> &[OfficerId] {
        self.by_kind.get(&who).map_or(&[], Vec::as_slice)
    }

    /// Whether somebody who leads is a partner.
    pub(super) fn is_partner(&self, id: OfficerId) -> bool {
        self.leads.iter().any(|lead| lead.id == id && lead.details.partner)
    }

    /// The label of an officer.
    pub(super) fn label(&self, id: OfficerId) -> &str {
        let at = usize::try_from(id.0 - 1).unwrap_or(usize::MAX);
        match at.checked_sub(self.leads.len()) {
            None => self.leads.get(at).map_or("", |lead| &lead.details.label),
            Some(at) => self.others.get(at).map_or("", |(_, _, details)| &details.label),
        }
    }
}

fn number(rng: &mut fastrand::Rng, taken: &mut BTreeSet<u32>) -> u32 {
    loop {
        let number = rng.u32(1_000..10_000);
        if taken.insert(number) {
            return number;
        }
    }
}

/// Who leads in which tier: as many as keeps the load even.
fn tiers(scale: &Scale, shape: &Shape) -> Vec<u8> {
    let mut given = [0_usize; 4];
    let officers = scale.lros - usize::from(shape.partner_leads);
    (0..officers)
        .map(|_| {
            let next = (0..4)
                .max_by_key(|at| {
                    let groups = shape.per_tier.get(*at).copied().unwrap_or_default();
                    let led = given.get(*at).copied().unwrap_or_default();
                    (groups * 1_000 / (led + 1), 4 - at)
                })
                .unwrap_or_default();
            if let Some(led) = given.get_mut(next) {
                *led += 1;
            }
            u8::try_from(next + 1).unwrap_or(4)
        })
        .collect()
}

/// Those who lead. Limits are set by the cast, which knows who leads what.
pub(super) fn leads(
    plan: &Plan,
    scale: &Scale,
    shape: &Shape,
    founded: Date,
    rng: &mut fastrand::Rng,
    taken: &mut BTreeSet<u32>,
) -> Vec<Lead> {
    let valid = i64::from(plan.profile.lro_training_valid_days);
    let mut seen = [0_usize; 5];
    let mut out: Vec<Lead> = Vec::with_capacity(scale.lros);
    for (at, tier) in tiers(scale, shape).into_iter().enumerate() {
        let ranks: &[&str] = match tier {
            1 => &["DI", "DS", "DI", "DS"],
            2 => &["Insp", "PS", "Insp", "PS"],
            _ => &["DS", "DI", "DS", "DC"],
        };
        let nth = seen.get(usize::from(tier)).copied().unwrap_or_default();
        if let Some(count) = seen.get_mut(usize::from(tier)) {
            *count += 1;
        }
        let units = &plan.profile.tier(tier).units;
        // One in thirty is untrained and one in eight has let the training lapse; of few, one each.
        let untrained = at % 30 == 2;
        let lapsed = at % 8 == 3;
        let trained = match (untrained, lapsed) {
            (true, _) => None,
            (false, true) => Some(add_days(plan.today, -valid - rng.i64(20..320))),
            (false, false) => Some(add_days(plan.today, -rng.i64(30..valid - 40))),
        };
        let earlier = trained.map(|_| add_days(founded, -rng.i64(valid - 60..valid + 90)));
        let later = trained.filter(|on| *on > founded);
        out.push(Lead {
            id: OfficerId(i64::try_from(at + 1).unwrap_or(i64::MAX)),
            tier,
            leads: 0,
            trains_on: later,
            away: (at % 14 == 4).then(|| (add_days(plan.today, 6), add_days(plan.today, 10))),
            details: OfficerDetails {
                label: format!("{} {}", ranks.get(nth % ranks.len()).copied().unwrap_or("DS"), number(rng, taken)),
                unit: units.get(nth % units.len().max(1)).cloned().unwrap_or_default(),
                can_lead: true,
                trained_on: if later.is_some() { earlier } else { trained },
                ..OfficerDetails::default()
            },
        });
    }
    if shape.partner_leads {
        out.push(Lead {
            id: OfficerId(i64::try_from(out.len() + 1).unwrap_or(i64::MAX)),
            tier: 3,
            leads: 0,
            trains_on: None,
            away: None,
            details: OfficerDetails {
                label: "CSP 07".into(),
                unit: "Community Safety Partnership".into(),
                partner: true,
                can_lead: true,
                trained_on: Some(add_days(plan.today, -rng.i64(60..500))),
                ..OfficerDetails::default()
            },
        });
    }
    out
}

/// Those who own actions and do not lead.
pub(super) fn others(
    plan: &Plan,
    scale: &Scale,
    shape: &Shape,
    first: i64,
    rng: &mut fastrand::Rng,
    taken: &mut BTreeSet<u32>,
) -> Vec<(OfficerId, Who, OfficerDetails)> {
    let agency = |label: &str, unit: &str, who| {
        let details =
            OfficerDetails { label: label.into(), unit: unit.into(), partner: true, ..OfficerDetails::default() };
        (who, details)
    };
    let mut kept = vec![
        agency(if shape.partner_leads { "CSP 03" } else { "CSP 07" }, "Community Safety Partnership", Who::Csp),
        agency("Housing", "Housing", Who::Housing),
        agency("Probation", "Probation Service", Who::Probation),
        agency("Youth justice", "Youth Justice Service", Who::Youth),
    ];
    for at in 0..scale.lros / 10 {
        kept.push(agency(&format!("CSP {}", 11 + at), "Community Safety Partnership", Who::Csp));
        kept.push(agency(&format!("Housing {}", 11 + at), "Housing", Who::Housing));
    }
    let units: Vec<&String> = plan.profile.tiers.iter().take(2).flat_map(|tier| &tier.units).collect();
    for at in 0..scale.lros {
        let (rank, who) = match at % 6 {
            0 => ("FI", Who::Finance),
            1 => ("Staff", Who::Intel),
            2 => ("PC", Who::Team),
            _ => ("DC", Who::Team),
        };
        let unit = match who {
            Who::Finance => "Economic Crime Unit".to_owned(),
            Who::Intel => plan.profile.tier(3).units.first().cloned().unwrap_or_default(),
            _ => units.get(at % units.len().max(1)).map(|unit| (*unit).clone()).unwrap_or_default(),
        };
        let label = format!("{rank} {}", number(rng, taken));
        kept.push((who, OfficerDetails { label, unit, ..OfficerDetails::default() }));
    }
    (first..).zip(kept).map(|(id, (who, details))| (OfficerId(id), who, details)).collect()
}
