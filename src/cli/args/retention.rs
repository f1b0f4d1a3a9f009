//! The arguments of `muster record retention`: review, holds, disposal.

use clap::Subcommand;

/// What is asked about the retention of an OCG. All of it needs --because.
#[derive(Debug, Subcommand)]
pub enum RetentionTask {
    /// It was reviewed and is kept: its retention group, and when it is reviewed next.
    Review {
        /// The OCG.
        ocg: String,
        /// Retention group of the profile; the present one when not given.
        #[arg(long)]
        group: Option<String>,
        /// Next review; counted by the group when not given.
        #[arg(long, value_name = "DATE")]
        review: Option<String>,
    },
    /// Hold it for disclosure or inquiry: while it is held nothing of it is disposed of or erased.
    Hold {
        /// The OCG.
        ocg: String,
        /// disclosure or inquiry.
        kind: String,
    },
    /// Lift a hold.
    Lift {
        /// The OCG.
        ocg: String,
        /// disclosure or inquiry.
        kind: String,
    },
    /// Propose its disposal.
    Propose {
        /// The OCG.
        ocg: String,
    },
    /// Agree to the disposal that was proposed. Nothing is erased by that.
    Agree {
        /// The OCG.
        ocg: String,
    },
    /// Refuse the disposal that was proposed: it is kept.
    Refuse {
        /// The OCG.
        ocg: String,
    },
}
