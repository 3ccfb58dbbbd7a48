//! Findings as a SARIF 2.1.0 log, for tools that review code and documents.

use std::io::{self, Write};

use gouji::check::Checked;
use gouji::language::Language;
use gouji::read::span::Span;
use gouji::rules::CATALOGUE;
use gouji::rules::rule::Level;
use gouji::verdict::Finding;
use serde_json::{Value, json};

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
        let characters = plain.then(|| Characters::of(&checked.document.text));
        for finding in &checked.findings {
            if self.begun {
                out.write_all(b",")?;
            }
            self.begun = true;
            let result = result(checked, finding, uri, characters.as_ref(), self.language);
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
    characters: Option<&Characters<'_>>,
    language: Language,
) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri } });
    if let Some((span, characters)) = place(checked, finding).zip(characters) {
        let (start, end) = (characters.before(span.start), characters.before(span.end));
        location["region"] = json!({
            "charOffset": start,
            "charLength": end - start,
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

/// The characters of a text, counted once up to every so many bytes.
struct Characters<'a> {
    text: &'a str,
    marks: Vec<usize>,
}

/// So many bytes from one mark to the next.
const STEP: usize = 1024;

impl<'a> Characters<'a> {
    fn of(text: &'a str) -> Self {
        let mut marks = vec![0];
        let mut count = 0;
        for piece in text.as_bytes().chunks(STEP) {
            count += piece.iter().filter(|&&byte| begins(byte)).count();
            marks.push(count);
        }
        Self { text, marks }
    }

    /// How many characters stand before a byte.
    fn before(&self, byte: u32) -> usize {
        let byte = (byte as usize).min(self.text.len());
        let mark = byte / STEP;
        let rest = self
            .text
            .as_bytes()
            .get(mark * STEP..byte)
            .unwrap_or_default();
        let counted = self.marks.get(mark).copied().unwrap_or_default();
        counted + rest.iter().filter(|&&byte| begins(byte)).count()
    }
}

/// Whether a character begins with the byte.
fn begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// The place that a finding is most about.
fn place(checked: &Checked, finding: &Finding) -> Option<Span> {
    let first = finding
        .figures
        .first()
        .and_then(|id| checked.report.figure(*id));
    first
        .map(|figure| figure.span)
        .or_else(|| finding.at.first().copied())
}

fn level(level: Level) -> &'static str {
    level.id() // SARIF has the same three names
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use gouji::check::{Config, check};

    use super::*;

    fn wrong() -> Checked {
        let text = "一、总体情况\n\n收到申请3件，其中自然人2件，企业2件。";
        check(Rc::new(gouji::read::text(text)), &Config::default())
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

    #[test]
    fn characters_are_counted_as_they_are() {
        let text = "年报a\n".repeat(900);
        let characters = Characters::of(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            let byte = u32::try_from(byte).expect("a short text");
            assert_eq!(characters.before(byte), count);
        }
        assert_eq!(characters.before(u32::MAX), text.chars().count());
    }
}
