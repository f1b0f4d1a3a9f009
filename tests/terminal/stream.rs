//! What may be in the bytes a program writes: an allow-list. Whatever is not known to be ours is foreign.

use super::corpus::must_not_remain;

/// Modes that are switched: cursor, alternate screen, bracketed paste.
const MODES: [&str; 3] = ["25", "1049", "2004"];

/// The first thing in the stream that is not ours, with what stands around it; nothing when all of it is.
pub(crate) fn foreign(bytes: &[u8]) -> Option<String> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Some(format!("not UTF-8 after {} bytes", error.valid_up_to())),
    };
    let mut alternate = false;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let after = &text[at + c.len_utf8()..];
        let sequence = if c == '\u{1b}' { ours(after) } else { None };
        let fine = match c {
            '\u{1b}' => sequence.is_some(),
            '\r' | '\n' => !alternate,
            c => !must_not_remain(c),
        };
        if !fine {
            let from = text.floor_char_boundary(at.saturating_sub(20));
            let to = text.floor_char_boundary((at + 40).min(text.len()));
            return Some(format!("{:?} at byte {at}", &text[from..to]));
        }
        match sequence {
            // The other screen is taken once and given back once: taken again, it is not us.
            Some("[?1049h") if alternate => return Some(format!("the other screen, taken again at byte {at}")),
            Some("[?1049h") => alternate = true,
            Some("[?1049l") => alternate = false,
            _ => {}
        }
        at += c.len_utf8() + sequence.map_or(0, str::len);
    }
    None
}

/// The sequence after an escape, if it is one of ours: place the cursor, erase, colour, and switch the three modes.
fn ours(after: &str) -> Option<&str> {
    let parameters = after.strip_prefix('[')?;
    let length = parameters.find(|c: char| !matches!(c, '0'..='9' | ';' | ':' | '?'))?;
    let (numbers, last) = (&parameters[..length], parameters[length..].chars().next()?);
    let counted = |most: usize| numbers.split(';').count() <= most && !numbers.contains(['?', ':']);
    let fine = match last {
        'H' => counted(2),
        'J' | 'K' => counted(1),
        'm' => !numbers.contains('?') && colours(numbers),
        'h' | 'l' => numbers.strip_prefix('?').is_some_and(|mode| MODES.contains(&mode)),
        _ => false,
    };
    fine.then(|| &after[..1 + length + 1])
}

/// Colours by number and emphasis as the program writes them; nothing that blinks or hides, and no colour in another form.
fn colours(numbers: &str) -> bool {
    let mut parts = numbers.split([';', ':']);
    while let Some(part) = parts.next() {
        match part {
            "38" | "48" | "58" => match parts.next() {
                Some("5") => drop(parts.next()),
                Some("2") => drop(parts.nth(2)),
                _ => return false,
            },
            "" | "0" | "1" | "2" | "3" | "4" | "7" | "22" | "23" | "24" | "27" | "39" | "49" | "59" => {}
            _ => return false,
        }
    }
    true
}

#[test]
fn what_is_not_ours_is_found() {
    assert_eq!(
        foreign("a\r\n\u{1b}[?1049h\u{1b}[1;1H\u{1b}[38;5;8mOp \u{1b}[38;2;8;5;6m\u{1b}[0m\u{1b}[2J".as_bytes()),
        None
    );
    for text in super::corpus::injections() {
        let own = ["\u{1b}[2J", "\u{1b}[?1049h"].into_iter().fold(text.clone(), |text, own| text.replace(own, ""));
        assert_eq!(
            foreign(text.as_bytes()).is_some(),
            own.contains(|c| must_not_remain(c) && c != '\r' && c != '\n'),
            "{text:?}"
        );
    }
    for text in [
        "\u{1b}[?1049h\n",
        "\u{1b}[8m",
        "\u{1b}[5;1m",
        "\u{1b}[31m",
        "\u{1b}[?1049h\u{1b}[?1049h",
        "\u{1b}[6n",
        "\u{1b}[?u",
        "\u{1b}[c",
        "\u{1b}[?1000h",
    ] {
        assert!(foreign(text.as_bytes()).is_some(), "{text:?}");
    }
    assert!(foreign(b"\xff").is_some());
}
