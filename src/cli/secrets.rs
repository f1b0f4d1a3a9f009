//! A new passphrase: typed twice, read from a file, or generated and shown once. Never taken from an argument or the environment.

use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;
use crate::store::Passphrase;
use crate::store::RecoveryWords;
use crate::store::passphrase::{ENOUGH, ENOUGH_COVERT, GENERATED, GENERATED_COVERT, check, generate_passphrase};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use zeroize::Zeroizing;

/// Where a new passphrase comes from.
pub(super) struct Source<'a> {
    pub(super) file: Option<&'a Path>,
    pub(super) generate: bool,
}

/// How hard a new passphrase has to be to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// As for the open store.
    Usual,
    /// As for the covert store: one word more.
    Higher,
}

impl Strength {
    /// What a store asks of every passphrase to it, whoever's it is and however it comes about.
    pub(super) const fn of(covert: bool) -> Self {
        if covert { Self::Higher } else { Self::Usual }
    }

    const fn bits(self) -> u32 {
        match self {
            Self::Usual => ENOUGH,
            Self::Higher => ENOUGH_COVERT,
        }
    }

    const fn words(self) -> (usize, &'static str) {
        match self {
            Self::Usual => (GENERATED, "five"),
            Self::Higher => (GENERATED_COVERT, "six"),
        }
    }
}

/// The new passphrase, as hard to guess as the store asks, and the words to be shown once when it was generated.
pub(super) fn new_passphrase(
    source: &Source<'_>,
    strength: Strength,
) -> Result<(Passphrase, Option<Zeroizing<String>>), Failure> {
    if source.generate {
        let text = generated(strength)?;
        return Ok((Passphrase::new(text.to_string()), Some(text)));
    }
    let text = match source.file {
        Some(path) => {
            let text = files::secret_text(path, "passphrase")?;
            Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())
        }
        None => return typed(strength),
    };
    accepted(&text, strength)?;
    Ok((Passphrase::new(text.to_string()), None))
}

fn accepted(text: &str, strength: Strength) -> Result<(), Failure> {
    check(&Passphrase::new(text.to_owned()), strength.bits()).map_err(Failure::refused)
}

fn generated(strength: Strength) -> Result<Zeroizing<String>, Failure> {
    let mut bytes = Zeroizing::new(vec![0; strength.words().0 * 2]);
    Context::random()(&mut bytes).map_err(Failure::environment)?;
    // Two drawn words that are the same give way to the next in the list, so this is always as many different words.
    Ok(Zeroizing::new(generate_passphrase(&bytes).text().to_owned()))
}

/// How often a passphrase is asked for before it is given up: whoever mistypes goes on typing it, and a shell would show and keep it.
const TRIES: usize = 5;

fn typed(strength: Strength) -> Result<(Passphrase, Option<Zeroizing<String>>), Failure> {
    let offered = generated(strength)?;
    output::remark(&format!("A passphrase of {} words that nobody can guess: {}", strength.words().1, *offered));
    output::remark("Press Enter to take it, or type one of your own.");
    for left in (0..TRIES).rev() {
        let first = ask("New passphrase: ")?;
        if first.is_empty() {
            return Ok((Passphrase::new(offered.to_string()), Some(offered)));
        }
        let again = || match *ask("The same again: ")? == *first {
            true => Ok(()),
            false => Err(Failure::usage("The two passphrases differ. Nothing was changed; do it again.")),
        };
        match accepted(&first, strength).and_then(|()| again()) {
            Ok(()) => return Ok((Passphrase::new(first.to_string()), None)),
            Err(failure) if left == 0 => return Err(failure),
            Err(failure) => output::remark(&failure.sentence),
        }
    }
    Err(Failure::usage("No passphrase was set. Nothing was changed; do it again."))
}

/// A secret typed on the terminal, unseen.
pub(super) fn ask(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| {
        Failure::environment(
            "There is no terminal to ask on. Name a file instead, or take a generated passphrase with --generate.",
        )
    })
}

/// Shows a generated passphrase, once.
pub(super) fn show_passphrase(words: Option<&Zeroizing<String>>) {
    if let Some(words) = words {
        output::line(&format!("Passphrase: {}", **words));
        output::line("It is shown this once. Write it down or learn it; nobody can bring it back.");
        PASSPHRASE_LOST.store(output::missed().is_some(), Ordering::Relaxed);
    }
}

/// Which of what is shown once did not come out whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lost {
    pub(super) passphrase: bool,
    pub(super) recovery: bool,
}

static PASSPHRASE_LOST: AtomicBool = AtomicBool::new(false);
static RECOVERY_LOST: AtomicBool = AtomicBool::new(false);

/// Which of what was shown once did not come out whole in this run.
pub(super) fn lost() -> Lost {
    let is = |lost: &AtomicBool| lost.load(Ordering::Relaxed);
    Lost { passphrase: is(&PASSPHRASE_LOST), recovery: is(&RECOVERY_LOST) }
}

/// Shows the recovery words, once, numbered, six to a line.
pub(super) fn show_recovery(recovery: &RecoveryWords) {
    output::line("Recovery words: the only way in when the passphrase is lost. They are shown this once.");
    output::line("Write them on paper, seal it in an envelope and lock it away from this computer.");
    for (row, words) in recovery.words().chunks(6).enumerate() {
        let numbered: Vec<String> =
            words.iter().enumerate().map(|(at, word)| format!("{:>2} {word:<9}", row * 6 + at + 1)).collect();
        output::line(format!("  {}", numbered.join(" ")).trim_end());
    }
    RECOVERY_LOST.store(output::missed().is_some(), Ordering::Relaxed);
}
