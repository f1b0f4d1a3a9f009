//! A whole meeting of 31 OCGs through `muster meeting` and `muster record` only, from preparation to signature, and what is refused on the way: the
//! real program on a store of invented data.

use crate::support::{Desk, Ran};
use serde_json::Value;

/// Tuesday 24 November 2026, 14:00 in London.
const TWO: i64 = 1_795_528_800_000;

const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;

/// Runs the program so many minutes after two.
fn at(desk: &Desk, minutes: i64, arguments: &[&str]) -> Ran {
    let mut command = crate::support::program(desk.base.path());
    command.env("MUSTER_DEMO_CLOCK", (TWO + minutes * MINUTE).to_string());
    command.arg("--store").arg(&desk.store).args(arguments).output().unwrap().into()
}

fn done(desk: &Desk, minutes: i64, arguments: &[&str]) -> String {
    at(desk, minutes, arguments).done()
}

fn json(desk: &Desk, minutes: i64, arguments: &[&str]) -> Value {
    let ran = at(desk, minutes, arguments);
    assert_eq!(ran.code, 0, "{ran:?}");
    ran.json()
}

/// A store of invented data with 31 live OCGs and no meeting open; the demo's own, in progress since the morning, is closed first.
fn division() -> Desk {
    let desk = Desk::demo();
    done(&desk, -180, &["meeting", "close", "--rest", "taken-as-read", "--because", "end of the morning's meeting"]);
    let live = json(&desk, -60, &["list", "ocgs", "--json"])["count"].as_u64().unwrap();
    let mut rows = String::from("Reference,Operation name,Tier,Status,Primary threat area\n");
    for more in live..31 {
        let tier = more % 4 + 1;
        rows.push_str(&format!("NB/OCG/{},Op Heath {more},{tier},active,Illegal drugs\n", 9_000 + more));
    }
    let file = desk.file("more.csv", rows);
    done(&desk, -60, &["import", &file]);
    assert_eq!(json(&desk, -59, &["list", "ocgs", "--json"])["count"], 31);
    desk
}

fn entries(desk: &Desk) -> u64 {
    json(desk, 0, &["list", "meetings", "--json"])["entry"].as_u64().unwrap()
}

#[test]
fn a_whole_meeting_runs_from_preparation_to_signature() {
    let desk = division();
    // Before.
    done(&desk, -50, &["meeting", "prepare", "--date", "today", "--minutes", "120", "--loggist", "DC 5031"]);
    let list = json(&desk, -49, &["meeting", "show", "--prepare", "--json"]);
    assert_eq!(list["groups"], 31);
    assert!(done(&desk, -49, &["meeting", "show", "--prepare"]).contains("No LRO: "));
    let order = json(&desk, -48, &["meeting", "show", "--order", "--json"]);
    let last = order["rows"][30]["operation"].as_str().unwrap().to_owned();
    done(&desk, -47, &["meeting", "amend", "--first", &last, "--next-date", "8/12"]);
    let order = json(&desk, -46, &["meeting", "show", "--order", "--json"]);
    assert_eq!(
        (&order["rows"][0]["operation"], &order["rows"][0]["moved_by_chair"]),
        (&last.clone().into(), &true.into())
    );
    done(&desk, -45, &["meeting", "amend", "--next-time", "10:00", "--board-date", "10/12"]);
    at(&desk, -45, &["meeting", "amend", "--next-time", "25:00"]).refused(2);
    let refused = at(&desk, -45, &["meeting", "amend", "--board-date", "1/11/2026"]).refused(1);
    assert!(refused.contains("must not be before 24 November 2026"), "{refused}");
    let shown = done(&desk, -44, &["meeting", "show"]);
    assert!(shown.contains("Tuesday 8 December 2026, 10:00") && shown.contains("Thursday 10 December 2026"), "{shown}");
    let agenda = json(&desk, -44, &["meeting", "agenda", "--json"]);
    let groups = &agenda["rows"][5];
    assert_eq!(
        (&groups["business"], &groups["waiting"], &groups["done"]),
        (&"groups".into(), &31.into(), &false.into())
    );
    let agenda = done(&desk, -44, &["meeting", "agenda"]);
    assert!(agenda.contains("13  Read back and next date: Next Tuesday 8 December 2026, 10:00; board"), "{agenda}");
    // Open, and the room.
    for marking in ["Top.Secret", "TOP\u{200b}SECRET", "T\u{39f}P SECRET", "this is TOP SECRET stuff"] {
        let said = at(&desk, 0, &["meeting", "open", "--marking", marking]).refused(1);
        assert!(said.contains("above OFFICIAL-SENSITIVE. This store must not hold it."), "{marking}: {said}");
    }
    let said = at(&desk, 0, &["meeting", "open", "--marking", "as usual"]).refused(1);
    assert!(said.contains("Type OFFICIAL or OFFICIAL-SENSITIVE, with handling words"), "{said}");
    let opened = done(&desk, 0, &["meeting", "open"]);
    assert!(opened.contains("is opened at 14:00, marking OFFICIAL"), "{opened}");
    done(&desk, 1, &["meeting", "attend", "in", "all"]);
    done(&desk, 2, &["meeting", "attend", "in", "Border Force liaison", "--role", "partner", "--partner"]);
    done(&desk, 2, &["meeting", "attend", "apologies", "DS 9999", "--deputy", "DS 9998", "--role", "ROCU link"]);
    let accepted = done(&desk, 3, &["meeting", "accept-minutes"]);
    assert!(accepted.contains("are accepted"), "{accepted}");
    let refused = at(&desk, 3, &["meeting", "accept-minutes"]).refused(1);
    assert!(refused.contains("were accepted at 14:03 already"), "{refused}");
    // Came before the key was pressed, and left for a while.
    let late = done(&desk, 30, &["meeting", "attend", "times", "DS 9997", "--came", "14:02", "--left", "14:20"]);
    assert!(late.contains("DS 9997 is present from 14:02 to 14:20"), "{late}");
    done(&desk, 30, &["meeting", "attend", "times", "DS 9997", "--left", "none"]);
    at(&desk, 30, &["meeting", "attend", "in", "DS 9996", "--came", "14:02"]).refused(2);
    // Every kind of record, once.
    let first = last.as_str();
    let second = order["rows"][1]["operation"].as_str().unwrap();
    let officer = json(&desk, 4, &["list", "officers", "--json"])["rows"][0]["label"].as_str().unwrap().to_owned();
    for arguments in [
        &["tier", first, "2", "--because", "warrant phase complete"][..],
        &["lro", first, &officer, "--because", "knows the area"],
        &["action", first, "obtain closure notices", "--p", "pu", "--due", "fri", "--owner", &officer],
        &["action", first, "brief the schools", "--p", "pv", "--due", "next", "--owner", &officer],
        &["note", first, "two shop units still in use"],
        &["disruption", first, "moderate", "two vehicles seized"],
        &["trigger", first, "firearm discharged", "--on", "sat", "--detail", "no injuries"],
        &["gap", first, "source of supply since September"],
        &["outcome", first, "cash seized", "\u{a3}14,200", "--p", "pu"],
        &["outcome", first, "class a", "1.84kg"],
        &["outcome", first, "sentences", "15y7m"],
        &["outcome", first, "arrests", "5", "--on", "yesterday"],
        &["order", first, "SCPO", "--subject", "custody record 12"],
        &["plan", first, "--pursue", "charge two", "--objective", "secure two charges", "--to", "next"],
        &["objective", first, "no further victims", "--p", "pt"],
        &["not-applicable", first, "prevent", "--because", "no young people involved"],
        &["consulted", first, "Probation", "--on", "12/11"],
        &["bid", "analyst for two weeks", "--to", "ROCU", "--needed-by", "30/11", "--ocg", first],
        &["learning", "drive past before the warrant", "--theme", "illegal drugs", "--from", first],
        &["operation", "Op Warrior", "--kind", "brand", "--ocg", first, "--measure", "violence", "--before", "120"],
        &[
            "decision",
            "ask the board for a trained LRO",
            "--because",
            "none is free",
            "--to-board",
            "--refused",
            "wait",
        ],
        &["no-change", second, "--because", "plan on track"],
    ] {
        done(&desk, 5, &[&["record"], arguments].concat());
    }
    let number = |list: &str| -> String {
        let rows = json(&desk, 6, &["list", list, "--json"]);
        let row = &rows["rows"][0];
        row["number"].as_str().map_or_else(|| row["item"].to_string(), str::to_owned)
    };
    for arguments in [
        &["answer", &number("bids"), "part-supported", "--because", "one week only"][..],
        &["dispose", &number("triggers"), "acted on", "--because", "taken at its turn"],
        &["fill", &number("gaps"), "out of the phone download"],
        &["share", &number("learning"), "all LROs"],
        &["order", &number("orders"), "--state", "in force", "--granted", "yesterday", "--expires", "24/11/2030"],
        &["operation", "op warrior", "--after", "99"],
    ] {
        done(&desk, 7, &[&["record"], arguments].concat());
    }
    let decisions = json(&desk, 8, &["list", "decisions", "--json"]);
    let answered = &decisions["rows"][0];
    assert_eq!((&answered["kind"], &answered["because"]), (&"item.changed".into(), &"one week only".into()));
    assert!(answered["number"].as_str().unwrap().contains("-DEC-"), "the answer to a bid is a decision: {answered}");
    let card = json(&desk, 8, &["meeting", "show", "--card", first, "--json"]);
    assert_eq!(card["objective"]["text"], "secure two charges");
    assert_eq!(card["objective"]["to"], "2026-12-08");
    assert_eq!(card["actions_by_p"][1]["not_applicable"], "no young people involved");
    assert_eq!(card["gaps"].as_array().unwrap().len(), 0);
    // Every OCG in turn.
    let next = done(&desk, 9, &["meeting", "next"]);
    assert!(next.starts_with("Item 1 of 31") && next.contains(first), "{next}");
    let next = done(&desk, 9, &["meeting", "next", "--called"]);
    assert!(next.contains("Item 2 of 31") && next.contains(second), "{next}");
    done(&desk, 10, &["meeting", "call", second]);
    let third = order["rows"][2]["operation"].as_str().unwrap();
    let fourth = order["rows"][3]["operation"].as_str().unwrap();
    done(&desk, 11, &["meeting", "read", third, "--because", "in date"]);
    done(&desk, 12, &["meeting", "defer", fourth, "--because", "LRO at court"]);
    // A slip, taken back.
    let fifth = order["rows"][4]["operation"].as_str().unwrap();
    done(&desk, 13, &["meeting", "call", fifth]);
    assert!(done(&desk, 13, &["undo"]).contains("withdrew"));
    for place in 4..20 {
        done(
            &desk,
            14 + place,
            &["meeting", "call", order["rows"][usize::try_from(place).unwrap()]["operation"].as_str().unwrap()],
        );
    }
    done(&desk, 70, &["meeting", "attend", "out", "Border Force liaison"]);
    let refused = at(&desk, 100, &["meeting", "close"]).refused(1);
    assert!(refused.starts_with("Not signed: 11 groups are not settled.") && refused.contains("--rest"), "{refused}");
    let closed =
        done(&desk, 110, &["meeting", "close", "--rest", "taken-as-read", "--because", "in date", "--read-back"]);
    assert!(closed.contains("Seal of the tasking meeting"), "{closed}");
    let meeting = json(&desk, 111, &["meeting", "show", "--json"]);
    assert_eq!((meeting["state"].as_str(), meeting["settled"].as_array().unwrap().len()), (Some("signed"), 31));
    let called =
        |word: &str| meeting["settled"].as_array().unwrap().iter().filter(|settled| settled["called"] == word).count();
    assert_eq!((called("discussed"), called("taken-as-read"), called("deferred")), (18, 12, 1));
    let row = json(&desk, 111, &["meeting", "list", "--json"])["rows"][0].clone();
    assert_eq!((&row["discussed"], &row["state"]), (&18.into(), &"signed".into()));
    // The papers of a signed meeting stay as they are, whatever is recorded later.
    let number = meeting["number"].to_string();
    let minutes = done(&desk, 112, &["write", "minutes", "--meeting", &number]);
    let read = &meeting["read_back"];
    assert!(read["of"].as_u64().unwrap() > 30 && read["agreed"] == read["of"], "{read}");
    assert!(minutes.contains(&format!("Read back: {0} of {0} agreed, confirmed by ", read["of"])), "{minutes}");
    for words in [
        "were accepted without correction. Accepted by ",
        "| DS 9997 | Attending | 14:02 |",
        "secure two charges",
        "ask the board for a trained LRO",
        "one week only",
        "LRO at court",
        "Seal of ",
    ] {
        assert!(minutes.contains(words), "{words}: {minutes}");
    }
    // What was sealed can be proved, looked at as it was, and corrected by addition only.
    let file = desk.file("seal.txt", &closed);
    let verified = done(&desk, 112, &["verify", "--against", &file]);
    assert!(verified.contains("The seal is confirmed"), "{verified}");
    let code = meeting["code"].as_str().unwrap();
    done(&desk, 120, &["record", "tier", first, "3", "--because", "after the meeting"]);
    let past = done(&desk, 121, &["show", "board", "--at", code]);
    assert!(past.starts_with("THE PAST: the division as it stood at the end of the tasking meeting"), "{past}");
    let tier = |board: &Value| {
        let rows = board["rows"].as_array().unwrap();
        rows.iter().find(|row| row["operation"] == first).unwrap()["tier"].as_u64()
    };
    assert_eq!(tier(&json(&desk, 121, &["show", "board", "--at", code, "--json"])), Some(2));
    assert_eq!(tier(&json(&desk, 121, &["show", "board", "--json"])), Some(3));
    let since = json(&desk, 121, &["show", "changes", "--since", code, "--json"]);
    assert_eq!(since["rows"].as_array().unwrap().len(), 1, "{since}");
    assert!(
        at(&desk, 122, &["meeting", "attend", "off", "DS 9999"]).refused(1).contains("No meeting is prepared or open")
    );
    let entry = meeting["entries"]["first"].to_string();
    done(&desk, 123, &["record", "correction", code, &entry, "14:00", "14:05", "--because", "misheard"]);
    assert_eq!(json(&desk, 124, &["list", "corrections", "--json"])["count"], 1);
    let refused = at(&desk, 125, &["record", "correction", code, "1", "a", "b", "--because", "c"]).refused(2);
    assert!(refused.contains("is not one of the tasking meeting"), "{refused}");
    assert!(done(&desk, 126, &["verify"]).contains("The record is whole"));
    assert_eq!(done(&desk, 127, &["write", "minutes", "--meeting", &number]), minutes);
    // A path that is taken or is a folder is left as it is.
    let taken = desk.file("minutes.md", "not ours");
    let folder = desk.base.path().to_string_lossy().into_owned();
    for (path, why) in [(&taken, "it is there already"), (&folder, "folder")] {
        let refused = at(&desk, 128, &["write", "minutes", "--meeting", &number, "--out", path]).refused(3);
        assert!(refused.contains(why) && refused.contains("was not written"), "{refused}");
    }
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), "not ours");
    done(&desk, 129, &["write", "minutes", "--meeting", &number, "--out", &taken, "--force"]);
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), minutes);
    // The next meeting knows what was not discussed.
    done(&desk, 130, &["meeting", "prepare", "--date", "next"]);
    let list = done(&desk, 131, &["meeting", "show", "--prepare"]);
    assert!(
        list.contains(&format!("Deferred at meeting {}: {fourth} (because LRO at court)", meeting["number"])),
        "{list}"
    );
    done(&desk, 132, &["meeting", "cancel", "--because", "critical incident"]);
}

#[test]
fn two_meetings_are_never_open_at_once() {
    let desk = division();
    done(&desk, 0, &["meeting", "open"]);
    let before = entries(&desk);
    for arguments in [&["meeting", "open"][..], &["meeting", "open", "--kind", "debrief"]] {
        let refused = at(&desk, 1, arguments).refused(1);
        assert!(refused.contains("is open already"), "{refused}");
    }
    let refused = at(&desk, 1, &["meeting", "prepare"]).refused(1);
    assert!(refused.contains("Sign or cancel it"), "{refused}");
    assert!(at(&desk, 1, &["meeting", "cancel", "--because", "no"]).refused(1).contains("can only be signed"));
    assert_eq!(entries(&desk), before);
}

#[test]
fn a_meeting_left_open_for_three_days_says_so_and_can_be_closed_at_its_own_time() {
    let desk = division();
    done(&desk, 0, &["meeting", "open"]);
    let ran = at(&desk, 3 * DAY / MINUTE, &["meeting", "rest", "taken-as-read", "--because", "nothing new"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("is open since Tuesday 24 November 2026 at 14:00, for 3 days."), "{ran:?}");
    let ran = at(&desk, 3 * DAY / MINUTE, &["meeting", "close", "--decided-at", "24/11 15:45"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let meeting = json(&desk, 3 * DAY / MINUTE, &["meeting", "show", "--json"]);
    assert_eq!(meeting["signed_at"], "2026-11-24T15:45:00.000Z");
}

#[test]
fn days_and_clocks_that_go_back_are_refused_or_said() {
    let desk = division();
    done(&desk, 0, &["meeting", "open"]);
    let ran = at(&desk, -30, &["meeting", "close", "--rest", "deferred", "--because", "fire alarm"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("cannot be settled before the meeting was opened, at 14:00."), "{ran:?}");
    // One batch: what was not signed is not settled either.
    let meeting = json(&desk, 50, &["meeting", "show", "--json"]);
    assert_eq!((meeting["state"].as_str(), meeting["settled"].as_array().unwrap().len()), (Some("open"), 0));
    done(&desk, 60, &["meeting", "close", "--rest", "deferred", "--because", "fire alarm"]);
    let undone = at(&desk, 61, &["undo"]).refused(1);
    assert!(undone.contains("signed") && undone.contains("correction"), "{undone}");
    assert!(!undone.contains("Withdraw"), "a signature cannot be withdrawn: {undone}");
    assert_eq!(at(&desk, 61, &["undo", "--dry-run"]).refused(1), undone, "a rehearsal is refused as the act is");
    let refused = at(&desk, 61, &["meeting", "prepare", "--date", "20/11/2026"]).refused(1);
    assert!(refused.contains("20 November 2026 is before the tasking meeting"), "{refused}");
    let refused = at(&desk, 61, &["meeting", "prepare", "--date", "31/02/2026"]).refused(2);
    assert!(refused.starts_with("Not saved: "), "{refused}");
    let refused = at(&desk, 61, &["meeting", "prepare", "--next-date", "today"]).refused(1);
    assert!(refused.contains("next meeting must be after"), "{refused}");
}

#[test]
fn an_owner_who_left_gets_no_action() {
    let desk = division();
    done(&desk, 0, &["record", "officer", "register", "DS 8888", "--can-lead", "yes", "--left-on", "yesterday"]);
    let group = json(&desk, 1, &["list", "ocgs", "--json"])["rows"][0]["operation"].as_str().unwrap().to_owned();
    for arguments in [
        &["record", "action", &group, "visit the yard", "--owner", "DS 8888"][..],
        &["record", "lro", &group, "DS 8888"],
    ] {
        let refused = at(&desk, 2, arguments).refused(1);
        assert!(refused.contains("DS 8888 left on 23 November 2026"), "{refused}");
    }
}

#[test]
fn a_bulk_half_of_which_is_refused_records_nothing() {
    let desk = division();
    done(&desk, 0, &["meeting", "open"]);
    let rows = json(&desk, 1, &["meeting", "show", "--order", "--json"]);
    let name = |at: usize| rows["rows"][at]["operation"].as_str().unwrap().to_owned();
    done(&desk, 2, &["meeting", "call", &name(1)]);
    let before = entries(&desk);
    let refused = at(&desk, 3, &["meeting", "call", &name(0), &name(1), &name(2)]).refused(1);
    assert!(refused.contains(&format!("{} is discussed already", name(1))), "{refused}");
    assert!(at(&desk, 3, &["meeting", "call", &name(0), "Op Nowhere"]).refused(2).contains("Op Nowhere"));
    assert!(at(&desk, 3, &["meeting", "defer", &name(3)]).refused(1).contains("reason is needed"));
    assert!(at(&desk, 3, &["meeting", "rest", "discussed"]).refused(2).contains("settles nothing"));
    assert_eq!(entries(&desk), before);
    assert!(done(&desk, 4, &["meeting", "call", &name(0), "--dry-run"]).starts_with("Would record: "));
    assert_eq!(entries(&desk), before);
}

#[test]
fn what_is_no_quantity_no_item_or_no_meeting_is_one_sentence() {
    let desk = division();
    let group = json(&desk, 1, &["list", "ocgs", "--json"])["rows"][0]["operation"].as_str().unwrap().to_owned();
    let before = entries(&desk);
    for (arguments, code, wanted) in [
        (&["record", "outcome", &group, "cash seized", "a lot"][..], 2, "Type \u{a3}14,200"),
        (&["record", "outcome", &group, "arrests", "0"], 1, "above nothing"),
        (&["record", "outcome", &group, "class", "5"], 2, "there is no outcome"),
        (&["record", "outcome", &group, "arrests", "5", "--on", "+1w"], 1, "in the future"),
        (&["record", "answer", "77", "declined"], 2, "There is no bid \"77\""),
        (&["record", "fill", "seven"], 2, "There is no intelligence gap"),
        (&["record", "not-applicable", &group, "pv"], 1, "reason is needed"),
        (&["record", "decision", "ask the board"], 1, "reason is needed"),
        (&["record", "order", &group, "SCPO"], 1, "is needed"),
        (&["meeting", "show", "T99"], 2, "There is no meeting \"T99\""),
        (&["meeting", "next"], 1, "No meeting is open"),
        (&["meeting", "attend", "maybe", "DS 1"], 1, "No meeting is prepared or open"),
        (&["meeting", "open", "--kind", "party"], 2, "meeting kind"),
        (&["meeting", "open", "--minutes", "1"], 1, "between 5 and 720"),
        (&["show", "board", "--at", "99"], 2, "There is no meeting \"99\""),
        (&["show", "changes"], 2, "Say since when"),
    ] {
        let refused = at(&desk, 2, arguments).refused(code);
        assert!(refused.to_lowercase().contains(&wanted.to_lowercase()), "{arguments:?}: {refused}");
    }
    assert_eq!(entries(&desk), before);
}
