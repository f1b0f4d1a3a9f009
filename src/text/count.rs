//! Numbers as words on a page: thousands with a comma, and the noun in the right number.

/// A whole number with a comma at each thousand: `4,118`.
#[must_use]
pub fn count_group(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count with its noun: `1 group`, `0 groups`, `4,118 groups`.
#[must_use]
pub fn plural(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", count_group(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_have_commas() {
        for (number, text) in
            [(0, "0"), (999, "999"), (1_000, "1,000"), (4_118, "4,118"), (500_000, "500,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(count_group(number), text);
        }
        assert_eq!(count_group(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn the_noun_follows_the_number() {
        assert_eq!(plural(0, "group", "groups"), "0 groups");
        assert_eq!(plural(1, "group", "groups"), "1 group");
        assert_eq!(plural(4_118, "entry", "entries"), "4,118 entries");
    }
}
