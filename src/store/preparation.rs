//! The preparation list read together, and carried actions counted from the journal.

use super::error::StoreError;
use super::record::Store;
use super::tables::coding::{date_at, position};
use crate::domain::action::ActionStatus;
use crate::domain::agenda::{self, Read, agenda};
use crate::domain::board::{ActionFilter, ActionLine, ActionOrder};
use crate::domain::carried::{CARRIED_OFTEN, Close, carried};
use crate::domain::disruption::Disruption;
use crate::domain::fact::Fact;
use crate::domain::identity::{ActionId, OcgId};
use crate::domain::item::{Content, Item, ItemKind};
use crate::domain::meeting::{Meeting, MeetingKind, MeetingState};
use crate::domain::preparation::{Frozen, Pack, Preparation, prepare};
use crate::domain::time::{Date, Timestamp};

/// Most rows read of each kind; a list for people, not an export.
const MOST: usize = 500;

impl Store {
    /// The preparation list for a meeting of a kind, with ages as at `today`: the day of the meeting.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn preparation(&self, kind: MeetingKind, today: Date) -> Result<Preparation, StoreError> {
        let board = self.board(today)?;
        let held = self.held(kind, MOST)?;
        let meeting = self
            .newest_of(kind)?
            .filter(|newest| matches!(newest.state, MeetingState::Prepared | MeetingState::Open { .. }));
        let late = ActionFilter { late_as_at: Some(today), ..ActionFilter::default() };
        let late = self.actions(&late, ActionOrder::Due, false, 0, MOST)?.rows;
        let live = ActionFilter { live_only: true, ..ActionFilter::default() };
        let mut claimed = self.actions(&live, ActionOrder::Status, true, 0, MOST)?.rows;
        claimed.retain(|line| line.status == ActionStatus::ClaimedComplete);
        let frozen = meeting.as_ref().map(|meeting| self.frozen(meeting)).transpose()?.flatten();
        Ok(prepare(&Pack {
            board: &board,
            profile: &*self.profile()?,
            today,
            meeting: meeting.as_ref(),
            held: &held,
            late: &late,
            claimed: &claimed,
            carried: &self.carried_often(kind, &late)?,
            awaiting: &self.not_moderated(MOST)?,
            bids: &self.items(ItemKind::Bid, true, MOST)?,
            triggers: &self.items(ItemKind::Trigger, true, MOST)?,
            rechecks: &self.rechecks_before(today)?,
            frozen,
            since: &frozen.map_or_else(|| Ok(Vec::new()), |frozen| self.touched_since(&frozen))?,
        }))
    }

    /// The groups the newest entries after a frozen pack are about, each once, the last one first.
    fn touched_since(&self, frozen: &Frozen) -> Result<Vec<OcgId>, StoreError> {
        let read = frozen.since.min(MOST as u64);
        let mut groups = Vec::new();
        for entered in self.entered(self.entries - read + 1, self.entries)?.iter().rev() {
            let ocg = entered.recorded.as_ref().and_then(|recorded| recorded.fact.subject().ocg);
            groups.extend(ocg.filter(|ocg| !groups.contains(ocg)));
        }
        Ok(groups)
    }

    /// The frozen pack of a meeting, as it stands now; `None` where it is not frozen.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn frozen(&self, meeting: &Meeting) -> Result<Option<Frozen>, StoreError> {
        let Some(entry) = meeting.details.pack else { return Ok(None) };
        // The pack is frozen in a batch of its own, so that the entry after it is the freezing itself; an undo that brings an older pack back leaves
        // the entry where it was.
        let after = entry.saturating_add(1);
        let freezes = |fact: &Fact| matches!(fact, Fact::MeetingAmended { meeting: of, to, .. } if of.id == meeting.id && to.pack == Some(entry));
        let found = self.entered(after, after)?.pop();
        let at = found.filter(|one| one.recorded.as_ref().is_some_and(|recorded| freezes(&recorded.fact)));
        let read = if at.is_some() { after } else { entry };
        Ok(Some(Frozen { entry, at: at.map(|at| at.decided_at), since: self.entries.saturating_sub(read) }))
    }

    /// The standing agenda of a meeting of a kind with what waits under each item, ages as at `today`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn agenda(&self, kind: MeetingKind, today: Date) -> Result<Vec<agenda::Item>, StoreError> {
        let newest = self.newest_of(kind)?;
        let meeting =
            newest.filter(|newest| matches!(newest.state, MeetingState::Prepared | MeetingState::Open { .. }));
        let learning = self.items(ItemKind::Learning, false, MOST)?;
        let unshared =
            |item: &&Item| matches!(&item.content, Content::Learning(learning) if learning.shared.is_empty());
        Ok(agenda(&Read {
            board: &self.board(today)?,
            profile: &*self.profile()?,
            today,
            meeting: meeting.as_ref(),
            previous: self.held(kind, 1)?.first(),
            preparation: &self.preparation(kind, today)?,
            unshared: learning.iter().filter(unshared).count(),
        }))
    }

    /// The signed meetings of a kind, newest first, at most `limit`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn held(&self, kind: MeetingKind, limit: usize) -> Result<Vec<Meeting>, StoreError> {
        let kind = position(&MeetingKind::ALL, &kind);
        self.records_with(
            "SELECT record FROM meeting WHERE kind = ?1 AND state = 2 ORDER BY number DESC LIMIT ?2",
            (kind, limit),
        )
    }

    /// The newest meeting of a kind, whatever its state.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn newest_of(&self, kind: MeetingKind) -> Result<Option<Meeting>, StoreError> {
        use crate::domain::reading::Reading as _;
        self.tables().newest_meeting(kind).map_err(|fault| self.error_of(fault))
    }

    /// The closes of the signed meetings of a kind, in order of entry.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn closes(&self, kind: MeetingKind) -> Result<Vec<Close>, StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT j.seq, j.decided_at FROM journal j
             WHERE j.meeting = ?1 ORDER BY j.seq DESC LIMIT 1",
        )?;
        let mut closes = Vec::new();
        for meeting in self.held(kind, usize::from(u16::MAX))? {
            let found = statement.query_map([meeting.code()], |row| {
                Ok(Close { entry: row.get(0)?, on: Timestamp(row.get(1)?).local_date() })
            })?;
            closes.extend(found.collect::<Result<Vec<_>, _>>()?);
        }
        closes.sort_by_key(|close| close.entry);
        Ok(closes)
    }

    /// At how many closed meetings of a kind an action was overdue (papers section 3 rule 17).
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn times_carried(&self, line: &ActionLine, closes: &[Close]) -> Result<u32, StoreError> {
        let life = self.entered_of_action(line.id, line.ocg)?;
        let facts = life.iter().filter_map(|entered| Some((entered.entry, &entered.recorded.as_ref()?.fact)));
        Ok(carried(facts, closes))
    }

    /// Of these late actions those that were carried often. Only what first fell due before enough meetings is looked at.
    fn carried_often(&self, kind: MeetingKind, late: &[ActionLine]) -> Result<Vec<(ActionLine, u32)>, StoreError> {
        let closes = self.closes(kind)?;
        let mut often = Vec::new();
        for line in late {
            let due = self.first_due(line.id)?;
            let most = closes.iter().filter(|close| due.is_some_and(|due| due < close.on)).count();
            if most >= CARRIED_OFTEN as usize {
                let count = self.times_carried(line, &closes)?;
                if count >= CARRIED_OFTEN {
                    often.push((line.clone(), count));
                }
            }
        }
        Ok(often)
    }

    /// Statements whose day to look again is over, the longest first.
    fn rechecks_before(&self, today: Date) -> Result<Vec<Item>, StoreError> {
        self.records_with(
            "SELECT record FROM item WHERE kind = ?1 AND record ->> '$.content.recheck_on' < ?2
             ORDER BY record ->> '$.content.recheck_on', id",
            (position(&ItemKind::ALL, &ItemKind::Statement), today.to_string()),
        )
    }

    fn not_moderated(&self, limit: usize) -> Result<Vec<Disruption>, StoreError> {
        self.records_with("SELECT record FROM disruption WHERE moderated = 0 ORDER BY day, id LIMIT ?1", [limit])
    }

    pub(super) fn first_due(&self, action: ActionId) -> Result<Option<Date>, StoreError> {
        use rusqlite::OptionalExtension as _;
        let mut statement =
            self.conn.prepare_cached("SELECT first_due FROM action WHERE id = ?1 AND first_due IS NOT NULL")?;
        Ok(statement.query_row([action.0], |row| date_at(row, 0)).optional()?)
    }
}
