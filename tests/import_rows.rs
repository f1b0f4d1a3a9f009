//! Headings and rows against the three extracts and against rows that are wrong in every way.
#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use std::path::Path;

use muster::domain::action::ActionStatus;
use muster::exchange::fields::What;
use muster::exchange::mapping::Mapping;
use muster::exchange::read::read;
use muster::exchange::rows::{Drafts, interpret};
use proptest::prelude::*;

fn fixture(name: &str) -> Drafts {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    interpret(&read(name, &std::fs::read(path).unwrap()).unwrap(), None, None).unwrap()
}

fn text(text: &str) -> Result<Drafts, String> {
    interpret(&read("extract.csv", text.as_bytes())?, None, None)
}

fn troubles(drafts: &Drafts) -> Vec<String> {
    drafts.troubles.iter().map(ToString::to_string).collect()
}

#[test]
fn the_mapping_extract_is_thirty_one_ocgs_and_every_column_is_read() {
    let drafts = fixture("mapping-extract.csv");
    assert_eq!((drafts.ocgs.len(), drafts.officers.len(), drafts.actions.len()), (31, 0, 0));
    assert_eq!(drafts.troubles, []);
    assert_eq!(drafts.notes, Vec::<String>::new());
    assert_eq!(drafts.sheets[0].unread, []);
    assert_eq!(drafts.sheets[0].reason, "15 of the 15 headings in row 1 are those of OCGs");
    let cedar = &drafts.ocgs[2];
    assert_eq!(
        (cedar.reference.as_str(), cedar.operation.as_deref(), cedar.place.row),
        ("NB/OCG/1014", Some("Op Cedar"), 4)
    );
    assert_eq!(
        cedar.secondary_threats.as_deref(),
        Some(&["Cyber crime".to_owned(), "Fraud and other economic crime".to_owned()][..])
    );
    assert_eq!(cedar.values, [("intent", 2), ("capability", 4)]);
    assert_eq!((cedar.lro.clone(), cedar.members), (None, Some(15)));
    assert_eq!(drafts.ocgs[1].lro.as_ref().map(|lro| lro.label()), Some("DS 2327".to_owned()));
    // Counted with another program: 6 in tier 1, 11 in tier 2, 9 in tier 3, 5 in tier 4; 24 with an LRO.
    let tiers: Vec<usize> = (1..=4)
        .map(|n| drafts.ocgs.iter().filter(|row| row.tier.is_some_and(|tier| tier.number() == n)).count())
        .collect();
    assert_eq!(tiers, [6, 11, 9, 5]);
    assert_eq!(drafts.ocgs.iter().filter(|row| row.lro.is_some()).count(), 24);
}

#[test]
fn the_list_of_officers_is_fourteen() {
    let drafts = fixture("officers.csv");
    assert_eq!((drafts.officers.len(), drafts.troubles.len()), (14, 0));
    assert_eq!(drafts.officers[11].person.label(), "PS 8726");
    assert_eq!((drafts.officers[11].trained_on, drafts.officers[11].capacity), (None, Some(2)));
    assert!(drafts.sheets[0].unread.is_empty());
}

#[test]
fn the_action_log_is_both_sheets_whole() {
    let drafts = fixture("action-log.xlsx");
    assert_eq!(drafts.troubles, []);
    let on = |sheet: &str| drafts.actions.iter().filter(|row| row.place.sheet == sheet).count();
    assert_eq!((drafts.actions.len(), on("Action Log"), on("Closed")), (240, 33, 207));
    let first = &drafts.actions[0];
    assert_eq!((first.number.as_str(), first.place.row), ("NB-2026-0005", 5));
    assert_eq!(drafts.actions.iter().filter(|row| row.due.is_none() || row.raised.is_none()).count(), 0);
    assert!(
        drafts
            .actions
            .iter()
            .filter(|row| row.place.sheet == "Closed")
            .all(|row| row.status == Some(ActionStatus::Discharged))
    );
}

#[test]
fn each_wrong_value_is_named_by_row_column_and_reason_and_its_row_is_rejected_whole() {
    let drafts = text(
        "OCG Ref,Operation,Tier,Status,Members,County lines,Last reviewed\n\
         A1,Op One,2,Active,4,Y,01/02/2026\n\
         A2,Op Two,5,Active,4,Y,01/02/2026\n\
         A3,Op Three,2,Asleep,4,Y,31/02/2026\n\
         ,Op Four,2,Active,4,Y,\n\
         A5,Op Five,2,Active,few,maybe,\n",
    )
    .unwrap();
    assert_eq!(drafts.ocgs.len(), 1);
    assert_eq!(
        troubles(&drafts),
        [
            "extract.csv, row 3, Tier \"5\": There is no tier \"5\". The tiers are 1, 2, 3 and 4.",
            "extract.csv, row 4, Status \"Asleep\": There is no such status. The statuses are provisional, active, dormant, archived and transferred.",
            "extract.csv, row 4, Last reviewed \"31/02/2026\": 31 February does not exist. The last day is Saturday 28 February 2026.",
            "extract.csv, row 5, OCG Ref: The OCG reference is missing.",
            "extract.csv, row 6, County lines \"maybe\": This is neither yes nor no. Write Y or N.",
            "extract.csv, row 6, Members \"few\": This is not a whole number from 0 to 1,000,000.",
        ]
    );
}

#[test]
fn duplicates_name_each_other_and_neither_is_taken() {
    let drafts =
        text("Ref,Operation Name,Tier\nA1,Op One,1\nA2,Op Two,1\nA 1,Op Three,2\nA4,op two,2\nA5,Op Five,1\n").unwrap();
    assert_eq!(drafts.ocgs.len(), 1);
    assert_eq!(
        troubles(&drafts),
        [
            "extract.csv, row 2 \"A1\": The same OCG reference stands in row 4. Keep one of them.",
            "extract.csv, row 3 \"Op Two\": The same operation name stands in row 5. Keep one of them.",
            "extract.csv, row 4 \"A 1\": The same OCG reference stands in row 2. Keep one of them.",
            "extract.csv, row 5 \"op two\": The same operation name stands in row 3. Keep one of them.",
        ]
    );
}

#[test]
fn nothing_recognised_is_one_sentence() {
    let error = text("Make,Model\nFord,Focus\n").unwrap_err();
    assert_eq!(
        error,
        "extract.csv: no row of headings for OCGs, officers or actions was found in the first 21 rows; row 1 reads \"Make, Model\". Name the columns in a mapping file."
    );
}

#[test]
fn unknown_columns_are_listed_and_repeated_headings_passed_over() {
    let drafts = text("Ref,Tier,Shoe size\nA1,1,9\nRef,Tier,Shoe size\nA2,2,8\n").unwrap();
    assert_eq!(drafts.ocgs.len(), 2);
    assert_eq!(drafts.sheets[0].unread[0].heading, "Shoe size");
    assert_eq!(drafts.notes, ["extract.csv, row 3: the headings stand there again."]);
}

#[test]
fn closing_remarks_are_passed_over_and_a_lone_reference_is_rejected() {
    let drafts = text("Ref,Operation,Tier\nA1,Op One,1\nTier 2,,\nOFFICIAL-SENSITIVE,,\nEnd of report,,\n").unwrap();
    assert_eq!((drafts.ocgs.len(), drafts.sheets[0].rows, drafts.notes.len()), (1, 2, 2));
    assert_eq!(
        troubles(&drafts),
        ["extract.csv, row 3, Ref \"Tier 2\": Nothing else stands in the row, so it tells nothing about an OCG."]
    );
}

#[test]
fn an_action_has_one_owner_and_at_most_two_ps() {
    let drafts =
        text("No,OCG,Action,4P,Owner\n1,A1,Visit,Pursue/Prevent,DS 12\n2,A1,Visit,Pursue,DS 12 / DC 40\n").unwrap();
    assert_eq!(drafts.actions[0].second.map(|strand| strand.word()), Some("Prevent"));
    assert_eq!(troubles(&drafts), ["extract.csv, row 3, Owner \"DS 12 / DC 40\": An action has one owner. Name one."]);
}

#[test]
fn a_mapping_file_reads_what_speaks_for_itself_too_little() {
    let reading = read("odd.csv", b"Key,Level,Boss\nA1,1,DS 12\n").unwrap();
    assert!(interpret(&reading, None, None).is_err());
    let mapping =
        Mapping::parse("what = \"ocgs\"\n[columns]\nreference = \"Key\"\ntier = \"Level\"\nlro = \"Boss\"\n").unwrap();
    let drafts = interpret(&reading, None, Some(&mapping)).unwrap();
    assert_eq!(drafts.ocgs[0].lro.as_ref().map(|lro| lro.label()), Some("DS 12".to_owned()));
    assert_eq!(drafts.sheets[0].what, What::Ocgs);
}

#[test]
fn hostile_text_is_visible_and_harmless_in_every_draft_and_sentence() {
    let drafts =
        text("Ref,Operation,Tier\n\"A\u{202e}1\",\"Op \u{1b}]52;c;x\u{7}\",1\n\"A\u{9b}2\",x,\"\u{1b}[2J\"\n").unwrap();
    assert_eq!(drafts.ocgs[0].reference, "A<U+202E>1");
    let all = format!("{:?}{:?}", drafts.ocgs, troubles(&drafts));
    assert!(muster::text::is_clean(&drafts.ocgs[0].operation.clone().unwrap()));
    assert!(!all.contains('\u{1b}') && !all.contains('\u{9b}') && !all.contains('\u{202e}'));
}

#[test]
fn ten_thousand_characters_are_refused_by_their_length() {
    let drafts = text(&format!("Ref,Operation,Tier\nA1,{},1\n", "x".repeat(10_000))).unwrap();
    assert_eq!(drafts.ocgs.len(), 0);
    assert!(
        troubles(&drafts)[0].ends_with("The text is longer than 200 characters. Shorten it."),
        "{:?}",
        troubles(&drafts)
    );
}

proptest! {
    #[test]
    fn whatever_stands_in_the_cells_nothing_panics_and_every_row_is_accounted_for(
        cells in proptest::collection::vec(proptest::collection::vec("[^\",\r\n\0]{0,12}|[0-4]|Y|DS 12|01/02/2026|31/02/2026|Pursue|Open", 5), 1..8)
    ) {
        for head in ["Ref,Tier,Status,LRO,Last reviewed", "Rank,Collar,Unit,LRO trained,Capacity", "No,OCG,Action,4P,Due"] {
            let body: String = cells.iter().map(|row| row.join(",") + "\n").collect();
            let reading = read("any.csv", format!("{head}\n{body}").as_bytes()).unwrap();
            let Ok(drafts) = interpret(&reading, None, None) else { continue };
            let mut rejected: Vec<_> = drafts.troubles.iter().map(|trouble| trouble.row).collect();
            rejected.sort_unstable();
            rejected.dedup();
            let taken = drafts.ocgs.len() + drafts.officers.len() + drafts.actions.len();
            prop_assert_eq!(taken + rejected.len(), drafts.sheets.iter().map(|sheet| sheet.rows).sum::<usize>());
        }
    }
}

/// The tables of `docs/importing.md`, from the tables of the program.
fn heading_tables() -> String {
    let mut text = String::new();
    for what in [What::Ocgs, What::Officers, What::Actions] {
        text += &format!("\n### {}\n\n| field | in a mapping file | headings |\n|---|---|---|\n", what.word());
        for spec in what.fields() {
            text += &format!("| {} | `{}` | {} |\n", spec.label, spec.key, spec.headings.replace(" | ", ", "));
        }
    }
    text + "\n"
}

#[test]
fn the_document_lists_the_headings_that_are_recognised() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/importing.md");
    let document = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = document.split_once("import_rows.rs) -->\n").unwrap();
    let (tables, after) = rest.split_once("<!-- headings: end -->").unwrap();
    if std::env::var_os("MUSTER_UPDATE_DOCS").is_some() {
        let new = format!("{before}import_rows.rs) -->\n{}<!-- headings: end -->{after}", heading_tables());
        std::fs::write(&path, new).unwrap();
    } else {
        assert!(tables == heading_tables(), "docs/importing.md is out of date; run with MUSTER_UPDATE_DOCS=1");
    }
}
