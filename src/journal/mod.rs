//! The hash-chained journal: canonical bytes, chain, seal. Knows no SQL and no screen.
