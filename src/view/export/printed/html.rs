//! The record of a check as a page for printing on A4, in one file without any program in it.

use std::fmt::Write;

use super::CheckRecord;
use crate::language::{Label, Language};
use crate::view::export::Export;
use crate::view::export::overall::{BY_RULE, COLUMNS, HEADING, Overall, RULE_COLUMNS};
use crate::view::export::tables::escaped;
use crate::view::summary::Status;

/// The record as a page.
pub static REPORT: Export = Export {
    begin,
    overall: Some(overall),
    end: "</body>\n</html>\n",
    ..Export::plain(
        "report",
        (
            Label {
                zh: "核验报告（打印）",
                en: "Record of the check for printing",
            },
            Label {
                zh: "网页，A4 版式，附台账；多份时首页为汇总",
                en: "A page on A4, with the ledger; of many reports a page of summary comes first",
            },
        ),
        "html",
        |of| page(&CheckRecord::of(of)),
    )
};

const STYLE: &str = include_str!("report.css");

fn begin(language: Language) -> String {
    let lang = language.tag();
    let title = match language {
        Language::Chinese => "核验报告",
        Language::English => "Record of the check",
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
}

/// The page of what many reports come to: the counts, each report, each rule.
fn overall(overall: &Overall, language: Language) -> String {
    let mut out = format!(
        "<article class=\"overall\">\n<header>\n<h1>{}</h1>\n<p class=\"sentence\">{}</p>\n<p class=\"legend\">{}</p>\n\
         </header>\n",
        HEADING.get(language),
        escaped(overall.survey.sentence().get(language)),
        escaped(overall.survey.summary.sentence().get(language)),
    );
    grid(&COLUMNS, overall.rows(language), language, &mut out);
    if let Some(rest) = overall.rest(language) {
        let _ = writeln!(out, "<p>{}</p>", escaped(&rest));
    }
    let mut rules = overall.rules(language).peekable();
    if rules.peek().is_some() {
        let _ = writeln!(out, "<h2>{}</h2>", BY_RULE.get(language));
        grid(&RULE_COLUMNS, rules, language, &mut out);
    }
    out.push_str("</article>\n");
    out
}

fn grid<const N: usize>(
    columns: &[Label; N],
    rows: impl Iterator<Item = [String; N]>,
    language: Language,
    out: &mut String,
) {
    out.push_str("<table class=\"ledger\">\n<thead><tr>");
    for column in columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", column.get(language));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in &row {
            let _ = write!(out, "<td>{}</td>", escaped(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn page(printed: &CheckRecord) -> String {
    let mut out = String::from("<article>\n<header>\n");
    let _ = writeln!(out, "<h1>{}</h1>", escaped(printed.title));
    let _ = writeln!(
        out,
        "<p class=\"subject\">{}</p>",
        escaped(&printed.subject)
    );
    out.push_str("<table class=\"facts\">\n");
    for (name, value) in &printed.facts {
        let (name, value) = (escaped(name), escaped(value));
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>"
        );
    }
    let _ = writeln!(
        out,
        "</table>\n<p class=\"sentence\">{}</p>\n<p class=\"legend\">{}</p>\n</header>",
        escaped(&printed.sentence),
        escaped(&printed.legend)
    );
    for section in &printed.sections {
        let class = class_of(section.status);
        let _ = writeln!(
            out,
            "<section class=\"{class}\">\n<h2>{}</h2>\n<ol>",
            escaped(&section.heading)
        );
        for entry in &section.entries {
            let _ = write!(out, "<li><strong>{}</strong>", escaped(&entry.title));
            for line in &entry.lines {
                let text = escaped(&line.text);
                let text = if line.strong {
                    format!("<strong>{text}</strong>")
                } else {
                    text
                };
                let _ = write!(out, "<p>{text}</p>");
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</section>\n");
    }
    let ledger = &printed.ledger;
    if !ledger.groups.is_empty() {
        let _ = writeln!(
            out,
            "<section>\n<h2>{}</h2>\n<table class=\"ledger\">",
            escaped(&ledger.heading)
        );
        out.push_str("<thead><tr>");
        for column in ledger.columns {
            let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(column));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for group in &ledger.groups {
            let title = escaped(group.title);
            let _ = writeln!(
                out,
                "<tr class=\"group\"><th colspan=\"3\">{title}</th></tr>"
            );
            for (status, [word, about, equation]) in &group.rows {
                let _ = writeln!(
                    out,
                    "<tr class=\"{}\"><td>{}</td><td>{}</td><td>{}</td></tr>",
                    class(*status),
                    escaped(word),
                    escaped(about),
                    escaped(equation)
                );
            }
        }
        out.push_str("</tbody>\n</table>\n</section>\n");
    }
    out.push_str("</article>\n");
    out
}

/// The class of a section.
fn class_of(status: Option<Status>) -> &'static str {
    status.map_or("changes", class)
}

fn class(status: Status) -> &'static str {
    match status {
        Status::Broken => "error",
        Status::Doubtful => "warning",
        Status::Note => "note",
        Status::Undecided => "undecided",
        Status::Holds => "holds",
        Status::Dismissed => "dismissed",
    }
}
