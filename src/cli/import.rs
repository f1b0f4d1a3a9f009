//! `muster import`: read, lay beside the record, show what would change, and bring it in as one batch for each file.

mod rehearse;

use super::args::Import;
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;
use super::receipt;
use super::replay;
use crate::domain::access_log::Access;
use crate::domain::reading::Reading;
use crate::domain::time::Date;
use crate::exchange::fields::What;
use crate::exchange::mapping::Mapping;
use crate::exchange::plan::{FileMark, Plan};
use crate::exchange::preview;
use crate::exchange::rows::{Drafts, interpret};
use crate::store::StoreError;
use crate::text::plural;
use serde_json::{Value, json};
use std::path::Path;

/// One file, read.
struct Extract {
    mark: FileMark,
    drafts: Drafts,
}

/// Imports.
pub(super) fn run(import: &Import, context: &Context) -> Result<(), Failure> {
    let asked = import.what.as_deref().map(What::from_word).transpose().map_err(Failure::usage)?;
    let mapping = import.mapping.as_deref().map(mapping).transpose()?;
    // Every file is read before the first is brought in: a bad one among several stops all of them.
    let mut extracts =
        import.files.iter().map(|path| read(path, asked, mapping.as_ref())).collect::<Result<Vec<_>, _>>()?;
    extracts.sort_by_key(|extract| place_in_order(&extract.drafts));
    let mut opened = context.open(import.preview)?;
    let asking = opened.asking(context);
    let mut memory = if import.preview && extracts.len() > 1 {
        Some(replay::up_to(&opened.store, opened.store.entries())?)
    } else {
        None
    };
    let mut answers = Vec::new();
    let mut brought = 0;
    for extract in &extracts {
        let plan = match &memory {
            Some(memory) => plan(extract, memory, asking.today)?,
            None => plan(extract, &opened.store.reading(), asking.today)?,
        };
        let mut commands = plan.commands();
        if plan.only_compares() {
            commands.extend(plan.comparison(opened.store.last_extract()?.as_deref()));
        }
        let records = !import.preview && !commands.is_empty();
        // What is shown of the record is looked at; what is brought in is an entry, which says so by itself.
        if !records {
            opened.note(looked(&plan.file.name), context);
        }
        if !import.json {
            output::say(&preview::text(&plan));
            if plan.only_compares() && !commands.is_empty() {
                let is = if import.preview { "would be" } else { "is" };
                output::say(&format!(
                    "What the extract and the record do not agree on {is} recorded, for the APMIS worklist.\n"
                ));
            }
        }
        let mut recorded = None;
        if records {
            let receipt = match opened.store.act(&commands, &asking) {
                Ok(receipt) => receipt,
                Err(error) => {
                    opened.note(looked(&plan.file.name), context);
                    return Err(half(Failure::from(error), brought));
                }
            };
            if !import.json {
                receipt::say_headline(&receipt);
            }
            brought += 1;
            recorded = Some(receipt);
        }
        if let Some(memory) = &mut memory {
            rehearse::carry_out(memory, &commands, &asking)?;
        }
        answers.push(answer(&plan, recorded.as_ref()));
        if !import.preview && commands.is_empty() && plan.rejected_rows() > 0 && plan.unchanged.is_empty() {
            return Err(half(
                Failure::usage(format!("Nothing of {} was imported: every row was rejected.", plan.file.name)),
                brought,
            ));
        }
    }
    if import.json {
        output::json(&json!({ "format": "muster.import/1", "files": answers }));
    }
    Ok(())
}

/// What the access log says of an extract that was laid beside the record, when nothing of it was brought in.
fn looked(name: &str) -> Access {
    Access::looked("import", &format!("what {name} would change"))
}

fn mapping(path: &Path) -> Result<Mapping, Failure> {
    Mapping::parse(&files::small_text(path, "mapping")?).map_err(Failure::usage)
}

fn read(path: &Path, asked: Option<What>, mapping: Option<&Mapping>) -> Result<Extract, Failure> {
    let name = crate::exchange::shown_name(&path.to_string_lossy());
    let bytes = files::extract(path)?;
    let program = std::env::current_exe()
        .map_err(|error| Failure::environment(format!("The program does not find itself: {}.", files::why(&error))))?;
    let reading = crate::exchange::child::read_in_child(&program, &name, &bytes).map_err(Failure::usage)?;
    let drafts = interpret(&reading, asked.or(mapping.and_then(|mapping| mapping.what)), mapping)
        .map_err(|sentence| Failure::usage(named(&name, &sentence)))?;
    Ok(Extract { mark: FileMark::of(&name, &bytes), drafts })
}

/// A sentence that names its file.
fn named(name: &str, sentence: &str) -> String {
    if sentence.contains(name) { sentence.to_owned() } else { format!("{name}: {sentence}") }
}

/// Officers before OCGs before actions.
fn place_in_order(drafts: &Drafts) -> usize {
    let first = drafts.sheets.iter().filter_map(|sheet| What::ALL.iter().position(|what| *what == sheet.what)).min();
    first.unwrap_or(What::ALL.len())
}

fn plan(extract: &Extract, record: &dyn Reading, today: Date) -> Result<Plan, Failure> {
    Plan::make(&extract.drafts, extract.mark.clone(), record, today).map_err(|fault| StoreError::Defect(fault.0).into())
}

/// A failure after some files were brought in says so.
fn half(mut failure: Failure, brought: usize) -> Failure {
    if brought > 0 {
        let files = plural(brought as u64, "file before it was", "files before it were");
        failure.sentence.push_str(&format!(" {files} imported; \"muster undo\" takes them back, one at a time."));
    }
    failure
}

fn answer(plan: &Plan, recorded: Option<&crate::domain::receipt::Receipt>) -> Value {
    let rejected: Vec<Value> = plan
        .rejected
        .iter()
        .map(|trouble| {
            json!({
                "sheet": trouble.sheet,
                "row": trouble.row,
                "column": super::json::text(&trouble.column),
                "value": super::json::text(&trouble.value),
                "reason": trouble.reason,
            })
        })
        .collect();
    json!({
        "file": plan.file.name,
        "sha256": plan.file.sha256,
        "new": plan.new.len(),
        "changed": plan.changed.len(),
        "unchanged": plan.unchanged.len(),
        "rejected_rows": plan.rejected_rows(),
        "kept": plan.kept.len(),
        "newcomers": plan.newcomers.iter().map(|newcomer| newcomer.label.as_str()).collect::<Vec<_>>(),
        "rejected": rejected,
        "notes": plan.notes.iter().chain(&plan.warnings).collect::<Vec<_>>(),
        "batch": recorded.map(|receipt| receipt.batch),
        "first": recorded.map(|receipt| receipt.first),
        "last": recorded.map(|receipt| receipt.last),
    })
}
