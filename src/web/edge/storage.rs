//! What the browser keeps for the page: the current work, and the language.

use std::cell::RefCell;

use gouji::language::Language;
use web_sys::{Storage, window};

const WORK: &str = "gouji.work";
const OPENING: &str = "gouji.opening";
const LANGUAGE: &str = "gouji.language";

/// What the browser keeps; nothing where it keeps nothing for this page: where all storage is blocked, and
/// in a frame that is set apart.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps the value, or forgets it; false where the browser does not, for it may also be full.
fn set(key: &str, value: Option<&str>) -> bool {
    storage().is_some_and(|storage| match value {
        Some(value) => storage.set_item(key, value).is_ok(),
        None => storage.remove_item(key).is_ok(),
    })
}

thread_local! {
    /// The work that was kept before the page was loaded, until it is opened.
    static KEPT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Looks for a work that was kept; whether there is one to be opened comes out. One at whose opening the page
/// broke down or stood still is left where it is, for the person to decide ([`held_back`]).
pub(crate) fn look() -> bool {
    if get(OPENING).is_none() {
        KEPT.replace(get(WORK));
    }
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

/// The work that was kept and whose opening never came to its end.
pub(crate) fn held_back() -> Option<String> {
    get(OPENING)?;
    get(WORK)
}

/// Whether this is what is kept, and nothing that was opened since.
pub(crate) fn keeps(work: &str) -> bool {
    get(WORK).as_deref() == Some(work)
}

/// Says that the kept work is being opened, or that it is seen. A work on which the page breaks down or
/// stands still is then not opened again at every start.
pub(crate) fn opening(begun: bool) {
    set(OPENING, begun.then_some("1"));
}

/// Keeps the work, or forgets it; whether the browser does as it is told comes out.
pub(crate) fn keep_work(work: Option<&str>) -> bool {
    let kept = set(WORK, work);
    if !kept && work.is_some() {
        // what is there is an older state of it
        set(WORK, None);
    }
    kept
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
