//! A meeting driven on the screen: prepared, opened, every group called, closed, read back, signed.

use super::harness::Play;
use muster::domain::identity::OcgId;
use muster::domain::item::ItemKind;
use muster::domain::meeting::{Called, MeetingState};
use muster::model::port::{Ask, Told};
use muster::model::state::Screen;
use muster::view::glyphs::Glyphs;
use muster::view::grid;
use muster::view::skin::Skin;
use muster::view::themes::Theme;

/// A division with a meeting open, on its first item.
pub(crate) fn opened(width: u16, height: u16) -> Play {
    let mut play = Play::new(width, height);
    play.keys("gd<Tab><Tab>24<Tab><Tab>DC 5031<Tab><Tab>+2w<Enter>");
    assert!(play.text().contains("Open the meeting"), "{}", play.text());
    play.keys("<Enter>");
    play
}

fn on(play: &Play) -> String {
    match &play.model.screen {
        Screen::Drive(drive) => play.model.lines.ocg(drive.ocg).map_or(String::new(), |line| line.operation.clone()),
        other => format!("not in drive: {other:?}"),
    }
}

fn items(play: &mut Play, kind: ItemKind) -> usize {
    let Told::Items(_, found) = play.ask(Ask::Items { kind, open_only: false, limit: 100 }) else { panic!("items") };
    found.len()
}

/// Calls the group on the screen, a second after whatever was before.
fn call(play: &mut Play) {
    play.wait(1_000);
    play.keys(" ");
}

#[test]
fn a_meeting_is_prepared_opened_driven_and_signed_with_every_verb() {
    let mut play = opened(120, 36);
    let meeting = play.model.sitting.open().cloned().unwrap();
    assert_eq!((meeting.code().as_str(), meeting.details.loggist.as_str()), ("T24", "DC 5031"));
    assert_eq!(on(&play), "Op Alder");
    // Tier, action, LRO, disruption, note, score, and everything behind the plus.
    play.keys("t2Warrant phase done<Enter>");
    assert!(play.notice().contains("Op Alder goes from tier 1 to tier 2"), "{}", play.notice());
    play.keys("aTalk to landlord @22 #prot fri<Enter>");
    play.keys("o<Tab>room for one<Enter>");
    play.keys("d<Up><Tab>two vehicles seized<Enter>");
    play.keys("mPress line agreed<Enter>");
    play.keys("+oSecure two charges<Enter>");
    assert_eq!(play.model.lines.ocg(OcgId(3)).unwrap().objective, "Secure two charges");
    play.keys("+gSource of supply<Enter>");
    play.keys("+tRelease from custody<Enter>");
    play.keys("+sProbation<Enter>");
    play.keys("+c21<Enter>");
    play.keys("+bAnalyst for two weeks<Tab>ROCU<Enter>");
    play.keys("+lOpen fridays first<Enter>");
    play.keys("+rcash<Tab>£14,200<Enter>");
    play.keys("+nvPrevent work sits with the school<Enter>");
    assert!(play.model.modals.is_empty(), "{}", play.text());
    for kind in [ItemKind::Gap, ItemKind::Trigger, ItemKind::Bid, ItemKind::Learning, ItemKind::Outcome] {
        assert_eq!(items(&mut play, kind), 1, "{kind:?}");
    }
    assert_eq!(items(&mut play, ItemKind::Plan), 3, "each change of the plan is a version that keeps the one before");
    let Told::Plan(_, Some(plan)) = play.ask(Ask::Plan(OcgId(3))) else { panic!("a plan") };
    assert_eq!((plan.version, plan.objective.as_str(), plan.consulted.len()), (3, "Secure two charges", 1));
    assert!(play.text().contains("Source of supply (0 days)"), "{}", play.text());
    // Called: the next is on the screen.
    call(&mut play);
    assert_eq!(on(&play), "Op Yew");
    // No change, because: called too.
    play.keys("=<Down><Enter>");
    assert_eq!(on(&play), "Op Hazel");
    let settled = play.model.sitting.settled(OcgId(1)).unwrap();
    assert_eq!(settled.called, Called::Discussed);
    // Taken as read, deferred.
    play.keys("r");
    play.keys("fLRO at court<Enter>");
    assert_eq!(play.model.sitting.done(), 4);
    // Sign off and extend from drive.
    play.keys("<Tab>cDone and checked<Enter>");
    play.keys("e+2w<Tab><Down><Enter><Esc>");
    for _ in 0..26 {
        call(&mut play);
    }
    assert_eq!(play.model.sitting.left(), 1);
    play.keys("gm");
    assert!(play.text().contains("NOT SETTLED: 1 of 31"), "{}", play.text());
    play.keys("gs");
    assert!(play.notice().contains("Not signed: 1 group is not settled"), "{}", play.notice());
    play.keys("r");
    assert!(play.text().contains("Every group is settled."), "{}", play.text());
    let (_, all) = match &play.model.screen {
        Screen::Close(close) => close.agreed(&play.model.sitting),
        other => panic!("{other:?}"),
    };
    for _ in 0..all {
        play.keys("y");
    }
    assert!(play.text().contains("g s signs"), "{}", play.text());
    play.keys("gs23<Enter>");
    assert!(play.text().contains("that is not the number of the meeting"), "{}", play.text());
    play.keys("<Ctrl-u>24<Enter>");
    assert!(matches!(play.model.screen, Screen::Signed(_)), "{}", play.text());
    let text = play.text();
    assert!(text.contains("Meeting 24 is signed.") && text.contains("31 settled: 28 discussed"), "{text}");
    play.keys("1");
    assert!(play.notice().contains("a store in memory has no folder for papers"), "{}", play.notice());
    play.keys("<Enter>");
    assert!(matches!(play.model.screen, Screen::Board) && play.model.sitting.open().is_none());
    let former = play.model.sitting.former.as_deref().unwrap();
    assert!(matches!(former.state, MeetingState::Signed { .. }));
}

/// The order of the meeting, as the screen of it has it, and the order of the board.
fn orders(play: &Play) -> (Vec<OcgId>, Vec<OcgId>) {
    let turns = play.model.sitting.turns.iter().map(|turn| turn.ocg).collect();
    let board = play.model.ocgs.order.iter().filter_map(|at| play.model.lines.at(*at)).map(|line| line.id).collect();
    (turns, board)
}

#[test]
fn the_board_follows_the_order_of_the_meeting() {
    let mut play = opened(160, 45);
    let (turns, board) = orders(&play);
    assert_eq!(turns, board);
    // Moved by the chair: the same on the board, filtered or not.
    play.keys("]]>");
    let (turns, board) = orders(&play);
    assert_eq!(turns, board);
    play.keys("<Esc>/tier:1<Enter>");
    let (turns, board) = orders(&play);
    let shown: Vec<OcgId> = turns.into_iter().filter(|id| board.contains(id)).collect();
    assert_eq!(shown, board);
    assert!(board.len() < 31, "{}", play.text());
    play.keys("<Esc>gd");
    call(&mut play);
    let (turns, board) = orders(&play);
    assert_eq!(turns, board);
}

#[test]
fn a_decision_moves_no_group_under_the_hands_of_the_chair() {
    let mut play = opened(120, 36);
    let (before, _) = orders(&play);
    play.keys("t4phase done<Enter>");
    assert_eq!(orders(&play).0, before, "the item stays where it stood");
    play.keys("]");
    assert_eq!(on(&play), "Op Yew", "and the next one is the next one");
    // The same after a crash, and after the opening was taken back and done again.
    play.restart();
    assert_eq!(orders(&play).0, before);
}

#[test]
fn a_held_space_calls_one_group() {
    let mut play = opened(120, 36);
    play.wait(1_000);
    play.keys("     ");
    assert_eq!((on(&play).as_str(), play.model.sitting.done()), ("Op Yew", 1));
    play.wait(250);
    play.keys(" ");
    assert_eq!(play.model.sitting.done(), 1, "each press of a held key puts the moment off");
    play.wait(400);
    play.keys(" ");
    assert_eq!(play.model.sitting.done(), 2);
}

#[test]
fn a_slip_is_one_undo_and_comes_back_to_the_item() {
    let mut play = opened(120, 36);
    call(&mut play);
    assert_eq!(on(&play), "Op Yew");
    play.keys("u<Enter>");
    assert_eq!((on(&play).as_str(), play.model.sitting.done()), ("Op Alder", 0));
}

#[test]
fn jump_and_return_and_the_items_beside() {
    let mut play = opened(120, 36);
    play.keys("<Ctrl-k>bay<Enter>");
    assert_eq!(on(&play), "Op Bay");
    play.keys("<Backspace>");
    assert_eq!(on(&play), "Op Alder");
    play.keys("<Backspace>");
    assert!(play.notice().contains("No item was left"), "{}", play.notice());
    play.keys("/bay<Enter>");
    call(&mut play);
    assert_eq!(on(&play), "Op Alder", "an item called out of turn goes back to whose turn it is");
    play.keys("]");
    assert_eq!(on(&play), "Op Yew");
    play.keys("[[");
    assert_eq!(on(&play), "Op Bay", "what was called first stands first");
    play.keys("[");
    assert!(play.notice().contains("first item"), "{}", play.notice());
}

#[test]
fn the_order_is_changed_one_place_at_a_time() {
    let mut play = opened(120, 36);
    play.keys(">");
    let names = |play: &Play| -> Vec<String> {
        let turns = play.model.sitting.turns.iter().take(4);
        turns.filter_map(|turn| play.model.lines.ocg(turn.ocg)).map(|line| line.operation.clone()).collect()
    };
    assert_eq!(names(&play), ["Op Yew", "Op Alder", "Op Hazel", "Op Larch"]);
    assert_eq!(play.model.sitting.open().unwrap().details.first.len(), 1, "only what has to stand in front is moved");
    play.keys("<<>");
    assert_eq!(names(&play), ["Op Alder", "Op Yew", "Op Hazel", "Op Larch"]);
    play.keys("<<>");
    assert!(play.notice().contains("cannot be moved further"), "{}", play.notice());
}

#[test]
fn tab_lands_on_what_is_claimed_then_late_and_signs_off() {
    let mut play = opened(120, 36);
    let keys = play.keys("<Tab>c<Enter>");
    assert_eq!(keys, 3);
    assert!(play.text().contains("needed") || play.notice().contains("result"), "an unclaimed one needs words");
    play.keys("<Esc><Esc>");
    play.keys("<Tab>cgone<Tab>c<Enter>");
    assert!(play.notice().contains("claims"), "{}", play.notice());
    let keys = play.keys("<Esc><Tab>c<Enter>") - 1;
    assert_eq!(keys, 3, "sign off the first claimed action, from drive");
    assert!(play.notice().contains("discharged"), "{}", play.notice());
}

#[test]
fn the_board_shows_who_was_called_and_calls_too() {
    let mut play = opened(160, 45);
    call(&mut play);
    play.keys("<Esc>");
    let text = play.text();
    assert!(text.contains("item 2 of 31") && text.contains("30 not called"), "{text}");
    assert!(text.contains("6 groups, 5 not called") && text.contains("10:27"), "{text}");
    call(&mut play);
    assert_eq!(play.model.sitting.done(), 2);
    play.keys("4 ");
    assert!(play.notice().contains("Space is for groups"), "{}", play.notice());
}

#[test]
fn the_time_is_told_in_words_when_it_is_over() {
    let mut play = opened(160, 45);
    assert!(play.text().contains("3 min 52 s for each of 31 left"), "{}", play.text());
    play.wait(272_000);
    assert!(play.text().contains("OVER 0:40"), "{}", play.text());
    play.wait(2 * 3_600_000);
    assert!(play.text().contains("+4 min OVER"), "{}", play.text());
    call(&mut play);
    assert!(play.text().contains("no time left for 30"), "{}", play.text());
}

#[test]
fn without_a_meeting_the_keys_say_what_to_do() {
    let mut play = Play::new(120, 36);
    for keys in [" ", "r", "f"] {
        play.keys(keys);
        assert!(play.notice().contains("No meeting is open. g d opens one."), "{}", play.notice());
    }
    play.keys("gm");
    assert!(play.notice().contains("No meeting is open"), "{}", play.notice());
}

#[test]
fn a_record_opened_from_drive_goes_back_to_the_item() {
    let mut play = opened(120, 36);
    play.keys("]<Enter>");
    assert!(matches!(play.model.screen, Screen::Record(_)));
    play.keys("<Esc>");
    assert_eq!(on(&play), "Op Yew");
    play.keys("<Esc>");
    assert!(matches!(play.model.screen, Screen::Board));
    play.keys("gd");
    assert_eq!(on(&play), "Op Yew", "back to the item that was on the screen");
}

#[test]
fn drive_at_200_by_60() {
    insta::assert_snapshot!(opened(200, 60).both());
}

#[test]
fn drive_at_160_by_45() {
    insta::assert_snapshot!(opened(160, 45).both());
}

#[test]
fn drive_at_120_by_36() {
    insta::assert_snapshot!(opened(120, 36).both());
}

#[test]
fn drive_at_80_by_24() {
    insta::assert_snapshot!(opened(80, 24).both());
}

#[test]
fn drive_in_ascii_and_in_mono_says_the_same() {
    let mut play = opened(120, 36);
    let unicode = play.text();
    play.skin = grid::probe(Glyphs::Ascii);
    let ascii = play.text();
    assert!(ascii.is_ascii());
    assert_eq!(ascii.replace(['|', '-'], " "), unicode.replace(['│', '─', '-'], " "));
    play.skin = Skin::new(Theme::Mono, Glyphs::Unicode);
    assert_eq!(play.text(), unicode);
}

#[test]
fn read_whole_the_card_scrolls_and_esc_comes_back() {
    let mut play = opened(80, 24);
    let first = play.text();
    assert!(first.contains("rows in all, PgDn"), "{first}");
    play.keys("<PgDn>");
    assert!(play.text().contains("rows ") && play.text() != first, "{}", play.text());
    play.keys("G");
    let card = |play: &Play| play.text().lines().take(22).map(str::to_owned).collect::<Vec<_>>();
    let last = card(&play);
    play.keys("<PgDn>j");
    assert_eq!(card(&play), last, "never past the end");
    assert!(play.notice().contains("the end of the card"), "{}", play.notice());
    play.keys("<Esc>");
    assert_eq!(play.text(), first);
}

#[test]
fn the_closing_and_the_signed_screen() {
    let mut play = opened(120, 36);
    play.keys("t2Warrant phase done<Enter>aVisit @22 fri<Enter>");
    call(&mut play);
    play.keys("t3slip<Enter>u<Enter>gm");
    insta::assert_snapshot!("closing", play.both());
    play.keys("*rnothing new<Enter>gs24<Enter>");
    let text = play.text();
    let seal = text.lines().position(|line| line.contains("SEAL")).unwrap();
    // The words of the seal hang on every byte before them; the frame around them does not.
    let shown: Vec<&str> =
        text.lines().enumerate().filter(|(at, _)| !(seal..seal + 3).contains(at)).map(|(_, line)| line).collect();
    insta::assert_snapshot!("signed", shown.join("\n"));
}

#[test]
fn every_size_is_safe_in_drive_and_close() {
    let mut play = opened(120, 36);
    for screen in ["", "<Tab>", "gm"] {
        play.keys(screen);
        for (width, height) in
            [(60, 20), (79, 24), (80, 24), (109, 30), (110, 24), (119, 29), (200, 60), (300, 100), (10, 3)]
        {
            play.resize(width, height);
            play.text();
        }
        play.resize(120, 36);
    }
}
