//! A dialog with the page of a rule, drawn from its Markdown as elements.

use std::rc::Rc;

use gouji::language::Language;
use gouji::rules::page::{self, ExamplePart, PageBlock};
use gouji::rules::rule::Rule;
use yew::prelude::*;

use super::dialog::ModalDialog;
use crate::edge::rules;
use crate::hooks::{Fetched, use_fetched};
use crate::parts::element::text_button;
use crate::state::Action;
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct RulePageProps {
    pub(crate) rule: &'static Rule,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
}

/// A dialog with the page of a rule.
#[component]
pub(crate) fn RulePage(props: &RulePageProps) -> Html {
    let language = props.language;
    let (pages, again) = use_fetched(rules::pages);
    let rule = props.rule;
    let head = html! {
        <span><b>{ rule.level.label().get(language) }</b><code class="code">{ rule.code }</code></span>
    };
    html! {
        <ModalDialog
            class="rule-page"
            name={rule.title.get(language)}
            {head}
            {language}
            on_close={props.on.reform(|()| Action::RuleOpened(None))}
        >
            <div class="rule-text">
                <h2>{ rule.title.get(language) }</h2>
                { page_of(rule, &pages, &again, language) }
                <p class="rule-by-itself">
                    <a href={by_itself(rule, language)} target="_blank">{ text::RULE_BY_ITSELF.get(language) }</a>
                </p>
            </div>
        </ModalDialog>
    }
}

/// Where the page of a rule is by itself, beside the page that is open.
fn by_itself(rule: &Rule, language: Language) -> String {
    let folder = match language {
        Language::Chinese => "",
        Language::English => "en/",
    };
    format!("rules/{folder}{}.html", rule.code)
}

/// The page, once it is there; what to do, where it could not be fetched.
fn page_of(
    rule: &'static Rule,
    pages: &Fetched<Rc<str>>,
    again: &Callback<()>,
    language: Language,
) -> Html {
    let page = match pages.get() {
        Some(pages) => page::among(pages, rule),
        None => Some(rule.page).filter(|page| !page.is_empty()),
    };
    match (page, pages) {
        (Some(page), _) => drawn(page::text(page, language)),
        (None, Fetched::Loading) => {
            html! { <p class="quiet" role="status">{ text::LOADING_RULE.get(language) }</p> }
        }
        (None, _) => html! {
            <p role="alert">
                { text::RULE_NOT_LOADED.get(language) }
                { text_button("linklike", text::AGAIN.get(language), again.reform(|_| ())) }
            </p>
        },
    }
}

/// Draws a page; text becomes text nodes.
fn drawn(page: &str) -> Html {
    match page::blocks(page) {
        Ok(blocks) => blocks.iter().map(block).collect(),
        // a test holds that every page can be drawn
        Err(_) => html! { <pre>{ page }</pre> },
    }
}

fn block(block: &PageBlock) -> Html {
    match block {
        PageBlock::Heading(heading) => html! { <h3>{ *heading }</h3> },
        PageBlock::Paragraph(text) => html! { <p>{ with_code(text) }</p> },
        PageBlock::List(points) => {
            html! { <ul>{ for points.iter().map(|point| html! { <li>{ with_code(point) }</li> }) }</ul> }
        }
        PageBlock::Example(parts) => {
            html! { <div class="rule-example">{ for parts.iter().map(part) }</div> }
        }
    }
}

fn part(part: &ExamplePart) -> Html {
    match part {
        ExamplePart::Lines(lines) => lines
            .iter()
            .filter(|line| !line.is_empty())
            .map(|line| html! { <p>{ marked(line) }</p> })
            .collect(),
        ExamplePart::Rows(rows) => table(rows),
    }
}

/// Rows of an example; the last cell of a row that is shorter than others takes the room that is left.
fn table(rows: &[Vec<&str>]) -> Html {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let row = |row: &Vec<&str>| -> Html {
        let last = row.len().saturating_sub(1);
        let cell = |(at, text): (usize, &&str)| {
            let span = if at == last { width - last } else { 1 };
            html! { <td colspan={span.to_string()}>{ marked(text) }</td> }
        };
        html! { <tr>{ for row.iter().enumerate().map(cell) }</tr> }
    };
    html! {
        <div class="rule-table">
            <table><tbody>{ for rows.iter().map(row) }</tbody></table>
        </div>
    }
}

/// What is between backquotes is code.
fn with_code(text: &str) -> Html {
    let pieces = text.split('`').enumerate();
    pieces
        .map(|(index, piece)| match index % 2 {
            0 => html! { { piece } },
            _ => html! { <code>{ piece }</code> },
        })
        .collect()
}

/// What is in ⟦⟧ is the number that an example is about.
fn marked(text: &str) -> Html {
    let pieces = text.split(['⟦', '⟧']).enumerate();
    pieces
        .map(|(index, piece)| match index % 2 {
            0 => html! { { piece } },
            _ => html! { <mark>{ piece }</mark> },
        })
        .collect()
}
