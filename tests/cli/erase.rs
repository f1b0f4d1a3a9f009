//! `muster erase`, and the raw disk after it: a word typed in every kind of field, searched for, undone and erased, stands in no byte of any folder the
//! program had, neither as it lies on the disk nor as it reads through the key.

use crate::support::{Desk, PASSPHRASE, Ran};
use muster::store::{Folder, Keyring, Passphrase, testing};
use std::path::Path;

/// The canary: a word nobody types by chance.
pub(crate) const CANARY: &str = "Zanzibarqu";
const REASON: [&str; 4] = ["--because", "Recorded of the wrong person", "--authority", "DPO 2026/118"];

pub(crate) fn erase(desk: &Desk, what: &[&str], typed: &str) -> Ran {
    desk.typing(&[&["erase"], what, &REASON[..]].concat(), typed)
}

/// The first entry that can be read aloud with the canary, by its number.
fn first_with(desk: &Desk) -> Option<String> {
    let journal = desk.done(&["journal"]);
    let line = journal.lines().find(|line| line.contains(CANARY))?;
    Some(line.split(' ').next().unwrap().to_owned())
}

/// How often the canary stands in some bytes, in UTF-8 and both kinds of UTF-16, in any case of its letters.
fn count(bytes: &[u8]) -> usize {
    let lower = bytes.to_ascii_lowercase();
    let word = CANARY.to_ascii_lowercase();
    let wide: Vec<u16> = word.encode_utf16().collect();
    let (little, big): (Vec<u8>, Vec<u8>) = (
        wide.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        wide.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
    );
    [word.as_bytes(), &little, &big]
        .iter()
        .map(|needle| lower.windows(needle.len()).filter(|at| at == needle).count())
        .sum()
}

/// The files under a folder that hold the canary, as they lie on the disk.
pub(crate) fn raw_hits(folder: &Path) -> Vec<String> {
    let (mut hits, mut folders, mut seen) = (Vec::new(), vec![folder.to_owned()], 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            seen += 1;
            if count(&std::fs::read(&path).unwrap()) + count(path.to_string_lossy().as_bytes()) > 0 {
                hits.push(path.to_string_lossy().into_owned());
            }
        }
    }
    assert!(seen > 3, "the store was looked at");
    hits
}

/// How often the canary stands in the record as it reads through its key, free pages too.
pub(crate) fn plain_hits(desk: &Desk) -> usize {
    let folder = Folder::open(&desk.store).unwrap();
    let keyring = Keyring::read(&folder.keyring()).unwrap();
    let (key, _) = keyring.unlock_slot(None, &Passphrase::from(PASSPHRASE)).unwrap();
    count(&testing::plain_bytes(&folder, &key).unwrap())
}

/// Types the canary wherever words are typed, changes some of it, undoes some, and looks for it.
fn session(desk: &Desk) {
    let word = |rest: &str| format!("{CANARY} {rest}");
    desk.done(&["record", "officer", "register", "DI 4102"]);
    let register = [
        "record",
        "ocg",
        "register",
        "--operation",
        "Op Alder",
        "--status",
        "active",
        "--tier",
        "2",
        "--lro",
        "DI 4102",
    ];
    let words = ["--descriptive", &word("brothers"), "--area", &word("lane"), "--partner-summary", &word("is watched")];
    desk.done(&[&register[..], &words].concat());
    for arguments in [
        &["action", "Op Alder", &word("keeps the van in Mill Lane"), "--detail", &word("has a dog"), "--due", "+2w"][..],
        &["note", "Op Alder", &word("was seen twice")],
        &["tier", "Op Alder", "1", "--because", &word("buys the cars"), "--refused", &word("by the second unit")],
        &["disruption", "Op Alder", "minor", &word("lost the van")],
        &["trigger", "Op Alder", &word("was stabbed")],
        &["gap", "Op Alder", &word("and who else")],
        &["order", "Op Alder", "SCPO", "--subject", &word("born 1971")],
        &["plan", "Op Alder", "--objective", &word("charged twice")],
        &["decision", &word("to be told"), "--because", &word("asked for it"), "--ocg", "Op Alder"],
        &["learning", &word("never drives himself"), "--theme", "Vehicles", "--ocg", "Op Alder"],
        &["claim", "NB-2026-0001", &word("sold the van")],
        &["amend-action", "NB-2026-0001", "--text", "Look for the van"],
        &["ocg", "amend", "Op Alder", "--descriptive", "the brothers"],
        &["withdraw", "5", "--because", &word("was not there")],
    ] {
        desk.done(&[&["record"], arguments].concat());
    }
    desk.done(&["record", "note", "Op Alder", &word("undone at once")]);
    desk.done(&["undo"]);
    for looked in [&["list", "actions", "zanzibarq"][..], &["list", "ocgs", &word("brothers")], &["show", "Op Alder"]] {
        desk.done(looked);
    }
    // What a lock keeps of a form that was open.
    let folder = Folder::open(&desk.store).unwrap();
    let (key, _) = Keyring::read(&folder.keyring()).unwrap().unlock_slot(None, &Passphrase::from(PASSPHRASE)).unwrap();
    let kept = format!("INSERT INTO place (one, text) VALUES (1, '{CANARY} half typed')");
    testing::with_triggers(&folder, &key, &kept).unwrap();
}

#[test]
fn after_a_session_and_its_erasures_no_byte_of_the_disk_holds_the_word() {
    let desk = Desk::founded();
    session(&desk);
    assert!(plain_hits(&desk) > 40, "it was typed, and stands in the record and its tables");
    assert!(desk.done(&["access-log"]).to_lowercase().contains("zanzibarq"), "and who looked for it");
    // What no sentence says aloud is erased by the number of the entry all the same.
    erase(&desk, &["3"], "3").done();
    let mut erasures = 1;
    while let Some(entry) = first_with(&desk) {
        let said = erase(&desk, &[&entry], &entry).done();
        assert!(said.contains("erased for good"), "{said}");
        let kept = std::fs::metadata(desk.store.join("record.db-journal")).map_or(0, |about| about.len());
        assert_eq!(kept, 0, "no old page is kept beside the record");
        erasures += 1;
        assert!(erasures < 40, "it comes to an end");
    }
    assert!(erasures > 10, "{erasures}");
    assert!(!desk.done(&["journal", "--json"]).contains(CANARY), "also what no sentence says");
    assert_eq!(raw_hits(desk.base.path()), Vec::<String>::new());
    assert_eq!(plain_hits(&desk), 0);
    // The record is whole, says so, and is what a rebuild makes of it.
    assert!(desk.done(&["verify"]).contains("The record is whole"));
    let before = desk.done(&["show", "Op Alder", "--json"]);
    desk.done(&["rebuild"]);
    assert_eq!(desk.done(&["show", "Op Alder", "--json"]), before);
    assert!(before.contains("erased on ") && !before.to_lowercase().contains("zanzibarq"));
    // The log still says who looked and when.
    let log = desk.run(&["access-log", "--json"]).json();
    let rows = log["rows"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["what"] == "erased by law" && row["kind"] == "consultation"), "{log}");
    assert!(rows.iter().any(|row| row["kind"] == "erasure"), "{log}");
    assert_eq!(plain_hits(&desk), 0, "and nothing of it comes back");
    // A line that loses its words without an erasure is found.
    let folder = Folder::open(&desk.store).unwrap();
    let keyring = Keyring::read(&folder.keyring()).unwrap();
    let (key, _) = keyring.unlock_slot(None, &Passphrase::from(PASSPHRASE)).unwrap();
    let last = "UPDATE access SET body = NULL, salt = zeroblob(16) WHERE seq = (SELECT max(seq) FROM access)";
    testing::with_triggers(&folder, &key, last).unwrap();
    let said = desk.run(&["verify"]).refused(3);
    assert!(said.contains("were taken out, and no erasure was recorded"), "{said}");
}

#[test]
fn what_goes_is_shown_and_nothing_goes_without_the_number() {
    let desk = Desk::founded();
    desk.done(&["record", "officer", "register", "DI 4102"]);
    desk.done(&["record", "ocg", "register", "--operation", "Op Alder", "--lro", "DI 4102"]);
    // A backup from before the words, as it lies there after a month.
    desk.done(&["backup"]);
    let old = std::fs::read_dir(desk.store.join("backups")).unwrap().next().unwrap().unwrap().path();
    std::fs::rename(&old, desk.store.join("backups/KX 2026-10-20 0900.muster-backup")).unwrap();
    desk.done(&["record", "note", "Op Alder", "He was seen at the yard on Monday"]);
    desk.done(&["record", "ocg", "register", "--operation", "Op Birch"]);
    desk.done(&["record", "note", "Op Birch", "He was seen at the yard on Monday"]);
    desk.done(&["backup"]);
    let entries = desk.done(&["journal"]).lines().count();
    let shown = desk.typing(&[&["erase", "4", "--dry-run"], &REASON[..]].concat(), "").done();
    for words in [
        "\"He was seen at the yard on Monday\"",
        "They go from 1 entry:",
        "The same words stand in 1 entry about other records and stay there; with --everywhere they go there too:",
        "1 backup in ",
        "may still hold the words:",
        "1 other came before the words and can stay.",
        ".muster-backup",
        "Make a new backup after the erasure and delete these",
        "Nothing was erased.",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("2026-10-20"), "the older one is not named: {shown}");
    for typed in ["", "3", "yes"] {
        let refused = erase(&desk, &["4"], typed);
        assert!(refused.code == 1 && refused.err.contains("Nothing was erased: 4 was not typed again."), "{refused:?}");
    }
    assert_eq!(desk.done(&["journal"]).lines().count(), entries);
    // By the number of what it is about, typed in any case.
    desk.done(&["record", "action", "Op Alder", "Ask him where he was on Monday", "--due", "+2w"]);
    assert!(erase(&desk, &["nb-2026-0001"], "NB-2026-0001").done().contains("The words of nb-2026-0001 are erased"));
    let journal = desk.done(&["journal"]);
    assert!(journal.contains("is raised") || journal.contains("was raised"), "{journal}");
    assert!(journal.contains("\"erased on ") && !journal.contains("Ask him"), "{journal}");
    let again = erase(&desk, &["nb-2026-0001"], "nb-2026-0001");
    assert!(again.code == 1 && again.err.contains("nothing to erase"), "{again:?}");
}

#[test]
fn papers_written_again_say_that_the_words_were_erased() {
    let desk = Desk::founded();
    desk.done(&["record", "ocg", "register", "--operation", "Op Alder", "--tier", "2", "--status", "active"]);
    desk.done(&["meeting", "prepare", "--date", "today"]);
    desk.done(&["meeting", "open"]);
    desk.done(&["record", "tier", "Op Alder", "1", "--because", "He was seen at the yard on Monday"]);
    desk.done(&["meeting", "call", "Op Alder"]);
    desk.done(&["meeting", "close"]);
    let minutes = || desk.done(&["write", "minutes", "--meeting", "1", "--format", "md"]);
    let checkpoint = desk.file("checkpoint", desk.done(&["write", "checkpoint", "--meeting", "1"]));
    let before = minutes();
    assert!(before.contains("He was seen at the yard on Monday"), "{before}");
    let journal = desk.done(&["journal"]);
    let entry =
        journal.lines().find(|line| line.contains("He was seen")).unwrap().split(' ').next().unwrap().to_owned();
    erase(&desk, &[&entry], &entry).done();
    let after = minutes();
    assert!(!after.contains("He was seen") && after.contains("Reason: erased on "), "{after}");
    // The seal of the minutes holds, and the checkpoint of the meeting against a listing made after the erasure.
    let seal = desk.file("minutes.md", before);
    assert!(desk.done(&["verify", "--against", &seal]).contains("The seal is confirmed"));
    let listing = desk.done(&["journal", "--json"]);
    let file = desk.file("journal.json", &listing);
    let checked = ["verify", "--checkpoint", &checkpoint, "--journal"];
    assert!(desk.done(&[&checked[..], &[&file]].concat()).contains("The journal fits"));
    // Without the entry that says so the text is only gone.
    let cut: Vec<&str> = listing.lines().filter(|line| !line.contains("\"record.erased\"")).collect();
    let file = desk.file("cut.json", cut.join("\n"));
    let said = desk.run(&[&checked[..], &[&file]].concat()).refused(1);
    assert!(said.contains(&format!("The text of entry {entry} was taken out, and no erasure was recorded")), "{said}");
}
