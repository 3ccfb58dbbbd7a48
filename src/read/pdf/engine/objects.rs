//! The streams that hold objects and say where they are: they are unpacked when a file is opened, so what
//! they unpack to is computed before.

use std::collections::BTreeSet;

use pdfboss_core::parser::{NoResolve, Parser};
use pdfboss_core::xref::{XrefEntry, parse_section_at, startxref};
use pdfboss_core::{Document, ObjRef, Object};

use super::super::super::{limits, refusal::Refusal};
use super::unpack::fits;

/// The most that a list of places may unpack to: some million objects.
const PLACES: usize = 4 << 20;

/// The most such lists.
const LISTS: usize = 1_000;

/// Refuses a file whose lists of places are too large.
pub(super) fn check_places(file: &[u8]) -> Result<(), Refusal> {
    let offset = |at: Option<i64>| usize::try_from(at?).ok().filter(|&at| at < file.len());
    let mut next: Vec<usize> = startxref(file).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(at) = next.pop() {
        if !seen.insert(at) {
            continue;
        }
        if seen.len() > LISTS {
            return Err(Refusal::TooLarge);
        }
        let rest = file.get(at..).unwrap_or_default().trim_ascii_start();
        if rest.starts_with(b"xref") {
            if let Ok(section) = parse_section_at(file, at) {
                next.extend(offset(section.prev));
                next.extend(offset(section.xrefstm));
            }
            continue;
        }
        if let Ok((_, Object::Stream(list))) = Parser::at(file, at).parse_indirect(&NoResolve) {
            if !fits(&list, None, PLACES) {
                return Err(Refusal::TooLarge);
            }
            next.extend(offset(list.dict.get_int("Prev")));
        }
    }
    Ok(())
}

/// Refuses a file whose streams of objects are too large.
pub(super) fn check_objects(document: &Document) -> Result<(), Refusal> {
    let streams: BTreeSet<u32> = document
        .xref()
        .iter()
        .filter_map(|(_, entry)| match entry {
            XrefEntry::InStream { stream_num, .. } => Some(stream_num),
            XrefEntry::Free | XrefEntry::InFile { .. } => None,
        })
        .collect();
    let part = usize::try_from(limits::PART).unwrap_or(usize::MAX);
    let mut packed = 0_usize;
    for num in streams {
        let is_direct = matches!(document.xref().get(num), Some(XrefEntry::InFile { .. }));
        let reference = ObjRef { num, r#gen: 0 };
        let Some(Object::Stream(stream)) =
            is_direct.then(|| document.get(reference).ok()).flatten()
        else {
            continue;
        };
        // The engine makes room for as many objects as a stream says it holds.
        let count = stream
            .dict
            .get_int("N")
            .and_then(|count| usize::try_from(count).ok());
        let count = count.ok_or(Refusal::Damaged)?;
        packed = packed.saturating_add(stream.data.len());
        if count > part / 4 || packed > limits::FILE || !fits(&stream, Some(document), part) {
            return Err(Refusal::TooLarge);
        }
    }
    Ok(())
}
