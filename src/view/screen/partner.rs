//! Partner view, drawn from what may be shown and nothing else: whatever a widget of another screen forgot cannot stand here.
//!
//! It must not know the model.

use crate::domain::partner_view::{Shown, ShownAction, ShownGroup};
use crate::domain::time::{long, short_weekday};
use crate::model::layout::Area;
use crate::model::partner::Partner;
use crate::text::{Align, fit, plural};
use crate::view::frame::pane;
use crate::view::keyline::{Hint, keyline};
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::paragraph;
use crate::view::skin::{Emphasis, Role};

/// Columns from which the meeting stands beside the group.
const WIDE: u16 = 110;

/// What stands on every frame of it.
const BANNER: &str = "PARTNER VIEW";

/// How it is left and what else there is, beside it.
const WAYS: &str = " F5 leaves, ? keys";

/// Draws it over the whole screen; `keys` are those that act in it, for its help.
pub(in crate::view) fn partner(
    pen: &mut Pen<'_>,
    partner: &Partner,
    failed: bool,
    hints: &[Hint],
    keys: &[(String, &str)],
) {
    let all = pen.all();
    let last = all.height.saturating_sub(1);
    for row in [0, 2, last.saturating_sub(2), last] {
        rule(pen, all.row(row));
    }
    banner(pen, partner, all.row(1).after(1).before(all.width.saturating_sub(2)));
    let foot = all.row(last.saturating_sub(1)).after(1).before(all.width.saturating_sub(2));
    let said = partner.says(failed);
    if said.is_empty() {
        let words = Piece::plain("MAY BE SHOWN TO PARTNERS PRESENT");
        let room = foot.width.saturating_sub(pen.width(&words.text) + 1);
        keyline(pen, foot.before(room), hints);
        pen.right(foot, &words);
    } else {
        pen.line(foot, &[Piece::bold(said)]);
    }
    let body = all.below(3).above(all.height.saturating_sub(6));
    if partner.help {
        help(pen, keys, body);
        return;
    }
    let Some(shown) = &partner.shown else { return };
    if body.width < WIDE {
        group(pen, partner, body);
        return;
    }
    let right = 50;
    group(pen, partner, body.before(body.width - right));
    meeting(pen, shown, body.after(body.width - right));
}

/// A rule that no other screen draws.
fn rule(pen: &mut Pen<'_>, row: Area) {
    pen.line(row, &[Piece::bold("=".repeat(usize::from(row.width)))]);
}

fn banner(pen: &mut Pen<'_>, partner: &Partner, row: Area) {
    let Some(shown) = &partner.shown else {
        pen.line(
            row,
            &[Piece::new(BANNER, Role::Warn, Emphasis::Loud), Piece::plain(WAYS), Piece::plain("   Reading.")],
        );
        return;
    };
    let day = shown.on.map_or_else(String::new, |on| format!(" tasking meeting   {}", long(on)));
    let words = Piece::plain(format!("   {}{day}", shown.bcu));
    pen.line(row, &[Piece::new(BANNER, Role::Warn, Emphasis::Loud), Piece::plain(WAYS), words]);
    let with = if shown.present.is_empty() { String::new() } else { format!("   with {}", shown.present.join(", ")) };
    let item = match shown.groups.len() {
        0 => String::new(),
        of => format!("shareable item {} of {of}", partner.at + 1),
    };
    // How it is left is covered by nothing.
    let rest = row.after(pen.width(BANNER).saturating_add(pen.width(WAYS)));
    if !pen.right(rest, &Piece::plain(format!("  {item}{with}"))) {
        pen.right(rest, &Piece::plain(format!("  {item}")));
    }
}

/// The keys that act in it, in the place of what may be shown.
fn help(pen: &mut Pen<'_>, keys: &[(String, &str)], area: Area) {
    let inside = pane(pen, area, "Keys of partner view", "", true);
    let inside = inside.after(1).before(inside.width.saturating_sub(2));
    let column = keys.iter().map(|(key, _)| pen.width(key)).max().unwrap_or_default().saturating_add(2);
    let mut row = 0;
    for (key, about) in keys {
        let place = inside.below(row);
        if place.is_empty() {
            return;
        }
        pen.line(place.row(0).before(column), &[Piece::bold(key.as_str())]);
        row += paragraph(pen, place.after(column), about, Role::Text, Emphasis::Plain);
    }
}

fn group(pen: &mut Pen<'_>, partner: &Partner, area: Area) {
    let Some(group) = partner.group() else {
        let inside = pane(pen, area, "Groups", "shareable only", true);
        paragraph(pen, inside.after(3).below(1), "No action is marked shareable.", Role::Text, Emphasis::Plain);
        return;
    };
    let inside = pane(pen, area, &group.operation, "shareable only", true);
    let inside = inside.after(3).before(inside.width.saturating_sub(6)).below(1);
    let mut row = 0;
    pen.line(inside.row(row), &[Piece::heading(&group.operation)]);
    row += 2;
    if let Some(lead) = &group.lead {
        pen.line(inside.row(row), &[Piece::dim("Lead         "), Piece::plain(lead.clone())]);
        row += 1;
    }
    let state = if group.called { "called" } else { "to come" };
    pen.line(inside.row(row), &[Piece::dim("Here         "), Piece::plain(state)]);
    row += 2;
    if !group.summary.is_empty() {
        row += paragraph(pen, inside.below(row), &group.summary, Role::Text, Emphasis::Plain) + 1;
    }
    actions(pen, inside.below(row), group);
}

fn actions(pen: &mut Pen<'_>, area: Area, group: &ShownGroup) {
    let mut row = 0;
    for (heading, list) in [("Actions you may be told", &group.told), ("Asked of partners", &group.asked)] {
        if list.is_empty() || row >= area.height {
            continue;
        }
        pen.line(area.row(row), &[Piece::heading(heading)]);
        row += 1;
        // The rows that fit; what does not is counted among what may be shown.
        let room = usize::from(area.height.saturating_sub(row));
        let fits = if list.len() <= room { list.len() } else { room.saturating_sub(1) };
        for action in list.iter().take(fits) {
            line(pen, area.row(row), action);
            row += 1;
        }
        if fits < list.len() && row < area.height {
            let more = plural((list.len() - fits) as u64, "more", "more");
            pen.line(area.row(row), &[Piece::dim(format!("+{more}"))]);
            row += 1;
        }
        row += 1;
    }
}

fn line(pen: &mut Pen<'_>, row: Area, action: &ShownAction) {
    let (due, role, emphasis) = match (action.late, action.due) {
        (Some(days), _) => (format!("OVERDUE {days}d"), Role::Alert, Emphasis::Bold),
        (None, Some(due)) => (short_weekday(due), Role::Text, Emphasis::Plain),
        (None, None) => ("no date".to_owned(), Role::Text, Emphasis::Plain),
    };
    let strand = action.strand.map_or("-", |strand| strand.word());
    let owner = if action.body.is_empty() { String::new() } else { format!("{}: ", action.body) };
    let wide = usize::from(row.width).saturating_sub(9 + 14);
    let words = fit(&crate::text::clean_line(&format!("{owner}{}", action.text)), wide, Align::Left);
    pen.line(
        row,
        &[Piece::dim(fit(strand, 9, Align::Left)), Piece::plain(format!("{words}  ")), Piece::new(due, role, emphasis)],
    );
}

fn meeting(pen: &mut Pen<'_>, shown: &Shown, area: Area) {
    let inside = pane(pen, area, "Meeting", "", false);
    let inside = inside.after(3).before(inside.width.saturating_sub(6));
    let called = shown.groups.iter().filter(|group| group.called).count();
    let left = shown.groups.len() - called;
    pen.line(
        inside.row(1),
        &[Piece::dim("Shareable groups   "), Piece::plain(format!("{called} called, {left} to come"))],
    );
    let mut row = 3;
    if !shown.bodies.is_empty() {
        pen.line(
            inside.row(row),
            &[Piece::dim(format!("{} {:>6}{:>7}", fit("Shareable actions", 28, Align::Left), "open", "late"))],
        );
        row += 1;
    }
    for body in &shown.bodies {
        let name = fit(&crate::text::clean_line(&body.body), 28, Align::Left);
        pen.line(inside.row(row), &[Piece::plain(format!("{name} {:>6}{:>7}", body.open, body.late))]);
        row += 1;
    }
    paragraph(
        pen,
        inside.below(row + 1),
        "Not shown here: totals, people, places, tiers, scores, references, police owners, and groups not marked shareable. F5 leaves this view, and asks first while a partner is marked as in the room.",
        Role::Dim,
        Emphasis::Plain,
    );
}
