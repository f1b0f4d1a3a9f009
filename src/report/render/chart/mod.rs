//! The picture of a chart: one layout in whole numbers, drawn as SVG in html and as a metafile in docx (papers section 1.4).

mod emf;
mod layout;
mod svg;

pub(super) use emf::emf;
pub(super) use layout::{WIDTH, layout};
pub(super) use svg::svg;
