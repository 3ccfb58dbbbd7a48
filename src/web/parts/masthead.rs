//! The top of the page: the name, the promise, the language, the way to another report.

use gouji::language::Language;
use yew::prelude::*;

use super::icon;
use crate::state::Action;
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct MastheadProps {
    pub(crate) language: Language,
    /// Whether a report is shown.
    pub(crate) open: bool,
    /// Whether any report is open behind the start.
    pub(crate) others: bool,
    pub(crate) on: Callback<Action>,
}

/// The top of the page.
#[component]
pub(crate) fn Masthead(props: &MastheadProps) -> Html {
    let language = props.language;
    let other = match language {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    };
    let tag = match other {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    html! {
        <header class="masthead">
            <div class="masthead-in">
                <h1 class="brand">
                    <span class="brand-name">{ text::NAME.get(language) }</span>
                    <span class="brand-purpose">{ text::PURPOSE.get(language) }</span>
                </h1>
                <p class="promise">{ icon::shield() }<span>{ text::STAYS_HERE.get(language) }</span></p>
                <button
                    type="button"
                    class="plain"
                    id="language"
                    lang={tag}
                    onclick={props.on.reform(move |_| Action::Spoken(other))}
                >
                    { text::OTHER_LANGUAGE.get(language) }
                </button>
                if props.open {
                    <button
                        type="button"
                        class="main-action"
                        id="open-another"
                        onclick={props.on.reform(|_| Action::Start)}
                    >
                        { text::OPEN_ANOTHER.get(language) }
                    </button>
                } else if props.others {
                    <button
                        type="button"
                        class="main-action"
                        onclick={props.on.reform(|_| Action::Shown(0))}
                    >
                        { text::BACK_TO_REPORT.get(language) }
                    </button>
                }
            </div>
        </header>
    }
}
