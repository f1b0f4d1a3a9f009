//! Hostile text for tests: terminal sequences in every form, direction and invisible characters, and a generator of any text.

use proptest::prelude::*;

/// What introduces a sequence: the seven-bit and the eight-bit form of CSI, OSC, DCS, APC, PM and SOS.
const INTRODUCERS: [&str; 12] = [
    "\u{1b}[", "\u{9b}", "\u{1b}]", "\u{9d}", "\u{1b}P", "\u{90}", "\u{1b}_", "\u{9f}", "\u{1b}^", "\u{9e}", "\u{1b}X",
    "\u{98}",
];

/// What ends a string sequence; the last leaves it unterminated.
const TERMINATORS: [&str; 4] = ["\u{7}", "\u{1b}\\", "\u{9c}", ""];

/// Bodies that change the title, links, clipboard, images, modes, or ask the terminal to answer.
const BODIES: [&str; 12] = [
    "0;title",
    "2;title",
    "4;1;rgb:ff/00/00",
    "8;;https://example.org",
    "52;c;cm0gLXJm",
    "1337;File=name=eA==:AAAA",
    "2J",
    "?1049h",
    "6n",
    ">c",
    "$q\"p",
    "31;8m",
];

/// Sequences that are whole by themselves: reset, queries, single shifts, charset changes, cursor saves.
const WHOLE: [&str; 14] = [
    "\u{1b}c",
    "\u{1b}7",
    "\u{1b}8",
    "\u{1b}(0",
    "\u{1b}#8",
    "\u{1b}N",
    "\u{8e}",
    "\u{8f}",
    "\u{1b}Z",
    "\u{5}",
    "\u{8}\u{8}\u{8}",
    "\u{c}",
    "\u{b}",
    "\u{1b}",
];

/// Characters that hide, reorder or annotate.
const INVISIBLE: [char; 30] = [
    '\u{202a}',
    '\u{202b}',
    '\u{202c}',
    '\u{202d}',
    '\u{202e}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{2060}',
    '\u{feff}',
    '\u{ad}',
    '\u{61c}',
    '\u{fff9}',
    '\u{fffa}',
    '\u{fffb}',
    '\u{e0001}',
    '\u{e0041}',
    '\u{e007f}',
    '\u{2028}',
    '\u{2029}',
    '\u{85}',
    '\u{e123}',
    '\u{fdd0}',
    '\u{fe0f}',
];

/// At least 400 hostile strings, always the same ones.
pub(crate) fn injections() -> Vec<String> {
    let mut out = Vec::new();
    for introducer in INTRODUCERS {
        for body in BODIES {
            for end in TERMINATORS {
                out.push(format!("Op {introducer}{body}{end}Alder"));
            }
        }
    }
    for whole in WHOLE {
        out.push(format!("{whole}Alder"));
        out.push(format!("Alder{whole}"));
    }
    for c in INVISIBLE {
        out.push(format!("Op{c} Alder"));
        out.push(c.to_string());
        out.push(c.to_string().repeat(50));
    }
    for code in (0..0x20).chain(0x7f..0xa0) {
        out.extend(char::from_u32(code).map(|c| format!("a{c}b")));
    }
    out.push(format!("Z{}", "\u{30d}".repeat(500)));
    out.push("\r\n\t\r".repeat(20));
    out.push("\u{1b}[31m".repeat(2_000));
    out
}

/// Whether the character must never be left in clean text; written apart from the code it tests.
pub(crate) fn must_not_remain(c: char) -> bool {
    c.is_control() || INVISIBLE.contains(&c) || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

/// Any text, weighted towards the awkward.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[ -~]{0,12}",
        2 => proptest::sample::select(injections()),
        2 => any::<char>().prop_map(String::from),
        1 => proptest::sample::select(INVISIBLE.to_vec()).prop_map(String::from),
        1 => "\\PC{0,8}",
        1 => proptest::sample::select(vec!["e\u{301}", "\u{301}", "東", "👍🏽", "🇬🇧", "\u{d4e}", "\u{1100}\u{1161}", "\n", "  ", "\r\n", "ﷺ"])
            .prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}
