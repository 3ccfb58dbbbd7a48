//! Files with remarks, read again.

use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use proptest::prelude::*;
use quick_xml::events::Event;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use super::xml::Pieces;
use super::*;
use crate::check::{Config, check};

const MAIN: &str = "word/document.xml";

/// An archive of parts, of which one is not packed.
pub(super) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = SimpleFileOptions::default().compression_method(match *name {
            "_rels/.rels" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        });
        writer.start_file(*name, options).expect("a part");
        writer.write_all(text.as_bytes()).expect("a part in memory");
    }
    writer.finish().expect("an archive").into_inner()
}

/// The parts with their bytes, unpacked.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("a part that is whole");
        parts.push((file.name().expect("a name").into_owned(), bytes));
    }
    parts
}

pub(super) fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(own, _)| own == name);
    String::from_utf8(found.expect(name).1).expect("text")
}

fn docx_with(body: &str, more: &[(&str, &str)], related: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let relations = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let of_main = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{related}</Relationships>"
    );
    let mut all = vec![
        ("[Content_Types].xml", types),
        ("_rels/.rels", relations),
        (MAIN, document.as_str()),
        ("word/_rels/document.xml.rels", of_main.as_str()),
        ("word/media/图 1.png", "no picture"),
    ];
    all.extend_from_slice(more);
    zip(&all)
}

fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[], "")
}

pub(super) fn signature() -> Signature {
    Signature::of_gouji("2024-01-31")
}

/// The file with remarks on what is found in it; what is not changed is as it was, and so is what is read.
#[track_caller]
fn remarked_file(bytes: &[u8]) -> Vec<u8> {
    let document = crate::read::bytes(bytes, None).expect("a report");
    let checked = check(Arc::new(document), &Config::default());
    let none = Dismissed::new();
    let remarks = remarks(&checked, &none, false, Language::Chinese);
    assert!(!remarks.is_empty(), "{}", checked.document.text);
    with(bytes, &checked, &remarks)
}

#[track_caller]
fn with(bytes: &[u8], checked: &Checked, remarks: &[Remark]) -> Vec<u8> {
    let file = docx::write(
        bytes,
        &checked.document,
        remarks,
        &signature(),
        Language::Chinese,
    )
    .expect("a DOCX");
    let after = crate::read::bytes(&file, None).expect("a report");
    assert_eq!(after.text, checked.document.text);
    for (name, text) in parts(&file) {
        if matches!(name.rsplit('.').next(), Some("xml" | "rels")) {
            let text = String::from_utf8(text).expect("text");
            assert!(
                Pieces::of(&text).all(|piece| piece.is_ok()),
                "{name}: {text}"
            );
        }
    }
    let changing = [
        "[Content_Types].xml",
        MAIN,
        "word/comments.xml",
        "word/_rels/document.xml.rels",
    ];
    let kept = |bytes: &[u8]| {
        let parts = parts(bytes).into_iter();
        parts
            .filter(|(name, _)| !changing.contains(&name.as_str()))
            .collect::<Vec<_>>()
    };
    assert_eq!(kept(bytes), kept(&file));
    file
}

#[test]
fn a_remark_that_is_not_at_its_number_says_so() {
    let paragraph = "<w:p><w:r><w:t>收到申请3件，其中自然人2件、企业2件。</w:t></w:r></w:p>";
    let bytes = docx(&format!("{HEADING}{paragraph}"));
    let document = crate::read::bytes(&bytes, None).expect("a report");
    let checked = check(Arc::new(document), &Config::default());
    let none = Dismissed::new();
    let mut remarks = remarks(&checked, &none, false, Language::Chinese);
    let says = |remarks: &[Remark]| {
        let file = with(&bytes, &checked, remarks);
        part(&file, "word/comments.xml").contains("没有在文件中定位到这个数")
    };
    assert!(!says(&remarks));
    remarks[0].span = Span::new(900, 901);
    assert!(says(&remarks));
    // what is about no number has no place to miss
    remarks[0].figure = None;
    assert!(!says(&remarks));
}

/// The text within the ranges of comments in ⟦⟧.
fn marked(part: &str) -> String {
    let mut out = String::new();
    for piece in Pieces::of(part) {
        match piece.expect("it is whole").0 {
            Event::Text(text) => out.push_str(&text),
            Event::GeneralRef(_) => out.push('&'),
            Event::Empty(element) => match element.name().as_ref() {
                "w:commentRangeStart" => out.push('⟦'),
                "w:commentRangeEnd" => out.push('⟧'),
                _ => {}
            },
            Event::End(element) if element.name().as_ref() == "w:p" => out.push('¶'),
            _ => {}
        }
    }
    out
}

const HEADING: &str = "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>";

#[track_caller]
fn check_marks(paragraph: &str, expected: &str) {
    let file = remarked_file(&docx(&format!("{HEADING}{paragraph}")));
    let main = part(&file, MAIN);
    assert_eq!(marked(&main), format!("一、总体情况¶{expected}¶"), "{main}");
}

#[test]
fn a_comment_is_around_the_very_number() {
    // in the midst of a run
    check_marks(
        "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>收到申请13件，其中自然人12件，企业2件。</w:t></w:r></w:p>",
        "收到申请⟦13⟧件，其中自然人12件，企业2件。",
    );
    // a run of its own, and one in pieces
    check_marks(
        "<w:p><w:r><w:t>收到申请</w:t></w:r><w:r><w:t>13</w:t></w:r><w:r><w:t>件，其中自然人12件，企业2件。</w:t></w:r></w:p>",
        "收到申请⟦13⟧件，其中自然人12件，企业2件。",
    );
    check_marks(
        "<w:p><w:r><w:t>收到 申请 1</w:t></w:r><w:r><w:t>3</w:t><w:lastRenderedPageBreak/></w:r><w:r><w:t>件，其中自然人12件，企业2件。</w:t></w:r></w:p>",
        "收到 申请 ⟦13⟧件，其中自然人12件，企业2件。",
    );
    // behind a reference, and deleted numbers before it
    check_marks(
        "<w:p><w:del w:id=\"5\"><w:r><w:delText>9</w:delText></w:r></w:del><w:r><w:t>局&amp;办收到申请13件，其中自然人12件，企业2件。</w:t></w:r></w:p>",
        "9局&办收到申请⟦13⟧件，其中自然人12件，企业2件。",
    );
}

#[test]
fn a_run_that_is_cut_keeps_its_format() {
    let file = remarked_file(&docx(&format!(
        "{HEADING}<w:p><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>收到申请 13 件，其中自然人12件，企业2件。</w:t></w:r></w:p>"
    )));
    let main = part(&file, MAIN);
    let run = "<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">";
    assert_eq!(main.matches(run).count(), 3, "{main}");
    let comments = part(&file, "word/comments.xml");
    assert!(
        comments.contains("w:author=\"勾稽\" w:initials=\"勾\" w:date=\"2024-01-31T00:00:00Z\"")
    );
    assert!(part(&file, "[Content_Types].xml").contains("/word/comments.xml"));
    let relations = part(&file, "word/_rels/document.xml.rels");
    assert!(
        relations.contains("relationships/comments\" Target=\"/word/comments.xml\""),
        "{relations}"
    );
}

#[test]
fn comments_that_are_there_are_kept() {
    let had = "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment w:id=\"7\" w:author=\"王\"><w:p/></w:comment></w:comments>";
    let related = "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/>";
    let bytes = docx_with(
        &format!(
            "{HEADING}<w:p><w:r><w:t>收到申请13件，其中自然人12件，企业2件。</w:t></w:r></w:p>"
        ),
        &[("word/comments.xml", had)],
        related,
    );
    let file = remarked_file(&bytes);
    let comments = part(&file, "word/comments.xml");
    assert!(
        comments.starts_with(had.strip_suffix("</w:comments>").expect("its end")),
        "{comments}"
    );
    assert!(comments.contains("<w:comment w:id=\"8\""), "{comments}");
    assert_eq!(
        part(&file, "word/_rels/document.xml.rels"),
        part(&bytes, "word/_rels/document.xml.rels")
    );
}

/// A remark on a place of the document.
fn remark_on(span: Span, cell: Option<(u32, u32, u32)>, line: &str) -> Remark {
    Remark {
        level: Level::Error,
        figure: None,
        span,
        cell,
        place: None,
        lines: vec![line.to_owned(), line.to_owned()],
    }
}

#[test]
fn blank_cells_and_text_boxes_are_remarked_on_as_a_whole() {
    let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let continued = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
    let merged = format!(
        "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>{}</w:tc>",
        text("项目")
    );
    let body = format!(
        "{}<w:tbl><w:tr>{merged}{}{}</w:tr><w:tr>{continued}{}{}</w:tr></w:tbl>",
        text("表"),
        cell(&text("12")),
        cell("<w:p w:rsidR=\"1\"/>"),
        cell("<w:p><w:pPr/></w:p>"),
        cell(&text("4")),
    );
    let bytes = docx(&body);
    let document = crate::read::bytes(&bytes, None).expect("a report");
    let checked = check(Arc::new(document), &Config::default());
    let none = Span::default();
    let of = |row, column| remark_on(none, Some((1, row, column)), "空");
    let file = with(&bytes, &checked, &[of(1, 3), of(2, 2), of(2, 3), of(2, 3)]);
    assert_eq!(marked(&part(&file, MAIN)), "表¶项目¶12¶⟦⟧¶⟦⟧¶⟦⟦4⟧⟧¶");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is remarked, and wherever, the parts stay whole and the text the same.
    #[test]
    fn any_remark_at_any_place(lines in prop::collection::vec(("\\PC*|[\\x00-\\x20<>&\\]\"']*", 0_usize..60, 0_usize..60), 0..6)) {
        let bytes = docx(
            "<w:p><w:r><w:t>收到申请 1</w:t></w:r><w:ins w:id=\"1\"><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">3 件，</w:t><w:tab/><w:t>&lt;其中&gt;</w:t></w:r></w:ins></w:p><w:p><w:r><w:t>自然人2件</w:t></w:r></w:p>",
        );
        let document = crate::read::bytes(&bytes, None).expect("a report");
        let checked = check(Arc::new(document), &Config::default());
        let text = checked.document.text.clone();
        let floor = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let remarks: Vec<Remark> = lines
            .iter()
            .map(|(line, start, end)| remark_on(Span::new(floor(*start), floor(*end)), None, line))
            .collect();
        let file = with(&bytes, &checked, &remarks);
        prop_assert_eq!(part(&file, "word/comments.xml").matches("<w:comment ").count(), remarks.len());
    }
}

/// A number of the report is changed by a person: what is found in the file as it was printed is remarked on, and so is
/// the change.
#[test]
fn what_a_person_changed_goes_back_as_a_suggestion() {
    let bytes = docx(&format!(
        "{HEADING}<w:p><w:r><w:t>收到申请13件，其中自然人12件，企业2件。</w:t></w:r></w:p>"
    ));
    let document = Arc::new(crate::read::bytes(&bytes, None).expect("a report"));
    let printed = check(Arc::clone(&document), &Config::default());
    let mut figures = printed.report.figures.values();
    let whole = figures.find(|figure| figure.raw == "13");
    let edits = [(whole.expect("a number").id, "14".to_owned())];
    let config = Config {
        edits: edits.into_iter().collect(),
        ..Config::default()
    };
    let changed = check(document, &config);
    assert!(!printed.findings.is_empty() && changed.findings.is_empty());
    let none = Dismissed::new();
    let of = |unfinished| Exported {
        checked: &changed,
        as_printed: Some(&printed),
        dismissed: &none,
        unfinished,
        source: "年报.docx",
        file: Some(&bytes),
        last_year: None,
        uri: "",
        plain: false,
        date: None,
        ledger: false,
        language: Language::Chinese,
    };
    let file = remarked(&bytes, &of(false), &signature()).expect("remarks");
    assert_eq!((file.extension, file.remarks), ("docx", 2));
    let comments = part(&file.bytes, "word/comments.xml");
    assert!(comments.contains("12 + 2 ≠ 13"), "{comments}");
    assert!(comments.contains("13 改为 14"), "{comments}");
    // of a form that is filled in here there is nothing that was printed
    assert_eq!(remarked(&bytes, &of(true), &signature()), None);
}

/// All of a workbook but what names its notes keeps its bytes.
#[test]
fn a_workbook_with_notes_is_else_what_it_was() {
    let bytes = include_bytes!("../../../tests/fixtures/files/tables.xlsx");
    let document = crate::read::bytes(bytes, None).expect("a workbook");
    let checked = check(Arc::new(document), &Config::default());
    let figure = checked.report.figures.values().find(
        |figure| matches!(&figure.place, Some(FilePlace::Sheet { cell, .. }) if !cell.is_empty()),
    );
    let figure = figure.expect("a figure in a cell");
    let remark = Remark {
        place: figure.place.clone(),
        ..remark_on(figure.span, figure.cell, "总计应为 3")
    };
    let file = xlsx::write(
        bytes,
        &checked.document,
        &[remark],
        &signature(),
        Language::Chinese,
    );
    let file = file.expect("a workbook");
    let (before, after) = (parts(bytes), parts(&file));
    let is_changed =
        |name: &str| name == "[Content_Types].xml" || name.starts_with("xl/worksheets/_rels/");
    let mut sheets = 0;
    for (name, was) in &before {
        let (_, is) = after.iter().find(|(own, _)| own == name).expect(name);
        if was == is || is_changed(name) {
            continue;
        }
        // the sheet names the drawing of its notes, and nothing else is changed in it
        assert!(name.starts_with("xl/worksheets/"), "{name}");
        sheets += 1;
        let same = was.iter().zip(is).take_while(|(was, is)| was == is).count();
        let put_in = is.len() - was.len();
        assert_eq!(is.get(same + put_in..), was.get(same..), "{name}");
        let put_in = is.get(same..same + put_in).unwrap_or_default();
        let put_in = String::from_utf8_lossy(put_in);
        assert!(put_in.contains("legacyDrawing "), "{put_in}");
    }
    assert_eq!(sheets, 1);
    let new = after
        .iter()
        .filter(|(name, _)| before.iter().all(|(own, _)| own != name));
    let mut new: Vec<&str> = new.map(|(name, _)| name.as_str()).collect();
    new.sort_unstable();
    assert!(new.iter().any(|name| name.contains("comments")), "{new:?}");
    let again = crate::read::bytes(&file, None).expect("a workbook");
    assert_eq!(again.text, checked.document.text);
}
