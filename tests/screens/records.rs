//! What is recorded beside tiers and actions: orders, plans, general decisions, remarks, operations, what the board is owed; and how each moves on.

use super::drive::opened;
use super::harness::Play;
use muster::domain::board::{ActionFilter, ActionOrder};
use muster::domain::command::Command;
use muster::domain::identity::OcgId;
use muster::domain::item::{Content, GapState, ItemKind, OrderState, Plan};
use muster::model::port::{Ask, Told};

fn newest(play: &mut Play, kind: ItemKind) -> Content {
    let Told::Items(_, found) = play.ask(Ask::Items { kind, open_only: false, limit: 100 }) else { panic!("items") };
    found.into_iter().next().map(|item| item.content).unwrap()
}

fn plan(play: &mut Play, ocg: i64) -> Plan {
    let Told::Plan(_, found) = play.ask(Ask::Plan(OcgId(ocg))) else { panic!("a plan") };
    *found.unwrap()
}

#[test]
fn a_whole_version_of_a_plan_is_written_and_the_next_begins_with_it() {
    let mut play = Play::new(100, 32);
    play.keys(
        "+4Two charged<Tab>n/a, because no young people<Tab>Tenants rehoused<Tab><Tab>Secure the unit<Tab><Tab>+6w",
    );
    play.keys("<Tab>CPS, CSP<Enter>");
    assert!(play.notice().contains("version 1"), "{}", play.notice());
    let ocg = play.model.selected.unwrap().0;
    let first = plan(&mut play, ocg);
    assert_eq!(first.strands[0].objective, "Two charged");
    assert_eq!(first.strands[1].not_applicable, "no young people");
    assert_eq!((first.strands[3].objective.as_str(), first.objective.as_str()), ("", "Secure the unit"));
    assert_eq!(first.consulted.iter().map(|(who, _)| who.as_str()).collect::<Vec<_>>(), ["CPS", "CSP"]);
    assert!(first.review_on.is_some());
    play.keys("+4");
    insta::assert_snapshot!("plan", play.both());
    play.keys("<Tab><Ctrl-u>n/a<Enter>");
    assert!(play.text().contains("why Prevent does not apply is needed"), "{}", play.text());
    play.keys(" not their age<Enter>");
    let second = plan(&mut play, ocg);
    assert_eq!((second.version, second.strands[0].objective.as_str()), (2, "Two charged"));
    assert_eq!(second.strands[1].not_applicable, "not their age");
    assert_eq!(second.consulted, first.consulted, "who was consulted stays");
}

#[test]
fn a_plan_past_its_review_is_for_the_chair_to_decide() {
    let mut play = opened(120, 36);
    play.keys("+4Two charged<Tab><Tab><Tab><Tab><Tab><Tab>today<Enter>");
    assert!(!play.text().contains("4P plan was due"), "{}", play.text());
    play.keys("gh");
    play.wait(2 * 86_400_000);
    play.keys("gd");
    assert!(play.text().contains("The review of the 4P plan was due on Tuesday 24 November"), "{}", play.text());
}

#[test]
fn a_plan_that_is_begun_before_the_one_that_stands_is_told_is_not_typed_over() {
    let mut play = Play::new(100, 32);
    play.keys("+4Two charged<Enter>");
    play.hold = true;
    play.keys("+4X");
    play.answer_all();
    assert!(play.text().contains("[ X "), "{}", play.text());
}

#[test]
fn a_court_order_goes_from_sought_to_in_force() {
    let mut play = Play::new(120, 36);
    play.keys("+wSCPO<Tab>subject 2<Enter>");
    assert!(play.notice().contains("SCPO against subject 2"), "{}", play.notice());
    play.keys("go");
    assert!(play.text().contains("1 open of 1"), "{}", play.text());
    play.keys("<Enter>");
    insta::assert_snapshot!("order", play.both());
    play.keys("i<Tab><Tab><Tab>+1y<Enter>");
    let Content::Order(order) = newest(&mut play, ItemKind::Order) else { panic!("an order") };
    assert_eq!((order.state, order.granted_on), (OrderState::InForce, Some(super::harness::day())));
    assert!(play.text().contains("in force"), "{}", play.text());
}

#[test]
fn a_gap_is_tasked_and_filled_in_its_list() {
    let mut play = Play::new(120, 36);
    play.keys("+gWho holds the second line<Enter>gk<Enter>");
    play.keys("<Tab>DC 5520<Enter>");
    assert!(play.text().contains("tasked"), "{}", play.text());
    play.keys("<Enter><Tab>intercept of 3 December<Enter>");
    let Content::Gap(gap) = newest(&mut play, ItemKind::Gap) else { panic!("a gap") };
    assert_eq!((gap.state, gap.remark.as_str()), (GapState::Filled, "intercept of 3 December"));
    assert!(play.text().contains("0 open of 1"), "{}", play.text());
}

#[test]
fn a_decision_says_what_was_refused_and_a_remark_stands_under_its_item() {
    let mut play = opened(120, 36);
    play.keys("+dNo overtime before December<Tab>the budget is spent<Tab>two shifts, because of cost");
    insta::assert_snapshot!("decision", play.both());
    play.keys("<Enter>+iBids<Tab>ROCU answers by Friday<Enter>");
    let Content::Decision(decision) = newest(&mut play, ItemKind::Decision) else { panic!("a decision") };
    assert_eq!(decision.refused, "two shifts, because of cost");
    let Content::Remark(remark) = newest(&mut play, ItemKind::Remark) else { panic!("a remark") };
    assert_eq!((remark.under.as_str(), remark.text.as_str()), ("Bids and capacity", "ROCU answers by Friday"));
}

#[test]
fn an_operation_takes_in_groups_and_gets_its_figure_after() {
    let mut play = Play::new(120, 36);
    play.keys("+fLantern<Tab>place<Tab><Tab><Tab>Alder, Op Birch, nobody<Tab>violence in 20 hotspots<Tab>1,204<Enter>");
    assert!(play.text().contains("there is no group \"nobody\""), "{}", play.text());
    play.keys("<Ctrl-w>NB/OCG/1112<Enter>");
    assert!(play.notice().starts_with("Saved"), "{} {}", play.notice(), play.text());
    play.keys("gr<Enter>980<Tab><Tab><Tab>Yew<Enter>");
    let Content::Operation(operation) = newest(&mut play, ItemKind::Operation) else { panic!("an operation") };
    assert_eq!((operation.before, operation.after, operation.groups.len()), (Some(1204), Some(980), 4));
    assert!(play.text().contains("4 groups; violence in 20 hotspot"), "{}", play.text());
}

#[test]
fn the_board_is_owed_objectives_and_asked_about_groups_actions_and_bids() {
    let mut play = Play::new(120, 36);
    play.keys("+jClose two county lines<Tab>+4w<Enter>gy<Enter><Tab>two closed<Enter>");
    let Content::Objective(objective) = newest(&mut play, ItemKind::Objective) else { panic!("an objective") };
    assert_eq!((objective.state.word(), objective.remark.as_str()), ("met", "two closed"));
    play.keys("gh+vAn LRO from outside<Enter>4+vMoney for a locksmith<Enter>1+bAnalyst<Tab>ROCU<Enter>");
    play.keys("gb+vSupport the bid<Enter>");
    assert!(play.notice().starts_with("Saved"), "{}", play.notice());
    play.keys("+vAgain<Enter>");
    assert!(play.text().contains("taken to the board already"), "{}", play.text());
    play.keys("<Esc>gz");
    assert!(play.text().contains("3 open of 3"), "{}", play.text());
    play.keys("<Enter>Agreed<Enter>");
    assert!(play.text().contains("2 open of 3") && play.text().contains("settled"), "{}", play.text());
}

#[test]
fn a_signed_meeting_is_corrected_by_addition_from_the_entry_under_the_cursor() {
    let mut play = Play::new(120, 36);
    play.keys("+y");
    assert!(play.notice().contains("No meeting is signed yet"), "{}", play.notice());
    let mut play = super::past::two_meetings();
    play.keys("ghgj<Down><Down>+y");
    let said = play.model.facts.entries - 2;
    assert!(
        play.text().contains("To the tasking meeting 25.") && play.text().contains(&format!("[ {said} ")),
        "{}",
        play.text()
    );
    play.keys("went to tier 3<Tab>misheard<Enter>");
    assert!(play.notice().contains("it should read \"went to tier 3\""), "{}", play.notice());
    let Content::Correction(correction) = newest(&mut play, ItemKind::Correction) else { panic!("a correction") };
    assert_eq!(correction.entry, said);
    play.keys("+yy<Tab>z<Tab><Ctrl-u>99,999<Enter>");
    assert!(play.text().contains("there is no entry 99,999"), "{}", play.text());
}

/// Gives up every action on a group that waits.
fn give_up(play: &mut Play, operation: &str) {
    let filter = ActionFilter { live_only: true, ..ActionFilter::default() };
    let asked = Ask::Actions { filter, order: ActionOrder::Due, reversed: false, offset: 0, limit: 1_000 };
    let Told::Actions(page) = play.ask(asked) else { panic!("actions") };
    for line in page.rows.iter().filter(|line| line.operation == operation) {
        let (action, reason_code) = (line.id, "no longer needed".to_owned());
        let told = play.ask(Ask::Act(vec![Command::CancelAction { action, reason_code, because: "closed".into() }]));
        assert!(matches!(told, Told::Recorded(..)), "{told:?}");
    }
}

#[test]
fn a_hold_a_review_and_a_disposal_are_recorded_from_the_screen() {
    let mut play = Play::new(120, 36);
    play.keys("+h<Tab>trial at Preston<Enter>");
    assert!(play.notice().contains("is held for disclosure, because \"trial at Preston\""), "{}", play.notice());
    // What is live is not disposed of, and what is held is kept: the form says so and stays.
    play.keys("+hpnothing to keep it for");
    insta::assert_snapshot!("retention", play.text());
    play.keys("<Enter>");
    assert!(play.text().contains("is held for disclosure since 24 November 2026"), "{}", play.text());
    play.keys("<Ctrl-u><Up>ltrial over<Enter>");
    assert!(play.notice().contains("is lifted"), "{}", play.notice());
    play.keys("+hrlooked at<Tab>3<Enter>");
    assert!(play.notice().contains("group 3 (all other offences), next review 24 November 2032"), "{}", play.notice());
    let named = play.model.selection().map(|line| line.operation.clone()).unwrap();
    play.keys("<Enter>");
    assert!(play.text().contains("group 3"), "{named}: {}", play.text());
    // Archived, it has left the board; its record card is found and disposes of it.
    play.keys("<Esc>+a<Down><Down><Tab>closed<Enter>");
    assert!(play.notice().contains("archived"), "{}", play.notice());
    play.keys(&format!("<Ctrl-k>{}<Enter>", named.trim_start_matches("Op ").to_lowercase()));
    // While an action waits it stays, and the form says which.
    play.keys("+hpsix clear years<Enter>");
    assert!(play.text().contains("still has 7 open actions (NB-2026-0010, NB-2026-0011,"), "{}", play.text());
    give_up(&mut play, &named);
    play.keys("<Enter>");
    assert!(play.notice().contains("disposal of"), "{}\n{}", play.notice(), play.text());
    play.keys("+haagreed<Enter>");
    assert!(play.notice().contains("agreed"), "{}\n{}", play.notice(), play.text());
}
