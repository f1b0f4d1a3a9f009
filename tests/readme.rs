//! The README tells the truth about the keys: its table is the one the program dispatches by.
//!
//! `MUSTER_WRITE_README=1 cargo test --test readme` writes the table anew.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::PathBuf;

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->";

#[test]
fn the_key_table_of_the_readme_is_the_programs() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (table, after) = rest.split_once(END).unwrap();
    let now = muster::keys::markdown();
    if std::env::var_os("MUSTER_WRITE_README").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{now}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(table, now, "write it anew with MUSTER_WRITE_README=1 cargo test --test readme");
}
