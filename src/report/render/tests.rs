//! Tests of the renderers.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use super::super::document::*;
use super::*;
use crate::domain::time::Timestamp;
use crate::text::corpus;
use proptest::prelude::*;

fn paper(state: State, invented: bool, blocks: Vec<Block>) -> Document {
    let meta = Meta {
        paper: "NB-T3-minutes".into(),
        force: "Lancashire".into(),
        bcu: "Northern BCU".into(),
        period: "24 November 2026".into(),
        as_at_entry: 9_482,
        as_at_time: Timestamp(0),
        store_id: "K7QM-2XRD-91VT".into(),
        profile: "lancashire, version 1".into(),
        state,
        invented,
        recipient: None,
    };
    let mut whole = vec![Block::heading(1, "Paper")];
    whole.extend(blocks);
    Document::new(meta, Marking::of(Level::OfficialSensitive, Level::Official), whole).unwrap()
}

/// What a block looks like in a format, without the frame of the paper.
fn shown(format: Format, block: Block) -> String {
    let out = render(&paper(State::Issued, false, vec![block]), format);
    let (before, after) = match format {
        Format::Markdown => ("OFFICIAL-SENSITIVE\n\n# Paper\n\n", "\n\nOFFICIAL-SENSITIVE\n"),
        Format::Text => ("OFFICIAL-SENSITIVE\nPaper\n=====\n", "\n\nNB-T3-minutes, entry 9,482\nOFFICIAL-SENSITIVE\n"),
        Format::Html | Format::Docx => ("", ""),
    };
    out.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).unwrap().to_owned()
}

fn both(block: Block, md: &str, txt: &str) {
    assert_eq!(shown(Format::Markdown, block.clone()), md, "md");
    assert_eq!(shown(Format::Text, block), txt, "txt");
}

#[test]
fn marking_and_warnings_stand_first_and_the_marking_last() {
    let mut document = paper(State::Draft, true, vec![Block::paragraph("x")]);
    assert_eq!(
        render(&document, Format::Markdown),
        "OFFICIAL-SENSITIVE\n\nDRAFT: not signed\n\nINVENTED DATA: not a police record\n\n# Paper\n\nx\n\nOFFICIAL-SENSITIVE\n"
    );
    assert_eq!(
        render(&document, Format::Text),
        "OFFICIAL-SENSITIVE\nDRAFT: not signed\nINVENTED DATA: not a police record\nPaper\n=====\nx\n\nNB-T3-minutes, entry 9,482\nOFFICIAL-SENSITIVE\n"
    );
    let marking = Marking { handling: Some("Return to the chair.".into()), ..document.marking().clone() };
    document = Document::new(document.meta().clone(), marking, document.blocks().to_vec()).unwrap();
    assert!(render(&document, Format::Text).ends_with("\nOFFICIAL-SENSITIVE\nReturn to the chair.\n"));
    assert!(render(&document, Format::Markdown).starts_with("OFFICIAL-SENSITIVE\n\nReturn to the chair.\n\nDRAFT"));
}

#[test]
fn headings() {
    let blocks = vec![
        Block::numbered(2, "1", "Decided"),
        Block::numbered(3, "1.1", Text::from("Op Birch (").and_ref("NB/OCG/1007").and(")")),
        Block::heading(4, "Detail"),
        Block::paragraph("x"),
    ];
    let document = paper(State::Issued, false, blocks);
    let md = render(&document, Format::Markdown);
    assert!(md.contains("\n\n## 1 Decided\n\n### 1.1 Op Birch (NB/OCG/1007)\n\n#### Detail\n\nx\n"), "{md}");
    let txt = render(&document, Format::Text);
    assert!(txt.contains("\n\nSection: 1 Decided\n\nSection: 1.1 Op Birch (NB/OCG/1007)\n\nDetail\nx\n"), "{txt}");
}

#[test]
fn a_paragraph_is_one_line_in_md_and_wrapped_in_txt() {
    let text = Text::strong("Note:")
        .and(" the enquiry continues and will be reviewed by the team before the meeting, see action ")
        .and_ref("NB 2026 0412")
        .and("\nand more.");
    both(
        Block::Paragraph(text),
        "**Note:** the enquiry continues and will be reviewed by the team before the meeting, see action NB 2026 0412and more.",
        "Note: the enquiry continues and will be reviewed by the team before the\nmeeting, see action NB 2026 0412and more.",
    );
    both(Block::paragraph("one\ntwo"), "one two", "one two");
}

#[test]
fn a_reference_is_not_broken_over_a_line() {
    let text = Text::from("x".repeat(70)).and(" ").and_ref("NB 2026 0412").and(" done");
    assert_eq!(shown(Format::Text, Block::Paragraph(text)), format!("{}\nNB 2026 0412 done", "x".repeat(70)));
}

#[test]
fn lists() {
    let items = vec!["first".into(), "- second".into()];
    both(Block::List(List { ordered: false, items: items.clone() }), "- first\n- \\- second", "- first\n- - second");
    both(Block::List(List { ordered: true, items }), "1. first\n2. \\- second", "1. first\n2. - second");
}

#[test]
fn pairs() {
    both(
        Block::Pairs(vec![("Period".into(), "10 to 24 November 2026".into()), ("Entries".into(), "1 to 9".into())]),
        "| Item | Detail |\n|---|---|\n| Period | 10 to 24 November 2026 |\n| Entries | 1 to 9 |",
        "Period: 10 to 24 November 2026\nEntries: 1 to 9",
    );
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        caption: "Overdue actions".into(),
        columns: vec![Column::references("Action"), Column::words("Do"), Column::figures("Days")],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "None overdue.".into(),
    }
}

#[test]
fn tables() {
    let rows = vec![
        Row::new(vec![Text::reference("NB-2026-0371"), "visit | two\naddresses".into(), "11".into()]),
        Row::new(vec![Text::reference("NB-2026-0388"), "=cmd".into(), "4".into()]),
    ];
    let total = Some(Row::new(vec!["Total".into(), "not applicable".into(), "15".into()]));
    both(
        Block::Table(Table { total, note: Some("Days as at 24 November 2026.".into()), ..table(rows) }),
        "**Overdue actions**\n\n| Action | Do | Days |\n|---|---|---:|\n| NB-2026-0371 | visit \\| two; addresses | 11 |\n\
         | NB-2026-0388 | \\=cmd | 4 |\n| Total | not applicable | 15 |\n\nDays as at 24 November 2026.",
        "Overdue actions, 2 rows\n\nNB-2026-0371\n  Do: visit | two; addresses\n  Days: 11\n\nNB-2026-0388\n  Do: =cmd\n  \
         Days: 4\n\nTotal\n  Do: not applicable\n  Days: 15\n\nDays as at 24 November 2026.",
    );
    both(Block::Table(table(vec![])), "None overdue.", "None overdue.");
}

fn chart() -> Chart {
    Chart {
        caption: "Live actions by P".into(),
        kind: ChartKind::Bars,
        over: "P".into(),
        categories: vec!["Pursue".into(), "Prevent".into(), "Protect".into()],
        series: vec![Series { name: "Live".into(), values: vec![1_000, 24, 0] }],
        unit: "actions".into(),
        alt: "Pursue has most, 1,000; Protect has none, 0.".into(),
        table: None,
    }
}

#[test]
fn charts() {
    both(
        Block::Chart(chart()),
        "**Live actions by P**\n\nPursue has most, 1,000; Protect has none, 0.\n\n| P | Live |\n|---|---:|\n| Pursue | 1,000 |\n\
         | Prevent | 24 |\n| Protect | 0 |",
        "Live actions by P\nPursue has most, 1,000; Protect has none, 0.\nPursue: 1,000 ####################\nPrevent: 24 #\nProtect: 0",
    );
    let document = paper(State::Issued, false, vec![Block::Chart(chart())]);
    assert!(!render_with(&document, Format::Text, Options { bars: false }).contains('#'));
    let two = Chart {
        series: vec![
            Series { name: "Start".into(), values: vec![1, 2, 3] },
            Series { name: "End".into(), values: vec![3, 2, 1] },
        ],
        alt: "From 1 to 3.".into(),
        ..chart()
    };
    assert!(shown(Format::Text, Block::Chart(two)).contains("\nPursue, Start: 1 #######\nPursue, End: 3 ####"));
}

fn entry() -> Entry {
    Entry {
        word: "Decision".into(),
        number: Text::reference("NB-DEC-2026-0702"),
        aside: String::new(),
        runs_on: false,
        status: EntryStatus::Stands,
        sentence: "Op Birch stays in tier 1 (Investigation).".into(),
        reason: Some("plan on track.\nsee *note*.".into()),
        byline: Some("Decided by DCI 3051 at 10:31; entry 9,324.".into()),
    }
}

#[test]
fn entries() {
    both(
        Block::Entry(entry()),
        "**Decision NB-DEC-2026-0702.** Op Birch stays in tier 1 (Investigation).\nReason: plan on track. see \\*note\\*.\n\
         Decided by DCI 3051 at 10:31; entry 9,324.",
        "Decision NB-DEC-2026-0702\nOp Birch stays in tier 1 (Investigation).\nReason: plan on track. see *note*.\n\
         Decided by DCI 3051 at 10:31; entry 9,324.",
    );
    let action = Entry {
        word: "Action".into(),
        number: Text::reference("NB-2026-0412"),
        aside: "Pursue".into(),
        runs_on: true,
        sentence: "DS 2327 to visit, by Friday 4 December 2026.".into(),
        reason: None,
        byline: None,
        ..entry()
    };
    both(
        Block::Entry(action),
        "**Action NB-2026-0412** (Pursue): DS 2327 to visit, by Friday 4 December 2026.",
        "Action NB-2026-0412 (Pursue):\nDS 2327 to visit, by Friday 4 December 2026.",
    );
    both(
        Block::Entry(Entry { status: EntryStatus::Withdrawn, reason: None, byline: None, ..entry() }),
        "**Withdrawn.** Decision NB-DEC-2026-0702: Op Birch stays in tier 1 (Investigation).",
        "Withdrawn. Decision NB-DEC-2026-0702\nOp Birch stays in tier 1 (Investigation).",
    );
    both(
        Block::Entry(Entry { status: EntryStatus::Corrected, reason: None, byline: None, ..entry() }),
        "**Corrected.** Decision NB-DEC-2026-0702. Op Birch stays in tier 1 (Investigation).",
        "Corrected. Decision NB-DEC-2026-0702\nOp Birch stays in tier 1 (Investigation).",
    );
}

#[test]
fn signatures() {
    let line = "_".repeat(30);
    both(
        Block::Signature(Signature {
            role: "Chair".into(),
            who: Some("DCI 3051".into()),
            signed: Some("Issued on 24 November 2026 at 11:51 (entry 9,482).".into()),
        }),
        &format!("Chair: DCI 3051\nIssued on 24 November 2026 at 11:51 (entry 9,482).\n\n{line}"),
        &format!("Chair: DCI 3051\nIssued on 24 November 2026 at 11:51 (entry 9,482).\n{line}"),
    );
    both(
        Block::Signature(Signature { role: "Chair".into(), who: None, signed: None }),
        &format!("Chair: not recorded\nNot signed.\n\n{line}"),
        &format!("Chair: not recorded\nNot signed.\n{line}"),
    );
}

#[test]
fn seals_have_four_lines_and_can_be_read_back() {
    let seal = crate::journal::Seal { store_id: "K7QM-2XRD-91VT".into(), entries: 9_482, head: [7; 32] };
    let words = seal.words().join(" ");
    let block = Block::Seal(Seal::of("minutes 3", &seal));
    assert_eq!(
        shown(Format::Markdown, block.clone()),
        format!("```text\nSeal of minutes 3\nStore: K7QM-2XRD-91VT\nEntries: 9,482\nWords: {words}\n```")
    );
    let txt = shown(Format::Text, block);
    assert!(txt.starts_with("Seal of minutes 3\nStore: K7QM-2XRD-91VT\nEntries: 9,482\nWords: "));
    assert_eq!(txt.split_whitespace().collect::<Vec<_>>().join(" ").matches(&words).count(), 1);
    let claim = crate::journal::parse_seal(&txt).unwrap();
    assert_eq!(claim, crate::journal::parse_seal(&seal.to_string()).unwrap());
}

#[test]
fn page_breaks() {
    let blocks = vec![Block::paragraph("one"), Block::PageBreak, Block::paragraph("two")];
    let document = paper(State::Issued, false, blocks);
    assert!(render(&document, Format::Markdown).contains("\n\none\n\n---\n\ntwo\n\n"));
    assert!(render(&document, Format::Text).contains("\none\n\n(next sheet)\n\ntwo\n"));
}

#[test]
fn a_long_paper_says_its_marking_before_each_section_in_txt() {
    let mut blocks = vec![Block::heading(2, "One"), Block::paragraph("x"), Block::heading(2, "Two")];
    let short = paper(State::Issued, false, [blocks.clone(), vec![Block::paragraph("y")]].concat());
    assert_eq!(render(&short, Format::Text).matches("OFFICIAL-SENSITIVE").count(), 2);
    blocks.extend((0..150).map(|_| Block::paragraph("y")));
    let long = paper(State::Issued, false, blocks);
    assert_eq!(render(&long, Format::Text).matches("OFFICIAL-SENSITIVE\nSection: ").count(), 2);
    assert_eq!(render(&long, Format::Markdown).matches("OFFICIAL-SENSITIVE").count(), 2);
}

#[test]
fn formats_are_named_by_their_endings() {
    assert_eq!(Format::from_words(" MD "), Ok(Format::Markdown));
    assert_eq!(Format::from_words("txt"), Ok(Format::Text));
    assert!(Format::from_words("pdf\u{1b}").unwrap_err().contains("\"pdf<ESC>\""));
}

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        corpus::any_text(),
        "[-=+@#|`*_\\[\\]<>&0-9.)\n a-c]{0,40}",
        Just("=cmd|' /C calc'!A0\n# heading\n| a | b |\n```\nOFFICIAL\n---\n<script>".to_owned()),
    ]
}

proptest! {
    #[test]
    fn words_of_the_record_stay_words_in_every_format(one in hostile(), two in hostile()) {
        let text = Text::from(one.as_str());
        let rows = vec![Row::new(vec![text.clone(), Text::from(two.as_str()), Text::reference(&one)])];
        let blocks = vec![
            Block::numbered(2, "1", Text::from("Op ").and_text(text.clone())),
            Block::paragraph(text.clone()),
            Block::List(List { ordered: false, items: vec![text.clone(), Text::from(two.as_str())] }),
            Block::Pairs(vec![("Note".into(), text.clone())]),
            Block::Table(table(rows)),
            Block::Entry(Entry { sentence: text.clone(), reason: Some(text.clone()), number: text.clone().and("1"), ..entry() }),
        ];
        let document = paper(State::Issued, false, blocks);
        for format in Format::ALL {
            let out = render(&document, format);
            prop_assert!(out.chars().all(|c| c == '\n' || !corpus::must_not_remain(c)), "{out:?}");
            match format {
                Format::Markdown | Format::Text => {
                    prop_assert!(out.starts_with("OFFICIAL-SENSITIVE\n") && out.ends_with("\nOFFICIAL-SENSITIVE\n"));
                }
                Format::Html => prop_assert_eq!(out.matches("<p class=\"marking\">OFFICIAL-SENSITIVE</p>").count(), 2),
                // The marking is in header and footer.
                Format::Docx => prop_assert!(out.ends_with("</w:document>\n")),
            }
            prop_assert_eq!(&render(&document, format), &out);
        }
        let txt = render(&document, Format::Text);
        for line in txt.lines() {
            prop_assert!(crate::text::width(line) <= 78, "{line:?}");
        }
        let md = render(&document, Format::Markdown);
        prop_assert_eq!(md.lines().filter(|line| line.starts_with('#')).count(), 2);
        prop_assert!(!md.contains("\n```") && !md.contains("\n---"));
        prop_assert_eq!(md.lines().filter(|line| line.starts_with('|')).count(), 6);
        for line in md.lines().filter(|line| line.starts_with('|')) {
            let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            prop_assert!(bars == 3 || bars == 4, "{line:?}");
        }
    }

    #[test]
    fn a_cell_of_markdown_reads_back_as_it_was_recorded(words in hostile()) {
        let rows = vec![Row::new(vec![Text::from(words.as_str()), "b".into(), "1".into()])];
        let md = shown(Format::Markdown, Block::Table(table(rows)));
        let line = md.lines().last().unwrap();
        let source = line.strip_prefix("| ").and_then(|rest| rest.strip_suffix(" | b | 1 |")).unwrap();
        let wanted = Text::from(words.as_str()).on_one_line("; ").words().trim().to_owned();
        let wanted = if wanted.is_empty() { "not recorded".to_owned() } else { wanted };
        prop_assert_eq!(escape::tests::read(source), Some(wanted));
    }
}
