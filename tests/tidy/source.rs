//! Reads the sources as text: what is code, what is a string, what is a comment, what is a test. Knows no rule.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// One hand-written Rust file.
#[derive(Debug)]
pub(crate) struct Source {
    /// Path from the root of the project, with `/` on every system.
    pub(crate) path: String,
    /// The text as it stands.
    pub(crate) text: String,
    /// The text with comments and the insides of strings made blank, same length and lines.
    pub(crate) code: String,
    /// As `code`, with tests made blank too; all blank in a file of tests.
    pub(crate) live: String,
    /// Strings outside tests: line (from 1) and contents as written.
    pub(crate) strings: Vec<(usize, String)>,
}

impl Source {
    /// Reads one text as if it stood at `path`.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let (code, all) = mask(text);
        let live = if path.starts_with("src/") && !is_tests(path) { without_tests(&code) } else { blank(&code) };
        let lines: Vec<&str> = live.lines().collect();
        let strings = all
            .into_iter()
            .filter(|(line, _)| lines.get(line - 1).is_some_and(|line| !line.trim().is_empty()))
            .collect();
        Self { path: path.to_owned(), text: text.to_owned(), code, live, strings }
    }

    /// The layer the file belongs to: the first folder below `src`.
    pub(crate) fn layer(&self) -> Option<&str> {
        self.path.strip_prefix("src/")?.split_once('/').map(|(layer, _)| layer)
    }

    /// Every line of the live code that holds `needle` as a whole word, as `path:line`.
    pub(crate) fn live_lines(&self, needle: &str) -> Vec<String> {
        lines_with(&self.live, needle).map(|line| format!("{}:{line}", self.path)).collect()
    }
}

/// The numbers of the lines that hold `needle`, not as part of a longer name.
pub(crate) fn lines_with<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let open = needle.starts_with(part);
    text.lines().enumerate().filter_map(move |(number, line)| {
        let hit = line.match_indices(needle).any(|(at, _)| !(open && line[..at].ends_with(part)));
        hit.then_some(number + 1)
    })
}

/// Every Rust file of the project that a person wrote, read once.
pub(crate) fn sources() -> &'static [Source] {
    static READ: OnceLock<Vec<Source>> = OnceLock::new();
    READ.get_or_init(read)
}

fn read() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        walk(&root.join(folder), &mut paths);
    }
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
            Source::new(&name, &fs::read_to_string(path).unwrap_or_default())
        })
        .collect()
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// A file of tests: outside `src`, or named for it, or in a folder of tests.
fn is_tests(path: &str) -> bool {
    let stem = path.trim_end_matches(".rs");
    stem.ends_with("_tests") || stem.split('/').any(|part| part == "tests" || part == "test_support")
}

fn blank(code: &str) -> String {
    code.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect()
}

/// Blanks comments and the insides of strings and characters, and gathers the strings.
fn mask(text: &str) -> (String, Vec<(usize, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut strings = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while at < chars.len() {
        let (end, inside) = token(&chars, at);
        match inside {
            None => code.push(chars[at]),
            Some((from, to)) => {
                for (place, letter) in chars.iter().enumerate().take(end).skip(at) {
                    let kept = *letter == '\n' || place < from || place >= to;
                    code.push(if kept { *letter } else { ' ' });
                }
                if chars[at..from].contains(&'"') {
                    strings.push((line, chars[from..to].iter().collect()));
                }
            }
        }
        line += chars[at..end].iter().filter(|letter| **letter == '\n').count();
        at = end;
    }
    (code, strings)
}

/// The token at this place: where it ends, and the part of it to blank, if it is a comment, a string or a character.
fn token(chars: &[char], at: usize) -> (usize, Option<(usize, usize)>) {
    let starts = |what: &str| what.chars().enumerate().all(|(i, letter)| chars.get(at + i) == Some(&letter));
    let fresh = at == 0 || !(chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    if starts("//") {
        let end = (at..chars.len()).find(|i| chars[*i] == '\n').unwrap_or(chars.len());
        return (end, Some((at, end)));
    }
    if starts("/*") {
        let mut depth = 0;
        let mut i = at;
        while i < chars.len() {
            match (chars[i], chars.get(i + 1)) {
                ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
                ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
                _ => i += 1,
            }
            if depth == 0 {
                break;
            }
        }
        return (i, Some((at, i)));
    }
    let prefix = if !fresh {
        0
    } else if starts("br") || starts("cr") {
        2
    } else {
        usize::from(starts("r") || starts("b") || starts("c"))
    };
    let mut quote = at + prefix;
    let raw = prefix > 0 && chars[quote - 1] == 'r';
    let hashes = if raw { chars[quote..].iter().take_while(|letter| **letter == '#').count() } else { 0 };
    quote += hashes;
    match chars.get(quote) {
        Some('"') if raw => {
            let close = (quote + 1..chars.len()).find(|i| {
                chars[*i] == '"' && chars[i + 1..].iter().take_while(|letter| **letter == '#').count() >= hashes
            });
            let close = close.unwrap_or(chars.len() - 1);
            (close + 1 + hashes, Some((quote + 1, close)))
        }
        Some('"') => {
            let close = close_of(chars, quote, '"');
            (close + 1, Some((quote + 1, close)))
        }
        // A character, not a lifetime: it closes after one letter or an escape.
        Some('\'') if !raw && (chars.get(quote + 1) == Some(&'\\') || chars.get(quote + 2) == Some(&'\'')) => {
            let close = close_of(chars, quote, '\'');
            (close + 1, Some((quote + 1, close)))
        }
        _ => (at + 1, None),
    }
}

fn close_of(chars: &[char], open: usize, quote: char) -> usize {
    let mut i = open + 1;
    while i < chars.len() && chars[i] != quote {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i.min(chars.len() - 1)
}

/// Blanks every item marked `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut out: Vec<char> = code.chars().collect();
    let marks = ["#[cfg(test)]", "#[cfg(all(test,"].map(|mark| mark.chars().collect::<Vec<char>>());
    let mut at = 0;
    while at < out.len() {
        if out[at] != '#' || !marks.iter().any(|mark| out[at..].starts_with(mark)) {
            at += 1;
            continue;
        }
        let end = end_of_item(&out, at);
        for letter in &mut out[at..end] {
            if *letter != '\n' {
                *letter = ' ';
            }
        }
        at = end;
    }
    out.into_iter().collect()
}

/// After the closing brace, or the semicolon where one comes before any brace.
fn end_of_item(code: &[char], from: usize) -> usize {
    let mut braces = 0_i32;
    let mut brackets = 0_i32;
    for (at, letter) in code.iter().enumerate().skip(from) {
        match letter {
            '[' | '(' => brackets += 1,
            ']' | ')' => brackets -= 1,
            '{' => braces += 1,
            '}' => {
                braces -= 1;
                if braces == 0 {
                    return at + 1;
                }
            }
            ';' if braces == 0 && brackets == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

#[test]
fn comments_strings_and_tests_are_told_from_code() {
    let text = "//! Doc.\nfn a<'l>() { let s = \"un\\\"wrap()\"; let c = '\"'; /* todo /* ! */ */ let r = r#\"a\"b\"#; }\n\
        #[cfg(all(test, unix))]\n#[path = \"x.rs\"]\nmod tests;\n#[cfg(test)]\nmod more {\n fn b() { x.unwrap() }\n}\nfn c() {}\n";
    let source = Source::new("src/domain/a.rs", text);
    assert_eq!(source.strings, [(2, "un\\\"wrap()".to_owned()), (2, "a\"b".to_owned())]);
    assert!(!source.code.contains("todo") && !source.code.contains("Doc"));
    assert!(source.code.contains(".unwrap()") && !source.live.contains(".unwrap()"));
    assert!(source.live.contains("fn c() {}") && !source.live.contains("mod tests"));
    assert_eq!(source.layer(), Some("domain"));
    assert_eq!(source.live_lines("fn c"), ["src/domain/a.rs:10"]);
    assert!(Source::new("src/store/a_tests.rs", text).live.trim().is_empty());
    assert!(Source::new("tests/a.rs", text).live.trim().is_empty());
}
