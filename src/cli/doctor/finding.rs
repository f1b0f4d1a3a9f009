//! What is told of one thing that was looked at: how it stands, one sentence, and what to do about it. Knows nothing of how it was found out.

use crate::text::wrap;

/// Columns that a sentence gets on the narrowest terminal.
const LEAST: usize = 30;

/// How a thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// As it should be.
    Ok,
    /// Worth a look.
    Look,
    /// Has to be put right.
    Wrong,
}

impl State {
    /// As it stands in the list.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Look => "LOOK",
            Self::Wrong => "WRONG",
        }
    }

    /// As it stands in JSON.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Look => "look",
            Self::Wrong => "wrong",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// Its name, at most ten letters: a column of the list and the key of a script.
    pub(super) what: &'static str,
    pub(super) state: State,
    /// What was found.
    pub(super) sentence: String,
    /// What to do about it, as sentences of their own; nothing where all is well or where the sentence says it.
    pub(super) advice: Option<String>,
}

impl Finding {
    pub(super) fn ok(what: &'static str, sentence: impl Into<String>) -> Self {
        Self { what, state: State::Ok, sentence: sentence.into(), advice: None }
    }

    pub(super) fn look(what: &'static str, sentence: impl Into<String>) -> Self {
        Self { what, state: State::Look, sentence: sentence.into(), advice: None }
    }

    pub(super) fn wrong(what: &'static str, sentence: impl Into<String>) -> Self {
        Self { what, state: State::Wrong, sentence: sentence.into(), advice: None }
    }

    /// The same, with what to do.
    pub(super) fn so(self, advice: impl Into<String>) -> Self {
        Self { advice: Some(advice.into()), ..self }
    }

    /// The finding in the list. On a terminal of so many columns the sentence is wrapped in its own column; a script gets one line.
    pub(super) fn lines(&self, columns: Option<u16>) -> String {
        let head = format!("{:<6}{:<11}", self.state.word(), self.what);
        let room = columns.map(|columns| usize::from(columns).saturating_sub(head.len()).max(LEAST));
        let told = room.map_or_else(|| vec![self.told()], |room| wrap(&self.told(), room));
        format!("{head}{}", told.join(&format!("\n{:1$}", "", head.len())))
    }

    /// What was found and what to do, as it is read.
    pub(super) fn told(&self) -> String {
        match &self.advice {
            None => self.sentence.clone(),
            Some(advice) => format!("{}. {advice}", self.sentence.trim_end_matches('.')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_wrapped_on_a_terminal_and_one_line_for_a_script() {
        let found = Finding::look("backup", "the last good one is nine days old").so("Make one.");
        assert_eq!(found.lines(None), "LOOK  backup     the last good one is nine days old. Make one.");
        assert_eq!(
            found.lines(Some(50)),
            "LOOK  backup     the last good one is nine days\n                 old. Make one."
        );
        assert_eq!(found.lines(Some(5)).lines().count(), 2);
        assert_eq!(Finding::wrong("lock", "It is held.").so("Wait.").told(), "It is held. Wait.");
    }
}
