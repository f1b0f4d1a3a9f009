//! Locking by itself: what is said before, which key only stays, and when it is time.
//!
//! It must not know how the screen is locked.

use crate::app::Effect;
use crate::keys::chord::Chord;
use crate::keys::{Resolved, resolve};
use crate::model::act::Act;
use crate::model::layout::Ladder;
use crate::model::locking::{Due, words};
use crate::model::notice::Kind;
use crate::model::state::Model;

/// A moment of the clock that only goes forwards.
pub(crate) fn moment(model: &mut Model, now: u64) -> Vec<Effect> {
    match model.locking.at(now) {
        Due::Nothing => {}
        Due::Lock => return vec![Effect::Lock],
        Due::Idle(left) => {
            let stays = if takes_text(model) { "Any key stays." } else { "Any key stays, and does nothing else." };
            let text = format!("Locks in {}. {stays}", words(left));
            super::partner::say(model, &text);
            model.notices.tell(Kind::Note, text);
        }
        Due::Longest(left, whole) => {
            let text = format!(
                "Locks in {}: {} since the passphrase, which is the longest. Unsent text is kept; type the passphrase and go on.",
                words(left),
                words(whole)
            );
            super::partner::say(model, &text);
            model.notices.tell(Kind::Note, text);
        }
    }
    Vec::new()
}

/// Back to the shell for a while. Whoever brings the process back may be somebody else: what is covert asks for the passphrase first.
pub(crate) fn suspend(model: &Model) -> Vec<Effect> {
    match model.facts.founding.covert {
        true => vec![Effect::LockAndStop],
        false => vec![Effect::Suspend],
    }
}

/// A key came in. Returns whether it only stays: while the warning stands a key must not act, since it may be any key. Typing types.
pub(crate) fn only_stays(model: &mut Model, chord: Chord) -> bool {
    let warned = model.locking.warned();
    model.locking.key();
    let seen = warned && !model.notices.failed() && model.size.tier() != Ladder::TooSmall;
    seen && match resolve(model, chord) {
        Resolved::Run(Act::Blank) => false,
        Resolved::Text(_) => !takes_text(model),
        _ => true,
    }
}

fn takes_text(model: &Model) -> bool {
    model.scopes().first().is_some_and(|scope| scope.takes_text())
}
