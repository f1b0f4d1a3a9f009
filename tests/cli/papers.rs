//! `muster write` on a store of invented data: every paper in a file, whole or not at all, and signed minutes byte for byte again.

use crate::support::Desk;

#[test]
fn every_paper_is_written_whole_and_signed_minutes_are_the_same_again() {
    let desk = Desk::demo();
    let out = |name: &str| desk.base.path().join(name).display().to_string();
    for (format, ending) in [("md", "md"), ("txt", "txt"), ("html", "html"), ("docx", "docx")] {
        for (paper, more) in [("minutes", vec!["--meeting", "23"]), ("board", vec![]), ("worklist", vec![])] {
            let path = out(&format!("{paper}.{ending}"));
            let mut arguments = vec!["write", paper, "--format", format, "--out", &path];
            arguments.extend(more);
            desk.run(&arguments).done();
            assert!(std::fs::metadata(&path).unwrap().len() > 1_000, "{path}");
        }
    }
    let again = out("again.md");
    desk.run(&["meeting", "close", "--rest", "taken-as-read", "--because", "end of the morning"]).done();
    desk.run(&["write", "minutes", "--meeting", "23", "--out", &again]).done();
    assert_eq!(std::fs::read(&again).unwrap(), std::fs::read(out("minutes.md")).unwrap());
    desk.run(&["write", "sheets", "--format", "html", "--out", &out("sheets")]).done();
    let sheets: Vec<_> = std::fs::read_dir(out("sheets")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(sheets.iter().any(|name| name == "NB-T24-sheets.txt") && sheets.len() > 5, "{sheets:?}");
}

#[test]
fn the_papers_of_a_signed_meeting_go_to_the_folder_for_papers_all_or_none() {
    let desk = Desk::demo();
    desk.run(&["write", "all"]).done();
    let folder = desk.store.join("papers");
    let names = || std::fs::read_dir(&folder).unwrap().count();
    let all = names();
    assert!(folder.join("NB-T23-minutes.docx").is_file() && folder.join("NB-T23-worklist.html").is_file() && all > 8);
    let again = desk.run(&["write", "all", "--meeting", "23"]);
    assert!(again.out.contains("Written already, the same: "), "{again:?}");
    // One that says something else stops all, and nothing is left half done.
    std::fs::remove_file(folder.join("NB-T23-minutes.docx")).unwrap();
    std::fs::write(folder.join("NB-T23-worklist.html"), "mine").unwrap();
    let refused = desk.run(&["write", "all"]);
    assert!(refused.code == 3 && refused.err.contains("was not written over"), "{refused:?}");
    assert_eq!(names(), all - 1);
    let elsewhere = desk.base.path().join("elsewhere");
    desk.run(&["write", "all", "--papers", &elsewhere.display().to_string()]).done();
    assert_eq!(std::fs::read_dir(&elsewhere).unwrap().count(), all);
}

#[test]
fn what_cannot_be_written_is_said_in_a_sentence_and_leaves_nothing() {
    let desk = Desk::demo();
    let taken = desk.file("taken.md", "mine");
    for (arguments, words) in [
        (vec!["write", "minutes", "--meeting", "99"], "There is no tasking meeting 99"),
        (vec!["write", "minutes", "--meeting", "23", "--format", "docx"], "A docx is not text"),
        (vec!["write", "minutes", "--meeting", "23", "--out", &taken], "it is there already"),
        (vec!["write", "minutes", "--meeting", "23", "--addenda"], "There is no correction"),
        (vec!["write", "sheets"], "Sheets are one file each"),
        (vec!["write", "briefing"], "Name the partner body with --for"),
        (vec!["write", "board", "--redact", "friends"], "there is no redaction"),
        (vec!["write", "minutes", "--redact", "public"], "Name the quarter"),
    ] {
        let ran = desk.run(&arguments);
        assert_ne!(ran.code, 0, "{arguments:?}");
        assert!(ran.err.contains(words), "{arguments:?}: {ran:?}");
    }
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), "mine");
    // Nor a file by the name that is standard output elsewhere.
    for paper in ["minutes", "sheets", "board", "checkpoint", "worklist", "all"] {
        let mut command = desk.command();
        command.current_dir(desk.base.path()).args([
            "write",
            paper,
            "--meeting",
            "23",
            "--format",
            "txt",
            "--out",
            "-",
        ]);
        let said = crate::support::Ran::from(command.output().unwrap()).refused(2);
        assert!(said.starts_with("\"--out -\" names no file, so nothing was written."), "{paper}: {said}");
        assert!(!desk.base.path().join("-").exists(), "{paper}");
    }
}

#[test]
fn a_register_is_flagged_described_and_written_part_by_part() {
    let desk = Desk::demo();
    let of = ["--investigation", "07N-2026-118"];
    let run = |arguments: &[&str]| desk.run(&[arguments, &of].concat());
    run(&["record", "relevant", "entry 5"]).done();
    run(&["record", "relevant", "T23"]).done();
    run(&["record", "describe", "5", "--part", "a", "--as-proposed"]).done();
    run(&["record", "describe", "6", "--part", "b", "Record of a group", "--because", "it shows a method"]).done();
    let a = run(&["write", "register", "--part", "a", "--for", "DC 5518", "--because", "disclosure officer"]);
    assert!(a.code == 0 && a.out.contains("# Register extract for disclosure, part A"), "{a:?}");
    assert!(a.out.contains("Record of ") && !a.out.contains("assessed") && a.err.contains("not assessed yet"), "{a:?}");
    let silent = run(&["write", "register", "--part", "b"]);
    assert!(
        silent.code == 2 && silent.err.contains("Say why part b is written") && silent.out.is_empty(),
        "{silent:?}"
    );
    let b = run(&["write", "register", "--part", "b", "--because", "asked for by the prosecutor"]);
    assert!(b.code == 0 && b.out.contains("it shows a method"), "{b:?}");
    assert!(desk.run(&["list", "disclosures"]).out.contains("may be relevant to investigation 07N-2026-118"));
    // What has a number stays.
    let undone = desk.run(&["undo"]);
    assert!(undone.code != 0 && undone.err.contains("stay given"), "{undone:?}");
    let none = desk.run(&["write", "register", "--part", "a", "--investigation", "another"]);
    assert!(none.code == 1 && none.err.contains("has no item yet"), "{none:?}");
}

#[test]
fn a_board_paper_is_issued_once_and_written_again_byte_for_byte() {
    let desk = Desk::demo();
    let out = |name: &str| desk.base.path().join(name).display().to_string();
    let draft = desk.run(&["write", "board", "--meeting", "23"]).done();
    assert!(draft.contains("DRAFT: not issued") && draft.contains("| Paper | B1 |"), "{draft}");
    let refused = desk.run(&["write", "board", "--meeting", "23", "--meetings", "1", "--issue"]);
    assert!(refused.code == 2 && refused.err.contains("leave --meetings out"), "{refused:?}");
    let refused = desk.run(&["write", "worklist", "--issue"]);
    assert!(refused.code == 2 && refused.err.contains("Only the board paper and totals are issued"), "{refused:?}");
    let issued = desk.run(&["write", "board", "--meeting", "23", "--issue", "--out", &out("b1.md")]);
    assert!(issued.code == 0 && issued.err.contains("governance board paper 1 issued"), "{issued:?}");
    let again = desk.run(&["write", "board", "--meeting", "23", "--issue"]);
    assert!(again.code != 0 && again.err.contains("issued up to entry"), "{again:?}");
    desk.run(&["undo"]);
    desk.run(&["write", "board", "--number", "1", "--out", &out("again.md")]).done();
    assert_eq!(std::fs::read(out("b1.md")).unwrap(), std::fs::read(out("again.md")).unwrap());
    let missing = desk.run(&["write", "board", "--number", "2"]);
    assert!(missing.code == 2 && missing.err.contains("the last is 1"), "{missing:?}");
    let listed = desk.run(&["list", "issues", "--json"]).done();
    assert!(listed.contains("\"paper\":\"board\"") && listed.contains("\"state\":\"issued\""), "{listed}");
}

#[test]
fn what_a_name_gives_away_and_a_partner_as_reader_are_said_before_any_paper_is_written() {
    let desk = Desk::demo();
    let folder = desk.base.path().to_string_lossy().into_owned();
    let partner = desk.run(&["list", "officers", "--json"]).json();
    let row = partner["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["partner"] == true)
        .unwrap_or_else(|| panic!("{partner}"));
    let body = row["label"].as_str().unwrap().to_owned();
    let group = desk.run(&["list", "ocgs", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    let to = format!("Press office, {body}");
    for (at, paper) in [
        &["minutes", "--draft"][..],
        &["minutes"],
        &["minutes", "--meeting", "23"],
        &["board", "--meeting", "23", "--issue"],
        &["evidence"],
    ]
    .iter()
    .enumerate()
    {
        let out = format!("{folder}/{group} {at}.md");
        let told = desk.run(&[&["write"], *paper, &["--out", &out, "--to", &to, "--because", "Asked"]].concat());
        assert_eq!(told.code, 0, "{told:?}");
        assert!(
            told.err.contains("which whoever sees the folder reads") && told.err.contains(&group),
            "{paper:?}: {told:?}"
        );
        assert!(told.err.contains(&format!("What {body} may be told is")), "{paper:?}: {told:?}");
    }
    let briefing = ["write", "briefing", "--for", &body, "--because", "Their tasks", "--to", &body, "--draft"];
    assert!(!desk.run(&briefing).err.contains("the force's own paper"));
}
