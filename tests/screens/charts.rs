//! The four charts, each beside its table: the figures are the board's, and no meaning rests on a glyph.

use super::drive::opened;
use super::harness::Play;
use muster::model::charts::order;
use muster::model::state::Screen;
use muster::view::glyphs::Glyphs;
use muster::view::grid;
use muster::view::skin::Skin;
use muster::view::themes::Theme;
use ratatui::style::{Color, Modifier};

/// A meeting with a move, two disruptions and one moderated, then signed.
fn eventful(width: u16, height: u16) -> Play {
    let mut play = opened(width, height);
    play.keys("t2phase done<Enter>d<Up><Tab>two vehicles<Enter>d<Up><Up><Tab>cash<Enter>");
    play.keys("gi<Enter><Enter><Esc>");
    play.keys("gm*rnothing new<Enter>gs24<Enter><Enter>");
    play.keys("<Ctrl-k>bay<Enter>t3new premises<Enter>");
    play
}

#[test]
fn every_chart_beside_its_table() {
    let mut play = eventful(160, 45);
    play.keys("gc");
    insta::assert_snapshot!("tiers", play.text());
    play.keys("]");
    insta::assert_snapshot!("load", play.both());
    play.keys("]");
    insta::assert_snapshot!("strands", play.both());
    play.keys("]");
    insta::assert_snapshot!("months", play.text());
    play.keys("]]");
    assert!(play.text().contains("Chart 4"), "it stays at the last");
    play.keys("[");
    assert!(play.text().contains("Chart 3"));
    play.keys("<Esc>");
    assert!(matches!(play.model.screen, Screen::Board));
}

#[test]
fn under_120_columns_tab_turns_from_the_table_to_the_chart() {
    let mut play = eventful(100, 30);
    play.keys("gc");
    assert!(play.text().contains("Table 1") && !play.text().contains("Chart 1"), "{}", play.text());
    play.keys("<Tab>");
    assert!(play.text().contains("Chart 1") && !play.text().contains("Table 1"), "{}", play.text());
}

#[test]
fn long_charts_scroll_and_the_sums_stay() {
    let mut play = eventful(160, 30);
    play.keys("gc]]");
    let first = play.text();
    assert!(first.contains("rows 1 to ") && first.contains("All 31"), "{first}");
    play.keys("<PgDn>");
    let next = play.text();
    assert!(next != first && next.contains("All 31"), "{next}");
    play.keys("G");
    assert!(play.text().contains(" of 31"), "{}", play.text());
}

#[test]
fn rows_have_a_cursor_that_opens_the_group_or_the_officer_and_are_sorted() {
    let mut play = eventful(160, 45);
    play.keys("gc<Enter>");
    assert!(play.notice().contains("of no group or officer"), "{}", play.notice());
    play.keys("]ss");
    assert!(play.text().contains("most late first"), "{}", play.text());
    play.keys("<Down><Enter>");
    assert!(play.text().contains("Edit officer or agency"), "{}", play.text());
    play.keys("<Esc>]sss<Down><Down>");
    assert!(play.text().contains("most empty Ps first"), "{}", play.text());
    let chosen = play.model.selection().map(|line| line.operation.clone()).unwrap();
    insta::assert_snapshot!("strands_sorted", play.both());
    play.keys("<Enter>");
    let Screen::Record(record) = &play.model.screen else { panic!("a record card") };
    assert_eq!(play.model.lines.ocg(record.ocg).map(|line| line.operation.as_str()), Some(chosen.as_str()));
}

#[test]
fn an_entry_that_moves_the_row_takes_the_cursor_with_it() {
    let mut play = eventful(160, 45);
    play.keys("gc]]sG");
    let at = |play: &Play| match &play.model.screen {
        Screen::Charts(charts) => (charts.at, order::about(&play.model, charts)),
        _ => panic!("the charts"),
    };
    let (row, about) = at(&play);
    let chosen = play.model.selection().map(|line| line.id);
    for _ in 0..4 {
        play.keys("aVisit the premises<Enter>");
    }
    let (now, still) = at(&play);
    assert!(now < row, "more open actions: the row went up from {row}, not to {now}");
    assert!(about.is_some() && still == about, "the cursor is on the same group");
    assert_eq!(play.model.selection().map(|line| line.id), chosen, "and the verbs are about it");
}

/// What is shown without colour, and under it what is reversed (`r`), bold (`b`) and dim (`d`).
fn mono(play: &Play) -> String {
    let buffer = play.buffer();
    assert!(buffer.content.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)), "a colour");
    let letter = |held: Modifier| match held {
        held if held.contains(Modifier::REVERSED) => 'r',
        held if held.contains(Modifier::BOLD) => 'b',
        held if held.contains(Modifier::DIM) => 'd',
        _ => '.',
    };
    let rows = buffer.content.chunks(usize::from(buffer.area.width));
    let styles: Vec<String> = rows.map(|row| row.iter().map(|cell| letter(cell.modifier)).collect()).collect();
    format!("{}\n{}", play.text(), styles.join("\n"))
}

#[test]
fn each_chart_in_ascii_and_without_colour() {
    let mut play = eventful(160, 45);
    play.keys("gc");
    for name in ["tiers", "load", "strands", "months"] {
        play.skin = grid::probe(Glyphs::Ascii);
        insta::assert_snapshot!(format!("{name}_ascii"), play.text());
        play.skin = Skin::new(Theme::Mono, Glyphs::Unicode);
        insta::assert_snapshot!(format!("{name}_mono"), mono(&play));
        play.keys("]");
    }
}

#[test]
fn charts_in_ascii_and_at_every_size() {
    let mut play = eventful(120, 36);
    play.keys("gc");
    for _ in 0..4 {
        for (width, height) in [(60, 20), (80, 24), (119, 29), (120, 30), (200, 60), (300, 100), (10, 3)] {
            play.resize(width, height);
            play.skin = grid::probe(Glyphs::Ascii);
            assert!(play.text().is_ascii());
            play.skin = grid::probe(Glyphs::Unicode);
            play.text();
        }
        play.keys("]");
        play.resize(120, 36);
    }
}

#[test]
fn charts_of_an_empty_store_say_nothing_wrong() {
    let mut play = Play::empty(160, 45);
    play.keys("gc]]]<PgDn>G");
    assert!(play.text().contains("Chart 4"), "{}", play.text());
}

/// How it stands now is what is looked for: what has no room is left out at the far end, and that is said.
#[test]
fn the_newest_meetings_are_on_the_picture_at_every_size() {
    let mut play = eventful(120, 36);
    play.keys("gc");
    let Screen::Charts(charts) = &mut play.model.screen else { panic!("{}", play.text()) };
    let data = charts.data.as_mut().unwrap();
    let now = data.standings.last().cloned().unwrap();
    let past = (67..79).map(|number| muster::domain::picture::Standing { meeting: Some(number), ..now.clone() });
    data.standings = past.chain([now.clone()]).collect();
    for (size, said) in [((120, 36), "newest 8 of 13"), ((200, 60), "and now.")] {
        play.resize(size.0, size.1);
        let text = play.text();
        let numbers = text.lines().find(|line| line.contains("Meeting") && line.contains("  78")).unwrap_or_default();
        assert!(text.contains(said) && numbers.contains("  78 now"), "{text}");
    }
}
