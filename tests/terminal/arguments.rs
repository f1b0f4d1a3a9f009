//! Text that would command a terminal, as an argument of every kind: a value, a name, a path, a word that is no subcommand. What is said about it, in a
//! real pseudo-terminal, holds no sequence at all; and what commands print of a record full of it is, byte for byte, what they print of the marks.

use super::cli_support::Ran;
use super::corpus::injections;
use super::hostile::import;
use super::stream;
use super::window::{Demo, Launch};
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;

pub(super) const END: &str = "that is all";

/// What a command writes to a terminal, standard output and standard error together.
pub(super) fn said(demo: &Demo, arguments: &[&str]) -> Vec<u8> {
    let launch = Launch::demo(demo.home.path(), arguments);
    let window = launch.under(&["/bin/sh", "-c", &format!("\"$@\"; printf '{END}'"), "sh"]).open();
    window.written_until(END)
}

/// No sequence of anybody: a command that draws nothing has none of its own.
pub(super) fn plain(bytes: &[u8]) -> Option<String> {
    let foreign = stream::foreign(bytes);
    foreign.or_else(|| bytes.contains(&0x1b).then(|| format!("an escape in {:?}", String::from_utf8_lossy(bytes))))
}

#[test]
fn every_string_as_an_argument_of_every_kind_comes_back_as_marks() {
    let demo = Demo::copy();
    let store = demo.store.to_string_lossy().into_owned();
    let cut = |text: String| text.chars().filter(|c| *c != '\0').take(400).collect::<String>();
    let all: Vec<String> = injections().into_iter().map(cut).collect();
    let at = ["--store", &store];
    for some in all.chunks(60) {
        let words = some.concat();
        let option = format!("--{words}");
        let kinds: &[&[&str]] = &[
            &[&words],
            &["list", &words],
            &["list", "ocgs", &words],
            &["list", "ocgs", &words, "--json"],
            &["list", "decisions", &words, "--csv"],
            &["list", "ocgs", "--limit", &words],
            &["show", &words],
            &["show", &words, "--json"],
            &["record", &words],
            &["record", "note", &words, "x"],
            &["record", "note", "NB/OCG/1001", &words],
            &["record", "action", "NB/OCG/1001", "Visit", "--owner", &words],
            &["record", "action", "NB/OCG/1001", "Visit", "--due", &words],
            &["meeting", "remark", "Any other business", &words],
            &["write", "totals", "--quarter", &words],
            &["import", &words, "--json"],
            &["import", &words],
            &["config", "paths", "--papers", &words],
            &["write", "minutes", "--out", &words],
            &["operator", "add", "--role", "reader", &words],
            &["erase", &words, "--because", "x", "--authority", "y"],
            &["restore", &words],
            &["verify", "--against", &words],
            &["list", "ocgs", "--theme", &words],
            &["list", "ocgs", "--operator", &words],
            &["list", "ocgs", "--lock-after", &words],
            &[&option],
            &["list", &option],
        ];
        for kind in kinds {
            assert_eq!(plain(&said(&demo, &[&at[..], kind].concat())), None, "{kind:?}");
        }
        assert_eq!(plain(&said(&demo, &["--store", &words, "list", "ocgs"])), None, "a store named {words:?}");
    }
}

#[test]
fn bytes_that_are_no_text_come_back_as_text() {
    let demo = Demo::copy();
    let words = || OsString::from_vec(b"\x9b2J\x9d0;x\x9c\xff".to_vec());
    for before in [&["list"][..], &["--store"], &["list", "ocgs"], &["import"], &["record", "note", "NB/OCG/1001"], &[]]
    {
        let mut command = super::cli_support::program(demo.home.path());
        command.args(before).arg(words());
        let output = command.output().unwrap();
        for bytes in [&output.stdout, &output.stderr] {
            assert_eq!(plain(bytes), None, "{before:?}: {output:?}");
        }
        assert_ne!(Ran::from(output).code, 101);
    }
}

#[test]
fn a_record_full_of_it_prints_as_a_record_of_the_marks() {
    let (hostile, mended) = (Demo::copy(), Demo::copy());
    for (demo, is_mended) in [(&hostile, false), (&mended, true)] {
        assert_eq!(plain(import(demo, is_mended).out.as_bytes()), None);
    }
    let journal = |demo: &Demo| {
        // The import names the file with a hash of its bytes, which differ.
        let text = String::from_utf8(said(demo, &["--store", &demo.store.to_string_lossy(), "journal"])).unwrap();
        text.lines().filter(|line| !line.contains("hostile.csv")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(plain(journal(&hostile).as_bytes()), None);
    assert_eq!(journal(&hostile), journal(&mended));
    let looks: &[&[&str]] = &[
        &["list", "ocgs", "--all"],
        &["list", "ocgs", "--all", "--plain"],
        &["list", "ocgs", "--all", "--csv"],
        &["list", "ocgs", "--all", "--json"],
        &["show", "NB/OCG/9000"],
        &["show", "NB/OCG/9003"],
        &["show", "board"],
        &["meeting", "show", "--prepare"],
        &["meeting", "show", "--order"],
        &["meeting", "show", "--card", "NB/OCG/9001"],
        &["write", "worklist", "--format", "txt"],
        &["write", "worklist", "--format", "html"],
        &["write", "minutes", "--draft", "--format", "md"],
    ];
    for look in looks {
        let of = |demo: &Demo| said(demo, &[&["--store", &demo.store.to_string_lossy()], *look].concat());
        let (one, other) = (of(&hostile), of(&mended));
        // Tabs stand between the values of --plain.
        let untabbed: Vec<u8> = one.iter().copied().filter(|byte| *byte != b'\t').collect();
        assert_eq!(plain(&untabbed), None, "{look:?}");
        assert!(one.len() > 300, "{look:?} says something: {}", String::from_utf8_lossy(&one));
        assert!(one == other, "{look:?} prints something else of the strings than of their marks");
    }
}
