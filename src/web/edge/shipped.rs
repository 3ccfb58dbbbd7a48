//! The files that were built with the page. Their names depend on their content, and `index.html` holds the names.

use wasm_bindgen::JsCast;
use web_sys::{HtmlMetaElement, window};

/// The build that the page is of; files of another one must not be used with it.
pub(crate) fn build() -> String {
    named("build").unwrap_or_default()
}

/// The address of a file that is built with the page.
pub(crate) fn address(file: &str) -> Option<String> {
    named(file)
}

fn named(name: &str) -> Option<String> {
    let document = window()?.document()?;
    let meta = document
        .query_selector(&format!("meta[name={name}]"))
        .ok()??;
    Some(meta.dyn_into::<HtmlMetaElement>().ok()?.content())
}
