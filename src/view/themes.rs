//! The palettes of the themes, as figures (screens section 14). It must not know what is drawn with them.

use ratatui::style::Color;

/// One colour for each role of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Background of the whole screen.
    pub bg: Color,
    /// Body text.
    pub text: Color,
    /// Labels, hints, footer text.
    pub dim: Color,
    /// Light frames and rules.
    pub border: Color,
    /// Heavy frame, field under edit.
    pub focus: Color,
    /// Background of the cursor row.
    pub sel: Color,
    /// What is overdue, empty, missing or failed.
    pub alert: Color,
    /// What is close to its limit.
    pub warn: Color,
    /// What is done.
    pub good: Color,
    /// What is claimed, drafted or provisional.
    pub info: Color,
}

/// The themes a user can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light text on a dark background.
    #[default]
    Dark,
    /// Dark text on white.
    Light,
    /// Every text pair at 7 to 1 and more.
    HighContrast,
    /// No pair of states told apart by red against green.
    Deuteranopia,
    /// No colour is set at all: bold, dim, underline and reverse only.
    Mono,
}

impl Theme {
    /// All themes, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Dark, Self::Light, Self::HighContrast, Self::Deuteranopia, Self::Mono];

    /// The name used in the configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Deuteranopia => "deuteranopia",
            Self::Mono => "mono",
        }
    }

    /// The theme of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// The colours of the theme; none for mono.
    #[must_use]
    pub const fn palette(self) -> Option<Palette> {
        Some(match self {
            Self::Dark => palette([
                0x14171A, 0xE4E7EA, 0xA3ABB3, 0x6B7580, 0x8AB8FF, 0x1C3A5E, 0xFF8F86, 0xF2C14E, 0x7FD18B, 0x8AB8FF,
            ]),
            Self::Light => palette([
                0xFFFFFF, 0x0B0C0C, 0x505A5F, 0x7A8288, 0x1D70B8, 0xCFE3F5, 0xB01212, 0x7A4B00, 0x005A30, 0x144E81,
            ]),
            Self::HighContrast => palette([
                0x000000, 0xFFFFFF, 0xD6D6D6, 0xC0C0C0, 0xFFFF00, 0x00317A, 0xFFB3AD, 0xFFE04D, 0x8CFF9E, 0xA8D4FF,
            ]),
            Self::Deuteranopia => palette([
                0x101820, 0xEDEFF2, 0xA9B2BC, 0x71808C, 0x56B4E9, 0x17324A, 0xFF9147, 0xFFF29A, 0xBFE6FF, 0x7DABF7,
            ]),
            Self::Mono => return None,
        })
    }
}

const fn palette(values: [u32; 10]) -> Palette {
    let [bg, text, dim, border, focus, sel, alert, warn, good, info] = values;
    Palette {
        bg: Color::from_u32(bg),
        text: Color::from_u32(text),
        dim: Color::from_u32(dim),
        border: Color::from_u32(border),
        focus: Color::from_u32(focus),
        sel: Color::from_u32(sel),
        alert: Color::from_u32(alert),
        warn: Color::from_u32(warn),
        good: Color::from_u32(good),
        info: Color::from_u32(info),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.x relative luminance of a colour.
    fn luminance(color: Color) -> f64 {
        let Color::Rgb(r, g, b) = color else { return 0.0 };
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_pair_meets_its_contrast() {
        for theme in Theme::ALL {
            let Some(p) = theme.palette() else { continue };
            let text = [p.text, p.dim, p.alert, p.warn, p.good, p.info];
            let least = if theme == Theme::HighContrast { 7.0 } else { 4.5 };
            for color in text {
                assert!(contrast(color, p.bg) >= least, "{theme:?} {color} on background");
                assert!(contrast(color, p.sel) >= least, "{theme:?} {color} on the cursor row");
            }
            assert!(contrast(p.border, p.bg) >= 3.0 && contrast(p.focus, p.bg) >= 3.0, "{theme:?} frames");
        }
    }

    #[test]
    fn names_go_both_ways_and_mono_has_no_colour() {
        assert!(Theme::ALL.into_iter().all(|theme| Theme::named(theme.name()) == Some(theme)));
        assert_eq!(Theme::named("sepia"), None);
        assert_eq!(Theme::Mono.palette(), None);
    }
}
