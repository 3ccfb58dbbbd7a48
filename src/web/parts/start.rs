//! The start: paste, drop, choose, a sample, a blank form.

use gouji::form::Edition;
use gouji::language::{Label, Language};
use gouji::view::summary::Fate;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::head::title_of;
use super::icon;
use crate::edge::{clipboard, files, storage};
use crate::hooks::take_in;
use crate::intake::Intake;
use crate::shared::Shared;
use crate::state::Action;
use crate::text;
use crate::work::Work;

#[derive(Properties, PartialEq)]
pub(crate) struct StartProps {
    pub(crate) language: Language,
    /// The reports that are open already.
    pub(crate) works: Vec<Shared<Work>>,
    /// Whether the browser does not keep them.
    pub(crate) not_kept: bool,
    /// Whether a kept one was not opened by itself.
    pub(crate) held_back: bool,
    pub(crate) on: Callback<Action>,
}

/// The start of the page.
#[component]
pub(crate) fn Start(props: &StartProps) -> Html {
    let language = props.language;
    let on = &props.on;
    html! {
        <div class="start">
            <h2 class="start-title">{ text::START_TITLE.get(language) }</h2>
            <p class="start-lead">{ text::START_LEAD.get(language) }</p>
            if props.held_back {
                { held_back(props) }
            }
            <Entry {language} on={on.clone()} />
            <p class="start-privacy">
                { icon::shield() }
                <span>{ text::PRIVACY.get(language) }</span>
                <details>
                    <summary>{ text::VERIFY.get(language) }</summary>
                    <span class="start-verify">{ text::VERIFY_HOW.get(language) }</span>
                </details>
            </p>
            <h3 class="start-or">{ text::OR_BEGIN_WITH.get(language) }</h3>
            <div class="start-ways">
                { way("sample", text::SAMPLE, text::SAMPLE_HINT, Intake::Sample, language, on) }
                { way("blank-2021", text::BLANK_2021, text::BLANK_2021_HINT, Intake::Blank(Edition::E2021), language, on) }
                { way("blank-2019", text::BLANK_2019, text::BLANK_2019_HINT, Intake::Blank(Edition::E2019), language, on) }
            </div>
            if !props.works.is_empty() {
                { opened(props) }
            }
        </div>
    }
}

fn way(
    id: &'static str,
    name: Label,
    hint: Label,
    intake: Intake,
    language: Language,
    on: &Callback<Action>,
) -> Html {
    let on = on.clone();
    let onclick = move |_: MouseEvent| take_in(Some(intake.clone()), on.clone());
    html! {
        <button type="button" class="way" {id} {onclick}>
            <span class="way-name">{ name.get(language) }</span>
            <span class="way-hint">{ hint.get(language) }</span>
        </button>
    }
}

/// The way to a report on which the page stood still before.
fn held_back(props: &StartProps) -> Html {
    let language = props.language;
    let on = props.on.clone();
    let open = move |_: MouseEvent| {
        if let Some(kept) = storage::held_back() {
            take_in(Some(Intake::Kept(kept)), on.clone());
        }
    };
    html! {
        <section class="held-back" id="held-back">
            <p>{ text::HELD_BACK.get(language) }</p>
            <button type="button" class="second-action" onclick={open}>
                { text::OPEN_ANYWAY.get(language) }
            </button>
            <button
                type="button"
                class="plain"
                onclick={props.on.reform(|_: MouseEvent| Action::Cleared)}
            >
                { text::CLEAR_ALL.get(language) }
            </button>
        </section>
    }
}

fn opened(props: &StartProps) -> Html {
    let language = props.language;
    html! {
        <section class="opened" aria-labelledby="opened-title">
            <h3 class="start-or" id="opened-title">{ text::OPENED.get(language) }</h3>
            <ul>
                for (index, work) in props.works.iter().enumerate() {
                    <li key={index}>
                        <button
                            type="button"
                            class="way opened-name"
                            onclick={props.on.reform(move |_| Action::Shown(index))}
                        >
                            <span class="way-name">{ title_of(work, language) }</span>
                            <span class="way-hint">
                                if work.counts.broken > 0 {
                                    <b class="level-error">{ Fate::Broken.counted(work.counts.broken).get(language) }</b>
                                } else if work.counts.doubtful > 0 {
                                    <b class="level-warning">{ Fate::Doubtful.counted(work.counts.doubtful).get(language) }</b>
                                } else if super::head::is_unfinished(work) {
                                    { super::head::done(work).get(language) }
                                } else {
                                    { text::NO_FINDING.get(language) }
                                }
                            </span>
                        </button>
                        <button
                            type="button"
                            class="plain"
                            onclick={props.on.reform(move |_| Action::Closed(index))}
                        >
                            { text::CLOSE_REPORT.get(language) }
                        </button>
                    </li>
                }
            </ul>
            <p class="kept">
                { if props.not_kept { text::NOT_KEPT } else { text::KEPT_HERE }.get(language) }
                <button
                    type="button"
                    class="linklike"
                    id="clear"
                    onclick={props.on.reform(|_| Action::Cleared)}
                >
                    { text::CLEAR_ALL.get(language) }
                </button>
            </p>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct EntryProps {
    language: Language,
    on: Callback<Action>,
}

/// The large area that takes a report in.
#[component]
fn Entry(props: &EntryProps) -> Html {
    let language = props.language;
    let typed = use_state_eq(String::new);
    let chooser = use_node_ref();

    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    let check = {
        let (typed, on) = (typed.clone(), props.on.clone());
        Callback::from(move |_: MouseEvent| {
            let (html, plain) = (String::new(), (*typed).clone());
            take_in(Some(Intake::Pasted { html, plain }), on.clone());
        })
    };
    let choose = {
        let chooser = chooser.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = chooser.cast::<HtmlElement>() {
                input.click();
            }
        })
    };
    let onchange = {
        let on = props.on.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let chosen = files::listed(input.files());
            if !chosen.is_empty() {
                let (files, folders) = (chosen, Vec::new());
                take_in(Some(Intake::Files { files, folders }), on.clone());
            }
            // the same file may be chosen again
            input.set_value("");
        })
    };
    let from_clipboard = {
        let on = props.on.clone();
        Callback::from(move |_: MouseEvent| {
            let on = on.clone();
            spawn_local(async move {
                match clipboard::read().await {
                    None => on.emit(Action::Refused(text::CLIPBOARD_DENIED.into())),
                    Some((html, plain)) => take_in(Some(Intake::Pasted { html, plain }), on),
                }
            });
        })
    };
    html! {
        <div class="intake">
            <label class="intake-label" for="paste">{ text::PASTE_HERE.get(language) }</label>
            <textarea
                id="paste"
                class={classes!("intake-area", (!typed.is_empty()).then_some("is-filled"))}
                spellcheck="false"
                autocomplete="off"
                aria-describedby="paste-hint"
                {oninput}
            />
            <p class="intake-hint" id="paste-hint">{ text::PASTE_HINT.get(language) }</p>
            <div class="intake-actions">
                if typed.is_empty() {
                    <button type="button" class="main-action" id="choose" onclick={choose}>
                        { text::CHOOSE_FILES.get(language) }
                    </button>
                    <button type="button" class="second-action" onclick={from_clipboard}>
                        { icon::paste() }
                        { text::FROM_CLIPBOARD.get(language) }
                    </button>
                } else {
                    <button type="button" class="main-action" id="check" onclick={check}>
                        { text::CHECK_TYPED.get(language) }
                    </button>
                }
            </div>
            <input
                ref={chooser}
                type="file"
                id="files"
                class="unseen"
                tabindex="-1"
                aria-hidden="true"
                multiple=true
                accept=".pdf,.docx,.doc,.wps,.xlsx,.xls,.et,.odt,.ods,.rtf,.html,.htm,.txt,.md,.csv,.tsv"
                {onchange}
            />
        </div>
    }
}
