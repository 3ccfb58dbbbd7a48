//! `gouji rules`: the catalogue, or the page of one rule.

use std::io::{self, Write};

use gouji::language::Language;
use gouji::rules::{CATALOGUE, by_code};

use crate::{ExitStatus, complain};

/// Writes a line for every rule, or the page of the rule named `code`.
pub(crate) fn run(
    code: Option<&str>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<ExitStatus> {
    let Some(code) = code else {
        for rule in CATALOGUE {
            let title = rule.title.get(language);
            let level = rule.level.label().get(language);
            writeln!(out, "{:<16} {level:<8} {title}", rule.code)?;
        }
        return Ok(ExitStatus::Clean);
    };
    if let Some(rule) = by_code(code) {
        writeln!(out, "{}", rule.page.trim_end())?;
        return Ok(ExitStatus::Clean);
    }
    complain(match language {
        Language::Chinese => "没有这条规则；`gouji rules` 列出全部规则。",
        Language::English => "There is no such rule; `gouji rules` lists them all.",
    });
    Ok(ExitStatus::Failed)
}
