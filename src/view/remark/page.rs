//! A checked report → a page of it with its marks and, beside them, what was found: one file, without any program in
//! it.

use std::fmt::Write;

use super::{Remark, Signature};
use crate::form::TableKind;
use crate::language::Language;
use crate::order::Map;
use crate::report::figure::FigureId;
use crate::rules::level::Level;
use crate::view::export::exported::Exported;
use crate::view::export::tables::escaped;
use crate::view::form_layout::{FormCell, FormContent};
use crate::view::mark::{Mark, marks};
use crate::view::note::{Note, cut, notes};
use crate::view::sheet::{ParagraphRole, SheetPiece, SheetRun, sheet};
use crate::view::summary::{self, Summary};

/// How the page looks: on a screen and on paper of the size A4.
const STYLE: &str = include_str!("page.css");

/// The page.
pub(super) fn write(of: &Exported<'_>, remarks: &[Remark], signature: &Signature) -> String {
    let checked = of.checked;
    let mut numbers: Map<FigureId, Vec<usize>> = Map::new();
    for (number, remark) in (1..).zip(remarks) {
        if let Some(figure) = remark.figure {
            numbers.entry(figure).or_default().push(number);
        }
    }
    let places = remarks.iter().enumerate();
    let places = places.filter(|(_, remark)| remark.figure.is_none());
    let page = RemarkedPage {
        of,
        remarks,
        numbers,
        marks: marks(checked, of.dismissed, of.unfinished),
        notes: notes(places.map(|(finding, remark)| Note {
            span: remark.span,
            level: remark.level,
            finding,
        })),
    };
    let say = |zh, en| match of.language {
        Language::Chinese => zh,
        Language::English => en,
    };
    let title = format!("{}{}", say("批注：", "Remarks: "), page.title());
    let items = summary::items(checked, of.dismissed, of.unfinished);
    let sentence = Summary::of(&items).sentence();
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header><h1>{}</h1><p>{}</p><p class=\"by\">{}</p></header>\n<main>\n<article lang=\"zh\">\n",
        of.language.tag(),
        escaped(&title),
        escaped(&title),
        escaped(sentence.get(of.language)),
        escaped(&signature.line(of.language)),
    );
    for piece in sheet(&checked.document, &checked.report) {
        page.piece(&piece, &mut out);
    }
    out.push_str("</article>\n<aside>\n<ol>\n");
    for (number, remark) in (1..).zip(remarks) {
        let class = remark.level.id();
        let _ = write!(out, "<li id=\"r{number}\" class=\"{class}\">");
        for (line, tag) in remark
            .lines
            .iter()
            .zip(["strong"].into_iter().chain(std::iter::repeat("p")))
        {
            let _ = write!(out, "<{tag}>{}</{tag}>", escaped(line));
        }
        let _ = writeln!(
            out,
            " <a href=\"#m{number}\">{}</a></li>",
            say("↑ 原文", "↑ Text")
        );
    }
    out.push_str("</ol>\n</aside>\n</main>\n</body>\n</html>\n");
    out
}

struct RemarkedPage<'a> {
    of: &'a Exported<'a>,
    remarks: &'a [Remark],
    /// The remarks on each figure.
    numbers: Map<FigureId, Vec<usize>>,
    marks: Map<FigureId, Mark>,
    /// The places of remarks on no figure; their findings are indices into the remarks.
    notes: Vec<Note>,
}

impl RemarkedPage<'_> {
    fn title(&self) -> String {
        let report = &self.of.checked.report;
        match (&report.title, &report.agency) {
            (Some(title), _) => title.value.clone(),
            (None, Some(agency)) => agency.value.clone(),
            (None, None) => self.of.source.to_owned(),
        }
    }

    fn piece(&self, piece: &SheetPiece, out: &mut String) {
        match piece {
            SheetPiece::Paragraph { role, runs } => {
                let tag = match role {
                    ParagraphRole::Title => "h2",
                    ParagraphRole::Heading => "h3",
                    ParagraphRole::Text => "p",
                };
                let _ = write!(out, "<{tag}>");
                self.runs(runs, out);
                let _ = writeln!(out, "</{tag}>");
            }
            SheetPiece::Form { kind, rows } => self.form(*kind, rows, out),
            SheetPiece::Grid { rows } => {
                out.push_str("<div class=\"wide\"><table>\n");
                for row in rows {
                    out.push_str("<tr>");
                    for cell in row {
                        spans("td", cell.row_span, cell.column_span, out);
                        self.runs(&cell.runs, out);
                        out.push_str("</td>");
                    }
                    out.push_str("</tr>\n");
                }
                out.push_str("</table></div>\n");
            }
            SheetPiece::Rest { paragraphs, cells } => {
                let rest = match self.of.language {
                    Language::Chinese => format!("其余 {paragraphs} 段、{cells} 个单元格从略。"),
                    Language::English => {
                        format!("Left out: {paragraphs} paragraphs and {cells} cells.")
                    }
                };
                let _ = writeln!(out, "<p class=\"rest\">{rest}</p>");
            }
        }
    }

    fn form(&self, kind: TableKind, rows: &[Vec<FormCell>], out: &mut String) {
        let class = match kind {
            TableKind::Disclosure => "t2",
            TableKind::Application => "t3",
            TableKind::Dispute => "t4",
        };
        let _ = writeln!(out, "<div class=\"wide\"><table class=\"{class}\">");
        for row in rows {
            out.push_str("<tr>");
            for cell in row {
                match cell.content {
                    FormContent::Corner(label)
                    | FormContent::Block(label)
                    | FormContent::Column(label)
                    | FormContent::Row(label) => {
                        spans("th", cell.row_span, cell.column_span, out);
                        out.push_str(&escaped(label.zh));
                        out.push_str("</th>");
                    }
                    FormContent::Figure(figure) => {
                        spans("td", cell.row_span, cell.column_span, out);
                        let raw = self.of.checked.report.figure(figure);
                        let raw = raw.map(|figure| figure.raw.as_str()).unwrap_or_default();
                        self.figure(figure, raw.trim(), out);
                        out.push_str("</td>");
                    }
                }
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</table></div>\n");
    }

    fn runs(&self, runs: &[SheetRun], out: &mut String) {
        for run in runs {
            if let Some(figure) = run.figure {
                self.figure(figure, &run.text, out);
                continue;
            }
            for (span, note) in cut(&self.notes, run.span) {
                let text = span.of(&self.of.checked.document.text);
                match note.and_then(|note| Some((note, self.remarks.get(note.finding)?))) {
                    Some((note, remark)) => {
                        mark(remark.level, "", text, &[note.finding + 1], out);
                    }
                    None => out.push_str(&escaped(text)),
                }
            }
        }
    }

    fn figure(&self, figure: FigureId, text: &str, out: &mut String) {
        let level = self
            .marks
            .get(&figure)
            .and_then(|mark| Some((mark, mark.level?)));
        let numbers = self
            .numbers
            .get(&figure)
            .map(Vec::as_slice)
            .unwrap_or_default();
        match level {
            Some((own, level)) => {
                let class = match (own.culprit, own.part) {
                    (true, _) => " culprit",
                    (false, true) => " part",
                    (false, false) => "",
                };
                mark(level, class, text, numbers, out);
            }
            None => out.push_str(&escaped(text)),
        }
    }
}

/// Text with a mark, and the numbers of the remarks on it.
fn mark(level: Level, class: &str, text: &str, numbers: &[usize], out: &mut String) {
    let blank = if text.is_empty() { "\u{a0}\u{a0}" } else { "" };
    let _ = write!(
        out,
        "<mark class=\"{}{class}\">{}{blank}</mark>",
        level.id(),
        escaped(text)
    );
    for number in numbers {
        let _ = write!(
            out,
            "<a class=\"n\" id=\"m{number}\" href=\"#r{number}\">{number}</a>"
        );
    }
}

fn spans(tag: &str, rows: u32, columns: u32, out: &mut String) {
    let _ = write!(out, "<{tag}");
    if rows > 1 {
        let _ = write!(out, " rowspan=\"{rows}\"");
    }
    if columns > 1 {
        let _ = write!(out, " colspan=\"{columns}\"");
    }
    out.push('>');
}
