//! What the browser keeps for the page: the current work, and the language.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage};
use gouji::language::Language;

const WORK: &str = "gouji.work";
const OPENING: &str = "gouji.opening";
const LANGUAGE: &str = "gouji.language";

fn get(key: &str) -> Option<String> {
    LocalStorage::raw().get_item(key).ok().flatten()
}

/// Storage may be full or forbidden; the page then goes on without it.
fn set(key: &str, value: Option<&str>) {
    let storage = LocalStorage::raw();
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}

thread_local! {
    /// The work that was kept before the page was loaded, until it is opened.
    static KEPT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Looks for a work that was kept; one on whose opening the page broke down is forgotten. Whether there
/// is one comes out.
pub(crate) fn look() -> bool {
    if get(OPENING).is_some() {
        set(WORK, None);
        set(OPENING, None);
    }
    KEPT.replace(get(WORK));
    is_kept()
}

/// Whether a work that was kept is still to be opened.
pub(crate) fn is_kept() -> bool {
    KEPT.with_borrow(Option::is_some)
}

/// The work that was kept, to be opened.
pub(crate) fn kept() -> Option<String> {
    KEPT.take()
}

/// Says that the kept work is being opened, or that this went well. A work on which the page breaks
/// down is then not opened again and again.
pub(crate) fn opening(begun: bool) {
    set(OPENING, begun.then_some("1"));
}

/// Keeps the work, or forgets it.
pub(crate) fn keep_work(work: Option<&str>) {
    set(WORK, work);
}

/// The language that was chosen, or else the browser's.
pub(crate) fn language() -> Language {
    let chosen = get(LANGUAGE).or_else(|| web_sys::window()?.navigator().language());
    match chosen {
        Some(tag) if !tag.starts_with("zh") => Language::English,
        _ => Language::Chinese,
    }
}

/// Keeps the language that was chosen.
pub(crate) fn keep_language(language: Language) {
    set(
        LANGUAGE,
        Some(match language {
            Language::Chinese => "zh",
            Language::English => "en",
        }),
    );
}
