//! The record card, the journal, help, jump, filter and questions.

use super::harness::Play;
use muster::view::glyphs::Glyphs;
use muster::view::skin::Skin;
use muster::view::themes::Theme;

/// A division in which something has happened to Op Alder.
fn eventful(width: u16, height: u16) -> Play {
    let mut play = Play::new(width, height);
    play.keys("t2Warrant done; two charged.<Enter>o<Tab>Room for one more<Enter>");
    play.keys("d<Up><Tab>Two vehicles and £14,200 seized<Enter>mCPS advice is due in December<Enter>");
    play.keys("+c21<Enter>aTalk to landlord of unit 3 @22 #prot fri<Enter>u<Enter>");
    play
}

#[test]
fn the_record_card_with_its_history() {
    let mut play = eventful(120, 36);
    play.keys("<Enter>");
    insta::assert_snapshot!(play.both());
}

#[test]
fn the_record_card_at_80_by_24() {
    let mut play = eventful(80, 24);
    play.keys("<Enter>jj");
    insta::assert_snapshot!(play.both());
}

#[test]
fn the_actions_of_a_record() {
    let mut play = eventful(120, 36);
    play.keys("<Enter><Tab>");
    insta::assert_snapshot!(play.both());
}

#[test]
fn the_events_of_a_record() {
    let mut play = eventful(120, 36);
    play.keys("<Enter>ll");
    insta::assert_snapshot!(play.both());
}

#[test]
fn the_journal() {
    let mut play = eventful(120, 36);
    play.keys("gjjj");
    insta::assert_snapshot!(play.both());
}

#[test]
fn help_is_the_palette() {
    let mut play = Play::new(120, 36);
    play.keys("?over the limit");
    // How many keys there are in all is not what this is about. The key of a covert session is not among them.
    let open = muster::keys::rows().iter().filter(|row| !row.scope.is_covert()).count();
    let all = format!("of {}", open - 1);
    insta::assert_snapshot!(play.text().replace(&all, "of all"));
}

#[test]
fn jump_to_anything() {
    let mut play = Play::new(120, 36);
    play.keys("<Ctrl-k>ma");
    insta::assert_snapshot!(play.both());
}

#[test]
fn the_filter_is_live_and_read_back_in_words() {
    let mut play = Play::new(120, 36);
    play.keys("/tier:2 is:late");
    insta::assert_snapshot!(play.both());
    play.keys("<Enter>");
    assert!(play.text().contains("filter: tier:2 is:late"), "{}", play.text());
    play.keys("<Esc>");
    assert!(play.text().contains("1 OCGs 31"));
}

#[test]
fn undo_is_shown_in_words_first() {
    let mut play = eventful(120, 36);
    play.keys("u");
    insta::assert_snapshot!(play.both());
}

#[test]
fn notices_so_far() {
    let mut play = eventful(120, 36);
    play.keys("xge");
    insta::assert_snapshot!(play.both());
}

/// However many can follow a first key, every one of them is named, at every size, and the way back is the last.
#[test]
fn the_keys_that_can_follow_a_prefix_are_all_named() {
    let mut play = Play::new(120, 36);
    for (width, height) in [(60, 20), (80, 24), (120, 36), (200, 60)] {
        play.resize(width, height);
        for prefix in ["g", "+"] {
            play.keys(prefix);
            let text = play.text();
            let keys = muster::keys::follows(&play.model).unwrap();
            assert!(keys.len() > 12, "{keys:?}");
            for (key, label) in &keys {
                assert!(text.contains(&format!("{key} {label}")), "{prefix} {key} at {width}:\n{text}");
            }
            assert!(text.trim_end().ends_with("Esc back"), "{text}");
            play.keys("<Esc>");
            assert!(muster::keys::follows(&play.model).is_none());
        }
    }
    play.resize(80, 24);
    play.keys("g");
    insta::assert_snapshot!(play.text());
}

#[test]
fn an_empty_store_says_what_to_do() {
    insta::assert_snapshot!(Play::empty(120, 36).text());
}

#[test]
fn ascii_glyphs() {
    let mut play = Play::new(120, 36);
    play.skin = Skin { glyphs: Glyphs::Ascii, ..play.skin };
    play.keys("d<Tab>£5");
    let text = play.text();
    assert!(text.is_ascii(), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn mono_sets_no_colour_and_loses_no_words() {
    let mut play = Play::new(120, 36);
    let words = play.text();
    play.skin = Skin::new(Theme::Mono, Glyphs::Unicode);
    assert_eq!(play.text(), words);
    let buffer = play.buffer();
    let plain = |color: ratatui::style::Color| color == ratatui::style::Color::Reset;
    assert!(buffer.content.iter().all(|cell| plain(cell.fg) && plain(cell.bg)));
    // One row is reversed, and one title.
    let reversed = |x: u16, y: u16| {
        buffer.cell((x, y)).is_some_and(|cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED))
    };
    let count = |y: u16| (0..120).filter(|x| reversed(*x, y)).count();
    let rows: Vec<(u16, usize)> = (0..36).map(|y| (y, count(y))).filter(|(_, count)| *count > 0).collect();
    assert_eq!(rows, [(2, 11), (4, 58)]);
}

#[test]
fn themes_differ_in_colour_only() {
    let mut play = Play::new(160, 45);
    let words = play.text();
    for theme in Theme::ALL {
        play.skin = Skin::new(theme, Glyphs::Unicode);
        assert_eq!(play.text(), words, "{theme:?}");
    }
}

#[test]
fn a_list_that_matches_nothing_says_so_and_nothing_else_shows_through() {
    for open in ["?", "<Ctrl-k>"] {
        let mut play = Play::new(120, 36);
        play.keys(open);
        play.keys("zzzz");
        let text = play.text();
        let line = text.lines().find(|line| line.contains("Nothing matches.")).unwrap();
        let inside = line.split(['┃', '│']).find(|part| part.contains("Nothing matches.")).unwrap();
        assert_eq!(inside.trim(), "Nothing matches.", "{text}");
    }
}

#[test]
fn help_begins_with_what_can_be_done_here_and_now() {
    let mut play = Play::new(120, 36);
    play.keys("?");
    let muster::model::state::Modal::Finder(finder) = play.model.modals.last().unwrap() else { panic!("help") };
    let first: Vec<&str> = finder.entries.iter().take(4).map(|entry| entry.key.as_str()).collect();
    assert!(first.contains(&"=") && first.contains(&"t"), "{first:?}");
    assert!(finder.entries.is_sorted_by_key(|entry| entry.refused.is_some()));
}

#[test]
fn a_second_key_that_continues_nothing_does_nothing() {
    let mut play = Play::new(120, 36);
    play.keys("gt<Esc>g=");
    assert!(play.model.modals.is_empty(), "= did not open its form");
    assert!(play.notice().contains("g = does nothing here"), "{}", play.notice());
    play.keys("g<Ctrl-b>");
    assert_eq!(play.effects, [muster::app::Effect::Lock], "blanking always works");
}
