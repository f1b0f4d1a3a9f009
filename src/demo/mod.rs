//! The invented division: a seeded stream of commands. Knows no store and no screen.
