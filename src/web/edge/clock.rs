//! The clock of the machine.

use js_sys::Date;

/// The day where the page is used, as 2024-01-31.
pub(crate) fn today() -> String {
    let now = Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{year:04}-{month:02}-{day:02}")
}
