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
