//! Text that would command a terminal, on every screen and in every way in: it is shown as marks, and the stream holds our own sequences only.

use super::cli_support::{Ran, program};
use super::corpus::injections;
use super::stream;
use super::window::{Demo, Window};
use muster::text::clean_line;

/// The worst by name; the corpus adds its own.
const WORST: [&str; 4] =
    ["\u{1b}]52;c;cm0gLXJm\u{7}Wolf", "Op \u{202e}flow", "Op \u{9b}2J\u{9d}0;x\u{9c}Fox", "\u{1b}[?1049l\u{1b}cHare"];

/// Every string of the corpus that is short enough to be a name, in marks, and is not blank; of those that become one name the first. A file with a zero
/// byte is no text and is refused as such.
fn names() -> Vec<String> {
    let fits = |text: &String| clean_line(text).len() <= 200 && !text.trim().is_empty() && !text.contains('\0');
    let mut known = std::collections::BTreeSet::new();
    injections().into_iter().filter(fits).filter(|text| known.insert(clean_line(text).trim().to_owned())).collect()
}

/// An extract whose groups are named so, `mended` or as they are; the first ones are the worst, the last one has 10,000 characters.
fn extract(mended: bool) -> String {
    let quoted = |text: &str| {
        let text = if mended { clean_line(text) } else { text.to_owned() };
        format!("\"{}\"", text.replace('"', "\"\""))
    };
    let mut all: Vec<String> = WORST.iter().map(|name| (*name).to_owned()).chain(names()).collect();
    all.push("x".repeat(10_000));
    let mut csv = String::from("OCG Reference,Operation Name,Status,Management Tier,Owning Unit\n");
    for (at, name) in all.iter().enumerate() {
        csv.push_str(&format!(
            "NB/OCG/{},{},Active,{},{}\n",
            9000 + at,
            quoted(name),
            1 + at % 4,
            quoted(&all[at / 2])
        ));
    }
    csv
}

/// Brings the extract in.
pub(super) fn import(demo: &Demo, mended: bool) -> Ran {
    let file = demo.home.path().join("hostile.csv");
    std::fs::write(&file, extract(mended)).unwrap();
    let mut command = program(demo.home.path());
    command.arg("--store").arg(&demo.store).arg("import").arg(&file);
    command.output().unwrap().into()
}

fn leave(window: &mut Window, words: &str) {
    window.keys("\u{1b}");
    window.hides(words);
}

#[test]
fn a_hostile_extract_is_shown_as_marks_on_every_screen() {
    let demo = Demo::copy();
    let ran = import(&demo, false);
    for text in [&ran.out, &ran.err] {
        assert_eq!(stream::foreign(text.as_bytes()), None);
    }
    assert!(ran.out.contains("10,000") || ran.out.contains("200 characters"), "{ran:?}");
    let listed = demo.done(&["list", "ocgs"]);
    assert_eq!(stream::foreign(listed.as_bytes()), None);
    assert!(listed.contains("<ESC>]52;c;cm0gLXJm<BEL>Wolf") && listed.contains("Op <U+202E>flow"), "{listed}");

    let mut window = demo.open();
    // The worst, each on the dashboard, on its card, in its forms.
    for (at, seen) in [(9000, "<ESC>]52"), (9001, "<U+202E>"), (9002, "<U+009B>"), (9003, "<ESC>[?1")] {
        window.keys(&format!("/{at}\r"));
        window.shows("━ 1 OCGs 1 ━");
        window.shows(seen);
        for (key, title) in [
            ("t", "Tier decision"),
            ("a", "Add action"),
            ("o", "LRO"),
            ("d", "Disruption"),
            ("m", "Note"),
            ("E", "Edit"),
            ("=", "No change"),
        ] {
            let title = format!("┏━ {title}");
            window.keys_show(key, &title);
            leave(&mut window, &title);
        }
        window.keys_show("\r", "IDENTITY");
        window.shows(&format!("NB/OCG/{at}"));
        leave(&mut window, "IDENTITY");
        leave(&mut window, "━ 1 OCGs 1 ━");
    }
    // Every one of the corpus, page by page: what stands in its row is its name in marks.
    window.resize(200, 60);
    window.keys_show("z", "sort: running order");
    let mut rows = Vec::new();
    window.keys("g");
    window.keys("g");
    let mut page = window.settled();
    loop {
        rows.extend(page.lines().filter(|line| line.contains("NB/OCG/9")).map(str::to_owned));
        window.keys("\u{1b}[6~");
        let next = window.settled();
        if next == page {
            break;
        }
        page = next;
    }
    for (at, name) in WORST.iter().map(|name| (*name).to_owned()).chain(names()).enumerate() {
        let reference = format!("NB/OCG/{} ", 9000 + at);
        let row = rows.iter().find(|row| row.contains(&reference));
        let begins: String = clean_line(&name).trim().chars().take(11).collect();
        assert!(row.is_some_and(|row| row.contains(begins.trim_end())), "{name:?} as {begins}: {row:?}");
    }
    window.resize(120, 36);
    window.keys_show("z", "─ 2 Tier board");
    window.keys_show("/Alder", "with \"alder\"");
    leave(&mut window, "with \"alder\"");
    window.keys_show("?", "type to filter");
    leave(&mut window, "type to filter");
    window.keys_show("\u{b}", "┏━ Jump");
    window.keys_show("Wolf", "BEL>Wolf");
    leave(&mut window, "┏━ Jump");
    window.keys_show("gj", "entered the record");
    leave(&mut window, "entered the record");
    window.keys_show("ge", "┏━ Notices");
    leave(&mut window, "┏━ Notices");
    window.keys_show("u", "Enter undoes it");
    leave(&mut window, "Enter undoes it");
    window.quits();
    window.ends_clean(0);
}

#[test]
fn a_hostile_paste_is_shown_and_recorded_as_marks() {
    let demo = Demo::copy();
    let mut window = demo.open();
    window.keys_show("m", "┏━ Note");
    // The whole corpus, a note at a time, each as much as the form takes.
    let cut = |text: String| text.chars().take(1_000).collect::<String>();
    let all: Vec<String> = WORST.into_iter().map(str::to_owned).chain(injections()).map(cut).collect();
    let (mut notes, mut length) = (1, 0);
    for (at, some) in all.chunks(12).enumerate() {
        let words = format!("{} part-{at}-ends", some.concat());
        let more = clean_line(&words).len();
        if length + more > 9_000 {
            window.keys("\r");
            window.hides("┏━ Note");
            window.keys_show("m", "┏━ Note");
            (notes, length) = (notes + 1, 0);
        }
        length += more;
        window.paste(&words);
        window.shows(&format!("part-{at}-ends"));
    }
    assert!(notes > 3 && all.len() > 400, "{notes} notes of {} strings", all.len());
    window.keys_show("\r", "Saved 10:27");
    window.keys_show("ge", "┏━ Notices");
    leave(&mut window, "┏━ Notices");
    window.keys_show("t2", "Tier decision");
    // All of a long paste is there without another key.
    window.paste(&format!("{} the end of it", "x".repeat(9_980)));
    window.shows("xxx the end of it");
    window.keys("\r");
    window.keys_show("\u{15}", "Tier decision");
    window.keys("\u{1b}");
    window.hides("┏━ Tier decision");
    // What a paste brings to the search and the filter.
    window.keys_show("/", "Filter [");
    window.paste(WORST[0]);
    window.shows("Filter [ <ESC>]52");
    leave(&mut window, "Filter [");
    window.keys_show("?", "type to filter");
    window.paste(WORST[1]);
    window.shows("Find [ Op <U+202E>");
    leave(&mut window, "Find [");
    window.signal(rustix::process::Signal::TERM);
    window.ends_clean(0);
    let said = demo.done(&["journal"]);
    assert_eq!(stream::foreign(said.as_bytes()), None);
    assert!(said.contains("<ESC>]52;c;cm0gLXJm<BEL>Wolf"));
}
