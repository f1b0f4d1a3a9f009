//! `muster backup`: where a copy goes, and what is said where it cannot.

use crate::people::bytes;
use crate::support::Desk;

#[test]
fn a_backup_makes_one_folder_at_most_and_says_so() {
    let desk = Desk::founded();
    let base = desk.base.path();
    let path = |name: &str| base.join(name).to_string_lossy().into_owned();
    // A drive that is not plugged in: nothing is made in its place.
    let told = desk.run(&["backup", &path("stick/backups")]).refused(3);
    assert!(told.contains("stick is not there, so no backup was made. Plug in the drive"), "{told}");
    assert!(!base.join("stick").exists());

    let told = desk.done(&["backup", &path("kept")]);
    assert!(told.contains("kept was not there and was made.") && base.join("kept").is_dir(), "{told}");
    #[cfg(unix)]
    assert!(told.contains("It lies on the disk of the record, so one lost disk takes both."), "{told}");
    std::fs::create_dir(base.join("there")).unwrap();
    assert!(!desk.done(&["backup", &path("there")]).contains("was made."));
    let again = desk.run(&["backup", &path("there")]);
    // The second within one minute has the same name.
    assert!(again.code == 0 || again.err.contains("do it again in the next minute"), "{again:?}");
}

#[test]
fn what_is_no_place_for_a_backup_is_said_with_what_helps() {
    let desk = Desk::founded();
    let before = bytes(&desk.store);
    let file = desk.file("afile", "mine");
    for (place, why) in [(file.as_str(), "afile is no folder"), ("/dev/null", "/dev/null is no folder")] {
        let told = desk.run(&["backup", place]).refused(3);
        assert!(told.contains(why) && told.contains("Name another folder after \"muster backup\"."), "{told}");
        assert!(!told.contains("--store") && !told.contains("--read-only"), "{told}");
    }
    let told = desk.run(&["backup", desk.store.to_str().unwrap()]).refused(3);
    assert!(told.contains("is the folder of the record itself"), "{told}");
    assert_eq!(std::fs::read(file).unwrap(), b"mine");
    assert_eq!(bytes(&desk.store), before);
}

/// Whoever makes a backup has a copy of the whole record: that stands in the access log, where anything is written at all.
#[test]
fn a_backup_is_noted_and_one_of_a_run_that_only_reads_is_not() {
    let desk = Desk::founded();
    let noted = || {
        let lines = crate::copies::log(&desk, "consultation");
        lines.into_iter().filter(|line| line[0] == "backup").map(|line| line[1].clone()).collect::<Vec<_>>()
    };
    let made = crate::carried::backed_up(&desk, "kept");
    assert_eq!(noted(), [format!("backup to {made}")]);
    let before = bytes(&desk.store);
    let quiet = desk.base.path().join("quiet").to_string_lossy().into_owned();
    desk.done(&["--read-only", "backup", &quiet]);
    assert_eq!(bytes(&desk.store), before);
    assert_eq!(noted().len(), 1);
    // What was refused took nothing along.
    desk.run(&["backup", desk.store.to_str().unwrap()]).refused(3);
    assert_eq!(noted().len(), 1);
}

/// Whoever looks into a backup leaves it the copy that was proved: no line, no lock, no entry.
#[test]
fn a_backup_is_only_read_and_restores_after_whatever_was_tried_on_it() {
    let mut desk = Desk::founded();
    desk.done(&["record", "ocg", "register", "--operation", "Op Birch", "--tier", "2"]);
    let made = std::path::PathBuf::from(crate::carried::backed_up(&desk, "kept"));
    let store = std::mem::replace(&mut desk.store, made.clone());
    let (before, backup) = (bytes(&made), made.to_string_lossy().into_owned());
    let paper = desk.base.path().join("minutes.md").to_string_lossy().into_owned();
    for looked in [
        &["list", "ocgs"][..],
        &["list", "ocgs", "Birch"],
        &["show", "Op Birch"],
        &["journal"],
        &["access-log"],
        &["verify"],
        &["operator", "list", "--check"],
    ] {
        let ran = desk.run(looked);
        assert!(ran.code == 0 && ran.err.is_empty(), "{looked:?}: {ran:?}");
        assert_eq!(bytes(&made), before, "{looked:?}");
    }
    for changing in [
        &["record", "note", "Op Birch", "Into a backup"][..],
        &["undo"],
        &["rebuild"],
        &["write", "minutes", "--format", "md", "--out", &paper],
        &["operator", "passphrase", "--generate"],
        &["operator", "rekey"],
        &["copies", "KX-M1-minutes", "1", "--returned"],
        &["meeting", "open"],
        &["init", "--bcu", "Northern BCU"],
        &["restore", &backup],
    ] {
        let told = desk.run(changing).refused(1);
        assert!(told.contains("is a backup, which is only read, so nothing was changed. Restore it"), "{told}");
        assert_eq!(bytes(&made), before, "{changing:?}");
    }
    let told = desk.run(&["backup"]).refused(1);
    assert!(told.contains("lies in the folder of the store"), "{told}");
    assert_eq!(bytes(&made), before);
    // What is looked at beside a backup is not written into it either.
    let covert = Desk::covert();
    let key = desk.base.path().join("passphrase").to_string_lossy().into_owned();
    covert.done(&["list", "ocgs", "--with", &backup, "--with-passphrase-file", &key]);
    assert_eq!(bytes(&made), before);
    desk.store = store;
    desk.done(&["restore", &backup]);
}
