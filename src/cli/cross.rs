//! `muster cross`: a sanitised action passes from this record to the one named with `--with`, after a look at exactly what will cross.

use super::args::Cross;
use super::context::Context;
use super::failure::Failure;
use super::find::Finder;
use super::receipt::stopped;
use super::{output, words};
use crate::domain::access_log::Access;
use crate::domain::crossing::{Crossing, Wanted};
use crate::domain::date_words::{self, Anchors};
use crate::domain::tier::Strand;
use crate::store::Store;
use crate::term::crossing::{self, Beside, GivenUp};

/// Shows what would cross, lets it cross, or tells what was begun.
pub(super) fn run(cross: &Cross, context: &Context) -> Result<(), Failure> {
    let writes = cross.yes || cross.finish.is_some() || cross.abandon.is_some();
    let mut opened = context.open(!writes)?;
    // The open store says the same as a rule of it would, whatever was asked.
    if !opened.covert()? {
        return Err(Failure::refused("Nothing passes from this record to another."));
    }
    let asking = opened.asking(context);
    let begun = crossing::pending(&opened.store)?;
    if cross.reference.is_none() && cross.finish.is_none() && cross.abandon.is_none() {
        opened.note(Access::listed("crossings"), context);
        return tell(&begun);
    }
    let beside =
        context.beside()?.ok_or_else(|| Failure::usage("Name the open record with --with DIR. Nothing crossed."))?;
    if let Some(entry) = cross.finish.or(cross.abandon) {
        let (intent, what) = begun.into_iter().find(|(intent, _)| *intent == entry).ok_or_else(|| {
            Failure::usage(format!("Entry {entry} began no crossing that waits. \"muster cross\" shows those that do."))
        })?;
        if cross.abandon.is_some() {
            let (left, _) = crossing::abandon(&mut opened.store, &beside, intent, &what, &asking)?;
            output::line(&match left {
                GivenUp::Nothing => "Given up. Nothing of it stands in the open record.".to_owned(),
                GivenUp::TakenBack(number) => format!(
                    "Given up. {number} was made in the open record and taken back there; the journal of that record still has its words."
                ),
                GivenUp::Erased(number) => format!(
                    "Given up. {number} of the open record may be its action; the words of that one were erased there by law."
                ),
            });
            return Ok(());
        }
        let (number, _) = crossing::finish(&mut opened.store, &beside, intent, &what, &asking)?;
        output::line(&format!("Released as {number}. The link is in this record only."));
        return Ok(());
    }
    // Whether it crosses or not: the preview reads the open record.
    opened.note(Access::looked("crossing", cross.to.as_deref().unwrap_or_default()).beside(), context);
    let wanted = wanted(cross, &opened.store, &beside, asking.today)?;
    let told = crossing::preview(&opened.store, &beside, &wanted, &asking)?;
    output::line(if cross.yes { "What crosses:" } else { "What would cross, and nothing else:" });
    for sentence in &told.sentences {
        output::line(&format!("  {}", stopped(sentence)));
    }
    for note in &told.notes {
        output::line(&format!("  Note: {}", stopped(note)));
    }
    if !cross.yes {
        output::line("Nothing was recorded. Add --yes to let it cross.");
        return Ok(());
    }
    let (number, _) = crossing::cross(&mut opened.store, &beside, &wanted, &asking)?;
    output::line(&format!("Released as {number}. The link is in this record only."));
    Ok(())
}

fn tell(begun: &[(u64, Crossing)]) -> Result<(), Failure> {
    if begun.is_empty() {
        output::line("No crossing waits to be finished.");
    }
    for (entry, crossing) in begun {
        let meant = crossing.meant.as_ref();
        let store = meant.map_or_else(|| "not said".to_owned(), |meant| meant.store.clone());
        output::line(&format!("Entry {entry}: {} {}. Open record: {store}.", crossing.ocg, crossing.words()));
    }
    if !begun.is_empty() {
        output::line(
            "Finish one with --finish ENTRY --with DIR, or give it up with --abandon ENTRY --with DIR; DIR is the folder of that open record.",
        );
    }
    Ok(())
}

fn wanted(cross: &Cross, covert: &Store, beside: &Beside, today: crate::domain::time::Date) -> Result<Wanted, Failure> {
    let open = beside.read()?;
    let there = Finder::new(&open, today);
    let due = cross.due.as_deref().map(|text| date_words::parse(text, today, &Anchors::default()).map_err(words::bad));
    Ok(Wanted {
        from: Finder::new(covert, today).ocg(cross.reference.as_deref().unwrap_or_default())?,
        to: there.ocg(cross.to.as_deref().unwrap_or_default()).map_err(of_open_record)?,
        text: cross.text.clone().unwrap_or_default(),
        owner: cross.owner.as_deref().map(|owner| there.officer(owner).map_err(of_open_record)).transpose()?,
        strand: cross.p.as_deref().map(|typed| Strand::from_words(typed).map_err(words::bad)).transpose()?,
        due: due.transpose()?,
    })
}

/// What is looked for in the open record is listed out of that one.
fn of_open_record(failure: Failure) -> Failure {
    let sentence = failure.sentence.replace("in the record.", "in the open record.");
    Failure { sentence: sentence.replace("\"muster list ", "\"muster --with DIR list "), ..failure }
}
