//! Deciding about flags and items of a register for disclosure: what is said once, and the numbers, which are given here and never again.

use super::super::item::{Content, Disclosure, ItemKind, Part, RegisterItem};
use super::super::limits::{self, MOST_CHARACTERS, MOST_NAME};
use super::super::reading::Reading;
use super::{Reject, refuse};
use crate::text::count_group;

/// Cleaned, with what it needs.
pub(super) fn clean(asked: &mut Disclosure) -> Result<(), Reject> {
    match asked {
        Disclosure::Flag { investigation, .. } => name(investigation),
        Disclosure::Item(item) => {
            name(&mut item.investigation)?;
            item.description = limits::optional("the description", &item.description, MOST_CHARACTERS)?;
            item.sensitive = match item.part {
                Part::A => String::new(),
                Part::B => limits::needed("a reason for sensitivity", &item.sensitive, MOST_CHARACTERS)?,
            };
            Ok(())
        }
    }
}

fn name(investigation: &mut String) -> Result<(), Reject> {
    *investigation = crate::text::clean_line(&limits::needed("the investigation", investigation, MOST_NAME)?);
    Ok(())
}

fn known(record: &dyn Reading) -> Result<Vec<Disclosure>, Reject> {
    let items = record.items_of_kind(ItemKind::Disclosure)?.into_iter();
    Ok(items
        .filter_map(|item| if let Content::Disclosure(disclosure) = item.content { Some(disclosure) } else { None })
        .collect())
}

/// What is recorded first: said once of each investigation, which keeps the spelling it had at first, and numbered.
pub(super) fn first(asked: Disclosure, record: &dyn Reading) -> Result<Disclosure, Reject> {
    let known = known(record)?;
    let of_it: Vec<&Disclosure> =
        known.iter().filter(|one| one.investigation().eq_ignore_ascii_case(asked.investigation())).collect();
    let spelled = of_it.first().map_or_else(|| asked.investigation().to_owned(), |one| one.investigation().to_owned());
    match asked {
        Disclosure::Flag { relevant, on, .. } => {
            let same =
                |one: &&Disclosure| matches!(one, Disclosure::Flag { relevant: known, .. } if *known == relevant);
            if of_it.iter().any(same) {
                return refuse(format!("This is flagged for investigation {spelled} already."));
            }
            Ok(Disclosure::Flag { investigation: spelled, relevant, on })
        }
        Disclosure::Item(item) => {
            let items: Vec<&RegisterItem> = of_it.iter().filter_map(|one| one.item()).collect();
            if items.iter().any(|one| one.entry == item.entry) {
                let entry = count_group(item.entry);
                return refuse(format!(
                    "Entry {entry} is on the register of investigation {spelled} already. Change that."
                ));
            }
            let highest = known.iter().filter_map(Disclosure::item).map(|one| one.register).max().unwrap_or(0);
            let register = items.first().map_or(highest.saturating_add(1), |one| one.register);
            let bare = RegisterItem { investigation: spelled, register, number_a: 0, number_b: 0, ..item };
            Ok(Disclosure::Item(numbered(bare, &items)))
        }
    }
}

/// What is said anew of an item: its investigation, entry and numbers stay; a part it comes into for the first time gives it the next number there.
pub(super) fn anew(asked: Disclosure, before: &Disclosure, record: &dyn Reading) -> Result<Disclosure, Reject> {
    let (Disclosure::Item(asked), Disclosure::Item(was)) = (asked, before) else {
        return refuse("A flag is not changed: withdraw it, and flag what is meant.");
    };
    let known = known(record)?;
    let items: Vec<&RegisterItem> =
        known.iter().filter_map(Disclosure::item).filter(|one| one.register == was.register).collect();
    let kept = RegisterItem {
        investigation: was.investigation.clone(),
        register: was.register,
        entry: was.entry,
        number_a: was.number_a,
        number_b: was.number_b,
        ..asked
    };
    Ok(Disclosure::Item(numbered(kept, &items)))
}

fn numbered(mut item: RegisterItem, of_it: &[&RegisterItem]) -> RegisterItem {
    if item.number_in(item.part) == 0 {
        let next = of_it.iter().map(|one| one.number_in(item.part)).max().unwrap_or(0).saturating_add(1);
        match item.part {
            Part::A => item.number_a = next,
            Part::B => item.number_b = next,
        }
    }
    item
}
