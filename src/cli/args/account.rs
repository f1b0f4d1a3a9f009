//! The arguments of what has to be accounted for: the access log.

use super::Shape;
use clap::Args;

/// The access log.
#[derive(Debug, Args)]
pub struct AccessLog {
    /// From this day on: 1/11, yesterday, "1 nov 2026".
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Up to this day.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Only what this person did: rank and collar number, or a part of it.
    #[arg(long, value_name = "OFFICER")]
    pub who: Option<String>,
    /// Only this kind: collection, alteration, consultation, disclosure, combination or erasure.
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// How to write it.
    #[command(flatten)]
    pub shape: Shape,
}
