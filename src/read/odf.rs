//! ODT, ODS (OpenDocument) → [`Document`]: `content.xml` of the archive, read event by event.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive;
use super::builder::{Builder, GridCell};
use super::document::Document;
use super::limits;
use super::nested::Nested;
use super::refusal::Refusal;
use super::sheet::{self, Sheet};
use crate::language::Words;

/// Reads a text document or a spreadsheet of the OpenDocument family.
///
/// # Errors
///
/// Where it is protected, damaged, unpacks to too much or holds nothing.
pub fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    let manifest = archive::part(bytes, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Refusal::Protected);
    }
    let content = archive::part(bytes, "content.xml")?.ok_or(Refusal::Unknown)?;
    let mut walk = OdfWalk::default();
    if !walk.run(&content) {
        walk.builder.unread(Words::new(
            "文件从中间起已损坏，之后的内容没有读出。请用原来的软件打开后另存一份，再核对一次。",
            "The file is damaged in the middle and was not read beyond. Open it in its own program, save a new copy and check again.",
        ));
    }
    match walk.builder.refusal() {
        Some(Refusal::Empty) if !content.contains("</office:document-content>") => {
            Err(Refusal::Damaged)
        }
        Some(refusal) => Err(refusal),
        None => Ok(walk.builder.finish()),
    }
}

/// Elements whose text is not part of what the document shows in its flow.
const SKIPPED: [&str; 10] = [
    "text:tracked-changes",
    "office:annotation",
    "office:forms",
    "office:binary-data",
    "table:shapes",
    "table:tracked-changes",
    "text:note-citation",
    "text:ruby-text",
    "svg:title",
    "svg:desc",
];

/// Where the reading is: what is open around the next event.
#[derive(Default)]
struct OdfWalk {
    builder: Builder,
    /// Open paragraphs, the innermost last: text boxes are inside paragraphs.
    paragraphs: Vec<String>,
    /// Open tables, the innermost last.
    tables: Vec<OpenOdfTable>,
    is_spreadsheet: bool,
    sheets: u32,
}

/// A table whose end has not come yet.
#[derive(Default)]
struct OpenOdfTable {
    table: Nested,
    row: u32,
    column: u32,
    /// Cells of the open row begin here.
    row_start: usize,
    row_repeat: u32,
    cell: Option<OpenCell>,
    /// How many bytes its cells hold.
    bytes: usize,
    /// Whether it holds more, or something repeats more often, than is read.
    is_cut: bool,
}

struct OpenCell {
    row_span: u32,
    column_span: u32,
    repeat: u32,
    /// Whether it holds the number 0, whatever it shows.
    is_zero: bool,
    text: String,
}

impl OdfWalk {
    /// Walks through the content; returns whether its end was reached.
    fn run(&mut self, content: &str) -> bool {
        let mut reader = Reader::from_str(content);
        reader.config_mut().check_end_names = false;
        let mut depth = 0_usize;
        // The depth at which an element began that is passed over.
        let mut skipped = None;
        loop {
            match reader.read_event() {
                Ok(Event::Start(element)) => {
                    depth += 1;
                    if depth > limits::NESTING {
                        self.close();
                        return false;
                    }
                    let name = element.name();
                    if skipped.is_none() && SKIPPED.contains(&name.as_ref()) {
                        skipped = Some(depth);
                    }
                    if skipped.is_none() {
                        self.start(name.as_ref(), &element);
                    }
                }
                Ok(Event::Empty(element)) if skipped.is_none() => {
                    let name = element.name();
                    self.start(name.as_ref(), &element);
                    self.end(name.as_ref());
                }
                Ok(Event::End(element)) => {
                    if skipped.is_none() {
                        self.end(element.name().as_ref());
                    }
                    if skipped == Some(depth) {
                        skipped = None;
                    }
                    depth = depth.saturating_sub(1);
                }
                Ok(Event::Text(text)) if skipped.is_none() => self.push(&text),
                Ok(Event::CData(text)) if skipped.is_none() => self.push(&text),
                Ok(Event::GeneralRef(reference)) if skipped.is_none() => {
                    if let Ok(Some(character)) = reference.resolve_char_ref() {
                        self.push(character.encode_utf8(&mut [0; 4]));
                    } else if let Some(text) =
                        quick_xml::escape::resolve_predefined_entity(&reference)
                    {
                        self.push(text);
                    }
                }
                Ok(Event::Eof) => {
                    let whole = depth == 0 && self.tables.is_empty();
                    self.close();
                    return whole;
                }
                Ok(_) => {}
                Err(_) => {
                    self.close();
                    return false;
                }
            }
        }
    }

    fn start(&mut self, name: &str, element: &BytesStart) {
        match name {
            "office:spreadsheet" => self.is_spreadsheet = true,
            "text:p" | "text:h" => self.paragraphs.push(String::new()),
            "text:s" => {
                let count = number(element, "text:c").min(16);
                self.push(&" ".repeat(count as usize));
            }
            "text:tab" => self.push("\t"),
            "text:line-break" => self.push("\n"),
            "table:table" => self.tables.push(OpenOdfTable::default()),
            "table:table-row" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = 0;
                    table.row_start = table.table.cells.len();
                    table.row_repeat = number(element, "table:number-rows-repeated");
                }
            }
            "table:table-cell" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cell = Some(OpenCell {
                        row_span: number(element, "table:number-rows-spanned"),
                        column_span: number(element, "table:number-columns-spanned"),
                        repeat: number(element, "table:number-columns-repeated"),
                        is_zero: is_zero(element),
                        text: String::new(),
                    });
                }
            }
            "table:covered-table-cell" => {
                if let Some(table) = self.tables.last_mut() {
                    let repeat = number(element, "table:number-columns-repeated");
                    table.column = table.column.saturating_add(repeat);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "text:p" | "text:h" => {
                let Some(text) = self.paragraphs.pop() else {
                    return;
                };
                if let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
                    cell.text.push_str(&text);
                    cell.text.push('\n');
                } else if self.tables.is_empty() {
                    self.builder.paragraph(&text, name == "text:h");
                }
            }
            "table:table-cell" => {
                let keeps_blank = !self.is_spreadsheet;
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell(keeps_blank);
                }
            }
            "table:table-row" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_row();
                }
            }
            "table:table" => self.end_table(),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(text);
        }
    }

    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else {
            return;
        };
        if table.is_cut {
            self.builder.cut();
        }
        if let Some(outer) = self.tables.last_mut() {
            // The cell around it is still open and will come next.
            outer.table.enclose(outer.table.cells.len(), table.table);
        } else if self.is_spreadsheet {
            self.sheets += 1;
            let mut sheet = Sheet::new(self.sheets);
            for cell in table.table.cells {
                if !sheet.set(cell.row, cell.column, cell.text)
                    || !sheet.merge(cell.row, cell.column, cell.row_span, cell.column_span)
                {
                    self.builder.cut();
                    break;
                }
            }
            sheet.lay(&mut self.builder);
        } else {
            table.table.lay(&mut self.builder);
        }
    }

    /// Ends whatever is open, where the content ends too early.
    fn close(&mut self) {
        while !self.tables.is_empty() {
            self.end_table();
        }
        while let Some(text) = self.paragraphs.pop() {
            self.builder.paragraph(&text, false);
        }
    }
}

impl OpenOdfTable {
    /// Whether as many cells of as many bytes are still read.
    fn has_room(&mut self, cells: usize, bytes: usize) -> bool {
        let fits =
            self.table.cells.len() + cells <= limits::CELLS && self.bytes + bytes <= limits::TEXT;
        self.is_cut |= !fits;
        fits
    }

    fn end_cell(&mut self, keeps_blank: bool) {
        let Some(mut cell) = self.cell.take() else {
            return;
        };
        cell.text = sheet::number(cell.text, cell.is_zero);
        self.is_cut |= cell.repeat > limits::REPEATS && !cell.text.trim().is_empty();
        let is_blank = cell.text.trim().is_empty();
        // a merged cell is one cell of its table even where it is blank
        let keeps_blank = keeps_blank || cell.row_span > 1 || cell.column_span > 1;
        for step in 0..cell.repeat.min(limits::REPEATS) {
            if (is_blank && !keeps_blank) || !self.has_room(1, cell.text.len()) {
                break;
            }
            self.bytes += cell.text.len();
            self.table.cells.push(GridCell {
                row: self.row,
                column: self.column.saturating_add(step),
                row_span: cell.row_span,
                column_span: cell.column_span,
                text: cell.text.clone(),
                place: None,
            });
        }
        self.column = self.column.saturating_add(cell.repeat);
    }

    fn end_row(&mut self) {
        let row: Vec<GridCell> = self
            .table
            .cells
            .get(self.row_start..)
            .unwrap_or_default()
            .to_vec();
        let is_blank = row.iter().all(|cell| cell.text.trim().is_empty());
        let bytes = row.iter().map(|cell| cell.text.len()).sum();
        self.is_cut |= self.row_repeat > limits::REPEATS && !is_blank;
        for step in 1..self.row_repeat.min(limits::REPEATS) {
            if is_blank || !self.has_room(row.len(), bytes) {
                break;
            }
            self.bytes += bytes;
            self.table.cells.extend(row.iter().cloned().map(|mut cell| {
                cell.row = cell.row.saturating_add(step);
                cell
            }));
        }
        self.row = self.row.saturating_add(self.row_repeat.max(1));
    }
}

/// Whether a cell holds the number 0.
fn is_zero(element: &BytesStart) -> bool {
    let value = element.try_get_attribute("office:value");
    value.is_ok_and(|value| value.is_some_and(|value| matches!(&*value.value, "0" | "-0")))
}

/// A count among the attributes; 1 where it is not there or no number.
fn number(element: &BytesStart, name: &str) -> u32 {
    element
        .try_get_attribute(name)
        .ok()
        .flatten()
        .and_then(|attribute| attribute.value.parse().ok())
        .unwrap_or(1)
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::super::archive::tests::zip;
    use super::super::document::Block;
    use super::*;

    #[track_caller]
    fn check(content: &str, text: &str, whole: bool) {
        let mut walk = OdfWalk::default();
        assert_eq!(walk.run(content), whole);
        assert_eq!(walk.builder.finish().text, text);
    }

    #[test]
    fn paragraphs_entities_and_spaces() {
        check(
            "<a><text:h>一、<text:span>总体</text:span>情况</text:h>\
             <text:p>A&amp;B<text:s text:c=\"3\"/>&#20849;3<text:line-break/>件</text:p></a>",
            "一、总体情况\nA&B 共3\n件\n",
            true,
        );
    }

    #[test]
    fn text_boxes_and_deleted_text() {
        check(
            "<a><text:tracked-changes><text:p>旧</text:p></text:tracked-changes>\
             <text:p>正文<draw:text-box><text:p>框内</text:p></draw:text-box></text:p></a>",
            "框内\n正文\n",
            true,
        );
    }

    #[test]
    fn a_table_that_only_lays_out_another_is_not_one() {
        let inner = "<table:table><table:table-row>\
            <table:table-cell><text:p>甲</text:p></table:table-cell>\
            <table:table-cell><text:p>1</text:p></table:table-cell>\
            </table:table-row></table:table>";
        let outer = format!(
            "<a><table:table><table:table-row><table:table-cell><text:p>题</text:p>{inner}\
             </table:table-cell></table:table-row></table:table></a>"
        );
        check(&outer, "题\n甲\t1\n", true);
    }

    #[test]
    fn a_zero_that_shows_a_dash_is_zero() {
        let cell = |value: &str| {
            format!(
                "<table:table-cell office:value=\"{value}\"><text:p>- </text:p></table:table-cell>"
            )
        };
        check(
            &format!(
                "<a><office:spreadsheet><table:table><table:table-row>{}{}</table:table-row>\
                 </table:table></office:spreadsheet></a>",
                cell("0"),
                cell("甲")
            ),
            "0\t-\n",
            true,
        );
    }

    #[test]
    fn a_merged_cell_without_text_keeps_its_columns_in_a_sheet() {
        let text =
            |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let blank =
            "<table:table-cell table:number-columns-spanned=\"2\"/><table:covered-table-cell/>";
        check(
            &format!(
                "<a><office:spreadsheet><table:table>\
                 <table:table-row>{}{}{}{}</table:table-row>\
                 <table:table-row>{}{blank}{}</table:table-row>\
                 </table:table></office:spreadsheet></a>",
                text("甲"),
                text("乙"),
                text("丙"),
                text("丁"),
                text("1"),
                text("2"),
            ),
            "甲\t乙\t丙\t丁\n1\t\t2\n",
            true,
        );
    }

    #[test]
    fn what_ends_early_is_read_so_far() {
        check("<a><text:p>前</text:p><text:p>后", "前\n后\n", false);
        check(
            "<a><table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>",
            "1\n",
            false,
        );
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        let archive = |name: &str, text: &str| zip(&[(name, text.as_bytes())]);
        let protected = archive("META-INF/manifest.xml", "<manifest:encryption-data/>");
        assert_eq!(read(&protected), Err(Refusal::Protected));
        assert_eq!(read(&archive("mimetype", "x")), Err(Refusal::Unknown));
        assert_eq!(
            read(&archive("content.xml", "<a><b")),
            Err(Refusal::Damaged)
        );
        let empty = "<office:document-content></office:document-content>";
        assert_eq!(read(&archive("content.xml", empty)), Err(Refusal::Empty));
        assert_eq!(read(b"PK"), Err(Refusal::Damaged));
    }

    #[test]
    fn what_repeats_to_too_much_is_refused() {
        let content = format!(
            "<office:document-content><office:spreadsheet><table:table><table:table-row \
             table:number-rows-repeated=\"900\"><table:table-cell table:number-columns-repeated=\"900\">\
             <text:p>{}</text:p></table:table-cell></table:table-row></table:table>\
             </office:spreadsheet></office:document-content>",
            "长".repeat(1000)
        );
        let mut walk = OdfWalk::default();
        walk.run(&content);
        assert!(walk.builder.finish().unread.len() == 1);
    }

    #[test]
    fn nesting_and_repeats_are_bounded() {
        check(
            &format!("<text:p>前</text:p>{}", "<x>".repeat(limits::NESTING + 1)),
            "前\n",
            false,
        );
        let mut walk = OdfWalk::default();
        walk.run(
            "<a><office:spreadsheet><table:table><table:table-row table:number-rows-repeated=\"4294967295\">\
             <table:table-cell table:number-columns-repeated=\"4294967295\"><text:p>1</text:p></table:table-cell>\
             </table:table-row></table:table></office:spreadsheet></a>",
        );
        let document = walk.builder.finish();
        assert!(
            document
                .blocks
                .iter()
                .all(|block| matches!(block, Block::Paragraph(_)))
        );
    }
}
