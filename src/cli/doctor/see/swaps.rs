//! The swap areas of this computer and what each lies on, by `/proc/swaps`.

use super::super::seen::{Ground, Swap};
use super::ground::Surface;
use super::mounts::plain;
use crate::text::clean_line;
use std::path::Path;

/// The swap areas; `None` where the system does not tell.
pub(super) fn seen(surface: &Surface) -> Option<Vec<Swap>> {
    let text = std::fs::read_to_string("/proc/swaps").ok()?;
    Some(areas(&text).map(|(path, file)| area(&path, file, surface)).collect())
}

/// Name of each area, and whether it is a file.
fn areas(text: &str) -> impl Iterator<Item = (String, bool)> + '_ {
    text.lines().skip(1).filter_map(|line| {
        let mut fields = line.split_whitespace();
        let name = plain(fields.next()?);
        Some((name, fields.next() == Some("file")))
    })
}

fn area(name: &str, file: bool, surface: &Surface) -> Swap {
    let path = Path::new(name);
    let ground = if file {
        surface.of_path(path)
    } else {
        Some(Ground { kind: "swap".to_owned(), devices: surface.of_node(path).into_iter().collect() })
    };
    Swap { name: clean_line(name), ground }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partitions_and_files_are_told_apart() {
        let text = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n\
            /dev/dm-1                               partition\t8388604\t\t0\t\t-2\n\
            /srv/swap\\040file                       file\t\t1048572\t\t0\t\t-3\n";
        let found: Vec<(String, bool)> = areas(text).collect();
        assert_eq!(found, [("/dev/dm-1".to_owned(), false), ("/srv/swap file".to_owned(), true)]);
        assert_eq!(areas("Filename Type\n").count(), 0);
    }
}
