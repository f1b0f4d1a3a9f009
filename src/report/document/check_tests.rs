//! Tests of what a document may not hold.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use super::super::*;
use crate::domain::time::Timestamp;

fn meta() -> Meta {
    Meta {
        paper: "NB-T3-minutes".into(),
        force: "Lancashire".into(),
        bcu: "Northern BCU".into(),
        period: "24 November 2026".into(),
        as_at_entry: 9,
        as_at_time: Timestamp(0),
        store_id: "K7QM-2XRD-91VT".into(),
        profile: "lancashire, version 1".into(),
        state: State::Draft,
        invented: false,
        recipient: None,
    }
}

fn flaw(blocks: Vec<Block>) -> String {
    let marking = Marking::of(Level::Official, Level::Official);
    match Document::new(meta(), marking, blocks) {
        Ok(_) => "nothing".into(),
        Err(Defect(what)) => what,
    }
}

fn titled(block: Block) -> Vec<Block> {
    vec![Block::heading(1, "Paper"), block]
}

fn table() -> Table {
    Table {
        caption: "Moves".into(),
        columns: vec![Column::words("OCG"), Column::figures("Days")],
        rows: vec![Row::new(vec!["Op Birch".into(), "11".into()])],
        row_head: 0,
        total: None,
        note: None,
        empty: "None.".into(),
    }
}

fn chart() -> Chart {
    Chart {
        caption: "Live OCGs".into(),
        kind: ChartKind::Bars,
        over: "Tier".into(),
        categories: vec!["tier 1".into(), "tier 2".into()],
        series: vec![Series { name: "OCGs".into(), values: vec![1_200, 4] }],
        unit: "OCGs".into(),
        alt: "Most in tier 1, 1,200; fewest in tier 2, 4.".into(),
        table: None,
    }
}

fn entry() -> Entry {
    Entry {
        word: "Decision".into(),
        number: "NB-DEC-2026-0702".into(),
        aside: String::new(),
        runs_on: false,
        status: EntryStatus::Stands,
        sentence: "Op Birch stays.".into(),
        reason: None,
        byline: None,
    }
}

#[test]
fn a_whole_paper_passes() {
    let blocks = vec![
        Block::heading(1, "Paper"),
        Block::heading(2, "One"),
        Block::heading(3, "Two"),
        Block::Table(table()),
        Block::Chart(chart()),
        Block::Entry(entry()),
    ];
    assert_eq!(flaw(blocks), "nothing");
}

#[test]
fn there_is_one_title_and_no_level_is_skipped() {
    assert!(flaw(vec![Block::paragraph("x")]).contains("0 titles"));
    assert!(flaw(vec![Block::heading(1, "a"), Block::paragraph("x"), Block::heading(1, "b")]).contains("2 titles"));
    assert!(
        flaw(vec![Block::heading(1, "a"), Block::heading(3, "b"), Block::paragraph("x")])
            .contains("\"b\" skips a level")
    );
    assert!(flaw(vec![Block::heading(2, "a"), Block::heading(1, "b"), Block::paragraph("x")]).contains("skips"));
    assert!(flaw(vec![Block::heading(1, " "), Block::paragraph("x")]).contains("says nothing"));
}

#[test]
fn no_heading_is_empty() {
    assert!(flaw(vec![Block::heading(1, "a")]).contains("nothing follows"));
    let two = vec![Block::heading(1, "a"), Block::heading(2, "b"), Block::heading(2, "c"), Block::paragraph("x")];
    assert!(flaw(two).contains("nothing follows the heading \"b\""));
}

#[test]
fn a_table_has_a_caption_headings_and_even_rows() {
    assert!(flaw(titled(Block::Table(Table { caption: "".into(), ..table() }))).contains("no caption"));
    assert!(flaw(titled(Block::Table(Table { empty: "".into(), ..table() }))).contains("empty"));
    assert!(flaw(titled(Block::Table(Table { row_head: 2, ..table() }))).contains("names the row"));
    let uneven = Table { rows: vec![Row::new(vec!["x".into()])], ..table() };
    assert!(flaw(titled(Block::Table(uneven))).contains("longer or shorter"));
    let total = Table { total: Some(Row::new(vec!["x".into()])), ..table() };
    assert!(flaw(titled(Block::Table(total))).contains("longer or shorter"));
    let headless = Table { columns: vec![Column::words("OCG"), Column::words(" ")], ..table() };
    assert!(flaw(titled(Block::Table(headless))).contains("each with a heading"));
    let wide = Table { columns: vec![Column::words("x"); 8], rows: vec![], ..table() };
    assert!(flaw(titled(Block::Table(wide))).contains("one to seven"));
}

#[test]
fn a_cell_is_never_blank() {
    let row = Row::new(vec!["".into(), " \n".into(), "none".into()]);
    let words: Vec<String> = row.cells().iter().map(Text::words).collect();
    assert_eq!(words, ["not recorded", "not recorded", "none"]);
}

#[test]
fn a_chart_says_its_highest_and_lowest_figure_and_has_even_series() {
    let alt = Chart { alt: "Most in tier 1, 1,200; fewest 40.".into(), ..chart() };
    assert!(flaw(titled(Block::Chart(alt))).contains("do not name its figure 4"));
    let short = Chart { series: vec![Series { name: "OCGs".into(), values: vec![4] }], ..chart() };
    assert!(flaw(titled(Block::Chart(short))).contains("one figure for each category"));
    assert!(flaw(titled(Block::Chart(Chart { alt: "".into(), ..chart() }))).contains("words for the picture"));
}

#[test]
fn an_entry_has_a_number_unless_it_is_a_note() {
    assert!(flaw(titled(Block::Entry(Entry { number: "".into(), ..entry() }))).contains("no number"));
    assert_eq!(flaw(titled(Block::Entry(Entry { number: "".into(), word: "Note".into(), ..entry() }))), "nothing");
}

#[test]
fn no_label_holds_a_control_character_and_no_list_is_empty() {
    assert!(flaw(titled(Block::Pairs(vec![("a\u{7}".into(), "b".into())]))).contains("control character"));
    assert!(flaw(titled(Block::List(List { ordered: false, items: vec![] }))).contains("no items"));
    let wrong = Meta { bcu: "North\u{1b}".into(), ..meta() };
    let marking = Marking::of(Level::Official, Level::Official);
    assert!(Document::new(wrong, marking, titled(Block::paragraph("x"))).is_err());
}

#[test]
fn the_level_is_the_highest_and_never_lowered() {
    assert_eq!(Marking::of(Level::OfficialSensitive, Level::Official).level, Level::OfficialSensitive);
    assert_eq!(Marking::of(Level::Official, Level::OfficialSensitive).level, Level::OfficialSensitive);
    assert_eq!(Level::from_words("official"), Level::Official);
    assert_eq!(Level::from_words("anything else").word(), "OFFICIAL-SENSITIVE");
}

#[test]
fn a_defect_is_one_plain_message() {
    let marking = Marking::of(Level::Official, Level::Official);
    let told = Document::new(meta(), marking, vec![Block::heading(1, "a")]).unwrap_err().to_string();
    assert!(told.starts_with("This paper was not written, because it breaks a rule of papers: nothing follows"));
}
