//! From what a cell means to how it looks: roles and emphasis to a style (screens sections 14 and 15).
//!
//! The only place in the program where a meaning becomes a colour. It must not know what is drawn.

use std::borrow::Cow;

use ratatui::style::{Modifier, Style};

use crate::text;
use crate::view::glyphs::Glyphs;
use crate::view::themes::{Palette, Theme};

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Body text.
    #[default]
    Text,
    /// Labels, hints, what is far away.
    Dim,
    /// Light frames and rules.
    Border,
    /// Heavy frame, field under edit.
    Focus,
    /// Overdue, empty, no LRO, a failure.
    Alert,
    /// Late soon, over time, read-only.
    Warn,
    /// Called, done, saved.
    Good,
    /// Claimed, draft, provisional.
    Info,
}

/// How strongly it is said: the six steps of screens section 15.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// Everything that is fine.
    #[default]
    Plain,
    /// Labels, hints, withdrawn text.
    Dim,
    /// Headings in capitals, state words that need an act, keys in the footer.
    Bold,
    /// The column under the cursor, the characters a search matched.
    Underline,
    /// Focused title, banner, current candidate.
    Reverse,
    /// COVERT STORE, PARTNER VIEW, NOT WRITTEN TO DISK.
    Loud,
}

/// A theme and a glyph set: everything the drawing asks about looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Skin {
    /// Colours, or none in mono.
    pub palette: Option<Palette>,
    /// The characters of frames and charts.
    pub glyphs: Glyphs,
}

impl Skin {
    /// The skin of a theme with a glyph set.
    #[must_use]
    pub const fn new(theme: Theme, glyphs: Glyphs) -> Self {
        Self { palette: theme.palette(), glyphs }
    }

    /// The style of a role said with an emphasis. Mono gives attributes only.
    #[must_use]
    pub fn style(&self, role: Role, emphasis: Emphasis) -> Style {
        let attribute = match emphasis {
            Emphasis::Plain => Modifier::empty(),
            Emphasis::Dim => Modifier::DIM,
            Emphasis::Bold => Modifier::BOLD,
            Emphasis::Underline => Modifier::UNDERLINED,
            Emphasis::Reverse => Modifier::REVERSED,
            Emphasis::Loud => Modifier::REVERSED.union(Modifier::BOLD),
        };
        let Some(palette) = &self.palette else {
            let by_role = if role == Role::Dim { Modifier::DIM } else { Modifier::empty() };
            return Style::new().add_modifier(attribute.union(by_role));
        };
        let fg = match (role, emphasis) {
            // The dim step is a colour that keeps its contrast, not a fainter one.
            (Role::Text, Emphasis::Dim) | (Role::Dim, _) => palette.dim,
            (Role::Text, _) => palette.text,
            (Role::Border, _) => palette.border,
            (Role::Focus, _) => palette.focus,
            (Role::Alert, _) => palette.alert,
            (Role::Warn, _) => palette.warn,
            (Role::Good, _) => palette.good,
            (Role::Info, _) => palette.info,
        };
        Style::new().fg(fg).bg(palette.bg).add_modifier(attribute.difference(Modifier::DIM))
    }

    /// A role without emphasis.
    #[must_use]
    pub fn plain(&self, role: Role) -> Style {
        self.style(role, Emphasis::Plain)
    }

    /// The same style on the cursor row: the selection background, or reverse in mono.
    #[must_use]
    pub fn on_cursor(&self, style: Style) -> Style {
        match &self.palette {
            Some(palette) => style.bg(palette.sel),
            None => style.remove_modifier(Modifier::DIM).add_modifier(Modifier::REVERSED),
        }
    }

    /// Text as it may reach the screen: cleaned again, and in the characters of the glyph set.
    #[must_use]
    pub fn text<'a>(&self, raw: &'a str) -> Cow<'a, str> {
        self.glyphs.text(text::clean_line_cow(raw))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    const ROLES: [Role; 8] =
        [Role::Text, Role::Dim, Role::Border, Role::Focus, Role::Alert, Role::Warn, Role::Good, Role::Info];
    const STEPS: [Emphasis; 6] =
        [Emphasis::Plain, Emphasis::Dim, Emphasis::Bold, Emphasis::Underline, Emphasis::Reverse, Emphasis::Loud];

    #[test]
    fn mono_sets_no_colour_at_all() {
        let skin = Skin::new(Theme::Mono, Glyphs::Unicode);
        for role in ROLES {
            for step in STEPS {
                for style in [skin.style(role, step), skin.on_cursor(skin.style(role, step))] {
                    assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None));
                }
            }
        }
        assert!(skin.on_cursor(skin.plain(Role::Text)).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn colour_themes_paint_their_own_background() {
        for theme in [Theme::Dark, Theme::Light, Theme::HighContrast, Theme::Deuteranopia] {
            let skin = Skin::new(theme, Glyphs::Unicode);
            for role in ROLES {
                let style = skin.plain(role);
                assert!(matches!((style.fg, style.bg), (Some(Color::Rgb(..)), Some(Color::Rgb(..)))));
                assert_ne!(skin.on_cursor(style).bg, style.bg);
            }
        }
    }
}
