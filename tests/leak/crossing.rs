//! Something crosses: the open store then is as if the chair had raised the action there, and says nothing of where it came from.

use super::commands::{Known, Said, fresh, leak, looks, said, unsealed};
use super::desks::{Place, canary};

const WORDS: &str = "Visit two tenants about the door";

/// Without what is random in each store: identities, hashes, seals.
fn masked(all: Vec<Said>) -> Vec<Said> {
    all.into_iter().map(|(line, code, out, err)| (line, code, unsealed(&out), unsealed(&err))).collect()
}

#[test]
fn what_crossed_is_an_action_like_any_other() {
    let place = Place::new();
    place.add_covert();
    let known = Known::of(&place);
    let lines = looks(&known);
    let to = place.open.run(&["list", "ocgs", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    let owner = place.open.run(&["list", "officers", "--json"]).json()["rows"][0]["label"].as_str().unwrap().to_owned();
    let ask = ["--owner", &owner, "--p", "protect", "--due", "1/12"];

    // The first line says how many entries there are, and the head.
    let journal =
        || -> Vec<String> { place.open.done(&["journal", "--json"]).lines().skip(1).map(str::to_owned).collect() };

    // By hand, as the chair would; the journal is read after it here too, since reading is noted.
    place.reset();
    place.open.done(&[&["record", "action", &to, WORDS][..], &ask].concat());
    let _ = journal();
    let by_hand = masked(said(&place, &lines));

    // A look first: nothing is written anywhere.
    place.reset();
    let before = journal();
    let cross = [&["cross", "Zirconfalcon", WORDS, "--to", &to][..], &ask].concat();
    let covert_before = place.covert(&["journal"]).done();
    let told = place.beside(&cross).done();
    assert!(told.contains(WORDS) && told.contains("Nothing was recorded"), "{told}");
    assert_eq!(canary(&told), None, "the look shows what crosses and nothing else: {told}");
    place.reset();
    assert_eq!(place.covert(&["journal"]).done(), covert_before);

    // Then for good.
    place.covert(&["record", "note", "Zirconfalcon", "Marrowlantern again"]).done();
    let crossed = place.beside(&[&cross[..], &["--yes"]].concat()).done();
    assert!(crossed.contains("Released as "), "{crossed}");
    let after = journal();
    let new = &after[before.len()..];
    assert!(after.starts_with(&before) && new.len() == 1, "one entry more and no other: {new:?}");
    assert!(new[0].contains("action.raised") && new[0].contains(WORDS), "{new:?}");
    assert!(!new[0].to_lowercase().contains("cross") && !new[0].to_lowercase().contains("covert"), "{new:?}");
    let by_crossing = masked(said(&place, &lines));
    for (one, other) in by_hand.iter().zip(&by_crossing) {
        assert_eq!(one, other, "the open store tells a crossing from an action of the chair");
    }
    assert_eq!(leak(&fresh(by_crossing, &by_hand)), None);
    assert_eq!(place.canary_in_files(), None);

    // What crossed cannot be taken back, and undo, which goes on to what stands before it, says so.
    for undo in [&["undo", "--dry-run"][..], &["undo"]] {
        let ran = place.covert(undo);
        let (stays, what) = ("is newer and cannot be taken back: NB-2026-", "to the open record, from Zirconfalcon");
        assert!(ran.code == 0 && ran.err.contains(stays) && ran.err.contains(what), "{ran:?}");
        assert!(ran.out.contains("note"), "{ran:?}");
    }

    // The link is in the covert store.
    let journal = place.covert(&["journal"]).done();
    assert!(journal.contains(" was released to the open record, from Zirconfalcon"), "{journal}");
    assert!(place.covert(&["cross"]).done().contains("No crossing waits"));
    // Looking at the open groups from the covert session writes nothing there.
    let names = place.names();
    let before = place.open.done(&["access-log", "--json"]);
    let shown = place.beside(&["list", "ocgs"]).done();
    assert!(shown.contains(&to), "{shown}");
    assert_eq!(place.names(), names);
    // Here it stands as a look at the open record, not at items of this one.
    place.beside(&["list", "actions", "kettle"]).done();
    place.beside(&["show", &to]).done();
    let log = place.covert(&["access-log", "--kind", "consultation", "--json"]).json();
    let looks: Vec<String> = log["rows"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .skip(1)
        .take(3)
        .rev()
        .map(|row| format!("{}: {}", row["subject"].as_str().unwrap(), row["what"].as_str().unwrap()))
        .collect();
    let of = "open record beside";
    let wanted = [format!("{of}: list ocgs"), format!("{of}: search actions: kettle"), format!("{of}: show {to}")];
    assert_eq!(looks, wanted);
    let log = log.to_string();
    assert_eq!(log.matches(&format!("\"crossing {to}\"")).count(), 2, "the look, and what crossed after one: {log}");
    assert!(log.contains("\"crossings\""), "what waits was listed: {log}");
    let again = place.open.done(&["access-log", "--json"]);
    assert!(!again.contains("beside") && before.len() < again.len(), "only the export itself was noted");
}

#[test]
fn a_crossing_that_was_cut_short_is_told_and_finished_once() {
    let place = Place::new();
    place.add_covert();
    let to = place.open.run(&["list", "ocgs", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    let cross = ["cross", "Zirconfalcon", WORDS, "--to", &to, "--yes"];
    let count = || place.open.done(&["list", "actions", "--all", "--plain"]).matches(WORDS).count();

    // The open store is held by somebody for writing: the intention is on record, the action is not.
    let entry = place.cut_short(&cross);
    let told = place.covert(&["cross"]).done();
    assert!(told.contains("Entry ") && told.contains(WORDS), "{told}");
    assert_eq!(count(), 0);
    assert!(place.beside(&["cross", "--finish", &entry]).done().contains("Released as "));
    assert_eq!(count(), 1);
    assert!(place.covert(&["cross"]).done().contains("No crossing waits"));

    // Cut short after the open action was made: the covert store goes back to where only the intention stood.
    let entry = place.cut_short(&["cross", "Zirconfalcon", "Repair the gate", "--to", &to, "--yes"]);
    place.open.done(&["record", "action", &to, "Repair the gate"]);
    // It cannot be given up any more, and finishing makes no second one.
    assert!(place.beside(&["cross", "--abandon", &entry]).refused(1).contains("holds the action already"));
    place.beside(&["cross", "--finish", &entry]).done();
    assert_eq!(place.open.done(&["list", "actions", "--all", "--plain"]).matches("Repair the gate").count(), 1);
}

/// Accounted for on paper whenever it crossed: between two meetings too, in exactly the words that crossed.
#[test]
fn what_crossed_between_two_meetings_is_in_the_minutes_of_the_next() {
    let place = Place::new();
    place.add_covert();
    let to = place.open.run(&["list", "ocgs", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    let cross = |words: &str| place.beside(&["cross", "Zirconfalcon", words, "--to", &to, "--yes"]).done();
    cross(WORDS);
    let hold = |number: &str| {
        place.covert(&["meeting", "prepare", "--date", "today", "--number", number]).done();
        place.covert(&["meeting", "open"]).done();
        place.covert(&["meeting", "attend", "in", "DCI 1550"]).done();
    };
    let close = || {
        place.covert(&["meeting", "close", "--rest", "taken-as-read", "--because", "nothing new"]).done();
    };
    let minutes = |number: &str| {
        let asked =
            ["write", "minutes", "--meeting", number, "--format", "txt", "--to", "DI 8107", "--because", "duty"];
        let text = place.covert(&asked).done().replace('\n', " ");
        let from = text.rfind("Released to the open record").unwrap();
        text[from..].split_whitespace().take(60).collect::<Vec<_>>().join(" ")
    };
    hold("7");
    cross("Repair the gate");
    close();
    let first = minutes("7");
    assert!(first.contains(&format!("\"{WORDS}\" (")) && first.contains("\"Repair the gate\" ("), "{first}");
    assert!(first.find(WORDS) < first.find("Repair the gate"), "{first}");
    // Neither owner, P nor date was typed: they are told as the open record filled them in.
    let lead = first.split_once(&format!("\"{WORDS}\" (")).unwrap().1.split_once(", Pursue, due ").unwrap().0;
    let made = place.open.done(&["list", "actions", "Visit", "--plain"]);
    assert!(lead.starts_with('D') && made.contains(lead), "{lead}: {made}");
    hold("8");
    close();
    let second = minutes("8");
    assert!(second.contains("None.") && !second.contains(WORDS) && !second.contains("Repair the gate"), "{second}");
}
