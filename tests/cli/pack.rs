//! `muster meeting freeze`: the pack of a prepared meeting, what is said of it, and what was recorded since.

use crate::support::Desk;
use serde_json::Value;

fn json(desk: &Desk, arguments: &[&str]) -> Value {
    desk.run(&[arguments, &["--json"]].concat()).json()
}

#[test]
fn the_pack_is_frozen_at_the_last_entry_and_the_meeting_says_so() {
    let desk = Desk::demo();
    let refused = desk.run(&["meeting", "freeze"]).refused(1);
    assert!(refused.contains("is open. Its pack is frozen before it is opened."), "{refused}");
    desk.done(&["meeting", "close", "--rest", "taken-as-read", "--because", "end of the meeting"]);
    let refused = desk.run(&["meeting", "freeze"]).refused(1);
    assert!(refused.contains("No meeting is prepared or open."), "{refused}");
    desk.done(&["meeting", "prepare"]);
    assert!(desk.done(&["meeting", "show", "--prepare"]).contains("The pack is not frozen."));
    assert_eq!(json(&desk, &["meeting", "show", "--prepare"])["pack"], Value::Null);
    let list = json(&desk, &["meeting", "show", "--prepare"]);
    assert_eq!((&list["last_backup_at"], &list["store_verified"]), (&Value::Null, &true.into()), "{list}");
    assert!(desk.done(&["meeting", "show", "--prepare"]).contains("\nNo backup beside the record. Store verified, "));
    desk.done(&["backup"]);
    let list = json(&desk, &["meeting", "show", "--prepare"]);
    assert!(list["last_backup_at"].as_str().unwrap().ends_with('Z'), "{list}");
    assert_eq!(list["store_entries"], json(&desk, &["list", "meetings"])["entry"]);
    let would = desk.done(&["meeting", "freeze", "--dry-run"]);
    assert!(would.contains("is frozen at entry") && json(&desk, &["meeting", "show"])["pack"].is_null(), "{would}");
    let done = desk.done(&["meeting", "freeze"]);
    let frozen = json(&desk, &["meeting", "show"]);
    let entry = frozen["pack_entry"].as_u64().unwrap();
    assert!(done.contains("is frozen at entry"), "{done}");
    assert_eq!(
        json(&desk, &["list", "meetings"])["entry"].as_u64(),
        Some(entry + 1),
        "the freezing is the entry after it"
    );
    let refused = desk.run(&["meeting", "freeze"]).refused(1);
    assert!(refused.contains("already, and nothing was recorded since."), "{refused}");
    desk.done(&["record", "note", "Op Olive", "Press line agreed"]);
    for told in [json(&desk, &["meeting", "show"]), json(&desk, &["meeting", "show", "--prepare"])] {
        assert_eq!((&told["pack"]["entry"], &told["pack"]["entries_since"]), (&entry.into(), &1.into()), "{told}");
        assert!(told["pack"]["frozen_at"].as_str().unwrap().ends_with('Z'), "{told}");
    }
    assert!(desk.done(&["meeting", "show"]).contains("; 1 entry since"));
    let again = desk.done(&["meeting", "freeze"]);
    assert!(again.contains("moved from entry") && again.contains(" to entry "), "{again}");
    assert_eq!(json(&desk, &["meeting", "show"])["pack_entry"].as_u64(), Some(entry + 2));
    desk.done(&["undo"]);
    assert_eq!(json(&desk, &["meeting", "show"])["pack_entry"].as_u64(), Some(entry));
    desk.done(&["meeting", "open"]);
    desk.done(&["meeting", "close", "--rest", "deferred", "--because", "end of the meeting"]);
    let minutes = desk.done(&["write", "minutes", "--meeting", "25"]);
    assert!(minutes.contains("frozen as at entry"), "{minutes}");
}
