//! `muster write minutes` of a store whose copies are numbered (papers section 2j): one for each holder who is named, each saying whose it is and why they
//! have it, with the list of all of them at its end for the recall.

use super::super::args::Write;
use super::super::context::{Context, Opened};
use super::super::failure::Failure;
use super::super::output;
use super::{options, papers};
use crate::domain::copies::holders;
use crate::domain::meeting::Meeting;
use crate::report::{Format, Past};
use crate::term::copies::{Handing, Wanted, hand_out, into_folder, made_ready};

pub(super) fn run(
    write: &Write,
    format: Format,
    past: &Past,
    opened: &mut Opened,
    context: &Context,
) -> Result<(), Failure> {
    let named = holders(write.to.as_deref().unwrap_or_default()).map_err(|long| {
        Failure::refused(format!(
            "{long}: shorten the name, so that no holder is taken for another. Nothing was written."
        ))
    })?;
    if named.is_empty() {
        return Err(Failure::refused(
            "Every copy names its holder. Say whose they are with --to \"DI 8107, DS 6642\". Nothing was written.",
        ));
    }
    if write.out.is_none() && named.len() > 1 {
        return Err(Failure::usage(
            "Several copies are a file each: name a folder for them with --out. Nothing was written.",
        ));
    }
    let meeting = meeting(write, past, opened)?;
    let because = write.because.as_deref().unwrap_or_default();
    let wanted = Wanted { meeting: &meeting, addenda: write.addenda, format, holders: &named, because };
    let (document, to) = made_ready(&opened.store, past, wanted, |absent| {
        format!("{absent}: say why a copy is given, with --because. Nothing was written.")
    })?;
    opened.may_disclose(context)?;
    let (who, at) = (opened.operator.clone(), context.now_for(&opened.store));
    let handing = Handing { document: &document, to: &to, format, options: options(write), who: &who, at };
    match &write.out {
        Some(folder) => output::remark(&into_folder(&mut opened.store, handing, folder, write.force)?),
        None => {
            hand_out(&mut opened.store, handing, |files| {
                let text = files.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect::<String>();
                output::say_whole(&text)
            })?;
        }
    }
    Ok(())
}

/// The meeting that is asked for, with who was in its room.
fn meeting(write: &Write, past: &Past, opened: &Opened) -> Result<Meeting, Failure> {
    let kind = papers::kind(write, past)?;
    let number = papers::number(write, past, kind)?;
    let none =
        || Failure::refused(format!("There is no {} {number} that was opened. Nothing was written.", kind.word()));
    let held = past.meeting(kind, number).ok_or_else(none)?;
    opened.store.meeting(held.meeting.id)?.ok_or_else(none)
}
