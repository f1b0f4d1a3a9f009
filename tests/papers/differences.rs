//! What a mapping extract and the record do not agree on is kept with the entry of the import, and the worklist lists it.

use crate::evening::past;
use crate::record::{Record, day};
use muster::domain::command::{Asking, Command};
use muster::domain::extract::Differences;
use muster::exchange::plan::{FileMark, Plan};
use muster::exchange::read::read;
use muster::exchange::rows::interpret;
use muster::report::worklist::worklist;
use muster::report::{Format, render};

const HEAD: &str = "Reference,Operation name,Tier,Status,Primary threat area\n";

/// Brings a file in, and says what the import noted.
fn import(record: &mut Record, name: &str, text: &str) -> Option<Differences> {
    let drafts = interpret(&read(name, text.as_bytes()).unwrap(), None, None).unwrap();
    let plan = Plan::make(&drafts, FileMark::of(name, text.as_bytes()), &record.memory, day(11, 24)).unwrap();
    let commands = plan.commands();
    let Some(Command::NoteImport { differences, .. }) = commands.first().cloned() else { panic!("{commands:?}") };
    record.acts(commands, &Asking::now("Staff 7719", record.now));
    differences.map(|found| *found)
}

#[test]
fn an_import_keeps_what_the_extract_and_the_record_do_not_agree_on_and_the_worklist_lists_it() {
    let mut record = Record::new(false);
    let first =
        format!("{HEAD}NB/OCG/1001,Op Alder,2,active,Illegal drugs\nNB/OCG/1002,Op Birch,3,active,Illegal drugs\n");
    let found = import(&mut record, "first.csv", &first);
    assert_eq!(found, Some(Differences::default()), "what is entered now is here too");
    // The chair decides a tier; the next extract says the old one, leaves a group out, and gives a known name to another reference.
    record.at(day(11, 24), 10, 0);
    record.decides(record.id("Op Alder"), Some(1), "guns");
    let second =
        format!("{HEAD}NB/OCG/1001,Op Alder,2,dormant,Illegal drugs\nNB/OCG/1009,Op Birch,3,active,Illegal drugs\n");
    let found = import(&mut record, "second.csv", &second).unwrap();
    assert_eq!(
        (found.only_there.as_slice(), found.only_here.as_slice()),
        (&["NB/OCG/1009 Op Birch".to_owned()][..], &["Op Birch (NB/OCG/1002)".to_owned()][..])
    );
    let kept: Vec<_> = found.kept.iter().map(|one| (one.group.as_str(), one.field.as_str())).collect();
    assert_eq!(kept, [("NB/OCG/1001 Op Alder", "tier")]);
    assert!(found.kept[0].here.starts_with('1') && found.kept[0].there.starts_with('2'), "{found:?}");
    // A list of officers is no extract, and the worklist goes on with the extract before it.
    let officers = "Rank,Collar number,Unit\nDI,4622,Target Team North\n";
    assert_eq!(import(&mut record, "officers.csv", officers), None);
    let md = render(&worklist(&past(&record)).unwrap(), Format::Markdown);
    for words in [
        "Extract second.csv, brought in on 24 November 2026 (entry ",
        "In the extract, not here: NB/OCG/1009 Op Birch.",
        "Here, not in the extract: Op Birch (NB/OCG/1002).",
        "| NB/OCG/1001 Op Alder | tier | 1",
    ] {
        assert!(md.contains(words), "\"{words}\" is not in\n{md}");
    }
}
