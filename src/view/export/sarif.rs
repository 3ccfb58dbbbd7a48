//! Findings as a SARIF 2.1.0 log, for tools that review code and documents.

use std::path::Path;

use serde_json::{Value, json};

use super::places::{self, TextPositions};
use super::uri::uri;
use super::{Export, Exported};
use crate::language::{Label, Language};
use crate::rules::CATALOGUE;
use crate::rules::level::Level;
use crate::verdict::Finding;
use crate::view::summary::ReportRow;

/// A log of one run over any number of reports.
pub static SARIF: Export = Export {
    begin,
    refused,
    between: ",",
    end: "\n]}]}\n",
    ..Export::plain(
        "sarif",
        (
            Label {
                zh: "SARIF 2.1.0",
                en: "SARIF 2.1.0",
            },
            Label {
                zh: "供代码审查工具读取",
                en: "For code review tools",
            },
        ),
        "sarif",
        results,
    )
};

/// The signature of the log, up to the list of results.
const HEAD: &str = r#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","tool":"#;

fn begin(language: Language) -> String {
    format!(r#"{HEAD}{},"results":["#, tool(language))
}

/// A line for each finding, with a comma between two.
fn results(of: &Exported<'_>) -> String {
    let places = of.plain.then(|| TextPositions::of(of.checked));
    let results = of.checked.findings.iter();
    let results = results.map(|finding| format!("\n{}", result(of, finding, places.as_ref())));
    results.collect::<Vec<_>>().join(",")
}

/// A line that says so in the place of what was found.
fn refused(row: &ReportRow, language: Language) -> String {
    match &row.report {
        Ok(_) => String::new(),
        Err(why) => {
            let uri = uri(Path::new(&row.source));
            let location = json!({ "physicalLocation": { "artifactLocation": { "uri": uri } } });
            let said = json!({
                "level": "error",
                "message": { "text": why.get(language) },
                "locations": [location],
            });
            format!("\n{said}")
        }
    }
}

/// What made the log, with every rule.
fn tool(language: Language) -> Value {
    let rules = CATALOGUE.iter().map(|rule| {
        json!({
            "id": rule.code,
            "shortDescription": { "text": rule.title.get(language) },
            "help": { "text": rule.page, "markdown": rule.page },
            "defaultConfiguration": { "level": level(rule.level) },
        })
    });
    json!({ "driver": {
        "name": "gouji",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.collect::<Vec<_>>(),
    } })
}

fn result(of: &Exported<'_>, finding: &Finding, places: Option<&TextPositions>) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": of.uri } });
    let ends = places.zip(places::span(of.checked, finding));
    let ends = ends.and_then(|(places, at)| places.get(at.start).zip(places.get(at.end)));
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
    json!({
        "ruleId": finding.rule.code,
        "level": level(finding.level),
        "message": { "text": finding.message.get(of.language) },
        "locations": [{
            "physicalLocation": location,
            "logicalLocations": figures.collect::<Vec<_>>(),
        }],
    })
}

fn level(level: Level) -> &'static str {
    level.id() // SARIF has the same three names
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::{Checked, Config, check};
    use crate::view::card::Dismissed;

    fn log(reports: &[&Checked]) -> Value {
        let none = Dismissed::new();
        let results = reports.iter().map(|checked| {
            results(&Exported {
                checked,
                as_printed: None,
                dismissed: &none,
                unfinished: false,
                source: "a.txt",
                file: None,
                last_year: None,
                uri: "a.txt",
                plain: true,
                date: None,
                ledger: false,
                language: Language::Chinese,
            })
        });
        let results: Vec<String> = results.collect();
        let log = format!(
            "{}{}{}",
            begin(Language::Chinese),
            results.join(SARIF.between),
            SARIF.end
        );
        serde_json::from_str(&log).expect("JSON")
    }

    #[test]
    fn reports_stand_in_one_log() {
        let text = "一、总体情况\n\n收到申请3件，其中自然人2件，企业2件。";
        let checked = check(Arc::new(crate::read::text(text)), &Config::default());
        let log = log(&[&checked, &checked, &checked]);
        let results = log["runs"][0]["results"].as_array().expect("a list");
        assert!(!checked.findings.is_empty());
        assert_eq!(results.len(), 3 * checked.findings.len());
    }

    #[test]
    fn a_log_without_findings_is_whole() {
        let log = log(&[]);
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(log["version"], "2.1.0");
    }
}
