//! Words of bids, triggers, intelligence gaps, orders, objectives, learning, operations and general decisions.

/// What is bid for, and to whom.
pub(in crate::demo) const BIDS: [(&str, &str); 14] = [
    ("mobile team for {n} days", "ROCU"),
    ("analyst for two weeks", "force TT&CG"),
    ("financial investigator for {n} months", "ROCU"),
    ("search team and two dogs for one morning", "force TT&CG"),
    ("drone with pilot for {n} evenings", "force TT&CG"),
    ("prison intelligence officer, one day a week", "ROCU"),
    ("digital examiner for {n} handsets", "force TT&CG"),
    ("public order serials for a weekend at {place}", "force TT&CG"),
    ("county lines coordinator to chair one session", "ROCU"),
    ("camera at {place} for a fortnight", "force TT&CG"),
    ("interviewers with vulnerable-witness training", "neighbouring BCU"),
    ("trained LRO for one group", "force TT&CG"),
    ("exhibits officer for {n} weeks", "force TT&CG"),
    ("ANPR van on {n} nights", "neighbouring BCU"),
];

/// Reasons given with an answer.
pub(in crate::demo) const ANSWERS: [&str; 8] = [
    "fits the control strategy, from Monday",
    "half of what was asked, for one week",
    "staff abstracted to a murder enquiry until the end of the month",
    "no capacity; ask again next period",
    "threat does not outrank what is running",
    "granted from regional reserve",
    "neighbouring BCU lends one officer",
    "the need has passed",
];

/// Triggers.
pub(in crate::demo) const TRIGGERS: [&str; 10] = [
    "firearm discharged",
    "release date of a principal",
    "rival dispute",
    "new exploitation of a child",
    "threat to life",
    "associate released from custody",
    "sentence passed",
    "new premises in use",
    "owner team abstracted",
    "large movement of cash",
];

/// What was made of a trigger.
pub(in crate::demo) const DISPOSALS: [(&str, &str); 6] = [
    ("acted on", "taken at its turn; action raised"),
    ("acted on", "warrant brought forward"),
    ("hold", "one report only; look again next time"),
    ("referred", "safeguarding referral the same day"),
    ("referred", "passed to the region"),
    ("no action", "known before, nothing new in it"),
];

/// What is not known.
pub(in crate::demo) const GAPS: [&str; 16] = [
    "Where the supply comes from since the last arrests",
    "Who controls the second phone line",
    "Use of the storage unit at night",
    "Where the cash is banked",
    "Who drives the hire cars",
    "Link to the premises at {place}",
    "Who took over after the sentence",
    "How the young people are approached",
    "Which haulier is used",
    "Extent of the debt bondage",
    "Whether firearms are held or hired",
    "Who lets the flats at {place}",
    "Role of the second principal's family business",
    "Contact inside the prison",
    "Where the vehicles are stored",
    "How far the network reaches into the next county",
];

/// What filled a gap.
pub(in crate::demo) const FILLED: [&str; 6] = [
    "out of a phone download",
    "confirmed by ANPR over three weeks",
    "bank material received",
    "partner agency's records",
    "custody record checked",
    "known since the search",
];

/// Objectives for a period, by P.
pub(in crate::demo) const OBJECTIVES: [[&str; 6]; 4] = [
    [
        "charge {n} principals",
        "execute the storage warrant and secure two charges",
        "close the premises at {place}",
        "restrain assets of the second principal",
        "arrest the outstanding suspect",
        "take the line down and keep it down",
    ],
    [
        "{n} young people into a programme",
        "school sessions held at {n} sites",
        "two siblings off the edge of the group",
        "parents' contact made for {n} families",
        "exit offer made to two runners",
        "mentors found for {n} young people",
    ],
    [
        "no further victims through {place}",
        "{n} cuckooed addresses made safe",
        "bank staff briefed at {n} branches",
        "locks changed at {n} addresses",
        "repeat victims visited every fortnight",
        "landlords told what to look for",
    ],
    [
        "problem profile written for {place}",
        "{n} custody staff briefed",
        "CSP plan agreed for the estate",
        "contingency plan for the release date",
        "community contact list renewed",
        "debrief of the last phase held",
    ],
];

/// Partners consulted on a plan.
pub(in crate::demo) const CONSULTED: [&str; 8] =
    ["CSP", "Probation", "Housing", "Youth justice", "CPS", "DWP", "Border Force", "Education"];

/// Court orders: kind.
pub(in crate::demo) const ORDERS: [&str; 5] = ["SCPO", "STPO", "TRO", "FRO", "criminal behaviour order"];

/// What was learned.
pub(in crate::demo) const LEARNING: [&str; 12] = [
    "drive past the address before the warrant is sworn",
    "ask housing for the tenancy file a week before the day",
    "one officer for the children, named in the briefing",
    "financial order ready at the point of charge",
    "interpreter booked before the arrest, not after",
    "brief the custody sergeant on the group the evening before",
    "tell the school the same morning",
    "seize the charger with the phone",
    "visit the cuckooed tenant within a day",
    "ask the prison for the visits list at sentence",
    "release date in the plan from the first day",
    "share the press line with the CSP first",
];

/// With whom learning is shared.
pub(in crate::demo) const SHARED_WITH: [&str; 4] = ["all LROs", "neighbourhood inspectors", "governance board", "ROCU"];

/// General decisions and their reasons.
pub(in crate::demo) const DECISIONS: [(&str, &str, bool); 8] = [
    ("ask the board for a trained LRO", "no trained officer free in the BCU", true),
    ("hold the partners' part at the start of the meeting from now on", "Probation cannot stay past eleven", false),
    ("LROs send their update the Friday before", "two hours are short for the groups there are", false),
    ("ask the board to fund {n} weekends of overtime", "warrants lapse for want of staff", true),
    ("the OCG coordinator attends for the whole meeting", "mapping was changed twice without being told", false),
    ("accept and record the risk of no mobile team this period", "bid declined, no other means", false),
    ("review tier 4 groups once a quarter at the LRO meeting", "no new intelligence on most of them", false),
    ("ask the board to set one threshold for moderate disruptions", "units judge them differently", true),
];

/// Why a group was taken as read.
pub(in crate::demo) const AS_READ: [&str; 6] = [
    "in date, nothing overdue",
    "no new intelligence, plan on track",
    "LRO's return says no change",
    "seen at the LRO meeting last week",
    "waits for the court date",
    "nothing new since the last meeting",
];

/// Why a group was deferred.
pub(in crate::demo) const DEFERRED: [&str; 4] =
    ["LRO at court", "LRO on leave, no deputy", "assessment expected this week", "waits for the lab result"];

/// Every text, for the tests.
#[cfg(test)]
pub(in crate::demo) fn all() -> Vec<&'static str> {
    let mut all: Vec<&'static str> = Vec::new();
    all.extend(BIDS.iter().flat_map(|(what, to)| [*what, *to]));
    all.extend(DISPOSALS.iter().flat_map(|(what, because)| [*what, *because]));
    all.extend(DECISIONS.iter().flat_map(|(what, because, _)| [*what, *because]));
    all.extend(OBJECTIVES.iter().flatten());
    for list in
        [&ANSWERS[..], &TRIGGERS, &GAPS, &FILLED, &CONSULTED, &ORDERS, &LEARNING, &SHARED_WITH, &AS_READ, &DEFERRED]
    {
        all.extend(list);
    }
    all
}
