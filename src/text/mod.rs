//! Text that is safe to show and measured as the terminal will show it: cleaning, width, cutting, wrapping, counting words.
//!
//! The base layer: it knows nothing of groups, records or screens. Text is cleaned where it enters (keyboard, paste, import,
//! configuration, file names) and again where it is drawn; both use this module, so the two can never disagree.

mod clean;
#[cfg(test)]
pub(crate) mod corpus;
mod count;
mod measure;
mod phrase;

pub use clean::{clean_block, clean_line, clean_line_cow, is_clean, is_hidden};
pub use count::{count_group, plural};
pub use measure::{Align, cut, fit, whole_words, width, wrap};
pub use phrase::{capital, listed, quoted, same_name, words_of};
