//! When the screen locks by itself: so long after the last key, and so long after the passphrase however busy. Said in words before it happens.
//!
//! All times are milliseconds of a clock that only goes forwards and comes in from outside. It must not know that clock, the disk or how locking is done.

use crate::domain::profile::Locking as Policy;

const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;
/// How long before it locks it says so.
const SOON: u64 = MINUTE;
/// How long before the longest session ends it says so for the first time.
const EARLY: u64 = 10 * MINUTE;

/// What is to be done at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing.
    Nothing,
    /// Nobody typed: it locks in so many milliseconds.
    Idle(u64),
    /// The longest session ends in so many milliseconds; it has then lasted so many.
    Longest(u64, u64),
    /// Lock now.
    Lock,
}

/// The figures and what has passed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locking {
    /// Without a key for so long; 0 for a screen that nobody set a watch for.
    idle: u64,
    /// The same in partner view.
    partner: u64,
    /// So long after the passphrase.
    longest: u64,
    /// When the passphrase was typed.
    unlocked: u64,
    /// When the last key came in.
    last: u64,
    /// The moment that was told last.
    now: u64,
    /// Whether partner view is on.
    in_partner_view: bool,
    /// Whether it was said that nobody types.
    said_idle: bool,
    /// How often it was said that the longest session ends.
    said_longest: u8,
}

impl Locking {
    /// The watch over a screen whose store was opened at `now`. `lower` is what the command line asks for in milliseconds: it lowers, never raises.
    #[must_use]
    pub fn new(policy: Policy, covert: bool, lower: Option<u64>, now: u64) -> Self {
        let policy = policy.held();
        let own = if covert { policy.covert_idle_minutes } else { policy.idle_minutes };
        let minutes = |minutes: u32| {
            let most = u64::from(minutes) * MINUTE;
            lower.map_or(most, |lower| lower.clamp(SECOND, most))
        };
        // What is covert is shown to no partner, so its own figure stands there too.
        let partner = if covert { own } else { policy.partner_idle_minutes };
        Self {
            idle: minutes(own),
            partner: minutes(partner),
            longest: u64::from(policy.longest_hours) * 60 * MINUTE,
            unlocked: now,
            last: now,
            now,
            ..Self::default()
        }
    }

    fn watched(&self) -> bool {
        self.idle > 0
    }

    fn idle(&self) -> u64 {
        if self.in_partner_view { self.partner } else { self.idle }
    }

    /// How long before it locks it says so: a minute, or half of a shorter limit.
    fn soon(&self) -> u64 {
        SOON.min(self.idle() / 2)
    }

    /// Partner view was turned on or off.
    pub fn partner_view(&mut self, on: bool) {
        self.in_partner_view = on;
        self.said_idle = false;
    }

    /// A key came in, or a text: somebody is there.
    pub fn key(&mut self) {
        self.last = self.now;
        self.said_idle = false;
    }

    /// Whether it stands on the screen that it locks because nobody types.
    #[must_use]
    pub const fn warned(&self) -> bool {
        self.said_idle
    }

    /// What is due at a moment. Each warning is given once.
    pub fn at(&mut self, now: u64) -> Due {
        self.now = self.now.max(now);
        if !self.watched() {
            return Due::Nothing;
        }
        let (quiet, open) = (self.now - self.last, self.now - self.unlocked);
        let (idle, soon) = (self.idle(), self.soon());
        if quiet >= idle || open >= self.longest {
            return Due::Lock;
        }
        let left = self.longest - open;
        let stage = if left <= SOON { 2 } else { u8::from(left <= EARLY) };
        if stage > self.said_longest {
            self.said_longest = stage;
            return Due::Longest(left, self.longest);
        }
        if !self.said_idle && quiet >= idle - soon {
            self.said_idle = true;
            return Due::Idle(idle - quiet);
        }
        Due::Nothing
    }

    /// How long from the last moment until something is due; nothing when nobody watches.
    #[must_use]
    pub fn until(&self) -> Option<u64> {
        if !self.watched() {
            return None;
        }
        let idle = self.last + self.idle();
        let warning = if self.said_idle { idle } else { idle - self.soon() };
        let end = self.unlocked + self.longest;
        let longest = match self.said_longest {
            0 => end.saturating_sub(EARLY),
            1 => end.saturating_sub(SOON),
            _ => end,
        };
        Some(warning.min(longest).saturating_sub(self.now))
    }
}

/// A time that is left in words: `60 seconds`, `10 minutes`, `10 hours`.
#[must_use]
pub fn words(ms: u64) -> String {
    let seconds = ms.div_ceil(SECOND);
    let (count, one, many) = match seconds {
        0..=119 => (seconds, "second", "seconds"),
        120..=7_199 => (seconds.div_ceil(60), "minute", "minutes"),
        _ => (seconds.div_ceil(3_600), "hour", "hours"),
    };
    crate::text::plural(count, one, many)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watch() -> Locking {
        Locking::new(Policy::default(), false, None, 7_000)
    }

    #[test]
    fn five_minutes_without_a_key_lock_and_the_fourth_says_so_once() {
        let mut watch = watch();
        assert_eq!(watch.until(), Some(4 * MINUTE));
        assert_eq!(watch.at(7_000 + 4 * MINUTE - 1), Due::Nothing);
        assert_eq!(watch.at(7_000 + 4 * MINUTE), Due::Idle(MINUTE));
        assert_eq!((watch.at(7_000 + 4 * MINUTE + 5), watch.until()), (Due::Nothing, Some(MINUTE - 5)));
        watch.key();
        assert!(!watch.warned());
        assert_eq!(watch.at(7_000 + 8 * MINUTE + 4), Due::Nothing, "the key counts from when it came");
        assert_eq!(watch.at(7_000 + 8 * MINUTE + 5), Due::Idle(MINUTE));
        assert_eq!(watch.at(7_000 + 9 * MINUTE + 5), Due::Lock);
    }

    #[test]
    fn ten_hours_lock_however_busy_and_it_is_said_ten_minutes_and_one_before() {
        let mut watch = watch();
        let (mut said, mut now) = (Vec::new(), 7_000);
        let locked = loop {
            now += MINUTE / 2;
            watch.key();
            match watch.at(now) {
                Due::Nothing => watch.key(),
                Due::Lock => break now - 7_000,
                due => said.push(due),
            }
        };
        assert_eq!(locked, 600 * MINUTE);
        assert_eq!(said, [Due::Longest(10 * MINUTE, 600 * MINUTE), Due::Longest(MINUTE, 600 * MINUTE)]);
    }

    #[test]
    fn covert_is_two_minutes_partner_view_fifteen_and_the_command_line_only_lowers() {
        let locks = |mut watch: Locking| {
            let mut now = 0;
            while watch.at(now) != Due::Lock {
                now += SECOND;
            }
            now
        };
        assert_eq!(locks(Locking::new(Policy::default(), true, None, 0)), 2 * MINUTE);
        let mut partner = Locking::new(Policy::default(), false, None, 0);
        partner.partner_view(true);
        assert_eq!(locks(partner), 15 * MINUTE);
        assert_eq!(locks(Locking::new(Policy::default(), false, Some(90 * SECOND), 0)), 90 * SECOND);
        assert_eq!(locks(Locking::new(Policy::default(), false, Some(60 * MINUTE), 0)), 5 * MINUTE);
        let high = Policy { idle_minutes: 500, ..Policy::default() };
        assert_eq!(locks(Locking::new(high, false, None, 0)), 5 * MINUTE, "a journal cannot raise it either");
        let low = Policy { idle_minutes: 3, ..Policy::default() };
        assert_eq!(locks(Locking::new(low, false, Some(4 * MINUTE), 0)), 3 * MINUTE);
    }

    #[test]
    fn a_clock_that_goes_back_changes_nothing_and_without_a_watch_nothing_locks() {
        let mut watch = watch();
        assert_eq!(watch.at(0), Due::Nothing);
        assert_eq!(watch.until(), Some(4 * MINUTE));
        assert_eq!((Locking::default().at(u64::MAX), Locking::default().until()), (Due::Nothing, None));
        assert_eq!(
            (words(MINUTE), words(EARLY), words(600 * MINUTE)),
            ("60 seconds".into(), "10 minutes".into(), "10 hours".into())
        );
    }
}
