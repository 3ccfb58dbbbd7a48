//! A dialog with everything that can be taken out of a report.

use std::sync::Arc;

use gouji::check::{Checked, Config, check};
use gouji::language::{Label, Language};
use gouji::view::export::{changes, record, tables};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{ShareProps, Window, outcome, text};
use crate::edge::{copy, download};
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;

/// Something to take out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Tables,
    Tabbed,
    Changes,
    Record,
}

/// A dialog that copies the tables and the changes, and saves the record of the check.
#[component]
pub(crate) fn Export(props: &ShareProps) -> Html {
    let language = props.language;
    let told = use_state_eq(|| None::<(Piece, bool)>);
    let has_tables = !props.opened.checked.report.tables.is_empty();
    let has_changes = !props.opened.changes().edits.is_empty();
    let item = |piece: Piece, name: Label, hint: Label, there: bool| {
        let (opened, told) = (props.opened.clone(), told.clone());
        let was = told
            .filter(|(which, _)| *which == piece)
            .map(|(_, done)| done);
        let done = if piece == Piece::Record {
            text::SAVED
        } else {
            text::COPIED
        };
        let onclick = Callback::from(move |_: MouseEvent| {
            let (opened, told) = (opened.clone(), told.clone());
            spawn_local(async move {
                let done = take(piece, &opened, language).await;
                told.set(Some((piece, done)));
            });
        });
        html! {
            <li>
                <button type="button" class="second-action" disabled={!there} {onclick}>
                    { name.get(language) }
                </button>
                <span class="share-hint">{ hint.get(language) }</span>
                { outcome(was, done, language) }
            </li>
        }
    };
    html! {
        <Window title={text::EXPORT.get(language)} {language} on_close={props.on_close.clone()}>
            <ul class="share-items">
                { item(Piece::Tables, text::EXPORT_TABLES, text::EXPORT_TABLES_HINT, has_tables) }
                { item(Piece::Tabbed, text::EXPORT_TABBED, text::EXPORT_TABBED_HINT, has_tables) }
                { item(Piece::Changes, text::EXPORT_CHANGES, text::EXPORT_CHANGES_HINT, has_changes) }
                { item(Piece::Record, text::EXPORT_RECORD, text::EXPORT_RECORD_HINT, true) }
            </ul>
        </Window>
    }
}

/// Takes a piece out; false where the browser does not allow it.
async fn take(piece: Piece, opened: &PtrEqRc<OpenedReport>, language: Language) -> bool {
    let report = &opened.checked.report;
    match piece {
        Piece::Tables => {
            // the form is Chinese, whatever language the page is read in
            let html = tables::html(report, Language::Chinese);
            copy::html(&html, &tables::tab_separated(report, Language::Chinese)).await
        }
        Piece::Tabbed => copy::text(&tables::tab_separated(report, Language::Chinese)).await,
        Piece::Changes => {
            let lines = changes::changes(&as_printed(opened), &opened.checked);
            copy::text(&changes::text(&lines, language)).await
        }
        Piece::Record => {
            let lines = changes::changes(&as_printed(opened), &opened.checked);
            let text = record(
                &opened.checked,
                &lines,
                &opened.changes().dismissed,
                opened.source.is_blank_form(),
                language,
            );
            // the mark tells old editors that the text is UTF-8
            let text = js_sys::encode_uri_component(&format!("\u{feff}{text}"));
            let url = format!("data:text/plain;charset=utf-8,{text}");
            download::save(text::RECORD_FILE.get(language), &url);
            true
        }
    }
}

/// The report checked as it was printed.
fn as_printed(opened: &OpenedReport) -> Checked {
    check(Arc::clone(&opened.checked.document), &Config::default())
}
