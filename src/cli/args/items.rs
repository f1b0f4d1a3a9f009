//! The arguments of `muster record` for bids, triggers, gaps, outcomes, orders, plans, learning, operations, decisions, remarks and corrections.

use clap::{Args, Subcommand};

/// What a plan says. What is not named stays as it is in the version before; an empty word takes it away.
#[derive(Debug, Args)]
pub struct PlanWords {
    /// Objective for Pursue, or "n/a" and why it does not apply; so for each P.
    #[arg(long)]
    pub pursue: Option<String>,
    /// Objective for Prevent.
    #[arg(long)]
    pub prevent: Option<String>,
    /// Objective for Protect.
    #[arg(long)]
    pub protect: Option<String>,
    /// Objective for Prepare.
    #[arg(long)]
    pub prepare: Option<String>,
    /// Objective for the next period.
    #[arg(long)]
    pub objective: Option<String>,
    /// The day that objective runs to.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// When the plan is to be looked at again.
    #[arg(long, value_name = "DATE")]
    pub review: Option<String>,
    /// The day it was agreed; today when not given.
    #[arg(long, value_name = "DATE")]
    pub agreed: Option<String>,
}

/// One item to record, or a step in the life of one.
#[derive(Debug, Subcommand)]
pub enum ItemTask {
    /// Put a bid to another body.
    Bid {
        /// What is asked for.
        what: String,
        /// Whom it is put to: force TT&CG, ROCU, another BCU.
        #[arg(long, value_name = "BODY")]
        to: String,
        /// The OCG it is for, if it is for one.
        #[arg(long)]
        ocg: Option<String>,
        /// When it is needed.
        #[arg(long, value_name = "DATE")]
        needed_by: Option<String>,
        /// The day it was made; today when not given.
        #[arg(long, value_name = "DATE")]
        made: Option<String>,
    },
    /// Record the answer to a bid.
    Answer {
        /// The bid.
        bid: String,
        /// supported, part-supported, deferred, declined or withdrawn.
        answer: String,
        /// The day of the answer; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Record a trigger: something that happened and may call for a change.
    Trigger {
        /// The OCG.
        ocg: String,
        /// What kind: firearm discharged, release date, rival dispute.
        kind: String,
        /// The day it happened, or will; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// The day we were told; today when not given.
        #[arg(long, value_name = "DATE")]
        told: Option<String>,
        /// More about it, sanitised.
        #[arg(long)]
        detail: Option<String>,
    },
    /// Say what was made of a trigger.
    Dispose {
        /// The trigger.
        trigger: String,
        /// acted on, hold, referred, no action, or the force's own word.
        what: String,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Raise an intelligence gap.
    Gap {
        /// The OCG.
        ocg: String,
        /// What is not known.
        what: String,
        /// The day it was raised; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Move an intelligence gap on: filled when nothing else is said.
    Fill {
        /// The gap: the number that `muster list gaps` shows.
        gap: String,
        /// What filled it, or who was tasked.
        remark: Option<String>,
        /// raised, tasked, filled or closed.
        #[arg(long, default_value = "filled")]
        state: String,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Record an outcome in figures.
    Outcome {
        /// The OCG.
        ocg: String,
        /// What: arrests, charges, "cash seized", "class A drugs", or an unmistakable beginning.
        kind: String,
        /// How much: 12, "£14,200", 1.84kg, 15y7m.
        quantity: String,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// The P it serves.
        #[arg(long = "p", value_name = "P")]
        strand: Option<String>,
        /// An estimate, which is never added to measured figures.
        #[arg(long)]
        estimate: bool,
        /// More about it.
        #[arg(long)]
        detail: Option<String>,
    },
    /// Record a court order, or move one on.
    Order {
        /// The OCG; or the order that is moved on: the number that `muster list orders` shows.
        reference: String,
        /// Kind: SCPO, STPO, TRO, FRO; left out when an order is moved on.
        kind: Option<String>,
        /// Whom it is about: a reference in another system, never a name.
        #[arg(long, value_name = "REF")]
        subject: Option<String>,
        /// sought, applied, in-force, varied, breached, expired, discharged or refused.
        #[arg(long)]
        state: Option<String>,
        /// Since when; today when not given.
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
        /// Granted on.
        #[arg(long, value_name = "DATE")]
        granted: Option<String>,
        /// Runs out on.
        #[arg(long, value_name = "DATE")]
        expires: Option<String>,
        /// More about it.
        #[arg(long)]
        remark: Option<String>,
    },
    /// Agree a new version of the 4P plan.
    Plan {
        /// The OCG.
        ocg: String,
        /// What it says.
        #[command(flatten)]
        words: PlanWords,
    },
    /// Set the objective for the next period, or of one P.
    Objective {
        /// The OCG.
        ocg: String,
        /// The objective.
        text: String,
        /// The day it runs to, or "none"; the next meeting when not given.
        #[arg(long, value_name = "DATE")]
        to: Option<String>,
        /// Of this P instead of the whole period.
        #[arg(long = "p", value_name = "P")]
        strand: Option<String>,
    },
    /// Say that a P does not apply to an OCG, because.
    NotApplicable {
        /// The OCG.
        ocg: String,
        /// The P.
        strand: String,
    },
    /// Note that a partner was consulted.
    Consulted {
        /// The OCG.
        ocg: String,
        /// The partner.
        partner: String,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Record a statement about people: what is said, how sure it is and who may be told.
    Statement {
        /// The OCG.
        ocg: String,
        /// What is said, sanitised: never a source.
        text: String,
        /// It is a fact; an assessment otherwise.
        #[arg(long)]
        fact: bool,
        /// As what people are spoken of: suspect, convicted, victim, witness; several with commas.
        #[arg(long, value_name = "CATEGORIES", default_value = "")]
        about: String,
        /// 3x5x2 grade: source 1 to 3 and information A to E, as in 2C.
        #[arg(long)]
        grade: Option<String>,
        /// Handling code C: the conditions under which it may be shared; code P without.
        #[arg(long, value_name = "WORDS", default_value = "")]
        conditions: String,
        /// Its reference in the system that owns it.
        #[arg(long, value_name = "REF", default_value = "")]
        held_as: String,
        /// The day to look whether it still holds.
        #[arg(long, value_name = "DATE")]
        recheck: Option<String>,
    },
    /// A statement was looked at again and still holds: say the next day to look, or that none is needed.
    Recheck {
        /// The statement, as "muster list statements" shows it: `item 12`.
        statement: String,
        /// The next day to look whether it still holds.
        #[arg(long, value_name = "DATE", required_unless_present = "never")]
        on: Option<String>,
        /// It need not be looked at again.
        #[arg(long, conflicts_with = "on")]
        never: bool,
    },
    /// Record learning.
    Learning {
        /// What was learned.
        what: String,
        /// Theme, for finding it again: a threat area or a flag is best.
        #[arg(long)]
        theme: String,
        /// Where it comes from: an operation, a debrief.
        #[arg(long, default_value = "")]
        from: String,
        /// The OCG it is about, if it is about one.
        #[arg(long)]
        ocg: Option<String>,
    },
    /// Note with whom learning was shared.
    Share {
        /// The learning.
        learning: String,
        /// With whom.
        with: String,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Record an operation above the OCGs, or move one on: a brand, an intensification week, a place.
    Operation {
        /// Its name; one that is in the record is moved on.
        name: String,
        /// What kind: brand, intensification week, place.
        #[arg(long)]
        kind: Option<String>,
        /// First day; today when not given.
        #[arg(long, value_name = "DATE")]
        began: Option<String>,
        /// Last day.
        #[arg(long, value_name = "DATE")]
        ended: Option<String>,
        /// An OCG it groups; give it once for each.
        #[arg(long = "ocg", value_name = "OCG")]
        groups: Vec<String>,
        /// What is measured, in words.
        #[arg(long)]
        measure: Option<String>,
        /// The figure before.
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        before: Option<i64>,
        /// The figure after.
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        after: Option<i64>,
    },
    /// Record a decision that is none of the others, because.
    Decision {
        /// What was decided.
        text: String,
        /// The OCG it is about, if it is about one.
        #[arg(long)]
        ocg: Option<String>,
        /// What was put and refused.
        #[arg(long)]
        refused: Option<String>,
        /// It asks something of the governance board.
        #[arg(long)]
        to_board: bool,
    },
    /// Note something under an item of the agenda.
    Remark {
        /// The item of the agenda.
        under: String,
        /// The words.
        text: String,
    },
    /// Correct an earlier meeting by addition, because.
    Correction {
        /// The meeting: `T23`, or 23 for a tasking meeting.
        meeting: String,
        /// The number of the entry.
        entry: String,
        /// What was recorded.
        recorded: String,
        /// What it should read.
        reads: String,
    },
    /// Set an objective of the division for the governance board.
    BoardObjective {
        /// What is to be reached.
        text: String,
        /// The day it runs to.
        #[arg(long, value_name = "DATE")]
        to: Option<String>,
        /// The day it was set; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Say what became of a board objective.
    BoardState {
        /// The objective: the number that `muster list board-objectives` shows.
        objective: String,
        /// met, part-met, not-met or dropped; set when nothing can be said yet.
        state: String,
        /// A word on it: "2 lines closed".
        remark: Option<String>,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Take a group, an action or a bid to the governance board.
    ToBoard {
        /// The OCG, the action or the bid.
        reference: String,
        /// What the board is asked, or why it must know.
        why: String,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Record what the board said to a matter taken to it; it is settled with that.
    BoardAnswer {
        /// The matter: the number that `muster list board-matters` shows.
        matter: String,
        /// What the board said.
        answer: Option<String>,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Flag an OCG, a meeting or an entry as what may be relevant to an investigation.
    Relevant {
        /// The OCG, the meeting (`T24`) or the entry ("entry 9324").
        reference: String,
        /// The investigation.
        #[arg(long, value_name = "NAME")]
        investigation: String,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Assess an entry for the register of an investigation, describe it, or say it anew. Part b needs its reason with --because.
    Describe {
        /// The number of the entry.
        entry: String,
        /// The description, as a prosecutor will read it; to be confirmed while not given.
        description: Option<String>,
        /// The investigation.
        #[arg(long, value_name = "NAME")]
        investigation: String,
        /// a: proposed non-sensitive; b: proposed sensitive.
        #[arg(long, value_name = "PART")]
        part: String,
        /// Confirm the description the program proposes.
        #[arg(long, conflicts_with = "description")]
        as_proposed: bool,
        /// The day; today when not given.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
}
