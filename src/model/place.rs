//! Where the user is, kept while the screen is locked: the place, and what was typed and not saved.
//!
//! It must not know the disk: a place lives in memory only.

use crate::domain::identity::OcgId;

use super::form::Form;
use super::layout::Pane;
use super::notice::Kind;
use super::state::{Modal, Model};

/// What is kept while the screen is locked, so that the user goes on where they were: the place, and what was typed and not saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    focus: Pane,
    zoom: bool,
    selected: Option<OcgId>,
    drafts: Vec<Form>,
}

impl Model {
    /// The place, with every open form as a draft.
    #[must_use]
    pub fn place(&mut self) -> Place {
        for modal in std::mem::take(&mut self.modals) {
            if let Modal::Form(form) = modal
                && form.is_draft()
            {
                self.drafts.retain(|draft| draft.purpose != form.purpose);
                self.drafts.push(*form);
            }
        }
        let drafts = std::mem::take(&mut self.drafts);
        Place { focus: self.focus, zoom: self.zoom, selected: self.selected, drafts }
    }

    /// Goes on at a place. A group that is gone leaves the selection where it is.
    pub fn go_on(&mut self, place: Place) {
        (self.focus, self.zoom) = (place.focus, place.zoom);
        self.selected = place.selected.filter(|id| self.lines.ocg(*id).is_some()).or(self.selected);
        self.drafts = place.drafts;
        for draft in &mut self.drafts {
            draft.saving = false;
        }
        if let Some(last) = self.drafts.last() {
            let words = format!("Draft kept: {}. The same key brings it back.", last.title);
            self.notices.tell(Kind::Note, words);
        }
        self.arrange();
    }
}
