//! Reports that were added up → a workbook: the tables of the form with the sums in them, and what is to be known of
//! each report.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::rows::{Heads, RowValue};
use super::tables;
use super::xlsx::{begin, is_exact, lines, plain, properties, write_row};
use crate::form::TableKind;
use crate::language::{Label, Language};
use crate::order::Map;
use crate::report::Report;
use crate::report::sums::{LeftOut, SumPart, Sums};
use crate::view::form_layout::{FormCell, FormContent, columns, layout_of, placed};
use crate::view::sums::{heading, of_part, reason, report};

/// The workbook.
pub(super) fn workbook(sums: &Sums, language: Language) -> Vec<u8> {
    // rows, columns and texts are within what a workbook holds
    write(sums, language).unwrap_or_default()
}

fn write(sums: &Sums, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties()?);
    let report = report(sums);
    for kind in TableKind::ALL {
        if let Some(rows) = layout_of(&report, kind) {
            let sheet = book.add_worksheet();
            sheet.set_name(kind.number().get(language))?;
            table(sheet, sums, &report, kind, placed(rows), language)?;
        }
    }
    reports(book.add_worksheet(), sums, language)?;
    book.save_to_buffer()
}

/// A table of the form below a line that says what was added up. The form is Chinese, whatever language the rest is in.
fn table(
    sheet: &mut Worksheet,
    sums: &Sums,
    report: &Report,
    kind: TableKind,
    cells: Vec<(u32, u32, FormCell)>,
    language: Language,
) -> Result<(), XlsxError> {
    let bold = plain().set_bold().set_text_wrap();
    let of = Format::new().set_font_name("宋体").set_font_size(10);
    let title = of.clone().set_bold().set_font_size(12);
    sheet.write_string_with_format(0, 0, tables::heading(kind, Language::Chinese), &title)?;
    sheet.write_string_with_format(1, 0, heading(sums).get(language), &of)?;
    let mut heights: Map<u32, u32> = Map::new();
    for (row, column, cell) in cells {
        let format = match cell.content {
            FormContent::Row(_) => plain(),
            FormContent::Figure(_) => plain().set_align(FormatAlign::Center),
            FormContent::Corner(_) | FormContent::Block(_) | FormContent::Column(_) => {
                bold.clone().set_align(FormatAlign::Center)
            }
        };
        let format = format
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter);
        let (row, column) = (row + ABOVE, u16::try_from(column).unwrap_or(u16::MAX));
        let last_row = row + cell.row_span.max(1) - 1;
        let span = u16::try_from(cell.column_span.max(1)).unwrap_or(1);
        let last_column = column.saturating_add(span - 1);
        if (last_row, last_column) != (row, column) {
            sheet.merge_range(row, column, last_row, last_column, "", &format)?;
        }
        let text = tables::text(report, cell, Language::Chinese);
        if cell.row_span <= 1 {
            // programs that open it do not measure wrapped text by themselves
            let widths = widths(kind).into_iter().skip(usize::from(column));
            let width = widths.take(usize::from(span)).sum();
            let lines = lines(&RowValue::Text(text.clone()), width);
            let height = heights.entry(row).or_insert(1);
            *height = lines.max(*height);
        }
        let is_number = matches!(cell.content, FormContent::Figure(_)) && is_exact(&text);
        if is_number {
            let value: f64 = text.parse().unwrap_or_default();
            sheet.write_number_with_format(row, column, value, &format)?;
        } else {
            sheet.write_string_with_format(row, column, text, &format)?;
        }
    }
    for (column, width) in (0_u16..).zip(widths(kind)) {
        sheet.set_column_width(column, f64::from(width))?;
    }
    for (row, lines) in heights {
        sheet.set_row_height(row, lines.min(30) * 14)?;
    }
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// How wide the columns of a table are, in characters: those of labels first.
fn widths(kind: TableKind) -> Vec<u16> {
    let (labels, width): (&[u16], u16) = match kind {
        TableKind::Disclosure => (&[30], 20),
        TableKind::Application => (&[10, 16, 56], 11),
        TableKind::Dispute => (&[], 8),
    };
    let count = columns(kind) as usize;
    let mut widths = labels.to_vec();
    widths.resize(count, width);
    widths
}

/// So many lines come before a table.
const ABOVE: u32 = 3;

/// What is to be known of each report, those that are not counted last.
fn reports(sheet: &mut Worksheet, sums: &Sums, language: Language) -> Result<(), XlsxError> {
    begin(sheet, &REPORTS, language)?;
    let namesakes = crate::order::set(sums.namesakes());
    let counted = (0..).zip(&sums.parts).map(|(place, part)| {
        let remarks = of_part(sums, part, namesakes.contains(&place));
        let remarks: Vec<&str> = remarks.iter().map(|words| words.get(language)).collect();
        let semicolon = match language {
            Language::Chinese => "；",
            Language::English => "; ",
        };
        (part, COUNTED, remarks.join(semicolon))
    });
    let left_out = sums
        .left_out
        .iter()
        .map(|(part, why): &(SumPart, LeftOut)| {
            (part, LEFT_OUT, reason(sums, *why).get(language).to_owned())
        });
    for (row, (part, counted, said)) in (1_u32..).zip(counted.chain(left_out)) {
        let year = part.year.map(|year| year.to_string());
        let cells = [
            RowValue::Text(part.source.clone()),
            RowValue::Text(part.agency.clone().unwrap_or_default()),
            year.map_or_else(|| RowValue::Text(String::new()), RowValue::Number),
            RowValue::Text(counted.get(language).to_owned()),
            RowValue::Text(said),
        ];
        write_row(sheet, row, &REPORTS, &cells, language)?;
    }
    Ok(())
}

const COUNTED: Label = Label {
    zh: "计入",
    en: "Counted",
};

const LEFT_OUT: Label = Label {
    zh: "未计入",
    en: "Not counted",
};

const fn label(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

static REPORTS: Heads = Heads {
    name: label("各份报告", "Reports"),
    columns: &[
        (label("文件", "File"), 30),
        (label("报告机关", "Office"), 26),
        (label("年度", "Year"), 8),
        (label("是否计入", "Counted"), 10),
        (label("说明", "Remarks"), 60),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::number::Number;
    use crate::report::figure::{Edits, Figure};
    use crate::report::recognise;
    use crate::view::sample;

    #[test]
    fn the_sums_are_read_again_from_their_workbook() {
        let report = recognise(&crate::read::text(sample::TEXT), &Edits::new());
        let part = |name: &str| {
            let mut part = SumPart::of(&report, name, 0);
            part.agency = Some(name.to_owned());
            part
        };
        let sums = Sums::of(vec![part("甲局"), part("乙局"), part("乙局")], None);
        assert_eq!((sums.parts.len(), sums.left_out.len()), (2, 1));
        for language in [Language::Chinese, Language::English] {
            let book = workbook(&sums, language);
            let read = crate::read::bytes(&book, None).expect("a workbook");
            let read = recognise(&read, &Edits::new());
            assert_eq!(read.tables.len(), sums.tables.len());
            for id in sums.figures() {
                let sum = sums.total(id).sum;
                let figure = read.figure(id).and_then(Figure::value);
                assert_eq!(
                    figure.map(Number::normalize),
                    sum.map(Number::normalize),
                    "{id}"
                );
            }
        }
    }
}
