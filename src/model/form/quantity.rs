//! A quantity as typed, in the base unit of its kind: pence, grams, months, or a count.
//!
//! Whole figures only, no floating point: `£14,200.50`, `1.84 kg`, `620 g`, `15y 7m`, `12`.

use crate::domain::item::OutcomeKind;

/// Reads a quantity of a kind.
///
/// # Errors
/// One sentence for the person who typed it.
pub fn read(kind: OutcomeKind, text: &str) -> Result<u64, String> {
    let typed = text.trim().to_lowercase().replace([',', ' '], "");
    let found = match kind.unit() {
        "pounds" => decimal(typed.trim_start_matches('\u{a3}').trim_start_matches("gbp"), 2),
        "grams" => match (typed.strip_suffix("kg"), typed.strip_suffix('g')) {
            (Some(kilos), _) => decimal(kilos, 3),
            (None, Some(grams)) => decimal(grams, 0),
            (None, None) => decimal(&typed, 0),
        },
        "months" => months(&typed),
        _ => decimal(&typed, 0),
    };
    found.ok_or_else(|| match kind.unit() {
        "pounds" => "an amount is needed. Type it like \u{a3}14,200 or 14200.50.".to_owned(),
        "grams" => "a weight is needed. Type it like 620 g or 1.84 kg.".to_owned(),
        "months" => "a length is needed. Type it like 18, 18m or 1y 6m.".to_owned(),
        _ => "a whole number is needed. Type figures only.".to_owned(),
    })
}

/// Figures with at most `places` behind the point, as a whole number of the smallest unit.
fn decimal(text: &str, places: u32) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !figures(whole) || (text.contains('.') && !figures(part)) || part.len() > places as usize {
        return None;
    }
    let scale = 10_u64.checked_pow(places)?;
    let short = places - u32::try_from(part.len()).ok()?;
    let part = if part.is_empty() { 0 } else { part.parse::<u64>().ok()?.checked_mul(10_u64.checked_pow(short)?)? };
    whole.parse::<u64>().ok()?.checked_mul(scale)?.checked_add(part)
}

fn months(text: &str) -> Option<u64> {
    let (years, rest) = text.split_once('y').unwrap_or(("0", text));
    let rest = rest.trim_start_matches("ears").trim_start_matches("ear");
    let rest = rest.strip_suffix("months").or_else(|| rest.strip_suffix('m')).unwrap_or(rest);
    let months = if rest.is_empty() { 0 } else { decimal(rest, 0)? };
    decimal(years, 0)?.checked_mul(12)?.checked_add(months)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_in_their_base_unit() {
        assert_eq!(read(OutcomeKind::CashSeized, "\u{a3}14,200"), Ok(1_420_000));
        assert_eq!(read(OutcomeKind::CashSeized, "14200.5"), Ok(1_420_050));
        assert_eq!(read(OutcomeKind::ClassAGrams, "1.84 kg"), Ok(1_840));
        assert_eq!(read(OutcomeKind::ClassAGrams, "620g"), Ok(620));
        assert_eq!(read(OutcomeKind::SentenceMonths, "15y 7m"), Ok(187));
        assert_eq!(read(OutcomeKind::SentenceMonths, "36"), Ok(36));
        assert_eq!(read(OutcomeKind::Arrests, "1,017"), Ok(1_017));
    }

    #[test]
    fn what_is_no_quantity_is_refused_in_words() {
        for (kind, text) in [
            (OutcomeKind::Arrests, "2.5"),
            (OutcomeKind::Arrests, "-2"),
            (OutcomeKind::Arrests, ""),
            (OutcomeKind::CashSeized, "14.205"),
            (OutcomeKind::CashSeized, "99999999999999999999"),
            (OutcomeKind::ClassAGrams, "1.84"),
            (OutcomeKind::SentenceMonths, "long"),
        ] {
            assert!(read(kind, text).is_err(), "{text}");
        }
    }
}
