//! Seals and checkpoints for outsiders: what somebody without a passphrase can check, and what an old seal says of a copy that is not the record.

use super::support::{Desk, program};
use serde_json::Value;
use std::path::Path;

/// The last signed meeting of the demo.
fn last_signed(desk: &Desk) -> String {
    let rows = desk.run(&["meeting", "list", "--json"]).json();
    let signed = rows["rows"].as_array().unwrap().iter().find(|row| row["state"] == "signed").unwrap().clone();
    signed["number"].to_string()
}

/// Runs the program without any store, as an outsider would.
fn outside(desk: &Desk, arguments: &[&str]) -> super::support::Ran {
    let nowhere = desk.base.path().join("nowhere");
    program(&nowhere).args(arguments).output().unwrap().into()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in ["record.db", "keyring.toml"] {
        std::fs::copy(from.join(file), to.join(file)).unwrap();
    }
}

#[test]
fn a_checkpoint_is_checked_with_the_public_key_alone_and_a_listing_is_recomputed_to_it() {
    let desk = Desk::demo();
    let number = last_signed(&desk);
    let made = desk.done(&["write", "checkpoint", "--meeting", &number]);
    assert!(made.starts_with("Muster checkpoint 1\nStore: "), "{made}");
    let key = desk.run(&["verify", "--json"]).json()["public_key"].as_str().unwrap().to_owned();
    assert!(made.contains(&format!("Public key: {key}")), "{made}");
    let file = desk.file("checkpoint.txt", &made);
    let journal = desk.file("journal.jsonl", desk.done(&["journal", "--json"]));
    // Its words are a seal like any other.
    assert!(desk.done(&["verify", "--against", &file]).contains("The seal is confirmed"));
    // Without the store.
    let said = outside(&desk, &["verify", "--checkpoint", &file]).done();
    assert!(said.contains("The signature fits") && said.contains(&key) && !said.contains("The journal"), "{said}");
    let whole = ["verify", "--checkpoint", &file, "--public-key", &key, "--journal", &journal];
    let said = outside(&desk, &whole).done();
    assert!(said.contains("The journal fits") && !said.contains("Compare"), "{said}");
    let signed: u64 = made.split("Entries: ").nth(1).unwrap().lines().next().unwrap().replace(',', "").parse().unwrap();
    let listed = |path: &str| std::fs::read_to_string(path).unwrap().lines().count() as u64 - 1;
    let after = listed(&journal) - signed;
    let tail = format!("{after} entries after it are chained to it and not signed by this checkpoint");
    assert_eq!(said.contains(&tail), after > 1, "{said}");
    let told: Value = outside(&desk, &[&whole[..], &["--json"]].concat()).json();
    assert_eq!(
        (&told["signature_fits"], &told["journal_fits"], &told["key_given"]),
        (&true.into(), &true.into(), &true.into())
    );
    assert_eq!(told["entries_after"], after);
    // A later act moves neither the checkpoint nor its bytes.
    desk.done(&["record", "note", "Op Olive", "said after the meeting"]);
    assert_eq!(desk.done(&["write", "checkpoint", "--meeting", &number]), made);
    let journal = desk.file("journal.jsonl", desk.done(&["journal", "--json"]));
    let told: Value = outside(&desk, &["verify", "--checkpoint", &file, "--journal", &journal, "--json"]).json();
    assert_eq!(told["entries_after"], after + 1);
}

#[test]
fn a_changed_checkpoint_or_listing_is_refused_in_a_sentence() {
    let desk = Desk::demo();
    let made = desk.done(&["write", "checkpoint", "--meeting", &last_signed(&desk)]);
    let file = desk.file("checkpoint.txt", &made);
    // What is signed fits, and a line that is read beside it does not.
    let words = desk.file("words.txt", made.replacen("Words: ", "Words: abandon ", 1));
    let said = outside(&desk, &["verify", "--checkpoint", &words]).refused(1);
    assert!(said.contains("the line \"Words\" says something else"), "{said}");
    // Nothing beside what was handed out, but the ends of lines of another system.
    let added = desk.file("added.txt", format!("{made}Approved by: DCI 1550\n"));
    let said = outside(&desk, &["verify", "--checkpoint", &added]).refused(1);
    assert!(said.contains("line 10 is none of it") && said.contains("not what was handed out"), "{said}");
    let crlf = desk.file("crlf.txt", made.replace('\n', "\r\n"));
    assert!(outside(&desk, &["verify", "--checkpoint", &crlf]).done().contains("The signature fits"));
    let lines = desk.done(&["journal", "--json"]);
    let check = |text: &str| {
        let journal = desk.file("journal.jsonl", text);
        outside(&desk, &["verify", "--checkpoint", &file, "--journal", &journal])
    };
    let edited = lines.replacen("DC", "DS", 1);
    let said = check(&edited).refused(1);
    assert!(said.contains("was changed after it was recorded"), "{said}");
    // What is read and not recomputed: the fact of the first entry that is about a group, forged.
    let at = lines.lines().position(|line| line.contains("\"body\":{") && line.contains("ocg.")).unwrap();
    let forged = |change: &dyn Fn(&str) -> String| {
        let changed =
            lines.lines().enumerate().map(|(line, text)| if line == at { change(text) } else { text.to_owned() });
        check(&changed.map(|line| format!("{line}\n")).collect::<String>()).refused(1)
    };
    let said = forged(&|line| line.replacen("\"body\":{", "\"body\":{\"approved\":true,", 1));
    let whole = format!(
        "Line {} of the listing is not as Muster wrote it: the field \"body\" says something else than \"body_text\", which is what was sealed.",
        at + 1
    );
    assert!(said.starts_with(&whole), "{said}");
    let said = forged(&|line| line.replacen('{', "{\"kind\":\"ocg.named\",", 1));
    assert!(said.contains("the field \"kind\" stands there twice"), "{said}");
    let dropped: String =
        lines.lines().enumerate().filter(|(at, _)| *at != 7).map(|(_, line)| format!("{line}\n")).collect();
    assert!(check(&dropped).refused(1).starts_with("Entry 7 is missing"), "entry 7 stands in line 7, after the head");
    let short: String = lines.lines().take(12).map(|line| format!("{line}\n")).collect();
    assert!(check(&short).refused(1).contains("The journal ends at entry 11"));
    let other = Desk::demo();
    let foreign = other.done(&["journal", "--json"]);
    assert!(check(&foreign).refused(1).contains("The journal is of store"));
    assert!(check("nothing of the kind\n").refused(2).contains("no listing of a journal"));
    let changed = made.lines().map(|line| {
        let more = line.strip_prefix("Entries: ").map(|_| "Entries: 12".to_owned());
        format!("{}\n", more.unwrap_or_else(|| line.to_owned()))
    });
    let changed = desk.file("changed.txt", changed.collect::<String>());
    assert!(outside(&desk, &["verify", "--checkpoint", &changed]).refused(1).contains("The signature does not fit"));
    let key = "0".repeat(64);
    let said = outside(&desk, &["verify", "--checkpoint", &file, "--public-key", &key]).refused(1);
    assert!(said.contains("another public key"), "{said}");
    let said = outside(&desk, &["verify", "--checkpoint", &file, "--public-key", "12ab"]).refused(2);
    assert!(said.contains("64 hexadecimal digits"), "{said}");
    assert!(
        desk.run(&["write", "checkpoint", "--meeting", "9999"]).refused(1).contains("There is no tasking meeting 9999")
    );
}

#[test]
fn an_older_copy_in_the_place_of_the_record_is_told_by_the_seal_on_paper() {
    let desk = Desk::demo();
    let before = desk.base.path().join("before");
    copy(&desk.store, &before);
    let first = desk.file("first.txt", desk.done(&["verify"]));
    desk.done(&["record", "note", "Op Olive", "one act later"]);
    let later = desk.file("later.txt", desk.done(&["verify"]));
    let said = desk.done(&["verify", "--against", &first, "--against", &later]);
    assert_eq!(said.matches("The seal is confirmed").count(), 2, "{said}");
    copy(&before, &desk.store);
    let refused = desk.run(&["verify", "--against", &later]).refused(1);
    assert!(refused.contains("an older copy, whole in itself"), "{refused}");
    assert!(desk.done(&["verify", "--against", &first]).contains("The seal is confirmed"));
}

#[test]
fn a_file_of_a_seal_that_is_not_there_is_empty_or_is_none_is_named() {
    let desk = Desk::founded();
    let (empty, folder) = (desk.file("empty.txt", " \n"), desk.base.path().to_string_lossy().into_owned());
    for (argument, why) in [
        ("/nonexistent", "is not there"),
        ("minutes of meeting 24.md", "is not there"),
        ("NB-T24-minutes.docx", "is not there"),
        (empty.as_str(), "is empty"),
        (folder.as_str(), "is a folder"),
        ("/dev/null", "is not a plain file"),
    ] {
        let said = desk.run(&["verify", "--against", argument]).refused(2);
        let whole = format!("The seal file {argument} {why}. Name the minutes, or type the words of the seal.");
        assert_eq!(said, whole);
    }
    // Words are words, with a full stop too.
    for words in ["nonexistent", "harbour candle sevenn.", "entry 4,231: harbour nonexistent .."] {
        let said = desk.run(&["verify", "--against", words]).refused(2);
        assert!(said.contains("not in the seal list"), "{said}");
    }
}
