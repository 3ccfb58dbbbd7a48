//! The tables of the form as they are now: as HTML that pastes into Word and Excel with its merged
//! cells, and as tab-separated text.

use std::fmt::Write;

use super::{Export, Offered};
use crate::form::TableKind;
use crate::language::{Label, Language};
use crate::report::Report;
use crate::view::form_layout::{FormCell, FormContent, columns, layout_of, placed};

/// The tables with their merged cells, for Word.
pub static HTML: Export = Export {
    as_text: Some(&TABBED),
    offered: Offered::FOR_ONE,
    ..Export::plain(
        "html",
        (
            Label {
                zh: "表格",
                en: "Tables",
            },
            Label {
                zh: "贴到 Word、WPS、Excel，合并单元格保留，数值为修改后",
                en: "Paste into Word, WPS and Excel with their merged cells; numbers as changed",
            },
        ),
        "html",
        // the form is Chinese, whatever language the rest is in
        |of| html(&of.checked.report, Language::Chinese),
    )
};

/// The tables as plain cells, for Excel.
pub static TABBED: Export = Export {
    offered: Offered::FOR_ONE,
    ..Export::plain(
        "tsv",
        (
            Label {
                zh: "表格（纯文本）",
                en: "Tables as text",
            },
            Label {
                zh: "以制表符分隔",
                en: "Cells separated by tabs",
            },
        ),
        "tsv",
        |of| tab_separated(&of.checked.report, Language::Chinese),
    )
};

/// The recognised tables of the form as HTML, each under its heading.
pub fn html(report: &Report, language: Language) -> String {
    let mut html = String::new();
    for kind in TableKind::ALL {
        let Some(rows) = layout_of(report, kind) else {
            continue;
        };
        // pasted text keeps only the styles of the elements themselves
        let _ = write!(
            html,
            "<p style=\"font-weight:bold\">{}</p>\n<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" \
             style=\"border-collapse:collapse;font-size:10.5pt\">\n",
            escaped(heading(kind, language))
        );
        for row in rows {
            html.push_str("<tr>");
            for cell in row {
                write_cell(&mut html, report, cell, language);
            }
            html.push_str("</tr>\n");
        }
        html.push_str("</table>\n");
    }
    html
}

fn write_cell(html: &mut String, report: &Report, cell: FormCell, language: Language) {
    let (name, align) = match cell.content {
        FormContent::Row(_) => ("th", "left"),
        FormContent::Figure(_) => ("td", "center"),
        FormContent::Corner(_) | FormContent::Block(_) | FormContent::Column(_) => ("th", "center"),
    };
    let _ = write!(html, "<{name}");
    if cell.row_span > 1 {
        let _ = write!(html, " rowspan=\"{}\"", cell.row_span);
    }
    if cell.column_span > 1 {
        let _ = write!(html, " colspan=\"{}\"", cell.column_span);
    }
    let text = escaped(&text(report, cell, language));
    let _ = write!(
        html,
        " style=\"border:1px solid;font-weight:normal;text-align:{align}\">{text}</{name}>"
    );
}

/// The recognised tables of the form as tab-separated text, with a line of their heading before each. A
/// merged cell is in its first row and column, the others that it covers are empty.
pub fn tab_separated(report: &Report, language: Language) -> String {
    let lines = lines(report, language).into_iter();
    let lines: Vec<String> = lines.map(|line| line.join("\t")).collect();
    lines.join("\n") + "\n"
}

/// The same with commas between the cells, as a file that Excel opens.
pub fn comma_separated(report: &Report, language: Language) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for line in lines(report, language) {
        // lines may differ in length, and a list of bytes takes whatever is written
        let _ = writer.write_record(&line);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    // without the mark Excel takes the bytes for those of another encoding
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// The cells of the recognised tables, line by line, a line of the heading before each table and an empty one
/// between two.
fn lines(report: &Report, language: Language) -> Vec<Vec<String>> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for kind in TableKind::ALL {
        let Some(rows) = layout_of(report, kind) else {
            continue;
        };
        if !lines.is_empty() {
            lines.push(vec![String::new()]);
        }
        lines.push(vec![heading(kind, language).to_owned()]);
        let mut grid = vec![vec![String::new(); columns(kind) as usize]; rows.len()];
        for (row, column, cell) in placed(rows) {
            let line = grid.get_mut(row as usize);
            if let Some(place) = line.and_then(|line| line.get_mut(column as usize)) {
                *place = harmless(&text(report, cell, language));
            }
        }
        lines.append(&mut grid);
    }
    lines
}

pub(super) fn text(report: &Report, cell: FormCell, language: Language) -> String {
    match cell.content {
        FormContent::Corner(label)
        | FormContent::Block(label)
        | FormContent::Column(label)
        | FormContent::Row(label) => label.get(language).to_owned(),
        FormContent::Figure(id) => report
            .figure(id)
            .map(|figure| figure.raw.split_whitespace().collect::<Vec<_>>().join(" "))
            .unwrap_or_default(),
    }
}

/// A cell that a spreadsheet takes for what it says: one that would be a formula is quoted. Some spreadsheets look behind
/// white space, and take signs of full width too.
pub(super) fn harmless(text: &str) -> String {
    let mut characters = text.trim_start().chars();
    let formula = match characters.next() {
        Some('=' | '@' | '＝' | '＠') => true,
        Some('+' | '-' | '＋' | '－') => characters.any(|c| !c.is_ascii_digit() && c != '.'),
        _ => false,
    };
    if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Text as it is written between tags and in values of a page.
pub(in crate::view) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

pub(super) fn heading(kind: TableKind, language: Language) -> &'static str {
    match (kind, language) {
        (TableKind::Disclosure, Language::Chinese) => "二、主动公开政府信息情况",
        (TableKind::Application, Language::Chinese) => "三、收到和处理政府信息公开申请情况",
        (TableKind::Dispute, Language::Chinese) => "四、政府信息公开行政复议、行政诉讼情况",
        (TableKind::Disclosure, Language::English) => {
            "II. Information disclosed on the office's own initiative"
        }
        (TableKind::Application, Language::English) => "III. Applications received and handled",
        (TableKind::Dispute, Language::English) => "IV. Administrative reviews and lawsuits",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::export::tests::report;

    #[test]
    fn merged_cells_keep_their_spans_and_text_stays_text() {
        let report = report(&[("t4/review/upheld", "<b>3</b>"), ("t4/review/sum", "3")]);
        let html = html(&report, Language::Chinese);
        assert!(html.contains("<th rowspan=\"2\" colspan=\"5\" style=\"border:1px solid;font-weight:normal;text-align:center\">行政复议</th>"), "{html}");
        assert!(html.contains(">&lt;b&gt;3&lt;/b&gt;</td>"), "{html}");
        assert_eq!(html.matches("<td").count(), 15);
        assert_eq!(html.matches("<table").count(), 1);
    }

    #[test]
    fn every_line_has_all_its_columns() {
        let report = report(&[("t4/review/upheld", "3"), ("t4/suit-direct/sum", "=1+1")]);
        let text = tab_separated(&report, Language::Chinese);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 5);
        assert_eq!(
            lines.first(),
            Some(&"四、政府信息公开行政复议、行政诉讼情况")
        );
        assert!(
            lines
                .iter()
                .skip(1)
                .all(|line| line.matches('\t').count() == 14)
        );
        assert_eq!(
            lines.get(1).map(|line| line.trim_end()),
            Some("行政复议\t\t\t\t\t行政诉讼")
        );
        assert_eq!(
            lines.get(4).map(|line| line.trim_end()),
            Some("3\t\t\t\t\t\t\t\t\t'=1+1")
        );
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(harmless(text), expected);
    }

    #[test]
    fn formulas_are_quoted_and_signs_are_not() {
        check("+1", "+1");
        check("-4.5", "-4.5");
        check("-", "-");
        check("-1+2", "'-1+2");
        check("@sum", "'@sum");
        check(" =1+1", "' =1+1");
        check("\t=1+1", "'\t=1+1");
        check("＝1+1", "'＝1+1");
        check("－1＋1", "'－1＋1");
        check("－1", "－1");
        check("1112万元", "1112万元");
    }
}
