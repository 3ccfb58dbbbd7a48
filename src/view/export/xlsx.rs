//! Any number of reports as one workbook: a summary, what was found, every figure, every relation.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::rows::{Cell, FIGURES, FINDINGS, Heads, RELATIONS, Rows, SUMMARY};
use super::{Binary, Export, Kept};
use crate::language::{Label, Language};

/// A workbook of all reports.
pub static XLSX: Export = Export {
    binary: Some(&Binary {
        keep: |of| Kept::Rows(Box::new(Rows::of(of))),
        file,
    }),
    ..Export::plain(
        "xlsx",
        (
            Label {
                zh: "工作簿（Excel）",
                en: "Workbook for Excel",
            },
            Label {
                zh: "汇总、问题、数据、勾稽关系各一张表；须用 -o 指定文件",
                en: "Summary, findings, figures and relations; needs -o",
            },
        ),
        "xlsx",
        |_| String::new(),
    )
};

/// The most rows of a sheet, and the most characters of a cell.
const ROWS: usize = 1_048_575;
const CHARACTERS: usize = 32_767;

fn file(kept: &[Kept], language: Language) -> Vec<u8> {
    let rows: Vec<&Rows> = kept
        .iter()
        .filter_map(|kept| match kept {
            Kept::Rows(rows) => Some(&**rows),
            Kept::Printed(_) => None,
        })
        .collect();
    // rows, columns and texts are within what a workbook holds
    workbook(&rows, language).unwrap_or_default()
}

fn workbook(rows: &[&Rows], language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let properties = rust_xlsxwriter::DocProperties::new()
        .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    let mut sheet = |heads: &Heads, of: fn(&Rows) -> &Vec<Vec<Cell>>| {
        let all = rows.iter().flat_map(|rows| of(rows));
        fill(book.add_worksheet(), heads, all, language)
    };
    sheet(&SUMMARY, |rows| &rows.summary)?;
    sheet(&FINDINGS, |rows| &rows.findings)?;
    sheet(&FIGURES, |rows| &rows.figures)?;
    sheet(&RELATIONS, |rows| &rows.relations)?;
    book.save_to_buffer()
}

fn fill<'a>(
    sheet: &mut Worksheet,
    heads: &Heads,
    rows: impl Iterator<Item = &'a Vec<Cell>>,
    language: Language,
) -> Result<(), XlsxError> {
    let plain = Format::new()
        .set_font_name("宋体")
        .set_font_size(10)
        .set_align(FormatAlign::Top)
        .set_text_wrap();
    let head = plain
        .clone()
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
    let mut last = 0;
    for (row, cells) in (1_u32..).zip(rows.take(ROWS)) {
        last = row;
        let texts = cells.iter().zip(heads.columns);
        let lines = texts.map(|(cell, (_, width))| lines(cell, *width)).max();
        // programs that open it do not measure wrapped text by themselves
        sheet.set_row_height(row, lines.unwrap_or(1).min(30) * 14)?;
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Number(number) if is_exact(number) => {
                    let value: f64 = number.parse().unwrap_or_default();
                    sheet.write_number_with_format(row, column, value, &plain)?;
                }
                Cell::Number(text) | Cell::Text(text) => {
                    let text: String = text.chars().take(CHARACTERS / 2).collect();
                    sheet.write_string_with_format(row, column, text, &plain)?;
                }
            }
        }
    }
    let columns = u16::try_from(heads.columns.len()).unwrap_or(1);
    sheet.autofilter(0, 0, last, columns.saturating_sub(1))?;
    Ok(())
}

/// How many lines a cell takes in a column of this width.
fn lines(cell: &Cell, width: u16) -> u32 {
    let (Cell::Number(text) | Cell::Text(text)) = cell;
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    let length: u32 = text.chars().take(CHARACTERS).map(wide).sum();
    length
        .div_ceil(u32::from(width.saturating_sub(1).max(1)))
        .max(1)
}

/// Whether a number of a workbook holds all its digits: they have fifteen.
fn is_exact(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    digits <= 15 && number.parse::<f64>().is_ok()
}
