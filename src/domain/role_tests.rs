//! Tests of the roles: every command as every role, and for whom a loggist may write.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;
use crate::domain::identity::MeetingId;
use crate::domain::meeting::{Meeting, MeetingDetails, MeetingKind, MeetingState};
use crate::domain::memory::Memory;
use crate::domain::reading::Records as _;
use crate::domain::time::Timestamp;

fn asking(role: Role, who: &str, decided_by: &str) -> Asking {
    Asking {
        decided_by: decided_by.into(),
        seat: Seat { role, deciders: vec!["DCI 1550".into(), "DI 4471".into()], by_keys: false },
        ..Asking::now(who, Timestamp(1_795_500_000_000))
    }
}

fn in_session(chair: &str) -> Memory {
    let on = Timestamp(1_795_500_000_000).local_date();
    let mut memory = Memory::default();
    memory
        .put_meeting(&Meeting {
            id: MeetingId(1),
            kind: MeetingKind::Tasking,
            number: 24,
            details: MeetingDetails { chair: chair.into(), ..MeetingDetails::of(on) },
            state: MeetingState::Open { at: Timestamp(1) },
            attenders: Vec::new(),
            settled: Vec::new(),
            edition: Meeting::EDITION,
            minutes_accepted: None,
            read_back: None,
            order: Vec::new(),
            briefed: Vec::new(),
        })
        .unwrap();
    memory
}

fn answer(right: Right, memory: &Memory, asking: &Asking) -> Result<(), String> {
    permit(right, memory, asking).map_err(|reject| reject.to_string())
}

#[test]
fn each_role_has_its_rights_and_no_more() {
    let memory = Memory::default();
    for right in [Right::Enter, Right::Decide, Right::Sign] {
        for role in [Role::Chair, Role::Deputy] {
            assert_eq!(answer(right, &memory, &asking(role, "DI 4471", "DI 4471")), Ok(()), "{role:?} {right:?}");
        }
        let reader = asking(Role::Reader, "PC 2208", "DCI 1550");
        assert_eq!(answer(right, &memory, &reader), Err(READS_ONLY.into()), "a named decider lends a reader no right");
        let loggist = answer(right, &memory, &asking(Role::Loggist, "Staff 7719", "Staff 7719"));
        let told = match right {
            Right::Enter => Ok(()),
            Right::Decide => Err(format!("{NOBODY_DECIDES} Open the meeting, or name who decided with --decided-by.")),
            Right::Sign => Err(SIGNS.to_owned()),
        };
        assert_eq!(loggist, told, "{right:?}");
    }
}

#[test]
fn a_loggist_enters_for_a_chair_a_deputy_or_whoever_chairs_and_for_nobody_else() {
    let (memory, session) = (Memory::default(), in_session("DI 9001"));
    let for_whom =
        |who: &str, memory: &Memory| answer(Right::Decide, memory, &asking(Role::Loggist, "Staff 7719", who));
    assert_eq!(for_whom("DI 4471", &memory), Ok(()), "a deputy with a key");
    assert_eq!(for_whom("DI 9001", &session), Ok(()), "the chair of the open meeting, without a key");
    assert!(for_whom("DI 9001", &memory).unwrap_err().starts_with("DI 9001 chairs no open meeting"));
    assert!(for_whom("DC 5031", &session).unwrap_err().contains("--decided-by"));
    let signs = answer(Right::Sign, &session, &asking(Role::Loggist, "Staff 7719", "DCI 1550"));
    assert_eq!(signs, Err(SIGNS.into()), "a name is no key");
}

#[test]
fn what_is_done_in_person_is_done_in_no_other_name() {
    let (memory, session) = (Memory::default(), in_session("DI 9999"));
    for role in [Role::Chair, Role::Deputy] {
        for (memory, named) in [(&memory, "DI 9999"), (&session, "DI 9999"), (&session, "DCI 1550"), (&memory, "")] {
            let lent = asking(role, "DI 4471", named);
            assert_eq!(answer(Right::Sign, memory, &lent), Err(IN_PERSON.into()), "{role:?} as {named:?}");
            assert_eq!(answer(Right::Decide, memory, &lent), Ok(()), "a decision may be entered for another");
        }
    }
}

#[test]
fn what_a_loggist_is_told_to_do_is_there_to_be_done() {
    let told = |memory: &Memory, by_keys: bool| {
        let mut asks = asking(Role::Loggist, "Staff 7719", "Staff 7719");
        asks.seat.by_keys = by_keys;
        let why = answer(Right::Decide, memory, &asks).unwrap_err();
        why.strip_prefix(NOBODY_DECIDES).unwrap().trim().to_owned()
    };
    let (closed, own) = (Memory::default(), in_session("Staff 7719"));
    for memory in [&closed, &own] {
        assert!(told(memory, false).contains("--decided-by"));
        assert!(!told(memory, true).contains("--"), "no argument is a key");
    }
    assert!(told(&closed, true).contains("g d") && told(&own, true).contains("g m, then E"));
    assert!(told(&own, false).contains("--chair"));
}

#[test]
fn a_loggist_is_no_chair_and_is_told_what_to_give() {
    let loggist = asking(Role::Loggist, "Staff 7719", "Staff 7719");
    let why = |last| no_loggist_chairs("staff 7719", last, &loggist).unwrap_err().to_string();
    assert!(why(Some("DI 9001")).ends_with("--chair \"DI 9001\"."), "{}", why(Some("DI 9001")));
    assert!(why(Some("Staff 7719")).ends_with("--chair \"DCI 1550\"."), "a decider with a key");
    assert!(no_loggist_chairs("DI 9001", None, &loggist).is_ok());
    assert!(no_loggist_chairs("DI 4471", None, &asking(Role::Deputy, "DI 4471", "DI 4471")).is_ok());
}

#[test]
fn who_names_nobody_writes_for_the_chair_of_the_open_meeting() {
    let session = in_session("DI 9001");
    let spoken = |role, who: &str| spoken_for(&asking(role, "Staff 7719", who), &session).unwrap().decided_by;
    assert_eq!(spoken(Role::Loggist, "Staff 7719"), "DI 9001");
    assert_eq!(spoken(Role::Loggist, "DI 4471"), "DI 4471");
    assert_eq!(spoken(Role::Deputy, "Staff 7719"), "Staff 7719");
    let closed = spoken_for(&asking(Role::Loggist, "Staff 7719", "Staff 7719"), &Memory::default()).unwrap();
    assert_eq!(closed.decided_by, "Staff 7719");
}

#[test]
fn roles_are_read_back_and_strange_ones_named() {
    for role in Role::ALL {
        assert_eq!(Role::from_words(&role.word().to_uppercase()), Ok(role));
    }
    assert!(Role::from_words("owner\u{1b}").unwrap_err().starts_with("There is no role \"owner"));
}

#[test]
fn everybody_changes_their_own_passphrase_and_nothing_else_of_a_key() {
    use crate::domain::access::Access;
    let change = |operator: &str, step, from, to| {
        Command::ChangeAccess(Access { operator: operator.into(), step, from: Some(from), to: Some(to) })
    };
    for role in [Role::Loggist, Role::Reader] {
        let asks = asking(role, "PC 2208", "PC 2208");
        let decided = |command: &Command| crate::domain::decide::decide(command, &Memory::default(), &asks).is_ok();
        assert!(decided(&change("PC 2208", AccessStep::PassphraseSet, role, role)));
        assert!(decided(&change("PC 2208", AccessStep::Recovered, role, role)));
        assert!(!decided(&change("DCI 1550", AccessStep::PassphraseSet, role, role)), "of somebody else");
        assert!(!decided(&change("PC 2208", AccessStep::PassphraseSet, role, Role::Chair)), "a role in passing");
        assert!(!decided(&change("PC 2208", AccessStep::RoleSet, role, role)));
        assert!(!decided(&change("PC 2208", AccessStep::Removed, role, role)));
        let lent = asking(role, "PC 2208", "DCI 1550");
        assert!(!own_passphrase(&change("PC 2208", AccessStep::PassphraseSet, role, role), &lent), "in another's name");
    }
}

#[test]
fn the_words_that_partners_are_told_of_are_the_chairs_to_say() {
    let details = |text: &str, shareable| ActionDetails { text: text.into(), shareable, ..ActionDetails::default() };
    let right = |from: (&str, bool), to: (&str, bool)| right_of_sharing(&details(from.0, from.1), &details(to.0, to.1));
    assert_eq!(right(("Visit", false), ("Visit two shops", false)), Right::Enter);
    assert_eq!(right(("Visit", true), ("Visit two shops", true)), Right::Decide, "words that partners read");
    assert_eq!(right(("Visit", false), ("Visit", true)), Right::Decide);
    assert_eq!(right(("Visit", true), ("Visit", false)), Right::Decide);
    let second = ActionDetails { second: crate::domain::tier::Strand::ALL.first().copied(), ..details("Visit", true) };
    assert_eq!(right_of_sharing(&details("Visit", true), &second), Right::Enter, "no word of it changes");
}
