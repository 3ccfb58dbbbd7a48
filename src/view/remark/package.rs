//! An office file as a package of parts: parts are read, changed and put in; all others keep their bytes.

use std::io::{Cursor, Read, Write};

use quick_xml::events::Event;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use super::xml::{Pieces, Root, XmlEdits, attribute, escaped, local};
use crate::order::Map;
use crate::read::limits;
use crate::read::refusal::Refusal;

/// A package, and what is to be changed in it.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    changed: Map<String, String>,
}

/// What a part is related to.
#[derive(Clone, Debug)]
pub(super) struct PartRelationship {
    pub(super) id: String,
    /// The last word of its type, which names it in every edition of the format.
    pub(super) kind: String,
    /// What comes before that word.
    pub(super) base: String,
    /// The part.
    pub(super) target: String,
}

/// What the main part of a package is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Main {
    /// A text document.
    Text,
    /// A workbook.
    Workbook,
}

/// What a file is, if it is a package of one of these kinds.
pub(super) fn main(bytes: &[u8]) -> Option<Main> {
    let mut package = Package::open(bytes).ok()?;
    let main = package.main().ok()?;
    let text = package.part(&main.target).ok()??;
    match local(&Root::of(&text).ok()?.name) {
        "document" => Some(Main::Text),
        "workbook" => Some(Main::Workbook),
        _ => None,
    }
}

const TYPES: &str = "[Content_Types].xml";

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        Ok(Self {
            archive,
            changed: Map::new(),
        })
    }

    /// The relation to the part that all others hang on: the document, the workbook.
    pub(super) fn main(&mut self) -> Result<PartRelationship, Refusal> {
        let mut relations = self.relations("")?.into_iter();
        let main = relations.find(|relation| relation.kind == "officeDocument");
        main.ok_or(Refusal::Unknown)
    }

    /// The text of a part as it is now.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        if let Some(text) = self.changed.get(name) {
            return Ok(Some(text.clone()));
        }
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(Refusal::Damaged),
        };
        let mut bytes = Vec::new();
        file.take(limits::PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Refusal::Damaged)?;
        if bytes.len() as u64 > limits::PART {
            return Err(Refusal::TooLarge);
        }
        let text = String::from_utf8(bytes).map_err(|_| Refusal::Unknown)?;
        Ok(Some(text))
    }

    /// Changes a part, or puts one in.
    pub(super) fn set(&mut self, name: &str, text: String) {
        self.changed.insert(name.to_owned(), text);
    }

    /// A name for a new part that none has: `before`, a number, `after`.
    pub(super) fn free_name(&self, before: &str, after: &str) -> String {
        let taken = |name: &str| {
            self.changed.contains_key(name) || self.archive.index_for_name(name).is_some()
        };
        let mut names = (1_u32..).map(|number| format!("{before}{number}{after}"));
        names
            .find(|name| !taken(name))
            .unwrap_or_else(|| format!("{before}{after}"))
    }

    /// What a part is related to, in the order in which it is written; the package itself is the part "".
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<PartRelationship>, Refusal> {
        let mut relations = Vec::new();
        let Some(text) = self.part(&name_of_relations(part))? else {
            return Ok(relations);
        };
        for piece in Pieces::of(&text) {
            let (Event::Start(element) | Event::Empty(element), _) = piece? else {
                continue;
            };
            let get = |name| attribute(&element, name).unwrap_or_default();
            if local(element.name().as_ref()) != "Relationship" || get("TargetMode") == "External" {
                continue;
            }
            let of_type = get("Type");
            let (base, kind) = of_type.rsplit_once('/').unwrap_or(("", &of_type));
            relations.push(PartRelationship {
                id: get("Id"),
                kind: kind.to_owned(),
                base: base.to_owned(),
                target: resolved(part, &get("Target")),
            });
        }
        Ok(relations)
    }

    /// Relates a part to another one in its folder or beside it; returns the id.
    pub(super) fn relate(
        &mut self,
        part: &str,
        of_type: &str,
        target: &str,
    ) -> Result<String, Refusal> {
        let name = name_of_relations(part);
        let text = self.part(&name)?.unwrap_or_else(|| {
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
             xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"
                .to_owned()
        });
        let mut ids = Vec::new();
        for piece in Pieces::of(&text) {
            if let (Event::Start(element) | Event::Empty(element), _) = piece? {
                ids.extend(attribute(&element, "Id"));
            }
        }
        let taken = crate::order::set(ids);
        let mut free = (1_u32..).map(|number| format!("rIdGouji{number}"));
        let id = free.find(|id| !taken.contains(id)).unwrap_or_default();
        let root = Root::of(&text)?;
        let mut edits = XmlEdits::default();
        let inner = format!(
            "<{}Relationship Id=\"{id}\" Type=\"{}\" Target=\"/{}\"/>",
            root.prefix,
            escaped(of_type),
            escaped(target)
        );
        root.append(&inner, &mut edits);
        self.set(&name, edits.apply(&text));
        Ok(id)
    }

    /// Says what kind of content a part is.
    pub(super) fn declare(&mut self, part: &str, content: &str) -> Result<(), Refusal> {
        let part = escaped(&format!("/{part}"));
        self.add_type("Override", ("PartName", &part), content)
    }

    /// Says what kind of content parts are whose names end so.
    pub(super) fn declare_ending(&mut self, ending: &str, content: &str) -> Result<(), Refusal> {
        self.add_type("Default", ("Extension", ending), content)
    }

    fn add_type(
        &mut self,
        element: &str,
        (key, value): (&str, &str),
        content: &str,
    ) -> Result<(), Refusal> {
        let text = self.part(TYPES)?.ok_or(Refusal::Damaged)?;
        for piece in Pieces::of(&text) {
            if let (Event::Start(found) | Event::Empty(found), _) = piece?
                && attribute(&found, key).is_some_and(|had| had.eq_ignore_ascii_case(value))
            {
                return Ok(());
            }
        }
        let root = Root::of(&text)?;
        let mut edits = XmlEdits::default();
        let inner = format!(
            "<{}{element} {key}=\"{value}\" ContentType=\"{content}\"/>",
            root.prefix
        );
        root.append(&inner, &mut edits);
        self.set(TYPES, edits.apply(&text));
        Ok(())
    }

    /// The package: every part in its place, those that were not changed with the bytes that they had, packed as
    /// they were; new parts at the end.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Refusal> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let comment = self.archive.comment().to_vec();
        writer
            .set_raw_comment(comment.into_boxed_slice())
            .map_err(|_| Refusal::Damaged)?;
        for index in 0..self.archive.len() {
            let file = self
                .archive
                .by_index_raw(index)
                .map_err(|_| Refusal::Damaged)?;
            let name = file.name().map(std::borrow::Cow::into_owned);
            let changed = name
                .ok()
                .and_then(|name| Some((self.changed.remove(&name)?, name)));
            match changed {
                Some((text, name)) => {
                    let mut options = packed();
                    if let Some(time) = file.last_modified() {
                        options = options.last_modified_time(time);
                    }
                    drop(file);
                    add(&mut writer, &name, &text, options)?;
                }
                None => writer.raw_copy_file(file).map_err(|_| Refusal::Damaged)?,
            }
        }
        for (name, text) in &self.changed {
            add(&mut writer, name, text, packed())?;
        }
        let done = writer.finish().map_err(|_| Refusal::Damaged)?;
        Ok(done.into_inner())
    }
}

fn packed() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

fn add(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    text: &str,
    options: SimpleFileOptions,
) -> Result<(), Refusal> {
    writer
        .start_file(name, options)
        .and_then(|()| Ok(writer.write_all(text.as_bytes())?))
        .map_err(|_| Refusal::Damaged)
}

/// The part that holds the relations of another.
fn name_of_relations(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The part that a relation of `part` names.
fn resolved(part: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => {
                folders.pop();
            }
            _ => folders.push(step),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(part: &str, target: &str, expected: &str) {
        assert_eq!(resolved(part, target), expected);
    }

    #[test]
    fn relations_name_parts() {
        check("", "word/document.xml", "word/document.xml");
        check("word/document.xml", "comments.xml", "word/comments.xml");
        check(
            "xl/worksheets/sheet1.xml",
            "../comments1.xml",
            "xl/comments1.xml",
        );
        check("xl/workbook.xml", "/xl/styles.xml", "xl/styles.xml");
        assert_eq!(name_of_relations(""), "_rels/.rels");
        assert_eq!(
            name_of_relations("word/document.xml"),
            "word/_rels/document.xml.rels"
        );
    }
}
