//! A DOCX and remarks → the same DOCX with them as comments (批注).

use std::fmt::Write;

use super::align::RemarkPlaces;
use super::body::Body;
use super::package::Package;
use super::ranges::Ranges;
use super::xml::{Pieces, Root, attribute, escaped};
use super::{Remark, Signature};
use crate::language::Language;
use crate::read::document::Document;
use crate::read::refusal::Refusal;

use quick_xml::events::Event;

/// The kind of content that comments are.
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The file with a comment for each remark. What does not change keeps its bytes.
pub(super) fn write(
    bytes: &[u8],
    document: &Document,
    remarks: &[Remark],
    signature: &Signature,
    language: Language,
) -> Result<Vec<u8>, Refusal> {
    let mut package = Package::open(bytes)?;
    let main = package.main()?;
    let part = package.part(&main.target)?.ok_or(Refusal::Damaged)?;
    let root = Root::of(&part)?;
    if root.prefix.is_empty() {
        return Err(Refusal::Unknown);
    }
    let body = Body::of(&part, &root.prefix)?;
    let places = RemarkPlaces::of(document, &body);

    let of_main = package.relations(&main.target)?;
    let had = of_main.into_iter().find(|other| other.kind == "comments");
    let (name, comments) = if let Some(had) = &had {
        let text = package.part(&had.target)?.ok_or(Refusal::Damaged)?;
        (had.target.clone(), text)
    } else {
        let folder = main.target.rsplit_once('/');
        let folder = folder.map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<{p}comments xmlns:{}=\"{}\"/>",
            root.prefix.trim_end_matches(':'),
            escaped(&root.namespace),
            p = root.prefix,
        );
        (format!("{folder}comments.xml"), text)
    };
    let first = next_id(&comments)?.max(next_mark(&part)?);
    let of_comments = Root::of(&comments)?;
    let mut ranges = Ranges::new(&part, &body, &root.prefix);
    let mut written = String::new();
    for (id, remark) in (first..).zip(remarks) {
        let place = places.find(remark.span, remark.cell);
        let said = remark.said(place.is_some(), language);
        if let Some(place) = place.or_else(|| places.first()) {
            ranges.add(&place, id);
            comment(&mut written, &of_comments.prefix, id, said, signature);
        }
    }
    let mut edits = super::xml::XmlEdits::default();
    of_comments.append(&written, &mut edits);
    package.set(&name, edits.apply(&comments));
    package.set(&main.target, ranges.apply());
    if had.is_none() {
        package.relate(&main.target, &format!("{}/comments", main.base), &name)?;
        package.declare(&name, CONTENT)?;
    }
    package.finish()
}

/// The first id that no comment has.
fn next_id(comments: &str) -> Result<u32, Refusal> {
    next(comments, |name| name == "comment")
}

/// The first id that no mark of a comment has.
fn next_mark(part: &str) -> Result<u32, Refusal> {
    next(part, |name| name.starts_with("comment"))
}

fn next(part: &str, is: fn(&str) -> bool) -> Result<u32, Refusal> {
    let mut next = 0;
    for piece in Pieces::of(part) {
        let (Event::Start(element) | Event::Empty(element), _) = piece? else {
            continue;
        };
        let full = element.name();
        let (prefix, name) = full.as_ref().split_once(':').unwrap_or(("", full.as_ref()));
        if is(name) {
            let id = attribute(&element, &format!("{prefix}:id"));
            let id = id.and_then(|id| id.parse::<u32>().ok());
            next = next.max(id.map_or(0, |id| id.saturating_add(1)));
        }
    }
    // ids are 31 bits
    Ok(next.min(i32::MAX as u32 / 2))
}

fn comment<'r>(
    out: &mut String,
    p: &str,
    id: u32,
    lines: impl Iterator<Item = &'r str>,
    signature: &Signature,
) {
    let _ = write!(
        out,
        "<{p}comment {p}id=\"{id}\" {p}author=\"{}\" {p}initials=\"{}\"",
        escaped(&signature.author),
        escaped(&signature.initials)
    );
    if !signature.date.is_empty() {
        let _ = write!(out, " {p}date=\"{}T00:00:00Z\"", escaped(&signature.date));
    }
    out.push('>');
    for (index, line) in lines.enumerate() {
        let format = if index == 0 {
            format!("<{p}rPr><{p}b/></{p}rPr>")
        } else {
            String::new()
        };
        let _ = write!(
            out,
            "<{p}p><{p}r>{format}<{p}t xml:space=\"preserve\">{}</{p}t></{p}r></{p}p>",
            escaped(line)
        );
    }
    let _ = write!(out, "</{p}comment>");
}
