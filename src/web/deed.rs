//! What a person does to the report that is shown.

use gouji::report::figure::FigureId;
use gouji::verdict::change::Change;
use gouji::view::card::FindingKey;

/// Something done to the report that is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Deed {
    /// A figure was changed.
    Edited(FigureId, String),
    /// A repair is to be applied.
    Repaired(Vec<Change>),
    /// A figure is to be as printed again, or all of them.
    Restored(Option<FigureId>),
    /// Blank totals are to be filled.
    TotalsFilled,
    /// Findings are set aside, for a reason.
    Dismissed(Vec<usize>, String),
    /// A finding that was set aside is taken up again.
    TakenUp(FindingKey),
    /// The blank form is that of an agency and a year, as far as they are told.
    Named {
        /// The agency, as typed.
        agency: String,
        /// The year.
        year: Option<i32>,
    },
    /// The last step is to be taken back.
    Undone,
    /// It is to be taken again.
    Redone,
}
