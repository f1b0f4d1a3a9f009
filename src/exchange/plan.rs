//! What a file would change in the record: new, changed, unchanged and rejected rows, and the one batch of commands that does it.
//!
//! Made from typed rows and a reading of the record; changes nothing itself. An extract informs the record and does not overrule the
//! chair: a tier decided here stays, and the difference is shown (domain section 2). A blank cell says nothing; it never takes away.

mod actions;
mod ocgs;
mod officers;
mod register;
mod threats;
mod warnings;

use sha2::{Digest, Sha256};

use super::fields::What;
use super::people::Person;
use super::rows::{Drafts, Place, SheetRead};
use super::trouble::Trouble;
use crate::domain::command::Command;
use crate::domain::extract::{Differences, KeptField};
use crate::domain::identity::{OcgId, OcgTag, Series};
use crate::domain::reading::{Answer, Reading};
use crate::domain::time::Date;

/// The beginning of every reason an import gives; what was decided for it may be changed by a later import.
const IMPORT_REASON: &str = "As in the extract ";

/// Which file it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileMark {
    /// Its name without its folder, cleaned.
    pub name: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

impl FileMark {
    /// The mark of a file's bytes.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Self { name: super::shown_name(name), sha256 }
    }

    fn reason(&self) -> String {
        format!("{IMPORT_REASON}{}.", self.name)
    }
}

/// One row, by the name of what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where the row stands.
    pub place: Place,
    /// What it speaks of.
    pub what: What,
    /// Reference and operation, rank and number, or action number.
    pub name: String,
}

/// One field that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field in words.
    pub field: &'static str,
    /// As it stands; empty for nothing.
    pub from: String,
    /// As it would stand.
    pub to: String,
}

/// One row that would change something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The row.
    pub entry: Entry,
    /// What would change, in the order of the tables.
    pub fields: Vec<FieldChange>,
}

/// One difference that is shown and not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The row.
    pub entry: Entry,
    /// The field in words.
    pub field: &'static str,
    /// As it stands and stays.
    pub record: String,
    /// What the file says.
    pub file: String,
    /// Why it stays.
    pub why: String,
}

/// Somebody named in a row who is not in the register yet and would be entered with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Rank and number, or the agency.
    pub label: String,
    /// True for an agency.
    pub partner: bool,
    /// The first row that names them.
    pub place: Place,
}

/// The highest identities the record had given when the plan was made; the plan counts on from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Basis {
    officer: i64,
    ocg: i64,
}

impl Basis {
    fn of(record: &dyn Reading) -> Answer<Self> {
        Ok(Self { officer: record.highest_id(Series::Officer)?, ocg: record.highest_id(Series::Ocg)? })
    }
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The file.
    pub file: FileMark,
    /// Rows that bring something new.
    pub new: Vec<Entry>,
    /// Rows that change something.
    pub changed: Vec<Change>,
    /// Rows that say what the record says.
    pub unchanged: Vec<Entry>,
    /// What is wrong with the rows that are rejected; a row may be named more than once.
    pub rejected: Vec<Trouble>,
    /// Differences that are not carried out.
    pub kept: Vec<Kept>,
    /// Who would be entered because a row names them.
    pub newcomers: Vec<Newcomer>,
    /// The sheets that were read.
    pub sheets: Vec<SheetRead>,
    /// Sentences for the preview.
    pub notes: Vec<String>,
    /// Rows whose words may belong in the covert store, a sentence each; none in the covert store itself.
    pub warnings: Vec<String>,
    /// Groups that only the extract or only the record holds; `None` for a file that is no extract.
    unlike: Option<Differences>,
    basis: Basis,
    commands: Vec<Command>,
}

impl Plan {
    /// Lays the rows of a file beside the record. `today` is the local date.
    ///
    /// # Errors
    /// A [`Fault`](crate::domain::reading::Fault) when the record cannot be read.
    pub fn make(drafts: &Drafts, file: FileMark, record: &dyn Reading, today: Date) -> Answer<Self> {
        let mut desk = Desk::new(file, drafts, record, today)?;
        for row in &drafts.officers {
            desk.officer(row)?;
        }
        for row in &drafts.ocgs {
            desk.ocg(row)?;
        }
        for row in &drafts.actions {
            desk.action(row)?;
        }
        if !drafts.ocgs.is_empty() {
            desk.compare()?;
        }
        Ok(desk.finish(drafts))
    }

    /// The whole import as one batch, in order; empty where nothing is new or changed. The identities in it hold only while
    /// [`Plan::holds`].
    #[must_use]
    pub fn commands(&self) -> Vec<Command> {
        if self.commands.is_empty() {
            return Vec::new();
        }
        std::iter::once(self.mark()).chain(self.commands.iter().cloned()).collect()
    }

    /// Whether the file is an extract that was compared with the record and changes nothing of it.
    #[must_use]
    pub const fn only_compares(&self) -> bool {
        self.commands.is_empty() && self.unlike.is_some() && !self.unchanged.is_empty()
    }

    /// The comparison by itself, of an extract that changes nothing: what it and the record do not agree on is what the worklist names (papers section 2d).
    /// `None` for every other file, and for the extract that was compared last, by its SHA-256: the same file again changes nothing.
    #[must_use]
    pub fn comparison(&self, last: Option<&str>) -> Option<Command> {
        (self.only_compares() && last != Some(self.file.sha256.as_str())).then(|| self.mark())
    }

    fn mark(&self) -> Command {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Command::NoteImport {
            file: self.file.name.clone(),
            sha256: self.file.sha256.clone(),
            taken: count(self.new.len() + self.changed.len()),
            rejected: count(self.rejected_rows()),
            differences: self.differences(),
        }
    }

    /// Whether the identities the plan counts on are still the next ones.
    ///
    /// # Errors
    /// A [`Fault`](crate::domain::reading::Fault) when the record cannot be read.
    pub fn holds(&self, record: &dyn Reading) -> Answer<bool> {
        Ok(Basis::of(record)? == self.basis)
    }

    /// What the extract and the record do not agree on; `None` for a file that is no extract.
    fn differences(&self) -> Option<Box<Differences>> {
        let unlike = self.unlike.as_ref()?;
        let kept = self.kept.iter().map(|kept| KeptField {
            group: kept.entry.name.clone(),
            field: kept.field.to_owned(),
            here: kept.record.clone(),
            there: kept.file.clone(),
        });
        Some(Box::new(Differences { kept: kept.collect(), ..unlike.clone() }))
    }

    /// How many rows are rejected.
    #[must_use]
    pub fn rejected_rows(&self) -> usize {
        let mut rows: Vec<_> = self.rejected.iter().map(|trouble| (&trouble.sheet, trouble.row)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows.len()
    }
}

/// Where the plan is put together: the record, what was promised so far, and the commands in their three groups.
struct Desk<'a> {
    record: &'a dyn Reading,
    profile: std::sync::Arc<crate::domain::profile::Profile>,
    today: Date,
    register: register::Register<'a>,
    /// OCGs of this batch by reference and by operation, lower case.
    promised: std::collections::HashMap<String, ocgs::Promised>,
    next_ocg: i64,
    ocg_commands: Vec<Command>,
    action_commands: Vec<Command>,
    /// OCGs of the record that a row speaks of.
    seen: std::collections::BTreeSet<OcgId>,
    /// Groups of rejected rows that are not in the record.
    only_there: Vec<String>,
    warnings: warnings::Warnings,
    plan: Plan,
}

impl<'a> Desk<'a> {
    fn new(file: FileMark, drafts: &'a Drafts, record: &'a dyn Reading, today: Date) -> Answer<Self> {
        let basis = Basis::of(record)?;
        Ok(Self {
            record,
            profile: record.profile()?,
            today,
            register: register::Register::new(record, basis.officer, people(drafts)),
            promised: std::collections::HashMap::new(),
            next_ocg: basis.ocg + 1,
            ocg_commands: Vec::new(),
            action_commands: Vec::new(),
            seen: std::collections::BTreeSet::new(),
            only_there: Vec::new(),
            warnings: warnings::Warnings::new(record)?,
            plan: Plan {
                file,
                new: Vec::new(),
                changed: Vec::new(),
                unchanged: Vec::new(),
                rejected: drafts.troubles.clone(),
                kept: Vec::new(),
                newcomers: Vec::new(),
                sheets: drafts.sheets.clone(),
                notes: drafts.notes.clone(),
                warnings: Vec::new(),
                unlike: None,
                basis,
                commands: Vec::new(),
            },
        })
    }

    /// Which groups only the extract holds, and which only the record.
    fn compare(&mut self) -> Answer<()> {
        let live = self.record.live_ocgs()?.into_iter().filter(|ocg| !self.seen.contains(&ocg.id));
        let name = |ocg: OcgTag| match ocg.reference.as_str() {
            "" => format!("{} (no reference yet)", ocg.operation),
            reference => format!("{} ({reference})", ocg.operation),
        };
        let only_here = live.map(name).collect();
        let only_there = std::mem::take(&mut self.only_there);
        self.plan.unlike = Some(Differences { only_there, only_here, kept: Vec::new() });
        Ok(())
    }

    fn finish(mut self, drafts: &Drafts) -> Plan {
        let (officers, newcomers, notes) = self.register.close();
        self.plan.commands = officers;
        self.plan.commands.append(&mut self.ocg_commands);
        self.plan.commands.append(&mut self.action_commands);
        self.plan.newcomers = newcomers;
        self.plan.notes.extend(notes);
        self.plan.warnings = self.warnings.sentences();
        let sheets = &drafts.sheets;
        let order = |sheet: &str| sheets.iter().position(|read| read.sheet == sheet);
        self.plan.rejected.sort_by_key(|trouble| (order(&trouble.sheet), trouble.row));
        self.plan
    }

    fn reject(&mut self, place: &Place, column: &str, value: &str, reason: String) {
        self.plan.rejected.push(Trouble {
            sheet: place.sheet.clone(),
            row: place.row,
            column: column.to_owned(),
            value: super::shown_value(value),
            reason,
        });
    }

    /// A row that brings something new, with everything it says in words.
    fn enter(&mut self, entry: Entry, said: &[&str]) {
        self.warnings.hear(&entry, said.iter().copied());
        self.plan.new.push(entry);
    }

    fn settle(&mut self, entry: Entry, fields: Vec<FieldChange>) {
        self.warnings.hear(&entry, fields.iter().map(|field| field.to.as_str()));
        if fields.is_empty() {
            self.plan.unchanged.push(entry);
        } else {
            self.plan.changed.push(Change { entry, fields });
        }
    }
}

/// Everybody the rows name, officers' own rows first.
fn people(drafts: &Drafts) -> impl Iterator<Item = &Person> {
    let posts = drafts.ocgs.iter().flat_map(|row| [&row.lro, &row.deputy, &row.sro].into_iter().flatten());
    drafts
        .officers
        .iter()
        .map(|row| &row.person)
        .chain(posts)
        .chain(drafts.actions.iter().filter_map(|row| row.owner.as_ref()))
}

/// Notes a change of one field, where there is one.
fn differ(fields: &mut Vec<FieldChange>, field: &'static str, from: impl Into<String>, to: impl Into<String>) {
    let (from, to) = (from.into(), to.into());
    if from != to {
        fields.push(FieldChange { field, from, to });
    }
}

/// A date as previews show it; nothing for none.
fn day(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| date.format("%d/%m/%Y").to_string())
}
