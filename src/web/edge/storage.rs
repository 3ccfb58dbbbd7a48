//! What the browser keeps for the page: the report that is shown. The script of the start keeps the language.

use web_sys::{Storage, window};

const REPORT: &str = "gouji.work";
const OPENING: &str = "gouji.opening";

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

/// The report that was kept, to be opened. One at whose opening the page broke down or stood still is left where it
/// is, for the person to decide ([`held_back`]).
pub(crate) fn kept() -> Option<String> {
    match get(OPENING) {
        None => get(REPORT),
        Some(_) => None,
    }
}

/// The report that was kept and whose opening never came to its end.
pub(crate) fn held_back() -> Option<String> {
    get(OPENING)?;
    get(REPORT)
}

/// Whether this is what is kept, and nothing that was opened since.
pub(crate) fn keeps(kept: &str) -> bool {
    get(REPORT).as_deref() == Some(kept)
}

/// Says that the kept report is being opened, or that it is seen. One on which the page breaks down or
/// stands still is then not opened again at every start.
pub(crate) fn opening(begun: bool) {
    set(OPENING, begun.then_some("1"));
}

/// Keeps a report, or forgets it; whether the browser keeps it comes out.
pub(crate) fn keep_report(opened: Option<&str>) -> bool {
    let kept = set(REPORT, opened);
    if !kept && opened.is_some() {
        // what is there is an older state of it
        set(REPORT, None);
    }
    kept
}
