//! One report in every form, with the key to all its cells.

use std::collections::BTreeSet;
use std::path::Path;

use gouji::read::document::{Block, Document, FilePlace};
use gouji::read::refusal::Refusal;
use gouji::read::{self, odf, office, pdf, rtf};
use gouji::report::figure::{Edits, Figure, FigureId};
use gouji::report::recognise;

use crate::disk;
use crate::truth::{self, score};

type Reader = fn(&[u8]) -> Result<Document, Refusal>;

/// Every cell and, with text, every heading and paragraph is right in the sample and in our own file.
#[track_caller]
fn check(name: &str, read: Reader, with_text: bool) {
    let own = if with_text {
        name.to_owned()
    } else {
        name.replace("report", "tables")
    };
    check_file(&disk::own().join(own), read, with_text);
    if let Some(folder) = disk::samples() {
        check_file(&folder.join(name), read, with_text);
    }
}

#[track_caller]
fn check_file(path: &Path, read: Reader, with_text: bool) {
    let truth = truth::beside(path);
    let document = read(&disk::bytes(path)).expect("a document");
    let truth::Score { cells, wrong, .. } = score(&document, &truth);
    assert!(wrong.is_empty(), "{cells:?} {wrong:#?}");
    if !with_text {
        return;
    }
    let blocks = document.blocks.iter().enumerate();
    let mut paragraphs = blocks.filter_map(|(at, block)| match block {
        Block::Paragraph(paragraph) => Some((document.flow(at..at + 1).text, paragraph.heading)),
        Block::Table(_) => None,
    });
    for block in truth["blocks"].as_array().expect("blocks") {
        let Some(text) = block["text"].as_str() else {
            continue;
        };
        let heading = block["tag"]
            .as_str()
            .is_some_and(|tag| tag.starts_with('h'));
        assert_eq!(paragraphs.next(), Some((text.to_owned(), heading)));
    }
}

#[test]
fn docx() {
    check("report.docx", office::read, true);
}

#[test]
fn doc() {
    check("report.doc", office::read, true);
}

#[test]
fn xlsx() {
    check("report.xlsx", office::read, false);
}

#[test]
fn xls() {
    check("report.xls", office::read, false);
}

#[test]
fn odt() {
    check("report.odt", odf::read, true);
}

#[test]
fn ods() {
    check("report.ods", odf::read, false);
}

#[test]
fn rtf() {
    check("report.rtf", rtf::read, true);
}

#[test]
fn html_in_every_encoding() {
    let own = [
        ("report-utf8.html", "无其他需要报告的事项"),
        ("report-gb18030.html", "联系人：㑇某"),
        ("report-gbk-undeclared.html", "无其他需要报告的事项"),
        ("report-word-gb2312.html", "联系人：镕某"),
    ];
    for (name, rare) in own {
        let path = disk::own().join(name);
        check_file(&path, |bytes| read::bytes(bytes, None), true);
        let document = read::bytes(&disk::bytes(&path), None).expect("a document");
        assert!(document.text.contains(rare), "{name}");
    }
    let Some(folder) = disk::samples() else {
        return;
    };
    for name in [
        "report.html",
        "report-gb18030.html",
        "report-gbk-nometa.html",
        "messy-word-gb2312.html",
    ] {
        check_file(&folder.join(name), |bytes| read::bytes(bytes, None), true);
    }
}

/// Text has no grid: its numbers are right, in their order.
#[test]
fn text_in_every_encoding() {
    for encoding in ["utf8", "utf16le", "utf16be", "gbk", "gb18030"] {
        let document = check_text(&disk::own().join(format!("report-{encoding}.txt")));
        let rare = document.text.contains("联系人：㑇某");
        assert_eq!(rare, encoding == "gb18030", "{encoding}");
    }
    let Some(folder) = disk::samples() else {
        return;
    };
    for name in ["report-utf8.txt", "report-utf16le.txt", "report-gbk.txt"] {
        check_text(&folder.join(name));
    }
}

#[track_caller]
fn check_text(path: &Path) -> Document {
    let truth = truth::beside(path);
    let document = read::bytes(&disk::bytes(path), None).expect("a document");
    let known = truth::known_numbers(&truth);
    assert_eq!(truth::numbers(&document), known, "{}", path.display());
    document
}

/// All numbers and all cells but one are right.
#[track_caller]
fn check_pdf(path: &Path) {
    let truth = truth::beside(path);
    let document = pdf::read(&disk::bytes(path)).expect("a document");
    let truth::Score {
        cells,
        numbers,
        wrong,
    } = score(&document, &truth);
    assert!(
        numbers.0 == numbers.1 && cells.0 + 1 >= cells.1,
        "{cells:?} {numbers:?} {wrong:#?}"
    );
}

#[test]
fn pdf_of_an_office_program_and_of_a_browser() {
    check_pdf(&disk::own().join("report-office.pdf"));
    check_pdf(&disk::own().join("report-browser.pdf"));
}

/// The figures of each row stand in their columns, those that are 0 as blank cells.
#[test]
fn pdf_without_lines_and_with_blank_cells() {
    let path = disk::own().join("report-unruled.pdf");
    let document = pdf::read(&disk::bytes(&path)).expect("a document");
    let mut found = Vec::new();
    for block in &document.blocks {
        let Block::Table(table) = block else { continue };
        for row in 0..table.rows {
            let cells = table.cells.iter().filter(|cell| cell.row == row);
            found.push(
                cells
                    .map(|cell| document.cell_text(cell))
                    .collect::<Vec<_>>(),
            );
        }
    }
    for table in truth::beside(&path)["tables"].as_array().expect("tables") {
        let cells = table["cells"].as_array().expect("cells");
        for row in 0..table["rows"].as_u64().expect("a number") {
            let of_row = cells.iter().filter(|cell| cell["r"] == row);
            let has_figures = of_row.clone().any(|cell| cell["k"] == "n");
            // A group stands in the first of its rows, in the middle of which it is printed.
            let own = of_row.filter(|cell| cell["rs"] == 1);
            let texts = own.map(|cell| cell["t"].as_str().expect("text"));
            let row: Vec<&str> = texts
                .map(|text| if text == "0" { "" } else { text })
                .collect();
            let holds = |cells: &Vec<&str>| cells.ends_with(&row);
            assert!(
                !has_figures || found.iter().any(holds),
                "{row:?} in {found:#?}"
            );
        }
    }
}

/// Whether a table has lines is told table by table, and every figure knows its page.
#[test]
fn pdf_with_one_of_its_tables_without_lines() {
    let path = disk::own().join("report-mixed.pdf");
    let document = pdf::read(&disk::bytes(&path)).expect("a document");
    // Without lines a header over several columns reaches no further than its text.
    let mut wrong = score(&document, &truth::beside(&path)).wrong.into_iter();
    assert_eq!(wrong.find(|cell| !cell.contains("\"k\":\"h\"")), None);
    let report = recognise(&document, &Edits::default());
    let of_form = report.figures.values().filter(|figure| is_of_form(figure));
    let (mut count, mut pages) = (0, BTreeSet::new());
    for figure in of_form {
        let Some(FilePlace::Page { page, x, y }) = figure.place else {
            unreachable!("{figure:?} has no place")
        };
        assert!(x > 0 && y > 0, "{figure:?}");
        pages.insert(page);
        count += 1;
    }
    assert_eq!(count, 200);
    assert!(pages.len() > 1, "{pages:?}");
}

fn is_of_form(figure: &Figure) -> bool {
    !matches!(figure.id, FigureId::Cell { .. } | FigureId::Text(_))
}

/// Of two reports side by side the figures of the later one are read, and no others.
#[test]
fn pdf_with_two_reports_side_by_side() {
    let figures = |name: &str| {
        let document = pdf::read(&disk::bytes(&disk::own().join(name))).expect("a document");
        let report = recognise(&document, &Edits::default());
        let figures = report.figures.values().filter(|figure| is_of_form(figure));
        let figures: Vec<_> = figures
            .map(|figure| (figure.id, figure.raw.clone()))
            .collect();
        (figures, report)
    };
    let (alone, _) = figures("report-browser.pdf");
    let (found, report) = figures("report-beside.pdf");
    assert_eq!(found, alone);
    assert_eq!(report.year.map(|year| year.value), Some(2024));
    let mut said = report.unread.iter().map(|unread| &unread.what.zh);
    assert!(said.any(|zh| zh.contains("2 份报告") && zh.contains("2023年")));
}

#[test]
fn pdf_of_many_makes() {
    let Some(folder) = disk::samples() else {
        return;
    };
    let names = [
        "report-lo.pdf",
        "report-skia.pdf",
        "report-break-skia.pdf",
        "report-break-thead-skia.pdf",
    ];
    for name in names {
        check_pdf(&folder.join(name));
    }
}

#[test]
#[cfg(feature = "pdf-cmaps")]
fn pdf_with_fonts_not_embedded() {
    check_pdf(&disk::own().join("report-unembedded.pdf"));
    check_pdf(&disk::own().join("report-unembedded-gbk.pdf"));
    if let Some(folder) = disk::samples() {
        check_pdf(&folder.join("report-cid-nonembedded.pdf"));
    }
}
