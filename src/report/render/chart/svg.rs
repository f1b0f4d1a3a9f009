//! A chart as inline SVG: whole coordinates, attributes in a fixed order, no script and no outside address.

use super::layout::{Fill, Layout, WIDTH};
use std::fmt::Write as _;

const fn name(fill: Fill) -> &'static str {
    match fill {
        Fill::Dark => "dark",
        Fill::Slanted => "slanted",
        Fill::Light => "light",
        Fill::Lines => "lines",
        Fill::Crossed => "crossed",
    }
}

/// What fills a pattern of 6 by 6.
const fn strokes(fill: Fill) -> &'static str {
    match fill {
        Fill::Dark => "<rect width=\"6\" height=\"6\" fill=\"#333333\"/>",
        Fill::Light => "<rect width=\"6\" height=\"6\" fill=\"#cccccc\"/>",
        Fill::Slanted => "<path d=\"M0 6L6 0M-1 1L1 -1M5 7L7 5\" stroke=\"#000000\" stroke-width=\"1\"/>",
        Fill::Lines => "<path d=\"M0 3L6 3\" stroke=\"#000000\" stroke-width=\"1\"/>",
        Fill::Crossed => "<path d=\"M0 3L6 3M3 0L3 6\" stroke=\"#000000\" stroke-width=\"1\"/>",
    }
}

/// Draws it. `title` and `alt` are escaped already; `id` makes the names of its patterns its own.
pub(in crate::report::render) fn svg(picture: &Layout, title: &str, alt: &str, id: usize) -> String {
    let mut out = format!(
        "<svg role=\"img\" viewBox=\"0 0 {WIDTH} {}\" width=\"{WIDTH}\" height=\"{}\" font-family=\"Arial, sans-serif\" font-size=\"{}\">\n\
         <title>{title}</title>\n<desc>{alt}</desc>\n<defs>\n",
        picture.high, picture.high, picture.size
    );
    for fill in Fill::ALL.into_iter().filter(|fill| picture.bars.iter().any(|bar| bar.fill == *fill)) {
        let _ = writeln!(
            out,
            "<pattern id=\"c{id}-{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">{}</pattern>",
            name(fill),
            strokes(fill)
        );
    }
    out.push_str("</defs>\n");
    let (x, top, end) = picture.axis;
    let _ = writeln!(out, "<path d=\"M{x} {top}L{x} {end}\" stroke=\"#000000\" stroke-width=\"1\"/>");
    for bar in &picture.bars {
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"url(#c{id}-{})\" stroke=\"#000000\"/>",
            bar.x,
            bar.y,
            bar.wide,
            bar.high,
            name(bar.fill)
        );
    }
    for label in &picture.labels {
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\">{}</text>",
            label.x,
            label.y,
            super::super::html::escaped(&label.words)
        );
    }
    out.push_str("</svg>");
    out
}
