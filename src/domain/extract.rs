//! What a mapping extract and the record did not agree on when it was brought in (papers section 2d, section 3). Kept with the entry of the import, since
//! nothing else in the record says it.

use serde::{Deserialize, Serialize};

/// A field that differs and stays as it is here, since an extract does not overrule the chair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptField {
    /// Reference and operation of the group.
    pub group: String,
    /// The field in words.
    pub field: String,
    /// As it stands here.
    pub here: String,
    /// As the extract says.
    pub there: String,
}

/// What an extract and the record did not agree on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Differences {
    /// Groups of the extract that are not in the record: their rows were rejected.
    #[serde(default)]
    pub only_there: Vec<String>,
    /// Live groups of the record of which the extract says nothing.
    #[serde(default)]
    pub only_here: Vec<String>,
    /// Fields that differ and stay.
    #[serde(default)]
    pub kept: Vec<KeptField>,
}
