//! Quantities as people type them: `12`, `£14,200`, `48,250.75`, `1.84kg`, `620 g`, `15y7m`, `3 years`. Integers in, integers out.

use super::OutcomeKind;

/// A number with at most so many decimals, in units of the last: `1.84` with three is 1840. Commas group thousands and are left out.
fn fixed(text: &str, decimals: usize) -> Option<u64> {
    let text = text.trim().replace(',', "");
    let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    if whole.is_empty() || part.len() > decimals || !digits(whole) || !digits(part) {
        return None;
    }
    let scale = 10_u64.pow(u32::try_from(decimals).ok()?);
    let part: u64 = format!("{part:0<decimals$}").parse().ok().or((decimals == 0).then_some(0))?;
    whole.parse::<u64>().ok()?.checked_mul(scale)?.checked_add(part)
}

fn pence(text: &str) -> Option<u64> {
    let text = text.trim();
    fixed(text.strip_prefix('\u{a3}').or_else(|| text.strip_prefix("gbp")).unwrap_or(text), 2)
}

fn grams(text: &str) -> Option<u64> {
    let unit = |names: [&str; 3]| names.into_iter().find_map(|name| text.strip_suffix(name));
    if let Some(kilograms) = unit(["kilograms", "kilos", "kg"]) {
        return fixed(kilograms, 3);
    }
    fixed(unit(["grams", "gram", "g"]).unwrap_or(text), 0)
}

fn months(text: &str) -> Option<u64> {
    let mut total: u64 = 0;
    let mut rest = text.replace([' ', ','], "");
    while !rest.is_empty() {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let (number, tail) = rest.split_at(digits);
        let letters = tail.chars().take_while(|letter| letter.is_ascii_alphabetic()).count();
        let (unit, tail) = tail.split_at(letters);
        let months = match unit {
            "y" | "year" | "years" | "yrs" => 12,
            "m" | "month" | "months" | "" => 1,
            _ => return None,
        };
        total = total.checked_add(number.parse::<u64>().ok()?.checked_mul(months)?)?;
        rest = tail.to_owned();
    }
    (!text.trim().is_empty()).then_some(total)
}

impl OutcomeKind {
    /// Reads a quantity of this kind as typed, into its base unit: pence, grams, months or a count.
    ///
    /// # Errors
    /// One sentence that names the text and how such a quantity is typed.
    pub fn read_quantity(self, text: &str) -> Result<u64, String> {
        let lower = text.trim().to_lowercase();
        let (read, how) = match self {
            Self::CashSeized | Self::AssetsRestrained | Self::Confiscated => {
                (pence(&lower), "\u{a3}14,200 or 48,250.75")
            }
            Self::ClassAGrams | Self::ClassBGrams | Self::ClassCGrams => (grams(&lower), "1.84kg or 620g"),
            Self::SentenceMonths => (months(&lower), "15y7m or 36"),
            _ => (fixed(&lower, 0), "a whole number"),
        };
        read.ok_or_else(|| {
            format!("\"{}\" is not a quantity of {}. Type {how}.", crate::text::cut(text.trim(), 40), self.word())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(kind: OutcomeKind, text: &str) -> Option<u64> {
        kind.read_quantity(text).ok()
    }

    #[test]
    fn quantities_are_read_the_way_they_are_typed() {
        let cash = OutcomeKind::CashSeized;
        for (text, pence) in
            [("\u{a3}14,200", 1_420_000), ("14200", 1_420_000), ("48,250.75", 4_825_075), ("\u{a3} 5.5", 550)]
        {
            assert_eq!(read(cash, text), Some(pence), "{text}");
        }
        let drugs = OutcomeKind::ClassAGrams;
        for (text, grams) in
            [("1.84kg", 1_840), ("1.84 KG", 1_840), ("620g", 620), ("620", 620), ("2 kg", 2_000), ("0.5kilos", 500)]
        {
            assert_eq!(read(drugs, text), Some(grams), "{text}");
        }
        let sentence = OutcomeKind::SentenceMonths;
        for (text, months) in [("15y7m", 187), ("15 years, 7 months", 187), ("36", 36), ("3y", 36), ("8 months", 8)] {
            assert_eq!(read(sentence, text), Some(months), "{text}");
        }
        assert_eq!(read(OutcomeKind::Arrests, "1,017"), Some(1_017));
    }

    #[test]
    fn what_is_no_quantity_is_refused_with_an_example() {
        for (kind, text) in [
            (OutcomeKind::CashSeized, "1.234"),
            (OutcomeKind::CashSeized, "$5"),
            (OutcomeKind::ClassAGrams, "1.2345kg"),
            (OutcomeKind::ClassAGrams, "1.5g"),
            (OutcomeKind::SentenceMonths, "3 weeks"),
            (OutcomeKind::SentenceMonths, ""),
            (OutcomeKind::Arrests, "-1"),
            (OutcomeKind::Arrests, "12.5"),
            (OutcomeKind::Arrests, "99999999999999999999"),
            (OutcomeKind::Arrests, "two"),
        ] {
            let sentence = kind.read_quantity(text).err();
            assert!(sentence.is_some_and(|sentence| sentence.contains("Type ")), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_can_be_typed(quantity in 1_u64..5_000_000_000, at in 0_usize..21) {
            let kind = OutcomeKind::ALL[at];
            prop_assert_eq!(kind.read_quantity(&kind.quantity(quantity)), Ok(quantity));
        }

        #[test]
        fn no_text_stops_the_reader(text in ".{0,30}", at in 0_usize..21) {
            let _ = OutcomeKind::ALL[at].read_quantity(&text);
        }
    }
}
