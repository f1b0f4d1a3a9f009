//! The words of the invented division: what is to be done, why, what came of it. Data only; a slot in braces is filled by `fill`.

pub(super) mod names;
pub(super) mod prepare;
pub(super) mod prevent;
pub(super) mod protect;
pub(super) mod pursue;
pub(super) mod reasons;
pub(super) mod records;
pub(super) mod results;

use crate::domain::tier::Strand;

/// To whom an action of this wording naturally falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// The LRO.
    Lead,
    /// Another officer of the force.
    Team,
    /// A financial investigator.
    Finance,
    /// Intelligence staff.
    Intel,
    /// The Community Safety Partnership.
    Csp,
    /// Housing.
    Housing,
    /// Probation.
    Probation,
    /// Youth justice.
    Youth,
}

#[cfg(test)]
impl Who {
    /// Everybody.
    pub(super) const ALL: [Self; 8] =
        [Self::Lead, Self::Team, Self::Finance, Self::Intel, Self::Csp, Self::Housing, Self::Probation, Self::Youth];
}

/// A wording and to whom it falls.
pub(super) type Wording = (Who, &'static str);

/// The wordings of one P.
pub(super) const fn of(strand: Strand) -> &'static [Wording] {
    match strand {
        Strand::Pursue => &pursue::WORDINGS,
        Strand::Prevent => &prevent::WORDINGS,
        Strand::Protect => &protect::WORDINGS,
        Strand::Prepare => &prepare::WORDINGS,
    }
}

/// One of a list, by chance; empty only for an empty list.
pub(super) fn one_of<T: Copy + Default>(rng: &mut fastrand::Rng, list: &[T]) -> T {
    match list.len() {
        0 => T::default(),
        many => list.get(rng.usize(..many)).copied().unwrap_or_default(),
    }
}

/// The text with its slots filled: `{place}`, `{n}` (two to six), `{k}` (a figure).
pub(super) fn fill(rng: &mut fastrand::Rng, text: &str) -> String {
    let mut out = text.to_owned();
    if out.contains("{place}") {
        out = out.replace("{place}", one_of(rng, &names::PLACES));
    }
    if out.contains("{n}") {
        out = out.replace("{n}", one_of(rng, &["two", "three", "four", "five", "six"]));
    }
    if out.contains("{k}") {
        out = out.replace("{k}", &rng.u32(2..=40).to_string());
    }
    out
}

/// One of a list, by chance, with its slots filled.
pub(super) fn say(rng: &mut fastrand::Rng, list: &[&'static str]) -> String {
    let text = one_of(rng, list);
    fill(rng, text)
}
