//! The exact bytes that are hashed. Knows nothing of order, storage or meaning.
//!
//! Edition 1, described so that it can be rebuilt in any language:
//!
//! - An entry is the text `muster/entry/1` followed by 14 fields in order of their tag. A field is one tag byte, the length of its
//!   value as four bytes (most significant first), and the value.
//! - Numbers are eight bytes, most significant first, two's complement for times. Text is UTF-8 as recorded. The id is its 16 bytes.
//!   A field that may be absent has one byte more in front of its value: 1 when present, 0 (and nothing after it) when absent.
//! - Tags: 1 seq, 2 id, 3 recorded at, 4 decided at, 5 decided by, 6 entered by, 7 meeting, 8 batch, 9 kind, 10 subject,
//!   11 body version, 12 undoes, 13 body hash, 14 hash of the entry before.
//! - The hash of an entry is SHA-256 over those bytes; of a body over `muster/body/1`, the 16 bytes of salt and the body's text; of a
//!   store's opening over `muster/genesis/1`, the length of the store id as four bytes, and the store id.
//!
//! A change to any of this is a new edition with a new text in front; the golden file holds edition 1 for ever.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::entry::{Hash, Header};

const ENTRY: &[u8] = b"muster/entry/1";
const BODY: &[u8] = b"muster/body/1";
const GENESIS: &[u8] = b"muster/genesis/1";

/// Hash of a body with its salt: what stands in the chain in place of the body.
#[must_use]
pub fn body_hash(salt: &[u8; 16], body: &str) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(BODY);
    hasher.update(salt);
    hasher.update(body.as_bytes());
    hasher.finalize().into()
}

/// What the first entry of a store is linked to, so that the journal of one store cannot pass for another's.
#[must_use]
pub fn genesis(store_id: &str) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(GENESIS);
    hasher.update(length(store_id.len()));
    hasher.update(store_id.as_bytes());
    hasher.finalize().into()
}

/// The bytes an entry's hash is taken over.
#[must_use]
pub fn entry_bytes(header: &Header, body_hash: &Hash, prev: &Hash) -> Vec<u8> {
    let mut out = Vec::with_capacity(320);
    out.extend_from_slice(ENTRY);
    field(&mut out, 1, &header.seq.to_be_bytes());
    field(&mut out, 2, header.id.as_bytes());
    field(&mut out, 3, &header.recorded_at.to_be_bytes());
    field(&mut out, 4, &header.decided_at.to_be_bytes());
    field(&mut out, 5, header.decided_by.as_bytes());
    field(&mut out, 6, header.entered_by.as_bytes());
    optional(&mut out, 7, header.meeting.as_ref().map(String::as_bytes));
    field(&mut out, 8, &header.batch.to_be_bytes());
    field(&mut out, 9, header.kind.as_bytes());
    field(&mut out, 10, header.subject.as_bytes());
    field(&mut out, 11, &u64::from(header.body_version).to_be_bytes());
    optional(&mut out, 12, header.undoes.map(u64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
    field(&mut out, 13, body_hash);
    field(&mut out, 14, prev);
    out
}

/// Hash of an entry: over its header, the hash of its body and the hash of the entry before.
#[must_use]
pub fn entry_hash(header: &Header, body_hash: &Hash, prev: &Hash) -> Hash {
    Sha256::digest(entry_bytes(header, body_hash, prev)).into()
}

/// JSON with one spelling: keys in byte order, no spaces, the shortest escapes.
///
/// Bodies hold whole numbers only (pence, days, milliseconds), because a fraction has no spelling that every program agrees on.
/// [`whole_numbers`] tells; this function writes a fraction as `serde_json` does.
#[must_use]
pub fn canonical_json(value: &Value) -> String {
    let mut out = String::new();
    write_json(&mut out, value);
    out
}

/// Whether a value keeps the rule of whole numbers all through.
#[must_use]
pub fn whole_numbers(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => true,
        Value::Number(number) => number.is_i64() || number.is_u64(),
        Value::Array(items) => items.iter().all(whole_numbers),
        Value::Object(map) => map.values().all(whole_numbers),
    }
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    out
}

/// The bytes that lower-case or capital hexadecimal digits stand for, if there are just as many.
#[must_use]
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.trim().as_bytes();
    if digits.len() != N * 2 {
        return None;
    }
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let mut out = [0; N];
    for (byte, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Some(out)
}

/// The length of a field as it stands before it.
pub(super) fn length(len: usize) -> [u8; 4] {
    // A field of 4 GiB cannot be built: text is capped long before it comes here.
    u32::try_from(len).unwrap_or(u32::MAX).to_be_bytes()
}

fn field(out: &mut Vec<u8>, tag: u8, value: &[u8]) {
    out.push(tag);
    out.extend_from_slice(&length(value.len()));
    out.extend_from_slice(value);
}

fn optional(out: &mut Vec<u8>, tag: u8, value: Option<&[u8]>) {
    out.push(tag);
    match value {
        Some(value) => {
            out.extend_from_slice(&length(value.len() + 1));
            out.push(1);
            out.extend_from_slice(value);
        }
        None => {
            out.extend_from_slice(&length(1));
            out.push(0);
        }
    }
}

fn write_json(out: &mut String, value: &Value) {
    match value {
        Value::Object(map) => {
            let mut pairs: Vec<(&String, &Value)> = map.iter().collect();
            pairs.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
            out.push('{');
            for (at, (key, value)) in pairs.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out.push_str(&Value::String(key.clone()).to_string());
                out.push(':');
                write_json(out, value);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (at, value) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_json(out, value);
            }
            out.push(']');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => out.push_str(&value.to_string()),
    }
}

#[cfg(test)]
#[path = "canonical_tests.rs"]
mod tests;
