//! A dialog with the page of a rule, drawn from its Markdown as elements.

use gouji::language::Language;
use gouji::rules::page;
use gouji::rules::rule::Rule;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

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
                    { drawn(page::text(props.rule, language)) }
                </div>
            </div>
        </dialog>
    }
}

type DomEvent = web_sys::Event;

/// Draws a page from behind its first heading, which is the rule's code. Pages are our own and hold
/// headings, paragraphs and examples between fences, nothing else; text becomes text nodes.
fn drawn(page: &str) -> Html {
    let body = page.split_once('\n').map_or("", |(_, body)| body);
    let pieces = body.split("\n```").enumerate();
    pieces
        .map(|(index, piece)| {
            // What follows a fence on its line names the kind of the example, or is empty.
            let piece = match index {
                0 => piece,
                _ => piece.split_once('\n').map_or("", |(_, piece)| piece),
            };
            if index % 2 == 1 {
                return html! { <pre>{ marked(piece) }</pre> };
            }
            let blocks = piece.split("\n\n").map(str::trim);
            blocks
                .filter(|block| !block.is_empty())
                .map(|block| match block.strip_prefix("## ") {
                    Some(heading) => html! { <h3>{ heading }</h3> },
                    None => html! { <p>{ block.replace('`', "") }</p> },
                })
                .collect()
        })
        .collect()
}

/// An example; what stands in ⟦⟧ is the number that it is about.
fn marked(text: &str) -> Html {
    let pieces = text.split(['⟦', '⟧']).enumerate();
    pieces
        .map(|(index, piece)| match index % 2 {
            0 => html! { { piece } },
            _ => html! { <mark>{ piece }</mark> },
        })
        .collect()
}
