//! How often each kind of evidence is right when it calls a relation of the running text broken: measured
//! on labelled sentences. Below 95 of 100 it is only a note.
//!
//! `cargo test --test evidence -- --nocapture` prints the figures.

mod labelled;

use std::collections::BTreeMap;
use std::path::Path;

use gouji::report::figure::FigureId;
use gouji::report::statement::{Claim, Evidence, Sides, Statement};
use gouji::rules::CATALOGUE;
use gouji::rules::rule::Rule;
use gouji::rules::text::NOTES;
use gouji::verdict::Finding;
use labelled::{PROSE, SENTENCES, checked, rows};

/// What the pages of the rules say of it: for each rule its code, then right and all in the sentences of this project, then
/// right and all in those of reports.
const PUBLISHED: &str = include_str!("../scripts/site/precision.txt");

/// So many of 100 must be right.
const RIGHT: usize = 95;

/// Fewer cases than these say nothing of a kind of evidence.
const CASES: usize = 20;

/// Whether a finding calls the relation of this statement broken: its rule, what it is about, and of sums,
/// of which a number may be the whole of several, every number.
fn is_of(finding: &Finding, statement: &Statement) -> bool {
    let rule = |code: &str| finding.rule.code == code;
    let about = |id: &FigureId| finding.subject == (*id).into();
    let first = |sides: &[Sides]| {
        let mut figures = sides
            .iter()
            .take(1)
            .flat_map(|sides| sides.left.iter().chain(&sides.right));
        figures.all(|figure| finding.figures.contains(figure))
    };
    match &statement.claim {
        Claim::Sum(sides) => (rule("text-sum") || rule("text-fee")) && first(sides),
        Claim::Total(sides) => rule("text-total") && first(sides),
        Claim::StockFlow(sides) => rule("text-roll") && first(sides),
        Claim::Share { percent, .. } => rule("text-share") && about(percent),
        Claim::Hundred { percents, .. } => {
            rule("text-share")
                && percents
                    .iter()
                    .all(|percent| finding.figures.contains(percent))
        }
        Claim::Change(change) if change.percent => rule("text-growth") && about(&change.by),
        Claim::Change(change) => rule("text-change") && about(&change.by),
        Claim::Fee { amount } => rule("text-fee") && about(amount),
        Claim::Value { figure, .. } => rule("text-table") && about(figure),
        Claim::Repeat { second, .. } => rule("text-repeat") && about(second),
        Claim::All { at, .. } => rule("text-all") && finding.subject == FigureId::Text(*at).into(),
    }
}

/// The evidence of everything that is called broken in a sentence, whatever its level.
fn broken(sentence: &str) -> Vec<Evidence> {
    let checked = checked(sentence);
    let statements = &checked.report.statements;
    let findings = checked
        .findings
        .iter()
        .filter(|finding| is_of_precision(finding.rule));
    findings
        .map(|finding| {
            let of = statements
                .iter()
                .find(|statement| is_of(finding, statement));
            of.expect("a statement").evidence
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

/// Whether a rule calls relations of the text broken; the one of rounding speaks of digits.
fn is_of_precision(rule: &Rule) -> bool {
    rule.is_of_text() && rule.code != "text-truncated"
}

/// How often each rule called something broken that is, and how often it did so at all.
#[derive(Default)]
struct ByRule(BTreeMap<&'static str, (usize, usize)>);

impl ByRule {
    fn take(&mut self, sentence: &str, is_wrong: bool) {
        for finding in checked(sentence).findings {
            if is_of_precision(finding.rule) {
                let (right, all) = self.0.entry(finding.rule.code).or_default();
                *right += usize::from(is_wrong);
                *all += 1;
            }
        }
    }

    /// As the pages say it: of each rule that they list, right and all.
    fn published(&self) -> Vec<(&'static str, String)> {
        let rules = CATALOGUE.iter().filter(|rule| is_of_precision(rule));
        let counts = rules.map(|rule| {
            let (right, all) = self.0.get(rule.code).copied().unwrap_or_default();
            (rule.code, format!("{right} {all}"))
        });
        counts.collect()
    }
}

/// What the pages say in the columns that begin at `from`.
fn said(from: usize) -> Vec<(&'static str, String)> {
    let lines = PUBLISHED.lines().filter(|line| !line.starts_with('#'));
    let said = lines.map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        (words[0], words[from..from + 2].join(" "))
    });
    said.collect()
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
    let mut rules = ByRule::default();
    let mut take = |sentence: &str, is_wrong| {
        counts.take(sentence, is_wrong);
        rules.take(sentence, is_wrong);
    };
    for (verdict, sentence) in rows(SENTENCES).chain(rows(PROSE)) {
        take(sentence, verdict == "wrong");
        if verdict == "right" {
            take(&slip(sentence).unwrap_or_default(), true);
        }
    }
    assert_precise(&counts);
    assert_eq!(
        said(1),
        rules.published(),
        "scripts/site/precision.txt says what is measured"
    );
}

#[test]
#[expect(clippy::print_stdout, reason = "a skipped test must say so")]
#[expect(
    clippy::disallowed_methods,
    reason = "the sentences are not part of the project"
)]
fn what_is_called_broken_in_real_sentences_is_broken() {
    let mut counts = Counts::default();
    let mut rules = ByRule::default();
    for name in ["sentences.jsonl", "sentences-2.jsonl"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../shared/corpus")
            .join(name);
        let Ok(lines) = std::fs::read_to_string(path) else {
            println!("skipped: no ../shared/corpus/{name}");
            return;
        };
        for line in lines.lines() {
            let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let text = |field: &str| row[field].as_str().unwrap_or_default();
            if text("needs") == "alone" && text("verdict") != "debatable" {
                let is_wrong = text("verdict") == "wrong";
                counts.take(text("text"), is_wrong);
                rules.take(text("text"), is_wrong);
            }
        }
    }
    assert_precise(&counts);
    assert_eq!(
        said(3),
        rules.published(),
        "scripts/site/precision.txt says what is measured"
    );
}
