//! Text that would command a terminal, where nobody types it: in files that are read, in names of files and folders, in the environment, in what is piped in, at
//! the unlock screen. What is said about it in a real pseudo-terminal holds no sequence at all.

use super::arguments::{END, plain, said};
use super::cli_support::Desk;
use super::corpus::injections;
use super::window::{Demo, Launch};
use std::io::Write as _;

/// The corpus in pieces of so many strings, each string at most so long, without zero bytes.
fn pieces(many: usize, most: usize) -> Vec<String> {
    let cut = |text: String| text.chars().filter(|c| *c != '\0').take(most).collect::<String>();
    injections().into_iter().map(cut).collect::<Vec<_>>().chunks(many).map(<[String]>::concat).collect()
}

/// A text in a TOML file, with escapes for what may not stand there as it is.
fn toml(words: &str) -> String {
    let written = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_ascii_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", words.chars().map(written).collect::<String>())
}

/// What a command says, with the store named; it is plain.
#[track_caller]
fn told(demo: &Demo, line: &[&str]) -> String {
    let bytes = said(demo, &[&["--store", &demo.store.to_string_lossy()], line].concat());
    assert_eq!(plain(&bytes), None, "{line:?}");
    String::from_utf8(bytes).unwrap()
}

fn file(demo: &Demo, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = demo.home.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn what_stands_in_a_profile_a_mapping_or_a_keyring_is_told_in_marks() {
    let demo = Demo::copy();
    let builtin = std::fs::read_to_string(format!("{}/assets/profiles/lancashire.toml", env!("CARGO_MANIFEST_DIR")));
    let builtin = builtin.unwrap();
    let keyring = std::fs::read_to_string(demo.store.join("keyring.toml")).unwrap();
    let rows = file(&demo, "rows.csv", "OCG Reference,Operation Name\nNB/OCG/9000,Op Nettle\n");
    let looks = [&["list", "ocgs"][..], &["operator", "list", "--json"], &["doctor"]];
    let mut look = looks.iter().cycle();
    for words in pieces(120, 200) {
        let quoted = toml(&words);
        for profile in [
            builtin.replacen("\"lancashire\"", &quoted, 1),
            builtin.replacen("\"Lancashire\"", &quoted, 1),
            builtin.replacen("\"NB\"", &quoted, 1),
            builtin.replacen("name = ", &format!("{quoted} = "), 1),
            words.clone(),
        ] {
            assert!(told(&demo, &["record", "profile", &file(&demo, "profile.toml", profile)]).contains("muster: "));
        }
        for mapping in [
            format!("what = {quoted}\n"),
            format!("sheet = {quoted}\n"),
            format!("[columns]\n{quoted} = \"operation\"\n"),
            format!("[columns]\noperation = {quoted}\n"),
            format!("{quoted} = 1\n"),
            words.clone(),
        ] {
            told(&demo, &["import", &rows, "--preview", "--mapping", &file(&demo, "mapping.toml", mapping)]);
        }
        for key in ["operator", "role", "kdf", "salt", "store_id", "key_check", "check"] {
            let is = |line: &&str| line.starts_with(&format!("{key} = "));
            let line = keyring.lines().find(is).unwrap();
            for changed in [format!("{key} = {quoted}"), format!("{quoted} = 1"), format!("{key} = {words}")] {
                std::fs::write(demo.store.join("keyring.toml"), keyring.replacen(line, &changed, 1)).unwrap();
                told(&demo, look.next().unwrap());
            }
        }
        std::fs::write(demo.store.join("keyring.toml"), &keyring).unwrap();
    }
}

/// A workbook with one sheet, named so, of one column under a heading.
fn workbook(sheet: &str, heading: &str, cells: &[String]) -> Vec<u8> {
    let safe = |text: &str| {
        let written = |c: char| match c {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '"' => "&quot;".to_owned(),
            c if c.is_ascii_control() => format!("_x{:04X}_", u32::from(c)),
            '\u{fffe}' | '\u{ffff}' => String::new(),
            c => c.to_string(),
        };
        text.chars().map(written).collect::<String>()
    };
    let row = |at: usize, text: &str| {
        format!("<row r=\"{at}\"><c r=\"A{at}\" t=\"inlineStr\"><is><t>{}</t></is></c></row>", safe(text))
    };
    let rows: String = std::iter::once(heading)
        .chain(cells.iter().map(String::as_str))
        .zip(1..)
        .map(|(text, at)| row(at, text))
        .collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{of}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{of}\"><sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
                safe(sheet)
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>")),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_stands_in_a_workbook_or_in_json_is_told_in_marks() {
    let demo = Demo::copy();
    for (at, words) in pieces(60, 200).into_iter().enumerate() {
        let cells: Vec<String> = injections().into_iter().skip(at * 60).take(60).collect();
        let rows: Vec<_> = cells.iter().zip(at * 60..).map(|(cell, at)| serde_json::json!({ "OCG Reference": format!("NB/OCG/{}", 8000 + at), "Operation Name": cell, words.clone(): cell })).collect();
        let heading = if at % 2 == 0 { "Operation Name" } else { &words };
        let files = [
            ("hostile.json", serde_json::to_vec(&rows).unwrap()),
            ("hostile.xlsx", workbook(&words, heading, &cells)),
            ("hostile.txt", words.clone().into_bytes()),
        ];
        for (name, bytes) in files {
            let path = file(&demo, name, bytes);
            let preview = told(&demo, &["import", &path, "--what", "ocgs", "--preview"]);
            assert!(preview.contains(name) || preview.contains("muster: "), "{preview}");
            told(&demo, &["import", &path, "--preview", "--json"]);
            told(&demo, &["import", &path, "--what", "ocgs"]);
        }
    }
    assert!(told(&demo, &["list", "ocgs", "--all"]).contains("<ESC>"), "some of it came in");
}

#[test]
fn names_of_files_the_environment_and_what_is_piped_in_are_told_in_marks() {
    let demo = Demo::copy();
    let store = demo.store.to_string_lossy().into_owned();
    for (at, words) in pieces(8, 12).into_iter().enumerate() {
        let name: String = words.replace('/', "_").chars().take(60).collect();
        let beside = |more: &str| demo.home.path().join(format!("{name}{more}")).to_string_lossy().into_owned();
        std::fs::create_dir_all(demo.store.join("backups").join(&name)).unwrap();
        std::fs::create_dir_all(beside("")).unwrap();
        std::fs::write(beside(".csv"), "a,b\n1,2\n").unwrap();
        std::fs::write(beside("/keyring.toml"), "format = 1\n").unwrap();
        let [here, sheet, new, paper] = ["", ".csv", ".new", ".md"].map(beside);
        let lines = [
            &["import", &sheet][..],
            &["restore", &here],
            &["backup", &new],
            &["write", "minutes", "--draft", "--out", &paper],
            &["list", "ocgs", "--passphrase-file", &here],
            &["list", "ocgs", "--with", &here],
        ];
        told(&demo, lines[at % 6]);
        told(&demo, lines[(at / 2 + 3) % 6]);
        let elsewhere = said(&demo, &["--store", &beside(""), "list", "ocgs"]);
        assert_eq!(plain(&elsewhere), None, "a store in {name:?}");
    }
    told(&demo, &["doctor"]);
    told(&demo, &["doctor", "--json"]);
    for words in pieces(60, 60) {
        for (name, line) in [
            ("TERM", "doctor"),
            ("LANG", "doctor"),
            ("LC_ALL", "doctor"),
            ("XDG_DATA_HOME", "config paths"),
            ("HOME", "doctor"),
            ("MUSTER_STORE", "list ocgs"),
            ("MUSTER_WITH", "list ocgs"),
            ("MUSTER_PAPERS", "config paths"),
        ] {
            let set = format!("{name}={words}");
            let line: Vec<&str> = line.split(' ').collect();
            let under = ["/bin/sh", "-c", &format!("env \"$0\" \"$@\"; printf '{END}'"), &set];
            let window = Launch::demo(demo.home.path(), &line).under(&under).open();
            assert_eq!(plain(&window.written_until(END)), None, "{set:?} {line:?}");
        }
        let file = file(&demo, "piped", &words);
        let pipe = format!("\"$@\" < '{file}'; printf '{END}'");
        for line in [
            &["erase", "9", "--because", &words, "--authority", "DPO"][..],
            &["list", "ocgs", "--passphrase-file", "/dev/stdin"],
            &["import", "/dev/stdin"],
            &["@-"],
        ] {
            // What stands in a file of arguments is the first of them.
            let at = if line[0] == "@-" { &[][..] } else { &["--store", &store] };
            let launch = Launch::demo(demo.home.path(), &[at, line].concat());
            let window = launch.under(&["/bin/sh", "-c", &pipe, "sh"]).open();
            assert_eq!(plain(&window.written_until(END)), None, "{line:?} with {words:?}");
        }
    }
}

#[test]
fn a_note_in_the_lock_and_a_passphrase_that_would_command_are_never_sent() {
    let demo = Demo::copy();
    let mut window = demo.open();
    for words in pieces(60, 100) {
        std::fs::write(demo.store.join("lock"), &words).unwrap();
        assert!(told(&demo, &["record", "note", "NB/OCG/1001", "x"]).contains("muster: "));
    }
    window.quits();
    window.ends_clean(0);

    let desk = Desk::founded();
    let mut window = Launch::on(desk.base.path(), &desk.store).open();
    window.shows("Type your passphrase");
    for words in pieces(60, 100) {
        window.paste(&words);
    }
    window.keys_show("\r", "Wait ");
    window.signal(rustix::process::Signal::TERM);
    window.ends_clean(0);
}
