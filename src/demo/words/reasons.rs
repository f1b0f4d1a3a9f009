//! Why: reasons for tiers, posts, extensions, transfers, cancellations, statuses and agreed levels.

/// Why a group stays where it is.
pub(in crate::demo) const NO_CHANGE: [&str; 30] = [
    "Plan on track, no new intelligence",
    "Warrant phase live, charging advice awaited",
    "Awaiting CPS decision",
    "Awaiting result of actions already set",
    "Intelligence development continues",
    "Monitoring only, nothing new to act on",
    "two county line numbers still active in the ward",
    "arrest phase planned, team committed for the next four weeks",
    "principals on remand, associates still trading",
    "LRO reports activity steady, plan is adequate",
    "partners ask for four more weeks before we decide",
    "new assessment booked, decide when it is in",
    "charges expected before the next meeting",
    "closure order in force, watch for displacement",
    "victims engaging, do not move the team now",
    "forensic results outstanding",
    "too early to judge effect of the disruption on {place}",
    "quiet since the seizure, keep eyes on {place}",
    "no capacity in the neighbourhood team until the summer is over",
    "trial fixed, hold until verdict",
    "phone work will take three more weeks",
    "review after the school holidays",
    "group has moved its stock, same people, same tier",
    "exploitation risk unchanged, plan holds",
    "nothing to suggest a different response would do more",
    "regional team will answer our request by the end of the month",
    "two actions overdue, chase those first",
    "new LRO needs one cycle to take the plan over",
    "intelligence thin, but harm if wrong is high",
    "as agreed at the last meeting",
];

/// Why a group comes to a tier: one list for each tier.
pub(in crate::demo) const TO_TIER: [[&str; 8]; 4] = [
    [
        "Live investigation opened",
        "discharge at {place} shows access to firearms, beyond neighbourhood resources",
        "children now carrying for the group, dedicated team needed",
        "enough for warrants at {n} addresses, Target Team takes it",
        "threat to life notices served on both sides",
        "financial lead is strong enough to charge",
        "principal released and back with the group within a week",
        "victim has made a full account",
    ],
    [
        "Warrant phase complete, local disruption next",
        "arrest phase complete, what is left is local disruption of {n} premises",
        "nuisance at {place} can be dealt with by the ward team and partners",
        "Owning team has no capacity, risk accepted",
        "street dealing only since the principals were charged",
        "closure orders are the best tool left",
        "cuckooing at {place} needs housing and the ward team, not detectives",
        "Task Force free for six weeks, use it here",
    ],
    [
        "New intelligence, develop before action",
        "picture is thin, develop before spending a team on it",
        "phone numbers changed, start again on attribution",
        "need to know who has replaced the principal",
        "regional interest, develop together first",
        "reports conflict, grade and corroborate before action",
        "new method seen at {place}, understand it first",
        "last phase found nothing, rebuild the picture",
    ],
    [
        "No current intelligence, monitor",
        "Investigation closed, offenders charged",
        "principals serving, associates dispersed",
        "no report for three months, monitor",
        "group absorbed by another, watch only",
        "premises closed and nothing reopened",
        "moved out of the area, neighbouring force told",
        "all orders in force, monitor for breach",
    ],
];

/// Why a post is filled or changed.
pub(in crate::demo) const POST: [&str; 20] = [
    "Target Team takes the investigation",
    "over limit, share the load",
    "moves to the force intelligence bureau",
    "knows the ward and the families",
    "on course for six weeks",
    "returns from maternity leave",
    "promoted, hands over this week",
    "group is now in this unit's area",
    "has the financial background this needs",
    "trained this spring, has room",
    "abstracted to a murder enquiry",
    "retires next month, hand over now",
    "partners asked for one contact",
    "led the earlier phase",
    "same principals as in another of this officer's groups",
    "swap agreed by both inspectors",
    "court commitments until the new year",
    "deputy steps up",
    "balance of load",
    "fresh eyes wanted",
];

/// Why the last LRO went and nobody followed.
pub(in crate::demo) const POST_EMPTIED: [&str; 4] = [
    "moved to the force intelligence bureau, no trained officer free in the team",
    "promoted out of the division, successor not yet named",
    "on long-term leave, deputy to be found",
    "abstracted to a murder enquiry until further notice",
];

/// Why a date moves: the reason code of the profile and the words beside it; either may be empty, not both.
pub(in crate::demo) const EXTENSION: [(&str, &str); 24] = [
    ("abstraction", "team on murder enquiry"),
    ("other", "lab gives three more weeks"),
    ("partner delay", "bank asks for a court order first"),
    ("no resource", "venue not free before the holidays"),
    ("no resource", "interpreter not available"),
    ("abstraction", "officer off sick, back next week"),
    ("partner delay", "panel meets next month"),
    ("no resource", "warrant put back by a week for staffing"),
    ("", "lawyer on leave"),
    ("", "wait for the phone download"),
    ("other", "witness away until the end of the month"),
    ("court date", "court list moved"),
    ("abstraction", ""),
    ("partner delay", "school holidays"),
    ("no resource", "awaits decision on funding"),
    ("intelligence stale", "address no longer in use, new one to be found"),
    ("abstraction", "clash with the arrest phase elsewhere"),
    ("other", "tenant asked for another date"),
    ("", "new information, plan to be redrawn"),
    ("partner delay", ""),
    ("no resource", "kit in for repair"),
    ("partner delay", "awaits ROCU answer"),
    ("other", "vehicle off the road, try again when it moves"),
    ("", "half done, two left"),
];

/// Why an action passes to another owner.
pub(in crate::demo) const TRANSFER: [&str; 20] = [
    "same premises as in another operation",
    "on leave for three weeks",
    "better known to this officer",
    "ward team can do it on patrol",
    "moved to another unit",
    "needs a financial investigator",
    "load too high this month",
    "partner asked to lead",
    "housing holds the tenancy",
    "belongs with the officer in the case",
    "abstracted",
    "course",
    "closer to the victim",
    "swap agreed",
    "night shift can do it",
    "needs detective skills",
    "the group changed unit",
    "retires this month",
    "shared address with a case of theirs",
    "trained for it",
];

/// Why an action is given up: the reason code of the profile and the words beside it.
pub(in crate::demo) const CANCEL: [(&str, &str); 20] = [
    ("no resource", "venue withdrawn, not to be repeated"),
    ("no longer needed", "address empty since the summer"),
    ("superseded", "covered by the warrant"),
    ("duplicate", "same as an action already set"),
    ("superseded", "suspect charged elsewhere"),
    ("other", "no consent"),
    ("no longer needed", "family moved away"),
    ("superseded", "overtaken by the arrest"),
    ("no resource", "no funding this year"),
    ("superseded", "new plan agreed"),
    ("no longer needed", "account closed"),
    ("no resource", "partner cannot take it on"),
    ("no longer needed", "vehicle scrapped"),
    ("intelligence stale", "too old to act on"),
    ("no longer needed", "school has run its own"),
    ("other", "lawyer advises against"),
    ("other", "not proportionate now"),
    ("duplicate", "entered twice"),
    ("intelligence stale", "group no longer uses it"),
    ("abstraction", "team on murder enquiry until the spring"),
];

/// Why a claim of completion is not accepted.
pub(in crate::demo) const REFUSAL: [&str; 20] = [
    "visit made, form not sent",
    "two of the addresses still to do",
    "no result recorded",
    "say what changed for the victims",
    "letter sent is not the same as an answer",
    "not yet served",
    "minutes of the panel missing",
    "only one of the phones is done",
    "banks have not confirmed",
    "referral not accepted yet",
    "brief the night shift too",
    "application drafted, not lodged",
    "photographs to be added",
    "check again in two weeks that it holds",
    "tenant not seen in person",
    "needs the inspector's signature",
    "no outcome from the partner",
    "wrong address visited",
    "chart has no dates",
    "evidence not booked in",
];

/// Why the agreed level differs from the one claimed.
pub(in crate::demo) const LEVEL: [&str; 12] = [
    "group moved to a second address within a week",
    "one seizure, no change in how the group works",
    "line was running again after two days",
    "leader was replaced the same month",
    "effect was greater than claimed: nobody has taken the route over in three months",
    "same event is counted for another operation",
    "evidence shows arrests, not effect",
    "criteria for the higher level not met",
    "finance lost for good, and with it the supplier",
    "too early for more",
    "partners report no change on the street",
    "three of four principals remanded, the fourth left the country",
];

/// Why a new group becomes active, or an old one dormant.
pub(in crate::demo) const ACTIVE: [&str; 6] = [
    "assessed, intent and capability shown",
    "assessment returned, mapped",
    "trigger report accepted, group mapped",
    "scored and mapped by the coordinator",
    "assessment confirms an organised group",
    "mapped after review by the regional team",
];

/// Why a group is set dormant.
pub(in crate::demo) const DORMANT: [&str; 5] = [
    "principals serving, nothing known at present",
    "no activity reported for six months",
    "group dispersed after sentence",
    "last known address empty",
    "nothing since the closure order",
];
