//! What the meeting is about: OCGs, tiers, officers, actions; commands, facts and the rules between them. Knows no screen, no SQL, no clock.

pub mod date_words;
pub mod profile;
pub mod time;
