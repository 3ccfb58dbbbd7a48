//! A dialog with everything that can be taken out of a report.

use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::language::{Label, Language};
use gouji::view::export::{EXPORTS, Export, Exported};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{ShareProps, Window, outcome, text};
use crate::edge::{copy, download};
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;

/// An export of the report that is shown.
struct Written {
    export: &'static Export,
    text: String,
    /// What is copied beside it for programs that take no HTML.
    as_text: Option<String>,
}

/// How an export is taken out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Copy,
    Save,
}

/// A dialog that copies and saves each export.
#[component]
pub(crate) fn ExportDialog(props: &ShareProps) -> Html {
    let language = props.language;
    let told = use_state_eq(|| None::<(&'static str, Way, bool)>);
    let written = use_memo((props.opened.clone(), language), |(opened, language)| {
        write_all(opened, *language)
    });
    let button = |index: usize, way: Way, name: Label| {
        let (written, told) = (written.clone(), told.clone());
        let there = written.get(index).is_some_and(|of| !of.text.is_empty());
        let title = written
            .get(index)
            .map_or("", |of| of.export.title.get(language));
        let onclick = Callback::from(move |_: MouseEvent| {
            let (written, told) = (written.clone(), told.clone());
            spawn_local(async move {
                if let Some(of) = written.get(index) {
                    let done = match way {
                        Way::Copy => copied(of).await,
                        Way::Save => save(of, language),
                    };
                    told.set(Some((of.export.name, way, done)));
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
        <Window title={text::EXPORT.get(language)} {language} on_close={props.on_close.clone()}>
            <ul class="share-items">
                for (index, of) in written.iter().enumerate() {
                    <li key={of.export.name} id={format!("export-{}", of.export.name)}>
                        <span class="share-item">
                            { of.export.title.get(language) }
                            <small>{ of.export.hint.get(language) }</small>
                        </span>
                        { told_of(of.export, *told, language) }
                        { button(index, Way::Copy, text::COPY) }
                        { button(index, Way::Save, text::SAVE) }
                    </li>
                }
            </ul>
        </Window>
    }
}

/// What became of the export, where it was the last to be taken out.
fn told_of(export: &Export, told: Option<(&str, Way, bool)>, language: Language) -> Html {
    match told.filter(|(name, ..)| *name == export.name) {
        None => outcome(None, text::COPIED, language),
        Some((_, Way::Copy, done)) => outcome(Some(done), text::COPIED, language),
        Some((_, Way::Save, done)) => outcome(Some(done), text::SAVED, language),
    }
}

/// Every export of the report; empty is what there is nothing of.
fn write_all(opened: &PtrEqRc<OpenedReport>, language: Language) -> Vec<Written> {
    let as_printed = as_printed(opened);
    let of = Exported {
        checked: &opened.checked,
        as_printed: as_printed.as_ref(),
        dismissed: &opened.changes().dismissed,
        unfinished: opened.source.is_blank_form(),
        source: &opened.source.name,
        uri: &opened.source.name,
        plain: false,
        ledger: false,
        language,
    };
    let written = EXPORTS.iter().map(|&export| Written {
        export,
        text: export.text_of(&of),
        as_text: export.as_text.map(|plain| plain.text_of(&of)),
    });
    written.collect()
}

/// The report checked as it was printed, where it was changed.
fn as_printed(opened: &OpenedReport) -> Option<Checked> {
    let document = &opened.checked.document;
    (!opened.changes().edits.is_empty()).then(|| check(Arc::clone(document), &Config::default()))
}

/// Copies an export; false where the browser does not allow it.
async fn copied(of: &Written) -> bool {
    match &of.as_text {
        Some(plain) => copy::html(&of.text, plain).await,
        None => copy::text(&of.text).await,
    }
}

/// Has the browser save an export as a file.
fn save(of: &Written, language: Language) -> bool {
    // the mark tells old editors that the text is UTF-8
    let text = js_sys::encode_uri_component(&format!("\u{feff}{}", of.text));
    let name = format!("{}.{}", of.export.title.get(language), of.export.extension);
    download::save(&name, &format!("data:text/plain;charset=utf-8,{text}"));
    true
}
