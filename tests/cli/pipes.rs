//! A pipe in the place of a file: nobody writes into it, so whoever waits for it waits for ever. It is refused in a sentence, wherever it stands; a pipe
//! that the shell hands over in the place of a named file is read.
#![cfg(unix)]

use super::support::{Desk, Ran};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Far more than any of these takes: what has not ended by then waits for a writer.
const LONGEST: Duration = Duration::from_secs(60);

/// What a run came to that ends by itself.
fn ends(command: &mut Command) -> Ran {
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (number, shown) = (child.id().to_string(), format!("{command:?}"));
    let (send, ended) = mpsc::channel();
    std::thread::spawn(move || send.send(child.wait_with_output()));
    match ended.recv_timeout(LONGEST) {
        Ok(output) => output.unwrap().into(),
        Err(_) => {
            let _ = Command::new("kill").arg(number).status();
            panic!("it hangs: {shown}");
        }
    }
}

fn run(desk: &Desk, arguments: &[&str]) -> Ran {
    ends(desk.command().args(arguments))
}

fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Puts a pipe in the place of a file while something is done.
fn with_pipe(path: &Path, act: impl FnOnce()) {
    let aside = path.with_extension("aside");
    let was = path.exists();
    if was {
        std::fs::rename(path, &aside).unwrap();
    }
    make_pipe(path);
    act();
    std::fs::remove_file(path).unwrap();
    if was {
        std::fs::rename(&aside, path).unwrap();
    }
}

fn says(ran: Ran, name: &str) {
    assert_ne!(ran.code, 0, "{ran:?}");
    let said = format!("{}{}", ran.out, ran.err);
    assert!(said.contains(name) && said.contains("it is not a file but a pipe"), "{name}: {said}");
}

#[test]
fn a_pipe_in_the_place_of_a_file_of_the_store_is_said_and_not_waited_for() {
    let desk = Desk::founded();
    for name in ["record.db", "keyring.toml", "record.db-journal", "record.db-wal"] {
        with_pipe(&desk.store.join(name), || {
            for task in [&["list", "ocgs"][..], &["doctor"], &["verify"], &["record", "note", "Op Birch", "x"]] {
                says(run(&desk, task), name);
            }
            says(run(&desk, &["--read-only", "list", "ocgs"]), name);
        });
    }
    with_pipe(&desk.store.join("lock"), || {
        let register = ["record", "ocg", "register", "--operation", "Harbour", "--status", "active", "--tier", "3"];
        says(run(&desk, &register), "lock");
        // Whoever only looks takes no lock.
        assert_eq!(run(&desk, &["list", "ocgs"]).code, 0);
        assert!(run(&desk, &["doctor"]).out.contains("record"));
    });
    assert_eq!(run(&desk, &["verify"]).code, 0, "nothing was changed");
}

#[test]
fn a_pipe_in_a_backup_is_said_by_whoever_looks_at_it_or_would_put_it_back() {
    let desk = Desk::founded();
    let copies = desk.base.path().join("copies");
    let folder = copies.to_str().unwrap();
    desk.done(&["backup", folder]);
    let backup = std::fs::read_dir(&copies).unwrap().next().unwrap().unwrap().path();
    for name in ["record.db", "keyring.toml", "backup.toml", "record.db-journal"] {
        with_pipe(&backup.join(name), || {
            says(run(&desk, &["restore", backup.to_str().unwrap()]), name);
            let looked = run(&desk, &["doctor", "--backups", folder]);
            // A keyring is summed up in the manifest and not read when looking.
            assert!(looked.out.contains("it is not a file but a pipe"), "{name}: {looked:?}");
        });
    }
    let elsewhere = desk.base.path().join("elsewhere");
    let mut command = super::support::program(desk.base.path());
    command.arg("--store").arg(&elsewhere).arg("--passphrase-file").arg(desk.base.path().join("passphrase"));
    assert_eq!(ends(command.arg("restore").arg(&backup)).code, 0, "whole again");
}

#[test]
fn a_pipe_in_a_folder_that_is_named_to_be_read_is_refused() {
    let desk = Desk::demo();
    let pipe = desk.base.path().join("a pipe");
    make_pipe(&pipe);
    let pipe = pipe.to_str().unwrap();
    let good = desk.file("officers.csv", "Name\nDC 1\n");
    let checkpoint = desk.file("checkpoint.txt", desk.done(&["write", "checkpoint", "--meeting", "23"]));
    let arguments = format!("@{pipe}");
    for task in [
        &["import", pipe][..],
        &["import", &good, "--mapping", pipe],
        &["verify", "--checkpoint", pipe],
        &["verify", "--checkpoint", &checkpoint, "--journal", pipe],
    ] {
        says(run(&desk, task), "a pipe");
    }
    let alone = || super::support::program(desk.base.path());
    says(ends(alone().arg(arguments)), "a pipe");
    let founded = Desk::founded();
    let closed = founded.store.to_str().unwrap();
    says(ends(alone().args(["--store", closed, "--passphrase-file", pipe, "list", "ocgs"])), "a pipe");
    assert!(run(&desk, &["import", "/dev/zero"]).refused(2).contains("it is not a file but a device"));
}

#[test]
fn a_pipe_that_the_shell_hands_over_is_read() {
    let desk = Desk::demo();
    let checkpoint = desk.file("checkpoint.txt", desk.done(&["write", "checkpoint", "--meeting", "23"]));
    let script = "\"$0\" --store \"$1\" journal --json | \"$0\" verify --checkpoint \"$2\" --journal /dev/stdin";
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_muster")]).arg(&desk.store).arg(&checkpoint);
    shell.env("HOME", desk.base.path());
    assert!(ends(&mut shell).done().contains("The journal fits"));
}
