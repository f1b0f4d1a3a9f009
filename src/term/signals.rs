//! Signals that end or stop the process, turned into inputs, so that the screen is restored and the disk is waited for.
//!
//! One thread for the whole process listens; what it hears goes to whoever holds the [`Ear`]. With nobody listening a signal does what it always does,
//! after the terminal is given back. It must not know what ending means.

use std::io;

use crate::app::Input;

/// Somebody listens to signals as long as this is held.
#[must_use = "dropping the ear stops listening at once"]
#[derive(Debug)]
pub struct Ear {
    _private: (),
}

#[cfg(unix)]
mod heard {
    use super::{Ear, Input, io};
    use std::sync::{Mutex, OnceLock, PoisonError};

    type Send = Box<dyn Fn(Input) -> bool + std::marker::Send>;

    /// Where inputs go, and whether the process was asked to end already.
    static LISTENER: Mutex<Option<(Send, bool)>> = Mutex::new(None);
    static STARTED: OnceLock<()> = OnceLock::new();

    /// Hands SIGTERM, SIGHUP, SIGINT, SIGQUIT and SIGTSTP to `send` as inputs until the ear is dropped.
    ///
    /// A second request to end does not wait for the program: it restores the terminal and ends at once.
    ///
    /// # Errors
    /// When the handlers or the thread cannot be set up.
    pub fn listen(send: impl Fn(Input) -> bool + std::marker::Send + 'static) -> io::Result<Ear> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
        if STARTED.get().is_none() {
            let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP])?;
            std::thread::Builder::new().name("signals".into()).spawn(move || signals.forever().for_each(heard))?;
            let _ = STARTED.set(());
        }
        *LISTENER.lock().unwrap_or_else(PoisonError::into_inner) = Some((Box::new(send), false));
        Ok(Ear { _private: () })
    }

    fn heard(signal: i32) {
        let stop = signal == signal_hook::consts::SIGTSTP;
        let taken = match &mut *LISTENER.lock().unwrap_or_else(PoisonError::into_inner) {
            Some((send, _)) if stop => send(Input::Suspend),
            Some((send, asked)) => !std::mem::replace(asked, true) && send(Input::End),
            None => false,
        };
        if !taken {
            crate::term::guard::restore();
            // A signal whose usual effect cannot be had leaves the process as it was.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    }

    impl Drop for Ear {
        fn drop(&mut self) {
            *LISTENER.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }
}

#[cfg(unix)]
pub use heard::listen;

/// Nothing to listen for on this system: closing the window ends the process.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn listen(_send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<Ear> {
    Ok(Ear { _private: () })
}
