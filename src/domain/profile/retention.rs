//! The retention groups of a force, as data: what they are called, and after how many years a record in one is looked at again.
//!
//! The standard groups are those of the guidance on the management of police information as it is remembered; a force puts its own schedule here. It
//! must not know a record.

use serde::{Deserialize, Serialize};

/// One retention group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionGroup {
    /// The name by which it is chosen, `3`.
    pub name: String,
    /// What belongs in it.
    pub words: String,
    /// A record is looked at again after so many years.
    pub review_years: u32,
}

/// The retention groups of a force; the standard ones where nothing is said, so that profiles written before there were any stand as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRules {
    /// The groups, in order.
    pub groups: Vec<RetentionGroup>,
}

impl Default for RetentionRules {
    fn default() -> Self {
        let group = |name: &str, words: &str, review_years| RetentionGroup {
            name: name.to_owned(),
            words: words.to_owned(),
            review_years,
        };
        Self {
            groups: vec![
                group("1", "public protection and certain serious offences", 10),
                group("2", "other sexual, violent or serious offences", 10),
                group("3", "all other offences", 6),
                group("4", "intelligence, victims, witnesses and the rest", 6),
            ],
        }
    }
}

impl RetentionRules {
    /// Whether these are the standard groups, which are not written down.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        *self == Self::default()
    }

    /// A group by its name, `3` or `group 3`, in any case.
    ///
    /// # Errors
    /// One sentence that names the text and the groups.
    pub fn group(&self, text: &str) -> Result<&RetentionGroup, String> {
        let text = text.trim();
        let bare = match text.get(..5) {
            Some(head) if head.eq_ignore_ascii_case("group") => text.get(5..).unwrap_or_default().trim(),
            _ => text,
        };
        self.groups.iter().find(|group| group.name.eq_ignore_ascii_case(bare)).ok_or_else(|| {
            let known: Vec<String> =
                self.groups.iter().map(|group| format!("{} ({})", group.name, group.words)).collect();
            format!(
                "There is no retention group \"{}\". The groups are {}.",
                crate::text::cut(&crate::text::clean_line(bare), 40),
                known.join(", ")
            )
        })
    }
}
