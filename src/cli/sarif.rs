//! Findings as a SARIF 2.1.0 log, for tools that review code and documents.

use std::io::{self, Write};

use gouji::check::Checked;
use gouji::language::Language;
use gouji::rules::CATALOGUE;
use gouji::rules::level::Level;
use gouji::verdict::Finding;
use serde_json::{Value, json};

use crate::places::{self, Places};

/// A log of one run over any number of reports. What is added is written at once and forgotten.
pub(crate) struct Log {
    language: Language,
    /// Whether a result was written: the next one stands behind a comma.
    begun: bool,
}

/// The signature of the log, up to the list of results.
const HEAD: &str = r#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","tool":"#;

impl Log {
    /// Begins a log in `out`.
    pub(crate) fn begin(language: Language, out: &mut impl Write) -> io::Result<Self> {
        write!(out, r#"{HEAD}{},"results":["#, tool(language))?;
        Ok(Self {
            language,
            begun: false,
        })
    }

    /// Adds the findings of one report at `uri`; `plain` tells whether its places are those of the file.
    pub(crate) fn add(
        &mut self,
        checked: &Checked,
        uri: &str,
        plain: bool,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let places = plain.then(|| Places::of(checked));
        for finding in &checked.findings {
            if self.begun {
                out.write_all(b",")?;
            }
            self.begun = true;
            let result = result(checked, finding, uri, places.as_ref(), self.language);
            write!(out, "\n{result}")?;
        }
        Ok(())
    }

    /// Ends the log.
    pub(crate) fn end(self, out: &mut impl Write) -> io::Result<()> {
        let line_end = if self.begun { "\n" } else { "" };
        writeln!(out, "{line_end}]}}]}}")
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

fn result(
    checked: &Checked,
    finding: &Finding,
    uri: &str,
    places: Option<&Places>,
    language: Language,
) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri } });
    let ends = places.zip(places::span(checked, finding));
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
        "message": { "text": finding.message.get(language) },
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

    use gouji::check::{Config, check};

    use super::*;

    fn wrong() -> Checked {
        let text = "一、总体情况\n\n收到申请3件，其中自然人2件，企业2件。";
        check(Arc::new(gouji::read::text(text)), &Config::default())
    }

    #[test]
    fn what_is_added_is_written_at_once() {
        let mut out = Vec::new();
        let mut log = Log::begin(Language::Chinese, &mut out).expect("written");
        let checked = wrong();
        let mut sizes = Vec::new();
        for _ in 0..3 {
            let before = out.len();
            log.add(&checked, "a.txt", true, &mut out).expect("written");
            sizes.push(out.len() - before);
        }
        let [first, second, third] = <[usize; 3]>::try_from(sizes).expect("three");
        assert!(first > 0 && second >= first && second == third);
        log.end(&mut out).expect("written");
        let log: Value = serde_json::from_slice(&out).expect("JSON");
        let results = log["runs"][0]["results"].as_array().expect("a list");
        assert_eq!(results.len(), 3 * checked.findings.len());
    }

    #[test]
    fn a_log_without_findings_is_whole() {
        let mut out = Vec::new();
        let log = Log::begin(Language::English, &mut out).expect("written");
        log.end(&mut out).expect("written");
        let log: Value = serde_json::from_slice(&out).expect("JSON");
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(log["version"], "2.1.0");
    }
}
