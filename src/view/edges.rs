//! The look of the covert store: `//` at both edges of every line, COVERT STORE in the top and the bottom row (screens section 10), at every size and
//! over every screen, so that a photograph, a crop or a mono print shows it. The open store never draws `//`.
//!
//! It must not know what is drawn within.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::model::edges::EDGES;
use crate::model::layout::Area;
use crate::model::state::Model;
use crate::text::{whole_words, width};
use crate::view::pen::{Pen, Piece};
use crate::view::root::{Spot, whole};
use crate::view::skin::{Emphasis, Role, Skin};

const MARK: &str = "//";
const BANNER: &str = "//// COVERT STORE ////";

/// Draws the model within the edges. Returns where the hardware cursor belongs.
pub(super) fn draw(model: &Model, skin: Skin, buffer: &mut Buffer) -> Spot {
    let mut inside = Buffer::empty(Rect::new(0, 0, model.size.width, model.size.height));
    let spot = whole(model, skin, &mut inside);
    let mut pen = Pen::new(buffer, skin);
    let all = pen.all();
    pen.clear(all);
    let (left, top) = (EDGES.width / 2, EDGES.height / 2);
    let within = all.after(left).before(all.width.saturating_sub(EDGES.width));
    let within = within.below(top).above(all.height.saturating_sub(EDGES.height));
    pen.copy(&inside, 0, within.above(model.size.height).before(model.size.width));
    for row in 0..all.height {
        pen.line(all.row(row), &[mark()]);
        pen.line(all.row(row).after(all.width.saturating_sub(2)), &[mark()]);
    }
    banner(&mut pen, all.row(0), &model.profile.marking);
    banner(&mut pen, all.row(all.height.saturating_sub(1)), &model.profile.papers.handling);
    spot.map(|(x, y)| (x.saturating_add(left), y.saturating_add(top)))
}

fn mark() -> Piece<'static> {
    Piece::new(MARK, Role::Warn, Emphasis::Reverse)
}

/// The store's name at the left, words in the middle of what is left, the name again at the right where all of it fits.
fn banner(pen: &mut Pen<'_>, row: Area, words: &str) {
    pen.clear(row);
    let used = pen.line(row, &[Piece::new(BANNER, Role::Warn, Emphasis::Reverse)]);
    let rest = row.after(used.saturating_add(2)).before(row.width.saturating_sub(used).saturating_sub(2));
    let name = pen.width(BANNER);
    if pen.width(words).saturating_add(name).saturating_add(2) <= rest.width {
        pen.line(rest, &[Piece::bold(words.to_owned())]);
        pen.right(rest, &Piece::new(BANNER, Role::Warn, Emphasis::Reverse));
        return;
    }
    let rest = rest.before(rest.width.saturating_sub(3));
    pen.line(rest, &[Piece::bold(sentences(words, rest.width.into()))]);
    pen.line(row.after(row.width.saturating_sub(2)), &[mark()]);
}

/// The sentences at the beginning of a text that fit whole: a rule of handling that is cut in the middle is none. Its first words where not one does.
fn sentences(words: &str, columns: usize) -> String {
    let ends = words.match_indices('.').map(|(at, stop)| at + stop.len());
    let fitting = ends.filter_map(|end| words.get(..end)).rfind(|begun| width(begun) <= columns);
    fitting.map_or_else(|| whole_words(words, columns), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_line_of_handling_is_shortened_by_whole_sentences() {
        let handling = "Eyes of those listed only. Do not copy. Return to the chair.";
        assert_eq!(sentences(handling, 60), handling);
        assert_eq!(sentences(handling, 59), "Eyes of those listed only. Do not copy.");
        assert_eq!(sentences(handling, 30), "Eyes of those listed only.");
        assert_eq!(sentences(handling, 20), "Eyes of those listed");
    }
}
