//! Statements that are to be looked at again: in the preparation list and on the agenda from the day after on.

use super::{day, founded, on, words};
use muster::domain::agenda::Business;
use muster::domain::command::Command;
use muster::domain::identity::{ItemId, OcgId};
use muster::domain::item::{Basis, Content, Handling, Statement};
use muster::domain::meeting::MeetingKind;
use muster::domain::ocg::OcgStatus;
use muster::domain::preparation::Topic;
use muster::domain::profile::Profile;
use muster::store::Store;

/// Overdue ones head the next meeting (papers section 2j): in the list and under their item of the agenda.
#[test]
fn a_statement_whose_day_to_look_again_is_over_is_on_the_list_until_it_is_taken_back() {
    let mut store = founded();
    let agenda = Profile::weekly().unwrap().agenda;
    let profile = Profile { agenda, ..Profile::builtin("lancashire").unwrap() };
    store.act(&[Command::AdoptProfile { profile }], &on(day(9, 1), 9, 5)).unwrap();
    let statement = |recheck_on| {
        Content::Statement(Statement {
            text: "seen at the yard".into(),
            basis: Basis::Assessment,
            subjects: Vec::new(),
            grade: None,
            handling: Handling::P,
            conditions: String::new(),
            system_reference: String::new(),
            recheck_on,
            on: day(9, 1),
        })
    };
    let add = |ocg, recheck_on| Command::AddItem { ocg: Some(OcgId(ocg)), content: statement(recheck_on) };
    let over = store.act(&[add(1, Some(day(8, 31)))], &on(day(9, 1), 9, 10)).unwrap_err().to_string();
    assert!(over.contains("The day to look again cannot be over: 31 August 2026 is before today."), "{over}");
    let made = [add(1, Some(day(9, 8))), add(2, Some(day(9, 3))), add(3, None), add(3, Some(day(9, 1)))];
    let made = store.act(&made, &on(day(9, 1), 9, 10)).unwrap();
    let archived = Command::SetStatus { ocg: OcgId(3), status: OcgStatus::Archived, because: "over".into() };
    store.act(&[archived], &on(day(9, 2), 9, 0)).unwrap();

    let said = |store: &Store, today| {
        let list = store.preparation(MeetingKind::Tasking, today).unwrap();
        let agenda = store.agenda(MeetingKind::Tasking, today).unwrap();
        let item = agenda.into_iter().find(|item| item.business == Business::Recheck).unwrap();
        (words(&list, Topic::RecheckLate), item.waiting, item.sentence)
    };
    assert_eq!(said(&store, day(9, 3)), (None, 0, "Nothing is late".to_owned()), "the day itself is not over");
    let one = (Some("Op Birch (5)".to_owned()), 1, "1 statement is past its re-check".to_owned());
    assert_eq!(said(&store, day(9, 8)), one);
    let two = (Some("Op Birch (7), Op Alder (2)".to_owned()), 2, "2 statements are past their re-check".to_owned());
    assert_eq!(said(&store, day(9, 10)), two);
    store.withdraw(made.first + 1, "looked at again", &on(day(9, 10), 9, 0)).unwrap();
    assert_eq!(said(&store, day(9, 10)).0.as_deref(), Some("Op Alder (2)"));
    // It was looked at and still holds: the next day to look, which is not over either, or none.
    let again = |recheck_on| {
        let because = "still seen there".into();
        [Command::ChangeItem { item: ItemId(1), content: statement(recheck_on), because }]
    };
    let over = store.act(&again(Some(day(9, 9))), &on(day(9, 10), 9, 5)).unwrap_err().to_string();
    assert!(over.contains("The day to look again cannot be over: 9 September 2026"), "{over}");
    let said_so = store.act(&again(Some(day(9, 24))), &on(day(9, 10), 9, 5)).unwrap();
    let words = "Op Alder, statement \"seen at the yard\" is looked at again and holds, next by 24 September 2026, because \"still seen there\"";
    assert_eq!(said_so.sentences, [words]);
    assert_eq!(said(&store, day(9, 10)).0, None);
    assert_eq!(said(&store, day(9, 25)).0.as_deref(), Some("Op Alder (1)"));
    let never = store.act(&again(None), &on(day(9, 25), 9, 0)).unwrap();
    assert!(never.sentences[0].contains("looked at again and holds, not to be again"), "{:?}", never.sentences);
    assert_eq!(said(&store, day(9, 25)).0, None);
}
