//! Who may be told what (papers section 4): an allow-list. A field that is not named here is told to nobody but the force itself.

use super::document::Text;

/// For whom a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The force: everything.
    Full,
    /// The governance board.
    Board,
    /// One partner body.
    Partner,
    /// Anybody.
    Public,
}

impl Audience {
    /// From the word of `--redact`.
    ///
    /// # Errors
    /// One sentence that names the text and the words there are.
    pub fn from_words(text: &str) -> Result<Self, String> {
        match text.trim().to_ascii_lowercase().as_str() {
            "partner" => Ok(Self::Partner),
            "public" => Ok(Self::Public),
            other => Err(format!(
                "there is no redaction \"{}\". The redactions are partner and public.",
                crate::text::cut(&crate::text::clean_line(other), 40)
            )),
        }
    }
}

/// What may be told of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Nothing.
    No,
    /// The field.
    Yes,
    /// Only what is the recipient's own.
    Own,
    /// Only inside totals.
    Count,
    /// Only as a total under the suppression rule.
    Suppressed,
}

use Rule::{Count, No, Own, Suppressed, Yes};

/// One line of the table: the kind of record, its field as the journal names it, and the rules for board, partner and public.
type Line = (&'static str, &'static str, [Rule; 3]);

/// Every field of the model, each with what a person decided (papers section 4).
pub const TABLE: [Line; 107] = [
    ("ocg", "reference", [Yes, No, No]),
    ("ocg", "operation", [Yes, Own, No]),
    ("ocg", "descriptive", [No, No, No]),
    ("ocg", "kind", [Yes, No, Suppressed]),
    ("ocg", "area", [No, No, No]),
    ("ocg", "threats", [Yes, No, No]),
    ("ocg", "flags", [Yes, No, No]),
    ("ocg", "reach", [No, No, No]),
    ("ocg", "members", [Count, No, No]),
    ("ocg", "apmis_updated", [No, No, No]),
    ("ocg", "partner_summary", [Yes, Own, No]),
    ("ocg", "summary_for", [Yes, No, No]),
    ("ocg", "profile_priority", [No, No, No]),
    ("ocg", "id", [No, No, No]),
    ("ocg", "details", [Yes, Own, No]),
    ("ocg", "status", [Yes, No, Suppressed]),
    ("ocg", "status_since", [Yes, No, No]),
    ("ocg", "placement", [Yes, No, No]),
    ("ocg", "lro", [Yes, Own, No]),
    ("ocg", "deputy", [Yes, No, No]),
    ("ocg", "sro", [Yes, No, No]),
    ("ocg", "without_lro_since", [Yes, No, No]),
    ("assessment", "id", [No, No, No]),
    ("assessment", "ocg", [Yes, No, No]),
    ("assessment", "on", [Yes, No, No]),
    ("assessment", "details", [Yes, No, No]),
    ("assessment", "scheme", [Yes, No, No]),
    ("assessment", "values", [No, No, No]),
    ("assessment", "score", [No, No, No]),
    ("assessment", "band", [Yes, No, No]),
    ("assessment", "assessor", [No, No, No]),
    ("assessment", "confidence", [No, No, No]),
    ("assessment", "next_due", [Yes, No, No]),
    ("officer", "id", [No, No, No]),
    ("officer", "details", [Yes, No, No]),
    ("officer", "label", [Yes, Own, No]),
    ("officer", "unit", [Yes, No, No]),
    ("officer", "partner", [Yes, No, No]),
    ("officer", "can_lead", [Yes, No, No]),
    ("officer", "limit", [Yes, No, No]),
    ("officer", "trained_on", [Yes, No, No]),
    ("officer", "away", [No, No, No]),
    ("officer", "left_on", [No, No, No]),
    ("action", "id", [No, No, No]),
    ("action", "number", [Count, Own, No]),
    ("action", "ocg", [Count, Own, No]),
    ("action", "details", [Count, Own, No]),
    ("action", "text", [Count, Own, No]),
    ("action", "detail", [No, No, No]),
    ("action", "strand", [Count, Own, No]),
    ("action", "second", [Count, Own, No]),
    ("action", "shareable", [No, No, No]),
    ("action", "owner", [Count, Own, No]),
    ("action", "raised_on", [Count, No, No]),
    ("action", "first_due", [Count, No, No]),
    ("action", "due", [Count, Own, No]),
    ("action", "extensions", [Count, No, No]),
    ("action", "state", [Count, Own, No]),
    ("action", "status", [Count, Own, No]),
    ("action", "since", [Count, Own, No]),
    ("action", "result", [No, Own, No]),
    ("action", "reason_code", [Count, Own, No]),
    ("action", "by", [No, No, No]),
    ("action", "imported", [No, No, No]),
    ("disruption", "id", [No, No, No]),
    ("disruption", "number", [Yes, No, No]),
    ("disruption", "ocg", [Yes, No, No]),
    ("disruption", "details", [Yes, No, Suppressed]),
    ("disruption", "moderation", [Yes, No, Suppressed]),
    ("disruption", "on", [Yes, No, No]),
    ("disruption", "strand", [Yes, No, Suppressed]),
    ("disruption", "threat", [Yes, No, No]),
    ("disruption", "claimed", [Count, No, No]),
    ("disruption", "unit", [Yes, No, No]),
    ("disruption", "shared_with", [Count, No, No]),
    ("disruption", "evidence", [No, No, No]),
    ("disruption", "level", [Yes, No, Suppressed]),
    ("disruption", "by", [No, No, No]),
    ("disruption", "because", [No, No, No]),
    ("outcome", "kind", [Yes, No, Suppressed]),
    ("outcome", "quantity", [Yes, No, Suppressed]),
    ("outcome", "on", [No, No, No]),
    ("outcome", "strand", [Yes, No, No]),
    ("outcome", "estimated", [Yes, No, Suppressed]),
    ("outcome", "detail", [No, No, No]),
    ("meeting", "id", [No, No, No]),
    ("meeting", "kind", [Yes, No, No]),
    ("meeting", "number", [Yes, No, No]),
    ("meeting", "details", [Yes, Own, No]),
    ("meeting", "on", [Yes, Own, No]),
    ("meeting", "chair", [Yes, No, No]),
    ("meeting", "loggist", [No, No, No]),
    ("meeting", "minutes", [Yes, No, No]),
    ("meeting", "next_on", [Yes, Own, No]),
    ("meeting", "next_at", [Yes, Own, No]),
    ("meeting", "board_on", [Yes, No, No]),
    ("meeting", "pack", [No, No, No]),
    ("meeting", "first", [No, No, No]),
    ("meeting", "state", [Yes, No, No]),
    ("meeting", "attenders", [Count, Own, No]),
    ("meeting", "settled", [Count, No, No]),
    ("meeting", "edition", [No, No, No]),
    ("meeting", "minutes_accepted", [Yes, No, No]),
    ("meeting", "read_back", [Yes, No, No]),
    ("note", "text", [No, No, No]),
    ("note", "ocg", [No, No, No]),
    ("note", "action", [No, No, No]),
];

/// A value of the partner's own, if the allow-list lets it go; otherwise words that say nothing.
pub(in crate::report) fn own(entity: &str, field: &str, words: Text) -> Text {
    match rule(Audience::Partner, entity, field) {
        Own | Yes => words,
        No | Count | Suppressed => Text::from("not given here"),
    }
}

/// What may be told of a field to an audience. A field nobody wrote into the table is told to the force only.
#[must_use]
pub fn rule(audience: Audience, entity: &str, field: &str) -> Rule {
    let line = TABLE.iter().find(|(one, name, _)| *one == entity && *name == field).map(|(.., rules)| rules);
    match (audience, line) {
        (Audience::Full, _) => Yes,
        (_, None) => No,
        (Audience::Board, Some([rule, ..]))
        | (Audience::Partner, Some([_, rule, _]))
        | (Audience::Public, Some([.., rule])) => *rule,
    }
}
