//! The pages of the rules: a file that is built with the page, fetched when the first one is shown.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::JsFuture;

use super::script;

thread_local! {
    static PAGES: RefCell<Option<Rc<str>>> = const { RefCell::new(None) };
}

/// Fetches the pages of all rules, or takes those that are there; nothing where they cannot be had.
pub(crate) async fn pages() -> Option<Rc<str>> {
    if let Some(pages) = PAGES.with_borrow(Clone::clone) {
        return Some(pages);
    }
    let text = JsFuture::from(script::text("rules")?).await;
    let pages: Rc<str> = text.ok()?.as_string()?.into();
    PAGES.set(Some(Rc::clone(&pages)));
    Some(pages)
}
