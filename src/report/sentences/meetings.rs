//! Sentences about meetings: prepared, opened, signed, attended, and what became of each OCG.

use super::Told;
use crate::domain::describe::{Voice, describe};
use crate::domain::fact::Fact;
use crate::domain::meeting::{Called, MeetingTag, Settled};
use crate::report::document::{Text, ended};

/// Preparing, opening, signing, cancelling and attendance read on paper as they do on the screen.
pub(super) fn tell(fact: &Fact, meeting: &MeetingTag) -> Told {
    Told::new("Meeting", Text::from(meeting.number.to_string()), Text::from(ended(&describe(fact, Voice::Now))))
}

/// Who was briefed, and took it on.
pub(super) fn briefed(fact: &Fact, person: &str) -> Told {
    Told::new("Briefed", Text::reference(person), Text::from(ended(&describe(fact, Voice::Now))))
}

/// What became of one OCG, by its name.
pub(super) fn settled(meeting: &MeetingTag, ocg: Text, to: Option<&Settled>) -> Told {
    let told = |words: &str| Told::new("Meeting", Text::from(meeting.number.to_string()), ocg.and(words));
    match to {
        None => told(" is not settled any more."),
        Some(to) => match to.called {
            Called::Discussed => {
                let told = told(" was called.");
                if to.because.trim().is_empty() { told } else { told.because(&to.because) }
            }
            Called::TakenAsRead => {
                told(" was taken as read: no change was put and none was decided.").because(&to.because)
            }
            Called::Deferred => {
                let next = meeting.number.saturating_add(1);
                told(&format!(" was not called: deferred to meeting {next}.")).because(&to.because)
            }
        },
    }
}
