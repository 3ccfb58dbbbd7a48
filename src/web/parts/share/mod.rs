//! Sharing and exporting: dialogs that hand a report on.

mod export;
mod qr;
mod text;

pub(crate) use export::{ExportDialog, ExportManyDialog};

use gouji::language::{Label, Language, Words};
use gouji::read::document::Document;
use gouji::view::form_figures::FormFigures;
use gouji::view::link;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::edge::{address, copy};
use crate::parts::dialog::ModalDialog;
use crate::parts::element::paragraph;
use crate::state::history::Changes;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::text::COPIED;

/// Longer links are cut by some chat programs.
const LONG: usize = 4_000;

#[derive(Properties, PartialEq)]
pub(crate) struct ShareProps {
    pub(crate) opened: PtrEqRc<OpenedReport>,
    pub(crate) language: Language,
    pub(crate) on_close: Callback<()>,
}

/// The names of the buttons that open the dialogs.
pub(crate) const NAMES: [Label; 2] = [text::SHARE, crate::text::EXPORT];

/// A dialog with the link to a report.
#[component]
pub(crate) fn Share(props: &ShareProps) -> Html {
    let language = props.language;
    let whole = use_state_eq(|| true);
    let copied = use_state_eq(|| None::<bool>);
    let links = use_memo(props.opened.clone(), links);
    let (whole_link, short_link) = &*links;
    let chosen = if *whole {
        Some(whole_link)
    } else {
        short_link.as_ref()
    };

    let choose = |to: bool| {
        let (whole, copied) = (whole.clone(), copied.clone());
        Callback::from(move |_: Event| {
            whole.set(to);
            copied.set(None);
        })
    };
    html! {
        <ModalDialog
            class="share"
            name={text::SHARE.get(language)}
            head={html! { <h2>{ text::SHARE.get(language) }</h2> }}
            {language}
            on_close={props.on_close.clone()}
        >
            { paragraph("share-lead", text::SHARE_LEAD.get(language)) }
            if short_link.is_some() {
                <fieldset class="share-what">
                    <legend class="unseen">{ text::WHAT.get(language) }</legend>
                    { radio(text::WHOLE.get(language), text::WHOLE_HINT.get(language), *whole, choose(true)) }
                    { radio(text::FIGURES.get(language), text::FIGURES_HINT.get(language), !*whole, choose(false)) }
                </fieldset>
            }
            {
                match chosen {
                    Some(Ok(link)) => link_field(link, *whole, language, &copied),
                    Some(Err(words)) => html! { <p role="alert">{ words.get(language) }</p> },
                    None => html! {},
                }
            }
        </ModalDialog>
    }
}

type LinkResult = Result<String, Words>;

/// The link to the whole report, and the one to its figures where it has tables of the form.
fn links(opened: &PtrEqRc<OpenedReport>) -> (LinkResult, Option<LinkResult>) {
    let page = address::page();
    let link_of = |fragment: Result<String, link::LinkError>| match fragment {
        Ok(fragment) => Ok(format!("{page}{fragment}")),
        Err(error) => Err(error.words().into()),
    };
    let shared = |document: &Document, changes: &Changes| link::Shared {
        document: document.clone(),
        edits: changes.edits.clone(),
        dismissed: changes.dismissed.clone(),
        last_year: None,
    };
    let last_year = opened.last_year();
    let shared = link::Shared {
        last_year: last_year.map(|last| Box::new(shared(&last.document, &last.changes))),
        ..shared(&opened.checked.document, opened.changes())
    };
    let figures = FormFigures::of(&opened.checked.report);
    (
        link_of(link::of_report(&shared)),
        figures.map(|figures| link_of(link::of_figures(&figures))),
    )
}

fn radio(name: &'static str, hint: &'static str, checked: bool, onchange: Callback<Event>) -> Html {
    html! {
        <label class="share-choice">
            <input type="radio" name="share-what" {checked} {onchange} />
            <span>{ name }<small>{ hint }</small></span>
        </label>
    }
}

fn link_field(
    link: &str,
    whole: bool,
    language: Language,
    copied: &UseStateHandle<Option<bool>>,
) -> Html {
    let count = link.chars().count();
    let onclick = {
        let (link, copied) = (link.to_owned(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let (link, copied) = (link.clone(), copied.clone());
            spawn_local(async move { copied.set(Some(copy::text(&link).await)) });
        })
    };
    let select = |event: FocusEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            field.select();
        }
    };
    html! {
        <>
            <div class="share-link">
                <input
                    id="share-link"
                    readonly=true
                    value={link.to_owned()}
                    aria-label={text::LINK.get(language)}
                    onfocus={select}
                />
                <button type="button" class="main-action" id="copy-link" autofocus=true {onclick}>
                    { text::COPY_LINK.get(language) }
                </button>
            </div>
            <p class="share-length">
                <span id="share-length">{ text::length(count).get(language) }</span>
                { delivery_status(**copied, COPIED, language) }
            </p>
            if whole && count > LONG {
                { paragraph("share-long", text::LONG.get(language)) }
            }
            if !whole {
                { qr::code(link, text::QR.get(language)) }
            }
        </>
    }
}

/// What became of it: `done`, or that the browser does not allow it.
fn delivery_status(copied: Option<bool>, done: Label, language: Language) -> Html {
    let words = match copied {
        None => "",
        Some(true) => done.get(language),
        Some(false) => text::NOT_COPIED.get(language),
    };
    let failed = (copied == Some(false)).then_some("is-failed");
    html! { <span class={classes!("share-done", failed)} role="status">{ words }</span> }
}
