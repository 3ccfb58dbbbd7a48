//! DOCX, DOC, WPS, XLSX, XLS → [`Document`].
//!
//! The formats are taken apart by `office_oxide`; this file walks what it found: blocks of a text
//! document, cells of a workbook.

use std::io::Cursor;

use office_oxide::ir::{Element, InlineContent, List, ListStyle, Note, Table, inline_to_text};
use office_oxide::limits::Limits;
use office_oxide::options::ParseOptions;
use office_oxide::xls::{self, XlsDocument};
use office_oxide::xlsx::{self, CellRef, XlsxDocument};
use office_oxide::{DocumentFormat, OfficeError};

use super::archive;
use super::builder::{Builder, GridCell};
use super::cover::TakenColumns;
use super::document::Document;
use super::guard::guarded;
use super::refusal::Refusal;
use super::sheet::{self, Sheet};
use super::{limits, numeral};
use crate::language::Words;

/// Reads a file of Word, Excel or WPS, old or new, whichever its content says it is.
///
/// # Errors
///
/// Where it is protected, damaged, unpacks to too much, or is another kind of office file.
pub fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    guarded(|| document(bytes))
}

fn document(bytes: &[u8]) -> Result<Document, Refusal> {
    if contains_utf16(bytes, "EncryptedPackage") {
        return Err(Refusal::Protected);
    }
    let format = format(bytes).ok_or(Refusal::Unknown)?;
    let file = Cursor::new(bytes.to_vec());
    let office = office_oxide::Document::from_reader_with(file, format, &options())
        .map_err(|error| refusal(&error))?;
    let mut builder = Builder::default();
    if let Some(workbook) = office.as_xlsx() {
        read_xlsx(workbook, &mut builder);
    } else if let Some(workbook) = office.as_xls() {
        read_xls(workbook, &mut builder);
    } else {
        let ir = office.to_ir();
        for section in &ir.sections {
            blocks(&section.elements, 0, &mut builder);
        }
        if ir.metadata.text_truncated || builder.holds(NOT_SHOWN) {
            incomplete(&mut builder);
        }
    }
    match builder.refusal() {
        Some(refusal) => Err(refusal),
        None => Ok(builder.finish()),
    }
}

/// What the library writes in place of tables nested too deep.
const NOT_SHOWN: &str = "not shown — document truncated]";

/// Which kind of office file it is, by its content.
fn format(bytes: &[u8]) -> Option<DocumentFormat> {
    if bytes.starts_with(b"PK") {
        let holds = |name: &str| archive::has_part(bytes, name);
        return if holds("word/document") {
            Some(DocumentFormat::Docx)
        } else if holds("xl/workbook") {
            Some(DocumentFormat::Xlsx)
        } else {
            None
        };
    }
    if contains_utf16(bytes, "WordDocument") {
        Some(DocumentFormat::Doc)
    } else if contains_utf16(bytes, "Workbook") || contains_utf16(bytes, "Book") {
        Some(DocumentFormat::Xls)
    } else {
        None
    }
}

/// Whether a compound file has a stream of this name.
fn contains_utf16(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

fn options() -> ParseOptions {
    let mut options = ParseOptions::default();
    options.limits = Limits::strict();
    options.limits.package_bytes = limits::ARCHIVE;
    options.limits.part_bytes = limits::PART;
    options.limits.embedded_packages = 0;
    options.limits.embedded_depth = 0;
    options.limits.text_chars = limits::TEXT;
    options
}

fn refusal(error: &OfficeError) -> Refusal {
    use office_oxide::core::Error;
    let message = error.to_string();
    match error {
        OfficeError::Core(Error::DecompressionLimit { .. } | Error::PackageLimit(_)) => {
            Refusal::TooLarge
        }
        // Errors of one format carry those of the package as text only.
        _ if message.contains("limit exceeded") => Refusal::TooLarge,
        _ if message.contains("encrypt") || message.contains("password") => Refusal::Protected,
        _ => Refusal::Damaged,
    }
}

fn incomplete(builder: &mut Builder) {
    builder.unread(Words::new(
        "文件有部分内容已损坏，没有读出。请用原来的软件打开后另存一份，再核对一次。",
        "Part of the file is damaged and was not read. Open it in its own program, save a new copy and check again.",
    ));
}

/// Adds the blocks of a text document, in order.
fn blocks(elements: &[Element], depth: usize, builder: &mut Builder) {
    if depth > limits::NESTING {
        return;
    }
    for element in elements {
        match element {
            Element::Heading(heading) => builder.paragraph(&inline(&heading.content), true),
            Element::Paragraph(paragraph) => {
                let heading = paragraph.outline_level.is_some();
                builder.paragraph(&inline(&paragraph.content), heading);
            }
            Element::Table(table) => add_table(table, depth, builder),
            Element::List(items) => {
                for line in list(items, depth) {
                    builder.paragraph(&line, false);
                }
            }
            Element::TextBox(text_box) => blocks(&text_box.content, depth + 1, builder),
            Element::Footnote(note) | Element::Endnote(note) if !is_comment(note) => {
                blocks(&note.content, depth + 1, builder);
            }
            _ => {}
        }
    }
}

/// Whether a note is what a reader of the report remarked on it: the library puts comments behind the text.
fn is_comment(note: &Note) -> bool {
    let marker = note.marker.as_deref().unwrap_or_default();
    note.author.is_some() || marker.starts_with("Comment") || marker.starts_with("comment")
}

/// Adds a table; one that only lays out others is taken for the blocks in it.
fn add_table(table: &Table, depth: usize, builder: &mut Builder) {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let inner: usize = cells()
        .flat_map(|cell| &cell.content)
        .map(|element| match element {
            Element::Table(inner) => inner.rows.iter().map(|row| row.cells.len()).sum(),
            _ => 0,
        })
        .sum();
    if inner >= cells().count() {
        for cell in cells() {
            blocks(&cell.content, depth + 1, builder);
        }
        return;
    }
    builder.table(grid(table, depth));
}

/// The cells of a table with their places: each row holds only the cells that begin in it.
fn grid(table: &Table, depth: usize) -> Vec<GridCell> {
    let mut grid = Vec::new();
    let mut cover = TakenColumns::default();
    for (row, cells) in (0_u32..).zip(&table.rows) {
        let mut column = 0_usize;
        for cell in &cells.cells {
            column = cover.free(row, column);
            let width = (cell.col_span.max(1) as usize).min(limits::GRID);
            let until = row.saturating_add(cell.row_span.max(1));
            cover.take(column..column + width, until);
            grid.push(GridCell {
                row,
                column: u32::try_from(column).unwrap_or(u32::MAX),
                row_span: cell.row_span.max(1),
                column_span: u32::try_from(width).unwrap_or(u32::MAX),
                text: text(&cell.content, depth + 1),
                place: None,
            });
            column += width;
            if column > limits::GRID {
                return grid;
            }
        }
    }
    grid
}

/// What is in a cell, a paragraph a line.
fn text(elements: &[Element], depth: usize) -> String {
    let mut lines = Vec::new();
    if depth > limits::NESTING {
        return String::new();
    }
    for element in elements {
        match element {
            Element::Heading(heading) => lines.push(inline(&heading.content)),
            Element::Paragraph(paragraph) => lines.push(inline(&paragraph.content)),
            Element::List(items) => lines.extend(list(items, depth)),
            Element::TextBox(text_box) => lines.push(text(&text_box.content, depth + 1)),
            Element::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    lines.push(text(&cell.content, depth + 1));
                }
            }
            _ => {}
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

fn inline(content: &[InlineContent]) -> String {
    inline_to_text(content)
}

/// The items of a list, with the numbers that the program that shows it would write.
fn list(list: &List, depth: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if depth > limits::NESTING {
        return lines;
    }
    let first = list.start_number.unwrap_or(1);
    for (offset, item) in (0_u32..).zip(&list.items) {
        let marker = marker(list, first.saturating_add(offset));
        lines.push(format!("{marker}{}", text(&item.content, depth + 1)));
        if let Some(nested) = &item.nested {
            lines.extend(self::list(nested, depth + 1));
        }
    }
    lines
}

/// The number of an item: 一、 where the list counts in Chinese, else 1.
fn marker(list: &List, number: u32) -> String {
    if !list.ordered {
        return String::new();
    }
    let pattern = list.marker_pattern.as_deref().unwrap_or("%1.");
    // A pattern that joins the numbers of several levels (1.1.) cannot be distinguished from one item.
    let Some((before, after)) = pattern
        .split_once('%')
        .filter(|(_, rest)| !rest.contains('%'))
    else {
        return String::new();
    };
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = match list.style {
        None if pattern.contains(['、', '（', '(', '第']) => numeral::written(number),
        None | Some(ListStyle::Decimal) => number.to_string(),
        Some(_) => return String::new(),
    };
    format!("{before}{number}{after}")
}

fn read_xlsx(workbook: &XlsxDocument, builder: &mut Builder) {
    for (number, worksheet) in (1_u32..).zip(&workbook.worksheets) {
        if worksheet.state != xlsx::SheetState::Visible {
            continue;
        }
        let mut sheet = Sheet::new(number);
        for cell in worksheet.rows.iter().flat_map(|row| &row.cells) {
            let at = &cell.reference;
            let shown = workbook.format_cell_value(cell);
            let is_zero = matches!(cell.value, xlsx::CellValue::Number(number) if number == 0.0);
            if !sheet.set(at.row, at.col, sheet::number(shown, is_zero)) {
                builder.cut();
                break;
            }
        }
        for range in &worksheet.merged_cells {
            let (from, to) = range.split_once(':').unwrap_or((range, range));
            if let (Some(from), Some(to)) = (CellRef::parse(from), CellRef::parse(to)) {
                let rows = to.row.saturating_sub(from.row) + 1;
                let columns = to.col.saturating_sub(from.col) + 1;
                if !sheet.merge(from.row, from.col, rows, columns) {
                    builder.cut();
                    break;
                }
            }
        }
        if worksheet.damage.is_some() {
            incomplete(builder);
        }
        sheet.lay(builder);
    }
    if !workbook.unreadable_sheets.is_empty() {
        incomplete(builder);
    }
}

fn read_xls(workbook: &XlsDocument, builder: &mut Builder) {
    for (number, worksheet) in (1_u32..).zip(&workbook.sheets) {
        if worksheet.hidden {
            continue;
        }
        let mut sheet = Sheet::new(number);
        for (row, cells) in worksheet.rows.iter().enumerate() {
            for column in 0..cells.len() {
                let shown = worksheet.display_text(row, column).unwrap_or_default();
                let is_zero = matches!(cells.get(column), Some(xls::CellValue::Number(number)) if *number == 0.0);
                let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                sheet.set(
                    at(row),
                    at(column),
                    sheet::number(shown.into_owned(), is_zero),
                );
            }
        }
        for &(top, bottom, left, right) in &worksheet.merged_cells {
            let rows = u32::from(bottom.saturating_sub(top)) + 1;
            let columns = u32::from(right.saturating_sub(left)) + 1;
            if !sheet.merge(top.into(), left.into(), rows, columns) {
                builder.cut();
                break;
            }
        }
        sheet.lay(builder);
    }
    if workbook.truncated() {
        incomplete(builder);
    }
}

#[cfg(test)]
mod tests {
    use super::super::archive::tests::zip;
    use super::*;

    /// A DOCX with this body.
    fn docx(body: &str) -> Vec<u8> {
        docx_with(body, &[])
    }

    /// A DOCX with this body and more parts.
    fn docx_with(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
        let document = format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
        );
        let types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
        let relations = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
        let parts: [(&str, &[u8]); 3] = [
            ("[Content_Types].xml", types.as_bytes()),
            ("_rels/.rels", relations.as_bytes()),
            ("word/document.xml", document.as_bytes()),
        ];
        zip(&[&parts, more].concat())
    }

    #[test]
    fn text_that_was_deleted_or_hidden_is_left_out() {
        let document = read(&docx(
            "<w:p><w:r><w:t>申请</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del>\
             <w:ins><w:r><w:t>4</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>5</w:t></w:r>\
             <w:r><w:t>件</w:t></w:r></w:p>",
        ));
        assert_eq!(document.expect("a document").text, "申请4件\n");
    }

    #[test]
    fn comments_are_not_the_report() {
        let comments = "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment w:id=\"0\" w:author=\"王\"><w:p><w:r><w:t>应为5件</w:t></w:r></w:p></w:comment><w:comment w:id=\"1\"><w:p><w:r><w:t>应为6件</w:t></w:r></w:p></w:comment></w:comments>";
        let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/></Relationships>";
        let body = "<w:p><w:r><w:t>申请</w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>4</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t>件</w:t></w:r></w:p>";
        let file = docx_with(
            body,
            &[
                ("word/comments.xml", comments.as_bytes()),
                ("word/_rels/document.xml.rels", relations.as_bytes()),
            ],
        );
        assert_eq!(read(&file).expect("a document").text, "申请4件\n");
    }

    #[test]
    fn a_table_that_only_lays_out_another_is_not_one() {
        let cell = |inner: &str| format!("<w:tc>{inner}<w:p/></w:tc>");
        let text = |text: &str| cell(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"));
        let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", text("甲"), text("1"));
        let outer = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&inner));
        assert_eq!(read(&docx(&outer)).expect("a document").text, "甲\t1\n");
    }

    #[test]
    fn tables_nested_too_deep_are_said() {
        let (open, close) = ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>");
        let body = format!("{}{}", open.repeat(150), close.repeat(150));
        assert_eq!(read(&docx(&body)).expect("a document").unread.len(), 1);
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let long = " ".repeat(usize::try_from(limits::PART).expect("fits"));
        assert_eq!(read(&docx(&long)), Err(Refusal::TooLarge));
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        let name: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(read(&name), Err(Refusal::Protected));
        assert_eq!(read(&docx("")), Err(Refusal::Empty));
        let whole = docx("<w:p><w:r><w:t>件</w:t></w:r></w:p>");
        assert_eq!(read(&whole[..whole.len() - 30]), Err(Refusal::Damaged));
    }

    #[test]
    fn what_is_no_office_file_is_unknown() {
        assert_eq!(read(b"PK\x03\x04"), Err(Refusal::Unknown));
        assert_eq!(read(b""), Err(Refusal::Unknown));
    }
}
