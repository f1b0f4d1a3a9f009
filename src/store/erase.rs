//! A lawful erasure: what goes, worked out and shown first; then the entry that says so, the bodies taken away, every table made anew and the whole chain
//! recomputed in one transaction; then the old pages.

mod borne;
mod reach;

use super::access::{Emptied, Noted};
use super::act_error::{ActError, refused};
use super::append::{AppendError, Writer};
use super::error::StoreError;
use super::record::Store;
use super::tables::{Kept, Tables, read_json};
use super::{access, sweep, verify};
use crate::domain::access_log::{Access, ERASED, Words};
use crate::domain::command::Asking;
use crate::domain::describe::{Voice, describe, entry_sentence};
use crate::domain::erasable::names::Names;
use crate::domain::erasable::{Eraser, Gone, Reach, brought, names, single, texts};
use crate::domain::erasure::{ErasedEntry, ErasedLine, Erasure, Took, is_mark, mark};
use crate::domain::fact::{Fact, Recorded, Way};
use crate::domain::identity::OcgId;
use crate::domain::limits::{MOST_CHARACTERS, MOST_NAME, needed};
use crate::domain::reading::Reading as _;
use crate::domain::receipt::Receipt;
use crate::domain::retention::{Retention, RetentionChange, RetentionStep};
use crate::domain::role::{Right, permit};
use crate::journal::canonical::hex;
use crate::journal::erasure;
use crate::text::{capital, clean_line, cut, quoted};
use borne::Borne;
use reach::{Touches, agreed, damaged, may_go, rows, targets};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior};
use serde_json::Value;
use std::collections::BTreeSet;

/// What is to be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The words of one entry.
    Entry(u64),
    /// The words of every entry about one record but an OCG: its subject, `action:12`, and its number.
    Record(String, String),
    /// The words of every entry about an OCG whose disposal was agreed; its reviews, holds and disposal stay.
    Ocg(OcgId),
}

/// What is taken of what a target brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Typed words.
    Words,
    /// Names that nothing bears today.
    Names,
    /// Both.
    Both,
}

/// An erasure asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EraseAsked {
    /// What.
    pub target: Target,
    /// Why; needed.
    pub because: String,
    /// On what authority; needed.
    pub authority: String,
    /// Also where the same words stand in other records: somebody may have typed them there anew.
    pub everywhere: bool,
    /// Its words, its names or both.
    pub take: Take,
}

/// What an erasure would take, for whoever has to confirm it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The words of the target as a person types them to confirm: `812`, `NB-2026-0412`, `Op Olive`.
    pub name: String,
    /// Every text that goes.
    pub texts: Vec<String>,
    /// The entries it goes from, as they read today.
    pub entries: Vec<(u64, String)>,
    /// Entries about other records that hold the same words and keep them.
    pub elsewhere: Vec<(u64, String)>,
    /// Names that the target brought in and that stay: they were not asked for, or something bears them.
    pub staying: Vec<String>,
    /// Entries that name one of the erased as who recorded or decided: that is sealed and stays.
    pub sealed: u64,
    /// Lines of the access log that lose their words.
    pub lines: usize,
    /// What is recorded about it.
    pub sentence: String,
}

struct Worked {
    plan: Plan,
    erasure: Erasure,
    emptied: Vec<Emptied>,
}

impl Store {
    /// What an erasure would take. Nothing is written: it is tried on the record in memory, so that what would be refused in the end is refused before
    /// anybody confirms it.
    ///
    /// # Errors
    /// The refusal in words: who asks may not, a hold, a register, nothing to erase, a record that could not be made anew without the words; or the
    /// store cannot be read.
    pub fn plan_erasure(&self, asked: &EraseAsked, asking: &Asking) -> Result<Plan, ActError> {
        let plan = self.worked_out(asked, asking)?;
        let mut copy = self.in_rehearsal()?;
        let there = copy.worked_out(asked, asking)?;
        copy.erase_all(asked, &there, asking)?;
        Ok(plan)
    }

    fn worked_out(&self, asked: &EraseAsked, asking: &Asking) -> Result<Plan, ActError> {
        let next = self.entries + 1 + u64::from(matches!(asked.target, Target::Ocg(_)));
        Ok(work_out(&self.conn, &self.kept, asked, asking, next)?.plan)
    }

    /// Erases what `plan` showed, and nothing else. The answer says whether the old pages are gone too: while another process reads the record they stay,
    /// and go at the next opening for writing.
    ///
    /// # Errors
    /// As [`plan_erasure`](Self::plan_erasure); the record changed since; or the store fails, and nothing was erased.
    pub fn erase(&mut self, asked: &EraseAsked, plan: &Plan, asking: &Asking) -> Result<(Receipt, bool), ActError> {
        self.may_write()?;
        let receipt = match self.erase_all(asked, plan, asking) {
            Ok(receipt) => receipt,
            Err(ActError::Store(error)) => return Err(ActError::Store(self.after_failure(error))),
            Err(refusal) => {
                self.kept.forget();
                return Err(refusal);
            }
        };
        self.kept.forget();
        self.load_head()?;
        let swept = sweep::sweep(&self.conn, self.folder().is_some()).is_ok();
        Ok((receipt, swept))
    }

    fn erase_all(&mut self, asked: &EraseAsked, plan: &Plan, asking: &Asking) -> Result<Receipt, ActError> {
        let store_id = self.store_id()?;
        let kept = &self.kept;
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut writer = Writer::new(&transaction, kept, &mut *self.random, (self.entries, self.head), asking)?;
        let append = |writer: &mut Writer<'_>, fact: Fact| {
            writer.append(&Recorded::act(fact), None, asking).map_err(|error| match error {
                AppendError::Stale(what) | AppendError::ForGood(what) => {
                    refused(format!("Nothing was erased: {what}."))
                }
                AppendError::Store(error) => ActError::Store(error),
            })
        };
        // Before the words go, so that what it says is erased with them where it repeats them.
        if let Target::Ocg(ocg) = asked.target {
            let done = disposed(&writer.tables(), ocg, asking)?;
            append(&mut writer, done)?;
        }
        let worked = work_out(&transaction, kept, asked, asking, writer.entries + 1)?;
        // What was shown, and nothing else; the entry just written is the erasure's own.
        let before = |one: &Plan| -> Vec<u64> {
            one.entries.iter().map(|(seq, _)| *seq).filter(|seq| *seq < writer.first).collect()
        };
        if worked.plan.texts != plan.texts || before(&worked.plan) != before(plan) || worked.plan.lines != plan.lines {
            return Err(refused("Something was recorded in the meantime. Look again at what would be erased."));
        }
        let fact = Fact::Erased(Box::new(worked.erasure.clone()));
        let sentence = describe(&fact, Voice::Now);
        append(&mut writer, fact)?;
        for one in &worked.erasure.erased {
            transaction.execute("UPDATE journal SET body = NULL, salt = zeroblob(16) WHERE seq = ?1", [one.entry])?;
        }
        for one in &worked.erasure.lines {
            transaction.execute("UPDATE access SET body = NULL, salt = zeroblob(16) WHERE seq = ?1", [one.line])?;
        }
        let stays = worked.emptied.into_iter().filter_map(|one| {
            let access = Access::stays(one.line, one.stays?);
            Some(Noted { access, who: asking.entered_by.clone(), at: asking.recorded_at })
        });
        transaction.execute("DELETE FROM place", [])?;
        writer.finish(Way::Act, None, asking)?;
        let (batch, first, last) = (writer.batch, writer.first, writer.entries);
        access::append(&transaction, &store_id, None, &stays.collect::<Vec<_>>(), &mut *self.random)?;
        sweep::owe(&transaction)?;
        verify::project_anew(&transaction, kept).map_err(|error| match error {
            StoreError::Damaged { why, .. } => refused(format!(
                "Nothing was erased, and the record stands as it was: without these words it could not be made anew ({why}). Erase them entry by entry."
            )),
            other => ActError::Store(other),
        })?;
        transaction.commit()?;
        Ok(Receipt {
            batch,
            first,
            last,
            recorded_at: asking.recorded_at,
            sentences: vec![sentence],
            headline: format!("{} erased", worked.plan.name),
            changed: crate::domain::receipt::Changed::default(),
        })
    }
}

/// The entry that says that an agreed disposal was done.
fn disposed(tables: &Tables<'_>, ocg: OcgId, asking: &Asking) -> Result<Fact, ActError> {
    let ocg = agreed(tables, ocg)?;
    let from = ocg.retention.as_deref().cloned().unwrap_or_default();
    let disposal = from
        .disposal
        .clone()
        .map(|disposal| crate::domain::retention::Disposal { erased_on: Some(asking.today), ..disposal });
    let to = Retention { disposal, ..from.clone() };
    let change = RetentionChange { ocg: ocg.tag(), step: RetentionStep::Disposed, from, to, because: String::new() };
    Ok(Fact::RetentionSet(Box::new(change)))
}

/// Works out what goes, and the entry that will say so, which will be number `number`.
fn work_out(
    conn: &Connection,
    kept: &Kept,
    asked: &EraseAsked,
    asking: &Asking,
    number: u64,
) -> Result<Worked, ActError> {
    let tables = Tables::new(conn, kept);
    permit(Right::Sign, &tables, asking).map_err(|reject| refused(reject.to_string()))?;
    let because = needed("a reason", &asked.because, MOST_CHARACTERS).map_err(refused)?;
    let authority = needed("the authority", &asked.authority, MOST_NAME).map_err(refused)?;
    let (name, targets) = targets(conn, &tables, &asked.target)?;
    let profile = tables.profile().map_err(|fault| ActError::Store(StoreError::Defect(fault.0)))?;
    let known = texts(&serde_json::to_value(&*profile).unwrap_or(Value::Null));
    let (mut words, mut found) = (BTreeSet::new(), Names::default());
    for row in &targets {
        let Some(body) = row.value()? else { continue };
        words.extend(brought(&body, &known));
        found.extend(names::brought(&body).only(|name| !known.contains(&name.to_lowercase())));
    }
    let mark = mark(asking.today, number);
    words.retain(|text| asked.take != Take::Names && !is_mark(text));
    let found = found.only(|name| !is_mark(name));
    let borne = borne::borne(conn, &tables, &targets)?;
    let names = if asked.take == Take::Words { Names::default() } else { borne.without(found.clone()) };
    let staying: Vec<String> = found.all().filter(|name| names.all().all(|gone| gone != *name)).cloned().collect();
    if words.is_empty() && names.all().next().is_none() {
        return Err(refused(nothing(&spoken(&asked.target, &name), &staying, asked.take, &borne)));
    }
    let sealed = borne::sealed(conn, &names)?;
    let eraser = Eraser::new(&words, names.clone(), &mark);
    if [&because, &authority].into_iter().any(|text| eraser.left(text, true).is_some()) {
        return Err(refused("Reason and authority must not repeat what is to be erased. Say it in other words."));
    }
    let (subjects, ocgs): (BTreeSet<&str>, BTreeSet<i64>) =
        (targets.iter().map(|row| row.subject.as_str()).collect(), targets.iter().filter_map(|row| row.ocg).collect());
    let (mut standing, mut reached) = (BTreeSet::new(), BTreeSet::new());
    let (mut erased, mut shown, mut elsewhere, mut touched) = (Vec::new(), Vec::new(), Vec::new(), Touches::default());
    for row in rows(conn, "", [])? {
        let Some(mut body) = row.value()? else { continue };
        let same = subjects.contains(row.subject.as_str()) || row.ocg.is_some_and(|ocg| ocgs.contains(&ocg));
        if same {
            reached.insert(row.seq);
        }
        let is_erasure = row.kind == erasure::KIND;
        let take = |body: &mut Value, other: Reach| match (is_erasure, same) {
            (true, _) => eraser.erase_remains(body, &reached, other),
            (false, true) => eraser.erase(body, Reach::Same),
            (false, false) => eraser.erase(body, other),
        };
        let other = if asked.everywhere { Reach::Other } else { Reach::Bearers };
        let mut without = body.clone();
        let found = take(&mut without, other);
        if found || !same {
            let before = || -> Result<(u64, String), ActError> {
                let before: Recorded = read_json(row.body.as_deref().unwrap_or_default()).map_err(damaged(row.seq))?;
                Ok((row.seq, entry_sentence(&before, row.undoes)))
            };
            // What means another there, for all that is known, is shown and stays.
            if !same && !is_erasure && !asked.everywhere && take(&mut without.clone(), Reach::Other) {
                elsewhere.push(before()?);
            }
            if !found {
                standing.extend(words_of(&body));
                continue;
            }
            shown.push(before()?);
            body = without;
            let hash = hex(&row.hash);
            let left: Recorded = serde_json::from_value(body.clone()).map_err(|error| {
                StoreError::Defect(format!("entry {} cannot be erased in this way ({error})", row.seq))
            })?;
            erased.push(ErasedEntry { entry: row.seq, hash, left: Box::new(left) });
            touched.ocgs.extend(row.ocg);
            touched.meetings.extend(row.meeting);
        }
        standing.extend(words_of(&body));
    }
    may_go(&tables, &touched, &erased)?;
    let texts: BTreeSet<&String> = words.iter().chain(names.all()).collect();
    let gone = Gone::new(texts.iter().copied(), &standing);
    if [&because, &authority].into_iter().any(|text| gone.is_in(text, &standing)) {
        return Err(refused("Reason and authority must not repeat what is to be erased. Say it in other words."));
    }
    let (of_words, words_gone) = (Eraser::new(&words, Names::default(), &mark), Gone::new(words.iter(), &standing));
    let emptied = access::lines_with(conn, |line| {
        // To whom something was given stays, whatever they are called today: a paper is recalled from them (DPA 2018 s.62).
        let given = !line.recipient.is_empty();
        let (eraser, gone) = if given { (&of_words, &words_gone) } else { (&eraser, &gone) };
        let left = |text: &String| match eraser.left(text, true).is_some() || gone.is_in(text, &standing) {
            true => ERASED.to_owned(),
            false => text.clone(),
        };
        let stays = Words { what: left(&line.what), recipient: line.recipient.clone(), because: left(&line.because) };
        (stays != *line).then(|| given.then_some(stays))
    })?;
    let lines = emptied.iter().map(|one| ErasedLine { line: one.line, hash: hex(&one.hash) }).collect();
    let took = match (words.is_empty(), names.all().next().is_none()) {
        (_, true) => Took::Words,
        (true, false) => Took::Names,
        (false, false) => Took::Both,
    };
    let erasure = Erasure { asked: spoken(&asked.target, &name), because, authority, took, erased, lines };
    let plan = Plan {
        name,
        texts: texts.into_iter().cloned().collect(),
        entries: shown,
        elsewhere,
        staying,
        sealed,
        lines: erasure.lines.len(),
        sentence: erasure.words(true),
    };
    Ok(Worked { plan, erasure, emptied })
}

/// Why nothing goes: there is nothing, or nothing but names.
fn nothing(what: &str, staying: &[String], take: Take, borne: &Borne) -> String {
    let what = capital(what);
    if staying.is_empty() {
        let kind = if take == Take::Names { "names" } else { "typed words" };
        return format!(
            "{what} brought no {kind} into the record, so there is nothing to erase. Words that it replaced go with the entry that brought them."
        );
    }
    let shown: Vec<String> = staying.iter().map(|name| cut(&clean_line(name), 60).into_owned()).collect();
    let names = quoted(&shown);
    match take {
        Take::Words => format!(
            "{what} brought no typed words into the record, but names: {names}. Those that nothing bears today go with --take names."
        ),
        Take::Names | Take::Both => {
            format!("{what} brought nothing but {names}, which stays: {}.", borne.why(staying))
        }
    }
}

fn words_of(body: &Value) -> Vec<String> {
    texts(body).iter().flat_map(|text| single(text).collect::<Vec<_>>()).collect()
}

fn spoken(target: &Target, name: &str) -> String {
    match target {
        Target::Entry(_) => format!("entry {name}"),
        Target::Record(..) | Target::Ocg(_) => name.to_owned(),
    }
}

/// The first entry of a batch that was erased and would have to be taken back with it.
pub(super) fn erased_in(conn: &Connection, batch: u64) -> Result<Option<u64>, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT j.seq FROM batch b JOIN journal j ON j.seq BETWEEN b.first AND b.last JOIN entry e ON e.seq = j.seq
             WHERE b.batch = ?1 AND e.withdrawn_by IS NULL AND j.body IS NULL ORDER BY j.seq LIMIT 1",
        )?
        .query_row([batch], |row| row.get(0))
        .optional()?)
}
