//! Retention on the command line: review, holds, disposal, the list of what is due, and the card that says it.

use crate::support::Desk;

fn archived() -> Desk {
    let desk = Desk::demo();
    let actions = desk.run(&["list", "actions", "--json"]).json();
    for action in actions["rows"].as_array().unwrap().iter().filter(|row| row["operation"] == "Op Olive") {
        let number = action["number"].as_str().unwrap();
        desk.done(&["record", "cancel", number, "--code", "no longer needed", "--because", "Nothing for a year"]);
    }
    desk.done(&["record", "status", "Op Olive", "archived", "--because", "Nothing for a year"]);
    desk
}

#[test]
fn what_waits_about_a_group_is_named_before_it_can_go() {
    let desk = archived();
    desk.done(&["record", "bid", "A drone", "--to", "ROCU", "--ocg", "Op Olive"]);
    let propose = ["record", "retention", "propose", "Op Olive", "--because", "Old"];
    let said = desk.run(&propose).refused(1);
    assert!(
        said.contains("Op Olive still has 1 open bid (NB-BID-2026-") && said.contains("Decide what waits"),
        "{said}"
    );
    desk.done(&["undo"]);
    desk.done(&propose);
}

#[test]
fn what_is_due_is_listed_and_a_review_takes_it_off() {
    let desk = archived();
    let due = |filter: &str| desk.run(&["list", "retention", filter, "--json"]).json()["rows"].clone();
    assert_eq!(due("Olive")[0]["due"], "no group");
    let said =
        desk.done(&["record", "retention", "review", "Op Olive", "--group", "4", "--because", "Intelligence only"]);
    assert!(said.contains("group 4 (intelligence, victims, witnesses and the rest)"), "{said}");
    assert_eq!(due("Olive").as_array().unwrap().len(), 0);
    let all = desk.run(&["list", "retention", "Olive", "--all", "--json"]).json();
    assert_eq!(all["rows"][0]["review"], "2032-11-24");
    assert!(all["rows"][0]["retention"]["reviewed_by"].is_string());
    let card = desk.done(&["show", "Op Olive"]);
    assert!(card.contains("Retention     group 4"), "{card}");
}

#[test]
fn a_held_group_is_not_disposed_of_and_the_card_says_why() {
    let desk = archived();
    desk.done(&["record", "retention", "hold", "Op Olive", "disclosure", "--because", "Trial of two members"]);
    let said = desk.run(&["record", "retention", "propose", "Op Olive", "--because", "Old"]).refused(1);
    assert!(
        said.contains("held for disclosure since 24 November 2026") && said.contains("Trial of two members"),
        "{said}"
    );
    let card = desk.done(&["show", "Op Olive"]);
    assert!(card.contains("Held          held for disclosure since 24 November 2026"), "{card}");
    let said = desk.run(&["record", "retention", "hold", "Op Olive", "spite", "--because", "x"]).refused(2);
    assert!(said.contains("held for disclosure or for inquiry"), "{said}");
    desk.done(&["record", "retention", "lift", "Op Olive", "disclosure", "--because", "Trial over"]);
    desk.done(&["record", "retention", "propose", "Op Olive", "--because", "Old"]);
    let listed = desk.done(&["list", "retention", "Olive"]);
    assert!(listed.contains("disposal to decide"), "{listed}");
    desk.done(&["record", "retention", "agree", "Op Olive", "--because", "Agreed"]);
    let listed = desk.run(&["list", "retention", "Olive", "--json"]).json();
    assert_eq!(listed["rows"][0]["due"], "disposal agreed");
    // Agreed is not done: nothing goes by itself, and it can be taken back.
    assert!(desk.done(&["show", "Op Olive"]).contains("Disposal      disposal agreed on 24 November 2026"));
    desk.done(&["undo"]);
    let listed = desk.run(&["list", "retention", "Olive", "--json"]).json();
    assert_eq!(listed["rows"][0]["due"], "disposal to decide");
    // The rebuilt tables are the live ones.
    desk.done(&["rebuild"]);
    let again = desk.run(&["list", "retention", "Olive", "--json"]).json();
    assert_eq!(again["rows"], listed["rows"]);
}

#[test]
fn what_may_be_relevant_to_an_investigation_is_said_where_its_disposal_was_agreed() {
    let desk = archived();
    let note = desk.run(&["record", "note", "Op Olive", "Seen at the yard", "--json"]).json();
    for step in ["propose", "agree"] {
        desk.done(&["record", "retention", step, "Op Olive", "--because", "Old"]);
    }
    let row = || desk.run(&["list", "retention", "Olive", "--json"]).json()["rows"][0].clone();
    assert_eq!((row()["due"].as_str(), row()["flagged"].as_array().map(Vec::len)), (Some("disposal agreed"), Some(0)));
    // An entry about it; the group itself; and an entry about another.
    let entry = format!("entry {}", note["last"]);
    let relevant = |what: &str, to: &str| desk.done(&["record", "relevant", what, "--investigation", to]);
    relevant("entry 1", "99Z-2026-1");
    relevant(&entry, "07N-2026-118");
    assert_eq!(row()["flagged"].to_string(), "[\"07N-2026-118\"]");
    let erase = ["erase", "Op Olive", "--dry-run", "--because", "Agreed", "--authority", "DCI 1550"];
    assert!(desk.run(&erase).refused(1).contains("07N-2026-118"));
    let said = desk.done(&["list", "retention", "Olive"]);
    assert!(said.contains("investigation 07N-2026-118") && said.contains("disposal agreed"), "{said}");
    assert_eq!(desk.run(&["list", "retention", "07N-2026-118", "--json"]).json()["count"], 1, "it can be searched");
    relevant("Op Olive", "12N-2026-4");
    assert_eq!(row()["flagged"].to_string(), "[\"07N-2026-118\",\"12N-2026-4\"]");
}
