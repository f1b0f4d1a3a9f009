//! Papers: one document model and one renderer for each format. Knows no SQL and no screen.
