//! What is chosen to be added up.

use std::rc::Rc;

use gouji::order::Set;
use gouji::report::figure::FigureId;
use serde::{Deserialize, Serialize};

use super::report_id::ReportId;

/// What is chosen to be added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SumChoice {
    /// The reports; where none is chosen, all that are listed.
    pub(crate) reports: Rc<Set<ReportId>>,
    /// Which of them is the report of the whole.
    pub(crate) whole: Whole,
    /// The cell whose parts are listed.
    pub(crate) cell: Option<FigureId>,
}

/// Which report is that of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Whole {
    /// The one that its name points to.
    #[default]
    Guessed,
    /// What the person chose; nothing is that there is none.
    Chosen(Option<ReportId>),
}
