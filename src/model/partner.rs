//! Partner view: what partners in the room may see, and where the chair stands in it. While it is on, nothing else of the model is drawn and no other key
//! acts. It must not know how it is drawn, nor hold anything that may not be shown.

use crate::domain::partner_view::{Shown, ShownGroup};

/// What stands while something that was not read or written has not been dealt with. It names nothing of the record.
const FAILED: &str = "NOT READ OR NOT WRITTEN. F5 leaves this view and says more.";

/// Partner view while it is on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partner {
    /// What may be shown; `None` while it is being read.
    pub shown: Option<Box<Shown>>,
    /// The group on the screen, among those that may be shown.
    pub at: usize,
    /// Whether it stands on the screen that leaving was asked for.
    pub leaving: bool,
    /// Whether its keys show in the place of the group.
    pub help: bool,
    /// What is said on the bottom line; it names nothing of the record.
    pub said: String,
    /// Entries of the record when `shown` was asked for; it is asked for again when there are more.
    pub asked: Option<u64>,
}

impl Partner {
    /// Takes what may be shown; the cursor stays on its group.
    pub fn take(&mut self, shown: Shown) {
        let on = self.group().map(|group| group.ocg);
        let at = shown.groups.iter().position(|group| Some(group.ocg) == on);
        self.at = at.unwrap_or_else(|| self.at.min(shown.groups.len().saturating_sub(1)));
        self.shown = Some(Box::new(shown));
    }

    /// The group on the screen.
    #[must_use]
    pub fn group(&self) -> Option<&ShownGroup> {
        self.shown.as_ref()?.groups.get(self.at)
    }

    /// The next or previous group. Returns whether there was one.
    pub fn step(&mut self, by: isize) -> bool {
        let len = self.shown.as_ref().map_or(0, |shown| shown.groups.len());
        let to = self.at.saturating_add_signed(by).min(len.saturating_sub(1));
        std::mem::replace(&mut self.at, to) != to
    }

    /// What stands on the bottom line, `failed` being whether a failure has not been dealt with: it gives way to nothing but the question whether to leave.
    #[must_use]
    pub fn says(&self, failed: bool) -> &str {
        if failed && !self.leaving { FAILED } else { &self.said }
    }

    /// Whether a partner is in the room.
    #[must_use]
    pub fn somebody_is_there(&self) -> bool {
        // Until it was read nobody is known not to be there.
        self.shown.as_ref().is_none_or(|shown| !shown.present.is_empty())
    }
}
