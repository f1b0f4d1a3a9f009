//! The house rules that a compiler does not hold: layers, sizes, who may name what. Every rule is shown to bite on a made-up file first.
#![expect(clippy::panic, reason = "a rule that is broken stops the run and lists where")]

#[path = "tidy/source.rs"]
mod source;

use source::{Source, lines_with, sources};

/// Each layer with those it may use; arrows point left only.
const LAYERS: [(&str, &[&str]); 13] = [
    ("text", &[]),
    ("domain", &["text"]),
    ("journal", &["text", "domain"]),
    ("store", &["text", "domain", "journal"]),
    ("report", &["text", "domain", "journal"]),
    ("exchange", &["text", "domain"]),
    ("demo", &["text", "domain"]),
    ("model", &["text", "domain"]),
    ("keys", &["text", "domain", "model"]),
    ("app", &["text", "domain", "model", "keys"]),
    ("view", &["text", "domain", "model", "keys", "app"]),
    ("term", &["text", "domain", "journal", "store", "report", "exchange", "demo", "model", "keys", "app", "view"]),
    (
        "cli",
        &["text", "domain", "journal", "store", "report", "exchange", "demo", "model", "keys", "app", "view", "term"],
    ),
];

/// Names of crates and types with the only places that may say them.
const ONLY_IN: [(&str, &[&str]); 14] = [
    ("rusqlite", &["src/store/"]),
    ("crossterm", &["src/keys/", "src/term/"]),
    ("ratatui", &["src/view/", "src/term/"]),
    ("KeyCode::", &["src/keys/", "src/term/input.rs"]),
    ("clap", &["src/cli/"]),
    ("SystemTime::now", &["src/cli/", "src/term/"]),
    ("Instant::now", &["src/cli/", "src/term/"]),
    ("Utc::now", &["src/cli/", "src/term/"]),
    ("Local::now", &["src/cli/", "src/term/"]),
    ("getrandom", &["src/cli/", "src/term/"]),
    ("std::env", &["src/cli/", "src/term/", "src/main.rs"]),
    ("env::var", &["src/cli/", "src/term/"]),
    ("std::net", &[]),
    ("unsafe {", &["src/store/secret.rs"]),
];

/// What stops a program or speaks where nobody asked. The compiler's lints hold most of these; this holds them without the lints too.
const NEVER: [&str; 11] = [
    ".unwrap()",
    ".expect(",
    "panic!(",
    "todo!(",
    "unimplemented!(",
    "unreachable!(",
    "dbg!(",
    "println!(",
    "eprintln!(",
    "print!(",
    "eprint!(",
];

/// Lines a hand-written file has at most.
const LONGEST: usize = 400;

/// Layers whose strings reach the screen, and the files there that hold the drawing characters themselves.
const SCREEN: [&str; 4] = ["src/view/", "src/app/", "src/keys/", "src/model/"];
const DRAWING: [&str; 2] = ["src/view/glyphs.rs", "src/view/pane.rs"];

fn layers(source: &Source) -> Vec<String> {
    let Some(layer) = source.layer() else { return Vec::new() };
    let Some((_, may)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![format!("{}: the layer {layer} is not in the table of layers", source.path)];
    };
    let foreign = LAYERS.iter().map(|(name, _)| *name).filter(|other| *other != layer && !may.contains(other));
    let mut found: Vec<String> = foreign
        .flat_map(|other| {
            let lines = [format!("crate::{other}"), format!("muster::{other}")]
                .iter()
                .flat_map(|path| whole(&source.live, path))
                .collect::<Vec<_>>();
            lines.into_iter().map(move |line| (line, other))
        })
        .map(|(line, other)| format!("{}:{line}: {layer} uses {other}", source.path))
        .collect();
    for hidden in ["crate::{", "crate::*", "use crate as"] {
        found.extend(source.live_lines(hidden).into_iter().map(|place| format!("{place}: {hidden} hides the layer")));
    }
    found
}

/// Lines with this path, not as the beginning of a longer name.
fn whole(code: &str, path: &str) -> Vec<usize> {
    let goes_on = |rest: &str| rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    let lines: Vec<&str> = code.lines().collect();
    lines_with(code, path)
        .filter(|number| {
            let line = lines[number - 1];
            line.match_indices(path).any(|(at, _)| !goes_on(&line[at + path.len()..]))
        })
        .collect()
}

fn only_in(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (name, places) in ONLY_IN {
        if !places.iter().any(|place| source.path.starts_with(place)) {
            found.extend(source.live_lines(name).into_iter().map(|place| format!("{place}: {name}")));
        }
    }
    found
}

fn never(source: &Source) -> Vec<String> {
    NEVER.iter().flat_map(|name| source.live_lines(name).into_iter().map(move |at| format!("{at}: {name}"))).collect()
}

fn size(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    if lines > LONGEST { vec![format!("{}: {lines} lines", source.path)] } else { Vec::new() }
}

fn opening(source: &Source) -> Vec<String> {
    if source.text.starts_with("//! ") { Vec::new() } else { vec![format!("{}: no //! at the top", source.path)] }
}

/// Lints are expected with a reason, never allowed.
fn lints(source: &Source) -> Vec<String> {
    let mut found: Vec<String> = ["#[allow", "#![allow"]
        .iter()
        .flat_map(|name| lines_with(&source.code, name).map(move |line| format!("{}:{line}: {name}", source.path)))
        .collect();
    for name in ["#[expect(", "#![expect("] {
        for (at, _) in source.code.match_indices(name) {
            let whole = &source.code[at..];
            let end = whole.find(")]").unwrap_or(whole.len());
            if !whole[..end].contains("reason =") {
                let line = source.code[..at].lines().count();
                found.push(format!("{}:{line}: {name} without a reason", source.path));
            }
        }
    }
    found
}

fn screen_words(source: &Source) -> Vec<String> {
    if !SCREEN.iter().any(|place| source.path.starts_with(place)) || DRAWING.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let plain = |letter: char| letter.is_ascii_graphic() || matches!(letter, ' ' | '\n' | '£');
    let strange = |(_, text): &&(usize, String)| !text.chars().all(plain);
    source.strings.iter().filter(strange).map(|(line, text)| format!("{}:{line}: {text:?}", source.path)).collect()
}

/// What a reader of the published project cannot follow.
fn private_places(source: &Source) -> Vec<String> {
    let places = [concat!("../", "shared"), concat!("/wo", "rk/")];
    places
        .iter()
        .flat_map(|place| lines_with(&source.text, place).map(move |line| format!("{}:{line}: {place}", source.path)))
        .collect()
}

/// Holds a rule against every file, after it has found `bad` in a file at `path`.
fn hold(rule: fn(&Source) -> Vec<String>, path: &str, bad: &str) {
    assert!(!rule(&Source::new(path, bad)).is_empty(), "the rule does not see its own example");
    let files = sources();
    assert!(files.len() > 50, "the sources were not found");
    let found: Vec<String> = files.iter().flat_map(rule).collect();
    if !found.is_empty() {
        panic!("{} places:\n{}", found.len(), found.join("\n"));
    }
}

#[test]
fn every_layer_uses_only_those_to_its_left() {
    let good = Source::new("src/store/a.rs", "use crate::domain::time;\nuse crate::textual::x;\n");
    assert_eq!(layers(&good), Vec::<String>::new());
    hold(layers, "src/domain/a.rs", "//! A.\nuse crate::store::Store;\n");
}

#[test]
fn a_new_folder_of_sources_must_name_its_layer() {
    hold(layers, "src/other/a.rs", "//! A.\n");
}

#[test]
fn crates_clocks_chance_and_key_codes_stay_in_their_places() {
    hold(only_in, "src/app/a.rs", "//! A.\nfn a() { let b = std::time::Instant::now(); }\n");
    hold(only_in, "src/store/a.rs", "//! A.\nfn a() { unsafe { b() } }\n");
}

#[test]
fn one_unsafe_block_is_all_there_is() {
    let count = |source: &Source| source.live.matches("unsafe {").count();
    assert_eq!(sources().iter().map(count).sum::<usize>(), 1);
}

#[test]
fn nothing_stops_the_program_or_speaks_unasked() {
    hold(never, "src/app/a.rs", "//! A.\nfn a() { b.unwrap(); }\n");
}

#[test]
fn no_file_is_too_long() {
    hold(size, "src/app/a.rs", &"\n".repeat(LONGEST + 1));
}

#[test]
fn every_file_says_what_it_is_for() {
    hold(opening, "src/app/a.rs", "use a::b;\n");
}

#[test]
fn lints_are_expected_with_a_reason() {
    hold(lints, "src/app/a.rs", "//! A.\n#[allow(dead_code)]\nfn a() {}\n");
    hold(lints, "src/app/a.rs", "//! A.\n#[expect(dead_code)]\nfn a() {}\n");
}

#[test]
fn what_is_shown_is_plain_ascii_and_the_pound_sign() {
    hold(screen_words, "src/view/a.rs", "//! A.\nfn a() { b(\"a dash \u{2014} here\"); }\n");
}

#[test]
fn no_file_points_to_a_place_outside_the_project() {
    hold(private_places, "src/app/a.rs", concat!("//! A.\n// see ../", "shared/b.md\n"));
}

/// What the information security officer is told holds a claim is there, and holds tests.
#[test]
fn the_threat_model_names_tests_that_are_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("docs/threat-model.md")).unwrap_or_default();
    let named = |text: &str| -> Vec<String> {
        let quoted = text.split('`').skip(1).step_by(2);
        quoted.filter(|path| path.starts_with("src/") || path.starts_with("tests/")).map(str::to_owned).collect()
    };
    let missing: Vec<String> = named(&text).into_iter().filter(|path| !root.join(path).exists()).collect();
    assert!(missing.is_empty(), "docs/threat-model.md names what is not there: {missing:?}");
    let rows: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.starts_with("| threat |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert!(rows.len() > 15, "the table of the threats: {} rows", rows.len());
    let holds = |path: &String| {
        let path = root.join(path);
        path.is_dir() || std::fs::read_to_string(path).is_ok_and(|text| text.contains("#[test]"))
    };
    for row in rows {
        let tests = named(row);
        assert!(!tests.is_empty(), "no test is named for: {row}");
        let idle: Vec<&String> = tests.iter().filter(|path| !holds(path)).collect();
        assert!(idle.is_empty(), "{idle:?} hold no test: {row}");
    }
}
