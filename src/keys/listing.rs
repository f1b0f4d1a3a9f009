//! The key table as text: for `muster keys`, the manual page and the README.
//!
//! It must not know who reads it.

use super::table::rows;
use crate::model::act::Scope;

/// All keys, one a line, grouped by where they work; or as JSON with the stable names.
#[must_use]
pub fn listing(json: bool) -> String {
    if json {
        let rows: Vec<serde_json::Value> = rows()
            .iter()
            .map(|row| {
                serde_json::json!({
                    "name": row.name,
                    "scope": row.scope.place(),
                    "keys": row.keys,
                    "label": row.label,
                    "description": row.about,
                })
            })
            .collect();
        return serde_json::Value::Array(rows).to_string();
    }
    let mut out = String::new();
    for scope in Scope::ALL {
        out.push_str(&format!("{}\n", scope.place()));
        for row in rows().iter().filter(|row| row.scope == scope) {
            out.push_str(&format!("  {:<16} {}\n", row.keys.join("  "), row.about));
        }
        out.push('\n');
    }
    out
}

/// All keys as one Markdown table, for the README.
#[must_use]
pub fn markdown() -> String {
    let mut out = String::from("| where | key | does |\n|---|---|---|\n");
    for scope in Scope::ALL {
        for row in rows().iter().filter(|row| row.scope == scope) {
            let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
            out.push_str(&format!("| {} | {} | {} |\n", scope.place(), keys.join(" "), row.about));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_listed() {
        assert_eq!(markdown().lines().count(), rows().len() + 2);
        let json: Result<Vec<serde_json::Value>, _> = serde_json::from_str(&listing(true));
        assert_eq!(json.map(|rows| rows.len()).ok(), Some(rows().len()));
        assert!(listing(false).is_ascii());
    }
}
