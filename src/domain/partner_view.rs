//! What partners in the room may see on the screen: an allow-list, made of nothing but what may be shown (papers section 4, screens section 10).
//!
//! A tier is not among it: papers section 4 keeps it from partners, and that holds for the screen too. Nor are references, numbers, police owners, scores,
//! totals over what is not shareable, or anything that says how much is left out. Must not know a screen or a store.

use super::action::days_late;
use super::board::{ActionLine, Board};
use super::identity::OcgId;
use super::meeting::{Called, Meeting};
use super::tier::Strand;
use super::time::Date;
use std::collections::BTreeMap;

/// Everything partner view shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// The division.
    pub bcu: String,
    /// The day of the meeting that is open; `None` without one.
    pub on: Option<Date>,
    /// Partners who are in the room, as the attendance names them.
    pub present: Vec<String>,
    /// The groups they may be told of, by operation name.
    pub groups: Vec<ShownGroup>,
    /// Partner bodies with shareable actions.
    pub bodies: Vec<ShownBody>,
}

/// A group they may be told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownGroup {
    /// Identity; never shown.
    pub ocg: OcgId,
    /// Operation name.
    pub operation: String,
    /// Who leads it, if that is a partner body.
    pub lead: Option<String>,
    /// What the chair wrote for partners, where everybody in the room may read it; else empty.
    pub summary: String,
    /// Shareable actions of the police: what is done, never by whom.
    pub told: Vec<ShownAction>,
    /// Shareable actions of partner bodies.
    pub asked: Vec<ShownAction>,
    /// Whether it was called and discussed at the open meeting.
    pub called: bool,
}

/// A shareable action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownAction {
    /// Its P.
    pub strand: Option<Strand>,
    /// The partner body that owns it; empty for one of the police.
    pub body: String,
    /// What is to be done.
    pub text: String,
    /// When it is due.
    pub due: Option<Date>,
    /// Days it is late.
    pub late: Option<i64>,
}

/// A partner body and its shareable actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownBody {
    /// The body.
    pub body: String,
    /// Its live shareable actions.
    pub open: usize,
    /// Those of them that are late.
    pub late: usize,
}

/// What was written of a group for partners, and for whom by name; for every partner where nobody is named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The words.
    pub text: String,
    /// The bodies it is for (handling code C); empty for all (code P).
    pub bodies: Vec<String>,
}

impl Summary {
    /// Whether everybody in the room may read it: one who is not named is one too many, and words for named bodies are shown to nobody in particular.
    fn may_be_read_by(&self, present: &[String]) -> bool {
        let named = |who: &String| self.bodies.iter().any(|body| body.trim().eq_ignore_ascii_case(who.trim()));
        self.bodies.is_empty() || (!present.is_empty() && present.iter().all(named))
    }
}

/// Works out what may be shown as at `today`: of the live `actions` those that are shareable, with the groups they belong to. `summaries` has what was
/// written for partners of some groups; of a group without a shareable action nothing is shown.
#[must_use]
pub fn shown(
    board: &Board,
    bcu: &str,
    meeting: Option<&Meeting>,
    actions: &[ActionLine],
    summaries: &BTreeMap<OcgId, Summary>,
    today: Date,
) -> Shown {
    let is_partner =
        |line: &ActionLine| line.owner.and_then(|owner| board.officers.get(&owner)).is_some_and(|o| o.partner);
    let present: Vec<String> =
        meeting.into_iter().flat_map(Meeting::partners_in).map(|attender| attender.who.clone()).collect();
    let mut groups: BTreeMap<(String, OcgId), ShownGroup> = BTreeMap::new();
    let mut bodies: BTreeMap<String, ShownBody> = BTreeMap::new();
    for line in actions.iter().filter(|line| line.shareable && line.status.is_live()) {
        let group = groups.entry((line.operation.clone(), line.ocg)).or_insert_with(|| {
            let lro = board.ocgs.iter().find(|ocg| ocg.id == line.ocg).and_then(|ocg| ocg.lro);
            let lead = lro.and_then(|lro| board.officers.get(&lro)).filter(|officer| officer.partner);
            let summary = summaries.get(&line.ocg).filter(|summary| summary.may_be_read_by(&present));
            let result = meeting.and_then(|meeting| meeting.result(line.ocg));
            ShownGroup {
                ocg: line.ocg,
                operation: line.operation.clone(),
                lead: lead.map(|officer| officer.label.clone()),
                summary: summary.map_or_else(String::new, |summary| summary.text.trim().to_owned()),
                told: Vec::new(),
                asked: Vec::new(),
                called: result.is_some_and(|settled| settled.called == Called::Discussed),
            }
        });
        let late = days_late(line.status, line.due, today);
        let (body, list) = if is_partner(line) {
            (line.owner_label.clone(), &mut group.asked)
        } else {
            (String::new(), &mut group.told)
        };
        if !body.is_empty() {
            let of = bodies.entry(body.clone()).or_insert_with(|| ShownBody { body: body.clone(), open: 0, late: 0 });
            of.open += 1;
            of.late += usize::from(late.is_some());
        }
        list.push(ShownAction { strand: line.strand, body, text: line.text.clone(), due: line.due, late });
    }
    let mut groups: Vec<ShownGroup> = groups.into_values().collect();
    for group in &mut groups {
        for list in [&mut group.told, &mut group.asked] {
            list.sort_by(|one, other| {
                (one.due.is_none(), one.due, &one.text).cmp(&(other.due.is_none(), other.due, &other.text))
            });
        }
    }
    Shown {
        bcu: bcu.to_owned(),
        on: meeting.map(|meeting| meeting.details.on),
        present,
        groups,
        bodies: bodies.into_values().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(bodies: &[&str]) -> Summary {
        Summary { text: "words".into(), bodies: bodies.iter().map(|body| (*body).to_owned()).collect() }
    }

    #[test]
    fn words_for_named_bodies_are_shown_only_when_nobody_else_is_in_the_room() {
        let present = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert!(summary(&[]).may_be_read_by(&present(&[])));
        assert!(summary(&[]).may_be_read_by(&present(&["CSP 07", "Probation"])));
        assert!(!summary(&["CSP 07"]).may_be_read_by(&present(&[])), "nobody is there to read it");
        assert!(summary(&["CSP 07"]).may_be_read_by(&present(&["csp 07 "])));
        assert!(!summary(&["CSP 07"]).may_be_read_by(&present(&["CSP 07", "Probation"])));
        assert!(summary(&["Probation", "CSP 07"]).may_be_read_by(&present(&["CSP 07", "Probation"])));
    }
}
