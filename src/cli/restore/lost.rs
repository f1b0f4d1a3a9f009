//! What of a record a backup does not hold: how many of its entries and from which on the two histories part, and which lines of its access log cannot be
//! carried over. It must not know who asks.

use crate::journal::erasure;
use crate::store::carry::Beyond;
use crate::store::{Store, StoreError};
use crate::text::{count_group, listed, plural};

/// What the backup does not hold.
pub(super) struct Missing {
    /// Entries.
    pub(super) entries: Option<Lost>,
    /// Lines of the access log; `None` where one of the two cannot be read.
    pub(super) lines: Option<Beyond>,
}

impl Missing {
    /// Holds the two against each other.
    pub(super) fn between(record: &Store, backup: &Store) -> Result<Self, StoreError> {
        Ok(Self { entries: Lost::between(record, backup)?, lines: record.beyond(backup).ok() })
    }

    /// The number that is typed again before this is lost; `None` where nothing is.
    pub(super) fn number(&self) -> Option<u64> {
        self.entries.as_ref().map(Lost::entries).or_else(|| self.left_behind().map(|beyond| beyond.lines))
    }

    /// In words, for whoever is about to lose it.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut told: Vec<String> = self.entries.iter().map(Lost::sentence).collect();
        told.extend(self.entries.iter().filter_map(Lost::erased));
        if self.lines.is_none() {
            told.push(
                "The access log of one of the two cannot be read, so which lines and numbered copies the backup does not hold cannot be told, and none is carried over."
                    .to_owned(),
            );
        }
        told.extend(self.left_behind().map(|beyond| {
            let lines = plural(beyond.lines, "line", "lines");
            let among = match copies(beyond) {
                None => "; which numbered copies are among them cannot be read".to_owned(),
                Some(copies) if copies.is_empty() => String::new(),
                Some(copies) => format!(", {copies} among them, whose numbers may be given again"),
            };
            format!(
                "The access logs of the two went their own ways, or one of them does not verify: {lines} of the record's cannot be carried over{among}."
            )
        }));
        told
    }

    /// For the access log, after how many entries were replaced.
    pub(super) fn noted(&self) -> String {
        let mut noted = self.entries.as_ref().map_or_else(String::new, Lost::noted);
        if let Some(beyond) = self.left_behind() {
            let lines = plural(beyond.lines, "line", "lines");
            noted.push_str(&format!(", and without {lines} of the access log"));
            let copies = copies(beyond).unwrap_or_else(|| "unknown copies".to_owned());
            if !copies.is_empty() {
                noted.push_str(&format!(": {copies}"));
            }
        }
        noted
    }

    /// Lines that are there and cannot be carried over.
    fn left_behind(&self) -> Option<&Beyond> {
        self.lines.as_ref().filter(|beyond| beyond.lines > 0 && !beyond.follow)
    }
}

/// `copies 1 to 3 and 5 of KX-M1-minutes`; empty where there are none, `None` where that cannot be read.
fn copies(beyond: &Beyond) -> Option<String> {
    let mut papers: Vec<(&str, Vec<u32>)> = Vec::new();
    for (paper, copy) in beyond.copies.as_ref()? {
        match papers.last_mut() {
            Some((known, numbers)) if known == paper => numbers.push(copy.number),
            _ => papers.push((paper, vec![copy.number])),
        }
    }
    let of_one = |(paper, numbers): &(&str, Vec<u32>)| {
        let word = if numbers.len() == 1 { "copy" } else { "copies" };
        format!("{word} {} of {paper}", listed(&runs(numbers)))
    };
    Some(listed(&papers.iter().map(of_one).collect::<Vec<_>>()))
}

/// Numbers in their order, those that follow one another as one: `1 to 3`, `5`.
fn runs(numbers: &[u32]) -> Vec<String> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if number.saturating_sub(*last) <= 1 => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let said = |(first, last): &(u32, u32)| match last - first {
        0 => first.to_string(),
        1 => format!("{first} and {last}"),
        _ => format!("{first} to {last}"),
    };
    runs.iter().map(said).collect()
}

/// Entries of the record in use that are not in the backup; there is at least one.
pub(super) struct Lost {
    /// Entries of the record.
    record: u64,
    /// Entries of the backup.
    backup: u64,
    /// Entries that both begin with.
    common: u64,
    /// Those of them that took words out by law.
    erasures: Vec<u64>,
}

impl Lost {
    /// Compares the two; `None` where the backup holds every entry of the record. The hash of an entry covers all before it, so the last entry that both
    /// have is found by halving.
    fn between(record: &Store, backup: &Store) -> Result<Option<Self>, StoreError> {
        let same = |entry| -> Result<bool, StoreError> { Ok(record.seal_at(entry)? == backup.seal_at(entry)?) };
        let (mut common, mut most) = (0, record.entries().min(backup.entries()));
        while common < most {
            let middle = common + (most - common).div_ceil(2);
            if same(middle)? {
                common = middle;
            } else {
                most = middle - 1;
            }
        }
        let mut erasures = Vec::new();
        record.entries_from(common + 1, |entry| {
            erasures.extend((entry.header.kind == erasure::KIND).then_some(entry.header.seq));
            Ok(true)
        })?;
        let lost = Self { record: record.entries(), backup: backup.entries(), common, erasures };
        Ok((lost.entries() > 0).then_some(lost))
    }

    /// That words come back that were erased by law.
    fn erased(&self) -> Option<String> {
        let [.., _] = self.erasures.as_slice() else { return None };
        let of = |entry: &u64| count_group(*entry);
        let (are, entries) = match self.erasures.as_slice() {
            [one] => ("is an erasure", format!("entry {}", of(one))),
            all => ("are erasures", format!("entries {}", listed(&all.iter().map(of).collect::<Vec<_>>()))),
        };
        Some(format!(
            "Among them {are} ({entries}): what was taken out of the record by law comes back where the backup holds it. Erase it again afterwards."
        ))
    }

    /// How many.
    const fn entries(&self) -> u64 {
        self.record.saturating_sub(self.common)
    }

    /// In words, for whoever is about to lose them.
    fn sentence(&self) -> String {
        let are = if self.entries() == 1 { "is" } else { "are" };
        let lost = format!("{} of the record that is there {are}", plural(self.entries(), "entry", "entries"));
        let (common, backup) = (count_group(self.common), count_group(self.backup));
        let from = count_group(self.common + 1);
        match () {
            () if self.common == 0 => format!("The backup is of another history: {lost} not in it."),
            () if self.common == self.backup => format!("The backup ends at entry {common}: {lost} not in it."),
            () => {
                format!("From entry {from} on the backup is another history, up to entry {backup}: {lost} not in it.")
            }
        }
    }

    /// For the access log, after how many entries were replaced.
    fn noted(&self) -> String {
        let without = format!(", without {} of them", count_group(self.entries()));
        if self.common == self.backup {
            return without;
        }
        format!("{without}, another history from entry {} on", count_group(self.common + 1))
    }
}
