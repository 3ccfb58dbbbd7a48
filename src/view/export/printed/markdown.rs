//! The record of a check as Markdown.

use std::fmt::Write;

use super::CheckRecord;
use crate::language::{Label, Language};
use crate::view::export::Export;
use crate::view::export::overall::{BY_RULE, COLUMNS, HEADING, Overall, RULE_COLUMNS};

/// The record as Markdown.
pub static MARKDOWN: Export = Export {
    between: "\n---\n\n",
    overall: Some(overall),
    ..Export::plain(
        "markdown",
        (
            Label {
                zh: "核验报告（Markdown）",
                en: "Record of the check as Markdown",
            },
            Label {
                zh: "贴到工单、知识库",
                en: "For tickets and wikis",
            },
        ),
        "md",
        |of| text(&CheckRecord::of(of)),
    )
};

/// What many reports come to: the counts, each report, each rule.
fn overall(overall: &Overall, language: Language) -> String {
    let mut out = format!(
        "# {}\n\n{}\n\n{}\n",
        HEADING.get(language),
        escaped(overall.survey.sentence().get(language)),
        escaped(overall.survey.summary.sentence().get(language)),
    );
    grid(&COLUMNS, overall.rows(language), language, &mut out);
    if let Some(rest) = overall.rest(language) {
        let _ = writeln!(out, "\n{}", escaped(&rest));
    }
    let mut rules = overall.rules(language).peekable();
    if rules.peek().is_some() {
        let _ = writeln!(out, "\n## {}", BY_RULE.get(language));
        grid(&RULE_COLUMNS, rules, language, &mut out);
    }
    out
}

fn grid<const N: usize>(
    columns: &[Label; N],
    rows: impl Iterator<Item = [String; N]>,
    language: Language,
    out: &mut String,
) {
    let names = columns.map(|column| column.get(language)).join(" | ");
    let _ = writeln!(out, "\n| {names} |\n|{}", " --- |".repeat(N));
    for row in rows {
        let cells = row.map(|cell| escaped(&cell)).join(" | ");
        let _ = writeln!(out, "| {cells} |");
    }
}

fn text(printed: &CheckRecord) -> String {
    let mut out = format!("# {}\n\n{}\n\n", printed.title, escaped(&printed.subject));
    for (name, value) in &printed.facts {
        let _ = writeln!(out, "- {name}: {}", escaped(value));
    }
    let _ = write!(
        out,
        "\n**{}**\n\n{}\n",
        escaped(&printed.sentence),
        escaped(&printed.legend)
    );
    for section in &printed.sections {
        let _ = write!(out, "\n## {}\n\n", section.heading);
        for (number, entry) in (1..).zip(&section.entries) {
            let _ = writeln!(out, "{number}. **{}**", escaped(&entry.title));
            for line in &entry.lines {
                let _ = write!(out, "\n   {}\n", escaped(&line.text));
            }
        }
    }
    let ledger = &printed.ledger;
    if !ledger.groups.is_empty() {
        let _ = write!(
            out,
            "\n## {}\n\n| {} |\n| --- | --- | --- |\n",
            ledger.heading,
            ledger.columns.join(" | ")
        );
        for group in &ledger.groups {
            for (_, [word, about, equation]) in &group.rows {
                let about = match about.as_str() {
                    "" => group.title.to_owned(),
                    about => format!("{about} · {}", group.title),
                };
                let row = [word, &about, equation].map(|cell| escaped(cell));
                let _ = writeln!(out, "| {} |", row.join(" | "));
            }
        }
    }
    out
}

/// Text that Markdown takes for nothing but text, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("a|b\n<i>*"), "a\\|b \\<i\\>\\*");
    }
}
