//! Storms of keys: nothing panics, and Esc always leads back to the dashboard.

use super::harness::Play;
use muster::app::Effect;
use muster::domain::time::Timestamp;
use muster::keys::rows;
use muster::model::state::Screen;

/// Every key of the table, and some that are in no table.
fn keys() -> Vec<String> {
    let mut keys: Vec<String> = rows().iter().flat_map(|row| row.keys.iter().map(|key| (*key).to_owned())).collect();
    keys.extend(["x", "7", "£", "é", "Backspace", "F9", "Left", "Right", "w", "@", "#", "2", "3"].map(str::to_owned));
    keys.retain(|key| !["q", "Ctrl-c", "Ctrl-b", "F12", "Ctrl-z"].contains(&key.as_str()));
    keys
}

#[test]
fn any_keys_at_any_size_never_panic_and_esc_leads_home() {
    let keys = keys();
    let mut chance = fastrand::Rng::with_seed(24);
    let mut play = Play::new(120, 36);
    for round in 0..40 {
        let size = chance.choice([(120, 36), (160, 45), (80, 24), (60, 20), (40, 10)]).unwrap_or((80, 24));
        play.resize(size.0, size.1);
        for _ in 0..60 {
            if chance.u8(0..30) == 0 {
                play.paste("pasted\ntext \u{1b}]52;c;\u{7}\u{202e} £");
            }
            let key = chance.choice(&keys).cloned().unwrap_or_default();
            let script: String = key
                .split(' ')
                .map(|part| if part.chars().count() == 1 { part.to_owned() } else { format!("<{part}>") })
                .collect();
            play.keys(&script);
        }
        play.buffer();
        play.resize(120, 36);
        // Partner view is never left by Esc.
        if play.model.partner.is_some() {
            play.keys("<F5><Enter>");
        }
        play.keys(&"<Esc>".repeat(12));
        assert!(play.model.modals.is_empty(), "round {round}: {:?}", play.model.modals);
        assert_eq!(play.model.screen, Screen::Board, "round {round}");
        assert!(
            !play.model.zoom && play.model.ocgs.filter.is_empty() && play.model.ocgs.marks.is_empty(),
            "round {round}"
        );
    }
    assert!(!play.effects.contains(&Effect::Quit), "Esc never quits");
}

#[test]
fn a_long_and_hostile_name_is_harmless_and_visible() {
    let mut play = Play::empty(120, 36);
    play.keys("+m");
    play.paste(&format!("Op \u{1b}]52;c;SGVsbG8=\u{7}\u{202e}{}", "very long ".repeat(15)));
    play.keys("<Enter>");
    for (width, height) in [(60, 20), (80, 24), (120, 36), (200, 60)] {
        play.resize(width, height);
        let text = play.text();
        assert!(text.contains("<ESC>") && !text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    }
    play.keys("<Enter>");
    assert!(play.text().contains("<U+202E>"), "{}", play.text());
}

#[test]
fn the_day_turns_over_by_itself() {
    let mut play = Play::new(120, 36);
    assert!(play.text().contains("Tue 24 November 2026"));
    let tomorrow = muster::domain::time::add_days(super::harness::day(), 1);
    play.msg(muster::app::Msg::Tick(Timestamp::from_local(tomorrow, 0, 0)));
    assert!(play.text().contains("Wed 25 November 2026"), "{}", play.text());
    assert!(play.text().contains("4d late") || play.text().contains("review late"));
}
