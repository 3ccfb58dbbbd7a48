//! Pages of the rules: Markdown → its two languages and its examples.

use super::rule::Rule;
use crate::language::Language;

/// An example of a page: a small report, or what came before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The report, without the brackets that mark figures.
    pub text: String,
    /// The marked places, as bytes of `text`.
    pub marked: Vec<(usize, usize)>,
}

/// The examples of a page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examples {
    /// Last year's report, where the rule compares years.
    pub last_year: Option<Example>,
    /// The report that breaks the rule, with the figures marked that it is about.
    pub wrong: Example,
    /// The same report put right.
    pub right: Example,
}

/// The page of a rule in one language, in Markdown.
pub fn text(rule: &Rule, language: Language) -> &'static str {
    let (zh, en) = rule.page.split_once("\n---\n").unwrap_or((rule.page, ""));
    match language {
        Language::Chinese => zh.trim(),
        Language::English => en.trim(),
    }
}

/// The examples in the Markdown of one language; none where a page does not hold a wrong one and a
/// right one.
pub fn examples(markdown: &str) -> Option<Examples> {
    let mut last_year = None;
    let mut reports = Vec::new();
    let mut rest = markdown;
    while let Some((_, fenced)) = rest.split_once("\n```") {
        let (kind, body) = fenced.split_once('\n')?;
        let (body, after) = body.split_once("\n```")?;
        match kind.trim() {
            "report" => reports.push(example(body)),
            "last-year" => last_year = Some(example(body)),
            _ => {}
        }
        rest = after;
    }
    let [wrong, right] = <[Example; 2]>::try_from(reports).ok()?;
    Some(Examples {
        last_year,
        wrong,
        right,
    })
}

/// Takes the brackets ⟦ ⟧ out and keeps their places.
fn example(body: &str) -> Example {
    let mut text = String::with_capacity(body.len());
    let mut marked = Vec::new();
    let mut open = 0;
    for character in body.chars() {
        match character {
            '⟦' => open = text.len(),
            '⟧' => marked.push((open, text.len())),
            _ => text.push(character),
        }
    }
    Example { text, marked }
}
