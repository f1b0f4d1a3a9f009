//! What each pane of the dashboard holds: order, cursor, sort, filter and marks. Each works out its order when something changes.
//!
//! They must not know the keys, the disk or how they are drawn.

mod actions;
mod lros;
mod ocgs;

pub use actions::{Actions, PAGE, Question};
pub use lros::{Lros, note, remark};
pub use ocgs::{Group, Ocgs, Shown, chair_words, short_reference, without_op};
