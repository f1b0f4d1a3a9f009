//! Locking by replacing the process: the program starts anew in this process's place, so that keys, picture and everything typed are gone from
//! memory with the old program, and the terminal never shows the shell in between.
//!
//! It must not know what the arguments mean; whoever starts the program says which it starts with anew, none of them a secret. Where the record is goes by
//! the environment: arguments can be read by every account of the computer.

use std::ffi::OsString;

use super::guard::Guard;
use super::settings::Settings;

/// The argument that says the program takes over a blanked terminal; its value is how to give it back.
const TAKES_OVER: &str = "--takes-over";

/// The argument that says partner view was on: it is on again before the first frame is drawn.
const PARTNER_VIEW: &str = "--partner-view";

/// The argument that says the process stops first, until it is continued.
const STOPPED: &str = "--stopped";

/// How the new program begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Begins {
    /// In partner view.
    pub(super) partner: bool,
    /// Stopped, until it is continued.
    pub(super) stopped: bool,
}

/// With what the program starts anew.
#[derive(Clone, Debug)]
pub struct Anew {
    /// Arguments: every account of the computer can read them.
    pub arguments: Vec<OsString>,
    /// Variables of the environment, which no other account can read; without a value one is taken away.
    pub environment: Vec<(&'static str, Option<OsString>)>,
    /// The variable that names whose key opened the record beside this one.
    pub beside_of: &'static str,
}

/// Replaces the process, for this operator, and for that one at the record beside if there is one. Comes back only when that could not be done, with the
/// reason. The store must be closed.
#[cfg(unix)]
pub(super) fn replace(guard: &Guard, anew: &Anew, operator: &str, beside: Option<&str>, begins: Begins) -> String {
    use std::os::unix::process::CommandExt as _;
    let Some(before) = guard.before() else { return "the terminal does not say how it was set".into() };
    // The file that runs, even if another stands at its path by now.
    let this = std::path::Path::new("/proc/self/exe");
    let file = if this.exists() { Ok(this.to_path_buf()) } else { std::env::current_exe() };
    let file = match file {
        Ok(file) => file,
        Err(why) => return format!("the program does not find itself: {why}"),
    };
    let mut command = std::process::Command::new(file);
    command.arg0("muster").args(&anew.arguments).arg("--operator").arg(operator);
    command.arg(TAKES_OVER).arg(before.to_string());
    let beside = (anew.beside_of, beside.map(OsString::from));
    for (name, value) in anew.environment.iter().chain([&beside]) {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.args(begins.partner.then_some(PARTNER_VIEW)).args(begins.stopped.then_some(STOPPED));
    command.exec().to_string()
}

/// A process is not replaced on this system.
#[cfg(not(unix))]
pub(super) fn replace(_guard: &Guard, _anew: &Anew, _operator: &str, _beside: Option<&str>, _begins: Begins) -> String {
    "this system does not replace a process".into()
}

/// Takes the terminal over from the process this one replaced. Where it is to begin `stopped`, the terminal is given back and the process stands still until it is
/// continued: before the first word of a record is read.
///
/// # Errors
/// One sentence when the terminal cannot be used.
pub fn take_over(before: Settings, stopped: bool) -> Result<Guard, String> {
    let told = |why: std::io::Error| format!("The screen cannot be used: {why}.");
    let guard = Guard::resume(before).map_err(told)?;
    if stopped {
        guard.suspend().map_err(told)?;
    }
    Ok(guard)
}
