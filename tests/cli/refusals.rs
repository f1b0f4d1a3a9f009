//! What goes wrong, with the real program: each one clear sentence with the right exit code, and nothing half done.

use crate::support::{Desk, Ran, program};
use std::io::Write as _;

fn entries(desk: &Desk) -> u64 {
    desk.run(&["verify", "--json"]).json()["entries"].as_u64().unwrap()
}

/// A packed part that unpacks to far more than it should.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in
        [("[Content_Types].xml", 100_usize), ("xl/workbook.xml", 100), ("xl/worksheets/sheet1.xml", 60 << 20)]
    {
        zip.start_file(name, packed).unwrap();
        let block = vec![b' '; 1 << 20];
        let mut left = bytes;
        while left > 0 {
            let now = left.min(block.len());
            zip.write_all(&block[..now]).unwrap();
            left -= now;
        }
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn files_that_are_no_extract_are_refused_whole() {
    let desk = Desk::demo();
    let before = entries(&desk);
    let large = desk.base.path().join("large.csv");
    std::fs::File::create(&large).unwrap().set_len(200 << 20).unwrap();
    let good = desk.file("good.csv", "Rank,Collar Number,Unit\nDS,9998,Target Team\n");
    for (name, bytes, wanted) in [
        ("empty.csv", Vec::new(), "empty.csv is empty."),
        ("blank.csv", b"\r\n,,,\r\n".to_vec(), "holds no rows"),
        ("extract.csv", b"%PDF-1.7 not an extract".to_vec(), "is a PDF document, not an extract"),
        ("extract.xlsx", b"\x89PNG\r\n\x1a\n".to_vec(), "is a picture, not an extract"),
        ("broken.xlsx", b"PK\x03\x04 and nothing more".to_vec(), "broken.xlsx"),
        ("bomb.xlsx", bomb(), "bomb.xlsx"),
        ("words.csv", b"Lorem,Ipsum\ndolor,sit\n".to_vec(), "words.csv"),
        ("zeros.csv", vec![0; 4096], "zeros.csv"),
    ] {
        let path = desk.file(name, bytes);
        let sentence = desk.run(&["import", &path]).refused(2);
        assert!(sentence.contains(wanted), "{name}: {sentence}");
        // Beside a good file: nothing of either.
        desk.run(&["import", &good, &path]).refused(2);
        assert_eq!(entries(&desk), before, "{name}");
    }
    assert!(desk.run(&["import", large.to_str().unwrap()]).refused(2).contains("large.csv is 200 MB"));
    assert!(
        desk.run(&["import", desk.base.path().to_str().unwrap()]).refused(2).contains("it is not a file but a folder")
    );
    assert!(desk.run(&["import", "/nowhere/at/all.csv"]).refused(2).contains("it is not there"));
    assert!(desk.run(&["import", &good, "--what", "cats"]).refused(2).contains("Name ocgs, officers or actions"));
    let mapping = desk.file("map.toml", "what = \"officers\"\ncolour = 1\n");
    assert!(desk.run(&["import", &good, "--mapping", &mapping]).refused(2).contains("The mapping file, line 2"));
    assert_eq!(entries(&desk), before);
}

#[test]
fn rows_that_cannot_be_read_are_rejected_with_row_column_and_reason() {
    let desk = Desk::demo();
    let rows = "OCG Reference,Operation Name,Status,Management Tier,Last Reviewed\n\
        ZZ/1,Op Aardvark,Active,2,18/10/2026\n\
        ZZ/2,Op Badger,Active,7,18/10/2026\n\
        ZZ/3,Op Civet,Active,2,31/02/2026\n\
        ZZ/4,Op Dingo,Active,2,18/10/2026\n\
        ZZ/4,Op Emu,Active,2,18/10/2026\n";
    let answer = desk.run(&["import", "--json", &desk.file("rows.csv", rows)]).json();
    let file = &answer["files"][0];
    assert_eq!((file["new"].as_u64(), file["rejected_rows"].as_u64()), (Some(1), Some(4)), "{file}");
    let told: Vec<String> = file["rejected"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{} {} {} {}", row["row"], row["column"], row["value"], row["reason"]))
        .collect();
    for wanted in ["3 \"Management Tier\" \"7\"", "4 \"Last Reviewed\" \"31/02/2026\"", "6 "] {
        assert!(told.iter().any(|row| row.starts_with(wanted)), "{wanted}: {told:?}");
    }
    let none = desk.file("none.csv", "OCG Reference,Operation Name,Management Tier\nZZ/9,Op Fox,9\n");
    assert!(desk.run(&["import", "--json", &none]).refused(2).contains("every row was rejected"));
}

#[test]
fn a_store_that_does_not_open_says_why() {
    let desk = Desk::founded();
    let good = std::fs::read_to_string(desk.store.join("keyring.toml")).unwrap();
    let refused = |wanted: &str| {
        for arguments in [&["list", "ocgs"][..], &["record", "note", "x", "y"], &["verify"]] {
            let sentence = desk.run(arguments).refused(3);
            assert!(sentence.contains(wanted), "{arguments:?}: {sentence}");
        }
        let doctor = desk.run(&["doctor"]);
        assert_eq!(doctor.code, 3, "{doctor:?}");
        assert!(doctor.out.contains("WRONG "), "{doctor:?}");
    };
    std::fs::remove_file(desk.store.join("keyring.toml")).unwrap();
    refused("keyring.toml is missing");
    std::fs::write(desk.store.join("keyring.toml"), good.replacen("wrapped", "wrapt", 1)).unwrap();
    refused("keyring");
    std::fs::write(desk.store.join("keyring.toml"), &good).unwrap();

    let record = desk.store.join("record.db");
    let whole = std::fs::read(&record).unwrap();
    let mut bytes = whole.clone();
    bytes[100] ^= 1;
    std::fs::write(&record, &bytes).unwrap();
    refused("damaged");
    std::fs::write(&record, &whole[..whole.len() / 2]).unwrap();
    refused("record.db");
    std::fs::write(&record, &whole).unwrap();

    let keyring = muster::store::Keyring::from_toml(&good).unwrap();
    let key = keyring.unlock(None, &muster::store::Passphrase::from(crate::support::PASSPHRASE)).unwrap();
    let conn = muster::store::cipher::open(&record, &key, muster::store::Mode::ReadWrite).unwrap();
    conn.pragma_update(None, "user_version", 999).unwrap();
    drop(conn);
    refused("written by a newer Muster (schema 999");
    std::fs::write(&record, &whole).unwrap();

    let wrong = desk.file("wrong", "not-the-words-that-open-it\n");
    let mut command = program(desk.base.path());
    command.arg("--store").arg(&desk.store).args(["--passphrase-file", &wrong, "list", "ocgs"]);
    assert!(Ran::from(command.output().unwrap()).refused(3).contains("passphrase"));
    let mut command = program(desk.base.path());
    command.arg("--store").arg(&desk.store).args(["list", "ocgs"]);
    let sentence = Ran::from(command.output().unwrap()).refused(3);
    assert!(sentence.contains("--passphrase-file"), "{sentence}");
    assert!(desk.done(&["verify"]).starts_with("The record is whole"));
}

#[test]
fn a_locked_store_is_read_but_not_written() {
    let desk = Desk::demo();
    let folder = muster::store::Folder::open(&desk.store).unwrap();
    let lock = muster::store::Lock::take(&folder, 4711, "Tuesday 24 November 2026 at 09:58").unwrap();
    let refused = desk.run(&["undo"]).refused(3);
    assert!(
        refused.starts_with("Another Muster, started Tuesday 24 November 2026 at 09:58, has this store."),
        "{refused}"
    );
    assert_eq!(desk.run(&["list", "ocgs", "--json"]).json()["count"], 12);
    assert!(desk.done(&["doctor"]).contains("LOOK  lock"));
    drop(lock);
    desk.done(&["undo"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_read_and_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::demo();
    let mode = |mode: u32| std::fs::set_permissions(&desk.store, std::fs::Permissions::from_mode(mode)).unwrap();
    std::fs::remove_file(desk.store.join("lock")).unwrap();
    mode(0o500);
    // An administrator may write everywhere; there is nothing to see then.
    let bound = std::fs::write(desk.store.join("probe"), "x").is_err();
    if bound {
        let refused = desk.run(&["undo"]).refused(3);
        assert!(refused.contains("is read-only, so nothing was saved there"), "{refused}");
        assert_eq!(desk.run(&["list", "ocgs", "--json"]).json()["count"], 12);
    }
    mode(0o700);
}

/// A limit on the size of files stands for a disk without room.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing_and_leaves_nothing_behind() {
    let desk = Desk::demo();
    let out = desk.base.path().join("minutes.md");
    let issued = desk.run(&["write", "minutes"]);
    let number = issued.out.split("Seal of minutes ").nth(1).unwrap().lines().next().unwrap().to_owned();
    let before = entries(&desk);
    let full = |arguments: &str| -> Ran {
        let script = format!("trap '' XFSZ; ulimit -f 1; exec \"$0\" --store \"$1\" {arguments}");
        let mut shell = std::process::Command::new("bash");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_muster")]).arg(&desk.store).arg(&out);
        shell.env("MUSTER_DEMO_CLOCK", crate::support::NOW).output().unwrap().into()
    };
    // What was not written was seen by nobody, and there is nothing to note of it.
    let refused = full(&format!("write minutes --number {number} --out \"$2\"")).refused(3);
    assert!(refused.contains("minutes.md was not written: "), "{refused}");
    // What is shown and cannot be noted is shown all the same, and that is said.
    let shown = full("list ocgs");
    assert!(shown.code == 0 && shown.err.starts_with("muster: This is not in the access log: "), "{shown:?}");
    full("undo").refused(3);
    full("record officer register 'DI 9999'").refused(3);
    let left: Vec<_> = std::fs::read_dir(desk.base.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.iter().filter(|name| name.to_string_lossy().starts_with("minutes")).count(), 0, "{left:?}");
    assert_eq!(entries(&desk), before);
    desk.done(&["record", "officer", "register", "DI 9999"]);
}

#[test]
fn usage_is_explained_and_nothing_needs_a_terminal() {
    let desk = Desk::demo();
    assert!(desk.run(&[]).refused(2).contains("The dashboard needs a terminal."));
    for arguments in [&["fly"][..], &["list", "cats"], &["record"], &["record", "tier", "x"], &["--colour"]] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    }
    for arguments in [
        &["--help"][..],
        &["record", "--help"],
        &["--version"],
        &["man"],
        &["completions", "bash"],
        &["keys"],
        &["config", "paths"],
    ] {
        assert!(!desk.done(arguments).is_empty(), "{arguments:?}");
    }
    assert!(desk.run(&["keys", "--json"]).json().is_array());
    assert_eq!(desk.run(&["doctor", "--json"]).json()["format"], "muster.doctor/1");
    assert!(desk.run(&["demo", "--size", "huge"]).refused(2).contains("The sizes are small, bcu, force and national."));
    assert!(
        desk.run(&["demo", "--size", "small", "--keep", desk.store.to_str().unwrap()])
            .refused(3)
            .contains("is not empty")
    );
    let gone = desk.run(&["demo", "--size", "small"]).done();
    assert!(gone.contains("made and deleted again"), "{gone}");
    assert!(!desk.run(&["record", "--help"]).out.to_lowercase().contains("passphrase for"));
}

#[test]
fn a_file_of_arguments_that_does_not_stand_first_is_said_to() {
    let desk = Desk::demo();
    let file = format!("@{}", desk.file("arguments", "list\nocgs\n"));
    let why = desk.run(&[&file]).refused(2);
    assert!(why.contains("is read as a file of arguments only where it stands first, right after muster"), "{why}");
    assert_eq!(
        program(desk.base.path()).arg(&file).arg("--store").arg(&desk.store).output().unwrap().status.code(),
        Some(0)
    );
    // Any other word is a command that there is not.
    assert!(desk.run(&["lst"]).err.contains("unrecognized subcommand"));
}

#[test]
fn a_reason_code_that_is_missing_is_asked_for_with_those_there_are() {
    let desk = Desk::demo();
    let number = desk.run(&["list", "actions", "--json"]).json()["rows"][0]["number"].as_str().unwrap().to_owned();
    let why = desk.run(&["record", "cancel", &number, "--because", "x"]).refused(1);
    assert!(why.contains("A reason code is needed: ") && why.contains("duplicate") && !why.contains("Down"), "{why}");
}
