//! A dialog with everything that can be taken out of a report.

use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::language::{Label, Language};
use gouji::view::export::{EXPORTS, Export, Exported};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{ShareProps, delivery_status, text};
use crate::edge::{copy, download};
use crate::parts::dialog::ModalDialog;
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;

/// An export of the report that is shown.
struct PreparedExport {
    export: &'static Export,
    text: String,
    /// What is copied beside it for programs that take no HTML.
    as_text: Option<String>,
}

/// How an export is taken out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Delivery {
    Copy,
    Save,
}

/// A dialog that copies and saves each export.
#[component]
pub(crate) fn ExportDialog(props: &ShareProps) -> Html {
    let language = props.language;
    let delivered = use_state_eq(|| None::<(&'static str, Delivery, bool)>);
    let prepared = use_memo((props.opened.clone(), language), |(opened, language)| {
        prepare_all(opened, *language)
    });
    let button = |index: usize, delivery: Delivery, name: Label| {
        let (prepared, delivered) = (prepared.clone(), delivered.clone());
        let there = prepared.get(index).is_some_and(|of| !of.text.is_empty());
        let title = prepared
            .get(index)
            .map_or("", |of| of.export.title.get(language));
        let onclick = Callback::from(move |_: MouseEvent| {
            let (prepared, delivered) = (prepared.clone(), delivered.clone());
            spawn_local(async move {
                if let Some(of) = prepared.get(index) {
                    let done = match delivery {
                        Delivery::Copy => copied(of).await,
                        Delivery::Save => save(of, language),
                    };
                    delivered.set(Some((of.export.name, delivery, done)));
                }
            });
        });
        let name = name.get(language);
        html! {
            <button
                type="button"
                class="second-action"
                disabled={!there}
                aria-label={text::of_export(name, title, language)}
                {onclick}
            >
                { name }
            </button>
        }
    };
    html! {
        <ModalDialog
            class="share"
            name={text::EXPORT.get(language)}
            head={html! { <h2>{ text::EXPORT.get(language) }</h2> }}
            {language}
            on_close={props.on_close.clone()}
        >
            <ul class="share-items">
                for (index, of) in prepared.iter().enumerate() {
                    <li key={of.export.name} id={format!("export-{}", of.export.name)}>
                        <span class="share-item">
                            { of.export.title.get(language) }
                            <small>{ of.export.hint.get(language) }</small>
                        </span>
                        { status_of(of.export, *delivered, language) }
                        { button(index, Delivery::Copy, text::COPY) }
                        { button(index, Delivery::Save, text::SAVE) }
                    </li>
                }
            </ul>
        </ModalDialog>
    }
}

/// What became of the export, where it was the last to be taken out.
fn status_of(
    export: &Export,
    delivered: Option<(&str, Delivery, bool)>,
    language: Language,
) -> Html {
    match delivered.filter(|(name, ..)| *name == export.name) {
        None => delivery_status(None, text::COPIED, language),
        Some((_, Delivery::Copy, done)) => delivery_status(Some(done), text::COPIED, language),
        Some((_, Delivery::Save, done)) => delivery_status(Some(done), text::SAVED, language),
    }
}

/// Every export of the report; empty is what there is nothing of.
fn prepare_all(opened: &PtrEqRc<OpenedReport>, language: Language) -> Vec<PreparedExport> {
    let as_printed = as_printed(opened);
    let of = Exported {
        checked: &opened.checked,
        as_printed: as_printed.as_ref(),
        dismissed: &opened.changes().dismissed,
        unfinished: opened.source.is_blank_form(),
        source: &opened.source.name,
        last_year: None,
        uri: &opened.source.name,
        plain: false,
        date: None,
        ledger: false,
        language,
    };
    let prepared = EXPORTS.iter().map(|&export| PreparedExport {
        export,
        text: export.text_of(&of),
        as_text: export.as_text.map(|plain| plain.text_of(&of)),
    });
    prepared.collect()
}

/// The report checked as it was printed, where it was changed.
fn as_printed(opened: &OpenedReport) -> Option<Checked> {
    let document = &opened.checked.document;
    (!opened.changes().edits.is_empty()).then(|| check(Arc::clone(document), &Config::default()))
}

/// Copies an export; false where the browser does not allow it.
async fn copied(of: &PreparedExport) -> bool {
    match &of.as_text {
        Some(plain) => copy::html(&of.text, plain).await,
        None => copy::text(&of.text).await,
    }
}

/// Has the browser save an export as a file.
fn save(of: &PreparedExport, language: Language) -> bool {
    let name = format!("{}.{}", of.export.title.get(language), of.export.extension);
    download::save_text(&name, &of.text);
    true
}
