//! Cleaning and measuring of text: the one place that decides what may reach the record and the screen. Knows nothing of the field.
