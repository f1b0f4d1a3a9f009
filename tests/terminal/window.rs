//! A window: a pseudo-terminal with a shell's text on its main screen, the program in it, and everything it wrote, parsed.

use super::cli_support::NOW;
pub(crate) use super::demo::Demo;
use super::stream;
use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often what cannot announce itself is looked at.
const GLANCE: Duration = Duration::from_millis(25);

/// What stood on the screen before the program was started.
pub(crate) const EARLIER: &str = "$ what stood here before";

/// Everything the program has written and done so far.
pub(crate) struct Seen {
    parser: vt100::Parser,
    /// Every byte, in order.
    pub(crate) bytes: Vec<u8>,
    exit: Option<ExitStatus>,
    /// Read no further.
    hung_up: bool,
}

impl Seen {
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// What is on the screen, as text.
    pub(crate) fn text(&self) -> String {
        self.screen().contents()
    }

    pub(crate) fn shows(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    pub(crate) const fn has_ended(&self) -> bool {
        self.exit.is_some()
    }

    /// The dashboard has the screen.
    pub(crate) fn dashboard(&self) -> bool {
        self.screen().alternate_screen() && self.shows("MUSTER") && self.shows("entry ")
    }
}

type Shared = Arc<(Mutex<Seen>, Condvar)>;

/// A terminal with the program in it. Dropping it ends the program.
pub(crate) struct Window {
    shared: Shared,
    master: Option<Box<dyn MasterPty + Send>>,
    slave: Option<Box<dyn SlavePty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    pid: Pid,
    /// A text was pasted and nothing typed since.
    pasted: bool,
    /// How the terminal was set before anything ran in it.
    settings: String,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn at_least_one(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

/// How a program is started in a window.
pub(crate) struct Launch {
    home: PathBuf,
    arguments: Vec<String>,
    env: Vec<(&'static str, &'static str)>,
    before: Vec<String>,
    size: (u16, u16),
}

impl Launch {
    /// The dashboard on a store, 120 columns and 36 rows.
    pub(crate) fn on(home: &Path, store: &Path) -> Self {
        let arguments = vec!["--store".to_owned(), store.to_string_lossy().into_owned()];
        Self { home: home.to_owned(), arguments, env: Vec::new(), before: Vec::new(), size: (120, 36) }
    }

    /// The program with these arguments, its temporary files in the same folder.
    pub(crate) fn demo(home: &Path, arguments: &[&str]) -> Self {
        let launch =
            Self { home: home.to_owned(), arguments: Vec::new(), env: Vec::new(), before: Vec::new(), size: (120, 36) };
        launch.with(arguments)
    }

    pub(crate) fn env(mut self, name: &'static str, value: &'static str) -> Self {
        self.env.push((name, value));
        self
    }

    /// More arguments.
    pub(crate) fn with(mut self, arguments: &[&str]) -> Self {
        self.arguments.extend(arguments.iter().map(|argument| (*argument).to_owned()));
        self
    }

    /// Started by another program, such as one that watches it.
    pub(crate) fn under(mut self, words: &[&str]) -> Self {
        self.before = words.iter().map(|word| (*word).to_owned()).collect();
        self
    }

    pub(crate) fn open(self) -> Window {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let settings = format!("{:?}", pair.master.get_termios());
        // A shell writes its text, then becomes the program: one process, as if started from a prompt.
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", "printf '%s\\n' \"$0\"; exec \"$@\"", EARLIER]);
        command.args(&self.before);
        command.arg(env!("CARGO_BIN_EXE_muster"));
        command.args(&self.arguments);
        command.cwd(&self.home);
        for (name, value) in [("TERM", "xterm-256color"), ("MUSTER_DEMO_CLOCK", NOW)].into_iter().chain(self.env) {
            command.env(name, value);
        }
        command.env("HOME", &self.home);
        command.env("TMPDIR", &self.home);
        command.env("XDG_DATA_HOME", self.home.join("data"));
        command.env("XDG_CONFIG_HOME", self.home.join("config"));
        command.env_remove("NO_COLOR");
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        let pid = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();
        let parser = vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0);
        let seen = Seen { parser, bytes: Vec::new(), exit: None, hung_up: false };
        let shared: Shared = Arc::new((Mutex::new(seen), Condvar::new()));
        let out = Arc::clone(&shared);
        thread::spawn(move || {
            let mut piece = [0; 16 * 1024];
            while let Ok(count @ 1..) = reader.read(&mut piece) {
                let mut seen = out.0.lock().unwrap();
                if seen.hung_up {
                    break;
                }
                seen.parser.process(&piece[..count]);
                seen.bytes.extend_from_slice(&piece[..count]);
                out.1.notify_all();
            }
            drop(reader);
            out.1.notify_all();
        });
        let done = Arc::clone(&shared);
        thread::spawn(move || {
            let status = child.wait().unwrap();
            done.0.lock().unwrap().exit = Some(status);
            done.1.notify_all();
        });
        Window {
            shared,
            master: Some(pair.master),
            slave: Some(pair.slave),
            writer: Some(writer),
            pid,
            pasted: false,
            settings,
        }
    }
}

impl Window {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.0.lock().unwrap()
    }

    /// Waits until something holds.
    pub(crate) fn until(&self, what: &str, mut holds: impl FnMut(&Seen) -> bool) {
        let end = Instant::now() + PATIENCE;
        let mut seen = self.seen();
        while !holds(&seen) {
            if Instant::now() > end {
                let (exit, text) = (seen.exit.clone(), seen.text());
                drop(seen);
                panic!("waited in vain for {what}; ended: {exit:?}; the screen:\n{text}");
            }
            seen = self.shared.1.wait_timeout(seen, GLANCE).unwrap().0;
        }
    }

    /// Waits until these words show.
    pub(crate) fn shows(&self, words: &str) {
        self.until(&format!("{words:?}"), |seen| seen.shows(words));
    }

    /// Waits until these words no longer show.
    pub(crate) fn hides(&self, words: &str) {
        self.until(&format!("{words:?} to go"), |seen| !seen.shows(words));
    }

    /// Waits for the dashboard.
    pub(crate) fn dashboard(&self) {
        self.until("the dashboard", Seen::dashboard);
    }

    /// Everything written after the shell's text up to these last words.
    pub(crate) fn written_until(&self, end: &str) -> Vec<u8> {
        self.until(&format!("{end:?} at the end"), |seen| seen.bytes.ends_with(end.as_bytes()));
        let seen = self.seen();
        let from = EARLIER.len() + "\r\n".len();
        seen.bytes.get(from..seen.bytes.len() - end.len()).unwrap_or_default().to_vec()
    }

    /// The screen once the frame is whole: nothing has been written for a while.
    pub(crate) fn settled(&self) -> String {
        while self.writes_within(Duration::from_millis(200)) {}
        self.text()
    }

    /// Types keys.
    pub(crate) fn keys(&mut self, keys: &str) {
        // After a paste as somebody types who has read it: not in the same breath, or the program takes no key of it.
        if std::mem::take(&mut self.pasted) {
            self.settled();
        }
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Types keys and waits for what they bring.
    pub(crate) fn keys_show(&mut self, keys: &str, words: &str) {
        self.keys(keys);
        self.shows(words);
    }

    /// Pastes a text the way a terminal does for a program that asked for brackets.
    pub(crate) fn paste(&mut self, text: &str) {
        assert!(self.seen().screen().bracketed_paste());
        self.keys(&format!("\u{1b}[200~{text}\u{1b}[201~"));
        self.pasted = true;
    }

    /// What is on the screen, as text.
    pub(crate) fn text(&self) -> String {
        self.seen().text()
    }

    /// How often these words were written.
    pub(crate) fn count(&self, words: &str) -> usize {
        self.seen().bytes.windows(words.len()).filter(|bytes| *bytes == words.as_bytes()).count()
    }

    /// How many bytes the program has written.
    pub(crate) fn written(&self) -> usize {
        self.seen().bytes.len()
    }

    /// Whether the main screen showed since so many bytes were written.
    pub(crate) fn left_alternate_screen_since(&self, written: usize) -> bool {
        self.seen().bytes[written..].windows(8).any(|bytes| bytes == b"\x1b[?1049l")
    }

    /// Whether these words were written since so many bytes were written, whatever became of them on the screen.
    pub(crate) fn wrote_since(&self, written: usize, words: &str) -> bool {
        self.seen().bytes[written..].windows(words.len()).any(|bytes| bytes == words.as_bytes())
    }

    /// Gives the program a window of time in which to write something; returns whether it did.
    pub(crate) fn writes_within(&self, window: Duration) -> bool {
        let before = self.written();
        let end = Instant::now() + window;
        let mut seen = self.seen();
        loop {
            if seen.bytes.len() > before {
                return true;
            }
            let Some(left) = end.checked_duration_since(Instant::now()) else { return false };
            seen = self.shared.1.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Makes the window another size.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        // What arrives between the two is drawn again by the program, which hears of the size after both.
        let mut seen = self.seen();
        seen.parser.set_size(at_least_one(rows), at_least_one(columns));
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// The id of the process.
    pub(crate) fn pid(&self) -> i32 {
        self.pid.as_raw_nonzero().get()
    }

    /// How the terminal is set at this moment.
    fn settings(&self) -> String {
        format!("{:?}", self.master.as_ref().unwrap().get_termios())
    }

    /// Whether the terminal is set otherwise than a shell left it.
    pub(crate) fn is_raw(&self) -> bool {
        self.settings() != self.settings
    }

    /// Closes the window as a terminal program does: nobody reads or writes any more.
    pub(crate) fn hang_up(&mut self) {
        self.seen().hung_up = true;
        // The reading thread notices with the next bytes.
        self.keys("j");
        self.writer = None;
        self.slave = None;
        self.master = None;
    }

    /// Waits for the end of the program and returns its exit code; it must not have been killed by a signal.
    pub(crate) fn ended(&self) -> u32 {
        self.until("the end of the program", |seen| seen.exit.is_some());
        let exit = self.seen().exit.clone().unwrap();
        assert_eq!(exit.signal(), None, "{exit:?}");
        exit.exit_code()
    }

    /// The terminal is as the shell left it: main screen with its text, cursor shown, every mode off.
    pub(crate) fn is_given_back(&self) {
        self.until("the terminal to be given back", |seen| {
            let screen = seen.screen();
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && !screen.application_cursor()
                && !screen.application_keypad()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
                && screen.fgcolor() == vt100::Color::Default
                && screen.bgcolor() == vt100::Color::Default
                && !(screen.bold() || screen.inverse() || screen.underline() || screen.dim() || screen.italic())
                && seen.text().starts_with(EARLIER)
        });
        assert_eq!(self.settings(), self.settings, "the settings of the terminal");
    }

    /// Waits for the end with this code, for a terminal given back, and that nothing but the program's own sequences was written.
    pub(crate) fn ends_clean(&self, code: u32) {
        assert_eq!(self.ended(), code, "{}", self.text());
        self.is_given_back();
        assert_eq!(stream::foreign(&self.seen().bytes), None);
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let running = |seen: &Seen| seen.exit.is_none();
        if self.shared.0.lock().map_or_else(|failed| running(failed.get_ref()), |seen| running(&seen)) {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}
