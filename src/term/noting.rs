//! What of the questions of a screen is a consultation (domain section 8): a record opened, a search with its terms, a list or the journal shown. What
//! a command line shows too is noted in the words of that command. Holds the lines until the store has a moment; a repaint and a moving cursor are
//! none. It must not know the store.

use crate::domain::access_log::Access;
use crate::domain::time::Timestamp;
use crate::model::beside::BesideAsk;
use crate::model::port::Ask;
use crate::store::access::Noted;

/// How long the same may be read again, with no other between, as a repaint: ten minutes in milliseconds.
const REPAINT: i64 = 600_000;

/// Lines that wait, and what they are told apart by.
#[derive(Debug, Default)]
pub(super) struct Noting {
    waiting: Vec<Noted>,
    /// The search that is being typed.
    typed: Option<Typed>,
    /// What was looked at last, and when.
    last: Option<(Access, Timestamp)>,
}

/// A search that is being typed.
#[derive(Debug)]
struct Typed {
    /// The list that is searched; everything, where there is none.
    list: Option<&'static str>,
    /// Its longest words so far.
    words: String,
    at: Timestamp,
}

/// What a question looks at; nothing for a search, an order, a pane and a page.
fn looks_at(ask: &Ask) -> Option<Access> {
    Some(match ask {
        Ask::Card(ocg) | Ask::Briefing(ocg) => Access::opened(format!("ocg:{}", ocg.0)),
        Ask::Action(action) => Access::opened(format!("action:{}", action.0)),
        Ask::ReadBack(meeting) => Access::opened(format!("meeting:{}", meeting.0)),
        Ask::Beside(BesideAsk::Look) => Access::listed("ocgs").beside(),
        // What would cross is told out of the open record, whether it crosses then or not.
        Ask::Beside(BesideAsk::Preview(_, to)) => Access::looked("crossing", to).beside(),
        Ask::History { ocg: None, before: None, .. } => Access::looked("journal", "journal"),
        Ask::Changes { before: None, .. } => Access::looked("journal", "changes"),
        Ask::Board => Access::listed("board"),
        Ask::Items { kind, .. } => Access::listed(kind.list()),
        Ask::Claims(_) => Access::listed("disruptions"),
        Ask::Meetings(_) => Access::listed("meetings"),
        Ask::Reviewed(_) => Access::listed("actions"),
        Ask::Preparation => Access::listed("preparation"),
        Ask::Agenda => Access::listed("agenda"),
        Ask::Charts => Access::listed("charts"),
        Ask::Listed(name) => Access::listed(name),
        _ => return None,
    })
}

impl Noting {
    /// Hears a question before it is answered.
    pub(super) fn hear(&mut self, ask: &Ask, who: &str, at: Timestamp) {
        match ask {
            Ask::Search(typed, _) => self.typing(None, typed, who, at),
            Ask::Sought { list, words, left } => {
                self.typing(Some(list), words, who, at);
                if *left {
                    self.left(words, who, at);
                }
            }
            other => {
                if let Some(access) = looks_at(other) {
                    self.looked(access, who, at);
                }
            }
        }
    }

    /// Something was looked at that only the answer names.
    pub(super) fn looked(&mut self, access: Access, who: &str, at: Timestamp) {
        self.end_search(who);
        self.push(access, who, at);
    }

    /// A paper was made for whoever sits there.
    pub(super) fn paper(&mut self, what: &str, who: &str, at: Timestamp) {
        self.waiting.push(Noted { access: Access::looked("paper", what), who: who.to_owned(), at });
    }

    /// Words that go on are one search; when they are taken back or become others, what was looked for before stands.
    fn typing(&mut self, list: Option<&'static str>, typed: &str, who: &str, at: Timestamp) {
        let words = typed.trim();
        match &self.typed {
            Some(before) if before.list == list && words.starts_with(&before.words) => {}
            Some(before) if before.list == list && before.words.starts_with(words) => return,
            _ => self.end_search(who),
        }
        self.typed = Some(Typed { list, words: words.to_owned(), at }).filter(|typed| !typed.words.is_empty());
    }

    /// A filter is kept or left with these words: shorter ones than were looked for stand beside those.
    fn left(&mut self, words: &str, who: &str, at: Timestamp) {
        let list = self.typed.as_ref().filter(|typed| typed.words != words.trim()).map(|typed| typed.list);
        self.end_search(who);
        if let Some(list) = list {
            self.typing(list, words, who, at);
            self.end_search(who);
        }
    }

    fn end_search(&mut self, who: &str) {
        if let Some(Typed { list, words, at }) = self.typed.take() {
            let access = list.map_or_else(|| Access::looked("search", &words), |list| Access::sought(list, &words));
            self.push(access, who, at);
        }
    }

    /// Adds a line, unless the same was looked at just before.
    fn push(&mut self, access: Access, who: &str, at: Timestamp) {
        if self.last.as_ref().is_some_and(|(last, then)| *last == access && at.0 - then.0 < REPAINT) {
            return;
        }
        self.last = Some((access.clone(), at));
        self.waiting.push(Noted { access, who: who.to_owned(), at });
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
    use crate::domain::crossing::Wanted;
    use crate::domain::identity::OcgId;
    use crate::domain::item::ItemKind;

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

    fn filter(words: &str, left: bool) -> (Ask, i64) {
        (Ask::Sought { list: "ocgs", words: words.to_owned(), left }, 5)
    }

    fn told(asks: &[(Ask, i64)]) -> Vec<String> {
        heard(asks).into_iter().map(|(subject, what)| format!("{subject} {what}")).collect()
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
    fn a_filter_is_noted_as_the_same_search_by_command_is_when_it_is_kept_or_left() {
        let typed = [filter("b", false), filter("bi", false), filter("bi", true), (Ask::UndoWhat, 6)];
        assert_eq!(told(&typed), ["search ocgs: bi"]);
        // Rested on, and kept then: one line. Taken back letter by letter and left: what was looked for stands.
        assert_eq!(told(&[filter("elm", false), filter("elm", true), filter("elm", true)]), ["search ocgs: elm"]);
        assert_eq!(
            told(&[filter("el", false), filter("e", false), filter("", false), filter("", true)]),
            ["search ocgs: el"]
        );
        assert_eq!(
            told(&[filter("elms", false), filter("elm", false), filter("elm", true)]),
            ["search ocgs: elms", "search ocgs: elm"]
        );
        // The same words in another list, or in everything, are another search.
        assert_eq!(told(&[filter("el", true), (search("el"), 6)]), ["search ocgs: el", "search el"]);
    }

    #[test]
    fn what_shows_all_of_a_record_is_noted_in_the_words_of_the_command() {
        let asks = [
            Ask::History { ocg: None, before: None, limit: 50 },
            Ask::History { ocg: None, before: Some(9), limit: 50 },
            Ask::Changes { before: None, limit: 50 },
            Ask::Items { kind: ItemKind::Learning, open_only: false, limit: 50 },
            Ask::Claims(50),
            Ask::Listed("actions"),
            Ask::Board,
        ];
        let lines = told(&asks.map(|ask| (ask, 0)));
        let wanted =
            ["journal journal", "journal changes", "list learning", "list disruptions", "list actions", "list board"];
        assert_eq!(lines, wanted);
    }

    #[test]
    fn the_open_record_beside_is_noted_as_by_command_and_a_preview_once() {
        let wanted = |text: &str| {
            let (from, to) = (OcgId(1), OcgId(2));
            Box::new(Wanted { from, to, text: text.into(), owner: None, strand: None, due: None })
        };
        let preview = |text, to: &str| (Ask::Beside(BesideAsk::Preview(wanted(text), to.to_owned())), 0);
        let look = || (Ask::Beside(BesideAsk::Look), 0);
        let asks = [look(), preview("V", "Op Alder"), preview("Vi", "Op Alder"), preview("V", "Op Birch")];
        let beside = |what: &str| format!("open record beside {what}");
        let lines = [beside("list ocgs"), beside("crossing Op Alder"), beside("crossing Op Birch")];
        assert_eq!(told(&asks), lines);
    }

    #[test]
    fn panes_and_pages_are_no_consultation() {
        let history = Ask::History { ocg: Some(OcgId(1)), before: None, limit: 50 };
        assert_eq!(heard(&[(Ask::Meeting, 2), (Ask::UndoWhat, 3), (history, 4), (Ask::Place, 5)]), []);
    }
}
