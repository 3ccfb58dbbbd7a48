//! One report in every form, with the key to all its cells.

use gouji::read::document::{Block, Document};
use gouji::read::refusal::Refusal;
use gouji::read::{odf, office, pdf, rtf};

use crate::disk;
use crate::truth::{self, score};

type Reader = fn(&[u8]) -> Result<Document, Refusal>;

/// Every cell and every heading and paragraph is right.
#[track_caller]
fn check(name: &str, read: Reader, with_text: bool) {
    let Some(folder) = disk::samples() else {
        return;
    };
    let key = disk::bytes(&folder.join("truth.json"));
    let truth = serde_json::from_slice(&key).expect("the key is JSON");
    let bytes = disk::bytes(&folder.join(name));
    let document = read(&bytes).expect("a document");
    let truth::Score { cells, wrong, .. } = score(&document, &truth);
    assert!(wrong.is_empty(), "{cells:?} {wrong:#?}");
    if !with_text {
        return;
    }
    let mut paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some((document.flow(paragraph).text, paragraph.heading)),
        Block::Table(_) => None,
    });
    for block in truth["blocks"].as_array().expect("blocks") {
        let Some(text) = block["text"].as_str() else {
            continue;
        };
        let heading = block["tag"]
            .as_str()
            .is_some_and(|tag| tag.starts_with('h'));
        assert_eq!(paragraphs.next(), Some((text.to_owned(), heading)));
    }
}

#[test]
fn docx() {
    check("report.docx", office::read, true);
}

#[test]
fn doc() {
    check("report.doc", office::read, true);
}

#[test]
fn xlsx() {
    check("report.xlsx", office::read, false);
}

#[test]
fn xls() {
    check("report.xls", office::read, false);
}

#[test]
fn odt() {
    check("report.odt", odf::read, true);
}

#[test]
fn ods() {
    check("report.ods", odf::read, false);
}

#[test]
fn rtf() {
    check("report.rtf", rtf::read, true);
}

/// All numbers and all cells but one are right.
#[track_caller]
fn check_pdf(name: &str) {
    let Some(folder) = disk::samples() else {
        return;
    };
    let key = disk::bytes(&folder.join("truth.json"));
    let truth = serde_json::from_slice(&key).expect("the key is JSON");
    let document = pdf::read(&disk::bytes(&folder.join(name))).expect("a document");
    let truth::Score {
        cells,
        numbers,
        wrong,
    } = score(&document, &truth);
    assert!(
        numbers.0 == numbers.1 && cells.0 + 1 >= cells.1,
        "{cells:?} {numbers:?} {wrong:#?} {}",
        document.text
    );
}

#[test]
fn pdf_of_libreoffice() {
    check_pdf("report-lo.pdf");
}

#[test]
fn pdf_of_chromium() {
    check_pdf("report-skia.pdf");
}

#[test]
fn pdf_with_tables_over_pages() {
    check_pdf("report-break-skia.pdf");
}

#[test]
fn pdf_with_heads_repeated_on_each_page() {
    check_pdf("report-break-thead-skia.pdf");
}

#[test]
fn pdf_with_fonts_not_embedded() {
    check_pdf("report-cid-nonembedded.pdf");
}
