//! `muster copies`: every numbered copy of a paper, whose it is and what became of it; and that some of them came back, are destroyed or spoilt, noted in the
//! access log (papers section 2j).
//!
//! As with a look, the line is added beside whoever has the record open.

use super::args::Copies;
use super::context::{Context, Opened};
use super::failure::Failure;
use super::find::shown;
use super::output;
use super::table::{self, Sheet};
use crate::domain::access_log::Access;
use crate::domain::copies::{Fate, NumberedCopy, Unaccountable};
use crate::domain::marking::within;
use crate::domain::meeting::MeetingKind;
use crate::domain::time::{clock, short_year};
use crate::store::copies::Accounted;
use crate::text::Align::{Left, Right};
use crate::text::{clean_line, listed};
use serde_json::json;

/// A copy with the name of its paper.
type Row = (String, NumberedCopy);

/// Lists the copies, or notes what became of some.
pub(super) fn run(asked: &Copies, context: &Context) -> Result<(), Failure> {
    let fate = match (asked.returned, asked.destroyed, asked.spoilt) {
        (true, ..) => Fate::Returned,
        (_, true, _) => Fate::Destroyed,
        (.., true) => Fate::Spoilt,
        _ => return list(asked, context),
    };
    account(asked, fate, context)
}

/// Opens the record to read it, where its papers are copied by number; the same is said wherever they are not.
fn open(context: &Context) -> Result<Opened, Failure> {
    let opened = context.open(true)?;
    if opened.covert()? {
        return Ok(opened);
    }
    Err(Failure::refused("The papers of this record are not written in numbered copies."))
}

fn list(asked: &Copies, context: &Context) -> Result<(), Failure> {
    let mut opened = open(context)?;
    let facts = opened.store.facts()?;
    let founding = facts.as_ref().map(|facts| &facts.founding);
    let mut rows = opened.store.numbered_copies()?;
    if let Some(number) = asked.meeting {
        let prefix = founding.map(|founding| clean_line(&founding.prefix)).unwrap_or_default();
        let begins = format!("{prefix}-{}{number}-", MeetingKind::Covert.paper_letter());
        rows.retain(|(paper, _)| paper.starts_with(&begins));
    }
    if let Some(wanted) = &asked.paper {
        rows.retain(|(paper, _)| paper.eq_ignore_ascii_case(wanted.trim()));
    }
    if asked.out {
        rows.retain(|(_, copy)| copy.became.is_none());
    }
    opened.note(Access::listed("copies"), context);
    let sheet = Sheet {
        format: "muster.copies/1",
        envelope: json!({
            "store_id": founding.map(|founding| founding.store_id.as_str()),
            "bcu": founding.map(|founding| founding.bcu.as_str()),
            "demo": founding.map(|founding| founding.demo),
            "entry": opened.store.entries(),
        }),
        columns: &[("Paper", Left), ("Copy", Right), ("Holder", Left), ("Given", Left), ("What became of it", Left)],
        flexible: 2,
        cells: &|(paper, copy): &Row| {
            vec![
                paper.clone(),
                copy.number.to_string(),
                holder(copy),
                format!("{} {}", short_year(copy.at.local_date()), clock(copy.at)),
                copy.state(),
            ]
        },
        keys: &["paper", "copy", "holder", "given_at", "state", "noted_at"],
        json: &|(paper, copy): &Row| {
            json!({
                "paper": paper,
                "copy": copy.number,
                "holder": copy.holder,
                "given_at": copy.at.iso(),
                "state": copy.became.map_or("out", |(fate, _)| fate.word()),
                "noted_at": copy.became.map(|(_, at)| at.iso()),
            })
        },
        none: "There is no such numbered copy.",
    };
    table::write(asked.shape, &sheet, &rows)
}

fn holder(copy: &NumberedCopy) -> String {
    copy.holder.clone().unwrap_or_else(|| crate::domain::access_log::ERASED.to_owned())
}

fn account(asked: &Copies, fate: Fate, context: &Context) -> Result<(), Failure> {
    context.may_change()?;
    let because = asked.because.as_deref().unwrap_or_default();
    within(because).map_err(|why| Failure::refused(format!("Not noted: {why}")))?;
    let mut opened = open(context)?;
    context.may_change_as(&opened.seat)?;
    // The name of a paper is found in any letter case.
    let typed = asked.paper.as_deref().unwrap_or_default().trim();
    let known = opened.store.numbered_copies()?.into_iter().map(|(paper, _)| paper);
    let paper = known.into_iter().find(|paper| paper.eq_ignore_ascii_case(typed)).unwrap_or_else(|| shown(typed));
    let (who, at) = (opened.operator.clone(), context.now_for(&opened.store));
    let said = Accounted { paper: &paper, numbers: &asked.numbers, fate, because, who: &who, at };
    let noted = opened.store.account_for(said)?.ok_or_else(|| {
        Failure::refused("The record is of an older form: open it once for writing. Nothing was noted.")
    })?;
    let copies = noted.map_err(|why| match why {
        Unaccountable::Unknown(sentence) => {
            Failure::usage(format!("{sentence} \"muster copies\" lists those that were. Nothing was noted."))
        }
        Unaccountable::Already(sentence) => Failure::refused(format!("{sentence} Nothing was noted.")),
    })?;
    let named: Vec<String> = copies.iter().map(|copy| format!("{} of {}", copy.number, holder(copy))).collect();
    let (word, are) = if named.len() == 1 { ("copy", "is") } else { ("copies", "are") };
    output::line(&format!("Noted: {paper}, {word} {}, {are} {}.", listed(&named), fate.word()));
    Ok(())
}
