//! Acting: decide, append, fold, commit. One call is one transaction is one batch is one undo step; nothing is answered before the disk has.

use super::access::Noted;
use super::act_error::{ActError, refused};
use super::act_words::{headline_of, sentence_of, stays};
use super::append::{AppendError, Writer};
use super::error::StoreError;
use super::record::Store;
use super::rehearse::rehearsed;
use super::tables::{Tables, read_json};
use crate::domain::command::{Asking, Command};
use crate::domain::decide::{Reject, decide};
use crate::domain::describe::{Voice, describe, headline, taking_back};
use crate::domain::fact::{Fact, Recorded, Way};
use crate::domain::identity::OfficerId;
use crate::domain::reading::Reading as _;
use crate::domain::receipt::{Receipt, Undoable};
use crate::domain::role::{Right, own_passphrase, permit, right_of_fact, spoken_for};
use crate::domain::undo::{Standing, Withdrawal, withdraw};
use rusqlite::{OptionalExtension as _, TransactionBehavior};

/// Sentences a receipt carries at most.
const MOST_SENTENCES: usize = 50;

/// What one batch came to, before it is committed.
struct Written {
    batch: u64,
    first: u64,
    entries: u64,
    head: crate::journal::entry::Hash,
    facts: Vec<Fact>,
    count: usize,
    changed: crate::domain::receipt::Changed,
}

impl Store {
    /// What these commands would record, one sentence for each fact. Nothing is written. Commands after the first are decided against the record
    /// as it stands now.
    ///
    /// # Errors
    /// The refusal, or the store cannot be read.
    pub fn preview(&self, commands: &[Command], asking: &Asking) -> Result<Vec<String>, ActError> {
        let asking = &self.spoken_for(asking)?;
        let tables = self.tables();
        let mut sentences = Vec::new();
        for (position, command) in commands.iter().enumerate() {
            let facts = decide(command, &tables, asking).map_err(|reject| self.reject(reject, position))?;
            sentences.extend(facts.iter().map(|fact| describe(fact, Voice::Now)));
        }
        Ok(sentences)
    }

    /// Records these commands as one batch, all or none.
    ///
    /// # Errors
    /// The refusal of the first command that a rule refuses, or the store's failure; nothing is recorded then.
    pub fn act(&mut self, commands: &[Command], asking: &Asking) -> Result<Receipt, ActError> {
        self.act_noting(commands, asking, &[])
    }

    /// As [`act`](Self::act), with lines of the access log in the same transaction: what cannot be noted is not recorded, and what is refused is not noted.
    ///
    /// # Errors
    /// As [`act`](Self::act), or a line cannot be written; nothing is recorded and nothing is noted then.
    pub fn act_noting(&mut self, commands: &[Command], asking: &Asking, noted: &[Noted]) -> Result<Receipt, ActError> {
        let log = if noted.is_empty() { None } else { Some((self.store_id()?, self.open_meeting()?)) };
        let own = commands.iter().all(|command| own_passphrase(command, asking));
        let asking = &if own { asking.clone() } else { self.spoken_for(asking)? };
        self.batch(Way::Act, None, asking, |writer, tables, kept| {
            for (position, command) in commands.iter().enumerate() {
                let facts = decide(command, tables, asking).map_err(|reject| match reject {
                    Reject::Refused(sentence) => ActError::Refused { sentence, command: position },
                    Reject::Fault(fault) => ActError::Store(kept.take_error().unwrap_or(StoreError::Defect(fault.0))),
                })?;
                for fact in facts {
                    let recorded = Recorded::act(fact);
                    writer.append(&recorded, None, asking).map_err(|error| match error {
                        AppendError::Stale(what) | AppendError::ForGood(what) => {
                            ActError::Refused { sentence: sentence_of(&what), command: position }
                        }
                        AppendError::Store(error) => ActError::Store(error),
                    })?;
                    writer.facts.push(recorded.fact);
                }
            }
            if writer.facts.is_empty() {
                return Err(refused("There is nothing to record."));
            }
            match &log {
                Some((store_id, meeting)) => Ok(writer.writer.note(store_id, meeting.as_ref(), noted)?),
                None => Ok(()),
            }
        })
    }

    /// The batch that undo would take back.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn undoable(&self) -> Result<Option<Undoable>, StoreError> {
        let batch = self
            .conn
            .prepare_cached("SELECT max(batch) FROM batch WHERE way = 'act' AND undone = 0 AND undoable = 1")?
            .query_row([], |row| row.get::<_, Option<u64>>(0))?;
        let Some(batch) = batch else { return Ok(None) };
        Ok(Some(Undoable { newer: self.for_good_since(batch)?, ..self.reversal(batch)? }))
    }

    /// The undone batch that redo would bring back: the newest one, as long as nothing else was recorded since.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn redoable(&self) -> Result<Option<Undoable>, StoreError> {
        let batch = self
            .conn
            .prepare_cached(
                "SELECT max(batch) FROM batch WHERE way = 'undo' AND undone = 0
                   AND batch > (SELECT coalesce(max(batch), 0) FROM batch WHERE way = 'act')",
            )?
            .query_row([], |row| row.get::<_, Option<u64>>(0))?;
        batch.map(|batch| self.reversal(batch)).transpose()
    }

    /// Undoes the newest batch that stands, if it is `batch`.
    ///
    /// # Errors
    /// Another batch is the newest one now, a later entry rests on it, or the store fails.
    pub fn undo(&mut self, batch: u64, asking: &Asking) -> Result<Receipt, ActError> {
        match self.undoable()? {
            Some(undoable) if undoable.batch == batch => self.reverse(batch, Way::Undo, asking),
            Some(_) => Err(refused("Something else was recorded in the meantime. Look again at what would be undone.")),
            None => Err(refused("There is nothing to undo.")),
        }
    }

    /// Redoes the newest undone batch, if it is `batch`.
    ///
    /// # Errors
    /// As [`undo`](Self::undo).
    pub fn redo(&mut self, batch: u64, asking: &Asking) -> Result<Receipt, ActError> {
        match self.redoable()? {
            Some(undoable) if undoable.batch == batch => self.reverse(batch, Way::Redo, asking),
            Some(_) => Err(refused("Something else was recorded in the meantime. Look again at what would be redone.")),
            None => Err(refused("There is nothing to redo.")),
        }
    }

    /// Withdraws one entry, whatever its age, because. It is an act of its own and can itself be undone.
    ///
    /// # Errors
    /// There is no such entry, it does not stand, cannot be taken back, or something rests on it; or the store fails.
    pub fn withdraw(&mut self, entry: u64, because: &str, asking: &Asking) -> Result<Receipt, ActError> {
        let because = crate::domain::limits::needed("A reason", because, crate::domain::limits::MOST_CHARACTERS)
            .map_err(refused)?;
        let row = self
            .conn
            .prepare_cached(
                "SELECT j.body, e.withdrawn_by FROM journal j JOIN entry e ON e.seq = j.seq WHERE j.seq = ?1",
            )?
            .query_row([entry], |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<u64>>(1)?)))
            .optional()?;
        let number = crate::text::count_group(entry);
        let (body, withdrawn_by) = row.ok_or_else(|| refused(format!("There is no entry {number}.")))?;
        if let Some(by) = withdrawn_by {
            let by = crate::text::count_group(by);
            return Err(refused(format!("Entry {number} was withdrawn by entry {by} already.")));
        }
        let body = body.ok_or_else(|| refused(format!("Entry {number} was erased by law and cannot be withdrawn.")))?;
        let recorded: Recorded = read_json(&body).map_err(|fault| ActError::Store(self.error_of(fault)))?;
        let words = headline(&recorded.fact);
        let withdrawals = withdraw(&[Standing { entry, fact: recorded.fact }], &because, Way::Act);
        if withdrawals.is_empty() {
            return Err(refused(format!("Entry {number} happened once and for all and cannot be withdrawn.")));
        }
        let receipt = self.take_back(&withdrawals, Way::Act, None, asking)?;
        Ok(Receipt { headline: words, ..receipt })
    }

    fn reverse(&mut self, batch: u64, way: Way, asking: &Asking) -> Result<Receipt, ActError> {
        if let Some(entry) = super::erase::erased_in(&self.conn, batch)? {
            let entry = crate::text::count_group(entry);
            return Err(refused(format!("Entry {entry} was erased by law, and it cannot be taken back any more.")));
        }
        let entries = self.standing(batch)?;
        let receipt = self.take_back(&withdraw(&entries, "", way), way, Some(batch), asking)?;
        Ok(match way {
            // What was withdrawn is named by what it said; what is redone by what it says again.
            Way::Undo => Receipt {
                headline: headline_of(&entries.iter().map(|entry| &entry.fact).collect::<Vec<_>>(), entries.len()),
                ..receipt
            },
            Way::Act | Way::Redo => receipt,
        })
    }

    fn take_back(
        &mut self,
        withdrawals: &[Withdrawal],
        way: Way,
        target: Option<u64>,
        asking: &Asking,
    ) -> Result<Receipt, ActError> {
        let asking = &self.spoken_for(asking)?;
        let right = withdrawals.iter().map(|withdrawal| right_of_fact(&withdrawal.recorded.fact)).max();
        permit(right.unwrap_or(Right::Enter), &self.tables(), asking).map_err(|reject| self.reject(reject, 0))?;
        self.nothing_rests_on(withdrawals)?;
        let receipt = self.batch(way, target, asking, |writer, _, _| {
            for withdrawal in withdrawals {
                writer.append(&withdrawal.recorded, Some(withdrawal.undoes), asking).map_err(|error| match error {
                    AppendError::Stale(what) => stays(withdrawal.undoes, &what, " Withdraw the later entry first."),
                    AppendError::ForGood(what) => stays(withdrawal.undoes, &what, ""),
                    AppendError::Store(error) => ActError::Store(error),
                })?;
                writer.facts.push(withdrawal.recorded.fact.clone());
            }
            Ok(())
        })?;
        Ok(match way {
            Way::Redo => receipt,
            Way::Act | Way::Undo => Receipt {
                sentences: withdrawals
                    .iter()
                    .take(MOST_SENTENCES)
                    .map(|withdrawal| taking_back(&withdrawal.recorded.fact, Voice::Now))
                    .collect(),
                ..receipt
            },
        })
    }

    /// Who asks, if they may write at all, with the chair of the open meeting as the one who decided where a loggist named nobody.
    fn spoken_for(&self, asking: &Asking) -> Result<Asking, ActError> {
        let asked = permit(Right::Enter, &self.tables(), asking).and_then(|()| spoken_for(asking, &self.tables()));
        asked.map_err(|reject| self.reject(reject, 0))
    }

    /// The entries of a batch that stand, in order.
    pub(super) fn standing(&self, batch: u64) -> Result<Vec<Standing>, StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT j.seq, j.body FROM batch b JOIN journal j ON j.seq BETWEEN b.first AND b.last
               JOIN entry e ON e.seq = j.seq
             WHERE b.batch = ?1 AND e.withdrawn_by IS NULL AND j.body IS NOT NULL ORDER BY j.seq",
        )?;
        let mut rows = statement.query([batch])?;
        let mut standing = Vec::new();
        while let Some(row) = rows.next()? {
            let body: String = row.get(1)?;
            let recorded: Recorded = read_json(&body).map_err(|fault| self.error_of(fault))?;
            standing.push(Standing { entry: row.get(0)?, fact: recorded.fact });
        }
        Ok(standing)
    }

    fn reversal(&self, batch: u64) -> Result<Undoable, StoreError> {
        let entries = self.standing(batch)?;
        let withdrawals = withdraw(&entries, "", Way::Undo);
        let sentence = match withdrawals.as_slice() {
            [] => "Nothing of it stands any more".to_owned(),
            [one] => taking_back(&one.recorded.fact, Voice::Now),
            [first, rest @ ..] => {
                let others = crate::text::plural(rest.len() as u64, "other entry", "other entries");
                format!("{}, and {others}", taking_back(&first.recorded.fact, Voice::Now))
            }
        };
        let facts: Vec<&Fact> = entries.iter().map(|standing| &standing.fact).collect();
        Ok(Undoable {
            batch,
            first: entries.first().map_or(0, |standing| standing.entry),
            entries: entries.len() as u64,
            sentence,
            headline: headline_of(&facts, facts.len()),
            newer: None,
            refused: None,
        })
    }

    fn reject(&self, reject: Reject, command: usize) -> ActError {
        match reject {
            Reject::Refused(sentence) => ActError::Refused { sentence, command },
            Reject::Fault(fault) => ActError::Store(self.error_of(fault)),
        }
    }

    fn batch(
        &mut self,
        way: Way,
        target: Option<u64>,
        asking: &Asking,
        work: impl FnOnce(&mut Batch<'_>, &Tables<'_>, &super::tables::Kept) -> Result<(), ActError>,
    ) -> Result<Receipt, ActError> {
        self.may_write()?;
        let written = match self.transact(way, target, asking, work) {
            Ok(written) => written,
            // Nothing was to be written, so nothing on the disk is in doubt.
            Err(ActError::Store(error)) if !self.rehearsing => {
                return Err(ActError::Store(self.after_failure(error)));
            }
            Err(error) => {
                self.kept.forget();
                return Err(error);
            }
        };
        self.entries = written.entries;
        self.head = written.head;
        self.last_recorded_at = Some(asking.recorded_at);
        let facts: Vec<&Fact> = written.facts.iter().collect();
        Ok(Receipt {
            batch: written.batch,
            first: written.first,
            last: written.entries,
            recorded_at: asking.recorded_at,
            sentences: facts.iter().take(MOST_SENTENCES).map(|fact| describe(fact, Voice::Now)).collect(),
            headline: headline_of(&facts, written.count),
            changed: written.changed,
        })
    }

    fn transact(
        &mut self,
        way: Way,
        target: Option<u64>,
        asking: &Asking,
        work: impl FnOnce(&mut Batch<'_>, &Tables<'_>, &super::tables::Kept) -> Result<(), ActError>,
    ) -> Result<Written, ActError> {
        let head = (self.entries, self.head);
        let kept = &self.kept;
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let written = {
            let writer = Writer::new(&transaction, kept, &mut *self.random, head, asking)?;
            let tables = writer.tables();
            let mut batch = Batch { writer, facts: Vec::new() };
            work(&mut batch, &tables, kept)?;
            let Batch { mut writer, facts } = batch;
            writer.finish(way, target, asking)?;
            for action in writer.touched.actions().collect::<Vec<_>>() {
                let owner = tables.action(action).ok().flatten().and_then(|action| action.owner);
                writer.touched.also(owner.map(|owner| owner.id));
            }
            for ocg in writer.touched.ocgs().collect::<Vec<_>>() {
                let lro: Option<OfficerId> =
                    tables.ocg(ocg).ok().flatten().and_then(|ocg| ocg.lro).map(|lro| lro.officer.id);
                writer.touched.also(lro);
            }
            let count = facts.len();
            Written {
                batch: writer.batch,
                first: writer.first,
                entries: writer.entries,
                head: writer.head,
                facts,
                count,
                changed: writer.touched.changed(),
            }
        };
        if self.rehearsing {
            return Err(rehearsed());
        }
        transaction.commit()?;
        Ok(written)
    }
}

/// A batch in the making.
struct Batch<'c> {
    writer: Writer<'c>,
    facts: Vec<Fact>,
}

impl Batch<'_> {
    fn append(&mut self, recorded: &Recorded, undoes: Option<u64>, asking: &Asking) -> Result<u64, AppendError> {
        self.writer.append(recorded, undoes, asking)
    }
}
