//! Text that would command a terminal in the covert session: in its own fields, and in an open record beside it that is full of it, raw. It is drawn and printed as
//! marks, and what crosses is marks.

use super::arguments::{plain, said};
use super::cli_support::{Desk, NOW, PASSPHRASE, Ran, program};
use super::corpus::{injections, must_not_remain};
use super::fields::{fill_every_field, recorded_as_marks};
use super::harness::{Play, opened_in};
use super::raw::twins;
use super::window::Demo;
use muster::domain::role::Seat;
use muster::domain::time::Timestamp;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::record::Opening;
use muster::store::{Folder, Keyring, Passphrase, Store};
use muster::term::crossing::Beside;
use std::path::Path;

fn clock() -> Timestamp {
    Timestamp(NOW.parse().unwrap())
}

/// A covert store with a group and an action.
fn weekly() -> Desk {
    let desk = Desk::covert();
    desk.done(&["record", "officer", "register", "DI 8107", "--can-lead", "yes"]);
    desk.done(&["record", "ocg", "register", "--operation", "Harbour", "--status", "active", "--tier", "3"]);
    desk.done(&["record", "action", "Harbour", "Report at the next meeting", "--owner", "DI 8107"]);
    desk
}

fn opened(path: &Path) -> Store {
    let folder = Folder::open(path).unwrap();
    let key = Keyring::read(&folder.keyring()).unwrap().unlock(None, &Passphrase::from(PASSPHRASE)).unwrap();
    let random = Box::new(|bytes: &mut [u8]| getrandom::fill(bytes).map_err(|error| error.to_string()));
    Store::open(folder, &Opening { key: &key, read_only: false, pid: 1, started: "09:58" }, random).unwrap()
}

/// A session on the covert store with this open record beside it.
fn session(desk: &Desk, open: &Path) -> Play {
    let folder = Folder::open(open).unwrap();
    let key = Keyring::read(&folder.keyring()).unwrap().unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    let mut play = Play::over(opened(&desk.store), 200, 60);
    play.desk.set_beside(Some(Beside::over(folder, key, ("DCI 1550".to_owned(), Seat::default()), false, clock)));
    play.restart();
    play
}

#[test]
fn every_field_of_a_covert_session_shows_and_records_it_as_marks() {
    let (desk, open) = (weekly(), Demo::copy());
    let mut play = session(&desk, &open.store);
    let (fields, marked) = fill_every_field(&mut play);
    assert!(marked * 4 > fields, "only {marked} of {fields} fields show a mark");
    drop(play);
    let mut play = session(&desk, &open.store);
    // The form that passes an action, filled to its end and saved.
    for some in injections().chunks(30).take(6) {
        play.keys("gx<Enter>");
        assert!(play.text().contains("Pass an action to the open record"), "{}", play.text());
        play.paste(&some.concat().replace(['\n', '\r'], ""));
        let text = play.text();
        assert_eq!(text.chars().find(|c| must_not_remain(*c) && *c != '\n'), None, "{text}");
        play.keys("<Enter>");
        assert!(play.notice().contains("is released to the open record"), "{}", play.notice());
        play.keys("<Esc><Esc>");
    }
    drop(play);
    recorded_as_marks(&opened(&desk.store));
    recorded_as_marks(&opened_in(&open.store));
}

#[test]
fn an_open_record_full_of_it_is_drawn_and_printed_beside_as_marks() {
    let (desk, open) = (weekly(), twins()[0].again());
    let mut play = session(&desk, &open.store);
    let mut shown = 0;
    for more in ["gx", "j", "j", "G", "<Enter>", "<Tab>", "<Down>", "<Down>", "<Esc>", "/", "<Esc>"] {
        play.keys(more);
        let text = play.text();
        assert_eq!(text.chars().find(|c| must_not_remain(*c) && *c != '\n'), None, "{more}: {text}");
        shown += usize::from(text.contains("<ESC>") || text.contains("<U+"));
    }
    assert!(shown > 4, "only {shown} screens hold a mark: {}", play.text());
    drop(play);

    let key = desk.base.path().join("passphrase").to_string_lossy().into_owned();
    let (covert, open) = (desk.store.to_string_lossy().into_owned(), open.store.to_string_lossy().into_owned());
    let at = ["--store", &covert, "--passphrase-file", &key, "--with", &open];
    let demo = Demo::copy();
    let worst: String = injections().concat().chars().filter(|c| *c != '\0').take(900).collect();
    let lines: &[&[&str]] = &[
        &["list", "ocgs", "--all"],
        &["list", "actions", "--all"],
        &["list", "officers", "--json"],
        &["list", "ocgs", &worst],
        &["show", "NB/OCG/1001"],
        &["show", "board"],
        &["cross"],
        &["cross", "Harbour", "Visit two tenants", "--to", "NB/OCG/1001"],
        &["cross", "Harbour", &worst, "--to", "NB/OCG/1001"],
        &["cross", &worst, "Visit two tenants", "--to", "NB/OCG/1001"],
        &["cross", "Harbour", "Visit two tenants", "--to", &worst],
        &["cross", "Harbour", "Visit two tenants", "--to", "NB/OCG/1001", "--owner", &worst],
        &["cross", "Harbour", &worst, "--to", "NB/OCG/1001", "--yes"],
        &["cross", "--finish", &worst],
    ];
    for line in lines {
        let whole = [&at[..], line].concat();
        assert_eq!(plain(&said(&demo, &whole)), None, "{line:?}");
        let ran = Ran::from(program(desk.base.path()).args(&whole).output().unwrap());
        for text in [&ran.out, &ran.err] {
            assert_eq!(plain(text.as_bytes()), None, "{line:?}");
        }
    }
}
