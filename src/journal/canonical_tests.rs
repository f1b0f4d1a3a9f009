//! Tests of the canonical bytes, among them the golden file: edition 1 must never change.

use super::*;
use crate::journal::chain::seal_entry;
use crate::journal::entry::Entry;
use serde_json::json;
use uuid::Uuid;

/// The three entries of the golden file: all fields present, optional fields absent, and text at its edges.
fn fixed() -> Vec<Entry> {
    let plain = Header {
        seq: 1,
        id: Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0001),
        recorded_at: 1_795_514_400_000,
        decided_at: 1_795_514_340_000,
        decided_by: "DCI 1550".into(),
        entered_by: "DC 5031".into(),
        meeting: Some("MTG-2026-0024".into()),
        batch: 1,
        kind: "ocg.tier-decided".into(),
        subject: "OCG-014".into(),
        body_version: 1,
        undoes: None,
    };
    let undo = Header {
        seq: 2,
        id: Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0002),
        meeting: None,
        batch: 2,
        undoes: Some(1),
        ..plain.clone()
    };
    let edges = Header {
        seq: 3,
        id: Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0003),
        recorded_at: -1,
        decided_at: i64::MIN,
        decided_by: String::new(),
        entered_by: "DS 4793 \u{a3}\u{e9}\u{1f332}".into(),
        meeting: Some(String::new()),
        batch: u64::MAX,
        kind: "note.added".into(),
        subject: "a\nb\0c".into(),
        body_version: u16::MAX,
        undoes: Some(u64::MAX),
    };
    let one =
        seal_entry(plain, [1; 16], r#"{"from":3,"reason":"firearm seen","to":2}"#.into(), genesis("K7QM-2XRD-91VT"));
    let two = seal_entry(undo, [2; 16], "{}".into(), one.hash);
    let three = seal_entry(edges, [255; 16], String::new(), two.hash);
    vec![one, two, three]
}

#[test]
fn golden_file_holds_edition_1() {
    let mut now = String::from("genesis ");
    now.push_str(&hex(&genesis("K7QM-2XRD-91VT")));
    now.push('\n');
    for entry in fixed() {
        now.push_str(&format!("entry {}\n", entry.header.seq));
        now.push_str(&format!("bytes {}\n", hex(&entry_bytes(&entry.header, &entry.body_hash, &entry.prev))));
        now.push_str(&format!("body {}\n", hex(&entry.body_hash)));
        now.push_str(&format!("hash {}\n", hex(&entry.hash)));
    }
    assert_eq!(now, include_str!("../../tests/golden/canonical.txt"), "the bytes of old entries may never change");
}

#[test]
fn absent_and_empty_differ() {
    let mut header = fixed().remove(0).header;
    header.meeting = None;
    let absent = entry_bytes(&header, &[0; 32], &[0; 32]);
    header.meeting = Some(String::new());
    assert_ne!(absent, entry_bytes(&header, &[0; 32], &[0; 32]));
}

#[test]
fn a_letter_moved_between_neighbouring_fields_changes_the_bytes() {
    let mut header = fixed().remove(0).header;
    header.kind = "ab".into();
    header.subject = "c".into();
    let one = entry_bytes(&header, &[0; 32], &[0; 32]);
    header.kind = "a".into();
    header.subject = "bc".into();
    assert_ne!(one, entry_bytes(&header, &[0; 32], &[0; 32]));
}

#[test]
fn canonical_json_sorts_keys_and_leaves_no_spaces() {
    let value = json!({"to": 2, "because": "a \"b\" \u{e9}\n\u{1}", "list": [1, null, {"z": true, "a": -5}], "B": {}});
    assert_eq!(
        canonical_json(&value),
        "{\"B\":{},\"because\":\"a \\\"b\\\" \u{e9}\\n\\u0001\",\"list\":[1,null,{\"a\":-5,\"z\":true}],\"to\":2}"
    );
    assert!(whole_numbers(&value));
    assert!(!whole_numbers(&json!({"a": [{"b": 1.5}]})));
}

proptest::proptest! {
    #[test]
    fn canonical_json_reads_back_and_is_stable(text in ".*", number: i64, other: u64, flag: bool) {
        let value = json!({"z": number, "a": [other, flag, {"k": text.clone()}], text: null});
        let once = canonical_json(&value);
        let back: Value = serde_json::from_str(&once).unwrap_or(Value::Null);
        proptest::prop_assert_eq!(&back, &value);
        proptest::prop_assert_eq!(canonical_json(&back), once);
    }
}
