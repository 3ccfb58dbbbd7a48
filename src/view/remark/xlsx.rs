//! An XLSX and remarks → the same XLSX with them as notes on its cells (批注).

use std::fmt::Write;
use std::ops::Range;

use quick_xml::events::Event;

use super::cells::{SheetCell, Strings, texts};
use super::package::Package;
use super::vml;
use super::xml::{Pieces, Root, XmlEdits, attribute, escaped, local, local_attribute};
use super::{Remark, Signature};
use crate::language::Language;
use crate::order::{Map, Set};
use crate::read::document::{Document, FilePlace};
use crate::read::refusal::Refusal;

const CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const CONTENT_VML: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// The cell of the first sheet that takes a remark whose own cell was not found.
const UNPLACED: SheetCell = SheetCell { row: 1, column: 1 };

/// The file with a note for each remark; of several on one cell one note. What does not change keeps its bytes.
pub(super) fn write(
    bytes: &[u8],
    document: &Document,
    remarks: &[Remark],
    signature: &Signature,
    language: Language,
) -> Result<Vec<u8>, Refusal> {
    let mut package = Package::open(bytes)?;
    let main = package.main()?;
    let sheets = sheets(&mut package, &main.target)?;
    let strings = Strings::of(&mut package, &main.target)?;
    let wanted = remarks.iter().filter(|remark| sheet_cell(remark).is_none());
    let wanted = wanted.filter_map(|remark| texts::of_paragraph(document, remark.span));
    let found = texts::find(&mut package, &sheets, &strings, wanted)?;

    // the remarks on each cell, by sheet
    let mut by_cell: Map<(usize, SheetCell), Vec<&str>> = Map::new();
    for remark in remarks {
        let of_text = || {
            let text = texts::of_paragraph(document, remark.span)?;
            found.get(&text).copied()
        };
        let place = sheet_cell(remark).or_else(of_text);
        let place = place.filter(|&(sheet, _)| sheet < sheets.len());
        let (sheet, cell) = place.unwrap_or((0, UNPLACED));
        let lines = by_cell.entry((sheet, cell)).or_default();
        if !lines.is_empty() {
            lines.push("");
        }
        lines.extend(remark.said(place.is_some(), language));
    }
    for (index, name) in sheets.iter().enumerate() {
        let of_sheet = by_cell.range((index, BEFORE_ALL)..(index + 1, BEFORE_ALL));
        let notes: Vec<(SheetCell, String)> = of_sheet
            .map(|(&(_, cell), lines)| (cell, lines.join("\n")))
            .collect();
        if !notes.is_empty() {
            let mut sheet = SheetNotes {
                package: &mut package,
                name,
                number: index + 1,
                base: &main.base,
            };
            sheet.add(&notes, &signature.author)?;
        }
    }
    package.finish()
}

/// Comes before every cell of a sheet, which are counted from 1.
const BEFORE_ALL: SheetCell = SheetCell { row: 0, column: 0 };

/// The sheet, from 0, and the cell of a remark that has them.
fn sheet_cell(remark: &Remark) -> Option<(usize, SheetCell)> {
    match remark.place.as_ref()? {
        FilePlace::Sheet { sheet, cell } => {
            Some(((*sheet as usize).checked_sub(1)?, SheetCell::parse(cell)?))
        }
        FilePlace::Page { .. } => None,
    }
}

/// The parts of the sheets, in their order.
fn sheets(package: &mut Package<'_>, workbook: &str) -> Result<Vec<String>, Refusal> {
    let relations = package.relations(workbook)?;
    let of_sheets = relations.iter().filter(|other| other.kind == "worksheet");
    let targets = crate::order::map(of_sheets.map(|other| (other.id.clone(), &other.target)));
    let text = package.part(workbook)?.ok_or(Refusal::Damaged)?;
    let mut sheets = Vec::new();
    for piece in Pieces::of(&text) {
        let (Event::Start(element) | Event::Empty(element), _) = piece? else {
            continue;
        };
        if local(element.name().as_ref()) != "sheet" {
            continue;
        }
        let id = local_attribute(&element, "id").unwrap_or_default();
        sheets.extend(targets.get(&id).map(|target| (*target).clone()));
    }
    if sheets.is_empty() {
        return Err(Refusal::Unknown);
    }
    Ok(sheets)
}

/// The notes of one sheet.
struct SheetNotes<'a, 'b> {
    package: &'a mut Package<'b>,
    name: &'a str,
    number: usize,
    /// How the types of relations begin.
    base: &'a str,
}

impl SheetNotes<'_, '_> {
    fn add(&mut self, notes: &[(SheetCell, String)], author: &str) -> Result<(), Refusal> {
        let relations = self.package.relations(self.name)?;
        let had = |kind: &str| relations.iter().find(|other| other.kind == kind);
        let comments = match had("comments") {
            Some(relation) => relation.target.clone(),
            None => self.new_comments()?,
        };
        let text = self.package.part(&comments)?.ok_or(Refusal::Damaged)?;
        let (text, new) = with_notes(&text, notes, author)?;
        self.package.set(&comments, text);

        let sheet = self.package.part(self.name)?.ok_or(Refusal::Damaged)?;
        let (at, drawing) = legacy_drawing(&sheet)?;
        let drawn = drawing.and_then(|id| relations.iter().find(|other| other.id == id));
        let shapes = vml::shapes(&new, self.number);
        if let Some(drawn) = drawn {
            let text = self.package.part(&drawn.target)?.ok_or(Refusal::Damaged)?;
            self.package.set(&drawn.target, vml::with(&text, &shapes)?);
            return Ok(());
        }
        let name = self
            .package
            .free_name("xl/drawings/vmlDrawingGouji", ".vml");
        self.package.set(&name, vml::drawing(&shapes, self.number));
        self.package.declare_ending("vml", CONTENT_VML)?;
        let of_type = format!("{}/vmlDrawing", self.base);
        let id = self.package.relate(self.name, &of_type, &name)?;
        let root = Root::of(&sheet)?;
        let element = format!(
            "<{}legacyDrawing xmlns:r=\"{}\" r:id=\"{id}\"/>",
            root.prefix,
            escaped(self.base)
        );
        let mut edits = XmlEdits::default();
        edits.insert(at, element);
        self.package.set(self.name, edits.apply(&sheet));
        Ok(())
    }

    /// Puts in a part for notes; returns its name.
    fn new_comments(&mut self) -> Result<String, Refusal> {
        let name = self.package.free_name("xl/commentsGouji", ".xml");
        let sheet = self.package.part(self.name)?.ok_or(Refusal::Damaged)?;
        let root = Root::of(&sheet)?;
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments \
             xmlns=\"{}\"><authors></authors><commentList></commentList></comments>",
            escaped(&root.namespace)
        );
        self.package.set(&name, text);
        self.package.declare(&name, CONTENT)?;
        let of_type = format!("{}/comments", self.base);
        self.package.relate(self.name, &of_type, &name)?;
        Ok(name)
    }
}

/// Where the drawing of notes is named in a sheet, and its id if it is.
fn legacy_drawing(sheet: &str) -> Result<(usize, Option<String>), Refusal> {
    /// What comes behind it.
    const BEHIND: [&str; 9] = [
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    ];
    let mut depth = 0_usize;
    let mut cells_ended = false;
    let mut behind: Option<usize> = None;
    for piece in Pieces::of(sheet) {
        let (event, range): (Event<'_>, Range<usize>) = piece?;
        let (Event::Start(element) | Event::Empty(element)) = &event else {
            if let Event::End(element) = &event {
                depth = depth.saturating_sub(1);
                cells_ended |= local(element.name().as_ref()) == "sheetData";
                if depth == 0 {
                    return Ok((behind.unwrap_or(range.start), None));
                }
            }
            continue;
        };
        let full = element.name();
        let name = local(full.as_ref());
        if depth == 1 {
            if name == "legacyDrawing" {
                return Ok((range.start, local_attribute(element, "id")));
            }
            cells_ended |= name == "sheetData" && matches!(event, Event::Empty(_));
            if cells_ended && BEHIND.contains(&name) {
                behind.get_or_insert(range.start);
            }
        }
        if matches!(event, Event::Start(_)) {
            depth += 1;
        }
    }
    Err(Refusal::Damaged)
}

/// The part with the notes, and the cells that had none before. A cell has one note, to which more is added.
fn with_notes(
    text: &str,
    notes: &[(SheetCell, String)],
    author: &str,
) -> Result<(String, Vec<(SheetCell, usize)>), Refusal> {
    let p = Root::of(text)?.prefix;
    let mut wanted = Map::new();
    for (cell, note) in notes {
        wanted.insert(*cell, note.as_str());
    }
    let mut edits = XmlEdits::default();
    let mut authors = 0_usize;
    let mut own: Option<SheetCell> = None;
    let mut remarked = Set::new();
    let mut end_of_list = None;
    for piece in Pieces::of(text) {
        let (event, range) = piece?;
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                let full = element.name();
                match local(full.as_ref()) {
                    "author" => authors += 1,
                    "comment" => {
                        own = attribute(element, "ref").and_then(|cell| SheetCell::parse(&cell));
                    }
                    "authors" | "commentList" if matches!(event, Event::Empty(_)) => {
                        return Err(Refusal::Unknown);
                    }
                    _ => {}
                }
            }
            Event::End(element) => match local(element.name().as_ref()) {
                "authors" => {
                    let author = escaped(author);
                    edits.insert(range.start, format!("<{p}author>{author}</{p}author>"));
                }
                "text" => {
                    if let Some((cell, note)) =
                        own.and_then(|cell| Some((cell, wanted.get(&cell)?)))
                        && remarked.insert(cell)
                    {
                        edits.insert(range.start, run(&p, &format!("\n\n{note}"), false));
                    }
                }
                "commentList" => end_of_list = Some(range.start),
                _ => {}
            },
            _ => {}
        }
    }
    let end = end_of_list.ok_or(Refusal::Damaged)?;
    let mut new = Vec::new();
    for (cell, note) in notes {
        if remarked.contains(cell) {
            continue;
        }
        new.push((*cell, lines_of(note)));
        let (heading, rest) = note.split_once('\n').unwrap_or((note, ""));
        let mut written = format!(
            "<{p}comment ref=\"{cell}\" authorId=\"{authors}\"><{p}text>{}",
            run(&p, heading, true)
        );
        if !rest.is_empty() {
            let _ = write!(written, "{}", run(&p, &format!("\n{rest}"), false));
        }
        let _ = write!(written, "</{p}text></{p}comment>");
        edits.insert(end, written);
    }
    Ok((edits.apply(text), new))
}

/// How many lines of a note a box of the usual width holds.
fn lines_of(note: &str) -> usize {
    let lines = note.lines();
    lines.map(|line| 1 + line.chars().count() / 20).sum()
}

fn run(p: &str, text: &str, bold: bool) -> String {
    let bold = if bold {
        format!("<{p}b/>")
    } else {
        String::new()
    };
    format!(
        "<{p}r><{p}rPr>{bold}<{p}sz val=\"9\"/><{p}rFont val=\"宋体\"/></{p}rPr><{p}t xml:space=\"preserve\">{}</{p}t></{p}r>",
        escaped(text)
    )
}
