//! What sentences are read to claim: the wordings of every pattern, the claims in one line.

use std::path::Path;

use super::lexicon::divisions;
use super::patterns::PATTERNS;
use crate::form::Edition;
use crate::order::Set;
use crate::read::document::{Block, Document, Paragraph};
use crate::read::span::Span;
use crate::report::figure::FigureId;
use crate::report::statement::{Before, Claim, Compare, Evidence, Sides, Statement};
use crate::report::{Report, read_text};
use crate::rules::made_up::zeros;

/// A report that holds only `sentence`, with the tables of the form beside it.
fn report(sentence: &str) -> Report {
    let mut start = 0;
    let paragraphs = sentence.split('\n').map(|line| {
        let span = Span::new(start, start + line.len());
        start = span.range().end + 1;
        Block::Paragraph(Paragraph {
            lines: vec![span],
            ..Paragraph::default()
        })
    });
    let document = Document {
        blocks: paragraphs.collect(),
        text: sentence.to_owned(),
        ..Document::default()
    };
    let mut report = zeros(Edition::E2021);
    for table in &mut report.tables {
        table.blocks = 9..9;
    }
    read_text(&document, &mut report);
    report
}

/// A statement in one line, its numbers as printed; with what it would be called broken by, where that
/// is not the rule.
fn line(report: &Report, statement: &Statement) -> String {
    let figure = |id: FigureId| match report.figure(id) {
        Some(figure) if matches!(id, FigureId::Text(_)) => figure.raw.clone(),
        _ => id.to_string(),
    };
    let sum = |ids: &[FigureId]| -> String {
        let figures: Vec<String> = ids.iter().copied().map(figure).collect();
        figures.join("+")
    };
    let sums = |sums: &[Vec<FigureId>]| -> String {
        let all: Vec<String> = sums.iter().map(|ids| sum(ids)).collect();
        all.join(" or ")
    };
    let sides = |sides: &[Sides]| -> String {
        let first = sides.first().expect("a reading");
        let sign = match first.compare {
            Compare::Equal => "=",
            Compare::AtMost => "≤",
            Compare::AtLeast => "≥",
        };
        format!("{} {sign} {}", sum(&first.left), sum(&first.right))
    };
    let before = |before: &Before, last_year: bool| match before {
        Before::Given(id) => figure(*id),
        Before::Less(id) => format!("-{}", figure(*id)),
        Before::Unknown if last_year => "last year".to_owned(),
        Before::Unknown => "?".to_owned(),
    };
    let said = match &statement.claim {
        Claim::Sum(all) => sides(all),
        Claim::Total(all) => format!("total {}", sides(all)),
        Claim::StockFlow(all) => format!("roll {}", sides(all)),
        Claim::Share {
            part,
            percent,
            bases,
        } => {
            let bases: Vec<Vec<FigureId>> = bases.iter().map(|base| base.figures.clone()).collect();
            format!("{} is {}% of {}", sum(part), figure(*percent), sums(&bases))
        }
        Claim::Hundred { percents, .. } => format!("{} = 100%", sum(percents)),
        Claim::Change(change) => format!(
            "{} {}{}{} = {}",
            before(&change.before, change.last_year),
            if change.falling { "-" } else { "+" },
            figure(change.by),
            if change.percent { "%" } else { "" },
            sum(&change.now)
        ),
        Claim::Value { figure: id, of } => format!("{} is {}", figure(*id), sums(of)),
        Claim::All { left, right, .. } => {
            let right = if right.is_empty() {
                "0".to_owned()
            } else {
                sum(right)
            };
            format!("all {} = {right}", sum(left))
        }
        Claim::Repeat { first, second } => format!("{} again {}", figure(*second), figure(*first)),
        Claim::Fee { amount } => format!("fee {}", figure(*amount)),
    };
    let evidence = match statement.evidence {
        Evidence::Digit => " digit",
        Evidence::Nearly => " nearly",
        Evidence::Shared => " shared",
        Evidence::Kinds => " kinds",
        Evidence::TooMuch => " too much",
        Evidence::ShortDigit => " short digit",
        Evidence::Narrower => " narrower",
        _ => "",
    };
    said + evidence
}

#[test]
fn every_wording_is_read_as_its_pattern_says() {
    let mut wrong = String::new();
    for pattern in PATTERNS.into_iter().flatten() {
        for wording in pattern.wordings {
            let (sentence, expected) = wording.split_once(" → ").expect("an arrow");
            let report = report(sentence);
            let statements = report.statements.iter();
            let claims: Vec<String> = statements
                .filter(|statement| (pattern.makes)(&statement.claim))
                .map(|statement| line(&report, statement))
                .collect();
            let claims = if claims.is_empty() {
                "nothing".to_owned()
            } else {
                claims.join("; ")
            };
            if claims != expected {
                wrong += &[pattern.name, sentence, claims.as_str(), expected, ""].join("\n  ");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn kinds_that_leave_nothing_else_make_their_whole() {
    let first = |entries: &'static str| entries.split(' ').next().unwrap_or_default();
    let last = |entries: &'static str| entries.split(' ').next_back().unwrap_or_default();
    let mut wrong = String::new();
    for (whole, kinds) in divisions::rows() {
        let whole = whole.map_or("总数", first);
        let named = |name: &dyn Fn(&'static str) -> String| {
            let kinds = kinds.iter().zip([100, 200, 300, 400, 500]);
            let parts: Vec<String> = kinds
                .map(|(kind, count)| format!("{}{count}个", name(kind)))
                .collect();
            format!("{whole}3570个，其中{}。", parts.join("，"))
        };
        // 上涨 200 个 is by how many, 上涨的 200 个 which ones
        let sentences = [
            named(&|kind| first(kind).to_owned()),
            named(&|kind| last(kind).to_owned()),
            named(&|kind| format!("{}的", first(kind))),
        ];
        let is_told = |sentence: &String| {
            let statements = report(sentence).statements;
            statements.iter().any(|it| it.evidence == Evidence::Kinds)
        };
        if !sentences.iter().any(is_told) {
            wrong += &sentences.join("\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_pattern_is_told_once_and_names_its_file() {
    let text = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/text");
    let mut names = Set::new();
    for pattern in PATTERNS.into_iter().flatten() {
        assert!(
            names.insert(pattern.name),
            "{} is there twice",
            pattern.name
        );
        assert!(text.join(pattern.file).is_file(), "{}", pattern.file);
    }
}
