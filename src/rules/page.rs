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
    /// The reports of the parts, where the rule adds them up.
    pub parts: Vec<Example>,
    /// The report that breaks the rule, with the figures marked that it is about.
    pub wrong: Example,
    /// The same report put right.
    pub right: Example,
}

/// What is between the pages of two rules where all are one text.
pub const BREAK: &str = "\n===\n";

/// The page of a rule among those of all rules; none where it is not there.
pub fn among<'a>(pages: &'a str, rule: &Rule) -> Option<&'a str> {
    let title = format!("# {}\n", rule.code);
    pages.split(BREAK).find(|page| page.starts_with(&title))
}

/// A page in one language, in Markdown.
pub fn text(page: &str, language: Language) -> &str {
    let (zh, en) = page.split_once("\n---\n").unwrap_or((page, ""));
    match language {
        Language::Chinese => zh.trim(),
        Language::English => en.trim(),
    }
}

/// A piece of a page, as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageBlock<'a> {
    /// A heading.
    Heading(&'a str),
    /// A paragraph; what is between backquotes is code.
    Paragraph(&'a str),
    /// The points of a list, in the same way.
    List(Vec<&'a str>),
    /// An example: a report, in which ⟦ ⟧ mark the numbers that it is about.
    Example(Vec<ExamplePart<'a>>),
}

/// A piece of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExamplePart<'a> {
    /// Lines of text.
    Lines(Vec<&'a str>),
    /// Rows of a table.
    Rows(Vec<Vec<&'a str>>),
}

/// What a page in one language is drawn from, behind its first line, which is the rule's code.
///
/// Pages are our own: headings, paragraphs, lists with points of one line, `code`, and examples between
/// fences.
///
/// # Errors
///
/// Anything else cannot be drawn; the error is its line.
pub fn blocks(page: &str) -> Result<Vec<PageBlock<'_>>, &str> {
    let mut blocks = Vec::new();
    let mut lines = page.lines().skip(1);
    let mut new = true;
    while let Some(line) = lines.next() {
        if line.is_empty() {
            new = true;
            continue;
        }
        if line.starts_with("```") {
            blocks.push(PageBlock::Example(parts(&mut lines).ok_or(line)?));
        } else if let Some(heading) = line.strip_prefix("## ") {
            blocks.push(PageBlock::Heading(plain(heading)?));
        } else if let Some(point) = line.strip_prefix("- ") {
            let point = plain(point)?;
            match blocks.last_mut() {
                Some(PageBlock::List(points)) if !new => points.push(point),
                _ => blocks.push(PageBlock::List(vec![point])),
            }
        } else if new {
            blocks.push(PageBlock::Paragraph(plain(line)?));
        } else {
            // a line that goes on with the one before would be drawn apart from it
            return Err(line);
        }
        new = false;
    }
    Ok(blocks)
}

/// The lines of an example up to its closing fence; none where there is none.
fn parts<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Option<Vec<ExamplePart<'a>>> {
    let mut parts = Vec::new();
    for line in lines {
        if line == "```" {
            return Some(parts);
        }
        let cells = line.strip_prefix('|').and_then(|row| row.strip_suffix('|'));
        match (cells, parts.last_mut()) {
            (Some(row), last) => {
                let row = row.split('|').map(str::trim).collect();
                match last {
                    Some(ExamplePart::Rows(rows)) => rows.push(row),
                    _ => parts.push(ExamplePart::Rows(vec![row])),
                }
            }
            (None, Some(ExamplePart::Lines(lines))) => lines.push(line),
            (None, _) => parts.push(ExamplePart::Lines(vec![line])),
        }
    }
    None
}

/// A text in which nothing is set but code; an error for other Markdown, which would be drawn raw.
fn plain(text: &str) -> Result<&str, &str> {
    const SIGNS: [&str; 7] = ["**", "__", "](", "![", "</", "<!", "|"];
    let starts = ["#", ">", "* ", "+ ", "    ", "---", "===", "~~~", "|", "- "];
    let mut number = text.split(['.', ')']);
    let numbered = number
        .next()
        .is_some_and(|first| !first.is_empty() && first.chars().all(|c| c.is_ascii_digit()))
        && number.next().is_some_and(|rest| rest.starts_with(' '));
    let raw = numbered
        || starts.iter().any(|sign| text.starts_with(sign))
        || SIGNS.iter().any(|sign| text.contains(sign))
        || text.matches('`').count() % 2 == 1;
    if raw { Err(text) } else { Ok(text) }
}

/// The examples in the Markdown of one language; none where a page does not hold a wrong one and a
/// right one.
pub fn examples(markdown: &str) -> Option<Examples> {
    let mut last_year = None;
    let (mut parts, mut reports) = (Vec::new(), Vec::new());
    let mut rest = markdown;
    while let Some((_, fenced)) = rest.split_once("\n```") {
        let (kind, body) = fenced.split_once('\n')?;
        let (body, after) = body.split_once("\n```")?;
        match kind.trim() {
            "report" => reports.push(example(body)),
            "part" => parts.push(example(body)),
            "last-year" => last_year = Some(example(body)),
            _ => {}
        }
        rest = after;
    }
    let [wrong, right] = <[Example; 2]>::try_from(reports).ok()?;
    Some(Examples {
        last_year,
        parts,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_drawn_from_blocks() {
        let page = "# code\n\n## 核对什么\n\n写 `00` 的。\n\n- 一；\n- 二。\n\n```report\n一、\n| 甲 | ⟦3⟧ |\n| 乙 |\n```";
        let blocks = blocks(page).expect("it can be drawn");
        assert_eq!(
            blocks,
            [
                PageBlock::Heading("核对什么"),
                PageBlock::Paragraph("写 `00` 的。"),
                PageBlock::List(vec!["一；", "二。"]),
                PageBlock::Example(vec![
                    ExamplePart::Lines(vec!["一、"]),
                    ExamplePart::Rows(vec![vec!["甲", "⟦3⟧"], vec!["乙"]]),
                ]),
            ]
        );
    }

    #[track_caller]
    fn check_undrawable(body: &str) {
        let page = format!("# code\n\n{body}");
        assert!(blocks(&page).is_err(), "{body}");
    }

    #[test]
    fn what_cannot_be_drawn_is_no_page() {
        check_undrawable("| a | b |\n| --- | --- |");
        check_undrawable("1. first");
        check_undrawable("2) second");
        check_undrawable("* point");
        check_undrawable("- one\n  - two");
        check_undrawable("- one\n  goes on");
        check_undrawable("some **strong** words");
        check_undrawable("a [link](https://example.org)");
        check_undrawable("### deep");
        check_undrawable("> said");
        check_undrawable("one `backquote");
        check_undrawable("```report\nwithout an end");
        check_undrawable("one line\nanother");
        check_undrawable("<b>markup</b>");
    }
}
