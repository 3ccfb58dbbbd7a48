//! The pages of the rules: every rule has one, in both languages, and its examples are as they say.

use std::collections::BTreeSet;
use std::path::Path;

use gouji::language::Language;
use gouji::rules::CATALOGUE;
use gouji::rules::page;

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
            let text = page::text(rule, language);
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

/// Codes are relied on by others: a change here is a change for them.
#[test]
fn codes_are_stable() {
    let codes: Vec<&str> = CATALOGUE
        .iter()
        .map(|rule| rule.code)
        .filter(|code| !code.starts_with("text-"))
        .collect();
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
            "year-carried",
            "year-valid",
            "year-items",
            "year-same",
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
