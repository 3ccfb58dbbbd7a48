//! What it takes to check a report without opening it, and what its row is held against.

use std::rc::Rc;
use std::sync::Arc;

use gouji::language::Words;
use gouji::read::document::Document;
use gouji::report::sums::Sums;

use super::history::Changes;
use super::report_id::ReportId;
use super::source::Origin;

/// Last year's report that a row is held against, with what was done to it then.
#[derive(Clone, Debug)]
pub(crate) struct Against {
    /// Which one.
    pub(crate) id: ReportId,
    /// What was done to it.
    pub(crate) changes: Rc<Changes>,
}

/// What it takes to check a report without opening it: what it is read from, and what was done to it.
#[derive(Clone, Debug)]
pub(crate) struct CheckInput {
    /// Which one.
    pub(crate) id: ReportId,
    /// The path or the name of what it was read from.
    pub(crate) source: String,
    /// Why it could not be read.
    pub(crate) refused: Option<Words>,
    /// Where it is read again.
    pub(crate) origin: Option<Origin>,
    /// Its document, where it is held.
    pub(crate) document: Option<Arc<Document>>,
    /// What is done to it now.
    pub(crate) changes: Rc<Changes>,
    /// What the reports of its parts add up to, where it is held against that.
    pub(crate) sums: Option<Arc<Sums>>,
    /// Last year's report, where it is held against that.
    pub(crate) last_year: Option<Box<CheckInput>>,
    /// Whether it is a form to be filled in.
    pub(crate) is_form: bool,
}

impl PartialEq for Against {
    /// Whether the same numbers are compared with.
    fn eq(&self, other: &Self) -> bool {
        let are_shared = Rc::ptr_eq(&self.changes, &other.changes);
        self.id == other.id && (are_shared || self.changes.edits == other.changes.edits)
    }
}

impl PartialEq for CheckInput {
    fn eq(&self, other: &Self) -> bool {
        let held = |of: &Self| of.document.as_ref().map(Arc::as_ptr);
        let origin = match (&self.origin, &other.origin) {
            (Some(Origin::File(one)), Some(Origin::File(other))) => Rc::ptr_eq(one, other),
            (Some(Origin::Link(one)), Some(Origin::Link(other))) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        origin
            && held(self) == held(other)
            && Rc::ptr_eq(&self.changes, &other.changes)
            && (self.id, &self.last_year) == (other.id, &other.last_year)
            && (&self.source, &self.refused) == (&other.source, &other.refused)
            && self.sums.as_ref().map(Arc::as_ptr) == other.sums.as_ref().map(Arc::as_ptr)
    }
}
