//! The blocks of a paper (papers section 1.1). Data only.

use super::Text;

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Text),
    /// A list of one level.
    List(List),
    /// Labels with what they say: the head of a paper, the card of one OCG.
    Pairs(Vec<(String, Text)>),
    /// A table.
    Table(Table),
    /// A table with a picture.
    Chart(Chart),
    /// One recorded fact.
    Entry(Entry),
    /// A sign-off.
    Signature(Signature),
    /// The seal, last block of a signed paper.
    Seal(Seal),
    /// The next sheet begins here.
    PageBreak,
}

/// A heading that says what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 for the title, then 2 to 4.
    pub level: u8,
    /// `7.2`, without a stop; empty for none.
    pub number: String,
    /// The words.
    pub text: Text,
}

/// A list of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Numbered rather than dashed.
    pub ordered: bool,
    /// The items.
    pub items: Vec<Text>,
}

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Figures.
    Right,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub head: String,
    /// Where its cells stand.
    pub align: Align,
    /// Cells must not break over lines.
    pub no_break: bool,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(head: &str) -> Self {
        Self { head: head.to_owned(), align: Align::Left, no_break: false }
    }

    /// A column of references, which do not break.
    #[must_use]
    pub fn references(head: &str) -> Self {
        Self { head: head.to_owned(), align: Align::Left, no_break: true }
    }

    /// A column of figures.
    #[must_use]
    pub fn figures(head: &str) -> Self {
        Self { head: head.to_owned(), align: Align::Right, no_break: true }
    }
}

/// A row of a table: one cell for each column, none of them blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row(Vec<Text>);

impl Row {
    /// A row. A blank cell says `not recorded`: a builder that means `none` or `not applicable` says so itself (papers section 1.3).
    #[must_use]
    pub fn new(cells: Vec<Text>) -> Self {
        let told = |cell: Text| if cell.is_blank() { Text::plain("not recorded") } else { cell };
        Self(cells.into_iter().map(told).collect())
    }

    /// Its cells.
    #[must_use]
    pub fn cells(&self) -> &[Text] {
        &self.0
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: Text,
    /// Its columns, at most seven.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Which column names the row, from 0.
    pub row_head: usize,
    /// A last row of totals.
    pub total: Option<Row>,
    /// A sentence under it.
    pub note: Option<Text>,
    /// What is said instead when there is no row.
    pub empty: Text,
}

/// How the picture of a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars; in groups when there are several series.
    Bars,
    /// One bar for each category, the series on top of each other.
    Stacked,
}

/// One series of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// One whole figure for each category.
    pub values: Vec<i64>,
}

/// A chart: a table with a picture; the table is always printed too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub caption: Text,
    /// Bars or stacked bars.
    pub kind: ChartKind,
    /// What the categories are, `Tier`.
    pub over: String,
    /// The categories.
    pub categories: Vec<String>,
    /// The series, in a fixed order.
    pub series: Vec<Series>,
    /// What is counted, `actions`.
    pub unit: String,
    /// The picture in words; names the highest and the lowest figure.
    pub alt: Text,
    /// The table printed under the picture where it says more than the figures drawn; `None` prints these. It has a row for each category.
    pub table: Option<Table>,
}

/// Whether a recorded fact stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryStatus {
    /// It stands.
    Stands,
    /// It was withdrawn: says so first.
    Withdrawn,
    /// It was corrected by a later entry: says so first.
    Corrected,
}

/// One recorded fact: the unit of minutes and registers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Decision, Action, Claim, Disruption, Note ...
    pub word: String,
    /// Its number or reference; empty only for a note.
    pub number: Text,
    /// What stands in brackets after the number, such as the P; empty for nothing.
    pub aside: String,
    /// True when the sentence goes on from the number after a colon.
    pub runs_on: bool,
    /// Whether it stands.
    pub status: EntryStatus,
    /// The sentence.
    pub sentence: Text,
    /// The reason as typed, ended; `None` when the kind has none.
    pub reason: Option<Text>,
    /// By whom and when; `None` where the sentence says it.
    pub byline: Option<Text>,
}

/// A sign-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// In which capacity.
    pub role: String,
    /// Who, if known.
    pub who: Option<Text>,
    /// When and by which entry; `None` when it is not signed.
    pub signed: Option<Text>,
}

/// The seal of the record as at the paper's entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// What it seals: `minutes 3`.
    pub of: String,
    /// Store id.
    pub store_id: String,
    /// How many entries it seals.
    pub entries: u64,
    /// The words of the head.
    pub words: Vec<String>,
    /// Checkpoint id, if there is one.
    pub checkpoint: Option<String>,
}

impl Seal {
    /// The seal of a journal, for this paper.
    #[must_use]
    pub fn of(what: &str, seal: &crate::journal::Seal) -> Self {
        Self {
            of: what.to_owned(),
            store_id: seal.store_id.clone(),
            entries: seal.entries,
            words: seal.words().map(str::to_owned).to_vec(),
            checkpoint: None,
        }
    }
}

impl Block {
    /// A heading without a number.
    #[must_use]
    pub fn heading(level: u8, text: impl Into<Text>) -> Self {
        Self::numbered(level, "", text)
    }

    /// A heading with its number.
    #[must_use]
    pub fn numbered(level: u8, number: &str, text: impl Into<Text>) -> Self {
        Self::Heading(Heading { level, number: number.to_owned(), text: text.into() })
    }

    /// A paragraph.
    #[must_use]
    pub fn paragraph(text: impl Into<Text>) -> Self {
        Self::Paragraph(text.into())
    }
}
