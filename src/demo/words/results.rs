//! What came of it: results of actions, evidence of disruptions, notes for the minutes.

use super::Who;
use crate::domain::disruption::Level;
use crate::domain::tier::Strand;

const PURSUE: [&str; 14] = [
    "done, {n} arrests, cash and phones seized",
    "nothing found, address clean, pattern noted",
    "charged and remanded to the next court",
    "statement taken and exhibited",
    "seized {k} plants and the equipment",
    "vehicle seized, no insurance, stock recovered",
    "arrested at home, bailed with conditions",
    "two persons identified from the pictures",
    "done with the ward team, nothing further",
    "done, {n} exhibits to the laboratory",
    "links shown in {n} of the cases",
    "done with the neighbouring division, joint report filed",
    "two in custody, one still wanted",
    "done on the second attempt, written up the same night",
];

const PREVENT: [&str; 10] = [
    "sessions held at two sites, well received",
    "letters handed over in person",
    "all seen, {n} want help",
    "family accepted early help",
    "offer refused, will be made again",
    "done with the schools officer, names passed on",
    "all visited, no one turned us away",
    "{k} reached, leaflets left",
    "done, report sent to the partnership",
    "sellers took their listings down",
];

const PROTECT: [&str; 11] = [
    "all visited, {n} need help, referred the same day",
    "alarms fitted and tested",
    "plan agreed with the family",
    "no one at risk found",
    "referrals accepted",
    "done, control room told",
    "{k} homes visited, {n} victims found",
    "letters delivered to the whole street",
    "safe and well, weekly contact goes on",
    "statements taken, victims supported throughout",
    "done, property back with its owners",
];

const PREPARE: [&str; 9] = [
    "briefing held for all shifts",
    "plan agreed by the inspector and filed",
    "exercise run, card rewritten",
    "training given to {k} staff",
    "done, plans on the shared drive",
    "contact named and number tested",
    "briefed in person, questions answered",
    "written and sent to the control room",
    "done, to be repeated in six months",
];

const LEAD: [&str; 13] = [
    "agreed, on the plan",
    "agreed with the inspector, starts next week",
    "file with the lawyer, answer expected this month",
    "advice received, evidence plan amended",
    "debrief held, {n} points for the learning log",
    "listed, none runs out before May",
    "conditions varied as asked",
    "put to the superintendent and agreed",
    "reviewed, no change needed",
    "meeting held, minutes on file",
    "application lodged",
    "supported in part, rest in the new year",
    "confirmed in writing",
];

const FINANCE: [&str; 11] = [
    "profile completed, {n} accounts to restrain",
    "restraint granted on both accounts",
    "forfeiture order made for the full amount",
    "bank refunded the loss",
    "order served, {n} banks answered",
    "owner traced through {n} companies",
    "statement served, hearing in the spring",
    "{k} customers told",
    "storage agreed and paid for",
    "no assets found beyond the vehicle",
    "payments stopped the same day",
];

const INTEL: [&str; 12] = [
    "attribution done, {n} numbers proved",
    "map done, {k} premises on it",
    "profile written and filed",
    "gap filled: the route runs through {place}",
    "answer from the region: nothing held",
    "chart done, {n} gaps marked",
    "report filed, {n} points to develop",
    "pattern shown: {place}, Thursdays and Fridays",
    "no pattern found over the four weeks",
    "paragraph accepted for the tactical assessment",
    "compared, {n} likely links",
    "list sent to the LRO, {k} lines",
];

const CSP: [&str; 12] = [
    "premises closed for three months",
    "notice served, {n} days to comply",
    "club runs on two evenings a week",
    "parents' evening held, {k} came",
    "posters in every taxi office",
    "lighting repaired, hedge cut",
    "locks changed, tenant says it is quiet",
    "hotel staff trained on both shifts",
    "funding agreed to the end of the year",
    "agreement signed by all partners",
    "joint visit made, {n} breaches found",
    "panel agreed, first report next month",
];

const HOUSING: [&str; 9] = [
    "re-housed out of the ward",
    "markers placed, neighbours told",
    "notice served on {n} tenants",
    "doors fitted",
    "inspected, {n} without a licence",
    "transfer offered and accepted",
    "contact named, answers within the day",
    "voids secured, checked weekly",
    "possession granted",
];

const PROBATION: [&str; 9] = [
    "recalled to prison",
    "conditions varied, exclusion zone added",
    "interview held, he wants to leave the area",
    "mentor found, first meeting held",
    "treatment place found",
    "victims told of the date",
    "release dates shared to the summer",
    "no grounds for recall, seen weekly",
    "accommodation agreed outside the ward",
];

const YOUTH: [&str; 10] = [
    "{n} referred, all but one accepted",
    "panel met, plan agreed for each child",
    "attendance up from a half to four days in five",
    "college took {n} of them",
    "mentor found, first meeting held",
    "conference held, plan in place",
    "places taken up by all but one",
    "offer refused by the mother, will be made again",
    "assessed, two suitable for diversion",
    "each child has a named worker",
];

/// Results of actions of a wording that falls to somebody, under a P.
pub(in crate::demo) const fn of(strand: Strand, who: Who) -> &'static [&'static str] {
    match who {
        Who::Lead => &LEAD,
        Who::Finance => &FINANCE,
        Who::Intel => &INTEL,
        Who::Csp => &CSP,
        Who::Housing => &HOUSING,
        Who::Probation => &PROBATION,
        Who::Youth => &YOUTH,
        Who::Team => match strand {
            Strand::Pursue => &PURSUE,
            Strand::Prevent => &PREVENT,
            Strand::Protect => &PROTECT,
            Strand::Prepare => &PREPARE,
        },
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
