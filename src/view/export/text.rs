//! What was found, for people: like a good compiler, the cause first and its findings under it.

use std::fmt::{self, Write};

use super::places::{self, TextPositions};
use super::{Export, Exported, Offered};
use crate::check::Checked;
use crate::language::{Label, Language};
use crate::read::document::Unread;
use crate::verdict::Finding;
use crate::view::place;
use crate::view::summary::{self, Summary, SummaryItem};

/// What the command prints where nothing else is asked for.
pub static TEXT: Export = Export {
    offered: Offered {
        for_one: false,
        for_many: false,
        ..Offered::EVERYWHERE
    },
    ..Export::plain(
        "text",
        (
            Label {
                zh: "核对结果",
                en: "Findings",
            },
            Label {
                zh: "逐条列出，样式如编译器",
                en: "One after the other, as compilers print them",
            },
        ),
        "txt",
        |of| {
            let mut text = String::new();
            // a string takes whatever is written
            let _ = write(of, &mut text);
            text
        },
    )
};

fn write(of: &Exported<'_>, out: &mut String) -> fmt::Result {
    let page = TextPage {
        checked: of.checked,
        source: of.source,
        last_year: of.last_year,
        plain: of.plain,
        language: of.language,
        places: TextPositions::of(of.checked),
        items: summary::items(of.checked, of.dismissed, of.unfinished),
    };
    page.head(out)?;
    page.findings(out)?;
    page.unread(out)?;
    if of.ledger {
        page.ledger(out)?;
    }
    let sentence = Summary::of(&page.items).sentence();
    writeln!(out, "{}\n", sentence.get(of.language))
}

struct TextPage<'a> {
    checked: &'a Checked,
    source: &'a str,
    last_year: Option<&'a str>,
    plain: bool,
    language: Language,
    places: TextPositions,
    items: Vec<SummaryItem>,
}

impl TextPage<'_> {
    fn colon(&self) -> &'static str {
        self.say("：", ": ")
    }

    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    fn head(&self, out: &mut String) -> fmt::Result {
        let report = &self.checked.report;
        let mut facts = Vec::new();
        facts.extend(report.agency.as_ref().map(|agency| agency.value.clone()));
        facts.extend(report.year.as_ref().map(|year| match self.language {
            Language::Chinese => format!("{} 年", year.value),
            Language::English => year.value.to_string(),
        }));
        facts.extend(report.edition.map(|edition| match self.language {
            Language::Chinese => format!("{edition} 年格式"),
            Language::English => format!("Form of {edition}"),
        }));
        writeln!(out, "{}: {}", self.source, facts.join(" · "))?;
        if let Some(last) = self.last_year {
            let (word, colon) = (self.say("上年报告", "Last year's report"), self.colon());
            writeln!(out, "{word}{colon}{last}")?;
        }
        if let Some(sums) = &self.checked.sums {
            let count = sums.parts.len();
            match self.language {
                Language::Chinese => writeln!(out, "各单位报告：{count} 份")?,
                Language::English => writeln!(out, "Reports of the parts: {count}")?,
            }
        }
        Ok(())
    }

    /// Causes with their findings, then the findings that no cause holds.
    fn findings(&self, out: &mut String) -> fmt::Result {
        let all = &self.checked.findings;
        let mut listed = vec![false; all.len()];
        let mut causes = vec![None; all.len()];
        for cause in &self.checked.causes {
            for &finding in &cause.findings {
                if let Some(own @ None) = causes.get_mut(finding) {
                    *own = Some(cause);
                }
            }
        }
        for (index, finding) in all.iter().enumerate() {
            if listed.get(index) == Some(&true) {
                continue;
            }
            let Some(cause) = causes.get(index).copied().flatten() else {
                self.finding(finding, out)?;
                continue;
            };
            if !cause.message.get(self.language).is_empty() {
                writeln!(
                    out,
                    "\n{}{}{}",
                    self.say("原因", "Cause"),
                    self.colon(),
                    cause.message.get(self.language)
                )?;
            }
            for &member in &cause.findings {
                if let (Some(finding), Some(seen)) = (all.get(member), listed.get_mut(member)) {
                    *seen = true;
                    self.finding(finding, out)?;
                }
            }
        }
        Ok(())
    }

    fn finding(&self, finding: &Finding, out: &mut String) -> fmt::Result {
        let level = finding.level.label().get(self.language);
        let message = finding.message.get(self.language);
        writeln!(
            out,
            "\n{level}[{}]{}{message}",
            finding.rule.code,
            self.colon()
        )?;
        if let Some(place) = self.place(finding) {
            writeln!(out, "  --> {place}")?;
        }
        let judged = finding
            .judged
            .and_then(|index| self.checked.ledger.get(index));
        if let Some(judged) = judged {
            writeln!(out, "   |  {}", self.checked.written(judged))?;
        }
        Ok(())
    }

    /// `path:line:column` where lines are those of the file, and the names of the figures.
    fn place(&self, finding: &Finding) -> Option<String> {
        let figure = finding
            .figures
            .first()
            .and_then(|id| self.checked.report.figure(*id));
        let span = places::span(self.checked, finding)?;
        let name = figure.map(|figure| match place::of_figure(figure) {
            Some(place) => format!("  {} ({})", figure.id, place.get(self.language)),
            None => format!("  {}", figure.id),
        });
        let name = name.unwrap_or_default();
        if !self.plain {
            return Some(format!("{}{name}", self.source));
        }
        let at = self.places.get(span.start)?;
        Some(format!("{}:{}:{}{name}", self.source, at.line, at.column))
    }

    fn unread(&self, out: &mut String) -> fmt::Result {
        let all = self
            .checked
            .report
            .unread
            .iter()
            .chain(&self.checked.document.unread);
        for Unread { what, .. } in all {
            writeln!(
                out,
                "\n{}{}{}",
                self.say("未读出", "Not read"),
                self.colon(),
                what.get(self.language)
            )?;
        }
        writeln!(out)
    }

    /// Every item with its word: a relation by its equation, anything else by what is said of it.
    fn ledger(&self, out: &mut String) -> fmt::Result {
        for item in &self.items {
            let judged = item.line.and_then(|line| self.checked.ledger.get(line));
            let finding = item
                .finding
                .and_then(|index| self.checked.findings.get(index));
            let (subject, said) = match (judged, finding) {
                (Some(judged), _) => {
                    let written = self.checked.written(judged).to_string();
                    (judged.equation.subject, written)
                }
                (None, Some(finding)) => {
                    let title = finding.title.get(self.language);
                    (finding.subject, title.to_owned())
                }
                (None, None) => continue,
            };
            let (word, code) = (item.status.label().get(self.language), item.rule.code);
            writeln!(out, "{word} {code} {subject}{}{said}", self.colon())?;
        }
        writeln!(out)
    }
}
