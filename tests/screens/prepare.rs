//! The preparation screen of a meeting that is prepared: the frozen pack, and what was recorded since.

use super::harness::{Play, day, founded_in, opened_in};
use muster::domain::identity::OcgId;
use muster::domain::preparation::Topic;
use muster::domain::time::{Timestamp, add_days};
use muster::model::layout::Pane;
use muster::model::state::{Modal, Screen};
use muster::store::backup::stamp;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::{Folder, Keyring, Passphrase, testing};

/// A screen over a division whose next meeting is prepared for Friday, on the list of what needs the chair.
fn prepared(width: u16, height: u16) -> Play {
    let mut play = Play::new(width, height);
    play.keys("gd<Tab><Ctrl-u>fri<Enter>gp");
    play
}

fn pack(play: &Play) -> Option<u64> {
    play.model.sitting.prepared().and_then(|meeting| meeting.details.pack)
}

#[test]
fn the_pack_is_frozen_at_the_last_entry_and_later_again() {
    let mut play = Play::new(120, 36);
    play.keys("gpgf");
    assert!(play.notice().contains("No meeting is prepared"), "{}", play.notice());
    play.keys("<Esc>gd<Tab><Ctrl-u>fri<Enter>gp");
    assert!(play.text().contains("Prepare   pack not frozen   OFFICIAL-SENSITIVE"), "{}", play.text());
    let last = play.model.facts.entries;
    play.keys("gf");
    assert_eq!(pack(&play), Some(last));
    let said = format!("The pack of the tasking meeting 1 is frozen at entry {last}. u undoes.");
    assert!(play.notice().ends_with(&said), "{}", play.notice());
    let shown = format!("pack frozen at entry {last}, 24 November 10:27   OFFICIAL-SENSITIVE");
    assert!(play.text().contains(&shown), "{}", play.text());
    play.keys("gf");
    assert!(play.notice().contains("nothing was recorded since"), "{}", play.notice());
    play.keys("mPress line agreed<Enter>gf");
    let said = format!("The frozen pack of the tasking meeting 1 is moved from entry {last} to entry {}", last + 2);
    assert!(play.notice().contains(&said), "{}", play.notice());
    play.keys("u<Enter>");
    assert_eq!(pack(&play), Some(last), "{}", play.notice());
    play.resize(80, 24);
    assert!(play.text().contains(&format!("pack frozen at entry {last}  OFFICIAL")), "{}", play.text());
}

#[test]
fn an_open_meeting_has_its_pack_behind_it_and_a_reader_freezes_nothing() {
    let mut play = prepared(120, 36);
    play.model.facts.read_only = true;
    play.keys("gf");
    assert!(play.notice().contains("read-only") && pack(&play).is_none(), "{}", play.notice());
    play.model.facts.read_only = false;
    play.keys("gf<Esc>gd<Enter>gpgf");
    assert!(play.notice().contains("frozen before it is opened"), "{}", play.notice());
}

/// Puts the cursor on a row.
fn on(play: &mut Play, topic: Topic) {
    let Screen::Prepare(list) = &play.model.screen else { panic!("the preparation list") };
    let (at, now) = (list.rows().iter().position(|row| row.topic == topic).unwrap(), list.cursor.at);
    play.keys(&if at < now { "k".repeat(now - at) } else { "j".repeat(at - now) });
}

fn said(play: &Play, topic: Topic) -> Option<String> {
    let Screen::Prepare(list) = &play.model.screen else { panic!("the preparation list") };
    list.rows().iter().find(|row| row.topic == topic).map(|row| row.words(3))
}

#[test]
fn running_order_and_room_stand_in_the_list_and_each_row_leads_on() {
    let mut play = prepared(120, 36);
    let none = "tier, then matters for the chair; none moved by you";
    assert_eq!(said(&play, Topic::Order).as_deref(), Some(none));
    let asked = "12 asked, 0 answered; no word from CSP 07, DC 5520, DI 4102, +9";
    assert_eq!(said(&play, Topic::LrosAsked).as_deref(), Some(asked));
    assert_eq!(said(&play, Topic::SincePack), None, "no pack is frozen");
    // A group is moved from the row that names it; the row of an officer names none.
    on(&mut play, Topic::ReviewLate);
    play.keys("<<<");
    let moved = "tier, then matters for the chair; 1 moved by you: Op Maple";
    assert_eq!(said(&play, Topic::Order).as_deref(), Some(moved), "those before it are where the rule has them");
    on(&mut play, Topic::LroOver);
    play.keys("<");
    assert!(play.notice().contains("names no group"), "{}", play.notice());
    on(&mut play, Topic::LrosAsked);
    play.keys("<Enter>");
    assert!(matches!(play.model.modals.last(), Some(Modal::Room(_))), "{}", play.text());
    play.keys("<Down>p<Enter><Esc>");
    assert!(matches!(play.model.screen, Screen::Prepare(_)), "{}", play.text());
    let now = said(&play, Topic::LrosAsked).unwrap();
    assert!(now.starts_with("12 asked, 1 answered; no word from "), "{now}: {}", play.text());
    play.keys("gf");
    assert_eq!(said(&play, Topic::SincePack), None, "nothing was recorded since");
    on(&mut play, Topic::NoLro);
    play.keys("mPress line agreed<Enter>");
    assert_eq!(said(&play, Topic::SincePack).as_deref(), Some("1 entry: Op Medlar"));
    insta::assert_snapshot!("prepare_frozen_at_120_by_36", play.both());
    play.resize(80, 24);
    insta::assert_snapshot!("prepare_frozen_at_80_by_24", play.both());
    on(&mut play, Topic::SincePack);
    play.keys("<Enter>");
    assert!(matches!(play.model.screen, Screen::Journal(_)) && play.text().contains("Press line"), "{}", play.text());
    play.keys("gp");
    on(&mut play, Topic::Order);
    play.keys("<Enter>");
    assert!(matches!(play.model.screen, Screen::Board) && play.model.focus == Pane::Ocgs, "{}", play.text());
    assert_eq!(play.model.selected, Some(OcgId(7)), "on the first group that was moved");
}

#[test]
fn an_lro_of_a_live_group_who_is_not_on_the_list_is_to_be_asked() {
    let mut play = prepared(120, 36);
    play.keys("+pDS 9001<Tab><Tab><Enter>");
    assert!(play.notice().starts_with("Saved"), "{}", play.notice());
    on(&mut play, Topic::NoLro);
    play.keys("oDS 9001<Tab>room for one<Enter>");
    let Screen::Prepare(list) = &play.model.screen else { panic!("the preparation list") };
    let row = list.rows().iter().find(|row| row.topic == Topic::LrosAsked).unwrap();
    let last = row.named.last().unwrap();
    assert_eq!((last.name.as_str(), last.note.as_str()), ("DS 9001", "not on the list"), "{}", play.notice());
    assert!(row.lead.starts_with("12 asked, 0 answered"), "{}", row.lead);
}

#[test]
fn the_foot_says_how_old_the_last_backup_is_and_whether_the_record_verifies() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    drop(founded_in(&path));
    let foot = || {
        let mut play = Play::over(opened_in(&path), 120, 36);
        play.keys("gp");
        play.rest();
        let foot = play.text().lines().find(|line| line.contains("backup")).map(|line| line.trim().to_owned());
        foot.unwrap_or_else(|| panic!("{}", play.text()))
    };
    assert!(foot().starts_with("No backup beside the record. Store verified, 155 entries."), "{}", foot());
    let yesterday = Timestamp::from_local(add_days(day(), -1), 17, 40);
    opened_in(&path).backup(None, &stamp(yesterday), &mut |_, _| true).unwrap();
    assert!(foot().starts_with("Last backup yesterday 17:40. Store verified, 155 entries."), "{}", foot());
    // A copy of another store and one that says nothing of itself are no backups of this one.
    let folder = Folder::open(&path).unwrap();
    std::fs::create_dir(folder.backups().join("XXXX-XXXX-XXXX 2026-11-24 1000.muster-backup")).unwrap();
    assert!(foot().starts_with("Last backup yesterday 17:40."), "{}", foot());
    let keyring = Keyring::read(&folder.keyring()).unwrap();
    let (key, _) = keyring.unlock_slot(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    testing::alter(&folder, &key, "UPDATE journal SET decided_by = 'DCI 9999' WHERE seq = 5").unwrap();
    assert!(foot().contains("17:40. THE STORE DOES NOT VERIFY. \"muster verify\" says where."), "{}", foot());
}

#[test]
fn the_foot_says_that_it_is_checking_and_a_decision_typed_meanwhile_is_saved() {
    let mut play = Play::new(120, 36);
    let foot = |play: &Play| match &play.model.screen {
        Screen::Prepare(list) => list.standing.map_or(String::new(), |standing| standing.sentence(day())),
        _ => String::new(),
    };
    play.keys("gp");
    assert!(play.text().contains("No backup beside the record. Checking 155 entries ..."), "{}", play.text());
    play.keys("mPress line agreed<Enter>");
    assert!(play.notice().starts_with("Saved") && play.desk.is_looking(), "{}", play.notice());
    assert!(foot(&play).ends_with("Checking 155 entries ..."), "{}", foot(&play));
    play.rest();
    assert!(foot(&play).ends_with("Store verified, 156 entries."), "{}", foot(&play));
    // What is found for a list that was left belongs to nobody; the list that is opened anew has its own.
    play.keys("gbgpgb");
    play.rest();
    play.keys("gp");
    assert!(foot(&play).ends_with("Checking 156 entries ..."), "{}", foot(&play));
}
