//! A signed meeting: who signed it, what it was made of, the seal for paper, and the papers that can be written.

use crate::domain::meeting::{Called, MeetingState};
use crate::domain::time::{clock, long, plain};
use crate::keys::key_of;
use crate::model::act::Act;
use crate::model::close::Signed;
use crate::model::layout::{Area, frame, modal};
use crate::model::port::{BoardPaper, SignedFacts};
use crate::model::state::Model;
use crate::text::count_group;
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::{label, paragraph, sheet};
use crate::view::skin::{Emphasis, Role};
use crate::view::status::look;
use crate::view::{header, root};

/// Columns of the words in front of each line.
const LABEL: u16 = 13;

/// Draws a signed meeting.
pub(in crate::view) fn signed(pen: &mut Pen<'_>, model: &Model, signed: &Signed) -> Option<(u16, u16)> {
    header::header(pen, model, frame(model.size, 1).header);
    let area = modal(model.size, 79, 22);
    let body = sheet(pen, area, "Signed", "read only from here", &root::hints(model));
    let meeting = &signed.meeting;
    let (discussed, read, deferred) = signed.counts();
    let at = match meeting.state {
        MeetingState::Signed { at, .. } => Some(at),
        _ => None,
    };
    let when = at.map_or(String::new(), |at| format!("{}, {}", long(at.local_date()), clock(at)));
    let settled = format!(
        "{} settled: {discussed} {}, {read} {}, {deferred} {}",
        discussed + read + deferred,
        Called::Discussed.word(),
        Called::TakenAsRead.word(),
        Called::Deferred.word()
    );
    let by = signed.facts.as_ref().map_or_else(String::new, |facts| format!("{}   ", facts.by));
    let loggist = if meeting.details.loggist.is_empty() { "the chair" } else { meeting.details.loggist.as_str() };
    pen.line(body.row(0), &[Piece::bold(format!("Meeting {} is signed.", meeting.number))]);
    let rows = [
        ("Signed by", format!("{by}{when}")),
        ("Loggist", loggist.to_owned()),
        ("Entries", signed.facts.as_deref().map_or_else(String::new, entries)),
        ("Groups", settled),
    ];
    for (row, (name, words)) in (2..).zip(rows) {
        let rest = label(pen, body.row(row), LABEL, name);
        pen.line(rest, &[Piece::plain(words)]);
    }
    let used = 7 + seal(pen, signed, body.below(7));
    papers(pen, model, signed, body.below(used));
    Some((body.x, body.y))
}

/// `4,094 to 4,231   138 this meeting, 3 withdrawn`
fn entries(facts: &SignedFacts) -> String {
    let (first, last) = (count_group(facts.first), count_group(facts.last));
    let count = count_group((facts.last + 1).saturating_sub(facts.first));
    format!("{first} to {last}   {count} of this meeting, {} withdrawn", facts.withdrawn)
}

/// Draws the seal and what it is for, which gives way where the sheet is low. Returns the rows it took.
fn seal(pen: &mut Pen<'_>, signed: &Signed, area: Area) -> u16 {
    let Some(facts) = &signed.facts else {
        pen.line(area, &[Piece::dim("Reading the seal.")]);
        return 2;
    };
    let found = &facts.seal;
    pen.line(area.row(0).before(LABEL - 1), &[Piece::bold("SEAL")]);
    let used = paragraph(pen, area.after(LABEL), &found.words, Role::Text, Emphasis::Bold);
    let store = format!("store {}, {} entries, head {}", found.store, count_group(found.entries), found.head);
    pen.line(area.row(used).after(LABEL), &[Piece::plain(store)]);
    let why = "Write these words on paper. Anyone who holds them can prove, with \"muster verify --against\", that nothing up to \
               here was changed.";
    if area.height < used + 10 {
        return used + 2;
    }
    used + 3 + paragraph(pen, area.below(used + 2), why, Role::Dim, Emphasis::Plain)
}

/// The papers, and under them what was written or refused last, or else where they are written to.
fn papers(pen: &mut Pen<'_>, model: &Model, signed: &Signed, area: Area) {
    let counted = |count: u64| format!(" ({})", count_group(count));
    let (sheets, groups) =
        signed.counts.map(|counts| (counted(counts.sheets), counted(counts.groups))).unwrap_or_default();
    let numbered = model.profile.papers.numbered_copies;
    let minutes = if numbered { "minutes, a numbered copy for each holder" } else { "minutes" };
    let (paper, issue) = board(signed.counts.and_then(|counts| counts.board));
    let rows = [
        vec![
            (Act::WriteMinutes, minutes.to_owned()),
            (Act::WriteSheets, format!("tasking sheets{sheets}")),
            (Act::WriteWorklist, format!("APMIS worklist{groups}")),
            (Act::WritePapers, "all".to_owned()),
        ],
        vec![(Act::WriteBoardPaper, paper), (Act::IssueBoardPaper, issue)],
    ];
    let mut below = area;
    // What cannot be done here is not offered: the keys are those of the table.
    for row in rows {
        let offered = row.into_iter().filter_map(|(act, words)| Some(format!("{} {words}", key_of(model, act)?)));
        let words = offered.collect::<Vec<_>>().join("  ");
        if !words.is_empty() {
            pen.line(below, &[Piece::plain(words)]);
            below = below.below(1);
        }
    }
    match (model.notices.showing(), &signed.facts) {
        (Some(notice), _) => {
            let (role, emphasis) = look(notice.kind);
            paragraph(pen, below, &notice.text, role, emphasis);
        }
        (None, Some(facts)) if !facts.folder.is_empty() => {
            pen.line(below, &[Piece::dim(format!("written to {}", facts.folder))]);
        }
        _ => {}
    }
}

/// The board paper, whether it is out, and its issue.
fn board(paper: Option<BoardPaper>) -> (String, String) {
    let words = match paper {
        Some(BoardPaper { number, issued: Some(on), .. }) => format!("board paper B{number}, issued on {}", plain(on)),
        Some(BoardPaper { number, issued: None, .. }) => format!("board paper B{number}, a draft"),
        None => "board paper".to_owned(),
    };
    (words, "issue it".to_owned())
}
