//! Totals after a release: a figure that was released and has changed is said once for the year to date, and neither the change nor what is left gives
//! away what the suppression rule hides (papers section 2g).

use crate::evening::past;
use crate::record::Record;
use crate::verbs::{add, outcome};
use muster::domain::command::Command;
use muster::domain::disruption::Level;
use muster::domain::fact::{Fact, Way};
use muster::domain::identity::{DisruptionId, OcgId};
use muster::domain::item::{Content, Issue, IssuedPaper, OutcomeKind};
use muster::domain::tier::Strand;
use muster::domain::time::Date;
use muster::report::totals::{Span, covers, totals};
use muster::report::{Format, render};

/// The worked example of papers section 2g: levels 3, 14, 22, 6 and purposes 28, 5, 9, 3.
const QUARTER: [(Level, Strand, usize); 7] = [
    (Level::Major, Strand::Pursue, 3),
    (Level::Moderate, Strand::Pursue, 14),
    (Level::Minor, Strand::Pursue, 11),
    (Level::Minor, Strand::Prevent, 5),
    (Level::Minor, Strand::Protect, 6),
    (Level::None, Strand::Protect, 3),
    (Level::None, Strand::Prepare, 3),
];

/// A division whose every quarter of the year 2027 brings the same.
struct Year {
    record: Record,
    ocg: OcgId,
}

impl Year {
    fn new() -> Self {
        let mut record = Record::new(false);
        let ocg = record.ocg("Op Birch", "NB/OCG/1007", Some(2), None);
        Self { record, ocg }
    }

    fn on(&mut self, day: &str) -> Date {
        let day = day.parse().unwrap();
        self.record.at(day, 9, 0);
        day
    }

    /// What a quarter brings.
    fn quarter(&mut self, day: &str) {
        let on = self.on(day);
        for (level, strand, count) in QUARTER {
            for _ in 0..count {
                self.agree(level, strand, on);
            }
        }
        let cash = [1_000_000; 6];
        for (kind, quantities) in [
            (OutcomeKind::Charges, &[3, 3, 9][..]),
            (OutcomeKind::Vehicles, &[5, 1]),
            (OutcomeKind::CashSeized, &cash),
            (OutcomeKind::Firearms, &[2]),
        ] {
            for quantity in quantities {
                add(&mut self.record, Some(self.ocg), outcome(kind, *quantity, on));
            }
        }
    }

    fn agree(&mut self, level: Level, strand: Strand, on: Date) {
        self.record.does(Command::ClaimDisruption {
            ocg: self.ocg,
            on: Some(on),
            strand: Some(strand),
            threat: None,
            level,
            unit: None,
            shared_with: String::new(),
            evidence: "as seen".into(),
        });
        let disruption = *self.record.memory.disruptions().keys().next_back().unwrap();
        self.record.does(Command::ModerateDisruption { disruption, level, because: String::new() });
    }

    /// The first disruptions that stand at a level.
    fn at_level(&self, level: Level, count: usize) -> Vec<DisruptionId> {
        let agreed = self.record.memory.disruptions().values();
        let agreed = agreed.filter(|one| one.moderation.as_ref().and_then(|one| one.counted()) == Some(level));
        agreed.map(|one| one.id).take(count).collect()
    }

    /// Says of the first so many of a level that they are of another.
    fn relevel(&mut self, from: Level, to: Level, count: usize) {
        for disruption in self.at_level(from, count) {
            self.record.does(Command::ModerateDisruption { disruption, level: to, because: "looked at again".into() });
        }
    }

    /// Takes the agreement of the first so many of a level back.
    fn take_back(&mut self, level: Level, count: usize) {
        for disruption in self.at_level(level, count) {
            let entry = self
                .entry(|fact| matches!(fact, Fact::DisruptionModerated { disruption: id, .. } if *id == disruption));
            self.record.takes_back(entry..=entry, "not ours", Way::Act);
        }
    }

    /// Strikes out the first outcome of a kind and a quantity that stands.
    fn strike(&mut self, kind: OutcomeKind, quantity: u64) {
        let items = self.record.memory.items().clone();
        let entry = self.entry(|fact| match fact {
            Fact::ItemAdded { item } => {
                items.contains_key(&item.id)
                    && matches!(&item.content, Content::Outcome(one) if one.kind == kind && one.quantity == quantity)
            }
            _ => false,
        });
        self.record.takes_back(entry..=entry, "counted twice", Way::Act);
    }

    fn entry(&self, is: impl Fn(&Fact) -> bool) -> u64 {
        let found = self.record.entries.iter().find(|one| one.recorded.as_ref().is_some_and(|one| is(&one.fact)));
        found.unwrap().entry
    }

    fn paper(&self, quarter: u32) -> String {
        let span = Span::from_words(&format!("2027-{quarter}")).unwrap();
        render(&totals(&past(&self.record), span).unwrap(), Format::Markdown)
    }

    /// Releases a quarter on the first day after it and answers what was released.
    fn release(&mut self, quarter: u32) -> String {
        let after = ["2027-07-01", "2027-10-01", "2028-01-01", "2028-04-01"][quarter as usize - 1];
        let on = self.on(after);
        self.record.decides(self.ocg, None, "the quarter is over");
        let period = format!("2027-{quarter}");
        let (first, last) = covers(&past(&self.record), Span::from_words(&period).unwrap()).unwrap();
        let issue = Issue { paper: IssuedPaper::Totals, number: 0, period, first, last, on };
        add(&mut self.record, None, Content::Issue(issue));
        self.paper(quarter)
    }
}

/// The rows of the revised figures, without the marks of the table.
fn revised(paper: &str) -> Vec<String> {
    let Some(at) = paper.find("**Revised figures for the year to date") else { return Vec::new() };
    let rows = paper[at..].lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.map(|line| line.trim_matches(['|', ' ']).replace(" | ", ": ").replace('\\', "")).collect()
}

#[test]
fn a_figure_that_changed_after_its_release_is_said_once_for_the_year_to_date() {
    let mut year = Year::new();
    year.quarter("2027-04-05");
    let first = year.release(1);
    assert!(first.contains("| Moderate | 14 |") && first.contains("| Charges | 15 |"), "{first}");
    assert!(revised(&first).is_empty(), "{first}");

    year.quarter("2027-07-05");
    year.relevel(Level::Moderate, Level::Minor, 5);
    year.strike(OutcomeKind::Charges, 3);
    year.strike(OutcomeKind::Vehicles, 5);
    let second = year.release(2);
    assert!(second.contains("**Revised figures for the year to date, April to September 2027**"), "{second}");
    // 9 and 14, 27 and 22. Three charges fewer wait, and one vehicle that is left of the six is nobody's business.
    assert_eq!(revised(&second), ["Disruptions agreed, moderate: 23", "Disruptions agreed, minor: 49"]);
    assert!(
        second.contains("| Moderate | 14 |") && second.contains("| Minor | 22 |"),
        "the quarter's own stay:\n{second}"
    );

    year.quarter("2027-10-05");
    year.relevel(Level::Moderate, Level::Minor, 1);
    year.strike(OutcomeKind::Charges, 3);
    year.strike(OutcomeKind::CashSeized, 1_000_000);
    let third = year.release(3);
    // Six charges fewer by now; the one disruption more is counted from what the second release said.
    assert_eq!(revised(&third), ["Charges: 39", "Vehicles: 13"]);

    year.quarter("2028-01-05");
    let fourth = year.release(4);
    assert!(fourth.contains("year to date, April 2027 to March 2028**"), "{fourth}");
    // One seizure would be told by the difference, so that it changed is all that is said.
    let ends = ["Disruptions agreed, moderate: 50", "Disruptions agreed, minor: 94", "Cash seized: [c]"];
    assert_eq!(revised(&fourth), ends);
    // What was released is written again as it was.
    assert_eq!([year.paper(1), year.paper(2), year.paper(3)], [first, second, third]);
}

#[test]
fn no_revised_figure_shows_a_small_change_of_another_or_what_was_hidden() {
    // All that changed is shown: the total too.
    let mut year = Year::new();
    year.quarter("2027-04-05");
    year.release(1);
    year.quarter("2027-07-05");
    year.take_back(Level::Minor, 6);
    let all = ["Disruptions agreed, minor: 38", "Disruptions agreed, Pursue: 50", "Disruptions agreed, total: 84"];
    assert_eq!(revised(&year.release(2)), all);

    // Two of those hidden went too: the total would say so.
    let mut year = Year::new();
    year.quarter("2027-04-05");
    year.release(1);
    year.quarter("2027-07-05");
    year.take_back(Level::Minor, 6);
    year.take_back(Level::None, 2);
    assert_eq!(revised(&year.release(2)), ["Disruptions agreed, minor: 38", "Disruptions agreed, Pursue: 50"]);

    // Of nine hidden four are left: the total would say that.
    let mut year = Year::new();
    year.quarter("2027-04-05");
    year.release(1);
    year.quarter("2027-07-05");
    year.take_back(Level::None, 5);
    assert!(revised(&year.release(2)).is_empty());
}

#[test]
fn a_quarter_not_released_is_in_no_revised_figure() {
    let mut year = Year::new();
    year.quarter("2027-04-05");
    year.release(1);
    year.quarter("2027-07-05");
    year.quarter("2027-10-05");
    year.relevel(Level::Moderate, Level::Minor, 5);
    let third = year.release(3);
    assert!(third.contains("year to date, April to June 2027 and October to December 2027**"), "{third}");
    assert_eq!(revised(&third), ["Disruptions agreed, moderate: 23", "Disruptions agreed, minor: 49"]);
}
