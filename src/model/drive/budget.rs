//! Which lines of a column show when there are more than rows: the order of loss of screens section 12.4.
//!
//! It must not know what the lines say.

use super::prose::{Line, Tone};

/// The parts of a briefing card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the chair has to decide.
    Decide,
    /// Who was briefed on it.
    Briefed,
    /// What changed since it was last called.
    Changed,
    /// Completed and open by P over some months.
    Balance,
    /// Actions by P.
    Actions,
    /// The last decision.
    Decision,
    /// The objective for the period.
    Objective,
    /// The LRO.
    Lro,
    /// Scores.
    Score,
    /// Triggers.
    Triggers,
    /// Intelligence gaps.
    Gaps,
    /// Partners.
    Stakeholders,
    /// Disruptions.
    Disruptions,
    /// Court orders.
    Orders,
    /// Learning from groups like it.
    Learning,
}

/// One part with its lines, the heading first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which.
    pub part: Part,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Which of them may go, from the first to go to the last: positions in `lines`.
    pub spare: Vec<usize>,
    /// What stands in place of those that went, `+3 earlier`; nothing when they go without a word.
    pub more: &'static str,
}

impl Section {
    /// A part whose lines all stay but those below the heading may go, last first.
    #[must_use]
    pub fn new(part: Part, lines: Vec<Line>) -> Self {
        let spare = (1..lines.len()).rev().collect();
        Self { part, lines, spare, more: "" }
    }

    /// A part of which nothing may go.
    #[must_use]
    pub fn kept(part: Part, lines: Vec<Line>) -> Self {
        Self { part, lines, spare: Vec::new(), more: "" }
    }

    /// The lines without the first `gone` spare ones, and a word for them.
    fn without(&self, gone: usize) -> Vec<Line> {
        let out: Vec<usize> = self.spare.iter().copied().take(gone).collect();
        let mut lines: Vec<Line> =
            self.lines.iter().enumerate().filter(|(at, _)| !out.contains(at)).map(|(_, line)| line.clone()).collect();
        if gone > 0 && !self.more.is_empty() {
            // What went from the top is said there; what went from among the others at the end.
            let top = out.contains(&1);
            let place = if top { 1.min(lines.len()) } else { lines.len() };
            lines.insert(place, Line::said(format!("   +{gone} {}", self.more), Tone::Dim));
        }
        lines
    }

    /// How many rows it takes with so many gone: the word for them takes one.
    fn height(&self, gone: usize) -> usize {
        let word = usize::from(gone > 0 && !self.more.is_empty());
        self.lines.len().saturating_sub(gone) + word
    }
}

/// The parts that lose lines, the first to lose them first.
const LOSS: [Part; 10] = [
    Part::Learning,
    Part::Orders,
    Part::Balance,
    Part::Disruptions,
    Part::Stakeholders,
    Part::Score,
    Part::Gaps,
    Part::Triggers,
    Part::Changed,
    Part::Actions,
];

/// The lines of a column that fit into so many rows. A line of the card is worth more than a blank one: what rows are left then part the parts, from
/// the top.
#[must_use]
pub fn column(sections: &[Section], rows: usize) -> Vec<Line> {
    let tall =
        |gone: &[usize]| -> usize { sections.iter().zip(gone).map(|(section, gone)| section.height(*gone)).sum() };
    let mut gone = vec![0_usize; sections.len()];
    for part in LOSS {
        let Some((at, section)) = sections.iter().enumerate().find(|(_, section)| section.part == part) else {
            continue;
        };
        while tall(&gone) > rows && gone.get(at).is_some_and(|gone| *gone < section.spare.len()) {
            if let Some(count) = gone.get_mut(at) {
                // Half a balance misleads: it goes whole.
                *count = if part == Part::Balance { section.spare.len() } else { *count + 1 };
            }
        }
    }
    give_back(sections, &mut gone, |gone| tall(gone) <= rows);
    let mut left = rows.saturating_sub(tall(&gone));
    let mut lines = Vec::new();
    for (section, gone) in sections.iter().zip(gone) {
        let shown = section.without(gone);
        // What went whole needs no blank line either.
        if left > 0 && !lines.is_empty() && !shown.is_empty() {
            lines.push(Line::default());
            left -= 1;
        }
        lines.extend(shown);
    }
    lines
}

/// Gives lines back where rows are left, to the part that lost them last first.
fn give_back(sections: &[Section], gone: &mut [usize], fits: impl Fn(&[usize]) -> bool) {
    for part in LOSS.iter().rev() {
        let Some((at, _)) = sections.iter().enumerate().find(|(_, section)| section.part == *part) else { continue };
        let now = gone.get(at).copied().unwrap_or_default();
        // One line fewer may take no row less, since the word for what is gone goes with the last of them: each number is tried, the fewest first.
        for count in if *part == Part::Balance { 0..now.min(1) } else { 0..now } {
            let mut tried = gone.to_vec();
            if let Some(place) = tried.get_mut(at) {
                *place = count;
            }
            if fits(&tried) {
                gone.copy_from_slice(&tried);
                break;
            }
        }
    }
}

/// All lines of a column, a blank one between parts.
#[must_use]
pub fn whole(sections: &[Section]) -> Vec<Line> {
    column(sections, usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(part: Part, lines: usize) -> Section {
        Section::new(part, (0..lines).map(|n| Line::plain(format!("{part:?} {n}"))).collect())
    }

    fn words(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::words).collect()
    }

    #[test]
    fn what_decides_stays_and_the_far_end_goes_first() {
        let decide = Section::kept(Part::Decide, vec![Line::plain("decide"), Line::plain("1")]);
        let mut changed = section(Part::Changed, 4);
        changed.spare = vec![1, 2, 3];
        changed.more = "earlier";
        let all = [decide, changed, section(Part::Stakeholders, 3)];
        assert_eq!(column(&all, 11).len(), 11);
        // No row is left empty while a line is missing; then the parts are parted from the top.
        let changed = ["Changed 0", "Changed 1", "Changed 2", "Changed 3"];
        let stakeholders = ["Stakeholders 0", "Stakeholders 1", "Stakeholders 2"];
        assert_eq!(words(&column(&all, 10)), [&["decide", "1", ""], &changed[..], &stakeholders[..]].concat());
        assert_eq!(words(&column(&all, 9)), [&["decide", "1"], &changed[..], &stakeholders[..]].concat());
        assert_eq!(words(&column(&all, 8)), [&["decide", "1"], &changed[..], &stakeholders[..2]].concat());
        assert_eq!(
            words(&column(&all, 6)),
            ["decide", "1", "Changed 0", "   +2 earlier", "Changed 3", "Stakeholders 0"]
        );
        let least = column(&all, 2);
        assert_eq!(words(&least), ["decide", "1", "Changed 0", "   +3 earlier", "Stakeholders 0"]);
    }

    #[test]
    fn read_whole_nothing_is_lost() {
        let all = [section(Part::Decide, 3), section(Part::Gaps, 40)];
        assert_eq!(whole(&all).len(), 44);
    }
}
