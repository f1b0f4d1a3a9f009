//! What a store may print, as data of the profile (papers section 2j): the handling line, numbered copies, formats, which sections. The empty rules are
//! those of the open store, so that profiles written before these rules stand as they are.

use serde::{Deserialize, Serialize};

/// The rules of the papers of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PaperRules {
    /// The line under the marking on every page; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub handling: String,
    /// Every copy is numbered and names its holder; nothing is written without one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub numbered_copies: bool,
    /// The formats that may be written, by their words; none named: all there are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<String>,
    /// Only items with business, each with who was in the room for it, and no list of those not called.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub business_only: bool,
    /// Title of the section that says what was released to another record; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub released: String,
}

impl PaperRules {
    /// Every format there is, by its word.
    pub const FORMATS: [&str; 4] = ["md", "txt", "html", "docx"];

    /// Whether these are the rules of a profile that says nothing of papers.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a format may be written, by its word.
    #[must_use]
    pub fn allows(&self, format: &str) -> bool {
        self.formats.is_empty() || self.formats.iter().any(|allowed| allowed == format)
    }
}
