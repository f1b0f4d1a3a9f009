//! What is typed again before something that cannot be taken back: the first line of standard input, from a hand or from a script.

use std::io::Read as _;

/// Most that is read in search of the line.
const MOST: u64 = 4_096;

/// Whether the name or number is typed again; commas in numbers and letter case do not matter.
pub(super) fn again(name: &str) -> bool {
    let plain = |text: &str| text.replace(',', "").trim().to_lowercase();
    plain(&line()) == plain(name)
}

fn line() -> String {
    let mut text = Vec::new();
    for byte in std::io::stdin().lock().take(MOST).bytes() {
        match byte {
            Ok(b'\n') | Err(_) => break,
            Ok(byte) => text.push(byte),
        }
    }
    String::from_utf8_lossy(&text).trim().to_owned()
}
