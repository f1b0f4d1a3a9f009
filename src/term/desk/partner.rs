//! What partners in the room may see, read from the record: the live actions that are shareable, their groups and what was written for partners.

use super::Desk;
use crate::domain::board::{ActionFilter, ActionOrder};
use crate::domain::identity::OcgId;
use crate::domain::partner_view::{Summary, shown};
use crate::domain::reading::Reading as _;
use crate::domain::time::Date;
use crate::model::port::Told;
use crate::store::StoreError;
use std::collections::BTreeMap;

/// Actions read at a time.
const PAGE: usize = 20_000;

impl Desk {
    pub(super) fn for_partners(&self, today: Date) -> Result<Told, StoreError> {
        let store = self.shown();
        let filter = ActionFilter { live_only: true, ..ActionFilter::default() };
        let (mut actions, mut offset) = (Vec::new(), 0);
        loop {
            let page = store.actions(&filter, ActionOrder::Due, false, offset, PAGE)?;
            offset += page.rows.len();
            if page.rows.is_empty() {
                break;
            }
            actions.extend(page.rows.into_iter().filter(|line| line.shareable));
        }
        let mut summaries: BTreeMap<OcgId, Summary> = BTreeMap::new();
        for line in &actions {
            if summaries.contains_key(&line.ocg) {
                continue;
            }
            let ocg = store.reading().ocg(line.ocg).map_err(|fault| StoreError::Defect(fault.0))?;
            let summary = ocg.map(|ocg| Summary { text: ocg.details.partner_summary, bodies: ocg.details.summary_for });
            summaries.insert(line.ocg, summary.unwrap_or_default());
        }
        let meeting = store.open_meeting()?;
        let bcu = store.founding()?.map_or_else(String::new, |founding| founding.bcu);
        let shown = shown(&store.board(today)?, &bcu, meeting.as_ref(), &actions, &summaries, today);
        Ok(Told::Shown(Box::new(shown)))
    }
}
