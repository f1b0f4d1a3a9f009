//! The briefing card read together: what the pure card needs, in a few short reads of one group.

use super::error::StoreError;
use super::record::Store;
use super::tables::coding;
use crate::domain::board::{ActionFilter, ActionOrder};
use crate::domain::briefing::{Briefing, Sources, balance_from, brief, decides_tier, last_called};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::item::ItemKind;
use crate::domain::meeting::Meeting;
use crate::domain::receipt::Entered;
use crate::domain::running_order::{Turn, running_order};
use crate::domain::tier::Strand;
use crate::domain::time::Date;

/// Entries read at a time, and at most.
const PAGE: usize = 100;
const MOST_ENTRIES: usize = 1_000;
/// Most live actions, items and pieces of learning of a card.
const MOST_ACTIONS: usize = 500;
const MOST_ITEMS: usize = 500;

impl Store {
    /// The briefing card of a live group as at `today`; `None` for a group that is not there or not live.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn briefing(&self, ocg: OcgId, today: Date) -> Result<Option<Briefing>, StoreError> {
        let (Some(line), Some(card)) = (self.ocg_lines(&[ocg], today)?.pop(), self.card(ocg)?) else {
            return Ok(None);
        };
        let meeting = self.open_meeting()?;
        let filter = ActionFilter { ocg: Some(ocg), live_only: true, ..ActionFilter::default() };
        let actions = self.actions(&filter, ActionOrder::Due, false, 0, MOST_ACTIONS)?.rows;
        let mut owners: Vec<OfficerId> = actions.iter().filter_map(|line| line.owner).collect();
        owners.sort_unstable();
        owners.dedup();
        let lro = line.lro.map(|lro| self.officer_lines(&[lro], today)).transpose()?.and_then(|mut found| found.pop());
        let also_led = match line.lro {
            Some(lro) => self.ocg_lines(&self.led(lro)?, today)?,
            None => Vec::new(),
        };
        Ok(Some(brief(&Sources {
            line: &line,
            card: &card,
            entries: &self.entries_since_called(ocg, meeting.as_ref())?,
            actions: &actions,
            done: self.discharged_since(ocg, balance_from(today))?,
            owners: &self.officer_lines(&owners, today)?,
            items: &self.items_of(ocg, MOST_ITEMS)?,
            learning: &self.items(ItemKind::Learning, false, MOST_ITEMS)?,
            lro: lro.as_ref(),
            also_led: &also_led,
            meeting: meeting.as_ref(),
            profile: &*self.profile()?,
            today,
        })))
    }

    /// The running order of a meeting, or of the next one when there is none.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn running_order(&self, meeting: Option<&Meeting>, today: Date) -> Result<Vec<Turn>, StoreError> {
        Ok(running_order(&self.board(today)?, meeting, &*self.profile()?, today))
    }

    /// Actions of a group discharged on or after a day, by P, those without one last.
    fn discharged_since(&self, ocg: OcgId, from: Date) -> Result<[u32; 5], StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT strand, count(*) FROM action INDEXED BY action_ocg
             WHERE ocg = ?1 AND status = 3 AND since >= ?2 GROUP BY strand",
        )?;
        let mut rows = statement.query([ocg.0, coding::day(from)])?;
        let mut done = [0; 5];
        while let Some(row) = rows.next()? {
            let place = coding::strand_at(row, 0)?.map_or(Strand::ALL.len(), Strand::index);
            if let Some(count) = done.get_mut(place) {
                *count = row.get(1)?;
            }
        }
        Ok(done)
    }

    /// The live groups an officer leads.
    fn led(&self, lro: OfficerId) -> Result<Vec<OcgId>, StoreError> {
        let mut statement =
            self.conn.prepare_cached("SELECT id FROM ocg_line WHERE lro = ?1 AND live = 1 ORDER BY id")?;
        Ok(statement.query_map([lro.0], |row| row.get(0).map(OcgId))?.collect::<Result<_, _>>()?)
    }

    /// The entries of a group, newest first, back to its last call and its last tier decision.
    fn entries_since_called(&self, ocg: OcgId, meeting: Option<&Meeting>) -> Result<Vec<Entered>, StoreError> {
        let mut entries: Vec<Entered> = Vec::new();
        loop {
            let page = self.entered_of(ocg, entries.last().map(|entered| entered.entry), PAGE)?;
            let end = page.len() < PAGE;
            entries.extend(page);
            let called = last_called(&entries, meeting.map(|meeting| meeting.id)).is_some();
            if end || entries.len() >= MOST_ENTRIES || called && entries.iter().any(decides_tier) {
                return Ok(entries);
            }
        }
    }
}
