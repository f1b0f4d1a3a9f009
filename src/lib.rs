//! Muster runs a police tasking meeting from the keyboard and keeps a record of it that can be proved.
//!
//! The journal is the record; everything else is a reading of it. `ARCHITECTURE.md` describes the layers; the modules below stand
//! in the order of their dependencies, and each may use only those above it.

pub mod text;

pub mod domain;

pub mod journal;

pub mod store;

pub mod exchange;

pub mod report;

pub mod demo;

pub mod model;

pub mod keys;

pub mod app;

pub mod view;

pub mod term;

pub mod cli;
