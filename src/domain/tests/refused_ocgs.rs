//! What the rules refuse about stores, officers, OCGs, assessments and notes: each refusal once, in its words.

use super::room::{Room, action, day, decide_tier, details, founding, ocg, officer};
use crate::domain::assessment::AssessmentDetails;
use crate::domain::command::{Asking, Command};
use crate::domain::decide::decide;
use crate::domain::identity::{ActionId, OcgId, OfficerId};
use crate::domain::ocg::{OcgDetails, OcgStatus, Post};
use crate::domain::officer::OfficerDetails;
use crate::domain::reading::Reading;
use crate::domain::tier::Tier;
use crate::domain::time::Timestamp;

#[test]
fn a_store_is_founded_once_and_first() {
    let bare = Room::bare();
    assert_eq!(
        bare.tries(&ocg("Op Alder", "", None, None)).unwrap_err().to_string(),
        "This store is not founded yet. Run muster init."
    );
    assert_eq!(Room::founded().refuses(founding()), "This store is founded already.");
}

#[test]
fn the_same_profile_is_not_adopted_twice() {
    let room = Room::founded();
    let profile = (*room.memory.profile().unwrap()).clone();
    assert_eq!(room.refuses(Command::AdoptProfile { profile }), "This profile is in force already.");
}

#[test]
fn minutes_need_something_to_tell() {
    assert_eq!(
        Room::founded().refuses(Command::IssueMinutes { first: 10, last: 9 }),
        "Nothing was recorded since the last minutes, so there is nothing to write."
    );
}

#[test]
fn nothing_is_entered_before_it_was_decided() {
    let room = Room::furnished();
    let asking = Asking { decided_at: Timestamp(room.asking().recorded_at.0 + 1), ..room.asking() };
    assert_eq!(
        decide(&decide_tier(1, None, "steady"), &room.memory, &asking).unwrap_err().to_string(),
        "A decision cannot be entered before it was made. Check the time of the decision."
    );
}

#[test]
fn officers() {
    let room = Room::furnished();
    let written = |label: &str| OfficerDetails { label: label.into(), ..OfficerDetails::default() };
    let cases = [
        (written(""), "A rank and number, or an agency, is needed. Type a few words."),
        (written(" DS 2217 "), "DS 2217 is in the record already."),
        (
            OfficerDetails { away: Some((day(5), day(4))), ..written("DS 9") },
            "An absence cannot end before it begins. Check the two dates.",
        ),
        (OfficerDetails { limit: Some(1_000), ..written("DS 9") }, "The limit must be between 0 and 999 OCGs."),
    ];
    for (details, sentence) in cases {
        assert_eq!(room.refuses(Command::RegisterOfficer(details.clone())), sentence);
        assert_eq!(room.refuses(Command::AmendOfficer { officer: OfficerId(1), details }), sentence);
    }
    let now = room.memory.officers()[&OfficerId(3)].details.clone();
    assert_eq!(
        room.refuses(Command::AmendOfficer { officer: OfficerId(3), details: now.clone() }),
        "Nothing about Housing was changed."
    );
    assert_eq!(
        room.refuses(Command::AmendOfficer { officer: OfficerId(9), details: now }),
        "That officer is not in the record."
    );
}

#[test]
fn what_is_written_about_an_ocg() {
    let room = Room::furnished();
    let cases = [
        (OcgDetails::default(), "An operation name or a reference is needed."),
        (
            details("Op Cedar", "nb/ocg/1049"),
            "The reference nb/ocg/1049 belongs to another OCG. Check which one is meant.",
        ),
        (details("op birch", ""), "The operation name op birch belongs to another OCG. Check which one is meant."),
        (details(&"W".repeat(201), ""), "The operation name has 201 characters; at most 200 can be kept. Shorten it."),
        // Each of these becomes eight letters that can be seen.
        (
            details(&"\u{202e}".repeat(26), ""),
            "The operation name has 208 characters; at most 200 can be kept. Shorten it.",
        ),
    ];
    for (details, sentence) in cases {
        assert_eq!(room.refuses(Command::AmendOcg { ocg: OcgId(1), details }), sentence);
    }
    let now = room.memory.ocgs()[&OcgId(1)].details.clone();
    assert_eq!(
        room.refuses(Command::AmendOcg { ocg: OcgId(1), details: now.clone() }),
        "Nothing about Op Alder was changed."
    );
    assert_eq!(
        room.refuses(Command::AmendOcg { ocg: OcgId(9), details: now }),
        "That OCG is not in the record. Choose one from the list."
    );
    assert_eq!(
        room.refuses(ocg("Op Cedar", "", Tier::new(1), Some(OfficerId(4)))),
        "DC 1000 left on 24 November 2026. Choose somebody else."
    );
}

#[test]
fn the_tier() {
    let mut room = Room::furnished();
    assert_eq!(room.refuses(decide_tier(1, Some(1), " \n ")), "A reason is needed. Type a few words.");
    assert_eq!(
        room.refuses(decide_tier(2, None, "steady")),
        "Op Birch has no tier yet, so there is nothing to leave unchanged. Choose 1 to 4."
    );
    assert_eq!(
        room.refuses(Command::DecideTier {
            ocg: OcgId(1),
            tier: None,
            because: "steady".into(),
            unit: None,
            review: Some(day(-1)),
            refused: String::new()
        }),
        "The next review cannot be in the past: 23 November 2026 is before today."
    );
    room.does(Command::SetStatus { ocg: OcgId(1), status: OcgStatus::Archived, because: "closed".into() });
    assert_eq!(room.refuses(decide_tier(1, Some(1), "back")), "Op Alder is archived. Set its status to active first.");
}

#[test]
fn the_status() {
    let room = Room::furnished();
    let set = |because: &str| Command::SetStatus { ocg: OcgId(1), status: OcgStatus::Active, because: because.into() };
    assert_eq!(room.refuses(set("")), "A reason is needed. Type a few words.");
    assert_eq!(room.refuses(set("assessed")), "Op Alder is active already.");
}

#[test]
fn the_posts() {
    let mut room = Room::furnished();
    let fill = |ocg, post, officer: Option<i64>| Command::FillPost {
        ocg: OcgId(ocg),
        post,
        officer: officer.map(OfficerId),
        because: String::new(),
    };
    assert_eq!(room.refuses(fill(2, Post::Lro, None)), "Op Birch has no LRO to remove.");
    assert_eq!(room.refuses(fill(1, Post::Lro, Some(1))), "DI 4102 is LRO of Op Alder already.");
    assert_eq!(
        room.refuses(fill(1, Post::Deputy, Some(1))),
        "DI 4102 cannot be LRO and deputy of Op Alder at once. Remove the other post first."
    );
    assert_eq!(room.refuses(fill(1, Post::Lro, Some(4))), "DC 1000 left on 24 November 2026. Choose somebody else.");
    assert_eq!(
        room.refuses(fill(1, Post::Sro, Some(9))),
        "That officer is not in the record. Type a rank, a number or a unit to find one."
    );
    room.does(fill(1, Post::Deputy, Some(2)));
    assert_eq!(
        room.refuses(fill(1, Post::Lro, Some(2))),
        "DS 2217 cannot be LRO and deputy of Op Alder at once. Remove the other post first."
    );
    room.does(Command::SetStatus { ocg: OcgId(1), status: OcgStatus::Transferred, because: "to the ROCU".into() });
    assert_eq!(room.refuses(fill(1, Post::Lro, None)), "Op Alder is transferred. Set its status to active first.");
}

#[test]
fn assessments() {
    let room = Room::furnished();
    let assess = |on, details| Command::Assess { ocg: OcgId(1), on, details };
    let whole = AssessmentDetails { scheme: "OCGM".into(), score: Some(40), ..AssessmentDetails::default() };
    assert_eq!(room.refuses(assess(day(1), whole.clone())), "An assessment cannot be dated in the future.");
    assert_eq!(
        room.refuses(assess(day(0), AssessmentDetails { scheme: String::new(), ..whole.clone() })),
        "A scheme is needed. Type a few words."
    );
    assert_eq!(
        room.refuses(assess(day(0), AssessmentDetails { score: None, ..whole })),
        "An assessment needs a score, a band or values."
    );
}

#[test]
fn notes() {
    let room = Room::furnished();
    let note = |action: Option<i64>, text: &str| Command::AddNote {
        ocg: OcgId(1),
        action: action.map(ActionId),
        text: text.into(),
    };
    assert_eq!(room.refuses(note(None, "")), "A note is needed. Type a few words.");
    assert_eq!(room.refuses(note(Some(9), "seen")), "That action is not in the record.");
    assert_eq!(
        room.refuses(note(None, &"a".repeat(10_001))),
        "A note has 10,001 characters; at most 10,000 can be kept. Shorten it."
    );
}

#[test]
fn two_long_names_do_not_make_a_long_sentence() {
    let mut room = Room::furnished();
    let long = "W".repeat(200);
    room.does(officer(&long));
    room.does(ocg(&format!("V{}", "W".repeat(199)), "", None, Some(OfficerId(5))));
    let again =
        Command::FillPost { ocg: OcgId(3), post: Post::Lro, officer: Some(OfficerId(5)), because: String::new() };
    assert!(room.refuses(again).contains(".. is LRO of V"));
    room.does(action(3, "Warrant", None));
    let to = Command::TransferAction { action: ActionId(2), owner: OfficerId(5), because: String::new() };
    assert!(room.refuses(to).ends_with(".. already."));
}
