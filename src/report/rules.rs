//! The rules of counting (papers section 3), once: every figure of every paper and of the screen is counted by them, the annex of the evidence pack
//! prints them, and a test holds that each has a test of its name. Words only; the counting is in `figures`.

/// One rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its number, by which sources and tests name it.
    pub number: u8,
    /// What it is about.
    pub name: &'static str,
    /// What it says.
    pub words: &'static str,
}

const fn rule(number: u8, name: &'static str, words: &'static str) -> Rule {
    Rule { number, name, words }
}

/// The edition that papers name.
pub const EDITION: u8 = 1;

/// The line every paper with figures carries.
pub const COUNTED: &str = "Counted by the rules of Muster papers, edition 1.";

/// What the words of the rules mean.
pub const TERMS: &str = "Each figure can be counted again from the export of the journal alone. \"As at\" means after entry N and on day D. A stock is \
    counted as at N. A flow is counted over the entries after M up to N.";

/// Every rule, in order.
pub const RULES: [Rule; 35] = [
    rule(
        1,
        "Period",
        "The entries after M up to N, where M is the as-at entry of the paper of the same kind before. The label names the local days on which they were \
         recorded, all of them.",
    ),
    rule(
        2,
        "Local date",
        "The day in London of the moment of decision for what happened, of the moment of recording for when it was entered. Days are differences of dates, \
         so a change of the clocks makes no day longer or shorter.",
    ),
    rule(
        3,
        "Standing",
        "An entry stands unless a standing entry withdraws it. Withdrawing a withdrawal restores the first.",
    ),
    rule(
        4,
        "Withdrawn",
        "Entered and withdrawn in one period: in no figure but \"withdrawn\". Of an earlier period and withdrawn in this one: under corrections, and at once \
         in every stock; never netted with this period's own flow.",
    ),
    rule(
        5,
        "Corrected, late",
        "A changed value counts its difference in the period in which it is entered, under corrections. What happened before the period and is entered in it \
         counts in full here, and as late. Figures shown for an earlier period are as known at N, with a note where they differ from what was issued.",
    ),
    rule(
        6,
        "Live OCG",
        "An OCG that is provisional, active or dormant. Priority individuals and vulnerabilities have lines of their own and are never added. A live OCG \
         without a tier is in the row \"no tier yet\".",
    ),
    rule(
        7,
        "Tier moves",
        "Standing decisions in the period from one tier to another; two moves of one OCG are two. For each tier, start and in less out is end, where in and \
         out include first placing, reopening, archiving and transfer. Where that does not hold there is no paper.",
    ),
    rule(
        8,
        "New, reopened, archived",
        "New is live for the first time; reopened is live again after archived or transferred. New and archived in one period is in both.",
    ),
    rule(
        9,
        "Called",
        "Due are the OCGs live at the opening of the meeting and those made live during it. Each has one result: discussed, taken as read or deferred; \
         discussed beats the others. Coverage is discussed of due. A cancelled meeting has no due.",
    ),
    rule(
        10,
        "Days in tier",
        "From the first decision of the present unbroken run in the tier; that day is day 0. A decision of no change does not begin it again; a move away and \
         back does, and so does a reopening. A withdrawn move never happened.",
    ),
    rule(
        11,
        "Live action",
        "Open, in progress or claimed complete; with its owner: open or in progress. Start, raised, imported and reopened, less discharged, cancelled and \
         transferred out, is end; where that does not hold there is no paper.",
    ),
    rule(
        12,
        "Overdue",
        "With its owner, and the due date is before D. Due today is not overdue. Claimed complete is never overdue, nor is an action without a date.",
    ),
    rule(
        13,
        "Extension",
        "It replaces the due date from its entry on; papers as at earlier entries stay as they are. The first due date and the number of extensions are kept. \
         A claim refused puts back the date that stood.",
    ),
    rule(
        14,
        "Overdue rate",
        "Overdue of those with their owners, at one entry and day. In minutes: before the first entry of the meeting and at its close.",
    ),
    rule(
        15,
        "On time",
        "Of actions discharged in the period with a first due date: those whose accepted claim, or discharge if never claimed, is dated on or before the first \
         due date. Extensions do not help. Cancelled and transferred out are in neither number.",
    ),
    rule(
        16,
        "Transfer",
        "Within the record: the same action, counted once; live and overdue belong to the present owner, raised to the first, discharged to the owner then. \
         Transferred out to a body outside closes it and is no completion.",
    ),
    rule(
        17,
        "Carried",
        "The number of meetings at whose close the action was overdue. Only closing it ends the count; an extension stops it from growing.",
    ),
    rule(
        18,
        "4P balance",
        "Stock: live actions by primary P. Flow: actions raised by primary P. A second P is in no total; no P is a row and in the denominator. A P of an OCG \
         is empty with no live action in it, none discharged in the days of the profile, and no reason why it does not apply.",
    ),
    rule(
        19,
        "Disruption",
        "One record, one count: one OCG, one P, in the period of its first standing agreement, at the level that stands at N. Not agreed is awaiting, and in \
         no other figure. Shared with another body is one here. Joined records of one event are one, under the number that stays. Achieved is major, \
         moderate and minor; none and negative are shown and never added.",
    ),
    rule(
        20,
        "Outcomes",
        "The sum of standing quantities entered in the period, in base units. Events, not people, but for kinds defined as people. An estimate is not added to \
         what was measured. Seized, restrained and confiscated are three kinds.",
    ),
    rule(
        21,
        "Orders",
        "In force on D: granted by then, not expired, not discharged. Granted, breached and expired are counted by their entries. Applied for is not granted.",
    ),
    rule(
        22,
        "Harm trend",
        "For each live OCG with an assessment at M and a newer one at N under the same scheme: more, the same or less, by score, or by band without one. Another \
         scheme is not comparable. Scores are never averaged, added or turned into a tier.",
    ),
    rule(
        23,
        "Review or re-assessment overdue",
        "The next due date is before D. Never assessed: the clock of the profile runs from the day it became live. On time is on or before the due date.",
    ),
    rule(
        24,
        "No LRO",
        "A live OCG without a standing LRO; a deputy alone does not count, and an LRO who has left the force is none from the leaving date. OCG-days are the sum \
         over days of the OCGs live at the end of each.",
    ),
    rule(
        25,
        "Load",
        "Live OCGs as LRO; deputies apart. Over is load above the limit; without a limit nobody is over. Training is current while its date and the interval of \
         the profile reach D; none recorded is its own answer. The access log is never used.",
    ),
    rule(
        26,
        "Attendance",
        "Present for an item: joined by its first entry and not left before it, to the second. Attended is present for at least one item.",
    ),
    rule(
        27,
        "Bids",
        "Open at start and made, less answered and withdrawn, is open at end. Supported, part-supported and declined are answers; deferred is not. Unmet demand \
         is listed and never summed into one number.",
    ),
    rule(
        28,
        "Decisions",
        "Numbered facts: tier, with no change; status; posts; disruptions agreed; general decisions. A withdrawn decision keeps its number: the count is of \
         numbers given, with those withdrawn beside it.",
    ),
    rule(
        29,
        "Median",
        "Of an even count the lower of the middle two, a value that occurred. There are no means of days.",
    ),
    rule(
        30,
        "Shares",
        "\"n of m (p%)\" where m is 20 or more, \"n of m\" below that, \"none to count\" where m is nought.",
    ),
    rule(
        31,
        "Rounding",
        "Half up to whole per cent. Shares that make a whole add up to 100, by the largest remainder. \"0%\" only for none, \"under 1%\" for less than half a \
         per cent, \"100%\" only for all.",
    ),
    rule(
        32,
        "Erased",
        "What is erased by law is in no figure that needs its body, and a figure says how many entries it leaves out. What was issued stays as issued.",
    ),
    rule(33, "Imported", "In stocks, never in flows: a first import is no month's work."),
    rule(34, "Invented", "An invented store is counted by the same rules, and says on every page that it is invented."),
    rule(35, "Apart", "Meetings of another kind are in no figure, denominator or number of the tasking meeting."),
];
