//! The style sheet of a paper: 12 point, left aligned, black on white; a marking on every printed page.

/// The style sheet.
pub(super) const STYLE: &str = "\
@page { size: A4 portrait; margin: 24mm 18mm 26mm 18mm; @bottom-right { content: \"Page \" counter(page) \" of \" counter(pages); font: 9pt Arial, sans-serif; } }
body { font: 12pt/1.4 Arial, Helvetica, sans-serif; color: #000; background: #fff; text-align: left; max-width: 174mm; margin: 1em auto; padding: 0 1em; }
h1 { font-size: 20pt; line-height: 1.2; }
h2 { font-size: 16pt; margin: 1.4em 0 0.4em; break-after: avoid; }
h3 { font-size: 13pt; margin: 1.2em 0 0.4em; break-after: avoid; }
h4 { font-size: 12pt; margin: 1em 0 0.3em; break-after: avoid; }
p { margin: 0 0 0.6em; }
.ref { white-space: nowrap; }
.marking { text-align: center; font-weight: bold; margin: 0.5em 0; }
.warning { text-align: center; font-weight: bold; }
.running { display: none; }
.foot { font-size: 10pt; }
nav ul { list-style: none; padding: 0; }
nav .level3 { padding-left: 1.5em; }
nav a { color: #000; }
dl { display: grid; grid-template-columns: max-content auto; column-gap: 1.2em; row-gap: 0.2em; margin: 0 0 1em; }
dt { font-weight: bold; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: 10pt; margin: 0.4em 0 1em; }
caption { text-align: left; font-weight: bold; font-size: 12pt; padding-bottom: 0.3em; break-after: avoid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #555; padding: 0.25em 0.4em; vertical-align: top; text-align: left; }
thead th { background: #e6e6e6; }
.figure { text-align: right; }
.keep { white-space: nowrap; }
.total th, .total td { border-top: 3px double #000; font-weight: bold; }
.entry { border-left: 3px solid #000; padding-left: 0.8em; margin: 0 0 0.9em; break-inside: avoid; }
.entry p { margin: 0 0 0.15em; }
.byline { font-size: 10pt; }
figure { margin: 0 0 1em; }
figure svg { max-width: 100%; height: auto; break-inside: avoid; }
figcaption { font-weight: bold; margin-bottom: 0.3em; }
.signature { margin: 1em 0; break-inside: avoid; }
.line { border-bottom: 1px solid #000; width: 80mm; height: 14mm; }
.seal { font-family: \"Courier New\", monospace; border: 1px solid #000; padding: 0.6em; break-inside: avoid; }
.sheet { break-before: page; border: 0; }
@media print {
body { margin: 0; padding: 0; max-width: none; }
body > .marking, body > .warning, body > .foot { display: none; }
.running { display: block; position: fixed; left: 0; right: 0; text-align: center; font-weight: bold; font-size: 10pt; }
.top { top: -18mm; }
.bottom { bottom: -18mm; }
}
";
