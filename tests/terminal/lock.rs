//! Locking replaces the process: the same process id, nothing of the record in its memory, the terminal never given back in between, and the same item
//! with the same unsent text once the passphrase is typed.
#![cfg(target_os = "linux")]

use super::cli_support::{Desk, PASSPHRASE};
use super::window::{Demo, Launch, Window};
use muster::store::{Keyring, Passphrase};
use std::io::{Read as _, Seek as _, SeekFrom};

/// What stands nowhere but in the record.
pub(super) const CANARY: &str = "Quillfeather";
/// What is typed and not saved.
pub(super) const UNSENT: &str = "Zephyrbank";

/// Every readable byte of the process's memory; nothing when it may not be looked into, as is right for anybody but root.
pub(super) fn memory(window: &Window) -> Option<Vec<u8>> {
    let maps = std::fs::read_to_string(format!("/proc/{}/maps", window.pid())).ok()?;
    let mut mem = std::fs::File::open(format!("/proc/{}/mem", window.pid())).ok()?;
    let mut found = Vec::new();
    for line in maps.lines() {
        let mut parts = line.split_whitespace();
        let (range, rights) = (parts.next()?, parts.next()?);
        let ours = rights.starts_with('r') && !line.contains("[vvar") && !line.contains("[vsyscall");
        let (from, to) = range.split_once('-')?;
        let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
        let length = usize::try_from(to - from).ok()?;
        if !ours {
            continue;
        }
        // Page by page where a whole mapping cannot be read: one page that is not there must not hide the others.
        let mut read = |start: u64, size: usize| {
            let mut piece = vec![0; size];
            let whole = mem.seek(SeekFrom::Start(start)).is_ok() && mem.read_exact(&mut piece).is_ok();
            found.extend(whole.then_some(piece).into_iter().flatten());
            whole
        };
        if !read(from, length) {
            for at in (0..length).step_by(PAGE) {
                read(from + at as u64, (length - at).min(PAGE));
            }
        }
    }
    Some(found)
}

/// A page of memory.
const PAGE: usize = 4096;

fn holds(memory: &[u8], what: &[u8]) -> bool {
    memchr::memmem::find(memory, what).is_some()
}

fn arguments(window: &Window) -> Vec<String> {
    let line = std::fs::read(format!("/proc/{}/cmdline", window.pid())).unwrap_or_default();
    line.split(|byte| *byte == 0).map(|part| String::from_utf8_lossy(part).into_owned()).collect()
}

/// Whether the process has set itself up to hear a request to end.
fn listens(window: &Window) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{}/status", window.pid())).unwrap_or_default();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap_or_default();
    u64::from_str_radix(caught.trim(), 16).is_ok_and(|caught| caught & (1 << 14) != 0)
}

/// Where the program lies in memory: elsewhere in each new one, which the arguments are not once it was replaced before.
pub(super) fn image(window: &Window) -> String {
    let maps = std::fs::read_to_string(format!("/proc/{}/maps", window.pid())).unwrap_or_default();
    let file = maps.lines().find(|line| line.contains("/muster"));
    file.and_then(|line| line.split('-').next()).unwrap_or_default().to_owned()
}

/// Waits until another program than that of this image has the process.
pub(super) fn replaced(window: &Window, before: &str) {
    // Between two programs the kernel shows no arguments and no image for a moment.
    let anew = || {
        let (said, image) = (arguments(window), image(window));
        let named = said.first().is_some_and(|name| name == "muster") && said.iter().any(|word| word == "--takes-over");
        named && !image.is_empty() && image != before
    };
    window.until("the process to be replaced", |_| anew() && listens(window));
    // The whole frame, and nothing but it.
    let blank = "Screen blanked. Any key, then the passphrase.";
    window.until("the blank screen", |seen| seen.text().split_whitespace().collect::<Vec<_>>().join(" ") == blank);
}

/// A store with a passphrase and one group whose name is the canary.
pub(super) fn desk() -> Desk {
    let desk = Desk::founded();
    desk.done(&["record", "ocg", "register", "--operation", &format!("Op {CANARY}"), "--tier", "2"]);
    desk
}

fn unlocked(desk: &Desk, more: &[&str]) -> Window {
    let mut window = Launch::on(desk.base.path(), &desk.store).with(more).open();
    window.shows("Type your passphrase");
    window.keys(&format!("{PASSPHRASE}\r"));
    window.dashboard();
    window.shows(CANARY);
    window
}

/// The key of the record, in bytes and as the cipher is told it.
pub(super) fn secrets(desk: &Desk) -> Vec<(&'static str, Vec<u8>)> {
    let keyring = Keyring::read(&desk.store.join("keyring.toml")).unwrap();
    let (key, _) = keyring.unlock_slot(None, &Passphrase::from(PASSPHRASE)).unwrap();
    let bytes = muster::store::testing::key_bytes(&key);
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    vec![
        ("a name of the record", CANARY.into()),
        ("unsent text", UNSENT.into()),
        ("the passphrase", PASSPHRASE.into()),
        ("the key", bytes.to_vec()),
        ("the key in figures", hex.to_uppercase().into()),
        ("the key in small figures", hex.into()),
    ]
}

#[test]
fn a_lock_replaces_the_process_and_leaves_nothing_of_the_record_in_memory() {
    let desk = desk();
    let secrets = secrets(&desk);
    let mut window = unlocked(&desk, &["--theme", "light"]);
    window.keys_show("m", "Note for the minutes");
    window.keys_show(UNSENT, UNSENT);
    let pid = window.pid();
    let open_files = || std::fs::read_dir(format!("/proc/{pid}/fd")).map_or(0, Iterator::count);
    let files = open_files();
    // Before the lock they are there, or looking proves nothing. A copy of a memory that is in use may miss a page that moved meanwhile, so it is
    // looked at anew until each was seen.
    let mut unseen: Vec<_> = secrets.iter().take(2).chain(&secrets[3..4]).collect();
    window.until("what is to be gone after the lock to stand in memory", |_| {
        let Some(memory) = memory(&window) else { return true };
        unseen.retain(|(_, bytes)| !holds(&memory, bytes));
        unseen.is_empty()
    });
    for round in 0..2 {
        let told = window.written();
        let before = image(&window);
        window.keys("\u{1b}[24~");
        replaced(&window, &before);
        let said = arguments(&window).join(" ");
        assert!(said.starts_with("muster --theme light"), "{said}");
        assert!(!said.contains("--store"), "every account can read where the record is: {said}");
        assert!(said.contains("--operator DCI 1550") && !said.contains(PASSPHRASE), "{said}");
        assert!(!window.left_alternate_screen_since(told), "the shell showed in between");
        assert!(window.is_raw());
        let empty = |window: &Window, when: &str| {
            // The memory of the new program is there once it has its first words.
            let mut seen = None;
            window.until("the words of the new program in its memory", |_| {
                seen = memory(window);
                seen.as_ref().is_none_or(|memory| holds(memory, b"Screen blanked."))
            });
            if let Some(memory) = seen {
                for (what, bytes) in &secrets {
                    assert!(!holds(&memory, bytes), "{when} {what} is still there");
                }
            }
        };
        empty(&window, "while it is blank");
        window.keys_show(" ", "Type your passphrase");
        empty(&window, "at the unlock screen");
        window.shows("DCI 1550");
        assert!(!window.text().contains(CANARY));
        window.keys(&format!("{PASSPHRASE}\r"));
        window.shows("Note for the minutes");
        window.shows(UNSENT);
        window.shows(CANARY);
        assert!(open_files() <= files, "round {round} left files open");
    }
    window.keys_show("\r", "Saved ");
    window.quits();
    window.ends_clean(0);
    assert!(desk.done(&["journal"]).contains(UNSENT));
    desk.done(&["verify"]);
}

#[test]
fn the_passphrase_is_gone_from_memory_once_the_record_is_open() {
    let desk = desk();
    let mut window = unlocked(&desk, &[]);
    // What was typed at once lies where the terminal is read until something as long is typed.
    window.keys_show("/", "Filter [");
    window.keys_show(&"x".repeat(900), "0 of 1 group");
    let mut held = None;
    window.until("the record in memory", |_| {
        held = memory(&window);
        held.as_ref().is_none_or(|memory| holds(memory, CANARY.as_bytes()))
    });
    assert!(held.is_none_or(|memory| !holds(&memory, PASSPHRASE.as_bytes())), "the passphrase is still there");
}

#[test]
fn leaving_a_blanked_screen_and_ending_it_give_the_terminal_back() {
    let desk = desk();
    for way in ["leave", "signal"] {
        let mut window = unlocked(&desk, &[]);
        let before = image(&window);
        window.keys("\u{2}");
        replaced(&window, &before);
        if way == "leave" {
            window.keys_show("x", "Type your passphrase");
            window.keys("\u{1b}");
        } else {
            window.signal(rustix::process::Signal::TERM);
        }
        window.ends_clean(0);
        assert_eq!(window.text().trim_end(), super::window::EARLIER);
    }
}

#[test]
fn a_screen_at_which_nobody_types_locks_by_itself() {
    let desk = desk();
    let mut window = unlocked(&desk, &["--lock-after", "2s"]);
    let before = image(&window);
    window.shows("Locks in 1 second");
    replaced(&window, &before);
    assert!(arguments(&window).join(" ").contains("--lock-after 2s"));
    window.keys_show("x", "Type your passphrase");
    window.keys("\u{1b}");
    window.ends_clean(0);
}

#[test]
fn the_second_door_after_a_lock_is_that_of_whoever_opened_it() {
    let (covert, open) = (Desk::covert(), Desk::founded());
    let other = open.file("other", "their own long passphrase 4102");
    open.done(&["operator", "add", "DI 4102", "--role", "chair", "--new-passphrase-file", &other]);
    let mut window =
        Launch::on(covert.base.path(), &covert.store).with(&["--with", &open.store.to_string_lossy()]).open();
    window.shows("Type your passphrase");
    window.keys(&format!("{PASSPHRASE}\r"));
    window.shows("open record beside: ");
    window.keys_show("\u{1b}[B", "Operator    DI 4102");
    window.keys("their own long passphrase 4102\r");
    window.dashboard();
    let before = image(&window);
    window.keys("\u{2}");
    replaced(&window, &before);
    assert!(!arguments(&window).join(" ").contains("DI 4102"), "{:?}", arguments(&window));
    window.keys_show("x", "Type your passphrase");
    window.keys(&format!("{PASSPHRASE}\r"));
    window.shows("open record beside: ");
    window.shows("Operator    DI 4102");
    window.keys("\u{1b}");
    window.ends_clean(0);
}

/// Whatever comes after the beginning of a paste is text of it, the blanking key too, until the lock puts another program there.
#[test]
fn a_paste_without_an_end_takes_the_keys_until_the_lock_and_no_longer() {
    let desk = desk();
    let mut window = unlocked(&desk, &["--lock-after", "2s"]);
    let before = image(&window);
    window.keys("\u{1b}[200~half a text\u{2}");
    window.shows("Locks in 1 second");
    replaced(&window, &before);
    window.keys_show("x", "Type your passphrase");
    window.keys("\u{1b}");
    window.ends_clean(0);
}

#[test]
fn a_demo_opens_by_itself_after_a_lock_and_the_terminal_is_given_back_at_the_end() {
    let demo = Demo::copy();
    let mut window = demo.open();
    let before = image(&window);
    window.keys("\u{2}");
    replaced(&window, &before);
    window.keys(" ");
    window.dashboard();
    window.keys_show("t", "Tier decision");
    window.keys_show("2Said after the lock\r", "Saved 10:27");
    window.quits();
    window.ends_clean(0);
    assert_eq!(window.text().trim_end(), super::window::EARLIER);
}

#[test]
fn a_fleeting_demo_is_locked_in_place_and_deleted_at_the_end() {
    let demo = Demo::copy();
    let mut window = Launch::demo(demo.home.path(), &["demo", "--size", "small"]).open();
    window.dashboard();
    window.keys_show("\u{2}", "Screen blanked.");
    window.keys(" ");
    window.dashboard();
    window.quits();
    window.ends_clean(0);
    let left = std::fs::read_dir(demo.home.path()).unwrap().filter_map(Result::ok);
    let names: Vec<_> =
        left.map(|entry| entry.file_name()).filter(|name| name.to_string_lossy().contains("muster-demo")).collect();
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn partner_view_outlasts_a_lock_and_nothing_flashes_up() {
    let desk = desk();
    let mut window = unlocked(&desk, &[]);
    window.keys_show("\u{1b}[15~", "PARTNER VIEW");
    window.until("what may not be shown to go", |seen| seen.shows("PARTNER VIEW") && !seen.shows(CANARY));
    let told = window.written();
    let before = image(&window);
    window.keys("\u{1b}[24~");
    replaced(&window, &before);
    window.keys_show(" ", "Type your passphrase");
    window.keys(&format!("{PASSPHRASE}\r"));
    window.shows("PARTNER VIEW");
    window.shows("No action is marked shareable.");
    assert!(!window.wrote_since(told, CANARY), "what may not be shown was written to the terminal");
    window.keys("\u{1b}[15~");
    window.shows(CANARY);
    window.quits();
    window.ends_clean(0);
}

/// Locks the window and opens it again as the operator so many places below the one before.
fn handed_over(window: &mut Window, steps: &str, operator: &str, passphrase: &str) {
    let before = image(window);
    window.keys("\u{1b}[24~");
    replaced(window, &before);
    window.keys_show(" ", "Type your passphrase");
    window.keys(steps);
    window.shows(operator);
    window.keys(&format!("{passphrase}\r"));
    window.dashboard();
    window.shows(CANARY);
}

#[test]
fn what_was_not_sent_comes_back_to_whoever_typed_it_and_to_nobody_else() {
    const THEIRS: &str = "quarry-silver-planet-moss-lantern";
    const ABOVE: &str = "Quartzmole";
    const DOWN: &str = "\u{1b}[B";
    const UP: &str = "\u{1b}[A";
    let desk = desk();
    let file = desk.file("theirs", format!("{THEIRS}\n"));
    for (who, role) in [("DC 5031", "loggist"), ("DS 7807", "reader")] {
        desk.done(&["operator", "add", who, "--role", role, "--new-passphrase-file", &file]);
    }
    let mut window = unlocked(&desk, &[]);
    window.keys_show("m", "Note for the minutes");
    window.keys_show(UNSENT, UNSENT);
    for (steps, who) in [(DOWN, "DC 5031"), (DOWN, "DS 7807")] {
        let told = window.written();
        handed_over(&mut window, steps, who, THEIRS);
        if who == "DC 5031" {
            window.keys_show("m", "Note for the minutes");
            window.keys_show("Theirs", "Theirs");
        }
        assert!(!window.settled().contains(UNSENT) && !window.wrote_since(told, UNSENT), "{}", window.text());
    }
    let told = window.written();
    handed_over(&mut window, &UP.repeat(2), "DCI 1550", PASSPHRASE);
    window.shows("Note for the minutes");
    window.shows(UNSENT);
    assert!(!window.wrote_since(told, "Theirs"));
    // A text that the record refuses is in the store under no name.
    window.keys("\u{15}");
    window.hides(UNSENT);
    window.keys_show(&format!("TOP SECRET {ABOVE}"), ABOVE);
    handed_over(&mut window, "", "DCI 1550", PASSPHRASE);
    window.shows("A text above OFFICIAL-SENSITIVE was not kept.");
    assert!(!window.text().contains(ABOVE));
    window.keys("\u{1b}");
    window.hides("Note for the minutes");
    window.quits();
    window.ends_clean(0);
    let keyring = Keyring::read(&desk.store.join("keyring.toml")).unwrap();
    let (key, _) = keyring.unlock_slot(Some("DCI 1550"), &Passphrase::from(PASSPHRASE)).unwrap();
    let bytes = muster::store::testing::plain_bytes(&muster::store::Folder::open(&desk.store).unwrap(), &key).unwrap();
    assert!(holds(&bytes, b"Theirs"), "the loggist's own words wait for them");
    assert!(!holds(&bytes, ABOVE.as_bytes()));
    desk.done(&["verify"]);
}

#[test]
fn a_screen_that_is_opened_while_a_partner_is_in_the_room_never_shows_the_rest() {
    let desk = desk();
    desk.done(&["meeting", "prepare", "--date", "today"]);
    desk.done(&["meeting", "open"]);
    desk.done(&["meeting", "attend", "in", "Probation officer", "--role", "partner", "--partner"]);
    let mut window = Launch::on(desk.base.path(), &desk.store).open();
    window.keys_show("", "Type your passphrase");
    window.keys(&format!("{PASSPHRASE}\r"));
    window.shows("A partner is in the room: partner view is on. F5 leaves.");
    assert!(!window.wrote_since(0, CANARY), "what may not be shown was written to the terminal");
    window.keys_show("\u{1b}[15~", "Enter leaves this view, Esc stays.");
    window.keys_show("\r", CANARY);
    window.keys_show("q", "is open, and stays open.");
    window.keys("\r");
    window.ends_clean(0);
}
