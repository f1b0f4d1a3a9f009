//! Files in and out: reading extracts as a plan, a preview and one batch. Knows no screen.
