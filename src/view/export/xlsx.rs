//! Any number of reports as one workbook: a summary, what was found, every figure, every relation.

use std::borrow::Cow;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::assembly::{Assembly, File, Kept};
use super::rows::{ExportRows, FIGURES, FINDINGS, Heads, RELATIONS, RowValue, SUMMARY};
use super::{Binary, Export};
use crate::language::{Label, Language};
use crate::view::summary::ReportRow;

/// A workbook of all reports.
pub static XLSX: Export = Export {
    binary: Some(&Binary {
        keep: |of| Kept::Rows(Box::new(ExportRows::of(of))),
        begin: |_, language| Box::new(WorkbookAssembly::new(language)),
    }),
    ..Export::plain(
        "xlsx",
        (
            Label {
                zh: "工作簿（Excel）",
                en: "Workbook for Excel",
            },
            Label {
                zh: "汇总、问题、数据、勾稽关系各一张表",
                en: "Summary, findings, figures and relations",
            },
        ),
        "xlsx",
        |_| String::new(),
    )
};

/// The most rows of a sheet.
const ROWS: u32 = 1_048_575;

/// The most characters of a cell, counted as UTF-16.
const CHARACTERS: usize = 32_767;

/// The most cells of figures and relations: a browser has no memory for many more.
const CELLS: usize = 2_000_000;

/// A workbook of reports, while they come in.
struct WorkbookAssembly {
    language: Language,
    workbook: Workbook,
    sheets: [FilledSheet; 4],
    /// How many cells of figures and relations there are.
    cells: usize,
    /// How many reports have none of these, because there are too many.
    left_out: usize,
    has_failed: bool,
}

/// A sheet with what is in it.
struct FilledSheet {
    heads: &'static Heads,
    rows: u32,
}

impl WorkbookAssembly {
    fn new(language: Language) -> Self {
        let mut book = Self {
            language,
            workbook: Workbook::new(),
            sheets: [&SUMMARY, &FINDINGS, &FIGURES, &RELATIONS]
                .map(|heads| FilledSheet { heads, rows: 0 }),
            cells: 0,
            left_out: 0,
            has_failed: false,
        };
        book.has_failed = book.begin().is_err();
        book
    }

    fn begin(&mut self) -> Result<(), XlsxError> {
        self.workbook.set_properties(&properties()?);
        for filled in &self.sheets {
            begin(self.workbook.add_worksheet(), filled.heads, self.language)?;
        }
        Ok(())
    }

    /// Writes rows below those of a sheet; false where it has no room for them.
    fn write(&mut self, at: usize, rows: &[Vec<RowValue>]) -> Result<bool, XlsxError> {
        let Some(filled) = self.sheets.get_mut(at) else {
            return Ok(true);
        };
        let sheet = self.workbook.worksheet_from_index(at)?;
        for cells in rows {
            if filled.rows >= ROWS {
                return Ok(false);
            }
            filled.rows += 1;
            write_row(sheet, filled.rows, filled.heads, cells, self.language)?;
        }
        Ok(true)
    }

    fn add_rows(&mut self, rows: &ExportRows) -> Result<bool, XlsxError> {
        let mut has_room = self.write(0, &rows.summary)?;
        has_room &= self.write(1, &rows.findings)?;
        let many = rows.figures.iter().chain(&rows.relations);
        let cells: usize = many.map(Vec::len).sum();
        // once one has no room, none has: the sheets end with the same report
        if self.left_out > 0 || self.cells + cells > CELLS {
            self.left_out += 1;
            return Ok(false);
        }
        self.cells += cells;
        has_room &= self.write(2, &rows.figures)?;
        has_room &= self.write(3, &rows.relations)?;
        Ok(has_room)
    }

    fn end(&mut self) -> Result<Vec<u8>, XlsxError> {
        if self.left_out > 0 {
            let said = vec![RowValue::Text(left_out(self.left_out, self.language))];
            for at in [2, 3] {
                self.write(at, std::slice::from_ref(&said))?;
            }
        }
        for (at, filled) in self.sheets.iter().enumerate() {
            let last = u16::try_from(filled.heads.columns.len())
                .unwrap_or(1)
                .saturating_sub(1);
            let sheet = self.workbook.worksheet_from_index(at)?;
            sheet.autofilter(0, 0, filled.rows, last)?;
        }
        self.workbook.save_to_buffer()
    }
}

impl Assembly for WorkbookAssembly {
    fn add(&mut self, row: &ReportRow, kept: Option<Kept>) -> bool {
        let rows = match kept {
            Some(Kept::Rows(rows)) => rows,
            _ => Box::new(ExportRows::refused(row, self.language)),
        };
        let added = self.add_rows(&rows);
        self.has_failed |= added.is_err();
        added.unwrap_or(false)
    }

    fn finish(mut self: Box<Self>) -> Option<File> {
        // rows, columns and texts are within what a workbook holds
        let bytes = self.end().ok().filter(|_| !self.has_failed)?;
        Some(File {
            bytes,
            extension: "xlsx",
            name: None,
        })
    }
}

/// The same reports make the same bytes, whenever that is.
pub(super) fn properties() -> Result<rust_xlsxwriter::DocProperties, XlsxError> {
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(rust_xlsxwriter::DocProperties::new().set_creation_datetime(&day))
}

pub(super) fn plain() -> Format {
    Format::new()
        .set_font_name("宋体")
        .set_font_size(10)
        .set_align(FormatAlign::Top)
        .set_text_wrap()
}

/// Begins a sheet: its name, its columns, and how it is printed on A4.
pub(super) fn begin(
    sheet: &mut Worksheet,
    heads: &Heads,
    language: Language,
) -> Result<(), XlsxError> {
    let head = plain()
        .set_bold()
        .set_background_color(Color::RGB(0x00F3_F4F5))
        .set_border_bottom(FormatBorder::Thin);
    sheet.set_name(heads.name.get(language))?;
    for (column, (name, width)) in (0_u16..).zip(heads.columns) {
        sheet.write_string_with_format(0, column, name.get(language), &head)?;
        sheet.set_column_width(column, f64::from(*width))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Writes a row of a sheet.
pub(super) fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    heads: &Heads,
    cells: &[RowValue],
    language: Language,
) -> Result<(), XlsxError> {
    let plain = plain();
    let texts = cells.iter().zip(heads.columns);
    let lines = texts.map(|(cell, (_, width))| lines(cell, *width)).max();
    // programs that open it do not measure wrapped text by themselves
    sheet.set_row_height(row, lines.unwrap_or(1).min(30) * 14)?;
    for (column, cell) in (0_u16..).zip(cells) {
        match cell {
            RowValue::Number(number) if is_exact(number) => {
                let value: f64 = number.parse().unwrap_or_default();
                sheet.write_number_with_format(row, column, value, &plain)?;
            }
            RowValue::Number(text) | RowValue::Text(text) => {
                let text = fitting(text, language);
                sheet.write_string_with_format(row, column, text, &plain)?;
            }
        }
    }
    Ok(())
}

/// As much of a text as a cell holds, which says where it is not all.
fn fitting(text: &str, language: Language) -> Cow<'_, str> {
    let mut length = 0;
    let longer = text.char_indices().find(|(_, c)| {
        length += c.len_utf16();
        length > CHARACTERS
    });
    if longer.is_none() {
        return Cow::Borrowed(text);
    }
    let said = CUT.get(language);
    let room = CHARACTERS - said.encode_utf16().count();
    let mut length = 0;
    let kept = text.chars().take_while(|c| {
        length += c.len_utf16();
        length <= room
    });
    let mut kept: String = kept.collect();
    kept.push_str(said);
    Cow::Owned(kept)
}

const CUT: Label = Label {
    zh: "……（单元格容纳不下，以下从略）",
    en: "… (cut here: a cell holds no more)",
};

fn left_out(reports: usize, language: Language) -> String {
    match language {
        Language::Chinese => {
            format!("其余 {reports} 份报告的数据和勾稽关系从略：工作簿已满，请分批导出。")
        }
        Language::English => {
            format!("Left out for {reports} more: the workbook is full. Export them in parts.")
        }
    }
}

/// How many lines a cell takes in a column of this width.
pub(super) fn lines(cell: &RowValue, width: u16) -> u32 {
    let (RowValue::Number(text) | RowValue::Text(text)) = cell;
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    let length: u32 = text.chars().take(CHARACTERS).map(wide).sum();
    length
        .div_ceil(u32::from(width.saturating_sub(1).max(1)))
        .max(1)
}

/// Whether a number of a workbook holds all its digits: they have fifteen.
pub(super) fn is_exact(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    digits <= 15 && number.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_a_cell_does_not_hold_says_so_in_it() {
        let whole = "数".repeat(CHARACTERS);
        assert_eq!(fitting(&whole, Language::Chinese), whole);
        for (long, language) in [
            (format!("{whole}数"), Language::Chinese),
            ("𠀀".repeat(CHARACTERS / 2 + 1), Language::English),
        ] {
            let cut = fitting(&long, language);
            assert!(cut.ends_with(CUT.get(language)));
            let length = cut.encode_utf16().count();
            assert!((CHARACTERS - 1..=CHARACTERS).contains(&length), "{length}");
        }
    }

    #[test]
    fn a_workbook_that_is_full_says_what_it_lacks() {
        let mut book = Box::new(WorkbookAssembly::new(Language::Chinese));
        let row = |figures: usize| ExportRows {
            summary: vec![vec![RowValue::Text("甲".to_owned())]],
            figures: vec![vec![RowValue::Number("1".to_owned()); 8]; figures],
            ..ExportRows::default()
        };
        let refused = ReportRow::refused("", crate::language::Words::default());
        book.cells = CELLS - 8;
        let add = |book: &mut WorkbookAssembly, figures| {
            book.add(&refused, Some(Kept::Rows(Box::new(row(figures)))))
        };
        assert!(add(&mut book, 1));
        assert!(!add(&mut book, 1));
        assert!(!add(&mut book, 0), "the sheets end with the same report");
        let file = book.finish().expect("a workbook");
        let read = crate::read::bytes(&file.bytes, None).expect("a workbook");
        assert!(read.text.contains("其余 2 份报告"), "{}", read.text);
    }
}
