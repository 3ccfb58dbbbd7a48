//! The record of a check as a DOCX on A4.

use std::io::Cursor;

use office_oxide::docx::write::{DocxWriter, IrParaProps, Run};
use office_oxide::ir::{
    BorderLine, BorderStyle, Element, InlineContent, PageSetup, Paragraph, ParagraphAlignment,
    SectionBreakType, Table, TableBorder, TableCell, TableRow, TextSpan,
};

use super::CheckRecord;
use crate::language::{Label, Language};
use crate::view::export::assembly::{Assembly, File, Kept};
use crate::view::export::overall::{BY_RULE, COLUMNS, HEADING, Overall, RULE_COLUMNS};
use crate::view::export::{Binary, Export};
use crate::view::summary::ReportRow;

/// The record as a DOCX.
pub static DOCX: Export = Export {
    binary: Some(&Binary {
        keep: |of| Kept::Printed(Box::new(CheckRecord::of(of))),
        begin: |_, language| {
            Box::new(RecordFile {
                language,
                records: Vec::new(),
                overall: Overall::default(),
                left_out: 0,
            })
        },
    }),
    ..Export::plain(
        "docx",
        (
            Label {
                zh: "核验报告（Word）",
                en: "Record of the check for Word",
            },
            Label {
                zh: "DOCX，A4 版式，附台账；多份时首页为汇总",
                en: "DOCX on A4, with the ledger; of many reports a page of summary comes first",
            },
        ),
        "docx",
        |_| String::new(),
    )
};

const SONG: &str = "宋体";
const HEI: &str = "黑体";

/// So many records are in one file: office programs take minutes for more.
const RECORDS: usize = 500;

/// Records one behind the other, each on a page of its own, behind a page of what many of them come to.
struct RecordFile {
    language: Language,
    records: Vec<CheckRecord>,
    overall: Overall,
    left_out: usize,
}

impl Assembly for RecordFile {
    fn add(&mut self, row: &ReportRow, kept: Option<Kept>) -> bool {
        self.overall.add(row);
        let Some(Kept::Printed(printed)) = kept else {
            return true;
        };
        let has_room = self.records.len() < RECORDS;
        if has_room {
            self.records.push(*printed);
        } else {
            self.left_out += 1;
        }
        has_room
    }

    fn finish(self: Box<Self>) -> Option<File> {
        let mut writer = DocxWriter::new();
        let is_many = self.overall.survey.inputs > 1;
        if is_many {
            summary(&self.overall, self.left_out, self.language, &mut writer);
        }
        for (index, printed) in self.records.iter().enumerate() {
            record(printed, is_many || index > 0, &mut writer);
        }
        let a4 = PageSetup {
            width_twips: 11_906,
            height_twips: 16_838,
            margin_top_twips: 1_247,
            margin_bottom_twips: 1_134,
            margin_left_twips: 1_134,
            margin_right_twips: 1_134,
            ..PageSetup::default()
        };
        writer.set_section_props(Some(a4), None, SectionBreakType::Continuous);
        let mut bytes = Cursor::new(Vec::new());
        writer.write_to(&mut bytes).ok()?;
        Some(File {
            bytes: bytes.into_inner(),
            extension: "docx",
            name: None,
        })
    }
}

/// The page of what many reports come to: the counts, each report, each rule.
fn summary(overall: &Overall, left_out: usize, language: Language, writer: &mut DocxWriter) {
    let centred = IrParaProps {
        alignment: Some(ParagraphAlignment::Center),
        space_after_twips: Some(240),
        outline_level: Some(0),
        ..IrParaProps::default()
    };
    let title = run(HEADING.get(language), HEI, 32).bold();
    writer.add_ir_paragraph(&[title], Some(centred));
    let mut say = |text: &str| {
        let apart = IrParaProps {
            space_after_twips: Some(120),
            ..IrParaProps::default()
        };
        writer.add_ir_paragraph(&[run(text, SONG, 21)], Some(apart));
    };
    say(overall.survey.sentence().get(language));
    say(overall.survey.summary.sentence().get(language));
    if left_out > 0 {
        say(&match language {
            Language::Chinese => {
                format!("其余 {left_out} 份的核验报告从略：文件已满，请分批导出。")
            }
            Language::English => {
                format!("The records of {left_out} more are left out: export them in parts.")
            }
        });
    }
    let rows = overall.rows(language).map(Vec::from);
    grid(
        &COLUMNS,
        rows,
        &[2_938, 900, 2_200, 900, 900, 900, 900],
        language,
        writer,
    );
    if let Some(rest) = overall.rest(language) {
        writer.add_ir_paragraph(&[run(&rest, SONG, 21)], None);
    }
    let mut rules = overall.rules(language).map(Vec::from).peekable();
    if rules.peek().is_some() {
        heading(BY_RULE.get(language), writer);
        grid(
            &RULE_COLUMNS,
            rules,
            &[7_038, 1_300, 1_300],
            language,
            writer,
        );
    }
}

/// A table with a head that is repeated on each page.
fn grid(
    columns: &[Label],
    rows: impl Iterator<Item = Vec<String>>,
    widths: &[u32],
    language: Language,
    writer: &mut DocxWriter,
) {
    let head = columns.iter().zip(widths).map(|(name, &width)| {
        let mut cell = cell(name.get(language), width, true);
        cell.background_color = Some([243, 244, 245]);
        cell
    });
    let rows = rows.map(|row| {
        let cells = row.iter().zip(widths);
        cells
            .map(|(text, &width)| cell(text, width, true))
            .collect()
    });
    let all = std::iter::once(head.collect()).chain(rows);
    table(all.collect(), widths, writer);
}

fn record(printed: &CheckRecord, new_page: bool, writer: &mut DocxWriter) {
    let centred = IrParaProps {
        alignment: Some(ParagraphAlignment::Center),
        space_after_twips: Some(80),
        page_break_before: new_page,
        outline_level: Some(0),
        ..IrParaProps::default()
    };
    writer.add_ir_paragraph(&[run(printed.title, HEI, 32).bold()], Some(centred.clone()));
    let subject = IrParaProps {
        page_break_before: false,
        outline_level: None,
        space_after_twips: Some(240),
        ..centred
    };
    writer.add_ir_paragraph(&[run(&printed.subject, SONG, 24)], Some(subject));
    let facts = printed.facts.iter().map(|(name, value)| {
        let mut name = cell(name, 2_000, false);
        name.background_color = Some([243, 244, 245]);
        vec![name, cell(value, 7_638, false)]
    });
    table(facts.collect(), &[2_000, 7_638], writer);
    let apart = |before, after| IrParaProps {
        space_before_twips: Some(before),
        space_after_twips: Some(after),
        ..IrParaProps::default()
    };
    writer.add_ir_paragraph(
        &[run(&printed.sentence, SONG, 24).bold()],
        Some(apart(240, 60)),
    );
    writer.add_ir_paragraph(
        &[run(&printed.legend, SONG, 18).color("555555")],
        Some(apart(0, 60)),
    );
    for section in &printed.sections {
        heading(&section.heading, writer);
        for (number, entry) in (1..).zip(&section.entries) {
            let hanging = IrParaProps {
                indent_left_twips: Some(420),
                first_line_indent_twips: Some(-420),
                keep_with_next: !entry.lines.is_empty(),
                ..apart(80, 20)
            };
            let title = format!("{number}. {}", entry.title);
            let title = run(&title, SONG, 21);
            let title = if entry.lines.is_empty() {
                title
            } else {
                title.bold()
            };
            writer.add_ir_paragraph(&[title], Some(hanging));
            for line in &entry.lines {
                let below = IrParaProps {
                    indent_left_twips: Some(420),
                    ..apart(0, 20)
                };
                writer.add_ir_paragraph(
                    &[{
                        let run = run(&line.text, SONG, 21);
                        if line.strong { run.bold() } else { run }
                    }],
                    Some(below),
                );
            }
        }
    }
    let ledger = &printed.ledger;
    if !ledger.groups.is_empty() {
        heading(&ledger.heading, writer);
        let widths = [1_000, 3_400, 5_238];
        let head = ledger.columns.iter().zip(widths).map(|(name, width)| {
            let mut cell = cell(name, width, true);
            cell.background_color = Some([243, 244, 245]);
            cell
        });
        let mut rows = vec![head.collect()];
        for group in &ledger.groups {
            let mut title = cell(group.title, widths.iter().sum(), true);
            title.col_span = 3;
            title.background_color = Some([250, 250, 251]);
            rows.push(vec![title]);
            for (_, row) in &group.rows {
                let cells = row.iter().zip(widths);
                rows.push(cells.map(|(text, width)| cell(text, width, true)).collect());
            }
        }
        table(rows, &widths, writer);
    }
}

fn heading(text: &str, writer: &mut DocxWriter) {
    let apart = IrParaProps {
        space_before_twips: Some(280),
        space_after_twips: Some(80),
        keep_with_next: true,
        outline_level: Some(1),
        ..IrParaProps::default()
    };
    writer.add_ir_paragraph(&[run(text, HEI, 24).bold()], Some(apart));
}

/// A run in a face that every Chinese office has; its size in half points.
fn run(text: &str, face: &str, size: u32) -> Run {
    let mut run = Run::new(shown(text)).font(face);
    run.font_size_half_pt = Some(size);
    run
}

fn cell(text: &str, width: u32, small: bool) -> TableCell {
    let mut span = TextSpan::plain(shown(text));
    span.font_name = Some(SONG.to_owned());
    span.font_size_half_pt = Some(if small { 17 } else { 21 });
    TableCell {
        content: vec![Element::Paragraph(Paragraph {
            content: vec![InlineContent::Text(span)],
            ..Paragraph::default()
        })],
        col_span: 1,
        row_span: 1,
        width_twips: Some(width),
        ..TableCell::default()
    }
}

fn table(rows: Vec<Vec<TableCell>>, widths: &[u32], writer: &mut DocxWriter) {
    let heads = rows.first().is_some_and(|row| row.len() > 2);
    let rows = rows.into_iter().enumerate().map(|(at, cells)| TableRow {
        cells,
        is_header: false,
        height_twips: None,
        height_rule: None,
        allow_break: false,
        repeat_as_header: heads && at == 0,
    });
    let line = || {
        Some(BorderLine {
            style: BorderStyle::Single,
            color: Some([153, 153, 153]),
            size: Some(4),
            space: None,
        })
    };
    writer.add_ir_table(&Table {
        rows: rows.collect(),
        column_widths_twips: widths.to_vec(),
        border: Some(TableBorder {
            top: line(),
            bottom: line(),
            left: line(),
            right: line(),
            inside_h: line(),
            inside_v: line(),
        }),
        cell_padding_twips: Some(70),
        width_twips: Some(widths.iter().sum()),
        ..Table::default()
    });
}

/// The text without what no file of this form can hold.
fn shown(text: &str) -> String {
    let kept = text.chars();
    kept.filter(|&c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
