//! Notices: what the program tells the user, and how long it stands (screens section 17).
//!
//! It must not know what happened; it is handed the sentence.

/// Said wherever something is to be recorded and the store is open for reading only.
pub const READ_ONLY: &str = "This store is open read-only. Nothing can be recorded here.";
/// Said when another act is asked for before the disk has answered for the last.
pub const STILL_WRITING: &str = "The last act is still being written. Wait a moment.";

/// Said when keys came in with a pasted text: it held what ends a paste, or another program typed them.
pub const WITH_PASTE: &str = "Keys that came with the paste were not used.";

/// Most notices kept for the list.
pub const KEPT: usize = 200;

/// What kind of notice it is: decides how it looks and what ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something was recorded; stands until the next thing is.
    Saved,
    /// Something to know; stands until the next key.
    Note,
    /// A key or an entry was refused; stands until the next key.
    Refused,
    /// Something failed: a banner that stands until it is dealt with.
    Failed,
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its kind.
    pub kind: Kind,
    /// The sentences.
    pub text: String,
}

/// The notice that stands, what was saved last, and those that went before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    current: Option<Notice>,
    saved: Option<Notice>,
    log: Vec<Notice>,
}

impl Notices {
    /// Shows a notice. A failure that stands is not covered by anything but another failure.
    pub fn tell(&mut self, kind: Kind, text: impl Into<String>) {
        let notice = Notice { kind, text: text.into() };
        if self.log.len() == KEPT {
            self.log.remove(0);
        }
        self.log.push(notice.clone());
        match kind {
            Kind::Saved => {
                self.saved = Some(notice);
                if !self.failed() {
                    self.current = None;
                }
            }
            Kind::Failed => self.current = Some(notice),
            Kind::Note | Kind::Refused if self.failed() => {}
            Kind::Note | Kind::Refused => self.current = Some(notice),
        }
    }

    /// A key was pressed: what stands only until then goes.
    pub fn key_pressed(&mut self) {
        if !self.failed() {
            self.current = None;
        }
    }

    /// The failure was dealt with.
    pub fn dealt_with(&mut self) {
        self.current = None;
    }

    /// Whether a failure stands.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.current.as_ref().is_some_and(|notice| notice.kind == Kind::Failed)
    }

    /// What to show now.
    #[must_use]
    pub fn showing(&self) -> Option<&Notice> {
        self.current.as_ref().or(self.saved.as_ref())
    }

    /// What was told since the last key, or stands as a failure; not what was saved before.
    #[must_use]
    pub const fn standing(&self) -> Option<&Notice> {
        self.current.as_ref()
    }

    /// All that were shown, oldest first.
    #[must_use]
    pub fn log(&self) -> &[Notice] {
        &self.log
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(notices: &Notices) -> &str {
        notices.showing().map_or("", |notice| notice.text.as_str())
    }

    #[test]
    fn what_was_saved_stays_until_the_next_is() {
        let mut notices = Notices::default();
        notices.tell(Kind::Saved, "Saved 10:27.");
        notices.key_pressed();
        assert_eq!(shown(&notices), "Saved 10:27.");
        notices.tell(Kind::Refused, "Space is for groups.");
        assert_eq!(shown(&notices), "Space is for groups.");
        notices.key_pressed();
        assert_eq!(shown(&notices), "Saved 10:27.");
    }

    #[test]
    fn a_failure_stands_until_it_is_dealt_with() {
        let mut notices = Notices::default();
        notices.tell(Kind::Failed, "NOT WRITTEN TO DISK");
        notices.tell(Kind::Note, "Note");
        notices.key_pressed();
        notices.tell(Kind::Saved, "Saved");
        assert_eq!(shown(&notices), "NOT WRITTEN TO DISK");
        notices.dealt_with();
        assert_eq!(shown(&notices), "Saved");
    }

    #[test]
    fn the_log_is_bounded() {
        let mut notices = Notices::default();
        for n in 0..KEPT + 5 {
            notices.tell(Kind::Note, n.to_string());
        }
        assert_eq!(notices.log().len(), KEPT);
        assert_eq!(notices.log().first().map(|notice| notice.text.as_str()), Some("5"));
    }
}
