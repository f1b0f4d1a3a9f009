//! Signals that end or stop the process, turned into inputs, so that the screen is restored and the disk is waited for.
//!
//! It must not know what ending means.

use std::io;

use crate::term::input::Input;

/// Listens for SIGTERM, SIGHUP, SIGINT and SIGTSTP on its own thread, handing inputs to `send`.
///
/// A second request to end does not wait for the program: it restores the terminal and ends at once.
///
/// # Errors
/// When the handlers or the thread cannot be set up.
#[cfg(unix)]
pub fn spawn(send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};

    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        let mut asked = false;
        for signal in signals.forever() {
            if signal == SIGTSTP {
                send(Input::Suspend);
                continue;
            }
            if asked || !send(Input::End) {
                super::guard::restore();
                let _ended = signal_hook::low_level::emulate_default_handler(signal);
            }
            asked = true;
        }
    })?;
    Ok(())
}

/// Nothing to listen for on this system: closing the window ends the process.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn spawn(_send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<()> {
    Ok(())
}
