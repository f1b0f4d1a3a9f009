//! The long run of the tamper tests: every single byte of a small record is changed, one after the other, and each change must be found.
//!
//! `cargo run --example every_byte` takes some minutes; it ends with a failure at the first byte that is not found.
#![expect(clippy::unwrap_used, reason = "it stops at the first surprise, like a test")]

#[path = "../tests/tamper/bytes.rs"]
mod bytes;
#[path = "../tests/ground/mod.rs"]
mod ground;

use bytes::{PAGE, Patient};
use std::io::Write as _;

fn main() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (mut store, key) = ground::make(&path, 1);
    store.act(&[ground::tier(1, 3, "as the chair put it"), ground::action(2, "visit")], &ground::asking(9)).unwrap();
    drop(store);
    let patient = Patient::new(&path, &key);
    assert_eq!(patient.says(), None);
    let mut out = std::io::stderr().lock();
    let pages = patient.whole.len() / PAGE;
    for at in 0..patient.whole.len() {
        let said = patient.says_to(at, 1 << (at % 8));
        assert!(Patient::names(at, said.as_deref()), "byte {at}: {said:?}");
        if (at + 1).is_multiple_of(PAGE) {
            writeln!(out, "page {} of {pages}: every byte found", (at + 1) / PAGE).unwrap();
        }
    }
}
