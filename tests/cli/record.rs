//! Every verb of `muster record`, undo and redo across processes, lists and cards: the real program on a small demo store.

use crate::support::Desk;

/// The sentence of a receipt, without time and entry.
fn saved(desk: &Desk, arguments: &[&str]) -> String {
    let out = desk.done(&[&["record"], arguments].concat());
    let (head, sentence) = out.split_once(": ").unwrap();
    assert!(head.starts_with("Saved 10:27, entr"), "{out}");
    sentence.trim_end().to_owned()
}

#[test]
fn every_verb_is_recorded_and_said() {
    let desk = Desk::demo();
    let first = desk.run(&["list", "ocgs", "status:active", "--json"]).json();
    let ocg = first["rows"][0]["operation"].as_str().unwrap().to_owned();
    let said = |arguments: &[&str], wanted: &str| {
        let sentence = saved(&desk, arguments);
        assert!(sentence.contains(wanted), "{arguments:?}: {sentence}");
    };
    said(&["officer", "register", "ds 1234", "--unit", "Target Team North", "--can-lead", "yes"], "DS 1234 enters");
    said(&["officer", "amend", "1234", "--limit", "3", "--trained-on", "1/2/2026"], "DS 1234 is amended");
    said(
        &["ocg", "register", "--operation", "Op Zephyr", "--tier", "3", "--lro", "DS 1234"],
        "Op Zephyr enters the record",
    );
    said(
        &["ocg", "amend", "zephyr", "--reference", "NB/OCG/9001", "--flag", "firearms"],
        "reference from none to NB/OCG/9001",
    );
    said(&["status", "9001", "active", "--because", "Assessed"], "from provisional to active, because \"Assessed\"");
    said(&["tier", "Op Zephyr", "2", "--because", "Harm is rising"], "goes from tier 3 to tier 2");
    said(&["no-change", "nb/ocg/9001", "--because", "As agreed", "--decided-at", "09:30"], "stays in tier 2");
    said(
        &["no-change", "nb/ocg/9001", "--because", "Again", "--refused", "tier 1, because the team is full"],
        "put and refused: tier 1, because the team is full",
    );
    said(&["lro", &ocg, "1234", "--because", "Has room"], "becomes LRO of");
    said(&["lro", "zephyr", "none", "--because", "Moved on"], "LRO of Op Zephyr");
    said(&["deputy", "zephyr", "1234"], "deputy LRO of Op Zephyr");
    said(&["deputy", "zephyr", "none"], "deputy LRO of Op Zephyr");
    said(&["sro", "zephyr", "1234"], "SRO of Op Zephyr");
    said(
        &["assess", "zephyr", "--scheme", "OCGM", "--score", "14", "--band", "High", "--value", "intent=4"],
        "score 14 band High",
    );
    let raised = saved(&desk, &["action", "zephyr", "Visit the yard", "--due", "+2w", "--p", "pv", "--owner", "1234"]);
    assert!(raised.contains("DS 1234, Prevent, due Tuesday 8 December 2026"), "{raised}");
    let number = raised.split(' ').next().unwrap();
    said(&["amend-action", number, "--detail", "Both gates", "--second", "pt", "--shareable"], "is amended");
    said(&["extend", number, "fri", "--because", "Warrant delayed"], "to Friday 27 November 2026");
    said(&["transfer", number, "Probation"], "passes from DS 1234 to Probation");
    said(&["start", number], "is in progress");
    said(&["claim", number, "Visited"], "complete: \"Visited\"");
    said(&["refuse-claim", number, "--because", "One gate only"], "is not accepted");
    said(&["claim", number, "Both visited"], "complete: \"Both visited\"");
    said(&["discharge", number], "is discharged");
    let raised = saved(&desk, &["action", "zephyr", "Second", "--owner", "1234"]);
    said(&["cancel", raised.split(' ').next().unwrap(), "--code", "dup"], "is cancelled, duplicate");
    let raised = saved(&desk, &["action", "zephyr", "Third", "--owner", "1234"]);
    said(&["pass-out", raised.split(' ').next().unwrap(), "HMRC"], "passes out of this record");
    said(&["note", number, "Ask again in May"], "Ask again in May");
    let claimed = saved(&desk, &["disruption", "zephyr", "maj", "Two arrests", "--on", "yesterday"]);
    assert!(claimed.contains("major disruption is claimed for Op Zephyr, Pursue, 23 November 2026"), "{claimed}");
    said(&["moderate", claimed.split(':').next().unwrap(), "minor", "--because", "One only"], "minor");
    let noted = desk.done(&["record", "note", "zephyr", "A slip"]);
    let entry = noted.split("entry ").nth(1).unwrap().split(':').next().unwrap();
    let dry = desk.done(&["record", "withdraw", entry, "--because", "Typed in the wrong place", "--dry-run"]);
    assert!(dry.starts_with("Would record: "), "{dry}");
    said(&["withdraw", entry, "--because", "Typed in the wrong place"], "struck out");
    said(&["profile", "plain"], "The profile plain");
    let local = "\n[local_profile]\nreview_on = \"2027-03-31\"\npriorities = [\"Rural theft\"]\n[statuses]";
    let profile = include_str!("../../assets/profiles/plain.toml").replace("\n[statuses]", local);
    said(&["profile", &desk.file("local.toml", &profile)], "The profile plain");
    said(
        &["ocg", "amend", "zephyr", "--priority", "rural theft"],
        "priority of the local profile from none to Rural theft",
    );
    assert!(desk.done(&["show", "zephyr"]).contains("Rural theft"));
    assert!(desk.done(&["write", "evidence"]).contains("| Rural theft | 1 | "));
    assert!(desk.done(&["verify"]).starts_with("The record is whole"));

    let card = desk.run(&["show", "zephyr", "--json"]).json();
    assert_eq!(card["record"]["placement"]["tier"], 2);
    assert_eq!(card["record"]["sro"]["officer"], "DS 1234");
    assert_eq!(card["actions"].as_array().unwrap().len(), 3);
    let history: Vec<&str> =
        card["history"].as_array().unwrap().iter().filter_map(|line| line["sentence"].as_str()).collect();
    assert!(history.iter().any(|sentence| sentence.contains("was withdrawn, because \"Typed in the wrong place\"")));
    let no_change =
        card["history"].as_array().unwrap().iter().find(|line| line["decided_at"] != line["recorded_at"]).unwrap();
    assert_eq!(no_change["decided_at"], "2026-11-24T09:30:00.000Z");
}

#[test]
fn what_is_typed_is_cleaned_on_its_way_in_and_out() {
    let desk = Desk::demo();
    let nasty = "Op \u{1b}]52;c;eA==\u{7}Alder\u{202e}x\u{200b}";
    desk.done(&[
        "record",
        "ocg",
        "register",
        "--operation",
        nasty,
        "--tier",
        "3",
        "--decided-by",
        "DCI \u{1b}[31m9\u{202e}",
    ]);
    let long = "y".repeat(10_001);
    assert!(desk.run(&["record", "note", "Op Olive", &long]).refused(1).contains("10,001 characters"));
    for arguments in [
        &["journal"][..],
        &["list", "ocgs"],
        &["list", "ocgs", "--csv"],
        &["list", "ocgs", "--json"],
        &["journal", "--json"],
    ] {
        let told = desk.done(arguments);
        let last = told.lines().find(|line| line.contains("52;c;")).unwrap_or_else(|| panic!("{arguments:?}"));
        assert!(!last.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{200b}']), "{arguments:?}: {last:?}");
    }
}

#[test]
fn undo_and_redo_work_in_words_across_processes() {
    let desk = Desk::demo();
    let ocg =
        desk.run(&["list", "ocgs", "tier:1", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    let before = desk.run(&["show", &ocg, "--json"]).json()["record"].clone();
    desk.done(&["record", "tier", &ocg, "3", "--because", "A slip"]);
    desk.done(&["record", "note", &ocg, "Another act"]);
    assert!(desk.done(&["undo", "--dry-run"]).starts_with("Would record: "));
    assert!(desk.done(&["undo"]).contains(": withdrew: Note on "));
    assert!(desk.done(&["undo"]).contains(&format!(": withdrew: {ocg} to tier 3.")));
    assert_eq!(desk.run(&["show", &ocg, "--json"]).json()["record"], before);
    assert!(desk.done(&["redo"]).contains(": brought back: "));
    assert_eq!(desk.run(&["show", &ocg, "--json"]).json()["record"]["placement"]["tier"], 3);
    desk.done(&["redo"]);
    assert_eq!(desk.run(&["redo"]).refused(1), "There is nothing to redo.");
    desk.done(&["verify"]);
    desk.done(&["rebuild"]);
    assert_eq!(desk.run(&["show", &ocg, "--json"]).json()["record"]["placement"]["tier"], 3);
}

#[test]
fn a_dry_run_and_a_refusal_record_nothing() {
    let desk = Desk::demo();
    let entries = |desk: &Desk| desk.run(&["verify", "--json"]).json()["entries"].as_u64().unwrap();
    let before = entries(&desk);
    let ocg =
        desk.run(&["list", "ocgs", "tier:2", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    let dry = desk.done(&["record", "tier", &ocg, "1", "--because", "Look", "--dry-run", "--read-only"]);
    assert_eq!(dry, format!("Would record: {ocg} goes from tier 2 to tier 1, because \"Look\".\n"));
    for (arguments, code, wanted) in [
        (vec!["tier", &ocg, "5", "--because", "x"], 2, "There is no tier \"5\""),
        (vec!["tier", &ocg, "1"], 1, "A reason is needed"),
        (vec!["tier", "Op Nowhere", "1", "--because", "x"], 2, "no OCG \"Op Nowhere\""),
        (vec!["action", &ocg, "x", "--due", "31/02/2026"], 2, "31 February"),
        (vec!["action", &ocg, "x", "--due", "1/1/2020"], 1, "in the past"),
        (vec!["action", &ocg, "x", "--p", "pr"], 2, "not one of the four Ps"),
        (vec!["disruption", &ocg, "huge", "x"], 2, "no disruption level \"huge\""),
        (vec!["no-change", &ocg, "--because", "x", "--decided-at", "23:59"], 2, "before it was made"),
        (vec!["no-change", &ocg, "--because", "x", "--decided-at", "25:00"], 2, "not a time of day"),
        (vec!["withdraw", "99999", "--because", "x"], 2, "There is no entry 99,999"),
        (vec!["withdraw", "1", "--because", "x"], 1, "once and for all"),
    ] {
        let sentence = desk.run(&[&["record"], arguments.as_slice()].concat()).refused(code);
        assert!(sentence.contains(wanted), "{arguments:?}: {sentence}");
    }
    assert_eq!(desk.run(&["record", "tier"]).code, 2);
    let refused = desk.run(&["--read-only", "record", "note", &ocg, "x"]).refused(1);
    assert!(refused.contains("read-only"), "{refused}");
    assert_eq!(entries(&desk), before);
}

#[test]
fn lists_filter_and_come_in_four_shapes() {
    let desk = Desk::demo();
    let all = desk.run(&["list", "ocgs", "--json"]).json();
    assert_eq!((all["format"].as_str(), all["demo"].as_bool()), (Some("muster.ocgs/1"), Some(true)));
    assert_eq!(all["rows"].as_array().unwrap().len(), 12);
    let one = desk.run(&["list", "ocgs", "tier:1", "--json"]).json();
    assert!(one["rows"].as_array().unwrap().iter().all(|row| row["tier"] == 1));
    let late = desk.run(&["list", "actions", "is:late", "--json"]).json();
    assert!(late["rows"].as_array().unwrap().iter().all(|row| row["days_late"].as_i64() > Some(0)));
    let done = desk.run(&["list", "actions", "state:discharged", "--json"]).json();
    assert!(done["rows"].as_array().unwrap().iter().all(|row| row["status"] == "discharged"));
    assert!(!done["rows"].as_array().unwrap().is_empty());
    for what in ["ocgs", "actions", "officers", "disruptions", "decisions"] {
        let rows = desk.run(&["list", what, "--json", "--limit", "3"]).json()["rows"].as_array().unwrap().len();
        assert_eq!(rows, 3, "{what}");
        assert_eq!(desk.done(&["list", what, "--csv", "--limit", "3"]).lines().count(), 4, "{what}");
        assert_eq!(desk.done(&["list", what, "--plain", "--limit", "3"]).lines().count(), 3, "{what}");
        assert_eq!(desk.done(&["list", what, "--limit", "3"]).lines().count(), 4, "{what}");
    }
    assert_eq!(desk.done(&["list", "ocgs", "nothing-like-this"]), "No OCG fits.\n");
    assert_eq!(desk.run(&["list", "ocgs", "--json", "--csv"]).code, 2);
}

#[test]
fn minutes_are_issued_sealed_and_written_again_byte_for_byte() {
    let desk = Desk::demo();
    let path = |name: &str| desk.base.path().join(name).to_string_lossy().into_owned();
    let draft = desk.done(&["write", "minutes", "--draft"]);
    assert!(draft.contains("DRAFT") && !draft.contains("Seal of minutes"), "{draft}");
    let entries = |desk: &Desk| desk.run(&["verify", "--json"]).json()["entries"].as_u64().unwrap();
    let before = entries(&desk);
    for refused in [
        desk.run(&["write", "minutes", "--out", desk.base.path().to_str().unwrap()]),
        desk.run(&["write", "minutes", "--out", &desk.file("there.md", "mine")]),
        desk.run(&["write", "minutes", "--out", &path("none/minutes.md")]),
    ] {
        assert!(refused.refused(3).contains("was not written"));
    }
    assert_eq!(std::fs::read_to_string(path("there.md")).unwrap(), "mine");
    assert!(desk.run(&["write", "minutes", "--format", "pdf"]).refused(2).contains("The formats are"));
    assert_eq!(entries(&desk), before);

    let issued = desk.run(&["write", "minutes", "--out", &path("a.md")]);
    assert_eq!((issued.code, issued.out.as_str()), (0, ""), "{issued:?}");
    assert!(issued.err.starts_with("Saved 10:27, entry ") && issued.err.contains("are issued"), "{issued:?}");
    assert_eq!(entries(&desk), before + 1);
    let first = std::fs::read_to_string(path("a.md")).unwrap();
    assert!(first.contains("INVENTED DATA") && first.contains("Seal of minutes"));
    assert!(desk.run(&["write", "minutes"]).refused(1).contains("Nothing was recorded since the last minutes"));
    let number = first.split("Seal of minutes ").nth(1).unwrap().lines().next().unwrap();

    // Later entries, among them one that withdraws what these minutes hold, change neither the paper nor its seal.
    let decided = desk.run(&["list", "actions", "--json"]).json()["rows"][0]["number"].as_str().unwrap().to_owned();
    desk.done(&["record", "extend", &decided, "+4w", "--because", "Later"]);
    desk.done(&["record", "officer", "register", "DI 9999"]);
    desk.done(&["undo"]);
    desk.done(&["write", "minutes", "--number", number, "--out", &path("b.md")]);
    assert_eq!(std::fs::read_to_string(path("b.md")).unwrap(), first);
    assert_eq!(desk.done(&["write", "minutes", "--number", number]), first);
    desk.done(&["write", "minutes", "--number", number, "--out", &path("b.md"), "--force"]);
    assert!(desk.done(&["verify", "--against", &path("a.md")]).contains("The seal is confirmed"));
    let text = desk.done(&["write", "minutes", "--number", number, "--format", "txt"]);
    assert!(desk.done(&["verify", "--against", &desk.file("a.txt", text)]).contains("The seal is confirmed"));
    let last: u32 = number.parse().unwrap();
    let next = desk.done(&["write", "minutes"]);
    assert!(next.contains(&format!("minutes {last}, issued")), "{next}");
    assert!(desk.run(&["write", "minutes", "--number", "9999"]).refused(2).contains("There are no minutes 9999"));
    // Minutes the demo issued long ago can be written again too.
    for number in 1..=last {
        desk.done(&["write", "minutes", "--number", &number.to_string()]);
    }
    assert_eq!(
        std::fs::read_dir(desk.base.path())
            .unwrap()
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy().contains(".part"))
            .count(),
        0
    );
}
