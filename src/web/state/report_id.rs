//! The identity of a report, which no change alters.

use std::sync::atomic::{AtomicU32, Ordering};

use serde::{Deserialize, Serialize};

/// Which of the opened reports: another one for each that is opened, whatever was closed before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ReportId(u32);

static NEXT: AtomicU32 = AtomicU32::new(0);

impl ReportId {
    /// One that was never given before.
    pub(crate) fn next() -> Self {
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// Says that this one is given, and so are all before it.
    pub(super) fn is_given(self) {
        NEXT.fetch_max(self.0.saturating_add(1), Ordering::Relaxed);
    }

    /// As a number.
    pub(crate) fn number(self) -> u32 {
        self.0
    }

    /// The report of this number.
    pub(crate) fn of_number(number: u32) -> Self {
        Self(number)
    }
}

impl From<ReportId> for yew::virtual_dom::Key {
    fn from(id: ReportId) -> Self {
        id.0.into()
    }
}
