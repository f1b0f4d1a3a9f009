//! The access log over a restore: what was noted since the backup stays, numbers of copies too; and what cannot stay is said and typed.

use crate::copies::{log, minutes, signed};
use crate::erase::erase;
use crate::people::bytes;
use crate::support::{Desk, PASSPHRASE, private, program};
use serde_json::Value;
use std::path::Path;

/// A backup of the record as it stands, in a folder of this name beside it.
pub(crate) fn backed_up(desk: &Desk, name: &str) -> String {
    let backups = desk.base.path().join(name);
    desk.done(&["backup", backups.to_str().unwrap()]);
    let made = std::fs::read_dir(&backups).unwrap().next().unwrap().unwrap().path();
    made.to_string_lossy().into_owned()
}

/// One store a minute is put aside; here more are.
pub(crate) fn clear(desk: &Desk) {
    for found in std::fs::read_dir(desk.base.path()).unwrap().map(|entry| entry.unwrap().path()) {
        if found.to_string_lossy().contains("store replaced ") {
            std::fs::remove_dir_all(found).unwrap();
        }
    }
}

/// The lines of the access log, as they are exported; the export that asks is left out.
fn lines(desk: &Desk) -> Vec<Value> {
    let log = desk.run(&["access-log", "--json"]).json();
    let mut lines: Vec<Value> =
        log["rows"].as_array().unwrap().iter().filter(|row| row["line"].is_u64()).cloned().collect();
    lines.pop();
    lines
}

fn copies(desk: &Desk) -> Vec<String> {
    let rows = desk.run(&["copies", "--json"]).json()["rows"].as_array().unwrap().clone();
    rows.iter().map(|row| format!("{} {} {}", row["paper"], row["copy"], row["holder"]).replace('"', "")).collect()
}

#[test]
fn what_was_noted_since_the_backup_goes_on_in_the_restored_record_and_no_copy_number_comes_twice() {
    let desk = signed();
    let backup = backed_up(&desk, "kept");
    desk.done(&minutes(&["--to", "DI 8107"]));
    desk.done(&minutes(&["--to", "CPS", "--because", "trial"]));
    let before = lines(&desk);
    // Nothing is asked: nothing is lost.
    let told = desk.done(&["restore", &backup]);
    assert!(told.contains(" of the access log that the backup does not hold were carried over."), "{told}");
    let after = lines(&desk);
    assert_eq!(after[..before.len()], before[..]);
    let noted = after.iter().find(|line| line["subject"] == "record").unwrap();
    let what = noted["what"].as_str().unwrap();
    assert!(what.starts_with("restored from a backup of ") && what.ends_with(" lines of its access log"), "{what}");
    assert_eq!(copies(&desk), ["KX-M1-minutes 1 DI 8107", "KX-M1-minutes 2 CPS"]);
    desk.done(&minutes(&["--to", "DS 6642"]));
    assert_eq!(copies(&desk).last().unwrap(), "KX-M1-minutes 3 DS 6642");
    assert!(desk.done(&["verify"]).contains("The access log is whole"));

    // The record that was put aside is older by now, and a beginning of what is there.
    let aside = std::fs::read_dir(desk.base.path()).unwrap().map(|entry| entry.unwrap().path());
    let aside = aside.into_iter().find(|path| path.to_string_lossy().contains("store replaced ")).unwrap();
    let moved = desk.base.path().join("aside");
    std::fs::rename(aside, &moved).unwrap();
    assert!(desk.done(&["restore", moved.to_str().unwrap()]).contains("carried over"));
    assert_eq!(copies(&desk).len(), 3);
}

#[test]
fn a_line_whose_words_an_erasure_took_goes_over_without_them_and_the_log_verifies() {
    let desk = Desk::founded();
    desk.done(&["record", "ocg", "register", "--operation", "Op Birch", "--tier", "2"]);
    desk.done(&["record", "note", "Op Birch", "Zanzibarqu was seen"]);
    let backup = backed_up(&desk, "kept");
    desk.done(&["list", "ocgs", "Zanzibarqu"]);
    desk.done(&["list", "ocgs", "Birch"]);
    let told = erase(&desk, &["3"], "3").done();
    assert!(told.contains("1 line of the access log"), "{told}");
    let before = lines(&desk);

    let said = desk.typing(&["restore", &backup], "1");
    assert!(
        said.out.contains("Among them is an erasure (entry 4): what was taken out of the record by law comes back where the backup holds it."),
        "{said:?}"
    );
    let after = lines(&desk);
    assert_eq!(after[..before.len()], before[..]);
    let emptied = after.iter().find(|line| line["what"] == "erased by law").unwrap();
    let named: Vec<&Value> = after.iter().filter(|line| line["kind"] == "erasure").collect();
    assert_eq!(named.len(), 1, "{named:?}");
    assert_eq!(named[0]["subject"].as_str().unwrap(), format!("line:{}", emptied["line"]));
    assert!(desk.done(&["verify"]).contains("The access log is whole"));

    // Once more, and it is not said twice; the words can be erased again.
    clear(&desk);
    desk.done(&["restore", &backup]);
    assert_eq!(lines(&desk).iter().filter(|line| line["kind"] == "erasure").count(), 1);
    erase(&desk, &["3"], "3").done();
    assert!(desk.done(&["verify"]).contains("The access log is whole"));
}

#[test]
fn what_cannot_be_carried_over_is_said_with_its_copies_and_typed_again() {
    let desk = signed();
    let backup = backed_up(&desk, "kept");
    // The backup is restored elsewhere, and the record there goes its own way.
    let other = desk.base.path().join("other");
    let passphrase = desk.base.path().join("words");
    private(&passphrase, PASSPHRASE);
    let elsewhere = |arguments: &[&str]| {
        let mut command = program(desk.base.path());
        command.arg("--store").arg(&other).arg("--passphrase-file").arg(&passphrase).args(arguments);
        let ran: crate::support::Ran = command.output().unwrap().into();
        ran.done()
    };
    elsewhere(&["restore", &backup]);
    let theirs = desk.base.path().join("theirs");
    elsewhere(&["backup", theirs.to_str().unwrap()]);
    let theirs = std::fs::read_dir(&theirs).unwrap().next().unwrap().unwrap().path();
    let theirs = theirs.to_str().unwrap();

    for whom in ["DI 8107", "DS 6642", "DCI 3051"] {
        desk.done(&minutes(&["--to", whom]));
    }
    let count = lines(&desk).len() + 1;
    let before = bytes(&desk.store);
    let said = "The access logs of the two went their own ways, or one of them does not verify: ";
    let asked = desk.typing(&["restore", theirs], "");
    assert!(asked.code == 1 && asked.err.contains("was not typed again"), "{asked:?}");
    assert!(asked.out.contains(said), "{asked:?}");
    assert!(
        asked.out.contains(", copies 1 to 3 of KX-M1-minutes among them, whose numbers may be given again."),
        "{asked:?}"
    );
    assert_eq!(bytes(&desk.store), before);
    let lost = asked.out.split(said).nth(1).unwrap().split(' ').next().unwrap();
    assert!(lost.parse::<usize>().unwrap() <= count, "{asked:?}");
    desk.typing(&["restore", theirs], lost).done();
    let noted = log(&desk, "alteration").pop().unwrap();
    assert!(
        noted[1].ends_with(&format!(", and without {lost} lines of the access log: copies 1 to 3 of KX-M1-minutes")),
        "{noted:?}"
    );
    assert!(desk.done(&["verify"]).contains("The access log is whole"));
    assert!(Path::new(theirs).exists());
}
