//! A dialog with everything that can be taken out of a report, or of many.

use std::rc::Rc;

use gouji::language::{Label, Language, Words};
use gouji::view::export::sent::ExportOffer;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::delivery_status;
use crate::edge::exporter::MadeFile;
use crate::edge::{copy, download};
use crate::hooks::{Fetched, use_fetched};
use crate::output;
use crate::parts::dialog::ModalDialog;
use crate::parts::element::{paragraph, text_button};
use crate::state::Action;
use crate::state::check_input::CheckInput;
use crate::text;

/// How an export is taken out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Delivery {
    Copy,
    Save,
}

/// What became of an export.
#[derive(Clone, PartialEq)]
enum ExportStatus {
    Making,
    Done(Delivery),
    NotCopied,
    Failed(Words),
}

#[derive(Properties, PartialEq)]
pub(crate) struct ExportProps {
    pub(crate) report: CheckInput,
    pub(crate) language: Language,
    pub(crate) on_close: Callback<()>,
}

/// A dialog that copies and saves each export of one report.
#[component]
pub(crate) fn ExportDialog(props: &ExportProps) -> Html {
    let language = props.language;
    let (offers, again) = use_fetched(output::offers_for_one);
    let delivered = use_state_eq(|| None::<(String, ExportStatus)>);
    let is_changed = !props.report.changes.edits.is_empty();
    let is_making = matches!(&*delivered, Some((_, ExportStatus::Making)));
    let button = |offer: &ExportOffer, delivery: Delivery, name: Label| {
        let onclick = {
            let (delivered, offer) = (delivered.clone(), offer.clone());
            let report = props.report.clone();
            Callback::from(move |_: MouseEvent| {
                if is_making {
                    return;
                }
                let (delivered, offer) = (delivered.clone(), offer.clone());
                let report = report.clone();
                delivered.set(Some((offer.export.clone(), ExportStatus::Making)));
                spawn_local(async move {
                    let status = deliver(&offer, delivery, &report, language).await;
                    delivered.set(Some((offer.export, status)));
                });
            })
        };
        let is_nothing = offer.of_changes && !is_changed;
        html! {
            <button
                type="button"
                class="second-action"
                disabled={is_nothing}
                // a disabled button would lose the focus
                aria-disabled={is_making.then_some("true")}
                aria-label={text::of_export(name.get(language), offer.title.get(language), language)}
                {onclick}
            >
                { name.get(language) }
            </button>
        }
    };
    let item = |offer: &ExportOffer| {
        let status = delivered.as_ref();
        let status = status.filter(|(export, _)| *export == offer.export);
        html! {
            <li key={offer.export.clone()} id={format!("export-{}", offer.export)}>
                { name_of(offer, language) }
                { shown(status.map(|(_, status)| status), language) }
                if offer.is_text {
                    { button(offer, Delivery::Copy, text::COPY) }
                }
                { button(offer, Delivery::Save, text::SAVE) }
            </li>
        }
    };
    html! {
        <Frame {language} on_close={props.on_close.clone()}>
            { list(&offers, &again, language, item) }
        </Frame>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct ExportManyProps {
    pub(crate) reports: Rc<Vec<CheckInput>>,
    /// Which reports these are.
    pub(crate) said: Words,
    pub(crate) language: Language,
    pub(crate) on: Callback<Action>,
    pub(crate) on_close: Callback<()>,
}

/// A dialog that begins each export of many reports.
#[component]
pub(crate) fn ExportManyDialog(props: &ExportManyProps) -> Html {
    let language = props.language;
    let (offers, again) = use_fetched(output::offers_for_many);
    let item = |offer: &ExportOffer| {
        let onclick = {
            let (on, on_close) = (props.on.clone(), props.on_close.clone());
            let (export, reports) = (offer.export.clone(), Rc::clone(&props.reports));
            Callback::from(move |_: MouseEvent| {
                output::many(export.clone(), reports.to_vec(), language, on.clone());
                on_close.emit(());
            })
        };
        let title = offer.title.get(language);
        let name = text::SAVE.get(language);
        html! {
            <li key={offer.export.clone()} id={format!("export-{}", offer.export)}>
                { name_of(offer, language) }
                <button
                    type="button"
                    class="second-action"
                    aria-label={text::of_export(name, title, language)}
                    {onclick}
                >
                    { name }
                </button>
            </li>
        }
    };
    html! {
        <Frame {language} on_close={props.on_close.clone()}>
            { paragraph("share-lead", props.said.get(language)) }
            { list(&offers, &again, language, item) }
        </Frame>
    }
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    language: Language,
    on_close: Callback<()>,
    children: Html,
}

/// The dialog around the list. The worker ends with it.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let language = props.language;
    use_effect_with((), |()| {
        output::keep();
        output::rest
    });
    html! {
        <ModalDialog
            class="share"
            name={text::EXPORT.get(language)}
            head={html! { <h2>{ text::EXPORT.get(language) }</h2> }}
            {language}
            on_close={props.on_close.clone()}
        >
            { props.children.clone() }
        </ModalDialog>
    }
}

/// The list, as soon as the worker says what it makes.
fn list(
    offers: &Fetched<Vec<ExportOffer>>,
    again: &Callback<()>,
    language: Language,
    item: impl Fn(&ExportOffer) -> Html,
) -> Html {
    match offers {
        Fetched::Loading => html! {
            <p class="quiet" role="status">{ text::EXPORT_LOADING.get(language) }</p>
        },
        Fetched::Failed => html! {
            <div role="alert">
                { paragraph("share-lead", text::failed_export(crate::edge::Failure::NotLoaded).get(language)) }
                { text_button("second-action", text::AGAIN.get(language), again.reform(|_| ())) }
            </div>
        },
        Fetched::Loaded(offers) => html! {
            <ul class="share-items">{ for offers.iter().map(item) }</ul>
        },
    }
}

fn name_of(offer: &ExportOffer, language: Language) -> Html {
    html! {
        <span class="share-item">
            { offer.title.get(language) }
            <small>{ offer.hint.get(language) }</small>
        </span>
    }
}

fn shown(status: Option<&ExportStatus>, language: Language) -> Html {
    match status {
        None => delivery_status(None, text::SAVED, language),
        Some(ExportStatus::Making) => said(text::MAKING.get(language), false),
        Some(ExportStatus::Done(Delivery::Copy)) => said(text::COPIED.get(language), false),
        Some(ExportStatus::Done(Delivery::Save)) => said(text::SAVED.get(language), false),
        Some(ExportStatus::NotCopied) => delivery_status(Some(false), text::COPIED, language),
        Some(ExportStatus::Failed(words)) => said(words.get(language), true),
    }
}

fn said(words: &str, is_failed: bool) -> Html {
    let failed = is_failed.then_some("is-failed");
    html! { <span class={classes!("share-done", failed)} role="status">{ words }</span> }
}

/// Makes an export and hands it out.
async fn deliver(
    offer: &ExportOffer,
    delivery: Delivery,
    report: &CheckInput,
    language: Language,
) -> ExportStatus {
    let made = match output::one(&offer.export, report, language).await {
        Ok(Some(made)) => made,
        Ok(None) => return ExportStatus::Failed(text::NOTHING_TO_EXPORT.into()),
        Err(words) => return ExportStatus::Failed(words),
    };
    if delivery == Delivery::Save {
        download::save_bytes(&made.name, &made.bytes);
        return ExportStatus::Done(delivery);
    }
    if copied(offer, &made, report, language).await {
        ExportStatus::Done(delivery)
    } else {
        ExportStatus::NotCopied
    }
}

/// Copies an export; false where the browser does not allow it.
async fn copied(
    offer: &ExportOffer,
    made: &MadeFile,
    report: &CheckInput,
    language: Language,
) -> bool {
    let whole = copy::text_in(&made.bytes);
    let Some(plain) = &offer.as_text else {
        return copy::text(&whole).await;
    };
    let plain = output::one(plain, report, language).await;
    let plain = plain.ok().flatten();
    let plain = plain.map(|plain| copy::text_in(&plain.bytes));
    copy::html(&whole, &plain.unwrap_or_default()).await
}
