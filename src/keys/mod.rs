//! The one key table, the chord parser and the resolver. Knows no drawing.

pub mod chord;
