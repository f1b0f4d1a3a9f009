//! Partner view: an allow-list on the screen. What partners may not see stands in every other field of the record, is looked for in every frame of every
//! key at every size, and is not there.

use super::drive::opened;
use super::harness::Play;
use muster::app::{Effect, Input, Msg};
use muster::domain::identity::OcgId;
use muster::keys::chord::Chord;
use muster::keys::rows;
use muster::model::notice::WITH_PASTE;
use muster::model::port::Told;
use muster::model::state::Screen;

/// What may not be shown; it stands in whatever is typed for the police.
const CANARY: &str = "Quillfeather";

/// Said when a partner is marked as in.
const ON: &str = "A partner is in the room: partner view is on. F5 leaves.";

/// A meeting with one shareable action of the police and one of a partner on Op Beech, and the canary everywhere else.
fn shared(width: u16, height: u16) -> Play {
    let mut play = opened(120, 36);
    play.keys("<Ctrl-k>beech<Enter>");
    // Marked shareable, with the words that may be told.
    play.keys("aLandlord visits @2098 #prot fri<Tab><Tab><Tab><Tab><Tab>y<Enter>");
    assert!(play.notice().starts_with("Saved"), "{} {}", play.notice(), play.text());
    play.keys("aName two schools @CSP #prev fri<Tab><Tab><Tab><Tab><Tab>y<Enter>");
    assert!(play.notice().starts_with("Saved"), "{} {}", play.notice(), play.text());
    for words in ["t2", "m", "+g", "+t", "+l", "+e", "+v"] {
        play.keys(&format!("{words}{CANARY} words<Enter>"));
        assert!(play.notice().starts_with("Saved"), "{words}: {} {}", play.notice(), play.text());
    }
    play.keys(&format!("a{CANARY} raid @22 fri<Enter>d<Tab>{CANARY} seized<Enter>+b{CANARY} drone<Tab>ROCU<Enter>"));
    play.keys("gwi<Esc>");
    play.resize(width, height);
    play
}

/// Marks a partner as in the room, who then is the only one.
fn with_a_partner(play: &mut Play) {
    play.keys("gw+Probation officer<Tab>partner<Tab>y<Enter>");
    assert!(play.model.partner.is_some() && play.text().contains(ON), "{}", play.text());
    play.keys("<F5><Enter><Esc>");
    assert!(play.notice().contains("Probation officer"), "{}", play.notice());
}

#[test]
fn only_what_is_marked_shareable_is_shown() {
    let mut play = shared(120, 36);
    with_a_partner(&mut play);
    play.keys("<F5>");
    insta::assert_snapshot!("partner_120", play.both());
    let text = play.text();
    assert!(text.contains("Landlord visits") && text.contains("CSP 07: Name two schools"), "{text}");
    assert!(text.contains("shareable item 1 of 1   with Probation officer"), "{text}");
    for hidden in [CANARY, "1175", "DS 2098", "Tier", "tier 2", "NB-2026", "Op Alder", "Op Yew", " 31", "DCI 1550"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
    play.resize(80, 24);
    insta::assert_snapshot!("partner_80", play.both());
    play.resize(200, 60);
    insta::assert_snapshot!("partner_200", play.both());
}

#[test]
fn leaving_asks_while_a_partner_is_there_and_escape_stays() {
    let mut play = shared(120, 36);
    let before = play.text();
    play.keys("<F5>");
    assert!(play.text().contains("PARTNER VIEW"), "{}", play.text());
    // Nobody is there: it is left at once, and the item comes back.
    play.keys("<Esc>");
    assert!(play.text().contains("PARTNER VIEW"), "Esc never leaves it: {}", play.text());
    play.keys("<F5>");
    assert_eq!(play.text(), before);
    with_a_partner(&mut play);
    for stays in ["<F5><Esc>", "<F5>j<Enter>", "<Enter>", "q", "?", "<F1>", "<Ctrl-k>yew<Enter>", ":"] {
        if play.model.partner.is_none() {
            play.keys("<F5>");
        }
        play.keys(stays);
        assert!(play.model.partner.is_some(), "{stays}: {}", play.text());
    }
    play.keys("<F5>");
    assert!(play.text().contains("Enter leaves this view, Esc stays."), "{}", play.text());
    play.keys("<Enter>");
    assert!(play.model.partner.is_none() && matches!(play.model.screen, Screen::Drive(_)));
}

#[test]
fn its_help_names_the_keys_that_act_in_it_and_no_other() {
    let mut play = shared(60, 20);
    play.keys("<F5>");
    assert!(play.text().contains("PARTNER VIEW F5 leaves, ? keys"), "{}", play.text());
    play.keys("?");
    insta::assert_snapshot!("partner_help_60", play.text());
    play.keys("<Esc>");
    play.resize(120, 36);
    let acting = |chord: &str| {
        let mut play = shared(120, 36);
        play.keys(&format!("<F5><{chord}>"));
        !play.text().contains("This key does nothing in partner view.")
    };
    for open in ["?", "<F1>"] {
        play.keys(open);
        let text = play.text();
        assert!(text.contains("Keys of partner view") && text.contains("Any key goes back."), "{text}");
        for hidden in [CANARY, "OP BEECH", "Landlord", "tier", "Tier", "journal"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        for row in rows() {
            let said = text.contains(row.about.get(..40).unwrap_or(row.about));
            let first = row.sequences().next().filter(|keys| keys.second.is_none()).map(|keys| keys.first.to_string());
            assert!(!said || first.is_some_and(|chord| acting(&chord)), "{} is shown: {text}", row.name);
        }
        // What a key would act on is covered, so it only goes back.
        play.keys(" ");
        assert!(play.model.sitting.settled(OcgId(25)).is_none() && !play.text().contains("Keys of partner view"));
    }
    for acts in ["Space", "j", "k", "F5", "Ctrl-b", "Ctrl-l", "?", "F1"] {
        assert!(acting(acts), "{acts}");
    }
    play.keys("?<F5>");
    assert!(play.model.partner.is_none(), "the way out holds over it");
}

#[test]
fn a_form_that_was_open_is_not_seen_and_comes_back() {
    let mut play = shared(120, 36);
    play.keys(&format!("m{CANARY} unsent"));
    play.keys("<F5>");
    assert!(!play.text().contains(CANARY), "{}", play.text());
    play.paste(CANARY);
    assert!(play.text().contains("Nothing here takes text."), "{}", play.text());
    play.msg(Msg::Input(Input::WithPaste));
    assert!(play.text().contains(WITH_PASTE), "{}", play.text());
    play.keys("xyz");
    assert!(!play.text().contains(CANARY), "{}", play.text());
    play.keys("<F5>");
    assert!(play.text().contains(&format!("{CANARY} unsent")), "{}", play.text());
}

#[test]
fn a_group_is_called_from_it() {
    let mut play = shared(120, 36);
    play.keys("<F5>");
    assert!(play.text().contains("0 called, 1 to come"), "{}", play.text());
    play.keys(" ");
    assert!(play.text().contains("1 called, 0 to come") && play.text().contains("Called."), "{}", play.text());
    assert!(play.model.sitting.settled(OcgId(25)).is_some());
    play.keys(" ");
    assert!(play.text().contains("This is the last group"), "{}", play.text());
}

#[test]
fn no_key_and_no_size_shows_what_may_not_be_shown() {
    let sizes = [(60, 20), (80, 24), (109, 30), (120, 36), (200, 60)];
    for place in
        ["", "<Esc>", "<Enter>", "ga", "gm", "gp", "gj", "gw", "t", "gi", "?", "<Ctrl-k>q", "<Esc>/q", "u", "ge", "gc"]
    {
        let mut play = shared(120, 36);
        play.keys(place);
        with_what_is_told(&mut play, place);
        play.keys("<F5>");
        assert!(play.model.partner.is_some(), "{place}");
        let look = |play: &Play, key: &str| {
            let text = play.text();
            for hidden in [CANARY, "1175", "DS 2098", "NB-2026", "Op Alder", "Op Yew"] {
                assert!(!text.contains(hidden), "{place} {key} shows {hidden}: {text}");
            }
        };
        for (width, height) in sizes {
            play.resize(width, height);
            look(&play, "a size");
        }
        play.resize(120, 36);
        for row in rows() {
            for keys in row.sequences() {
                for chord in [Some(keys.first), keys.second].into_iter().flatten() {
                    if leaves(chord) {
                        continue;
                    }
                    play.keys(&format!("<{chord}>"));
                    assert!(play.model.partner.is_some(), "{chord} left it");
                    look(&play, row.name);
                }
            }
        }
    }
}

/// F5 and F12 are tried by themselves.
fn leaves(chord: Chord) -> bool {
    matches!(chord.to_string().as_str(), "F5" | "F12" | "Ctrl-b" | "Ctrl-z")
}

/// The canary stands on the screen before partner view is turned on, or looking proves nothing: at least on the item.
fn with_what_is_told(play: &mut Play, place: &str) {
    if place.is_empty() {
        assert!(play.text().contains(CANARY), "{}", play.text());
    }
}

#[test]
fn what_is_held_apart_and_what_is_past_are_shown_to_nobody() {
    let mut play = super::past::two_meetings();
    play.keys("gv<Enter>");
    assert!(play.model.past.is_some(), "{}", play.text());
    play.keys("<F5>");
    assert!(play.model.partner.is_none() && play.notice().contains("This is the past."), "{}", play.notice());
}

#[test]
fn a_partner_who_comes_turns_it_on_and_the_last_who_leaves_is_said() {
    let mut play = shared(60, 20);
    with_a_partner(&mut play);
    // Who is there already does not turn it on again, nor do the police who come.
    play.keys("gwii");
    assert!(play.model.partner.is_none(), "{}", play.text());
    assert!(play.text().contains("A partner is in the room: F5 turns partner view on."), "{}", play.text());
    play.keys("<End><Down>");
    for _ in 0..30 {
        play.keys("<Down>");
    }
    play.keys("x");
    assert_eq!(play.notice(), "No partner is in the room any more. Partner view may stay off.");
    assert!(!play.text().contains("A partner is in the room"), "{}", play.text());
    // In again, by the key, by an undo of the leaving, and by the times.
    for _ in 0..30 {
        play.keys("<Down>");
    }
    play.keys("i");
    assert!(play.model.partner.is_some() && play.text().contains(ON), "{}", play.text());
    assert!(!play.text().contains(CANARY), "{}", play.text());
    play.keys("j");
    assert!(!play.text().contains(ON), "it is said until the next key");
    play.keys("<F5>");
    assert!(play.text().contains("Enter leaves this view"), "{}", play.text());
    play.keys("<Enter><Esc>u<Enter>");
    assert_eq!(play.notice(), "No partner is in the room any more. Partner view may stay off.");
    play.keys("<Ctrl-r><Enter>");
    assert!(play.model.partner.is_some(), "{}", play.text());
}

#[test]
fn a_dashboard_that_is_started_while_a_partner_is_in_the_room_begins_in_it() {
    let mut play = shared(120, 36);
    play.lock();
    assert!(play.model.partner.is_none(), "only police are in the room");
    with_a_partner(&mut play);
    play.lock();
    assert!(play.model.partner.is_some() && play.text().contains(ON), "{}", play.text());
}

#[test]
fn a_failure_stands_in_it_until_it_is_dealt_with() {
    const STANDS: &str = "NOT READ OR NOT WRITTEN. F5 leaves this view and says more.";
    let mut play = shared(120, 36);
    play.keys("<F5>");
    let sentence = format!("NOT WRITTEN TO DISK at 10:31: {CANARY}. Your text is kept.");
    play.sabotage = Some(Told::Failed { sentence, read_only: false });
    for key in ["<Space>", "<Up>", "j", "x", "<Esc>"] {
        play.keys(key);
        assert!(play.text().contains(STANDS) && !play.text().contains(CANARY), "{key}: {}", play.text());
    }
    // Written the next time: nothing stands any more.
    play.keys("<Space>");
    assert!(!play.text().contains(STANDS) && play.text().contains("Called."), "{}", play.text());
    play.keys("<Up>");
    assert!(!play.text().contains(STANDS), "{}", play.text());
}

#[test]
fn too_small_a_window_names_only_keys_that_do_something() {
    let mut play = shared(120, 36);
    play.keys("<F5>");
    play.resize(40, 10);
    assert!(play.text().contains("Ctrl-b blanks.") && !play.text().contains("quits"), "{}", play.text());
    play.keys("q");
    assert!(play.effects.is_empty() && play.model.partner.is_some());
    play.keys("<Ctrl-b>");
    assert_eq!(play.effects, [Effect::Lock]);
}
