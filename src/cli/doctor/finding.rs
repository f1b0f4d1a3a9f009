//! What is told of one thing that was looked at: how it stands, one sentence, and what to do about it. Knows nothing of how it was found out.

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

    /// What was found and what to do, as it is read.
    pub(super) fn told(&self) -> String {
        match &self.advice {
            None => self.sentence.clone(),
            Some(advice) => format!("{}. {advice}", self.sentence.trim_end_matches('.')),
        }
    }
}
