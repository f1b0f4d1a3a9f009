//! What the screen is about, as values: focus, cursor, filters, forms, modals, notices, layout. Knows no terminal and no SQL.

pub mod layout;
pub mod port;
