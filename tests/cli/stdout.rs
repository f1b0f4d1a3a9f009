//! Standard output that does not take all of an answer: what is cut off looks like a whole answer, so it is a failure and said to be one; and what was
//! recorded is said to be recorded. A reader that has gone away is none.
#![cfg(target_os = "linux")]

use super::support::{Desk, Ran, program};
use std::io::Write as _;
use std::process::Stdio;

fn full() -> std::fs::File {
    std::fs::File::create("/dev/full").unwrap()
}

/// What a run says whose standard output is a full disk.
fn into_full(desk: &Desk, arguments: &[&str]) -> String {
    let ran: Ran = desk.command().args(arguments).stdout(full()).output().unwrap().into();
    let why = ran.refused(3);
    assert!(why.starts_with("Standard output did not take all "), "{why}");
    assert!(why.contains("(the disk is full)"), "{why}");
    why
}

#[test]
fn an_answer_that_is_cut_off_is_a_failure() {
    let desk = Desk::demo();
    for task in [
        &["access-log", "--csv"][..],
        &["access-log", "--json"],
        &["journal", "--json"],
        &["journal"],
        &["verify", "--json"],
        &["list", "ocgs"],
        &["list", "ocgs", "--plain"],
        &["show", "board"],
        &["record", "note", "Op Olive", "x", "--dry-run"],
        &["meeting", "show"],
        &["doctor", "--json"],
        &["keys"],
        &["man"],
        &["completions", "bash"],
        &["--help"],
        &["--version"],
    ] {
        let why = into_full(&desk, task);
        assert!(why.ends_with("Do not go by what came out; ask again where there is room."), "{task:?}: {why}");
        assert!(!why.contains("recorded"), "{task:?}: {why}");
    }
    for paper in ["minutes", "checkpoint"] {
        assert!(into_full(&desk, &["write", paper, "--meeting", "23"]).ends_with("and write it again."), "{paper}");
    }
}

#[test]
fn a_reader_that_has_gone_away_is_no_failure() {
    let desk = Desk::demo();
    for task in [&["journal", "--json"][..], &["list", "ocgs"], &["write", "evidence"]] {
        let mut child = desk.command().args(task).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ran: Ran = child.wait_with_output().unwrap().into();
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{task:?}");
    }
}

#[test]
fn what_was_recorded_or_done_is_never_said_not_to_be() {
    let desk = Desk::demo();
    let entries = || desk.run(&["verify", "--json"]).json()["entries"].as_u64().unwrap();
    let before = entries();
    for task in [
        &["record", "note", "Op Olive", "said at the door"][..],
        &["record", "note", "Op Olive", "said again", "--json"],
        &["undo"],
        &["redo"],
    ] {
        let why = into_full(&desk, task);
        assert!(why.contains("is recorded all the same") && !why.contains("ask again"), "{task:?}: {why}");
    }
    assert_eq!(entries(), before + 4);
    assert!(into_full(&desk, &["write", "all", "--meeting", "23"]).contains("is done all the same"));
    assert!(desk.store.join("papers").join("NB-T23-minutes.docx").exists());
    assert!(into_full(&desk, &["rebuild"]).contains("is done all the same"));
    // What is issued by an entry is written again.
    let why = into_full(&desk, &["write", "minutes"]);
    assert!(why.contains("The minutes are issued all the same: write them again"), "{why}");
}

#[test]
fn what_is_shown_once_and_lost_is_said_with_what_to_do() {
    let desk = Desk::founded();
    let why = into_full(&desk, &["operator", "recovery"]);
    assert!(why.contains("The recovery words were to be shown this once and are lost"), "{why}");
    assert!(why.ends_with("make new ones with \"muster operator recovery\".") && !why.contains("passphrase"), "{why}");
    let why = into_full(&desk, &["operator", "add", "DC 5031", "--role", "loggist", "--generate"]);
    assert!(why.contains("The passphrase was to be shown this once and is lost"), "{why}");
    assert!(why.contains("muster operator passphrase") && !why.contains("recovery words were"), "{why}");
    assert!(desk.done(&["operator", "list"]).contains("DC 5031, loggist"));
    let why = into_full(&desk, &["operator", "remove", "DC 5031"]);
    assert!(why.ends_with("look before you do it again."), "nothing was shown once: {why}");
    let mut rekey = desk.command();
    rekey.args(["operator", "rekey"]).stdin(Stdio::piped()).stdout(full()).stderr(Stdio::piped());
    let mut child = rekey.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"rekey\n").unwrap();
    let ran: Ran = child.wait_with_output().unwrap().into();
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.ends_with("make new ones with \"muster operator recovery\".\n"), "{ran:?}");
    // A new record that nobody can open.
    let empty = Desk::empty();
    let new = ["--operator", "DCI 1550", "init", "--bcu", "Northern BCU", "--prefix", "NB"];
    let init = || {
        let mut command = program(empty.base.path());
        command.arg("--store").arg(&empty.store).args(new).stdout(full());
        command
    };
    let ran: Ran = init().arg("--generate").output().unwrap().into();
    let why = ran.refused(3);
    assert!(why.contains("nobody can open the new record") && why.contains("run \"muster init\" again"), "{why}");
    std::fs::remove_dir_all(&empty.store).unwrap();
    // With a passphrase out of a file only the words are lost.
    let passphrase = empty.base.path().join("passphrase");
    let ran: Ran = init().arg("--passphrase-file").arg(passphrase).output().unwrap().into();
    let why = ran.refused(3);
    assert!(why.ends_with("make new ones with \"muster operator recovery\"."), "{why}");
    assert!(!empty.done(&["operator", "recovery"]).is_empty(), "it opens");
}
