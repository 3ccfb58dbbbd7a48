//! One report in every form, with the key to all its cells.

use gouji::read::document::{Block, Document};
use gouji::read::refusal::Refusal;
use gouji::read::{odf, office, rtf};

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
