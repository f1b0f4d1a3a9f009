//! The screen locks by itself: what is said before, which key stays, and what comes back afterwards. Time comes in as values.

use super::harness::Play;
use muster::app::{Effect, Input, Msg, update};
use muster::domain::profile::Locking as Policy;
use muster::keys::chord::Chord;
use muster::model::form::field::Name;
use muster::model::kept::NOT_KEPT;
use muster::model::layout::Pane;
use muster::model::locking::Locking;
use muster::model::port::Told;
use muster::model::state::{Modal, Screen};

const MINUTE: u64 = 60_000;

fn watched() -> Play {
    let mut play = Play::new(120, 36);
    play.model.locking = Locking::new(Policy::default(), false, None, 0);
    play
}

fn at(play: &mut Play, moment: u64) {
    play.msg(Msg::Moment(moment));
}

#[test]
fn a_minute_before_it_says_so_and_a_key_only_stays() {
    let mut play = watched();
    at(&mut play, 4 * MINUTE);
    assert_eq!(play.notice(), "Locks in 60 seconds. Any key stays, and does nothing else.");
    assert!(play.text().contains("Locks in 60 seconds."), "{}", play.text());
    let selected = play.model.selected;
    // Each of these would act.
    for key in ["j", "t", "q", "<Esc>", "<Enter>"] {
        let before = play.model.locking.clone();
        play.keys(key);
        assert!(play.effects.is_empty() && play.model.modals.is_empty(), "{key}");
        assert_eq!(play.model.selected, selected, "{key}");
        assert!(!play.model.notices.showing().is_some_and(|notice| notice.text.contains("Locks")), "{key}");
        play.model.locking = before;
    }
    play.keys("j");
    play.keys("j");
    assert_ne!(play.model.selected, selected, "the next key acts again");
    at(&mut play, 9 * MINUTE - 1);
    assert!(play.effects.is_empty());
    at(&mut play, 9 * MINUTE);
    assert_eq!(play.effects, [Effect::Lock]);
}

#[test]
fn in_a_form_the_key_that_stays_is_typed_and_blanking_always_blanks() {
    let mut play = watched();
    play.keys("mhalf a not");
    at(&mut play, 4 * MINUTE);
    assert!(play.text().contains("Locks in 60 seconds. Any key stays."), "{}", play.text());
    play.keys("e");
    assert!(play.text().contains("half a note"), "{}", play.text());
    at(&mut play, 8 * MINUTE);
    // Enter would save what is half said.
    play.keys("<Enter>");
    assert!(play.text().contains("half a note") && play.model.modals.len() == 1, "{}", play.text());
    at(&mut play, 12 * MINUTE);
    play.keys("<F12>");
    assert_eq!(play.effects, [Effect::Lock]);
}

#[test]
fn the_longest_session_ends_in_the_middle_of_typing_with_the_text_kept() {
    let mut play = watched();
    play.keys("mhalf a ");
    let mut said = Vec::new();
    let mut moment = 0;
    while play.effects.is_empty() {
        moment += MINUTE / 2;
        at(&mut play, moment);
        said.extend(play.model.notices.standing().map(|notice| notice.text.clone()));
        if play.effects.is_empty() {
            play.keys("x");
        }
    }
    assert_eq!((moment, play.effects.as_slice()), (600 * MINUTE, [Effect::Lock].as_slice()));
    let starts = |left: &str| format!("Locks in {left}: 10 hours since the passphrase");
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with(&starts("10 minutes")) && said[1].starts_with(&starts("60 seconds")), "{said:?}");
    play.lock();
    let Some(Modal::Form(form)) = play.model.modals.last() else { panic!("{}", play.text()) };
    assert_eq!(form.text(Name::Text), format!("half a {}", "x".repeat(1_199)));
}

#[test]
fn a_sleeping_computer_locks_before_the_key_that_wakes_it_is_heard() {
    let mut play = watched();
    at(&mut play, 3 * 60 * MINUTE);
    assert_eq!(play.effects, [Effect::Lock]);
}

#[test]
fn every_screen_and_the_selection_come_back_after_a_lock() {
    let mut play = super::drive::opened(120, 36);
    for way in ["gj", "gp", "ga", "gc", "gt", "gi", "gb", "gl", "gm", "gd"] {
        play.keys("<Esc><Esc><Esc>");
        play.keys("ghjj");
        play.keys(way);
        let before = std::mem::discriminant(&play.model.screen);
        assert!(!matches!(play.model.screen, Screen::Board), "{way}");
        play.lock();
        assert_eq!(std::mem::discriminant(&play.model.screen), before, "{way}: {}", play.text());
    }
    play.keys("gh3z");
    let selected = play.model.selected;
    play.lock();
    assert_eq!((play.model.focus, play.model.zoom, play.model.selected), (Pane::Lros, true, selected));
    play.keys("1<Enter>");
    let Screen::Record(record) = &play.model.screen else { panic!("{}", play.text()) };
    let ocg = record.ocg;
    play.lock();
    assert!(matches!(&play.model.screen, Screen::Record(record) if record.ocg == ocg), "{}", play.text());
}

#[test]
fn unsent_text_of_every_form_comes_back() {
    // The keys that lead to the form, and what is typed into it.
    let forms: [(&str, &str); 17] = [
        ("t", "2<Ctrl-u>because of it"),
        ("=", "as it was"),
        ("a", "visit the landlord"),
        ("o", "<Tab>better placed"),
        ("d", "<Tab>cash seized"),
        ("m", "words of a note"),
        ("E", "<Ctrl-u>Op Renamed"),
        ("+g", "who supplies them"),
        ("+o", "two charges"),
        ("3E", "<Ctrl-u>DI 9999"),
        ("4e", "fri"),
        ("4c", "two visits made"),
        ("4E", "<Ctrl-u>another wording"),
        ("4o", "<Tab>on leave"),
        ("4<Del>", "<Tab>not needed"),
        ("4m", "note on an action"),
        ("gj<Del>", "entered twice"),
    ];
    for (way, typed) in forms {
        let mut play = Play::new(120, 36);
        play.keys(way);
        play.keys(typed);
        let Some(Modal::Form(before)) = play.model.modals.last() else { panic!("{way}: {}", play.text()) };
        let (purpose, title, about) = (before.purpose.clone(), before.title.clone(), before.about.clone());
        let fields = |form: &muster::model::form::Form| -> Vec<(String, String)> {
            form.fields.iter().map(|field| (field.text().to_owned(), field.value().to_owned())).collect()
        };
        let texts = fields(before);
        assert!(before.is_draft(), "{way}");
        play.lock();
        let Some(Modal::Form(after)) = play.model.modals.last() else { panic!("{way}: {}", play.text()) };
        assert_eq!((&after.purpose, &after.title, &after.about), (&purpose, &title, &about), "{way}");
        assert_eq!(fields(after), texts, "{way}");
    }
}

/// Whoever brings a stopped program back to the screen may be somebody else.
#[test]
fn back_to_the_shell_locks_what_is_covert_and_leaves_the_rest_to_the_clock() {
    let suspended = |covert: bool| {
        let mut play = watched();
        play.model.facts.founding.covert = covert;
        update(&mut play.model, Msg::Input(Input::Key(Chord::ctrl('z'))))
    };
    assert_eq!(suspended(true), [Effect::LockAndStop]);
    assert_eq!(suspended(false), [Effect::Suspend]);
}

/// What was kept at the lock, told to somebody at the same record.
fn told_to(play: &mut Play, operator: &str, text: &str) {
    play.lock();
    play.model.modals.clear();
    play.model.drafts.clear();
    play.model.screen = Screen::Board;
    (play.model.sitting.item, play.model.sitting.driving) = (None, false);
    play.model.sitting.agreed.clear();
    play.model.operator = operator.to_owned();
    play.msg(Msg::Told(0, Told::Place(Some(text.to_owned()))));
}

#[test]
fn what_somebody_typed_or_agreed_is_told_to_nobody_else() {
    let mut play = super::drive::opened(120, 36);
    play.keys(" aVisit the landlord<Esc>mhalf a note");
    play.model.sitting.agreed.extend([157, 158]);
    let agreed = play.model.sitting.agreed.clone();
    let kept = play.model.kept_at_lock().unwrap();
    told_to(&mut play, "DC 5031", &kept);
    assert!(play.model.modals.is_empty() && play.model.drafts.is_empty(), "{}", play.text());
    play.keys("m");
    assert!(!play.text().contains("draft you left") && !play.text().contains("half a note"), "{}", play.text());
    // Nor does anything go to the record or the store in their name.
    let theirs = play.model.kept_at_lock().unwrap();
    assert!(!theirs.contains("half a note") && !theirs.contains("landlord"), "{theirs}");
    told_to(&mut play, "DCI 1550", &kept);
    assert!(matches!(play.model.modals.last(), Some(Modal::Form(_))) && play.model.drafts.len() == 1);
    assert_eq!(play.model.sitting.agreed, agreed);
}

#[test]
fn of_a_place_without_an_owner_only_the_place_is_taken() {
    let mut play = super::drive::opened(120, 36);
    play.keys(" mhalf a note");
    let kept = play.model.kept_at_lock().unwrap().replace("\"by\":\"DCI 1550\",", "");
    assert!(!kept.contains("\"by\"") && kept.contains("half a note"), "{kept}");
    let item = play.model.sitting.item;
    told_to(&mut play, "DCI 1550", &kept);
    assert!(play.model.modals.is_empty() && play.model.drafts.is_empty(), "{}", play.text());
    assert_eq!(play.model.sitting.item, item);
    assert!(matches!(play.model.screen, Screen::Drive(_)), "{}", play.text());
}

#[test]
fn a_text_above_the_marking_is_not_kept_and_that_is_said() {
    for (way, typed, rest) in [
        ("m", "TOP SECRET agent words", ""),
        ("m", "[SECRET] agent words", ""),
        ("a", "@22 #prot TOP-SECRET agent words", ""),
        ("t", "2<Ctrl-u>Secret: agent words<Ctrl-u>SECRET", ""),
        ("+b", "<Tab><Tab>STRAP 2 agent words", ""),
        ("E", "<Ctrl-u>Op Renamed<Tab><Ctrl-u>SECRET agent words", "Op Renamed"),
    ] {
        let mut play = Play::new(120, 36);
        play.keys(way);
        play.keys(typed);
        let Some(Modal::Form(form)) = play.model.modals.last() else { panic!("{way}: {}", play.text()) };
        let purpose = form.purpose.clone();
        assert!(form.is_draft(), "{way}");
        // As it is written down while it is typed, and as a draft that was left.
        let typing = play.model.kept().unwrap();
        play.keys("<Esc>");
        let left = play.model.kept().unwrap();
        for kept in [&typing, &left] {
            assert!(!kept.contains("agent") && !kept.contains("SECRET") && kept.contains(rest), "{way}: {kept}");
        }
        play.keys(way);
        assert!(play.text().contains("agent") || play.text().contains("SECRET"), "{way}: it stays on the screen");
        play.lock();
        assert_eq!(play.notice(), NOT_KEPT, "{way}");
        assert!(play.text().contains(NOT_KEPT), "{way}: {}", play.text());
        assert!(!play.text().contains("agent") && play.text().contains(rest), "{way}: {}", play.text());
        let Some(Modal::Form(form)) = play.model.modals.last() else { panic!("{way}: {}", play.text()) };
        assert_eq!(form.purpose, purpose);
        // It is said once.
        play.lock();
        assert_ne!(play.notice(), NOT_KEPT, "{way}");
    }
}
