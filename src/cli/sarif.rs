//! Findings as a SARIF 2.1.0 log, for tools that review code and documents.

use gouji::check::Checked;
use gouji::language::Language;
use gouji::rules::CATALOGUE;
use gouji::rules::rule::Level;
use serde_json::{Value, json};

use crate::places::{self, Places};

/// A log of one run over any number of reports.
pub(crate) struct Log {
    language: Language,
    results: Vec<Value>,
}

impl Log {
    pub(crate) fn new(language: Language) -> Self {
        Self {
            language,
            results: Vec::new(),
        }
    }

    /// Adds the findings of one report; `plain` tells whether its places are those of the file.
    pub(crate) fn add(&mut self, checked: &Checked, source: &str, plain: bool) {
        let places = Places::of(checked);
        for finding in &checked.findings {
            let mut location = json!({ "artifactLocation": { "uri": source } });
            let span = places::span(checked, finding).filter(|_| plain);
            let ends = span.and_then(|span| places.get(span.start).zip(places.get(span.end)));
            if let Some((start, end)) = ends {
                location["region"] = json!({
                    "charOffset": start.characters,
                    "charLength": end.characters.saturating_sub(start.characters),
                });
            }
            let figures = finding
                .figures
                .iter()
                .map(|id| json!({ "fullyQualifiedName": id.to_string() }));
            self.results.push(json!({
                "ruleId": finding.rule.code,
                "level": level(finding.level),
                "message": { "text": finding.message.get(self.language) },
                "locations": [{
                    "physicalLocation": location,
                    "logicalLocations": figures.collect::<Vec<_>>(),
                }],
            }));
        }
    }

    /// The whole log.
    pub(crate) fn finish(&self) -> Value {
        let rules = CATALOGUE.iter().map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": { "text": rule.title.get(self.language) },
                "help": { "text": rule.page, "markdown": rule.page },
                "defaultConfiguration": { "level": level(rule.level) },
            })
        });
        json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "gouji",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules.collect::<Vec<_>>(),
                } },
                "columnKind": "unicodeCodePoints",
                "results": self.results,
            }],
        })
    }
}

fn level(level: Level) -> &'static str {
    level.id() // SARIF has the same three names
}
