//! What the screen is about, as values: focus, cursor, filters, forms, modals, notices, layout. Knows no terminal and no SQL.

pub mod act;
pub mod awaited;
pub mod board;
pub mod calendar;
pub mod close;
pub mod columns;
pub mod door;
pub mod drive;
pub mod edit;
pub mod events;
pub mod filter;
pub mod finder;
pub mod form;
pub mod history;
pub mod layout;
pub mod list;
pub mod notice;
pub mod panes;
pub mod place;
pub mod port;
pub mod sitting;
pub mod state;
pub mod tables;
