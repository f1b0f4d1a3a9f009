//! The arguments of `muster cross`.

use clap::Args;

/// Something to pass on.
#[derive(Debug, Args)]
#[command(after_help = "Without a reference: what was begun and not finished.")]
pub struct Cross {
    /// The item it comes from.
    #[arg(value_name = "REF", requires_all = ["to", "text"])]
    pub reference: Option<String>,
    /// The words of the action, as the other record may hold them.
    #[arg(value_name = "WORDS")]
    pub text: Option<String>,
    /// The group of the other record.
    #[arg(long, value_name = "REF")]
    pub to: Option<String>,
    /// Who is to do it, in the other record.
    #[arg(long, value_name = "OFFICER")]
    pub owner: Option<String>,
    /// pursue, prevent, protect or prepare.
    #[arg(long, value_name = "P")]
    pub p: Option<String>,
    /// When it is due.
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    /// Do it; without this only what would cross is shown.
    #[arg(long)]
    pub yes: bool,
    /// Finish what was begun, by its entry.
    #[arg(long, value_name = "ENTRY", conflicts_with_all = ["reference", "abandon"])]
    pub finish: Option<u64>,
    /// Give up what was begun, by its entry.
    #[arg(long, value_name = "ENTRY", conflicts_with = "reference")]
    pub abandon: Option<u64>,
}
