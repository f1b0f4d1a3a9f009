//! What a store may hold: markings up to OFFICIAL-SENSITIVE, words that may belong elsewhere, statements with their grade and handling code.

use super::support::Desk;

fn entries(desk: &Desk) -> u64 {
    desk.run(&["verify", "--json"]).json()["entries"].as_u64().unwrap()
}

#[test]
fn a_marking_above_the_ceiling_is_refused_wherever_it_comes_in() {
    let desk = Desk::demo();
    let before = entries(&desk);
    for arguments in [
        &["record", "note", "Op Olive", "SECRET: seen at the unit"][..],
        &["record", "tier", "Op Olive", "2", "--because", "TOP SECRET"],
        &["record", "statement", "Op Olive", "[SECRET] two victims"],
        &["record", "action", "Op Olive", "UK SECRET: visit"],
        &["record", "note", "Op Olive", "TOP\u{200b}SECRET"],
        &["record", "note", "Op Olive", "T\u{39f}P.SECRET"],
    ] {
        let said = desk.run(arguments).refused(1);
        assert!(said.contains("above OFFICIAL-SENSITIVE. This store must not hold it."), "{arguments:?}: {said}");
    }
    let sheet = "SECRET\nOCG Reference,Operation Name,Management Tier\nZZ/9,Op Fox,2\n";
    let said = desk.run(&["import", &desk.file("extract.csv", sheet)]).refused(2);
    assert!(said.contains("row 1") && said.contains("above OFFICIAL-SENSITIVE"), "{said}");
    assert_eq!(entries(&desk), before, "nothing was recorded");
    // The word alone is no marking.
    desk.done(&["record", "note", "Op Olive", "a secret room behind the shop"]);
}

#[test]
fn words_that_may_belong_elsewhere_are_pointed_out_and_stop_nothing() {
    let desk = Desk::demo();
    let ran = desk.run(&["record", "note", "Op Olive", "the handler called"]);
    assert!(
        ran.err.contains("Note: the word \"handler\" may belong in the covert store. Nothing was stopped."),
        "{ran:?}"
    );
    assert!(ran.done().contains("the handler called"));
    let ran = desk.run(&["record", "note", "Op Olive", "the landlord called"]);
    assert_eq!(ran.err, "");
    // In any form of it.
    let ran = desk.run(&["record", "note", "Op Olive", "his phone was intercepted"]);
    assert!(ran.err.contains("Note: the word \"intercept\" may belong in the covert store."), "{ran:?}");
    // Every such word, not the first alone.
    let ran = desk.run(&["record", "note", "Op Olive", "the handlers of two CHIS and an informant"]);
    let words =
        "Note: the words \"CHIS\", \"handler\" and \"informant\" may belong in the covert store. Nothing was stopped.";
    assert!(ran.err.contains(words), "{ran:?}");
    // In the covert store there is nothing to say.
    let desk = Desk::covert();
    desk.done(&["record", "ocg", "register", "--operation", "Harbour", "--status", "active", "--tier", "3"]);
    let ran = desk.run(&["record", "note", "Harbour", "the handlers of two CHIS"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
}

#[test]
fn an_import_points_out_the_same_words_with_their_row() {
    let desk = Desk::demo();
    let log = "Action number,OCG,Action,Detail,Owner,Due\n\
        X1,Op Olive,Ask the handler and a CHIS,,LRO,1/12/2026\n\
        X2,Op Olive,Visit the landlord,Seen by an informant,LRO,1/12/2026\n\
        X3,Op Olive,Visit the landlord again,,LRO,1/12/2026\n";
    let log = desk.file("actions.csv", log);
    let first = "row 2: X1: the words \"CHIS\" and \"handler\" may belong in the covert store. Nothing was stopped.";
    let second = "row 3: X2: the word \"informant\" may belong in the covert store. Nothing was stopped.";
    for preview in [&["--preview"][..], &[]] {
        let told = desk.done(&[&["import", &log][..], preview].concat());
        assert!(told.contains(first) && told.contains(second) && !told.contains("row 4"), "{told}");
    }
    // The same file again brings nothing in; a row that changes is looked at for what it changes.
    assert!(!desk.done(&["import", &log]).contains("may belong"));
    let log = "Action number,OCG,Action,Detail,Owner,Due\nX3,Op Olive,Visit the landlord again,Told by a source,LRO,1/12/2026\n";
    let told = desk.run(&["import", &desk.file("more.csv", log), "--json"]).json();
    let notes = told["files"][0]["notes"].to_string();
    assert!(notes.contains("X3") && notes.contains("source"), "{told}");
    // In the covert store there is nothing to say.
    let covert = Desk::covert();
    covert.done(&["record", "ocg", "register", "--operation", "Harbour", "--status", "active", "--tier", "3"]);
    let log = "Action number,OCG,Action,Owner,Due\nX1,Harbour,Ask the handler,,1/12/2026\n";
    let told = covert.done(&["import", &covert.file("actions.csv", log)]);
    assert!(told.contains("X1") && !told.contains("may belong"), "{told}");
}

#[test]
fn a_statement_carries_grade_categories_and_handling() {
    let desk = Desk::demo();
    desk.done(&[
        "record",
        "statement",
        "Op Olive",
        "two tenants are likely to be moved",
        "--about",
        "victim,suspect",
        "--grade",
        "2c",
        "--conditions",
        "housing only",
        "--held-as",
        "IR 4471",
        "--recheck",
        "fri",
    ]);
    let row = desk.run(&["list", "statements", "--json"]).json()["rows"][0].clone();
    let content = &row["content"];
    assert_eq!((&content["basis"], &content["handling"]), (&"assessment".into(), &"C".into()));
    assert_eq!(content["grade"], serde_json::json!({ "source": 2, "information": "C" }));
    let words = row["words"].as_str().unwrap();
    assert!(words.contains("about suspect, victim; graded 2 C; handling C: housing only; held as IR 4471"), "{words}");
    let said = desk.run(&["record", "statement", "Op Olive", "x", "--grade", "9Z"]).refused(2);
    assert!(said.contains("no 3x5x2 grade"), "{said}");
    let said = desk.run(&["record", "statement", "Op Olive", "x", "--about", "friend"]).refused(2);
    assert!(said.contains("There is no category \"friend\""), "{said}");
}
