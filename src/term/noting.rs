//! What of the questions of a screen is a consultation (domain section 8): a record opened, a search with its terms. Holds the lines until the store
//! has a moment; a repaint and a moving cursor are none. It must not know the store.

use crate::domain::access_log::Access;
use crate::domain::time::Timestamp;
use crate::model::beside::BesideAsk;
use crate::model::port::Ask;
use crate::store::access::Noted;

/// How long the same record may be read again, with no other between, as a repaint: ten minutes in milliseconds.
const REPAINT: i64 = 600_000;

/// Lines that wait, and what they are told apart by.
#[derive(Debug, Default)]
pub(super) struct Noting {
    waiting: Vec<Noted>,
    /// The search that is being typed: its longest words so far.
    typed: Option<(String, Timestamp)>,
    /// The record that was opened last.
    last: Option<(String, Timestamp)>,
}

impl Noting {
    /// Hears a question before it is answered.
    pub(super) fn hear(&mut self, ask: &Ask, who: &str, at: Timestamp) {
        if let Ask::Search(typed, _) = ask {
            self.typing(typed, who, at);
            return;
        }
        if let Ask::WritePapers(meeting, which) = ask {
            let what = format!("{which:?} of meeting {}", meeting.0).to_lowercase();
            self.waiting.push(Noted { access: Access::looked("paper", &what), who: who.to_owned(), at });
            return;
        }
        let subject = match ask {
            Ask::Card(ocg) | Ask::Briefing(ocg) => format!("ocg:{}", ocg.0),
            Ask::Action(action) => format!("action:{}", action.0),
            Ask::ReadBack(meeting) => format!("meeting:{}", meeting.0),
            Ask::Beside(BesideAsk::Look) => "open record beside".to_owned(),
            _ => return,
        };
        self.end_search(who);
        let seen = self.last.as_ref().is_some_and(|(last, then)| *last == subject && at.0 - then.0 < REPAINT);
        if !seen {
            self.waiting.push(Noted { access: Access::opened(subject.clone()), who: who.to_owned(), at });
            self.last = Some((subject, at));
        }
    }

    /// Words that go on are one search; when they are taken back or become others, what was looked for before stands.
    fn typing(&mut self, typed: &str, who: &str, at: Timestamp) {
        let typed = typed.trim();
        match &self.typed {
            Some((before, _)) if typed.starts_with(before.as_str()) => {}
            Some((before, _)) if before.starts_with(typed) => return,
            _ => self.end_search(who),
        }
        self.typed = Some((typed.to_owned(), at)).filter(|(typed, _)| !typed.is_empty());
    }

    fn end_search(&mut self, who: &str) {
        if let Some((typed, at)) = self.typed.take() {
            self.waiting.push(Noted { access: Access::looked("search", &typed), who: who.to_owned(), at });
            self.last = None;
        }
    }

    /// Whether something waits to be written.
    pub(super) fn waits(&self) -> bool {
        !self.waiting.is_empty() || self.typed.is_some()
    }

    /// Takes back lines that could not be written.
    pub(super) fn again(&mut self, mut noted: Vec<Noted>) {
        noted.append(&mut self.waiting);
        self.waiting = noted;
    }

    /// The lines to write now; a search that is still being typed only at the `end`.
    pub(super) fn take(&mut self, who: &str, end: bool) -> Vec<Noted> {
        if end {
            self.end_search(who);
        }
        std::mem::take(&mut self.waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::OcgId;

    fn heard(asks: &[(Ask, i64)]) -> Vec<(String, String)> {
        let mut noting = Noting::default();
        for (ask, at) in asks {
            noting.hear(ask, "DCI 1550", Timestamp(*at));
        }
        let lines = noting.take("DCI 1550", true);
        assert!(!noting.waits());
        lines.into_iter().map(|noted| (noted.access.subject, noted.access.words.what)).collect()
    }

    fn search(typed: &str) -> Ask {
        Ask::Search(typed.to_owned(), 20)
    }

    #[test]
    fn a_search_is_one_line_however_it_is_typed() {
        let asks = ["b", "bi", "bir", "birc", "bir", "birch"].map(|typed| (search(typed), 5));
        assert_eq!(heard(&asks), [("search".to_owned(), "birch".to_owned())]);
        let asks = ["bir", "b", "elm"].map(|typed| (search(typed), 5));
        let found: Vec<String> = heard(&asks).into_iter().map(|(_, what)| what).collect();
        assert_eq!(found, ["bir", "elm"]);
    }

    #[test]
    fn a_record_that_is_read_again_is_a_repaint_and_another_between_is_not() {
        let (one, two) = (Ask::Card(OcgId(1)), Ask::Briefing(OcgId(2)));
        let asks = [(one.clone(), 0), (one.clone(), 50_000), (Ask::UndoWhat, 60_000), (one.clone(), 70_000)];
        assert_eq!(heard(&asks).len(), 1);
        assert_eq!(heard(&[(one.clone(), 0), (one.clone(), REPAINT)]).len(), 2);
        let subjects: Vec<String> =
            heard(&[(one.clone(), 0), (two, 1), (one, 2)]).into_iter().map(|(subject, _)| subject).collect();
        assert_eq!(subjects, ["ocg:1", "ocg:2", "ocg:1"]);
    }

    #[test]
    fn panes_and_pages_are_no_consultation() {
        assert_eq!(heard(&[(Ask::Board, 0), (Ask::Charts, 1), (Ask::Meeting, 2), (Ask::UndoWhat, 3)]), []);
    }
}
