//! The access log by the real program: what is noted, what is not, that it is a chain, and that it feeds nothing else.

use super::support::Desk;
use muster::domain::access_log::Access;
use muster::domain::time::Timestamp;
use muster::store::access::Noted;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::record::Opening;
use muster::store::{DataKey, Folder, Keyring, Passphrase, Store};

/// The lines of the log of one kind: subject, what, recipient, because.
pub(crate) fn lines(desk: &Desk, kind: &str) -> Vec<[String; 4]> {
    let log = desk.run(&["access-log", "--kind", kind, "--json"]).json();
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let rows = log["rows"].as_array().unwrap();
    rows.iter().map(|row| ["subject", "what", "recipient", "because"].map(|key| text(row, key))).collect()
}

pub(crate) fn key(desk: &Desk) -> DataKey {
    let keyring = Keyring::read(&Folder::open(&desk.store).unwrap().keyring()).unwrap();
    keyring.unlock_slot(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap().0
}

pub(crate) fn open(desk: &Desk, read_only: bool) -> Store {
    let opening = Opening { key: &key(desk), read_only, pid: 1, started: "09:58" };
    let random = Box::new(|bytes: &mut [u8]| getrandom::fill(bytes).map_err(|error| error.to_string()));
    Store::open(Folder::open(&desk.store).unwrap(), &opening, random).unwrap()
}

#[test]
fn what_is_opened_searched_printed_and_given_away_is_noted_and_the_journal_does_not_move() {
    let desk = Desk::demo();
    let before = desk.done(&["journal", "--json"]);
    let ocg = desk.run(&["list", "ocgs", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    desk.done(&["show", &ocg]);
    desk.done(&["list", "actions", "kettle", "is:late"]);
    desk.done(&["write", "totals", "--quarter", "2026-2", "--to", "Press office", "--because", "Quarterly release"]);
    desk.done(&["write", "worklist"]);
    let looks = lines(&desk, "consultation");
    let of = |subject: &str| looks.iter().filter(|line| line[0].starts_with(subject)).collect::<Vec<_>>();
    assert_eq!(of("ocg:").len(), 1, "{looks:?}");
    assert_eq!(of("search")[0][1], "actions: kettle is:late");
    assert_eq!(of("list")[0][1], "ocgs");
    assert_eq!(of("paper")[0][1], "worklist as md");
    assert_eq!(of("access-log").len(), 1, "the export stands in itself");
    let given = lines(&desk, "disclosure");
    assert_eq!(given, [["paper", "totals 2026-2 as md", "Press office", "Quarterly release"].map(str::to_owned)]);
    assert_eq!(desk.done(&["journal", "--json"]), before, "nothing of it is in the journal");
    assert!(desk.done(&["verify"]).contains("The access log is whole: 9 lines."));
}

#[test]
fn a_partners_sheet_is_given_to_it_and_the_log_names_the_paper_that_was_given() {
    let desk = Desk::demo();
    desk.done(&["write", "all"]);
    let given = lines(&desk, "disclosure");
    assert!(!given.is_empty(), "the demo has partners with actions");
    for [subject, what, body, because] in &given {
        assert_eq!([subject.as_str(), what, because], ["paper", "tasking sheet of meeting 23", "its tasks"], "{body}");
    }
    let bodies = given.iter().map(|line| line[2].clone()).collect::<Vec<_>>();
    // One sheet by itself, in the words that were typed; and an officer's, which is given to nobody outside.
    desk.done(&["write", "sheets", "--for", &bodies[0], "--because", "asked for it again"]);
    let last = lines(&desk, "disclosure").pop().unwrap();
    assert_eq!((&last[2], last[3].as_str()), (&bodies[0], "asked for it again"));
    let officer = desk.run(&["list", "ocgs", "--json"]).json()["rows"][0]["lro"].as_str().unwrap().to_owned();
    desk.done(&["write", "sheets", "--for", &officer]);
    // Whatever is named beside --redact, the briefing is what is written.
    let named = ["write", "evidence", "--redact", "partner", "--for", &bodies[0], "--because", "they asked"];
    assert!(desk.done(&named).contains("# Briefing for "));
    let lines = lines(&desk, "disclosure");
    assert_eq!(lines.len(), bodies.len() + 2, "{lines:?}");
    assert_eq!(lines.last().unwrap()[1], format!("briefing for {} as md", bodies[0]));
    // To read only notes nothing, so nothing is given; and the log holds nothing that the record would refuse.
    let folder = desk.base.path().join("elsewhere").display().to_string();
    let why = desk.run(&["--read-only", "write", "all", "--papers", &folder]).refused(1);
    assert!(why.starts_with("Not written: ") && !std::path::Path::new(&folder).exists(), "{why}");
    let marked = ["write", "briefing", "--for", &bodies[0], "--because", "TOP SECRET"];
    assert!(desk.run(&marked).refused(1).contains("OFFICIAL-SENSITIVE"));
    // A paper of the force for a partner is pointed out, and written.
    let told = desk.run(&["write", "minutes", "--meeting", "23", "--to", &bodies[0], "--because", "they asked"]);
    assert!(told.code == 0 && told.err.contains("write briefing --for"), "{told:?}");
}

#[test]
fn a_release_of_totals_and_its_disclosure_are_recorded_together_or_not_at_all() {
    let desk = Desk::demo();
    let release =
        ["write", "totals", "--quarter", "2026-2", "--issue", "--to", "Press office", "--because", "Released"];
    let releases = || desk.run(&["list", "issues", "--json"]).json()["rows"].as_array().unwrap().len();
    // An access log that cannot be added to.
    desk.done(&["show", "board"]);
    let folder = Folder::open(&desk.store).unwrap();
    let alter = |by: &str| {
        let sql = format!("UPDATE access_anchor SET entries = entries {by}");
        muster::store::testing::alter(&folder, &key(&desk), &sql).unwrap();
    };
    let journal = open(&desk, true).entries();
    alter("+ 1");
    let why = desk.run(&release);
    assert!(
        why.code != 0 && why.err.contains("does not end where it was recorded to end") && why.out.is_empty(),
        "{why:?}"
    );
    alter("- 1");
    assert_eq!(open(&desk, true).entries(), journal, "the release does not stand without its line");
    desk.done(&release);
    assert_eq!(releases(), 1);
    // One that is refused was given to nobody.
    assert!(desk.run(&release).refused(1).contains("released already"));
    assert_eq!(lines(&desk, "disclosure").len(), 1);
}

#[test]
fn collection_alteration_and_combination_are_read_out_of_the_journal() {
    let desk = Desk::demo();
    let (collected, altered) = (lines(&desk, "collection"), lines(&desk, "alteration"));
    assert!(collected.iter().any(|line| line[1] == "ocg.registered"), "{collected:?}");
    assert!(altered.iter().any(|line| line[1] == "ocg.tier-decided"));
    let people = desk.file("people.csv", "Officer,Unit\nDS 9001,West CID\n");
    desk.done(&["import", &people, "--what", "officers"]);
    assert_eq!(lines(&desk, "combination").len(), 1);
    let csv = desk.done(&["access-log", "--kind", "combination", "--csv"]);
    assert!(
        csv.starts_with("at,kind,who,entered_by,meeting,subject,what,recipient,because,entry,line,hash\n"),
        "{csv}"
    );
    let why = desk.run(&["access-log", "--kind", "peek"]).refused(2);
    assert!(why.contains("disclosure") && !why.contains("saved"), "nothing was to be saved: {why}");
    let when = desk.run(&["access-log", "--from", "someday"]).refused(2);
    assert!(when.contains("someday") && !when.contains("saved"), "{when}");
    assert!(desk.done(&["access-log", "--who", "9999"]).starts_with("Nothing of that kind"));
}

#[test]
fn a_paper_that_is_refused_is_noted_by_nothing_and_a_look_at_a_meeting_is() {
    let desk = Desk::covert();
    desk.done(&["record", "ocg", "register", "--operation", "Harbour", "--status", "active", "--tier", "3"]);
    desk.done(&["meeting", "open", "--chair", "DCI 3051"]);
    desk.done(&["meeting", "attend", "in", "DCI 3051"]);
    desk.done(&["meeting", "close", "--rest", "taken-as-read", "--because", "nothing new"]);
    let folder = desk.base.path().join("papers");
    let folder = folder.to_str().unwrap();
    let refused: [&[&str]; 6] = [
        &["all", "--meeting", "1"],
        &["sheets", "--meeting", "1", "--out", folder],
        &["board"],
        &["minutes", "--meeting", "1", "--to", "DI 8107", "--format", "docx", "--out", folder],
        &["minutes", "--meeting", "1", "--to", "DI 8107, DS 6642"],
        &["checkpoint", "--meeting", "9"],
    ];
    for paper in refused {
        let ran = desk.run(&[&["write"], paper].concat());
        assert!(ran.code == 1 || ran.code == 2, "{paper:?}: {ran:?}");
    }
    assert_eq!(lines(&desk, "disclosure"), Vec::<[String; 4]>::new());
    let looks = lines(&desk, "consultation");
    assert!(looks.iter().all(|line| line[0] == "access-log"), "{looks:?}");
    // What is printed is noted, and what is read of a meeting.
    desk.done(&["write", "checkpoint", "--meeting", "1"]);
    desk.done(&["meeting", "show"]);
    desk.done(&["meeting", "show", "--prepare"]);
    desk.done(&["meeting", "list"]);
    let looks = lines(&desk, "consultation");
    let looks: Vec<String> = looks.iter().map(|line| format!("{} {}", line[0], line[1])).collect();
    assert_eq!(
        looks[2..6],
        ["paper checkpoint of meeting 1 as txt", "meeting:1 ", "list preparation", "list meetings"]
    );
    // In the open store: minutes that there are not, sheets without a folder.
    let desk = Desk::demo();
    desk.run(&["write", "minutes", "--number", "99"]).refused(2);
    desk.run(&["write", "sheets"]).refused(2);
    desk.run(&["write", "all", "--to", "Press office"]).refused(2);
    assert_eq!(lines(&desk, "disclosure"), Vec::<[String; 4]>::new());
    assert!(lines(&desk, "consultation").iter().all(|line| line[0] == "access-log"));
}

#[test]
fn to_read_only_writes_nothing_and_gives_nothing_away() {
    let desk = Desk::demo();
    let record = desk.store.join("record.db");
    let before = std::fs::read(&record).unwrap();
    desk.done(&["--read-only", "list", "ocgs", "alder"]);
    let given = ["--read-only", "write", "totals", "--quarter", "2026-2", "--to", "Press office", "--because", "Asked"];
    let why = desk.run(&given).refused(1);
    assert!(why.starts_with("Not written: "), "{why}");
    assert!(desk.run(&["write", "totals", "--quarter", "2026-2"]).refused(2).contains("--to"));
    assert!(std::fs::read(&record).unwrap() == before, "not a byte");
}

#[test]
fn a_line_is_added_while_somebody_else_has_the_record_open() {
    let desk = Desk::demo();
    let mut open = open(&desk, false);
    desk.done(&["show", "board"]);
    let noted = Noted { access: Access::opened("ocg:1".to_owned()), who: "DCI 1550".to_owned(), at: Timestamp(5) };
    open.note_access(&[noted]).unwrap();
    let subjects: Vec<String> = open.accesses().unwrap().into_iter().map(|line| line.subject).collect();
    assert_eq!(subjects, ["list", "ocg:1"]);
    assert_eq!(open.verify_access().unwrap().unwrap().entries, 2);
}

#[test]
fn a_log_that_was_changed_shortened_or_added_to_is_found_out() {
    for (sql, says) in [
        ("UPDATE access SET decided_by = 'DC 1' WHERE seq = 2", "Entry 2 was changed"),
        ("DELETE FROM access WHERE seq = 3", "The journal ends at entry 2"),
        ("DELETE FROM access WHERE seq = 1", "Entry 1 is missing"),
        ("DELETE FROM access; DELETE FROM access_anchor WHERE 0", "The journal ends at entry 0"),
    ] {
        let desk = Desk::demo();
        for _ in 0..3 {
            desk.done(&["show", "board"]);
        }
        let folder = Folder::open(&desk.store).unwrap();
        muster::store::testing::alter(&folder, &key(&desk), sql).unwrap();
        let why = desk.run(&["verify"]).refused(3);
        assert!(why.contains("access log") && why.contains(says), "{sql}: {why}");
    }
}

#[test]
fn the_triggers_refuse_what_is_no_erasure() {
    let desk = Desk::demo();
    desk.done(&["show", "board"]);
    let folder = Folder::open(&desk.store).unwrap();
    for table in ["journal", "access"] {
        for sql in [
            format!("UPDATE {table} SET body = 'x' WHERE seq = 1"),
            format!("UPDATE {table} SET body = NULL WHERE seq = 1"),
            format!("UPDATE {table} SET body = NULL, salt = zeroblob(16), decided_by = 'x' WHERE seq = 1"),
            format!("DELETE FROM {table} WHERE seq = 1"),
            format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE seq = 1"),
        ] {
            assert!(muster::store::testing::with_triggers(&folder, &key(&desk), &sql).is_err(), "{sql}");
        }
    }
}

#[test]
fn nothing_else_reads_the_log() {
    let mut said = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let live = text.split("#[cfg(test)]").next().unwrap_or_default();
            let words = [".accesses(", "each_access(", "with_access_log(", "FROM access ", "Accessed"];
            let reads = words.iter().any(|word| live.contains(word));
            if reads {
                said.push(path.strip_prefix(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap().to_owned());
            }
        }
    }
    said.sort();
    let names: Vec<String> = said.iter().map(|path| path.to_string_lossy().replace('\\', "/")).collect();
    // The numbers of copies and the recall list are what the Act allows the log to be used for: that what was given stays accounted for. A restore carries it on.
    assert_eq!(
        names,
        [
            "cli/access/export.rs",
            "domain/access_log.rs",
            "domain/copies.rs",
            "store/access.rs",
            "store/carry.rs",
            "store/copies.rs"
        ],
        "no figure, no pane (domain section 8)"
    );
}

#[test]
fn words_that_were_shown_before_an_erasure_are_noted_where_nothing_was_erased() {
    let desk = Desk::demo();
    desk.done(&["record", "note", "Op Olive", "Lives above the bakery"]);
    let journal = desk.done(&["journal", "--json"]);
    let told = desk.done(&["journal"]);
    let entry =
        told.lines().find(|line| line.contains("above the bakery")).unwrap().split(' ').next().unwrap().to_owned();
    let because = ["--because", "Right to erasure", "--authority", "ISO 7"];
    desk.done(&[&["erase", &entry, "--dry-run"], &because[..]].concat());
    let refused = desk.typing(&[&["erase", &entry], &because[..]].concat(), "no");
    assert!(refused.code == 1 && refused.err.contains("was not typed again"), "{refused:?}");
    let looks = lines(&desk, "consultation");
    let shown: Vec<&str> = looks.iter().filter(|line| line[0] == "erasure").map(|line| line[1].as_str()).collect();
    let told = format!("what would go with {entry}");
    assert_eq!(shown, [told.as_str(); 2]);
    assert_eq!(desk.done(&["journal", "--json"]), journal);
}
