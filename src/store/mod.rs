//! The encrypted store: the only place that names the database. Knows no screen and no keys.
