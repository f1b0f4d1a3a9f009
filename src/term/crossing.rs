//! Passing a sanitised action from the covert store to the open one. The dashboard and the command line do it through here.
//!
//! In this order, so that a crash in between can be told and finished: the intention is written into the covert store; the action into the open store, as
//! any other; that it is done into the covert store. The open store is opened for writing only for that moment, and keeps nothing that points back.
//!
//! An intention keeps which open store it was written down for, and is finished or given up against no other one.

mod made;
mod meant;
mod notes;
mod pending;
mod said;

use crate::domain::action::ActionDetails;
use crate::domain::command::{Asking, Command, NewAction};
use crate::domain::crossing::{Crossing, CrossingStep, Wanted};
use crate::domain::reading::Reading as _;
use crate::domain::receipt::Receipt;
use crate::domain::role::Seat;
use crate::domain::time::Timestamp;
use crate::store::holding::Holding;
use crate::store::record::Opening;
use crate::store::{ActError, DataKey, Folder, Store, StoreError};
use crate::term::papers::Trouble;
use made::Made;
use meant::Stands;
pub use pending::{pending, pending_for};
use said::there;
pub use said::{of_covert_record, of_open_record};

impl From<ActError> for Trouble {
    fn from(error: ActError) -> Self {
        match error {
            ActError::Refused { sentence, .. } => Self::Refused(sentence),
            ActError::Store(error) => Self::Store(error),
        }
    }
}

/// Opens the open store: for reading only, or for writing.
pub type Opener = Box<dyn Fn(bool) -> Result<Store, StoreError> + Send>;

/// What is said of a record named beside a covert session that is no open one.
pub const NOT_OPEN: &str = "The record named with --with is one of this kind itself. Name the open record.";

/// What is said where nothing can pass to the open record.
const ONLY_READS: &str = "The open record is open here to read only, so nothing passes to it. Start again and open it with a key that writes.";

/// The open store beside a covert session.
pub struct Beside {
    /// Opens it; true for reading only. The key is asked for once, when the session starts.
    pub open: Opener,
    /// Whose key opened it.
    pub operator: String,
    /// What that key may do.
    pub seat: Seat,
    /// Whether it is never opened for writing: it was opened to read only, or its key only reads.
    pub only_reads: bool,
    /// The time, as it counts for that store.
    pub clock: fn() -> Timestamp,
}

impl std::fmt::Debug for Beside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Beside").finish_non_exhaustive()
    }
}

impl Beside {
    /// The open store in a folder, whose data key is known. Where its key only reads, it is never opened for writing; when the key is no longer what it was,
    /// not at all.
    #[must_use]
    pub fn over(folder: Folder, key: DataKey, who: (String, Seat), only_reads: bool, clock: fn() -> Timestamp) -> Self {
        let holding = Holding::of(&folder, &who.0);
        let open = move |read_only: bool| {
            // It may have been taken away since, and the data key would open the record all the same.
            holding.still().map_err(StoreError::from)?;
            let started = crate::domain::time::clock(clock());
            let read_only = read_only || only_reads;
            let opening = Opening { key: &key, read_only, pid: std::process::id(), started: &started };
            Store::open(folder.clone(), &opening, super::random())
        };
        Self { open: Box::new(open), operator: who.0, seat: who.1, only_reads, clock }
    }

    /// The open record, to read.
    ///
    /// # Errors
    /// It cannot be opened; the sentence says that it is this record.
    pub fn read(&self) -> Result<Store, Trouble> {
        (self.open)(true).map_err(there)
    }

    /// Whether anything may pass to it: asked before anything is decided, so that nothing is begun that cannot be finished.
    fn may_pass(&self) -> Result<(), Trouble> {
        if self.only_reads { Err(Trouble::Refused(ONLY_READS.to_owned())) } else { Ok(()) }
    }

    fn write(&self) -> Result<Store, Trouble> {
        self.may_pass()?;
        (self.open)(false).map_err(there)
    }

    /// Whoever holds the key decides and enters, as with any action of that store.
    fn asking(&self) -> Asking {
        Asking { seat: self.seat.clone(), ..Asking::now(&self.operator, (self.clock)()) }
    }
}

fn fault(fault: crate::domain::reading::Fault) -> Trouble {
    Trouble::Store(StoreError::Defect(fault.0))
}

/// What crosses, with the names the open store has for it.
fn crossing(covert: &Store, open: &Store, wanted: &Wanted) -> Result<Crossing, Trouble> {
    let gone = |what: &str| Trouble::Refused(format!("That {what} is not in the record it was looked for in."));
    let from = covert.reading().ocg(wanted.from).map_err(fault)?.ok_or_else(|| gone("item"))?;
    let to = open.reading().ocg(wanted.to).map_err(fault)?.ok_or_else(|| gone("group"))?;
    let owner = match wanted.owner {
        Some(id) => Some(open.reading().officer(id).map_err(fault)?.ok_or_else(|| gone("officer"))?.tag()),
        None => None,
    };
    Ok(Crossing {
        ocg: from.tag(),
        to: to.tag(),
        text: crate::text::clean_block(wanted.text.trim()).trim().to_owned(),
        owner,
        strand: wanted.strand,
        due: wanted.due,
        after: open.entries(),
        meant: meant::meant(open)?,
    })
}

fn raise(crossing: &Crossing) -> Command {
    Command::RaiseAction(NewAction {
        ocg: crossing.to.id,
        details: ActionDetails { text: crossing.text.clone(), strand: crossing.strand, ..ActionDetails::default() },
        owner: crossing.owner.as_ref().map(|owner| owner.id),
        due: crossing.due,
        history: None,
    })
}

/// What would cross, before it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Exactly what the open store would record, sentence by sentence.
    pub sentences: Vec<String>,
    /// What to think of first, each a sentence that follows on "Note:".
    pub notes: Vec<String>,
}

/// Exactly what the open store would record, and what to think of where words of it may not belong there. Nothing is written.
///
/// # Errors
/// The open store refuses it, or cannot be read.
pub fn preview(covert: &Store, beside: &Beside, wanted: &Wanted, asking: &Asking) -> Result<Preview, Trouble> {
    beside.may_pass()?;
    let open = beside.read()?;
    let crossing = crossing(covert, &open, wanted)?;
    // Whoever may not let anything cross hears it before the words are polished.
    covert.preview(&[intended(&crossing)], asking)?;
    let begun = pending::same(covert, &open, &crossing)?;
    if let Some((intent, begun)) = &begun {
        let entry = crate::text::count_group(*intent);
        match made::made(covert, &open, *intent, begun)? {
            Made::No => {}
            Made::TakenBack(action) => return Err(taken_back(&action.number)),
            Made::Erased(number) => return Err(erased(&number)),
            Made::Stands(action) => {
                let sentence = format!(
                    "{} stands in the open record already: what entry {entry} began is finished, and no second action is made",
                    action.number
                );
                return Ok(Preview { sentences: vec![sentence], notes: Vec::new() });
            }
        }
    }
    let sentences = open.preview(&[raise(&crossing)], &beside.asking()).map_err(there)?;
    let mut notes = notes::notes(covert, &open, &crossing)?;
    if let Some((intent, _)) = begun {
        let entry = crate::text::count_group(intent);
        notes.push(format!(
            "entry {entry} began exactly this, and it waits. That one is finished; nothing crosses twice."
        ));
    }
    Ok(Preview { sentences, notes })
}

/// Lets it cross; exactly the same that was begun and waits is finished instead of begun a second time. Answers with the number of the action in the open
/// store and the covert store's last receipt.
///
/// # Errors
/// Either store refuses or fails; the sentence says that it is begun where it is, by which entry, and [`pending()`] finds it.
pub fn cross(
    covert: &mut Store,
    beside: &Beside,
    wanted: &Wanted,
    asking: &Asking,
) -> Result<(String, Receipt), Trouble> {
    let begun = begin(covert, beside, wanted, asking)?;
    finish(covert, beside, begun.intent, &begun.crossing, asking)
        .map_err(|trouble| Trouble::Begun(begun.intent, Box::new(trouble)))
}

/// A crossing that is begun.
#[derive(Debug)]
pub struct Begun {
    /// The entry of the covert store that began it.
    pub intent: u64,
    /// What is to cross.
    pub crossing: Crossing,
    /// What was written just now; nothing where it was begun before and waits.
    pub receipt: Option<Receipt>,
}

fn intended(crossing: &Crossing) -> Command {
    Command::MarkCrossing { crossing: Box::new(crossing.clone()), step: CrossingStep::Intended }
}

/// Writes the intention down, and nothing into the open store. What that would refuse is not even intended, and what waits already not a second time: after a
/// full disk the same is done again, and one action is one release.
///
/// # Errors
/// Either store refuses or fails; then nothing was intended.
pub fn begin(covert: &mut Store, beside: &Beside, wanted: &Wanted, asking: &Asking) -> Result<Begun, Trouble> {
    beside.may_pass()?;
    let crossing = {
        let open = beside.read()?;
        let crossing = crossing(covert, &open, wanted)?;
        if let Some((intent, crossing)) = pending::same(covert, &open, &crossing)? {
            return Ok(Begun { intent, crossing, receipt: None });
        }
        open.preview(&[raise(&crossing)], &beside.asking()).map_err(there)?;
        crossing
    };
    let receipt = covert.act(&[intended(&crossing)], asking)?;
    Ok(Begun { intent: receipt.last, crossing, receipt: Some(receipt) })
}

/// Finishes what was intended: finds the open action if it was made, or makes it; then writes down that it is done.
///
/// # Errors
/// Either store refuses or fails, or the record beside is not the one it was intended for as it went on since.
pub fn finish(
    covert: &mut Store,
    beside: &Beside,
    intent: u64,
    crossing: &Crossing,
    asking: &Asking,
) -> Result<(String, Receipt), Trouble> {
    let marked = |crossing: Crossing, number: String| Command::MarkCrossing {
        crossing: Box::new(crossing),
        step: CrossingStep::Done { intent, number },
    };
    // Nothing is made in the open store that this one could not write down afterwards.
    covert.may_write()?;
    covert.preview(&[marked(crossing.clone(), String::new())], asking)?;
    let found = {
        let open = beside.read()?;
        to_finish(&open, crossing)?;
        made::made(covert, &open, intent, crossing)?
    };
    let action = match found {
        Made::Stands(action) => action,
        Made::TakenBack(action) => return Err(taken_back(&action.number)),
        Made::Erased(number) => return Err(erased(&number)),
        Made::No => {
            let mut open = beside.write()?;
            // It may be another file by now.
            to_finish(&open, crossing)?;
            let receipt = open.act(&[raise(crossing)], &beside.asking()).map_err(there)?;
            let made = made::raised(&open, crossing, receipt.first, receipt.last)?.pop();
            made.map(|made| made.action).ok_or_else(|| {
                Trouble::Store(StoreError::Defect("the action that crossed is not in the open record".to_owned()))
            })?
        }
    };
    let number = action.number.clone();
    let receipt = covert.act(&[marked(made::as_made(crossing, &action), number.clone())], asking)?;
    Ok((number, receipt))
}

/// Nothing is made a second time that was taken back: whoever took it back meant it.
fn taken_back(number: &str) -> Trouble {
    Trouble::Refused(format!(
        "The action was made in the open record as {number} and taken back there. Give the crossing up, and let it cross anew if it is still wanted."
    ))
}

/// Nor is it where nobody can tell any more whether it was made.
fn erased(number: &str) -> Trouble {
    Trouble::Refused(format!(
        "{number} was raised in the open record since this was begun, for the same group, and its words were erased by law: it may be the action of this crossing, so no second one is made. Give the crossing up, and let it cross anew if it is still wanted."
    ))
}

/// Refuses every record but the one meant.
fn to_finish(open: &Store, crossing: &Crossing) -> Result<(), Trouble> {
    match meant::stands(open, crossing)? {
        Stands::There => Ok(()),
        Stands::Otherwise => Err(meant::otherwise(crossing)),
    }
}

/// What stands in the open record of a crossing that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenUp {
    /// Nothing of it.
    Nothing,
    /// It was made under this number and taken back there.
    TakenBack(String),
    /// The action of this number may be it; its words were erased there by law.
    Erased(String),
}

/// Gives up what was intended, unless its action stands in the open store. Answers with what is left of it there.
///
/// # Errors
/// The action stands there, the record beside is not the one meant, or a store refuses.
pub fn abandon(
    covert: &mut Store,
    beside: &Beside,
    intent: u64,
    crossing: &Crossing,
    asking: &Asking,
) -> Result<(GivenUp, Receipt), Trouble> {
    let found = {
        let open = beside.read()?;
        // Into a record that went on otherwise since nothing of it can have passed.
        match meant::stands(&open, crossing)? {
            Stands::There => made::made(covert, &open, intent, crossing)?,
            Stands::Otherwise => Made::No,
        }
    };
    let (left, number, crossing) = match found {
        Made::No => (GivenUp::Nothing, None, crossing.clone()),
        Made::TakenBack(action) => {
            let number = action.number.clone();
            (GivenUp::TakenBack(number.clone()), Some(number), made::as_made(crossing, &action))
        }
        // It is not known to be its action, so it is not kept as that.
        Made::Erased(number) => (GivenUp::Erased(number), None, crossing.clone()),
        Made::Stands(action) => {
            return Err(Trouble::Refused(format!(
                "The open record holds the action already, as {}. Finish the crossing; cancel the action there if it was wrong.",
                action.number
            )));
        }
    };
    let step = CrossingStep::Abandoned { intent, number };
    let receipt = covert.act(&[Command::MarkCrossing { crossing: Box::new(crossing), step }], asking)?;
    Ok((left, receipt))
}
