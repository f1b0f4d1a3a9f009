//! The sentence patterns of papers section 2.0, and the bylines.

use crate::record::{Record, day};
use muster::domain::action::ActionDetails;
use muster::domain::assessment::AssessmentDetails;
use muster::domain::command::{Asking, Command};
use muster::domain::disruption::Level;
use muster::domain::fact::{Fact, Way};
use muster::domain::identity::DisruptionId;
use muster::domain::invert::invert;
use muster::domain::ocg::{OcgStatus, Post};
use muster::domain::profile::Profile;
use muster::domain::receipt::Entered;
use muster::domain::tier::{Strand, Tier};
use muster::domain::time::Timestamp;
use muster::report::document::{Block, EntryStatus};
use muster::report::sentences::{Around, PostNote, byline, entered_late, restored, tell, withdrawn};

fn last(record: &Record) -> Entered {
    record.entries.last().unwrap().clone()
}

fn fact(record: &Record) -> Fact {
    last(record).recorded.unwrap().fact
}

fn told(fact: &Fact) -> String {
    let profile = Profile::builtin("lancashire").unwrap();
    told_around(fact, &Around::only(&profile))
}

/// `Decision NB-DEC-2026-0001 | sentence Reason: reason`
fn told_around(fact: &Fact, around: &Around<'_>) -> String {
    let told = tell(fact, around);
    let aside = if told.aside.is_empty() { String::new() } else { format!(" ({})", told.aside) };
    format!("{} {}{aside} | {}", told.word, told.number.words(), told.quoted().words())
}

#[test]
fn what_was_put_and_refused_stands_after_the_reason_and_nowhere_else() {
    let mut record = Record::new(false);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(2), None);
    record.does(Command::DecideTier {
        ocg: birch,
        tier: None,
        because: "on track".into(),
        unit: None,
        review: None,
        refused: "tier 1, because no officer is free".into(),
    });
    let said = told(&fact(&record));
    let end = "Reason: on track. Put and refused: tier 1, because no officer is free.";
    assert!(said.ends_with(end), "{said}");
    record.decides(birch, None, "on track");
    assert!(!told(&fact(&record)).contains("refused"), "the next decision refused nothing");
    let json = serde_json::to_string(&fact(&record)).unwrap();
    assert_eq!(json.matches("\"refused\"").count(), 1, "only the decision before holds it: {json}");
}

/// One record with one of everything, and the sentence of each fact as it was made.
#[test]
fn every_fact_has_its_sentence() {
    let mut record = Record::new(false);
    assert_eq!(
        told(&fact(&record)),
        "Record K7QM-2XRD-91VT | The record of Northern BCU is opened with the profile lancashire, version 1."
    );
    let ds = record.officer("DS 2327", "Serious Crime Team", Some(3), None);
    assert_eq!(told(&fact(&record)), "Officer DS 2327 | DS 2327 enters the record (Serious Crime Team).");
    let csp = record.officer("CSP manager", "", None, None);
    assert_eq!(told(&fact(&record)), "Partner CSP manager | CSP manager enters the record (unit not recorded).");
    assert_eq!(
        told(&invert(&fact(&record)).unwrap()),
        "Officer CSP manager | CSP manager is struck out of the record."
    );
    let mut details = record.memory.officers()[&ds].details.clone();
    details.limit = Some(4);
    record.does(Command::AmendOfficer { officer: ds, details });
    assert_eq!(told(&fact(&record)), "Amendment DS 2327 | DS 2327 is amended: limit from 3 to 4.");
    let birch = record.ocg("Op Birch", "NB/OCG/1007", None, None);
    assert_eq!(
        told(&fact(&record)),
        "OCG NB/OCG/1007 | Op Birch (NB/OCG/1007) enters the record: active OCG, no tier yet, no LRO."
    );
    assert_eq!(
        told(&invert(&fact(&record)).unwrap()),
        "OCG NB/OCG/1007 | Op Birch (NB/OCG/1007) is struck out of the record."
    );
    let mut details = record.memory.ocgs()[&birch].details.clone();
    details.reach = "local".into();
    record.does(Command::AmendOcg { ocg: birch, details });
    assert_eq!(
        told(&fact(&record)),
        "Amendment NB/OCG/1007 | Op Birch (NB/OCG/1007) is amended: reach from none to local."
    );
    record.decides(birch, Some(1), "guns. And money");
    assert_eq!(
        told(&fact(&record)),
        "Decision NB-DEC-2026-0001 | Op Birch (NB/OCG/1007) is placed in tier 1 (Investigation) for the first time. \
         Next review by 7 December 2026. Reason: guns. And money."
    );
    record.decides(birch, Some(2), "arrest phase complete");
    assert_eq!(
        told(&fact(&record)),
        "Decision NB-DEC-2026-0002 | Op Birch (NB/OCG/1007) moves from tier 1 (Investigation) to tier 2 (Neighbourhood). \
         Effective 9 November 2026. Next review by 21 December 2026. Reason: arrest phase complete."
    );
    record.decides(birch, None, "on track?");
    assert_eq!(
        told(&fact(&record)),
        "Decision NB-DEC-2026-0003 | Op Birch (NB/OCG/1007) stays in tier 2 (Neighbourhood). Next review by 21 December 2026. \
         Reason: on track?"
    );
    let fill = |post, officer, because: &str| Command::FillPost { ocg: birch, post, officer, because: because.into() };
    record.does(fill(Post::Lro, Some(ds), "free"));
    let profile = Profile::builtin("lancashire").unwrap();
    let notes = [PostNote::Lapsed(day(2, 2)), PostNote::Over { leads: 4, limit: 3 }, PostNote::Untrained];
    assert_eq!(
        told_around(&fact(&record), &Around { notes: &notes, ..Around::only(&profile) }),
        "Decision NB-DEC-2026-0004 | DS 2327 becomes LRO of Op Birch, in place of no one. Reason: free. \
         Note: DS 2327's LRO training lapsed on 2 February 2026. Note: this takes DS 2327 to 4 OCGs against a limit of 3. \
         Note: no LRO training is recorded for DS 2327."
    );
    record.does(fill(Post::Lro, None, ""));
    assert_eq!(
        told(&fact(&record)),
        "Decision NB-DEC-2026-0005 | DS 2327 ceases to be LRO of Op Birch, which now has none. Reason: none given."
    );
    record.does(Command::SetStatus { ocg: birch, status: OcgStatus::Dormant, because: "quiet".into() });
    assert_eq!(
        told(&fact(&record)),
        "Decision NB-DEC-2026-0006 | Op Birch (NB/OCG/1007) goes from active to dormant, with effect from 9 November 2026. \
         Reason: quiet."
    );
    record.does(Command::SetStatus { ocg: birch, status: OcgStatus::Archived, because: "serving".into() });
    assert_eq!(
        told_around(&fact(&record), &Around { tier: Tier::new(4), ..Around::only(&profile) }),
        "Decision NB-DEC-2026-0007 | Op Birch (NB/OCG/1007) is archived from tier 4 (Intel review), with effect from \
         9 November 2026. Reason: serving."
    );
    record.does(Command::SetStatus { ocg: birch, status: OcgStatus::Active, because: "released".into() });
    assert_eq!(
        told(&fact(&record)),
        "Decision NB-DEC-2026-0008 | Op Birch (NB/OCG/1007) is reopened and goes from archived to active, with effect from \
         9 November 2026. Reason: released."
    );
    let details = AssessmentDetails {
        scheme: "OCGM".into(),
        score: Some(41),
        band: "Low".into(),
        assessor: "Staff 7204".into(),
        next_due: Some(day(12, 9)),
        ..AssessmentDetails::default()
    };
    record.does(Command::Assess { ocg: birch, on: day(10, 3), details });
    assert_eq!(
        told(&fact(&record)),
        "Assessment NB/OCG/1007 | Op Birch (NB/OCG/1007) is assessed on 3 October 2026 (OCGM) by Staff 7204: score 41, band Low. \
         Next assessment due 9 December 2026."
    );
    assert_eq!(
        told(&invert(&fact(&record)).unwrap()),
        "Assessment NB/OCG/1007 | The assessment of Op Birch (NB/OCG/1007) of 3 October 2026 is struck out."
    );
    record.does(Command::AddNote { ocg: birch, action: None, text: "two units in use".into() });
    assert_eq!(told(&fact(&record)), "Note  | Op Birch (NB/OCG/1007): two units in use.");
    assert_eq!(told(&invert(&fact(&record)).unwrap()), "Note  | The note on Op Birch (NB/OCG/1007) is struck out.");
    let note =
        Command::NoteImport { file: "log.xlsx".into(), sha256: "0".into(), taken: 1, rejected: 0, differences: None };
    record.does(note);
    assert_eq!(told(&fact(&record)), "Import log.xlsx | 1 row taken, none rejected.");
    record.issues(1);
    assert_eq!(told(&fact(&record)), "Minutes 1 | Minutes 1 are issued, entries 1 to 17.");
    let plain = Profile::builtin("plain").unwrap();
    record.does(Command::AdoptProfile { profile: plain });
    assert_eq!(
        told(&fact(&record)),
        "Profile plain | The profile plain, version 1, comes into force in place of lancashire, version 1."
    );
    let id = record.raises(birch, csp, Strand::Prevent, "run two sessions.", day(12, 4));
    record.does(Command::AddNote { ocg: birch, action: Some(id), text: "booked".into() });
    assert_eq!(told(&fact(&record)), "Note  | Op Birch, action NB-2026-0001: booked.");
}

#[test]
fn every_step_of_an_action_has_its_sentence() {
    let mut record = Record::new(false);
    let ds = record.officer("DS 2327", "Serious Crime Team", None, None);
    let csp = record.officer("CSP manager", "", None, None);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(1), Some(ds));
    let action = record.raises(birch, csp, Strand::Prevent, "run two sessions.", day(12, 4));
    assert_eq!(
        told(&fact(&record)),
        "Action NB-2026-0001 (Prevent) | CSP manager to run two sessions, by Friday 4 December 2026."
    );
    assert_eq!(
        told(&invert(&fact(&record)).unwrap()),
        "Action NB-2026-0001 | Action NB-2026-0001 is struck out; its number stays spent."
    );
    record.raises(birch, csp, Strand::Prevent, "Run two sessions", day(12, 4));
    assert_eq!(
        told(&fact(&record)),
        "Action NB-2026-0002 (Prevent) | CSP manager: Run two sessions, by Friday 4 December 2026."
    );
    let details =
        ActionDetails { text: "run three sessions".into(), strand: Some(Strand::Prevent), ..ActionDetails::default() };
    record.does(Command::AmendAction { action, details });
    assert_eq!(
        told(&fact(&record)),
        "Amendment NB-2026-0001 | Action NB-2026-0001 is amended: action from run two sessions. to run three sessions."
    );
    record.does(Command::ExtendAction {
        action,
        due: day(12, 11),
        reason_code: "partner".into(),
        because: "school closed".into(),
    });
    assert_eq!(
        told(&fact(&record)),
        "Extension NB-2026-0001 | Action NB-2026-0001: due date moves from 4 December 2026 to 11 December 2026 (extension 1). \
         Reason: partner delay: school closed."
    );
    record.does(Command::TransferAction { action, owner: ds, because: "leave".into() });
    assert_eq!(
        told(&fact(&record)),
        "Transfer NB-2026-0001 | Action NB-2026-0001: passes from CSP manager to DS 2327; number and due date unchanged. \
         Reason: leave."
    );
    record.does(Command::StartAction { action });
    assert_eq!(told(&fact(&record)), "Progress NB-2026-0001 | Action NB-2026-0001 is in progress.");
    record.does(Command::ClaimAction { action, result: "held".into() });
    assert_eq!(told(&fact(&record)), "Claim NB-2026-0001 | DS 2327 claims action NB-2026-0001 complete. Result: held.");
    record.does(Command::RefuseClaim { action, because: "no register".into() });
    let profile = Profile::builtin("lancashire").unwrap();
    assert_eq!(
        told_around(&fact(&record), &Around { due: Some(day(12, 11)), ..Around::only(&profile) }),
        "Claim NB-2026-0001 | The claim on action NB-2026-0001 is not accepted; it is in progress again, due 11 December 2026. \
         Reason: no register."
    );
    record.does(Command::DischargeAction { action, result: "held, 40 pupils".into() });
    assert_eq!(
        told(&fact(&record)),
        "Discharge NB-2026-0001 | Action NB-2026-0001 is discharged. Result: held, 40 pupils."
    );
    let discharged = record.last();
    record.takes_back(discharged..=discharged, "", Way::Act);
    assert_eq!(told(&fact(&record)), "Action NB-2026-0001 | Action NB-2026-0001 is in progress again.");
    record.does(Command::CancelAction { action, reason_code: "superseded".into(), because: String::new() });
    assert_eq!(
        told(&fact(&record)),
        "Cancellation NB-2026-0001 | Action NB-2026-0001 is cancelled. Reason: superseded."
    );
    let action = record.raises(birch, csp, Strand::Prevent, "x", day(12, 4));
    record.does(Command::PassActionOut { action, body: "Probation".into(), because: "theirs".into() });
    assert_eq!(
        told(&fact(&record)),
        "Transfer NB-2026-0003 | Action NB-2026-0003: passes to Probation outside this record and is closed here. Reason: theirs."
    );
}

#[test]
fn a_disruption_is_told_with_what_was_claimed_and_what_was_agreed() {
    let mut record = Record::new(false);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(1), None);
    record.does(Command::ClaimDisruption {
        ocg: birch,
        on: Some(day(11, 5)),
        strand: Some(Strand::Protect),
        threat: None,
        level: Level::Moderate,
        unit: Some("Serious Crime Team".into()),
        shared_with: "ROCU".into(),
        evidence: "two adults re-housed".into(),
    });
    assert_eq!(
        told(&fact(&record)),
        "Disruption NB-DIS-2026-0001 (Op Birch, Protect, 5 November 2026) | claimed moderate by Serious Crime Team, shared with \
         ROCU. Evidence: two adults re-housed."
    );
    assert_eq!(
        told(&invert(&fact(&record)).unwrap()),
        "Disruption NB-DIS-2026-0001 | Disruption NB-DIS-2026-0001 is struck out; its number stays spent."
    );
    record.does(Command::ModerateDisruption {
        disruption: DisruptionId(1),
        level: Level::Minor,
        because: "moved on".into(),
    });
    let profile = Profile::builtin("lancashire").unwrap();
    let disruption = record.memory.disruptions().get(&DisruptionId(1));
    assert_eq!(
        told_around(&fact(&record), &Around { disruption, ..Around::only(&profile) }),
        "Decision NB-DEC-2026-0001 | Disruption NB-DIS-2026-0001 (Op Birch, Protect, 5 November 2026): claimed moderate by Serious \
         Crime Team, shared with ROCU; agreed minor. Evidence: two adults re-housed. Reason for change: moved on."
    );
    assert_eq!(
        told(&fact(&record)),
        "Decision NB-DEC-2026-0001 | Disruption NB-DIS-2026-0001 (Op Birch): agreed minor. Reason for change: moved on."
    );
}

fn entered(decided: (u32, u32), recorded: (u32, u32), by: &str) -> Entered {
    let mut record = Record::new(false);
    record.at(day(11, 24), decided.0, decided.1);
    let asking = Asking {
        entered_by: by.into(),
        recorded_at: Timestamp::from_local(day(11, 24), recorded.0, recorded.1),
        ..Asking::now("DCI 3051", record.now)
    };
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(1), None);
    record.acts(vec![Command::AddNote { ocg: birch, action: None, text: "x".into() }], &asking);
    last(&record)
}

#[test]
fn bylines_name_the_loggist_unless_the_same_and_the_times_unless_close() {
    let today = Some(day(11, 24));
    let same = entered((10, 31), (10, 46), "DCI 3051");
    assert!(!entered_late(&same));
    assert_eq!(byline(&same, today).words(), "Decided by DCI 3051 at 10:31; entry 3.");
    assert_eq!(byline(&same, None).words(), "Decided by DCI 3051 on 24 November 2026 at 10:31; entry 3.");
    let late = entered((10, 31), (10, 47), "DCI 3051");
    assert!(entered_late(&late));
    assert_eq!(byline(&late, today).words(), "Decided by DCI 3051 at 10:31, entered at 10:47; entry 3.");
    let other = entered((10, 31), (10, 31), "Staff 7719");
    assert_eq!(byline(&other, today).words(), "Decided by DCI 3051 at 10:31, entered by Staff 7719; entry 3.");
    let both = entered((10, 31), (11, 31), "Staff 7719");
    assert_eq!(byline(&both, today).words(), "Decided by DCI 3051 at 10:31, entered by Staff 7719 at 11:31; entry 3.");
}

#[test]
fn withdrawals_and_restorings_quote_the_whole_sentence() {
    let mut record = Record::new(false);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(1), None);
    let decided = record.decides(birch, None, "on track");
    let original = fact(&record);
    record.takes_back(decided..=decided, "", Way::Undo);
    let profile = Profile::builtin("lancashire").unwrap();
    let told = tell(&original, &Around::only(&profile));
    let Block::Entry(entry) = withdrawn(&told, &last(&record)) else { panic!("not an entry") };
    assert_eq!((entry.status, entry.byline), (EntryStatus::Withdrawn, None));
    assert_eq!(
        entry.sentence.words(),
        "Op Birch (NB/OCG/1007) stays in tier 1 (Investigation). Next review by 7 December 2026. Reason: on track. \
         Withdrawn on 9 November 2026 at 09:00 by DCI 3051, entered by Staff 7719 (entry 4), and of no effect."
    );
    assert_eq!(entry.reason.unwrap().words(), "none given.");
    record.takes_back(4..=4, "", Way::Redo);
    let Block::Entry(entry) = restored(&told, &last(&record)) else { panic!("not an entry") };
    assert_eq!(
        entry.sentence.words(),
        "Restored on 9 November 2026 at 09:00 by DCI 3051, entered by Staff 7719 (entry 5): Op Birch (NB/OCG/1007) stays in tier 1 (Investigation). \
         Next review by 7 December 2026."
    );
    assert_eq!(entry.reason.unwrap().words(), "on track.");
}

#[test]
fn no_sentence_makes_a_tier_higher_or_lower() {
    let mut record = Record::new(false);
    let birch = record.ocg("Op Birch", "NB/OCG/1007", Some(3), None);
    for tier in [1, 4, 2] {
        record.decides(birch, Some(tier), "x");
        let words = told(&fact(&record)).to_lowercase();
        for unwanted in ["upgrad", "downgrad", "escalat", "promot", "higher", "lower"] {
            assert!(!words.contains(unwanted), "{words}");
        }
    }
}
