//! Where a report came from, and where it is read again.

use std::rc::Rc;

use gouji::form::Edition;
use serde::{Deserialize, Serialize};

use crate::edge::files::Stored;

/// Where a report came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReportSource {
    /// The name of the file, or nothing; of a blank form, the agency.
    pub(crate) name: String,
    /// In what form it came.
    pub(crate) form: SourceForm,
}

/// The form in which a report came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SourceForm {
    /// By the person.
    Given,
    /// The blank form.
    Blank(Edition),
    /// The sample.
    Sample,
}

impl ReportSource {
    /// Whether it is a form to be filled in.
    pub(crate) fn is_blank_form(&self) -> bool {
        matches!(self.form, SourceForm::Blank(_))
    }
}

/// Where a report is read again.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// In a file.
    File(Rc<Stored>),
    /// In a link, as which the browser kept it.
    Link(Rc<str>),
}
