//! Several people with a key to one store: who may what, on the command line, and that a reader changes no byte.

use crate::support::{Desk, Ran};
use muster::store::{Folder, Keyring, Params, Passphrase};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// The passphrase of everybody beside the chair.
pub(crate) const WORDS: &str = "velvet-copper-lantern-fossil-ribbon";

/// A founded store with an OCG in it, and a key as `role` for `who` made without waiting for the full derivation.
pub(crate) fn with(role: &str, who: &str) -> Desk {
    let desk = Desk::founded();
    desk.done(&["record", "ocg", "register", "--operation", "Op Birch", "--reference", "NB/OCG/1049", "--tier", "2"]);
    give(&desk, role, who);
    desk.file("theirs", WORDS);
    desk
}

fn give(desk: &Desk, role: &str, who: &str) {
    let folder = Folder::open(&desk.store).unwrap();
    let mut ring = Keyring::read(&folder.keyring()).unwrap();
    let key = ring.unlock(None, &Passphrase::from(crate::support::PASSPHRASE)).unwrap();
    let mut random = |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|error| error.to_string());
    ring.set_slot(&key, who, role, &Passphrase::from(WORDS), &mut random, Params::FLOOR).unwrap();
    ring.write(&folder.keyring(), &key).unwrap();
}

/// Runs the program with the other passphrase.
pub(crate) fn theirs(desk: &Desk, who: &str, arguments: &[&str]) -> Ran {
    let file = desk.base.path().join("theirs");
    let mut command = crate::support::program(desk.base.path());
    command.arg("--store").arg(&desk.store).arg("--passphrase-file").arg(file).args(["--operator", who]);
    command.args(arguments).output().unwrap().into()
}

/// How many slots of the keyring cost what those of a store in earnest do (256 MiB, three passes), and how many less.
pub(crate) fn costs(desk: &Desk) -> (usize, usize) {
    let keyring = std::fs::read_to_string(desk.store.join("keyring.toml")).unwrap();
    let count = |begins: &str| keyring.lines().filter(|line| line.starts_with(begins)).count();
    let full = count("m_kib = 262144").min(count("t = 3"));
    (full, count("m_kib = ") - full)
}

/// Every file of a folder with the hash of its bytes.
pub(crate) fn bytes(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let hash = muster::journal::canonical::hex(&Sha256::digest(std::fs::read(&path).unwrap()));
                found.insert(path.to_string_lossy().into_owned(), hash);
            }
        }
    }
    found
}

#[test]
fn a_loggist_writes_for_the_chair_and_not_alone() {
    let desk = with("loggist", "Staff 7719");
    let loggist = |arguments: &[&str]| theirs(&desk, "Staff 7719", arguments);
    let tier = ["record", "tier", "Op Birch", "1", "--because", "Firearms seen"];
    assert!(loggist(&tier).refused(1).contains("A loggist enters what the chair or a deputy decides"));
    assert!(loggist(&["record", "note", "Op Birch", "Typed by the loggist"]).done().contains("Saved"));
    let stranger = loggist(&[&tier[..], &["--decided-by", "DC 5031"]].concat()).refused(1);
    assert!(stranger.contains("DC 5031 chairs no open meeting here"), "{stranger}");
    loggist(&[&tier[..], &["--decided-by", "dci  1550"]].concat()).done();
    let journal = desk.done(&["journal", "--json"]);
    let entry: serde_json::Value = serde_json::from_str(journal.lines().last().unwrap()).unwrap();
    assert_eq!(entry["decided_by"], "DCI 1550", "as the record has them");

    // A loggist does not chair: it is said what to give, and nothing is prepared or opened.
    for task in [&["meeting", "prepare", "--date", "today"][..], &["meeting", "open"]] {
        let why = loggist(task).refused(1);
        assert!(why.contains("does not chair") && why.contains("--chair \"DCI 1550\""), "{why}");
        assert!(loggist(&[task, &["--chair", "Staff 7719"]].concat()).refused(1).contains("does not chair"));
    }
    assert!(desk.done(&["meeting", "list"]).contains("No meeting"));

    // In a meeting the chair of the meeting decides without being named, and signing is for the chair's own key.
    loggist(&["meeting", "prepare", "--date", "today", "--chair", "DI 9001"]).done();
    assert_eq!(desk.run(&["list", "meetings", "--json"]).json()["rows"][0]["loggist"], "Staff 7719");
    loggist(&["meeting", "open"]).done();
    assert!(loggist(&["meeting", "amend", "--chair", "Staff 7719"]).refused(1).contains("does not chair"));
    loggist(&["record", "tier", "Op Birch", "3", "--because", "Two arrested"]).done();
    let last = desk.done(&["journal", "--json"]);
    let entry: serde_json::Value = serde_json::from_str(last.lines().last().unwrap()).unwrap();
    assert_eq!((entry["decided_by"].as_str(), entry["entered_by"].as_str()), (Some("DI 9001"), Some("Staff 7719")));
    loggist(&["meeting", "close", "--rest", "taken-as-read", "--because", "Time"]).refused(1);
    assert!(loggist(&["record", "profile", "plain"]).refused(1).contains("Only the chair or a deputy does this"));
    // What was decided is taken back by who may decide it.
    loggist(&["undo"]).done();
}

/// What partners may be told is the chair's to say (papers section 2f), and a paper is issued as minutes are signed.
#[test]
fn what_partners_may_be_told_and_the_issue_of_a_paper_are_no_loggists() {
    let desk = with("loggist", "Staff 7719");
    let loggist = |arguments: &[&str]| theirs(&desk, "Staff 7719", arguments);
    desk.done(&["record", "officer", "register", "DI 4102"]);
    let raised = desk.done(&["record", "action", "Op Birch", "Watch the yard", "--owner", "DI 4102"]);
    let action = raised.split(": ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let ours = ["--decided-by", "DCI 1550"];
    for told in [
        &["record", "amend-action", &action, "--shareable", "yes"][..],
        &["record", "ocg", "amend", "Op Birch", "--partner-summary", "Visit the shops"],
        &["record", "ocg", "amend", "Op Birch", "--summary-for", "CSP 07"],
        &["record", "ocg", "register", "--operation", "Op Elm", "--partner-summary", "Visit the shops"],
        &["record", "amend-action", &action, "--shareable", "no"],
        &["record", "ocg", "amend", "Op Birch", "--summary-for", ""],
    ] {
        assert!(loggist(told).refused(1).contains("A loggist enters what the chair or a deputy decides"), "{told:?}");
        loggist(&[told, &ours].concat()).done();
    }
    // To take such a decision back is one; the rest of what is written stays the loggist's own.
    assert!(loggist(&["undo"]).refused(1).contains("A loggist enters what the chair or a deputy decides"));
    loggist(&["record", "amend-action", &action, "--text", "Watch both yards"]).done();
    loggist(&["record", "ocg", "amend", "Op Birch", "--area", "Docks"]).done();
    loggist(&["record", "ocg", "register", "--operation", "Op Rowan"]).done();

    desk.done(&["meeting", "prepare", "--date", "today"]);
    desk.done(&["meeting", "open"]);
    loggist(&["record", "amend-action", &action, "--shareable", "yes"]).done();
    desk.done(&["meeting", "close", "--rest", "taken-as-read", "--because", "Time"]);
    let issue = ["write", "board", "--meeting", "1", "--issue"];
    for asked in [&issue[..], &[&issue[..], &ours].concat()] {
        assert!(loggist(asked).refused(1).contains("Only the chair or a deputy does this"), "{asked:?}");
    }
    desk.done(&issue);
}

#[test]
fn a_reader_reads_and_changes_no_byte() {
    let desk = with("reader", "PC 2208");
    let before = bytes(&desk.store);
    let reader = |arguments: &[&str]| theirs(&desk, "PC 2208", arguments);
    assert!(reader(&["list", "ocgs"]).done().contains("Op Birch"));
    assert!(reader(&["record", "note", "Op Birch", "x"]).refused(1).contains("for reading only"));
    assert!(reader(&["undo"]).refused(1).contains("for reading only"));
    assert_eq!(bytes(&desk.store), before);
}

/// Two records may be held by different people, who open them together.
#[test]
fn the_record_beside_is_opened_by_its_own_operator() {
    let (open, covert) = (Desk::founded(), Desk::covert());
    open.done(&["record", "ocg", "register", "--operation", "Op Birch", "--tier", "2"]);
    give(&covert, "chair", "DI 8107");
    covert.file("theirs", WORDS);
    let (beside, key) = (open.store.to_string_lossy(), open.base.path().join("passphrase"));
    let with = ["list", "ocgs", "--with", &beside, "--with-passphrase-file", key.to_str().unwrap()];
    let told = theirs(&covert, "DI 8107", &with).refused(3);
    assert!(told.contains("No operator DI 8107"), "{told}");
    let told = theirs(&covert, "DI 8107", &[&with[..], &["--with-operator", "DCI 1550"]].concat()).done();
    assert!(told.contains("Op Birch"), "{told}");
}

#[test]
fn whoever_was_promoted_leads_under_the_label_of_today_and_the_journal_keeps_that_of_the_day() {
    let desk = Desk::founded();
    desk.done(&["record", "officer", "register", "DI 4102"]);
    desk.done(&["record", "ocg", "register", "--operation", "Op Alder", "--tier", "2", "--status", "active"]);
    desk.done(&["record", "lro", "Op Alder", "DI 4102", "--because", "knows the group"]);
    desk.done(&["record", "officer", "amend", "DI 4102", "--label", "DCI 4102"]);
    let card = desk.done(&["show", "Op Alder"]);
    let lro = card.lines().find(|line| line.trim_start().starts_with("LRO ")).unwrap();
    assert!(lro.contains("DCI 4102"), "{card}");
    let record = desk.run(&["show", "Op Alder", "--json"]).json()["record"]["lro"].clone();
    assert!(record.to_string().contains("DCI 4102"), "{record}");
    // What was entered stays as it was said.
    let entry = card.lines().find(|line| line.contains("knows the group")).unwrap();
    assert!(entry.contains("DI 4102") && !entry.contains("DCI 4102"), "{entry}");
}

/// What needs a key of one's own stands in the name of that key, whoever else is named (`docs/operators.md`).
#[test]
fn who_signs_does_so_in_their_own_name() {
    let desk = with("deputy", "DI 4471");
    desk.done(&["record", "ocg", "register", "--operation", "Op Rowan"]);
    desk.done(&["record", "status", "Op Rowan", "archived", "--because", "over"]);
    desk.done(&["record", "note", "Op Rowan", "Walnut sideboard"]);
    desk.done(&["meeting", "open"]);
    let entries = || desk.done(&["journal", "--json"]).lines().count();
    let before = entries();
    let close = ["meeting", "close", "--rest", "taken-as-read", "--because", "in date"];
    let erase = ["erase", "Op Rowan", "--because", "Wrong person", "--authority", "DPO 2026/118"];
    let lent = |arguments: &[&str], deputy| {
        let asked = [arguments, &["--decided-by", "DI 9999"]].concat();
        let ran = if deputy { theirs(&desk, "DI 4471", &asked) } else { desk.run(&asked) };
        ran.refused(1)
    };
    for deputy in [false, true] {
        for asked in [
            &["meeting", "close"][..],
            &close,
            &[&close[..], &["--dry-run"]].concat(),
            &["record", "profile", "plain"],
            &["record", "retention", "propose", "Op Rowan", "--because", "over"],
            &["record", "retention", "agree", "Op Rowan", "--because", "over"],
            &erase,
            &[&erase[..], &["--dry-run"]].concat(),
        ] {
            let why = lent(asked, deputy);
            assert!(why.contains("in the name of whoever unlocked; leave --decided-by out."), "{asked:?}: {why}");
        }
    }
    assert_eq!(entries(), before);

    // What the refusal of the close says can be done: the rest is another's decision, the signature one's own.
    assert!(lent(&close, true).contains("\"muster meeting rest\""));
    let rest = ["meeting", "rest", "taken-as-read", "--because", "in date", "--decided-by", "DCI 1550"];
    theirs(&desk, "DI 4471", &rest).done();
    theirs(&desk, "DI 4471", &["meeting", "close"]).done();
    let journal = desk.done(&["journal", "--json"]);
    let signed: serde_json::Value = serde_json::from_str(journal.lines().last().unwrap()).unwrap();
    assert_eq!((signed["kind"].as_str(), signed["decided_by"].as_str()), (Some("meeting.moved"), Some("DI 4471")));
}

/// Of a chair who is not there nobody says what they decided.
#[test]
fn a_loggist_names_who_decided_while_the_chair_is_down_with_apologies() {
    let desk = with("loggist", "Staff 7719");
    let loggist = |arguments: &[&str]| theirs(&desk, "Staff 7719", arguments);
    loggist(&["meeting", "prepare", "--date", "today", "--chair", "DI 9001"]).done();
    loggist(&["meeting", "open"]).done();
    let tier = ["record", "tier", "Op Birch", "1", "--because", "Firearms seen"];
    loggist(&["meeting", "attend", "apologies", "DI 9001", "--deputy", "DCI 1550"]).done();
    let why = loggist(&tier).refused(1);
    assert!(why.contains("--decided-by"), "{why}");
    loggist(&[&tier[..], &["--decided-by", "DCI 1550"]].concat()).done();
    loggist(&["meeting", "attend", "in", "DI 9001"]).done();
    loggist(&["record", "tier", "Op Birch", "3", "--because", "Two arrested"]).done();
}
