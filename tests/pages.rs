//! The pages of the rules: every rule has one, in both languages, and its examples are as they say.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::language::Language;
use gouji::read::span::Span;
use gouji::report::sums::{SumPart, Sums};
use gouji::rules::CATALOGUE;
use gouji::rules::page::{self, Example, Examples};
use gouji::rules::rule::Rule;

const HEADINGS: [(Language, [&str; 5]); 2] = [
    (
        Language::Chinese,
        ["核对什么", "为什么", "错误示例", "正确示例", "依据"],
    ),
    (
        Language::English,
        [
            "What is checked",
            "Why",
            "Wrong example",
            "Right example",
            "Source",
        ],
    ),
];

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let codes: BTreeSet<&str> = CATALOGUE.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), CATALOGUE.len(), "a code names one rule");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/pages");
    let pages: BTreeSet<String> = folder
        .read_dir()
        .expect("the folder of the pages")
        .map(|entry| entry.expect("an entry").file_name())
        .filter_map(|name| Some(name.to_str()?.strip_suffix(".md")?.to_owned()))
        .collect();
    assert_eq!(pages, codes.into_iter().map(str::to_owned).collect());
}

#[test]
fn every_page_has_its_headings_in_order() {
    for rule in CATALOGUE {
        for (language, headings) in HEADINGS {
            let text = page::text(rule.page, language);
            let found: Vec<&str> = text
                .lines()
                .filter_map(|line| line.strip_prefix("## "))
                .filter(|heading| headings.contains(heading))
                .collect();
            assert_eq!(found, headings, "{}", rule.code);
            let title = text.lines().next();
            assert_eq!(title, Some(format!("# {}", rule.code).as_str()));
        }
    }
}

#[test]
fn a_page_is_found_among_all() {
    let pages: Vec<&str> = CATALOGUE.iter().map(|rule| rule.page).collect();
    let all = pages.join(page::BREAK);
    for rule in CATALOGUE {
        assert_eq!(page::among(&all, rule), Some(rule.page));
    }
    assert_eq!(page::among("", CATALOGUE[0]), None);
}

#[test]
fn every_page_can_be_drawn() {
    for rule in CATALOGUE {
        for (language, _) in HEADINGS {
            let blocks = page::blocks(page::text(rule.page, language));
            assert!(blocks.is_ok(), "{}: {blocks:?}", rule.code);
        }
    }
}

/// Words that only those who make the checks would say.
#[test]
fn pages_speak_to_those_who_use_them() {
    const OURS: [&str; 12] = [
        "阈值",
        "读法",
        "候选",
        "容差",
        "算法",
        "引擎",
        "理解都试",
        "tolerance",
        "threshold",
        "reading",
        "candidate",
        "engine",
    ];
    for rule in CATALOGUE {
        for word in OURS {
            let page = rule.page.to_lowercase();
            assert!(!page.contains(word), "{}: {word}", rule.code);
        }
    }
}

#[test]
fn the_wrong_example_breaks_the_rule_and_the_right_one_does_not() {
    let mut faults = Vec::new();
    for rule in CATALOGUE {
        for (language, _) in HEADINGS {
            let examples = page::examples(page::text(rule.page, language));
            let Some(examples) = examples else {
                faults.push(format!("{}: no two examples", rule.code));
                continue;
            };
            faults.extend(wrong(rule, &examples));
            faults.extend(right(rule, &examples));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Checks an example beside what its page gives with it.
fn run(example: &Example, examples: &Examples) -> Checked {
    let read = |example: &Example| Arc::new(gouji::read::text(&example.text));
    let report = |example: &Example| check(read(example), &Config::default()).report;
    let parts: Vec<SumPart> = examples
        .parts
        .iter()
        .map(|part| SumPart::of(&report(part), "", 0))
        .collect();
    let sums = (!parts.is_empty()).then(|| Arc::new(Sums::of(parts, Some(&report(example)))));
    let config = Config {
        last_year: examples
            .last_year
            .as_ref()
            .map(|last| Arc::new(report(last))),
        sums,
        ..Config::default()
    };
    check(read(example), &config)
}

/// A wrong example gives findings of its rule alone (a part of a table also lacks the rest), and they
/// cover every marked place.
fn wrong(rule: &Rule, examples: &Examples) -> Vec<String> {
    let example = &examples.wrong;
    let checked = run(example, examples);
    let mut faults = Vec::new();
    let mut places: Vec<Span> = Vec::new();
    for finding in &checked.findings {
        if finding.rule != rule {
            if finding.rule.code != "form-missing" {
                faults.push(format!(
                    "{}: the wrong example also gives {} {}",
                    rule.code, finding.rule.code, finding.message.zh
                ));
            }
            continue;
        }
        places.extend(finding.at.iter().copied());
        let figures = finding.figures.iter();
        places.extend(figures.filter_map(|&id| Some(checked.report.figure(id)?.span)));
    }
    if !checked.findings.iter().any(|finding| finding.rule == rule) {
        faults.push(format!("{}: nothing found in the wrong example", rule.code));
        return faults;
    }
    for &(start, end) in &example.marked {
        let covered = places
            .iter()
            .any(|span| (span.start as usize) < end && start < span.end as usize);
        if !covered {
            let marked = example.text.get(start..end).unwrap_or_default();
            faults.push(format!("{}: ⟦{marked}⟧ is not found", rule.code));
        }
    }
    faults
}

fn right(rule: &Rule, examples: &Examples) -> Vec<String> {
    let checked = run(&examples.right, examples);
    let of_rule = checked
        .findings
        .iter()
        .filter(|finding| finding.rule == rule);
    of_rule
        .map(|finding| {
            format!(
                "{}: the right example gives {}",
                rule.code, finding.message.zh
            )
        })
        .collect()
}

/// Codes are relied on by others: a change here is a change for them.
#[test]
fn codes_are_stable() {
    let codes: Vec<&str> = CATALOGUE.iter().map(|rule| rule.code).collect();
    assert_eq!(
        codes,
        [
            "t3-row-sum",
            "t3-outcome-sum",
            "t3-balance",
            "t4-sum",
            "t2-change",
            "t2-disclosed",
            "t2-valid",
            "t2-authority",
            "table-sum",
            "text-sum",
            "text-total",
            "text-roll",
            "text-share",
            "text-truncated",
            "text-growth",
            "text-change",
            "text-table",
            "text-all",
            "text-repeat",
            "text-fee",
            "year-carried",
            "year-valid",
            "year-items",
            "year-same",
            "sum-of",
            "form-number",
            "form-blank",
            "form-missing",
            "form-edition",
            "form-year",
            "form-period",
            "form-deadline",
            "form-outline",
            "form-template",
        ]
    );
}
