//! The interaction budget (screens section 18), row by row and from where the chair stands: so many keys and the words, no more.

use super::drive::opened;
use super::harness::Play;
use muster::domain::board::ActionFilter;
use muster::domain::identity::OcgId;
use muster::model::port::{Ask, Told};
use muster::model::state::Screen;

/// A row of the budget: the act, the screen it is done from, the keys, those of them that type words, how many keys the rest may be, and what is said or
/// shown after it.
struct Row {
    act: &'static str,
    from: From,
    keys: &'static str,
    typed: &'static str,
    most: usize,
    then: &'static str,
}

/// Where the chair stands.
#[derive(Clone, Copy)]
enum From {
    Board,
    Drive,
    /// Drive, with a claim on the first action of the item.
    Claimed,
    Review,
    /// Drive, with every group settled.
    Settled,
}

const fn row(
    act: &'static str,
    from: From,
    keys: &'static str,
    typed: &'static str,
    most: usize,
    then: &'static str,
) -> Row {
    Row { act, from, keys, typed, most, then }
}

/// Section 18, in its order; what the board and drive both offer stands twice.
const BUDGET: [Row; 25] = [
    row("call a group, go to the next", From::Drive, " ", "", 1, "is called"),
    row("no change, usual reason, call, next", From::Drive, "=<Down><Enter>", "", 3, "Op Yew"),
    row(
        "no change, usual reason",
        From::Board,
        "=<Down><Enter>",
        "",
        3,
        "Op Alder stays in tier 1, because \"Plan on track",
    ),
    row("no change, own reason, call, next", From::Drive, "=own words<Enter>", "own words", 2, "Op Yew"),
    row("no change, own reason", From::Board, "=own words<Enter>", "own words", 2, "because \"own words\""),
    row("change tier with reason", From::Drive, "t2phase done<Enter>", "phase done", 3, "from tier 1 to tier 2"),
    row("change tier with reason", From::Board, "t2phase done<Enter>", "phase done", 3, "from tier 1 to tier 2"),
    row(
        "add action with owner, P and date",
        From::Drive,
        "aVisit @22 #prot fri<Enter>",
        "Visit @22 #prot fri",
        2,
        "DS 2217",
    ),
    row(
        "add action with owner, P and date",
        From::Board,
        "aVisit @22 #prot fri<Enter>",
        "Visit @22 #prot fri",
        2,
        "Protect",
    ),
    row("first-ranked LRO with reason", From::Drive, "o<Tab>room for one<Enter>", "room for one", 3, "LRO of Op Alder"),
    row("first-ranked LRO with reason", From::Board, "o<Tab>room for one<Enter>", "room for one", 3, "LRO of Op Alder"),
    row("claim a moderate disruption", From::Drive, "d<Up><Tab>two vehicles<Enter>", "two vehicles", 4, "moderate"),
    row("claim a moderate disruption", From::Board, "d<Up><Tab>two vehicles<Enter>", "two vehicles", 4, "moderate"),
    row(
        "set the objective for the period",
        From::Drive,
        "+oTwo charges<Enter>",
        "Two charges",
        3,
        "objective to 8 December 2026",
    ),
    row("set the objective for the period", From::Board, "+oTwo charges<Enter>", "Two charges", 3, "Two charges"),
    row("sign off the first claimed action", From::Claimed, "<Tab>c<Enter>", "", 3, "is discharged"),
    row(
        "move three late actions to the next meeting",
        From::Review,
        "vvvenext<Tab><Down><Enter>",
        "next",
        7,
        "entries 158 to 160: ",
    ),
    row("find any record", From::Drive, "<Ctrl-k>willow<Enter>", "willow", 2, "Op Willow"),
    row("find any record", From::Board, "<Ctrl-k>willow<Enter>", "willow", 2, "Op Willow"),
    row("undo the last act", From::Claimed, "u<Enter>", "", 2, "Withdrew"),
    row(
        "settle all not called as read, because",
        From::Drive,
        "gm*rin date<Enter>",
        "in date",
        5,
        "Every group is settled.",
    ),
    row(
        "settle all not called as read, because",
        From::Review,
        "gm*rin date<Enter>",
        "in date",
        5,
        "Every group is settled.",
    ),
    row("sign, when all is settled", From::Settled, "gmgs24<Enter>", "", 7, "Meeting 24 is signed."),
    row("run a command nobody remembers", From::Drive, "?journal<Enter>", "journal", 2, "everything recorded"),
    row("run a command nobody remembers", From::Board, "?journal<Enter>", "journal", 2, "everything recorded"),
];

fn standing(from: From) -> Play {
    match from {
        From::Board => Play::new(120, 36),
        From::Drive => opened(120, 36),
        From::Claimed => {
            let mut play = opened(120, 36);
            play.keys("<Tab>cgone<Tab>c<Enter><Esc>");
            assert!(play.notice().contains("claims"), "{}", play.notice());
            play
        }
        From::Review => {
            let mut play = opened(120, 36);
            play.keys("ga");
            play
        }
        From::Settled => {
            let mut play = opened(120, 36);
            play.keys("gm*rin date<Enter><Esc>");
            assert!(matches!(play.model.screen, Screen::Drive(_)), "{}", play.text());
            play
        }
    }
}

#[test]
fn every_act_stays_within_its_budget() {
    for Row { act, from, keys, typed, most, then } in BUDGET {
        let mut play = standing(from);
        play.wait(1_000);
        let count = play.keys(keys);
        assert!(keys.contains(typed), "{act}");
        assert_eq!(count - typed.chars().count(), most, "{act}");
        let (said, shown) = (play.notice(), play.text());
        assert!(said.contains(then) || shown.contains(then), "{act}: {said}\n{shown}");
        assert!(play.model.modals.is_empty(), "{act} is done, nothing waits: {shown}");
    }
}

#[test]
fn a_typical_item_is_eleven_keys_and_the_words() {
    let mut play = opened(120, 36);
    let words = ["phase done", "Visit @22 #prot fri", "Search unit 3 @4471 #purs fri", "Two charges"];
    let script = format!("t2{}<Enter>a{}<Enter>a{}<Enter>+o{}<Enter> ", words[0], words[1], words[2], words[3]);
    let keys = play.keys(&script) - words.iter().map(|words| words.chars().count()).sum::<usize>();
    assert_eq!(keys, 3 + 2 + 2 + 3 + 1);
    assert_eq!(play.model.sitting.done(), 1, "{}", play.notice());
}

#[test]
fn twenty_no_changes_by_usual_reason_are_sixty_keys() {
    let mut play = opened(120, 36);
    let keys: usize = (0..20).map(|_| play.keys("=<Down><Enter>")).sum();
    assert_eq!((keys, play.model.sitting.done()), (60, 20));
}

#[test]
fn three_late_actions_go_to_a_later_day_in_one_batch() {
    let mut play = Play::new(120, 36);
    let before = play.model.facts.entries;
    let keys = play.keys("4vvve+2w<Tab><Down><Enter>") - 3;
    let said = play.notice();
    assert_eq!(keys - 1, 7, "besides the key that goes to the pane");
    assert_eq!(play.model.facts.entries, before + 3);
    assert!(said.contains("entries 156 to 158"), "{said}");
    play.keys("u<Enter>");
    assert_eq!(play.model.facts.entries, before + 6, "one undo takes all three back, as three entries");
    let Told::Actions(page) = play.ask(Ask::Actions {
        filter: ActionFilter { ocg: Some(OcgId(3)), live_only: true, ..Default::default() },
        order: Default::default(),
        reversed: false,
        offset: 0,
        limit: 10,
    }) else {
        panic!("a page")
    };
    assert!(page.rows.iter().all(|row| row.extensions == 0));
}
