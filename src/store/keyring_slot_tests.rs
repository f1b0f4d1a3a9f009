//! Tests of the slots of a keyring against each other: costs of every slot, what a wrong passphrase pays, slots of another store, swapped, pasted back.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::tests::counter;
use super::*;
use crate::store::kdf::paid;

/// DCI 1550 as chair and DI 4102 as deputy, cheap.
fn two() -> (Keyring, DataKey) {
    let mut random = counter();
    let made = Keyring::create_demo("DCI 1550", &mut random).unwrap();
    let mut ring = made.keyring;
    ring.set_slot(&made.key, "DI 4102", "deputy", &Passphrase::from("two"), &mut random, Params::DEMO).unwrap();
    (ring, made.key)
}

/// What a forger can do: write the file anew, checksums and all.
fn forged(ring: &Keyring) -> Result<Keyring, KeyError> {
    Keyring::from_toml(&ring.to_toml())
}

#[test]
fn costs_of_every_slot_are_held_against_floor_and_cap_on_reading() {
    let (demo, _) = two();
    let cost = |forge: &dyn Fn(&mut Params), at: usize, earnest: bool| {
        let mut ring = demo.clone();
        if earnest {
            ring.demo = false;
            let floor = |slot: &mut Slot| slot.params = Params::FLOOR;
            ring.slots.iter_mut().for_each(floor);
            floor(&mut ring.recovery);
            assert!(forged(&ring).is_ok(), "the floor is enough");
        }
        forge(&mut ring.slots.iter_mut().chain([&mut ring.recovery]).nth(at).unwrap().params);
        paid::nothing();
        let found = forged(&ring);
        assert_eq!(paid::so_far(), 0, "read without a derivation");
        match found {
            Err(KeyError::Cost { name, .. }) => name,
            other => unreachable!("slot {at}: {other:?}"),
        }
    };
    for at in 0..3 {
        assert_eq!(cost(&|params| params.m_kib = u32::MAX, at, false), "m_kib", "{at}");
        assert_eq!(cost(&|params| params.t = 11, at, false), "t", "{at}");
        assert_eq!(cost(&|params| params.p = 5, at, false), "p", "{at}");
        assert_eq!(cost(&|params| params.m_kib = 19_455, at, true), "m_kib", "{at}");
        assert_eq!(cost(&|params| params.t = 1, at, true), "t", "{at}");
        assert_eq!(cost(&|params| params.p = 0, at, true), "p", "{at}");
    }
}

#[test]
fn a_wrong_passphrase_pays_in_full_for_every_slot_it_is_tried_on() {
    let (ring, _) = two();
    let one = u64::from(Params::DEMO.m_kib) * u64::from(Params::DEMO.t);
    for (operator, passphrase, slots) in [
        (Some("DCI 1550"), "wrong", 1),
        (Some("DI 4102"), "", 1),
        (None, "wrong", 2),
        (None, "two", 2),
        (Some("DC 9"), "demo", 0),
    ] {
        paid::nothing();
        let opened = ring.unlock(operator, &Passphrase::from(passphrase)).is_ok();
        assert_eq!((paid::so_far(), opened), (slots * one, passphrase == "two"), "{operator:?} {passphrase}");
    }
    paid::nothing();
    assert!(ring.unlock_recovery(&RecoveryWords::new(Zeroizing::new([3; 32]))).is_err());
    assert_eq!(paid::so_far(), one);
}

#[test]
fn a_slot_of_another_store_or_under_another_name_opens_nothing() {
    let (ring, _) = two();
    let mut elsewhere = counter();
    elsewhere(&mut [0; 7]).unwrap();
    let other = Keyring::create_demo("DCI 1550", &mut elsewhere).unwrap();
    let mut foreign = ring.clone();
    foreign.slots[0] = other.keyring.slots[0].clone();
    let demo = Passphrase::from(DEMO_PASSPHRASE);
    let refused = |ring: &Keyring, who: &str, with: &Passphrase| {
        let wrong = KeyError::WrongPassphrase { operator: Some(who.to_owned()) };
        assert_eq!(forged(ring).unwrap().unlock(Some(who), with).map(|_| ()), Err(wrong), "{who}");
    };
    refused(&foreign, "DCI 1550", &demo);
    // Two slots that have changed names, or roles: neither opens, and nobody is more than they were.
    let mut names = ring.clone();
    (names.slots[0].operator, names.slots[1].operator) = ("DI 4102".into(), "DCI 1550".into());
    refused(&names, "DI 4102", &demo);
    refused(&names, "DCI 1550", &Passphrase::from("two"));
    let mut roles = ring.clone();
    (roles.slots[0].role, roles.slots[1].role) = ("deputy".into(), "chair".into());
    refused(&roles, "DCI 1550", &demo);
    refused(&roles, "DI 4102", &Passphrase::from("two"));
    // The recovery slot as somebody's own, and the other way about.
    let mut recovery = ring.clone();
    recovery.recovery = Slot { operator: RECOVERY.into(), ..ring.slots[0].clone() };
    let words = RecoveryWords::new(Zeroizing::new([3; 32]));
    assert!(forged(&recovery).and_then(|ring| ring.unlock_recovery(&words)).is_err());
    // Whole slots in another order are the same keyring.
    let mut turned = ring.clone();
    turned.slots.reverse();
    assert!(forged(&turned).unwrap().unlock(Some("DI 4102"), &Passphrase::from("two")).is_ok());
}

#[test]
fn a_slot_that_was_taken_away_opens_nothing_until_an_older_file_gives_it_back() {
    let (older, _) = two();
    let mut ring = older.clone();
    ring.remove_slot("DI 4102").unwrap();
    let two = Passphrase::from("two");
    let ring = forged(&ring).unwrap();
    assert_eq!(ring.unlock(None, &two).map(|_| ()), Err(KeyError::WrongPassphrase { operator: None }));
    assert!(matches!(ring.unlock(Some("DI 4102"), &two), Err(KeyError::NoSuchOperator { .. })));
    // What cannot be helped without another data key, and is written down (docs/operators.md): an older copy still opens. `operator list --check` says so.
    let mut pasted = ring;
    pasted.slots.push(older.slots[1].clone());
    assert!(forged(&pasted).unwrap().unlock(Some("DI 4102"), &two).is_ok());
}
