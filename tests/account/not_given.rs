//! What was noted as given and was not: nothing is noted of what is in the way or there already, and what could not be written is taken back by a line.

use super::log::{lines, open};
use super::support::{Desk, NOW, Ran};
use muster::domain::meeting::MeetingKind;
use muster::domain::time::Timestamp;
use muster::model::port::{Ask, Papers, Told};
use muster::term::{desk, papers};
use std::path::{Path, PathBuf};

/// The log's disclosures, and the lines that take one back, in order: kind, what and recipient.
fn given(desk: &Desk) -> Vec<String> {
    let log = desk.run(&["access-log", "--kind", "disclosure", "--json"]).json();
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let rows = log["rows"].as_array().unwrap().iter();
    rows.map(|row| format!("{}: {} -> {}", text(row, "kind"), text(row, "what"), text(row, "recipient"))).collect()
}

/// A name that can be looked for and not be written: with what is put behind it meanwhile it is too long.
fn too_long(desk: &Desk) -> PathBuf {
    desk.base.path().join("n".repeat(250))
}

/// A folder in which the longest of these names can be looked for and not be written.
fn too_deep(base: &Path, names: &[String]) -> PathBuf {
    let longest = names.iter().map(String::len).max().unwrap();
    let mut folder = base.join("deep");
    let room = 4_095 - longest - 1;
    while folder.as_os_str().len() + 102 < room {
        folder.push("d".repeat(100));
    }
    folder.push("d".repeat(room - folder.as_os_str().len() - 1));
    assert_eq!(folder.as_os_str().len(), room);
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_paper_that_could_not_be_written_is_taken_back() {
    let desk = Desk::demo();
    let out = too_long(&desk);
    let to = ["--to", "FULLDISK", "--because", "trial", "--out", text(&out)];
    let why = desk.run(&[&["write", "minutes", "--meeting", "23"], &to[..]].concat()).refused(3);
    assert!(
        why.contains("was not written: ") && why.ends_with("The access log says that it was not written after all.")
    );
    let sheet = ["write", "sheets", "--meeting", "23", "--for", "CSP 07", "--out", text(&out)];
    assert!(desk.run(&sheet).refused(3).ends_with("The access log says that it was not written after all."));
    let issue = ["write", "totals", "--issue", "--quarter", "2026-2"];
    let why = desk.run(&[&issue, &to[..]].concat()).refused(3);
    assert!(why.contains("not written after all. The totals are released all the same"), "{why}");
    assert_eq!(
        given(&desk),
        [
            "disclosure: minutes of meeting 23 as md -> FULLDISK",
            "alteration: minutes of meeting 23 as md was not written after all -> FULLDISK",
            "disclosure: tasking sheet of meeting 23 -> CSP 07",
            "alteration: tasking sheet of meeting 23 was not written after all -> CSP 07",
            "disclosure: totals 2026-2 as md -> FULLDISK",
            "alteration: totals 2026-2 as md was not written after all -> FULLDISK",
        ]
    );
    let back = &lines(&desk, "alteration");
    assert!(back.iter().any(|line| line[0] == "unwritten:paper" && !line[3].is_empty()), "{back:?}");
    assert!(desk.done(&["verify"]).contains("The access log is whole"));
    // A printed list of what was opened is none of disclosures; and one that is whole is taken back by nothing.
    desk.done(&["write", "sheets", "--meeting", "23", "--for", "CSP 07"]);
    assert_eq!(given(&desk).len(), 7);
}

#[test]
fn what_is_in_the_way_or_there_already_is_noted_by_nothing() {
    let desk = Desk::demo();
    let folder = desk.base.path().join("sheets");
    std::fs::create_dir(&folder).unwrap();
    let index = folder.join("NB-T23-sheets.txt");
    std::fs::write(&index, "x").unwrap();
    let sheets = ["write", "sheets", "--meeting", "23", "--out", text(&folder)];
    assert!(desk.run(&sheets).refused(3).ends_with("Nothing was written."));
    let file = desk.file("imp.csv", "x");
    let all = ["write", "all", "--meeting", "23"];
    desk.run(&["write", "sheets", "--meeting", "23", "--out", &file]).refused(3);
    desk.run(&[&all[..], &["--out", &file]].concat()).refused(3);
    desk.run(&[&all[..], &["--out", text(&folder)]].concat()).refused(3);
    assert_eq!(given(&desk), [""; 0]);
    // Into the usual folder: noted once, however often it is said again, with --force too.
    desk.done(&all);
    let first = given(&desk);
    assert!(first.len() > 1, "the demo has partners with actions");
    assert!(desk.done(&all).starts_with("Written already, the same"));
    assert!(desk.done(&[&all[..], &["--force"]].concat()).starts_with("Written already, the same"));
    assert_eq!(given(&desk), first);
    // One that is gone from there is given again, and no other.
    let papers = desk.store.join("papers");
    let list = std::fs::read_to_string(papers.join("NB-T23-sheets.txt")).unwrap();
    let sheet = list.split("\n\n").find(|row| row.contains("Owner: CSP 07")).unwrap().lines().next().unwrap();
    std::fs::remove_file(papers.join(format!("{sheet}.docx"))).unwrap();
    desk.done(&all);
    assert_eq!(given(&desk).last().unwrap(), "disclosure: tasking sheet of meeting 23 -> CSP 07");
    assert_eq!(given(&desk).len(), first.len() + 1);
    // What is in the way is written over where that is asked for, and then it is given.
    desk.done(&[&sheets[..], &["--force"]].concat());
    assert_eq!(given(&desk).len(), first.len() + 1 + first.len());
}

fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap();
    files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn of_files_that_could_not_be_written_every_recipient_is_taken_back_and_no_folder_is_left() {
    let desk = Desk::demo();
    let whole = desk.base.path().join("whole");
    desk.done(&["write", "sheets", "--meeting", "23", "--out", text(&whole)]);
    let before = given(&desk);
    let deep = too_deep(desk.base.path(), &names(&whole));
    let sheets = ["write", "sheets", "--meeting", "23", "--out", text(&deep)];
    let refused = |ran: Ran| {
        let why = ran.refused(3);
        assert!(why.contains("Nothing was written. The access log says that it was not written after all."));
    };
    refused(desk.run(&sheets));
    assert!(!desk.base.path().join("deep").exists(), "it was made for files that did not come");
    let expected = |given: &[String]| -> Vec<String> {
        let back = given
            .iter()
            .map(|line| line.replace("disclosure: ", "alteration: ").replace(" -> ", " was not written after all -> "));
        given.iter().cloned().chain(back).collect()
    };
    assert_eq!(given(&desk)[before.len()..], expected(&before));
    // What is written over is not taken away again: whose sheet stands there was given it, the others were not.
    let known = given(&desk).len();
    std::fs::create_dir_all(&deep).unwrap();
    let first = before[0].rsplit(" -> ").next().unwrap();
    let list = std::fs::read_to_string(whole.join("NB-T23-sheets.txt")).unwrap();
    let row = list.split("\n\n").find(|row| row.contains(&format!("Owner: {first}"))).unwrap();
    let replaced = deep.join(format!("{}.md", row.lines().next().unwrap()));
    std::fs::write(&replaced, "of before").unwrap();
    let why = desk.run(&[&sheets[..], &["--force"]].concat()).refused(3);
    assert!(why.contains("Nothing was written."), "the paths are too long here for any of them: {why}");
    assert_eq!(std::fs::read(&replaced).unwrap(), b"of before");
    assert_eq!(given(&desk)[known..], expected(&before));
    std::fs::remove_dir_all(desk.base.path().join("deep")).unwrap();
    // Whom the whole set was to go to is taken back as well.
    let known = given(&desk).len();
    refused(desk.run(&[&sheets[..], &["--to", "PIPE", "--because", "trial"]].concat()));
    let mut to = before.clone();
    to.push("disclosure: sheets of meeting 23 as md -> PIPE".to_owned());
    assert_eq!(given(&desk)[known..], expected(&to));
}

#[cfg(target_os = "linux")]
#[test]
fn what_standard_output_did_not_take_is_taken_back() {
    let desk = Desk::demo();
    let full = || std::fs::File::create("/dev/full").unwrap();
    let written = ["write", "minutes", "--meeting", "23", "--to", "PIPE", "--because", "trial"];
    let ran: Ran = desk.command().args(written).stdout(full()).output().unwrap().into();
    let why = ran.refused(3);
    assert!(why.contains("did not take all of it (the disk is full): destroy what came out"), "{why}");
    assert_eq!(
        given(&desk),
        [
            "disclosure: minutes of meeting 23 as md -> PIPE",
            "alteration: minutes of meeting 23 as md was not written whole after all -> PIPE",
        ]
    );
    // What was printed for use inside may have been seen in part.
    let ran: Ran = desk.command().args(["write", "worklist"]).stdout(full()).output().unwrap().into();
    ran.refused(3);
    assert!(lines(&desk, "consultation").iter().any(|line| line[1] == "worklist as md"));
}

/// The dashboard's answer when it writes papers of meeting 23 into a folder.
fn on_the_screen(kept: &Desk, which: Papers, folder: &Path) -> Result<String, String> {
    let store = open(kept, false);
    let meeting = papers::past(&store).unwrap().meeting(MeetingKind::Tasking, 23).unwrap().meeting.id;
    let clock = || Timestamp(NOW.parse().unwrap());
    let mut screen = desk::Desk::new(store, "DCI 1550", Box::new(clock));
    screen.set_papers(Some(folder.to_owned()));
    match screen.answer(Ask::WritePapers(meeting, which)) {
        Told::Outside(written) => written,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_dashboard_notes_nothing_of_what_is_in_the_way_or_there_already() {
    let kept = Desk::demo();
    let folder = kept.base.path().join("sheets");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("NB-T23-sheets.txt"), "x").unwrap();
    let why = on_the_screen(&kept, Papers::Sheets, &folder).unwrap_err();
    assert!(why.ends_with("Nothing was written."), "{why}");
    assert_eq!(given(&kept), [""; 0]);
    let folder = kept.base.path().join("all");
    on_the_screen(&kept, Papers::Sheets, &folder).unwrap();
    let first = given(&kept);
    assert!(first.len() > 1 && first.iter().all(|line| line.starts_with("disclosure: ")), "{first:?}");
    assert!(on_the_screen(&kept, Papers::All, &folder).unwrap().starts_with("Written, "));
    assert!(on_the_screen(&kept, Papers::All, &folder).unwrap().starts_with("Written already, the same"));
    assert_eq!(given(&kept), first);
}

#[cfg(target_os = "linux")]
#[test]
fn the_dashboard_takes_back_what_could_not_be_written() {
    let kept = Desk::demo();
    let whole = kept.base.path().join("whole");
    on_the_screen(&kept, Papers::Sheets, &whole).unwrap();
    let before = given(&kept);
    let deep = too_deep(kept.base.path(), &names(&whole));
    let why = on_the_screen(&kept, Papers::Sheets, &deep).unwrap_err();
    assert!(why.ends_with("Nothing was written. The access log says that it was not written after all."), "{why}");
    assert!(!kept.base.path().join("deep").exists());
    let after = &given(&kept)[before.len()..];
    assert_eq!(after.len(), 2 * before.len());
    let back = after.iter().filter(|line| line.starts_with("alteration: tasking sheet of meeting 23 was not written"));
    assert_eq!(back.count(), before.len());
}
