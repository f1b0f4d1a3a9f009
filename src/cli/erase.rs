//! `muster erase`: words erased by law. What goes is shown word by word and entry by entry; the number typed again confirms it; then what still holds the
//! words outside the record is named.

use super::args::{Erase, Taken};
use super::context::Context;
use super::failure::Failure;
use super::find::{Finder, Target as Found};
use super::output;
use super::receipt::stopped;
use super::{files, typed};
use crate::domain::access_log::Access;
use crate::journal::hex;
use crate::store::Store;
use crate::store::backups::{self, Found as Backup};
use crate::store::erase::{EraseAsked, Plan, Take, Target};
use crate::text::{clean_line, count_group, plural, quoted};
use std::path::Path;

/// Shows what goes, asks, erases.
pub(super) fn run(erase: &Erase, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(erase.dry_run)?;
    let asking = opened.asking(context);
    let reference = erase.reference.join(" ");
    let take = match erase.take {
        Taken::Words => Take::Words,
        Taken::Names => Take::Names,
        Taken::Both => Take::Both,
    };
    let asked = EraseAsked {
        target: target(&Finder::new(&opened.store, asking.today), &reference)?,
        because: erase.because.clone(),
        authority: erase.authority.clone(),
        everywhere: erase.everywhere,
        take,
    };
    let plan = opened.store.plan_erasure(&asked, &asking)?;
    show(&plan, take);
    outside(&opened.store, &plan);
    if erase.dry_run {
        opened.note(looked(&reference), context);
        output::line("Nothing was erased.");
        return Ok(());
    }
    output::prompt(&format!("This cannot be taken back. Type {} to erase: ", plan.name));
    if !typed::again(&plan.name) {
        opened.note(looked(&reference), context);
        return Err(Failure::refused(format!("Nothing was erased: {} was not typed again.", clean_line(&plan.name))));
    }
    let (receipt, swept) = opened.store.erase(&asked, &plan, &asking)?;
    for sentence in &receipt.sentences {
        output::line(&format!("Entry {}: {}", count_group(receipt.last), stopped(sentence)));
    }
    if !swept {
        output::remark(
            "The old pages of the record are not swept yet, since another process reads it. Close it and open the record once more for writing.",
        );
    }
    Ok(())
}

/// The line of the access log for words that were shown and not erased: an erasure itself is an entry of the journal.
fn looked(reference: &str) -> Access {
    Access::looked("erasure", &format!("what would go with {}", clean_line(reference.trim())))
}

/// What is meant by what was typed: a bare number is an entry.
fn target(finder: &Finder<'_>, typed: &str) -> Result<Target, Failure> {
    let bare: String = typed.chars().filter(|letter| *letter != ',').collect();
    if let Ok(entry) = bare.trim().parse::<u64>() {
        return Ok(Target::Entry(entry));
    }
    let found = finder.any(typed)?;
    Ok(match found {
        Found::Entry(entry) => Target::Entry(entry),
        Found::Ocg(ocg) => Target::Ocg(ocg),
        Found::Action(_) | Found::Officer(_) | Found::Disruption(_) | Found::Meeting(_) | Found::Item(_) => {
            Target::Record(found.subject(), clean_line(typed.trim()))
        }
    })
}

fn show(plan: &Plan, take: Take) {
    output::line("These words go, and \"erased on ... (entry ...)\" stands in their place:");
    for text in &plan.texts {
        output::line(&format!("  \"{}\"", clean_line(text)));
    }
    output::line(&format!("They go from {}:", plural(plan.entries.len() as u64, "entry", "entries")));
    for (entry, sentence) in &plan.entries {
        output::line(&format!("  {}  {}", count_group(*entry), stopped(sentence)));
    }
    if !plan.elsewhere.is_empty() {
        let many = plural(plan.elsewhere.len() as u64, "entry", "entries");
        output::line(&format!(
            "The same words stand in {many} about other records and stay there; with --everywhere they go there too:"
        ));
        for (entry, sentence) in &plan.elsewhere {
            output::line(&format!("  {}  {}", count_group(*entry), stopped(sentence)));
        }
    }
    if plan.lines > 0 {
        let lines = plural(plan.lines as u64, "line", "lines");
        let lose = if plan.lines == 1 { "loses its" } else { "lose their" };
        output::line(&format!(
            "{lines} of the access log typed them and {lose} words; who looked and when stays, and to whom something was given."
        ));
    }
    if plan.sealed > 0 {
        let entries = plural(plan.sealed, "entry says", "entries say");
        output::line(&format!("{entries} that one of these recorded or decided: that is sealed and stays."));
    }
    if !plan.staying.is_empty() {
        let shown: Vec<String> = plan.staying.iter().map(|name| clean_line(name)).collect();
        let why = match take {
            Take::Words => "Names stay (with --take names those go that nothing bears today)",
            Take::Names | Take::Both => {
                "These names stay, since something in the record is found by them, bears or bore them"
            }
        };
        output::line(&format!("{why}: {}.", quoted(&shown)));
    }
    output::line("What was typed and not sent, kept from a lock, goes too. Numbers, dates and every hash stay.");
}

/// What may hold the words outside the record.
fn outside(store: &Store, plan: &Plan) {
    let Some(folder) = store.folder() else { return };
    let papers = names(&folder.papers()).len() as u64;
    if papers > 0 {
        let (many, place) = (plural(papers, "paper", "papers"), clean_line(&folder.papers().to_string_lossy()));
        output::line(&format!("{many} in {place} may hold the words: delete them and write them again."));
    }
    in_backups(store, plan, &folder.backups());
    for aside in crate::store::aside::found(folder.path()) {
        output::line(&format!(
            "{} is the record that a restore put aside and may hold the words: delete it when nothing of it is needed.",
            files::shown(&aside)
        ));
    }
}

/// The backups in the store's own folder that can hold the words, by what they say of themselves.
fn in_backups(store: &Store, plan: &Plan, place: &Path) {
    let id = store.founding().ok().flatten().map(|founding| founding.store_id).unwrap_or_default();
    let found = backups::found(place).unwrap_or_default();
    let ours: Vec<&Backup> = found.iter().filter(|backup| id.is_empty() || backup.store_id() == id).collect();
    let holding: Vec<&&Backup> = ours.iter().filter(|backup| can_hold(store, plan, backup)).collect();
    let place = files::shown(place);
    if holding.is_empty() {
        let said = match ours.len() as u64 {
            0 => "The folder of backups is empty.".to_owned(),
            many => format!("{} in {place} came before the words.", plural(many, "backup", "backups")),
        };
        output::line(&format!(
            "{said} Backups elsewhere, papers and prints that hold the words are not reached from here."
        ));
        return;
    }
    output::line(&format!(
        "{} in {place} may still hold the words:",
        plural(holding.len() as u64, "backup", "backups")
    ));
    for backup in &holding {
        let name = backup.path().file_name().unwrap_or_default().to_string_lossy();
        output::line(&format!("  {}", clean_line(&name)));
    }
    let before = (ours.len() - holding.len()) as u64;
    if before > 0 {
        output::line(&format!("{} came before the words and can stay.", plural(before, "other", "others")));
    }
    output::line(
        "Make a new backup after the erasure and delete these; so with backups elsewhere, papers and prints (docs/retention-and-access.md).",
    );
}

/// Whether a backup can hold the words: not where its journal is the beginning of this one and ends before the first entry that has them. Where the access
/// log typed them nobody knows since when; and what a backup does not say of itself may be anything.
fn can_hold(store: &Store, plan: &Plan, backup: &Backup) -> bool {
    let first = plan.entries.iter().chain(&plan.elsewhere).map(|(entry, _)| *entry).min().unwrap_or_default();
    let Some((entries, head)) = backup.head() else { return true };
    let begins = || store.seal_at(entries).ok().flatten().is_some_and(|seal| hex(&seal.head) == head);
    plan.lines > 0 || entries >= first || !begins()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).map(|entries| entries.flatten().collect::<Vec<_>>()).unwrap_or_default();
    let mut names: Vec<String> = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
