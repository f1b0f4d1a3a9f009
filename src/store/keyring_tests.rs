//! Tests of the keyring: what opens it, what does not, and that damage to any field is named.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;

/// Bytes that are different each time and the same in each run.
pub(super) fn counter() -> impl FnMut(&mut [u8]) -> Result<(), String> {
    let mut next = 0_u8;
    move |bytes: &mut [u8]| {
        for byte in bytes {
            next = next.wrapping_mul(5).wrapping_add(57);
            *byte = next;
        }
        Ok(())
    }
}

fn created() -> Created {
    Keyring::create("DCI 1550", &Passphrase::from("amber kettle north"), &mut counter(), Params::FLOOR).unwrap()
}

fn demo() -> Created {
    Keyring::create_demo("DCI 1550", &mut counter()).unwrap()
}

#[test]
fn the_passphrase_and_the_recovery_words_open_the_same_key() {
    let made = created();
    let ring = Keyring::from_toml(&made.keyring.to_toml()).unwrap();
    assert_eq!(ring, made.keyring);
    assert!(!ring.is_demo());
    let (key, slot) = ring.unlock_slot(None, &Passphrase::from("amber kettle north")).unwrap();
    assert_eq!((key.bytes(), slot.role.as_str()), (made.key.bytes(), "chair"));
    let words = RecoveryWords::parse(&made.recovery.words().join(" ")).unwrap();
    assert_eq!(ring.unlock_recovery(&words).unwrap().bytes(), made.key.bytes());
    let wrong = ring.unlock(Some("DCI 1550"), &Passphrase::from("amber kettle south")).unwrap_err();
    assert_eq!(wrong.to_string(), "This is not the passphrase of DCI 1550. Type it again, or use the recovery words.");
    let other = RecoveryWords::new(Zeroizing::new([3; 32]));
    assert_eq!(ring.unlock_recovery(&other).unwrap_err(), KeyError::WrongRecovery);
    assert!(matches!(ring.unlock(Some("DC 5031"), &Passphrase::from("x")), Err(KeyError::NoSuchOperator { .. })));
}

#[test]
fn a_demo_keyring_says_so_and_opens_with_the_published_word() {
    let made = demo();
    assert!(made.keyring.is_demo());
    assert!(made.keyring.to_toml().contains("\ndemo = true\n"));
    let ring = Keyring::from_toml(&made.keyring.to_toml()).unwrap();
    assert!(ring.unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).is_ok());
}

#[test]
fn cheap_costs_are_for_demo_stores_only() {
    let cheap = Keyring::create("DCI 1550", &Passphrase::from("x"), &mut counter(), Params::DEMO).unwrap_err();
    assert!(matches!(cheap, KeyError::Cost { name: "m_kib", .. }));
    // A demo keyring passed off as one in earnest is refused by its costs, and the other way about by its wrapping.
    let text = demo().keyring.to_toml();
    let mut ring = Keyring::from_toml(&text).unwrap();
    ring.demo = false;
    assert!(matches!(Keyring::from_toml(&ring.to_toml()), Err(KeyError::Cost { .. })));
    assert!(matches!(ring.unlock(None, &Passphrase::from("demo")), Err(KeyError::Cost { .. })));
    let mut ring = created().keyring;
    ring.demo = true;
    assert!(matches!(
        ring.unlock(None, &Passphrase::from("amber kettle north")),
        Err(KeyError::WrongPassphrase { .. })
    ));
}

#[test]
fn absurd_costs_are_refused_on_reading_before_any_memory_is_taken() {
    for (from, to, name) in [
        ("m_kib = 64", "m_kib = 4294967295", "m_kib"),
        ("m_kib = 64", "m_kib = 1048577", "m_kib"),
        ("\nt = 1", "\nt = 11", "t"),
        ("p = 1", "p = 5", "p"),
        ("p = 1", "p = 0", "p"),
    ] {
        let text = demo().keyring.to_toml().replacen(from, to, 1);
        match Keyring::from_toml(&text) {
            Err(KeyError::Cost { name: found, .. }) => assert_eq!(found, name),
            other => panic_with(&format!("{to}: {other:?}")),
        }
    }
}

#[track_caller]
fn panic_with(message: &str) {
    assert!(message.is_empty(), "{message}");
}

#[test]
fn damage_to_every_value_is_named() {
    let text = demo().keyring.to_toml();
    let lines: Vec<&str> = text.lines().collect();
    let mut place = "";
    for (at, line) in lines.iter().enumerate() {
        match *line {
            "[[slot]]" => place = "slot 1",
            "[recovery]" => place = "the recovery slot",
            _ => {}
        }
        let Some((key, value)) = line.split_once(" = ") else { continue };
        if line.starts_with('#') {
            continue;
        }
        let with = |new: Option<String>| {
            let mut copy: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            match new {
                Some(new) => copy[at] = new,
                None => drop(copy.remove(at)),
            }
            Keyring::from_toml(&copy.join("\n")).map(|_| ())
        };
        // Gone, of another type, shortened, one character changed, and its name changed.
        let flipped = if let Some(rest) = value.strip_prefix("\"0") {
            format!("\"1{rest}")
        } else {
            format!("\"0{}", &value[2.min(value.len())..])
        };
        let cases = [
            ("gone", with(None)),
            ("a list", with(Some(format!("{key} = [1]")))),
            ("shorter", with(Some(format!("{key} = \"{}\"", value.trim_matches('"').get(1..).unwrap_or_default())))),
            ("flipped", with(Some(format!("{key} = {flipped}")))),
            ("renamed", with(Some(format!("{key}x = {value}")))),
        ];
        for (case, found) in cases {
            match found {
                Err(KeyError::Damaged { part, why }) => {
                    let named = part.contains(key) || part == place || part == "its head" || part.starts_with("line ");
                    assert!(
                        named && (place.is_empty() || part.starts_with(place) || part.starts_with("line ")),
                        "{place} {key} {case}: {part}"
                    );
                    assert!(!why.is_empty());
                }
                Err(KeyError::Cost { name, .. }) => assert_eq!(name, key, "{case}"),
                Err(KeyError::Newer { .. }) => assert_eq!(key, "format"),
                other => panic_with(&format!("{place} {key} {case}: {other:?}")),
            }
        }
    }
}

#[test]
fn damage_that_is_no_longer_toml_is_named_by_its_line() {
    let text = demo().keyring.to_toml().replacen("key_check = \"", "key_check = ", 1);
    let error = Keyring::from_toml(&text).unwrap_err().to_string();
    assert!(error.contains("damaged at line "), "{error}");
    for text in ["", "\0", "format = 1", "format = 9", "[[slot]]"] {
        let error = Keyring::from_toml(text).unwrap_err().to_string();
        assert!(error.ends_with('.'), "{error}");
    }
    assert!(matches!(Keyring::from_toml("format = 2"), Err(KeyError::Newer { format: 2 })));
}

#[test]
fn a_forged_slot_with_a_good_checksum_still_does_not_open() {
    let made = demo();
    let open = |ring: &Keyring| {
        // What a forger can do: write the file anew, checksums and all.
        Keyring::from_toml(&ring.to_toml()).unwrap().unlock(None, &Passphrase::from("demo")).map(|_| ())
    };
    assert_eq!(open(&made.keyring), Ok(()));
    let forgeries: [fn(&mut Keyring); 8] = [
        |ring| ring.slots[0].operator = "DCI 9999".into(),
        |ring| ring.slots[0].role = "owner".into(),
        |ring| ring.slots[0].params.t = 2,
        |ring| ring.slots[0].params.m_kib = 128,
        |ring| ring.slots[0].salt[0] ^= 1,
        |ring| ring.slots[0].nonce[0] ^= 1,
        |ring| ring.slots[0].wrapped[0] ^= 1,
        |ring| ring.store_id = "0000-0000-0000".into(),
    ];
    for (at, forge) in forgeries.iter().enumerate() {
        let mut ring = made.keyring.clone();
        forge(&mut ring);
        assert_eq!(open(&ring), Err(KeyError::WrongPassphrase { operator: None }), "forgery {at}");
    }
    let mut ring = made.keyring.clone();
    ring.key_check[0] ^= 1;
    assert!(matches!(open(&ring), Err(KeyError::Damaged { part, .. }) if part == "key_check"));
}

#[test]
fn slots_are_added_changed_and_removed_without_touching_the_key() {
    let made = demo();
    let mut ring = made.keyring.clone();
    let mut random = counter();
    ring.set_slot(&made.key, "DI 4102", "deputy", &Passphrase::from("two"), &mut random, Params::DEMO).unwrap();
    ring.set_slot(&made.key, "DCI 1550", "chair", &Passphrase::from("new"), &mut random, Params::DEMO).unwrap();
    let mut ring = Keyring::from_toml(&ring.to_toml()).unwrap();
    assert!(ring.unlock(Some("DCI 1550"), &Passphrase::from("demo")).is_err());
    let (key, slot) = ring.unlock_slot(None, &Passphrase::from("two")).unwrap();
    assert_eq!((slot.operator.as_str(), key.bytes()), ("DI 4102", made.key.bytes()));
    ring.remove_slot("DI 4102").unwrap();
    assert!(ring.unlock(None, &Passphrase::from("two")).is_err());
    assert!(matches!(ring.remove_slot("DCI 1550"), Err(KeyError::Slot(_))));
    assert!(matches!(ring.remove_slot("DC 1"), Err(KeyError::NoSuchOperator { .. })));
    let strange = DataKey::take(&mut [9; 32]);
    assert!(ring.set_slot(&strange, "DC 1", "chair", &Passphrase::from("x"), &mut random, Params::DEMO).is_err());
    for name in ["", " DCI 1", "Recovery", "a\nb"] {
        let made = ring.set_slot(&made.key, name, "chair", &Passphrase::from("x"), &mut random, Params::DEMO);
        assert!(matches!(made, Err(KeyError::Slot(_))), "{name:?}");
    }
}

#[test]
fn names_with_quotes_and_letters_of_any_script_survive_the_file() {
    let made = demo();
    let mut ring = made.keyring;
    for name in ["O\"Neil\\", "DS \u{e9}\u{1f332}", "a = [b]"] {
        ring.set_slot(&made.key, name, "chair", &Passphrase::from("x"), &mut counter(), Params::DEMO).unwrap();
    }
    assert_eq!(Keyring::from_toml(&ring.to_toml()).unwrap(), ring);
}

#[test]
fn the_file_is_private_whole_and_only_written_with_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keyring.toml");
    let made = demo();
    assert!(matches!(Keyring::read(&path), Err(KeyError::Missing { .. })));
    made.keyring.write(&path, &made.key).unwrap();
    assert_eq!(Keyring::read(&path).unwrap(), made.keyring);
    assert!(!crate::store::files::open_to_others(&path));
    assert!(made.keyring.write(&path, &DataKey::take(&mut [1; 32])).is_err());
    std::fs::write(&path, [0xff, 0xfe]).unwrap();
    assert!(matches!(Keyring::read(&path), Err(KeyError::Damaged { .. })));
}

#[test]
fn no_randomness_is_said_and_no_key_comes_out() {
    let failed = Keyring::create_demo("DCI 1550", &mut |_: &mut [u8]| Err("no entropy".into())).unwrap_err();
    assert_eq!(failed, KeyError::NoRandomness("no entropy".into()));
}
