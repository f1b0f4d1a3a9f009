//! Counts what a packed workbook unpacks to, by unpacking it into nothing, before the spreadsheet reader sees it. Knows no sheets.

use std::io::{Cursor, Read};

use super::limits;

/// What kind of packed file this is, told by the names of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packed {
    /// An Excel workbook (xlsx, xlsm).
    Excel,
    /// An Excel binary workbook (xlsb), which is not read.
    ExcelBinary,
    /// An OpenDocument spreadsheet (ods).
    OpenDocument,
    /// A Word document.
    Word,
    /// Slides.
    Slides,
    /// Any other archive.
    Archive,
}

/// Unpacks every part into nothing while counting, and tells what the archive is.
///
/// # Errors
/// One sentence when the archive is damaged, locked by a password, or would unpack beyond the limits.
pub(super) fn check(name: &str, bytes: &[u8]) -> Result<Packed, String> {
    let name = super::shown_name(name);
    let damaged =
        || format!("{name} is damaged: it cannot be unpacked to its end. Nothing was imported; export it again.");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > limits::PARTS {
        let parts = archive.len();
        return Err(format!(
            "{name} has {parts} parts; the most that is read is {}. Nothing was imported; save a copy with one plain sheet.",
            limits::PARTS
        ));
    }
    let packed = kind(&archive);
    let mut total = 0_u64;
    let mut block = vec![0_u8; 64 * 1024];
    for index in 0..archive.len() {
        let mut part = match archive.by_index(index) {
            Ok(part) => part,
            Err(zip::result::ZipError::UnsupportedArchive(_) | zip::result::ZipError::InvalidPassword) => {
                return Err(format!(
                    "{name} is locked by a password or packed in a way that is not read. Nothing was imported; save a plain copy."
                ));
            }
            Err(_) => return Err(damaged()),
        };
        let compressed = part.compressed_size().max(1);
        let mut inflated = 0_u64;
        loop {
            let read = part.read(&mut block).map_err(|_| damaged())?;
            if read == 0 {
                break;
            }
            inflated += read as u64;
            total += read as u64;
            if total > limits::INFLATED_BYTES {
                let most = limits::INFLATED_BYTES / (1024 * 1024);
                return Err(format!(
                    "{name} unpacks to more than {most} MB, far more than an extract needs. Nothing was imported."
                ));
            }
            if inflated > limits::RATIO_FROM && inflated / compressed >= limits::RATIO {
                return Err(format!(
                    "{name} unpacks to more than {} times its size, as a file made to exhaust the machine does. Nothing was imported.",
                    limits::RATIO
                ));
            }
        }
    }
    Ok(packed)
}

fn kind(archive: &zip::ZipArchive<Cursor<&[u8]>>) -> Packed {
    let has = |wanted: &str| {
        archive
            .file_names()
            .filter_map(Result::ok)
            .any(|name| name.trim_start_matches('/').eq_ignore_ascii_case(wanted))
    };
    if has("xl/workbook.xml") {
        Packed::Excel
    } else if has("xl/workbook.bin") {
        Packed::ExcelBinary
    } else if has("word/document.xml") {
        Packed::Word
    } else if has("ppt/presentation.xml") {
        Packed::Slides
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Packed::OpenDocument
    } else {
        Packed::Archive
    }
}
