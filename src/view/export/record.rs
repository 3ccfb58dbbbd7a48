//! The findings as a plain text (核验报告): what was checked, what was found, what was left open.

use std::fmt::Write;

use super::changes::ChangeLine;
use super::said::{self, CHANGES, TITLE, said_of_cause};
use super::{Export, changes};
use crate::check::Checked;
use crate::language::{Label, Language};
use crate::order::{self, Map, Set};
use crate::read::numeral::written;
use crate::verdict::cause::Cause;
use crate::verdict::{Finding, Verdict};
use crate::view::card::{Dismissed, key};
use crate::view::summary::{self, Outcome, Status, Summary, SummaryItem};

/// The findings as a plain text.
pub static RECORD: Export = Export {
    between: "\n",
    refused: |row, language| match &row.report {
        Ok(_) => String::new(),
        Err(why) => {
            let said = Outcome::Refused.label().get(language);
            let colon = match language {
                Language::Chinese => "：",
                Language::English => ": ",
            };
            format!("{}{colon}{said}{colon}{}\n", row.source, why.get(language))
        }
    },
    ..Export::plain(
        "record",
        (
            Label {
                zh: "核验报告",
                en: "Record of the check",
            },
            Label {
                zh: "核对结果、原因和修改，纯文本",
                en: "Findings, causes and changes as plain text",
            },
        ),
        "txt",
        |of| {
            let changed = of.changes();
            record(
                of.checked,
                &changed,
                of.dismissed,
                of.unfinished,
                of.language,
            ) + "\n"
        },
    )
};

/// The record of a check. `dismissed` are the findings that the person set aside, by the code of the
/// rule and the subject, with the reason; they are listed, but on their own. In a form that is still
/// `unfinished` matters of form are left out.
pub fn record(
    checked: &Checked,
    changed: &[ChangeLine],
    dismissed: &Dismissed,
    unfinished: bool,
    language: Language,
) -> String {
    let items = summary::items(checked, dismissed, unfinished);
    let mut record = Record {
        checked,
        language,
        text: String::new(),
        sections: 0,
        causes: causes(checked),
    };
    record.head(&Summary::of(&items));
    for status in [Status::Broken, Status::Doubtful, Status::Note] {
        record.findings(status, &found(checked, &items, status));
    }
    record.undecided();
    let set_aside = found(checked, &items, Status::Dismissed).into_iter();
    let set_aside: Vec<(&Finding, &String)> = set_aside
        .filter_map(|(_, finding)| Some((finding, dismissed.get(&key(finding))?)))
        .collect();
    record.set_aside(&set_aside);
    if !changed.is_empty() {
        record.heading(CHANGES, changed.len());
        record.text.push_str(&changes::text(changed, language));
    }
    record.text
}

/// The cause of each finding that has one, with its place among the causes.
fn causes(checked: &Checked) -> Map<usize, (usize, &Cause)> {
    let mut causes = Map::new();
    for (at, cause) in checked.causes.iter().enumerate() {
        for &finding in &cause.findings {
            causes.entry(finding).or_insert((at, cause));
        }
    }
    causes
}

/// The findings of one status, the most serious first as the check lists them.
fn found<'a>(
    checked: &'a Checked,
    items: &[SummaryItem],
    status: Status,
) -> Vec<(usize, &'a Finding)> {
    let items = items.iter().filter(|item| item.status == status);
    let mut indices: Vec<usize> = items.filter_map(|item| item.finding).collect();
    order::sort(&mut indices);
    let found = |index| Some((index, checked.findings.get(index)?));
    indices.into_iter().filter_map(found).collect()
}

struct Record<'a> {
    checked: &'a Checked,
    language: Language,
    text: String,
    sections: u32,
    causes: Map<usize, (usize, &'a Cause)>,
}

impl Record<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn head(&mut self, summary: &Summary) {
        self.line(TITLE.get(self.language));
        let report = &self.checked.report;
        let mut facts: Vec<String> = Vec::new();
        match &report.title {
            Some(title) => facts.push(title.value.clone()),
            None => facts.extend(report.agency.as_ref().map(|agency| agency.value.clone())),
        }
        facts.extend(report.year.as_ref().map(|year| match self.language {
            Language::Chinese => format!("{} 年度", year.value),
            Language::English => year.value.to_string(),
        }));
        facts.extend(report.edition.map(|edition| match self.language {
            Language::Chinese => format!("{edition} 年格式"),
            Language::English => format!("Form of {edition}"),
        }));
        if !facts.is_empty() {
            self.line(&facts.join(" · "));
        }
        self.line(summary.sentence().get(self.language));
        if summary.all() > 0 {
            self.line(summary.legend().get(self.language));
        }
    }

    fn heading(&mut self, heading: Label, count: usize) {
        self.sections += 1;
        let heading = heading.get(self.language);
        let _ = match self.language {
            Language::Chinese => {
                let number = written(self.sections);
                writeln!(self.text, "\n{number}、{heading}（{count}）")
            }
            Language::English => writeln!(self.text, "\n{}. {heading} ({count})", self.sections),
        };
    }

    fn findings(&mut self, status: Status, found: &[(usize, &Finding)]) {
        if found.is_empty() {
            return;
        }
        self.heading(status.label(), found.len());
        let mut listed = Set::new();
        for (number, &(index, finding)) in (1..).zip(found) {
            let _ = writeln!(self.text, "{number}. {}", finding.title.get(self.language));
            let message = finding.message.get(self.language);
            if !message.is_empty() {
                self.line(&format!("   {message}"));
            }
            let judged = finding
                .judged
                .and_then(|judged| self.checked.ledger.get(judged));
            if let Some(judged) = judged {
                self.line(&format!("   {}", self.checked.written(judged)));
            }
            // a cause is written once, with the first of its findings
            let cause = self.causes.get(&index).copied();
            if let Some((at, cause)) = cause
                && listed.insert(at)
                && let Some(said) = said_of_cause(cause, self.language)
            {
                self.line(&format!("   {said}"));
            }
        }
    }

    fn undecided(&mut self) {
        let open = self.checked.ledger.iter();
        let open: Vec<_> = open
            .filter_map(|judged| match &judged.verdict {
                Verdict::Undecided(missing) => Some((judged, missing)),
                _ => None,
            })
            .collect();
        if open.is_empty() {
            return;
        }
        self.heading(Status::Undecided.label(), open.len());
        for (number, (judged, missing)) in (1..).zip(open) {
            let title = judged.equation.rule.title.get(self.language);
            let said = said::missing(self.checked, title, missing, self.language);
            let _ = writeln!(self.text, "{number}. {said}");
        }
    }

    fn set_aside(&mut self, findings: &[(&Finding, &String)]) {
        if findings.is_empty() {
            return;
        }
        self.heading(Status::Dismissed.label(), findings.len());
        for (number, (finding, reason)) in (1..).zip(findings) {
            let title = finding.title.get(self.language);
            let _ = match (self.language, reason.trim()) {
                (_, "") => writeln!(self.text, "{number}. {title}"),
                (Language::Chinese, reason) => {
                    writeln!(self.text, "{number}. {title}。理由：{reason}")
                }
                (Language::English, reason) => {
                    writeln!(self.text, "{number}. {title}. Reason: {reason}")
                }
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::export::tests::{checked, report};

    #[test]
    fn what_was_set_aside_is_listed_on_its_own() {
        let parts = ["upheld", "corrected", "other", "pending"];
        let parts = parts.map(|column| (format!("t4/review/{column}"), "1"));
        let mut figures: Vec<(&str, &str)> =
            parts.iter().map(|(id, raw)| (id.as_str(), *raw)).collect();
        figures.push(("t4/review/sum", "5"));
        let checked = checked(report(&figures));
        let open = record(&checked, &[], &Dismissed::new(), false, Language::Chinese);
        assert!(open.contains("\n一、不符（1）\n1. "), "{open}");
        assert!(open.contains("1 + 1 + 1 + 1 ≠ 5"), "{open}");
        let key = ("t4-sum".to_owned(), "review".to_owned());
        let dismissed = Dismissed::from([(key, "另有一件撤回".to_owned())]);
        let aside = record(&checked, &[], &dismissed, false, Language::Chinese);
        assert!(!aside.contains("不符（1）"), "{aside}");
        assert!(aside.contains("已排除（1）"), "{aside}");
        assert!(aside.contains("理由：另有一件撤回"), "{aside}");
    }
}
