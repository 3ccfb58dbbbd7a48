//! What the browser keeps for the page beside the database: of this tab, the name of its session, how the table is looked
//! at and that a kept report is being opened; of all, that there is anything. The script of the start keeps the language.

use web_sys::{Storage, window};

const SESSION: &str = "gouji.session";
const TABLE: &str = "gouji.table";
const OPENING: &str = "gouji.opening";
const KEPT: &str = "gouji.kept";
const LETTERS: &str = "gouji.letter-keys";
const OLD: &str = "gouji.work";

/// What the browser keeps for this tab; nothing where it keeps nothing for this page: where all storage is blocked, and
/// in a frame that is set apart.
fn of_tab() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

fn of_all() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// Keeps the value, or forgets it; false where the browser does not, for it may also be full.
fn set(storage: Option<Storage>, key: &str, value: Option<&str>) -> bool {
    storage.is_some_and(|storage| match value {
        Some(value) => storage.set_item(key, value).is_ok(),
        None => storage.remove_item(key).is_ok(),
    })
}

/// The session of this tab, whose reports are to be listed again. One at which the page broke down or froze is
/// not: its reports are offered.
pub(crate) fn session() -> Option<String> {
    let tab = of_tab()?;
    match tab.get_item(OPENING).ok()? {
        None => tab.get_item(SESSION).ok()?,
        Some(_) => None,
    }
}

/// Says which session this tab has, and whether there is anything of any for the next start; false where the browser
/// does not keep it.
pub(crate) fn set_session(session: Option<&str>, is_any: bool) -> bool {
    set(of_all(), KEPT, is_any.then_some("1"));
    set(of_tab(), SESSION, session)
}

/// How the table was looked at in this tab.
pub(crate) fn table() -> Option<String> {
    of_tab()?.get_item(TABLE).ok()?
}

/// Says how it is looked at.
pub(crate) fn set_table(table: Option<&str>) {
    set(of_tab(), TABLE, table);
}

/// Says that a kept report is being opened, or that it is seen. One on which the page breaks down or freezes is
/// then not opened again at every start.
pub(crate) fn opening(begun: bool) {
    set(of_tab(), OPENING, begun.then_some("1"));
}

/// Whether keys do something that are letters or signs alone, which a person may switch off.
pub(crate) fn letter_keys() -> bool {
    let kept = of_all().and_then(|storage| storage.get_item(LETTERS).ok()?);
    kept.is_none()
}

/// Says whether they do, from now on.
pub(crate) fn set_letter_keys(work: bool) {
    set(of_all(), LETTERS, (!work).then_some("off"));
}

/// The report that an older version of the page kept, as a link, which is forgotten here.
pub(crate) fn take_old() -> Option<String> {
    let old = of_all()?.get_item(OLD).ok()??;
    set(of_all(), OLD, None);
    Some(old.lines().nth(3)?.to_owned())
}
