//! A draft whose form cannot be made from this record alone: it waits, and gives what was typed to the form that can.
//!
//! It must not know where drafts are kept.

use super::field::Kind;
use super::{CrossForm, Form, Purpose};

impl Form {
    /// Whether it waits among the drafts for a form that knows the open record: it cannot be shown by itself.
    #[must_use]
    pub const fn waits(&self) -> bool {
        matches!(self.purpose, Purpose::Cross(CrossForm::Pass(..)))
    }

    /// Takes over what was typed and chosen in a draft of the same purpose. What was chosen there and cannot be chosen here is chosen anew: it must not
    /// come back as something else.
    pub fn take_over(&mut self, draft: &Self) {
        for (field, before) in self.fields.iter_mut().zip(&draft.fields) {
            field.edit.clone_from(&before.edit);
            match &mut field.kind {
                Kind::Choice { options, at, .. } => {
                    *at = options.iter().position(|option| option.value == before.value()).unwrap_or(0);
                }
                Kind::Pick { options, at } => *at = options.iter().position(|option| option.value == before.value()),
                Kind::Line { .. } | Kind::Long | Kind::Date { .. } | Kind::Secret => {}
            }
        }
        self.at = draft.at;
        self.dirty = true;
    }
}
