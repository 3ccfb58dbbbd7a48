//! What is shown: the start, the table of reports or one of them, and how it came to be shown.

use serde::{Deserialize, Serialize};

use super::report_id::ReportId;

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Screen {
    /// The start.
    #[default]
    Start,
    /// The table of reports.
    Table,
    /// A report.
    Report(ReportId),
}

/// How it came to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// As something new: the way back leads to what was shown before.
    #[default]
    New,
    /// In the place of what was shown before.
    InPlace,
    /// By the history of the browser.
    ByHistory,
}
