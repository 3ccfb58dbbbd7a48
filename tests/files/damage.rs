//! Files cut short or with bytes changed, in every form: read in part or refused, never a crash.

use std::path::Path;

use gouji::read::document::{Block, Document};
use gouji::read::refusal::Refusal;
use gouji::read::{self, odf, office, pdf, rtf};

use crate::disk;

type Reader = fn(&[u8]) -> Result<Document, Refusal>;

/// The files of a folder that a reader knows, each with it.
fn files(folder: &Path) -> Vec<(Vec<u8>, Reader)> {
    let mut files = Vec::new();
    for path in disk::files(folder) {
        let reader: Reader = match path.extension().and_then(|ending| ending.to_str()) {
            Some("pdf") => pdf::read,
            Some("odt" | "ods") => odf::read,
            Some("rtf") => rtf::read,
            Some("docx" | "doc" | "xlsx" | "xls" | "wps") => office::read,
            _ => continue,
        };
        files.push((disk::bytes(&path), reader));
    }
    files
}

/// Every place of the document lies in its text.
fn check(document: &Document) {
    for block in &document.blocks {
        let span = block.span();
        assert!(document.text.get(span.range()).is_some());
        if let Block::Table(table) = block {
            for cell in &table.cells {
                assert!(document.text.get(cell.span.range()).is_some());
                assert!(cell.row + cell.row_span <= table.rows);
                assert!(cell.column + cell.column_span <= table.columns);
            }
        }
    }
}

/// Reads each file of the folder cut at `cuts` places, and `changes` times with a few bytes changed.
fn damage(folder: &Path, cuts: usize, changes: u64) {
    for (whole, reader) in files(folder) {
        for cut in 0..cuts {
            let part = &whole[..whole.len() * cut / cuts];
            let _ = reader(part).inspect(check);
        }
        // The next number of a fixed sequence: the same damage each time.
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 16).expect("64 bits")
        };
        for round in 0..changes {
            let mut damaged = whole.clone();
            for _ in 0..=round % 8 {
                let at = next() % damaged.len();
                damaged[at] = u8::try_from(next() % 256).expect("a byte");
            }
            let _ = reader(&damaged).inspect(check);
        }
    }
}

#[test]
fn files_survive_damage() {
    damage(&disk::own(), 20, 30);
    if let Some(folder) = disk::samples() {
        damage(&folder, 20, 30);
    }
}

/// Numbers that are read of a file, and whether it is said that there is more; or why it is refused.
type Outcome = Result<(&'static str, bool), Refusal>;

/// What our own hostile files come to.
const HOSTILE: [(&str, Outcome); 8] = [
    ("bomb.docx", Err(Refusal::TooLarge)),
    ("deep.docx", Ok(("", true))),
    ("deep.html", Ok(("12", true))),
    ("deep.rtf", Ok(("12", true))),
    ("far.ods", Err(Refusal::TooLarge)),
    ("far.xlsx", Ok(("12 34 56", false))),
    ("loop.pdf", Err(Refusal::Damaged)),
    ("span.docx", Ok(("12 34 56", false))),
];

#[test]
fn hostile_files_give_what_can_be_had() {
    let folder = disk::own().join("hostile");
    assert_eq!(disk::files(&folder).len(), HOSTILE.len());
    for (name, expected) in HOSTILE {
        let document = read::bytes(&disk::bytes(&folder.join(name)), None);
        match (document, expected) {
            (Ok(document), Ok((wanted, is_told))) => {
                check(&document);
                let is_digit = |character: char| character.is_ascii_digit();
                let found: Vec<&str> = document.text.split(|c| !is_digit(c)).collect();
                for number in wanted.split_whitespace() {
                    assert!(found.contains(&number), "{name}: no {number}");
                }
                assert_eq!(!document.unread.is_empty(), is_told, "{name}");
            }
            (document, expected) => assert_eq!(document.err(), expected.err(), "{name}"),
        }
    }
}

#[test]
fn hostile_files_are_refused_or_read_in_part() {
    let Some(folder) = disk::samples() else {
        return;
    };
    for (bytes, reader) in files(&folder.join("hostile")) {
        let _ = reader(&bytes).inspect(check);
    }
}
