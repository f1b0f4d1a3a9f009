//! The key that only a covert session has. In the open store it does nothing, stands in no help and is found by no search.

use super::{Row, row};
use crate::model::act::{Act, Scope};

pub(super) const ROWS: &[Row] = &[row(
    Act::Cross,
    "cross.open",
    Scope::Covert,
    &["g x"],
    "cross",
    "The open record beside this one, to read only; Enter passes an action on to it, in words of its own",
)
.also("sanitise release open record pass on crossing")];
