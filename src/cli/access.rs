//! What a command line adds to the access log (domain section 8). [`export`] writes it out for the auditor.
//!
//! A command that only reads adds its line beside whoever has the record open. With `--read-only` nothing is written, so nothing is noted either.

pub(super) mod export;

use super::args::{List, Paper, Write};
use super::context::{Context, Opened};
use super::failure::Failure;
use super::find::shown;
use super::output;
use super::write::wanted;
use crate::domain::access_log::{Access, Operation};
use crate::domain::command::{Asking, Command};
use crate::domain::receipt::Receipt;
use crate::model::filter::joined;
use crate::store::StoreError;
use crate::store::access::Noted;
use crate::term::papers::{disclosures, taken_back};
use crate::term::placing::Placing;

impl Opened {
    /// Notes a consultation. That it could not be noted is said on standard error, and what was asked is shown all the same.
    pub(super) fn note(&mut self, access: Access, context: &Context) {
        if context.only_reads(&self.seat) {
            return;
        }
        let told = match self.write_notes(vec![access], context) {
            Ok(true) => return,
            Ok(false) => "the record is of an older form; open it once for writing.".to_owned(),
            Err(error) => error.to_string(),
        };
        output::remark(&format!("muster: This is not in the access log: {told}"));
    }

    /// Notes disclosures before anything is given away: what cannot be noted is not written.
    pub(super) fn note_first(&mut self, given: Vec<Access>, context: &Context) -> Result<(), Failure> {
        if given.is_empty() {
            return Ok(());
        }
        self.may_disclose(context)?;
        match self.write_notes(given, context) {
            Ok(true) => Ok(()),
            Ok(false) => Err(unnoted("the record is of an older form: open it once for writing")),
            Err(error) => Err(Failure { sentence: format!("Not written: {error}"), ..error.into() }),
        }
    }

    /// Whether a disclosure can be noted at all.
    pub(super) fn may_disclose(&self, context: &Context) -> Result<(), Failure> {
        match context.only_reads(&self.seat) {
            true => Err(unnoted("nothing is written here: it is open to read only")),
            false => Ok(()),
        }
    }

    fn write_notes(&mut self, accesses: Vec<Access>, context: &Context) -> Result<bool, StoreError> {
        let noted: Vec<Noted> = accesses.into_iter().map(|access| self.noted(access, context)).collect();
        if self.store.is_read_only() {
            self.store.note_access_beside(&self.key, &noted)
        } else {
            self.store.note_access(&noted).map(|()| true)
        }
    }

    fn noted(&self, access: Access, context: &Context) -> Noted {
        Noted { access, who: self.operator.clone(), at: context.now_for(&self.store) }
    }

    /// Records these commands together with the line about the paper that goes with them: both in one transaction, or neither.
    pub(super) fn act_and_note_paper(
        &mut self,
        commands: &[Command],
        write: &Write,
        asking: &Asking,
        context: &Context,
    ) -> Result<Receipt, Failure> {
        let noted = self.noted(of_paper(write, None)?, context);
        Ok(self.store.act_noting(commands, asking, &[noted])?)
    }

    /// As [`noting_paper`](Self::noting_paper), of files of a meeting of which some go to partner bodies: what is given to each of them is noted before.
    /// What is there already the same is not written again, and given to none of them; whom `--to` names is given what is there as well.
    pub(super) fn noting_files(
        &mut self,
        write: &Write,
        number: u32,
        placing: Placing<'_>,
        context: &Context,
    ) -> Result<String, Failure> {
        let because = write.because.as_deref().unwrap_or_default();
        let of_all = of_paper(write, None)?;
        let outside = of_all.operation == Operation::Disclosure;
        let mut given = disclosures(placing.to_write(), number, because);
        given.extend(outside.then(|| of_all.clone()));
        self.note_first(given, context)?;
        match placing.place() {
            Ok(sentence) => {
                if !outside {
                    self.note(of_all, context);
                }
                Ok(sentence)
            }
            Err(unplaced) => {
                let mut not_given = disclosures(unplaced.unwritten, number, because);
                not_given.extend((outside && !unplaced.some).then_some(of_all));
                Err(self.take_back(&not_given, false, Failure::environment(unplaced.why), context))
            }
        }
    }

    /// Notes that what was noted as given was not written after all, and has the failure say so.
    fn take_back(&mut self, given: &[Access], partly: bool, failure: Failure, context: &Context) -> Failure {
        if given.is_empty() {
            return failure;
        }
        let back = given.iter().map(|access| access.unwritten(&failure.sentence, partly)).collect();
        let noted = match self.write_notes(back, context) {
            Ok(true) => Ok(()),
            Ok(false) => Err("the record is of an older form.".to_owned()),
            Err(error) => Err(error.to_string()),
        };
        Failure { sentence: format!("{}{}", failure.sentence, taken_back(noted)), ..failure }
    }

    /// As [`noting_paper`](Self::noting_paper), of a sheet that goes to the body whose it is.
    pub(super) fn noting_given<T>(
        &mut self,
        write: &Write,
        given: Access,
        context: &Context,
        put: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.note_first(vec![given.clone()], context)?;
        // Of what went to standard output some may have come out.
        put().map_err(|failure| self.take_back(&[given], write.out.is_none(), failure, context))
    }

    /// After a paper could not be written whose issue was recorded with its line of the access log.
    pub(super) fn not_issued_after_all(&mut self, write: &Write, failure: Failure, context: &Context) -> Failure {
        match of_paper(write, None) {
            Ok(access) if access.operation == Operation::Disclosure => {
                self.take_back(&[access], write.out.is_none(), failure, context)
            }
            _ => failure,
        }
    }

    /// Writes a paper that is made, and notes it: what is given to somebody outside before it is written, what is printed for use inside once it is.
    /// What is refused was seen by nobody.
    pub(super) fn noting_paper<T>(
        &mut self,
        write: &Write,
        whom: Option<&str>,
        context: &Context,
        put: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let access = of_paper(write, whom)?;
        if access.operation == Operation::Disclosure {
            return self.noting_given(write, access, context, put);
        }
        let done = put();
        // Of what went to standard output some may have come out, and been seen.
        if done.is_ok() || write.out.is_none() {
            self.note(access, context);
        }
        done
    }
}

/// Why a paper is given to somebody: a disclosure without a purpose is none (domain section 8).
fn purpose<'w>(write: &'w Write, to: &str) -> Result<&'w str, Failure> {
    match write.because.as_deref().map(str::trim) {
        None | Some("") => Err(Failure::usage(format!(
            "Say why this is given to {}, with --because: recipient and purpose are noted in the access log. Nothing was written.",
            shown(to)
        ))),
        Some(because) => Ok(because),
    }
}

/// What the access log says of a list: a search with its terms when there are any.
pub(super) fn of_list(list: &List) -> Access {
    use clap::ValueEnum as _;
    let name = list.what.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
    match joined(&list.filter) {
        terms if terms.trim().is_empty() => Access::listed(&name),
        terms => Access::sought(&name, &terms),
    }
}

/// What the access log says of a paper: given to somebody outside, or printed for use inside.
fn of_paper(write: &Write, whom: Option<&str>) -> Result<Access, Failure> {
    let what = paper_words(write);
    Ok(match write.to.as_deref().or(whom).map(str::trim).filter(|to| !to.is_empty()) {
        Some(to) => Access::disclosed("paper", &what, to, purpose(write, to)?),
        None => Access::looked("paper", &what),
    })
}

fn unnoted(why: &str) -> Failure {
    Failure::refused(format!(
        "Not written: what is given to somebody has to be noted in the access log first, and {why}."
    ))
}

/// The paper in a few words: its name, meeting and format. It is the paper that is written, whatever was named beside --redact.
fn paper_words(write: &Write) -> String {
    use clap::ValueEnum as _;
    let paper = wanted(write).unwrap_or(write.paper);
    let named = paper.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
    let mut words = vec![named];
    words.extend(write.meeting.map(|number| format!("of meeting {number}")));
    if !matches!(paper, Paper::Briefing | Paper::Totals) {
        words.extend(write.number.map(|number| format!("number {number}")));
        words.extend(write.part.as_ref().map(|part| format!("part {}", shown(part))));
        words.extend(write.investigation.as_ref().map(|name| format!("of investigation {}", shown(name))));
    }
    words.extend(write.quarter.clone());
    words.extend(write.whom.as_ref().map(|whom| format!("for {}", shown(whom))));
    // The papers that are written together have a format each, and a checkpoint is text, whatever was named.
    words.push(match paper {
        Paper::All => "in the formats they are handed out in".to_owned(),
        Paper::Checkpoint => "as txt".to_owned(),
        _ => format!("as {}", shown(&write.format)),
    });
    words.join(" ")
}
