//! When a screen locks by itself (security reference section 2): the force's figures, which may be lower than the standard and never higher.
//!
//! It must not know the clock nor the screen.

use serde::{Deserialize, Serialize};

/// The force's figures. All of them are the standard where nothing is said, so profiles written before there were any mean what they meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Locking {
    /// Locks after so many minutes without a key.
    pub idle_minutes: u32,
    /// The same in a covert store.
    pub covert_idle_minutes: u32,
    /// The same in partner view, where nobody types while others read.
    pub partner_idle_minutes: u32,
    /// Locks so many hours after the passphrase was typed, however busy.
    pub longest_hours: u32,
}

impl Default for Locking {
    fn default() -> Self {
        Self { idle_minutes: 5, covert_idle_minutes: 2, partner_idle_minutes: 15, longest_hours: 10 }
    }
}

impl Locking {
    /// Whether these are the standard figures, which are not written down.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        *self == Self::default()
    }

    /// The figures with their names and the standard each must not exceed.
    #[must_use]
    pub fn figures(&self) -> [(&'static str, u32, u32); 4] {
        let most = Self::default();
        [
            ("locking.idle_minutes", self.idle_minutes, most.idle_minutes),
            ("locking.covert_idle_minutes", self.covert_idle_minutes, most.covert_idle_minutes),
            ("locking.partner_idle_minutes", self.partner_idle_minutes, most.partner_idle_minutes),
            ("locking.longest_hours", self.longest_hours, most.longest_hours),
        ]
    }

    /// The figures as they hold: none of them nothing, none above the standard, whatever a journal says.
    #[must_use]
    pub fn held(self) -> Self {
        let most = Self::default();
        let within = |figure: u32, most: u32| figure.clamp(1, most);
        Self {
            idle_minutes: within(self.idle_minutes, most.idle_minutes),
            covert_idle_minutes: within(self.covert_idle_minutes, most.covert_idle_minutes),
            partner_idle_minutes: within(self.partner_idle_minutes, most.partner_idle_minutes),
            longest_hours: within(self.longest_hours, most.longest_hours),
        }
    }
}
