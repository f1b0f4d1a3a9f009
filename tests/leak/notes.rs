//! What to think of before words cross: everything of the covert record that stands in them is named, before Enter and on the command line, and nothing is
//! stopped; and a covert session is not told that its words belong in the covert store.

use super::beside::session_beside;
use super::desks::Place;

/// A place with both records, a group of the open one, and the number of the covert item's action.
fn place() -> (Place, String, String) {
    let place = Place::new();
    place.add_covert();
    let to = place.open.run(&["list", "ocgs", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    let actions = place.covert(&["list", "actions", "--all", "--json"]).json();
    let number = actions["rows"][0]["number"].as_str().unwrap().to_owned();
    assert!(number.starts_with("KX-"), "{number}");
    (place, to, number)
}

/// What has to be named of these words.
fn named(number: &str) -> [String; 5] {
    [
        "the name \"Zirconfalcon\" of the item itself".to_owned(),
        format!("the number {number}"),
        format!("the words of its action {number}, \"Velvetanvil to report\""),
        "\"handler\"".to_owned(),
        "may not belong in the open record".to_owned(),
    ]
}

fn words(number: &str) -> String {
    format!("Zirconfalcon ({}): velvetanvil to REPORT, the handlers agree", number.to_lowercase())
}

#[test]
fn the_command_line_names_what_of_the_covert_record_would_cross_and_stops_nothing() {
    let (place, to, number) = place();
    let words = words(&number);
    let cross = ["cross", "Zirconfalcon", &words, "--to", &to];
    let told = place.beside(&cross).done();
    for what in named(&number) {
        assert!(told.contains(&what), "{what} in {told}");
    }
    assert_eq!(told.matches("Nothing was stopped").count(), 2, "{told}");
    let clean = place.beside(&["cross", "Zirconfalcon", "Visit two tenants", "--to", &to]).done();
    assert!(!clean.contains("Note:"), "{clean}");
    let crossed = place.beside(&[&cross[..], &["--yes"]].concat()).done();
    assert!(crossed.contains("Note: of the covert record") && crossed.contains("Released as "), "{crossed}");
}

#[test]
fn the_form_names_it_before_enter_at_every_size_and_other_covert_forms_say_nothing() {
    let (place, _, number) = place();
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let mut play = session_beside(&place, &place.open.store, false);
        play.resize(width, height);
        play.keys("gx<Enter>");
        play.paste(&words(&number));
        let text = play.text();
        let lines = text.lines().map(|line| line.trim_matches(|c: char| "/┃│ ".contains(c)));
        let read = lines.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        for what in named(&number) {
            assert!(read.contains(&what), "{what} at {width}:\n{text}");
        }
        assert!(!read.contains("may belong in the covert store"), "{text}");
        play.keys("<Esc><Esc>m");
        play.paste("The handler says so");
        assert!(play.text().contains("Will record"), "{}", play.text());
        assert!(!play.text().contains("may belong"), "{}", play.text());
    }
    let noted = place.covert(&["record", "note", "Zirconfalcon", "The handler says so"]);
    assert!(noted.code == 0 && !noted.err.contains("may belong"), "{noted:?}");
}
