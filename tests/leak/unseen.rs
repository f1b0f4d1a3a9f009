//! What is said to the program need not stand where others read it: arguments out of a file and out of standard input, folders out of the environment.
#![cfg(target_os = "linux")]

use super::desks::{Place, canary};
use crate::support::{Ran, program};
use std::io::Write as _;
use std::process::{Command, Stdio};

const WORDS: &str = "Visit two tenants about the door";

/// A place, and what is to be said, a line for each argument.
fn place() -> (Place, String) {
    let place = Place::new();
    place.add_covert();
    let to = place.open.run(&["list", "ocgs", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    let (covert, key, open) = (place.covert_path(), place.key_file(), place.open.store.clone());
    let folders =
        format!("--store\n{}\n--passphrase-file\n{}\n--with\n{}", covert.display(), key.display(), open.display());
    let said = format!("{folders}\n\ncross\nZirconfalcon\n{WORDS}\n  and the gate\n--to\n{to}\n");
    (place, said)
}

/// Starts a program and tells what every account can read of it, before it was told anything more.
fn seen(command: &mut Command, said: &str) -> (String, Ran) {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It waits for what it is told, so it is there to be looked at once it has begun.
    let mut line = Vec::new();
    while line.is_empty() {
        line = std::fs::read(format!("/proc/{}/cmdline", child.id())).unwrap();
        std::thread::yield_now();
    }
    child.stdin.take().unwrap().write_all(said.as_bytes()).unwrap();
    let line = String::from_utf8(line).unwrap().replace('\0', " ");
    (line, child.wait_with_output().unwrap().into())
}

#[test]
fn words_item_and_folders_stand_in_no_list_of_processes() {
    let (place, said) = place();
    let (line, ran) = seen(program(place.open.base.path()).arg("@-"), &said);
    assert!(line.ends_with("muster @- ") && canary(&line).is_none() && !line.contains("kx"), "{line}");
    let told = ran.done();
    assert!(told.contains(WORDS) && told.contains("and the gate") && told.contains("Nothing was recorded"), "{told}");
    // The same out of a file; what follows on the command line follows on its lines.
    let file = place.open.file("said", &said);
    let crossed = program(place.open.base.path()).args([&format!("@{file}"), "--yes"]).output().unwrap();
    assert!(Ran::from(crossed).done().contains("Released as "));
    let wrong = program(place.open.base.path()).arg("@-").output().unwrap();
    assert!(Ran::from(wrong).refused(2).contains("There are no arguments there"));
}

#[test]
fn folders_come_out_of_the_environment_and_the_command_line_goes_before() {
    let (place, _) = place();
    let base = place.open.base.path();
    let run = |arguments: &[&str]| -> Ran {
        let mut command = program(base);
        command.env("MUSTER_STORE", place.covert_path()).env("MUSTER_WITH", &place.open.store);
        command.arg("--passphrase-file").arg(place.key_file()).args(arguments).output().unwrap().into()
    };
    let beside = run(&["list", "ocgs"]);
    assert!(beside.err.contains("From the open record") && canary(&beside.out).is_none(), "{beside:?}");
    // It goes with three commands only, and is no obstacle to the others.
    assert!(run(&["journal"]).done().contains("Zirconfalcon"));
    run(&["record", "note", "Zirconfalcon", "@home with the family"]).done();
    assert!(run(&["journal"]).done().contains("@home with the family"), "no file is looked for in the middle");
    let named = run(&["--store", &place.open.store.to_string_lossy(), "journal"]).done();
    assert_eq!(canary(&named), None, "{named}");
}
