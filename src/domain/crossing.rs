//! What passes from the covert store to the open one (domain section 7): a sanitised action in words of its own. The link is kept here only; the open store
//! gets an ordinary action and nothing that points back.
//!
//! A crossing is written down before the open action is made, and again when it is made, so that after a crash in between it can be told and finished.

use super::identity::{OcgId, OcgTag, OfficerId, OfficerTag};
use super::tier::Strand;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// The stable word of the entries about crossings.
pub const MARKED: &str = "crossing.marked";

/// What somebody wants to let cross.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The item of the covert store.
    pub from: OcgId,
    /// The group of the open store.
    pub to: OcgId,
    /// The words of the action, as the open store may hold them.
    pub text: String,
    /// Who is to do it, in the open store.
    pub owner: Option<OfficerId>,
    /// Its P.
    pub strand: Option<Strand>,
    /// When it is due; counted by the open store's profile when not said.
    pub due: Option<Date>,
}

/// What is to cross: exactly these words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossing {
    /// The item of this store it comes from.
    pub ocg: OcgTag,
    /// The group of the open store it goes to, as that store knows it.
    pub to: OcgTag,
    /// The words of the action.
    pub text: String,
    /// Who is to do it, as the open store knows them; nobody yet for none.
    #[serde(default)]
    pub owner: Option<OfficerTag>,
    /// Its P.
    #[serde(default)]
    pub strand: Option<Strand>,
    /// When it is due.
    #[serde(default)]
    pub due: Option<Date>,
    /// Entries of the open store when this was written down: its action, if it was made, comes later.
    pub after: u64,
    /// Which open store that was. `None` where an earlier Muster wrote it down, which kept the identities only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meant: Option<Meant>,
}

/// The open store that an intention was written down for, so that it is finished in no other one. It stands in the covert store only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meant {
    /// Its store id.
    pub store: String,
    /// Hash of its last entry then, in hexadecimal digits: a copy that went on otherwise since has another one there.
    pub head: String,
}

impl Crossing {
    /// The action in words, as it crosses: `to Op Alder: "Visit two tenants", DS 2217, Protect, by 27 November 2026`.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = format!("to {}: \"{}\"", self.to, self.text);
        if let Some(owner) = &self.owner {
            words.push_str(&format!(", {owner}"));
        }
        if let Some(strand) = self.strand {
            words.push_str(&format!(", {strand}"));
        }
        if let Some(due) = self.due {
            words.push_str(&format!(", by {}", super::time::plain(due)));
        }
        words
    }
}

/// How far a crossing has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "at")]
pub enum CrossingStep {
    /// Decided, before the open action is made.
    Intended,
    /// The open action is made.
    Done {
        /// The entry of this store that decided it.
        intent: u64,
        /// The number of the action in the open store.
        number: String,
    },
    /// Given up before the open action was made, or after it was taken back there.
    Abandoned {
        /// The entry of this store that decided it.
        intent: u64,
        /// The number of the action that was made and taken back in the open store.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
    },
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    #[test]
    fn what_an_earlier_muster_wrote_down_keeps_its_bytes() {
        let tag = r#"{"id":1,"reference":"","operation":"Op Alder"}"#;
        let old =
            format!(r#"{{"ocg":{tag},"to":{tag},"text":"Visit","owner":null,"strand":null,"due":null,"after":9}}"#);
        let read: Crossing = serde_json::from_str(&old).unwrap();
        assert_eq!(read.meant, None);
        assert_eq!(serde_json::to_string(&read).unwrap(), old);
        let meant = Meant { store: "K7QM-2XRD-91VT".into(), head: "9f".repeat(32) };
        let new = Crossing { meant: Some(meant), ..read };
        let written = serde_json::to_string(&new).unwrap();
        assert!(written.contains("K7QM-2XRD-91VT"), "{written}");
        assert_eq!(serde_json::from_str::<Crossing>(&written).unwrap(), new);
        let old = r#"{"at":"abandoned","intent":40}"#;
        let read: CrossingStep = serde_json::from_str(old).unwrap();
        assert_eq!(read, CrossingStep::Abandoned { intent: 40, number: None });
        assert_eq!(serde_json::to_string(&read).unwrap(), old);
    }
}
