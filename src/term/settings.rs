//! How the terminal is set, as a line of figures: what the process that replaces this one needs to give the terminal back as the shell left it.
//!
//! It must not know what is drawn, and holds nothing but the terminal's modes.

use std::fmt;
use std::str::FromStr;

/// The modes of a terminal: input, output, control, local, and what a read waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings([u64; 6]);

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.0.iter().map(|figure| format!("{figure:x}")).collect();
        f.write_str(&words.join("."))
    }
}

impl FromStr for Settings {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{}\" is not how a terminal is set.", crate::text::clean_line(text));
        let figures: Vec<u64> =
            text.split('.').map(|part| u64::from_str_radix(part, 16)).collect::<Result<_, _>>().map_err(|_| wrong())?;
        figures.try_into().map(Self).map_err(|_| wrong())
    }
}

#[cfg(unix)]
mod told {
    use super::Settings;
    use rustix::stdio::stdin;
    use rustix::termios::{
        ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, SpecialCodeIndex, tcgetattr, tcsetattr,
    };

    impl Settings {
        /// How the terminal on standard input is set at this moment.
        #[must_use]
        pub fn now() -> Option<Self> {
            let modes = tcgetattr(stdin()).ok()?;
            Some(Self([
                u64::from(modes.input_modes.bits()),
                u64::from(modes.output_modes.bits()),
                u64::from(modes.control_modes.bits()),
                u64::from(modes.local_modes.bits()),
                u64::from(modes.special_codes[SpecialCodeIndex::VMIN]),
                u64::from(modes.special_codes[SpecialCodeIndex::VTIME]),
            ]))
        }

        /// Sets the terminal on standard input so. A terminal that has gone cannot be set, and nobody is left to be told.
        pub fn set(&self) {
            let Ok(mut modes) = tcgetattr(stdin()) else { return };
            let [input, output, control, local, least, patience] = self.0;
            let bits = |figure: u64| figure.try_into().unwrap_or_default();
            let byte = |figure: u64| u8::try_from(figure).unwrap_or_default();
            modes.input_modes = InputModes::from_bits_retain(bits(input));
            modes.output_modes = OutputModes::from_bits_retain(bits(output));
            modes.control_modes = ControlModes::from_bits_retain(bits(control));
            modes.local_modes = LocalModes::from_bits_retain(bits(local));
            modes.special_codes[SpecialCodeIndex::VMIN] = byte(least);
            modes.special_codes[SpecialCodeIndex::VTIME] = byte(patience);
            let _gone = tcsetattr(stdin(), OptionalActions::Now, &modes);
        }
    }
}

#[cfg(not(unix))]
impl Settings {
    /// Nothing to tell on this system.
    #[must_use]
    pub fn now() -> Option<Self> {
        None
    }

    /// Nothing to set on this system.
    pub fn set(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_back_as_they_were_written() {
        let settings = Settings([0x500, 5, 0xbf, 0x8a3b, 1, 0]);
        assert_eq!(settings.to_string(), "500.5.bf.8a3b.1.0");
        assert_eq!(settings.to_string().parse(), Ok(settings));
        for text in ["", "1.2.3", "500.5.bf.8a3b.1.0.0", "x.5.bf.8a3b.1.0"] {
            assert!(text.parse::<Settings>().is_err(), "{text}");
        }
    }
}
