//! What came of it: results of actions, evidence of disruptions, notes for the minutes.

use crate::domain::disruption::Level;
use crate::domain::tier::Strand;

const PURSUE: [&str; 22] = [
    "warrant executed, {n} arrests, cash and phones seized",
    "nothing found, address clean, pattern noted",
    "charged and remanded to the next court",
    "profile completed, {n} accounts to restrain",
    "statement taken and exhibited",
    "file with the lawyer, answer expected this month",
    "seized {k} plants and the equipment",
    "vehicle seized, no insurance, stock recovered",
    "restraint granted on both accounts",
    "arrested at home, bailed with conditions",
    "attribution done, {n} numbers proved",
    "CCTV recovered, two persons identified",
    "order granted for three years",
    "premises closed for three months",
    "notice served, {n} days to comply",
    "recalled to prison",
    "search negative, ground will be checked again in spring",
    "forfeiture order made for the full amount",
    "links shown in {n} of the cases",
    "conditions varied as asked",
    "done with the neighbouring division, joint plan signed",
    "two in custody, one still wanted",
];

const PREVENT: [&str; 15] = [
    "school sessions held at two sites",
    "{n} referred, {n} accepted",
    "mentor found, first meeting held",
    "letters handed over in person",
    "family accepted early help",
    "panel met, plan agreed for each child",
    "offer refused, will be made again on release",
    "attendance up from a half to four days in five",
    "college took {n} of them",
    "club runs on two evenings a week",
    "parents' evening held, {k} came",
    "interview held, he wants to leave the area",
    "places taken up by all but one",
    "sellers took their listings down",
    "poster in every taxi office",
];

const PROTECT: [&str; 15] = [
    "all visited, {n} need help, referred the same day",
    "markers placed, control room told",
    "locks changed, tenant says it is quiet",
    "re-housed out of the ward",
    "{n} referrals accepted",
    "bank refunded the loss",
    "alarms fitted and tested",
    "plan agreed with the family",
    "lighting repaired, hedge cut",
    "no one at risk found",
    "hotel staff trained on both shifts",
    "special measures granted",
    "{k} homes visited, {n} victims found",
    "letters delivered to the whole street",
    "safe and well, weekly contact goes on",
];

const PREPARE: [&str; 15] = [
    "briefing held for all shifts",
    "profile written and filed",
    "map done, {k} premises on it",
    "plan agreed by the inspector",
    "debrief held, {n} points for the learning log",
    "contact named and number tested",
    "training given to {k} staff",
    "gap filled: the route runs through {place}",
    "agreement signed by all partners",
    "lines agreed with the press office",
    "exercise run, card rewritten",
    "release dates shared to the summer",
    "orders listed, none runs out before May",
    "answer from the region: nothing held",
    "impact assessment on file",
];

/// Results of actions under a P.
pub(in crate::demo) const fn of(strand: Strand) -> &'static [&'static str] {
    match strand {
        Strand::Pursue => &PURSUE,
        Strand::Prevent => &PREVENT,
        Strand::Protect => &PROTECT,
        Strand::Prepare => &PREPARE,
    }
}

/// The bodies outside this record to which actions pass.
pub(in crate::demo) const BODIES: [&str; 8] =
    ["ROCU", "Border Force", "HMRC", "DWP", "the neighbouring force", "Trading Standards", "Home Office", "the prison"];

const MAJOR: [&str; 6] = [
    "all {n} principals sentenced, nobody has taken their place in three months",
    "supply route closed for good, haulier convicted and company wound up",
    "assets restrained, the group can no longer pay for stock",
    "principal and deputy remanded, the line has not rung since",
    "every known premises closed, group left the area",
    "confiscation in full, SCPO in force for five years",
];

const MODERATE: [&str; 10] = [
    "{n} arrests, payment route closed",
    "cannabis factory of {k} plants dismantled, equipment destroyed",
    "second line taken down, group lost its courier",
    "premises at {place} closed for three months",
    "stolen plant recovered and the dealer charged",
    "principal remanded, deputy runs the group with fewer people",
    "bank accounts frozen, wages no longer paid in cash",
    "{n} cuckooed addresses cleared in one week",
    "workshop at {place} found, tools and number plates seized",
    "web shop down, customers warned",
];

const MINOR: [&str; 16] = [
    "one arrest, small amount of class A",
    "vehicle seized for no insurance",
    "{n} adults re-housed",
    "cash seized at a stop check",
    "warrant at {place}, phones and scales seized",
    "tenant moved, door closed to the group",
    "deterrence letters handed to {n} associates",
    "breach of order, 14 days",
    "stop and search at {place}, {n} wraps",
    "electric motorcycle seized",
    "shop lost its licence to sell alcohol",
    "child found and brought home, runner lost",
    "fixed notices and vehicle defects at {place}",
    "courier arrested at the bus station",
    "nuisance order served at {place}",
    "small grow of {k} plants destroyed",
];

const NO_EFFECT: [&str; 4] = [
    "warrant negative, address empty",
    "stop checks over two weekends, nothing found",
    "letters handed over, trade unchanged",
    "search of open land negative",
];

const NEGATIVE: [&str; 3] = [
    "case discontinued, the group knows the method and has changed phones",
    "rival took the ground over within a week, more violence than before",
    "released without charge, witnesses no longer willing",
];

/// What shows a disruption of that level.
pub(in crate::demo) const fn evidence(level: Level) -> &'static [&'static str] {
    match level {
        Level::Major => &MAJOR,
        Level::Moderate => &MODERATE,
        Level::Minor => &MINOR,
        Level::None => &NO_EFFECT,
        Level::Negative => &NEGATIVE,
    }
}

/// With whom a claim is shared.
pub(in crate::demo) const SHARED: [&str; 5] =
    ["ROCU", "NCA", "Border Force", "Trading Standards", "neighbouring force"];

/// Notes for the minutes.
pub(in crate::demo) const NOTES: [&str; 26] = [
    "LRO update: arrest phase ended, {n} arrests, two charged; two shop units still in use.",
    "LRO update: nothing new since the last meeting.",
    "LRO update: plan on course, {n} visits made this fortnight.",
    "Second number seen on the same line, to be attributed.",
    "Partners report more callers at {place} in the evening.",
    "Trial date fixed for the spring.",
    "Probation confirms release in six weeks.",
    "The ward team asks for one more patrol at {place}.",
    "Housing will start proceedings when the statement is in.",
    "School reports {n} children absent on the same days.",
    "Seizure at {place} not yet reflected in APMIS.",
    "Intelligence gap: who pays for the vehicles.",
    "Intelligence gap: where the stock is kept since {place} was closed.",
    "Victim will not give evidence; consider a case without.",
    "The principal is abroad until the end of the month.",
    "Neighbouring force sees the same vehicles.",
    "CSP offers a joint day of action at {place}.",
    "Community tension low; councillors briefed.",
    "New partner of the principal has a child aged four.",
    "Line quiet for {n} days, then back with a new number.",
    "Assessment to be done again after the arrests.",
    "Orders in force checked, none near its end.",
    "Deputy will cover the next meeting.",
    "Debrief held; learning passed to all LROs.",
    "Prison reports calls to {n} numbers in the area.",
    "Rival group seen at {place} twice this week.",
];

/// What more is written about an action.
pub(in crate::demo) const DETAILS: [&str; 12] = [
    "Agree the date with the officer in the case first.",
    "Report the result at the next meeting, also if there is none.",
    "Two officers at least; see the risk assessment.",
    "Not before the warrants are executed.",
    "Ask the ward inspector for staff.",
    "The tenant is hard of hearing: knock and wait.",
    "Evening visits only.",
    "Consult the lawyer before serving.",
    "Costs to be met from the disruption budget.",
    "Link with the same action on the neighbouring division.",
    "Record refusals too.",
    "Partner staff to attend in plain clothes.",
];
