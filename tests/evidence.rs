//! How often each kind of evidence is right when it calls a relation of the running text broken: measured
//! on labelled sentences. Below 95 of 100 it is only a note.
//!
//! `cargo test --test evidence -- --nocapture` prints the figures.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use gouji::check::{Checked, Config, check};
use gouji::read::document::{Block, Document, Paragraph};
use gouji::read::span::Span;
use gouji::report::figure::FigureId;
use gouji::report::statement::{Claim, Evidence, Statement};
use gouji::rules::text::NOTES;

/// So many of 100 must be right.
const RIGHT: usize = 95;

/// Fewer cases than these say nothing of a kind of evidence.
const CASES: usize = 20;

fn checked(sentence: &str) -> Checked {
    let heading = "一、总体情况\n";
    let text = format!("{heading}{sentence}");
    let line = |start, end| {
        Block::Paragraph(Paragraph {
            lines: vec![Span::new(start, end)],
            ..Paragraph::default()
        })
    };
    let blocks = vec![line(0, heading.len() - 1), line(heading.len(), text.len())];
    let document = Document {
        text,
        blocks,
        ..Document::default()
    };
    check(Rc::new(document), &Config::default())
}

/// What an equation of this statement is about: its subject.
fn subject(statement: &Statement) -> Option<String> {
    let of = |id: Option<&FigureId>| id.map(ToString::to_string);
    match &statement.claim {
        Claim::Sum(sides) | Claim::Total(sides) => of(sides.first()?.right.first()),
        Claim::Roll(sides) => of(sides.first()?.left.first()),
        Claim::Share { percent, .. } | Claim::Growth { percent, .. } => of(Some(percent)),
        Claim::Hundred { percents, .. } => of(percents.first()),
        Claim::Change { amount, .. } | Claim::Fee { amount } => of(Some(amount)),
        Claim::Value { figure, .. } => of(Some(figure)),
        Claim::Repeat { second, .. } => of(Some(second)),
        Claim::All { at, .. } => Some(format!("text@{at}")),
    }
}

/// The evidence of everything that is called broken in a sentence, whatever its level.
fn broken(sentence: &str) -> Vec<Evidence> {
    let checked = checked(sentence);
    let statements = &checked.report.statements;
    let findings = checked
        .findings
        .iter()
        .filter(|finding| finding.rule.is_of_text() && finding.rule.code != "text-truncated");
    findings
        .filter_map(|finding| {
            let of = statements
                .iter()
                .find(|statement| subject(statement).as_deref() == Some(finding.subject.as_str()));
            of.map(|statement| statement.evidence)
        })
        .collect()
}

/// How often each kind called something broken that is, and how often it did so at all.
#[derive(Default)]
struct Counts(BTreeMap<Evidence, (usize, usize)>);

impl Counts {
    fn take(&mut self, sentence: &str, is_wrong: bool) {
        for evidence in broken(sentence) {
            let (right, all) = self.0.entry(evidence).or_default();
            *right += usize::from(is_wrong);
            *all += 1;
        }
    }
}

/// A sentence that holds with a slip in the first number of two digits or more: ten too many.
fn slip(sentence: &str) -> Option<String> {
    let digits = |at: usize| sentence.get(at..).unwrap_or_default().bytes();
    let mut starts = sentence.char_indices().map(|(at, _)| at);
    let (start, end, number) = starts.find_map(|start| {
        let end = start + digits(start).take_while(u8::is_ascii_digit).count();
        let whole = !sentence
            .get(end..)
            .unwrap_or_default()
            .starts_with(['.', '年', '%']);
        let number: u64 = sentence.get(start..end)?.parse().ok()?;
        (whole && number >= 12).then_some((start, end, number))
    })?;
    let mut slip = sentence.to_owned();
    slip.replace_range(start..end, &(number + 10).to_string());
    Some(slip)
}

#[expect(
    clippy::print_stdout,
    reason = "the figures are what the test is run for"
)]
fn assert_precise(counts: &Counts) {
    for (evidence, &(right, all)) in &counts.0 {
        let note = if NOTES.contains(evidence) {
            ", a note"
        } else {
            ""
        };
        println!("{evidence:?}: {right} of {all} right{note}");
    }
    for (evidence, &(right, all)) in &counts.0 {
        let enough = right * 100 >= all * RIGHT;
        assert!(
            enough || all < CASES || NOTES.contains(evidence),
            "{evidence:?} is right in {right} of {all}: let it be a note"
        );
    }
}

#[test]
fn what_is_called_broken_is_broken() {
    let mut counts = Counts::default();
    let lines = include_str!("sentences.txt").lines();
    let lines = lines.chain(include_str!("prose.txt").lines());
    for (verdict, sentence) in lines.filter_map(|line| line.split_once('\t')) {
        counts.take(sentence, verdict == "wrong");
        if verdict == "right" {
            counts.take(&slip(sentence).unwrap_or_default(), true);
        }
    }
    assert_precise(&counts);
}

#[test]
#[expect(clippy::print_stdout, reason = "a skipped test must say so")]
#[expect(
    clippy::disallowed_methods,
    reason = "the sentences are not part of the project"
)]
fn what_is_called_broken_in_real_sentences_is_broken() {
    let mut counts = Counts::default();
    for name in ["sentences.jsonl", "sentences-2.jsonl"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../shared/corpus")
            .join(name);
        let Ok(lines) = std::fs::read_to_string(path) else {
            println!("skipped: no ../shared/corpus/{name}");
            continue;
        };
        for line in lines.lines() {
            let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let text = |field: &str| row[field].as_str().unwrap_or_default();
            if text("needs") == "alone" && text("verdict") != "debatable" {
                counts.take(text("text"), text("verdict") == "wrong");
            }
        }
    }
    assert_precise(&counts);
}
