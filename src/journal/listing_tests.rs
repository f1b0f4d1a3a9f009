//! A listing changed in every way that somebody could who has no key and hopes that it is read and not recomputed: each is refused, and named.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;
use crate::journal::chain::seal_entry;
use crate::journal::tamper_tests::journal;

const STORE: &str = "K7QM-2XRD-91VT";
const COUNT: usize = 9;
/// The entry that the checkpoint is of; two follow it.
const SIGNED: u64 = 7;

/// A journal with an erased entry, the fourth, and the erasure that names it, the sixth: every kind of line there is.
fn entries() -> Vec<Entry> {
    let mut all = journal(STORE, COUNT, 9);
    let named = json!({"fact": {"kind": "record.erased", "erased": [
        {"entry": 4, "hash": hex(&all[3].body_hash), "left": {"n": 4, "said": "é \"x\" /"}}
    ]}});
    let header = Header { kind: "record.erased".into(), ..all[5].header.clone() };
    all[5] = seal_entry(header, [9; 16], named.to_string(), all[4].hash);
    for at in 6..COUNT {
        let next = &all[at];
        let body = json!({"fact": {"n": at, "who": null, "list": [1, -2]}}).to_string();
        all[at] = seal_entry(next.header.clone(), next.salt, body, all[at - 1].hash);
    }
    all[3].erase();
    all
}

fn lines(entries: &[Entry]) -> Vec<String> {
    let last = entries.last().unwrap();
    let first = head(STORE, last.header.seq, Some(&last.hash));
    std::iter::once(first).chain(entries.iter().map(line)).map(|line| line.to_string()).collect()
}

/// What is said to a listing under the checkpoint of these entries.
fn check(lines: &[String], entries: &[Entry]) -> Result<u64, String> {
    let signed = &entries[usize::try_from(SIGNED - 1).unwrap()];
    let mut listing = Listing::begin(&lines[0], SIGNED)?;
    lines[1..].iter().try_for_each(|line| listing.push(line))?;
    listing.finish((SIGNED, signed.hash))
}

/// What is said to it with one line replaced.
fn with(at: usize, line: String) -> Result<u64, String> {
    let entries = entries();
    let mut lines = lines(&entries);
    lines[at] = line;
    check(&lines, &entries)
}

#[test]
fn a_whole_listing_fits_however_its_json_is_spelt_and_says_how_many_follow() {
    let entries = entries();
    let lines = lines(&entries);
    assert_eq!(check(&lines, &entries), Ok(2));
    assert_eq!(with(5, lines[5].replace(',', " ,\t").replace("T24", "T\\u00324")), Ok(2));
    let ended: Vec<String> = lines.iter().map(|line| format!("{line}\r\n")).collect();
    assert_eq!(check(&ended, &entries), Ok(2));
    // As the program that reads and writes JSON for anybody would leave it.
    let read: Value = serde_json::from_str(&lines[3]).unwrap();
    assert_eq!(with(3, serde_json::to_string_pretty(&read).unwrap()), Ok(2));
}

#[test]
fn every_byte_of_a_listing_that_is_turned_left_out_or_doubled_is_found() {
    let entries = entries();
    let lines = lines(&entries);
    let signed = (SIGNED, entries[6].hash);
    let mut tried = 0;
    // The listing as it has been taken up to the line that is changed.
    let mut before: Option<Listing> = None;
    for (at, line) in lines.iter().enumerate() {
        let bytes = line.as_bytes();
        for place in 0..bytes.len() {
            let turned = bytes[place] ^ 1 << (place % 7);
            for new in [vec![turned], Vec::new(), vec![bytes[place]; 2]] {
                let Ok(changed) = String::from_utf8([&bytes[..place], &new, &bytes[place + 1..]].concat()) else {
                    continue;
                };
                let begun = match before.clone() {
                    None => Listing::begin(&changed, SIGNED),
                    Some(mut listing) => listing.push(&changed).map(|()| listing),
                };
                let said = begun.and_then(|mut listing| {
                    lines[at + 1..].iter().try_for_each(|line| listing.push(line))?;
                    listing.finish(signed)
                });
                assert!(said.is_err(), "line {}, byte {place}: {changed}", at + 1);
                tried += 1;
            }
        }
        before = Some(match before {
            None => Listing::begin(line, SIGNED).unwrap(),
            Some(mut listing) => {
                listing.push(line).unwrap();
                listing
            }
        });
    }
    assert!(tried > 10_000, "{tried} changes");
}

#[test]
fn what_is_forged_where_it_is_read_is_named_with_its_line() {
    let all = lines(&entries());
    let said = |at: usize, from: &str, to: &str| {
        let changed = all[at].replacen(from, to, 1);
        assert_ne!(changed, all[at], "{from}");
        with(at, changed).unwrap_err()
    };
    for (at, from, to, why) in [
        (1, "\"body\":{\"n\":1}", "\"body\":{\"n\":2}", "the field \"body\" says something else than \"body_text\""),
        (1, "\"body\":{\"n\":1}", "\"body\":{\"n\":1,\"m\":1}", "the field \"body\" says something else"),
        (1, "\"body\":{\"n\":1}", "\"body\":{\"n\":1,\"n\":1}", "the field \"n\" stands there twice"),
        (1, "\"body\":{\"n\":1}", "\"body\":{\"n\":1.0}", "the field \"body\" says something else"),
        (4, "\"body\":null", "\"body\":{\"n\":4}", "the field \"body\" says something else"),
        (4, "\"salt\":\"00", "\"salt\":\"01", "the field \"salt\" is not zero"),
        (1, "{", "{\"approved\":true,", "the field \"approved\" is none of a listing"),
        (1, "{", "{\"a\\u001b[2J\":true,", "is none of a listing"),
        (1, "{", "{\"kind\":\"ocg.named\",", "the field \"kind\" stands there twice"),
        (1, ",\"undoes\":null", "", "the field \"undoes\" is missing"),
        (1, "\"undoes\":null", "\"undoes\":\"2\"", "the field \"undoes\" is missing or in another form"),
        (3, "\"meeting\":null", "\"meeting\":24", "the field \"meeting\" is missing or in another form"),
        (1, "\"body_version\":1", "\"body_version\":70000", "the field \"body_version\""),
        (1, "\"id\":\"", "\"id\":\"{", "the field \"id\" is missing or in another form"),
        (1, "\"salt\":\"09", "\"salt\":\" 09", "the field \"salt\" is missing or in another form"),
        (1, "}", "} and more", "it is not one JSON object"),
        (0, "\"entries\":9", "\"entries\":90", "the field \"entries\" says 90, and 9 stand below it"),
        (0, "\"head\":\"", "\"head\":\" ", "the field \"head\" is missing or in another form"),
        (0, "\"genesis\":\"", "\"genesis\":\"0", "the field \"genesis\" is not that of its store"),
        (0, "{", "{\"signed\":true,", "the field \"signed\" is none of a listing"),
    ] {
        let said = said(at, from, to);
        assert!(said.contains(why) && said.contains(&format!("Line {} of", at + 1)), "{to}: {said}");
        assert!(crate::text::is_clean(&said), "{said}");
    }
    let other = hex(&genesis("another"));
    let last = hex(&entries()[8].hash);
    assert!(said(0, &last, &other).contains("the field \"head\" is not the hash of the last entry"));
    // Sealed themselves.
    assert!(said(2, "DCI 1550", "DCI 1551").starts_with("Entry 2 was changed after it was recorded"));
}

#[test]
fn what_is_added_or_left_out_at_the_end_is_seen() {
    let entries = entries();
    let all = lines(&entries);
    let more = |line: &str| check(&[&all[..], &[line.to_owned()]].concat(), &entries).unwrap_err();
    assert!(more(&all[9]).starts_with("Entry 9 stands where entry 10 belongs: it is repeated"));
    assert!(more(&all[0]).contains("Line 11 of the listing") && more("").contains("it is not one JSON object"));
    // Rightly chained by somebody who has no key: the first line would have to say it, and then it is counted as not signed.
    let next = Header { seq: 10, ..entries[8].header.clone() };
    let next = seal_entry(next, [1; 16], "{}".into(), entries[8].hash);
    assert!(more(&line(&next).to_string()).contains("the field \"entries\" says 9, and 10 stand below it"));
    assert_eq!(check(&lines(&[&entries[..], &[next]].concat()), &entries), Ok(3));
    assert!(check(&all[..9], &entries).unwrap_err().contains("says 9, and 8 stand below it"));
    assert!(check(&all[..6], &entries).unwrap_err().starts_with("The journal ends at entry 5"));
    // Only the erasure explains a text that is gone, and it must stand.
    let bare: Vec<Entry> = journal(STORE, COUNT, 9)
        .into_iter()
        .map(|mut entry| {
            (entry.header.seq == 9).then(|| entry.erase());
            entry
        })
        .collect();
    assert!(check(&lines(&bare), &bare).unwrap_err().contains("The text of entry 9 was taken out"));
}

#[test]
fn a_line_that_is_no_head_of_a_journal_is_told() {
    assert!(store_id("{}").is_err_and(|said| said.contains("muster.journal/1")));
    assert!(Listing::begin("no", 1).is_err_and(|said| said.contains("muster.journal/1")));
    assert_eq!(store_id(r#"{"format":"muster.journal/1","store_id":"K7QM-2XRD-91VT"}"#), Ok("K7QM-2XRD-91VT".into()));
}
