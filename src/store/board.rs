//! The board: every live OCG and every officer with their counts, in a few short scans of narrow indexes.
//!
//! Overdue is counted as at a day, never stored. Nothing here reads a closed action, whatever their number.

use super::error::StoreError;
use super::record::Store;
use super::tables::coding::{self, date_at, date_or_none_at, kind_at, ocg_status_at, strand_at, tier_at};
use super::tables::read_json;
use crate::domain::board::{Board, Counts, OcgLine, OfficerLine};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::officer::Officer;
use crate::domain::time::{Date, add_days};
use rusqlite::{Params, Row};
use std::collections::{BTreeMap, HashMap};

const LINE: &str =
    "SELECT id, reference, operation, kind, status, status_since, tier, tier_since, unit, review, decided_on, lro,
    deputy, without_lro_since, threat, flags, band, score, assessed_on, active_on, not_applicable, objective FROM ocg_line";

const LIVE: &str = "SELECT ocg, strand, count(*), sum(status < 2 AND due < ?1), sum(status = 2)
    FROM action INDEXED BY action_live_ocg WHERE status <= 2";

const DONE: &str = "SELECT DISTINCT ocg, strand FROM action WHERE status = 3 AND strand IS NOT NULL AND since >= ?1";

fn line(row: &Row<'_>) -> rusqlite::Result<OcgLine> {
    let not_applicable: i64 = row.get(20)?;
    Ok(OcgLine {
        id: OcgId(row.get(0)?),
        reference: row.get(1)?,
        operation: row.get(2)?,
        kind: kind_at(row, 3)?,
        status: ocg_status_at(row, 4)?,
        status_since: date_at(row, 5)?,
        tier: tier_at(row, 6)?,
        tier_since: date_or_none_at(row, 7)?,
        unit: row.get(8)?,
        review: date_or_none_at(row, 9)?,
        decided_on: date_or_none_at(row, 10)?,
        lro: row.get::<_, Option<i64>>(11)?.map(OfficerId),
        deputy: row.get::<_, Option<i64>>(12)?.map(OfficerId),
        without_lro_since: date_or_none_at(row, 13)?,
        threat: row.get(14)?,
        flags: row.get(15)?,
        band: row.get(16)?,
        score: row.get(17)?,
        assessed_on: date_or_none_at(row, 18)?,
        active_on: date_or_none_at(row, 19)?,
        objective: row.get(21)?,
        counts: Counts { not_applicable: [0, 1, 2, 3].map(|at| not_applicable & (1 << at) != 0), ..Counts::default() },
    })
}

impl Store {
    /// The whole board as at `today`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn board(&self, today: Date) -> Result<Board, StoreError> {
        let since = add_days(today, -i64::from(self.profile()?.empty_p_days));
        // One reading: counts and lines are of the same moment, even while another process writes.
        let _reading = self.conn.unchecked_transaction()?;
        let mut counts: HashMap<i64, Counts> = HashMap::new();
        self.add_live(&mut counts, &format!("{LIVE} GROUP BY ocg, strand"), [coding::day(today)])?;
        self.add_done(&mut counts, DONE, [coding::day(since)])?;
        let mut ocgs = Vec::new();
        let mut leads: HashMap<OfficerId, u32> = HashMap::new();
        let mut statement = self.conn.prepare_cached(&format!("{LINE} WHERE live = 1 ORDER BY id"))?;
        for found in statement.query_map([], line)? {
            let mut found = found?;
            let not_applicable = found.counts.not_applicable;
            found.counts = Counts { not_applicable, ..counts.remove(&found.id.0).unwrap_or_default() };
            if let Some(lro) = found.lro {
                *leads.entry(lro).or_default() += 1;
            }
            ocgs.push(found);
        }
        let mut officers = self.officers()?;
        for officer in officers.values_mut() {
            officer.leads = leads.get(&officer.id).copied().unwrap_or(0);
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT owner, count(*), sum(status < 2 AND due < ?1) FROM action INDEXED BY action_live_owner
             WHERE status <= 2 AND owner IS NOT NULL GROUP BY owner",
        )?;
        let mut rows = statement.query([coding::day(today)])?;
        while let Some(row) = rows.next()? {
            if let Some(officer) = officers.get_mut(&OfficerId(row.get(0)?)) {
                officer.open = row.get(1)?;
                officer.late = row.get::<_, Option<u32>>(2)?.unwrap_or(0);
            }
        }
        Ok(Board { ocgs, officers, entry: self.entries })
    }

    /// The lines of the OCGs that are no longer live, as at `today`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn closed_ocg_lines(&self, today: Date) -> Result<Vec<OcgLine>, StoreError> {
        let mut counts: HashMap<i64, Counts> = HashMap::new();
        self.add_live(&mut counts, &format!("{LIVE} GROUP BY ocg, strand"), [coding::day(today)])?;
        let mut statement = self.conn.prepare_cached(&format!("{LINE} WHERE live = 0 ORDER BY id"))?;
        let mut lines = statement.query_map([], line)?.collect::<Result<Vec<_>, _>>()?;
        for line in &mut lines {
            line.counts = counts.remove(&line.id.0).unwrap_or_default();
        }
        Ok(lines)
    }

    fn officers(&self) -> Result<BTreeMap<OfficerId, OfficerLine>, StoreError> {
        let mut statement = self.conn.prepare_cached("SELECT record FROM officer ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut officers = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get(0)?;
            let officer: Officer = read_json(&text).map_err(|fault| self.error_of(fault))?;
            officers.insert(officer.id, OfficerLine::of(officer));
        }
        Ok(officers)
    }

    fn add_live(&self, counts: &mut HashMap<i64, Counts>, sql: &str, params: impl Params) -> Result<(), StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            let of = counts.entry(row.get(0)?).or_default();
            let live: u32 = row.get(2)?;
            let late = row.get::<_, Option<u32>>(3)?.unwrap_or(0);
            of.claimed += row.get::<_, u32>(4)?;
            match strand_at(row, 1)?.map(crate::domain::tier::Strand::index) {
                Some(at) => {
                    of.live[at] += live;
                    of.late[at] += late;
                }
                None => {
                    of.live_without_strand += live;
                    of.late_without_strand += late;
                }
            }
        }
        Ok(())
    }

    fn add_done(&self, counts: &mut HashMap<i64, Counts>, sql: &str, params: impl Params) -> Result<(), StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            if let Some(strand) = strand_at(row, 1)? {
                counts.entry(row.get(0)?).or_default().lately_done[strand.index()] = true;
            }
        }
        Ok(())
    }

    /// The lines of some OCGs as at `today`; those that are gone or no longer live are left out.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn ocg_lines(&self, ids: &[OcgId], today: Date) -> Result<Vec<OcgLine>, StoreError> {
        let since = add_days(today, -i64::from(self.profile()?.empty_p_days));
        let mut lines = Vec::new();
        for id in ids {
            let mut statement = self.conn.prepare_cached(&format!("{LINE} WHERE id = ?1 AND live = 1"))?;
            let mut rows = statement.query([id.0])?;
            let Some(row) = rows.next()? else { continue };
            let mut found = line(row)?;
            let mut counts = HashMap::new();
            self.add_live(
                &mut counts,
                &format!("{LIVE} AND ocg = ?2 GROUP BY ocg, strand"),
                [coding::day(today), id.0],
            )?;
            let done = "SELECT DISTINCT ocg, strand FROM action INDEXED BY action_ocg
                WHERE ocg = ?2 AND status = 3 AND strand IS NOT NULL AND since >= ?1";
            self.add_done(&mut counts, done, [coding::day(since), id.0])?;
            let not_applicable = found.counts.not_applicable;
            found.counts = Counts { not_applicable, ..counts.remove(&id.0).unwrap_or_default() };
            lines.push(found);
        }
        Ok(lines)
    }

    /// The lines of some officers as at `today`; those that are gone are left out.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn officer_lines(&self, ids: &[OfficerId], today: Date) -> Result<Vec<OfficerLine>, StoreError> {
        use crate::domain::reading::Reading as _;
        let tables = self.tables();
        let mut lines = Vec::new();
        for id in ids {
            let officer = tables.officer(*id).map_err(|fault| self.error_of(fault))?;
            let Some(officer) = officer else { continue };
            let mut found = OfficerLine::of(officer);
            found.leads = tables.led_by(*id).map_err(|fault| self.error_of(fault))?;
            (found.open, found.late) = self
                .conn
                .prepare_cached(
                    "SELECT count(*), coalesce(sum(status < 2 AND due < ?1), 0) FROM action
                     INDEXED BY action_live_owner WHERE status <= 2 AND owner = ?2",
                )?
                .query_row([coding::day(today), id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
            lines.push(found);
        }
        Ok(lines)
    }
}
