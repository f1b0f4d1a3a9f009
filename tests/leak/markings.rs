//! What is marked above OFFICIAL-SENSITIVE comes into no record, whichever command and whichever of its words brings it.

use super::deeds::{Deed, Does, deeds, run};
use super::desks::Place;

#[test]
fn no_word_of_any_command_brings_a_higher_marking_in() {
    let place = Place::new();
    let apart = ["demo", "init", "import", "restore", "backup"];
    let brings = |deed: &&Deed| deed.does == Does::Writes && !apart.iter().any(|word| deed.begins(word));
    let (mut tried, mut refused) = (0, 0);
    for deed in deeds().iter().filter(brings) {
        for at in deed.typed() {
            let mut words = deed.ready(&place);
            words[at] = "SECRET: seen at the unit".to_owned();
            let ran = run(&place, &words, &[]);
            tried += 1;
            refused += usize::from(ran.err.contains("above OFFICIAL-SENSITIVE"));
            // What was refused recorded nothing; what was done took the word for something else.
            let journal = if ran.code == 0 { place.open.done(&["journal", "--json"]) } else { String::new() };
            assert!(!journal.contains("SECRET:"), "{words:?}: {ran:?}");
        }
    }
    assert!(refused * 2 > tried, "only {refused} of {tried} are refused for their marking");
}
