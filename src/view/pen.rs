//! The pen: the only way ink reaches the screen buffer. Cleans text again, measures it, and never draws outside its area.
//!
//! It must not know what it draws.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::model::layout::Area;
use crate::text;
use crate::view::skin::{Emphasis, Role, Skin};

impl From<Area> for Rect {
    fn from(area: Area) -> Self {
        Self::new(area.x, area.y, area.width, area.height)
    }
}

impl From<Rect> for Area {
    fn from(rect: Rect) -> Self {
        Self::new(rect.x, rect.y, rect.width, rect.height)
    }
}

/// A run of text with one meaning: the unit every line and cell is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words, not yet cleaned or cut.
    pub text: Cow<'a, str>,
    /// What they mean.
    pub role: Role,
    /// How strongly they are said.
    pub emphasis: Emphasis,
}

impl<'a> Piece<'a> {
    /// A run of text with a role and an emphasis.
    pub fn new(text: impl Into<Cow<'a, str>>, role: Role, emphasis: Emphasis) -> Self {
        Self { text: text.into(), role, emphasis }
    }

    /// Body text.
    pub fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(text, Role::Text, Emphasis::Plain)
    }

    /// A label or hint.
    pub fn dim(text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(text, Role::Dim, Emphasis::Plain)
    }

    /// A heading or a state word that needs an act.
    pub fn bold(text: impl Into<Cow<'a, str>>) -> Self {
        Self::new(text, Role::Text, Emphasis::Bold)
    }

    /// A heading in capitals: `Reviews late` becomes `REVIEWS LATE`.
    #[must_use]
    pub fn heading(text: &str) -> Self {
        Self::new(text.to_uppercase(), Role::Text, Emphasis::Bold)
    }
}

/// Ink for one frame.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    /// The looks.
    pub skin: Skin,
}

impl<'a> Pen<'a> {
    /// A pen that draws into a buffer with a skin.
    pub fn new(buffer: &'a mut Buffer, skin: Skin) -> Self {
        Self { buffer, skin }
    }

    /// Everything that can be drawn on.
    #[must_use]
    pub fn all(&self) -> Area {
        self.buffer.area.into()
    }

    /// Blanks an area with the background.
    pub fn clear(&mut self, area: Area) {
        let style = self.skin.plain(Role::Text);
        let area = self.clip(area);
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }

    /// Writes text from `x`, `y`, cut to `width` columns; returns the columns it took.
    pub fn text(&mut self, x: u16, y: u16, width: u16, raw: &str, style: Style) -> u16 {
        let spot = self.clip(Area::new(x, y, width, 1));
        if spot.is_empty() || spot.x != x {
            return 0;
        }
        let clean = self.skin.text(raw);
        let fitted = text::cut(&clean, usize::from(spot.width));
        let (end, _) = self.buffer.set_stringn(x, y, &fitted, usize::from(spot.width), style);
        end.saturating_sub(x)
    }

    /// Writes one piece; returns the columns it took.
    pub fn piece(&mut self, x: u16, y: u16, width: u16, piece: &Piece<'_>) -> u16 {
        let style = self.skin.style(piece.role, piece.emphasis);
        self.text(x, y, width, &piece.text, style)
    }

    /// Writes pieces one after the other into the first row of an area; the last that does not fit is cut. Returns the columns used.
    pub fn line(&mut self, area: Area, pieces: &[Piece<'_>]) -> u16 {
        let mut used = 0;
        for piece in pieces {
            let room = area.width.saturating_sub(used);
            if room == 0 || area.height == 0 {
                break;
            }
            used = used.saturating_add(self.piece(area.x.saturating_add(used), area.y, room, piece));
        }
        used
    }

    /// Writes one piece against the right edge of the first row of an area, if it fits whole. Returns whether it did.
    pub fn right(&mut self, area: Area, piece: &Piece<'_>) -> bool {
        let wide = self.width(&piece.text);
        let fits = wide <= area.width && area.height > 0;
        if fits {
            self.piece(area.right() - wide, area.y, wide, piece);
        }
        fits
    }

    /// Columns a text takes with this skin.
    #[must_use]
    pub fn width(&self, raw: &str) -> u16 {
        u16::try_from(text::width(&self.skin.text(raw))).unwrap_or(u16::MAX)
    }

    /// Puts one drawing character (a glyph, never running text).
    pub fn glyph(&mut self, x: u16, y: u16, glyph: char, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_char(glyph).set_style(style);
        }
    }

    /// A horizontal rule through the first row of an area.
    pub fn rule(&mut self, area: Area) {
        let across = self.skin.glyphs.lines(false).across;
        let style = self.skin.plain(Role::Border);
        let area = self.clip(area.above(1));
        for x in area.x..area.right() {
            self.glyph(x, area.y, across, style);
        }
    }

    /// Marks a row as the cursor row: selection background, or reverse in mono. Text keeps its role.
    pub fn mark_cursor(&mut self, area: Area) {
        self.restyle(area, |skin, style| skin.on_cursor(style));
    }

    /// Gives every cell of an area a role and an emphasis, keeping the text (banners, reversed titles).
    pub fn mark(&mut self, area: Area, role: Role, emphasis: Emphasis) {
        self.restyle(area, |skin, _| skin.style(role, emphasis));
    }

    fn restyle(&mut self, area: Area, style: impl Fn(&Skin, Style) -> Style) {
        let area = self.clip(area);
        let skin = self.skin;
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    let new = style(&skin, cell.style());
                    cell.set_style(new);
                }
            }
        }
    }

    /// Copies rows of another buffer, from row `top` of it, into an area.
    pub fn copy(&mut self, from: &Buffer, top: u16, area: Area) {
        let area = self.clip(area);
        for y in 0..area.height {
            for x in 0..area.width {
                if let (Some(source), Some(cell)) =
                    (from.cell((x, top + y)), self.buffer.cell_mut((area.x + x, area.y + y)))
                {
                    *cell = source.clone();
                }
            }
        }
    }

    fn clip(&self, area: Area) -> Area {
        Rect::from(area).intersection(self.buffer.area).into()
    }
}
