//! `muster config paths`: where things are.

use super::args::Config;
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;

/// Says where things are.
pub(super) fn run(config: &Config, context: &Context) -> Result<(), Failure> {
    match config {
        Config::Paths => {
            let store = context.store_path()?;
            output::line(&format!("Store    {}", files::shown(&store)));
            output::line(&format!("Record   {}", files::shown(&store.join("record.db"))));
            output::line(&format!("Keyring  {}", files::shown(&store.join("keyring.toml"))));
            output::line(&format!("Backups  {}", files::shown(&store.join("backups"))));
            let papers = context.global.papers.clone().unwrap_or_else(|| store.join("papers"));
            output::line(&format!("Papers   {}", files::shown(&papers)));
            Ok(())
        }
    }
}
