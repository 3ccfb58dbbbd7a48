//! The page of a rule, drawn from its Markdown as elements.

use gouji::language::Language;
use gouji::rules::rule::Rule;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use web_sys::HtmlDialogElement;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag, VText};

use super::icon;
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
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let close = props.on.reform(|_: MouseEvent| Action::RuleOpened(None));
    html! {
        <dialog
            ref={dialog}
            class="rule-page"
            aria-label={props.rule.title.get(language)}
            onclose={props.on.reform(|_: DomEvent| Action::RuleOpened(None))}
            onclick={props.on.reform(|_: MouseEvent| Action::RuleOpened(None))}
        >
            <div class="rule-in" onclick={|event: MouseEvent| event.stop_propagation()}>
                <header class="rule-head">
                    <span><b>{ props.rule.level.label().get(language) }</b><code class="code">{ props.rule.code }</code></span>
                    <button
                        type="button"
                        class="plain icon-only"
                        aria-label={text::CLOSE.get(language)}
                        onclick={close}
                    >
                        { icon::cross() }
                    </button>
                </header>
                <div class="rule-text">
                    <h2>{ props.rule.title.get(language) }</h2>
                    { drawn(half(props.rule.page, language)) }
                </div>
            </div>
        </dialog>
    }
}

type DomEvent = web_sys::Event;

/// The half of a page in `language`, from behind its heading, which is the rule's code: Chinese comes
/// first, a line across parts the two.
fn half(page: &str, language: Language) -> &str {
    let (chinese, english) = page.split_once("\n---\n").unwrap_or((page, page));
    let half = match language {
        Language::Chinese => chinese,
        Language::English => english,
    };
    let half = half.trim_start();
    match half.strip_prefix("# ") {
        Some(headed) => headed.split_once('\n').map_or("", |(_, rest)| rest),
        None => half,
    }
}

/// Draws Markdown. Text becomes text nodes; HTML in it stays text.
fn drawn(page: &str) -> Html {
    let mut open: Vec<VTag> = vec![VTag::new("div")];
    let parser = Parser::new_ext(page, Options::ENABLE_TABLES);
    for event in parser {
        match event {
            Event::Start(tag) => open.push(VTag::new(element(&tag))),
            Event::End(end) => close(&mut open, end),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                marked(&mut open, &text);
            }
            Event::Code(code) => {
                let mut tag = VTag::new("code");
                tag.add_child(VText::new(code.to_string()).into());
                add(&mut open, tag.into());
            }
            Event::SoftBreak => add(&mut open, VText::new("\n").into()),
            Event::HardBreak => add(&mut open, VTag::new("br").into()),
            Event::Rule => add(&mut open, VTag::new("hr").into()),
            _ => {}
        }
    }
    while open.len() > 1 {
        finish(&mut open);
    }
    open.pop().map(VNode::from).unwrap_or_default()
}

/// Adds text; what stands in ⟦⟧ is the number that an example is about.
fn marked(open: &mut [VTag], text: &str) {
    for (index, piece) in text.split(['⟦', '⟧']).enumerate() {
        let piece: VNode = VText::new(piece.to_owned()).into();
        if index % 2 == 0 {
            add(open, piece);
        } else {
            let mut mark = VTag::new("mark");
            mark.add_child(piece);
            add(open, mark.into());
        }
    }
}

fn element(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Heading {
            level: HeadingLevel::H1,
            ..
        } => "h2",
        Tag::Heading {
            level: HeadingLevel::H2,
            ..
        } => "h3",
        Tag::Heading { .. } => "h4",
        Tag::BlockQuote(_) => "blockquote",
        Tag::CodeBlock(_) => "pre",
        Tag::List(Some(_)) => "ol",
        Tag::List(None) => "ul",
        Tag::Item => "li",
        Tag::Table(_) => "table",
        Tag::TableHead | Tag::TableRow => "tr",
        Tag::TableCell => "td",
        Tag::Emphasis => "em",
        Tag::Strong => "strong",
        Tag::Paragraph => "p",
        _ => "span",
    }
}

fn add(open: &mut [VTag], node: VNode) {
    if let Some(tag) = open.last_mut() {
        tag.add_child(node);
    }
}

fn close(open: &mut Vec<VTag>, _end: TagEnd) {
    if open.len() > 1 {
        finish(open);
    }
}

fn finish(open: &mut Vec<VTag>) {
    if let Some(tag) = open.pop() {
        add(open, tag.into());
    }
}
