//! Remarks written into hostile packages: what comes back is sound and says what the file said.

use std::borrow::Cow;
use std::io::{Cursor, Read};
use std::sync::Arc;

use gouji::check::{Config, check};
use gouji::language::Language;
use gouji::read::office;
use gouji::view::card::Dismissed;
use gouji::view::export::Exported;
use gouji::view::remark::{Signature, remarked};
use zip::ZipArchive;

use super::{laws, packages};

/// The first byte chooses the form of the file, the rest is its parts.
pub(crate) fn remarks(data: &[u8]) {
    let Some((&kind, parts)) = data.split_first() else {
        return;
    };
    let file = match kind % 2 {
        0 => packages::docx_of(parts),
        _ => packages::xlsx_of(parts),
    };
    let Ok(document) = office::read(&file) else {
        return;
    };
    let checked = check(Arc::new(document), &Config::default());
    let dismissed = Dismissed::new();
    let of = Exported {
        checked: &checked,
        as_printed: None,
        dismissed: &dismissed,
        unfinished: false,
        source: "a",
        file: Some(&file),
        last_year: None,
        uri: "a",
        plain: false,
        date: None,
        ledger: true,
        language: Language::Chinese,
    };
    let signature = Signature::of_gouji("2024-01-31");
    let Some(remarked) = remarked(&file, &of, &signature) else {
        return;
    };
    if remarked.extension == "html" {
        laws::markup(&String::from_utf8(remarked.bytes).expect("text"));
        return;
    }
    added_are_sound(&file, &remarked.bytes);
    let again = office::read(&remarked.bytes).expect("what was written can be read");
    assert_eq!(again.text, checked.document.text, "the text is the same");
    assert_eq!(again.blocks.len(), checked.document.blocks.len());
}

/// The parts of a package.
fn parts(package: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("an archive");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("its bytes");
            let name = part.name().map(Cow::into_owned).unwrap_or_default();
            (name, bytes)
        })
        .collect()
}

fn is_xml(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending, "xml" | "rels" | "vml")
}

/// Every part of a package of ours is sound XML.
pub(crate) fn sound(package: &[u8]) {
    for (name, bytes) in parts(package) {
        if is_xml(&name) {
            laws::xml(&String::from_utf8(bytes).expect("UTF-8"));
        }
    }
}

/// Parts that the file had not are sound XML.
fn added_are_sound(file: &[u8], remarked: &[u8]) {
    let before = parts(file);
    for (name, bytes) in parts(remarked) {
        let is_new = !before.iter().any(|(known, _)| *known == name);
        if is_new && is_xml(&name) {
            laws::xml(&String::from_utf8(bytes).expect("UTF-8"));
        }
    }
}
