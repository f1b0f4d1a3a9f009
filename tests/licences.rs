//! Holds `deny.toml` against what is really built in: licences of every crate, crates that are banned, where crates come from.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The root of the project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `deny.toml`, as far as it is held here.
struct Rules {
    allowed: BTreeSet<String>,
    exceptions: Vec<(String, BTreeSet<String>)>,
    banned: Vec<String>,
    registries: Vec<String>,
}

impl Rules {
    fn read() -> Self {
        let text = fs::read_to_string(root().join("deny.toml")).unwrap();
        let table: toml::Table = toml::from_str(&text).unwrap();
        let words = |list: &toml::Value| -> Vec<String> {
            list.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
        };
        let exceptions = table["licenses"]["exceptions"].as_array().unwrap();
        let banned = table["bans"]["deny"].as_array().unwrap();
        Self {
            allowed: words(&table["licenses"]["allow"]).into_iter().collect(),
            exceptions: exceptions
                .iter()
                .map(|one| (one["crate"].as_str().unwrap().to_owned(), words(&one["allow"]).into_iter().collect()))
                .collect(),
            banned: banned.iter().map(|one| one["crate"].as_str().unwrap().to_owned()).collect(),
            registries: words(&table["sources"]["allow-registry"]),
        }
    }

    /// Whether a licence may be used by a crate.
    fn allows(&self, name: &str, licence: &str) -> bool {
        let by_exception = |(other, licences): &(String, BTreeSet<String>)| other == name && licences.contains(licence);
        self.allowed.contains(licence) || self.exceptions.iter().any(by_exception)
    }
}

/// Whether an SPDX expression can be kept: `AND` needs both sides, `OR` (and the old `/`) needs one.
fn satisfied(expression: &str, allows: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let holds = either(&words, &mut at, allows);
    holds && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allows: &dyn Fn(&str) -> bool) -> bool {
    let mut holds = both(words, at, allows);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        holds |= both(words, at, allows);
    }
    holds
}

fn both(words: &[&str], at: &mut usize, allows: &dyn Fn(&str) -> bool) -> bool {
    let mut holds = one(words, at, allows);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        holds &= one(words, at, allows);
    }
    holds
}

fn one(words: &[&str], at: &mut usize, allows: &dyn Fn(&str) -> bool) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let holds = either(words, at, allows);
        *at += 1;
        return holds;
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return allows(&format!("{word} WITH {exception}"));
    }
    allows(word)
}

/// The crates that are built for this system, from cargo itself.
fn crates() -> Vec<serde_json::Value> {
    let cargo = env!("CARGO");
    let version = Command::new(cargo).arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let out = Command::new(cargo)
        .current_dir(root())
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let whole: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    whole["packages"].as_array().unwrap().clone()
}

#[test]
fn expressions_are_read_as_they_are_meant() {
    let allows = |licence: &str| ["MIT", "BSD-3-Clause", "Apache-2.0 WITH LLVM-exception"].contains(&licence);
    for good in
        ["MIT", "MIT OR GPL-3.0", "GPL-3.0/MIT", "(GPL-3.0 OR MIT) AND BSD-3-Clause", "Apache-2.0 WITH LLVM-exception"]
    {
        assert!(satisfied(good, &allows), "{good}");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "GPL-3.0 OR AGPL-3.0", "Apache-2.0", "", "MIT MIT", "(GPL-3.0 AND MIT)"] {
        assert!(!satisfied(bad, &allows), "{bad}");
    }
}

#[test]
fn every_crate_has_a_licence_that_is_allowed() {
    let rules = Rules::read();
    let crates = crates();
    assert!(crates.len() > 50, "cargo named only {} crates", crates.len());
    let mut wrong = Vec::new();
    for package in &crates {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default();
        if !satisfied(licence, &|licence| rules.allows(name, licence)) {
            wrong.push(format!("{name}: {licence:?}"));
        }
    }
    assert!(wrong.is_empty(), "licences that deny.toml does not allow:\n{}", wrong.join("\n"));
}

#[test]
fn no_banned_crate_and_no_foreign_source_is_in_the_lock_file() {
    let rules = Rules::read();
    let text = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let lock: toml::Table = toml::from_str(&text).unwrap();
    let mut wrong = Vec::new();
    for package in lock["package"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        if rules.banned.iter().any(|banned| banned == name) {
            wrong.push(format!("{name} is banned"));
        }
        if let Some(source) = package.get("source").and_then(toml::Value::as_str) {
            let known = rules.registries.iter().any(|registry| source == format!("registry+{registry}"));
            if !known {
                wrong.push(format!("{name} comes from {source}"));
            }
        } else if name != env!("CARGO_PKG_NAME") {
            wrong.push(format!("{name} comes from a folder"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
