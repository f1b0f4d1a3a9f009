//! The acts of a field: typing, picking, choosing, the usual words.

use super::*;

fn officers() -> Field {
    let options = vec![
        Choice::new("1", "DI 4102", "Target team"),
        Choice::new("2", "DS 2217", "Fraud team"),
        Choice::new("3", "DS 2250", "Target team"),
        Choice::new("4", "PC 1122", "Neighbourhood North"),
    ];
    Field::pick(Name::Officer, "Owner", options, "1")
}

#[test]
fn typing_filters_a_pick_and_takes_the_best() {
    let mut field = officers();
    assert_eq!(field.value(), "1");
    "22".chars().for_each(|c| {
        field.type_char(c);
    });
    assert_eq!(field.matching(), [1, 2, 3], "a number that begins so stands before one that only holds it");
    assert_eq!(field.value(), "2");
    field.step(1);
    assert_eq!(field.value(), "3");
    "x".chars().for_each(|c| {
        field.type_char(c);
    });
    assert_eq!(field.value(), "");
}

#[test]
fn a_unit_finds_its_people() {
    let mut field = officers();
    "target".chars().for_each(|c| {
        field.type_char(c);
    });
    assert_eq!(field.matching(), [0, 2]);
}

#[test]
fn keys_pick_in_a_choice() {
    let options = vec![Choice::word("Investigation").keyed('1'), Choice::word("Neighbourhood").keyed('2')];
    let mut field = Field::choice(Name::Tier, "New tier", options, "", false);
    assert!(field.type_char('2'));
    assert_eq!(field.value(), "Neighbourhood");
    assert!(!field.type_char('i'), "a letter moves, only the key goes on");
    assert_eq!(field.value(), "Investigation");
}

#[test]
fn down_offers_the_usual_words() {
    let mut field = Field::usual(Name::Because, "Because", &["Plan on track".into(), "Awaiting CPS".into()]);
    assert!(field.step(1));
    assert_eq!(field.text(), "Plan on track");
    field.step(1);
    field.step(1);
    assert_eq!(field.text(), "Awaiting CPS");
    field.type_char('!');
    assert_eq!(
        (
            field.text(),
            field.kind == Kind::Line { usual: vec!["Plan on track".into(), "Awaiting CPS".into()], open: None }
        ),
        ("Awaiting CPS!", true)
    );
}
