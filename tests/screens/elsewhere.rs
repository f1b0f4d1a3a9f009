//! A dashboard that is open to read follows the process that writes: what was recorded, who came into the room, whose key was taken away.

use super::harness::{Play, founded_in, opened_to_read};
use muster::app::{Effect, Msg, update};
use muster::model::port::{Ask, Told};
use muster::model::state::Screen;
use muster::store::keyring::{DEMO_PASSPHRASE, Random};
use muster::store::{DataKey, Folder, Keyring, Params, Passphrase};

/// What a writer's dashboard and a reader's show of one store.
struct Two {
    writer: Play,
    reader: Play,
    _home: tempfile::TempDir,
    folder: Folder,
}

fn two() -> Two {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("store");
    let writer = Play::over(founded_in(&path), 120, 36);
    let reader = Play::over(opened_to_read(&path), 120, 36);
    Two { writer, reader, _home: home, folder: Folder::open(&path).unwrap() }
}

/// The writer's meeting is opened.
fn meet(two: &mut Two) {
    two.writer.keys("gd<Tab><Tab>24<Tab><Tab>DC 5031<Tab><Tab>+2w<Enter><Enter>");
    assert!(two.writer.model.sitting.open().is_some(), "{}", two.writer.text());
}

#[test]
fn what_another_process_records_is_read_at_the_next_look() {
    let mut two = two();
    assert_eq!(two.reader.desk.look_about(), None, "nothing happened");
    two.writer.keys("t2Warrant done<Enter>");
    assert!(!two.reader.text().contains("Warrant done"));
    two.reader.keys("gj");
    let entries = two.reader.model.facts.entries;
    two.reader.look_about();
    assert_eq!(two.reader.model.facts.entries, entries + 1);
    assert!(two.reader.text().contains("Warrant done"), "the journal too: {}", two.reader.text());
    assert_eq!(two.reader.desk.look_about(), None, "it was told");
    // Whoever writes knows what was recorded.
    assert_eq!(two.writer.desk.look_about(), None);
}

#[test]
fn a_partner_who_is_marked_in_elsewhere_turns_partner_view_on_before_anything_else_is_read() {
    let mut two = two();
    meet(&mut two);
    two.reader.look_about();
    two.reader.keys("gd");
    assert!(matches!(two.reader.model.screen, Screen::Drive(_)), "{}", two.reader.text());
    two.writer.keys("gw+Probation officer<Tab>partner<Tab>y<Enter>");
    assert!(two.reader.model.partner.is_none() && two.reader.text().contains("Op Alder"), "{}", two.reader.text());
    assert_eq!(two.reader.desk.look_about(), Some(Told::Grown));
    let effects = update(&mut two.reader.model, Msg::Told(0, Told::Grown));
    assert!(matches!(&effects[..], [Effect::Ask(_, Ask::Meeting), Effect::Ask(_, Ask::Board), ..]), "{effects:?}");
    two.reader.msg(Msg::Told(0, Told::Grown));
    assert!(two.reader.model.partner.is_some(), "{}", two.reader.text());
    let text = two.reader.text();
    assert!(text.contains("A partner is in the room: partner view is on.") && !text.contains("Op Alder"), "{text}");
    // What may be shown follows too.
    two.writer.keys("<F5><Enter><Esc>");
    let shown = |play: &Play| play.model.partner.as_ref().unwrap().shown.clone().unwrap();
    assert_eq!(shown(&two.reader).present, ["Probation officer"]);
    two.writer.keys(&format!("gw{}x", "<Down>".repeat(30)));
    assert!(two.writer.model.sitting.partners().is_empty(), "{}", two.writer.text());
    two.reader.look_about();
    assert!(shown(&two.reader).present.is_empty(), "{}", two.reader.text());
    assert!(two.reader.model.partner.is_some(), "it never leaves by itself");
}

#[test]
fn a_meeting_that_was_opened_and_closed_elsewhere_is_not_driven_on() {
    let mut two = two();
    meet(&mut two);
    two.reader.look_about();
    two.reader.keys("gd");
    // The opening is taken back.
    two.writer.keys("<Esc>u<Enter>");
    assert!(two.writer.model.sitting.open().is_none(), "{}", two.writer.text());
    two.reader.look_about();
    assert!(matches!(two.reader.model.screen, Screen::Board), "{}", two.reader.text());
    assert_eq!(two.reader.notice(), "The meeting was closed or taken back by another process.");
}

#[test]
fn while_the_past_is_looked_at_nothing_is_asked_of_now() {
    let mut two = two();
    meet(&mut two);
    two.reader.model.past = two.writer.model.sitting.open().cloned().map(Box::new);
    let told = two.reader.desk.look_about();
    assert_eq!(told, Some(Told::Grown));
    let effects = update(&mut two.reader.model, Msg::Told(0, Told::Grown));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Ask(_, Ask::Meeting | Ask::Board))), "{effects:?}");
}

/// Something done to the keyring by another process.
fn keys(folder: &Folder, done: fn(&mut Keyring, &DataKey, Random<'_>)) {
    let mut keyring = Keyring::read(&folder.keyring()).unwrap();
    let (key, _) = keyring.unlock_slot(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    let mut chance = fastrand::Rng::with_seed(11);
    let mut random = |bytes: &mut [u8]| {
        chance.fill(bytes);
        Ok(())
    };
    done(&mut keyring, &key, &mut random);
    keyring.write(&folder.keyring(), &key).unwrap();
}

/// Another chair gets a key.
fn another(keyring: &mut Keyring, key: &DataKey, random: Random<'_>) {
    let other = Passphrase::from(DEMO_PASSPHRASE);
    keyring.set_slot(key, "DI 4102", "chair", &other, random, Params::DEMO).unwrap();
}

/// Whoever founded the store has none any more.
fn removed(keyring: &mut Keyring, key: &DataKey, random: Random<'_>) {
    another(keyring, key, random);
    keyring.remove_slot("DCI 1550").unwrap();
}

/// Whoever founded the store may only read from now on.
fn demoted(keyring: &mut Keyring, key: &DataKey, random: Random<'_>) {
    another(keyring, key, random);
    let same = Passphrase::from(DEMO_PASSPHRASE);
    keyring.set_slot(key, "DCI 1550", "reader", &same, random, Params::DEMO).unwrap();
}

/// The record has another key, which the same operator opens.
fn rekeyed(folder: &Folder) {
    let mut chance = fastrand::Rng::with_seed(12);
    let mut random = |bytes: &mut [u8]| {
        chance.fill(bytes);
        Ok(())
    };
    let keyring = Keyring::read(&folder.keyring()).unwrap();
    let made = keyring.renewed("DCI 1550", &Passphrase::from(DEMO_PASSPHRASE), &mut random, Params::DEMO).unwrap();
    made.keyring.write(&folder.keyring(), &made.key).unwrap();
}

#[test]
fn whose_key_was_changed_elsewhere_is_locked_out_until_they_unlock_with_it() {
    let changes: [fn(&Folder); 2] = [|folder| keys(folder, demoted), rekeyed];
    for change in changes {
        let mut two = two();
        two.reader.look_about();
        assert!(two.reader.effects.is_empty());
        change(&two.folder);
        two.reader.look_about();
        assert_eq!(two.reader.effects, [Effect::Lock]);
        let Told::Refused(why) = two.reader.desk.answer(Ask::Board) else { panic!("it was answered") };
        assert_eq!(why, "your key to this store was changed while it was open.");
    }
}

#[test]
fn whoever_has_no_key_any_more_is_locked_out_and_told_nothing() {
    let mut two = two();
    keys(&two.folder, another);
    for play in [&mut two.reader, &mut two.writer] {
        play.look_about();
        assert!(play.effects.is_empty(), "the key of this operator is there");
    }
    // A keyring that cannot be read says nothing.
    let whole = std::fs::read(two.folder.keyring()).unwrap();
    for bytes in [&b"store_id ="[..], &b""[..]] {
        std::fs::write(two.folder.keyring(), bytes).unwrap();
        assert_eq!(two.reader.desk.look_about(), None);
    }
    std::fs::write(two.folder.keyring(), whole).unwrap();
    keys(&two.folder, removed);
    two.writer.keys("mhalf a note");
    for play in [&mut two.reader, &mut two.writer] {
        play.look_about();
        assert_eq!(play.effects, [Effect::Lock]);
        for ask in [Ask::Board, Ask::Meeting, Ask::UndoWhat, Ask::Act(Vec::new())] {
            let Told::Refused(why) = play.desk.answer(ask.clone()) else { panic!("{ask:?} was answered") };
            assert_eq!(why, "your key to this store was taken away while it was open.");
        }
        assert_eq!(play.desk.answer(Ask::KeepPlace(Some("half a note".into()))), Told::Kept);
    }
    drop(two.writer);
    let mut again = Play::over(opened_to_read(two.folder.path()), 120, 36);
    assert_eq!(again.ask(Ask::Place), Told::Place(None), "nothing is kept for whoever has no key");
}
