//! `muster erase`: words erased by law. What goes is shown word by word and entry by entry; the number typed again confirms it; then what still holds the
//! words outside the record is named.

use super::args::Erase;
use super::context::Context;
use super::failure::Failure;
use super::find::{Finder, Target as Found};
use super::output;
use super::receipt::stopped;
use crate::store::Store;
use crate::store::backup::SUFFIX;
use crate::store::erase::{EraseAsked, Plan, Target};
use crate::text::{clean_line, count_group, plural};
use std::io::Read as _;
use std::path::Path;

/// Most that is read in search of the number typed again.
const MOST: u64 = 4_096;

/// Shows what goes, asks, erases.
pub(super) fn run(erase: &Erase, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(erase.dry_run)?;
    let asking = opened.asking(context);
    let typed = erase.reference.join(" ");
    let asked = EraseAsked {
        target: target(&Finder::new(&opened.store, asking.today), &typed)?,
        because: erase.because.clone(),
        authority: erase.authority.clone(),
        everywhere: erase.everywhere,
    };
    let plan = opened.store.plan_erasure(&asked, &asking)?;
    show(&plan);
    outside(&opened.store);
    if erase.dry_run {
        output::line("Nothing was erased.");
        return Ok(());
    }
    output::prompt(&format!("This cannot be taken back. Type {} to erase: ", plan.name));
    if !same(&line_typed(), &plan.name) {
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

fn show(plan: &Plan) {
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
        output::line(&format!("{lines} of the access log typed them and lose their words; who looked and when stays."));
    }
    output::line(
        "What was typed and not sent, kept from a lock, goes too. Numbers, dates, names of operations and officers, and every hash stay.",
    );
}

/// What may hold the words outside the record.
fn outside(store: &Store) {
    let Some(folder) = store.folder() else { return };
    let papers = names(&folder.papers()).len() as u64;
    if papers > 0 {
        let (many, place) = (plural(papers, "paper", "papers"), clean_line(&folder.papers().to_string_lossy()));
        output::line(&format!("{many} in {place} may hold the words: delete them and write them again."));
    }
    let backups: Vec<String> = names(&folder.backups()).into_iter().filter(|name| name.ends_with(SUFFIX)).collect();
    if backups.is_empty() {
        output::line(
            "The folder of backups is empty. Backups elsewhere, papers and prints that hold the words are not reached from here.",
        );
        return;
    }
    let many = plural(backups.len() as u64, "backup", "backups");
    output::line(&format!("{many} in {} still hold the words:", clean_line(&folder.backups().to_string_lossy())));
    for name in &backups {
        output::line(&format!("  {}", clean_line(name)));
    }
    output::line(
        "Make a new backup after the erasure and delete these; so with backups elsewhere, papers and prints (docs/retention-and-access.md).",
    );
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).map(|entries| entries.flatten().collect::<Vec<_>>()).unwrap_or_default();
    let mut names: Vec<String> = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The first line of standard input.
fn line_typed() -> String {
    let mut text = Vec::new();
    for byte in std::io::stdin().lock().take(MOST).bytes() {
        match byte {
            Ok(b'\n') | Err(_) => break,
            Ok(byte) => text.push(byte),
        }
    }
    String::from_utf8_lossy(&text).trim().to_owned()
}

/// Whether the name was typed again; commas in numbers and letter case do not matter.
fn same(typed: &str, name: &str) -> bool {
    let plain = |text: &str| text.replace(',', "").trim().to_lowercase();
    plain(typed) == plain(name)
}
