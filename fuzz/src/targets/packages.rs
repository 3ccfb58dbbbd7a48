//! Office files whose parts are the input: packed soundly, so that what is changed reaches the readers of the parts.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use gouji::read::{odf as odf_files, office};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::reading::hold;

/// What parts of an input are cut by.
const CUT: &[u8] = b"\n%%\n";

/// An archive of these parts, not compressed.
pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(*name, stored).expect("a name");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

/// The parts of an input, as many as are wanted; those that it lacks are empty.
fn cut<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut rest = Some(data);
    [(); N].map(|()| {
        let Some(now) = rest else {
            return Default::default();
        };
        let at = now.windows(CUT.len()).position(|window| window == CUT);
        rest = at.map(|at| &now[at + CUT.len()..]);
        &now[..at.unwrap_or(now.len())]
    })
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;

const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

fn relations(list: &[(&str, &str, &str)]) -> String {
    let mut part = String::from(
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    );
    for (id, kind, target) in list {
        let _ = write!(
            part,
            r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/>"#
        );
    }
    part + "</Relationships>"
}

/// The parts that there are, with what names them.
fn linked<'a>(kind: &str, parts: &[(&'a str, &'a [u8])]) -> (String, Vec<(&'a str, &'a [u8])>) {
    let there = parts.iter().copied().filter(|(_, bytes)| !bytes.is_empty());
    let there: Vec<(&str, &[u8])> = there.collect();
    let list: Vec<[String; 3]> = (1..)
        .zip(&there)
        .map(|(number, (name, _))| {
            let (_, target) = name.split_once('/').expect("a folder");
            let end = target.rsplit('/').next().unwrap_or(target);
            let end = end.trim_end_matches(".xml").trim_end_matches('1');
            let end = if end == "sheet" { "worksheet" } else { end };
            [
                format!("rId{number}"),
                format!("{kind}/{end}"),
                target.to_owned(),
            ]
        })
        .collect();
    let list: Vec<(&str, &str, &str)> = list
        .iter()
        .map(|[id, kind, target]| (id.as_str(), kind.as_str(), target.as_str()))
        .collect();
    (relations(&list), there)
}

const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A DOCX: the text, and its styles and numbering where the input has them.
pub(crate) fn docx_of(data: &[u8]) -> Vec<u8> {
    let [document, styles, numbering] = cut(data);
    let top = relations(&[("rId1", OFFICE, "word/document.xml")]);
    let more = [
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
    ];
    let (own, more) = linked(KINDS, &more);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", top.as_bytes()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", own.as_bytes()),
    ];
    parts.extend(more);
    package(&parts)
}

/// An XLSX: a sheet, the shared texts, the styles and the workbook itself.
pub(crate) fn xlsx_of(data: &[u8]) -> Vec<u8> {
    let [sheet, texts, styles, workbook] = cut(data);
    let top = relations(&[("rId1", OFFICE, "xl/workbook.xml")]);
    let sheets = [
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", texts),
        ("xl/styles.xml", styles),
    ];
    let (own, more) = linked(KINDS, &sheets);
    let plain = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let workbook = if workbook.is_empty() { plain } else { workbook };
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", top.as_bytes()),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", own.as_bytes()),
    ];
    parts.extend(more);
    package(&parts)
}

/// DOCX.
pub(crate) fn docx(data: &[u8]) {
    hold(data, office::read(&docx_of(data)));
}

/// XLSX.
pub(crate) fn xlsx(data: &[u8]) {
    hold(data, office::read(&xlsx_of(data)));
}

/// ODT and ODS.
pub(crate) fn odf(data: &[u8]) {
    hold(data, odf_files::read(&package(&[("content.xml", data)])));
}
