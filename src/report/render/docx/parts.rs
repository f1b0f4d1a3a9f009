//! The parts of a word-processor file around its body: types, relations, properties, styles, numbering, header and footer.

use super::super::super::document::{Document, Text};
use super::{escaped, paragraph, run, runs};

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) fn content_types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let package = "application/vnd.openxmlformats-package";
    let overrides: String = [
        ("/docProps/core.xml", format!("{package}.core-properties+xml")),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        ("/word/document.xml", format!("{word}.document.main+xml")),
        ("/word/styles.xml", format!("{word}.styles+xml")),
        ("/word/numbering.xml", format!("{word}.numbering+xml")),
        ("/word/settings.xml", format!("{word}.settings+xml")),
        ("/word/header1.xml", format!("{word}.header+xml")),
        ("/word/footer1.xml", format!("{word}.footer+xml")),
    ]
    .iter()
    .map(|(part, kind)| format!("<Override PartName=\"{part}\" ContentType=\"{kind}\"/>"))
    .collect();
    format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"{package}.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"emf\" ContentType=\"image/x-emf\"/>{overrides}</Types>\n"
    )
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>")
}

fn relationships(all: &str) -> String {
    format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>\n"
    )
}

pub(super) fn package_relations() -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationships(&format!(
        "{}{}{}",
        relation("rId1", &format!("{RELATIONS}/officeDocument"), "word/document.xml"),
        relation("rId2", core, "docProps/core.xml"),
        relation("rId3", &format!("{RELATIONS}/extended-properties"), "docProps/app.xml")
    ))
}

pub(super) fn relations(pictures: usize) -> String {
    let parts = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "numbering", "numbering.xml"),
        ("rId3", "settings", "settings.xml"),
        ("rId4", "header", "header1.xml"),
        ("rId5", "footer", "footer1.xml"),
    ];
    let mut all: String =
        parts.iter().map(|(id, kind, target)| relation(id, &format!("{RELATIONS}/{kind}"), target)).collect();
    for number in 1..=pictures {
        all.push_str(&relation(
            &format!("rIdC{number}"),
            &format!("{RELATIONS}/image"),
            &format!("media/chart{number}.emf"),
        ));
    }
    relationships(&all)
}

/// Author is the prefix of the store, times are those of the record; nothing else about anybody.
pub(super) fn core(document: &Document) -> String {
    let meta = document.meta();
    let prefix = escaped(meta.paper.split('-').next().unwrap_or_default());
    let at = meta.as_at_time.iso();
    let at = at.split('.').next().unwrap_or(&at).trim_end_matches('Z');
    let title = escaped(&document.title());
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:creator>{prefix}</dc:creator>\
         <cp:lastModifiedBy>{prefix}</cp:lastModifiedBy><dc:language>en-GB</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}Z</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{at}Z</dcterms:modified>\
         </cp:coreProperties>\n"
    )
}

pub(super) fn app() -> String {
    format!(
        "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Muster</Application></Properties>\n"
    )
}

pub(super) fn settings() -> String {
    format!(
        "{XML}<w:settings xmlns:w=\"{MAIN}\"><w:defaultTabStop w:val=\"720\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-GB\"/></w:settings>\n"
    )
}

/// A paragraph style: what it is based on, what its paragraphs and letters are.
fn style(id: &str, name: &str, paragraph: &str, letters: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )
}

fn size(half_points: u32) -> String {
    format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
}

pub(super) fn styles() -> String {
    let heading = |level: u32, before: u32| {
        format!(
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"80\"/><w:outlineLvl w:val=\"{}\"/>",
            level - 1
        )
    };
    let bar = "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"000000\"/></w:pBdr>";
    let boxed: String = ["top", "left", "bottom", "right"]
        .iter()
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"000000\"/>"))
        .collect();
    let boxed = format!("<w:keepNext/><w:keepLines/><w:pBdr>{boxed}</w:pBdr><w:spacing w:before=\"0\" w:after=\"0\"/>");
    let mut all = vec![
        style("Title", "Title", &heading(1, 0), &format!("<w:b/>{}", size(40))),
        style("Heading2", "heading 2", &heading(2, 360), &format!("<w:b/>{}", size(32))),
        style("Heading3", "heading 3", &heading(3, 280), &format!("<w:b/>{}", size(26))),
        style("Heading4", "heading 4", &heading(4, 200), &format!("<w:b/>{}", size(24))),
        style("TOC2", "toc 2", "<w:spacing w:before=\"0\" w:after=\"20\"/>", ""),
        style("TOC3", "toc 3", "<w:spacing w:before=\"0\" w:after=\"20\"/><w:ind w:left=\"425\"/>", ""),
        style(
            "ListParagraph",
            "List Paragraph",
            "<w:spacing w:before=\"0\" w:after=\"60\"/><w:ind w:left=\"425\" w:hanging=\"425\"/>",
            "",
        ),
        style("Caption", "caption", "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"80\"/>", "<w:b/>"),
        style("Cell", "Cell", "<w:spacing w:before=\"20\" w:after=\"20\"/>", &size(20)),
        style("Note", "Note", "<w:spacing w:before=\"80\" w:after=\"200\"/>", ""),
        style(
            "After",
            "After table",
            "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>",
            &size(8),
        ),
        style(
            "Entry",
            "Entry",
            &format!(
                "<w:keepNext/><w:keepLines/>{bar}<w:spacing w:before=\"0\" w:after=\"20\"/><w:ind w:left=\"227\"/>"
            ),
            "",
        ),
        style(
            "EntryEnd",
            "Entry end",
            &format!("<w:keepLines/>{bar}<w:spacing w:before=\"0\" w:after=\"180\"/><w:ind w:left=\"227\"/>"),
            "",
        ),
        style("Kept", "Kept together", "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"60\"/>", ""),
        style(
            "SignatureLine",
            "Signature line",
            "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"000000\"/></w:pBdr><w:spacing w:before=\"700\" w:after=\"300\"/><w:ind w:right=\"5000\"/>",
            "",
        ),
        style(
            "Seal",
            "Seal",
            &boxed,
            "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>",
        ),
        style("Marking", "Marking", "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>", "<w:b/>"),
        style("Foot", "Foot", "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>", &size(18)),
    ];
    let sides: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"555555\"/>"))
        .collect();
    all.push(format!(
        "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders>\
         <w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    ));
    let arial = "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>";
    format!(
        "{XML}<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>{arial}{}<w:lang w:val=\"en-GB\" w:eastAsia=\"en-GB\" \
         w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/>\
         </w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:qFormat/></w:style>{}</w:styles>\n",
        size(24),
        all.concat()
    )
}

/// One numbering of dashes, and one of numbers for each ordered list, so that each begins at 1.
pub(super) fn numbering(ordered: usize) -> String {
    let level = |format: &str, words: &str| {
        format!(
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{words}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"425\" w:hanging=\"425\"/></w:pPr></w:lvl>"
        )
    };
    let mut kinds = format!("<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>", level("bullet", "\u{2013}"));
    let mut lists = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>".to_owned();
    for at in 1..=ordered {
        kinds.push_str(&format!("<w:abstractNum w:abstractNumId=\"{at}\">{}</w:abstractNum>", level("decimal", "%1.")));
        lists.push_str(&format!("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{at}\"/></w:num>", at + 1));
    }
    format!("{XML}<w:numbering xmlns:w=\"{MAIN}\">{kinds}{lists}</w:numbering>\n")
}

fn marking(document: &Document) -> String {
    let marking = document.marking();
    let mut lines = vec![Text::from(marking.level.word())];
    lines.extend(marking.handling.clone());
    lines.iter().map(|line| paragraph("Marking", &runs(line, " ", false))).collect()
}

pub(super) fn header(document: &Document) -> String {
    let warnings: String =
        document.warnings().into_iter().map(|line| paragraph("Marking", &run(line, false, true))).collect();
    format!("{XML}<w:hdr xmlns:w=\"{MAIN}\">{}{warnings}</w:hdr>\n", marking(document))
}

fn field(name: &str) -> String {
    format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
}

pub(super) fn footer(document: &Document) -> String {
    let foot = format!("{}, page ", super::super::foot(document.meta()));
    let line =
        format!("{}{}{}{}", run(&foot, false, false), field("PAGE"), run(" of ", false, true), field("NUMPAGES"));
    format!("{XML}<w:ftr xmlns:w=\"{MAIN}\">{}{}</w:ftr>\n", marking(document), paragraph("Foot", &line))
}
