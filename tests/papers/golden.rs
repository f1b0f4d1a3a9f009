//! Golden files: what a paper says, kept beside the tests.

/// Compares a text with its golden file; `MUSTER_BLESS=1` keeps it as the new one.
pub(crate) fn golden(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("MUSTER_BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, kept, "{name} differs; read it as a chair would, then keep it with MUSTER_BLESS=1");
}
